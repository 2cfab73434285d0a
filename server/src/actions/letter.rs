//! Letters to those who keep a listing.

use super::{owner, work::Work};
use crate::{
    app::App,
    mail::{self, Letter, Unsent},
    words::Words,
};
use domain::{
    Listing, ListingId, Owner, Private, Stamp, SubmissionId,
    submission::{Submission, SubmissionState, listing_of},
};

/// Most owners who are asked at one time.
const AT_ONCE: usize = 100;

/// Asks every owner whose listing was not confirmed for half a year, and reminds those who did not answer. Owners
/// without an address stay in `commonground queue`. How many were asked.
pub async fn ask_due_owners(app: &App) -> anyhow::Result<usize> {
    if app.postman.is_none() {
        return Ok(0);
    }
    let due = app.db.due_letters(app.now(), AT_ONCE).await?;
    let mut asked = 0;
    for owner in due {
        let listing = owner.listing;
        let job = Work::AskOwner { listing, due: app.now() }.job(app, Some(format!("ask {listing}")))?;
        let owner = owner.asked(app.now());
        let step = app.db.tx(move |tx| {
            Box::pin(async move {
                tx.save_owner(owner).await?;
                tx.enqueue(job).await
            })
        });
        asked += usize::from(step.await?);
    }
    Ok(asked)
}

pub(super) async fn ask_owner(app: &App, listing: ListingId, due: Stamp) -> anyhow::Result<()> {
    let Some(owner) = app.db.owner(listing).await? else { return Ok(()) };
    // answered meanwhile: nothing to ask
    let answered = owner.last_confirmed.is_some_and(|at| at > due);
    let (Some(to), Some(link), Some(listing)) = (
        owner.address().filter(|_| !answered).cloned(),
        owner::link(app, owner.listing).await?,
        app.db.listing(listing).await?,
    ) else {
        return Ok(());
    };
    let keys = ["mail-ask", "mail-ask-how", "mail-ask-silence", "mail-why-owner"];
    let stop = owner::stop_link(app, listing.id).await?;
    let id = app.key.letter_id("ask owner", &[&listing.id.bytes()[..], &due.0.to_be_bytes()].concat());
    let envelope = Envelope { to: to.clone(), stop, link, id };
    let sent = send(app, &listing, "mail-ask-subject", &keys, envelope).await;
    match &sent {
        Ok(()) if owner.refused > 0 => count(app, owner.listing, to, |_| 0).await?,
        Err(error) if is_refused(error) => count(app, owner.listing, to, |known| known + 1).await?,
        _ => {}
    }
    sent
}

/// Whether a letter will never be taken where it goes.
pub(super) fn is_refused(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Unsent::Refused(_)))
}

/// Changes how many letters in a row an owner's address refused, while it is their address.
async fn count(
    app: &App,
    listing: ListingId,
    address: Private<String>,
    change: fn(i64) -> i64,
) -> anyhow::Result<()> {
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let owner = tx.owner(listing).await?;
            match owner.filter(|owner| owner.email.as_ref() == Some(&address)) {
                Some(owner) => tx.save_owner(Owner { refused: change(owner.refused), ..owner }).await,
                None => Ok(()),
            }
        })
    });
    Ok(done.await?)
}

pub(super) async fn tell_sender(app: &App, id: SubmissionId) -> anyhow::Result<()> {
    let Some(submission) = app.db.submission(id).await? else { return Ok(()) };
    let Some(to) = address(&submission) else { return Ok(()) };
    // it may be sent back more than once
    let said = [&id.bytes()[..], &submission.changed.0.to_be_bytes()].concat();
    let letter_id = app.key.letter_id("tell sender", &said);
    let draft = format!("{}/submit/{id}", app.public_url());
    match submission.state {
        SubmissionState::Accepted => {
            let Some(link) = owner::link(app, listing_of(id)).await? else { return Ok(()) };
            let stop = owner::stop_link(app, listing_of(id)).await?;
            let keys = ["mail-accepted", "mail-accepted-how", "mail-why-owner"];
            let envelope = Envelope { to, stop, link, id: letter_id };
            send(app, &submission.listing, "mail-accepted-subject", &keys, envelope).await
        }
        SubmissionState::Returned => {
            let envelope = Envelope { to, stop: None, link: draft, id: letter_id };
            send(app, &submission.listing, "mail-returned-subject", &["mail-returned"], envelope).await
        }
        SubmissionState::Draft | SubmissionState::Waiting => Ok(()),
    }
}

/// Where the sender of a submission wants to be written to.
pub(super) fn address(submission: &Submission) -> Option<Private<String>> {
    submission.typed.get("own_email").and_then(|typed| mail::address(typed))
}

struct Envelope {
    to: Private<String>,
    link: String,
    stop: Option<String>,
    id: String,
}

/// Sends a letter in the language of the group it is about.
async fn send(
    app: &App,
    listing: &Listing,
    subject: &str,
    paragraphs: &[&str],
    envelope: Envelope,
) -> anyhow::Result<()> {
    let Some(postman) = &app.postman else { return Ok(()) };
    let words = Words::of_language(listing.languages.first().map_or("en", String::as_str));
    let letter = Letter {
        to: envelope.to,
        subject: words.get(subject).into_owned().into(),
        text: paragraphs.iter().map(|key| words.get(key).into_owned()).collect::<Vec<_>>().into(),
        link: envelope.link.into(),
        stop: envelope.stop.map(Private::new),
        id: envelope.id,
        language: words.code(),
    };
    postman.send(&letter, &app.identity().name, app.now()).await
}
