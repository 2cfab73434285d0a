//! What is said in a room: begun, answered, changed, taken back, and never left without an answer.

use crate::{
    house::{House, NOON, Person, on_both},
    join::{Room, join, link, room},
};

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

/// Somebody begins a thread; its id and the id of its first post.
pub(crate) async fn begins(
    person: &Person<'_>,
    room: &Room<'_>,
    title: &str,
    text: &str,
) -> (String, String) {
    let fields = [("title", title), ("kind", "story"), ("need", "listen"), ("text", text), ("confirm", "on")];
    let to = person.post(&room.at("threads/new"), &fields).await.leads_to();
    let page = person.get(&to).await;
    (to.rsplit('/').next().unwrap().to_owned(), posts(&page.text).remove(0))
}

/// The ids of the posts on a page.
fn posts(page: &str) -> Vec<String> {
    let rest = page.split("<li id=\"p-").skip(1);
    rest.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

async fn a_first_post_is_a_promise_until_somebody_answers(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    room.oak.get(&room.at("people")).await.says("Nobody waits for a first answer");
    let form = fern.get(&room.at("threads/new")).await;
    form.says("Your first words here").says("It stays here.").says("No advice unless asked.");
    let fields = [("title", "The first night"), ("text", "I could not sleep.")];
    let wrong = fern.post(&room.at("threads/new"), &fields).await;
    assert_eq!(wrong.status, 422);
    wrong.says("choose what it is").says("choose what you need").says("say yes to the promise");
    wrong.says("value=\"The first night\"").says("I could not sleep.</textarea>");
    let (thread, post) = begins(&fern, &room, "The first night", "I could not sleep.").await;
    fern.get(&room.at("me")).await.says("Trying");

    let page = room.oak.get(&room.at("people")).await;
    page.says("The first night").says("To be answered by").says(&format!("/posts/{post}"));
    let later = house.at(NOON.plus_seconds(13 * HOUR)).await;
    let oak = room.oak.at(&later);
    oak.get(&room.at("people")).await.says("This should have been answered by");
    let thread = room.at(&format!("threads/{thread}"));
    let fern_later = fern.at(&later);
    fern_later.post(&thread, &[("text", "Is somebody here?")]).await;
    oak.get(&room.at("people")).await.says("should have been answered");
    oak.get(&thread).await.says("My story").says("asks you to just listen").says("I could not sleep.");
    let said = oak.post(&thread, &[("text", "I am here, Fern.")]).await.leads_to();
    assert!(said.starts_with(&format!("{thread}?from=end#p-")), "{said}");
    oak.get(&room.at("people")).await.says("Nobody waits for a first answer");
    let new = fern_later.get(&room.space).await;
    new.says("?from=new").says("2 replies").says("new</span>");
    fern_later.get(&format!("{thread}?from=new")).await.says("I am here, Fern.").says("Facilitator");
    fern_later.get(&room.space).await.keeps_silent("?from=new");
}

async fn a_heart_is_quiet(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, post) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let heart = room.at("hearts");
    room.oak.get(&thread).await.keeps_silent("Some hearts");
    for _ in 0..2 {
        fern.post(&heart, &[("send", &post)]).await;
    }
    fern.get(&thread).await.says("Take the heart back").keeps_silent("Some hearts");
    moss.get(&thread).await.says("Send a heart").keeps_silent("Some hearts").keeps_silent("Take the heart");
    room.oak.get(&thread).await.says("Some hearts have come").keeps_silent("Fern");
    fern.get(&room.at("me")).await.says("Listening");
    fern.post(&heart, &[("take", &post)]).await;
    room.oak.get(&thread).await.keeps_silent("Some hearts");
    room.oak.post(&heart, &[("send", &post)]).await;
    room.oak.get(&thread).await.keeps_silent("Some hearts");
}

