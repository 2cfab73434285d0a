//! Finds groups that fit. Nothing about a question is stored or logged.

use crate::{app::App, reasons::Speaker, words::Words};
use anyhow::Context;
use domain::{Brief, Listing, ListingId, Point};
use finder::{Ask, Finder, Found, Hit, Sort, Understood};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Listings that are loaded at once when the finder is built; few, since memory once taken is seldom given back.
const PAGE: usize = 100;

/// As much of the person who asks as an answer needs.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Their IANA zone.
    pub zone: &'a str,
    /// About where they are, if they said so.
    pub near: Option<Point>,
    /// The language of the page (ISO 639-1).
    pub language: &'a str,
}

/// An answer for the command line and the public API.
#[derive(Debug)]
pub struct Answer {
    /// What was understood, in the keys of the query files.
    pub understood: Value,
    /// The results.
    pub results: Vec<Value>,
    /// What is reachable when little or nothing fits, each with `instead`: the constraint let go for it.
    pub instead: Vec<Value>,
    /// How many fit.
    pub total: usize,
}

/// Understands a question, and notices danger.
pub fn understand(question: &str, language: &str) -> Understood {
    let mut understood = finder::understand::understand(question, language);
    understood.crisis = safety::crisis(question).is_some();
    understood
}

/// Builds the finder from the store, a page at a time so that the listings are never in memory all at once. Returns the
/// number of the last change that is surely in it.
pub async fn rebuild(app: &App) -> anyhow::Result<i64> {
    let since = app.db.last_change().await?;
    let (send, mut receive) = tokio::sync::mpsc::channel::<Vec<Listing>>(2);
    let (done, built) = tokio::sync::oneshot::channel();
    // A thread of its own, which ends with the work: one that waits for more would keep what the work took.
    std::thread::Builder::new().name("finder".into()).spawn(move || {
        let pages = std::iter::from_fn(|| receive.blocking_recv());
        done.send(Finder::build(pages.flatten())).ok(); // nobody waits any more
    })?;
    let mut after = None;
    loop {
        let page = app.db.all_listings(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        if send.send(page).await.is_err() {
            break; // the builder is gone: its failure is told below
        }
    }
    drop(send);
    app.replace_finder(built.await.context("the finder could not be built")?);
    Ok(since)
}

/// Brings the finder up to date with changes that this or another process made since a change number. Returns the
/// number it is at then.
pub async fn follow(app: &App, mut since: i64) -> anyhow::Result<i64> {
    loop {
        let changes = app.db.changes(since, PAGE).await?;
        let Some(last) = changes.last() else { return Ok(since) };
        since = last.seq;
        let listings = app.db.listings(changes.iter().map(|change| change.listing).collect()).await?;
        app.change_finder(|finder| listings.iter().for_each(|listing| finder.put(listing)));
    }
}

/// Asks the finder.
pub fn find(app: &App, wanted: &Understood, asker: &Asker<'_>, part: Part) -> Found {
    let ask = Ask {
        wanted,
        now: app.now().timestamp(),
        zone: asker.zone,
        near: asker.near,
        sort: part.sort,
        skip: part.skip,
        most: part.most,
        facets: part.facets,
    };
    app.with_finder(|finder| finder.find(&ask))
}

/// Which part of the answer is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// In which order.
    pub sort: Sort,
    /// How many to leave out at the start.
    pub skip: usize,
    /// How many to give.
    pub most: usize,
    /// Whether choices are counted.
    pub facets: bool,
}

/// Understands and answers a question.
pub async fn answer(app: &App, question: &str, asker: &Asker<'_>, most: usize) -> anyhow::Result<Answer> {
    let wanted = understand(question, asker.language);
    let found = find(app, &wanted, asker, Part { sort: Sort::Fit, skip: 0, most, facets: false });
    let listings = load(app, &found).await?;
    let words = Words::of_language(asker.language);
    let country = app.identity().country.clone();
    let object = |hit: &Hit| {
        listings
            .get(&hit.id)
            .map(|listing| result(listing, hit, &Speaker { words, zone: asker.zone, country: &country }))
    };
    let instead = found.instead.iter().flat_map(|instead| {
        instead.hits.iter().filter_map(|hit| {
            let mut object = object(hit)?;
            object["instead"] = instead.let_go.into();
            Some(object)
        })
    });
    Ok(Answer {
        understood: finder::understand::json(&wanted),
        results: found.hits.iter().filter_map(object).collect(),
        instead: instead.collect(),
        total: found.total,
    })
}

/// The listings of an answer.
pub async fn load(app: &App, found: &Found) -> anyhow::Result<HashMap<ListingId, Brief>> {
    briefs(app, found.hits.iter().chain(found.instead.iter().flat_map(|instead| &instead.hits))).await
}

/// The listings of hits, by id.
pub async fn briefs(
    app: &App,
    hits: impl IntoIterator<Item = &Hit>,
) -> anyhow::Result<HashMap<ListingId, Brief>> {
    let ids = hits.into_iter().map(|hit| hit.id).collect();
    Ok(app.db.briefs(ids).await?.into_iter().map(|listing| (listing.id, listing)).collect())
}

fn result(listing: &Brief, hit: &Hit, speaker: &Speaker<'_>) -> Value {
    let mut object = json!({
        "id": listing.id,
        "name": listing.name,
        "why": hit.why.iter().map(|why| speaker.why(why)).collect::<Vec<_>>(),
        "unknown": hit.unknown.iter().map(|unknown| speaker.unknown(*unknown)).collect::<Vec<_>>(),
        "kind": listing.kind,
        "formats": listing.formats,
    });
    if let Some(km) = hit.km {
        object["km"] = json!((km * 10.0).round() / 10.0);
    }
    if let Some(next) = hit.next {
        object["next"] = next.to_string().into();
    }
    object
}
