//! Somebody's first meeting: told to those who keep the group alone, and promised an answer.

use crate::{
    house::{House, NOON, Person, on_both},
    join::{Room, room},
    meeting::NEXT,
    notice::works,
};
use domain::{Stamp, member::Standing};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

fn next(room: &Room<'_>) -> String {
    room.at(&format!("meetings/{NEXT}"))
}

/// Somebody says that the next meeting will be their first; the address at which it is read.
pub(crate) async fn comes(person: &Person<'_>, room: &Room<'_>, words: &str) -> String {
    let said = person.post(&format!("{}/arrival", next(room)), &[("words", words)]).await;
    assert_eq!(said.status, 303, "{}", said.text);
    said.leads_to()
}

/// A second facilitator of a room.
async fn second<'h>(house: &'h House, room: &Room<'_>) -> Person<'h> {
    let fields = [("role", "co_facilitator"), ("uses", "1")];
    let door = crate::join::link(&room.oak.post(&room.at("people/invite"), &fields).await);
    let elm = house.person("Elm at home").await;
    crate::join::join(&elm, &door, "Elm").await;
    elm
}

async fn told(person: &Person<'_>, words: &str) {
    person.get("/notices").await.says(words);
}

async fn a_first_meeting_is_told_to_those_who_keep_the_group_and_answered(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    fern.get(&room.space).await.says("If a meeting will be your first, you can tell them.");
    let page = fern.get(&next(&room)).await;
    page.says("It will be my first time").says("You can just as well come without a word.");
    let form = fern.get(&format!("{}/arrival", next(&room))).await;
    form.says("Only those who keep the group read this").says("within 12 hours").says("(optional)");
    let at = comes(&fern, &room, "I am shy.\nWhom do I look for?").await;
    works(&house).await;
    let own = fern.get(&at).await;
    own.says("Your first meeting").says("I am shy.\nWhom do I look for?").says("will answer you by");
    own.says("Tuesday, November 24, 7:00 pm").keeps_silent("name=\"words\"");
    fern.get(&next(&room)).await.says("You have told those who keep the group").says(&at);
    fern.get(&room.at("me")).await.says("Listening");

    told(&room.oak, "Somebody comes for the first time, and waits for an answer").await;
    let people = room.oak.get(&room.at("people")).await;
    people.says("A first meeting: Tuesday, November 24, 7:00 pm").says(&at).says("To be answered by");
    let keeper = room.oak.get(&at).await;
    keeper.says("Fern comes for the first time").says("I am shy.").says("name=\"words\"");
    keeper.keeps_silent("/take-back");
    let empty = room.oak.post(&at, &[("words", " ")]).await;
    assert_eq!(empty.status, 422);
    empty.says("Please write a few words");
    let later = house.at(NOON.plus_seconds(3 * HOUR)).await;
    let (oak, fern) = (room.oak.at(&later), fern.at(&later));
    assert_eq!(oak.post(&at, &[("words", "I wear a green scarf.")]).await.leads_to(), at);
    works(&later).await;
    oak.get(&room.at("people")).await.keeps_silent("A first meeting").says("Nobody waits for a first answer");
    oak.get("/notices").await.says("Nothing waits for you.");
    told(&fern, "You have an answer about your first meeting").await;
    fern.get("/notices").await.says(&at).says("new</span>").keeps_silent("green scarf").keeps_silent("Oak");
    fern.get(&at).await.says("Oak answered").says("I wear a green scarf.").keeps_silent("will answer you by");
    fern.get("/notices").await.says("about your first meeting").keeps_silent("new</span>");
    oak.get(&at).await.says("I wear a green scarf.").keeps_silent("name=\"words\"");
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(later.app.db.answer_times(group, 9).await, Ok(vec![3 * HOUR]), "the median knows of it");
    fern.get("/account/export")
        .await
        .says("I am shy.")
        .says("I wear a green scarf.")
        .says("would be your first");
    fern.get(&format!("{at}?lang=es")).await.says("Su primera reunión").keeps_silent(">arrival-");
    fern.get(&format!("{}/arrival?lang=es", next(&room))).await.keeps_silent(">arrival-");
}