async fn words_are_changed_for_half_an_hour_then_explained(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let said = fern.post(&thread, &[("text", "Stop it."), ("confirm", "on")]).await.leads_to();
    let edit = room.at(&format!("posts/{}/edit", said.rsplit("#p-").next().unwrap()));
    fern.get(&edit).await.says("Change your post").says("Stop it.");
    assert_eq!(room.oak.get(&edit).await.status, 404, "only its writer");
    assert_eq!(room.oak.post(&edit, &[("text", "x")]).await.status, 404);
    let empty = fern.post(&edit, &[("text", " "), ("note", "hard")]).await;
    assert_eq!(empty.status, 422);
    empty.says("write a few words").says("value=\"hard\"");
    fern.post(&edit, &[("text", "*Please* rest."), ("note", "about sleep")]).await;
    let page = room.oak.get(&thread).await;
    page.says("<em>Please</em> rest.").says("Before you open it: about sleep").keeps_silent("Stop it.");

    let later = house.at(NOON.plus_seconds(31 * MINUTE)).await;
    let fern = fern.at(&later);
    fern.get(&thread).await.says("I meant…");
    fern.get(&edit).await.says("Say what you meant").keeps_silent("name=\"text\"");
    fern.post(&edit, &[("text", "Something else"), ("meant", "I worry about you.")]).await;
    let page = room.oak.get(&thread).await;
    page.says("<em>Please</em> rest.").says("I worry about you.").keeps_silent("Something else");
}

async fn a_title_is_changed_with_the_first_words(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (thread, post) = begins(&room.oak, &room, "Nihgts", "They are long.").await;
    let edit = room.at(&format!("posts/{post}/edit"));
    room.oak.get(&edit).await.says("value=\"Nihgts\"").says("value=\"story\" checked");
    let mut typed =
        [("title", " "), ("kind", "question"), ("need", "advice"), ("text", "How long are yours?")];
    let wrong = room.oak.post(&edit, &typed).await;
    assert_eq!(wrong.status, 422);
    wrong.says("write a title").says("How long are yours?");
    typed[0] = ("title", "Nights");
    room.oak.post(&edit, &typed).await;
    let page = room.oak.get(&room.at(&format!("threads/{thread}"))).await;
    page.says("<h1>Nights</h1>").says("A question").says("Advice is welcome").says("How long are yours?");
}

async fn what_is_taken_back_is_gone(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, first) = begins(&fern, &room, "The first night", "I could not sleep.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let said = room.oak.post(&thread, &[("text", "I am here.")]).await.leads_to();
    let last = said.rsplit("#p-").next().unwrap();
    let take = |post: &str| room.at(&format!("posts/{post}/take-back"));
    assert_eq!(fern.get(&take(last)).await.status, 404, "only its writer");
    assert_eq!(fern.post(&take(last), &[]).await.status, 404, "only its writer");
    let asks = fern.get(&take(&first)).await;
    asks.says("Take this post back?").says("I could not sleep.").says("cannot be undone").says("No, go back");
    room.oak.get(&thread).await.says("I could not sleep.");
    fern.post(&take(&first), &[]).await;
    let page = room.oak.get(&thread).await;
    page.says("This was taken back").says("<h1>Taken back</h1>").says("I am here.");
    page.keeps_silent("I could not sleep").keeps_silent("The first night");
    assert_eq!(fern.post(&take(&first), &[]).await.status, 404, "once");
    room.oak.post(&take(last), &[]).await;
    assert_eq!(posts(&fern.get(&thread).await.text).len(), 1);
    let (alone, only) = begins(&fern, &room, "Alone", "Nobody answered yet.").await;
    assert_eq!(fern.post(&take(&only), &[]).await.leads_to(), room.space);
    assert_eq!(fern.get(&room.at(&format!("threads/{alone}"))).await.status, 404);
}

async fn who_leaves_takes_their_words_along(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (alone, _) = begins(&fern, &room, "Alone", "Only mine.").await;
    let (both, _) = begins(&fern, &room, "Together", "Mine too.").await;
    room.oak.post(&room.at(&format!("threads/{both}")), &[("text", "I hear you.")]).await;
    fern.post(&room.at("me/leave"), &[]).await;
    assert_eq!(room.oak.get(&room.at(&format!("threads/{alone}"))).await.status, 404);
    let page = room.oak.get(&room.at(&format!("threads/{both}"))).await;
    page.says("Somebody who has left").says("This was taken back").says("I hear you.");
    page.keeps_silent("Fern").keeps_silent("Mine too").keeps_silent("Together");
    room.oak.post(&room.at("search"), &[("q", "mine")]).await.says("Nothing was found");
    room.oak.get(&room.at("people")).await.says("Nobody waits for a first answer");
}

