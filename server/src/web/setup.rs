//! The first page of a new server: a one-time link asks what the settings do not say.

use crate::{
    actions::setup::{self, Setup},
    app::{App, Shared},
    web::{
        account::{self, To, cookie::device, form::Typed},
        door::{self, Behind, CARRIED, Opened, Sent},
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
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
    address: String,
    secret: String,
    fields: Vec<Field>,
    /// Nothing was told yet: the browser tells the zone.
    guess: bool,
}

impl SetupPage {
    /// Whether something is wrong at a field.
    fn mistakes(&self) -> bool {
        self.fields.iter().any(|field| field.wrong)
    }
}

/// The one-time link of a new server opens its first page.
pub(crate) struct New;

/// Whoever came with that link.
pub(crate) type First = Behind<New>;

impl Opened for New {
    const ROOM: &'static str = "/setup";

    async fn by(app: &App, secret: &str) -> anyhow::Result<Option<Self>> {
        Ok(setup::may(app, secret).await?.then_some(Self))
    }
}

impl First {
    /// Where the second step is.
    fn operator(&self) -> String {
        format!("{}/operator", self.link.address)
    }
}

/// `GET /setup/{token}`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, first: First) -> Page {
    if app.config.name.is_some() {
        return Ok(Redirect::to(&first.operator()).into_response());
    }
    show(asked, &app, first, Setup::known(&app).await?, &[], StatusCode::OK)
}

/// `POST /setup/{token}`, with the number of a door
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Sent { behind: first, typed }: Sent<New, BTreeMap<String, String>>,
) -> Page {
    let setup = Setup::read(&typed);
    let wrong = setup.wrong();
    if !wrong.is_empty() {
        return show(asked, &app, first, setup, &wrong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    setup::save(&app, setup).await?;
    Ok(first.link.lead(&app, "/operator"))
}

/// `GET /setup/{token}/operator`
pub(crate) async fn operator_form(asked: Asked, State(app): State<Shared>, first: First) -> Response {
    account::form(&asked, &app, "operator", first.operator(), &Typed::default(), &[])
}

/// `POST /setup/{token}/operator`: makes the account of whoever runs the server.
pub(crate) async fn make_operator(
    asked: Asked,
    State(app): State<Shared>,
    headers: HeaderMap,
    Sent { behind: first, typed }: Sent<New, Typed>,
) -> Page {
    let (name, new) = (typed.text("name"), typed.secret("passphrase"));
    match setup::make_operator(&app, &first.link.secret, &name, new, &device(&headers)).await? {
        None => Err(Failure::NotFound),
        Some(Err(wrong)) => Ok(account::form(&asked, &app, "operator", first.operator(), &typed, &wrong)),
        Some(Ok(opened)) => {
            let codes = account::enter::welcome(&asked, &app, opened, &To::new("/queue"));
            Ok(door::forget(&app, &first.link.address, codes))
        }
    }
}

fn show(asked: Asked, app: &Shared, first: First, setup: Setup, wrong: &[&str], status: StatusCode) -> Page {
    let guess = setup.name.is_empty() && wrong.is_empty();
    let values =
        [("name", setup.name), ("country", setup.country), ("zone", setup.zone), ("contact", setup.contact)];
    let fields =
        values.into_iter().map(|(name, value)| Field { name, value, wrong: wrong.contains(&name) }).collect();
    let frame = Frame::new(&asked, &house(app), "title-about");
    let page = SetupPage { frame, address: first.link.address, secret: first.link.secret, fields, guess };
    Ok(page.frame.show_as(status, &page))
}
