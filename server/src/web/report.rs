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
    extract::{Form, Path, State},
    http::StatusCode,
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
}

/// `GET /groups/{id}/report/{kind}`
pub(crate) async fn form(asked: Asked, app: State<Shared>, Path((id, kind)): Path<(String, String)>) -> Page {
    show(asked, app, &id, About::report(&kind)?, String::new(), None).await
}

/// `GET /groups/{id}/ask/{question}`
pub(crate) async fn ask_form(
    asked: Asked,
    app: State<Shared>,
    Path((id, question)): Path<(String, String)>,
) -> Page {
    show(asked, app, &id, About::ask(&question)?, String::new(), None).await
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

async fn take(asked: Asked, app: State<Shared>, id: &str, about: About, text: String) -> Page {
    let listing = listing::load(&app, id).await?;
    match report::report(&app, listing.id, about.0, about.1, &text).await? {
        Ok(_) => {
            let page = Thanks {
                frame: Frame::new(&asked, &house(&app), "title-report"),
                id: listing.id.to_string(),
                name: listing.name,
                asked: about.1.is_some(),
            };
            Ok(page.frame.show(&page))
        }
        Err(refusal) => show(asked, app, id, about, text, Some(refusal)).await,
    }
}

async fn show(
    asked: Asked,
    State(app): State<Shared>,
    id: &str,
    About(kind, question): About,
    text: String,
    refusal: Option<Refusal>,
) -> Page {
    let listing = listing::load(&app, id).await?;
    let words = asked.words;
    let status = if refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Report {
        frame: Frame::new(&asked, &house(&app), "title-report"),
        address: match question {
            Some(question) => format!("ask/{question}"),
            None => format!("report/{kind}"),
        },
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
