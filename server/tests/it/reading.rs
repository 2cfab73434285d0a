//! Those who run the server read a closed room only by an act that everybody in it is told of.

use crate::{
    house::{House, NOON, PASSPHRASE, Person, on_both},
    join::{Room, join, link, room},
    queue::operator,
    thread::begins,
};
use server::actions::account;

const HOUR: i64 = 3600;
const WHY: &str = "Somebody told us of a threat here.";

/// Where the room is opened to read.
fn form(room: &Room<'_>) -> String {
    format!("/queue/rooms/{}", room.space.rsplit('/').next().unwrap())
}

async fn opens(olga: &Person<'_>, room: &Room<'_>, hours: &str) {
    let page = olga.post(&form(room), &[("reason", WHY), ("hours", hours)]).await;
    assert_eq!(page.leads_to(), format!("{}/read", form(room)));
}

async fn a_room_is_read_for_a_reason_and_its_keepers_are_told_at_once(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let olga = operator(&house).await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "The first night", "I could not sleep.").await;
    fern.post(&room.at(&format!("threads/{thread}")), &[("do", "draft"), ("text", "Not yet said.")]).await;
    olga.get("/queue").await.says("/queue/rooms");
    olga.get("/queue/rooms").await.says("Tuesday Circle").says(&form(&room));
    olga.get(&form(&room)).await.says("Those who keep the room are told now");
    let wrong = olga.post(&form(&room), &[("reason", "I want to.")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("at least 20 letters").says("choose for how long").says("I want to.</textarea>");
    assert_eq!(olga.post(&form(&room), &[("reason", WHY), ("hours", "48")]).await.status, 422);
    room.oak.get(&room.at("people")).await.keeps_silent("Your room was read");

    opens(&olga, &room, "4").await;
    let list = olga.get(&format!("{}/read", form(&room))).await;
    list.says("You are reading a closed room. Those who keep it have been told.").says("The first night");
    let page = olga.get(&format!("{}/read/{thread}", form(&room))).await;
    page.says("I could not sleep.").says("Oak").says("You are reading a closed room");
    page.keeps_silent("<textarea").keeps_silent("Not yet said.").keeps_silent(&room.space);

    let people = room.oak.get(&room.at("people")).await;
    people
        .says("Your room was read")
        .says(WHY)
        .says("Somebody who runs this server opened this room to read");
    fern.get(&room.at("rules")).await.says("could read this room").says(WHY);
    let seen = people.text.split("action=\"").find(|rest| rest.contains("/seen\"")).unwrap();
    let seen = seen.split('"').next().unwrap();
    assert_eq!(fern.post(seen, &[]).await.status, 404);
    assert_eq!(room.oak.post(seen, &[]).await.leads_to(), room.at("people"));
    room.oak.get(&room.at("people")).await.keeps_silent("Your room was read").says(WHY);
    let door =
        link(&room.oak.post(&room.at("people/invite"), &[("role", "facilitator"), ("uses", "1")]).await);
    let elm = house.person("Elm at home").await;
    join(&elm, &door, "Elm").await;
    elm.get(&room.at("people")).await.says("Your room was read");
    olga.get(&form(&room)).await.says("Go on reading, until");
    fern.get(&format!("{}?lang=es", room.at("rules"))).await.says("pudieron leer").keeps_silent(">reading-");
    for page in ["", "/read"] {
        let spanish = olga.get(&format!("{}{page}?lang=es", form(&room))).await;
        spanish.says("lang=\"es\"").keeps_silent(">reading-");
    }
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert!(matches!(house.app.db.verify_acts(group).await, Ok(Ok(3))));
}

async fn it_ends_by_itself_or_by_a_button(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let olga = operator(&house).await;
    let read = format!("{}/read", form(&room));
    opens(&olga, &room, "1").await;
    let later = house.at(NOON.plus_seconds(HOUR - 1)).await;
    assert_eq!(olga.at(&later).get(&read).await.status, 200);
    let over = house.at(NOON.plus_seconds(HOUR)).await;
    let olga_over = olga.at(&over);
    assert_eq!(olga_over.get(&read).await.status, 404);
    opens(&olga_over, &room, "24").await;
    assert_eq!(olga_over.get(&read).await.status, 200);
    assert_eq!(olga_over.post(&format!("{}/end", form(&room)), &[]).await.leads_to(), "/queue/rooms");
    assert_eq!(olga_over.get(&read).await.status, 404);
    assert_eq!(olga_over.post(&format!("{}/end", form(&room)), &[]).await.status, 404);
    let acts = room.oak.at(&over).get(&room.at("people")).await;
    acts.says("Somebody who runs this server closed it again").says("value=\"4\"");
}

async fn nobody_else_reads_and_nothing_else_opens(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let olga = operator(&house).await;
    let (thread, post) = begins(&room.oak, &room, "The first night", "I could not sleep.").await;
    let (elsewhere, _) = begins(&other.oak, &other, "Elsewhere", "Another room.").await;
    let read = format!("{}/read", form(&room));
    assert_eq!(olga.get(&read).await.status, 404, "it is not opened");
    opens(&olga, &room, "24").await;

    let ruth = house.person("Ruth").await;
    account::make_operator(&house.app, "ruth").await.unwrap();
    ruth.post("/sign-in", &[("name", "ruth"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!(ruth.get("/queue/rooms").await.status, 200);
    let addresses = [read.clone(), format!("{read}/{thread}")];
    for address in &addresses {
        assert_eq!(ruth.get(address).await.status, 404, "each opens it for themselves");
        assert_eq!(room.oak.get(address).await.status, 404, "not even who keeps it");
        assert!(house.get(address).await.leads_to().starts_with("/sign-in"));
        assert_eq!(olga.post(address, &[("text", "x")]).await.status, 405, "it grants no writing");
    }
    for address in [form(&room), "/queue/rooms".into()] {
        assert_eq!(room.oak.get(&address).await.status, 404);
    }
    assert_eq!(room.oak.post(&form(&room), &[("reason", WHY), ("hours", "1")]).await.status, 404);
    assert_eq!(olga.get(&format!("{}/read", form(&other))).await.status, 404, "this room alone");
    assert_eq!(olga.get(&format!("{read}/{elsewhere}")).await.status, 404);
    let nobody = "/queue/rooms/00000000-0000-4000-8000-000000000000";
    assert_eq!(olga.get(nobody).await.status, 404);
    assert_eq!(olga.post(nobody, &[("reason", WHY), ("hours", "1")]).await.status, 404);
    for rest in ["", "rules", "people", "settings", &format!("threads/{thread}"), &format!("posts/{post}")] {
        assert_eq!(olga.get(room.at(rest).trim_end_matches('/')).await.status, 404, "{rest}");
    }
    assert_eq!(olga.post(&room.at(&format!("threads/{thread}")), &[("text", "x")]).await.status, 404);
    assert_eq!(olga.post(&room.at("hearts"), &[("send", &post)]).await.status, 404);
}

on_both!(
    a_room_is_read_for_a_reason_and_its_keepers_are_told_at_once,
    it_ends_by_itself_or_by_a_button,
    nobody_else_reads_and_nothing_else_opens,
);
