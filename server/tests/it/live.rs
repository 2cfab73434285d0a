//! Pages of a room that stay up to date: what they are told, on whatever node it happened, and when they end.

use crate::{
    chat::says,
    house::{House, NOON, Page, Person, on_both},
    join::room,
    thread::begins,
};
use axum::body::Body;
use http_body_util::BodyExt;
use std::time::Duration;

/// A page that is open: what it has been told and not yet said.
pub(crate) struct Open {
    body: Body,
    read: String,
}

/// What a page was told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Event {
    name: String,
    id: String,
    data: String,
}

/// Longer than this nothing takes that happens at all.
const PATIENCE: Duration = Duration::from_secs(20);

impl Open {
    /// Somebody opens a page at an address and is told the next from there.
    pub(crate) async fn of(person: &Person<'_>, address: &str, last: &str) -> Self {
        let (status, body) = person.opens(address, last).await;
        assert_eq!(status, 200, "{address}");
        let mut open = Self { body, read: String::new() };
        assert!(open.part().await.expect("an open page").starts_with("retry:"));
        open
    }

    /// The next that is sent, comments left out; `None` at the end.
    async fn part(&mut self) -> Option<String> {
        loop {
            if let Some((part, rest)) = self.read.split_once("\n\n") {
                let part = part.to_owned();
                self.read = rest.to_owned();
                if part.starts_with(':') {
                    continue;
                }
                return Some(part);
            }
            let frame = tokio::time::timeout(PATIENCE, self.body.frame()).await.expect("nothing was told");
            self.read.push_str(std::str::from_utf8(&frame?.unwrap().into_data().unwrap()).unwrap());
        }
    }

    pub(crate) async fn next(&mut self) -> Event {
        let part = self.part().await.expect("the page ended");
        let field = |name: &str| {
            let lines = part.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            lines.collect::<Vec<_>>().join("\n")
        };
        Event { name: field("event"), id: field("id"), data: field("data") }
    }

    async fn ends(mut self) {
        assert_eq!(self.part().await, None);
    }
}

impl Event {
    #[track_caller]
    pub(crate) fn is(&self, name: &str, says: &str) -> &Self {
        assert!(self.name == name && self.data.contains(says), "not {name} {says}: {self:?}");
        self
    }

    #[track_caller]
    pub(crate) fn keeps_silent(&self, words: &str) -> &Self {
        assert!(!self.data.contains(words), "said: {words}\n{}", self.data);
        self
    }
}

/// Where a page stands in the news.
fn since(page: &Page) -> &str {
    page.text.split("data-since=\"").nth(1).expect("a page that stays up to date").split('"').next().unwrap()
}

/// Somebody reads a page and keeps it open.
pub(crate) async fn reads(person: &Person<'_>, address: &str) -> Open {
    let page = person.get(address).await;
    Open::of(person, &format!("{address}/live?since={}", since(&page)), "").await
}

async fn replies(person: &Person<'_>, thread: &str, text: &str) -> String {
    let said = person.post(thread, &[("text", text), ("confirm", "on")]).await;
    said.leads_to().rsplit("#p-").next().unwrap().to_owned()
}

async fn a_post_arrives_as_it_stands_on_the_page(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&fern, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let mut at_ferns = reads(&fern, &thread).await;
    let mut at_oaks = reads(&room.oak, &thread).await;
    let mut list = reads(&room.oak, &room.space).await;
    let post = replies(&room.oak, &thread, "They *end*.").await;
    let told = at_ferns.next().await;
    told.is("new", &format!("<li id=\"p-{post}\">")).is("new", "<em>end</em>").is("new", "Oak");
    told.is("new", "Send a heart").keeps_silent("/edit").keeps_silent("/hide");
    at_oaks.next().await.is("new", &format!("posts/{post}/edit"));
    let post = replies(&fern, &thread, "They do.").await;
    at_oaks.next().await.is("new", &format!("posts/{post}/more")).keeps_silent("/edit");
    let begun = begins(&fern, &room, "Mornings", "They come.").await.0;
    let heard = [list.next().await, list.next().await];
    assert!(
        heard.iter().all(|event| event.name == "new" && event.data == "1"),
        "one's own is no news: {heard:?}"
    );
    let spanish = fern.get(&format!("{thread}?lang=es")).await;
    let mut spanish = Open::of(&fern, &format!("{thread}/live?lang=es&since={}", since(&spanish)), "").await;
    replies(&room.oak, &room.at(&format!("threads/{begun}")), "Elsewhere.").await;
    replies(&room.oak, &thread, "Good night.").await;
    spanish.next().await.is("new", "Mandar un corazón").is("new", "Good night.").keeps_silent("Elsewhere");
}