async fn a_draft_is_kept_for_its_writer_alone(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let kept = fern.post(&thread, &[("text", "Not sure yet"), ("do", "draft")]).await;
    fern.get(&kept.leads_to()).await.says("What you have not sent yet").says("Not sure yet");
    fern.get(&thread).await.says("This is a draft that you kept").says("Not sure yet</textarea>");
    fern.get(&room.at("me")).await.says("Listening");
    room.oak.get(&thread).await.keeps_silent("Not sure yet");
    let fields = [("title", "Half a title"), ("need", "advice"), ("do", "draft")];
    fern.post(&room.at("threads/new"), &fields).await;
    let page = fern.get(&room.at("threads/new")).await;
    page.says("value=\"Half a title\"").says("value=\"advice\" checked");
    fern.post(&thread, &[("text", "Sure now"), ("confirm", "on")]).await;
    fern.get(&room.space).await.says("What you have not sent yet").keeps_silent("Not sure yet");
}

async fn a_long_thread_is_read_in_pages(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (thread, first) = begins(&room.oak, &room, "Nights", "Night 1.").await;
    let address = room.at(&format!("threads/{thread}"));
    let mut last = String::new();
    for night in 2..=45 {
        let later = house.at(NOON.plus_seconds(night * MINUTE)).await;
        let said = room.oak.at(&later).post(&address, &[("text", &format!("Night {night}."))]).await;
        last = said.leads_to().rsplit("#p-").next().unwrap().to_owned();
    }
    let fern = room.comes(&house, "Fern").await;
    let page = fern.get(&address).await;
    page.says("Night 1.")
        .says("Night 20.")
        .keeps_silent("Night 21.")
        .says("Later posts")
        .keeps_silent("Earlier");
    let shown = posts(&page.text);
    assert_eq!((shown.len(), &shown[0]), (20, &first));
    let next = fern.get(&format!("{address}?after={}", shown[19])).await;
    next.says("Night 21.").says("Night 40.").says("start=\"21\"").says("Earlier posts");
    let new = fern.get(&format!("{address}?from=new")).await;
    new.says("Night 41.").says("Night 45.").keeps_silent("Night 40.").says("new</span>");
    let end = fern.get(&format!("{address}?from=end")).await;
    end.says("Night 26.").says("Night 45.").says("start=\"26\"").keeps_silent("Later posts");
    let before = fern.get(&format!("{address}?before={}", posts(&end.text)[0])).await;
    before.says("Night 6.").says("Night 25.").keeps_silent("Night 26.");
    let to = fern.get(&room.at(&format!("posts/{last}"))).await.leads_to();
    let page = fern.get(to.split('#').next().unwrap()).await;
    assert_eq!(posts(&page.text), [last]);
    assert_eq!(fern.get(&format!("{address}?after=nonsense")).await.status, 400);
}

async fn threads_come_in_pages_last_written_first(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    for number in 1..=25 {
        let later = house.at(NOON.plus_seconds(number * MINUTE)).await;
        begins(&room.oak.at(&later), &room, &format!("Night {number}."), "Long.").await;
    }
    let page = room.oak.get(&room.space).await;
    page.says("Night 25.").says("Night 6.").keeps_silent("Night 5.").says("Older threads");
    let next = page.text.split("?before=").nth(1).unwrap().split('"').next().unwrap();
    let page = room.oak.get(&format!("{}?before={next}", room.space)).await;
    page.says("Night 5.").says("Night 1.").keeps_silent("Night 6.").keeps_silent("Older threads");
}

async fn facilitators_close_and_pin(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&fern, &room, "Nights", "They are long.").await;
    let address = room.at(&format!("threads/{thread}"));
    let keep = format!("{address}/keep");
    fern.get(&address).await.keeps_silent("Close this thread");
    assert_eq!(fern.post(&keep, &[("do", "closed")]).await.status, 404);
    room.oak.post(&keep, &[("do", "closed")]).await;
    fern.get(&address).await.says("This thread is closed").keeps_silent("name=\"text\"");
    let refused = fern.post(&address, &[("text", "Too late, and kept")]).await;
    assert_eq!(refused.status, 422);
    refused.says("This thread is closed").says("Too late, and kept");
    room.oak.post(&keep, &[("do", "reopened")]).await;
    assert_eq!(fern.post(&address, &[("text", "Now")]).await.status, 303);
    room.oak.post(&keep, &[("do", "pinned")]).await;
    fern.get(&room.space).await.says("Kept at the top");
    room.oak.post(&keep, &[("do", "pinned")]).await;
    let people = room.oak.get(&room.at("people")).await;
    people.says("Oak closed a thread").says("Oak put a thread at the top");
    assert_eq!(people.text.matches("put a thread at the top").count(), 1, "what changes nothing is no act");
    assert_eq!(room.oak.post(&keep, &[("do", "removed")]).await.status, 404);
}

