//! Who may be in a room, what they may do there, and who keeps it.

use crate::{
    conversation,
    house::{House, NOON, Person, on_both},
    join::{Room, join, link, room},
    thread::begins,
};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Every address of a room, and whether it is a form that is sent. `{thread}`, `{post}`, `{image}`, `{resource}`,
/// `{chat}` and `{message}` are Oak's, `{member}` is Oak, `{conversation}` is one of Oak and Elm, `{concern}` is one
/// about Elm, `{moment}` is the next meeting, and `{arrival}` is Ash's.
pub(crate) const ROUTES: &[(&str, bool)] = &[
    ("", false),
    ("/live", false),
    ("/chat", false),
    ("/chat", true),
    ("/chat/live", false),
    ("/chat/{chat}/take-back", false),
    ("/chat/{chat}/take-back", true),
    ("/chat/{chat}/hide", false),
    ("/chat/{chat}/hide", true),
    ("/chat/{chat}/show", true),
    ("/meetings", false),
    ("/meetings/{moment}", false),
    ("/meetings/{moment}", true),
    ("/meetings/{moment}/live", false),
    ("/meetings/{moment}/arrival", false),
    ("/meetings/{moment}/arrival", true),
    ("/arrivals/{arrival}", false),
    ("/arrivals/{arrival}", true),
    ("/arrivals/{arrival}/take-back", false),
    ("/arrivals/{arrival}/take-back", true),
    ("/search", false),
    ("/search", true),
    ("/rules", false),
    ("/settings", false),
    ("/settings", true),
    ("/threads/new", false),
    ("/threads/new", true),
    ("/threads/{thread}", false),
    ("/threads/{thread}", true),
    ("/threads/{thread}/live", false),
    ("/threads/{thread}/keep", true),
    ("/posts/{post}", false),
    ("/posts/{post}/edit", false),
    ("/posts/{post}/edit", true),
    ("/posts/{post}/take-back", false),
    ("/posts/{post}/take-back", true),
    ("/posts/{post}/hide", false),
    ("/posts/{post}/hide", true),
    ("/posts/{post}/show", true),
    ("/hearts", true),
    ("/posts/{post}/shelf", false),
    ("/posts/{post}/shelf", true),
    ("/images/{image}", false),
    ("/images/{image}/small", false),
    ("/shelf", false),
    ("/shelf/new", false),
    ("/shelf/new", true),
    ("/shelf/{resource}", false),
    ("/shelf/{resource}", true),
    ("/shelf/{resource}/edit", false),
    ("/shelf/{resource}/edit", true),
    ("/shelf/{resource}/link", false),
    ("/posts/{post}/appeal", false),
    ("/posts/{post}/appeal", true),
    ("/posts/{post}/move", false),
    ("/posts/{post}/move", true),
    ("/threads/{thread}/merge", false),
    ("/threads/{thread}/merge", true),
    ("/appeals/{appeal}", false),
    ("/appeals/{appeal}", true),
    ("/readings/{reading}/seen", true),
    ("/export", false),
    ("/export", true),
    ("/me", false),
    ("/me/credential", false),
    ("/me/credential", true),
    ("/me/credential/withdraw", false),
    ("/me/credential/withdraw", true),
    ("/me/fit", true),
    ("/me/leave", false),
    ("/me/leave", true),
    ("/me/private", true),
    ("/conversations", false),
    ("/conversations/new", false),
    ("/conversations/new", true),
    ("/conversations/{conversation}", false),
    ("/conversations/{conversation}", true),
    ("/conversations/{conversation}/answer", true),
    ("/conversations/{conversation}/end", false),
    ("/messages/{message}/report", false),
    ("/messages/{message}/report", true),
    ("/messages/{message}/take-back", false),
    ("/messages/{message}/take-back", true),
    ("/posts/{post}/more", false),
    ("/posts/{post}/report", false),
    ("/posts/{post}/report", true),
    ("/concerns/{concern}", false),
    ("/concerns/{concern}", true),
    ("/block/{member}", false),
    ("/block/{member}", true),
    ("/conversations/{conversation}/end", true),
    ("/people", false),
    ("/people/invite", true),
    ("/people/end-links", false),
    ("/people/end-links", true),
    ("/codes", false),
    ("/codes", true),
    ("/codes/{number}", false),
    ("/codes/{number}/end", false),
    ("/codes/{number}/end", true),
    ("/people/{member}", false),
    ("/people/{member}", true),
    ("/people/{member}/claim", true),
];

