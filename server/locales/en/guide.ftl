# Guides in plain words. In a long text an empty line ends a paragraph, `## ` begins a heading and `- ` an item of a list.
guide-heading = Guides
guide-lead = Short texts for before you go, and for after.
guide-all = All guides
guide-next = Next: { $title }
guide-sources = What this rests on
guide-find = Find a group

## What it is
guide-what-it-is-title = What a support group is, and what it is not
guide-what-it-is-summary = People who live with the same thing meet and talk. It is not a treatment.
guide-what-it-is-body =
    A support group brings people together who live with the same thing. It may be an illness, a loss, or the care of somebody they love. They meet in a room, by phone, by video or in writing. They talk about how it is, and what helps them.

    Some groups are led by someone who has lived it. Some are led by a nurse, a social worker or another professional. Some have no leader at all.

    ## It is not group therapy

    Group therapy is a treatment. A licensed therapist leads it and plans it. It often has a start and an end, and you may need to be asked in. A support group is people who help each other. Both can be good. They are not the same.

    ## It is not a class or a help line

    A class teaches you something. A help line is there for you at once, mostly for one talk. We show what each listing is, so that you do not have to guess.

    ## It does not replace your doctor

    A support group stands beside your care. Keep up your treatment while you go.

## What it may give
guide-what-it-gives-title = What it may give you, and where it can go wrong
guide-what-it-gives-summary = Many people feel less alone. It does not help everyone, and it can go wrong.
guide-what-it-gives-body =
    ## What people say it gives them

    - They feel less alone, and less judged.
    - They can say how they feel, out loud.
    - They hear how others cope from day to day.
    - They learn where to find help near them.
    - They help somebody else, and that feels good.

    ## What studies say

    Studies do not all agree. For some people with low mood, talking with peers helped more than usual care alone. For people with severe mental illness, a large review found little sure proof. Nobody can promise that it will help you. You can try it and see.

    ## Where it can go wrong

    - One person talks all the time, or upsets the others.
    - The talk is only about what is bad.
    - Somebody tells outside what was said inside.
    - Two people do not get on.
    - Somebody gives bad advice about health.
    - People compare who suffers more.

    A good leader and clear rules help with this. If you feel worse after each meeting, you may leave. You do not have to say why.

## Questions
guide-questions-title = Eleven questions to ask
guide-questions-summary = Ask them before you go. A good group is glad to answer.
guide-questions-body =
    You may ask all of this before your first visit. A good group is glad to answer. On each group's page you see which answers we have, and which are still open.

## Red flags
guide-red-flags-title = Signs that something is wrong
guide-red-flags-summary = A sure cure, high fees, pressure to buy. And a few quieter signs.
guide-red-flags-body =
    Most groups mean well. Some do not. Take your time if you see one of these signs.

    ## A sure cure

    No group can promise to heal you. Be careful with words like "cure for sure", "works for everyone" or "doctors hide this".

    ## High fees

    Most groups are free or cost a little for the room. Ask what you pay for. Ask if you can stop at any time.

    ## Pressure to buy

    A group should not sell you pills, courses or a better level. You can say no.

    ## Quieter signs

    - Nobody can tell you the rules.
    - Somebody judges you, or what you believe.
    - Somebody tells you to stop your treatment or your medicine. Do not stop it without talking to your doctor.
    - You are told to keep away from your family or friends.
    - What you say does not stay in the room.
    - You are pushed to talk when you only want to listen.

    ## What you can do

    You can leave at once. You owe nobody a reason. You can tell us on the group's page: "Somebody asked me for money" or "Correct something". A person will read it.

## First visit
guide-first-visit-title = Your first visit
guide-first-visit-summary = You can just listen. Give it a few weeks if it feels safe.
guide-first-visit-body =
    It is normal to be nervous. Most people in the room once were.

    ## Before you go

    - Ask if you may just listen. In most groups you may.
    - You can use your first name only, or another name.
    - Bring somebody along if the group is fine with that.
    - Plan something easy for afterwards.

    ## While you are there

    - Sit where you like, near the door too.
    - You can say: "I am new. Today I would like to listen."
    - You may go out at any time.
    - What others say stays there. Do not tell it outside.

    ## After a few weeks

    One visit often does not tell you much. If it feels safe, try three or four weeks. Then ask yourself: Do I feel a bit less alone? Do I feel heard? Is it worth the way? If not, another group may suit you better. Another form may too, like a phone or an online group. Leaving is fine.

## Your doctor
guide-your-doctor-title = Tell your doctor
guide-your-doctor-summary = It helps your doctor to know. Ask before you change anything.
guide-your-doctor-body =
    Tell your doctor, nurse or therapist that you go to a group. They may know it. They may know a better one.

    You could say:

    - "I go to a support group for this. It helps me with ..."
    - "Somebody there told me about ... What do you think?"
    - "Since I go, I feel better." Or: "Since I go, I feel worse."

    ## Ask before you change anything

    What helps one person can hurt another. Do not start, change or stop a medicine because somebody in a group told you to. Ask first.

    What others told you in the group stays private. Talk about yourself only.

## When it is not enough
guide-not-enough-title = When a group is not enough
guide-not-enough-summary = Some things need more. Here is where to turn.
guide-not-enough-body =
    A group is one kind of help. Sometimes you need another kind, or both.

    ## Talk to a professional if

    - you feel worse for two weeks or more
    - you cannot sleep, eat, work or care for those who need you
    - you drink more, or take more, to get through the day
    - you are afraid of somebody at home
    - you often think that life is not worth it

    ## Who can help

    - Your doctor can look at you and tell you what is near you.
    - A counselor helps you with one hard thing for a while.
    - A therapist treats depression, fear and other troubles of the mind.

    ## Get help now if

    You think of ending your life, or of hurting somebody. Or somebody hurts you. Call a help line or the emergency number. You find them under "Help now" at the top of each page. You do not have to be sure. They will listen.
