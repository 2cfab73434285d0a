//! The directory's queue, for those who run the server: submissions, reports, questions, owners to ask again.

use crate::{
    actions::{
        appeal::hear::{self, By},
        concern, credential, owner, report, submission,
    },
    actor::{Operator, Person},
    app::{App, Shared},
    reasons::Speaker,
    web::{
        failure::{Failure, Page},
        host, house,
        listing::{Flag, Row, flags, rows},
        page::{Asked, Frame},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    AnswerSource, ReportId, Stamp, SubmissionId,
    report::Report,
    submission::{Submission, SubmissionState},
};
use std::collections::HashMap;

/// Most entries of each kind that are shown at once.
const MOST: usize = 100;

/// Where the server's queue is.
const HOME: &str = "/queue";

/// Something that waits.
pub(super) struct Waiting {
    pub(super) address: String,
    pub(super) what: String,
    pub(super) name: String,
    pub(super) since: String,
    /// How many red flags it has, in words; nothing for none.
    pub(super) flags: Option<String>,
}

impl Waiting {
    /// A submission, in the list at `home`.
    pub(super) fn submission(app: &App, words: Words, home: &str, submission: &Submission) -> Self {
        let flags = Some(submission.listing.findings.len()).filter(|flags| *flags > 0);
        Self {
            address: format!("{home}/submissions/{}", submission.id),
            what: words.get("queue-submission").into_owned(),
            since: since(app, words, submission.changed),
            flags: flags.map(|flags| words.count("queue-flags", flags)),
            name: submission.listing.name.clone(),
        }
    }

    /// A report about the listing of a name, in the list at `home`.
    pub(super) fn report(app: &App, words: Words, home: &str, report: &Report, name: String) -> Self {
        Self {
            address: format!("{home}/reports/{}", report.id),
            what: words.code_name("queue-report", report.kind.code()).into_owned(),
            since: since(app, words, report.at),
            flags: None,
            name,
        }
    }
}

#[derive(Template)]
#[template(path = "queue/queue.html")]
struct QueuePage {
    frame: Frame,
    waiting: Vec<Waiting>,
    credentials: Vec<host::credential::Line>,
    owners: Vec<Waiting>,
}

#[derive(Template)]
#[template(path = "queue/submission.html")]
struct SubmissionPage {
    frame: Frame,
    /// Where what waits is listed: the server's queue, or a host's desk.
    home: String,
    id: SubmissionId,
    name: String,
    description: String,
    rows: Vec<Row>,
    flags: Vec<Flag>,
    waits: bool,
    state: String,
    no_reason: bool,
}

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
    closed: bool,
    no_words: bool,
}

fn since(app: &App, words: Words, at: Stamp) -> String {
    let zone = jiff::tz::TimeZone::get(&app.identity().zone).unwrap_or(jiff::tz::TimeZone::UTC);
    words.date(at.timestamp().to_zoned_datetime(zone).date())
}

/// `GET /queue`
pub(crate) async fn show(asked: Asked, _: Operator, person: Person, State(app): State<Shared>) -> Page {
    let words = asked.words;
    let mut waiting: Vec<(Stamp, Waiting)> = vec![];
    for submission in app.db.submissions(SubmissionState::Waiting, None, MOST).await? {
        let entry = Waiting::submission(&app, words, HOME, &submission);
        waiting.push((submission.changed, entry));
    }
    for report in app.db.open_reports(None, MOST).await? {
        let name = app.db.listing(report.listing).await?.map(|listing| listing.name).unwrap_or_default();
        let entry = Waiting::report(&app, words, HOME, &report, name);
        waiting.push((report.at, entry));
    }
    for (concern, listing) in concern::of_operator(&app).await? {
        let entry = Waiting {
            address: format!("/queue/concerns/{}", concern.id),
            what: words.get("queue-concern").into_owned(),
            since: since(&app, words, concern.at),
            flags: None,
            name: listing.map(|listing| listing.name).unwrap_or_default(),
        };
        waiting.push((concern.at, entry));
    }
    for heard in hear::waiting(&app, By::Server(&person.account)).await? {
        let entry = Waiting {
            address: format!("/queue/appeals/{}", heard.appeal.id),
            what: words.get("appeal-queue").into_owned(),
            since: since(&app, words, heard.appeal.at),
            flags: None,
            name: heard.who.inner.pseudonym.into_shown(),
        };
        waiting.push((heard.appeal.at, entry));
    }
    waiting.sort_by_key(|(at, _)| *at);
    let mut owners = vec![];
    for due in app.db.due_owners(app.now(), MOST).await?.into_iter().filter(|owner| owner.email.is_none()) {
        owners.push(Waiting {
            address: owner::link(&app, due.listing).await?.unwrap_or_default(),
            what: words.get("queue-owner").into_owned(),
            since: since(&app, words, due.next_ask_at),
            flags: None,
            name: app.db.listing(due.listing).await?.map(|listing| listing.name).unwrap_or_default(),
        });
    }
    let waiting = waiting.into_iter().map(|(_, entry)| entry).collect();
    let today = app.now().date();
    let credentials = credential::without_host(&app).await?.into_iter();
    let credentials =
        credentials.map(|found| host::credential::Line::of(found, HOME, words, today)).collect();
    let frame = Frame::new(&asked, &house(&app), "title-queue");
    let page = QueuePage { frame, waiting, credentials, owners };
    Ok(page.frame.show(&page))
}

