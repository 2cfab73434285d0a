# The directory's queue, for those who run the server.

title-queue = Queue

queue-heading = What waits for you
queue-lead = The oldest is first.
queue-nothing = Nothing waits.
queue-no-groups = No group is listed here yet. You can add one by hand, or bring in a list with the command
queue-submission = A new group
queue-report-correction = Something is not right
queue-report-gone = It may not exist any more
queue-report-asked_for_money = Somebody asked for money
queue-report-ask = A question to the group
queue-owner = To be asked again
queue-owners = Owners to ask again
queue-owners-why = They left no address. Send each one their link, and ask if all is still right.
queue-owner-link = Their link
queue-flags = { $n ->
    [one] { $count } red flag
   *[other] { $count } red flags
}
queue-flags-heading = Red flags
queue-flags-why = A word check found these. You decide what they mean.
queue-accept = Accept it
queue-accept-why = It will be public at once. Its sender gets the link to keep it.
queue-reason = Why does it go back?
queue-reason-hint = Its sender reads this. Say kindly what to change.
queue-reason-wrong = Please write why, so that they can mend it.
queue-return = Send it back
queue-no-words = They wrote no words.
queue-closed = This is closed.
queue-answer = The answer
queue-answer-hint = It is shown to everybody on the group’s page. Or write what you did, and close it.
queue-done = What did you do?
queue-done-hint = Such as: called them, they still meet.
queue-words-wrong = Please write a few words.
queue-publish = Show it on the page
queue-close = Close it