async fn nobody_else_sees_or_counts_who_comes(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (page, list) = (moss.get(&next(&room)).await.text, moss.get(&room.at("meetings")).await.text);
    let at = comes(&fern, &room, "I am shy.").await;
    works(&house).await;
    assert!(page == moss.get(&next(&room)).await.text && list == moss.get(&room.at("meetings")).await.text);
    moss.get("/notices").await.says("Nothing waits for you.");
    for address in [at.clone(), format!("{at}/take-back")] {
        let seen = moss.get(&address).await;
        assert_eq!(seen.status, 404);
        seen.keeps_silent("shy");
        assert_eq!(moss.post(&address, &[("words", "Hello")]).await.status, 404);
    }
    assert_eq!(fern.post(&at, &[("words", "Hello")]).await.status, 404, "nobody answers themselves");
    assert_eq!(room.oak.post(&format!("{at}/take-back"), &[]).await.status, 404, "only who said it");
    assert_eq!(room.oak.get(&format!("{at}/take-back")).await.status, 404, "only who said it");
    // they are told of no name outside, and nothing stands in the log of what facilitators do
    room.oak.get("/notices").await.keeps_silent("Fern").keeps_silent("shy");
    room.oak.get(&room.at("people")).await.says("Fern").keeps_silent("shy");
}

async fn it_is_for_who_is_new_and_said_once(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let form = format!("{}/arrival", next(&room));
    room.oak.get(&next(&room)).await.keeps_silent("It will be my first time");
    assert_eq!(room.oak.get(&form).await.status, 404);
    assert_eq!(room.oak.post(&form, &[]).await.status, 404);
    let none = room.at("meetings/20261126T000000Z/arrival");
    assert_eq!(fern.get(&none).await.status, 404);
    assert_eq!(fern.post(&none, &[]).await.status, 404);
    let long = "x".repeat(2001);
    let wrong = fern.post(&form, &[("words", &long)]).await;
    assert_eq!(wrong.status, 422);
    wrong.says(&long);
    let at = comes(&fern, &room, "").await;
    let keeper = room.oak.get(&at).await;
    keeper.says("Fern comes for the first time").keeps_silent("Fern says");
    assert_eq!(fern.post(&form, &[]).await.leads_to(), at, "once");
    let again = fern.post(&form, &[("words", "I use a wheelchair.")]).await;
    assert_eq!(again.status, 422, "other words are not lost");
    again.says("these words were not sent").says("I use a wheelchair.</textarea>").says(&at);
    room.oak.get(&at).await.keeps_silent("wheelchair");
    assert_eq!(fern.post(&format!("{at}/take-back"), &[]).await.status, 303);
    let at = comes(&fern, &room, "I use a wheelchair.").await;
    assert_eq!(fern.post(&form, &[("words", "I use a wheelchair.")]).await.leads_to(), at, "sent twice");
    let other = room.at("meetings/20261202T000000Z");
    assert_eq!(fern.post(&format!("{other}/arrival"), &[]).await.leads_to(), at, "for one meeting");
    fern.get(&other)
        .await
        .says("You have told those who keep the group")
        .keeps_silent("It will be my first time");

    let moss = room.comes(&house, "Moss").await;
    crate::conversation::fits(&room, &house, &moss, "Moss").await;
    moss.get(&next(&room)).await.keeps_silent("It will be my first time");
    assert_eq!(moss.get(&form).await.status, 404, "who belongs has been there");
    let over = house.at(NOON.plus_seconds(2 * DAY)).await;
    let reed = room.comes(&house, "Reed").await;
    reed.at(&over).get(&next(&room)).await.keeps_silent("It will be my first time");
}

async fn it_is_taken_back_without_a_word(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let at = comes(&fern, &room, "I am shy.").await;
    works(&house).await;
    let take = format!("{at}/take-back");
    fern.get(&take).await.says("Take it back?").says("I am shy.").says("Nobody is told");
    assert_eq!(fern.post(&take, &[]).await.leads_to(), room.at("meetings"));
    room.oak.get("/notices").await.says("Nothing waits for you.");
    room.oak.get(&room.at("people")).await.says("Nobody waits for a first answer");
    for who in [&fern, &room.oak] {
        assert_eq!(who.get(&at).await.status, 404);
    }
    assert_eq!(room.oak.post(&at, &[("words", "Welcome.")]).await.status, 404);
    assert_eq!(fern.post(&take, &[]).await.status, 404, "once");
    fern.get(&next(&room)).await.says("It will be my first time");
    let late = house.at(NOON.plus_seconds(DAY)).await;
    works(&late).await;
    room.oak.at(&late).get("/notices").await.says("Nothing waits for you.");
}

