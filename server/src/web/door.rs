//! Doors that a link or a code opens. What somebody came with does not stay in the address, where the next who uses the
//! browser would find it: the browser keeps it for a while, signed, for the address of that one door.
//!
//! A link of which one press is all the use keeps its secret in the address, so that it works in a mailbox and in a browser
//! that keeps no cookies: those that end letters, and the one that says that an address is somebody's own.

mod link;

pub(crate) use link::{Behind, CARRIED, Link, Opened, Sent};

use crate::{
    actions::invitation::Token,
    app::{App, Shared},
    web::{
        account::cookie::Beside,
        failure::Failure,
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};

/// Seconds for which an invitation is kept: time to sign in.
const PASSING: i64 = 3600;

fn beside(app: &App, address: &str, seconds: i64) -> Beside {
    Beside::door(&app.key.number(address.as_bytes()), seconds)
}

/// The answer, with something for the browser to keep for a door.
fn keep(app: &App, (address, seconds): (&str, i64), came: &[u8], response: Response) -> Response {
    beside(app, address, seconds).keep(app, response, Some(&app.key.door_token(address, came)))
}

fn kept_bytes(app: &App, headers: &HeaderMap, address: &str) -> Option<Vec<u8>> {
    app.key.read_door_token(address, &beside(app, address, 0).kept(app, headers)?)
}

/// An invitation that a browser came with to a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Came {
    /// What the link or code is looked up by.
    pub(crate) token: Token,
    /// It was a code, and no link.
    pub(crate) coded: bool,
}

/// Leads on `to` a door; the browser keeps the invitation for its address.
pub(crate) fn lead(app: &App, address: &str, to: &str, came: &Came) -> Response {
    let bytes = [&came.token[..], &[u8::from(came.coded)]].concat();
    keep(app, (address, PASSING), &bytes, Redirect::to(to).into_response())
}

/// The invitation that a browser came with to a door.
pub(crate) fn kept(app: &App, headers: &HeaderMap, address: &str) -> Option<Came> {
    let bytes = kept_bytes(app, headers, address)?;
    let (coded, token) = bytes.split_last()?;
    Some(Came { token: token.try_into().ok()?, coded: *coded == 1 })
}

/// The answer, with what the browser came with forgotten: it is used, or opens nothing any more.
pub(crate) fn forget(app: &App, address: &str, response: Response) -> Response {
    beside(app, address, 0).keep(app, response, None)
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

/// The same, for who came with a link by which one works.
async fn closed_to(parts: &mut Parts, app: &Shared) -> Failure {
    match Asked::from_request_parts(parts, app).await {
        Ok(asked) => Failure::Instead(Box::new(closed(&asked, app))),
        Err(never) => match never {},
    }
}
