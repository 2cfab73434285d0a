//! A group leaves: a copy is taken, comes in on another server, and everybody takes their own name over there.

use crate::{
    house::{House, Page, Person, on_both},
    join::{Room, room},
    thread::begins,
};
use server::{
    actions::copy::bring::{self, Claim, Refusal},
    config::Config,
};
use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A file of an archive.
fn file(archive: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(archive)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// An archive with these lines.
fn packed(lines: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    archive.start_file("group.jsonl", SimpleFileOptions::default()).unwrap();
    archive.write_all(lines.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

/// A group in which people wrote, and the copy that Oak takes of it.
async fn played<'h>(house: &'h House) -> (Room<'h>, Vec<u8>) {
    let room = room(house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(house, "Fern").await, room.comes(house, "Moss").await);
    let reed = room.comes(house, "Reed").await;
    let (nights, _) = begins(&fern, &room, "The first night", "I *could* not <sleep>.").await;
    let nights = room.at(&format!("threads/{nights}"));
    let said = moss.post(&nights, &[("text", "Ring Rowan."), ("confirm", "on")]).await.leads_to();
    reed.post(&nights, &[("text", "I will leave."), ("confirm", "on")]).await;
    room.oak.post(&nights, &[("text", "I am here."), ("note", "kind words")]).await;
    let hide = room.at(&format!("posts/{}/hide", said.rsplit("#p-").next().unwrap()));
    room.oak.post(&hide, &[("reason", "It names somebody.")]).await;
    begins(&room.oak, &room, "How we meet", "On Tuesdays.").await;
    fern.post(&nights, &[("do", "draft"), ("text", "A draft of mine.")]).await;
    let person = room.person("Moss").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "Rest a little.")]).await;
    reed.post(&room.at("me/leave"), &[]).await;

    assert_eq!(fern.get(&room.at("export")).await.status, 404);
    assert_eq!(fern.post(&room.at("export"), &[]).await.status, 404);
    room.oak.get(&room.at("export")).await.says("What is in it").says("Nobody’s account");
    let page = room.oak.post(&room.at("export"), &[]).await;
    assert_eq!(
        (page.status.as_u16(), &page.headers["content-type"]),
        (200, &"application/zip".parse().unwrap())
    );
    fern.get(&room.at("rules")).await.says("A copy of this group was taken on");
    room.oak.get(&room.at("people")).await.says("Oak took a copy of the group");
    (room, page.bytes)
}

/// Another server, with a directory and no people.
async fn elsewhere(house: &House) -> House {
    let data = house.app.config.data.join("elsewhere");
    std::fs::create_dir_all(&data).unwrap();
    let database = Some(format!("sqlite:{}", data.join("other.sqlite").display()));
    let other = house.with(Config { database, data, ..house.app.config.clone() }).await;
    other.import("a", crate::RIVERSIDE).await;
    other
}

async fn brought(other: &House, archive: &[u8]) -> Vec<Claim> {
    let listing = other.listings().await[0].id;
    bring::bring(&other.app, bring::read(archive).unwrap(), listing).await.unwrap().unwrap()
}

/// Somebody with a new account takes a name over.
async fn takes<'h>(other: &'h House, claims: &[Claim], name: &str) -> (Person<'h>, Page) {
    let claim = claims.iter().find(|claim| claim.pseudonym == name).unwrap();
    let door = format!("/claim/{}", claim.token);
    other.get(&door).await.says(&format!("You are {name} here")).says("Sign in or make an account");
    let person = other.person(&format!("{name} anew")).await;
    let half = person.post(&door, &[("pledge", "on")]).await;
    assert_eq!(half.status, 422);
    half.says("say yes to the ground rules").says("we cannot keep your place");
    let page = person.post(&door, &[("pledge", "on"), ("rules", "on"), ("consent", "on")]).await;
    assert_eq!(other.get(&door).await.status, 404, "once");
    (person, page)
}

async fn a_group_leaves_and_is_whole_elsewhere(house: House) {
    let (_, archive) = played(&house).await;
    let lines = file(&archive, "group.jsonl");
    for absent in ["A draft of mine", "at home", "oak of", "Reed", "I will leave"] {
        assert!(!lines.contains(absent), "{absent}");
    }
    let page = file(&archive, "group.html");
    assert!(page.contains("I *could* not &#60;sleep&#62;.") && page.contains("How we meet"), "{page}");
    assert!(!page.contains("<script") && !page.contains("http"), "it asks nobody for anything");

    let other = elsewhere(&house).await;
    let claims = brought(&other, &archive).await;
    assert_eq!(claims.len(), 3, "Oak, Fern and Moss");
    let (oak, page) = takes(&other, &claims, "Oak").await;
    let space = page.leads_to();
    let list = oak.get(&space).await;
    list.says("The first night").says("How we meet").says("3 replies");
    let thread = list.text.split("/threads/").find(|rest| rest.contains("The first night")).unwrap();
    let thread = format!("{space}/threads/{}", &thread[..36]);
    let page = oak.get(&thread).await;
    let order = ["<em>could</em> not", "Those who keep this group have hidden this", "It names somebody."];
    let order = order.iter().chain(&["This was taken back", "kind words", "I am here."]);
    let places: Vec<usize> = order.map(|words| page.text.find(words).expect(words)).collect();
    assert!(places.is_sorted(), "{places:?}");
    let people = oak.get(&format!("{space}/people")).await;
    people.says("Oak paused Moss").says("Rest a little.").says("Oak hid a post by Moss");
    people.says("brought the group in from another server").says("Fern");
    let fern_page = people.text.split("\">Fern</a>").next().unwrap().rsplit("href=\"").next().unwrap();
    oak.get(fern_page).await.says("Nobody has come for this name yet.");
    let group = space.rsplit('/').next().unwrap().parse().unwrap();
    assert!(
        matches!(other.app.db.verify_acts(group).await, Ok(Ok(5))),
        "opened, hid, paused, copied, brought"
    );

    let (fern, page) = takes(&other, &claims, "Fern").await;
    assert_eq!(page.leads_to(), space);
    fern.get(&thread).await.says("(you)").says("<em>could</em> not").keeps_silent("Ring Rowan");
    fern.post(&thread, &[("text", "We have moved.")]).await;
    oak.get(&thread).await.says("We have moved.");
    let (moss, page) = takes(&other, &claims, "Moss").await;
    let door = page.leads_to();
    moss.get(&door).await.says("Your place in this group rests");
    assert_eq!(moss.get(&space).await.status, 404, "a pause comes along");
    fern.post("/account/erase", &[("old", crate::house::PASSPHRASE)]).await;
    oak.get(&thread).await.keeps_silent("<em>could</em> not").says("This was taken back");
    other.app.db.close().await;
}

