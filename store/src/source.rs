//! Sources: feeds that are read again and again.

use crate::engine::{Row, shortcuts, statements};
use crate::{Error, Tx, key};
use domain::Stamp;

statements! {
    ONE = "SELECT name, address, format, zone, every_seconds, next_at, etag, last_modified, refreshed_at, outcome, \
        error, rows_last, country, region, mapping FROM sources WHERE name = $1";
    ALL = "SELECT name, address, format, zone, every_seconds, next_at, etag, last_modified, refreshed_at, outcome, \
        error, rows_last, country, region, mapping FROM sources ORDER BY name";
    DUE = "SELECT name, address, format, zone, every_seconds, next_at, etag, last_modified, refreshed_at, outcome, \
        error, rows_last, country, region, mapping FROM sources WHERE next_at <= $1 ORDER BY next_at, name";
    // what was remembered of another address, or of rows that were read otherwise, says nothing about this one
    SAVE = "INSERT INTO sources (name, address, format, zone, every_seconds, next_at, country, region, mapping) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        ON CONFLICT (name) DO UPDATE SET address = excluded.address, format = excluded.format, zone = excluded.zone, \
        country = excluded.country, region = excluded.region, mapping = excluded.mapping, \
        every_seconds = excluded.every_seconds, next_at = excluded.next_at";
    FORGET = "UPDATE sources SET etag = NULL, last_modified = NULL WHERE name = $1 AND NOT (address = $2 AND format = $3 \
        AND COALESCE(zone, '') = COALESCE($4, '') AND COALESCE(country, '') = COALESCE($5, '') \
        AND COALESCE(region, '') = COALESCE($6, '') AND COALESCE(mapping, '') = COALESCE($7, ''))";
    RECORD = "UPDATE sources SET refreshed_at = $2, next_at = $3, etag = $4, last_modified = $5, \
        outcome = COALESCE($6, outcome), error = $7, rows_last = COALESCE($8, rows_last) WHERE name = $1";
    REMOVE = "DELETE FROM sources WHERE name = $1";
}

shortcuts! {
    read source(name: String) -> Option<Source>;
    read_long sources() -> Vec<Source>;
    read due_sources(now: Stamp) -> Vec<Source>;
    tx save_source(source: Source) -> ();
    tx record_refresh(name: String, refresh: Refresh) -> bool;
    tx remove_source(name: String) -> bool;
}

/// A feed that is read again and again, and how it went the last time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Its short name, the `source` of its rows.
    pub name: String,
    /// URL or path.
    pub address: String,
    /// Code of its format, or `auto`.
    pub format: String,
    /// Zone of times without one.
    pub zone: Option<String>,
    /// Country of places without one.
    pub country: Option<String>,
    /// State or province of places that name a town only.
    pub region: Option<String>,
    /// What its columns hold, in lines `header = field`.
    pub mapping: Option<String>,
    /// Seconds from one refresh to the next; `None`: only by hand.
    pub every_seconds: Option<i64>,
    /// When it is due; `None`: only by hand.
    pub next_at: Option<Stamp>,
    /// How the last refresh went; `None` before the first.
    pub last: Option<Refresh>,
}

/// How a refresh went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refresh {
    /// When.
    pub at: Stamp,
    /// When the next one is due.
    pub next_at: Option<Stamp>,
    /// The server's mark of what was read, for asking only for news.
    pub etag: Option<String>,
    /// The server's date of what was read.
    pub last_modified: Option<String>,
    /// The import's summary as JSON; `None` keeps the one before (nothing new, or it failed).
    pub outcome: Option<String>,
    /// Why it failed, in words for the operator.
    pub error: Option<String>,
    /// Rows read; `None` keeps the number before, so that a shrunken feed is noticed after failures too.
    pub rows: Option<i64>,
}

impl Tx {
    /// A source by its name.
    pub async fn source(&mut self, name: String) -> Result<Option<Source>, Error> {
        self.row(ONE, &[name.into()], read).await
    }

    /// All sources by name.
    pub async fn sources(&mut self) -> Result<Vec<Source>, Error> {
        self.rows(ALL, &[], read).await
    }

    /// Sources that are due, longest due first.
    pub async fn due_sources(&mut self, now: Stamp) -> Result<Vec<Source>, Error> {
        self.rows(DUE, &[now.into()], read).await
    }

    /// Saves what a source is; how it went stays as it was recorded. What is read otherwise from now on is read anew, even
    /// when it did not change.
    ///
    /// # Errors
    /// [`Error::TooLong`] for its name.
    pub async fn save_source(&mut self, source: Source) -> Result<(), Error> {
        let name = key("a source's name", &source.name)?;
        let read = [
            name.clone(),
            source.address.clone().into(),
            source.format.clone().into(),
            source.zone.clone().into(),
            source.country.clone().into(),
            source.region.clone().into(),
            source.mapping.clone().into(),
        ];
        self.run(FORGET, &read).await?;
        let values = [
            name,
            source.address.into(),
            source.format.into(),
            source.zone.into(),
            source.every_seconds.into(),
            source.next_at.into(),
            source.country.into(),
            source.region.into(),
            source.mapping.into(),
        ];
        self.run(SAVE, &values).await.map(drop)
    }

    /// Records how a refresh went and when the next is due. False when there is no such source.
    pub async fn record_refresh(&mut self, name: String, refresh: Refresh) -> Result<bool, Error> {
        let values = [
            name.into(),
            refresh.at.into(),
            refresh.next_at.into(),
            refresh.etag.into(),
            refresh.last_modified.into(),
            refresh.outcome.into(),
            refresh.error.into(),
            refresh.rows.into(),
        ];
        Ok(self.run(RECORD, &values).await? > 0)
    }

    /// Forgets a source. What it contributed stays. False when there is no such source.
    pub async fn remove_source(&mut self, name: String) -> Result<bool, Error> {
        Ok(self.run(REMOVE, &[name.into()]).await? > 0)
    }
}

fn read(row: &Row<'_>) -> Result<Source, Error> {
    let next_at = row.get::<Option<i64>>(5)?.map(Stamp);
    let refreshed = row.get::<Option<i64>>(8)?.map(Stamp);
    let refresh = |at| -> Result<Refresh, Error> {
        Ok(Refresh {
            at,
            next_at,
            etag: row.get(6)?,
            last_modified: row.get(7)?,
            outcome: row.get(9)?,
            error: row.get(10)?,
            rows: row.get(11)?,
        })
    };
    Ok(Source {
        name: row.get(0)?,
        address: row.get(1)?,
        format: row.get(2)?,
        zone: row.get(3)?,
        country: row.get(12)?,
        region: row.get(13)?,
        mapping: row.get(14)?,
        every_seconds: row.get(4)?,
        next_at,
        last: refreshed.map(refresh).transpose()?,
    })
}
