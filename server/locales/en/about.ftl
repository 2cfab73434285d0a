# How this place is run.
about-title = How this is run
about-body =
    This is a list of support groups. { $house } runs it on a server of its own.

    ## Where the groups come from

    Some groups are added by the people who know them. Some come from lists that others keep. Each page says where it comes from, and when it was last checked.

    ## Who decides

    A person reads each group that is added here before it is shown. A program looks for warning signs and shows the words it means. It decides nothing.

    ## What is not known

    If we do not know something, we say so. We never make up an answer.

    ## The program

    The program is called Commonground. It is free for all to use, read and change, under the AGPL license, version 3 or later.
privacy-title = Privacy
privacy-body =
    You need no account to look for a group. We do not ask who you are.

    ## If you make an account

    - You choose a name to sign in with. It need not be yours. No group sees it.
    - We ask your age once. We do not keep the answer.
    - Your name, your words and your groups are locked with a key of your own. A thief who takes our data cannot read them.
    - After 30 days without a visit you are signed out. We note that day. We note no time.
    - You may give us an e-mail address, or let us tell your device. Then we say that there is something new, and nothing more.
    - You can see all of it, take it with you, and erase it. Then your key is destroyed.

    ## What we keep

    - Nothing of what you search for.
    - No address of your phone or computer in our notes.
    - If you tell us something about a group, we keep those words and the day. We do not keep who wrote them.

    ## What your browser keeps

    - If you choose a language, a small note (a cookie) keeps that choice. It has no number that stands for you.
    - If you open a link or a code that somebody gave you, a small note keeps for an hour that you did. So it does not stay in the address. If you add a group or keep its page, the note lasts half a day.
    - If you sign in, one more note keeps you signed in. It goes when you sign out.
    - If you save groups, the list stays in your browser. You can clear it there.
    - Your browser has its own list of pages you opened. Only you can clear that.

    ## Who else sees it

    If we tell your device, the maker of your browser passes our note on. It can see that there is one. It cannot read it.

    No page here loads anything from others. If you follow a link to another website, that website sees you. We tell you before you go to a map.

    ## Leave quickly

    The button takes you to a page about the weather at once. You can also press Esc twice. It cannot clear the list of pages in your browser.
accessibility-title = Accessibility
accessibility-body =
    This place should work for you, however you read it.

    - It works with a keyboard alone, and with a screen reader.
    - It works without scripts.
    - It works on a small phone, and at four times the size.
    - It has a light and a dark look. It follows your device.
    - It keeps still if your device asks for less motion.
    - Each group has a sheet to print, in large print too.
    - The words are kept short and plain.

    Does something not work for you? Please tell { $house }.
places-title = Where place names come from
places-body =
    Towns, postal codes and their places on the map come from GeoNames (geonames.org). They are shared under the license Creative Commons Attribution 4.0. We changed them: we kept only what a search needs and packed it small.

    Nobody is asked over the network when you type a place. The list is part of the program.
