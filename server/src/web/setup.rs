//! The first page of a new server: a one-time link asks what the settings do not say.

use crate::{
    actions::setup::{self, Setup},
    app::Shared,
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use std::collections::BTreeMap;

struct Field {
    name: &'static str,
    value: String,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "setup/setup.html")]
struct SetupPage {
    frame: Frame,
    token: String,
    fields: Vec<Field>,
}

/// `GET /setup/{token}`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    if !setup::may(&app, &token).await? {
        return Err(Failure::NotFound);
    }
    let identity = app.identity();
    let usual = Setup {
        name: String::new(),
        country: identity.country.clone(),
        zone: identity.zone.clone(),
        contact: identity.contact.clone().unwrap_or_default(),
    };
    show(asked, &app, token, usual, &[], StatusCode::OK)
}

/// `POST /setup/{token}`
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Path(token): Path<String>,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Page {
    if !setup::may(&app, &token).await? {
        return Err(Failure::NotFound);
    }
    let setup = Setup::read(&typed);
    let wrong: Vec<&str> = setup.wrong().into_iter().map(|wrong| wrong.0).collect();
    if !wrong.is_empty() {
        return show(asked, &app, token, setup, &wrong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    setup::finish(&app, setup).await?;
    Ok(Redirect::to("/").into_response())
}

fn show(asked: Asked, app: &Shared, token: String, setup: Setup, wrong: &[&str], status: StatusCode) -> Page {
    let values =
        [("name", setup.name), ("country", setup.country), ("zone", setup.zone), ("contact", setup.contact)];
    let fields =
        values.into_iter().map(|(name, value)| Field { name, value, wrong: wrong.contains(&name) }).collect();
    let page = SetupPage { frame: Frame::new(&asked, &house(app), "title-about"), token, fields };
    Ok(page.frame.show_as(status, &page))
}
