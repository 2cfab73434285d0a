//! What every request goes through on its way to a route, and every answer on its way back.

use crate::{
    app::Shared,
    limit, turn,
    web::{failure, health, page, secure, squeeze},
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    timeout::TimeoutLayer,
};

/// Most bytes of a request's body.
const MOST_BODY: usize = 256 * 1024;
/// Most bytes of a form with pictures. Twice what can be taken: whoever sends too large a one keeps their words.
const MOST_WITH_PICTURES: usize = 2 * domain::image::MOST * domain::image::MOST_BYTES;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long one with pictures may take, from a telephone with a poor line.
const PATIENCE_WITH_PICTURES: Duration = Duration::from_secs(180);

/// For what streams.
pub(super) fn streamed() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Fastest)
}

/// Pages for anybody go compressed: nothing on them is a secret beside what the visitor typed.
pub(super) fn open(pages: Router<Shared>) -> Router<Shared> {
    pages.layer(from_fn(squeeze::pages)).layer(streamed())
}

/// Closed pages go as they are: their length tells nobody what stands on them.
pub(super) fn closed(pages: Router<Shared>) -> Router<Shared> {
    pages.layer(from_fn(page::closed))
}

/// All pages.
pub(super) fn pages(pages: Router<Shared>, app: &Shared) -> Router<Shared> {
    bounded(pages, app, (PATIENCE, MOST_BODY))
}

/// Closed pages whose forms may bring pictures.
pub(super) fn written(pages: Router<Shared>, app: &Shared) -> Router<Shared> {
    bounded(closed(pages), app, (PATIENCE_WITH_PICTURES, MOST_WITH_PICTURES))
}

fn bounded(pages: Router<Shared>, app: &Shared, (patience, most): (Duration, usize)) -> Router<Shared> {
    pages.layer(
        ServiceBuilder::new()
            .layer(from_fn_with_state(app.clone(), failure::explain))
            .layer(CatchPanicLayer::new())
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, patience))
            .layer(DefaultBodyLimit::max(most))
            .layer(CsrfLayer::new())
            .layer(from_fn(failure::kept::keep))
            .layer(from_fn_with_state(app.clone(), limit::posts)),
    )
}

/// Pages and programs.
pub(super) fn all(routes: Router<Shared>, app: &Shared) -> Router<Shared> {
    routes
        .layer(from_fn(limit::bounded_address))
        .layer(from_fn_with_state(app.clone(), secure::strict))
        .layer(from_fn_with_state(app.clone(), health::watched))
        .layer(from_fn(turn::in_turn))
}
