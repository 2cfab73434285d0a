//! One-time codes: asked at the door, and set up by whoever wants them.

use crate::{
    actions::totp::{self, Door, Offer},
    actor::Person,
    app::{App, Shared},
    limit::Network,
    web::{
        account::{
            To,
            cookie::{device, kept},
            form::Typed,
        },
        failure::Page,
        house,
        listing::view::qr,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::account::Wrong;

#[derive(Template)]
#[template(path = "totp/code.html")]
struct CodePage {
    frame: Frame,
    action: String,
    token: String,
    error: bool,
}

#[derive(Template)]
#[template(path = "totp/totp.html")]
struct TotpPage {
    frame: Frame,
    on: bool,
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "totp/offer.html")]
struct OfferPage {
    frame: Frame,
    token: String,
    /// The secret in fours, as people type it.
    secret: String,
    qr: String,
    error: bool,
}

/// Where a right passphrase leads: in, or to the question for a code.
pub(super) fn lead(asked: &Asked, app: &App, door: Door, to: &To) -> Response {
    match door {
        Door::Open(token) => kept(app, Redirect::to(to.path()).into_response(), &token),
        Door::Code(token) => ask(asked, app, token, to, false),
    }
}

fn ask(asked: &Asked, app: &App, token: String, to: &To, error: bool) -> Response {
    let frame = Frame::new(asked, &house(app), "title-account");
    let page = CodePage { frame, action: to.form("/sign-in/code"), token, error };
    page.frame.show_as(status(error), &page)
}

fn status(error: bool) -> StatusCode {
    if error { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// `POST /sign-in/code`
pub(crate) async fn enter(
    asked: Asked,
    State(app): State<Shared>,
    Query(to): Query<To>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    let (token, code) = (typed.text("token"), typed.text("code"));
    Ok(match totp::enter(&app, &token, &code, &device(&headers)).await? {
        Ok(token) => kept(&app, Redirect::to(to.path()).into_response(), &token),
        Err(Some(token)) => ask(&asked, &app, token, &to, true),
        Err(None) => Redirect::to(&to.form("/sign-in")).into_response(),
    })
}

/// `GET /account/totp`
pub(crate) async fn show(asked: Asked, person: Person, State(app): State<Shared>) -> Response {
    about(&asked, &app, person.account.inner.totp.is_some(), None)
}

fn about(asked: &Asked, app: &App, on: bool, wrong: Option<Wrong>) -> Response {
    let refused = wrong.map(|wrong| asked.words.get(&format!("account-wrong-{wrong}")).into_owned());
    let page = TotpPage { frame: Frame::new(asked, &house(app), "title-account"), on, refused };
    page.frame.show_as(status(wrong.is_some()), &page)
}

/// `POST /account/totp`: shows a secret to an app.
pub(crate) async fn offer(asked: Asked, person: Person, State(app): State<Shared>) -> Page {
    Ok(show_offer(&asked, &app, totp::offer(&app, &person.account).await?, false))
}

fn show_offer(asked: &Asked, app: &App, offer: Offer, error: bool) -> Response {
    let letters: Vec<char> = offer.secret.into_shown().chars().collect();
    let fours: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
    let page = OfferPage {
        frame: Frame::new(asked, &house(app), "title-account"),
        token: offer.token,
        secret: fours.join(" "),
        qr: qr(offer.address.show()),
        error,
    };
    page.frame.show_as(status(error), &page)
}

/// `POST /account/totp/app`: the app's first code.
pub(crate) async fn accept(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    let (token, code) = (typed.text("token"), typed.text("code"));
    Ok(match totp::accept(&app, &person.account, &token, &code, &device(&headers)).await? {
        Ok(token) => kept(&app, Redirect::to("/account?done=totp").into_response(), &token),
        Err(offer) => show_offer(&asked, &app, offer, true),
    })
}

/// `POST /account/totp/stop`
pub(crate) async fn stop(
    asked: Asked,
    network: Network,
    person: Person,
    State(app): State<Shared>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    if !network.may_try(&person.account.id.to_string()) {
        return Ok(about(&asked, &app, true, Some(Wrong::Wait)));
    }
    Ok(match totp::stop(&app, &person.account, typed.secret("old"), &device(&headers)).await? {
        Ok(token) => kept(&app, Redirect::to("/account?done=totp-stop").into_response(), &token),
        Err(wrong) => about(&asked, &app, true, Some(wrong)),
    })
}
