//! The chat of a group: said, taken back, hidden, faded, and gone with whoever leaves.

use crate::{
    house::{House, NOON, Page, Person, on_both},
    join::{Room, room},
};

const DAY: i64 = 24 * 3600;

/// Somebody says something in the chat; its id.
pub(crate) async fn says(person: &Person<'_>, room: &Room<'_>, text: &str) -> String {
    let said = person.post(&room.at("chat"), &[("text", text), ("confirm", "on")]).await;
    assert_eq!(said.status, 303, "{}", said.text);
    said.leads_to().rsplit("#m-").next().unwrap().to_owned()
}

pub(crate) fn messages(page: &Page) -> usize {
    page.text.matches(" id=\"m-").count()
}

/// The form of the group's settings, with messages that fade like this.
pub(crate) async fn fades(room: &Room<'_>, fade: &str) {
    let fields = [
        ("policy", "open"),
        ("pledge", "It stays here."),
        ("rules", "We listen.\nNo advice unless asked."),
        ("hours", "12"),
        ("chat", fade),
    ];
    assert_eq!(room.oak.post(&room.at("settings"), &fields).await.leads_to(), room.at("rules"));
}

async fn first_words_are_confirmed_and_a_message_stands_behind_the_last(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let chat = room.at("chat");
    fern.get(&room.space).await.says(&format!("href=\"{chat}\""));
    let page = fern.get(&chat).await;
    page.says("Messages here fade after 7 days.").says("It is quiet here.").says("name=\"confirm\"");
    let asked = fern.post(&chat, &[("text", "Is <b>anybody</b> here?")]).await;
    assert_eq!(asked.status, 422);
    asked
        .says("say yes to the promise and the rules first")
        .says("Is &#60;b&#62;anybody&#60;/b&#62; here?</textarea>");
    says(&fern, &room, "Is <b>anybody</b> here?\nhttps://example.org").await;
    says(&room.oak, &room, "I am.").await;
    let page = fern.get(&chat).await;
    page.says("Is &#60;b&#62;anybody&#60;/b&#62; here?\nhttps://example.org</p>").says("(you)").says("I am.");
    page.keeps_silent("name=\"confirm\"").keeps_silent("href=\"https://example.org");
    assert!(page.text.find("anybody").unwrap() < page.text.find("I am.").unwrap());
    fern.get(&room.at("me")).await.says("Trying");
    fern.get("/account/export").await.says("Is &#60;b&#62;anybody").keeps_silent("I am.");
}

async fn what_cannot_be_sent_comes_back(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let chat = room.at("chat");
    let long = "x".repeat(1001);
    for (text, wrong) in [(" ", "Please write a few words"), (long.as_str(), "at most 1,000 letters")] {
        let page = room.oak.post(&chat, &[("text", text), ("confirm", "on")]).await;
        assert_eq!(page.status, 422);
        page.says(wrong).says(&format!("{text}</textarea>"));
    }
    for number in 0..10 {
        says(&room.oak, &room, &format!("Number {number}.")).await;
    }
    let page = room.oak.post(&chat, &[("text", "Number ten.")]).await;
    assert_eq!(page.status, 422);
    page.says("Please wait a minute").says("Number ten.</textarea>");
    let later = house.at(NOON.plus_seconds(61)).await;
    says(&room.oak.at(&later), &room, "Number ten.").await;
}

async fn only_the_last_messages_are_on_the_page(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    for round in 0..6 {
        let later = house.at(NOON.plus_seconds(round * 100)).await;
        for number in 0..10 {
            says(&room.oak.at(&later), &room, &format!("Number {round}{number}.")).await;
        }
    }
    let page = room.oak.get(&room.at("chat")).await;
    page.says("Number 10.").says("Number 59.").keeps_silent("Number 09.").says("Earlier messages");
    assert_eq!(messages(&page), 50);
    let before = page.text.split("?before=").nth(1).unwrap().split('"').next().unwrap();
    let page = room.oak.get(&format!("{}?before={before}", room.at("chat"))).await;
    page.says("Number 00.").says("Number 09.").keeps_silent("Number 10.").keeps_silent("Earlier messages");
    page.says("To the last messages").keeps_silent("name=\"text\"");
    assert_eq!(room.oak.get(&format!("{}?before=nonsense", room.at("chat"))).await.status, 400);
}

async fn messages_fade_when_the_group_says(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let chat = room.at("chat");
    let id = says(&room.oak, &room, "The lighthouse keeps me awake.").await;
    let kept = async |days: i64| {
        let later = house.at(NOON.plus_seconds(days * DAY)).await;
        let page = room.oak.at(&later).get(&chat).await;
        (messages(&page), server::actions::chat::fade(&later.app).await.unwrap())
    };
    assert_eq!(kept(6).await, (1, 0));
    fades(&room, "month").await;
    assert_eq!(kept(29).await, (1, 0));
    fades(&room, "day").await;
    let late = house.at(NOON.plus_seconds(DAY)).await;
    let oak = room.oak.at(&late);
    oak.get(&chat).await.says("fade after 1 day.").keeps_silent("lighthouse");
    assert_eq!(
        oak.post(&room.at(&format!("chat/{id}/take-back")), &[]).await.status,
        404,
        "it is gone for all"
    );
    assert_eq!(kept(1).await, (0, 1), "and then out of the store");
    assert_eq!(kept(1).await, (0, 0));
}

