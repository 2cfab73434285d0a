# One-time codes from an app, asked after the passphrase.

totp-heading = A code from an app
totp-why = After your passphrase you are asked for six digits. An app on your phone shows them. So a passphrase that somebody saw does not open your account.
totp-need = You need an app for such codes. Many phones have one already.
totp-begin = Set it up
totp-on = Codes are asked now.
totp-stop = Stop asking for codes
totp-scan = Point the app at this picture.
totp-picture = A picture for the app to read
totp-type = Or type this key into the app:
totp-code = Code
totp-code-hint = Six digits. A new one comes every half minute.
totp-code-wrong = This code is not right. Wait for the next one, then try again.
totp-finish = Ask for codes from now on
totp-not-yet = Nothing changes until the app's first code is here. You will be signed out everywhere else.
totp-code-heading = One more step
totp-code-lead = Type the code that your app shows now.
totp-code-send = Sign in
totp-code-lost = If the app is lost, type one of your recovery codes here. It works once.
