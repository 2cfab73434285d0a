# The first page, the page of results and a group's page.

title-home = Start
title-find = Find

## First page
home-heading = Find a group that fits
home-lead = People who live with the same thing meet, listen and help each other. Tell us in your own words what you are looking for.
home-private = You need no account. We keep nothing of what you search for.
home-count = { $n ->
    [0] No group is listed here yet.
    [one] One group is listed here.
   *[other] { $count } groups are listed here.
}
home-ways-in = Or start with a topic
home-soon = Starting soon
home-first-time = New to this?
home-guide-what = What a support group is, and what it is not
home-guide-first = Your first visit
home-guide-flags = Warning signs to know
home-submit = Add your group

## The box and the results
find-heading = Groups that fit
find-label = What are you living with, and where are you?
find-hint = For example: my husband died, 46032, evenings. Or: free online group for carers.
find-button = Find groups
find-near = Use where I am
find-near-why = Your browser rounds it first, to about half a mile.
find-understood = What we understood. Take away what does not fit:
find-take-away = Take away
find-which-place = There are several places with this name. Which one?
find-vague = Tell us a little more: what you live with, where you are, or when you are free.
find-total = { $n ->
    [0] No group fits all of this
    [one] One group fits
   *[other] { $count } groups fit
}
find-none = Nothing here fits all you asked for. Here is what comes close.
find-nothing = No group here comes close to it. You can try other words, or fewer.
find-nothing-help = Help lines
find-sort = Sort:
sort-fit = Best fit
sort-soonest = Soonest
sort-nearest = Nearest
find-pages = Pages
find-earlier = Page before
find-later = Next page
find-narrow = Narrow it down
find-taken = { $n ->
    [one] one choice made
   *[other] { $count } choices made
}
instead-radius = A little farther away
instead-place = Join from anywhere
instead-time = At other times
instead-format = Meeting in another way
instead-experience = For something close to it
instead-cost = If it may cost more, or the cost is not known
instead-language = In other languages
instead-audience = For other people too
instead-words = Without some of your words
instead-access = Where access is not known
instead-leader = Led in another way
instead-anything = Groups you can reach

## Chips
chip-postal = { $code } ({ $town })
chip-here = Near you
chip-which-place = Which place?
chip-or = { $one } or { $other }
chip-radius = Within { $distance }
chip-after = from { $time }
chip-before = until { $time }
chip-in-zone = { $time } ({ $zone })
chip-not = Not: { $what }
wanted-format-in_person = In person
wanted-format-online = Online or by phone
wanted-format-hybrid = In person and online
wanted-format-phone = By phone
wanted-format-video = By video
wanted-format-text = In writing
relative-now = Right now
relative-today = Today
relative-tomorrow = Tomorrow
relative-this-week = This week
relative-next-week = Next week
frequency-daily = Every day
frequency-weekly = Every week
frequency-biweekly = Every two weeks
frequency-monthly = Once a month
fee-free = Free
fee-low_cost = Low cost
fee-sliding_scale = By income
fee-paid = Costs something
fee-unknown = Cost not given
fee-max = Up to { $count }
exclude-faith_based = based on faith
exclude-12_step = 12 steps
exclude-online = online
exclude-in_person = in person
exclude-phone = by phone
exclude-video = by video
tag-newcomer = For newcomers
tag-mat_friendly = Welcomes people on medicine for recovery

## Choices beside the box
facet-experience = What it is about
facet-format = How it meets
facet-day = Day
facet-part = Time of day
facet-language = Language
facet-cost = Cost
facet-audience = Who it is for
facet-leader = Who leads it
facet-term = How long it runs
facet-access = Access
facet-host = Who offers it
facet-kind = What it is
facet-membership = Who may come
facet-stage = Stage

## One result
result-when = Next
result-how = How
result-where = Where
result-cost = Cost
result-why = Why it may fit:
result-about-unknown = Who it is for is not given
result-when-unknown = Time not given
result-how-unknown = Not given
result-cost-unknown = Not given
result-flags = { $n ->
    [one] A warning sign was found
   *[other] { $count } warning signs were found
}

