//! The shelf: what a group keeps, who says so, and whose words may stand there.

use crate::{
    house::{House, NOON, Person, on_both},
    join::{Room, room},
    thread::begins,
};

const DAY: i64 = 24 * 3600;

/// What a form of the shelf sends.
fn form<'f>(title: &'f str, source: &'f str) -> [(&'f str, &'f str); 6] {
    [
        ("title", title),
        ("text", "For *long* nights."),
        ("source", source),
        ("link", "https://example.org/sleep"),
        ("language", "en"),
        ("review", "2027-11-23"),
    ]
}

/// Somebody puts or suggests something; where it leads.
async fn adds(person: &Person<'_>, room: &Room<'_>, title: &str) -> String {
    person.post(&room.at("shelf/new"), &form(title, "The hospice's nurses")).await.leads_to()
}

/// The first thing that a page of the shelf links to.
async fn first(person: &Person<'_>, room: &Room<'_>) -> String {
    let page = person.get(&room.at("shelf")).await;
    let link = format!("href=\"{}", room.at("shelf/"));
    let mut ids = page.text.split(&link).skip(1).map(|rest| rest.split('"').next().unwrap());
    room.at(&format!("shelf/{}", ids.find(|id| *id != "new").expect("nothing on the shelf")))
}

async fn those_who_keep_a_group_keep_its_shelf(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    fern.get(&room.at("shelf")).await.says("Nothing stands here yet").says("Suggest something");
    room.oak.get(&room.at("shelf/new")).await.says("value=\"2027-11-23\"").says("type=\"date\"");
    let typed = [("text", "Kept words"), ("link", "http://example.org"), ("review", "2020-01-01")];
    let wrong = room.oak.post(&room.at("shelf/new"), &typed).await;
    assert_eq!(wrong.status, 422);
    wrong.says("write a title").says("say who says so").says("begins with https://").says("Kept words");
    wrong.says("choose a language").says("a day in the next 5 years");
    let it = adds(&room.oak, &room, "Sleep after a loss").await;
    fern.get(&room.at("shelf")).await.says("Sleep after a loss").says("The hospice&#39;s nurses");
    let page = fern.get(&it).await;
    page.says("For <em>long</em> nights.").says("English").says("https://example.org/sleep");
    page.keeps_silent("href=\"https://example.org").keeps_silent("Take it off").keeps_silent("/edit");
    fern.get(&format!("{it}/link"))
        .await
        .says("You are leaving this site")
        .says("href=\"https://example.org/sleep\"");
    assert_eq!(fern.get(&format!("{it}/edit")).await.status, 404);
    assert_eq!(fern.post(&format!("{it}/edit"), &form("Mine", "Me")).await.status, 404);
    assert_eq!(fern.post(&it, &[("do", "retire")]).await.status, 404);
    room.oak.get(&format!("{it}/edit")).await.says("value=\"Sleep after a loss\"");
    assert_eq!(room.oak.post(&format!("{it}/edit"), &form("Sleep", "The nurses")).await.leads_to(), it);
    fern.post(&room.at("search"), &[("q", "nurses LONG")]).await.says("On the shelf").says(">Sleep</a>");
    room.oak.post(&it, &[("do", "retire")]).await;
    assert_eq!(fern.get(&it).await.status, 404);
    let people = room.oak.get(&room.at("people")).await;
    people.says("Oak put something on the shelf").says("Oak took something off the shelf");
}

async fn what_is_old_is_looked_at_again(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let it = adds(&room.oak, &room, "Sleep after a loss").await;
    room.oak.get(&room.at("people")).await.keeps_silent("Sleep after a loss");
    let fields = [("name", "oak of Tuesday Circle"), ("passphrase", crate::house::PASSPHRASE)];
    let on_the_day = house.at(NOON.plus_seconds(365 * DAY)).await;
    let oak = on_the_day.browser(); // whoever was away for a year signs in again
    assert_eq!(oak.post("/sign-in", &fields).await.status, 303);
    oak.get(&it).await.says("Sleep after a loss").keeps_silent("class=\"old\"");
    let later = house.at(NOON.plus_seconds(366 * DAY)).await;
    let oak = oak.at(&later);
    oak.get(&it).await.says("class=\"old\"").says("2027");
    oak.get(&room.at("people")).await.says("Sleep after a loss").says("To be looked at again");
    assert_eq!(oak.post(&it, &[("do", "again")]).await.leads_to(), it);
    oak.get(&it).await.keeps_silent("class=\"old\"").says("2028");
    oak.get(&room.at("people")).await.keeps_silent("Sleep after a loss");
}

