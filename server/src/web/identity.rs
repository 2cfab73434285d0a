//! Signing in with the account of a host: away to its sign-in, and back.

use crate::{
    actions::identity::{self, Entered, Wrong},
    app::{App, Shared},
    web::{
        account::{
            To,
            cookie::{AWAY, device},
            enter::welcome,
        },
        door,
        failure::{Page, not_here},
        host::staff,
        house,
        page::{Asked, Frame},
        totp,
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::HostId;
use serde::Deserialize;

struct Host {
    address: String,
    name: String,
}

#[derive(Template)]
#[template(path = "identity/list.html")]
struct ListPage {
    frame: Frame,
    hosts: Vec<Host>,
}

#[derive(Template)]
#[template(path = "identity/wrong.html")]
struct WrongPage {
    frame: Frame,
    why: String,
    again: String,
}

/// `GET /sign-in/with`: the hosts that have set up their own sign-in.
pub(crate) async fn list(asked: Asked, State(app): State<Shared>) -> Page {
    let hosts = identity::hosts(&app).await?.into_iter();
    let hosts = hosts.map(|desk| Host { address: address(desk.id), name: desk.inner.host.name });
    let page = ListPage { frame: Frame::new(&asked, &house(&app), "title-account"), hosts: hosts.collect() };
    Ok(page.frame.show(&page))
}

fn address(host: HostId) -> String {
    format!("/sign-in/with/{host}")
}

/// The number of the door that somebody came by, with an invitation to the staff.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Invited {
    door: Option<String>,
}

/// `GET /sign-in/with/{host}`: away to the host's sign-in.
pub(crate) async fn begin(
    asked: Asked,
    State(app): State<Shared>,
    Path(host): Path<String>,
    Query(invited): Query<Invited>,
    headers: HeaderMap,
) -> Page {
    let host: HostId = not_here(host.parse().ok())?;
    let came = invited.door.and_then(|number| door::kept(&app, &headers, &staff::door(&number)));
    match not_here(identity::begin(&app, host, came.map(|came| came.token)).await?)? {
        Ok(sent) => Ok(AWAY.keep(&app, Redirect::to(&sent.address).into_response(), Some(&sent.state))),
        Err(wrong) => Ok(refuse(&asked, &app, host, wrong)),
    }
}

/// What a host's sign-in sends back. Prints nothing of it.
#[derive(Default, Deserialize)]
pub(crate) struct Answer {
    state: Option<String>,
    code: Option<String>,
}

/// `GET /sign-in/with/{host}/answer`: back from the host's sign-in. It has to be the browser that was sent.
pub(crate) async fn answer(
    asked: Asked,
    State(app): State<Shared>,
    Path(host): Path<String>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
) -> Page {
    let host: HostId = not_here(host.parse().ok())?;
    let waits = AWAY.kept(&app, &headers);
    let Some(state) = answer.state.filter(|state| waits.as_ref() == Some(state)) else {
        return Ok(refuse(&asked, &app, host, Wrong::Over));
    };
    let to = To::new(&format!("/hosts/{host}"));
    let response = match identity::answer(&app, host, &state, answer.code, &device(&headers)).await? {
        Ok(Entered::Known(door)) => totp::lead(&asked, &app, door, &to),
        Ok(Entered::New(opened)) => welcome(&asked, &app, opened, &to),
        Err(wrong) => refuse(&asked, &app, host, wrong),
    };
    Ok(AWAY.keep(&app, response, None))
}

fn refuse(asked: &Asked, app: &App, host: HostId, wrong: Wrong) -> Response {
    let page = WrongPage {
        frame: Frame::new(asked, &house(app), "title-account"),
        why: asked.words.get(&format!("with-{}", wrong.code())).into_owned(),
        again: address(host),
    };
    let status = match wrong {
        Wrong::Unreachable => StatusCode::BAD_GATEWAY,
        Wrong::NotAllowed | Wrong::NotInvited => StatusCode::FORBIDDEN,
        Wrong::Over | Wrong::Refused | Wrong::Untrue => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page.frame.show_as(status, &page)
}