## A group's page
listing-host = Offered by { $name }
listing-kind-guide = Learn the difference
listing-pause-why = Ask before you go.
listing-flags = Look closely before you join
listing-flags-why = A word check found this in the listing. It can be wrong. Read the words and decide for yourself.
listing-flags-guide = More about warning signs
listing-next = Next meetings
listing-next-unknown = We do not know the next date. Please ask the group.
listing-local = { $time } on the group’s own clock ({ $zone })
listing-zone = Times are on the clock of { $zone }.
listing-calendar = Add to your calendar
listing-come = How to come
listing-come-unknown = The group does not say yet how to come. Please ask.
listing-about-place = The place on the map is only about right.
listing-map = Map and directions
listing-join = Go to the meeting’s site
listing-call-in = Call in: { $number }
listing-ask-phone = Ask by phone: { $number }
listing-ask-email = Ask by e-mail: { $address }
listing-web = The group’s own page
listing-questions = Eleven questions to ask before you join
listing-questions-why = Answers are the group’s own words, or come from the list it was found in. What is not known says so.
listing-not-answered = Not answered yet.
listing-ask = Ask the group
listing-old = This answer is old.
listing-old-all = Please ask before you go.
listing-proof = Where to check this
listing-facts = Good to know
listing-own-words = In the group’s words
listing-take = Take it with you
listing-keep = Save to your list
listing-sheet = Print it on one page
listing-sheet-large = Print it in large letters
listing-qr = QR code
listing-share = Share the link
listing-share-text = Send the link by text message
listing-share-mail = Send the link by e-mail
listing-share-why = Your own phone or mail program sends it. We do not see or keep the address.
listing-wrong = Is something wrong?
listing-checked = Last checked { $ago } ({ $date }).
listing-unchecked = Nobody has checked this yet.
listing-sources = Where this comes from: { $names }
listing-similar = Other groups that may fit
answer-from-host = The group says so
answer-from-feed = From the list it was found in
answer-from-source = From { $name }
answer-from-reviewer = Checked by this directory
answer-confirmed-by = Confirmed by { $name }
answer-dated = { $said }, { $date }.
answer-undated = { $said }, date not known.
answer-expert-yes = Yes
answer-expert-no = No
term-meetings = { $n ->
    [one] one meeting
   *[other] { $count } meetings
}
term-from = from { $date }
term-until = until { $date }
fact-size = How many come
fact-membership = Who may come
fact-since = Since
fact-languages = Languages
fact-audience = Who it is for
fact-access = Access
fact-fellowship = Part of
fact-faith = Faith
sheet-back = Back to the group’s page
sheet-how = Use your browser’s print command.
sheet-qr = QR code with the address of this page
sheet-not-answered = Not answered yet. Ask:
sheet-phone = Ask by phone
sheet-email = Ask by e-mail
sheet-join = Meeting’s address
sheet-call-in = Call in
sheet-page = This page
map-heading = See it on a map
map-why = The map is on another site. That site may learn that you looked at this place.
map-go = Go to OpenStreetMap
map-stay = Stay here

## Data for programs
data-heading = The directory as data
data-lead = Every listing here is public. You may show it elsewhere. Please keep where it comes from.
data-feeds = Feeds
data-feeds-why = Each feed has an ETag: ask with If-None-Match and fetch only what is new.
data-embed = A list for your own site
data-embed-why = Plain HTML, no script, nothing tracked. Use the address of any search.
data-api = Questions from programs

## Your list
shortlist-heading = Your list
shortlist-why = This list is in your browser only. Use the print command, or send yourself the address.
shortlist-remove = Take { $name } off the list
shortlist-empty = Nothing is saved yet.

## Reports and questions
report-why = A person reads this. You do not need to say who you are.
report-text = What would you like to tell us?
report-text-hint = Please do not write your name or health facts about others.
report-empty = Please write a few words, so that somebody can act on it.
report-too-long = This is too long. Please use at most { $count } characters.
report-send = Send
report-thanks = Thank you
report-thanks-why = A person will look at this.
report-thanks-ask = The group will be asked. Its reply will stand on its page, for everybody.
report-back = Back to { $name }

## Keeping a listing
keep-heading = Is this still right?
keep-saved = Saved. The page shows it now. We will ask again in six months.
keep-why = This page is yours alone. Change what is not right, then confirm.
keep-waiting = Questions from visitors
keep-reply-hint = Your reply is shown to everybody, as the answer to this question.
keep-status = Does the group meet?
keep-answers-hint = Write what is true for your group. Leave empty what you do not want to say.
keep-confirm = Yes, this is right
keep-link = Keep this link safe. Whoever has it can change the listing.
keep-mail = Letters to you
keep-mail-why = Leave an address, and we ask you every six months whether all is still right. Only we see it. It is kept sealed. Leave it empty to end the letters.
keep-mail-field = Your e-mail address
keep-mail-came-back = Our last letter to this address came back. Please look if it is right, or give us another one.
keep-mail-wrong = This does not look like an e-mail address.
keep-mail-save = Save the address
keep-mail-saved = Saved. We write to this address every six months.
keep-mail-ended = We will not write any more. Your link still works.
keep-stop-heading = Stop the letters?
keep-stop-why = We will forget your address. Your page stays, and your link still works.
keep-stop = Stop the letters

## First start
setup-heading = Welcome. Who runs this directory?
setup-why = This link works once. You can change all of it later in the settings file.
setup-name = Name at the top of each page
setup-name-hint = Your organization or region, such as “Riverside County”.
setup-name-wrong = Please write a name, at most 120 characters.
setup-country = Country
setup-country-hint = Two letters, such as US. It decides which help lines are shown.
setup-country-wrong = Please write two letters, such as US or MX.
setup-zone = Time zone
setup-zone-hint = Such as America/New_York.
setup-zone-wrong = We do not know this zone. Write it like America/New_York.
setup-contact = Where people can ask about this site
setup-contact-hint = A web page or an e-mail address. You may leave it empty.
setup-contact-wrong = Please use at most 200 characters.
setup-save = Go on
