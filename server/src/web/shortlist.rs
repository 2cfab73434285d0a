//! A shortlist: the groups that an address names. Kept in the visitor's browser, never here.

use crate::{
    actions::listing::briefs,
    app::Shared,
    reasons::Speaker,
    web::{
        clock::{Clock, InZone},
        failure::Page,
        find::result::{self, Card},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::extract::{Query, State};
use domain::ListingId;
use finder::Hit;
use serde::Deserialize;

/// Groups of one list at most.
const MOST: usize = 50;

/// The list: ids with commas between.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Ids {
    #[serde(default)]
    ids: String,
}

/// A group of the list, and the list without it.
struct Saved {
    card: Card,
    without: String,
}

#[derive(Template)]
#[template(path = "shortlist/shortlist.html")]
struct Shortlist {
    frame: Frame,
    clock: Clock,
    saved: Vec<Saved>,
}

/// `GET /shortlist?ids=…`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    Query(ids): Query<Ids>,
    Query(in_zone): Query<InZone>,
) -> Page {
    let ids: Vec<ListingId> = ids.ids.split(',').take(MOST).filter_map(|id| id.parse().ok()).collect();
    let identity = app.identity();
    let clock = in_zone.clock(&identity.zone);
    let speaker = Speaker { words: asked.words, zone: &clock.zone, country: &identity.country };
    let now = app.now().timestamp();
    let card = |listing: domain::Brief| {
        let meetings = listing.schedules.iter().filter_map(|schedule| schedule.next(now, &identity.zone));
        let next = meetings.map(|meeting| meeting.start).min();
        let hit = Hit { id: listing.id, why: vec![], unknown: vec![], km: None, next, score: 0.0 };
        let others: Vec<String> =
            ids.iter().filter(|id| **id != listing.id).map(ToString::to_string).collect();
        let without = format!("/shortlist?ids={}", others.join(","));
        Saved { card: result::card(&listing, &hit, now, &speaker).on(&clock), without }
    };
    let page = Shortlist {
        saved: briefs(&app, ids.clone()).await?.into_iter().map(card).collect(),
        clock: clock.clone(),
        frame: Frame::new(&asked, &house(&app), "title-shortlist"),
    };
    Ok(page.frame.show(&page))
}
