# Somebody says that a meeting will be their first.

arrival-heading = Your first time?
arrival-offer = If this will be your first meeting, you can tell those who keep the group. You can just as well come without a word.
arrival-say = It will be my first time
arrival-said = You have told those who keep the group about your first meeting.
arrival-look = Look at it
arrival-who = Only those who keep the group read this. Nobody else sees it, and nobody is counted.
arrival-hours = { $n ->
    [one] One of them answers you within { $count } hour.
   *[other] One of them answers you within { $count } hours.
}
arrival-free = You do not have to come because of it. You can take it back at any time.
arrival-words = A few words to them
arrival-words-hint = What would help you? Where to go in, whom to look for, that you would only like to listen.
arrival-send = Tell those who keep the group
arrival-own = Your first meeting
arrival-of = { $name } comes for the first time
arrival-meeting = To this meeting
arrival-who-keeper = Only { $name } and those who keep the group read this.
arrival-yours = You said
arrival-says = { $name } says
arrival-answered = { $name } answered
arrival-due = One of those who keep the group will answer you by { $due }.
arrival-late = You should have had an answer by { $due }. We are sorry. It still stands first in their list.
arrival-answer = Your answer
arrival-answer-hint = They read it here, and are told that it came.
arrival-answer-send = Send the answer
arrival-over = Somebody has answered meanwhile. Your words are still here.
arrival-known = They know already, so these words were not sent. To send them, take back what you said before.
arrival-take-back = Take it back
arrival-take-back-ask = Take it back?
arrival-take-back-why = All of it is deleted, the answer too. Nobody is told, and nobody will ask you why.
arrival-waits = A first meeting: { $when }
notice-answered-arrival = You have an answer about your first meeting
notice-first-arrival = Somebody comes for the first time, and waits for an answer
notice-late-arrival = Somebody who comes for the first time still waits, and the time is running out
notice-ran_out-arrival = Somebody who comes for the first time was not answered in time
export-arrival = You said that this meeting would be your first: { $when }
export-chat-meeting = at the meeting of { $when }
