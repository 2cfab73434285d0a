//! `commonground queue`

use super::{DONE, LOOK, json_line, line, open};
use crate::{
    actions::{
        job::{self, GivenUp},
        owner, report, submission,
    },
    app::App,
    clock::Clock,
    config::Config,
    words::Words as Said,
};
use anyhow::{Context, bail};
use clap::Subcommand;
use domain::{AnswerSource, ListingId, ReportId, SubmissionId, report::Report, submission::Submission};
use serde_json::{Value, json};
use store::{JobId, Troubled};

/// Most entries that are listed at once.
const MOST: usize = 500;

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// One object a line.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List what waits, oldest first: submissions, reports, questions, owners to ask again; and what jobs wait for.
    List,
    /// Try again now what was put back; with an id, what was given up.
    Retry {
        /// Its id.
        id: Option<String>,
    },
    /// Let go what was given up.
    LetGo {
        /// Its id.
        id: String,
    },
    /// Show a submission or a report whole.
    Show {
        /// Its id.
        id: String,
    },
    /// Accept a submission: its listing becomes public.
    Accept {
        /// Its id.
        id: String,
    },
    /// Send a submission back with a reason that its sender reads.
    Return {
        /// Its id.
        id: String,
        /// Why, in plain words.
        #[arg(long)]
        reason: String,
    },
    /// Publish the reply to a visitor's question as the listing's answer.
    Answer {
        /// The question's id.
        id: String,
        /// The answer.
        #[arg(long)]
        text: String,
    },
    /// Close a report with a reason.
    Close {
        /// Its id.
        id: String,
        /// What was done.
        #[arg(long)]
        reason: String,
    },
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let app = open(config, Clock::System).await?;
    let code = match words.what.unwrap_or(What::List) {
        What::List => list(&app, words.json).await,
        What::Retry { id: None } => retry(&app).await,
        What::Retry { id: Some(id) } => try_again(&app, &id).await,
        What::LetGo { id } => let_go(&app, &id).await,
        What::Show { id } => show(&app, &id).await,
        What::Accept { id } => accept(&app, &id).await,
        What::Return { id, reason } => send_back(&app, &id, &reason).await,
        What::Answer { id, text } => answer(&app, &id, &text).await,
        What::Close { id, reason } => close(&app, &id, &reason).await,
    };
    app.db.close().await;
    code
}

fn submission_row(submission: &Submission) -> Value {
    json!({
        "id": submission.becomes(),
        "what": "submission",
        "since": submission.changed.timestamp().to_string(),
        "name": submission.listing.name,
        "kind": submission.listing.kind,
        "flags": submission.listing.findings,
    })
}

fn report_row(report: &Report) -> Value {
    json!({
        "id": report.id,
        "what": report.kind,
        "since": report.at.timestamp().to_string(),
        "listing": report.listing,
        "question": report.question,
        "text": report.text,
    })
}

fn troubled_row(troubled: &Troubled) -> Value {
    let Troubled { trouble, jobs, next, .. } = troubled;
    let text = Said::of_language("en").code_name("queue-trouble", trouble.code()).into_owned();
    json!({
        "what": "jobs", "trouble": trouble, "jobs": jobs, "next": next.timestamp().to_string(), "text": text,
    })
}

fn given_up_row(one: &GivenUp) -> Value {
    let words = Said::of_language("en");
    let (work, text) =
        (words.code_name("queue-work", &one.work), words.code_name("queue-trouble", one.trouble.code()));
    json!({
        "id": one.id, "what": "given_up", "work": one.work, "trouble": one.trouble, "since": one.since,
        "text": format!("{work}. {text}"),
    })
}

async fn retry(app: &App) -> anyhow::Result<u8> {
    let jobs = job::hurry(app).await?;
    line(&format!("{jobs} jobs are tried again now."))?;
    Ok(DONE)
}

fn job_id(id: &str) -> anyhow::Result<JobId> {
    id.parse().with_context(|| format!("\"{id}\" is not an id; `queue list` shows them"))
}

async fn try_again(app: &App, id: &str) -> anyhow::Result<u8> {
    if !job::try_again(app, job_id(id)?).await? {
        bail!("nothing that was given up has the id {id}");
    }
    line("It is tried again now.")?;
    Ok(DONE)
}

async fn let_go(app: &App, id: &str) -> anyhow::Result<u8> {
    if !job::let_go(app, job_id(id)?).await? {
        bail!("nothing that was given up has the id {id}");
    }
    line("Let go.")?;
    Ok(DONE)
}