async fn what_is_changed_hidden_or_taken_back_changes_where_it_stands(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let id = replies(&fern, &thread, "Ring Rowan.").await;
    let post = room.at(&format!("posts/{id}"));
    let mut at_mosss = reads(&moss, &thread).await;
    let mut at_ferns = reads(&fern, &thread).await;
    let mut at_oaks = reads(&room.oak, &thread).await;
    fern.post(&format!("{post}/edit"), &[("text", "Ring Rowan tonight.")]).await;
    at_mosss.next().await.is("changed", "Ring Rowan tonight.");
    room.oak.post(&format!("{post}/hide"), &[("reason", "It names somebody.")]).await;
    at_mosss
        .next()
        .await
        .is("changed", "have hidden this")
        .keeps_silent("Rowan")
        .keeps_silent("names somebody");
    for keeps in [&mut at_ferns, &mut at_oaks] {
        keeps.next().await.is("changed", "It names somebody.").is("changed", "Ring Rowan tonight.");
    }
    fern.post(&format!("{post}/take-back"), &[]).await;
    let gone = at_mosss.next().await;
    assert_eq!((gone.name.as_str(), gone.data.as_str()), ("gone", format!("p-{id}").as_str()));
}

async fn whoever_comes_back_misses_nothing(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, first) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let page = fern.get(&thread).await;
    let live = format!("{thread}/live?since={}", since(&page));
    replies(&room.oak, &thread, "One.").await;
    let mut open = Open::of(&fern, &live, "").await;
    let last = open.next().await;
    last.is("new", "One.");
    drop(open);
    let two = replies(&room.oak, &thread, "Two.").await;
    room.oak.post(&room.at(&format!("posts/{two}/edit")), &[("text", "Two and a half.")]).await;
    room.oak
        .post(
            &room.at(&format!("posts/{first}/edit")),
            &[
                ("meant", "x"),
                ("text", "So long."),
                ("title", "Nights"),
                ("kind", "story"),
                ("need", "listen"),
            ],
        )
        .await;
    let mut open = Open::of(&fern, &live, &last.id).await;
    open.next().await.is("new", "Two and a half.");
    open.next().await.is("changed", "So long.");
    replies(&room.oak, &thread, "Three.").await;
    open.next().await.is("new", "Three.");
    drop(open);
    house.app.db.trim_news(1).await.unwrap();
    let mut open = Open::of(&fern, &live, &last.id).await;
    open.next().await.is("behind", "1");
    replies(&room.oak, &thread, "Four.").await;
    open.next().await.is("new", "Four.");
}

async fn too_much_to_tell_is_to_be_read(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let page = fern.get(&thread).await;
    for number in 0..101 {
        replies(&room.oak, &thread, &format!("Night {number}.")).await;
    }
    let mut open = Open::of(&fern, &format!("{thread}/live?since={}", since(&page)), "").await;
    open.next().await.is("behind", "1");
}

