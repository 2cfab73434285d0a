//! Concerns: telling of somebody's words.

pub(crate) mod look;

use crate::{
    actions::{
        concern::{self, About, Subject},
        seat::Seat,
    },
    actor::id,
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::Rooms,
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, FromRequestParts, State},
    http::request::Parts,
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

/// The post or the message in an address.
pub(crate) struct Of(Subject);

impl FromRequestParts<Shared> for Of {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        let (post, message) = (id(parts, app, "post").await, id(parts, app, "message").await);
        not_here(post.map(Subject::Post).or(message.map(Subject::Message))).map(Self)
    }
}

/// `GET /space/{group}/posts/{post}/report`, `GET /space/{group}/messages/{message}/report`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, seat: Seat, Of(subject): Of) -> Page {
    let about = not_here(concern::about(&app, &seat, subject).await?)?;
    Ok(new_page(&asked, &app, &seat, subject, (about, Typed::default(), &[])))
}

/// `POST /space/{group}/posts/{post}/report`, `POST /space/{group}/messages/{message}/report`
pub(crate) async fn tell(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Of(subject): Of,
    Form(typed): Form<Typed>,
) -> Page {
    let about = not_here(concern::about(&app, &seat, subject).await?)?;
    match not_here(concern::tell(&app, &seat, subject, &typed.read()).await?)? {
        Err(wrong) => Ok(new_page(&asked, &app, &seat, subject, (about, typed, &wrong))),
        Ok(desk) => {
            let page = ToldPage {
                frame: Frame::new(&asked, &house(&app), "title-space"),
                rooms: Rooms::of(&seat),
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
