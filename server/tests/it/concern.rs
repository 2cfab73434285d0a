//! Somebody tells of another's words: to those who keep the room, or about them to whoever runs the server.

use crate::{
    conversation::{accepts, ask, belongs, id, messages, talk},
    house::{House, NOON, PASSPHRASE, Page, Person, on_both},
    join::{Room, join, link, opens, room},
    queue::operator,
    thread::begins,
};
use server::actions::concern;

/// Fern and Moss belong to a room where two may write to each other.
async fn two<'h>(house: &'h House) -> (Room<'h>, Person<'h>, Person<'h>) {
    let room = room(house, "Tuesday Circle", "open").await;
    talk(&room, "agreed").await;
    let (fern, moss) = (belongs(&room, house, "Fern").await, belongs(&room, house, "Moss").await);
    (room, fern, moss)
}

/// The first address of this kind on a page.
fn address(page: &Page, kind: &str) -> String {
    let mut all = page.text.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    all.find(|address| address.contains(kind)).unwrap().to_owned()
}

async fn those_who_keep_the_room_hear_of_a_post(house: House) {
    let (room, fern, moss) = two(&house).await;
    let (thread, post) = begins(&moss, &room, "Pills", "I sell *pills*.").await;
    fern.get(&room.at(&format!("threads/{thread}"))).await.says(&format!("/posts/{post}/more"));
    fern.get(&room.at(&format!("posts/{post}/more"))).await.says(&format!("/posts/{post}/report"));
    room.oak.get(&room.at("people")).await.keeps_silent("What people told you");
    let report = room.at(&format!("posts/{post}/report"));
    let form = fern.get(&report).await;
    form.says("I sell *pills*.").says("Moss is not told").says("Those who keep this group will read");
    form.keeps_silent("name=\"before\"").keeps_silent("name=\"show\"");
    let long = "because ".repeat(300);
    for (reason, wrong) in [(" ", "Please write a few words"), (long.as_str(), "at most 2,000 letters")] {
        let page = fern.post(&report, &[("reason", reason)]).await;
        assert_eq!(page.status, 422);
        page.says(wrong).says(&format!("{reason}</textarea>"));
    }
    let told = fern.post(&report, &[("reason", "He wants money.")]).await;
    told.says("Thank you for telling us").says("Those who keep this group").says("/block/");

    let people = room.oak.get(&room.at("people")).await;
    people.says("What people told you").says("About Moss, told by Fern").keeps_silent("He wants money");
    let concern = address(&people, "/concerns/");
    let page = room.oak.get(&concern).await;
    page.says("About Moss").says("Told by Fern").says("He wants money.").says("I sell *pills*.");
    page.says(&room.person("Moss").await).says(&format!("/posts/{post}"));
    for other in [&fern, &moss] {
        assert_eq!(other.get(&concern).await.status, 404);
        assert_eq!(other.post(&concern, &[("note", "x")]).await.status, 404);
    }
    moss.post(&room.at(&format!("posts/{post}/take-back")), &[]).await;
    room.oak.get(&concern).await.says("I sell *pills*.");
    let empty = room.oak.post(&concern, &[("note", " ")]).await;
    assert_eq!(empty.status, 422);
    empty.says("Please write a few words");
    for note in ["We spoke with them.", "Twice."] {
        assert_eq!(room.oak.post(&concern, &[("note", note)]).await.leads_to(), room.at("people"));
    }
    let people = room.oak.get(&room.at("people")).await;
    people.says("Oak looked at what was told about Moss").says("We spoke with them.").keeps_silent("Twice.");
    people.keeps_silent("What people told you").keeps_silent("told by Fern");
    let closed = room.oak.get(&concern).await;
    closed
        .says("This is closed")
        .says("We spoke with them.")
        .keeps_silent("pills")
        .keeps_silent("name=\"note\"");
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert!(house.app.db.verify_acts(group).await.unwrap().is_ok());
}

