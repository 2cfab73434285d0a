# Inside a group: threads, posts, people.

title-space = Notes

## The room
space-heading = Your group
space-you-are = Here you are { $name }.
space-welcome = Welcome
space-listening-fine = You listen. You never have to do more than that.
space-fit = How does this group fit you?
space-fit-answer = Answer, if you like
space-rules-new = The ground rules have changed. You can read on. We ask you to say yes to them before you write again.
space-rules-read = Read the rules
space-begin = Begin a thread
space-drafts = What you have not sent yet
space-draft = A draft
space-pinned = Kept at the top
space-threads = Threads
space-empty = Nobody has written yet. It is quiet here, and that is all right.
space-older = Older threads
space-new = new
space-closed = closed
space-replies = { $n ->
    [one] { $count } reply
   *[other] { $count } replies
}
space-answered = { $n ->
    [one] Who is new here is mostly answered within an hour.
   *[other] Who is new here is mostly answered within { $count } hours.
}
space-steps = If you like
space-steps-why = None of this is needed.
space-step-heart = Send a quiet heart to a post. Only its writer will know, and not who it was.
space-step-hello = Say hello to those who keep the group.
space-step-meeting = If a meeting will be your first, you can tell them.
space-step-write = Write a first post. Somebody will answer you.
space-nav = In this group
space-search = Look for words
space-search-label = Words to look for
space-search-button = Look
space-search-hint = We look through what was written in this group. What you look for is not kept.
space-found = { $n ->
    [0] Nothing was found
    [one] { $count } post
   *[other] { $count } posts
}
space-rules = Promise and rules
space-pledge = The promise
space-ground-rules = Ground rules
space-fit-after = After { $days } days of writing here we ask you if the group fits you. Only you see that.
space-settings = Change the group
space-settings-why = If you change the promise or the rules, everybody is asked again before they write.
space-settings-save = Save
space-me = You in this group
space-people = People
space-listing = About this group
space-back = All threads
space-someone = Somebody who has left
space-taken-back-title = Taken back
space-hidden-title = Hidden
space-hidden-title-kept = Hidden: { $title }

space-usual-pledge = What is said here stays here. I do not tell anybody who is in this group, or what they said. I copy nothing and take no pictures.
space-usual-rules =
    We listen first. Each of us speaks for ourselves.
    We give advice only when somebody asks for it.
    Nobody has to speak, and nobody has to explain.
    No pain is larger than another. We do not compare.
    We do not sell anything, and we ask nobody for money.
    We do not tell anybody to stop or change a treatment. That is between you and your doctor.
    If somebody is in danger, we call for help.
space-usual-welcome = It is good that you are here. Take your time. You can read along for as long as you like.

## Threads
thread-new = Begin a thread
thread-new-why = Only people in this group can read it.
thread-title = Title
thread-title-hint = A few words, so that people can choose to read it.
thread-title-none = Please write a title.
thread-title-long = Please write at most { $count } letters.
thread-kind = What is it?
thread-kind-none = Please choose what it is.
thread-kind-story = My story
thread-kind-feeling = A feeling
thread-kind-helped = What helped me
thread-kind-learned = What I have learned myself
thread-kind-question = A question
thread-need = What do you need?
thread-need-hint = People who answer will see this.
thread-need-none = Please choose what you need.
thread-send = Post it to the group
thread-reply = Reply
thread-earlier = Earlier posts
thread-start = To the first post
thread-later = Later posts
thread-end = To the last post
thread-closed = This thread is closed. You can read it.
thread-close = Close this thread
thread-keeping = Keep this thread: close it, pin it, put it with another
thread-reopen = Open this thread again
thread-pin = Keep it at the top
thread-unpin = Do not keep it at the top
need-listen = Just listen
need-advice = Advice is welcome
need-information = Information
need-shown-listen = The writer asks you to just listen. Please give no advice.
need-shown-advice = Advice is welcome here.
need-shown-information = The writer looks for information. Say where you know it from.

## Posts
post-text = What would you like to say?
post-empty = Please write a few words.
post-long = Please write at most { $count } letters.
post-note = A word of care before it
post-note-hint = If it may be hard to read, say what it is about. People choose if they open it.
post-note-long = Please write at most { $count } letters here.
post-note-shown = Before you open it:
post-format = An empty line begins a new paragraph. *Words between stars* stand out. A line that begins with > is a quote.
post-send = Send the reply
post-draft = Keep it as a draft
post-draft-kept = This is a draft that you kept. Nobody else sees it.
post-confirm = I keep the promise and the ground rules.
post-confirm-first = Your first words here
post-confirm-changed = The promise or the rules have changed
post-rules = Please say yes to the promise and the rules first.
post-gone = This was taken back.
post-you = you
post-heart = Send a heart
post-unheart = Take the heart back
post-hearts = Some hearts have come.
post-edit = Change or take back
post-mean = I meant…
post-meant = What did you mean?
post-meant-hint = It will stand under your post.
post-meant-long = Please write at most { $count } letters.
post-meant-shown = I meant:
post-not-yours = Only the person who wrote it can change it.
post-edit-heading = Change your post
post-edit-why = You can change your words for half an hour.
post-edit-save = Save
post-mean-heading = Say what you meant
post-mean-why = People may have answered your words by now, so they stay as they are. You can add what you meant.
post-take-back = Take it back
post-take-back-ask = Take this post back?
post-take-back-why = Your words are gone at once. If others have answered, they will see that something was taken back.
post-take-back-button = Take my post back
post-more = Quote or more
post-more-written = Written: { $moment }
post-link = A link to it
post-link-why = Its own address. Only people in this group can open it.
post-more-heading = What you can do
post-more-ask = They can say yes or no.
post-more-tell = Somebody who helps looks at it. Its writer is not told.
post-more-block = You do not see what they write, until you open it. They are not told.
post-more-block-keeper = They cannot write to you alone. You still see what they write to the group. They are not told.
post-more-shelf = Its writer is asked first.
post-more-hide = Its writer reads why. You can show it again.
post-hide = Hide it
post-hide-heading = Hide this post
post-hide-why = Its writer and those who keep this group can still read it. Everybody else sees that it is hidden, and search does not find it. You can show it again.
post-hide-title = The title of the thread is hidden with it.
post-hide-reason = Why do you hide it?
post-hide-reason-hint = The writer will read this. It is also written down in what was done.
post-hide-reason-none = Please write why, so that its writer understands.
post-hide-reason-long = Please write at most { $count } letters.
post-hidden = Those who keep this group have hidden this.
post-hidden-reason = Why:
post-hidden-words = Read what is hidden
post-hidden-answer = Others cannot read your words now. You can take them back, or leave them as they are.
post-show-again = Show it again

