# Joining a group, and opening a space for one.

title-join = Join

## Joining
join-heading = Join this group
join-what = What will happen
join-policy-open = You are in as soon as you say yes to the promise and the rules.
join-policy-request = You ask to join. Somebody who keeps the group reads it and lets you in.
join-policy-invitation = This group takes people in with a link or a code that it gives out. Ask the group for one.
join-listen = You can just listen, for as long as you like. Nobody asks you to speak.
join-sees = People in the group see the name you choose here, and what you write.
join-sees-not = They do not see your account, your other groups, or when you read.
join-leave-any-time = You can leave at any time. Nobody asks why.
join-left = You have left. Nothing of your name here is kept.
join-as = The link asks you to come as: { $role }.
join-code-heading = Did somebody give you a code?
join-code = The code
join-code-hint = It has ten signs. Small letters and spaces are fine.
join-code-button = Use the code
join-code-wrong = This code does not open this group, or does not any more. Please check each sign, or ask whoever gave it to you.
join-code-wait = Many codes were tried from where you are. Please wait a minute and try again.
join-link-over = Your link does not open this group any more. Please ask whoever gave it to you for a new one.
join-coded = Your code opens this group. Whoever gave it to you is not told that you come.
join-account = First, an account
join-account-why = It needs no e-mail and no real name. It only lets you back in.
join-sign-in = Sign in or make an account
join-name = Your name in this group
join-name-hint = A name for this group alone. We picked one; change it if you like. Do not use your real name.
join-name-short = Please write a name of two letters or more.
join-name-long = Please write a name of at most 40 letters.
join-name-unseen = This name has signs that cannot be seen. Please type it again.
join-name-contact = Please do not use an e-mail, a phone number or a web page as your name.
join-name-taken = Somebody here has this name, or one that looks like it. Please choose another.
join-name-real = This looks like a real name. Choose another one, or say below that you want to keep it.
join-name-keep = Keep this name. It is not my full name, or I want people to see it.
join-answer = Question of the group
join-answer-hint = Only those who keep the group read this. It is deleted when they have decided.
join-answer-long = Please write at most { $count } letters.
join-pledge = I make the promise.
join-pledge-none = Please say yes to the promise, or do not join this group.
join-rules = I have read the ground rules and will keep them.
join-rules-none = Please say yes to the ground rules, or do not join this group.
join-consent = This place may keep what I write in this group, locked.
join-consent-hint = It may say something about your health. You can take this back by leaving: then it is gone.
join-consent-none = Without this we cannot keep your place in the group.
join-button = Join and listen
join-ask = Ask to join
join-note = A word from those who keep the group:
join-enter = Go to the group
join-take-role = Yes, I will be: { $role }

join-state-waiting = You have asked to join
join-state-listening = You are in this group
join-state-trying = You are in this group
join-state-member = You are in this group
join-state-paused = Your place in this group rests
join-state-left = It will not be this group
join-state-removed = You are not in this group any more
join-state-why-waiting = Somebody who keeps the group will read it. Look here again in a day or two.
join-state-why-listening = You listen. That is a good way to be here.
join-state-why-trying = You are finding out if it fits you.
join-state-why-member = You belong here.
join-state-why-paused = You cannot read or write here for now. Those who keep the group can end this.
join-state-why-left = The group did not take you in this time. It says nothing about you. You can ask again, or find another group.
join-state-why-removed = Those who keep the group have ended your place in it. What you wrote is still there. You can take all of it away.
join-undo-waiting = Do not ask any more
join-undo-listening = Leave
join-undo-trying = Leave
join-undo-member = Leave
join-undo-paused = Leave for good
join-undo-left = Clear this away
join-undo-removed = Take away all I wrote
join-undo-why = Your name in this group goes, and your words with it.

policy-open = Open
policy-open-hint = Whoever says yes to the rules is in, and listens.
policy-request = On request
policy-request-hint = Somebody who keeps the group lets each person in.
policy-invitation = With a link or a code
policy-invitation-hint = Only people with a link or a code of the group can come.

## Opening a space
open-heading = A closed room for your group
open-why = People of your group can write to each other here, under names of their own choice. Only people in the group can read it. You choose how they come in.
open-policy = How do people join?
open-pledge = The promise
open-pledge-hint = Everybody makes it before they come in.
open-pledge-wrong = Please write the promise, in at most 4,000 letters.
open-rules = Ground rules
open-rules-hint = If you change them later, everybody is asked again before they write.
open-rules-wrong = Please write the ground rules, in at most 4,000 letters.
open-welcome = A welcome for people who listen
open-welcome-wrong = Please write at most 4,000 letters.
open-questions = Questions for people who ask to join
open-questions-hint = One on each line, five at most. The answers are deleted when you have decided.
open-questions-wrong = Please write at most five questions, of 300 letters each.
open-hours = In how many hours is a first post answered?
open-hours-hint = You see first posts that wait, the oldest first.
open-hours-wrong = Please write a number from 1 to 168.
open-fit = After how many days do you ask new people if the group fits them?
open-fit-hint = From 7 to 90, counted from their first words. Usually 21. Only they see the question and their answer.
open-fit-wrong = Please write a number from 7 to 90.
open-button = Open the room
open-link = The link for the first facilitator
open-link-why = It works once, for two weeks. Keep it, or give it to the person who will keep the room. It is not shown again.
open-already = This group has its room. You can make another link for a facilitator. People who keep the room will see that you did.
open-again = Make another link
open-back = Back to your listing
open-listing = A closed room for this group
open-listing-why = People can write to each other there, under names that they choose.

## On the listing
join-listing = Join this group
join-listing-why = This group has a closed room to write in. You can just listen.

## A link or a code that opens no door
door-closed = This link did not open
door-closed-hour = Did you open it more than an hour ago? Then open your link again.
door-closed-cookie = Did this page come right away? Then your browser may not keep cookies. We need one for an hour, so that your link does not stay in the address. Please allow it, or use another browser.
door-closed-over = The link may be used up or too old. Then ask for a new one. Whoever gave it to you can make it.
