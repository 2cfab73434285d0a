//! Whether the server lives and how it is, for those who watch over it.

use crate::{
    actions::watch::{self, NotReady},
    app::Shared,
    web::failure::Page,
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::time::Instant;

fn answer(state: Result<(), NotReady>) -> Response {
    match state {
        Ok(()) => (StatusCode::OK, "ok\n").into_response(),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, format!("{why}\n")).into_response(),
    }
}

/// `GET /health`: it answers and its store answers.
pub(crate) async fn health(State(app): State<Shared>) -> Response {
    answer(watch::lives(&app).await)
}

/// `GET /ready`: it can serve everybody.
pub(crate) async fn ready(State(app): State<Shared>) -> Response {
    answer(watch::ready(&app).await)
}

/// `GET /metrics`, where the settings have a place for it.
pub(crate) async fn metrics(State(app): State<Shared>) -> Page {
    let text = app.metrics.told(watch::look(&app).await?)?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

/// Counts and logs each request by its route's pattern: never by its address, and never whose it is.
pub(crate) async fn watched(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let method = match *request.method() {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    };
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let since = Instant::now();
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), since.elapsed());
    app.metrics.asked(method, route, status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(target: "server::requests", method, route, status, ms, "asked");
    response
}
