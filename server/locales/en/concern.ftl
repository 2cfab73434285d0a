# What somebody tells about another's words.

concern-tell = Tell somebody about this
concern-show-keepers = Show this to those who keep the group
concern-show-operator = Show this to those who run this server
concern-heading = Tell somebody about this
concern-to-keepers = Those who keep this group will read your name here, what you write, and these words.
concern-to-operator = { $name } helps to keep this group. So it does not go to the group. Those who run this server will read it. They see your name here and what you write.
concern-untold = { $name } is not told.
concern-danger = If somebody is in danger now, open “Help now” at the top of this page.
concern-reason = What is wrong?
concern-before = How many messages before it do you show?
concern-before-hint = From 0 to 5. Your own are among them.
concern-before-wrong = Please write a number from 0 to { $count }.
concern-show = They may read these words too
concern-leave = If you or the other person leave this group, this stays, without the name of who left. Your own messages that you show with it are deleted then. If you erase your account, all that you tell here is deleted.
concern-many = { $count } things that you told are still to be looked at. Please wait a little.
concern-send-keepers = Tell those who keep the group
concern-send-operator = Tell those who run this server
concern-told = Thank you for telling us
concern-told-keepers = Those who keep this group will look at it.
concern-told-operator = Those who run this server will look at it.
concern-told-block = You can also block this person. You will see less of them then.

## Looking at it
concern-waiting = What people told you
concern-line = About { $whom }, told by { $teller }
concern-about = About { $whom }
concern-by = Told by { $teller }
concern-words = The words
concern-words-none = The words themselves are not shown to you.
concern-post = See the post in its thread
concern-person = Pause or remove { $whom }
concern-close-why = When you close it, the words are deleted. Your note stays.
concern-note = What did you do?
concern-note-hint = It is written down in what was done. Please do not name who told you.
concern-done = What did you do?
concern-done-hint = Such as: talked with both of them. Please do not name who told you.
queue-concern = Somebody tells about a keeper of this group
concern-exported = What you told
act-settled = { $by } looked at what was told about { $whom }.
