//! Letters that are not taken: by an address that is dead, by a server that wants nothing of us, or nobody knows.

use crate::{
    bell::{ADDRESS, chooses, has_letters, letters, told},
    house::{House, NOON, Person, on_both},
    join::{Room, room},
    notice::works,
    postbox::{Manner, Postbox},
    queue::operator,
};
use domain::{Owner, submission::SubmissionState};
use server::actions::{letter, submission};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const DEAD: Manner =
    Manner { login: None, sender: None, letter: None, recipient: Some("550 5.1.1 no such mailbox") };

/// Something new for Fern, days after noon, told each time.
pub(crate) async fn news(
    house: &House,
    room: &Room<'_>,
    thread: &str,
    days: i64,
    postbox: &Postbox,
) -> (House, usize) {
    let later = house.at(NOON.plus_seconds(days * DAY)).await;
    room.oak.at(&later).post(thread, &[("text", &format!("Day {days}."))]).await;
    let came = letters(&later, postbox).await.len();
    (later, came)
}

/// Fern, who gets a letter each time, and the thread in which Oak may answer.
pub(crate) async fn fern<'h>(house: &'h House, room: &Room<'h>, postbox: &Postbox) -> (Person<'h>, String) {
    let (fern, thread) = told(house, room).await;
    has_letters(&fern, house, postbox).await;
    chooses(&fern, room, "each", "Europe/Madrid").await;
    (fern, thread)
}

async fn a_letter_that_is_refused_for_good_is_not_sent_again(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room, &postbox).await;
    let waits = house.app.db.count_jobs().await; // for first words that nobody answers
    postbox.says(DEAD);
    let (later, came) = news(&house, &room, &thread, 0, &postbox).await;
    assert_eq!((came, later.app.db.count_jobs().await), (0, waits), "the job is done");
    postbox.says(Manner::default());
    let week = house.at(NOON.plus_seconds(DAY + 310 * 60)).await;
    assert_eq!(letters(&week, &postbox).await, [""; 0], "not even a day later");
    fern.get("/notices").await.says("Your first words were answered").keeps_silent("came back");
    fern.get("/account/email").await.says("Letters go to");
}

async fn an_address_that_refuses_for_days_is_set_aside_and_its_owner_is_told(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room, &postbox).await;
    postbox.says(DEAD);
    // many on one day set nothing aside, and one that is taken begins the count anew
    for _ in 0..4 {
        news(&house, &room, &thread, 0, &postbox).await;
    }
    postbox.says(Manner::default());
    assert_eq!(news(&house, &room, &thread, 4, &postbox).await.1, 1);
    postbox.says(DEAD);
    for days in [5, 6] {
        news(&house, &room, &thread, days, &postbox).await;
    }
    fern.get("/account/email").await.says("Letters go to");
    let (later, _) = news(&house, &room, &thread, 8, &postbox).await;
    let fern = fern.at(&later);
    fern.get("/account/email").await.says("came back").says(ADDRESS).keeps_silent("Letters go to");
    fern.get("/account/notices").await.says("letters came back");
    fern.get("/notices").await.says("Our letters to you came back").says("/account/email");
    postbox.says(Manner::default());
    assert_eq!(news(&house, &room, &thread, 9, &postbox).await.1, 0, "nothing goes there");

    // they can put it back, and what came meanwhile is theirs in the list
    assert_eq!(fern.post("/account/email/again", &[]).await.leads_to(), "/account/email");
    assert_eq!(fern.post("/account/email/again", &[]).await.status, 404, "it is not aside");
    fern.get("/account/email").await.says("Letters go to").keeps_silent("came back");
    assert_eq!(news(&house, &room, &thread, 10, &postbox).await.1, 1);
}

async fn nobody_learns_whether_an_address_of_somebody_else_is_there(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let fern = house.person("Fern at home").await;
    let asked = async |manner: Manner| {
        postbox.says(manner);
        fern.post("/account/email", &[("email", "somebody@hospital.example")]).await;
        works(&house).await;
        let pages = (fern.get("/account/email").await.text, fern.get("/notices").await.text);
        fern.post("/account/email/remove", &[]).await;
        pages
    };
    let there = asked(Manner::default()).await;
    let not_there = asked(DEAD).await;
    assert!(there.0.contains("We sent a letter to") && postbox.take().len() == 1);
    assert_eq!(there, not_there);
    assert_eq!(house.app.db.count_jobs().await, Ok(0));
}

async fn what_refuses_this_server_waits_for_whoever_runs_it(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server.replace("smtp://", "smtp://desk:secret@")).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room, &postbox).await;
    let olga = operator(&house).await;
    olga.get("/queue").await.keeps_silent("Try it now");
    let policy = "554 5.7.1 relay access denied";
    for (days, manner, words) in [
        (1, Manner { login: Some("535 no"), ..Manner::default() }, "The mail server does not let us in"),
        (
            2,
            Manner { recipient: Some(policy), ..Manner::default() },
            "The mail server takes no letters from us",
        ),
        (3, Manner { recipient: Some("450 later"), ..Manner::default() }, "asks us to come later"),
    ] {
        postbox.says(manner);
        let (later, came) = news(&house, &room, &thread, days, &postbox).await;
        assert_eq!(came, 0);
        olga.at(&later).get("/queue").await.says(words).says(" wait").keeps_silent(ADDRESS);
        fern.at(&later).get("/account/email").await.says("Letters go to");
        postbox.says(Manner::default());
        let later = house.at(NOON.plus_seconds(days * DAY + 10)).await;
        assert_eq!(letters(&later, &postbox).await, [""; 0], "not before its time");
        assert_eq!(olga.at(&later).post("/queue/jobs", &[]).await.leads_to(), "/queue");
        assert_eq!(letters(&later, &postbox).await.len(), 1);
        olga.at(&later).get("/queue").await.keeps_silent(words);
    }
    assert_eq!(fern.post("/queue/jobs", &[]).await.status, 404);
}