async fn a_page_ends_with_the_seat(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let mut others = reads(&room.oak, &thread).await;
    for step in ["pause", "remove"] {
        let fern = room.comes(&house, &format!("Fern to {step}")).await;
        let (open, chat) = (reads(&fern, &thread).await, reads(&fern, &room.at("chat")).await);
        let person = room.person(&format!("Fern to {step}")).await;
        room.oak.post(&person, &[("do", step), ("reason", "Please rest.")]).await;
        replies(&room.oak, &thread, "Not for everybody.").await;
        open.ends().await;
        chat.ends().await;
        assert_eq!(fern.opens(&format!("{thread}/live"), "").await.0, 404);
    }
    let moss = room.comes(&house, "Moss").await;
    let open = reads(&moss, &thread).await;
    moss.post(&room.at("me/leave"), &[]).await;
    open.ends().await;
    let reed = room.comes(&house, "Reed").await;
    let open = reads(&reed, &thread).await;
    reed.post("/sign-out", &[]).await;
    open.ends().await;
    for _ in 0..2 {
        others.next().await.is("new", "Not for everybody.");
    }
    house.app.end();
    others.ends().await;
}

async fn strangers_follow_nothing_and_nobody_follows_everything(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let wren = house.person("Wren").await;
    for part in ["live", "chat/live", &format!("threads/{thread}/live")] {
        for stranger in [&wren, &other.oak] {
            assert_eq!(stranger.opens(&room.at(part), "").await.0, 404, "{part}");
        }
        assert_eq!(house.browser().get(&room.at(part)).await.status, 303);
    }
    assert_eq!(other.oak.opens(&other.at(&format!("threads/{thread}/live")), "").await.0, 404);
    let page = room.oak.get(&room.at("live")).await;
    assert_eq!(page.headers["content-type"], "text/event-stream");
    assert_eq!(page.headers["cache-control"], "no-store");
    assert_eq!(page.headers["x-accel-buffering"], "no");
    assert!(page.headers.get("content-encoding").is_none());
    let mut many = vec![];
    for _ in 0..20 {
        many.push(reads(&room.oak, &room.at("chat")).await);
    }
    assert_eq!(room.oak.opens(&room.at("live"), "").await.0, 429);
    many.pop();
    assert_eq!(room.oak.opens(&room.at("live"), "").await.0, 200, "one was closed");
    other.comes(&house, "Moss").await;
    assert_eq!(other.oak.opens(&other.at("live"), "").await.0, 200);
}

async fn a_message_arrives_and_goes(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let chat = room.at("chat");
    let (mut at_mosss, mut at_ferns) = (reads(&moss, &chat).await, reads(&fern, &chat).await);
    let id = says(&fern, &room, "Is <i>anybody</i> here?").await;
    let told = at_mosss.next().await;
    told.is("new", &format!("id=\"m-{id}\"")).is("new", "&#60;i&#62;anybody").keeps_silent("take-back");
    at_ferns.next().await.is("new", "take-back");
    room.oak.post(&room.at(&format!("chat/{id}/hide")), &[("reason", "Not here.")]).await;
    at_mosss.next().await.is("changed", "have hidden this").keeps_silent("anybody").keeps_silent("Not here.");
    at_ferns.next().await.is("changed", "Not here.").is("changed", "anybody");
    fern.post(&room.at(&format!("chat/{id}/take-back")), &[]).await;
    assert_eq!(at_mosss.next().await.data, format!("m-{id}"));
    let last = says(&fern, &room, "I go.").await;
    at_mosss.next().await.is("new", "I go.");
    fern.post(&room.at("me/leave"), &[]).await;
    at_mosss.next().await.is("gone", &format!("m-{last}"));
}

/// A page that was left open for a week is not told what has faded meanwhile.
async fn what_has_faded_is_not_told(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let page = fern.get(&room.at("chat")).await;
    let live = room.at(&format!("chat/live?since={}", since(&page)));
    let id = says(&room.oak, &room, "It rains.").await;
    let later = house.at(NOON.plus_seconds(7 * 24 * 3600)).await;
    let mut open = Open::of(&fern.at(&later), &live, "").await;
    assert_eq!(open.next().await.data, format!("m-{id}"));
    let mut open = Open::of(&fern, &live, "").await;
    open.next().await.is("new", "It rains.");
}

