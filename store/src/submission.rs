//! Submissions: groups that somebody submitted.

use crate::engine::{Row, body, shortcuts, statements};
use crate::{Error, Tx};
use domain::submission::{Submission, SubmissionState};
use domain::{Stamp, SubmissionId};

statements! {
    ONE = "SELECT body FROM submissions WHERE id = $1";
    HOLD = "UPDATE submissions SET state = state WHERE id = $1 RETURNING body";
    PAGE = "SELECT body FROM submissions WHERE state = $1 AND (changed, id) > ($2, $3) ORDER BY changed, id LIMIT $4";
    COUNT = "SELECT COUNT(*) FROM submissions WHERE state = $1";
    SAVE = "INSERT INTO submissions (id, state, changed, body) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed = excluded.changed, body = excluded.body";
    FORGET = "DELETE FROM submissions WHERE state = $1 AND changed < $2";
}

shortcuts! {
    read submission(id: SubmissionId) -> Option<Submission>;
    read submissions(state: SubmissionState, after: Option<(Stamp, SubmissionId)>, most: usize) -> Vec<Submission>;
    read count_submissions(state: SubmissionState) -> u64;
    tx save_submission(submission: Submission) -> ();
    tx forget_submissions(state: SubmissionState, before: Stamp) -> u64;
}

impl Tx {
    /// A submission, to read.
    pub async fn submission(&mut self, id: SubmissionId) -> Result<Option<Submission>, Error> {
        self.row(ONE, &[id.into()], read).await
    }

    /// A submission, to change it in this transaction: nobody else changes it before the commit, so two people cannot
    /// decide the same one.
    pub async fn hold_submission(&mut self, id: SubmissionId) -> Result<Option<Submission>, Error> {
        self.row(HOLD, &[id.into()], read).await
    }

    /// At most `most` submissions in a state, longest unchanged first, from the one behind `after` (its change and id).
    pub async fn submissions(
        &mut self,
        state: SubmissionState,
        after: Option<(Stamp, SubmissionId)>,
        most: usize,
    ) -> Result<Vec<Submission>, Error> {
        let (changed, id) = after.unwrap_or((Stamp(i64::MIN), SubmissionId::NIL));
        self.rows(PAGE, &[state.code().into(), changed.into(), id.into(), most.into()], read).await
    }

    /// How many submissions are in a state.
    pub async fn count_submissions(&mut self, state: SubmissionState) -> Result<u64, Error> {
        let count = self.row(COUNT, &[state.code().into()], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// Saves a submission under its id, new or changed.
    ///
    /// # Errors
    /// [`Error::NoId`] when its id is nil.
    pub async fn save_submission(&mut self, submission: Submission) -> Result<(), Error> {
        if submission.id.is_nil() {
            return Err(Error::NoId("submission"));
        }
        let values = [
            submission.id.into(),
            submission.state.code().into(),
            submission.changed.into(),
            body("submission", &submission)?.into(),
        ];
        self.run(SAVE, &values).await.map(drop)
    }

    /// Forgets the submissions in a state that have not changed since a moment (drafts that were left); how many.
    pub async fn forget_submissions(&mut self, state: SubmissionState, before: Stamp) -> Result<u64, Error> {
        self.run(FORGET, &[state.code().into(), before.into()]).await
    }
}

fn read(row: &Row<'_>) -> Result<Submission, Error> {
    row.body(0, "submission")
}
