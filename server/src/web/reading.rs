//! Readings of a closed room by those who run the server: the form, the pages to read, and what those in the room are told.

use crate::{
    actions::{
        reading::{self, Reader},
        space::Seat,
        thread::{From, Signed},
    },
    actor::{Keeping, Operator, Person},
    app::{App, Shared},
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
        post::words::spelled,
        space::{
            field::{Field, Shape},
            not_here, role_name, status,
            when::When,
        },
        thread::At,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    GroupId, Post, PostId, Reading, ReadingId, Thread, ThreadId,
    post::Said,
    reading::{HOURS, LEAST_REASON, MOST_REASON, Refusal},
};
use serde::Deserialize;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "reading/rooms.html")]
struct RoomsPage {
    frame: Frame,
    groups: Vec<(String, GroupId)>,
}

/// `GET /queue/rooms`
pub(crate) async fn rooms(asked: Asked, _: Operator, State(app): State<Shared>) -> Page {
    let groups = reading::rooms(&app).await?;
    let page = RoomsPage { frame: Frame::new(&asked, &house(&app), "title-queue"), groups };
    Ok(page.frame.show(&page))
}

#[derive(Template)]
#[template(path = "reading/open.html")]
struct OpenPage {
    frame: Frame,
    group: GroupId,
    name: String,
    /// They may read it now, until then.
    until: Option<String>,
    fields: Vec<Field>,
}

/// Why and for how long, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    reason: String,
    hours: String,
}

impl Typed {
    fn fields(self, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let reason = wrong.iter().find_map(|refusal| match refusal {
            Refusal::ShortReason => Some(words.count("reading-reason-short", LEAST_REASON)),
            Refusal::LongReason => Some(words.count("reading-reason-long", MOST_REASON)),
            Refusal::Hours => None,
        });
        let hours = wrong.contains(&Refusal::Hours).then(|| words.get("reading-hours-none").into_owned());
        let choices = HOURS.map(|hours| {
            let label = words.count("reading-hours-one", usize::try_from(hours).unwrap_or(0));
            (hours.to_string(), Cow::Owned(label))
        });
        vec![
            Field::new(words, "reason", "reading-reason", Shape::Area)
                .most(MOST_REASON, 4)
                .with(self.reason)
                .wrong(reason),
            Field::new(words, "hours", "reading-hours", Shape::One)
                .choices(choices)
                .with(self.hours)
                .wrong(hours),
        ]
    }
}

fn group_id(text: &str) -> Result<GroupId, Failure> {
    not_here(text.parse().ok())
}

/// `GET /queue/rooms/{group}`
pub(crate) async fn form(
    asked: Asked,
    _: Operator,
    person: Person,
    State(app): State<Shared>,
    Path(group): Path<String>,
) -> Page {
    open_page(&asked, &app, &person, group_id(&group)?, (Typed::default(), &[])).await
}

/// `POST /queue/rooms/{group}`
pub(crate) async fn open(
    asked: Asked,
    _: Operator,
    person: Person,
    State(app): State<Shared>,
    Path(group): Path<String>,
    Form(typed): Form<Typed>,
) -> Page {
    let group = group_id(&group)?;
    not_here(reading::name(&app, group).await?)?;
    match reading::open(&app, person.account.id, group, &typed.reason, &typed.hours).await? {
        Ok(_) => Ok(Redirect::to(&format!("/queue/rooms/{group}/read")).into_response()),
        Err(wrong) => open_page(&asked, &app, &person, group, (typed, &wrong)).await,
    }
}

async fn open_page(
    asked: &Asked,
    app: &App,
    person: &Person,
    group: GroupId,
    (typed, wrong): (Typed, &[Refusal]),
) -> Page {
    let words = asked.words;
    let name = not_here(reading::name(app, group).await?)?;
    let reader = reading::reader(app, person.account.id, group).await?;
    let page = OpenPage {
        frame: Frame::new(asked, &house(app), "title-queue"),
        group,
        name,
        until: reader.map(|reader| When::new(app, words).exact(reader.reading.ends)),
        fields: typed.fields(wrong, words),
    };
    Ok(page.frame.show_as(status(!wrong.is_empty()), &page))
}

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
        said: post.said.as_ref().map(|said| spelled(said, &brought.names, words)),
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

/// A reading, as those in the room are told of it.
pub(crate) struct Told {
    pub(crate) id: ReadingId,
    pub(crate) what: String,
    pub(crate) why: String,
}

/// Readings in words.
pub(crate) fn told(readings: Vec<Reading>, app: &App, words: Words) -> Vec<Told> {
    let when = When::new(app, words);
    let told = |reading: Reading| Told {
        id: reading.id,
        what: words.with(
            "reading-told",
            &[("from", when.exact(reading.at).into()), ("until", when.exact(reading.ends).into())],
        ),
        why: reading.inner.reason.into_shown(),
    };
    readings.into_iter().map(told).collect()
}

/// `POST /space/{group}/readings/{reading}/seen`
pub(crate) async fn seen(State(app): State<Shared>, Keeping(seat): Keeping, Path((_, id)): At) -> Page {
    let id: ReadingId = not_here(id.parse().ok())?;
    let known = reading::told(&app, &seat).await?.iter().any(|reading| reading.id == id);
    not_here(known.then_some(()))?;
    reading::seen(&app, &seat, id).await?;
    Ok(Redirect::to(&format!("/space/{}/people", seat.group.id)).into_response())
}

/// What everybody in a room is told of its readings.
pub(crate) async fn of_seat(app: &App, seat: &Seat, words: Words) -> anyhow::Result<Vec<Told>> {
    Ok(told(reading::told(app, seat).await?, app, words))
}

/// What somebody who keeps a room has not said that they know.
pub(crate) async fn unseen(app: &App, seat: &Seat, words: Words) -> anyhow::Result<Vec<Told>> {
    Ok(told(reading::unseen(app, seat).await?, app, words))
}
