//! The change stream: which listings changed since a follower last looked.

use crate::engine::{Topic, Value, shortcuts, statements};
use crate::{Error, Tx};
use domain::{ListingId, Stamp};

statements! {
    SINCE = "SELECT seq, listing, at FROM changes WHERE seq > $1 ORDER BY seq LIMIT $2";
    LAST = "SELECT value FROM counters WHERE name = 'changes'";
    // holds the row until the commit: whoever takes the next numbers commits later, so no reader skips one
    COUNT_ON = "UPDATE counters SET value = value + $1 WHERE name = 'changes' RETURNING value";
    NOTE = "INSERT INTO changes (listing, seq, at) VALUES ($1, $2, $3) \
        ON CONFLICT (listing) DO UPDATE SET seq = excluded.seq, at = excluded.at";
}

shortcuts! {
    read changes(since: i64, most: usize) -> Vec<Change>;
    read last_change() -> i64;
}

/// The newest change of a listing. An older one of the same listing is forgotten. A listing that is not there any more
/// was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Its number: they rise in the order of commits.
    pub seq: i64,
    /// The listing that changed.
    pub listing: ListingId,
    /// When.
    pub at: Stamp,
}

impl Tx {
    /// At most `most` changes with a number above `since`, in order. Who asks again with the last number seen misses
    /// nothing, on whatever node the change was made.
    pub async fn changes(&mut self, since: i64, most: usize) -> Result<Vec<Change>, Error> {
        let read = |row: &crate::engine::Row<'_>| {
            Ok(Change { seq: row.get(0)?, listing: row.id(1)?, at: row.stamp(2)? })
        };
        self.rows(SINCE, &[since.into(), most.into()], read).await
    }

    /// The number of the last change; 0 before the first. Ask it before reading all listings, then follow from there.
    pub async fn last_change(&mut self) -> Result<i64, Error> {
        Ok(self.row(LAST, &[], |row| row.get(0)).await?.unwrap_or(0))
    }

    /// Notes that listings changed.
    pub(crate) async fn note_changes(&mut self, ids: &[ListingId], now: Stamp) -> Result<(), Error> {
        if ids.is_empty() {
            return Ok(());
        }
        let last = self.row(COUNT_ON, &[ids.len().into()], |row| row.get::<i64>(0)).await?;
        let last = last.ok_or_else(|| Error::Engine("the counter of changes is missing".into()))?;
        let first = last + 1 - i64::try_from(ids.len()).unwrap_or(0);
        let note = |(seq, id): (i64, &ListingId)| vec![(*id).into(), seq.into(), now.into()];
        let rows: Vec<Vec<Value>> = (first..).zip(ids).map(note).collect();
        self.run_each(NOTE, &rows).await?;
        self.tell(Topic::Listings);
        Ok(())
    }
}
