//! Work that was given up after all its tries: whoever runs the server has it tried again, or lets it go.

use crate::engine::{Row, Topic, shortcuts, statements};
use crate::{ErasureId, Error, Job, JobId, Tx};
use domain::{Stamp, Trouble};

statements! {
    ADD = "INSERT INTO given_up (id, kind, payload, trouble, since, whom) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (payload) DO UPDATE SET trouble = excluded.trouble";
    PAGE = "SELECT id, kind, payload, trouble, since FROM given_up ORDER BY since, id LIMIT $1";
    COUNT = "SELECT COUNT(*) FROM given_up";
    TAKE = "DELETE FROM given_up WHERE id = $1 RETURNING id, kind, payload, trouble, since";
    DONE = "DELETE FROM given_up WHERE payload = $1";
    FORGET = "DELETE FROM given_up WHERE since < $1";
    ERASE = "DELETE FROM given_up WHERE whom = $1";
}

shortcuts! {
    tx give_up_job(job: Job, why: Trouble, today: i64, whom: Option<ErasureId>) -> bool;
    read given_up(most: usize) -> Vec<GivenUp>;
    read count_given_up() -> u64;
    tx try_given_up(id: JobId, now: Stamp) -> bool;
    tx let_go(id: JobId) -> bool;
    tx forget_given_up(before: i64) -> u64;
}

/// Work that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenUp {
    /// The job's id.
    pub id: JobId,
    /// What was to be done.
    pub kind: String,
    /// With what: JSON.
    pub payload: String,
    /// What went wrong last.
    pub trouble: Trouble,
    /// Since which day, in days since 1970: no moment, which could tell what belongs together.
    pub since: i64,
}

impl Tx {
    /// Takes a claimed job out of the queue and keeps it apart; the same work stands there once. `whom`: the account or
    /// member that it is for, with whose erasure it goes. False as for [`Tx::finish_job`].
    pub async fn give_up_job(
        &mut self,
        job: Job,
        why: Trouble,
        today: i64,
        whom: Option<ErasureId>,
    ) -> Result<bool, Error> {
        if !self.take_job(&job).await? {
            return Ok(false);
        }
        let values = [
            job.id.into(),
            job.kind.into(),
            job.payload.into(),
            why.code().into(),
            today.into(),
            whom.into(),
        ];
        self.run(ADD, &values).await?;
        Ok(true)
    }

    /// At most `most` of what was given up, oldest first.
    pub async fn given_up(&mut self, most: usize) -> Result<Vec<GivenUp>, Error> {
        self.rows(PAGE, &[most.into()], read).await
    }

    /// How much was given up.
    pub async fn count_given_up(&mut self) -> Result<u64, Error> {
        let count = self.row(COUNT, &[], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// Puts what was given up into the queue again, as if it had never been tried; false when it is not there.
    pub async fn try_given_up(&mut self, id: JobId, now: Stamp) -> Result<bool, Error> {
        let Some(GivenUp { id, kind, payload, .. }) = self.row(TAKE, &[id.into()], read).await? else {
            return Ok(false);
        };
        self.enqueue(Job { id, kind, payload, run_at: now, attempts: 0, dedupe_key: None, lost: 0 }).await?;
        self.tell(Topic::Jobs);
        Ok(true)
    }

    /// Lets go what was given up; false when it is not there.
    pub async fn let_go(&mut self, id: JobId) -> Result<bool, Error> {
        Ok(self.row(TAKE, &[id.into()], read).await?.is_some())
    }

    /// Forgets what was given up before a day; how much.
    pub async fn forget_given_up(&mut self, before: i64) -> Result<u64, Error> {
        self.run(FORGET, &[before.into()]).await
    }

    /// The same work was done after all.
    pub(crate) async fn was_done(&mut self, payload: &str) -> Result<(), Error> {
        self.run(DONE, &[payload.into()]).await.map(drop)
    }

    /// What was given up goes with whom it was for: see [`Tx::note_erasure`].
    pub(crate) async fn erase_given_up(&mut self, whom: ErasureId) -> Result<(), Error> {
        self.run(ERASE, &[whom.into()]).await.map(drop)
    }
}

fn read(row: &Row<'_>) -> Result<GivenUp, Error> {
    Ok(GivenUp {
        id: row.id(0)?,
        kind: row.get(1)?,
        payload: row.get(2)?,
        // one of another version of this program counts as failed
        trouble: Trouble::from_code(&row.get::<String>(3)?).unwrap_or(Trouble::Failed),
        since: row.get(4)?,
    })
}