async fn a_name_is_taken_over_by_one_who_is_nobody_there(house: House) {
    let (_, archive) = played(&house).await;
    let other = elsewhere(&house).await;
    let claims = brought(&other, &archive).await;
    let (oak, _) = takes(&other, &claims, "Oak").await;
    let door = format!("/claim/{}", claims.iter().find(|claim| claim.pseudonym == "Fern").unwrap().token);
    let yes = [("pledge", "on"), ("rules", "on"), ("consent", "on")];
    let twice = oak.post(&door, &yes).await;
    assert_eq!(twice.status, 422);
    twice.says("You are in this group already");
    assert_eq!(other.post(&door, &yes).await.status, 401);
    let late = other.at(crate::house::NOON.plus_seconds(91 * 24 * 3600)).await;
    assert_eq!(late.get(&door).await.status, 404);
    assert_eq!(other.get(&door).await.status, 200, "the link is still good");
    other.get(&format!("{door}?lang=es")).await.says("Aquí usted es Fern").keeps_silent(">claim-");
    let listing = other.listings().await[0].id;
    let again = bring::bring(&other.app, bring::read(&archive).unwrap(), listing).await.unwrap();
    assert!(matches!(again, Err(Refusal::Open)));
    let nowhere = bring::bring(&other.app, bring::read(&archive).unwrap(), domain::ListingId::NIL).await;
    assert!(matches!(nowhere.unwrap(), Err(Refusal::NoListing)));
    other.app.db.close().await;
}

async fn what_is_not_whole_or_not_so_does_not_come_in(house: House) {
    let (_, archive) = played(&house).await;
    let lines = file(&archive, "group.jsonl");
    assert!(bring::read(&packed(&lines)).is_ok());
    let all: Vec<&str> = lines.lines().collect();
    let first_post = all.iter().position(|line| line.starts_with("{\"post\"")).unwrap();
    let with = |from: &str, to: &str| {
        assert!(lines.contains(from), "{from}");
        lines.replacen(from, to, 1)
    };
    let swapped =
        [&all[..first_post - 1], &[all[first_post], all[first_post - 1]], &all[first_post + 1..]].concat();
    for (name, text, refusal) in [
        ("nothing", String::new(), "no copy of a group"),
        ("no group first", all[1..].join("\n"), "line 1: the group comes first"),
        ("cut at the end", all[..all.len() - 1].join("\n"), "it is not whole"),
        ("a line of words", with("{\"member\"", "member"), "line 2: "),
        ("another version", with("\"version\":1", "\"version\":2"), "reads \"commonground-group\" 1"),
        ("another format", with("commonground-group", "other"), "line 1: it is \"other\" 1"),
        ("two groups", format!("{}\n{lines}", all[0]), "line 2: a second group"),
        ("no promise", with("\"pledge\":\"It stays here.\"", "\"pledge\":\"\""), "the pledge needs"),
        (
            "a name that is a number",
            with("\"pseudonym\":\"Fern\"", "\"pseudonym\":\"317 555 0111\""),
            "line ",
        ),
        ("two names alike", with("\"pseudonym\":\"Fern\"", "\"pseudonym\":\"O A K\""), "look the same"),
        (
            "who waits",
            with("\"standing\":\"paused\"", "\"standing\":\"waiting\""),
            "cannot come along as waiting",
        ),
        ("out of order", swapped.join("\n"), "then members, threads, posts and acts"),
        (
            "a thread that is not there",
            with("{\"post\":{\"thread\":0", "{\"post\":{\"thread\":9"),
            "no thread 9",
        ),
        ("a role that is none", with("\"role\":\"member\"", "\"role\":\"owner\""), "unknown variant"),
        ("deep", with("\"questions\":[]", &format!("\"questions\":{}", "[".repeat(5000))), "line 1: "),
        ("long", with("It stays here.", &"x".repeat(1 << 20)), "line 1: it is longer than"),
    ] {
        let told = bring::read(&packed(&text)).unwrap_err().to_string();
        assert!(told.contains(refusal), "{name}: {told}");
    }
    for bytes in [&b""[..], b"PK\x03\x04 broken", &archive[..archive.len() / 2]] {
        assert!(matches!(bring::read(bytes), Err(Refusal::NotOurs)));
    }
}

on_both!(
    a_group_leaves_and_is_whole_elsewhere,
    a_name_is_taken_over_by_one_who_is_nobody_there,
    what_is_not_whole_or_not_so_does_not_come_in,
);
