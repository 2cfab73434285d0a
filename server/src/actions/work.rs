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
use store::{ErasureId, Job, Setback, backoff_seconds};
use tokio::{task::JoinSet, time::timeout};

/// Seconds after which a job whose worker is not heard of is taken by another.
const LEASE: i64 = 180;
/// How long a worker may take for one job.
pub(crate) const LONGEST: Duration = Duration::from_secs(170);
/// Most jobs that are done at once.
const AT_ONCE: usize = 8;
/// Attempts of which nobody knows how they ended, before a letter is not sent any more: it goes out twice at most. What
/// notices say is counted in the notices, whatever job sends it.
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

/// The name of known work.
#[derive(Deserialize)]
struct Tag {
    kind: String,
}

/// The name of a job's work, as figures and those who run the server know it.
pub(super) fn name(payload: &str) -> String {
    let known = serde_json::from_str::<Work>(payload).and_then(|_| serde_json::from_str(payload));
    known.map_or_else(|_| "unknown".into(), |tag: Tag| tag.kind)
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

    async fn run(self, app: &App) -> anyhow::Result<()> {
        match self {
            Self::Notice { event } => notice::fan(app, event).await,
            Self::Tell { member } => bell::tell(app, member).await,
            Self::Ring { account } => bell::ring(app, account).await,
            Self::AskOwner { listing, due } => letter::ask_owner(app, listing, due).await,
            Self::TellSender { submission } => letter::tell_sender(app, submission).await,
            Self::AskAddress { account } => bell::mail::ask(app, account).await,
        }
    }

    /// Whether it is a letter of which nothing but the job says how often it may have gone out.
    fn is_letter(self) -> bool {
        matches!(self, Self::AskOwner { .. } | Self::TellSender { .. } | Self::AskAddress { .. })
    }

    /// The account or member that it is for.
    fn whom(self) -> Option<ErasureId> {
        match self {
            Self::Ring { account } | Self::AskAddress { account } => Some(Id::from_bytes(account.bytes())),
            Self::Tell { member } => Some(Id::from_bytes(member.bytes())),
            Self::Notice { event } => event.whom().map(|member| Id::from_bytes(member.bytes())),
            Self::AskOwner { .. } | Self::TellSender { .. } => None,
        }
    }
}

/// Does the jobs that are due, as many as there are hands; how many it took.
pub async fn run_due(app: &Shared) -> anyhow::Result<usize> {
    run_due_within(app, LONGEST).await
}

/// The same, with a time that one job may take.
pub async fn run_due_within(app: &Shared, longest: Duration) -> anyhow::Result<usize> {
    let mut hands = JoinSet::new();
    let taken = take(app, &mut hands, longest).await?;
    while hands.join_next().await.is_some() {}
    Ok(taken)
}

/// How many hands are free for another job.
pub(crate) fn free(hands: &JoinSet<()>) -> usize {
    AT_ONCE.saturating_sub(hands.len())
}

/// Takes jobs that are due into free hands, and begins them; how many. One that is slow, fails or panics keeps no other
/// from being done.
pub(crate) async fn take(app: &Shared, hands: &mut JoinSet<()>, longest: Duration) -> anyhow::Result<usize> {
    let now = app.now();
    let jobs = app.db.claim_jobs(now, now.plus_seconds(LEASE), free(hands)).await?;
    let taken = jobs.len();
    for job in jobs {
        let app = app.clone();
        hands.spawn(async move {
            let (id, ended) = (job.id, end(&app, job, longest).await);
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
    #[error("nobody knows whether it was done")]
    Unsure,
}

/// Does something, for so long at most.
async fn attempt(
    doing: impl Future<Output = anyhow::Result<()>> + Send + 'static,
    longest: Duration,
) -> anyhow::Result<()> {
    let mut doing = tokio::spawn(doing);
    match timeout(longest, &mut doing).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(Broken::Panicked.into()),
        Err(_) => {
            doing.abort();
            Err(Broken::Slow.into())
        }
    }
}

/// What an operator looks for.
pub(super) fn trouble(error: &anyhow::Error) -> Trouble {
    if let Some(unsent) = error.downcast_ref::<Unsent>() {
        return unsent.trouble().unwrap_or(Trouble::Failed);
    }
    if let Some(unheard) = error.downcast_ref::<Unheard>() {
        return unheard.trouble();
    }
    match error.downcast_ref() {
        Some(Broken::Unknown) => Trouble::Unknown,
        Some(Broken::Slow) => Trouble::Slow,
        Some(Broken::Unsure) => Trouble::MailUnsure,
        Some(Broken::Panicked) | None => Trouble::Failed,
    }
}

/// Seconds for which somebody outside wants to be left alone.
fn wait(error: &anyhow::Error) -> i64 {
    error.downcast_ref().map_or(0, |unheard: &Unheard| unheard.wait())
}

/// Does a job, and writes down how it ended.
async fn end(app: &Shared, job: Job, longest: Duration) -> anyhow::Result<()> {
    let work = serde_json::from_str::<Work>(&job.payload).ok();
    let lost = job.lost >= MOST_LOST;
    let done = match work {
        Some(work) if lost && work.is_letter() => Err(Broken::Unsure.into()),
        Some(work) => {
            let app = app.clone();
            attempt(async move { work.run(&app).await }, longest).await
        }
        None => Err(Broken::Unknown.into()),
    };
    conclude(app, job, done).await
}

/// Writes down how a job ended: done, put back for later, or given up.
async fn conclude(app: &App, job: Job, done: anyhow::Result<()>) -> anyhow::Result<()> {
    let (id, attempts, kind) = (job.id, job.attempts, name(&job.payload));
    let error = match done {
        Ok(()) => {
            app.metrics.worked(&kind, "done");
            app.db.finish_job(job).await?;
            return Ok(());
        }
        Err(error) => error,
    };
    let trouble = trouble(&error);
    if letter::is_refused(&error) {
        tracing::info!(job = %id, attempts, "{error:#}");
        app.metrics.worked(&kind, "refused");
        app.db.finish_job(job).await?;
    } else if attempts >= trouble.most_attempts() || matches!(error.downcast_ref(), Some(Broken::Unsure)) {
        tracing::error!(job = %id, attempts, "given up: {error:#}");
        app.metrics.worked(&kind, "given_up");
        let whom = serde_json::from_str(&job.payload).ok().and_then(Work::whom);
        app.db.give_up_job(job, trouble, app.today(), whom).await?;
    } else {
        tracing::warn!(job = %id, attempts, "will be tried again: {error:#}");
        app.metrics.worked(&kind, "put_back");
        let run_at = app.now().plus_seconds(backoff_seconds(attempts).max(wait(&error)));
        app.db.retry_job(job, Setback { trouble, run_at }).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
