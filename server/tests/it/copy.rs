//! A group leaves: a copy is taken, comes in on another server, and everybody takes their own name over there.

use crate::{
    house::{House, NOON, PASSPHRASE, Page, Person, on_both},
    join::{Room, answers, join, link, listing, opens, room},
    thread::begins,
};
use domain::ListingId;
use feeds::copy::{Copied, LINES, PAGE};
use server::{
    actions::copy::bring::{self, Claim, Refusal},
    app::App,
    clock::Clock,
    demo,
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

const HOUR: i64 = 3600;
pub(crate) const YES: [(&str, &str); 3] = [("pledge", "on"), ("rules", "on"), ("consent", "on")];

/// A file of an archive.
fn file(archive: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(archive)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn read(archive: &[u8]) -> Copied {
    feeds::copy::read(archive, NOON.plus_seconds(24 * HOUR)).map_err(|refusal| refusal.to_string()).unwrap()
}

/// A group in which people wrote, and the copy that Oak takes of it.
async fn played(house: &House) -> Vec<u8> {
    let room = room(house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(house, "Fern").await, room.comes(house, "Moss").await);
    let reed = room.comes(house, "Reed").await;
    let (nights, first) = begins(&fern, &room, "The first night", "I *could* not <sleep>.").await;
    let nights = room.at(&format!("threads/{nights}"));
    let said = moss.post(&nights, &[("text", "Ring Rowan."), ("confirm", "on")]).await.leads_to();
    reed.post(&nights, &[("text", "I will leave."), ("confirm", "on")]).await;
    let text = "I am here, @Fern, and @Reed.";
    room.oak.post(&nights, &[("text", text), ("note", "kind words"), ("quote", &first)]).await;
    room.oak.post(&room.at("hearts"), &[("send", &first)]).await;
    let hide = room.at(&format!("posts/{}/hide", said.rsplit("#p-").next().unwrap()));
    room.oak.post(&hide, &[("reason", "It names somebody.")]).await;
    let later = house.at(NOON.plus_seconds(HOUR)).await;
    begins(&room.oak.at(&later), &room, "How we meet", "On Tuesdays.").await;
    fern.post(&nights, &[("do", "draft"), ("text", "A draft of mine.")]).await;
    fern.post(&room.at("chat"), &[("text", "It rains here.")]).await;
    let shelf = [("title", "Sleep"), ("text", "For nights."), ("source", "A nurse"), ("language", "en")];
    room.oak.post(&room.at("shelf/new"), &shelf).await;
    moss.post(&room.at("shelf/new"), &[&shelf[1..], &[("title", "A suggestion")]].concat()).await;
    let person = room.person("Moss").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "Rest a little.")]).await;
    reed.post(&room.at("me/leave"), &[]).await;

    let helper =
        link(&room.oak.post(&room.at("people/invite"), &[("role", "co_facilitator"), ("uses", "1")]).await);
    let ash = house.person("Ash at home").await;
    join(&ash, &helper, "Ash").await;
    for person in [&fern, &moss, &ash] {
        assert_eq!(person.get(&room.at("export")).await.status, 404);
        assert_eq!(person.post(&room.at("export"), &[]).await.status, 404);
        person.get(&room.at("rules")).await.keeps_silent("Take a copy");
    }
    fern.get(&room.at("rules")).await.keeps_silent("copy");
    room.oak.get(&room.at("rules")).await.says("Take a copy of this group");
    room.oak
        .get(&room.at("export"))
        .await
        .says("What is in it")
        .says("No account, and nothing that leads to one");
    let page = room.oak.at(&later).post(&room.at("export"), &[]).await;
    assert_eq!(
        (page.status.as_u16(), &page.headers["content-type"]),
        (200, &"application/zip".parse().unwrap())
    );
    assert_eq!(page.headers["cache-control"], "no-store");
    fern.get(&room.at("rules")).await.says("A copy of this group was taken on");
    room.oak.get(&room.at("people")).await.says("Oak took a copy of the group");
    page.bytes
}

/// Brings a group in as the room of a listing; its links.
async fn bring(
    other: &House,
    copied: Copied,
    listing: ListingId,
) -> anyhow::Result<Result<Vec<Claim>, Refusal>> {
    let (brought, claims) = bring::brought(copied, listing, other.app.now());
    Ok(bring::keep(&other.app, brought).await?.map(|()| claims))
}

