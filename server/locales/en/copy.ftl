# A copy of a whole group, and taking a name over where the group came in with one.

copy-heading = Take a copy of this group
copy-why = A group can move to another server. The copy is one file. Whoever runs the other server can open your room there with it.
copy-in = What is in it
copy-in-group = The promise, the rules, the welcome, and how the group is set up.
copy-in-people = The name of each person here, what they do in the group, and how far they are.
copy-in-words = All threads and posts, as they were typed. Hidden ones too, and why.
copy-in-shelf = What is on the shelf.
copy-in-acts = What was done here, and why.
copy-out = What is not in it
copy-out-accounts = No account, and nothing that leads to one.
copy-out-words = No drafts, no hearts, no chat, no pictures, and nothing that two people said alone.
copy-out-asking = Nobody who asks to join, and no answers of theirs.
copy-notice = Keep the file safe: whoever has it can read all of it. Who leaves the group later is still in it. Please delete it once the other room is open.
copy-all-told = All in the group can see on the page of rules that a copy was taken, and when.
copy-button = Take the copy
copy-closed = This is a copy of a closed room. What is in it was said in trust. It was taken on
copy-rules = Copies of this group
copy-told-copied = A copy of this group was taken on { $date }.
copy-told-brought = This group came here from another server on { $date }.
act-copied = { $by } took a copy of the group.
act-brought = { $by } brought the group in from another server.

claim-heading = You are { $name } here
claim-why = Your group came here from another server. With this link you take over your name, and all that you wrote under it. Nobody in the group sees who you are.
claim-not-you = Is this not your name? Then leave it, and tell whoever gave you the link.
claim-here = You are in this group already, under another name. Leave it first, or use another account.
claim-button = Yes, I am { $name }
claim-none = Not claimed yet
claim-none-why = This name came along from another server. Nobody has taken it over yet. If you remove it, all that was written under it goes too.
claim-renew = Make a new link for this name
claim-renewed = A new link for { $name }
claim-renewed-why = Give it to them, and to nobody else. It works once, for 90 days, and is not shown again. An older one opens nothing now.
act-renewed = { $by } made a new link for { $whom }.