async fn load_submission(app: &App, id: &str) -> Result<Submission, Failure> {
    let id: SubmissionId = id.parse().map_err(|_| Failure::NotFound)?;
    let found = app.db.submission(id).await?;
    found.filter(|found| found.state != SubmissionState::Draft).ok_or(Failure::NotFound)
}

/// `GET /queue/submissions/{id}`
pub(crate) async fn submission(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
) -> Page {
    Ok(show_submission(&asked, &app, HOME, load_submission(&app, &id).await?, false))
}

/// The page of a submission, for those to whom `home` lists it.
pub(super) fn show_submission(
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
        id: submission.id,
        rows: rows(&submission.listing, app.now().date(), &speaker),
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

/// `POST /queue/submissions/{id}`: accepts it, or sends it back with a reason.
pub(crate) async fn decide(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let waiting = load_submission(&app, &id).await?;
    decide_submission(&asked, &app, HOME, waiting, &typed).await
}

/// Accepts a submission, or sends it back with a reason.
pub(super) async fn decide_submission(
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
        Err(domain::submission::Refusal::NoReason) => Ok(show_submission(asked, app, home, waiting, true)),
        // somebody else decided it meanwhile: its page says how
        Err(_) => Ok(Redirect::to(&format!("{home}/submissions/{id}")).into_response()),
        Ok(()) => Ok(Redirect::to(home).into_response()),
    }
}

async fn load_report(app: &App, id: &str) -> Result<Report, Failure> {
    let id: ReportId = id.parse().map_err(|_| Failure::NotFound)?;
    app.db.report(id).await?.ok_or(Failure::NotFound)
}

/// `GET /queue/reports/{id}`
pub(crate) async fn report(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
) -> Page {
    let report = load_report(&app, &id).await?;
    show_report(&asked, &app, HOME, report, false).await
}

/// The page of a report, for those to whom `home` lists it.
pub(super) async fn show_report(
    asked: &Asked,
    app: &App,
    home: &str,
    report: Report,
    no_words: bool,
) -> Page {
    let words = asked.words;
    let listing = app.db.listing(report.listing).await?;
    let page = ReportPage {
        frame: Frame::new(asked, &house(app), "title-queue"),
        home: home.to_owned(),
        id: report.id,
        listing: format!("/groups/{}", report.listing),
        name: listing.map(|listing| listing.name).unwrap_or_default(),
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
    let open = load_report(&app, &id).await?;
    close_report(&asked, &app, HOME, (open, AnswerSource::Reviewer), &typed).await
}

/// Publishes an answer as said by a source, or closes the report with what was done.
pub(super) async fn close_report(
    asked: &Asked,
    app: &App,
    home: &str,
    (open, source): (Report, AnswerSource),
    typed: &HashMap<String, String>,
) -> Page {
    let words = typed.get("words").map(|words| words.trim()).unwrap_or_default();
    if words.is_empty() {
        return show_report(asked, app, home, open, true).await;
    }
    if open.closed.is_none() {
        if typed.get("decision").is_some_and(|decision| decision == "answer") && open.question.is_some() {
            report::reply(app, &open, words, source).await?;
        } else {
            report::close(app, &open, words).await?;
        }
    }
    Ok(Redirect::to(home).into_response())
}
