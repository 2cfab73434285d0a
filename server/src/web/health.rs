//! Whether the server lives, for those who watch over it.

use crate::app::Shared;
use axum::{extract::State, http::StatusCode};

/// `GET /health`: it answers and its store answers.
pub(crate) async fn health(State(app): State<Shared>) -> (StatusCode, &'static str) {
    match app.db.last_change().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n"),
    }
}
