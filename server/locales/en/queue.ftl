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
queue-owners-why = They left no address, or our letters came back. Send each one their link, and ask if all is still right.
queue-owner-link = Their link
queue-flags = { $n ->
    [one] { $count } red flag
   *[other] { $count } red flags
}
queue-flags-heading = Red flags
queue-flags-why = A word check found these. You decide what they mean.
queue-accept = Accept it
queue-accept-why = It will be public at once. Its sender gets the link to keep it.
queue-jobs = What could not be done yet
queue-jobs-why = It is tried again by itself. When you have mended something, have it tried now.
queue-jobs-count = { $n ->
    [one] { $count } waits
   *[other] { $count } wait
}
queue-jobs-next = next try: { $when }
queue-retry = Try it now
queue-given-up = What was given up
queue-given-up-why = It was tried for a long time. Nobody tries it any more. When you have mended something, have it tried once more. Or let it go.
queue-given-up-since = since { $when }
queue-let-go = Let it go
queue-work-ask_owner = A letter that asks if a group is still right
queue-work-tell_sender = A letter about a group that somebody added
queue-work-notice = News for people in a room
queue-work-tell = A sign to one person that something is new
queue-work-ring = A sign to one person that something is new
queue-work-ask_address = A letter that asks if an address is right
queue-work-unknown = Work that this program does not know
queue-trouble-mail_tls = The mail server is not trusted. Check its certificate: its name and its dates. If your own authority made it, set mail_server_root.
queue-trouble-mail_login = The mail server does not let us in. Check the name and password in mail_server, then start this server again.
queue-trouble-mail_policy = The mail server takes no letters from us. Check that we may send as the address in mail_from.
queue-trouble-mail_away = The mail server does not answer. Check that it runs. Check the name and port in mail_server.
queue-trouble-mail_later = The mail server asks us to come later. Look into it if that lasts for a day.
queue-trouble-mail_unsure = The mail server did not say if it took a letter. By itself this server sends it twice at most.
queue-trouble-push_policy = A push service takes nothing from us. Check the clock of this machine. If the root key is new, people have to add their devices again.
queue-trouble-push_later = A push service does not answer, or asks us to come later. Check that this machine can reach the web.
queue-trouble-slow = It took too long. If that lasts, look into the log.
queue-trouble-unknown = A newer program left this here. Run the newer one.
queue-trouble-failed = It went wrong. The log says why.
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
queue-status-hint = The group’s page shows it at once. A group that has ended is found no more.
queue-words-wrong = Please write a few words.
queue-publish = Show it on the page
queue-close = Close it