/// A link of a post as its thread has it.
fn way(post: &str, rest: &str) -> String {
    let (_, id) = post.rsplit_once('/').unwrap();
    format!("\"../posts/{id}/{rest}\"")
}

/// Fern and Oak have written, and Oak hid what Fern wrote; the thread, and the post.
async fn hidden(room: &Room<'_>, fern: &Person<'_>) -> (String, String) {
    let (thread, _) = begins(&room.oak, room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let typed = [("text", "Ring Rowan at the harbour."), ("note", "about a person"), ("confirm", "on")];
    let said = fern.post(&thread, &typed).await.leads_to();
    let post = room.at(&format!("posts/{}", said.rsplit("#p-").next().unwrap()));
    room.oak.get(&thread).await.says("Ring Rowan").says(&way(&post, "more"));
    room.oak.get(&format!("{post}/more")).await.says("Ring Rowan").says(&format!("{post}/hide"));
    let done = room.oak.post(&format!("{post}/hide"), &[("reason", "It names somebody.")]).await;
    assert_eq!(done.leads_to(), post);
    (thread, post)
}

async fn hidden_words_are_gone_for_others_and_their_writer_reads_why(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let reed = room.comes(&house, "Reed").await;
    begins(&reed, &room, "Hello", "First words.").await;
    let (thread, post) = hidden(&room, &fern).await;
    let find = async |who: &Person<'_>| who.post(&room.at("search"), &[("q", "rowan")]).await;
    for other in [&moss, &reed] {
        let page = other.get(&thread).await;
        page.says("Those who keep this group have hidden this.").says("They are long.");
        page.keeps_silent("Rowan").keeps_silent("about a person").keeps_silent("names somebody");
        page.keeps_silent("/hide")
            .keeps_silent("/show")
            .keeps_silent(&format!("value=\"{}\"", post.rsplit('/').next().unwrap()));
        find(other).await.says("Nothing was found");
        assert_eq!(other.get(&format!("{post}/hide")).await.status, 404);
        assert_eq!(other.post(&format!("{post}/hide"), &[("reason", "x")]).await.status, 404);
        assert_eq!(other.post(&format!("{post}/show"), &[]).await.status, 404);
    }
    let own = fern.get(&thread).await;
    own.says("have hidden this").says("It names somebody.").says("Ring Rowan").says("You can take them back");
    own.keeps_silent(&way(&post, "edit")).keeps_silent("Show it again");
    find(&fern).await.says("Nothing was found");
    assert_eq!(fern.get(&format!("{post}/edit")).await.status, 404);
    assert_eq!(fern.post(&format!("{post}/edit"), &[("text", "Ring him")]).await.leads_to(), post);
    assert_eq!(fern.post(&format!("{post}/show"), &[]).await.status, 404);
    let kept = room.oak.get(&thread).await;
    kept.says("have hidden this").says("It names somebody.").says("Ring Rowan").says("Show it again");
    kept.keeps_silent("Ring him");
    fern.post(&format!("{post}/take-back"), &[]).await;
    room.oak.get(&thread).await.keeps_silent("Rowan").keeps_silent("names somebody").says("They are long.");
    assert_eq!(room.oak.post(&format!("{post}/show"), &[]).await.status, 404);
}

async fn hiding_takes_a_reason_and_is_written_down(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, first) = begins(&fern, &room, "The first night", "I could not sleep.").await;
    let (thread, post) = (room.at(&format!("threads/{thread}")), room.at(&format!("posts/{first}")));
    let hide = format!("{post}/hide");
    room.oak
        .get(&hide)
        .await
        .says("Hide this post")
        .says("I could not sleep.")
        .says("The title of the thread");
    let long = format!("{}!", "Because. ".repeat(250));
    for (reason, wrong) in [(" ", "Please write why"), (long.as_str(), "at most 2,000 letters")] {
        let page = room.oak.post(&hide, &[("reason", reason)]).await;
        assert_eq!(page.status, 422);
        page.says(wrong).says(&format!("{reason}</textarea>"));
    }
    fern.get(&thread).await.keeps_silent("have hidden this");
    for reason in ["Let us wait.", "Twice."] {
        room.oak.post(&hide, &[("reason", reason)]).await;
    }
    assert_eq!(room.oak.get(&hide).await.leads_to(), post, "once");
    let moss = room.comes(&house, "Moss").await;
    for page in [&room.space, &thread] {
        moss.get(page).await.keeps_silent("The first night").says("Hidden");
        fern.get(page).await.says("Hidden: The first night");
        room.oak.get(page).await.says("Hidden: The first night");
    }
    moss.post(&room.at("hearts"), &[("send", post.rsplit('/').next().unwrap())]).await;
    fern.get(&thread).await.says("Let us wait.").keeps_silent("Twice.");
    for _ in 0..2 {
        assert_eq!(room.oak.post(&format!("{post}/show"), &[]).await.leads_to(), post);
    }
    moss.get(&thread)
        .await
        .says("I could not sleep.")
        .says("<h1>The first night</h1>")
        .keeps_silent("have hidden")
        .keeps_silent("Let us wait.");
    moss.post(&room.at("search"), &[("q", "sleep")]).await.says("1 post");
    let own = fern.get(&thread).await;
    own.says(&way(&post, "edit")).keeps_silent("Let us wait.").keeps_silent("Some hearts");
    let people = room.oak.get(&room.at("people")).await;
    people.says("Oak hid a post by Fern").says("Let us wait.").says("Oak showed a post by Fern again");
    people.keeps_silent("Twice.");
    let group = room.space.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(house.app.db.verify_acts(group).await, Ok(Ok(3)), "opened, hidden, shown");
    room.oak.get(&format!("{hide}?lang=es")).await.says("Ocultar este mensaje").keeps_silent(">post-");
}

