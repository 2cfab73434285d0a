//! Does the work that changes left behind, as many jobs at once as there are hands.

use super::{
    bell, letter, notice,
    trouble::{Broken, trouble, wait},
    work::{Work, name},
};
use crate::app::{App, Shared};
use std::time::Duration;
use store::{Job, Setback, backoff_seconds};
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

async fn run(work: Work, app: &App) -> anyhow::Result<()> {
    match work {
        Work::Notice { event } => notice::fan(app, event).await,
        Work::Tell { member } => bell::tell(app, member).await,
        Work::Ring { account } => bell::ring(app, account).await,
        Work::AskOwner { listing, due } => letter::ask_owner(app, listing, due).await,
        Work::TellSender { submission } => letter::tell_sender(app, submission).await,
        Work::AskAddress { account } => bell::mail::ask(app, account).await,
    }
}

/// Does a job, and writes down how it ended.
async fn end(app: &Shared, job: Job, longest: Duration) -> anyhow::Result<()> {
    let work = serde_json::from_str::<Work>(&job.payload).ok();
    let lost = job.lost >= MOST_LOST;
    let done = match work {
        Some(work) if lost && work.is_letter() => Err(Broken::Unsure.into()),
        Some(work) => {
            let app = app.clone();
            attempt(async move { run(work, &app).await }, longest).await
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
