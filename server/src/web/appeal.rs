//! Appeals: asked by whom something was decided about.

pub(crate) mod hear;

use crate::{
    actions::{
        appeal::{self, Matter, Subject},
        post,
        seat::Seat,
    },
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        post::words::read,
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
    response::{IntoResponse, Redirect},
};
use domain::{
    Appeal, Post, PostId,
    appeal::{MOST_TEXT, Refusal},
    post::Said,
};
use serde::Deserialize;
use std::borrow::Cow;

/// What somebody asked, and what they were answered.
pub(crate) struct Told {
    pub(crate) words: String,
    pub(crate) when: String,
    /// What came of it, and the words that go with it.
    pub(crate) answer: Option<(Cow<'static, str>, String)>,
}

impl Told {
    /// An appeal, as whoever made it reads it.
    pub(crate) fn of(appeal: &Appeal, words: Words, when: &When) -> Self {
        let answer = appeal.answer.as_ref();
        Self {
            words: appeal.asked.words.show().clone(),
            when: when.ago(appeal.at),
            answer: answer.map(|answer| {
                (words.code_name("appeal-came", answer.outcome.code()), answer.words.show().clone())
            }),
        }
    }
}

/// What can be asked about an act, or was.
pub(crate) struct View {
    /// Where the form is sent.
    pub(crate) address: String,
    pub(crate) told: Option<Told>,
    pub(crate) fields: Vec<Field>,
}

impl View {
    /// Of a matter, with what was typed.
    pub(crate) fn of(
        app: &App,
        matter: &Matter,
        address: String,
        (typed, refusal): (String, Option<Refusal>),
        words: Words,
    ) -> Self {
        let told = matter.2.as_ref().map(|appeal| Told::of(appeal, words, &When::new(app, words)));
        let field = Field::new(words, "words", "appeal-words", Shape::Area).most(MOST_TEXT, 5).with(typed);
        let fields = vec![field.wrong(refusal.map(|refusal| refusal_text(refusal, words)))];
        Self { address, told, fields }
    }
}

/// A refusal in words.
fn refusal_text(refusal: Refusal, words: Words) -> String {
    match refusal {
        Refusal::TooLong => words.count("appeal-long", MOST_TEXT),
        Refusal::NoOutcome => words.get("appeal-outcome-none").into_owned(),
        Refusal::Empty => words.get("appeal-empty").into_owned(),
        Refusal::Twice | Refusal::Nothing | Refusal::NotTheirs | Refusal::Over => {
            words.get("appeal-over").into_owned()
        }
    }
}

/// An appeal as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(crate) words: String,
    outcome: String,
}

#[derive(Template)]
#[template(path = "appeal/post.html")]
struct PostPage {
    frame: Frame,
    rooms: Rooms,
    id: PostId,
    said: Said,
    matter: View,
}

/// The seat's own hidden post, and what was done about it.
async fn hidden(app: &App, seat: &Seat, id: &str) -> Result<(Post, Matter), Failure> {
    let found = not_here(post::post(app, seat, not_here(id.parse().ok())?).await?)?;
    let matter = not_here(appeal::matter(app, &seat.member, Some(&found)).await?)?;
    Ok((found, matter))
}

/// `GET /space/{group}/posts/{post}/appeal`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    post_page(&asked, &app, &seat, &id, (String::new(), None)).await
}

/// `POST /space/{group}/posts/{post}/appeal`
pub(crate) async fn send(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let (found, _) = hidden(&app, &seat, &id).await?;
    match appeal::ask(&app, seat.member.id, Subject::Post(found.id), &typed.words).await? {
        Err(refusal @ (Refusal::Empty | Refusal::TooLong)) => {
            post_page(&asked, &app, &seat, &id, (typed.words, Some(refusal))).await
        }
        _ => Ok(Redirect::to(&format!("/space/{}/posts/{id}/appeal", seat.group.id)).into_response()),
    }
}

async fn post_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    id: &str,
    typed: (String, Option<Refusal>),
) -> Page {
    let (found, matter) = hidden(app, seat, id).await?;
    let wrong = typed.1.is_some();
    let address = format!("/space/{}/posts/{}/appeal", seat.group.id, found.id);
    let page = PostPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id: found.id,
        said: not_here(read(app, &found, asked.words).await?)?,
        matter: View::of(app, &matter, address, typed, asked.words),
    };
    Ok(page.frame.show_as(status(wrong), &page))
}
