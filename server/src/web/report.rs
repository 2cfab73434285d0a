//! "Correct this", "does not exist any more", "asked me for money", and questions to the group.

use crate::{
    actions::report::{self, Refusal},
    app::Shared,
    web::{
        failure::{Failure, Page},
        house, listing,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::{Question, report::ReportKind};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "report/report.html")]
struct Report {
    frame: Frame,
    id: String,
    name: String,
    address: String,
    heading: String,
    needed: bool,
    text: String,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "report/thanks.html")]
struct Thanks {
    frame: Frame,
    id: String,
    name: String,
    asked: bool,
}

/// What a visitor typed.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
}

/// What a report is about: its kind, or one of the eleven questions.
#[derive(Clone, Copy)]
struct About(ReportKind, Option<Question>);

impl About {
    fn report(code: &str) -> Result<Self, Failure> {
        let kind = ReportKind::from_code(code).filter(|kind| *kind != ReportKind::Ask);
        kind.map(|kind| Self(kind, None)).ok_or(Failure::NotFound)
    }

    fn ask(code: &str) -> Result<Self, Failure> {
        Question::from_code(code)
            .map(|question| Self(ReportKind::Ask, Some(question)))
            .ok_or(Failure::NotFound)
    }

    /// Where its form is, after the listing's address.
    fn address(self) -> String {
        match self.1 {
            Some(question) => format!("ask/{question}"),
            None => format!("report/{}", self.0),
        }
    }
}

/// What the address of a form says beside it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Look {
    /// It was sent.
    sent: Option<String>,
}

/// `GET /groups/{id}/report/{kind}`
pub(crate) async fn form(
    asked: Asked,
    app: State<Shared>,
    Path((id, kind)): Path<(String, String)>,
    Query(look): Query<Look>,
) -> Page {
    look.show(asked, app, &id, About::report(&kind)?).await
}

/// `GET /groups/{id}/ask/{question}`
pub(crate) async fn ask_form(
    asked: Asked,
    app: State<Shared>,
    Path((id, question)): Path<(String, String)>,
    Query(look): Query<Look>,
) -> Page {
    look.show(asked, app, &id, About::ask(&question)?).await
}

impl Look {
    /// The form, or the thanks for it.
    async fn show(self, asked: Asked, app: State<Shared>, id: &str, about: About) -> Page {
        if self.sent.is_none() {
            return show(asked, app, id, about, String::new(), None).await;
        }
        let listing = listing::load(&app, id).await?;
        let page = Thanks {
            frame: Frame::new(&asked, &house(&app), "title-report"),
            id: listing.id.to_string(),
            name: listing.name,
            asked: about.1.is_some(),
        };
        Ok(page.frame.show(&page))
    }
}

/// `POST /groups/{id}/report/{kind}`
pub(crate) async fn send(
    asked: Asked,
    app: State<Shared>,
    Path((id, kind)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Page {
    take(asked, app, &id, About::report(&kind)?, typed.text).await
}

/// `POST /groups/{id}/ask/{question}`
pub(crate) async fn ask(
    asked: Asked,
    app: State<Shared>,
    Path((id, question)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Page {
    take(asked, app, &id, About::ask(&question)?, typed.text).await
}

/// Takes what was written, and leads on to the thanks: whoever loads that page again sends nothing twice.
async fn take(asked: Asked, app: State<Shared>, id: &str, about: About, text: String) -> Page {
    let listing = listing::load(&app, id).await?;
    match report::report(&app, listing.id, about.0, about.1, &text).await? {
        Ok(_) => {
            let thanks = format!("/groups/{}/{}?sent=1", listing.id, about.address());
            Ok(Redirect::to(&thanks).into_response())
        }
        Err(refusal) => show(asked, app, id, about, text, Some(refusal)).await,
    }
}

async fn show(
    asked: Asked,
    State(app): State<Shared>,
    id: &str,
    about: About,
    text: String,
    refusal: Option<Refusal>,
) -> Page {
    let listing = listing::load(&app, id).await?;
    let (words, About(kind, question)) = (asked.words, about);
    let status = if refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Report {
        frame: Frame::new(&asked, &house(&app), "title-report"),
        address: about.address(),
        heading: match question {
            Some(question) => words.code_name("question", question.code()).into_owned(),
            None => words.code_name("report", kind.code()).into_owned(),
        },
        needed: kind == ReportKind::Correction,
        error: refusal.map(|refusal| match refusal {
            Refusal::Empty => words.get("report-empty").into_owned(),
            Refusal::TooLong => words.count("report-too-long", domain::report::MOST_TEXT),
        }),
        id: listing.id.to_string(),
        name: listing.name,
        text,
    };
    Ok(page.frame.show_as(status, &page))
}
