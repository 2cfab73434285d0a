//! Rooms are opened, people come in, wait, are let in or not, and leave.

use crate::house::{House, NOON, Page, Person, on_both};

const DAY: i64 = 24 * 3600;

/// A group with its room, and who keeps it.
pub(crate) struct Room<'h> {
    /// `/groups/{listing}`
    pub(crate) listing: String,
    /// `/space/{group}`
    pub(crate) space: String,
    /// `/keep/{token}/space`
    pub(crate) keep: String,
    /// Its facilitator, in the room as Oak.
    pub(crate) oak: Person<'h>,
}

/// The code that a page shows, behind the house's address.
pub(crate) fn link(page: &Page) -> String {
    let code = page.text.split("<code>").nth(1).expect("no link").split("</code>").next().unwrap();
    format!("/invite/{}", code.split_once("/invite/").unwrap().1)
}

/// A public listing, and the address that keeps it. One that is named after a day meets on it at seven.
pub(crate) async fn listing(house: &House, name: &str) -> (String, String) {
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    noor.post(&format!("{draft}/group"), &[("name", name), ("url", "example.org")]).await;
    if let Some(day) = name.split(' ').next().filter(|day| day.ends_with("day")) {
        let when = format!("Every {day}, 7 to 8:30 pm");
        let fields = [("when", when.as_str()), ("zone", "America/Indiana/Indianapolis")];
        noor.post(&format!("{draft}/time"), &fields).await;
    }
    noor.post(&draft, &[]).await;
    let waiting = house.app.db.submissions(domain::submission::SubmissionState::Waiting, None, 9).await;
    let id = waiting.unwrap()[0].id;
    let id = server::actions::submission::accept(&house.app, id).await.unwrap().unwrap().unwrap();
    let keep = server::actions::owner::link(&house.app, id).await.unwrap().unwrap();
    (format!("/groups/{id}"), format!("/keep/{}/space", keep.split_once("/keep/").unwrap().1))
}

/// What the keeper of a listing fills in.
pub(crate) fn form<'f>(policy: &'f str, questions: &'f str) -> [(&'f str, &'f str); 6] {
    [
        ("policy", policy),
        ("pledge", "It stays here."),
        ("rules", "We listen.\nNo advice unless asked."),
        ("welcome", "Good to have you."),
        ("questions", questions),
        ("hours", "12"),
    ]
}

/// The keeper of a listing opens a room, and Oak keeps it.
pub(crate) async fn room<'h>(house: &'h House, name: &str, policy: &str) -> Room<'h> {
    let (listing, keep) = listing(house, name).await;
    let questions = if policy == "request" { "What brings you here?" } else { "" };
    let opened = answers(&house.browser(), &keep, &form(policy, questions)).await;
    let oak = house.person(&format!("oak of {name}")).await;
    let space = join(&oak, &link(&opened), "Oak").await.leads_to();
    Room { listing, space, keep, oak }
}

/// The form to join, filled in.
pub(crate) fn yes(name: &str) -> [(&str, &str); 4] {
    [("pseudonym", name), ("pledge", "on"), ("rules", "on"), ("consent", "on")]
}

/// Somebody says yes to everything at a door. A link leads to the group's own.
pub(crate) async fn join(person: &Person<'_>, door: &str, name: &str) -> Page {
    let led = person.get(door).await;
    match led.status.as_u16() {
        303 => person.post(&led.leads_to(), &yes(name)).await,
        404 => led,
        _ => person.post(door, &yes(name)).await,
    }
}

/// Somebody opens a link: the door that it leads to.
pub(crate) async fn opens(person: &Person<'_>, link: &str) -> Page {
    let door = person.get(link).await.leads_to();
    person.get(&door).await
}

/// Somebody opens a link, and sends the form of the door that it leads to.
pub(crate) async fn answers(person: &Person<'_>, link: &str, fields: &[(&str, &str)]) -> Page {
    let led = person.get(link).await;
    if led.status == 303 { person.post(&led.leads_to(), fields).await } else { led }
}

impl Room<'_> {
    /// Where people join.
    pub(crate) fn door(&self) -> String {
        format!("{}/join", self.listing)
    }

    /// A page of the room.
    pub(crate) fn at(&self, rest: &str) -> String {
        format!("{}/{rest}", self.space)
    }

    /// Somebody with an account joins under this name.
    pub(crate) async fn comes<'h>(&self, house: &'h House, name: &str) -> Person<'h> {
        let person = house.person(&format!("{name} at home")).await;
        let page = join(&person, &self.door(), name).await;
        assert!(page.status.is_success() || page.status.is_redirection(), "{}", page.text);
        person
    }

    /// Where the page of people shows somebody.
    pub(crate) async fn person(&self, name: &str) -> String {
        let page = self.oak.get(&self.at("people")).await;
        let before = page.text.split(&format!("\">{name}</a>")).next().unwrap();
        before.rsplit("href=\"").next().unwrap().to_owned()
    }
}

