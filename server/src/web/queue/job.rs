//! Work that was put back, by what somebody can do about it; and what was given up.

use crate::{
    actions::job::{self, GivenUp},
    actor::Operator,
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        space::when::When,
    },
    words::Words,
};
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use std::collections::HashMap;

/// Jobs that were put back for one reason.
pub(super) struct Line {
    /// What is wrong, and what to do.
    pub(super) text: String,
    pub(super) count: String,
    pub(super) next: String,
}

/// A job that was given up.
pub(super) struct Over {
    /// Where it is decided.
    pub(super) address: String,
    pub(super) what: String,
    pub(super) since: String,
    /// What went wrong last, and what to do.
    pub(super) text: String,
}

/// What was put back.
pub(super) async fn lines(app: &App, words: Words) -> anyhow::Result<Vec<Line>> {
    let when = When::new(app, words);
    let line = |troubled: store::Troubled| Line {
        text: words.code_name("queue-trouble", troubled.trouble.code()).into_owned(),
        count: words.count("queue-jobs-count", troubled.jobs),
        next: words.say("queue-jobs-next", "when", when.exact(troubled.next)),
    };
    Ok(job::troubled(app).await?.into_iter().map(line).collect())
}

/// What was given up.
pub(super) async fn given_up(app: &App, words: Words) -> anyhow::Result<Vec<Over>> {
    let over = |one: GivenUp| Over {
        address: format!("{}/jobs/{}", super::HOME, one.id),
        what: words.code_name("queue-work", &one.work).into_owned(),
        since: words.say("queue-given-up-since", "when", words.date(one.since)),
        text: words.code_name("queue-trouble", one.trouble.code()).into_owned(),
    };
    Ok(job::given_up(app, super::MOST).await?.into_iter().map(over).collect())
}

/// `POST /queue/jobs`: has what was put back tried now.
pub(crate) async fn retry(_: Operator, State(app): State<Shared>) -> Page {
    job::hurry(&app).await?;
    Ok(Redirect::to(super::HOME).into_response())
}

/// `POST /queue/jobs/{id}`: has what was given up tried again, or lets it go.
pub(crate) async fn decide(
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let id = not_here(id.parse().ok())?;
    let there = match typed.get("do").map(String::as_str) {
        Some("try") => job::try_again(&app, id).await?,
        Some("let_go") => job::let_go(&app, id).await?,
        _ => false,
    };
    if !there {
        return Err(Failure::NotFound);
    }
    Ok(Redirect::to(super::HOME).into_response())
}
