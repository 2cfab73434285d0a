//! What waits for somebody, over all their groups.

use crate::{
    actions::notice::list::{self, Line},
    actor::Person,
    app::Shared,
    web::{
        failure::Page,
        house,
        page::{Asked, Frame},
        room::title_for,
        space::when::When,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use domain::{NoticeKind, bell::Mail};
use serde::Deserialize;

struct View {
    address: String,
    text: String,
    group: String,
    name: String,
    when: String,
    exact: String,
    new: bool,
}

#[derive(Template)]
#[template(path = "notice/list.html")]
struct ListPage {
    frame: Frame,
    lines: Vec<View>,
    next: Option<usize>,
    before: Option<usize>,
    /// Their address refused letters, and gets no more.
    aside: bool,
}

/// Which page of the list.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct At {
    page: Option<String>,
}

/// `GET /notices`
pub(crate) async fn show(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    Query(at): Query<At>,
) -> Page {
    let at = at.page.and_then(|page| page.parse().ok()).unwrap_or(0usize);
    let (lines, more) = list::list(&app, &person.account, at).await?;
    let when = When::new(&app, asked.words);
    let page = ListPage {
        frame: Frame::new(&asked, &house(&app), "title-notices"),
        lines: lines.into_iter().map(|line| view(line, asked.words, &when)).collect(),
        next: more.then_some(at.saturating_add(1)),
        before: at.checked_sub(1),
        aside: person.account.inner.bell.mail.as_ref().is_some_and(Mail::is_aside),
    };
    Ok(page.frame.show(&page))
}

/// `POST /notices/read`
pub(crate) async fn read(person: Person, State(app): State<Shared>) -> Page {
    list::read_all(&app, &person.account).await?;
    Ok(Redirect::to("/notices").into_response())
}

fn view(line: Line, words: Words, when: &When) -> View {
    let notice = line.notice;
    let space = format!("/space/{}", line.member.group);
    let address = match (notice.kind, notice.arrival, notice.post, notice.whom) {
        (_, Some(arrival), ..) => format!("{space}/arrivals/{arrival}"),
        (_, _, Some(post), _) => format!("{space}/posts/{post}"),
        (.., Some(whom)) => format!("{space}/people/{whom}"),
        (NoticeKind::Declined | NoticeKind::Paused, ..) => format!("/groups/{}/join", line.listing),
        _ => space,
    };
    let about = if notice.arrival.is_some() { "-arrival" } else { "" };
    let key = format!("notice-{}{about}", notice.kind);
    let mut text = match (&line.thread, &line.whom) {
        (Some(_), _) if line.folded => words.say(&key, "title", words.get("block-folded-title")),
        (Some(thread), _) => words.say(&key, "title", title_for(thread, &line.member, words)),
        (_, Some(whom)) => words.say(&key, "name", whom.show()),
        _ => words.get(&key).into_owned(),
    };
    let decided = notice.thread.is_none() && notice.whom.is_none() && notice.arrival.is_none();
    if decided && line.member.inner.note.is_some() {
        text = format!("{text} {}", words.get("notice-note"));
    }
    View {
        address,
        text,
        group: line.group,
        name: line.member.inner.pseudonym.into_shown(),
        when: when.told(notice.at),
        exact: when.exact(notice.at),
        new: line.new,
    }
}
