//! A group's meetings as a calendar file.

use crate::{
    app::Shared,
    web::{failure::Page, listing},
};
use axum::{
    extract::{Path, State},
    response::IntoResponse,
};

/// `GET /groups/{id}/calendar.ics`
pub(crate) async fn group(State(app): State<Shared>, Path(id): Path<String>) -> Page {
    let listing = listing::load(&app, &id).await?;
    let text = ::feeds::ical::write(std::slice::from_ref(&listing), app.now());
    let headers = [
        ("content-type", "text/calendar; charset=utf-8"),
        // A discreet name: it stands in the list of downloads.
        ("content-disposition", "attachment; filename=\"calendar.ics\""),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ];
    Ok((headers, text).into_response())
}