async fn the_clock_runs_and_a_meeting_that_passes_leaves_the_promise(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (elm, fern) = (second(&house, &room).await, room.comes(&house, "Fern").await);
    let at = comes(&fern, &room, "I am shy.").await;
    let later = house.at(NOON.plus_seconds(60)).await;
    crate::thread::begins(&fern.at(&later), &room, "Hello", "And I write, too.").await;
    works(&house).await;
    for keeper in [&room.oak, &elm] {
        told(keeper, "waits for an answer").await;
    }
    for (hours, said) in [(9, "still waits, and the time is running out"), (12, "was not answered in time")] {
        let later = house.at(NOON.plus_seconds(hours * HOUR)).await;
        works(&later).await;
        told(&elm.at(&later), &format!("Somebody who comes for the first time {said}")).await;
    }
    let after = house.at(NOON.plus_seconds(4 * DAY)).await;
    let people = room.oak.at(&after).get(&room.at("people")).await;
    people.says("A first meeting: Tuesday, November 24").says("This should have been answered by");
    assert!(
        people.text.find("A first meeting").unwrap() < people.text.find("Hello").unwrap(),
        "oldest first"
    );
    fern.at(&after).get(&at).await.says("You should have had an answer by");
    assert_eq!(elm.at(&after).post(&at, &[("words", "I am sorry. How was it?")]).await.leads_to(), at);
    let twice = room.oak.at(&after).post(&at, &[("words", "So am I.")]).await;
    assert_eq!(twice.status, 422);
    twice.says("Somebody has answered meanwhile").says("So am I.</textarea>").says("Elm answered");
    fern.at(&after).get(&at).await.says("How was it?").keeps_silent("So am I.");
}

async fn who_leaves_or_is_put_out_takes_it_along(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let mut gone = vec![];
    for (name, way) in [("Fern", "leaves"), ("Moss", "erases"), ("Reed", "is put out")] {
        let person = room.comes(&house, name).await;
        let at = comes(&person, &room, "I am shy.").await;
        room.oak.post(&at, &[("words", "Welcome.")]).await;
        match way {
            "leaves" => drop(person.post(&room.at("me/leave"), &[]).await),
            "erases" => {
                let old = [("old", crate::house::PASSPHRASE)];
                person.post("/account/erase", &old).await;
            }
            _ => {
                let member = room.person(name).await;
                room.oak.post(&member, &[("do", "remove"), ("reason", "You sold pills.")]).await;
            }
        }
        gone.push(at);
    }
    for at in gone {
        assert_eq!(room.oak.get(&at).await.status, 404);
    }
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(house.app.db.answer_times(group, 9).await, Ok(vec![]));
    works(&house).await;
}

async fn who_is_paused_says_nothing_and_a_blocked_name_is_folded(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let at = comes(&fern, &room, "I am shy.").await;
    let member = crate::conversation::id(&room, "Fern").await;
    room.oak.post(&room.at(&format!("block/{member}")), &[]).await;
    let folded = room.oak.get(&at).await;
    folded.says("You blocked").says("I am shy.").says("name=\"words\"");
    let reed = room.comes(&house, "Reed").await;
    let person = room.person("Reed").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "Please rest.")]).await;
    assert_eq!(reed.post(&format!("{}/arrival", next(&room)), &[]).await.status, 404);
    let id = crate::conversation::id(&room, "Reed").await.parse().unwrap();
    assert_eq!(house.app.db.member(id).await.unwrap().unwrap().standing, Standing::Paused);
}

async fn what_was_answered_is_forgotten_after_three_months(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (answered, waits) = (comes(&fern, &room, "I am shy.").await, comes(&moss, &room, "So am I.").await);
    room.oak.post(&answered, &[("words", "Welcome.")]).await;
    let at = async |now: Stamp| {
        let later = house.at(now).await;
        server::actions::arrival::forget_answered(&later.app).await.unwrap()
    };
    assert_eq!(at(NOON.plus_seconds(90 * DAY)).await, 0);
    assert_eq!(at(NOON.plus_seconds(90 * DAY + 1)).await, 1);
    assert_eq!(fern.get(&answered).await.status, 404);
    assert_eq!(moss.get(&waits).await.status, 200, "what waits is never forgotten");
}

on_both!(
    a_first_meeting_is_told_to_those_who_keep_the_group_and_answered,
    nobody_else_sees_or_counts_who_comes,
    it_is_for_who_is_new_and_said_once,
    it_is_taken_back_without_a_word,
    the_clock_runs_and_a_meeting_that_passes_leaves_the_promise,
    who_leaves_or_is_put_out_takes_it_along,
    who_is_paused_says_nothing_and_a_blocked_name_is_folded,
    what_was_answered_is_forgotten_after_three_months,
);
