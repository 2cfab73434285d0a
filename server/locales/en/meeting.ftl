# Meetings of a group, as the people in it see them.

space-meetings = Meetings
meeting-heading = Meetings
meeting-next = The next meetings
meeting-lately = Meetings of the last days
meeting-unknown = We do not know when the group meets next. What it says of its times stands on its page.
meeting-unknown-member = Ask those who keep the group, if you like.
meeting-unknown-keeper = Meetings come from the group’s page in the directory. Whoever keeps that page can write down the day, the time and how often. For “every other week” it needs a first day too.
meeting-zone = Times are on the group’s own clock ({ $zone }).
meeting-mine = For you: { $time }
meeting-ends = It ends at { $time }.
meeting-written = there are messages
meeting-gone = not planned any more
meeting-one = Meeting
meeting-all = All meetings
meeting-gone-why = This meeting is not planned any more. You can read what was said until it fades.
meeting-chat = The chat of this meeting
meeting-chat-over = This meeting is not planned any more. Nothing new can be said in its chat.