async fn a_message_is_shown_with_at_most_five_before_it(house: House) {
    let (room, fern, moss) = two(&house).await;
    ask(&moss, &room, &id(&room, "Fern").await, "About you").await;
    let there = accepts(&fern, &room, "Moss").await;
    for number in 1..=4 {
        let later = house.at(NOON.plus_seconds(number * 60)).await;
        moss.at(&later).post(&there, &[("text", &format!("Moss says {number}."))]).await;
        fern.at(&later).post(&there, &[("text", &format!("Fern says {number}."))]).await;
    }
    let page = fern.get(&there).await;
    page.says("Show this to those who keep the group");
    let shown = messages(&page);
    // why, Moss 1, Fern 1, Moss 2, Fern 2, Moss 3, Fern 3, Moss 4, Fern 4
    let report = room.at(&format!("messages/{}/report", shown[7]));
    let form = fern.get(&report).await;
    form.says("Moss says 4.").keeps_silent("Fern says 3.").says("From 0 to 5");
    for wrong in ["6", "-1", "all"] {
        let page = fern.post(&report, &[("reason", "He asks too much."), ("before", wrong)]).await;
        assert_eq!(page.status, 422);
        page.says("a number from 0 to 5").says("He asks too much.").says(&format!("value=\"{wrong}\""));
    }
    fern.post(&report, &[("reason", "He asks too much."), ("before", "5")]).await.says("Thank you");
    let concern = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    let page = room.oak.get(&concern).await;
    page.says("Moss says 4.").says("Fern says 3.").says("Moss says 2.").says("Fern says 1.");
    page.keeps_silent("Moss says 1.").keeps_silent("Fern says 4.").keeps_silent("About you");
    assert_eq!(room.oak.get(&there).await.status, 404, "the rest stays between the two");
    fern.post(&format!("{there}/end"), &[]).await;
    room.oak.get(&concern).await.says("Moss says 4.");
    // a third has nothing to tell of
    let reed = belongs(&room, &house, "Reed").await;
    assert_eq!(reed.get(&report).await.status, 404);
    assert_eq!(reed.post(&report, &[("reason", "x")]).await.status, 404);
}

async fn a_line_of_a_request_can_be_told_of(house: House) {
    let (room, fern, moss) = two(&house).await;
    ask(&moss, &room, &id(&room, "Fern").await, "Send me a picture").await;
    let list = fern.get(&room.at("conversations")).await;
    let report = address(&list, "/report");
    fern.post(&report, &[("reason", "No."), ("before", "5")]).await.says("Thank you");
    let concern = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    room.oak.get(&concern).await.says("Send me a picture");
    assert_eq!(moss.get(&report).await.status, 404, "not of one's own words");
}

async fn who_keeps_the_room_is_looked_at_by_whoever_runs_the_server(house: House) {
    let (room, fern, _) = two(&house).await;
    let olga = operator(&house).await;
    let (_, post) = begins(&room.oak, &room, "Rules", "You are all wrong.").await;
    let report = room.at(&format!("posts/{post}/report"));
    fern.get(&report)
        .await
        .says("Oak helps to keep this group")
        .says("name=\"show\"")
        .says("You are all wrong.");
    fern.post(&report, &[("reason", "He shouts.")]).await.says("Those who run this server will look");
    room.oak.get(&room.at("people")).await.keeps_silent("What people told you").keeps_silent("He shouts");
    let queue = olga.get("/queue").await;
    queue.says("Somebody tells about a keeper").says("Tuesday Circle").keeps_silent("He shouts");
    let concern = address(&queue, "/queue/concerns/");
    let page = olga.get(&concern).await;
    page.says("About Oak").says("Told by Fern").says("He shouts.").says("Tuesday Circle");
    page.keeps_silent("You are all wrong").says("The words themselves are not shown");
    let id = concern.rsplit('/').next().unwrap();
    assert_eq!(room.oak.get(&room.at(&format!("concerns/{id}"))).await.status, 404);
    assert_eq!(room.oak.get(&concern).await.status, 404);
    assert_eq!(olga.post(&concern, &[("note", "")]).await.status, 422);
    assert_eq!(olga.post(&concern, &[("note", "Wrote to Oak.")]).await.leads_to(), "/queue");
    olga.get("/queue").await.keeps_silent("Somebody tells about a keeper");
    olga.get(&concern).await.says("This is closed").says("Wrote to Oak.");
    room.oak.get(&room.at("people")).await.keeps_silent("looked at what was told");

    fern.post(&report, &[("reason", "Again."), ("show", "on")]).await;
    let concern = address(&olga.get("/queue").await, "/queue/concerns/");
    olga.get(&concern).await.says("Again.").says("You are all wrong.");
    // what goes to those who keep a room is not the operator's
    let elm = belongs(&room, &house, "Elm").await;
    let (_, post) = begins(&elm, &room, "Elm again", "Hm.").await;
    fern.post(&room.at(&format!("posts/{post}/report")), &[("reason", "Hm?")]).await;
    let kept = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    let id = kept.rsplit('/').next().unwrap();
    assert_eq!(olga.get(&format!("/queue/concerns/{id}")).await.status, 404);
    assert_eq!(olga.post(&format!("/queue/concerns/{id}"), &[("note", "x")]).await.status, 404);
    assert_eq!(olga.get("/queue/concerns/nonsense").await.status, 404);
}

