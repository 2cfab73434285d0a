# Asking another person to look at what was decided.

appeal-heading = Ask somebody else to look at this
appeal-why = Somebody who had no part in it reads what you write, and answers you. You can ask once.
appeal-words = What should they know?
appeal-words-hint = Say it as you see it. They also read why it was done.
appeal-empty = Please write a few words.
appeal-long = Please write at most { $count } letters.
appeal-over = This was answered, or it has changed.
appeal-send = Ask them to look
appeal-yours = You asked somebody else to look:
appeal-answered = You were answered:
appeal-waits = Nobody has answered yet. The answer will stand here.
appeal-came-upheld = They looked at it. It stays as it is.
appeal-came-undone = They looked at it, and took it back.
appeal-post-heading = Your hidden post

## For those who answer
appeal-waiting = Asking for another look
appeal-queue = Somebody asks for another look
appeal-of = { $name } asks you to look
appeal-of-why = You had no part in this. Read both sides, then decide. Your words go to the person who asks.
appeal-done = What was done
appeal-says = What { $name } says
appeal-outcome = What do you decide?
appeal-outcome-upheld = It stays as it is
appeal-outcome-undone = Take it back
appeal-outcome-undone-hint = A pause ends, a person comes back in, a post is shown again. It happens at once.
appeal-outcome-none = Please choose what comes of it.
appeal-answer = Your words to this person
appeal-answer-hint = They read them. They are also written down in what was done.
appeal-answer-send = Answer
act-server = Somebody who runs this server
act-appealed = { $whom } asked for another look.
act-upheld = { $by } looked again at what was done about { $whom }. It stays.
act-undone = { $by } took back what was done about { $whom }.
