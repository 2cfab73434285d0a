//! Reports: what visitors tell about a listing.

use crate::engine::{Row, shortcuts, statements};
use crate::sealing::OPEN_MARK;
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::report::{Closing, Report};
use domain::{ListingId, ReportId, Stamp};

statements! {
    ONE = "SELECT id, body, closed_at, closed_reason FROM reports WHERE id = $1";
    OPEN = "SELECT id, body, closed_at, closed_reason FROM reports WHERE closed_at IS NULL AND (at, id) > ($1, $2) \
        ORDER BY at, id LIMIT $3";
    OF_LISTING = "SELECT id, body, closed_at, closed_reason FROM reports WHERE listing = $1 ORDER BY at, id";
    COUNT_OPEN = "SELECT COUNT(*) FROM reports WHERE closed_at IS NULL";
    ADD = "INSERT INTO reports (id, listing, kind, at, body) VALUES ($1, $2, $3, $4, $5)";
    OLD = "SELECT id, body, closed_at, closed_reason FROM reports WHERE substr(body, 1, 1) = $1";
    SEAL = "UPDATE reports SET body = $2, closed_reason = $3 WHERE id = $1";
    CLOSE = "UPDATE reports SET closed_at = $2, closed_reason = $3 WHERE id = $1 AND closed_at IS NULL";
    FORGET = "DELETE FROM reports WHERE closed_at < $1";
}

shortcuts! {
    read report(id: ReportId) -> Option<Report>;
    read open_reports(after: Option<(Stamp, ReportId)>, most: usize) -> Vec<Report>;
    read count_open_reports() -> u64;
    read reports_of(listing: ListingId) -> Vec<Report>;
    tx add_report(report: Report) -> ();
    tx close_report(id: ReportId, closing: Closing) -> bool;
    tx forget_reports(before: Stamp) -> u64;
}

impl Tx {
    /// A report.
    pub async fn report(&mut self, id: ReportId) -> Result<Option<Report>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.unseal_reports(found).await?.pop())
    }

    /// At most `most` reports that wait, oldest first, from the one behind `after` (its moment and id).
    pub async fn open_reports(
        &mut self,
        after: Option<(Stamp, ReportId)>,
        most: usize,
    ) -> Result<Vec<Report>, Error> {
        let (at, id) = after.unwrap_or((Stamp(i64::MIN), ReportId::NIL));
        let found = self.rows(OPEN, &[at.into(), id.into(), most.into()], read).await?;
        self.unseal_reports(found).await
    }

    /// How many reports wait.
    pub async fn count_open_reports(&mut self) -> Result<u64, Error> {
        let count = self.row(COUNT_OPEN, &[], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// All reports about a listing, oldest first.
    pub async fn reports_of(&mut self, listing: ListingId) -> Result<Vec<Report>, Error> {
        let found = self.rows(OF_LISTING, &[listing.into()], read).await?;
        self.unseal_reports(found).await
    }

    async fn unseal_reports(
        &mut self,
        found: impl IntoIterator<Item = Sealed>,
    ) -> Result<Vec<Report>, Error> {
        let key = self.data_key(HOUSE).await?;
        let open = |sealed: Sealed| {
            let row = sealed.id.bytes();
            let mut report: Report = key.unseal(body_of(&row), &sealed.body)?;
            if let Some((at, reason)) = sealed.closing {
                report.closed = Some(Closing { at, reason: key.unseal(reason_of(&row), &reason)? });
            }
            Ok(report)
        };
        found.into_iter().map(open).collect()
    }

    /// Seals what a program before the vault left open.
    pub(crate) async fn seal_old_reports(&mut self) -> Result<(), Error> {
        for old in self.rows(OLD, &[OPEN_MARK.into()], read).await? {
            let row = old.id.bytes();
            let body = self.seal_as_it_is(body_of(&row), &old.body).await?;
            let reason = match old.closing {
                Some((_, reason)) => {
                    let reason = String::from_utf8_lossy(&reason).into_owned();
                    Some(self.seal(HOUSE, reason_of(&row), &reason).await?)
                }
                None => None,
            };
            self.run(SEAL, &[old.id.into(), body.into(), reason.into()]).await?;
        }
        Ok(())
    }

    /// Adds a report that waits for a person.
    ///
    /// # Errors
    /// [`Error::NoSuchListing`]; [`Error::Conflict`] on `reports.id` when it was added before.
    pub async fn add_report(&mut self, report: Report) -> Result<(), Error> {
        let values = [
            report.id.into(),
            report.listing.into(),
            report.kind.code().into(),
            report.at.into(),
            self.seal(HOUSE, body_of(&report.id.bytes()), &report).await?.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Closes a report. False when somebody closed it before, or there is none; then nothing changed.
    pub async fn close_report(&mut self, id: ReportId, closing: Closing) -> Result<bool, Error> {
        let reason = self.seal(HOUSE, reason_of(&id.bytes()), &closing.reason).await?;
        Ok(self.run(CLOSE, &[id.into(), closing.at.into(), reason.into()]).await? > 0)
    }

    /// Forgets the reports that were closed before a moment; how many. What waits is never forgotten.
    pub async fn forget_reports(&mut self, before: Stamp) -> Result<u64, Error> {
        self.run(FORGET, &[before.into()]).await
    }
}

/// A report as it is stored.
struct Sealed {
    id: ReportId,
    body: Vec<u8>,
    closing: Option<(Stamp, Vec<u8>)>,
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "reports", column: "body", row: id }
}

fn reason_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "reports", column: "closed_reason", row: id }
}

fn read(row: &Row<'_>) -> Result<Sealed, Error> {
    let (at, reason) = (row.get::<Option<i64>>(2)?, row.get::<Option<Vec<u8>>>(3)?);
    Ok(Sealed { id: row.id(0)?, body: row.get(1)?, closing: at.map(Stamp).zip(reason) })
}