async fn there_is_nothing_to_tell_of_ones_own_or_what_one_cannot_read(house: House) {
    let (room, fern, moss) = two(&house).await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let (_, own) = begins(&fern, &room, "Mine", "Mine.").await;
    let (_, theirs) = begins(&moss, &room, "Theirs", "Theirs.").await;
    room.oak.post(&room.at(&format!("posts/{theirs}/hide")), &[("reason", "It names somebody.")]).await;
    let (_, foreign) = begins(&other.oak, &other, "Foreign", "Foreign.").await;
    for post in [own.as_str(), &theirs, &foreign, "nonsense"] {
        let report = room.at(&format!("posts/{post}/report"));
        assert_eq!(fern.get(&report).await.status, 404);
        assert_eq!(fern.post(&report, &[("reason", "x")]).await.status, 404);
    }
    // a listener may tell as well; and nobody looks at what is told about themselves
    let reed = room.comes(&house, "Reed").await;
    let (_, post) = begins(&moss, &room, "More", "More.").await;
    reed.post(&room.at(&format!("posts/{post}/report")), &[("reason", "Hm.")]).await.says("Thank you");
    let concern = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    let invited = [("role", "co_facilitator"), ("uses", "1")];
    let door = link(&room.oak.post(&room.at("people/invite"), &invited).await);
    opens(&moss, &door).await;
    moss.post(&room.door(), &[("do", "role")]).await;
    moss.get(&room.at("people")).await.keeps_silent("What people told you");
    assert_eq!(moss.get(&concern).await.status, 404);
    assert_eq!(moss.post(&concern, &[("note", "Nothing.")]).await.status, 404);
    let birch = house.person("Birch at home").await;
    let door = link(&room.oak.post(&room.at("people/invite"), &invited).await);
    join(&birch, &door, "Birch").await;
    birch.get(&concern).await.says("About Moss");
}

async fn what_was_told_outlives_who_leaves_without_their_name(house: House) {
    let (room, fern, moss) = two(&house).await;
    let (_, post) = begins(&moss, &room, "Pills", "I sell *pills*.").await;
    let report = room.at(&format!("posts/{post}/report"));
    fern.get(&report).await.says("without the name of who left");
    fern.post(&report, &[("reason", "He wants money.")]).await;
    let concern = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    fern.get(&room.at("me/leave")).await.says("Your name is taken out of it");
    fern.post(&room.at("me/leave"), &[]).await;
    room.oak.get(&room.at("people")).await.says("About Moss, told by somebody who has left");
    let page = room.oak.get(&concern).await;
    page.says("He wants money.")
        .says("I sell *pills*.")
        .keeps_silent("Fern")
        .says(&room.person("Moss").await);

    moss.post(&room.at("me/leave"), &[]).await;
    let page = room.oak.get(&concern).await;
    page.says("About somebody who has left").says("He wants money.").says("I sell *pills*.");
    page.keeps_silent("Moss").keeps_silent(&room.at("people/")).keeps_silent("Fern");
    // who comes back is somebody else: it is not told to be theirs
    join(&moss, &room.door(), "Moss").await;
    room.oak.get(&concern).await.says("About somebody who has left");

    // with the account go the words that it wrote, also those that others keep
    moss.post("/account/erase", &[("old", PASSPHRASE)]).await;
    room.oak.get(&concern).await.says("He wants money.").keeps_silent("pills");
    room.oak.post(&concern, &[("note", "We looked.")]).await;
    room.oak
        .get(&room.at("people"))
        .await
        .says("looked at what was told about")
        .keeps_silent("What people told");
    fern.post("/account/erase", &[("old", PASSPHRASE)]).await;
    assert_eq!(room.oak.get(&concern).await.status, 404, "what Fern told was Fern's");
}

