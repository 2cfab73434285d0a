//! A copy of a whole group, for a facilitator to take along.

mod whole;

use crate::{
    actions::copy,
    actor::Leading,
    app::Shared,
    web::{
        failure::Page,
        house,
        page::{Asked, Frame},
        room::Rooms,
    },
};
use askama::Template;
use axum::{extract::State, http::header, response::IntoResponse};
use whole::WholePage;

#[derive(Template)]
#[template(path = "copy/copy.html")]
struct CopyPage {
    frame: Frame,
    rooms: Rooms,
}

/// `GET /space/{group}/export`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, Leading(seat): Leading) -> Page {
    let page = CopyPage { frame: Frame::new(&asked, &house(&app), "title-space"), rooms: Rooms::of(&seat) };
    Ok(page.frame.show(&page))
}

/// `POST /space/{group}/export`: the archive.
pub(crate) async fn take(asked: Asked, State(app): State<Shared>, Leading(seat): Leading) -> Page {
    let lines = copy::take(&app, &seat).await?;
    let page = WholePage::of(&lines, &app, asked.words).render().map_err(anyhow::Error::from)?;
    let archive = tokio::task::spawn_blocking(move || feeds::copy::pack(&lines, &page));
    let archive = archive.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"group.zip\""),
    ];
    Ok((headers, archive).into_response())
}
