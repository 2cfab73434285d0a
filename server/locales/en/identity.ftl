# Signing in with the account of a host.

with-link = Do you work for a host here? Sign in with its account
with-heading = Sign in with your organisation
with-who = This is for staff who were invited.
with-none = No organisation has set this up here.
with-private = This account belongs to your work. To join a group for yourself, use an account of your own.
with-go = Sign in with your organisation
with-wrong-heading = You are not signed in
with-again = Try it again
with-over = This took too long, or it was done before. Please start again.
with-refused = Your organisation did not let you in.
with-unreachable = We cannot reach your organisation right now. Please try it again later.
with-untrue = We could not check the answer of your organisation. Please try it again.
with-not-allowed = Your organisation does not let this account in here. Please ask your admin.
with-not-invited = Nobody has invited this account yet. Ask your admin for a link, and open it first.
with-settings = Sign-in with your own accounts
with-settings-why = Staff can sign in with the accounts they have at work (OpenID Connect). Only people with a link from you come in.
with-back = Give this address to your sign-in service:
with-issuer = Address of the issuer
with-issuer-hint = Such as https://login.example.org
with-client = Client ID
with-secret = Client secret
with-secret-hint = It is sealed and never shown again. Leave it empty to keep the one you gave.
with-rules = Who may come?
with-rules-hint = One on each line: a domain such as example.org, or a claim such as tid=1234. One of them is enough. Leave it empty for all who have a link.
with-wrong-issuer = The address starts with https://
with-wrong-client = Please write the client ID.
with-wrong-secret = Please write the client secret.
with-wrong-rules = Write a domain such as example.org, or a claim such as tid=1234, one on each line.
with-try = Try it
with-tried = It works. The service was found, and it says who it is.
with-tried-unreachable = The service cannot be reached.
with-tried-no-service = There is no such service, or it says it is another. Check the address.
with-end = Stop using it
with-end-ask = Stop using it?
with-end-why = Staff who have no other way in cannot come until you set it up again.
