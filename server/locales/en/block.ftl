# Whom somebody does not want to hear of.

block-link = Block this person
block-do = Block { $name }
block-do-ask = Block { $name }?
block-folds = You do not see what they write in this group, until you open it.
block-keeps = { $name } helps to keep this group. You will still see what they write to the group.
block-ends = They cannot write to you alone. What you two wrote to each other here is deleted.
block-names = This is for the person, under all names that they have. You are not shown their other names.
block-elsewhere = In another group you may meet them and not know it. What you write to each other alone there does not arrive.
block-untold = { $name } is not told.
block-folded = You blocked the writer of this. Show it once
block-folded-title = You blocked the writer of this
block-show-title = Show the title once
block-somebody = Somebody you blocked

blocks-section = People you blocked
blocks-heading = The people you have blocked
blocks-none = You have blocked nobody.
blocks-why = You see the name by which you blocked them. They are not told, now or later.
blocks-line = { $name }, in { $group }
blocks-space = To the group
blocks-end = Unblock { $name }
