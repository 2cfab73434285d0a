//! Work that was put back, by what somebody can do about it.

use crate::{
    actor::Operator,
    app::{App, Shared},
    web::{failure::Page, space::when::When},
    words::Words,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};

/// Jobs that were put back for one reason.
pub(super) struct Line {
    /// What is wrong, and what to do.
    pub(super) text: String,
    pub(super) count: String,
    pub(super) next: String,
}

/// What was put back.
pub(super) async fn lines(app: &App, words: Words) -> anyhow::Result<Vec<Line>> {
    let when = When::new(app, words);
    let line = |troubled: store::Troubled| Line {
        text: words.code_name("queue-trouble", troubled.trouble.code()).into_owned(),
        count: words.count("queue-jobs-count", troubled.jobs),
        next: words.say("queue-jobs-next", "when", when.exact(troubled.next)),
    };
    Ok(app.db.troubled_jobs().await?.into_iter().map(line).collect())
}

/// `POST /queue/jobs`: has it tried now.
pub(crate) async fn retry(_: Operator, State(app): State<Shared>) -> Page {
    app.db.hurry_jobs(app.now()).await?;
    Ok(Redirect::to(super::HOME).into_response())
}
