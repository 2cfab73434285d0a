//! The door of a group: its own, or with a link or a code that somebody was given.

use crate::{
    actions::invitation::{self, Token},
    actor::Anybody,
    app::{App, Shared},
    key::Came,
    limit::Network,
    web::{
        door as doors,
        failure::{Failure, Page},
        listing,
        page::Asked,
        space::not_here,
    },
};
use axum::{
    extract::{Form, Path, State},
    http::HeaderMap,
};
use domain::{Group, ListingId, member::Role};
use serde::Deserialize;

/// Most characters of a code that are looked at.
const MOST_CODE: usize = 40;

/// Where somebody comes from, and to which group.
pub(super) struct Door {
    pub(super) group: Group,
    /// Name of the listing.
    pub(super) name: String,
    /// The invitation they came by.
    pub(super) invited: Option<Invited>,
    /// A code as they typed it.
    pub(super) typed: String,
    /// What is wrong with what they came by.
    pub(super) wrong: Option<&'static str>,
}

/// An invitation that opens today.
pub(super) struct Invited {
    pub(super) token: Token,
    /// The role it gives.
    pub(super) role: Role,
    /// It is a code.
    pub(super) coded: bool,
}

impl Door {
    pub(super) fn address(&self) -> String {
        address(self.group.listing)
    }

    pub(super) fn is_open(&self) -> bool {
        self.group.first_standing(self.invited.is_some()).is_some()
    }

    /// What they came by opens nothing any more.
    pub(super) fn over(&mut self, coded: bool) {
        (self.invited, self.wrong) = (None, Some(if coded { "join-code-wrong" } else { "join-link-over" }));
    }
}

fn address(listing: ListingId) -> String {
    format!("/groups/{listing}/join")
}

/// The group with a space that a listing has.
pub(super) async fn door(app: &App, id: &str) -> Result<Door, Failure> {
    let listing = listing::load(app, id).await?;
    let group = not_here(app.db.group_of_listing(listing.id).await?)?;
    Ok(Door { group, name: listing.name, invited: None, typed: String::new(), wrong: None })
}

/// The same, for a browser that may have come with an invitation to it.
pub(super) async fn kept(app: &App, id: &str, headers: &HeaderMap) -> Result<Door, Failure> {
    let mut door = door(app, id).await?;
    let Some(came) = doors::kept(app, headers, &door.address()) else { return Ok(door) };
    match invitation::found(app, came.token).await?.filter(|(_, group)| group.id == door.group.id) {
        Some((found, _)) => {
            door.invited = Some(Invited { token: came.token, role: found.role, coded: came.coded });
        }
        None => door.over(came.coded),
    }
    Ok(door)
}

/// `GET /invite/{token}`: leads to the group's own door.
pub(crate) async fn invite(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    let token = invitation::hash(&token);
    Ok(match invitation::found(&app, token).await? {
        Some((_, group)) => doors::lead(&app, &address(group.listing), &Came { token, coded: false }),
        None => doors::closed(&asked, &app),
    })
}

/// A code as somebody typed it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    code: String,
}

/// `POST /groups/{id}/join/code`
pub(crate) async fn code(
    asked: Asked,
    State(app): State<Shared>,
    person: Anybody,
    network: Network,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Page {
    coded(&asked, &app, (person, network), &id, &typed.code).await
}

/// Opens a door with a code. Each try is counted.
pub(super) async fn coded(
    asked: &Asked,
    app: &App,
    (person, network): (Anybody, Network),
    id: &str,
    typed: &str,
) -> Page {
    let mut door = door(app, id).await?;
    door.typed = typed.chars().take(MOST_CODE).collect();
    if !network.may_try_code() {
        door.wrong = Some("join-code-wait");
    } else if let Some(token) = invitation::open(app, door.group.id, &door.typed).await? {
        return Ok(doors::lead(app, &door.address(), &Came { token, coded: true }));
    } else {
        door.over(true);
    }
    super::show(asked, app, &door, person.0, false).await
}
