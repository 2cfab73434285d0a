//! The pictures of posts, as files.

use crate::{
    actions::{image, seat::Seat},
    app::{App, Shared},
    picture::media_type,
    web::{
        failure::{Page, not_here},
        room::At,
    },
};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};

/// `GET /space/{group}/images/{image}`
pub(crate) async fn show(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    file(&app, &seat, &id, false).await
}

/// `GET /space/{group}/images/{image}/small`
pub(crate) async fn small(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    file(&app, &seat, &id, true).await
}

async fn file(app: &App, seat: &Seat, id: &str, small: bool) -> Page {
    let file = not_here(image::file(app, seat, not_here(id.parse().ok())?, small).await?)?;
    Ok(([(header::CONTENT_TYPE, media_type(&file))], file).into_response())
}
