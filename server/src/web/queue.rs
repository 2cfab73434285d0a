//! The directory's queue, for those who run the server: submissions, reports, questions, owners to ask again.

pub(crate) mod job;
pub(crate) mod report;
pub(crate) mod submission;

use crate::{
    actions::{
        self,
        appeal::hear::{self, By},
        concern, credential, owner,
    },
    actor::{Operator, Person},
    app::{App, Shared},
    web::{
        credential::words::Line,
        failure::Page,
        house,
        page::{Asked, Frame},
    },
    words::Words,
};
use askama::Template;
use axum::extract::State;
use domain::{Stamp, report::Report, submission::Submission};

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
            address: format!("{home}/submissions/{}", submission.becomes()),
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
    credentials: Vec<Line>,
    owners: Vec<Waiting>,
    jobs: Vec<job::Line>,
    given_up: Vec<job::Over>,
    /// No group is listed, and none waits.
    empty: bool,
}

fn since(app: &App, words: Words, at: Stamp) -> String {
    let zone = jiff::tz::TimeZone::get(&app.identity().zone).unwrap_or(jiff::tz::TimeZone::UTC);
    words.date(at.timestamp().to_zoned_datetime(zone).date())
}

/// `GET /queue`
pub(crate) async fn show(asked: Asked, _: Operator, person: Person, State(app): State<Shared>) -> Page {
    let words = asked.words;
    let mut waiting: Vec<(Stamp, Waiting)> = vec![];
    for submission in actions::submission::waiting(&app, MOST).await? {
        let entry = Waiting::submission(&app, words, HOME, &submission);
        waiting.push((submission.changed, entry));
    }
    for (report, name) in actions::report::open(&app, MOST).await? {
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
    for due in owner::out_of_reach(&app, MOST).await? {
        owners.push(Waiting {
            address: due.link,
            what: words.get("queue-owner").into_owned(),
            since: since(&app, words, due.since),
            flags: None,
            name: due.name,
        });
    }
    let waiting: Vec<Waiting> = waiting.into_iter().map(|(_, entry)| entry).collect();
    let today = app.now().date();
    let credentials = credential::without_host(&app).await?.into_iter();
    let credentials = credentials.map(|found| Line::of(found, HOME, words, today)).collect();
    let frame = Frame::new(&asked, &house(&app), "title-queue");
    let empty = waiting.is_empty() && app.with_finder(finder::Finder::len) == 0;
    let (jobs, given_up) = (job::lines(&app, words).await?, job::given_up(&app, words).await?);
    let page = QueuePage { frame, waiting, credentials, owners, jobs, given_up, empty };
    Ok(page.frame.show(&page))
}
