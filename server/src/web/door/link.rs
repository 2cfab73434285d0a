//! Links by which somebody works, at a draft, a listing or a new server, and the forms behind their doors.

use super::{closed_to, keep, kept_bytes};
use crate::{
    app::{App, Shared},
    web::failure::Failure,
};
use axum::{
    body::{Body, Bytes},
    extract::{Form, FromRequest, FromRequestParts, Request},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use serde::de::DeserializeOwned;

/// Seconds for which such a link is kept: a long form, and a meal in between. Each form that is sent begins them anew.
const WORKING: i64 = 12 * 3600;
/// The field of a form that carries what opens its door.
pub(crate) const CARRIED: &str = "way_back";

/// A link by which somebody works: at a draft, at a listing, at a new server.
pub(crate) struct Link {
    /// What opens. The pages behind the door carry it in their forms, so that nothing that was typed is lost when the
    /// browser has let go of it meanwhile.
    pub(crate) secret: String,
    /// The address of its door, in which nothing of it stands.
    pub(crate) address: String,
    /// The browser came with it to its door.
    brought: bool,
}

impl Link {
    /// The link of a request to `room/{secret}` or `room/{number}`, whatever it opens. `carried`: what a form brought.
    fn of(parts: &Parts, app: &App, room: &str, carried: Option<String>) -> Self {
        let rest = parts.uri.path().strip_prefix(room).unwrap_or_default();
        let named = rest.trim_start_matches('/').split('/').next().unwrap_or_default();
        let address = format!("{room}/{named}");
        let kept = kept_bytes(app, &parts.headers, &address).and_then(|came| String::from_utf8(came).ok());
        let carried = carried.filter(|secret| Self::new(app, room, secret.clone()).address == address);
        match kept.or(carried) {
            Some(secret) => Self { secret, address, brought: true },
            None => Self::new(app, room, named.to_owned()),
        }
    }

    /// A link that nobody has opened yet.
    pub(crate) fn new(app: &App, room: &str, secret: String) -> Self {
        let address = format!("{room}/{}", app.key.number(secret.as_bytes()));
        Self { secret, address, brought: false }
    }

    /// Leads on to a page behind its door.
    pub(crate) fn lead(&self, app: &App, rest: &str) -> Response {
        self.keep(app, Redirect::to(&format!("{}{rest}", self.address)).into_response())
    }

    /// The answer to a form; the browser keeps the link for as long again.
    pub(crate) fn keep(&self, app: &App, response: Response) -> Response {
        keep(app, (&self.address, WORKING), self.secret.as_bytes(), response)
    }

    /// Whether the door is open, once what the link opens is known to be there: an address with the secret leads on to the
    /// one without.
    fn settle(&self, parts: &Parts, app: &App) -> Result<(), Failure> {
        match (self.brought, &parts.method) {
            (true, _) => Ok(()),
            (false, method) if method.is_safe() => {
                let rest = parts.uri.path().split_once(self.secret.as_str()).map_or("", |(_, rest)| rest);
                Err(Failure::Instead(Box::new(self.lead(app, rest))))
            }
            (false, _) => Err(Failure::NotFound),
        }
    }
}

/// What a link by which one works opens.
pub(crate) trait Opened: Sized + Send {
    /// Where its doors are.
    const ROOM: &'static str;

    /// What a secret opens, if anything.
    fn by(app: &App, secret: &str) -> impl Future<Output = anyhow::Result<Option<Self>>> + Send;
}

/// Whoever came with such a link, or whose browser keeps it: the link leads on to the number of its door.
pub(crate) struct Behind<T> {
    pub(crate) opened: T,
    pub(crate) link: Link,
}

impl<T: Opened> Behind<T> {
    async fn come(parts: &mut Parts, app: &Shared, carried: Option<String>) -> Result<Self, Failure> {
        let link = Link::of(parts, app, T::ROOM, carried);
        let Some(opened) = T::by(app, &link.secret).await? else { return Err(closed_to(parts, app).await) };
        link.settle(parts, app)?;
        Ok(Self { opened, link })
    }
}

impl<T: Opened> FromRequestParts<Shared> for Behind<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        Self::come(parts, app, None).await
    }
}

/// A form that was sent from behind a door.
pub(crate) struct Sent<T, F> {
    pub(crate) behind: Behind<T>,
    pub(crate) typed: F,
}

impl<T: Opened, F: DeserializeOwned> FromRequest<Shared> for Sent<T, F> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &Shared) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let unread = |status: StatusCode| Failure::Unread(status);
        let body = Bytes::from_request(Request::from_parts(parts.clone(), body), app).await;
        let body = body.map_err(|error| unread(error.into_response().status()))?;
        let carried = form_urlencoded::parse(&body).find(|(name, _)| name == CARRIED);
        let behind = Behind::come(&mut parts, app, carried.map(|(_, secret)| secret.into_owned())).await?;
        let form = Form::from_request(Request::from_parts(parts, Body::from(body)), app).await;
        let Form(typed) = form.map_err(|error| unread(error.into_response().status()))?;
        Ok(Self { behind, typed })
    }
}
