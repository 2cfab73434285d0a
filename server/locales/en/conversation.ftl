# Two of a group, alone.

open-talk = Private messages
open-talk-hint = Two people write to each other alone. You do not see it, unless one of them shows it to you.
talk-off = Off
talk-off-hint = Nobody can write to another alone.
talk-agreed = When both agree
talk-agreed-hint = One asks, the other says yes. Only people who belong here can ask or be asked.

conversation-heading = Private messages
conversation-go = Your private messages
conversation-unasked = Nobody may ask me
conversation-unasked-hint = People who ask are not told. What you have already goes on.
conversation-choose = Save
conversation-off = Private messages are off in this group now. You can read what is here, or end it.
conversation-asks = Asking to write with you
conversation-asks-why = If you say no, nobody is told.
conversation-accept = Say yes to { $name }
conversation-decline = Say no, quietly
conversation-open = You write with
conversation-none = Nobody yet.
conversation-how = To ask somebody, open “More” under one of their posts.
conversation-asked = You have asked
conversation-asked-why = They may say yes, or not. You do not hear of a no. It just stays here.
conversation-withdraw = Take it back
conversation-closed = Nobody may ask you.
conversation-who-may = Who may ask you

## Asking
conversation-ask = Ask to write privately
conversation-new = Ask { $name } to write privately
conversation-new-yes = If { $name } says yes, you two can write to each other alone.
conversation-new-no = You can ask each person once. If they do not want to, you will not hear of it.
conversation-new-how = Nobody else can read it. Each of you can end it, and each of you can show a message to somebody who helps.
conversation-why = Why do you ask?
conversation-why-hint = One line. They read it before they choose.
conversation-why-long = Please write at most { $count } letters.
conversation-new-send = Ask { $name }
conversation-asked-before = You have asked this person before. You can ask each person once.
conversation-many = You can ask { $count } people in a day. Please wait until tomorrow.

## One of them
conversation-with = You and { $name }
conversation-only-you = Only the two of you can read this.
conversation-earlier = Earlier messages
conversation-last = To the last message
conversation-empty = Nothing has been written yet.
conversation-text = What would you like to write?
conversation-send = Send it to { $name }
message-take-back = Take it back
message-take-back-ask = Take this message back?
message-take-back-why = It is deleted at once, for everybody. Some may have read it. This cannot be undone.
conversation-resting = Nobody can write here now. You can read it, or end it.
conversation-end = End this conversation
conversation-end-ask = End this conversation?
conversation-end-why = All that you both wrote here is deleted at once, for you and for { $name }. This cannot be undone.
conversation-end-told = { $name } is not told why. They will see that it is gone.
conversation-end-button = End it and delete it