async fn members_suggest_and_are_always_answered(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    assert_eq!(adds(&fern, &room, "A good book").await, room.at("shelf"));
    fern.get(&room.at("shelf")).await.says("Thank you. It waits").says("A good book");
    fern.get("/account/export").await.says("A good book");
    fern.get("/account/export.json").await.says("A good book");
    let it = first(&fern, &room).await;
    moss.get(&room.at("shelf")).await.keeps_silent("A good book");
    for (address, step) in [(&it, "keep"), (&it, "withdraw")] {
        assert_eq!(moss.post(address, &[("do", step)]).await.status, 404, "{step}");
    }
    assert_eq!(moss.get(&it).await.status, 404);
    assert_eq!(fern.post(&it, &[("do", "keep")]).await.status, 404, "nobody takes their own");
    room.oak.get(&room.at("people")).await.says("A good book").says("Somebody suggests this");
    room.oak.get(&it).await.says("Somebody in the group suggests this").keeps_silent("Fern");
    room.oak.post(&it, &[("do", "decline"), ("answer", "We have one like it.")]).await;
    fern.get(&room.at("shelf")).await.says("It was not put on the shelf").says("We have one like it.");
    room.oak.get(&room.at("shelf")).await.keeps_silent("A good book");
    fern.post(&it, &[("do", "withdraw")]).await;
    fern.get(&room.at("shelf")).await.keeps_silent("A good book");

    adds(&fern, &room, "A kind doctor's talk").await;
    let it = first(&room.oak, &room).await;
    assert_eq!(room.oak.post(&it, &[("do", "keep")]).await.leads_to(), it);
    moss.get(&it).await.says("A kind doctor").keeps_silent("Fern");
    assert_eq!(fern.post(&it, &[("do", "withdraw")]).await.status, 404, "it is the group's");
    fern.post(&room.at("me/leave"), &[]).await;
    assert_eq!(moss.get(&it).await.status, 200);
    for number in 0..5 {
        adds(&moss, &room, &format!("Number {number}")).await;
    }
    let full = moss.post(&room.at("shelf/new"), &form("Number 6", "Somebody")).await;
    assert_eq!(full.status, 422);
    full.says("There is no room for more").says("value=\"Number 6\"");
    moss.get(&room.at("me")).await.says("Listening");
}

/// Fern wrote a post, and Oak asks to keep it; the thread, the post, and what is asked.
async fn asked(room: &Room<'_>, fern: &Person<'_>) -> (String, String, String) {
    let (thread, post) = begins(fern, room, "Nights", "A warm lamp by the *window*.").await;
    let post = room.at(&format!("posts/{post}"));
    let ask = format!("{post}/shelf");
    room.oak.get(&ask).await.says("Ask the writer").says("A warm lamp").keeps_silent("name=\"source\"");
    let it = room.oak.post(&ask, &form("A lamp", "")).await.leads_to();
    (room.at(&format!("threads/{thread}")), post, it)
}

