# Accounts: a login, and nothing that a group could be known by.

title-account = Account

account-heading = Your account
account-name = Sign-in name
account-passphrase = Passphrase
account-old = Your passphrase now
account-groups = Your groups
account-groups-none = You are in no group yet.
account-find = Find a group
account-as = as { $name }
account-door = How you come in
account-you = You sign in as { $name }. No group ever sees this name.
account-devices = Where you are signed in
account-device-unknown = A device
account-device-here = this one
account-device-end = End it there
account-device-end-others = End it everywhere else
account-sign-out = Sign out here
account-end = Take it with you, or end it
account-codes-left = { $n ->
    [one] { $count } code left
   *[other] { $count } codes left
}
account-done-passphrase = Your new passphrase is set. You were signed out everywhere else.
account-done-totp = Done. From now on you are asked for a code too. You were signed out everywhere else.
account-done-totp-stop = Done. Your passphrase is enough again. You were signed out everywhere else.
account-done-passkey = Your passkey is ready. Next time it lets you in.
account-done-ended = Done. That device is signed out.
account-lost = I lost my passphrase
account-none-yet = I have no account yet
account-have-one = I have an account

account-sign-up-heading = Make an account
account-sign-up-lead = You need no e-mail and no real name. In each group you go by another name, and nobody can tell that it is the same person.
account-sign-up-name-hint = 3 to 40 letters. Only you use it, to sign in. Choose one that does not say who you are.
account-sign-up-passphrase = Choose a passphrase
account-sign-up-passphrase-hint = At least 12 letters. Four or five words that do not belong together work well.
account-sign-up-born = Your age, or the year you were born
account-sign-up-born-hint = We look at it once and do not keep it.
account-sign-up-send = Make the account

account-sign-up-passkey-heading = Make an account with a passkey
account-sign-up-passkey-lead = Your device then lets you in. You get recovery codes too, in case you lose it.
account-sign-up-passkey-name-hint = 3 to 40 letters. Only you use it. Choose one that does not say who you are.
account-sign-up-passkey-born = Your age, or the year you were born
account-sign-up-passkey-born-hint = We look at it once and do not keep it.
account-sign-up-passkey-send = Go on

account-operator-heading = Your account
account-operator-lead = With it you run this server: you see what was sent in and decide. It is not tied to any group.
account-operator-name-hint = 3 to 40 letters. You sign in with it; nobody else sees it.
account-operator-passphrase = Choose a passphrase
account-operator-passphrase-hint = At least 12 letters. Four or five words that do not belong together work well.
account-operator-send = Make my account

account-sign-in-heading = Sign in
account-sign-in-send = Sign in

account-recover-heading = A new passphrase
account-recover-lead = Use one of the codes that you kept when you made the account. Each works once.
account-recover-code = Recovery code
account-recover-code-hint = Such as abcd-efgh-ijkm-npqr
account-recover-passphrase = Choose a new passphrase
account-recover-passphrase-hint = At least 12 letters.
account-recover-send = Set the new passphrase

account-passphrase-heading = Change your passphrase
account-passphrase-passphrase = Choose a new passphrase
account-passphrase-passphrase-hint = At least 12 letters. You will be signed out everywhere else.
account-passphrase-send = Change it

account-codes-heading = New recovery codes
account-codes-lead = You get eight new codes. The old ones will not work any more.
account-codes-send = Make new codes

account-new-codes-heading = Keep these codes
account-new-codes-why = If you lose your other way in, one of these is the only way back. Nobody else can let you in, not even us. Write them down or print this page.
account-new-codes-once = This is the only time they are shown.
account-new-codes-kept = I have kept them

account-erase-heading = Erase your account
account-erase-lead = Everything goes: your account, your names, and what you wrote in every group. Where others answered you, they see that your words were taken back. It cannot be undone. Nobody will ask you why.
account-erase-send = Erase everything

account-wrong-name = Use 3 to 40 letters, digits, spaces, dots or dashes.
account-wrong-taken = Please choose another name.
account-wrong-length = Use at least 12 letters, and at most 256.
account-wrong-easy = This one is easy to guess. Try four or five words that do not belong together.
account-wrong-born = Write your age or the year, in digits.
account-wrong-young = These groups are for adults, so we cannot make an account for you now.
account-young-heading = Not here, but not alone
account-young-lines = There are people who listen to young people every day. You can call or write to them. They want to hear from you, whatever it is about.
account-young-kept = We kept nothing of what you typed.
account-wrong-closed = This does not open the door. Check the name and the rest, and try again.
account-wrong-wait = That was tried too often from here. Wait a few minutes, then try again.
account-wrong-last = This is your only way in. Set a passphrase first.
account-wrong-many = You have as many as there can be. Take one away first.
account-wrong-passkey = That did not work. Please try again.

export-heading = All that we keep of you
export-lead = Everything that this place knows of you stands here. Nobody else can open this page.
export-json = Take it away as a file for programs (JSON)
export-print = Keep the paper safe: it says which groups you are in.
export-account = Your account
export-sign-in-name = You sign in as { $name }.
export-codes = { $n ->
    [one] { $count } recovery code is left. We keep only its fingerprint.
   *[other] { $count } recovery codes are left. We keep only their fingerprints.
}
export-passphrase = Of your passphrase we keep a fingerprint too. Nobody can read it back.
export-totp = A code from an app is asked.
export-passkey = Passkey: { $name }
export-operator = You run this server.
export-devices = Where you are signed in
export-device = { $device }. It ends on { $date } if you do not come back.
export-group = You are { $name } here. { $standing }, since { $date }.
export-answer = You answered: { $answer }
export-note = A facilitator wrote to you: { $note }
export-posts = What you wrote
export-drafts = What you began to write
export-meant = You added: { $text }
export-content-note = Note for readers: { $note }
