//! The directory as feeds: every format, with an `ETag` so that readers fetch only what changed.

use crate::{
    actions::export::{self, Written},
    app::Shared,
    web::failure::{Failure, Page},
};
use ::feeds::feed::Format;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};

/// The format of a feed's file name.
fn format_of(name: &str) -> Option<Format> {
    Some(match name {
        "meeting-guide.json" => Format::MeetingGuide,
        "bmlt.json" => Format::Bmlt,
        "hsds.json" => Format::HsdsJson,
        "groups.ics" => Format::Ical,
        "groups.jsonld" => Format::JsonLd,
        "groups.csv" => Format::Csv,
        _ => return None,
    })
}

/// `GET /feeds/{name}`
pub(crate) async fn feed(State(app): State<Shared>, Path(name): Path<String>, headers: HeaderMap) -> Page {
    let format = format_of(&name).ok_or(Failure::NotFound)?;
    // The number of the last change tells whether anything changed, without writing the feed.
    let change = export::last_change(&app).await?;
    let tag = format!("\"{}-{change}-{name}\"", env!("CARGO_PKG_VERSION"));
    let asked = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let common = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, "public, max-age=300".to_owned()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
    ];
    if asked.split(',').any(|known| known.trim().trim_start_matches("W/") == tag || known.trim() == "*") {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    match export::export(&app, format).await? {
        Written::File(media, text) => {
            Ok((common, [(header::CONTENT_TYPE, media.to_owned())], text).into_response())
        }
        Written::Package(_) => Err(Failure::NotFound),
    }
}
