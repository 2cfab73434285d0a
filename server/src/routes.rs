//! Every route, by who may call it.

use crate::{
    app::Shared,
    limit,
    web::{
        api, assets, calendar, embed, failure, feeds, find, gallery, guide, health, help, home, keep, leave,
        listing, report, setup, shortlist, sitemap, submission,
    },
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    timeout::TimeoutLayer,
};

/// Most bytes of a request's body.
const MOST_BODY: usize = 256 * 1024;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// All routes of a server.
pub fn router(app: Shared) -> Router {
    let pages = visitor().merge(owner()).merge(operator()).fallback(|| async { StatusCode::NOT_FOUND });
    // Compressed: nothing on these pages is a secret beside what the visitor typed. Links that are (drafts, keeping) are
    // in the address alone.
    let layers = ServiceBuilder::new()
        .layer(compression())
        .layer(from_fn_with_state(app.clone(), failure::explain))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(app.clone(), limit::posts));
    pages.layer(layers).merge(machines()).layer(from_fn(limit::bounded_address)).with_state(app)
}

/// Quick compression: a page is sent once, so squeezing it harder costs more than it saves.
fn compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Fastest)
}

/// Anybody, without an account.
fn visitor() -> Router<Shared> {
    Router::new()
        .route("/", get(home::home))
        .route("/find", get(find::results))
        .route("/shortlist", get(shortlist::show))
        .route("/groups/{id}", get(listing::show))
        .route("/groups/{id}/sheet", get(listing::sheet))
        .route("/groups/{id}/map", get(listing::map))
        .route("/groups/{id}/qr.svg", get(listing::qr))
        .route("/groups/{id}/calendar.ics", get(calendar::group))
        .route("/groups/{id}/report/{kind}", get(report::form).post(report::send))
        .route("/groups/{id}/ask/{question}", get(report::ask_form).post(report::ask))
        .route("/submit", get(submission::start).post(submission::begin))
        .route("/guide", get(guide::index))
        .route("/guide/{slug}", get(guide::show))
        .route("/help", get(help::show))
        .route("/leave", get(leave::show))
        .route("/about", get(guide::about))
        .route("/privacy", get(guide::privacy))
        .route("/accessibility", get(guide::accessibility))
        .route("/places", get(guide::places))
        .route("/api", get(api::page))
        .merge(if cfg!(debug_assertions) {
            Router::new().route("/gallery", get(gallery::show))
        } else {
            Router::new()
        })
}

/// Whoever has the link of a draft or of a listing.
fn owner() -> Router<Shared> {
    Router::new()
        .route("/submit/{id}", get(submission::state).post(submission::send))
        .route("/submit/{id}/{step}", get(submission::step).post(submission::save))
        .route("/keep/{token}", get(keep::show).post(keep::save))
        .route("/keep/{token}/mail", post(keep::save_mail))
        .route("/keep/{token}/stop", get(keep::ask_stop).post(keep::stop))
}

/// Whoever has the one-time link of a new server.
fn operator() -> Router<Shared> {
    Router::new().route("/setup/{token}", get(setup::form)).route("/setup/{token}", post(setup::save))
}

/// Programs.
fn machines() -> Router<Shared> {
    Router::new()
        .route("/embed", get(embed::list))
        .route("/feeds/{name}", get(feeds::feed))
        .route("/api/v1/find", get(api::find))
        .route("/api/v1/groups", get(api::groups))
        .route("/api/v1/groups/{id}", get(api::group))
        .route("/api/openapi.json", get(api::description))
        .route("/sitemap.xml", get(sitemap::sitemap))
        .route("/robots.txt", get(sitemap::robots))
        .layer(compression())
        .route("/health", get(health::health))
        .route("/a/{folder}/{name}", get(assets::show))
}