/// What a form of any address might send.
const FIELDS: &[(&str, &str)] = &[
    ("do", "accept"),
    ("text", "words"),
    ("title", "title"),
    ("kind", "story"),
    ("need", "listen"),
    ("confirm", "on"),
    ("role", "member"),
    ("uses", "1"),
    ("fit", "yes"),
    ("q", "words"),
];

struct Place {
    thread: String,
    post: String,
    chat: String,
    member: String,
    image: String,
    resource: String,
    conversation: String,
    message: String,
    concern: String,
    number: String,
    arrival: String,
}

async fn place(house: &House, room: &Room<'_>) -> Place {
    conversation::talk(room, "agreed").await;
    let (thread, post) = begins(&room.oak, room, "A first night", "I could not sleep.").await;
    let last = |address: &str| address.rsplit('/').next().unwrap().to_owned();
    let image = crate::image::with_one(&room.oak, room, &post).await;
    let shelf =
        [("title", "Sleep"), ("text", "For nights."), ("source", "A nurse"), ("link", "https://example.org")];
    let shelf: Vec<_> = shelf.into_iter().chain([("language", "en")]).collect();
    let resource = last(&room.oak.post(&room.at("shelf/new"), &shelf).await.leads_to());
    let chat = crate::chat::says(&room.oak, room, "It rains.").await;
    let member = conversation::id(room, "Oak").await;
    let door = link(&room.oak.post(&room.at("people/invite"), &[("role", "member"), ("uses", "2")]).await);
    let ash = house.person(&format!("ash {}", &room.space[room.space.len() - 8..])).await;
    join(&ash, &door, "Ash").await;
    let arrival = last(&crate::arrival::comes(&ash, room, "I could not sleep.").await);
    let elm = house.person(&format!("elm {}", &room.space[room.space.len() - 8..])).await;
    join(&elm, &door, "Elm").await;
    conversation::fits(room, house, &elm, "Elm").await;
    conversation::ask(&room.oak, room, &conversation::id(room, "Elm").await, "").await;
    let there = conversation::accepts(&elm, room, "Oak").await;
    room.oak.post(&there, &[("text", "I could not sleep.")]).await;
    let message = conversation::messages(&room.oak.get(&there).await).remove(0);
    let (_, elms) = begins(&elm, room, "Elm again", "Words.").await;
    room.oak.post(&room.at(&format!("posts/{elms}/report")), &[("reason", "I could not sleep.")]).await;
    let people = room.oak.get(&room.at("people")).await;
    let concern = people.text.split("/concerns/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let conversation = last(&there);
    let code = crate::invitation::code(&room.oak, room).await;
    let number = last(&crate::invitation::slip(room, &code).await);
    Place { thread, post, chat, member, image, resource, conversation, message, concern, number, arrival }
}

impl Place {
    fn address(&self, space: &str, route: &str) -> String {
        let nobody = "00000000-0000-4000-8000-000000000000";
        let route = route.replace("{appeal}", nobody).replace("{reading}", nobody);
        let filled = route.replace("{thread}", &self.thread).replace("{post}", &self.post);
        let filled = filled.replace("{image}", &self.image).replace("{resource}", &self.resource);
        let filled = filled.replace("{member}", &self.member).replace("{message}", &self.message);
        let filled = filled.replace("{moment}", crate::meeting::NEXT).replace("{arrival}", &self.arrival);
        let filled = filled.replace("{conversation}", &self.conversation).replace("{chat}", &self.chat);
        format!("{space}{}", filled.replace("{concern}", &self.concern).replace("{number}", &self.number))
    }
}

async fn sees_nothing(who: &str, person: &Person<'_>, space: &str, place: &Place) {
    for (route, sent) in ROUTES {
        let address = place.address(space, route);
        let page = if *sent { person.post(&address, FIELDS).await } else { person.get(&address).await };
        assert_eq!(page.status, 404, "{who}: {address}");
        page.keeps_silent("I could not sleep").keeps_silent("Tuesday Circle");
    }
}

async fn only_who_has_a_seat_sees_that_there_is_a_room(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let place = place(&house, &room).await;
    for (route, sent) in ROUTES {
        let address = place.address(&room.space, route);
        let page = if *sent { house.post(&address, FIELDS).await } else { house.get(&address).await };
        assert_eq!(page.status, if *sent { 401 } else { 303 }, "a visitor: {address}");
        assert!(*sent || page.leads_to().starts_with("/sign-in?to="));
    }
    sees_nothing("a stranger", &house.person("Wren").await, &room.space, &place).await;
    sees_nothing("who waits", &room.comes(&house, "Reed").await, &room.space, &place).await;

    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let moss = other.comes(&house, "Moss").await;
    sees_nothing("a member of another group", &moss, &room.space, &place).await;
    sees_nothing("a facilitator of another group", &other.oak, &room.space, &place).await;
    // their own room, with what is in this one
    for (route, sent) in ROUTES.iter().filter(|(route, _)| route.contains('{')) {
        let address = place.address(&other.space, route);
        let page = if *sent { other.oak.post(&address, FIELDS).await } else { other.oak.get(&address).await };
        assert_eq!(page.status, 404, "from another room: {address}");
    }

    for step in ["pause", "remove"] {
        let name = format!("Fern to {step}");
        let fern = room.comes(&house, &name).await;
        let person = room.person(&name).await;
        room.oak.post(&person, &[("do", "accept")]).await;
        assert_eq!(fern.get(&room.space).await.status, 200);
        room.oak.post(&person, &[("do", step), ("reason", "Please rest.")]).await;
        sees_nothing(step, &fern, &room.space, &place).await;
        fern.get(&room.door()).await.says("Please rest.");
    }
    room.oak
        .get(&place.address(&room.space, "/threads/{thread}"))
        .await
        .says("I could not sleep.")
        .says("Oak");
}

/// A listener reads and sends hearts; what takes a facilitator or another's hand is not there for them.
async fn a_listener_keeps_nothing(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let place = place(&house, &room).await;
    let fern = room.comes(&house, "Fern").await;
    let keeping =
        ["/settings", "/people", "/keep", "/invite", "/edit", "/take-back", "/hide", "/show", "/credential"];
    let alone = ["/conversations", "/messages", "/concerns", "/codes", "/arrivals"];
    let fairly = ["/appeal", "/move", "/merge", "/readings", "{post}/shelf", "/export"];
    for (route, sent) in ROUTES {
        let address = place.address(&room.space, route);
        let step = (*route, *sent) == ("/shelf/{resource}", true);
        let kept = step || keeping.iter().chain(&alone).chain(&fairly).any(|part| route.contains(part));
        if route.contains("leave") {
            continue; // their own story
        }
        let heart = [("send", place.post.as_str())];
        let fields = if *route == "/hearts" { &heart } else { FIELDS };
        let page = if *sent { fern.post(&address, fields).await } else { fern.get(&address).await };
        assert_eq!(page.status == 404, kept, "{address}: {}", page.status);
    }
}

async fn a_closed_page_is_not_kept_and_says_nothing_outside(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let place = place(&house, &room).await;
    for route in ["", "/threads/{thread}", "/people", "/me"] {
        let page = room.oak.get(&place.address(&room.space, route)).await;
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        assert!(page.headers.get("content-encoding").is_none());
        page.says("<title>Notes</title>").keeps_silent("Tuesday Circle");
    }
}

async fn facilitators_give_a_reason_and_all_of_it_is_written_down(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let person = room.person("Fern").await;
    let wrong = room.oak.post(&person, &[("do", "pause"), ("reason", " ")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please write why");
    assert_eq!(fern.get(&room.space).await.status, 200);
    room.oak.post(&person, &[("do", "pause"), ("reason", "Let us all rest.")]).await;
    fern.get(&room.door()).await.says("Your place in this group rests").says("Let us all rest.");
    room.oak.get(&room.at("people")).await.says("Oak paused Fern").says("Let us all rest.");
    room.oak.post(&person, &[("do", "resume")]).await;
    assert_eq!(fern.get(&room.space).await.status, 200);
    let me = room.person("Oak").await;
    assert_eq!(
        room.oak.post(&me, &[("do", "remove"), ("reason", "x")]).await.status,
        422,
        "nobody is their own judge"
    );
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(house.app.db.verify_acts(group).await, Ok(Ok(3)));
    assert_eq!(server::actions::space::verify(&house.app).await.unwrap().len(), 1);
}

async fn who_was_put_out_does_not_walk_in_again(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let person = room.person("Fern").await;
    room.oak.post(&person, &[("do", "remove"), ("reason", "You sold pills.")]).await;
    fern.get(&room.door()).await.says("You are not in this group any more").says("You sold pills.");
    let leave = format!("{}/leave", room.door());
    fern.get(&leave).await.says("Take away all you wrote?").says("This cannot be undone");
    fern.post(&leave, &[]).await;
    room.oak.get(&room.at("people")).await.keeps_silent("\">Fern</a>");
    join(&fern, &room.door(), "Moss").await.says("You have asked to join");
    assert_eq!(fern.get(&room.space).await.status, 404);
}

async fn a_group_asks_after_its_own_days_how_it_fits(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    begins(&fern, &room, "Hello", "First words.").await;
    fern.get(&room.at("rules")).await.says("After 21 days of writing here");
    let settings = room.at("settings");
    room.oak.get(&settings).await.says("name=\"fit_days\"").says("value=\"21\"");
    let with =
        |days| [("pledge", "It stays here."), ("rules", "We listen."), ("hours", "12"), ("fit_days", days)];
    for wrong in ["6", "91", "soon"] {
        let page = room.oak.post(&settings, &with(wrong)).await;
        assert_eq!(page.status, 422, "{wrong}");
        page.says("a number from 7 to 90").says(&format!("value=\"{wrong}\""));
    }
    assert_eq!(room.oak.post(&settings, &with("10")).await.leads_to(), room.at("rules"));
    fern.get(&room.at("rules")).await.says("After 10 days of writing here");
    let asks = "How does this group fit you?";
    for (days, asked) in [(9, false), (10, true)] {
        let later = house.at(NOON.plus_seconds(days * 24 * 3600)).await;
        let page = fern.at(&later).get(&room.space).await;
        assert_eq!(page.text.contains(asks), asked, "after {days} days");
    }
}

async fn changed_rules_are_asked_again_before_writing(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&fern, &room, "Hello", "First words.").await;
    let thread = room.at(&format!("threads/{thread}"));
    fern.get(&thread).await.keeps_silent("name=\"confirm\"");
    let settings = room.at("settings");
    room.oak.get(&settings).await.says("It stays here.");
    let mut same =
        [("policy", "open"), ("pledge", "It stays here."), ("rules", "We listen."), ("hours", "12")];
    assert_eq!(room.oak.post(&settings, &same).await.leads_to(), room.at("rules"));
    fern.get(&room.space).await.says("The ground rules have changed");
    let asked = fern.post(&thread, &[("text", "Kept words")]).await;
    assert_eq!(asked.status, 422);
    asked.says("say yes to the promise and the rules first").says("Kept words").says("We listen.");
    assert_eq!(fern.post(&thread, &[("text", "Said"), ("confirm", "on")]).await.status, 303);
    fern.get(&room.space).await.keeps_silent("have changed");
    same[3] = ("hours", "5");
    room.oak.post(&settings, &same).await;
    fern.get(&room.space).await.keeps_silent("have changed");
}

async fn after_three_weeks_we_ask_how_it_fits(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    fern.get(&room.at("me")).await.says("Listening");
    begins(&fern, &room, "Hello", "First words.").await;
    fern.get(&room.at("me")).await.says("Trying").keeps_silent("How does this group fit you");
    let later = house.at(NOON.plus_seconds(21 * DAY)).await;
    let fern = fern.at(&later);
    fern.get(&room.space).await.says("How does this group fit you");
    let answer = fern.post(&room.at("me/fit"), &[("fit", "no")]).await;
    answer.says("Not every group fits everyone").says("Look for other groups").says("Trying");
    answer.keeps_silent("Another way to meet"); // nothing here is like it
    fern.get(&room.at("me")).await.keeps_silent("How does this group fit you");

    let moss = room.comes(&house, "Moss").await;
    begins(&moss, &room, "Hello", "First words.").await;
    let moss = moss.at(&later);
    moss.post(&room.at("me/fit"), &[("fit", "yes")]).await.says("You belong here");
}

async fn words_are_found_and_only_in_their_own_room(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    begins(&room.oak, &room, "Nights", "The lighthouse keeps me awake.").await;
    begins(&other.oak, &other, "Nights", "Another lighthouse.").await;
    let look = async |q: &str| room.oak.post(&room.at("search"), &[("q", q)]).await;
    look("LIGHTHOUSE awake")
        .await
        .says("1 post")
        .says("The lighthouse keeps me awake.")
        .keeps_silent("Another");
    look("lighthouse harbour").await.says("Nothing was found").says("lighthouse harbour");
    look("  ").await.says("Nothing was found");
}

/// How the keys of a room's words begin.
const KEYS: &[&str] = &[
    "space-",
    "ask-",
    "message-",
    "thread-",
    "post-",
    "chat-",
    "live-",
    "fade-",
    "people-",
    "person-",
    "me-",
    "leave-",
    "open-",
    "credential-",
    "desk-",
    "act-",
    "standing-",
    "resource-",
    "image-",
    "mention-",
    "conversation-",
    "concern-",
    "block-",
    "transfer-",
    "reading-",
    "copy-",
    "meeting-",
    "arrival-",
];

async fn every_page_speaks_spanish(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let place = place(&house, &room).await;
    let fern = room.comes(&house, "Fern").await;
    fern.get(&format!("{}?lang=es", room.door())).await.says("Usted pidió entrar");
    let form = house.person("Wren").await.get(&format!("{}?lang=es", room.door())).await;
    form.says("Hago la promesa").says("Pedir entrar").keeps_silent(">join-").keeps_silent(">space-");
    // one leads on, pictures say nothing, the others are for what others wrote: they speak in thread.rs, chat.rs,
    // conversation.rs, concern.rs, appeal.rs and arrival.rs
    let others = [
        "/posts/{post}",
        "/posts/{post}/hide",
        "/posts/{post}/more",
        "/posts/{post}/report",
        "/messages/{message}/report",
        "/conversations/new",
        "/block/{member}",
        "/chat/{chat}/hide",
        "/posts/{post}/appeal",
        "/appeals/{appeal}",
        "/images/{image}",
        "/images/{image}/small",
        "/me/credential/withdraw", // where something was said
        "/meetings/{moment}/arrival",
        "/arrivals/{arrival}/take-back",
    ];
    let pages = |(route, sent): &&(&str, bool)| !sent && !others.contains(route) && !route.ends_with("/live");
    for (route, sent) in ROUTES.iter().filter(pages) {
        let page = room.oak.get(&format!("{}?lang=es", place.address(&room.space, route))).await;
        assert_eq!((page.status.as_u16(), *sent), (200, false), "{route}");
        page.says("lang=\"es\"");
        for key in KEYS {
            let shown = page.text.split('>').skip(1).any(|part| part.trim_start().starts_with(key));
            assert!(!shown, "{route}: a key of {key} shows as itself");
        }
    }
}

async fn an_account_that_goes_takes_its_members_along(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Hello", "Come in.").await;
    let thread = room.at(&format!("threads/{thread}"));
    fern.post(&thread, &[("text", "Glad to be here."), ("confirm", "on")]).await;
    fern.post("/account/erase", &[("old", crate::house::PASSPHRASE)]).await;
    room.oak.get(&thread).await.says("This was taken back").keeps_silent("Glad to be").keeps_silent("Fern");
}

async fn the_keeper_cannot_come_in_unseen(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let again = crate::join::answers(&house.browser(), &room.keep, &[]).await;
    let keeper = house.person("Keeper").await;
    assert_eq!(join(&keeper, &link(&again), "Birch").await.leads_to(), room.space);
    room.oak.get(&room.at("people")).await.says("Birch").says("opened the room to a new facilitator");
}

on_both!(
    only_who_has_a_seat_sees_that_there_is_a_room,
    a_listener_keeps_nothing,
    a_closed_page_is_not_kept_and_says_nothing_outside,
    facilitators_give_a_reason_and_all_of_it_is_written_down,
    who_was_put_out_does_not_walk_in_again,
    a_group_asks_after_its_own_days_how_it_fits,
    changed_rules_are_asked_again_before_writing,
    after_three_weeks_we_ask_how_it_fits,
    words_are_found_and_only_in_their_own_room,
    every_page_speaks_spanish,
    an_account_that_goes_takes_its_members_along,
    the_keeper_cannot_come_in_unseen,
);
