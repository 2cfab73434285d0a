# Putting posts into another thread.

transfer-move = Put it elsewhere
transfer-move-why = The words stay as they are, and so do hearts. Links to a post still lead to it.
transfer-merge = Put it into another thread
transfer-merge-why = All posts go to the other thread, in the order in which they were written. This title goes. The old link leads to the new place.
transfer-words = Read the post
transfer-extent = How much goes?
transfer-extent-one = This post alone
transfer-extent-rest = This post and all after it
transfer-to = Where to?
transfer-new = A new thread
transfer-nowhere = Please choose where it goes.
transfer-title = Title of the new thread
transfer-title-hint = Only for a new thread.
transfer-reason = Why?
transfer-reason-hint = Those who keep the group read it, in what was done.
transfer-first = The first post holds the title. It goes only with the whole thread: put the thread into another one.
transfer-whole = This is the whole thread. Put it into another one.
transfer-gone = A new thread needs a first post with words in it.
transfer-here = It is in this thread already.
transfer-move-button = Put it there
transfer-merge-button = Put all of it there
act-moved = { $by } put posts into another thread.
act-split = { $by } put posts into a thread of their own.
act-merged = { $by } put a thread into another.
