//! Meetings in the room: which there are, and the chat that each one has.

use crate::{
    chat::{fades, messages},
    house::{House, NOON, Person, on_both},
    join::{Room, room},
    live::reads,
};

const DAY: i64 = 24 * 3600;
/// The next meetings of a group that meets on Tuesdays at seven, and its last one.
pub(crate) const NEXT: &str = "20261125T000000Z";
const SECOND: &str = "20261202T000000Z";
const LAST: &str = "20261118T000000Z";

fn at(room: &Room<'_>, moment: &str) -> String {
    room.at(&format!("meetings/{moment}"))
}

/// Somebody says something in the chat of a meeting; its id.
async fn says(person: &Person<'_>, room: &Room<'_>, moment: &str, text: &str) -> String {
    let said = person.post(&at(room, moment), &[("text", text), ("confirm", "on")]).await;
    let to = said.leads_to();
    let (chat, id) = to.split_once("#m-").unwrap();
    assert_eq!((said.status.as_u16(), chat), (303, at(room, moment).as_str()), "{}", said.text);
    id.to_owned()
}

async fn the_next_four_weeks_and_the_last_days_are_listed(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let list = room.at("meetings");
    fern.get(&room.space).await.says(&format!("href=\"{list}\""));
    let page = fern.get(&list).await;
    page.says("Tuesday, November 24, 7:00 pm</a>").says("tomorrow").says("Tuesday, December 15, 7:00 pm</a>");
    page.says("on the group’s own clock (America/Indiana/Indianapolis)").keeps_silent("December 22");
    page.says(&at(&room, NEXT)).says(&at(&room, LAST)).says("Meetings of the last days");
    page.keeps_silent("November 10").keeps_silent("For you:").keeps_silent("there are messages");
    assert!(page.text.find(NEXT).unwrap() < page.text.find(SECOND).unwrap());
    fades(&room, "day").await;
    fern.get(&list).await.says(NEXT).keeps_silent(LAST).keeps_silent("of the last days");
    fades(&room, "month").await;
    fern.get(&list).await.says(LAST).says("20261027T230000Z").keeps_silent("20261020");
}

/// The last Sunday of October the clocks go back; the meeting stays at seven.
async fn a_meeting_keeps_its_hour_over_a_change_of_clocks(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    fades(&room, "month").await;
    let page = room.oak.get(&room.at("meetings")).await;
    page.says("Tuesday, October 27, 7:00 pm</a>").says("Tuesday, November 3, 7:00 pm</a>");
}

async fn whoever_lives_by_another_clock_sees_both(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let fields = [("hour", "18"), ("from", "22"), ("until", "8"), ("zone", "Europe/Madrid")];
    assert_eq!(fern.post("/account/notices", &fields).await.status, 303);
    fern.get(&room.at("meetings")).await.says("7:00 pm</a>").says("For you: Wednesday, November 25, 1:00 am");
    let page = fern.get(&at(&room, NEXT)).await;
    page.says("<strong>Tuesday, November 24, 7:00 pm</strong>")
        .says("For you: Wednesday, November 25, 1:00 am");
    room.oak.get(&at(&room, NEXT)).await.keeps_silent("For you:");
}

