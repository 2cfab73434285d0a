//! Whom somebody blocks cannot reach them, is not told, and no two of their names can be told to be one person.

use crate::{
    chat::says,
    conversation::{accepts, ask, belongs, fits, id, messages, talk},
    house::{House, PASSPHRASE, Person, on_both},
    join::{Room, join, link, room},
    live::reads,
    thread::begins,
};

/// Fern and Moss belong to a room where two may write to each other.
async fn two<'h>(house: &'h House) -> (Room<'h>, Person<'h>, Person<'h>) {
    let room = room(house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let (fern, moss) = (belongs(&room, house, "Fern").await, belongs(&room, house, "Moss").await);
    (room, fern, moss)
}

async fn block(person: &Person<'_>, room: &Room<'_>, name: &str) {
    let address = room.at(&format!("block/{}", id(room, name).await));
    person.get(&address).await.says(&format!("Block {name}")).says(&format!("{name} is not told"));
    assert_eq!(person.post(&address, &[]).await.leads_to(), "/account/blocks");
}

async fn unblock(person: &Person<'_>, room: &Room<'_>, name: &str) {
    person.post("/account/blocks/end", &[("member", &id(room, name).await)]).await;
}

async fn words_are_folded_for_the_blocker_alone(house: House) {
    let (room, fern, moss) = two(&house).await;
    let reed = room.comes(&house, "Reed").await;
    let (thread, post) = begins(&moss, &room, "My lighthouse", "It blinks at night.").await;
    let thread = room.at(&format!("threads/{thread}"));
    room.oak.post(&thread, &[("text", "The harbour is calm.")]).await;
    fern.get(&thread).await.says("<h1>My lighthouse</h1>").says(&format!("value=\"{post}\""));
    fern.get(&room.at(&format!("posts/{post}/more"))).await.says("/block/").says("It blinks at night.");
    for other in [&moss, &reed] {
        other.get(&thread).await; // from now on nothing in it is new to them
    }
    let before =
        (moss.get(&thread).await.text, reed.get(&thread).await.text, moss.get(&room.space).await.text);
    block(&fern, &room, "Moss").await;

    let page = fern.get(&thread).await;
    page.says("<summary>You blocked the writer of this. Show it once</summary>");
    page.says("<h1>You blocked the writer of this</h1>").keeps_silent("<h1>My lighthouse</h1>");
    page.says("It blinks at night.").says("The harbour is calm.").keeps_silent(&format!("value=\"{post}\""));
    assert_eq!(page.text.matches("<strong>Moss</strong>").count(), 0);
    assert_eq!(page.text.matches("Show it once").count(), 1, "what the facilitator wrote is not folded");
    let list = fern.get(&room.space).await;
    list.keeps_silent("My lighthouse").keeps_silent("Moss begins").says("You blocked the writer of this");
    fern.post(&room.at("search"), &[("q", "blinks")]).await.says("Nothing was found");
    let found = fern.post(&room.at("search"), &[("q", "harbour")]).await;
    found.says("1 post").keeps_silent("My lighthouse");
    let after =
        (moss.get(&thread).await.text, reed.get(&thread).await.text, moss.get(&room.space).await.text);
    assert!(before == after, "nobody else sees a difference, least of all Moss");
    fern.get("/account/blocks").await.says("Moss, in Tuesday Circle");
    fern.get("/account").await.says("/account/blocks");
    moss.get("/account/blocks").await.says("You have blocked nobody");

    unblock(&moss, &room, "Moss").await;
    fern.get("/account/blocks").await.says("Moss, in Tuesday Circle");
    unblock(&fern, &room, "Moss").await;
    fern.get("/account/blocks").await.says("You have blocked nobody");
    fern.get(&thread).await.says("<h1>My lighthouse</h1>").keeps_silent("You blocked");
    fern.post("/account/blocks/end", &[("member", "nonsense")]).await;
}

async fn messages_of_the_chat_are_folded_as_posts_are(house: House) {
    let (room, fern, moss) = two(&house).await;
    let chat = room.at("chat");
    says(&moss, &room, "The gull is back.").await;
    let before = moss.get(&chat).await.text;
    block(&fern, &room, "Moss").await;
    let page = fern.get(&chat).await;
    page.says("<summary>You blocked the writer of this. Show it once</summary>").says("The gull is back.");
    page.keeps_silent("<strong>Moss</strong>");
    assert!(before == moss.get(&chat).await.text, "Moss sees no difference");
    let (mut at_ferns, mut at_oaks) = (reads(&fern, &chat).await, reads(&room.oak, &chat).await);
    let id = says(&moss, &room, "It sings.").await;
    at_oaks.next().await.is("new", "<strong>Moss</strong>").is("new", "It sings.").keeps_silent("<details");
    let folded = "<summary>You blocked the writer of this. Show it once</summary>";
    at_ferns.next().await.is("new", folded).is("new", "It sings.").keeps_silent("<strong>Moss</strong>");
    room.oak.post(&room.at(&format!("chat/{id}/hide")), &[("reason", "It is loud.")]).await;
    at_ferns.next().await.is("changed", folded).keeps_silent("It sings.");
    says(&room.oak, &room, "Good evening.").await;
    at_ferns.next().await.is("new", "<strong>Oak</strong>").keeps_silent("<details");
    unblock(&fern, &room, "Moss").await;
    fern.get(&chat).await.says("<strong>Moss</strong>").keeps_silent("You blocked");
}

async fn who_keeps_the_room_is_blocked_in_private_alone(house: House) {
    let (room, fern, _) = two(&house).await;
    let (thread, _) = begins(&room.oak, &room, "How we do it", "Read the rules.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let oak = id(&room, "Oak").await;
    fern.get(&room.at(&format!("block/{oak}"))).await.says("You will still see what they write to the group");
    ask(&fern, &room, &oak, "").await;
    let there = accepts(&room.oak, &room, "Fern").await;
    block(&fern, &room, "Oak").await;
    fern.get(&thread)
        .await
        .says("<h1>How we do it</h1>")
        .says("Read the rules.")
        .keeps_silent("Show it once");
    assert_eq!(room.oak.get(&there).await.status, 404);
    assert_eq!(ask(&room.oak, &room, &id(&room, "Fern").await, "Please").await.status, 303);
    fern.get(&room.at("conversations")).await.keeps_silent(">Oak<").keeps_silent("Please");
}

async fn a_block_ends_what_two_wrote_and_lets_nothing_come(house: House) {
    let (room, fern, moss) = two(&house).await;
    ask(&moss, &room, &id(&room, "Fern").await, "About you").await;
    let there = accepts(&fern, &room, "Moss").await;
    moss.post(&there, &[("text", "Where do you live?")]).await;
    block(&fern, &room, "Moss").await;
    for one in [&fern, &moss] {
        assert_eq!(one.get(&there).await.status, 404);
        assert_eq!(one.post(&there, &[("text", "x")]).await.status, 404);
        one.get(&room.at("conversations")).await.says("Nobody yet");
    }
    assert_eq!(ask(&moss, &room, &id(&room, "Fern").await, "Again").await.status, 303);
    moss.get(&room.at("conversations")).await.says("<h3>Fern</h3>").says("Again");
    fern.get(&room.at("conversations")).await.keeps_silent(">Moss<").keeps_silent("Again");
    // a request that waits goes the same way, and the one who asked sees it stay
    let reed = belongs(&room, &house, "Reed").await;
    ask(&reed, &room, &id(&room, "Fern").await, "Hello").await;
    let before = reed.get(&room.at("conversations")).await.text;
    fern.get(&room.at("conversations")).await.says("Say yes to Reed");
    block(&fern, &room, "Reed").await;
    fern.get(&room.at("conversations")).await.keeps_silent("Reed");
    assert!(before == reed.get(&room.at("conversations")).await.text);
    unblock(&fern, &room, "Reed").await;
    fern.get(&room.at("conversations")).await.keeps_silent("Reed");
}

/// Fern and Moss meet in another group as Wren and Elm.
async fn elsewhere<'h>(house: &'h House, fern: &Person<'_>, moss: &Person<'_>) -> Room<'h> {
    let other = crate::join::room(house, "Thursday Circle", "open").await;
    talk(&other, "agreed").await;
    for (person, name) in [(fern, "Wren"), (moss, "Elm")] {
        join(person, &other.door(), name).await;
        fits(&other, house, person, name).await;
    }
    other
}

