//! Jobs: work that a change leaves behind, written in the change's own transaction.

use crate::engine::{Row, Topic, postgres, shortcuts, sqlite, statements};
use crate::{Error, Tx, key};
use domain::{Id, Stamp, Trouble};

statements! {
    ENQUEUE = "INSERT INTO jobs (id, kind, payload, run_at, attempts, locked_until, dedupe_key) \
        VALUES ($1, $2, $3, $4, 0, 0, $5) ON CONFLICT (dedupe_key) DO NOTHING";
    CLAIM = sqlite::CLAIM_JOBS, postgres::CLAIM_JOBS;
    // who lost the claim (it ran out and another took the job) has another number of attempts
    FINISH = "DELETE FROM jobs WHERE id = $1 AND attempts = $2";
    RETRY = "UPDATE jobs SET run_at = $3, trouble = $4, lost = lost + $5, locked_until = 0 \
        WHERE id = $1 AND attempts = $2 AND locked_until > 0";
    TROUBLES = "SELECT trouble, COUNT(*), MIN(run_at), MAX(attempts) FROM jobs WHERE trouble IS NOT NULL \
        GROUP BY trouble ORDER BY trouble";
    HURRY = "UPDATE jobs SET run_at = $1 WHERE trouble IS NOT NULL AND run_at > $1 AND locked_until = 0";
    COUNT = "SELECT COUNT(*) FROM jobs";
    NEXT = "SELECT MIN(CASE WHEN locked_until > run_at THEN locked_until ELSE run_at END) FROM jobs";
}

shortcuts! {
    tx enqueue(job: Job) -> bool;
    tx claim_jobs(now: Stamp, locked_until: Stamp, most: usize) -> Vec<Job>;
    tx finish_job(job: Job) -> bool;
    tx retry_job(job: Job, setback: Setback) -> bool;
    tx hurry_jobs(now: Stamp) -> usize;
    read troubled_jobs() -> Vec<Troubled>;
    read next_job_at() -> Option<Stamp>;
    read count_jobs() -> u64;
}

/// Names one job.
pub type JobId = Id<Job>;

/// Something to do later. It may be done twice when a worker dies at the wrong moment: doing it must bear that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What to do.
    pub kind: String,
    /// With what: JSON. Ids, never bodies.
    pub payload: String,
    /// Not before.
    pub run_at: Stamp,
    /// How often it was claimed, this time included; 0 when it is put in.
    pub attempts: i64,
    /// While a job with this key waits or runs, another is not put in.
    pub dedupe_key: Option<String>,
    /// How often a worker took it and was not heard of again, so that it may have been done.
    pub lost: i64,
}

/// Why a job is put back, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setback {
    /// What went wrong. Where that is not sure it counts as lost.
    pub trouble: Trouble,
    /// Not before.
    pub run_at: Stamp,
}

/// Jobs that were put back for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Troubled {
    /// The reason.
    pub trouble: Trouble,
    /// How many.
    pub jobs: usize,
    /// When the first of them is tried again.
    pub next: Stamp,
    /// How often one of them was tried at most.
    pub attempts: i64,
}

/// Seconds to wait after a failed attempt, from 1: half a minute, doubled each time, at most six hours.
pub fn backoff_seconds(attempts: i64) -> i64 {
    let doublings = attempts.saturating_sub(1).clamp(0, 10);
    (30 << doublings).min(6 * 3600)
}

impl Tx {
    /// Puts a job in the queue. False when one with its dedupe key is there.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `jobs.id`; [`Error::TooLong`] for its dedupe key.
    pub async fn enqueue(&mut self, job: Job) -> Result<bool, Error> {
        let dedupe_key = job.dedupe_key.map(|text| key("a job's dedupe key", &text)).transpose()?;
        let values =
            [job.id.into(), job.kind.into(), job.payload.into(), job.run_at.into(), dedupe_key.into()];
        let put = self.run(ENQUEUE, &values).await? > 0;
        self.tell(Topic::Jobs);
        Ok(put)
    }

    /// Takes at most `most` due jobs, longest due first. Nobody else gets them before `locked_until`; finish or retry
    /// each by then.
    pub async fn claim_jobs(
        &mut self,
        now: Stamp,
        locked_until: Stamp,
        most: usize,
    ) -> Result<Vec<Job>, Error> {
        let mut jobs = self.rows(CLAIM, &[now.into(), locked_until.into(), most.into()], read).await?;
        jobs.sort_by_key(|job| (job.run_at, job.id));
        Ok(jobs)
    }

    /// Takes a claimed job that was done out of the queue. False when it was finished before or another worker has it now.
    pub async fn finish_job(&mut self, job: Job) -> Result<bool, Error> {
        self.was_done(&job.payload).await?;
        self.take_job(&job).await
    }

    pub(crate) async fn take_job(&mut self, job: &Job) -> Result<bool, Error> {
        Ok(self.run(FINISH, &[job.id.into(), job.attempts.into()]).await? > 0)
    }

    /// Puts a claimed job back. False as for [`Tx::finish_job`].
    pub async fn retry_job(&mut self, job: Job, setback: Setback) -> Result<bool, Error> {
        let Setback { trouble, run_at } = setback;
        let lost = i64::from(trouble.is_unsure());
        let values = [job.id.into(), job.attempts.into(), run_at.into(), trouble.code().into(), lost.into()];
        let put = self.run(RETRY, &values).await? > 0;
        self.tell(Topic::Jobs);
        Ok(put)
    }

    /// Jobs that were put back, by reason. One of another version of this program counts as failed.
    pub async fn troubled_jobs(&mut self) -> Result<Vec<Troubled>, Error> {
        self.rows(TROUBLES, &[], |row| {
            Ok(Troubled {
                trouble: Trouble::from_code(&row.get::<String>(0)?).unwrap_or(Trouble::Failed),
                jobs: row.get::<i64>(1)?.try_into().unwrap_or(0),
                next: row.stamp(2)?,
                attempts: row.get(3)?,
            })
        })
        .await
    }

    /// Has all that were put back tried again now; how many.
    pub async fn hurry_jobs(&mut self, now: Stamp) -> Result<usize, Error> {
        let hurried = self.run(HURRY, &[now.into()]).await?;
        self.tell(Topic::Jobs);
        Ok(hurried.try_into().unwrap_or(0))
    }

    /// When the next job is due or a claim runs out; `None` when there is no job.
    pub async fn next_job_at(&mut self) -> Result<Option<Stamp>, Error> {
        let next = self.row(NEXT, &[], |row| row.get::<Option<i64>>(0)).await?;
        Ok(next.flatten().map(Stamp))
    }

    /// How many jobs wait or run, on all nodes.
    pub async fn count_jobs(&mut self) -> Result<u64, Error> {
        let count = self.row(COUNT, &[], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }
}

fn read(row: &Row<'_>) -> Result<Job, Error> {
    Ok(Job {
        id: row.id(0)?,
        kind: row.get(1)?,
        payload: row.get(2)?,
        run_at: row.stamp(3)?,
        attempts: row.get(4)?,
        dedupe_key: row.get(5)?,
        lost: row.get(6)?,
    })
}
