//! One listing.

use super::source::{CREDENTIALS, HERE};
use crate::app::App;
use domain::{Brief, Contribution, Listing, ListingId, SourceKey, merge};
use store::{ImportBatch, ImportRow};

/// A listing, if there is one of this id.
pub async fn listing(app: &App, id: ListingId) -> anyhow::Result<Option<Listing>> {
    Ok(app.db.listing(id).await?)
}

/// What a listing is called; nothing where it is gone.
pub async fn name(app: &App, id: ListingId) -> anyhow::Result<String> {
    Ok(app.db.listing(id).await?.map(|listing| listing.name).unwrap_or_default())
}

/// What lists show of some listings; what is not there is left out.
pub async fn briefs(app: &App, ids: Vec<ListingId>) -> anyhow::Result<Vec<Brief>> {
    Ok(app.db.briefs(ids).await?)
}

/// At most `most` listings by id, from the one behind `after`.
pub async fn page(app: &App, after: Option<ListingId>, most: usize) -> anyhow::Result<Vec<Listing>> {
    Ok(app.db.all_listings(after, most).await?)
}

/// What this server's own people have said about a listing so far.
pub async fn said_here(app: &App, id: ListingId) -> anyhow::Result<Option<Contribution>> {
    let all = app.db.contributions_of(id).await?;
    Ok(all.into_iter().map(|known| known.contribution).find(|contribution| contribution.key.source == HERE))
}

/// What this server's own people have said about a listing; while they said nothing, all that it says, but for what
/// credentials answer: that is taken back by itself.
pub async fn own(app: &App, listing: &Listing) -> anyhow::Result<Listing> {
    if let Some(said) = said_here(app, listing.id).await? {
        return Ok(said.listing);
    }
    let mut own = listing.clone();
    let known = app.db.contributions_of(listing.id).await?.into_iter().map(|known| known.contribution);
    for told in known.filter(|known| known.key.source == CREDENTIALS) {
        own.answers.retain(|question, answer| told.listing.answers.get(question) != Some(answer));
    }
    Ok(own)
}

/// Saves what this server's own people say about a listing, and what the listing comes to with it.
pub async fn say(app: &App, id: ListingId, mut said: Listing) -> anyhow::Result<Listing> {
    said.id = id;
    super::import::prepare(&mut said);
    let key = SourceKey { source: HERE.into(), external_id: id.to_string() };
    put(app, Contribution { key, listing: said }).await
}

/// Saves a contribution to a listing, and what the listing comes to with it.
pub(super) async fn put(app: &App, contribution: Contribution) -> anyhow::Result<Listing> {
    let id = contribution.listing.id;
    let known = app.db.contributions_of(id).await?;
    let mut all: Vec<Contribution> = known.into_iter().map(|known| known.contribution).collect();
    all.retain(|known| known.key != contribution.key);
    all.push(contribution.clone());
    let mut listing = super::import::together(&all).unwrap_or_default();
    listing.id = id;
    listing.findings = safety::review_listing(&listing);
    let batch = ImportBatch {
        now: app.now(),
        listings: vec![listing.clone()],
        rows: vec![ImportRow { contribution, digest: Vec::new() }],
        keys: vec![(id, merge::Blocks::of(&listing).keys())],
        ..ImportBatch::default()
    };
    app.db.apply(batch).await?;
    app.change_finder(|finder| finder.put(&listing));
    Ok(listing)
}