async fn a_room_is_opened_and_its_facilitator_comes(house: House) {
    let (listing, keep) = listing(&house, "Tuesday Circle").await;
    house.get(&listing).await.keeps_silent("Join this group");
    assert_eq!(house.get(&format!("{listing}/join")).await.status, 404);
    let noor = house.browser();
    let door = noor.get(&keep).await.leads_to();
    noor.get(&door).await.says("What is said here stays here").says("On request");
    let wrong = noor.post(&door, &[("pledge", ""), ("rules", "Kept rules"), ("hours", "never")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please write the promise").says("a number from 1 to 168").says("Kept rules").says("never");
    let opened = noor.post(&door, &form("open", "")).await;
    opened.says("The link for the first facilitator");
    house.get(&listing).await.says("Join this group").says(&format!("{listing}/join"));
    noor.get(&door).await.says("This group has its room").keeps_silent("/invite/");

    let link = link(&opened);
    let page = opens(&house.browser(), &link).await;
    page.says("Facilitator").says("Sign in or make an account").says("to=%2Fgroups%2F");
    let oak = house.person("Oak at home").await;
    let space = join(&oak, &link, "Oak").await.leads_to();
    oak.get(&format!("{space}/people")).await.says("Oak").says("The keeper of the listing opened the room");
    assert_eq!(house.get(&link).await.status, 404, "it works once");
    assert_eq!(join(&house.person("Elm").await, &link, "Elm").await.status, 404);
    let again = noor.post(&door, &[]).await;
    again.says("/invite/");
    oak.get(&format!("{space}/people")).await.says("value=\"2\"");
}

async fn whoever_says_yes_is_in_an_open_group_and_listens(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let door = room.door();
    house.get(&door).await.says("It stays here.").says("Sign in or make an account").keeps_silent("<form");
    let fern = house.person("Robin").await;
    let form = fern.get(&door).await;
    form.says("<title>Join</title>").says("name=\"pseudonym\"").says("name=\"pledge\"");
    let suggested = form.text.split("name=\"pseudonym\" type=\"text\" value=\"").nth(1).unwrap();
    assert!(suggested.split('"').next().unwrap().len() > 2, "a name is suggested");
    let half = fern.post(&door, &[("pseudonym", "Fern"), ("rules", "on")]).await;
    assert_eq!(half.status, 422);
    half.says("say yes to the promise").says("value=\"Fern\"").says("we cannot keep your place");
    half.keeps_silent("say yes to the ground rules");
    let space = join(&fern, &door, "Fern").await.leads_to();
    assert_eq!(space, room.space);
    fern.get(&space)
        .await
        .says("Good to have you.")
        .says("You never have to do more")
        .says("Here you are Fern");
    fern.get(&door).await.says("You are in this group").says(&space);
    assert_eq!(join(&fern, &door, "Moss").await.leads_to(), door, "nobody is in a group twice");
}

async fn a_name_tells_nobody_who_somebody_is(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = house.person("Robin").await;
    for (name, why) in [
        ("robin@home.example", "do not use an e-mail"),
        ("317 555 0111", "do not use an e-mail"),
        ("F", "two letters or more"),
        ("оak", "one that looks like it"),
        ("O A K", "one that looks like it"),
    ] {
        let page = join(&fern, &room.door(), name).await;
        assert_eq!(page.status, 422, "{name}");
        page.says(why);
    }
    let real = join(&fern, &room.door(), "Mary Jones").await;
    real.says("This looks like a real name").says("name=\"keep\"");
    let mut kept = yes("Mary Jones").to_vec();
    kept.push(("keep", "on"));
    assert_eq!(fern.post(&room.door(), &kept).await.leads_to(), room.space);
}

async fn who_asks_waits_until_somebody_decides(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let fern = house.person("Robin").await;
    fern.get(&room.door()).await.says("What brings you here?").says("Ask to join");
    let mut asked = yes("Fern").to_vec();
    asked.push(("answer-0", "My brother died."));
    fern.post(&room.door(), &asked).await.says("You have asked to join");
    assert_eq!(fern.get(&room.space).await.status, 404, "who waits sees nothing");
    let person = room.person("Fern").await;
    room.oak.get(&person).await.says("My brother died.").says("Let them in");
    assert_eq!(room.oak.post(&person, &[("do", "accept")]).await.leads_to(), room.at("people"));
    room.oak.get(&person).await.keeps_silent("My brother died.").says("Listening");
    room.oak.get(&room.at("people")).await.says("Oak let Fern in");
    assert_eq!(fern.get(&room.space).await.status, 200);
}

async fn who_is_not_taken_in_is_told_kindly(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let fern = room.comes(&house, "Fern").await;
    let person = room.person("Fern").await;
    room.oak.post(&person, &[("do", "decline"), ("reason", "We are full. Do try the Thursday group.")]).await;
    fern.get(&room.door()).await.says("It will not be this group").says("Do try the Thursday group.");
    assert_eq!(fern.get(&room.space).await.status, 404);
    join(&fern, &room.door(), "Moss").await.says("You have asked to join");
    let leave = format!("{}/leave", room.door());
    fern.get(&leave).await.says("Do not ask any more?").says("No, go back");
    fern.get(&room.door()).await.says("You have asked to join").says(&leave);
    let gone = fern.post(&leave, &[]).await;
    fern.get(&gone.leads_to()).await.says("You have left").says("Ask to join");
}

async fn a_link_lets_in_as_many_as_it_says_for_two_weeks(house: House) {
    let room = room(&house, "Tuesday Circle", "invitation").await;
    let stranger = house.person("Robin").await;
    stranger
        .get(&room.door())
        .await
        .says("with a link or a code that it gives out")
        .keeps_silent("name=\"pseudonym\"");
    assert_eq!(join(&stranger, &room.door(), "Fern").await.status, 404);
    let wrong = room.oak.post(&room.at("people/invite"), &[("role", "member"), ("uses", "0")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("a number from 1 to 100");
    let link = link(&room.oak.post(&room.at("people/invite"), &[("role", "member"), ("uses", "2")]).await);
    assert_eq!(join(&stranger, &link, "Fern").await.leads_to(), room.space);
    let later = house.at(NOON.plus_seconds(14 * DAY)).await;
    assert_eq!(join(&later.person("Wren").await, &link, "Moss").await.leads_to(), room.space);
    assert_eq!(join(&later.person("Lark").await, &link, "Reed").await.status, 404, "two have come");
    let other =
        self::link(&room.oak.post(&room.at("people/invite"), &[("role", "member"), ("uses", "2")]).await);
    let late = house.at(NOON.plus_seconds(15 * DAY)).await;
    assert_eq!(late.get(&other).await.status, 404);
    assert_eq!(house.get("/invite/nonsense").await.status, 404);
    room.oak
        .get(&room.at("people"))
        .await
        .says("Links that still work")
        .says("2 people may come, until December");
    room.oak.post(&room.at("people/end-links"), &[]).await;
    assert_eq!(house.get(&other).await.status, 404);
    room.oak.get(&room.at("people")).await.says("Oak ended all links").keeps_silent("Links that still work");
}

async fn what_opens_a_door_does_not_stay_in_the_address(house: House) {
    let room = room(&house, "Tuesday Circle", "invitation").await;
    let other = self::room(&house, "Thursday Circle", "invitation").await;
    let link = link(&room.oak.post(&room.at("people/invite"), &[("role", "member"), ("uses", "1")]).await);
    let fern = house.person("Fern at home").await;
    let led = fern.get(&link).await;
    assert!(led.leads_to().starts_with(&format!("{}?door=", room.door())), "{}", led.leads_to());
    let cookie = led.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("Max-Age=3600; HttpOnly; SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains(link.rsplit('/').next().unwrap()), "nor does the browser keep the link");
    fern.get(&other.door()).await.keeps_silent("name=\"pseudonym\"");
    // somebody else is quicker
    let moss = house.person("Moss at home").await;
    assert_eq!(join(&moss, &link, "Moss").await.leads_to(), room.space);
    moss.post(&room.at("me/leave"), &[]).await;
    moss.get(&room.door()).await.keeps_silent("name=\"pseudonym\"").keeps_silent("does not open");
    let late = fern.post(&room.door(), &yes("Fern")).await;
    assert_eq!(late.status, 422);
    late.says("Your link does not open this group any more").keeps_silent("name=\"pseudonym\"");
    let door = fern.get(&room.door()).await;
    assert_eq!(door.status, 200, "it is told once");
    door.keeps_silent("does not open");
}

async fn of_two_invitations_the_later_counts_and_the_page_says_so(house: House) {
    let room = room(&house, "Tuesday Circle", "invitation").await;
    let invited =
        async |role| link(&room.oak.post(&room.at("people/invite"), &[("role", role), ("uses", "1")]).await);
    let (plain, keeper) = (invited("member").await, invited("co_facilitator").await);
    let fern = house.person("Fern at home").await;
    let first = fern.get(&plain).await.leads_to();
    fern.get(&first)
        .await
        .says("You came with a link that opens this group")
        .keeps_silent("another invitation");
    let second = fern.get(&keeper).await.leads_to();
    fern.get(&second).await.says("The link asks you to come as: Co-facilitator");
    // the form of the first window is sent
    let asked = fern.post(&first, &yes("Fern")).await;
    assert_eq!(asked.status, 200, "nobody becomes what they did not read");
    asked.says("You have opened another invitation").says("come as: Co-facilitator");
    asked.says("value=\"Fern\"").says(&format!("action=\"{second}\""));
    assert_eq!(fern.get(&room.space).await.status, 404);
    fern.get(&plain).await;
    assert_eq!(fern.post(&first, &yes("Fern")).await.leads_to(), room.space);
    fern.get(&plain).await.says("This link did not open");
    // what is used is forgotten; the other still opens
    fern.get(&second).await.says("You are in this group").keeps_silent("I will be");
    opens(&fern, &keeper).await.says("Yes, I will be: Co-facilitator");
    assert_eq!(fern.post(&first, &[("do", "role")]).await.status, 200);
    assert_eq!(fern.get(&room.at("people")).await.status, 404, "it was another page");
    assert_eq!(fern.post(&second, &[("do", "role")]).await.leads_to(), room.space);
}

async fn a_browser_without_cookies_is_told_what_to_do(house: House) {
    let room = room(&house, "Tuesday Circle", "request").await;
    let link = link(&room.oak.post(&room.at("people/invite"), &[("role", "member"), ("uses", "1")]).await);
    let led = house.get(&link).await.leads_to();
    let page = house.get(&led).await;
    assert_eq!(page.status, 404);
    page.says("This link did not open")
        .says("may not keep cookies")
        .says("Then open your link again")
        .says("988");
    let fern = house.person("Fern at home").await;
    let sent = fern.post(&led, &yes("Fern")).await;
    assert_eq!(sent.status, 404, "nobody asks to join who was invited");
    sent.says("may not keep cookies");
    house.get(&room.door()).await.says("You ask to join").keeps_silent("cookies");
}

async fn a_link_can_give_a_role_to_somebody_who_is_in(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let made = room.oak.post(&room.at("people/invite"), &[("role", "co_facilitator"), ("uses", "1")]).await;
    let link = link(&made);
    assert_eq!(fern.get(&room.at("people")).await.status, 404);
    assert_eq!(fern.post(&room.door(), &[("do", "role")]).await.status, 404, "without the link");
    opens(&fern, &link).await.says("Yes, I will be: Co-facilitator");
    assert_eq!(fern.post(&room.door(), &[("do", "role")]).await.leads_to(), room.space);
    fern.get(&room.at("people")).await.says("Co-facilitator");
    let more = fern.post(&room.at("people/invite"), &[("role", "facilitator"), ("uses", "1")]).await;
    assert_eq!(more.status, 404, "only a facilitator makes facilitators");
    assert_eq!(fern.get(&room.at("settings")).await.status, 404);
}

async fn who_leaves_can_come_again_as_somebody_new(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    fern.get(&room.at("me/leave")).await.says("You do not have to say why");
    let left = fern.post(&room.at("me/leave"), &[]).await.leads_to();
    fern.get(&left).await.says("You have left");
    assert_eq!(fern.get(&room.space).await.status, 404);
    room.oak.get(&room.at("people")).await.keeps_silent("Fern");
    assert_eq!(join(&fern, &room.door(), "Fern").await.leads_to(), room.space);
    fern.get(&room.space).await.says("Here you are Fern");
}

on_both!(
    a_room_is_opened_and_its_facilitator_comes,
    whoever_says_yes_is_in_an_open_group_and_listens,
    a_name_tells_nobody_who_somebody_is,
    who_asks_waits_until_somebody_decides,
    who_is_not_taken_in_is_told_kindly,
    a_link_lets_in_as_many_as_it_says_for_two_weeks,
    what_opens_a_door_does_not_stay_in_the_address,
    of_two_invitations_the_later_counts_and_the_page_says_so,
    a_browser_without_cookies_is_told_what_to_do,
    a_link_can_give_a_role_to_somebody_who_is_in,
    who_leaves_can_come_again_as_somebody_new,
);
