//! A submission that waits: looked at, accepted, or sent back with a reason. Of the server's queue, or a host's desk.

use super::HOME;
use crate::{
    actions::submission,
    actor::Operator,
    app::{App, Shared},
    reasons::Speaker,
    web::{
        failure::{Failure, Page},
        house,
        listing::{Flag, Row, facts, flags, rows},
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ListingId,
    submission::{Submission, SubmissionState},
};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "queue/submission.html")]
struct SubmissionPage {
    frame: Frame,
    /// Where what waits is listed: the server's queue, or a host's desk.
    home: String,
    /// The listing that it becomes: no address tells the id that opens the draft.
    number: ListingId,
    name: String,
    description: String,
    rows: Vec<Row>,
    facts: Vec<(String, String)>,
    flags: Vec<Flag>,
    waits: bool,
    state: String,
    no_reason: bool,
}

async fn load(app: &App, number: &str) -> Result<Submission, Failure> {
    let number = number.parse().map_err(|_| Failure::NotFound)?;
    submission::sent(app, number).await?.ok_or(Failure::NotFound)
}

/// `GET /queue/submissions/{number}`
pub(crate) async fn show(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(number): Path<String>,
) -> Page {
    Ok(page(&asked, &app, HOME, load(&app, &number).await?, false))
}

/// The page of a submission, for those to whom `home` lists it.
pub(in crate::web) fn page(
    asked: &Asked,
    app: &App,
    home: &str,
    submission: Submission,
    no_reason: bool,
) -> Response {
    let (words, identity) = (asked.words, app.identity());
    let speaker = Speaker { words, zone: &identity.zone, country: &identity.country };
    let page = SubmissionPage {
        frame: Frame::new(asked, &house(app), "title-queue"),
        home: home.to_owned(),
        number: submission.becomes(),
        rows: rows(&submission.listing, app.now().date(), &speaker),
        facts: facts::whole(&submission.listing, &speaker),
        flags: flags(submission.listing.findings.iter(), &speaker),
        waits: submission.state == SubmissionState::Waiting,
        state: words.get(&format!("submit-state-{}", submission.state)).into_owned(),
        name: submission.listing.name,
        description: submission.listing.description,
        no_reason,
    };
    let status = if no_reason { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page.frame.show_as(status, &page)
}

/// `POST /queue/submissions/{number}`: accepts it, or sends it back with a reason.
pub(crate) async fn decide(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(number): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let waiting = load(&app, &number).await?;
    decide_at(&asked, &app, HOME, waiting, &typed).await
}

/// Accepts a submission, or sends it back with a reason.
pub(in crate::web) async fn decide_at(
    asked: &Asked,
    app: &App,
    home: &str,
    waiting: Submission,
    typed: &HashMap<String, String>,
) -> Page {
    let id = waiting.id;
    let reason = typed.get("reason").map(|reason| reason.trim()).unwrap_or_default();
    let decided = if typed.get("decision").is_some_and(|decision| decision == "accept") {
        submission::accept(app, id).await?.map(|done| done.map(drop))
    } else {
        submission::send_back(app, id, reason).await?
    };
    match decided.ok_or(Failure::NotFound)? {
        Err(domain::submission::Refusal::NoReason) => Ok(page(asked, app, home, waiting, true)),
        // somebody else decided it meanwhile: its page says how
        Err(_) => Ok(Redirect::to(&format!("{home}/submissions/{}", waiting.becomes())).into_response()),
        Ok(()) => Ok(Redirect::to(home).into_response()),
    }
}
