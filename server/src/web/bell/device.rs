//! Devices that are told: added by the script of the page, taken away by a form.

use super::wants_zone;
use crate::{
    actions::bell::device::{self, Described, Wrong},
    actor::Person,
    app::{App, Shared},
    web::{
        account::cookie,
        failure::{Failure, Page},
        house,
        page::{Asked, Frame, status},
    },
};
use askama::Template;
use axum::{
    extract::{Form, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;

struct Known {
    name: String,
    mark: String,
}

#[derive(Template)]
#[template(path = "bell/device.html")]
struct DevicePage {
    frame: Frame,
    /// This server's key, for the browser.
    key: String,
    devices: Vec<Known>,
    refused: Option<String>,
    guess: bool,
}

/// What a browser says of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    endpoint: String,
    key: String,
    secret: String,
    zone: String,
}

/// Which device.
#[derive(Debug, Deserialize)]
pub(crate) struct Which {
    device: String,
}

/// `GET /account/push`
pub(crate) async fn show(asked: Asked, person: Person, State(app): State<Shared>) -> Page {
    page(&asked, &app, &person, None)
}

/// `POST /account/push`
pub(crate) async fn add(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    let Typed { endpoint, key, secret, zone } = typed;
    let told = Described { name: cookie::device(&headers), endpoint, key, secret, zone };
    match device::add(&app, person.account.id, told, asked.words.code()).await? {
        Ok(()) => Ok(Redirect::to("/account/push").into_response()),
        Err(wrong) => page(&asked, &app, &person, Some(wrong)),
    }
}

/// `POST /account/push/remove`
pub(crate) async fn remove(person: Person, State(app): State<Shared>, Form(which): Form<Which>) -> Page {
    if device::remove(&app, person.account.id, &which.device).await? {
        Ok(Redirect::to("/account/push").into_response())
    } else {
        Err(Failure::NotFound)
    }
}

fn page(asked: &Asked, app: &App, person: &Person, wrong: Option<Wrong>) -> Page {
    let bell = &person.account.inner.bell;
    let refused = wrong.map(|wrong| match wrong {
        Wrong::Unusable => asked.words.get("bell-push-wrong").into_owned(),
        Wrong::Many => asked.words.count("bell-push-many", domain::bell::MOST_DEVICES),
    });
    let known =
        |found: &domain::bell::Device| Known { name: found.name.show().clone(), mark: device::mark(found) };
    let page = DevicePage {
        frame: Frame::new(asked, &house(app), "title-account"),
        key: app.sender.public(),
        devices: bell.devices.iter().map(known).collect(),
        guess: wants_zone(bell),
        refused,
    };
    Ok(page.frame.show_as(status(wrong.is_some()), &page))
}
