//! A group's space: the list of threads, and the ground rules.

pub(crate) mod field;
pub(crate) mod open;
pub(crate) mod search;
pub(crate) mod when;

use crate::{
    actions::{block, copy, seat::Seat, space, thread},
    app::Shared,
    web::{
        failure::Page,
        house,
        live::line::Live,
        page::{Asked, Frame},
        reading,
        room::{Rooms, excerpt, title},
    },
    words::Words,
};
use askama::Template;
use axum::extract::{Query, State};
use domain::{
    ActKind, Thread, ThreadId,
    member::{Signed, Standing, may_lead},
    thread::ThreadState,
};
use field::lines;
use serde::Deserialize;
use std::borrow::Cow;
use when::When;

/// A thread in a list.
pub(crate) struct Line {
    id: ThreadId,
    title: Cow<'static, str>,
    kind: Cow<'static, str>,
    by: String,
    when: String,
    replies: Option<String>,
    new: bool,
    closed: bool,
}

struct DraftLine {
    address: String,
    text: String,
}

#[derive(Template)]
#[template(path = "space/space.html")]
struct SpacePage {
    frame: Frame,
    rooms: Rooms,
    name: String,
    welcome: Vec<String>,
    steps: bool,
    asked_fit: bool,
    must_confirm: bool,
    hours: Option<String>,
    pinned: Vec<Line>,
    threads: Vec<Line>,
    next: Option<String>,
    drafts: Vec<DraftLine>,
    /// On the first page.
    live: Option<Live>,
}

/// Where a page of the list begins.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Before {
    before: Option<String>,
}

/// `GET /space/{group}`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Query(page): Query<Before>,
) -> Page {
    let before = match page.before.and_then(|id| id.parse::<ThreadId>().ok()) {
        Some(id) => thread::thread(&app, &seat, id).await?,
        None => None,
    };
    let first = before.is_none();
    let list = thread::list(&app, &seat, before.map(|thread| (thread.last_at, thread.id))).await?;
    let words = asked.words;
    let when = When::new(&app, words);
    let line = |thread: Signed<Thread>| {
        let new = list.seen.upto(thread.0.id) < thread.0.last_at;
        let folded = block::hides(&list.hidden, &thread);
        let line = line(thread, new, &seat, words, &when);
        if folded { line.folded(words) } else { line }
    };
    let group = &seat.group;
    let answered = if first { space::answer_hours(&app, group.id).await? } else { None };
    let rooms = Rooms::of(&seat);
    let draft = |(thread, draft): &(Option<ThreadId>, store::Draft)| DraftLine {
        address: match thread {
            Some(thread) => format!("/space/{}/threads/{thread}?from=end#write", rooms.group),
            None => format!("/space/{}/threads/new", rooms.group),
        },
        text: excerpt(draft.text.show(), 60),
    };
    let member = &seat.member;
    let page = SpacePage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        name: member.inner.pseudonym.show().clone(),
        welcome: if first && member.standing == Standing::Listening {
            lines(&group.inner.welcome)
        } else {
            vec![]
        },
        steps: first && member.standing == Standing::Listening,
        asked_fit: member.is_asked_fit(group.inner.fit_days, app.now().date()),
        must_confirm: member.inner.rules < group.inner.version,
        hours: answered
            .map(|hours| words.count("space-answered", usize::try_from(hours.max(1)).unwrap_or(1))),
        live: first.then(|| Live::of(list.mark, words)),
        drafts: list.drafts.iter().map(draft).collect(),
        next: list.next.map(|(_, id)| id.to_string()),
        pinned: list.pinned.into_iter().map(line).collect(),
        threads: list.threads.into_iter().map(line).collect(),
        rooms,
    };
    Ok(page.frame.show(&page))
}

impl Line {
    /// The line without the words of somebody whom the reader blocked.
    fn folded(self, words: Words) -> Self {
        Self { title: words.get("block-folded-title"), by: words.get("block-somebody").into_owned(), ..self }
    }
}

fn line((thread, author): Signed<Thread>, new: bool, seat: &Seat, words: Words, when: &When) -> Line {
    let replies = usize::try_from(thread.replies).unwrap_or(0);
    Line {
        id: thread.id,
        title: title(&thread, seat, words),
        kind: words.code_name("thread-kind", thread.kind.code()),
        by: author.map_or_else(|| words.get("space-someone").into_owned(), |a| a.pseudonym.into_shown()),
        when: when.ago(thread.last_at),
        replies: (replies > 0).then(|| words.count("space-replies", replies)),
        new,
        closed: thread.state == ThreadState::Closed,
    }
}

#[derive(Template)]
#[template(path = "space/rules.html")]
struct RulesPage {
    frame: Frame,
    rooms: Rooms,
    pledge: Vec<String>,
    rules: Vec<String>,
    /// When people are asked whether the group fits them.
    fit: String,
    leads: bool,
    /// When and why those who run the server read this room.
    readings: Vec<reading::Told>,
    /// When the group came here, and when copies of it were taken.
    copies: Vec<String>,
}

/// `GET /space/{group}/rules`
pub(crate) async fn rules(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    let (when, copies) = (When::new(&app, asked.words), copy::told(&app, &seat).await?);
    let told = |kind: ActKind, at| asked.words.say(&format!("copy-told-{kind}"), "date", when.exact(at));
    let page = RulesPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        pledge: lines(&seat.group.inner.pledge),
        rules: lines(&seat.group.inner.rules),
        fit: asked.words.say("space-fit-after", "days", seat.group.inner.fit_days.to_string()),
        leads: may_lead(seat.member.role, seat.member.standing).is_ok(),
        readings: reading::of_seat(&app, &seat, asked.words).await?,
        copies: copies.into_iter().map(|(kind, at)| told(kind, at)).collect(),
    };
    Ok(page.frame.show(&page))
}