## Standings and roles
standing-waiting = Waiting
standing-listening = Listening
standing-trying = Trying
standing-member = Member
standing-paused = Paused
standing-left = Not taken in
standing-removed = Removed
standing-why-waiting = You wait to be let in.
standing-why-listening = You read along. It is as good as any other way to be here.
standing-why-trying = You write, and find out if this group fits you.
standing-why-member = You belong here.
standing-why-paused = Your place rests for now.
standing-why-left = You are not in this group.
standing-why-removed = You are not in this group any more.
member-role-member = Member
member-role-guest = Guest
member-role-co_facilitator = Co-facilitator
member-role-facilitator = Facilitator

## People, for those who keep the group
people-unanswered = Waiting for a first answer
people-unanswered-none = Nobody waits for a first answer.
people-due = To be answered by { $due }
people-late = This should have been answered by { $due }
people-waiting = Asking to join
people-waiting-none = Nobody is asking to join.
people-acts-show = Show what was done
people-invite-show = Invite with a link
people-invite = Invite people
people-invite-as = As what?
people-invite-uses = How many people may use the link?
people-invite-uses-hint = It works for two weeks.
people-invite-uses-wrong = Please write a number from 1 to { $count }.
people-invite-button = Make a link
people-link = Here is the link. It is not shown again.
people-links = Links that still work
people-links-end = End all links
people-links-end-ask = End all links?
people-links-end-why = The links that you gave out open nothing any more. Who came in with one stays. You can make new links.
people-link-open = { $n ->
    [one] { $role }: one person may come, until { $date }.
   *[other] { $role }: { $count } people may come, until { $date }.
}
people-acts = What was done
people-acts-why = Each line is tied to the one before it. Nobody can change or remove one without a trace.
person-note = They were told:
person-answers = What they answered
person-answers-why = This is deleted as soon as you decide.
person-reason = A word to this person
person-reason-hint = They will read it. To pause or remove somebody, say why.
person-reason-none = Please write why, so that the person understands.
person-refused = You cannot do this about this person.
person-step-accept = Let them in
person-step-decline = Kindly say no
person-step-pause = Pause
person-step-resume = End the pause
person-step-remove = Remove from the group
act-keeper = The keeper of the listing
act-opened = { $by } opened the room to a new facilitator.
act-changed = { $by } changed the group.
act-invited = { $by } made a link. Role: { $role }.
act-referred = { $by } made a code to give by hand.
act-withdrawn = { $by } ended a code.
act-voided = { $by } ended all links.
act-accepted = { $by } let { $whom } in.
act-declined = { $by } said no to { $whom }.
act-paused = { $by } paused { $whom }.
act-resumed = { $by } ended the pause of { $whom }.
act-removed = { $by } removed { $whom }.
act-closed = { $by } closed a thread.
act-reopened = { $by } opened a thread again.
act-pinned = { $by } put a thread at the top.
act-unpinned = { $by } took a thread from the top.
act-hidden = { $by } hid a post by { $whom }.
act-shown = { $by } showed a post by { $whom } again.

## Your own page
me-name = Your name here: { $name }
me-only-here = This name is only for this group. Nobody can tell that you are in other groups too.
me-fit-why = You have been writing here for some weeks. Only you see this question.
me-fit-yes = It fits me
me-fit-no = Not so much
me-fits = That is good to hear. You belong here.
me-fits-not = Thank you for saying so. Not every group fits everyone. You can stay, or look at one of these:
me-other-group = Another group
me-other-format = Another way to meet
me-look = Look for other groups
me-counselling = When a group is not enough
me-leave = Leave this group
me-leave-why = You can leave at any time. Nobody is told why.
me-leave-go = What happens when I leave
me-leave-ask = Leave this group?
leave-blameless = You do not have to say why. Nobody will ask.
leave-alone = Threads in which only you wrote are deleted.
leave-others = Where others wrote too, your words are deleted. People see that something was taken back.
leave-name = Your name in this group, your drafts and your hearts are deleted.
leave-told = If you told those who keep the group about somebody, or somebody told them about you, they keep it for a while. Your name is taken out of it.
leave-again = This cannot be undone. You can join again later, as somebody new.
leave-button = Leave this group