async fn what_a_teller_shows_of_their_own_goes_with_them(house: House) {
    let (room, fern, moss) = two(&house).await;
    ask(&moss, &room, &id(&room, "Fern").await, "About you").await;
    let there = accepts(&fern, &room, "Moss").await;
    fern.post(&there, &[("text", "I live alone.")]).await;
    let later = house.at(NOON.plus_seconds(60)).await;
    moss.at(&later).post(&there, &[("text", "Give me your number.")]).await;
    let shown = messages(&fern.get(&there).await);
    let report = room.at(&format!("messages/{}/report", shown.last().unwrap()));
    fern.post(&report, &[("reason", "He asks too much."), ("before", "5")]).await.says("Thank you");
    let concern = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    room.oak.get(&concern).await.says("I live alone.").says("Give me your number.");
    fern.post(&room.at("me/leave"), &[]).await;
    room.oak.get(&concern).await.says("Give me your number.").keeps_silent("I live alone.");
}

async fn what_was_closed_is_kept_as_long_as_a_report(house: House) {
    let (room, fern, moss) = two(&house).await;
    let (_, post) = begins(&moss, &room, "Pills", "I sell pills.").await;
    let report = room.at(&format!("posts/{post}/report"));
    for reason in ["He wants money.", "Again."] {
        fern.post(&report, &[("reason", reason)]).await;
    }
    let concern = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    room.oak.post(&concern, &[("note", "Seen.")]).await;
    for (days, forgotten) in [(364, 0), (366, 1), (5000, 0)] {
        let later = house.at(NOON.plus_seconds(days * 24 * 3600)).await;
        assert_eq!(concern::forget_closed(&later.app).await.unwrap(), forgotten, "after {days} days");
    }
    assert_eq!(room.oak.get(&concern).await.status, 404);
}

async fn somebody_who_tells_much_waits(house: House) {
    let (room, fern, moss) = two(&house).await;
    let (_, post) = begins(&moss, &room, "Pills", "I sell pills.").await;
    let report = room.at(&format!("posts/{post}/report"));
    for _ in 0..20 {
        fern.post(&report, &[("reason", "Look.")]).await.says("Thank you");
    }
    let many = fern.post(&report, &[("reason", "Kept words")]).await;
    assert_eq!(many.status, 422);
    many.says("20 things that you told").says("Kept words");
    let concern = address(&room.oak.get(&room.at("people")).await, "/concerns/");
    room.oak.post(&concern, &[("note", "Seen.")]).await;
    fern.post(&report, &[("reason", "Look.")]).await.says("Thank you");
}

on_both!(
    those_who_keep_the_room_hear_of_a_post,
    a_message_is_shown_with_at_most_five_before_it,
    a_line_of_a_request_can_be_told_of,
    who_keeps_the_room_is_looked_at_by_whoever_runs_the_server,
    there_is_nothing_to_tell_of_ones_own_or_what_one_cannot_read,
    what_was_told_outlives_who_leaves_without_their_name,
    what_a_teller_shows_of_their_own_goes_with_them,
    what_was_closed_is_kept_as_long_as_a_report,
    somebody_who_tells_much_waits,
);
