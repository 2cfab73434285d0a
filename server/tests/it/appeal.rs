//! What was decided about somebody is looked at by another human, once, and is undone where that one says so.

use crate::{
    house::{House, PASSPHRASE, Person, on_both},
    join::{Room, join, link, room},
    queue::operator,
    thread::begins,
};
use server::actions::account;

/// Somebody comes to keep the room as well.
async fn keeper<'h>(house: &'h House, room: &Room<'_>, name: &str, role: &str) -> Person<'h> {
    let door = link(&room.oak.post(&room.at("people/invite"), &[("role", role), ("uses", "1")]).await);
    let person = house.person(&format!("{name} at home")).await;
    assert_eq!(join(&person, &door, name).await.leads_to(), room.space);
    person
}

/// The first address with this in it on a page.
fn address(page: &str, part: &str) -> Option<String> {
    let mut links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.find(|link| link.contains(part)).map(str::to_owned)
}

/// Oak does something about Fern.
async fn decides(room: &Room<'_>, step: &str, reason: &str) {
    let fern = room.person("Fern").await;
    assert_eq!(room.oak.post(&fern, &[("do", step), ("reason", reason)]).await.status, 303);
}

async fn asks(fern: &Person<'_>, room: &Room<'_>, words: &str) {
    let sent = fern.post(&format!("{}/appeal", room.door()), &[("words", words)]).await;
    assert_eq!(sent.leads_to(), room.door());
}

async fn another_facilitator_looks_and_ends_a_pause(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let elm = keeper(&house, &room, "Elm", "facilitator").await;
    let reed = keeper(&house, &room, "Reed", "co_facilitator").await;
    let fern = room.comes(&house, "Fern").await;
    let ask = format!("{}/appeal", room.door());
    assert_eq!(fern.post(&ask, &[("words", "Why?")]).await.status, 404, "nothing was decided");
    decides(&room, "pause", "Let us all rest.").await;
    fern.get(&room.door()).await.says("Ask somebody else to look at this").says("Let us all rest.");
    let long = "x".repeat(2001);
    for (words, wrong) in [(" ", "write a few words"), (long.as_str(), "at most 2,000 letters")] {
        let page = fern.post(&ask, &[("words", words)]).await;
        assert_eq!(page.status, 422);
        page.says(wrong).says(&format!("{words}</textarea>"));
    }
    asks(&fern, &room, "I was tired that day.").await;
    asks(&fern, &room, "And again.").await;
    let state = fern.get(&room.door()).await;
    state.says("I was tired that day.").says("Nobody has answered yet").keeps_silent("And again.");
    state.keeps_silent("name=\"words\"");

    for other in [&room.oak, &reed] {
        other.get(&room.at("people")).await.keeps_silent("/appeals/").says("Fern asked for another look");
    }
    let people = elm.get(&room.at("people")).await;
    people.says("Asking for another look");
    let appeal = address(&people.text, "/appeals/").unwrap();
    for other in [&room.oak, &reed, &fern] {
        assert_eq!(other.get(&appeal).await.status, 404);
        assert_eq!(other.post(&appeal, &[("outcome", "undone"), ("words", "Yes")]).await.status, 404);
    }
    let page = elm.get(&appeal).await;
    page.says("Fern asks you to look").says("Oak paused Fern").says("Let us all rest.");
    page.says("I was tired that day.");
    let silent = elm.post(&appeal, &[("words", "It was a long night.")]).await;
    assert_eq!(silent.status, 422);
    silent.says("choose what comes of it").says("It was a long night.</textarea>");
    let wordless = elm.post(&appeal, &[("outcome", "undone"), ("words", " ")]).await;
    assert_eq!(wordless.status, 422);
    wordless.says("write a few words").says("value=\"undone\" checked");
    let undo = [("outcome", "undone"), ("words", "It was a long night.")];
    assert_eq!(elm.post(&appeal, &undo).await.leads_to(), room.at("people"));
    assert_eq!(fern.get(&room.space).await.status, 200);
    fern.get(&room.at("me")).await.says("took it back").says("It was a long night.");
    assert_eq!(elm.get(&appeal).await.status, 404, "once");
    assert_eq!(elm.post(&appeal, &undo).await.status, 404);
    let people = room.oak.get(&room.at("people")).await;
    people.says("Elm took back what was done about Fern").says("It was a long night.");
    people.keeps_silent("I was tired that day.");
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(house.app.db.verify_acts(group).await, Ok(Ok(6)));
    elm.get(&format!("{}?lang=es", room.at("people")))
        .await
        .says("dio marcha atrás")
        .keeps_silent(">appeal-");
}

async fn what_is_upheld_stays_and_its_words_are_read(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let elm = keeper(&house, &room, "Elm", "facilitator").await;
    let fern = room.comes(&house, "Fern").await;
    decides(&room, "remove", "You sold pills.").await;
    asks(&fern, &room, "They were vitamins.").await;
    let appeal = address(&elm.get(&room.at("people")).await.text, "/appeals/").unwrap();
    elm.post(&appeal, &[("outcome", "upheld"), ("words", "We sell nothing here.")]).await;
    let state = fern.get(&room.door()).await;
    state.says("It stays as it is.").says("We sell nothing here.").says("They were vitamins.");
    state.keeps_silent("name=\"words\"").says("You are not in this group any more");
    asks(&fern, &room, "Once more.").await;
    fern.get(&room.door()).await.keeps_silent("Once more.");
    assert_eq!(fern.get(&room.space).await.status, 404);
    elm.get(&room.at("people")).await.keeps_silent("/appeals/").says("It stays.");
    fern.post(&format!("{}/leave", room.door()), &[]).await;
    assert_eq!(house.app.db.open_appeals(None, 9).await, Ok(vec![]));
}

