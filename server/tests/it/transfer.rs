//! Posts go into another thread, and a thread into another: nothing is lost, and every link leads on.

use crate::{
    house::{House, NOON, Page, Person, on_both},
    join::{Room, room},
    thread::begins,
};

const HOUR: i64 = 3600;

/// Somebody answers in a thread; the post.
async fn answers(person: &Person<'_>, thread: &str, text: &str) -> String {
    let to = person.post(thread, &[("text", text), ("confirm", "on")]).await.leads_to();
    to.rsplit("#p-").next().unwrap().to_owned()
}

/// A thread of Oak's: its address and its id.
async fn thread(room: &Room<'_>, oak: &Person<'_>, title: &str, text: &str) -> (String, String) {
    let (id, _) = begins(oak, room, title, text).await;
    (room.at(&format!("threads/{id}")), id)
}

/// They stand on the page in this order.
#[track_caller]
fn in_order(page: &Page, words: &[&str]) {
    let places: Vec<usize> = words.iter().map(|word| page.text.find(word).expect(word)).collect();
    assert!(places.is_sorted(), "{words:?} stand at {places:?}");
}

async fn a_post_goes_alone_and_its_link_leads_to_it(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (nights, _) = thread(&room, &room.oak, "Nights", "They are long.").await;
    let (days, days_id) = thread(&room, &room.oak, "Days", "They are short.").await;
    let post = answers(&fern, &nights, "My days are grey.").await;
    answers(&moss, &nights, "So are mine.").await;
    moss.post(&room.at("hearts"), &[("send", &post)]).await;
    for reader in [&moss, &room.oak] {
        reader.get(&nights).await;
        reader.get(&days).await;
    }
    fern.get(&days).await;
    let put = room.at(&format!("posts/{post}/move"));
    let more = room.at(&format!("posts/{post}/more"));
    room.oak.get(&more).await.says(&put);
    fern.get(&more).await.keeps_silent("/move"); // her own words are not hers to put elsewhere
    room.oak.get(&put).await.says("Days").says("A new thread").says("My days are grey.");
    let nowhere = room.oak.post(&put, &[("extent", "one"), ("reason", "It is about days.")]).await;
    assert_eq!(nowhere.status, 422);
    nowhere.says("choose where it goes").says("It is about days.</textarea>");
    let fields = [("extent", "one"), ("to", days_id.as_str()), ("reason", "It is about days.")];
    let done = room.oak.post(&put, &fields).await.leads_to();
    assert_eq!(done, room.at(&format!("posts/{post}")));
    assert!(moss.get(&done).await.leads_to().starts_with(&format!("{days}?at={post}")));
    let before = format!("{nights}?at={post}");
    assert_eq!(moss.get(&before).await.leads_to(), done, "as it was kept before");
    moss.get(&nights).await.keeps_silent("My days are grey.").says("So are mine.");
    in_order(&moss.get(&days).await, &["They are short.", "My days are grey.", "Take the heart back"]);
    fern.get(&days).await.says("Some hearts have come");
    let list = moss.get(&room.space).await;
    list.keeps_silent("?from=new").says("1 reply");
    room.oak
        .get(&room.at("people"))
        .await
        .says("Oak put posts into another thread")
        .says("It is about days.");
}

async fn what_was_not_read_is_new_where_it_comes_to(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (nights, _) = thread(&room, &room.oak, "Nights", "They are long.").await;
    let (days, days_id) = thread(&room, &room.oak, "Days", "They are short.").await;
    fern.get(&nights).await;
    let post = answers(&room.oak, &nights, "Grey ones.").await;
    let later = house.at(NOON.plus_seconds(HOUR)).await;
    answers(&room.oak.at(&later), &days, "Today is bright.").await;
    let fern = fern.at(&later);
    fern.get(&days).await;
    fern.get(&room.space).await.says(&format!("{nights}?from=new")).keeps_silent(&format!("{days}?from=new"));
    let put = room.at(&format!("posts/{post}/move"));
    room.oak.at(&later).post(&put, &[("to", days_id.as_str())]).await;
    fern.get(&room.space).await.says(&format!("{days}?from=new")).keeps_silent(&format!("{nights}?from=new"));
    let page = fern.get(&format!("{days}?from=new")).await;
    in_order(&page, &["Grey ones.", "Today is bright."]);
    fern.get(&room.space).await.keeps_silent("?from=new");
}

