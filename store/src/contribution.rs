//! Contributions: what each row of each source says, and which listing it belongs to.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::{Error, Tx, key};
use domain::{Contribution, Listing, ListingId, SourceKey, Stamp};

statements! {
    ONE = "SELECT source, external_id, listing, digest, body, first_seen, last_seen FROM contributions \
        WHERE source = $1 AND external_id = $2";
    OF_LISTING = "SELECT source, external_id, listing, digest, body, first_seen, last_seen FROM contributions \
        WHERE listing = $1 ORDER BY source, external_id";
    OF_SOURCE = "SELECT external_id, digest, listing, last_seen FROM contributions WHERE source = $1 \
        ORDER BY external_id";
    CANDIDATES = "SELECT key, listing FROM block_keys WHERE key = $1 ORDER BY listing";
}

shortcuts! {
    read contribution(key: SourceKey) -> Option<Remembered>;
    read contributions_of(listing: ListingId) -> Vec<Remembered>;
    read_long contributions_of_each(listings: Vec<ListingId>) -> Vec<Remembered>;
    read_long source_rows(source: String) -> Vec<SourceRow>;
    read_long candidates(keys: Vec<String>) -> Vec<Candidate>;
}

/// A contribution as it is remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// What the row says; its listing's id is the listing it belongs to.
    pub contribution: Contribution,
    /// Digest of the row as it came, to tell whether it changed.
    pub digest: Vec<u8>,
    /// When an import first saw it.
    pub first_seen: Stamp,
    /// When an import last saw it.
    pub last_seen: Stamp,
}

/// A row of a source, without its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Its id in the source.
    pub external_id: String,
    /// Digest of the row as it came.
    pub digest: Vec<u8>,
    /// The listing it belongs to.
    pub listing: ListingId,
    /// When an import last saw it.
    pub last_seen: Stamp,
}

/// A listing found under a block key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The key.
    pub key: String,
    /// The listing.
    pub listing: ListingId,
}

impl Tx {
    /// What a row of a source said when it was last imported.
    pub async fn contribution(&mut self, key: SourceKey) -> Result<Option<Remembered>, Error> {
        self.row(ONE, &[key.source.into(), key.external_id.into()], read).await
    }

    /// Everything that sources say about a listing, by source and external id.
    pub async fn contributions_of(&mut self, listing: ListingId) -> Result<Vec<Remembered>, Error> {
        self.contributions_of_each(vec![listing]).await
    }

    /// Everything that sources say about some listings, listing by listing in the order asked.
    pub async fn contributions_of_each(
        &mut self,
        listings: Vec<ListingId>,
    ) -> Result<Vec<Remembered>, Error> {
        let ids: Vec<Vec<Value>> = listings.into_iter().map(|id| vec![id.into()]).collect();
        self.rows_each(OF_LISTING, &ids, read).await
    }

    /// All rows of a source, by external id, without their bodies: an import asks once which rows are new or changed.
    pub async fn source_rows(&mut self, source: String) -> Result<Vec<SourceRow>, Error> {
        let read = |row: &Row<'_>| {
            Ok(SourceRow {
                external_id: row.get(0)?,
                digest: row.get(1)?,
                listing: row.id(2)?,
                last_seen: row.stamp(3)?,
            })
        };
        self.rows(OF_SOURCE, &[source.into()], read).await
    }

    /// The listings under each block key, in the order of the keys.
    ///
    /// # Errors
    /// [`Error::TooLong`] for a key that no listing can have.
    pub async fn candidates(&mut self, keys: Vec<String>) -> Result<Vec<Candidate>, Error> {
        let keys: Vec<Vec<Value>> =
            keys.iter().map(|text| Ok(vec![key("a block key", text)?])).collect::<Result<_, Error>>()?;
        self.rows_each(CANDIDATES, &keys, |row| Ok(Candidate { key: row.get(0)?, listing: row.id(1)? })).await
    }
}

fn read(row: &Row<'_>) -> Result<Remembered, Error> {
    let key = SourceKey { source: row.get(0)?, external_id: row.get(1)? };
    let listing = Listing { id: row.id(2)?, ..row.body(4, "contribution")? };
    Ok(Remembered {
        contribution: Contribution { key, listing },
        digest: row.get(3)?,
        first_seen: row.stamp(5)?,
        last_seen: row.stamp(6)?,
    })
}
