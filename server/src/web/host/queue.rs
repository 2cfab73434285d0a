//! What waits for a host's listings, at the host's desk.

use super::home;
use crate::{
    actions::host::{self, Office},
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        page::Asked,
        queue,
    },
};
use axum::extract::{Form, Path, State};
use domain::{AnswerSource, report::Report, submission::Submission};
use std::collections::HashMap;

/// The host and what waits, in an address.
type At = Path<(String, String)>;

async fn load_report(app: &App, office: &Office, id: &str) -> Result<Report, Failure> {
    not_here(host::report(app, office, not_here(id.parse().ok())?).await?)
}

/// `GET /hosts/{host}/reports/{id}`
pub(crate) async fn report(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, id)): At,
) -> Page {
    let report = load_report(&app, &office, &id).await?;
    queue::report::page(&asked, &app, &home(&office), report, false).await
}

/// `POST /hosts/{host}/reports/{id}`: publishes an answer, or closes the report with what was done.
pub(crate) async fn close(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, id)): At,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let report = load_report(&app, &office, &id).await?;
    queue::report::close_at(&asked, &app, &home(&office), (report, AnswerSource::Host), &typed).await
}

async fn load_submission(app: &App, office: &Office, number: &str) -> Result<Submission, Failure> {
    not_here(host::submission(app, office, not_here(number.parse().ok())?).await?)
}

/// `GET /hosts/{host}/submissions/{number}`
pub(crate) async fn submission(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, number)): At,
) -> Page {
    let found = load_submission(&app, &office, &number).await?;
    Ok(queue::submission::page(&asked, &app, &home(&office), found, false))
}

/// `POST /hosts/{host}/submissions/{number}`: accepts it as the host's own, or sends it back with a reason.
pub(crate) async fn decide(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, number)): At,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let waited = load_submission(&app, &office, &number).await?;
    let page = queue::submission::decide_at(&asked, &app, &home(&office), waited.clone(), &typed).await?;
    host::take_accepted(&app, &office, &waited).await?;
    Ok(page)
}
