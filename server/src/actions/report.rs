//! Reports of visitors, and questions to the group.

use crate::{app::App, chance::chance, clock::DAY};
use domain::{
    Answer, AnswerSource, Listing, ListingId, Question, ReportId, Stamp, Status,
    report::{Closing, MOST_TEXT, Report, ReportKind},
};

/// Why a report cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It says nothing.
    #[error("write what is wrong")]
    Empty,
    /// It is too long.
    #[error("write at most {MOST_TEXT} characters")]
    TooLong,
}

/// Takes a report. "Does not exist any more" and "asked me for money" may come without words.
pub async fn report(
    app: &App,
    listing: ListingId,
    kind: ReportKind,
    question: Option<Question>,
    text: &str,
) -> anyhow::Result<Result<ReportId, Refusal>> {
    let text = text.trim();
    let needs_words = matches!(kind, ReportKind::Correction | ReportKind::Ask) && question.is_none();
    if text.is_empty() && needs_words {
        return Ok(Err(Refusal::Empty));
    }
    if text.chars().count() > MOST_TEXT {
        return Ok(Err(Refusal::TooLong));
    }
    let id = ReportId::new(app.now(), chance());
    let report = Report { id, listing, kind, question, text: text.to_owned(), at: app.now(), closed: None };
    app.db.add_report(report).await?;
    Ok(Ok(id))
}

/// A report, or a question.
pub async fn one(app: &App, id: ReportId) -> anyhow::Result<Option<Report>> {
    Ok(app.db.report(id).await?)
}

/// At most `most` that nobody has closed, oldest first, each with the name of the listing that it is about.
pub async fn open(app: &App, most: usize) -> anyhow::Result<Vec<(Report, String)>> {
    let mut open = vec![];
    for report in app.db.open_reports(None, most).await? {
        let name = super::listing::name(app, report.listing).await?;
        open.push((report, name));
    }
    Ok(open)
}

/// Closes a report with a reason.
pub async fn close(app: &App, report: &Report, reason: &str) -> anyhow::Result<()> {
    app.db.close_report(report.id, Closing { at: app.now(), reason: reason.to_owned() }).await?;
    Ok(())
}

/// Closes a report with a reason, and says whether the group meets.
pub async fn settle(app: &App, report: &Report, status: Status, reason: &str) -> anyhow::Result<()> {
    if let Some(listing) = super::listing::listing(app, report.listing).await?
        && listing.status != status
    {
        let mut said = said_here(app, &listing).await?;
        said.status = status;
        super::listing::say(app, report.listing, said).await?;
    }
    close(app, report, reason).await
}

/// What this server's own people have said about a listing so far; at least what it is.
async fn said_here(app: &App, listing: &Listing) -> anyhow::Result<Listing> {
    let said = super::listing::said_here(app, listing.id).await?;
    Ok(said.map_or_else(
        || Listing { name: listing.name.clone(), kind: listing.kind, ..Listing::default() },
        |contribution| contribution.listing,
    ))
}

/// Publishes a reply as the listing's answer, and closes the question.
pub async fn reply(
    app: &App,
    report: &Report,
    text: &str,
    source: AnswerSource,
) -> anyhow::Result<Option<Listing>> {
    let Some(question) = report.question else { return Ok(None) };
    let Some(listing) = super::listing::listing(app, report.listing).await? else { return Ok(None) };
    let mut said = said_here(app, &listing).await?;
    let date = Some(app.now().date());
    said.answers.insert(question, Answer::new(text, source, date));
    let listing = super::listing::say(app, report.listing, said).await?;
    close(app, report, text).await?;
    Ok(Some(listing))
}

/// Forgets reports that were closed as long ago as the settings say; how many.
pub async fn forget_closed(app: &App) -> anyhow::Result<u64> {
    let kept = app.config.keep.keep_reports_days.get().saturating_mul(DAY);
    Ok(app.db.forget_reports(Stamp(app.now().0.saturating_sub(kept))).await?)
}
