//! Work that a change leaves behind: put into the queue in the change's own transaction, done later, and done twice
//! without harm when a server dies at the wrong moment.

use super::{bell, letter, notice};
use crate::{
    app::{App, Shared, chance},
    mail::Unsent,
    push::Unheard,
};
use domain::{AccountId, Id, ListingId, MemberId, Stamp, SubmissionId, Trouble};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{Job, JobId, Setback, backoff_seconds};
use tokio::{task::JoinSet, time::timeout};

/// Seconds after which a job whose worker is not heard of is taken by another.
const LEASE: i64 = 180;
/// How long a worker may take for one job.
const LONGEST: Duration = Duration::from_secs(170);
/// Most jobs that are done at once.
const AT_ONCE: usize = 8;
/// Attempts of which nobody knows how they ended, before nothing more is sent: a letter goes out twice at most.
const MOST_LOST: i64 = 2;

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
    /// Put notices in for those whom something concerns.
    Notice {
        /// What happened.
        event: notice::Event,
    },
    /// Tell somebody at once. Their account is not named: nobody can join it to the group by the moment.
    Tell {
        /// Who they are in the group.
        member: MemberId,
    },
    /// Tell somebody whose hour has come.
    Ring {
        /// Their account.
        account: AccountId,
    },
    /// Ask whether an address is somebody's own.
    AskAddress {
        /// Their account.
        account: AccountId,
    },
}

/// How a job is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// As usual.
    Do(JobId),
    /// Its letter may have gone out twice, so nothing is sent any more.
    LetGo,
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
            lost: 0,
        })
    }

    async fn run(self, app: &App, turn: Turn) -> anyhow::Result<()> {
        match (self, turn) {
            (Self::Notice { event }, _) => notice::fan(app, event).await,
            (Self::Tell { member }, turn) => bell::tell(app, member, turn).await,
            (Self::Ring { account }, turn) => bell::ring(app, account, turn).await,
            (Self::AskOwner { listing, due }, Turn::Do(id)) => letter::ask_owner(app, listing, due, id).await,
            (Self::TellSender { submission }, Turn::Do(id)) => letter::tell_sender(app, submission, id).await,
            (Self::AskAddress { account }, Turn::Do(id)) => bell::mail::ask(app, account, id).await,
            (_, Turn::LetGo) => Ok(()),
        }
    }
}

/// Does the jobs that are due, as many as there are hands; how many it took.
pub async fn run_due(app: &Shared) -> anyhow::Result<usize> {
    let mut hands = JoinSet::new();
    let taken = take(app, &mut hands).await?;
    while hands.join_next().await.is_some() {}
    Ok(taken)
}

/// How many hands are free for another job.
pub(crate) fn free(hands: &JoinSet<()>) -> usize {
    AT_ONCE.saturating_sub(hands.len())
}

/// Takes jobs that are due into free hands, and begins them; how many. One that is slow, fails or panics keeps no other
/// from being done.
pub(crate) async fn take(app: &Shared, hands: &mut JoinSet<()>) -> anyhow::Result<usize> {
    let now = app.now();
    let jobs = app.db.claim_jobs(now, now.plus_seconds(LEASE), free(hands)).await?;
    let taken = jobs.len();
    for job in jobs {
        let app = app.clone();
        hands.spawn(async move {
            let (id, ended) = (job.id, end(&app, job).await);
            if let Err(error) = ended {
                // it is taken again when the time for it runs out
                tracing::error!(job = %id, "how a job ended cannot be written down: {error:#}");
            }
        });
    }
    Ok(taken)
}

/// Why a job ended by itself.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error("this program does not know such work")]
    Unknown,
    #[error("it took too long")]
    Slow,
    #[error("it panicked")]
    Panicked,
}

async fn attempt(app: &Shared, work: Work, turn: Turn) -> anyhow::Result<()> {
    let app = app.clone();
    let mut doing = tokio::spawn(async move { work.run(&app, turn).await });
    match timeout(LONGEST, &mut doing).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(Broken::Panicked.into()),
        Err(_) => {
            doing.abort();
            Err(Broken::Slow.into())
        }
    }
}

/// What an operator looks for.
fn trouble(error: &anyhow::Error) -> Trouble {
    if let Some(unsent) = error.downcast_ref::<Unsent>() {
        return unsent.trouble().unwrap_or(Trouble::Failed);
    }
    if let Some(unheard) = error.downcast_ref::<Unheard>() {
        return unheard.trouble();
    }
    match error.downcast_ref() {
        Some(Broken::Unknown) => Trouble::Unknown,
        Some(Broken::Slow) => Trouble::Slow,
        Some(Broken::Panicked) | None => Trouble::Failed,
    }
}

/// Seconds for which somebody outside wants to be left alone.
fn wait(error: &anyhow::Error) -> i64 {
    error.downcast_ref().map_or(0, |unheard: &Unheard| unheard.wait())
}

/// Does a job, and writes down how it ended.
async fn end(app: &Shared, job: Job) -> anyhow::Result<()> {
    let work = serde_json::from_str::<Work>(&job.payload).ok();
    let kind = work.and_then(|_| serde_json::from_str(&job.payload).ok());
    let kind = kind.map_or_else(|| "unknown".into(), |tag: Tag| tag.kind);
    let (id, attempts, lost) = (job.id, job.attempts, job.lost);
    let let_go = lost >= MOST_LOST && !matches!(work, None | Some(Work::Notice { .. }));
    let done = match work {
        Some(work) => attempt(app, work, if let_go { Turn::LetGo } else { Turn::Do(id) }).await,
        None => Err(Broken::Unknown.into()),
    };
    let trouble = done.as_ref().err().map(trouble);
    let most = trouble.map_or(0, Trouble::most_attempts);
    let outcome = match &done {
        Ok(()) if let_go => {
            tracing::error!(job = %id, attempts, "given up: nobody knows whether it was done");
            "given_up"
        }
        Ok(()) => "done",
        Err(error) if letter::is_refused(error) => {
            tracing::info!(job = %id, attempts, "{error:#}");
            "refused"
        }
        Err(error) if attempts >= most => {
            tracing::error!(job = %id, attempts, "given up: {error:#}");
            "given_up"
        }
        Err(error) => {
            tracing::warn!(job = %id, attempts, "will be tried again: {error:#}");
            "put_back"
        }
    };
    app.metrics.worked(&kind, outcome);
    match (done, trouble) {
        (Err(error), Some(trouble)) if outcome == "put_back" => {
            let run_at = app.now().plus_seconds(backoff_seconds(attempts).max(wait(&error)));
            app.db.retry_job(job, Setback { trouble, run_at }).await?;
        }
        _ => drop(app.db.finish_job(job).await?),
    }
    Ok(())
}
