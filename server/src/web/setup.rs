//! The first page of a new server: a one-time link asks what the settings do not say.

use crate::{
    actions::setup::{self, Setup},
    app::Shared,
    web::{
        account::{self, To, cookie::device, form::Typed},
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::{HeaderMap, StatusCode},
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
    if app.config.name.is_some() {
        return Ok(Redirect::to(&operator(&token)).into_response());
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
    let wrong = setup.wrong();
    if !wrong.is_empty() {
        return show(asked, &app, token, setup, &wrong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    setup::save(&app, setup).await?;
    Ok(Redirect::to(&operator(&token)).into_response())
}

/// Where the second step of the link is.
fn operator(token: &str) -> String {
    format!("/setup/{token}/operator")
}

/// `GET /setup/{token}/operator`
pub(crate) async fn operator_form(
    asked: Asked,
    State(app): State<Shared>,
    Path(token): Path<String>,
) -> Page {
    if !setup::may(&app, &token).await? {
        return Err(Failure::NotFound);
    }
    Ok(account::form(&asked, &app, "operator", operator(&token), &Typed::default(), &[]))
}

/// `POST /setup/{token}/operator`: makes the account of whoever runs the server.
pub(crate) async fn make_operator(
    asked: Asked,
    State(app): State<Shared>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    if !setup::may(&app, &token).await? {
        return Err(Failure::NotFound);
    }
    let (name, new) = (typed.text("name"), typed.secret("passphrase"));
    match setup::make_operator(&app, &token, &name, new, &device(&headers)).await? {
        None => Err(Failure::NotFound),
        Some(Err(wrong)) => Ok(account::form(&asked, &app, "operator", operator(&token), &typed, &wrong)),
        Some(Ok(opened)) => Ok(account::enter::welcome(&asked, &app, opened, &To::new("/queue"))),
    }
}

fn show(asked: Asked, app: &Shared, token: String, setup: Setup, wrong: &[&str], status: StatusCode) -> Page {
    let values =
        [("name", setup.name), ("country", setup.country), ("zone", setup.zone), ("contact", setup.contact)];
    let fields =
        values.into_iter().map(|(name, value)| Field { name, value, wrong: wrong.contains(&name) }).collect();
    let page = SetupPage { frame: Frame::new(&asked, &house(app), "title-about"), token, fields };
    Ok(page.frame.show_as(status, &page))
}
