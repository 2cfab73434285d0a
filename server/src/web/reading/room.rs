//! A closed room as whoever opened it to read sees it: its threads and their posts, and the end of it.

use crate::{
    actions::{
        reading::{self, Reader},
        thread::From,
    },
    app::Shared,
    web::{
        failure::{Page, not_here},
        house,
        page::{Asked, Frame},
        post::words::spelled,
        room::{At, role_name},
        space::when::When,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect},
};
use domain::{GroupId, Post, PostId, Thread, ThreadId, member::Signed, post::Said};
use serde::Deserialize;
use std::borrow::Cow;

/// What stands above every page that is read.
struct Banner {
    group: GroupId,
    until: String,
}

impl Banner {
    fn of(reader: &Reader, when: &When) -> Self {
        Self { group: reader.group.id, until: when.exact(reader.reading.ends) }
    }
}

struct Line {
    id: ThreadId,
    title: Cow<'static, str>,
    by: String,
    when: String,
}

#[derive(Template)]
#[template(path = "reading/list.html")]
struct ListPage {
    frame: Frame,
    banner: Banner,
    threads: Vec<Line>,
    next: Option<ThreadId>,
}

/// Where a page of the list begins.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Before {
    before: Option<ThreadId>,
}

fn title(thread: &Thread, words: Words) -> Cow<'static, str> {
    let title = thread.title.as_ref().map(|title| Cow::Owned(title.show().clone()));
    title.unwrap_or_else(|| words.get("space-taken-back-title"))
}

/// `GET /queue/rooms/{group}/read`
pub(crate) async fn list(
    asked: Asked,
    State(app): State<Shared>,
    reader: Reader,
    Query(page): Query<Before>,
) -> Page {
    let words = asked.words;
    let when = When::new(&app, words);
    let found = reading::list(&app, &reader, page.before).await?;
    let line = |(thread, author): Signed<Thread>| Line {
        id: thread.id,
        title: title(&thread, words),
        by: author.map_or_else(|| words.get("space-someone").into_owned(), |a| a.pseudonym.into_shown()),
        when: when.ago(thread.last_at),
    };
    let page = ListPage {
        frame: Frame::new(&asked, &house(&app), "title-queue"),
        banner: Banner::of(&reader, &when),
        threads: found.pinned.into_iter().chain(found.threads).map(line).collect(),
        next: found.next,
    };
    Ok(page.frame.show(&page))
}

struct Shown {
    id: PostId,
    name: String,
    role: Option<Cow<'static, str>>,
    when: String,
    said: Option<Said>,
}

#[derive(Template)]
#[template(path = "reading/thread.html")]
struct ThreadPage {
    frame: Frame,
    banner: Banner,
    title: Cow<'static, str>,
    number: u64,
    posts: Vec<Shown>,
    earlier: Option<PostId>,
    later: Option<PostId>,
}

/// Where a page of a thread begins.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Begin {
    after: Option<PostId>,
    before: Option<PostId>,
}

/// `GET /queue/rooms/{group}/read/{thread}`
pub(crate) async fn thread(
    asked: Asked,
    State(app): State<Shared>,
    reader: Reader,
    Path((_, id)): At,
    Query(begin): Query<Begin>,
) -> Page {
    let words = asked.words;
    let when = When::new(&app, words);
    let from = match (begin.after, begin.before) {
        (Some(post), _) => From::After(post),
        (None, Some(post)) => From::Before(post),
        (None, None) => From::Start,
    };
    let id: ThreadId = not_here(id.parse().ok())?;
    let ((thread, _), stretch, brought) = not_here(reading::thread(&app, &reader, id, from).await?)?;
    let (first, last) = (stretch.posts.first(), stretch.posts.last());
    let shown = |(post, author): &Signed<Post>| Shown {
        id: post.id,
        name: author
            .as_ref()
            .map_or_else(|| words.get("space-someone").into_owned(), |a| a.pseudonym.show().clone()),
        role: author.as_ref().and_then(|author| role_name(author.role, words)),
        when: when.exact(post.at),
        said: post.said.as_ref().map(|said| spelled(said, &brought.names, words).into_owned()),
    };
    let page = ThreadPage {
        frame: Frame::new(&asked, &house(&app), "title-queue"),
        banner: Banner::of(&reader, &when),
        title: title(&thread, words),
        number: stretch.number,
        earlier: first.filter(|_| stretch.number > 1).map(|(post, _)| post.id),
        later: last.filter(|_| stretch.later).map(|(post, _)| post.id),
        posts: stretch.posts.iter().map(shown).collect(),
    };
    Ok(page.frame.show(&page))
}

/// `POST /queue/rooms/{group}/end`
pub(crate) async fn end(State(app): State<Shared>, reader: Reader) -> Page {
    reading::end(&app, &reader).await?;
    Ok(Redirect::to("/queue/rooms").into_response())
}
