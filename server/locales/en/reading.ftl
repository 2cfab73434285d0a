# Those who run the server read a closed room, and all in it are told.

reading-rooms = Read a group’s room
reading-rooms-why = These rooms are closed, to you as well. Open one only when you must. The group is told at once.
reading-rooms-none = No group has a room yet.
reading-open = Read this room
reading-open-why = You will see what people wrote, and nothing that is private between two of them. You cannot write. Those who keep the room are told now, with your reason. All in it can read it on the page of rules.
reading-reason = Why do you need to read it?
reading-reason-hint = The group reads these words.
reading-reason-short = Please write why, in at least { $count } letters.
reading-reason-long = Please write at most { $count } letters.
reading-hours = For how long?
reading-hours-one = { $n ->
    [one] { $count } hour
   *[other] { $count } hours
}
reading-hours-none = Please choose for how long.
reading-open-button = Open it and tell the group
reading-go-on = Go on reading, until { $until }
reading-banner = You are reading a closed room. Those who keep it have been told.
reading-until = It closes on { $until }.
reading-end = Close it now
reading-picture = Picture: { $text }
reading-empty = Nobody has written here.

## For those in the room
reading-keepers = Your room was read
reading-told = The people who run this server could read this room from { $from } to { $until }. Why:
reading-seen = I have seen this
reading-rules = Who else has read here
reading-rules-why = The people who run this server can open a closed room to read. They must say why, and it is told here.
act-read = { $by } opened this room to read, until { $until }.
act-read_ended = { $by } closed it again, before its time.
