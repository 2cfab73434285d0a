//! Arrivals: the form that says that a meeting will be somebody's first, and the page on which it is read and answered.

use crate::{
    actions::{
        arrival::{self, Shown},
        seat::Seat,
    },
    actor::Keeping,
    app::{App, Shared},
    web::{
        ask::{Question, ask_in},
        chat::address,
        failure::{Failure, Page, not_here},
        house,
        meeting::{Told, moment_of},
        page::{Asked, Frame, status},
        room::{At, Rooms},
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
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ArrivalId, GroupId,
    arrival::{MOST_TEXT, Refusal},
    meeting::Planned,
};
use serde::Deserialize;

/// What somebody typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    words: String,
}

impl Typed {
    fn field(self, key: &str, refusal: Option<Refusal>, words: Words) -> Field {
        let field = Field::new(words, "words", key, Shape::Area).most(MOST_TEXT, 5).with(self.words);
        field.wrong(refusal.map(|refusal| match refusal {
            Refusal::TooLong => words.count("post-long", MOST_TEXT),
            Refusal::Known(_) => words.get("arrival-known").into_owned(),
            Refusal::Over => words.get("arrival-over").into_owned(),
            _ => words.get("post-empty").into_owned(),
        }))
    }
}

#[derive(Template)]
#[template(path = "arrival/new.html")]
struct NewPage {
    frame: Frame,
    rooms: Rooms,
    told: Told,
    /// The meeting's address.
    at: String,
    hours: String,
    /// Where they read what they said before.
    before: Option<String>,
    fields: Vec<Field>,
}

/// `GET /space/{group}/meetings/{moment}/arrival`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, moment)): At) -> Page {
    let planned = not_here(arrival::first(&app, &seat, moment_of(&moment)?).await?)?;
    Ok(new_page(&asked, &app, &seat, &planned, (Typed::default(), None)))
}

/// `POST /space/{group}/meetings/{moment}/arrival`
pub(crate) async fn say(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, moment)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let start = moment_of(&moment)?;
    match not_here(arrival::say(&app, &seat, start, &typed.words).await?)? {
        Ok(id) => Ok(to(seat.group.id, id)),
        Err(refusal) => {
            let planned = not_here(arrival::first(&app, &seat, start).await?)?;
            Ok(new_page(&asked, &app, &seat, &planned, (typed, Some(refusal))))
        }
    }
}

fn address_of(group: GroupId, id: ArrivalId) -> String {
    format!("/space/{group}/arrivals/{id}")
}

fn to(group: GroupId, id: ArrivalId) -> Response {
    Redirect::to(&address_of(group, id)).into_response()
}

fn new_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    planned: &Planned,
    (typed, refusal): (Typed, Option<Refusal>),
) -> Response {
    let words = asked.words;
    let hours = usize::try_from(seat.group.inner.hours).unwrap_or(0);
    let before = match refusal {
        Some(Refusal::Known(id)) => Some(address_of(seat.group.id, id)),
        _ => None,
    };
    let page = NewPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        told: Told::of(app, seat, planned.start(), Some(planned), words),
        at: address(seat.group.id, Some(planned.start())),
        hours: words.count("arrival-hours", hours),
        before,
        fields: vec![typed.field("arrival-words", refusal, words).optional()],
    };
    page.frame.show_as(status(refusal.is_some()), &page)
}

/// What somebody was answered.
struct Answered {
    heading: String,
    when: String,
    words: String,
}

#[derive(Template)]
#[template(path = "arrival/arrival.html")]
struct ArrivalPage {
    frame: Frame,
    rooms: Rooms,
    id: ArrivalId,
    /// The reader is who comes.
    own: bool,
    name: String,
    told: Told,
    /// The meeting's address, where it has a page still.
    at: Option<String>,
    says: Option<String>,
    /// The reader blocked who wrote it.
    folded: bool,
    answered: Option<Answered>,
    /// By when it is to be answered, or should have been.
    due: Option<String>,
    late: bool,
    /// For those who keep the group, while nobody has answered.
    fields: Vec<Field>,
}

fn arrival_id(text: &str) -> Result<ArrivalId, Failure> {
    not_here(text.parse().ok())
}

/// `GET /space/{group}/arrivals/{arrival}`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let shown = not_here(arrival::read(&app, &seat, arrival_id(&id)?).await?)?;
    Ok(arrival_page(&asked, &app, &seat, shown, (Typed::default(), None)))
}

/// `POST /space/{group}/arrivals/{arrival}`: answers it.
pub(crate) async fn answer(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let id = arrival_id(&id)?;
    match not_here(arrival::answer(&app, &seat, id, &typed.words).await?)? {
        Ok(()) => Ok(to(seat.group.id, id)),
        Err(refusal) => {
            let shown = not_here(arrival::read(&app, &seat, id).await?)?;
            Ok(arrival_page(&asked, &app, &seat, shown, (typed, Some(refusal))))
        }
    }
}

fn arrival_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    shown: Shown,
    (typed, refusal): (Typed, Option<Refusal>),
) -> Response {
    let (words, when, now) = (asked.words, When::new(app, asked.words), app.now());
    let Shown { arrival, planned, promise, who, by, folded } = shown;
    let (own, start) = (arrival.member == seat.member.id, arrival.said.meeting);
    let waits = promise.filter(|promise| promise.answered.is_none());
    let answers = refusal.is_some() || (arrival.answer.is_none() && arrival.may_answer(&seat.member));
    let by = by.map_or_else(|| words.get("space-someone").into_owned(), |by| by.pseudonym.into_shown());
    let page = ArrivalPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id: arrival.id,
        own,
        name: who.pseudonym.into_shown(),
        told: Told::of(app, seat, start, planned.as_ref(), words),
        at: planned.map(|_| address(seat.group.id, Some(start))),
        says: arrival.said.words.map(domain::Private::into_shown),
        folded,
        answered: arrival.answer.map(|answer| Answered {
            heading: words.say("arrival-answered", "name", by),
            when: when.exact(answer.at),
            words: answer.words.into_shown(),
        }),
        due: waits.map(|promise| when.exact(promise.due)),
        late: waits.is_some_and(|promise| promise.due < now),
        fields: if answers { vec![typed.field("arrival-answer", refusal, words)] } else { vec![] },
    };
    page.frame.show_as(status(refusal.is_some()), &page)
}

/// `GET /space/{group}/arrivals/{arrival}/take-back`
pub(crate) async fn ask_take_back(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
) -> Page {
    let shown = not_here(arrival::read(&app, &seat, arrival_id(&id)?).await?)?.arrival;
    not_here((shown.member == seat.member.id).then_some(()))?;
    let back = address_of(seat.group.id, shown.id);
    let question = Question {
        said: shown.said.words.map(domain::Private::into_shown),
        ..Question::new(asked.words, "arrival-take-back", &["arrival-take-back-why"], "arrival-take-back")
    };
    ask_in(&asked, &app, &seat, question.to(format!("{back}/take-back"), back))
}

/// `POST /space/{group}/arrivals/{arrival}/take-back`
pub(crate) async fn take_back(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    not_here(arrival::take_back(&app, &seat, arrival_id(&id)?).await?)?;
    Ok(Redirect::to(&format!("/space/{}/meetings", seat.group.id)).into_response())
}