async fn words_stand_on_the_shelf_with_their_writers_yes_alone(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, post, it) = asked(&room, &fern).await;
    let ask = format!("{post}/shelf");
    assert_eq!(moss.get(&ask).await.status, 404);
    assert_eq!(moss.post(&ask, &form("x", "")).await.status, 404);
    assert_eq!(room.oak.post(&ask, &form("Twice", "")).await.status, 404, "once");
    moss.get(&room.at("shelf")).await.keeps_silent("A lamp");
    moss.get(&thread).await.keeps_silent("may stand on the shelf");
    room.oak.get(&it).await.says("It waits for their answer").keeps_silent("Yes, under my name");
    assert_eq!(room.oak.post(&it, &[("do", "named")]).await.status, 404, "nobody agrees for another");
    fern.get(&thread).await.says("You are asked if this may stand on the shelf").says(&it);
    fern.get(&it).await.says("May your words stand on the shelf").says("Yes, but without my name");
    assert_eq!(fern.post(&it, &[("do", "unnamed")]).await.leads_to(), it);
    fern.get(&thread).await.keeps_silent("You are asked if this");
    let page = moss.get(&it).await;
    page.says("A warm lamp by the <em>window</em>").says("A member of this group").keeps_silent("Fern");
    assert_eq!(room.oak.get(&format!("{it}/edit")).await.status, 404, "they agreed to it as it is");
    room.oak.post(&format!("{post}/hide"), &[("reason", "Let us look at it.")]).await;
    assert_eq!(moss.get(&it).await.status, 404);
    moss.get(&room.at("shelf")).await.keeps_silent("A lamp");
    room.oak.post(&format!("{post}/show"), &[]).await;
    moss.get(&room.at("shelf")).await.says("A lamp");
    fern.post(&it, &[("do", "withdraw")]).await;
    moss.get(&room.at("shelf")).await.keeps_silent("A lamp");

    let it = room.oak.post(&ask, &form("A lamp", "")).await.leads_to();
    fern.post(&it, &[("do", "named")]).await;
    moss.get(&it).await.says("Fern");
    fern.post(&format!("{post}/take-back"), &[]).await;
    assert_eq!(moss.get(&it).await.status, 404);
}

async fn who_says_no_or_leaves_leaves_nothing(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, post, it) = asked(&room, &fern).await;
    fern.post(&it, &[("do", "withdraw")]).await;
    fern.get(&thread).await.keeps_silent("You are asked if this");
    assert_eq!(room.oak.get(&it).await.status, 404);
    let it = room.oak.post(&format!("{post}/shelf"), &form("A lamp", "")).await.leads_to();
    fern.post(
        &format!("{post}/edit"),
        &[("title", "Nights"), ("kind", "story"), ("need", "listen"), ("text", "A red lamp.")],
    )
    .await;
    fern.get(&thread).await.says("You are asked if this").says("A red lamp.");
    fern.post(&it, &[("do", "named")]).await;
    room.oak.post(&thread, &[("text", "Thank you.")]).await;
    room.oak.get(&it).await.says("A red lamp.");
    fern.post(&room.at("me/leave"), &[]).await;
    assert_eq!(room.oak.get(&it).await.status, 404);
    room.oak.get(&room.at("shelf")).await.keeps_silent("A lamp");
}

async fn the_shelf_of_another_group_is_not_there(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let it = adds(&other.oak, &other, "Sleep after a loss").await;
    let id = it.rsplit('/').next().unwrap();
    for address in [it.clone(), room.at(&format!("shelf/{id}")), room.at(&format!("shelf/{id}/link"))] {
        assert_eq!(room.oak.get(&address).await.status, 404, "{address}");
    }
    assert_eq!(room.oak.post(&room.at(&format!("shelf/{id}")), &[("do", "retire")]).await.status, 404);
    let (_, post) = begins(&other.oak, &other, "Nights", "Long.").await;
    let ask = room.at(&format!("posts/{post}/shelf"));
    assert_eq!(room.oak.post(&ask, &form("x", "")).await.status, 404);
    room.oak.post(&room.at("search"), &[("q", "sleep")]).await.keeps_silent("after a loss");
    let own =
        other.oak.post(&other.at(&format!("posts/{post}/shelf")), &form("My nights", "")).await.leads_to();
    other.oak.get(&own).await.says("Long.").says("Oak");
}

on_both!(
    those_who_keep_a_group_keep_its_shelf,
    what_is_old_is_looked_at_again,
    members_suggest_and_are_always_answered,
    words_stand_on_the_shelf_with_their_writers_yes_alone,
    who_says_no_or_leaves_leaves_nothing,
    the_shelf_of_another_group_is_not_there,
);