/// Every six hours for a month, until nothing waits any more: after how many days.
async fn given_up(house: &House) -> i64 {
    for quarters in 1..120 {
        let later = house.at(NOON.plus_seconds(quarters * 6 * HOUR + 60)).await;
        works(&later).await;
        if later.app.db.count_jobs().await == Ok(0) {
            return quarters / 4;
        }
    }
    panic!("it waits for ever")
}

async fn what_somebody_has_to_mend_waits_longer_than_what_passes(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    postbox.says(Manner { sender: Some("550 not from you"), ..Manner::default() });
    sent_back(&house).await;
    assert!((12..=16).contains(&given_up(&house).await), "about two weeks");
    postbox.says(Manner { sender: Some("451 later"), ..Manner::default() });
    sent_back(&house).await;
    assert!((1..=4).contains(&given_up(&house).await), "a day or more");
    assert!(postbox.take().is_empty());
}

/// A submission goes back to its sender, who left an address.
pub(crate) async fn sent_back(house: &House) {
    decided(house).await;
    works(house).await;
}

/// The same, before its letter is sent.
pub(crate) async fn decided(house: &House) {
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    noor.post(&format!("{draft}/group"), &[("name", "Tuesday Circle"), ("url", "example.org")]).await;
    noor.post(&format!("{draft}/sender"), &[("own_email", "noor@mail.example")]).await;
    noor.post(&draft, &[]).await;
    let id = house.app.db.submissions(SubmissionState::Waiting, None, 9).await.unwrap()[0].id;
    submission::send_back(&house.app, id, "Which town?").await.unwrap().unwrap().unwrap();
}

/// Whoever keeps a listing says where letters may go.
async fn wants_letters(house: &House, keep: &str, address: &str) {
    let noor = house.browser();
    let door = noor.get(keep.trim_end_matches("/space")).await.leads_to();
    noor.post(&format!("{door}/mail"), &[("own_email", address)]).await;
}

async fn an_owner_whom_no_letter_reaches_is_for_the_operator_to_ask(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let (listing, keep) = crate::join::listing(&house, "Tuesday Circle").await;
    let id: domain::ListingId = listing.trim_start_matches("/groups/").parse().unwrap();
    wants_letters(&house, &keep, "noor@mail.example").await;
    let owner = async || house.app.db.owner(id).await.unwrap().unwrap();
    postbox.says(DEAD);
    let mut at = owner().await.next_ask_at;
    for _ in 0..3 {
        let later = house.at(at).await;
        letter::ask_due_owners(&later.app).await.unwrap();
        works(&later).await;
        at = owner().await.next_ask_at;
    }
    postbox.says(Manner::default());
    let later = house.at(at).await;
    assert_eq!(letter::ask_due_owners(&later.app).await.unwrap(), 0);
    // once they come by another way, they hear of it
    let noor = later.browser();
    let door = noor.get(keep.trim_end_matches("/space")).await.leads_to();
    noor.get(&door).await.says("Our last letter to this address came back").says("noor@mail.example");
    let olga = operator(&later).await;
    olga.get("/queue").await.says("Owners to ask again").says("Tuesday Circle");

    wants_letters(&later, &keep, "new@mail.example").await;
    noor.get(&door).await.keeps_silent("came back").says("new@mail.example");
    olga.get("/queue").await.keeps_silent("Owners to ask again");
    assert_eq!(letter::ask_due_owners(&later.app).await.unwrap(), 1);
    works(&later).await;
    assert_eq!(postbox.take().len(), 1);
}

async fn owners_without_an_address_stand_before_nobody(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let (listing, keep) = crate::join::listing(&house, "Tuesday Circle").await;
    let id: domain::ListingId = listing.trim_start_matches("/groups/").parse().unwrap();
    wants_letters(&house, &keep, "noor@mail.example").await;
    let due = house.app.db.owner(id).await.unwrap().unwrap().next_ask_at;
    let row =
        |n| format!(r#"{{"slug":"{n}","name":"Circle {n}","day":1,"time":"18:30","notes":"For grief."}}"#);
    let rows: Vec<_> = (0..110).map(row).collect();
    house.import("many", &format!("[{}]", rows.join(","))).await;
    for other in house.listings().await.into_iter().filter(|listing| listing.id != id) {
        let long = Owner { next_ask_at: NOON, ..Owner::new(other.id, None, NOON) };
        house.app.db.save_owner(long).await.unwrap();
    }
    assert!(house.app.db.due_owners(NOON, 1000).await.unwrap().len() > 100);
    let later = house.at(due).await;
    assert_eq!(letter::ask_due_owners(&later.app).await.unwrap(), 1);
    works(&later).await;
    assert_eq!(postbox.take().len(), 1);
}

on_both!(
    a_letter_that_is_refused_for_good_is_not_sent_again,
    an_address_that_refuses_for_days_is_set_aside_and_its_owner_is_told,
    nobody_learns_whether_an_address_of_somebody_else_is_there,
    what_refuses_this_server_waits_for_whoever_runs_it,
    what_somebody_has_to_mend_waits_longer_than_what_passes,
    an_owner_whom_no_letter_reaches_is_for_the_operator_to_ask,
    owners_without_an_address_stand_before_nobody,
);
