//! Submissions: groups that somebody submitted.

use crate::engine::{Row, shortcuts, statements};
use crate::sealing::OPEN_MARK;
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::submission::{Submission, SubmissionState, listing_of};
use domain::{ListingId, Stamp, SubmissionId};

statements! {
    ONE = "SELECT id, body FROM submissions WHERE id = $1";
    OF_LISTING = "SELECT id, body FROM submissions WHERE listing = $1";
    HOLD = "UPDATE submissions SET state = state WHERE id = $1 RETURNING id, body";
    PAGE = "SELECT id, body FROM submissions WHERE state = $1 AND (changed, id) > ($2, $3) ORDER BY changed, id LIMIT $4";
    COUNT = "SELECT COUNT(*) FROM submissions WHERE state = $1";
    SAVE = "INSERT INTO submissions (id, state, changed, body, listing) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed = excluded.changed, body = excluded.body";
    OPEN = "SELECT id, body FROM submissions WHERE substr(body, 1, 1) = $1";
    SEAL = "UPDATE submissions SET body = $2 WHERE id = $1";
    UNNAMED = "SELECT id, body FROM submissions WHERE listing IS NULL";
    NAME = "UPDATE submissions SET listing = $2 WHERE id = $1";
    FORGET = "DELETE FROM submissions WHERE state = $1 AND changed < $2";
}

shortcuts! {
    read submission(id: SubmissionId) -> Option<Submission>;
    read submission_of(listing: ListingId) -> Option<Submission>;
    read submissions(state: SubmissionState, after: Option<(Stamp, SubmissionId)>, most: usize) -> Vec<Submission>;
    read count_submissions(state: SubmissionState) -> u64;
    tx save_submission(submission: Submission) -> ();
    tx forget_submissions(state: SubmissionState, before: Stamp) -> u64;
}

impl Tx {
    /// A submission, to read.
    pub async fn submission(&mut self, id: SubmissionId) -> Result<Option<Submission>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_submissions(found).await?.pop())
    }

    /// The submission that becomes a listing: so those know it who decide, and may not have its draft.
    pub async fn submission_of(&mut self, listing: ListingId) -> Result<Option<Submission>, Error> {
        let found = self.row(OF_LISTING, &[listing.into()], read).await?;
        Ok(self.open_submissions(found).await?.pop())
    }

    /// A submission, to change it in this transaction: nobody else changes it before the commit, so two people cannot
    /// decide the same one.
    pub async fn hold_submission(&mut self, id: SubmissionId) -> Result<Option<Submission>, Error> {
        let held = self.row(HOLD, &[id.into()], read).await?;
        Ok(self.open_submissions(held).await?.pop())
    }

    /// Seals what a program before the vault left open, and says which listing each becomes.
    pub(crate) async fn seal_old_submissions(&mut self) -> Result<(), Error> {
        for (id, body) in self.rows(OPEN, &[OPEN_MARK.into()], read).await? {
            let sealed = self.seal_as_it_is(body_of(&id.bytes()), &body).await?;
            self.run(SEAL, &[id.into(), sealed.into()]).await?;
        }
        for (id, _) in self.rows(UNNAMED, &[], read).await? {
            self.run(NAME, &[id.into(), listing_of(id).into()]).await?;
        }
        Ok(())
    }

    async fn open_submissions(
        &mut self,
        found: impl IntoIterator<Item = (SubmissionId, Vec<u8>)>,
    ) -> Result<Vec<Submission>, Error> {
        let key = self.data_key(HOUSE).await?;
        found.into_iter().map(|(id, sealed)| key.unseal(body_of(&id.bytes()), &sealed)).collect()
    }

    /// At most `most` submissions in a state, longest unchanged first, from the one behind `after` (its change and id).
    pub async fn submissions(
        &mut self,
        state: SubmissionState,
        after: Option<(Stamp, SubmissionId)>,
        most: usize,
    ) -> Result<Vec<Submission>, Error> {
        let (changed, id) = after.unwrap_or((Stamp(i64::MIN), SubmissionId::NIL));
        let page =
            self.rows(PAGE, &[state.code().into(), changed.into(), id.into(), most.into()], read).await?;
        self.open_submissions(page).await
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
            self.seal(HOUSE, body_of(&submission.id.bytes()), &submission).await?.into(),
            submission.becomes().into(),
        ];
        self.run(SAVE, &values).await.map(drop)
    }

    /// Forgets the submissions in a state that have not changed since a moment (drafts that were left); how many.
    pub async fn forget_submissions(&mut self, state: SubmissionState, before: Stamp) -> Result<u64, Error> {
        self.run(FORGET, &[state.code().into(), before.into()]).await
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "submissions", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<(SubmissionId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.get(1)?))
}