async fn nobody_who_keeps_a_room_decides_about_their_own_words(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let invited = [("role", "co_facilitator"), ("uses", "1")];
    let door = link(&room.oak.post(&room.at("people/invite"), &invited).await);
    let elm = house.person("Elm at home").await;
    join(&elm, &door, "Elm").await;
    let (thread, post) = hidden(&room, &elm).await;
    elm.get(&thread).await.says("It names somebody.").keeps_silent("Show it again");
    assert_eq!(elm.post(&format!("{post}/show"), &[]).await.status, 404);
    let (_, own) = begins(&elm, &room, "Hello", "First words.").await;
    let own = room.at(&format!("posts/{own}/hide"));
    assert_eq!(elm.get(&own).await.status, 404);
    assert_eq!(elm.post(&own, &[("reason", "x")]).await.status, 404);
    assert_eq!(room.oak.get(&own).await.status, 200);
}

async fn a_post_is_its_words_and_little_more(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let words = "I could not sleep again last night. ".repeat(15);
    let (thread, _) = begins(&room.oak, &room, "Nights", &words).await;
    let thread = room.at(&format!("threads/{thread}"));
    let bytes = async || {
        fern.get(&thread).await; // from now on nothing in it is new to them
        fern.get(&thread).await.bytes.len()
    };
    let one = bytes().await;
    for _ in 0..10 {
        room.oak.post(&thread, &[("text", &words)]).await;
    }
    let each = (bytes().await - one) / 10;
    assert!(each < words.len() + 350, "{each} bytes for {} of words", words.len());
    assert!(one < words.len() + 12_000, "{one} bytes for a page with one post");
}

async fn what_people_write_runs_nothing(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let text = "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://evil.example/p.png) \
        [site](https://example.org)";
    let (thread, _) = begins(&room.oak, &room, "<b>Title</b>", text).await;
    let page = room.oak.get(&room.at(&format!("threads/{thread}"))).await;
    page.says("&lt;script&gt;").says("href=\"https://example.org\"").says("noopener noreferrer nofollow");
    page.keeps_silent("<script>alert").keeps_silent("href=\"javascript").keeps_silent("<img");
    page.says("&#60;b&#62;Title");
}

on_both!(
    a_first_post_is_a_promise_until_somebody_answers,
    a_heart_is_quiet,
    words_are_changed_for_half_an_hour_then_explained,
    a_title_is_changed_with_the_first_words,
    what_is_taken_back_is_gone,
    who_leaves_takes_their_words_along,
    a_draft_is_kept_for_its_writer_alone,
    a_long_thread_is_read_in_pages,
    threads_come_in_pages_last_written_first,
    facilitators_close_and_pin,
    hidden_words_are_gone_for_others_and_their_writer_reads_why,
    hiding_takes_a_reason_and_is_written_down,
    nobody_who_keeps_a_room_decides_about_their_own_words,
    a_post_is_its_words_and_little_more,
    what_people_write_runs_nothing,
);