async fn brought(other: &House, archive: &[u8]) -> Vec<Claim> {
    other.import("a", crate::RIVERSIDE).await;
    let listing = other.listings().await[0].id;
    bring(other, read(archive), listing).await.unwrap().unwrap()
}

fn door(claims: &[Claim], name: &str) -> String {
    let claim = claims.iter().find(|claim| claim.pseudonym.show() == name).unwrap();
    format!("/claim/{}", claim.token.show())
}

/// A copy of a room comes in as that of another listing here; the door for one of its names.
pub(crate) async fn door_beside(house: &House, room: &Room<'_>, name: &str) -> String {
    let copied = read(&room.oak.post(&room.at("export"), &[]).await.bytes);
    let (listing, _) = listing(house, "Wednesday Circle").await;
    let listing = listing.rsplit('/').next().unwrap().parse().unwrap();
    door(&bring(house, copied, listing).await.unwrap().unwrap(), name)
}

/// Somebody with a new account takes a name over.
async fn takes<'h>(other: &'h House, claims: &[Claim], name: &str) -> (Person<'h>, Page) {
    let door = door(claims, name);
    let visitor = opens(&other.browser(), &door).await;
    visitor.says(&format!("You are {name} here")).says("Sign in or make an account");
    visitor.keeps_silent(door.rsplit('/').next().unwrap()); // the link stands in no address of the page
    let person = other.person(&format!("{name} anew")).await;
    let half = answers(&person, &door, &[("pledge", "on")]).await;
    assert_eq!(half.status, 422);
    half.says("say yes to the ground rules").says("we cannot keep your place");
    let page = answers(&person, &door, &YES).await;
    assert_eq!(other.get(&door).await.status, 404, "once");
    assert_eq!(person.post(&door, &YES).await.status, 404, "once");
    (person, page)
}

async fn what_goes_along_is_what_everybody_was_told(house: House) {
    let archive = played(&house).await;
    let lines = file(&archive, LINES);
    for absent in ["A draft of mine", "at home", "oak of", "Reed", "I will leave", "It rains", "A suggestion"]
    {
        assert!(!lines.contains(absent), "{absent}");
    }
    assert_eq!(lines.matches("\"quote\":0").count(), 1, "Oak quotes Fern");
    assert!(lines.contains("\"mentions\":[0,null]"), "Fern, and who has left");
    let page = file(&archive, PAGE);
    for said in
        ["I *could* not &#60;sleep&#62;.", "How we meet", "@Fern, and somebody who has left", "For nights."]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("It names somebody.") && page.contains("Fern: I *could*"), "{page}");
    assert!(
        !page.contains("<script") && !page.contains("src=") && !page.contains("href="),
        "it asks nobody for anything"
    );
    let copied = read(&archive);
    assert_eq!((copied.people.len(), copied.threads.len(), copied.posts.len()), (4, 2, 5));
    let order: Vec<&str> =
        copied.threads.iter().map(|(thread, _)| thread.title.as_ref().unwrap().show().as_str()).collect();
    assert_eq!(order, ["The first night", "How we meet"]);
}

async fn a_group_is_whole_on_the_other_engine(house: House) {
    let archive = played(&house).await;
    house.on_other_engine(async |other| whole_in(other, &archive).await).await;
}

