//! Letters say that there is something new, when somebody wants to hear it, and nothing else.

use crate::{
    house::{House, NOON, Person, on_both},
    join::{Room, room},
    notice::works,
    postbox::Postbox,
    thread::begins,
};
use domain::Stamp;
use server::actions::bell;

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
pub(crate) const ADDRESS: &str = "quiet@mail.example";
/// What no letter and no push may say.
pub(crate) const SECRETS: [&str; 7] = ["Fern", "Moss", "Tuesday", "Circle", "Nights", "long", "threads"];

/// Everybody whose hour has come is looked at and everything that is due is done; the letters that came of it.
pub(crate) async fn letters(house: &House, postbox: &Postbox) -> Vec<String> {
    works(house).await;
    bell::ring_due(&house.app).await.unwrap();
    works(house).await;
    postbox.take().into_iter().map(|letter| letter.replace("=\n", "").replace("=3D", "=")).collect()
}

/// The first link of a letter, without the server's address.
fn link(letter: &str) -> String {
    let line = letter.lines().find(|line| line.starts_with("https://")).expect("a letter has a link");
    line.trim_start_matches("https://groups.example.org").to_owned()
}

/// Where a letter is stopped with one click.
fn stop(letter: &str) -> String {
    let line =
        letter.lines().find(|line| line.starts_with("List-Unsubscribe: ")).expect("it cannot be stopped");
    let address = line.trim_start_matches("List-Unsubscribe: <").trim_end_matches('>');
    address.trim_start_matches("https://groups.example.org").to_owned()
}

#[track_caller]
fn says_nothing(letter: &str) {
    assert!(letter.contains("Subject: Something new\n"), "{letter}");
    assert!(letter.contains("There is something new for you.") && letter.contains("/notices"), "{letter}");
    let body = letter.split("Subject:").nth(1).unwrap();
    for secret in SECRETS {
        assert!(!body.contains(secret), "it says {secret}:\n{letter}");
    }
}

/// They give an address and say that it is theirs.
pub(crate) async fn has_letters(person: &Person<'_>, house: &House, postbox: &Postbox) {
    let fields = [("email", ADDRESS), ("zone", "Europe/Madrid")];
    assert_eq!(person.post("/account/email", &fields).await.leads_to(), "/account/email");
    let asked = letters(house, postbox).await;
    assert_eq!(asked.len(), 1);
    house.post(&link(&asked[0]), &[]).await.says("Your address is confirmed");
}

/// They choose how often they are told of a group, in a zone.
pub(crate) async fn chooses(person: &Person<'_>, room: &Room<'_>, pace: &str, zone: &str) {
    let name = room.space.replace("/space/", "pace-");
    let fields = [(name.as_str(), pace), ("hour", "18"), ("from", "22"), ("until", "8"), ("zone", zone)];
    let done = person.post("/account/notices", &fields).await.leads_to();
    person.get(&done).await.says("Saved.").says(&format!("value=\"{pace}\" checked")).says(zone);
}

/// Fern has written in a thread that Oak can answer.
pub(crate) async fn told<'h>(house: &'h House, room: &Room<'h>) -> (Person<'h>, String) {
    let fern = room.comes(house, "Fern").await;
    let (thread, _) = begins(&fern, room, "Nights", "They are long.").await;
    works(house).await;
    (fern, room.at(&format!("threads/{thread}")))
}

