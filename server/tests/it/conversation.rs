//! Two of a group write to each other when both agree, and nobody learns of a no.

use crate::{
    house::{House, NOON, Page, Person, on_both},
    join::{Room, join, link, room},
    thread::begins,
};

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 3600;

/// The facilitator says whether two may write to each other alone; how people join stays.
pub(crate) async fn talk(room: &Room<'_>, talk: &str) {
    let settings = room.oak.get(&room.at("settings")).await.text;
    let chosen = settings
        .split("name=\"policy\" value=\"")
        .find(|rest| rest.split('>').next().unwrap().ends_with("checked"));
    let policy = chosen.unwrap().split('"').next().unwrap();
    let fields = [
        ("policy", policy),
        ("pledge", "It stays here."),
        ("rules", "We listen.\nNo advice unless asked."),
        ("hours", "12"),
        ("talk", talk),
    ];
    assert_eq!(room.oak.post(&room.at("settings"), &fields).await.status, 303);
}

/// Somebody who has written in the group, and says after three weeks that it fits.
pub(crate) async fn belongs<'h>(room: &Room<'_>, house: &'h House, name: &str) -> Person<'h> {
    let person = room.comes(house, name).await;
    fits(room, house, &person, name).await;
    person
}

/// Somebody who came writes, and says after three weeks that it fits.
pub(crate) async fn fits(room: &Room<'_>, house: &House, person: &Person<'_>, name: &str) {
    begins(person, room, &format!("{name} begins"), &format!("{name} says hello.")).await;
    let later = house.at(NOON.plus_seconds(21 * DAY)).await;
    person.at(&later).post(&room.at("me/fit"), &[("fit", "yes")]).await.says("You belong here");
}

/// The id of somebody of a group.
pub(crate) async fn id(room: &Room<'_>, name: &str) -> String {
    room.person(name).await.rsplit('/').next().unwrap().to_owned()
}

/// Somebody asks.
pub(crate) async fn ask(person: &Person<'_>, room: &Room<'_>, to: &str, why: &str) -> Page {
    person.post(&room.at("conversations/new"), &[("to", to), ("why", why)]).await
}

/// What a person's list says of one name: from the name to the end of its card.
fn card(page: &Page, name: &str) -> String {
    let rest = page.text.split(&format!("<h3>{name}</h3>")).nth(1).expect("nobody of this name");
    rest.split("</li>").next().unwrap().to_owned()
}

