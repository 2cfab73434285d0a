# What stands on every page, and the names of all codes: `<noun>-<code>`.

## Layout
layout-skip = Skip to the content
layout-language = Language
layout-footer = About this place
layout-account = Your account
layout-guides = Guides
layout-about = How this is run
layout-privacy = Privacy
layout-accessibility = Accessibility
layout-places = Where place names come from
layout-source = Source code
layout-data = For other sites
layout-large = Large print
layout-not-care = Support groups stand beside medical care. They do not replace it.

## Titles in the browser's tab: never a condition, a group or a search
title-listing = Details
title-shortlist = Saved
title-guide = Guide
title-help = Help
title-submit = Add
title-report = Tell us
title-about = About
title-api = Data
title-error = Page
title-owner = Keep up to date
title-gallery = Gallery

## Leave quickly
leave = Leave quickly
leave-search = weather

## Help
help-now = Help now
help-all = All help lines, and help in other countries
help-title = Help right now
help-intro = These lines are there for you, and for people you worry about. Most of them are free.
help-danger = Is somebody in danger right now?
help-danger-unknown = Is somebody in danger right now? Call your local emergency number. On most mobile phones 112 works too.
help-call = Call { $number }
help-text = Text { $number }
help-text-word = Text { $word } to { $number }
help-always = Open day and night.
help-hours = Open { $hours }.
help-hours-unknown = Look up the hours.
help-world = Help lines for other countries: findahelpline.com
help-country = Help lines: { $country }
help-choose = Help in another country
help-country-field = Country
help-country-go = Show help lines
help-unknown = We do not have help lines for this country yet.
help-checked = This list is from { $date }. If a number does not work, try the next one.
help-sources = Who says so
help-trace = Calls to a help line can show on a phone bill. Leaving quickly does not clear what your browser keeps.
crisis-title = You do not have to wait
crisis-text = It sounds as if things may be very hard right now. You can talk to somebody now. They will listen.
crisis-below = The groups you asked about are below.
need-emergency = Danger to life
need-suicide = Thoughts of suicide, or someone to talk to
need-violence = Violence or abuse
need-child = Children and young people
need-substance = Alcohol and drugs
need-lgbtq = LGBTQ young people
languages-spoken = { $languages }.

## Shared words
yes = Yes
no = No
unknown = Not known yet
optional = optional
required = needed
back = Back
ask-back = No, go back
ask-for-good = This cannot be undone.
next = Next
print = Print
more = More
show-all = Show all
errors-title = Please look at this again
error-at = Mistake:
step-now = Step { $step } of { $steps }
opens-elsewhere = This leads to another website: { $host }

## Errors
error-not-found-title = This page is not here
error-not-found-text = The address may be old, or the group may have ended. You can look for a group that meets now.
error-broken-title = Something went wrong here
error-broken-unsure = It is our fault, not yours. We cannot say whether this arrived, so please look there first. Nothing you typed is lost: you can send it again here.
error-broken-text = It is our fault, not yours. Nothing you typed was kept. Please try again in a few minutes.
error-busy-title = Please wait a little
error-busy-kept = Many forms came from where you are, so this one was not taken. Nothing you typed is lost: wait a minute, then send it again here.
error-busy-text = Many forms came from where you are, so this one was not taken. Go back one page, wait a minute, and send it again.
error-signed-out-title = You are signed out
error-signed-out-kept = Nothing was sent, and nothing you wrote is lost. Sign in again in another tab, then send it here.
error-signed-out-text = Nothing was sent, and nothing you wrote is lost. Go back one page: your words are still there. Sign in again in another tab, then send them.
error-long-title = This is too much at once
error-long-text = Nothing was kept. Please go back, make it shorter, and send it again. Pictures may have to be smaller.
error-bad-title = We could not read that
error-bad-text = Please go back and try again.
error-send-again = Send it again
error-find = Find a group
error-back = Go to the first page

## Kind of listing
kind-support_group = Support group
kind-therapy_group = Group therapy
kind-class = Class or course
kind-helpline = Help line
kind-why-support_group = People who live with the same thing support each other.
kind-why-therapy_group = A treatment in a group. A licensed therapist leads it. It is not a support group.
kind-why-class = A class teaches. It is not a support group.
kind-why-helpline = A line to call or write to. It is not a support group.

## Status
status-active = Meets now
status-paused = Paused
status-temporarily_closed = Closed for now
status-ended = Ended

## Format
format-in_person = In person
format-phone = By phone
format-video = By video
format-online = In writing, online

## Who may come
membership-open = Open: come without asking
membership-closed = Closed: ask or sign up first

## Access
access-wheelchair = Wheelchair access
access-captions = Live captions
access-hearing_loop = Hearing loop
access-sign_language = Sign language
access-childcare = Childcare, or children welcome
access-respite = Care for the person you look after
access-parking = Parking
access-transit = Near a bus or train
access-low_vision = Made for people with low vision
access-fragrance_free = No perfume, please

## Audience
audience-women = Women
audience-men = Men
audience-lgbtq = LGBTQ people
audience-trans = Trans and non-binary people
audience-children = Children
audience-teens = Teens
audience-young_adults = Young adults
audience-adults = Adults
audience-seniors = Older people
audience-parents = Parents
audience-couples = Couples
audience-family_friends = Family and friends
audience-caregivers = People who care for somebody
audience-survivors = Survivors
audience-veterans = Veterans and military
audience-bipoc = People of color
audience-indigenous = Indigenous people
audience-immigrants = Immigrants and refugees
audience-professionals = People of one line of work
audience-students = Students
audience-newcomers = Newcomers

## Role
role-self = For people who live with it
role-carer = For people who care for somebody
role-parent = For parents
role-partner = For partners
role-family = For family and friends
role-bereaved = For people who lost somebody

## Stage
stage-newly_diagnosed = Just told
stage-in_treatment = In treatment
stage-after_treatment = After treatment
stage-recurrence = It came back
stage-advanced = Advanced
stage-end_of_life = End of life
stage-recent_loss = A recent loss
stage-newcomer = New to recovery

## Leader
leader-lay = Led by someone who has lived it
leader-professional = Led by a professional
leader-both = Led by both together

## Host
host-nonprofit = Nonprofit
host-clinic = Clinic
host-hospital = Hospital
host-community = Community service
host-faith = Faith group
host-member_run = Run by its members

## Set period or ongoing
term-ongoing = It goes on, with no end date
term-fixed = For a set time

## Faith
faith-secular = Not religious
faith-christian = Christian
faith-catholic = Catholic
faith-buddhist = Buddhist
faith-jewish = Jewish
faith-muslim = Muslim
faith-hindu = Hindu
faith-indigenous = Indigenous tradition
faith-interfaith = All faiths
