# Codes that lead into a group and are given by hand.

code-heading = Codes to give by hand
code-open-page = Make a code that a doctor or a nurse can give
code-lead = A doctor, a nurse or a social worker can give this code on paper or on the phone. Whoever types it at the door of your group comes in to listen, and does not have to wait.
code-private = You see how many people can still come with a code. You do not see who came with it. Nobody tells whoever gave it.
code-list = Codes that still work
code-open = { $n ->
    [one] { $count } person can still come, until { $date }
   *[other] { $count } people can still come, until { $date }
}
code-new = A new code
code-purpose = What is it for?
code-purpose-hint = Only those who keep the group read this. For example: Ward 3.
code-purpose-wrong = Please say what it is for, in at most { $count } letters.
code-uses = How many people may come with it?
code-uses-wrong = Please write a number from 1 to { $count }.
code-ends = Until which day does it work?
code-ends-wrong = Please choose a day from today on, within { $count } days.
code-many = You have { $count } codes that still work. Please end one first.
code-make = Make the code
code-end = End this code
code-end-ask = End this code?
code-end-why = It then opens nothing, on paper either. Who came with it stays in the group.

## The slip
code-slip-lead = Somebody thought that this group could be good for you. You can just listen.
code-slip-qr = Code to scan, leads to the door of the group
code-slip-open = Open this page:
code-slip-type = Type this code:
code-slip-name = Choose a name for this group alone. You need no e-mail and no real name.
code-slip-private = Nobody tells whoever gave you this slip that you came.
code-slip-until = The code works until { $date }.