/// The address of what somebody was asked, or asked, in a card.
fn answer(page: &Page, name: &str) -> String {
    card(page, name).split("action=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Somebody says yes to a name; where the two write then.
pub(crate) async fn accepts(person: &Person<'_>, room: &Room<'_>, name: &str) -> String {
    let list = person.get(&room.at("conversations")).await;
    person.post(&answer(&list, name), &[("do", "accept")]).await.leads_to()
}

/// The ids of the messages on a page.
pub(crate) fn messages(page: &Page) -> Vec<String> {
    let rest = page.text.split("<li id=\"m-").skip(1);
    rest.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

async fn two_write_to_each_other_when_both_agree(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let (fern, moss) = (belongs(&room, &house, "Fern").await, belongs(&room, &house, "Moss").await);
    let reed = belongs(&room, &house, "Reed").await;
    let to = id(&room, "Moss").await;
    fern.get(&room.space).await.says("Private messages");
    let form = fern.get(&room.at(&format!("conversations/new?to={to}"))).await;
    form.says("Ask Moss to write privately").says("You can ask each person once");
    let long = "why ".repeat(60);
    let wrong = ask(&fern, &room, &to, &long).await;
    assert_eq!(wrong.status, 422);
    wrong.says("at most 200 letters").says(long.trim_end());
    ask(&fern, &room, &to, "About the night").await;
    let asked = fern.get(&room.at("conversations")).await;
    asked.says("You have asked").says("About the night").says("You do not hear of a no");
    reed.get(&room.at("conversations")).await.keeps_silent("Moss").keeps_silent("About the night");
    let before = fern.get(&answer(&asked, "Moss").replace("/answer", "")).await;
    assert_eq!(before.status, 404, "nothing can be written before a yes");
    assert_eq!(fern.post(&answer(&asked, "Moss"), &[("do", "accept")]).await.status, 404);
    moss.get(&room.at("conversations")).await.says("Asking to write with you").says("About the night");

    let talk = accepts(&moss, &room, "Fern").await;
    moss.get(&talk).await.says("You and Fern").says("About the night").says("Only the two of you");
    let empty = moss.post(&talk, &[("text", " ")]).await;
    assert_eq!(empty.status, 422);
    empty.says("Please write a few words");
    moss.post(&talk, &[("text", "It was *long*.")]).await;
    fern.post(&talk, &[("text", "Mine too.")]).await;
    let page = moss.get(&talk).await;
    page.says("It was <em>long</em>.").says("Mine too.").keeps_silent("seen").keeps_silent("read at");
    let [why, long, mine] = messages(&page).try_into().unwrap();
    fern.get(&room.at("conversations")).await.says(&talk).keeps_silent("You have asked");
    for (who, other) in [("a member", &reed), ("who keeps the group", &room.oak)] {
        assert_eq!(other.get(&talk).await.status, 404, "{who}");
        assert_eq!(other.post(&talk, &[("text", "x")]).await.status, 404, "{who}");
        assert_eq!(other.post(&format!("{talk}/end"), &[]).await.status, 404, "{who}");
        let back = room.at(&format!("messages/{long}/take-back"));
        assert_eq!(other.get(&back).await.status, 404, "{who}");
        assert_eq!(other.post(&back, &[]).await.status, 404, "{who}");
    }
    assert_eq!(fern.post(&room.at(&format!("messages/{long}/take-back")), &[]).await.status, 404);
    let back = room.at(&format!("messages/{mine}/take-back"));
    let asks = fern.get(&back).await;
    asks.says("Take this message back?").says("Mine too.").says("Some may have read it").says("No, go back");
    moss.get(&talk).await.says("Mine too.");
    assert_eq!(fern.post(&back, &[]).await.leads_to(), talk);
    let page = moss.get(&talk).await;
    page.keeps_silent("Mine too.");
    assert_eq!(messages(&page), [why, long]);

    moss.get(&format!("{talk}/end")).await.says("is deleted at once").says("for Fern");
    moss.post(&format!("{talk}/end"), &[]).await;
    for one in [&fern, &moss] {
        assert_eq!(one.get(&talk).await.status, 404);
        one.get(&room.at("conversations")).await.says("Nobody yet").keeps_silent("About the night");
    }
    ask(&moss, &room, &id(&room, "Fern").await, "").await;
    fern.get(&room.at("conversations")).await.says("Say yes to Moss");
}

/// What the asker sees of somebody whom they asked, without names and ids.
async fn seen(fern: &Person<'_>, room: &Room<'_>, name: &str) -> [String; 4] {
    let to = id(room, name).await;
    let plain = |text: &str| text.replace(name, "NAME").replace(&to, "ID");
    let form = fern.get(&room.at(&format!("conversations/new?to={to}"))).await;
    let asked = ask(fern, room, &to, "Hello").await;
    let list = fern.get(&room.at("conversations")).await;
    let again = fern.get(&room.at(&format!("conversations/new?to={to}"))).await;
    let card = card(&list, name);
    let card = card.replace(&answer(&list, name), "ADDRESS");
    [plain(&form.text), format!("{} {}", asked.status, asked.leads_to()), plain(&card), plain(&again.text)]
}

async fn nobody_learns_of_a_no(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let fern = belongs(&room, &house, "Fern").await;
    let me = id(&room, "Fern").await;
    belongs(&room, &house, "Willing").await;
    let no = belongs(&room, &house, "Saysno").await;
    let blocks = belongs(&room, &house, "Blocks").await;
    blocks.post(&room.at(&format!("block/{me}")), &[]).await;
    let shut = belongs(&room, &house, "Shut").await;
    shut.post(&room.at("me/private"), &[("unasked", "on")]).await;
    shut.get(&room.at("me")).await.says("name=\"unasked\" value=\"on\" checked");
    let listens = room.comes(&house, "Listens").await;
    let tries = room.comes(&house, "Tries").await;
    begins(&tries, &room, "Trying", "First words.").await;
    let door = link(&room.oak.post(&room.at("people/invite"), &[("role", "guest"), ("uses", "1")]).await);
    let guest = house.person("Guest at home").await;
    join(&guest, &door, "Guest").await;
    let paused = belongs(&room, &house, "Paused").await;
    let person = room.person("Paused").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "Rest.")]).await;

    let (mut day, mut all) = (22, vec![]);
    for name in ["Willing", "Saysno", "Blocks", "Shut", "Listens", "Tries", "Guest", "Paused"] {
        let later = house.at(NOON.plus_seconds(day * DAY)).await;
        day += 1;
        let fern = fern.at(&later);
        let first = seen(&fern, &room, name).await;
        if name == "Saysno" {
            let list = no.at(&later).get(&room.at("conversations")).await;
            no.at(&later).post(&answer(&list, "Fern"), &[("do", "decline")]).await;
            no.at(&later).get(&room.at("conversations")).await.keeps_silent("Fern");
        }
        let list = fern.get(&room.at("conversations")).await;
        let still = card(&list, name).replace(&answer(&list, name), "ADDRESS").replace(name, "NAME");
        assert_eq!(still, first[2], "{name}: it just stays there");
        all.push((name, first));
    }
    for (name, seen) in &all[1..] {
        for (one, other) in seen.iter().zip(&all[0].1) {
            assert_eq!(one, other, "{name} can be told from somebody who would say yes");
        }
    }
    for other in [&blocks, &shut] {
        other.get(&room.at("conversations")).await.keeps_silent(">Fern<").keeps_silent(&me);
    }
    room.oak.post(&person, &[("do", "resume")]).await;
    for other in [&paused, &no] {
        other.get(&room.at("conversations")).await.keeps_silent(">Fern<");
    }
    for other in [&listens, &tries, &guest] {
        assert_eq!(other.get(&room.at("conversations")).await.status, 404);
    }
}

