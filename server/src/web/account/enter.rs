//! Coming in and going out: a new account, its door, and the way back for who lost the passphrase.

use super::{
    CodesPage, To,
    cookie::{device, ended, kept},
    form,
    form::Typed,
};
use crate::{
    actions::account::{self, Opened, SignUp},
    actor::Anybody,
    app::{App, Shared},
    limit::Network,
    web::{
        failure::Page,
        house,
        page::{Asked, Frame},
        totp,
    },
};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::account::Wrong;

/// What is said to somebody who is not an adult yet.
#[derive(Template)]
#[template(path = "account/young.html")]
struct YoungPage {
    frame: Frame,
}

/// `GET /sign-up`
pub(crate) async fn sign_up_form(
    asked: Asked,
    app: State<Shared>,
    person: Anybody,
    to: Query<To>,
) -> Response {
    door(&asked, &app, person, "sign-up", &to)
}

/// `POST /sign-up`
pub(crate) async fn sign_up(
    asked: Asked,
    network: Network,
    State(app): State<Shared>,
    Query(to): Query<To>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    let refuse = |wrong: &[Wrong]| Ok(form(&asked, &app, "sign-up", to.form("/sign-up"), &typed, wrong));
    if !network.may_sign_up() {
        return refuse(&[Wrong::Wait]);
    }
    let sign_up =
        SignUp { name: typed.text("name"), passphrase: typed.secret("passphrase"), born: typed.text("born") };
    match account::sign_up(&app, sign_up, &device(&headers)).await? {
        Err(wrong) if wrong.contains(&Wrong::Young) => Ok(young(&asked, &app)),
        Err(wrong) => refuse(&wrong),
        Ok(opened) => Ok(welcome(&asked, &app, opened, &to)),
    }
}

/// The recovery codes of a new account, whose door is open now.
pub(in crate::web) fn welcome(asked: &Asked, app: &App, opened: Opened, to: &To) -> Response {
    let frame = Frame::new(asked, &house(app), "title-account");
    let page = CodesPage { frame, codes: opened.codes.into_shown(), to: to.path().to_owned() };
    kept(app, page.frame.show(&page), &opened.token)
}

pub(in crate::web) fn young(asked: &Asked, app: &App) -> Response {
    let page = YoungPage { frame: Frame::new(asked, &house(app), "title-account") };
    page.frame.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `GET /sign-in`
pub(crate) async fn sign_in_form(
    asked: Asked,
    app: State<Shared>,
    person: Anybody,
    to: Query<To>,
) -> Response {
    door(&asked, &app, person, "sign-in", &to)
}

/// A door, which whoever is in does not need.
fn door(asked: &Asked, app: &App, person: Anybody, page: &'static str, to: &To) -> Response {
    match person.0 {
        Some(_) => Redirect::to(to.path()).into_response(),
        None => form(asked, app, page, to.form(&format!("/{page}")), &Typed::default(), &[]),
    }
}

/// `POST /sign-in`
pub(crate) async fn sign_in(
    asked: Asked,
    network: Network,
    State(app): State<Shared>,
    Query(to): Query<To>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    let refuse = |wrong: Wrong| Ok(form(&asked, &app, "sign-in", to.form("/sign-in"), &typed, &[wrong]));
    let name = typed.text("name");
    if !network.may_try(&name) {
        return refuse(Wrong::Wait);
    }
    match account::sign_in(&app, &name, typed.secret("passphrase"), &device(&headers)).await? {
        Err(wrong) => refuse(wrong),
        Ok(door) => Ok(totp::lead(&asked, &app, door, &to)),
    }
}

/// `POST /sign-out`
pub(crate) async fn sign_out(State(app): State<Shared>, Anybody(person): Anybody) -> Page {
    if let Some(person) = person {
        account::sign_out(&app, &person.session).await?;
    }
    Ok(ended(&app, Redirect::to("/").into_response()))
}

/// `GET /recover`
pub(crate) async fn recover_form(asked: Asked, State(app): State<Shared>) -> Response {
    form(&asked, &app, "recover", "/recover".into(), &Typed::default(), &[])
}

/// `POST /recover`: a recovery code and a new passphrase.
pub(crate) async fn recover(
    asked: Asked,
    network: Network,
    State(app): State<Shared>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    let refuse = |wrong: Wrong| Ok(form(&asked, &app, "recover", "/recover".into(), &typed, &[wrong]));
    let name = typed.text("name");
    if !network.may_try(&name) {
        return refuse(Wrong::Wait);
    }
    let (code, new) = (typed.text("code"), typed.secret("passphrase"));
    match account::recover(&app, &name, &code, new, &device(&headers)).await? {
        Err(wrong) => refuse(wrong),
        Ok(door) => Ok(totp::lead(&asked, &app, door, &To::new("/account?done=passphrase"))),
    }
}
