//! Readings of a closed room by those who run the server: opening one, and what those in the room are told.

pub(crate) mod room;

use crate::{
    actions::{reading, seat::Seat},
    actor::{Keeping, Operator, Person},
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::At,
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    GroupId, Reading, ReadingId,
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
