//! A group's page: the eleven questions, what is known, what is not, and how to come.

mod answers;
pub(crate) mod come;
pub(crate) mod facts;
mod times;
pub(crate) mod view;

use crate::{
    actions,
    app::{App, Shared},
    reasons::Speaker,
    web::{
        clock::InZone,
        failure::{Failure, Page},
        find::result::{self, Card},
        house,
        page::{Asked, Frame, guard},
    },
};
pub(crate) use answers::{Flag, Row, flags, rows};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect},
};
use domain::{Listing, ListingId};
use finder::WantedFormat;
use view::View;

/// Similar groups shown at the end.
const SIMILAR: usize = 3;

#[derive(Template)]
#[template(path = "listing/listing.html")]
struct Whole {
    frame: Frame,
    view: View,
    rows: Vec<Row>,
    similar: Vec<Card>,
    json_ld: String,
    /// The group has a room that people can join.
    joins: bool,
}

#[derive(Template)]
#[template(path = "listing/sheet.html")]
struct Sheet {
    frame: Frame,
    view: View,
    rows: Vec<Row>,
    qr: String,
}

#[derive(Template)]
#[template(path = "listing/map.html")]
struct Map {
    frame: Frame,
    view: View,
    target: String,
}

/// The listing of an address; what is not an id is not there.
pub(crate) async fn load(app: &App, id: &str) -> Result<Listing, Failure> {
    let id: ListingId = id.parse().map_err(|_| Failure::NotFound)?;
    actions::listing::listing(app, id).await?.ok_or(Failure::NotFound)
}

/// `GET /groups/{id}`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    Path(id): Path<String>,
    Query(in_zone): Query<InZone>,
) -> Page {
    let listing = load(&app, &id).await?;
    let identity = app.identity();
    let clock = in_zone.clock(&identity.zone);
    let speaker = Speaker { words: asked.words, zone: &clock.zone, country: &identity.country };
    let now = app.now();
    let similar = similar(&app, listing.id, None, &speaker).await?;
    let url = format!("{}/groups/{}", app.public_url(), listing.id);
    let soon = listing.schedules.iter().filter_map(|schedule| schedule.next(now.timestamp(), &identity.zone));
    let next = soon.min_by_key(|meeting| meeting.start);
    let graph = ::feeds::jsonld::listing(&listing, &url, next.as_ref());
    let page = Whole {
        frame: Frame::new(&asked, &house(&app), "title-listing"),
        rows: rows(&listing, now.date(), &speaker),
        similar: similar.into_iter().map(|card| card.on(&clock)).collect(),
        json_ld: ::feeds::jsonld::script(&graph),
        joins: actions::space::of_listing(&app, listing.id).await?.is_some(),
        view: View::new(listing, &app, &speaker),
    };
    Ok(page.frame.show(&page))
}

/// Groups that are like one, by one way to meet or by any.
pub(crate) async fn similar(
    app: &App,
    id: ListingId,
    format: Option<WantedFormat>,
    speaker: &Speaker<'_>,
) -> Result<Vec<Card>, Failure> {
    let now = app.now().timestamp();
    let hits = app.with_finder(|finder| finder.similar(id, format, (now, speaker.zone), SIMILAR));
    let listings = actions::find::briefs(app, &hits).await?;
    let card =
        |hit: &finder::Hit| listings.get(&hit.id).map(|listing| result::card(listing, hit, now, speaker));
    Ok(hits.iter().filter_map(card).collect())
}

/// `GET /groups/{id}/sheet`: one page to print and take along.
pub(crate) async fn sheet(asked: Asked, State(app): State<Shared>, Path(id): Path<String>) -> Page {
    let listing = load(&app, &id).await?;
    let identity = app.identity();
    let speaker = Speaker { words: asked.words, zone: &identity.zone, country: &identity.country };
    let url = format!("{}/groups/{}", app.public_url(), listing.id);
    let page = Sheet {
        frame: Frame::new(&asked, &house(&app), "title-listing"),
        rows: rows(&listing, app.now().date(), &speaker),
        qr: view::qr(&url),
        view: View::new(listing, &app, &speaker),
    };
    Ok(page.frame.show(&page))
}

/// `GET /groups/{id}/qr.svg`
pub(crate) async fn qr(State(app): State<Shared>, Path(id): Path<String>) -> Page {
    let listing = load(&app, &id).await?;
    let svg = view::qr(&format!("{}/groups/{}", app.public_url(), listing.id));
    let mut response = ([("content-type", "image/svg+xml")], svg).into_response();
    guard(response.headers_mut()); // the browser keeps no picture that tells what was looked at
    Ok(response)
}

/// `GET /groups/{id}/map`: asks before leaving for a map on another site.
pub(crate) async fn map(asked: Asked, State(app): State<Shared>, Path(id): Path<String>) -> Page {
    let listing = load(&app, &id).await?;
    let identity = app.identity();
    let speaker = Speaker { words: asked.words, zone: &identity.zone, country: &identity.country };
    let Some(target) = listing.place.as_ref().and_then(come::map_address) else {
        return Ok(Redirect::to(&format!("/groups/{}", listing.id)).into_response());
    };
    let page = Map {
        frame: Frame::new(&asked, &house(&app), "title-listing"),
        target,
        view: View::new(listing, &app, &speaker),
    };
    Ok(page.frame.show(&page))
}
