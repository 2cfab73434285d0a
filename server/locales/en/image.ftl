# Pictures, quotes and names in posts.

open-images = People may put pictures into posts
open-images-hint = We take out where and when a picture was made. We cannot see who is on it.
image-add = Add pictures
image-add-hint = Up to three. We take out where and when they were made. Please show nobody who has not said yes.
image-number = Picture { $count }
image-file = Choose a picture
image-alt = What is on it?
image-alt-hint = Say in a few words what is on each, for people who cannot see it.
image-again = Please choose your pictures again. Your words are kept.
image-not-described = A picture, not described
image-own = Your picture
image-drop = Take this picture away
image-off = This group shares no pictures. Your words are kept.
image-many = Please choose at most { $count } pictures.
image-large = This picture is too large. Please choose one of at most { $count } MB.
image-unreadable = We cannot read this picture. Please choose a JPEG, PNG or WebP file.

mention-left = somebody who has left
post-quote = Quote it in my reply
post-quote-why = Its words will stand above yours.
post-quote-gone = What was quoted here is not there any more.
post-quote-none = What you quote is not there any more. Your words are kept.
post-quote-form = Your reply will quote this.
post-quote-drop = Do not quote it
