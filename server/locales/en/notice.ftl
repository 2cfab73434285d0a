# What waits for somebody.

title-notices = Notes

notices-heading = Notices
notices-open = Open your notices
notices-lead = What happened for you in your groups. Only you see this list. It is kept for 90 days.
notices-none = Nothing waits for you.
notices-read = Mark all as read
notices-mail-aside = Our letters to you came back.
notices-mail-look = Look at your address
notices-newer = Newer notices
notices-older = Older notices

notice-reply = Somebody replied in “{ $title }”
notice-answered = Your first words were answered: “{ $title }”
notice-named = Somebody named you in “{ $title }”
notice-let_in = You were let in
notice-declined = It will not be this group
notice-paused = You are paused for a while
notice-resumed = Your pause is over
notice-hidden = A post of yours was hidden in “{ $title }”
notice-joiner = { $name } waits to be let in
notice-first = First words wait for an answer: “{ $title }”
notice-late = First words still wait, and the time is running out: “{ $title }”
notice-ran_out = First words were not answered in time: “{ $title }”
notice-note = There are a few words for you too.

notice-kind-reply = A reply
notice-kind-answered = An answer to your first words, or about your first meeting
notice-kind-named = Somebody named you
notice-kind-let_in = You were let in
notice-kind-declined = You were not let in
notice-kind-paused = A pause
notice-kind-resumed = The end of a pause
notice-kind-hidden = A post of yours was hidden
notice-kind-joiner = Somebody waited to be let in
notice-kind-first = Somebody new waited for an answer
notice-kind-late = Somebody new still waited
notice-kind-ran_out = Somebody new was not answered in time

export-email = Letters go to { $address }
export-push = You are told on: { $device }
export-zone = Your time zone: { $zone }
