//! Work that a change leaves behind: put into the queue in the change's own transaction, done later, and done twice
//! without harm when a server dies at the wrong moment.

use super::letter;
use crate::app::{App, chance};
use domain::{Id, ListingId, Stamp, SubmissionId};
use serde::{Deserialize, Serialize};
use store::Job;

/// How long a worker may take for one job.
const LEASE: i64 = 120;
/// Most jobs that are taken at once.
const AT_ONCE: usize = 8;
/// Attempts after which a job is given up: about a day.
const MOST_ATTEMPTS: i64 = 16;

/// What is to be done. Ids, never words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Work {
    /// Ask the owner of a listing whether it is still right.
    AskOwner {
        /// The listing.
        listing: ListingId,
        /// When it was found due: whoever confirmed later is not asked.
        due: Stamp,
    },
    /// Tell a submission's sender how it was decided.
    TellSender {
        /// The submission.
        submission: SubmissionId,
    },
}

/// The name of known work, for the figures.
#[derive(Deserialize)]
struct Tag {
    kind: String,
}

impl Work {
    /// The job that does this now. `dedupe_key`: while such a job waits, another is not put in.
    pub(crate) fn job(self, app: &App, dedupe_key: Option<String>) -> anyhow::Result<Job> {
        Ok(Job {
            id: Id::random(chance()),
            kind: "work".into(),
            payload: serde_json::to_string(&self)?,
            run_at: app.now(),
            attempts: 0,
            dedupe_key,
        })
    }

    async fn run(self, app: &App, id: store::JobId) -> anyhow::Result<()> {
        match self {
            Self::AskOwner { listing, due } => letter::ask_owner(app, listing, due, id).await,
            Self::TellSender { submission } => letter::tell_sender(app, submission, id).await,
        }
    }
}

/// Does the jobs that are due; how many it took.
pub async fn run_due(app: &App) -> anyhow::Result<usize> {
    let now = app.now();
    let jobs = app.db.claim_jobs(now, now.plus_seconds(LEASE), AT_ONCE).await?;
    let taken = jobs.len();
    for job in jobs {
        let work = serde_json::from_str::<Work>(&job.payload).ok();
        let kind = work.and_then(|_| serde_json::from_str(&job.payload).ok());
        let kind = kind.map_or_else(|| "unknown".into(), |tag: Tag| tag.kind);
        let done = match work {
            Some(work) => work.run(app, job.id).await,
            None => Err(anyhow::anyhow!("this program does not know such work")),
        };
        let (id, attempts) = (job.id, job.attempts);
        match done {
            Ok(()) => {
                app.metrics.worked(&kind, "done");
                app.db.finish_job(job).await?;
            }
            Err(error) if attempts >= MOST_ATTEMPTS => {
                app.metrics.worked(&kind, "given_up");
                tracing::error!(job = %id, attempts, "given up: {error:#}");
                app.db.finish_job(job).await?;
            }
            Err(error) => {
                app.metrics.worked(&kind, "put_back");
                tracing::warn!(job = %id, attempts, "will be tried again: {error:#}");
                app.db.retry_job(job, app.now()).await?;
            }
        }
    }
    Ok(taken)
}