async fn where_no_other_facilitator_is_those_who_run_the_server_hear_it(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let olga = operator(&house).await;
    let fern = room.comes(&house, "Fern").await;
    decides(&room, "decline", "We are full.").await;
    asks(&fern, &room, "You let Moss in today.").await;
    room.oak.get(&room.at("people")).await.keeps_silent("/appeals/");
    let queue = olga.get("/queue").await;
    queue.says("Somebody asks for another look").says("Fern");
    let appeal = address(&queue.text, "/queue/appeals/").unwrap();
    let page = olga.get(&appeal).await;
    page.says("Oak said no to Fern").says("We are full.").says("You let Moss in today.");
    page.keeps_silent("Tuesday Circle").keeps_silent(&room.space);
    assert_eq!(fern.get(&appeal).await.status, 404);

    // whoever acted does not judge it because they run the server too
    assert!(account::make_operator(&house.app, "oak of tuesday circle").await.unwrap());
    let fields = [("name", "oak of tuesday circle"), ("passphrase", PASSPHRASE)];
    let oak = house.browser();
    oak.post("/sign-in", &fields).await;
    oak.get("/queue").await.keeps_silent("/queue/appeals/");
    assert_eq!(oak.get(&appeal).await.status, 404);
    assert_eq!(oak.post(&appeal, &[("outcome", "upheld"), ("words", "No.")]).await.status, 404);

    let undo = [("outcome", "undone"), ("words", "There is a place for you.")];
    assert_eq!(olga.post(&appeal, &undo).await.leads_to(), "/queue");
    olga.get("/queue").await.says("Nothing waits");
    assert_eq!(fern.get(&room.space).await.status, 200);
    let acts = oak.get(&room.at("people")).await;
    acts.says("Somebody who runs this server took back what was done about Fern");
}

async fn who_was_put_out_comes_back_as_they_were(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let elm = keeper(&house, &room, "Elm", "facilitator").await;
    let fern = room.comes(&house, "Fern").await;
    begins(&fern, &room, "Hello", "First words.").await;
    decides(&room, "pause", "Rest.").await;
    decides(&room, "remove", "Go.").await;
    asks(&fern, &room, "Please look.").await;
    let appeal = address(&elm.get(&room.at("people")).await.text, "/appeals/").unwrap();
    elm.get(&appeal).await.says("Oak removed Fern");
    elm.post(&appeal, &[("outcome", "undone"), ("words", "Welcome back.")]).await;
    fern.get(&room.at("me")).await.says("Trying").says("Welcome back.");
    // what has changed meanwhile waits for nobody
    decides(&room, "pause", "Rest.").await;
    asks(&fern, &room, "Why?").await;
    decides(&room, "resume", "").await;
    elm.get(&room.at("people")).await.keeps_silent("/appeals/");
    fern.get(&room.at("me")).await.keeps_silent("Nobody has answered yet").says("Welcome back.");
    fern.get("/account/export").await.says("Please look.").says("Welcome back.").says("Why?");
    decides(&room, "pause", "Once more.").await;
    elm.get(&room.at("people")).await.keeps_silent("/appeals/");
    fern.get(&room.door()).await.says("name=\"words\"");
}

async fn a_hidden_post_is_shown_again_with_its_title(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let elm = keeper(&house, &room, "Elm", "facilitator").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, post) = begins(&fern, &room, "The first night", "I could not sleep.").await;
    let (thread, post) = (room.at(&format!("threads/{thread}")), room.at(&format!("posts/{post}")));
    let ask = format!("{post}/appeal");
    assert_eq!(fern.get(&ask).await.status, 404, "it is not hidden");
    room.oak.post(&format!("{post}/hide"), &[("reason", "It names somebody.")]).await;
    let link = format!("{}/appeal", post.rsplit('/').next().unwrap());
    fern.get(&thread).await.says(&link);
    moss.get(&thread).await.keeps_silent(&link).keeps_silent("The first night");
    fern.get(&ask).await.says("It names somebody.").says("I could not sleep.").says("name=\"words\"");
    for other in [&moss, &room.oak, &elm] {
        assert_eq!(other.get(&ask).await.status, 404);
        assert_eq!(other.post(&ask, &[("words", "Why?")]).await.status, 404);
    }
    assert_eq!(fern.post(&ask, &[("words", "")]).await.status, 422);
    assert_eq!(fern.post(&ask, &[("words", "It names my cat.")]).await.leads_to(), ask);
    fern.get(&ask).await.says("It names my cat.").says("Nobody has answered yet");
    let appeal = address(&elm.get(&room.at("people")).await.text, "/appeals/").unwrap();
    elm.get(&appeal).await.says("Oak hid a post by Fern").says("I could not sleep.").says("It names my cat.");
    elm.post(&appeal, &[("outcome", "undone"), ("words", "A cat is fine.")]).await;
    moss.get(&thread).await.says("I could not sleep.").says("The first night");
    fern.get(&room.at("me")).await.says("A cat is fine.");
    elm.get(&format!("{}?lang=es", room.at("me"))).await.keeps_silent(">appeal-");
}

on_both!(
    another_facilitator_looks_and_ends_a_pause,
    what_is_upheld_stays_and_its_words_are_read,
    where_no_other_facilitator_is_those_who_run_the_server_hear_it,
    who_was_put_out_comes_back_as_they_were,
    a_hidden_post_is_shown_again_with_its_title,
);
