# Letters by e-mail. Nothing from a closed space ever stands in one.

mail-open = Open the page
mail-stop = Stop these letters
mail-why-owner = You get this because you gave your address to keep a page right.

mail-ask-subject = Is your page still right?
mail-ask = Half a year ago you told us how things are. Is it all still so?
mail-ask-how = Open the page, change what is not right, and confirm. It takes a minute. You need no account.
mail-ask-silence = If we hear nothing, the page stays, and people see that it was not checked for a while.

mail-accepted-subject = Your page is ready
mail-accepted = What you sent us is public now.
mail-accepted-how = The link below is yours alone. Use it to change the page, or to say that all is still right.

mail-returned-subject = One more look, please
mail-returned = Something in what you sent us needs a change. The page tells you what. What you wrote is still there.
