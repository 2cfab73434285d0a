//! Concerns: telling of somebody's words.

pub(crate) mod look;

use crate::{
    actions::{
        concern::{self, About, Subject},
        space::Seat,
    },
    app::{App, Shared},
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
        space::{
            Rooms,
            field::{Field, Shape},
            not_here, status,
            when::When,
        },
        thread::At,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::Response,
};
use domain::{
    MemberId, Private,
    concern::{Desk, MOST_BEFORE, MOST_OPEN, Quoted, Refusal},
    member::MOST_REASON,
};
use serde::Deserialize;

/// Words that are shown.
struct Shown {
    name: String,
    when: String,
    text: String,
}

/// What somebody is called, or that they have left.
pub(crate) fn called(name: Option<Private<String>>, words: Words) -> String {
    name.map_or_else(|| words.get("mention-left").into_owned(), Private::into_shown)
}

fn shown(said: Vec<Quoted>, words: Words, when: &When) -> Vec<Shown> {
    let show = |quoted: Quoted| Shown {
        name: called(quoted.name, words),
        when: when.exact(quoted.at),
        text: quoted.text.into_shown(),
    };
    said.into_iter().map(show).collect()
}

#[derive(Template)]
#[template(path = "concern/new.html")]
struct NewPage {
    frame: Frame,
    rooms: Rooms,
    action: String,
    name: String,
    operator: bool,
    said: Vec<Shown>,
    fields: Vec<Field>,
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "concern/told.html")]
struct ToldPage {
    frame: Frame,
    rooms: Rooms,
    operator: bool,
    member: MemberId,
    name: String,
}

/// A concern as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    reason: String,
    before: String,
    show: String,
}

impl Typed {
    fn read(&self) -> concern::Typed {
        let (reason, before) = (self.reason.clone(), self.before.clone());
        concern::Typed { reason, before, show: self.show == "on" }
    }

    fn fields(self, subject: Subject, desk: Desk, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let of = |refusals: &[Refusal]| {
            let found = wrong.iter().find(|refusal| refusals.contains(refusal));
            found.map(|refusal| refusal_text(*refusal, words))
        };
        let mut fields = vec![
            Field::new(words, "reason", "concern-reason", Shape::Area)
                .most(MOST_REASON, 4)
                .with(self.reason)
                .wrong(of(&[Refusal::Empty, Refusal::TooLong])),
        ];
        if matches!(subject, Subject::Message(_)) {
            let before = if self.before.is_empty() { "0".to_owned() } else { self.before };
            fields.push(
                Field::new(words, "before", "concern-before", Shape::Number)
                    .with(before)
                    .wrong(of(&[Refusal::Before])),
            );
        }
        if desk == Desk::Operator {
            let show = Field::new(words, "show", "concern-show", Shape::Check);
            fields.push(show.checked(self.show == "on"));
        }
        fields
    }
}

fn refusal_text(refusal: Refusal, words: Words) -> String {
    match refusal {
        Refusal::Empty => words.get("post-empty").into_owned(),
        Refusal::TooLong => words.count("post-long", MOST_REASON),
        Refusal::Before => words.count("concern-before-wrong", MOST_BEFORE),
        Refusal::TooMany => words.count("concern-many", usize::try_from(MOST_OPEN).unwrap_or(0)),
    }
}

fn post(id: &str) -> Result<Subject, Failure> {
    not_here(id.parse().ok()).map(Subject::Post)
}

fn message(id: &str) -> Result<Subject, Failure> {
    not_here(id.parse().ok()).map(Subject::Message)
}

/// `GET /space/{group}/posts/{post}/report`
pub(crate) async fn post_form(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
) -> Page {
    form(&asked, &app, &seat, post(&id)?).await
}

/// `POST /space/{group}/posts/{post}/report`
pub(crate) async fn tell_of_post(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    tell(&asked, &app, &seat, post(&id)?, typed).await
}

/// `GET /space/{group}/messages/{message}/report`
pub(crate) async fn message_form(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
) -> Page {
    form(&asked, &app, &seat, message(&id)?).await
}

/// `POST /space/{group}/messages/{message}/report`
pub(crate) async fn tell_of_message(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    tell(&asked, &app, &seat, message(&id)?, typed).await
}

async fn form(asked: &Asked, app: &App, seat: &Seat, subject: Subject) -> Page {
    let about = not_here(concern::about(app, seat, subject).await?)?;
    Ok(new_page(asked, app, seat, subject, (about, Typed::default(), &[])))
}

async fn tell(asked: &Asked, app: &App, seat: &Seat, subject: Subject, typed: Typed) -> Page {
    let about = not_here(concern::about(app, seat, subject).await?)?;
    match not_here(concern::tell(app, seat, subject, &typed.read()).await?)? {
        Err(wrong) => Ok(new_page(asked, app, seat, subject, (about, typed, &wrong))),
        Ok(desk) => {
            let page = ToldPage {
                frame: Frame::new(asked, &house(app), "title-space"),
                rooms: Rooms::of(seat),
                operator: desk == Desk::Operator,
                member: about.whom.id,
                name: about.whom.inner.pseudonym.into_shown(),
            };
            Ok(page.frame.show(&page))
        }
    }
}

fn new_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    subject: Subject,
    (about, typed, wrong): (About, Typed, &[Refusal]),
) -> Response {
    let words = asked.words;
    let action = match subject {
        Subject::Post(id) => format!("/space/{}/posts/{id}/report", seat.group.id),
        Subject::Message(id) => format!("/space/{}/messages/{id}/report", seat.group.id),
    };
    let many = wrong.contains(&Refusal::TooMany).then(|| refusal_text(Refusal::TooMany, words));
    let page = NewPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        action,
        name: about.whom.inner.pseudonym.into_shown(),
        operator: about.desk == Desk::Operator,
        said: shown(about.words, words, &When::new(app, words)),
        fields: typed.fields(subject, about.desk, wrong, words),
        refused: many,
    };
    page.frame.show_as(status(!wrong.is_empty()), &page)
}