async fn a_group_can_do_without(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let chat = room.at("chat");
    says(&room.oak, &room, "The lighthouse keeps me awake.").await;
    room.oak.get(&room.at("settings")).await.says("value=\"week\" checked");
    fades(&room, "off").await;
    room.oak.get(&room.at("settings")).await.says("value=\"off\" checked");
    fern.get(&room.space).await.keeps_silent(&format!("href=\"{chat}\""));
    let page = fern.get(&chat).await;
    page.says("The chat is off in this group.").keeps_silent("lighthouse").keeps_silent("name=\"text\"");
    page.keeps_silent("Change the group");
    room.oak.get(&chat).await.says("Change the group");
    assert_eq!(fern.post(&chat, &[("text", "Hello"), ("confirm", "on")]).await.status, 422);
    fern.get(&room.at("me")).await.says("Listening");
    assert_eq!(server::actions::chat::fade(&house.app).await.unwrap(), 1);
}

async fn one_takes_back_what_one_said(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let id = says(&fern, &room, "I should not say it.").await;
    let take = format!("chat/{id}/take-back");
    fern.get(&room.at("chat")).await.says(&take);
    room.oak.get(&room.at("chat")).await.keeps_silent(&take);
    let take = room.at(&take);
    fern.get(&take).await.says("Take this message back?").says("I should not say it.").says("for everybody");
    assert_eq!(room.oak.get(&take).await.status, 404, "only its writer");
    assert_eq!(room.oak.post(&take, &[]).await.status, 404, "only its writer");
    assert_eq!(fern.post(&take, &[]).await.leads_to(), room.at("chat"));
    assert_eq!(messages(&room.oak.get(&room.at("chat")).await), 0);
    assert_eq!(fern.post(&take, &[]).await.status, 404, "once");
}

async fn hiding_takes_a_reason_that_its_writer_reads(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let chat = room.at("chat");
    let id = says(&fern, &room, "Ring Rowan at the harbour.").await;
    let (hide, show) = (room.at(&format!("chat/{id}/hide")), room.at(&format!("chat/{id}/show")));
    room.oak.get(&hide).await.says("Hide this message").says("Ring Rowan");
    let wrong = room.oak.post(&hide, &[("reason", " ")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please write why");
    for other in [&moss, &fern] {
        assert_eq!(other.get(&hide).await.status, 404);
        assert_eq!(other.post(&hide, &[("reason", "x")]).await.status, 404);
        assert_eq!(other.post(&show, &[]).await.status, 404);
    }
    for reason in ["It names somebody.", "Twice."] {
        room.oak.post(&hide, &[("reason", reason)]).await;
    }
    moss.get(&chat).await.says("have hidden this").keeps_silent("Rowan").keeps_silent("names somebody");
    fern.get(&chat)
        .await
        .says("It names somebody.")
        .says("Ring Rowan")
        .keeps_silent("Twice.")
        .keeps_silent("/show");
    room.oak.get(&chat).await.says("It names somebody.").says("Ring Rowan").says(&format!("chat/{id}/show"));
    for _ in 0..2 {
        room.oak.post(&show, &[]).await;
    }
    moss.get(&chat).await.says("Ring Rowan").keeps_silent("have hidden");
    let people = room.oak.get(&room.at("people")).await;
    people.says("Oak hid a message by Fern in the chat").says("It names somebody.");
    people.says("Oak showed a message by Fern in the chat again").keeps_silent("Twice.");
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(house.app.db.verify_acts(group).await, Ok(Ok(3)), "opened, hidden, shown");
    let own = says(&room.oak, &room, "My own.").await;
    let own = room.oak.get(&room.at(&format!("chat/{own}/hide"))).await;
    assert_eq!(own.status, 404, "nobody decides about their own");
    room.oak.get(&format!("{hide}?lang=es")).await.says("Ocultar este mensaje").keeps_silent(">chat-");
}

async fn who_leaves_takes_their_messages_along(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    says(&fern, &room, "The lighthouse keeps me awake.").await;
    says(&moss, &room, "The harbour is dark.").await;
    says(&room.oak, &room, "I hear you.").await;
    fern.post(&room.at("me/leave"), &[]).await;
    moss.post("/account/erase", &[("old", crate::house::PASSPHRASE)]).await;
    let page = room.oak.get(&room.at("chat")).await;
    page.says("I hear you.").keeps_silent("lighthouse").keeps_silent("harbour").keeps_silent("Fern");
    assert_eq!(messages(&page), 1);
}

on_both!(
    first_words_are_confirmed_and_a_message_stands_behind_the_last,
    what_cannot_be_sent_comes_back,
    only_the_last_messages_are_on_the_page,
    messages_fade_when_the_group_says,
    a_group_can_do_without,
    one_takes_back_what_one_said,
    hiding_takes_a_reason_that_its_writer_reads,
    who_leaves_takes_their_messages_along,
);
