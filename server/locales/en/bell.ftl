# How somebody is told that something waits, and the letters that tell it.

bell-heading = How you are told
bell-lead = We tell you that there is something new, and nothing more: not where, not from whom, not what. You choose how and when.
bell-ways = Ways
bell-way-list = The list here
bell-always = always
bell-off = off
bell-devices = { $n ->
    [one] { $count } device
   *[other] { $count } devices
}
bell-when = When
bell-done = Saved.
bell-save = Save
bell-keeps = You keep this group. When first words wait for an answer, we tell you at once, unless you choose never.
bell-pace = A group
bell-pace-each = Each time
bell-pace-daily = Once a day
bell-pace-weekly = Once a week, on Monday
bell-pace-never = Never, only in the list
bell-hour = The hour of the day
bell-hour-hint = For what you want once a day or once a week.
bell-from = Leave me in peace from
bell-until = Leave me in peace until
bell-until-hint = What comes in these hours waits until they are over. Choose the same hour twice for none.
bell-zone = Your time zone
bell-zone-hint = Such as America/Chicago or Europe/Madrid.
bell-zone-wrong = We do not know this time zone. Write it as Europe/Madrid, with the part of the world first.

bell-mail-heading = Letters by e-mail
bell-mail-lead = You need no e-mail here. If you give one, it gets letters that say there is something new. They name no group and hold no words of anybody.
bell-mail-asked = not confirmed
bell-mail-waits = We sent a letter to { $address }. Open its link by { $until }. Until then nothing else goes there.
bell-mail-on = Letters go to { $address }.
bell-mail-remove = Forget this address
bell-mail-save = Send me a letter to confirm it
bell-mail-returned = letters came back
bell-mail-aside = Our last letters to { $address } came back: it takes none from us. So we write there no more. Is the address right? We can try it again, or you can give another one.
bell-mail-again = Write there again
bell-mail-none = This server sends no letters.
bell-mail-wrong = This does not look like an e-mail address.
bell-email = Your e-mail address
bell-email-hint = Use one that only you read.

bell-push-heading = On your phone or computer
bell-push-lead = Your device can show that there is something new, even when this page is closed. It shows no group and no words. The company that made your browser passes it on, and cannot read it.
bell-push-add = Tell me on this device
bell-push-remove = Stop on this device
bell-push-without = This browser cannot do that, or its scripts are off.
bell-push-failed = Your browser said no. In its settings you can allow this page to notify you.
bell-push-wrong = What your browser sent cannot be used. Please try again.
bell-push-many = { $n ->
    [one] Only { $count } device can be told. Stop it first.
   *[other] Only { $count } devices can be told. Stop one of them first.
}

letters-confirm = Is this address yours?
letters-confirm-why = Somebody asked us to write here when there is something new for them. If that was you, say yes.
letters-confirm-do = Yes, write to me here
letters-confirmed = Your address is confirmed
letters-confirmed-why = From now on we write to you here. You can change how often.
letters-stop = Stop the letters?
letters-stop-why = We forget your address and write no more. The list on the page stays.
letters-stop-do = Stop the letters
letters-stopped = The letters have stopped
letters-stopped-why = We have forgotten your address and write no more.

mail-news-subject = Something new
mail-news = There is something new for you.
mail-why-each = You get this because you asked to be told each time.
mail-why-daily = You get this because you asked to be told once a day.
mail-why-weekly = You get this because you asked to be told once a week.
mail-why-soon = You get this because somebody waits for you, and that could not wait for your usual letter.
mail-confirm-subject = Is this your address?
mail-confirm = Somebody asked us to write here when there is something new for them. If that was you, open the page and say yes.
mail-confirm-how = The link works for three days. If it was not you, do nothing, and we will not write again.