async fn whole_in(other: &House, archive: &[u8]) {
    let claims = brought(other, archive).await;
    assert_eq!(claims.len(), 4, "Oak, Ash, Fern and Moss");
    assert_eq!(other.app.db.count_accounts().await, Ok(0), "nobody's account came along");
    let (oak, page) = takes(other, &claims, "Oak").await;
    let space = page.leads_to();
    let list = oak.get(&space).await;
    list.says("3 replies").keeps_silent("New");
    let places = ["How we meet", "The first night"].map(|title| list.text.find(title).expect(title));
    assert!(places.is_sorted(), "the one that was written in last stands first");
    let links: Vec<&str> = list.text.split("href=\"").map(|rest| rest.split('"').next().unwrap()).collect();
    let nights = links.iter().rfind(|link| link.contains("/threads/") && !link.ends_with("/new")).unwrap();
    let nights = nights.split('?').next().unwrap();
    let page = oak.get(nights).await;
    let order = [
        "<em>could</em> not",
        "Those who keep this group have hidden this",
        "It names somebody.",
        "This was taken back",
    ];
    let order = order
        .iter()
        .chain(&["kind words", "@Fern</span>, and <span class=\"mention\">somebody who has left"]);
    let places: Vec<usize> = order.map(|words| page.text.find(words).expect(words)).collect();
    assert!(places.is_sorted(), "{places:?}");
    oak.get(&format!("{space}/shelf")).await.says("Sleep").says("A nurse").keeps_silent("A suggestion");
    let people = oak.get(&format!("{space}/people")).await;
    people
        .says("Oak paused Moss")
        .says("Rest a little.")
        .says("Oak hid a post by Moss")
        .says("Not claimed yet");
    people.says("Somebody who runs this server brought the group in from another server");
    oak.get(&format!("{space}/rules")).await.says("This group came here from another server on");
    let group = space.rsplit('/').next().unwrap().parse().unwrap();
    assert!(
        matches!(other.app.db.verify_acts(group).await, Ok(Ok(7))),
        "{:?}",
        other.app.db.verify_acts(group).await
    );

    let (fern, page) = takes(other, &claims, "Fern").await;
    assert_eq!(page.leads_to(), space);
    fern.get(nights).await.says("(you)").says("<em>could</em> not").keeps_silent("Ring Rowan");
    fern.post(nights, &[("text", "We have moved.")]).await;
    oak.get(nights).await.says("We have moved.");
    let (moss, page) = takes(other, &claims, "Moss").await;
    moss.get(&page.leads_to()).await.says("Your place in this group rests");
    assert_eq!(moss.get(&space).await.status, 404, "a pause comes along");
    fern.post("/account/erase", &[("old", PASSPHRASE)]).await;
    oak.get(nights).await.keeps_silent("<em>could</em> not").says("This was taken back");
}

async fn a_link_opens_once_in_time_and_for_one_who_is_nobody_there(house: House) {
    let archive = played(&house).await;
    house.on_other_engine(async |other| links_in(&house, other, &archive).await).await;
}

async fn links_in(house: &House, other: &House, archive: &[u8]) {
    let claims = brought(other, archive).await;
    let (oak, _) = takes(other, &claims, "Oak").await;
    let ferns = door(&claims, "Fern");
    opens(&oak, &ferns).await.says("You are in this group already").keeps_silent("name=\"pledge\"");
    let twice = answers(&oak, &ferns, &YES).await;
    assert_eq!(twice.status, 422);
    twice.says("You are in this group already");
    assert_eq!(other.post(&ferns, &YES).await.status, 401);
    assert_eq!(other.get("/claim/nothing").await.status, 404);
    assert_eq!(house.get(&ferns).await.status, 404, "it is of another server");
    let late = other.at(NOON.plus_seconds(91 * 24 * HOUR)).await;
    assert_eq!(late.get(&ferns).await.status, 404);
    assert_eq!(late.person("Wren").await.post(&ferns, &YES).await.status, 404);
    assert_eq!(other.get(&ferns).await.status, 303, "the link is still good");
    let (visitor, mosss) = (other.browser(), door(&claims, "Moss"));
    let (here, there) = (visitor.get(&ferns).await.leads_to(), visitor.get(&mosss).await.leads_to());
    visitor.get(&there).await.says("You are Moss here");
    visitor.get(&here).await.says("You are Fern here"); // two windows do not mix
    let closed = other.get(&here).await;
    assert_eq!(closed.status, 404, "its address alone opens nothing");
    closed.says("This link did not open").says("may not keep cookies");
    visitor.get(&format!("{here}?lang=es")).await.says("Aquí usted es Fern").keeps_silent(">claim-");
    // who was paused and left does not come back by somebody else's name
    let (moss, _) = takes(other, &claims, "Moss").await;
    let listing = other.listings().await[0].id;
    moss.post(&format!("/groups/{listing}/join/leave"), &[]).await;
    assert_eq!(answers(&moss, &ferns, &YES).await.status, 404);
    let (fern, _) = takes(other, &claims, "Fern").await;
    fern.get("/account").await.says("/space/");
}