async fn a_post_and_all_after_it_begin_a_thread(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (nights, _) = thread(&room, &room.oak, "Nights", "They are long.").await;
    let post = answers(&fern, &nights, "My days are grey.").await;
    let last = answers(&moss, &nights, "So are mine.").await;
    let put = room.at(&format!("posts/{post}/move"));
    let mut fields = [("extent", "rest"), ("to", "new"), ("title", " ")];
    let wrong = room.oak.post(&put, &fields).await;
    assert_eq!(wrong.status, 422);
    wrong.says("write a title").says("value=\"rest\" checked");
    fields[2] = ("title", "Grey days");
    room.oak.post(&put, &fields).await;
    let page = moss.get(&moss.get(&room.at(&format!("posts/{last}"))).await.leads_to()).await;
    page.says("<h1>Grey days</h1>").says("So are mine.");
    let list = moss.get(&room.space).await;
    list.says("Grey days").says("Nights").says("1 reply").says("My story · Fern");
    moss.get(&nights).await.keeps_silent("grey").keeps_silent("So are mine.").keeps_silent("Later posts");
    // the thread is Fern's: the title can be changed with the words, is hidden with them, and goes with them
    let (edit, hide) = (room.at(&format!("posts/{post}/edit")), room.at(&format!("posts/{post}/hide")));
    fern.get(&edit).await.says("value=\"Grey days\"");
    room.oak.post(&hide, &[("reason", "Let us wait.")]).await;
    moss.get(&room.space).await.keeps_silent("Grey days").says("Hidden");
    fern.get(&room.space).await.says("Hidden: Grey days");
    room.oak.post(&room.at(&format!("posts/{post}/show")), &[]).await;
    moss.get(&room.space).await.says("Grey days");
    fern.post(&room.at(&format!("posts/{post}/take-back")), &[]).await;
    moss.get(&room.space).await.keeps_silent("Grey days").says("Taken back");
    room.oak.get(&room.at("people")).await.says("put posts into a thread of their own");
}

async fn a_thread_goes_into_another_in_the_order_of_time(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (nights, nights_id) = thread(&room, &room.oak, "Nights", "The first word.").await;
    let at = async |hours: i64| house.at(NOON.plus_seconds(hours * HOUR)).await;
    let (one, two, three, four) = (at(1).await, at(2).await, at(3).await, at(4).await);
    let (sleep, sleep_id) = thread(&room, &room.oak.at(&one), "Sleep", "The second word.").await;
    answers(&fern.at(&two), &nights, "The third word.").await;
    let last = answers(&fern.at(&three), &sleep, "The fourth word.").await;
    let (oak, fern) = (room.oak.at(&four), fern.at(&four));
    for act in ["pinned", "closed"] {
        oak.post(&format!("{sleep}/keep"), &[("do", act)]).await;
    }
    fern.post(&nights, &[("do", "draft"), ("text", "Half a thought.")]).await;
    let merge = format!("{nights}/merge");
    oak.get(&nights).await.says(&merge);
    oak.get(&merge).await.says("Sleep").keeps_silent("A new thread").keeps_silent("name=\"extent\"");
    for fields in [vec![], vec![("to", "new")], vec![("to", "nonsense")]] {
        let wrong = oak.post(&merge, &fields).await;
        assert_eq!(wrong.status, 422);
        wrong.says("choose where it goes");
    }
    let here = oak.post(&merge, &[("to", nights_id.as_str())]).await;
    assert_eq!(here.status, 422);
    here.says("It is in this thread already");
    assert_eq!(oak.post(&merge, &[("to", sleep_id.as_str())]).await.leads_to(), nights);
    assert_eq!(fern.get(&nights).await.leads_to(), sleep);
    assert_eq!(fern.get(&format!("{nights}?from=end")).await.leads_to(), format!("{sleep}?from=end"));
    let page = fern.get(&sleep).await;
    in_order(
        &page,
        &["<h1>Sleep</h1>", "The first word.", "The second word.", "The third word.", "The fourth word."],
    );
    page.says("This thread is closed");
    let list = fern.get(&room.space).await;
    list.keeps_silent("Nights").says("Kept at the top").says("3 replies").says("Half a thought.");
    oak.get(&room.at("people")).await.says("Oak put a thread into another");
    let late = fern.post(&nights, &[("text", "The fifth word.")]).await;
    assert_eq!(late.status, 422, "the other thread is closed, and the words are there");
    late.says("The fifth word.</textarea>").says("This thread is closed");
    // what began it is still what bears its title, though an older post stands before it
    fern.post(&room.at(&format!("posts/{last}/take-back")), &[]).await;
    let page = fern.get(&sleep).await;
    page.says("<h1>Sleep</h1>")
        .says("The third word.")
        .keeps_silent("The fourth word.")
        .keeps_silent("Later posts");
    // a thread that went on goes on leading
    let (days, days_id) = thread(&room, &oak, "Days", "They are short.").await;
    oak.post(&format!("{sleep}/merge"), &[("to", days_id.as_str())]).await;
    assert_eq!(fern.get(&nights).await.leads_to(), days);
    assert_eq!(fern.get(&sleep).await.leads_to(), days);
    fern.get(&days).await.says("The first word.").says("They are short.").says("<h1>Days</h1>");
}

