//! Notices: who hears of what, who does not, and how it goes away by itself.

use crate::{
    house::{House, NOON, Person, on_both},
    join::{join, room},
    thread::begins,
};
use server::actions::{notice::list, worker};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Everything that is due is done.
pub(crate) async fn works(house: &House) {
    while worker::run_due(&house.app).await.unwrap() > 0 {}
}

/// How many notices a page shows.
fn lines(text: &str) -> usize {
    text.matches("<a href=\"/space/").count()
}

async fn nothing_waits(person: &Person<'_>) {
    person.get("/notices").await.says("Nothing waits for you.");
}

async fn an_answer_is_noticed_by_those_it_concerns(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let reed = room.comes(&house, "Reed").await;
    let (thread, _) = begins(&fern, &room, "The first night", "I could not sleep.").await;
    works(&house).await;
    nothing_waits(&fern).await;
    room.oak
        .get("/notices")
        .await
        .says("First words wait for an answer: “The first night”")
        .says("new</span>");
    room.oak.get("/account").await.says("Open your notices</a> <span class=\"mark\">new");

    let thread = room.at(&format!("threads/{thread}"));
    moss.post(&thread, &[("text", "Nor could I."), ("confirm", "on")]).await;
    works(&house).await;
    let told = fern.get("/notices").await;
    told.says("Your first words were answered: “The first night”").says("Tuesday Circle").says("as Fern");
    told.keeps_silent("Moss").keeps_silent("Nor could I");
    // Moss's own first words: it waits for an answer too, and Fern's wait no longer
    assert_eq!(lines(&room.oak.get("/notices").await.text), 1);
    nothing_waits(&moss).await;
    nothing_waits(&reed).await;

    room.oak.post(&thread, &[("text", "I am here.")]).await;
    works(&house).await;
    fern.get("/notices").await.says("Somebody replied in “The first night”");
    moss.get("/notices").await.says("Your first words were answered");
    nothing_waits(&room.oak).await;
}

async fn what_was_read_is_not_new(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    fern.post(&thread, &[("text", "They are."), ("confirm", "on")]).await;
    works(&house).await;
    let new = "Notices</a> <span class=\"mark\">new";
    room.oak.get(&room.at("rules")).await.says(new);
    fern.get(&room.at("rules")).await.says("Notices</a>").keeps_silent(new);
    room.oak.get(&thread).await;
    let list = room.oak.get("/notices").await;
    list.says("Somebody replied in “Nights”").says("First words wait");
    room.oak.get(&room.at("rules")).await.keeps_silent(new);

    let more = house.at(NOON.plus_seconds(HOUR)).await;
    fern.at(&more).post(&thread, &[("text", "And cold.")]).await;
    works(&more).await;
    let oak = room.oak.at(&more);
    oak.get(&room.at("rules")).await.says(new);
    assert_eq!(oak.post("/notices/read", &[]).await.leads_to(), "/notices");
    oak.get("/notices").await.says("Somebody replied").keeps_silent("new</span>");
    oak.get(&room.at("rules")).await.keeps_silent(new);
}

async fn what_is_taken_back_or_hidden_goes_from_the_list(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let said = fern.post(&thread, &[("text", "Call me at home."), ("confirm", "on")]).await.leads_to();
    let post = room.at(&format!("posts/{}", said.rsplit("#p-").next().unwrap()));
    works(&house).await;
    room.oak.get("/notices").await.says("Somebody replied");
    room.oak.post(&format!("{post}/hide"), &[("reason", "It gives a number.")]).await;
    works(&house).await;
    fern.get("/notices").await.says("A post of yours was hidden in “Nights”").says(&post);
    room.oak.get("/notices").await.keeps_silent("Somebody replied");
    room.oak.post(&format!("{post}/show"), &[]).await;
    nothing_waits(&fern).await;
    room.oak.get("/notices").await.says("Somebody replied");
    fern.post(&format!("{post}/take-back"), &[]).await;
    nothing_waits(&room.oak).await;
}

