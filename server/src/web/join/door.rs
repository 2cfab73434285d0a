//! The door of a group: its own, or with a link or a code that somebody was given.

use crate::{
    actions::{
        invitation::{self, Token},
        space,
    },
    actor::Anybody,
    app::{App, Shared},
    limit::Network,
    web::{
        door::{self as doors, Came},
        failure::{Failure, Page, not_here},
        listing,
        page::Asked,
    },
};
use axum::{
    extract::{Form, Path, State},
    http::HeaderMap,
    response::Response,
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
    /// They came with an invitation that the browser did not keep.
    pub(super) lost: bool,
    /// Their page was opened with another invitation than the one that the browser brings now, which is the last it opened.
    pub(super) other: bool,
    /// A code as they typed it.
    pub(super) typed: String,
    /// What is wrong with what they came by.
    pub(super) wrong: Option<&'static str>,
}

/// An invitation that opens today.
pub(super) struct Invited {
    /// Its number, which stands in the address of its pages.
    pub(super) number: String,
    pub(super) token: Token,
    /// The role it gives.
    pub(super) role: Role,
    /// It is a code.
    pub(super) coded: bool,
}

impl Door {
    /// The address of the group's door, whoever comes.
    pub(super) fn plain(&self) -> String {
        address(self.group.listing)
    }

    /// The address with the number of the invitation they came by.
    pub(super) fn address(&self) -> String {
        match &self.invited {
            Some(invited) => numbered(&self.plain(), &invited.number),
            None => self.plain(),
        }
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

fn numbered(address: &str, number: &str) -> String {
    format!("{address}?door={number}")
}

/// The group with a space that a listing has.
pub(super) async fn door(app: &App, id: &str) -> Result<Door, Failure> {
    let listing = listing::load(app, id).await?;
    let group = not_here(space::of_listing(app, listing.id).await?)?;
    Ok(Door {
        group,
        name: listing.name,
        invited: None,
        lost: false,
        other: false,
        typed: String::new(),
        wrong: None,
    })
}

/// The same, for a browser that may have come with an invitation to it; with the number of the invitation in the address,
/// if there is one.
pub(super) async fn kept(
    app: &App,
    id: &str,
    (headers, number): (&HeaderMap, Option<&str>),
) -> Result<Door, Failure> {
    let mut door = door(app, id).await?;
    let Some(came) = doors::kept(app, headers, &door.plain()) else {
        return Ok(Door { lost: number.is_some(), ..door });
    };
    let own = app.key.number(&came.token);
    door.other = number.is_some_and(|number| number != own);
    match invitation::found(app, came.token).await?.filter(|(_, group)| group.id == door.group.id) {
        Some((found, _)) => {
            let (role, coded) = (found.role, came.coded);
            door.invited = Some(Invited { number: own, token: came.token, role, coded });
        }
        None => door.over(came.coded),
    }
    Ok(door)
}

/// Leads on to the door of a group; the browser keeps the invitation. Of two to one group it brings the later, and the number
/// in the address tells a page that was opened with the other.
fn lead(app: &App, listing: ListingId, came: &Came) -> Response {
    let address = address(listing);
    doors::lead(app, &address, &numbered(&address, &app.key.number(&came.token)), came)
}

/// `GET /invite/{token}`: leads to the group's own door.
pub(crate) async fn invite(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    let token = invitation::hash(&token);
    Ok(match invitation::found(&app, token).await? {
        Some((_, group)) => lead(&app, group.listing, &Came { token, coded: false }),
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
        return Ok(lead(app, door.group.listing, &Came { token, coded: true }));
    } else {
        door.over(true);
    }
    super::show(asked, app, &door, person.0, false).await
}