async fn only_those_who_keep_the_room_put_posts_elsewhere_and_only_in_it(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (nights, nights_id) = thread(&room, &room.oak, "Nights", "They are long.").await;
    let (_, days_id) = thread(&room, &room.oak, "Days", "They are short.").await;
    let (_, theirs) = thread(&other, &other.oak, "Elsewhere", "Another room.").await;
    let (lone, first) = begins(&fern, &room, "Hello", "First words.").await;
    let post = answers(&fern, &nights, "My days are grey.").await;
    let (put, merge) = (room.at(&format!("posts/{post}/move")), format!("{nights}/merge"));
    for address in [&put, &merge] {
        assert_eq!(fern.get(address).await.status, 404);
        assert_eq!(fern.post(address, &[("to", days_id.as_str())]).await.status, 404);
        assert_eq!(other.oak.get(address).await.status, 404);
        let wrong = room.oak.post(address, &[("to", theirs.as_str())]).await;
        assert_eq!(wrong.status, 422, "another group's thread is nowhere");
        wrong.says("choose where it goes").keeps_silent("Elsewhere");
    }
    let begin = room.oak.get(&nights).await.text;
    let beginning = begin.split("<li id=\"p-").nth(1).unwrap().split('"').next().unwrap();
    let alone =
        room.oak.post(&room.at(&format!("posts/{beginning}/move")), &[("to", days_id.as_str())]).await;
    assert_eq!(alone.status, 422);
    alone.says("The first post holds the title");
    let whole = [("extent", "rest"), ("to", "new"), ("title", "Anew")];
    let whole = room.oak.post(&room.at(&format!("posts/{first}/move")), &whole).await;
    assert_eq!(whole.status, 422);
    whole.says("This is the whole thread").says("value=\"Anew\"");
    fern.get(&room.at(&format!("threads/{lone}"))).await.says("First words.");
    // a place that was taken back can go, but begins nothing
    answers(&room.oak, &nights, "I hear you.").await;
    fern.post(&room.at(&format!("posts/{post}/take-back")), &[]).await;
    let gone = room.oak.post(&put, &[("extent", "rest"), ("to", "new"), ("title", "Anew")]).await;
    assert_eq!(gone.status, 422);
    gone.says("a first post with words in it");
    assert_eq!(room.oak.post(&put, &[("to", days_id.as_str())]).await.status, 303);
    room.oak.get(&room.at(&format!("threads/{nights_id}"))).await.keeps_silent("This was taken back");
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(house.app.db.verify_acts(group).await, Ok(Ok(2)), "what is refused is no act");
}

on_both!(
    a_post_goes_alone_and_its_link_leads_to_it,
    what_was_not_read_is_new_where_it_comes_to,
    a_post_and_all_after_it_begin_a_thread,
    a_thread_goes_into_another_in_the_order_of_time,
    only_those_who_keep_the_room_put_posts_elsewhere_and_only_in_it,
);
