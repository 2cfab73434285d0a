//! A report or a question that waits: looked at, answered, or closed. Of the server's queue, or a host's desk.

use super::HOME;
use crate::{
    actions::{listing, report},
    actor::Operator,
    app::{App, Shared},
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::{AnswerSource, ReportId, Status, report::Report};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "queue/report.html")]
struct ReportPage {
    frame: Frame,
    /// Where what waits is listed: the server's queue, or a host's desk.
    home: String,
    id: ReportId,
    listing: String,
    name: String,
    what: String,
    question: Option<String>,
    text: String,
    /// Whether the group meets.
    status: Status,
    closed: bool,
    no_words: bool,
}

async fn load(app: &App, id: &str) -> Result<Report, Failure> {
    let id: ReportId = id.parse().map_err(|_| Failure::NotFound)?;
    report::one(app, id).await?.ok_or(Failure::NotFound)
}

/// `GET /queue/reports/{id}`
pub(crate) async fn show(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
) -> Page {
    let report = load(&app, &id).await?;
    page(&asked, &app, HOME, report, false).await
}

/// The page of a report, for those to whom `home` lists it.
pub(in crate::web) async fn page(
    asked: &Asked,
    app: &App,
    home: &str,
    report: Report,
    no_words: bool,
) -> Page {
    let words = asked.words;
    let about = listing::listing(app, report.listing).await?.unwrap_or_default();
    let page = ReportPage {
        frame: Frame::new(asked, &house(app), "title-queue"),
        home: home.to_owned(),
        id: report.id,
        listing: format!("/groups/{}", report.listing),
        name: about.name,
        status: about.status,
        what: words.code_name("queue-report", report.kind.code()).into_owned(),
        question: report.question.map(|question| words.code_name("question", question.code()).into_owned()),
        closed: report.closed.is_some(),
        text: report.text,
        no_words,
    };
    let status = if no_words { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page.frame.show_as(status, &page))
}

/// `POST /queue/reports/{id}`: publishes an answer, or closes the report with what was done.
pub(crate) async fn close(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let open = load(&app, &id).await?;
    close_at(&asked, &app, HOME, (open, AnswerSource::Reviewer), &typed).await
}

/// Publishes an answer as said by a source, or closes the report with what was done and whether the group meets.
pub(in crate::web) async fn close_at(
    asked: &Asked,
    app: &App,
    home: &str,
    (open, source): (Report, AnswerSource),
    typed: &HashMap<String, String>,
) -> Page {
    let words = typed.get("words").map(|words| words.trim()).unwrap_or_default();
    if words.is_empty() {
        return page(asked, app, home, open, true).await;
    }
    if open.closed.is_none() {
        if typed.get("decision").is_some_and(|decision| decision == "answer") && open.question.is_some() {
            report::reply(app, &open, words, source).await?;
        } else if let Some(status) = typed.get("status").and_then(|code| Status::from_code(code)) {
            report::settle(app, &open, status, words).await?;
        } else {
            report::close(app, &open, words).await?;
        }
    }
    Ok(Redirect::to(home).into_response())
}
