# How long what people write is kept; the settings say it.
keep-title = How long we keep it
keep-drafts = If you write about a group and do not send it, we throw it away after { $days } days without a change.
keep-submissions = If you send it, we keep your form for { $days } days after we say yes or no. The page of the group stays.
keep-concerns = If you tell those who keep your group about somebody’s words, it is kept for { $days } days after they have looked at it.
keep-reports = If you tell us something about a group, or ask it something, we keep your words for { $days } days after we are done with them.