async fn where_no_times_are_known_the_page_says_what_to_do(house: House) {
    let room = room(&house, "Evening Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let page = fern.get(&room.at("meetings")).await;
    page.says("We do not know when the group meets next").says("Ask those who keep the group");
    page.says(&format!("href=\"{}\"", room.listing)).keeps_silent("of the last days");
    room.oak.get(&room.at("meetings")).await.says("Whoever keeps that page can write down the day");
    for moment in [NEXT, "now", "20261125T000000", "19700101T000000Z"] {
        assert_eq!(fern.get(&at(&room, moment)).await.status, 404, "{moment}");
        assert_eq!(fern.post(&at(&room, moment), &[("text", "Hello")]).await.status, 404, "{moment}");
    }
}

async fn a_meeting_says_when_and_where_and_what_it_is_like(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let id = room.listing.rsplit('/').next().unwrap().parse().unwrap();
    let mut listing = house.app.db.listing(id).await.unwrap().unwrap();
    listing.place = Some(domain::Place { venue: "Library, Room 2".into(), ..domain::Place::default() });
    listing.online = Some(domain::Online {
        url: Some("https://meet.example.org/tuesday".into()),
        phone: Some("317-555-0112".into()),
        notes: "Ring twice.".into(),
    });
    let said = "We say our names.\nThen we talk.";
    let usual = domain::Answer::new(said, domain::AnswerSource::Host, Some(NOON.date()));
    listing.answers.insert(domain::Question::UsualMeeting, usual);
    house.app.db.save_listings(vec![listing.clone()], NOON).await.unwrap();
    let page = room.oak.get(&at(&room, NEXT)).await;
    page.says("It ends at 8:30 pm.")
        .says("Library, Room 2")
        .says("Call in: 317-555-0112")
        .says("Ring twice.");
    page.says("<p>We say our names.</p><p>Then we talk.</p>").says("meet.example.org");
    page.says("<title>Notes</title>").keeps_silent("Tuesday Circle");
    listing.schedules[0].format = Some(domain::Format::InPerson);
    house.app.db.save_listings(vec![listing], NOON).await.unwrap();
    let page = room.oak.get(&at(&room, NEXT)).await;
    page.says("Library, Room 2").says("In person").keeps_silent("meet.example.org");
    let spanish = room.oak.get(&format!("{}?lang=es", at(&room, NEXT))).await;
    spanish.says("Termina a las 20:30.").says("El chat de esta reunión").keeps_silent(">meeting-");
}

async fn each_meeting_has_its_own_chat_with_the_same_rules(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let page = fern.get(&at(&room, NEXT)).await;
    page.says("Messages here fade after 7 days.").says("name=\"confirm\"").says("It is quiet here.");
    let asked = fern.post(&at(&room, NEXT), &[("text", "Which door?")]).await;
    assert_eq!(asked.status, 422);
    asked.says("say yes to the promise and the rules first").says("Which door?</textarea>");
    let id = says(&fern, &room, NEXT, "Which door?").await;
    fern.get(&room.at("me")).await.says("Trying");
    crate::chat::says(&room.oak, &room, "It rains.").await;
    says(&room.oak, &room, SECOND, "I bring tea.").await;
    let page = room.oak.get(&at(&room, NEXT)).await;
    page.says("Which door?").keeps_silent("It rains.").keeps_silent("I bring tea.");
    fern.get(&room.at("chat"))
        .await
        .says("It rains.")
        .keeps_silent("Which door?")
        .keeps_silent("I bring tea.");
    let list = fern.get(&room.at("meetings")).await;
    assert_eq!(list.text.matches("there are messages").count(), 2);
    fern.get("/account/export").await.says("Which door?").says("at the meeting of Tuesday, November 24");

    let hide = room.at(&format!("chat/{id}/hide"));
    room.oak.get(&hide).await.says(&format!("href=\"{}\"", at(&room, NEXT)));
    let hidden = room.oak.post(&hide, &[("reason", "It gives a door.")]).await;
    assert_eq!(hidden.leads_to(), format!("{}#m-{id}", at(&room, NEXT)));
    room.oak.get(&at(&room, NEXT)).await.says("It gives a door.").says(&room.at(&format!("chat/{id}/show")));
    let take = room.at(&format!("chat/{id}/take-back"));
    fern.get(&at(&room, NEXT)).await.says(&take);
    fern.get(&take).await.says("Which door?");
    assert_eq!(fern.post(&take, &[]).await.leads_to(), at(&room, NEXT));
    assert_eq!(messages(&room.oak.get(&at(&room, NEXT)).await), 0);
    for number in 0..9 {
        says(&fern, &room, NEXT, &format!("Number {number}.")).await;
    }
    crate::chat::says(&fern, &room, "And here.").await;
    let fast = fern.post(&at(&room, SECOND), &[("text", "Number ten.")]).await;
    assert_eq!(fast.status, 422, "of all chats of the group together");
    fast.says("Please wait a minute").says("Number ten.</textarea>");
}

async fn only_the_last_messages_of_a_meeting_are_on_its_page(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let elsewhere = says(&room.oak, &room, SECOND, "Elsewhere.").await;
    for round in 1..7 {
        let later = house.at(NOON.plus_seconds(round * 100)).await;
        for number in 0..10 {
            says(&room.oak.at(&later), &room, NEXT, &format!("Number {round}{number}.")).await;
        }
    }
    let page = room.oak.get(&at(&room, NEXT)).await;
    page.says("Number 20.").says("Number 69.").keeps_silent("Number 19.");
    assert_eq!(messages(&page), 50);
    let before = page.text.split("?before=").nth(1).unwrap().split('"').next().unwrap();
    let page = room.oak.get(&format!("{}?before={before}", at(&room, NEXT))).await;
    page.says("Number 19.")
        .keeps_silent("Number 20.")
        .keeps_silent("name=\"text\"")
        .keeps_silent("Elsewhere.");
    let page = room.oak.get(&format!("{}?before={elsewhere}", at(&room, NEXT))).await;
    assert_eq!(messages(&page), 50, "what is said elsewhere is no place in this chat");
}

async fn words_of_a_meeting_that_is_not_planned_any_more_are_read_until_they_fade(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    says(&room.oak, &room, NEXT, "Which door?").await;
    assert_eq!(room.oak.get(&at(&room, SECOND)).await.status, 200);
    let keep = room.keep.trim_end_matches("/space");
    let noor = house.browser();
    let door = noor.get(keep).await.leads_to();
    assert_eq!(noor.post(&door, &[("status", "paused")]).await.status, 200);
    let list = room.oak.get(&room.at("meetings")).await;
    list.says("not planned any more").says(NEXT).keeps_silent(SECOND).says("Ask before you go.");
    let page = room.oak.get(&at(&room, NEXT)).await;
    page.says("Which door?").says("This meeting is not planned any more").keeps_silent("name=\"text\"");
    let late = room.oak.post(&at(&room, NEXT), &[("text", "The red one.")]).await;
    assert_eq!(late.status, 422);
    late.says("Nothing new can be said in its chat").says("The red one.</textarea>");
    for gone in [SECOND, LAST] {
        assert_eq!(room.oak.get(&at(&room, gone)).await.status, 404, "{gone}");
        assert_eq!(room.oak.post(&at(&room, gone), &[("text", "Hello")]).await.status, 404, "{gone}");
        assert_eq!(room.oak.get(&at(&room, &format!("{gone}/live"))).await.status, 404, "{gone}");
    }
    let later = house.at(NOON.plus_seconds(7 * DAY)).await;
    assert_eq!(room.oak.at(&later).get(&at(&room, NEXT)).await.status, 404);
    room.oak.at(&later).get(&room.at("meetings")).await.keeps_silent(NEXT);
    assert_eq!(server::actions::chat::fade(&later.app).await.unwrap(), 1, "and then out of the store");
}

async fn a_meeting_that_is_over_has_its_page_as_long_as_its_chat_lasts(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    says(&room.oak, &room, NEXT, "Which door?").await;
    for (days, status, said) in [(7, 200, 0), (9, 404, 0)] {
        let later = house.at(NOON.plus_seconds(days * DAY)).await;
        let page = room.oak.at(&later).get(&at(&room, NEXT)).await;
        assert_eq!((page.status.as_u16(), messages(&page)), (status, said), "{days}");
    }
    let evening = house.at(NOON.plus_seconds(2 * DAY)).await;
    let oak = room.oak.at(&evening);
    says(&oak, &room, NEXT, "It was good to see you.").await;
    oak.get(&room.at("meetings")).await.says("Meetings of the last days").says(NEXT).says(SECOND);
    fades(&room, "off").await;
    let page = room.oak.at(&evening).get(&at(&room, NEXT)).await;
    page.says("The chat is off in this group.").keeps_silent("good to see you").says("It ends at");
    assert_eq!(oak.post(&at(&room, NEXT), &[("text", "Hello")]).await.status, 422);
}

async fn each_chat_hears_only_of_its_own(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (mut tuesday, mut group) =
        (reads(&fern, &at(&room, NEXT)).await, reads(&fern, &room.at("chat")).await);
    let second = says(&room.oak, &room, SECOND, "Not here.").await;
    let id = says(&room.oak, &room, NEXT, "Which door?").await;
    crate::chat::says(&room.oak, &room, "It rains.").await;
    let told = tuesday.next().await;
    told.is("new", "Which door?").is("new", &format!("<li id=\"m-{id}\">")).keeps_silent("/hide");
    group.next().await.is("new", "It rains.");
    room.oak.post(&room.at(&format!("chat/{second}/take-back")), &[]).await;
    for page in [&mut tuesday, &mut group] {
        page.next().await.is("gone", &format!("m-{second}"));
    }
    let mut oaks = reads(&room.oak, &at(&room, NEXT)).await;
    let ferns = says(&fern, &room, NEXT, "The red one.").await;
    tuesday.next().await.is("new", &room.at(&format!("chat/{ferns}/take-back")));
    oaks.next().await.is("new", &room.at(&format!("chat/{ferns}/hide")));
}

async fn blocked_words_are_folded_here_too_and_who_leaves_takes_theirs_along(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    says(&moss, &room, NEXT, "The harbour is dark.").await;
    let member = crate::conversation::id(&room, "Moss").await;
    fern.post(&room.at(&format!("block/{member}")), &[]).await;
    fern.get(&at(&room, NEXT)).await.says("You blocked").keeps_silent("<strong>Moss</strong>");
    room.oak.get(&at(&room, NEXT)).await.says("<strong>Moss</strong>");
    moss.post(&room.at("me/leave"), &[]).await;
    let page = room.oak.get(&at(&room, NEXT)).await;
    page.keeps_silent("harbour").keeps_silent("Moss");
    room.oak.get(&room.at("meetings")).await.keeps_silent("there are messages");
}

on_both!(
    the_next_four_weeks_and_the_last_days_are_listed,
    a_meeting_keeps_its_hour_over_a_change_of_clocks,
    whoever_lives_by_another_clock_sees_both,
    where_no_times_are_known_the_page_says_what_to_do,
    a_meeting_says_when_and_where_and_what_it_is_like,
    each_meeting_has_its_own_chat_with_the_same_rules,
    only_the_last_messages_of_a_meeting_are_on_its_page,
    words_of_a_meeting_that_is_not_planned_any_more_are_read_until_they_fade,
    a_meeting_that_is_over_has_its_page_as_long_as_its_chat_lasts,
    each_chat_hears_only_of_its_own,
    blocked_words_are_folded_here_too_and_who_leaves_takes_theirs_along,
);