async fn only_who_belongs_may_ask_and_only_where_the_group_allows_it(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let fern = belongs(&room, &house, "Fern").await;
    let (me, oak, elsewhere) = (id(&room, "Fern").await, id(&room, "Oak").await, id(&other, "Oak").await);
    let new = |to: &str| room.at(&format!("conversations/new?to={to}"));
    // off until the facilitator allows it
    assert_eq!(fern.get(&new(&oak)).await.status, 404);
    assert_eq!(ask(&fern, &room, &oak, "").await.status, 404);
    fern.get(&room.space).await.keeps_silent("/conversations");
    fern.get(&room.at("conversations")).await.says("Private messages are off");
    room.oak.get(&room.at("settings")).await.says("name=\"talk\" value=\"off\" checked");
    talk(&room, "agreed").await;
    assert_eq!(fern.get(&new(&oak)).await.status, 200);
    let nobody = "00000000-0000-4000-8000-000000000000";
    for to in [me.as_str(), &elsewhere, nobody, "nonsense", ""] {
        assert_eq!(fern.get(&new(to)).await.status, 404, "{to}");
        assert_eq!(ask(&fern, &room, to, "").await.status, 404, "{to}");
    }
    let listens = room.comes(&house, "Listens").await;
    let tries = room.comes(&house, "Tries").await;
    let (thread, post) = begins(&tries, &room, "Hello", "First words.").await;
    let more = room.at(&format!("posts/{post}/more"));
    let door = link(&room.oak.post(&room.at("people/invite"), &[("role", "guest"), ("uses", "1")]).await);
    let guest = house.person("Guest at home").await;
    join(&guest, &door, "Guest").await;
    for who in [&listens, &tries, &guest] {
        assert_eq!(who.get(&new(&me)).await.status, 404);
        assert_eq!(ask(who, &room, &me, "").await.status, 404);
        assert_eq!(who.get(&room.at("conversations")).await.status, 404);
        who.get(&room.space).await.keeps_silent("/conversations");
        who.get(&room.at(&format!("threads/{thread}"))).await.keeps_silent("/conversations");
        who.get(&room.at("me")).await.keeps_silent("unasked");
    }
    for who in [&listens, &guest] {
        who.get(&more).await.says("/report").keeps_silent("/conversations");
    }
    tries.get(&more).await.says("quote=").keeps_silent("/report").keeps_silent("/block/"); // their own words
    fern.get(&more).await.says("/conversations/new?to=");
    room.oak.post(&room.person("Fern").await, &[("do", "pause"), ("reason", "Rest.")]).await;
    assert_eq!(fern.get(&new(&oak)).await.status, 404);
    assert_eq!(ask(&fern, &room, &oak, "").await.status, 404);
}

async fn nobody_is_asked_twice_and_nobody_asks_many(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let fern = belongs(&room, &house, "Fern").await;
    let mut people = vec![];
    for name in ["Elm", "Moss", "Reed", "Wren"] {
        people.push(belongs(&room, &house, name).await);
    }
    let (elm, wren) = (id(&room, "Elm").await, id(&room, "Wren").await);
    for name in ["Elm", "Moss", "Reed"] {
        assert_eq!(ask(&fern, &room, &id(&room, name).await, "").await.status, 303);
    }
    let again = ask(&fern, &room, &elm, "Please").await;
    assert_eq!(again.status, 422);
    again.says("You have asked this person before");
    let many = ask(&fern, &room, &wren, "").await;
    assert_eq!(many.status, 422);
    many.says("You can ask 3 people in a day");
    let list = fern.get(&room.at("conversations")).await;
    fern.post(&answer(&list, "Elm"), &[("do", "withdraw")]).await;
    fern.get(&room.at("conversations")).await.keeps_silent("<h3>Elm</h3>");
    people[0].get(&room.at("conversations")).await.keeps_silent("Fern");
    assert_eq!(ask(&fern, &room, &elm, "").await.status, 422, "taken back is asked as well");
    let tomorrow = house.at(NOON.plus_seconds(DAY)).await;
    assert_eq!(ask(&fern.at(&tomorrow), &room, &elm, "").await.status, 422);
    assert_eq!(ask(&fern.at(&tomorrow), &room, &wren, "").await.status, 303);
    // who is asked and asks as well, finds what waits for them
    assert_eq!(
        ask(&people[1], &room, &id(&room, "Fern").await, "").await.leads_to(),
        room.at("conversations")
    );
    let there = accepts(&people[1], &room, "Fern").await;
    assert_eq!(ask(&people[1], &room, &id(&room, "Fern").await, "").await.leads_to(), there);
    // who said no may ask themselves; then the old request is gone with the yes
    let list = people[2].get(&room.at("conversations")).await;
    people[2].post(&answer(&list, "Fern"), &[("do", "decline")]).await;
    assert_eq!(ask(&people[2], &room, &id(&room, "Fern").await, "After all").await.status, 303);
    accepts(&fern, &room, "Reed").await;
    fern.get(&room.at("conversations")).await.keeps_silent("<h3>Reed</h3>").says(">Reed</a>");
}

