//! Groups that somebody submits: drafts, the queue, the decision.

use super::{letter, listing, work::Work};
use crate::{app::App, chance::chance, clock::DAY};
use domain::{
    Listing, ListingId, Owner, Stamp, SubmissionId,
    submission::{Refusal, Submission, SubmissionState, listing_of},
};
use std::collections::BTreeMap;

/// Begins a draft. Its id is hard to guess: whoever has the link has the draft.
pub async fn begin(app: &App) -> anyhow::Result<Submission> {
    // All random, unlike other ids: the moment must not help to guess a draft's address.
    let submission = Submission {
        id: SubmissionId::from_bytes(chance()),
        listing: Listing::default(),
        state: SubmissionState::Draft,
        typed: BTreeMap::new(),
        begun: app.now(),
        changed: app.now(),
        reason: None,
    };
    app.db.save_submission(submission.clone()).await?;
    Ok(submission)
}

/// The draft that a link opens.
pub async fn opened(app: &App, secret: &str) -> anyhow::Result<Option<Submission>> {
    let Ok(id) = secret.parse() else { return Ok(None) };
    Ok(app.db.submission(id).await?)
}

/// Submissions that wait, oldest first.
pub async fn waiting(app: &App, most: usize) -> anyhow::Result<Vec<Submission>> {
    Ok(app.db.submissions(SubmissionState::Waiting, None, most).await?)
}

/// A submission that was sent, by its number: so those know it who decide.
pub async fn sent(app: &App, number: ListingId) -> anyhow::Result<Option<Submission>> {
    let found = app.db.submission_of(number).await?;
    Ok(found.filter(|found| found.state != SubmissionState::Draft))
}

/// Saves what was typed so far. Only what nobody decides right now can be changed; `None` otherwise.
pub async fn save(
    app: &App,
    id: SubmissionId,
    typed: BTreeMap<String, String>,
    read: fn(&BTreeMap<String, String>) -> Listing,
) -> anyhow::Result<Option<Submission>> {
    let now = app.now();
    let saved = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(mut submission) = tx.hold_submission(id).await? else { return Ok(None) };
            if !matches!(submission.state, SubmissionState::Draft | SubmissionState::Returned) {
                return Ok(None);
            }
            submission.typed.extend(typed);
            submission.listing = read(&submission.typed);
            submission.changed = now;
            tx.save_submission(submission.clone()).await?;
            Ok(Some(submission))
        })
    });
    Ok(saved.await?)
}

/// Sends a draft to the queue, with its flags.
pub async fn send(app: &App, id: SubmissionId) -> anyhow::Result<Option<Result<Submission, Refusal>>> {
    let now = app.now();
    let sent = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(mut submission) = tx.hold_submission(id).await? else { return Ok(None) };
            if let Err(refusal) = submission.may_send() {
                return Ok(Some(Err(refusal)));
            }
            if matches!(submission.state, SubmissionState::Draft | SubmissionState::Returned) {
                super::import::prepare(&mut submission.listing);
                submission.listing.findings = safety::review_listing(&submission.listing);
                submission.state = SubmissionState::Waiting;
                submission.changed = now;
                tx.save_submission(submission.clone()).await?;
            }
            Ok(Some(Ok(submission)))
        })
    });
    Ok(sent.await?)
}

/// Accepts a waiting submission: its listing becomes public, and its sender keeps it by the signed link.
pub async fn accept(app: &App, id: SubmissionId) -> anyhow::Result<Option<Result<ListingId, Refusal>>> {
    let Some(submission) = app.db.submission(id).await? else { return Ok(None) };
    if let Err(refusal) = submission.may_decide() {
        return Ok(Some(Err(refusal)));
    }
    // One id for one submission: accepting again after a crash changes the same listing.
    let listing_id = listing_of(id);
    let email = letter::address(&submission);
    let said = Listing { checked: Some(app.now().date()), ..submission.listing };
    listing::say(app, listing_id, said).await?;
    app.db.save_owner(Owner::new(listing_id, email, app.now())).await?;
    decide(app, id, SubmissionState::Accepted, None).await?;
    Ok(Some(Ok(listing_id)))
}

/// Sends a waiting submission back with a reason.
pub async fn send_back(
    app: &App,
    id: SubmissionId,
    reason: &str,
) -> anyhow::Result<Option<Result<(), Refusal>>> {
    if reason.trim().is_empty() {
        return Ok(Some(Err(Refusal::NoReason)));
    }
    let Some(submission) = app.db.submission(id).await? else { return Ok(None) };
    if let Err(refusal) = submission.may_decide() {
        return Ok(Some(Err(refusal)));
    }
    decide(app, id, SubmissionState::Returned, Some(reason.trim().to_owned())).await?;
    Ok(Some(Ok(())))
}

async fn decide(
    app: &App,
    id: SubmissionId,
    state: SubmissionState,
    reason: Option<String>,
) -> anyhow::Result<()> {
    let now = app.now();
    let letter = Work::TellSender { submission: id }.job(app, None)?;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if let Some(mut submission) = tx.hold_submission(id).await? {
                (submission.state, submission.reason, submission.changed) = (state, reason, now);
                tx.save_submission(submission).await?;
                tx.enqueue(letter).await?;
            }
            Ok(())
        })
    });
    Ok(done.await?)
}

/// Forgets drafts that nobody touched and what was decided, each after the days that the settings give it; how many.
pub async fn forget_old(app: &App) -> anyhow::Result<u64> {
    let (now, keep) = (app.now().0, &app.config.keep);
    let before = |days: i64| Stamp(now.saturating_sub(days.saturating_mul(DAY)));
    let (left, decided) = (before(keep.keep_drafts_days.get()), before(keep.keep_submissions_days.get()));
    let mut forgotten = app.db.forget_submissions(SubmissionState::Draft, left).await?;
    for state in [SubmissionState::Accepted, SubmissionState::Returned] {
        forgotten += app.db.forget_submissions(state, decided).await?;
    }
    Ok(forgotten)
}
