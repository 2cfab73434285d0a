# Passkeys: a device that knows its owner opens the door.

passkeys-heading = Passkeys
passkeys-why = A passkey lets you in with your finger, your face or the code of your phone. Nothing to remember, and nobody can trick it out of you. Your finger and your face never leave your device.
passkeys-none = You have no passkey here yet.
passkeys-unnamed = A passkey
passkeys-remove = Forget this one
passkeys-remove-ask = Forget this passkey?
passkeys-remove-why = Nobody can sign in with it any more. You can add it again from the device that holds it.
passkeys-add = Add a passkey
passkeys-label = Name for it
passkeys-label-hint = So that you know it again, such as: my phone.
passkeys-code = One of your recovery codes
passkeys-go-on = Go on
passkey-sign-in = Use a passkey
passkey-sign-up = Use a passkey in place of a passphrase
passkey-get-heading = Use your passkey
passkey-get-lead = Your device asks you now.
passkey-get-send = Ask my device
passkey-create-heading = Make a passkey
passkey-create-lead = Your device asks you now.
passkey-create-send = Ask my device
passkey-failed = That did not work. Try again, or go the other way.
passkey-without = This browser cannot use passkeys here, or its scripts are off.
passkey-instead = Go the other way