/// Two servers, each with connections of its own to one database.
async fn what_happens_on_one_node_is_told_on_the_other(house: House) {
    let node = house.with(house.app.config.clone()).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let there = fern.at(&node);
    let (mut open, mut chat) = (reads(&there, &thread).await, reads(&there, &room.at("chat")).await);
    replies(&room.oak, &thread, "They end.").await;
    let last = open.next().await;
    last.is("new", "They end.");
    says(&room.oak, &room, "Good night.").await;
    chat.next().await.is("new", "Good night.");
    drop(open);
    replies(&room.oak.at(&node), &thread, "I know.").await;
    let mut open = Open::of(&fern, &format!("{thread}/live"), &last.id).await;
    open.next().await.is("new", "I know.");
    let person = room.person("Fern").await;
    let again = reads(&there, &thread).await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "Please rest.")]).await;
    again.ends().await;
    chat.ends().await;
    open.ends().await;
    let later = house.at(NOON.plus_seconds(60)).await;
    assert_eq!(fern.at(&later).opens(&format!("{thread}/live"), "").await.0, 404);
    node.app.db.close().await;
}

async fn words_of_somebody_blocked_arrive_folded_for_the_blocker_alone(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, first) = begins(&moss, &room, "Nights", "It blinks at night.").await;
    begins(&fern, &room, "Hello", "First words.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let block = room.at(&format!("block/{}", crate::conversation::id(&room, "Moss").await));
    fern.post(&block, &[]).await;
    let (mut at_ferns, mut at_oaks) = (reads(&fern, &thread).await, reads(&room.oak, &thread).await);
    replies(&moss, &thread, "The harbour is calm.").await;
    let told = at_ferns.next().await;
    told.is("new", "Show it once").is("new", "The harbour is calm.").keeps_silent("<strong>Moss</strong>");
    told.keeps_silent("Send a heart");
    at_oaks.next().await.is("new", "<strong>Moss</strong>").keeps_silent("Show it once");
    room.oak.post(&thread, &[("text", "I see it."), ("quote", &first)]).await;
    let told = at_ferns.next().await;
    told.is("new", "<strong>Oak</strong>").is("new", "I see it.").is("new", "You blocked the writer of this");
    at_oaks.next().await.keeps_silent("You blocked");
}

async fn what_happens_to_a_thread_is_told_where_it_is_open(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&fern, &room, "Nights", "They are long.").await;
    let (other, _) = begins(&room.oak, &room, "Mornings", "They come.").await;
    let (thread, other) = (room.at(&format!("threads/{thread}")), room.at(&format!("threads/{other}")));
    let post = replies(&room.oak, &other, "And go.").await;
    let (mut open, mut elsewhere, mut list) =
        (reads(&fern, &thread).await, reads(&fern, &other).await, reads(&fern, &room.space).await);
    for step in ["closed", "pinned"] {
        room.oak.post(&format!("{thread}/keep"), &[("do", step)]).await;
        open.next().await.is("behind", "1");
        list.next().await.is("behind", "1");
    }
    room.oak.post(&format!("{thread}/keep"), &[("do", "reopened")]).await;
    open.next().await.is("behind", "1");
    let to = thread.rsplit('/').next().unwrap();
    let moved = room
        .oak
        .post(
            &room.at(&format!("posts/{post}/move")),
            &[("extent", "one"), ("to", to), ("reason", "It fits.")],
        )
        .await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    for page in [&mut open, &mut elsewhere] {
        page.next().await.is("behind", "1");
    }
}

on_both!(
    words_of_somebody_blocked_arrive_folded_for_the_blocker_alone,
    what_happens_to_a_thread_is_told_where_it_is_open,
    a_post_arrives_as_it_stands_on_the_page,
    what_is_changed_hidden_or_taken_back_changes_where_it_stands,
    whoever_comes_back_misses_nothing,
    too_much_to_tell_is_to_be_read,
    a_page_ends_with_the_seat,
    strangers_follow_nothing_and_nobody_follows_everything,
    a_message_arrives_and_goes,
    what_has_faded_is_not_told,
    what_happens_on_one_node_is_told_on_the_other,
);
