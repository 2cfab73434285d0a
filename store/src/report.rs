//! Reports: what visitors tell about a listing.

use crate::engine::{Row, body, shortcuts, statements};
use crate::{Error, Tx};
use domain::report::{Closing, Report};
use domain::{ListingId, ReportId, Stamp};

statements! {
    ONE = "SELECT body, closed_at, closed_reason FROM reports WHERE id = $1";
    OPEN = "SELECT body, closed_at, closed_reason FROM reports WHERE closed_at IS NULL AND (at, id) > ($1, $2) \
        ORDER BY at, id LIMIT $3";
    OF_LISTING = "SELECT body, closed_at, closed_reason FROM reports WHERE listing = $1 ORDER BY at, id";
    COUNT_OPEN = "SELECT COUNT(*) FROM reports WHERE closed_at IS NULL";
    ADD = "INSERT INTO reports (id, listing, kind, at, body) VALUES ($1, $2, $3, $4, $5)";
    CLOSE = "UPDATE reports SET closed_at = $2, closed_reason = $3 WHERE id = $1 AND closed_at IS NULL";
}

shortcuts! {
    read report(id: ReportId) -> Option<Report>;
    read open_reports(after: Option<(Stamp, ReportId)>, most: usize) -> Vec<Report>;
    read count_open_reports() -> u64;
    read reports_of(listing: ListingId) -> Vec<Report>;
    tx add_report(report: Report) -> ();
    tx close_report(id: ReportId, closing: Closing) -> bool;
}

impl Tx {
    /// A report.
    pub async fn report(&mut self, id: ReportId) -> Result<Option<Report>, Error> {
        self.row(ONE, &[id.into()], read).await
    }

    /// At most `most` reports that wait, oldest first, from the one behind `after` (its moment and id).
    pub async fn open_reports(
        &mut self,
        after: Option<(Stamp, ReportId)>,
        most: usize,
    ) -> Result<Vec<Report>, Error> {
        let (at, id) = after.unwrap_or((Stamp(i64::MIN), ReportId::NIL));
        self.rows(OPEN, &[at.into(), id.into(), most.into()], read).await
    }

    /// How many reports wait.
    pub async fn count_open_reports(&mut self) -> Result<u64, Error> {
        let count = self.row(COUNT_OPEN, &[], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// All reports about a listing, oldest first.
    pub async fn reports_of(&mut self, listing: ListingId) -> Result<Vec<Report>, Error> {
        self.rows(OF_LISTING, &[listing.into()], read).await
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
            body("report", &report)?.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Closes a report. False when somebody closed it before, or there is none; then nothing changed.
    pub async fn close_report(&mut self, id: ReportId, closing: Closing) -> Result<bool, Error> {
        Ok(self.run(CLOSE, &[id.into(), closing.at.into(), closing.reason.into()]).await? > 0)
    }
}

fn read(row: &Row<'_>) -> Result<Report, Error> {
    let mut report: Report = row.body(0, "report")?;
    let reason: Option<String> = row.get(2)?;
    let closed = row.get::<Option<i64>>(1)?;
    report.closed = closed.map(|at| Closing { at: Stamp(at), reason: reason.unwrap_or_default() });
    Ok(report)
}