async fn list(app: &App, as_json: bool) -> anyhow::Result<u8> {
    let waiting = submission::waiting(app, MOST).await?;
    let reports = app.db.open_reports(None, MOST).await?;
    let owners = app.db.due_owners(app.now(), MOST).await?;
    let mut rows: Vec<Value> =
        waiting.iter().map(submission_row).chain(reports.iter().map(report_row)).collect();
    for due in owners {
        let link = owner::link(app, due.listing).await?;
        rows.push(json!({
            "id": due.listing, "what": "ask_owner", "since": due.next_ask_at.timestamp().to_string(), "link": link,
        }));
    }
    rows.extend(job::given_up(app, MOST).await?.iter().map(given_up_row));
    rows.sort_by(|a, b| a["since"].as_str().cmp(&b["since"].as_str()));
    rows.extend(job::troubled(app).await?.iter().map(troubled_row));
    if rows.is_empty() && !as_json {
        line("Nothing waits.")?;
    }
    for row in &rows {
        if as_json {
            json_line(row)?;
        } else {
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let flags = row["flags"].as_array().map_or(0, Vec::len);
            let flags = if flags > 0 { format!("  [{flags} red flags]") } else { String::new() };
            if let Some(jobs) = row["jobs"].as_u64() {
                line(&format!("{jobs} jobs, again at {}: {}", text("next"), text("text")))?;
                continue;
            }
            let said = [text("name"), text("text"), text("link")].concat();
            line(&format!("{}  {}  {:<15} {said}{flags}", text("since"), text("id"), text("what")))?;
        }
    }
    Ok(if rows.is_empty() { DONE } else { LOOK })
}

async fn show(app: &App, id: &str) -> anyhow::Result<u8> {
    if let Some(submission) = submission::sent(app, number(id)?).await? {
        line(&serde_json::to_string_pretty(&json!({
            "id": submission.becomes(), "state": submission.state, "reason": submission.reason, "listing": submission.listing,
        }))?)?;
    } else if let Some(report) = app.db.report(id.parse::<ReportId>()?).await? {
        line(&serde_json::to_string_pretty(&report)?)?;
    } else {
        bail!("nothing in the queue has the id {id}");
    }
    Ok(DONE)
}

fn number(id: &str) -> anyhow::Result<ListingId> {
    id.parse().with_context(|| format!("\"{id}\" is not an id; `queue list` shows them"))
}

/// The submission that the list shows under an id, which is not the one that opens its draft.
async fn sent(app: &App, id: &str) -> anyhow::Result<SubmissionId> {
    let found = submission::sent(app, number(id)?).await?;
    found.map(|found| found.id).with_context(|| format!("no submission has the id {id}"))
}

async fn accept(app: &App, id: &str) -> anyhow::Result<u8> {
    let Some(accepted) = submission::accept(app, sent(app, id).await?).await? else {
        bail!("no submission has the id {id}")
    };
    let listing = accepted?;
    line(&format!("Accepted. Its page: {}/groups/{listing}", app.public_url()))?;
    if let Some(link) = owner::link(app, listing).await? {
        line(&format!("Its owner keeps it with this link; its sender's page shows it too: {link}"))?;
    }
    Ok(DONE)
}

async fn send_back(app: &App, id: &str, reason: &str) -> anyhow::Result<u8> {
    let Some(done) = submission::send_back(app, sent(app, id).await?, reason).await? else {
        bail!("no submission has the id {id}")
    };
    done?;
    line("Sent back. Its sender's page shows the reason.")?;
    Ok(DONE)
}

async fn open_report(app: &App, id: &str) -> anyhow::Result<Report> {
    let id: ReportId =
        id.parse().with_context(|| format!("\"{id}\" is not an id; `queue list` shows them"))?;
    let report = app.db.report(id).await?.with_context(|| format!("no report has the id {id}"))?;
    if report.closed.is_some() {
        bail!("this report is closed already");
    }
    Ok(report)
}

async fn answer(app: &App, id: &str, text: &str) -> anyhow::Result<u8> {
    let question = open_report(app, id).await?;
    match report::reply(app, &question, text, AnswerSource::Reviewer).await? {
        Some(listing) => line(&format!("Published on {}/groups/{}", app.public_url(), listing.id))?,
        None => bail!("this is not one of the eleven questions: correct the listing, then close the report"),
    }
    Ok(DONE)
}

async fn close(app: &App, id: &str, reason: &str) -> anyhow::Result<u8> {
    let report = open_report(app, id).await?;
    report::close(app, &report, reason).await?;
    line("Closed.")?;
    Ok(DONE)
}