async fn it_rests_while_one_may_not_write_and_goes_when_one_leaves(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let (fern, moss) = (belongs(&room, &house, "Fern").await, belongs(&room, &house, "Moss").await);
    ask(&fern, &room, &id(&room, "Moss").await, "").await;
    let there = accepts(&moss, &room, "Fern").await;
    moss.post(&there, &[("text", "Here I am.")]).await;
    let person = room.person("Moss").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "Rest.")]).await;
    assert_eq!(moss.get(&there).await.status, 404);
    fern.get(&there).await.says("Nobody can write here now").says("Here I am.").keeps_silent("name=\"text\"");
    let refused = fern.post(&there, &[("text", "Kept words")]).await;
    assert_eq!(refused.status, 422);
    refused.says("Nobody can write here now").says("Kept words");
    room.oak.post(&person, &[("do", "resume")]).await;
    assert_eq!(fern.post(&there, &[("text", "Good.")]).await.status, 303);
    talk(&room, "off").await;
    fern.get(&room.at("conversations")).await.says("are off in this group").says(&there);
    fern.get(&there).await.says("Nobody can write here now").says("Good.");
    assert_eq!(fern.post(&there, &[("text", "Still?")]).await.status, 422);
    talk(&room, "agreed").await;
    moss.post(&room.at("me/leave"), &[]).await;
    assert_eq!(fern.get(&there).await.status, 404);
    fern.get(&room.at("conversations")).await.says("Nobody yet").keeps_silent("Moss");
}

async fn a_long_conversation_is_read_in_pages(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let fern = belongs(&room, &house, "Fern").await;
    ask(&fern, &room, &id(&room, "Oak").await, "").await;
    let there = accepts(&room.oak, &room, "Fern").await;
    for number in 1..=45 {
        let later = house.at(NOON.plus_seconds(number * MINUTE)).await;
        fern.at(&later).post(&there, &[("text", &format!("Line {number}."))]).await;
    }
    let page = room.oak.get(&there).await;
    page.says("Line 26.").says("Line 45.").keeps_silent("Line 25.").says("Earlier messages");
    let page = room.oak.get(&format!("{there}?before={}", messages(&page)[0])).await;
    page.says("Line 6.").says("Line 25.").keeps_silent("Line 5.").keeps_silent("Line 26.");
    page.says("To the last message");
    let page = room.oak.get(&format!("{there}?before={}", messages(&page)[0])).await;
    page.says("Line 1.").says("Line 5.").keeps_silent("Line 6.").keeps_silent("Earlier messages");
}

async fn private_pages_speak_spanish_and_say_nothing_outside(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let (fern, moss) = (belongs(&room, &house, "Fern").await, belongs(&room, &house, "Moss").await);
    ask(&fern, &room, &id(&room, "Moss").await, "").await;
    moss.get(&room.at("conversations?lang=es")).await.says("Decir que sí a Fern");
    let there = accepts(&moss, &room, "Fern").await;
    moss.get(&format!("{there}?lang=en")).await.says("<title>Notes</title>").keeps_silent("Tuesday Circle");
    let page = moss.get(&there).await;
    assert_eq!(page.headers["cache-control"], "no-store");
}

on_both!(
    two_write_to_each_other_when_both_agree,
    nobody_learns_of_a_no,
    only_who_belongs_may_ask_and_only_where_the_group_allows_it,
    nobody_is_asked_twice_and_nobody_asks_many,
    it_rests_while_one_may_not_write_and_goes_when_one_leaves,
    a_long_conversation_is_read_in_pages,
    private_pages_speak_spanish_and_say_nothing_outside,
);
