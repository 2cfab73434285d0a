# What arrives by itself: new posts, and the chat of a group.

live-look = Look for new posts
live-one = 1 new post. Show it
live-many = { $count } new posts. Show them
live-behind = This page has changed. Show it as it is now
live-news = There are new posts. Show them

## The chat
space-chat = Chat
chat-heading = Chat
chat-fades = { $n ->
    [one] Only people in this group read this. Messages here fade after { $count } day.
   *[other] Only people in this group read this. Messages here fade after { $count } days.
}
chat-empty = It is quiet here. Say hello, if you like.
chat-earlier = Earlier messages
chat-last = To the last messages
chat-look = Look for new messages
chat-say = Say something
chat-text = Your message
chat-text-hint = At most 1,000 letters. Links are shown as words.
chat-send = Send it to the group
chat-fast = You have sent many messages just now. Please wait a minute. Your words are still here.
chat-failed = This was not sent. Your words are still here. Try again in a moment.
chat-off = The chat is off in this group.
chat-hidden = Those who keep this group have hidden this.
chat-hide-heading = Hide this message
chat-hide-why = Its writer and those who keep this group can still read it until it fades. Everybody else sees that it is hidden. You can show it again.
open-chat = When do messages of the chat fade?
open-chat-hint = A faded message is deleted. Nobody can get it back.
fade-day = After 1 day
fade-week = After 7 days
fade-month = After 30 days
fade-off = There is no chat
act-message_hidden = { $by } hid a message by { $whom } in the chat.
act-message_shown = { $by } showed a message by { $whom } in the chat again.