async fn a_block_holds_under_other_names_and_tells_none(house: House) {
    let (room, fern, moss) = two(&house).await;
    let other = elsewhere(&house, &fern, &moss).await;
    let (wren, elm) = (id(&other, "Wren").await, id(&other, "Elm").await);
    ask(&moss, &other, &wren, "").await;
    let there = accepts(&fern, &other, "Elm").await;
    moss.post(&there, &[("text", "Before.")]).await;
    let (thread, _) = begins(&moss, &other, "A boat", "It floats.").await;
    let pages = [
        there.clone(),
        other.at("conversations"),
        other.at(&format!("threads/{thread}")),
        other.space.clone(),
    ];
    let seen = async |person: &Person<'_>| {
        let mut seen = vec![];
        for page in &pages {
            seen.push(person.get(page).await.text);
        }
        seen
    };
    drop((seen(&fern).await, seen(&moss).await)); // from now on nothing is new to them
    let before = (seen(&fern).await, seen(&moss).await);
    block(&fern, &room, "Moss").await;
    assert!(before == (seen(&fern).await, seen(&moss).await), "elsewhere all looks as it did");
    fern.get("/account/blocks").await.keeps_silent("Elm").keeps_silent("Thursday");

    // what is written now arrives at neither, and each sees their own
    moss.post(&there, &[("text", "Do you hear me?")]).await;
    fern.post(&there, &[("text", "Elm, are you there?")]).await;
    fern.get(&there).await.says("Before.").says("are you there").keeps_silent("Do you hear me");
    moss.get(&there).await.says("Before.").says("Do you hear me").keeps_silent("are you there");
    assert_eq!(messages(&fern.get(&there).await).len(), 2);
    // nor after the block has ended
    unblock(&fern, &room, "Moss").await;
    fern.get(&there).await.keeps_silent("Do you hear me");
    moss.post(&there, &[("text", "And now?")]).await;
    fern.get(&there).await.says("And now?");

    // both names blocked: each is its own, and both have to end
    block(&fern, &room, "Moss").await;
    block(&fern, &other, "Elm").await;
    fern.get("/account/blocks").await.says("Elm, in Thursday Circle").says("Moss, in Tuesday Circle");
    unblock(&fern, &other, "Elm").await;
    ask(&moss, &other, &wren, "Please").await;
    fern.get(&other.at("conversations")).await.keeps_silent("Please");
    assert_eq!(ask(&fern, &other, &elm, "Sorry").await.status, 303);
    fern.get(&other.at("conversations")).await.says("<h3>Elm</h3>");
    moss.get(&other.at("conversations")).await.keeps_silent("Sorry");
}

