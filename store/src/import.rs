//! What an import found, applied in one transaction.

use crate::engine::{Value, body, shortcuts, statements};
use crate::{Error, Tx, key};
use domain::{Contribution, Listing, ListingId, SourceKey, Stamp};

statements! {
    REMEMBER = "INSERT INTO contributions (source, external_id, listing, digest, body, first_seen, last_seen) \
        VALUES ($1, $2, $3, $4, $5, $6, $6) \
        ON CONFLICT (source, external_id) DO UPDATE SET listing = excluded.listing, digest = excluded.digest, \
        body = excluded.body, last_seen = excluded.last_seen";
    SEEN = "UPDATE contributions SET last_seen = $3 WHERE source = $1 AND external_id = $2";
    FORGET = "DELETE FROM contributions WHERE source = $1 AND external_id = $2";
    NO_KEYS = "DELETE FROM block_keys WHERE listing = $1";
    KEY = "INSERT INTO block_keys (key, listing) VALUES ($1, $2) ON CONFLICT (key, listing) DO NOTHING";
}

shortcuts! {
    tx apply(batch: ImportBatch) -> ();
}

/// What an import found in a part of a feed. A few thousand rows a batch keep other writers from waiting long.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportBatch {
    /// When.
    pub now: Stamp,
    /// Listings, new or changed, as merged. They are saved first, so that rows may speak of them.
    pub listings: Vec<Listing>,
    /// Rows, new or changed. Each one's listing id names the listing it belongs to from now on.
    pub rows: Vec<ImportRow>,
    /// Rows seen again without a change.
    pub seen: Vec<SourceKey>,
    /// Rows that do not count any more.
    pub gone: Vec<SourceKey>,
    /// All block keys of a listing, in place of those it had.
    pub keys: Vec<(ListingId, Vec<String>)>,
}

/// A row of a feed as it is to be remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// What it says.
    pub contribution: Contribution,
    /// Digest of the row as it came.
    pub digest: Vec<u8>,
}

impl Tx {
    /// Applies a batch: all of it or nothing. Applying it again changes nothing but the change numbers.
    ///
    /// # Errors
    /// [`Error::NoId`], [`Error::NoSuchListing`] and [`Error::TooLong`] for what cannot be remembered.
    pub async fn apply(&mut self, batch: ImportBatch) -> Result<(), Error> {
        let ImportBatch { now, listings, rows, seen, gone, keys } = batch;
        // sorted, so that two imports that meet lock their rows in the same order
        let remember = sorted(rows.into_iter().map(|row| columns(row, now)))?;
        let seen = sorted(seen.iter().map(|at| {
            row_key(at).map(|mut values| {
                values.push(now.into());
                values
            })
        }))?;
        let gone = sorted(gone.iter().map(row_key))?;
        let cleared = sorted(keys.iter().map(|(listing, _)| Ok(vec![(*listing).into()])))?;
        let keys = sorted(keys.iter().flat_map(|(listing, keys)| {
            keys.iter().map(|text| Ok(vec![key("a block key", text)?, (*listing).into()]))
        }))?;
        let changed = self.write_listings(listings, now).await?;
        self.run_each(REMEMBER, &remember).await?;
        self.run_each(SEEN, &seen).await?;
        self.run_each(FORGET, &gone).await?;
        self.run_each(NO_KEYS, &cleared).await?;
        self.run_each(KEY, &keys).await?;
        self.note_changes(&changed, now).await // last: from here to the commit other writers wait
    }
}

fn sorted(rows: impl Iterator<Item = Result<Vec<Value>, Error>>) -> Result<Vec<Vec<Value>>, Error> {
    let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
    rows.sort_by(|a, b| a.iter().take(2).cmp(b.iter().take(2)));
    Ok(rows)
}

fn row_key(at: &SourceKey) -> Result<Vec<Value>, Error> {
    Ok(vec![key("a source's name", &at.source)?, key("a row's external id", &at.external_id)?])
}

fn columns(row: ImportRow, now: Stamp) -> Result<Vec<Value>, Error> {
    let Contribution { key, listing } = row.contribution;
    if listing.id.is_nil() {
        return Err(Error::NoId("row's listing"));
    }
    let mut values = row_key(&key)?;
    values.extend([listing.id.into(), row.digest.into(), body("contribution", &listing)?.into(), now.into()]);
    Ok(values)
}