async fn a_group_comes_in_wholly_or_not_at_all(house: House) {
    let archive = played(&house).await;
    house
        .on_other_engine(async |other| {
            brought(other, &archive).await;
            let listings = other.listings().await;
            let again = bring(other, read(&archive), listings[0].id).await.unwrap();
            assert_eq!(again.err(), Some(Refusal::Open));
            let nowhere = bring(other, read(&archive), ListingId::NIL).await.unwrap();
            assert_eq!(nowhere.err(), Some(Refusal::NoListing));
            assert_eq!(other.app.db.group_ids(None, 9).await.unwrap().len(), 1);
            let mut twice = read(&archive); // a fault that only the store sees: all of it is undone
            twice.people[1].1.look = twice.people[0].1.look.clone();
            assert!(bring(other, twice, listings[1].id).await.is_err());
            assert_eq!(other.app.db.group_ids(None, 9).await.unwrap().len(), 1);
        })
        .await;
}

async fn who_never_comes_can_be_taken_away(house: House) {
    let archive = played(&house).await;
    house
        .on_other_engine(async |other| {
            let claims = brought(other, &archive).await;
            let (oak, page) = takes(other, &claims, "Oak").await;
            let (space, people) = (page.leads_to(), format!("{}/people", page.leads_to()));
            let page = oak.get(&people).await;
            let place = |name: &str| {
                let before = page.text.split(&format!("\">{name}</a>")).next().unwrap();
                before.rsplit("href=\"").next().unwrap().to_owned()
            };
            let (fern, moss) = (place("Fern"), place("Moss"));
            oak.get(&fern).await.says("Nobody has taken it over yet").says("Make a new link");
            let renewed = oak.post(&format!("{moss}/claim"), &[]).await;
            renewed.says("A new link for Moss");
            assert_eq!(other.get(&door(&claims, "Moss")).await.status, 404, "the older one is over");
            let token = renewed.text.split("/claim/").nth(1).unwrap().split('<').next().unwrap();
            opens(&other.browser(), &format!("/claim/{token}")).await.says("You are Moss here");
            oak.get(&people).await.says("Oak made a new link for Moss");
            assert_eq!(
                oak.post(&format!("{}/claim", place("Oak")), &[]).await.status,
                404,
                "somebody has it"
            );
            let id = fern.rsplit('/').next().unwrap();
            assert_eq!(oak.post(&format!("{space}/block/{id}"), &[]).await.status, 303);
            oak.get("/account/blocks").await.says("Fern");
            assert_eq!(oak.post(&fern, &[("do", "remove"), ("reason", "")]).await.status, 422);
            oak.post(&fern, &[("do", "remove"), ("reason", "They asked for it by letter.")]).await;
            oak.get(&people).await.keeps_silent(">Fern<").says("Oak removed Somebody who has left");
            assert_eq!(other.get(&door(&claims, "Fern")).await.status, 404, "the link goes with the name");
            oak.post(&format!("{space}/search"), &[("q", "could not")]).await.keeps_silent("sleep");
            oak.get("/account/blocks").await.keeps_silent("Fern");
            oak.post(&moss, &[("do", "remove"), ("reason", "They asked for it by letter.")]).await;
            oak.get(&people).await.keeps_silent(">Moss<");
            assert_eq!(oak.get(&moss).await.status, 404);
        })
        .await;
}

async fn what_the_demo_plays_can_be_taken_along(house: House) {
    let (config, db) = (house.app.config.clone(), house.app.db.clone());
    let mut app = App::open(config, db, Clock::Fixed(house.app.now())).await.unwrap();
    demo::fill(&app).await.unwrap();
    demo::people::fill(&mut app).await.unwrap();
    let mut taken = 0;
    for name in ["robin", "sam", "maya", "nadia", "lucia"] {
        let person = house.browser();
        person.post("/sign-in", &[("name", name), ("passphrase", demo::people::PASSPHRASE)]).await;
        let page = person.get("/account").await;
        let links = page.text.split("href=\"").map(|rest| rest.split('"').next().unwrap());
        for space in links.filter(|link| link.starts_with("/space/") && link.matches('/').count() == 2) {
            let page = person.post(&format!("{space}/export"), &[]).await;
            if page.status == 200 {
                let copied = read(&page.bytes);
                assert!(!copied.people.is_empty() && !copied.threads.is_empty());
                taken += 1;
            }
        }
    }
    assert!(taken >= 2, "{taken} copies");
}

on_both!(
    what_goes_along_is_what_everybody_was_told,
    a_group_is_whole_on_the_other_engine,
    a_link_opens_once_in_time_and_for_one_who_is_nobody_there,
    a_group_comes_in_wholly_or_not_at_all,
    who_never_comes_can_be_taken_away,
    what_the_demo_plays_can_be_taken_along,
);