async fn a_yes_does_not_arrive_either(house: House) {
    let (room, fern, moss) = two(&house).await;
    let other = elsewhere(&house, &fern, &moss).await;
    ask(&moss, &other, &id(&other, "Wren").await, "Hello Wren").await;
    let before = moss.get(&other.at("conversations")).await.text;
    block(&fern, &room, "Moss").await;
    fern.get(&other.at("conversations")).await.says("Say yes to Elm");
    let there = accepts(&fern, &other, "Elm").await;
    fern.get(&there).await.says("Hello Wren");
    fern.post(&there, &[("text", "Hello Elm")]).await;
    fern.get(&there).await.says("Hello Elm");
    assert_eq!(before, moss.get(&other.at("conversations")).await.text, "asked, and no more");
    assert_eq!(moss.get(&there).await.status, 404);
    fern.post(&format!("{there}/end"), &[]).await;
    assert_eq!(fern.get(&there).await.status, 404);
    assert!(before == moss.get(&other.at("conversations")).await.text);
}

async fn nobody_is_blocked_who_is_not_there(house: House) {
    let (room, fern, _) = two(&house).await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let nobody = "00000000-0000-4000-8000-000000000000".to_owned();
    for whom in [id(&room, "Fern").await, id(&other, "Oak").await, nobody, "nonsense".to_owned()] {
        let address = room.at(&format!("block/{whom}"));
        assert_eq!(fern.get(&address).await.status, 404, "{whom}");
        assert_eq!(fern.post(&address, &[]).await.status, 404, "{whom}");
    }
    fern.get("/account/blocks").await.says("You have blocked nobody");
    assert_eq!(house.get("/account/blocks").await.status, 303);
    fern.get("/account/blocks?lang=es").await.says("No bloqueó a nadie");
}

async fn who_erases_themselves_is_tidied_away(house: House) {
    let (room, fern, moss) = two(&house).await;
    block(&fern, &room, "Moss").await;
    let moss_id = id(&room, "Moss").await;
    moss.post(&room.at("me/leave"), &[]).await;
    fern.get("/account/blocks").await.says("Moss, in Tuesday Circle");
    // back under another name, they are not shown and cannot reach
    join(&moss, &room.door(), "Elm").await;
    let (thread, _) = begins(&moss, &room, "New here", "Good evening.").await;
    fern.get(&room.at(&format!("threads/{thread}")))
        .await
        .says("<h1>New here</h1>")
        .keeps_silent("You blocked");
    moss.post("/account/erase", &[("old", PASSPHRASE)]).await;
    fern.get("/account/blocks").await.says("You have blocked nobody").keeps_silent(&moss_id);
}

async fn a_co_facilitator_is_not_folded_and_a_guest_is(house: House) {
    let (room, fern, _) = two(&house).await;
    for (role, name, folded) in [("co_facilitator", "Birch", false), ("guest", "Doctor", true)] {
        let door = link(&room.oak.post(&room.at("people/invite"), &[("role", role), ("uses", "1")]).await);
        let person = house.person(&format!("{name} at home")).await;
        join(&person, &door, name).await;
        let (thread, _) = begins(&person, &room, &format!("By {name}"), "Words.").await;
        block(&fern, &room, name).await;
        let page = fern.get(&room.at(&format!("threads/{thread}"))).await;
        assert_eq!(page.text.contains("Show it once"), folded, "{name}");
    }
}

on_both!(
    words_are_folded_for_the_blocker_alone,
    messages_of_the_chat_are_folded_as_posts_are,
    who_keeps_the_room_is_blocked_in_private_alone,
    a_block_ends_what_two_wrote_and_lets_nothing_come,
    a_block_holds_under_other_names_and_tells_none,
    a_yes_does_not_arrive_either,
    nobody_is_blocked_who_is_not_there,
    who_erases_themselves_is_tidied_away,
    a_co_facilitator_is_not_folded_and_a_guest_is,
);
