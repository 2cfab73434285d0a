//! Doors that a link or a code opens. What somebody came with does not stay in the address, where the next who uses the
//! browser would find it: the browser keeps it for an hour, signed, for the address of that one door.

use crate::{
    app::App,
    key::Came,
    web::{
        account::cookie::Beside,
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};

fn beside(app: &App, address: &str) -> Beside {
    Beside::door(&app.key.number(address.as_bytes()))
}

/// Leads on to a door; the browser keeps what it came with.
pub(crate) fn lead(app: &App, address: &str, came: &Came) -> Response {
    let response = Redirect::to(address).into_response();
    beside(app, address).keep(app, response, Some(&app.key.door_token(address, came)))
}

/// What a browser came with to a door.
pub(crate) fn kept(app: &App, headers: &HeaderMap, address: &str) -> Option<Came> {
    app.key.read_door_token(address, &beside(app, address).kept(app, headers)?)
}

/// The answer, with what the browser came with forgotten: it is used, or opens nothing any more.
pub(crate) fn forget(app: &App, address: &str, response: Response) -> Response {
    beside(app, address).keep(app, response, None)
}

#[derive(Template)]
#[template(path = "door/closed.html")]
struct ClosedPage {
    frame: Frame,
}

/// A door that does not open: what it may be, and what to do then.
pub(crate) fn closed(asked: &Asked, app: &App) -> Response {
    let page = ClosedPage { frame: Frame::new(asked, &house(app), "title-join") };
    page.frame.show_as(StatusCode::NOT_FOUND, &page)
}
