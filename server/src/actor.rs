//! Who is asking: typed proofs, taken from the session's cookie. A handler that wants a [`Person`] runs for nobody else.

use crate::{
    actions::{
        host::{self, Office},
        reading::{self, Reader},
        seat::Seat,
        space,
    },
    app::{App, Shared},
    token::{token, token_hash},
    web::failure::Failure,
};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, Method, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::{Id, account::Account, member, session::Session};

/// Somebody who is signed in.
#[derive(Debug)]
pub(crate) struct Person {
    /// Their account.
    pub(crate) account: Account,
    /// The session they came with.
    pub(crate) session: Session,
}

/// Somebody who is signed in and runs this server.
#[derive(Debug)]
pub(crate) struct Operator;

/// Somebody who is signed in, or not.
#[derive(Debug)]
pub(crate) struct Anybody(pub(crate) Option<Person>);

/// Whoever came with a session that still opens.
pub(crate) async fn person(app: &App, headers: &HeaderMap) -> anyhow::Result<Option<Person>> {
    let Some(token) = token(app, headers) else { return Ok(None) };
    let found = app.db.signed_in(token_hash(&token), app.today()).await?;
    if let Some((session, _)) = &found {
        prolong(app, session).await?;
    }
    Ok(found.map(|(session, account)| Person { account, session }))
}

/// Who comes stays signed in.
async fn prolong(app: &App, session: &Session) -> anyhow::Result<()> {
    if let Some(ends) = session.prolonged(app.today()) {
        app.db.prolong_session(session.token, ends).await?;
    }
    Ok(())
}

/// Why a request that needs somebody did not get through.
pub enum Stranger {
    /// Nobody is signed in; a page leads to the door and back here.
    SignIn(String),
    /// Nobody is signed in, and a form was sent.
    Unsigned,
    /// What they may not see is not there.
    NotThere,
    /// Something broke.
    Broken(anyhow::Error),
}

impl Stranger {
    /// Nobody is signed in.
    fn unsigned(parts: &Parts) -> Self {
        if parts.method != Method::GET {
            return Self::Unsigned;
        }
        let here = parts.uri.path_and_query().map_or("/", |here| here.as_str());
        Self::SignIn(form_urlencoded::Serializer::new(String::new()).append_pair("to", here).finish())
    }
}

impl IntoResponse for Stranger {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn(to) => Redirect::to(&format!("/sign-in?{to}")).into_response(),
            Self::Unsigned => StatusCode::UNAUTHORIZED.into_response(),
            Self::NotThere => Failure::NotFound.into_response(),
            Self::Broken(error) => Failure::Broken(error).into_response(),
        }
    }
}

impl FromRequestParts<Shared> for Person {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        let person = person(app, &parts.headers).await.map_err(Stranger::Broken)?;
        person.ok_or_else(|| Stranger::unsigned(parts))
    }
}

impl FromRequestParts<Shared> for Operator {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        let person = Person::from_request_parts(parts, app).await?;
        if person.account.inner.operator { Ok(Self) } else { Err(Stranger::NotThere) }
    }
}

impl FromRequestParts<Shared> for Anybody {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        person(app, &parts.headers).await.map(Self).map_err(Stranger::Broken)
    }
}

/// The id in a place of a request's address.
pub(crate) async fn id<T>(parts: &mut Parts, app: &Shared, place: &str) -> Option<Id<T>> {
    let params = RawPathParams::from_request_parts(parts, app).await.ok()?;
    params.iter().find(|(name, _)| *name == place).and_then(|(_, id)| id.parse().ok())
}

/// Whoever stands at the desk of the host in the address: its staff, and who runs the server.
impl FromRequestParts<Shared> for Office {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        let person = Person::from_request_parts(parts, app).await?;
        let host = id(parts, app, "host").await.ok_or(Stranger::NotThere)?;
        let office = host::office(app, &person.account, host).await.map_err(Stranger::Broken)?;
        office.ok_or(Stranger::NotThere)
    }
}

/// Whoever is in the group of the address now: the only key to a space. Others cannot tell whether it is there.
impl FromRequestParts<Shared> for Seat {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        let (group, told) = (id(parts, app, "group").await, parts.method == Method::GET);
        let entered = match token(app, &parts.headers) {
            Some(token) => space::enter(app, token_hash(&token), group, told).await,
            None => Ok(None),
        };
        let entered = entered.map_err(Stranger::Broken)?;
        let (session, seat) = entered.ok_or_else(|| Stranger::unsigned(parts))?;
        prolong(app, &session).await.map_err(Stranger::Broken)?;
        seat.ok_or(Stranger::NotThere)
    }
}

/// A seat of somebody who keeps the space: a facilitator or a co-facilitator.
#[derive(Debug)]
pub(crate) struct Keeping(pub(crate) Seat);

impl FromRequestParts<Shared> for Keeping {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        let seat = Seat::from_request_parts(parts, app).await?;
        let may = member::may_keep(seat.member.role, seat.member.standing);
        may.map(|()| Self(seat)).map_err(|_| Stranger::NotThere)
    }
}

/// A seat of a facilitator, who may change the group itself.
#[derive(Debug)]
pub(crate) struct Leading(pub(crate) Seat);

impl FromRequestParts<Shared> for Leading {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        let seat = Seat::from_request_parts(parts, app).await?;
        let may = member::may_lead(seat.member.role, seat.member.standing);
        may.map(|()| Self(seat)).map_err(|_| Stranger::NotThere)
    }
}

/// Whoever runs the server and has said why they read the room of the address: it opens pages to read, and no seat.
impl FromRequestParts<Shared> for Reader {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Stranger> {
        let person = Person::from_request_parts(parts, app).await?;
        let group = id(parts, app, "group").await.filter(|_| person.account.inner.operator);
        let group = group.ok_or(Stranger::NotThere)?;
        let reader = reading::reader(app, person.account.id, group).await.map_err(Stranger::Broken)?;
        reader.ok_or(Stranger::NotThere)
    }
}