async fn an_address_hears_nothing_before_it_is_confirmed(house: House) {
    let (postbox, server) = Postbox::open().await;
    let plain = house.person("Elm at home").await;
    plain.get("/account/email").await.says("This server sends no letters");
    assert_eq!(plain.post("/account/email", &[("email", ADDRESS)]).await.status, 404);

    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = told(&house, &room).await;
    let wrong = fern.post("/account/email", &[("email", "nowhere")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("value=\"nowhere\"").says("does not look like an e-mail address");
    fern.post("/account/email", &[("email", ADDRESS)]).await;
    let asked = letters(&house, &postbox).await;
    assert!(
        asked[0].contains(ADDRESS) && asked[0].contains("Subject: Is this your address?"),
        "{}",
        asked[0]
    );
    fern.get("/account/email").await.says("We sent a letter to").says(ADDRESS);
    fern.get("/account/notices").await.says("not confirmed");

    chooses(&fern, &room, "each", "Europe/Madrid").await;
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    assert_eq!(letters(&house, &postbox).await, [""; 0], "nobody has said that it is theirs");
    let link = link(&asked[0]);
    house.get(&link).await.says("Is this address yours?");
    house.get(&link).await.says("Is this address yours?");
    let late = house.at(NOON.plus_seconds(3 * DAY)).await;
    assert_eq!(late.get(&link).await.status, 404, "it works for three days");
    assert_eq!(late.post(&link, &[]).await.status, 404);
    house.post(&link, &[]).await.says("Your address is confirmed");
    house
        .get(&link)
        .await
        .says("Your address is confirmed")
        .keeps_silent("<form method=\"post\" action=\"/letters");
    fern.get("/account/email").await.says("Letters go to");

    // another address: the link of the first opens nothing
    fern.post("/account/email", &[("email", "other@mail.example")]).await;
    assert_eq!(house.get(&link).await.status, 404);
    let asked = letters(&house, &postbox).await;
    assert!(asked.len() == 1 && asked[0].contains("other@mail.example"));
    fern.post("/account/email/remove", &[]).await;
    assert_eq!(house.post(&self::link(&asked[0]), &[]).await.status, 404);
    fern.get("/account/email").await.keeps_silent("other@mail.example");
    assert_eq!(house.get("/letters/bm90aGluZw").await.status, 404);
    assert_eq!(house.post("/letters/bm90aGluZw/stop", &[]).await.status, 404);
}

async fn once_a_day_and_only_for_what_is_new(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = told(&house, &room).await;
    has_letters(&fern, &house, &postbox).await;
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    room.oak.post(&thread, &[("text", "All night.")]).await;
    // 18:00 in Madrid is 17:00 here
    for (minutes, count) in [(0, 0), (290, 0), (310, 1), (320, 0)] {
        let later = house.at(NOON.plus_seconds(minutes * MINUTE)).await;
        let came = letters(&later, &postbox).await;
        assert_eq!(came.len(), count, "after {minutes} minutes");
        came.iter().for_each(|letter| says_nothing(letter));
        came.iter().for_each(|letter| assert!(letter.contains("once a day"), "{letter}"));
    }
    let next = house.at(NOON.plus_seconds(DAY + 310 * MINUTE)).await;
    assert_eq!(letters(&next, &postbox).await, [""; 0], "nothing is new since");

    // what was read meanwhile is not told, and a server that slept makes up for it
    room.oak.at(&next).post(&thread, &[("text", "Still here.")]).await;
    works(&next).await;
    fern.at(&next).get(&format!("{thread}?from=end")).await;
    let next = house.at(NOON.plus_seconds(2 * DAY + 310 * MINUTE)).await;
    assert_eq!(letters(&next, &postbox).await, [""; 0], "they have read it");
    room.oak.at(&next).post(&thread, &[("text", "And here.")]).await;
    works(&next).await;
    // 7 and 9 in the morning there
    for (hours, count) in [(18, 0), (20, 1)] {
        let morning = house.at(NOON.plus_seconds(3 * DAY + hours * HOUR)).await;
        assert_eq!(letters(&morning, &postbox).await.len(), count, "nobody is woken for what is late");
    }
}

async fn each_time_but_not_at_night(house: House) {
    let (postbox, server) = Postbox::open().await;
    let moment = |text: &str| Stamp::from(text.parse::<jiff::Timestamp>().unwrap());
    let house = house.with_mail(&server).await;
    // the night in which New York's clocks go forward
    let evening = house.at(moment("2027-03-14T01:00:00Z")).await;
    let room = room(&evening, "Tuesday Circle", "open").await;
    let (fern, thread) = told(&evening, &room).await;
    has_letters(&fern, &evening, &postbox).await;
    chooses(&fern, &room, "each", "America/New_York").await;
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    let came = letters(&evening, &postbox).await;
    assert_eq!(came.len(), 1);
    says_nothing(&came[0]);
    assert!(came[0].contains("each time"), "{}", came[0]);

    let night = evening.at(moment("2027-03-14T05:00:00Z")).await;
    room.oak.at(&night).post(&thread, &[("text", "Are you asleep?")]).await;
    assert_eq!(letters(&night, &postbox).await, [""; 0], "it is midnight");
    for (at, count) in [("2027-03-14T11:50:00Z", 0), ("2027-03-14T12:10:00Z", 1), ("2027-03-14T12:20:00Z", 0)]
    {
        let morning = evening.at(moment(at)).await;
        assert_eq!(letters(&morning, &postbox).await.len(), count, "{at}: eight o'clock is one hour earlier");
    }
}

async fn a_link_stops_them_without_signing_in(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = told(&house, &room).await;
    has_letters(&fern, &house, &postbox).await;
    chooses(&fern, &room, "each", "Europe/Madrid").await;
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    let came = letters(&house, &postbox).await;
    assert!(came[0].contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{}", came[0]);
    let stop = stop(&came[0]);
    house.get(&stop).await.says("Stop the letters?");
    fern.get("/account/email").await.says(ADDRESS);
    house.post_from("", &stop, &[("List-Unsubscribe", "One-Click")]).await.says("The letters have stopped");
    fern.get("/account/email").await.keeps_silent(ADDRESS);
    assert_eq!(house.get(&stop).await.status, 404);
    room.oak.post(&thread, &[("text", "Still here.")]).await;
    assert_eq!(letters(&house, &postbox).await, [""; 0]);
    fern.get("/notices").await.says("Somebody replied");
}

async fn never_and_once_a_week(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = told(&house, &room).await;
    has_letters(&fern, &house, &postbox).await;
    chooses(&fern, &room, "never", "Europe/Madrid").await;
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    let monday = house.at(NOON.plus_seconds(310 * MINUTE)).await;
    assert_eq!(letters(&monday, &postbox).await, [""; 0]);
    let tuesday = house.at(NOON.plus_seconds(DAY)).await;
    let fern = fern.at(&tuesday);
    chooses(&fern, &room, "weekly", "Europe/Madrid").await;
    fern.post("/notices/read", &[]).await;
    room.oak.at(&tuesday).post(&thread, &[("text", "Still here.")]).await;
    for (days, count) in [(1, 0), (2, 0), (7, 1), (8, 0)] {
        let evening = house.at(NOON.plus_seconds(days * DAY + 310 * MINUTE)).await;
        let came = letters(&evening, &postbox).await;
        assert_eq!(came.len(), count, "after {days} days");
        came.iter().for_each(|letter| assert!(letter.contains("once a week"), "{letter}"));
    }
}

async fn whoever_keeps_a_space_is_told_at_once_that_somebody_waits(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    has_letters(&room.oak, &house, &postbox).await;
    room.oak.get("/account/notices").await.says("You keep this group");
    let fern = room.comes(&house, "Fern").await;
    fern.get("/account/notices").await.says("Tuesday Circle").keeps_silent("You keep this group");
    begins(&fern, &room, "Nights", "They are long.").await;
    let came = letters(&house, &postbox).await;
    assert_eq!(came.len(), 1);
    says_nothing(&came[0]);
    assert!(came[0].contains("could not wait"), "{}", came[0]);
    // three quarters of 12 hours end at ten in the evening there: it waits for the morning
    for (hours, count) in [(8, 0), (9, 0), (18, 0), (20, 1)] {
        let later = house.at(NOON.plus_seconds(hours * HOUR)).await;
        assert_eq!(letters(&later, &postbox).await.len(), count, "after {hours} hours");
    }
}

async fn who_left_or_was_put_out_gets_no_letter(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = told(&house, &room).await;
    has_letters(&fern, &house, &postbox).await;
    let moss = room.comes(&house, "Moss").await;
    has_letters(&moss, &house, &postbox).await;
    moss.post(&thread, &[("text", "Nor could I."), ("confirm", "on")]).await;
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    works(&house).await;
    fern.post(&room.at("me/leave"), &[]).await;
    let person = room.person("Moss").await;
    room.oak.post(&person, &[("do", "remove"), ("reason", "Enough.")]).await;
    let evening = house.at(NOON.plus_seconds(310 * MINUTE)).await;
    assert_eq!(letters(&evening, &postbox).await, [""; 0]);
}

async fn two_nodes_and_a_mail_server_that_is_away_make_one_letter(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let other = house.at(NOON).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = told(&house, &room).await;
    has_letters(&fern, &house, &postbox).await;
    chooses(&fern, &room, "each", "Europe/Madrid").await;
    postbox.close(true);
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    assert_eq!(letters(&house, &postbox).await, [""; 0]);
    postbox.close(false);
    let (house, other) =
        (house.at(NOON.plus_seconds(MINUTE)).await, other.at(NOON.plus_seconds(MINUTE)).await);
    tokio::join!(works(&house), works(&other));
    assert_eq!(letters(&house, &postbox).await.len() + letters(&other, &postbox).await.len(), 1);

    room.oak.at(&house).post(&thread, &[("text", "Still.")]).await;
    works(&house).await;
    postbox.take();
    chooses(&fern.at(&house), &room, "daily", "Europe/Madrid").await;
    room.oak.at(&house).post(&thread, &[("text", "And still.")]).await;
    works(&house).await;
    let evening = NOON.plus_seconds(310 * MINUTE);
    let (house, other) = (house.at(evening).await, other.at(evening).await);
    let looked = tokio::join!(bell::ring_due(&house.app), bell::ring_due(&other.app));
    assert_eq!(looked.0.unwrap() + looked.1.unwrap(), 1, "one job for both");
    tokio::join!(works(&house), works(&other));
    assert_eq!(letters(&house, &postbox).await.len() + letters(&other, &postbox).await.len(), 1);
}

async fn a_form_that_cannot_be_kept_comes_back(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let page = room.oak.get("/account/notices").await;
    page.says("America/Indiana/Indianapolis").says("data-zone").says("value=\"daily\" checked");
    let name = room.space.replace("/space/", "pace-");
    let wrong = [(name.as_str(), "weekly"), ("hour", "7"), ("from", "99"), ("zone", "Mars/Base")];
    let page = room.oak.post("/account/notices", &wrong).await;
    assert_eq!(page.status, 422);
    page.says("We do not know this time zone").says("value=\"Mars/Base\"").says("value=\"weekly\" checked");
    page.says("<option value=\"7\" selected>");
    room.oak.get("/account/notices").await.says("value=\"daily\" checked");
    // a group that is not theirs is not kept
    let other = "pace-00000000-0000-4000-8000-000000000000";
    let fields = [(other, "each"), (name.as_str(), "nonsense"), ("zone", "Europe/Madrid"), ("hour", "x")];
    assert_eq!(room.oak.post("/account/notices", &fields).await.leads_to(), "/account/notices?done");
    let account = house.app.db.account_named("oak of tuesday circle".into()).await.unwrap().unwrap();
    let bell = account.inner.bell;
    assert!(bell.paces.is_empty());
    assert_eq!((bell.hour, bell.zone.as_str()), (18, "Europe/Madrid"));
}

on_both!(
    an_address_hears_nothing_before_it_is_confirmed,
    once_a_day_and_only_for_what_is_new,
    each_time_but_not_at_night,
    a_link_stops_them_without_signing_in,
    never_and_once_a_week,
    whoever_keeps_a_space_is_told_at_once_that_somebody_waits,
    who_left_or_was_put_out_gets_no_letter,
    two_nodes_and_a_mail_server_that_is_away_make_one_letter,
    a_form_that_cannot_be_kept_comes_back,
);