async fn what_was_decided_about_somebody_is_told_to_them(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let reed = room.comes(&house, "Reed").await;
    works(&house).await;
    nothing_waits(&reed).await;
    let person = room.person("Reed").await;
    room.oak.get("/notices").await.says("Reed waits to be let in").says(&person);
    room.oak.post(&person, &[("do", "accept"), ("reason", "Welcome.")]).await;
    works(&house).await;
    nothing_waits(&room.oak).await;
    reed.get("/notices").await.says("You were let in There are a few words for you too.").says(&room.space);
    for (hours, step, said) in [(1, "pause", "You are paused"), (2, "resume", "Your pause is over")] {
        let later = house.at(NOON.plus_seconds(hours * HOUR)).await;
        room.oak.at(&later).post(&person, &[("do", step), ("reason", "To rest.")]).await;
        works(&later).await;
        reed.at(&later).get("/notices").await.says(said);
    }
    let later = house.at(NOON.plus_seconds(3 * HOUR)).await;
    room.oak.at(&later).post(&person, &[("do", "remove"), ("reason", "Enough.")]).await;
    works(&later).await;
    nothing_waits(&reed.at(&later)).await;

    let elm = room.comes(&house, "Elm").await;
    let person = room.person("Elm").await;
    room.oak.post(&person, &[("do", "decline"), ("reason", "We are full.")]).await;
    works(&house).await;
    let told = elm.get("/notices").await;
    told.says("It will not be this group").says(&room.door()).keeps_silent("We are full");
}

async fn first_words_are_not_forgotten(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    begins(&fern, &room, "The first night", "I could not sleep.").await;
    works(&house).await;
    // the group's clock is 12 hours
    for (hours, told) in [(8, "First words wait"), (9, "time is running out"), (12, "not answered in time")] {
        let later = house.at(NOON.plus_seconds(hours * HOUR)).await;
        works(&later).await;
        let list = room.oak.at(&later).get("/notices").await;
        list.says(told);
        assert_eq!(lines(&list.text), 1, "one line for one who waits");
        nothing_waits(&fern.at(&later)).await;
    }
}

async fn who_has_no_seat_hears_nothing(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    for person in [&fern, &moss] {
        person.post(&thread, &[("text", "They are."), ("confirm", "on")]).await;
    }
    works(&house).await;
    fern.get("/notices").await.says("Your first words were answered");
    fern.post(&room.at("me/leave"), &[]).await;
    nothing_waits(&fern).await;
    let person = room.person("Moss").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "To rest.")]).await;
    room.oak.post(&thread, &[("text", "Where are you?")]).await;
    works(&house).await;
    nothing_waits(&fern).await;
    let told = moss.get("/notices").await;
    told.says("You are paused").keeps_silent("Somebody replied").keeps_silent("Nights");
    // somebody who comes back is somebody else
    join(&fern, &room.door(), "Aspen").await;
    nothing_waits(&fern).await;
}

async fn the_list_has_pages_and_an_end(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&fern, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    for number in 0..35 {
        room.oak.post(&thread, &[("text", &format!("Answer {number}"))]).await;
    }
    works(&house).await;
    let first = fern.get("/notices").await;
    first.says("/notices?page=1").keeps_silent("Newer");
    assert_eq!(lines(&first.text), list::PAGE);
    let second = fern.get("/notices?page=1").await;
    second.says("/notices?page=0").keeps_silent("Older");
    assert_eq!(lines(&second.text), 5);
    fern.get("/notices?page=18446744073709551615").await.says("Nothing waits");
    let later = house.at(NOON.plus_seconds(91 * DAY)).await;
    let fern = later.browser();
    fern.post("/sign-in", &[("name", "Fern at home"), ("passphrase", crate::house::PASSPHRASE)]).await;
    nothing_waits(&fern).await;
    list::forget_old(&later.app).await.unwrap();
    let account = later.app.db.account_named("fern at home".into()).await.unwrap().unwrap();
    let member = account.inner.memberships[0].member;
    assert_eq!(later.app.db.notices(member).await.unwrap().oldest(), None, "nothing is kept");
}

on_both!(
    an_answer_is_noticed_by_those_it_concerns,
    what_was_read_is_not_new,
    what_is_taken_back_or_hidden_goes_from_the_list,
    what_was_decided_about_somebody_is_told_to_them,
    first_words_are_not_forgotten,
    who_has_no_seat_hears_nothing,
    the_list_has_pages_and_an_end,
);
