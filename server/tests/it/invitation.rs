//! Codes that somebody gives by hand: made and ended by those who keep the room, typed at its door, counted, and the same
//! answer whatever is wrong with one.

use crate::{
    house::{House, NOON, Page, Person, on_both},
    join::{Room, join, room, yes},
};

const DAY: i64 = 24 * 3600;
const WARD: [(&str, &str); 3] = [("purpose", "Ward 3"), ("uses", "2"), ("ends", "2027-03-01")];

/// The codes that a page shows.
fn codes(page: &Page) -> Vec<String> {
    let rest = page.text.split("<code>").skip(1);
    rest.map(|rest| rest.split("</code>").next().unwrap().to_owned()).collect()
}

/// Where the slip of a code is, by its number in the list.
pub(crate) async fn slip(room: &Room<'_>, code: &str) -> String {
    let list = room.oak.get(&room.at("codes")).await.text;
    let before = list.split(&format!("<code>{code}")).next().unwrap();
    before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

/// Somebody who keeps a room makes a code.
pub(crate) async fn code(keeper: &Person<'_>, room: &Room<'_>) -> String {
    assert_eq!(keeper.post(&room.at("codes"), &WARD).await.leads_to(), room.at("codes"));
    codes(&keeper.get(&room.at("codes")).await).remove(0)
}

/// Somebody types a code at a door; what they see then.
async fn types(person: &Person<'_>, room: &Room<'_>, code: &str) -> Page {
    let page = person.post(&format!("{}/code", room.door()), &[("code", code)]).await;
    if page.status == 303 { person.get(&page.leads_to()).await } else { page }
}

/// The address that the square on a slip leads to.
fn square(room: &Room<'_>, code: &str) -> String {
    format!("{}?code={code}", room.door())
}

async fn a_code_opens_a_closed_group_as_a_link_does(house: House) {
    for policy in ["request", "invitation"] {
        let room = room(&house, &format!("Circle by {policy}"), policy).await;
        let code = code(&room.oak, &room).await;
        assert_eq!(code.len(), 11);
        let door = house.get(&room.door()).await;
        door.says("Did somebody give you a code?").says("name=\"code\"").keeps_silent("Your code opens");
        // as it is typed by whoever was told it on the telephone, and before they sign in
        let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
        let visitor = house.browser();
        let open = types(&visitor, &room, &typed).await;
        open.says("Your code opens this group")
            .says("Whoever gave it to you is not told")
            .says("It stays here.");
        open.says("to=%2Fgroups%2F").keeps_silent("Did somebody give you a code?");
        let fern = house.person(&format!("fern by {policy}")).await;
        let led = fern.get(&square(&room, &code)).await.leads_to();
        assert!(led.starts_with(&format!("{}?door=", room.door())) && !led.contains(&code), "{led}");
        let form = fern.get(&room.door()).await;
        form.says("Join and listen").keeps_silent("What brings you here?").keeps_silent("code=");
        let half = fern.post(&room.door(), &[("pseudonym", "Fern"), ("rules", "on")]).await;
        assert_eq!(half.status, 422);
        half.says("say yes to the promise").says("value=\"Fern\"").says("Your code opens this group");
        assert_eq!(fern.post(&room.door(), &yes("Fern")).await.leads_to(), room.space);
        fern.get(&room.space).await.says("Here you are Fern");
        let list = room.oak.get(&room.at("codes")).await;
        list.says("Ward 3").says("1 person can still come").keeps_silent("Fern");
        assert_eq!(fern.get(&room.at("codes")).await.status, 404);
        room.oak.get(&room.at("people")).await.says("Oak made a code to give by hand").says("Ward 3");
    }
}

async fn whatever_is_wrong_with_a_code_the_answer_is_one(house: House) {
    let room = room(&house, "Tuesday Circle", "invitation").await;
    let other = crate::join::room(&house, "Thursday Circle", "request").await;
    let (used, ended) = (code(&room.oak, &room).await, code(&other.oak, &other).await);
    for name in ["Fern", "Moss"] {
        let person = house.person(&format!("{name} at home")).await;
        assert_eq!(join(&person, &square(&room, &used), name).await.leads_to(), room.space);
    }
    let void = code(&room.oak, &room).await;
    let its = format!("{}/end", slip(&room, &void).await);
    room.oak.get(&its).await.says("End this code?").says(&void).says("Ward 3").says("on paper either");
    assert_eq!(room.oak.post(&its, &[]).await.leads_to(), room.at("codes"));
    assert_eq!(room.oak.post(&its, &[]).await.status, 404);
    room.oak.get(&room.at("people")).await.says("Oak ended a code");
    let elm = house.person("Elm").await;
    // used up, made void, of another group, never made, no code at all
    for wrong in [used.as_str(), &void, &ended, "CFKL2-34699", "moonlight"] {
        let page = types(&elm, &room, wrong).await;
        assert_eq!(page.status, 422, "{wrong}");
        page.says("This code does not open this group, or does not any more").keeps_silent("It stays here.");
        page.says(&format!("value=\"{wrong}\"")).says("aria-invalid");
        assert_eq!(elm.get(&square(&room, wrong)).await.status, 422);
        assert_eq!(elm.post(&room.door(), &yes("Elm")).await.status, 404);
        assert_eq!(elm.get(&room.space).await.status, 404);
    }
    // where one can ask instead, what was typed is kept and nobody asks by mistake
    let reed = house.person("Reed at home").await;
    let late = house.at(NOON.plus_seconds(120 * DAY)).await;
    types(&late.browser(), &other, &ended).await.says("This code does not open this group");
    types(&elm, &other, &ended).await.says("Your code opens this group");
    types(&reed, &other, &ended).await.says("Your code opens this group");
    assert_eq!(reed.post(&other.door(), &yes("Reed")).await.leads_to(), other.space);
    other.oak.post(&format!("{}/end", slip(&other, &ended).await), &[]).await;
    let page = elm.post(&other.door(), &yes("Elm")).await;
    assert_eq!(page.status, 422);
    page.says("This code does not open").says("value=\"Elm\"").says("What brings you here?");
    assert_eq!(house.get(&format!("/invite/{ended}")).await.status, 404, "a code is typed at its own door");
}

async fn a_code_is_made_with_bounds_and_printed(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let page = room.oak.get(&room.at("codes")).await;
    page.says("value=\"20\"").says("value=\"2027-02-21\"").keeps_silent("Codes that still work");
    let fields = [("purpose", " "), ("uses", "many"), ("ends", "2026-11-01")];
    let wrong = room.oak.post(&room.at("codes"), &fields).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please say what it is for").says("a number from 1 to 100").says("a day from today on");
    wrong.says("value=\"many\"").says("value=\"2026-11-01\"");
    let code = code(&room.oak, &room).await;
    let its = slip(&room, &code).await;
    assert!(its.starts_with(&room.at("codes/")) && !its.contains(&code), "{its}: it is not in the address");
    let slip = room.oak.get(&its).await;
    slip.says("<title>Notes</title>").says("<h1>Tuesday Circle</h1>").says(&code).says("<svg");
    slip.says(&room.door()).says("March 1, 2027").says("Nobody tells whoever gave you this slip");
    assert_eq!(room.oak.get(&room.at(&format!("codes/{code}"))).await.status, 404, "a code is no address");
    assert_eq!(room.oak.get(&room.at("codes/nonsense")).await.status, 404);
    for _ in 1..30 {
        room.oak.post(&room.at("codes"), &WARD).await;
    }
    let many = room.oak.post(&room.at("codes"), &WARD).await;
    assert_eq!(many.status, 422);
    many.says("30 codes that still work");
}

async fn who_was_put_out_does_not_come_back_with_a_code(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let person = room.person("Fern").await;
    room.oak.post(&person, &[("do", "remove"), ("reason", "You sold pills.")]).await;
    fern.post(&format!("{}/leave", room.door()), &[]).await;
    let code = code(&room.oak, &room).await;
    join(&fern, &square(&room, &code), "Aspen").await.says("You have asked to join");
    house.get(&room.door()).await.keeps_silent("Did somebody give you a code?");
}

on_both!(
    a_code_opens_a_closed_group_as_a_link_does,
    whatever_is_wrong_with_a_code_the_answer_is_one,
    a_code_is_made_with_bounds_and_printed,
    who_was_put_out_does_not_come_back_with_a_code,
);
