//! A host's listings: which are its own, and the rooms of their groups.

use super::{at, home};
use crate::{
    actions::host::{self, Office},
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame},
        space::open::{self, Door},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{ListingId, staff::Task};

struct Candidate {
    id: ListingId,
    name: String,
    mine: bool,
}

#[derive(Template)]
#[template(path = "host/listings.html")]
struct ListingsPage {
    frame: Frame,
    home: String,
    name: String,
    candidates: Vec<Candidate>,
}

/// `GET /hosts/{host}/listings`: those that name the host, to choose its own from.
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    let office = at(office, Task::Host)?;
    let candidates = host::candidates(&app, &office).await?.into_iter();
    let page = ListingsPage {
        frame: Frame::new(&asked, &house(&app), "title-desk"),
        home: home(&office),
        name: office.desk.inner.host.name.clone(),
        candidates: candidates.map(|(one, mine)| Candidate { id: one.id, name: one.name, mine }).collect(),
    };
    Ok(page.frame.show(&page))
}

/// `POST /hosts/{host}/listings`
pub(crate) async fn choose(
    State(app): State<Shared>,
    office: Office,
    Form(typed): Form<Vec<(String, String)>>,
) -> Page {
    let office = at(office, Task::Host)?;
    let chosen = typed.iter().filter(|(name, _)| name == "listing").filter_map(|(_, id)| id.parse().ok());
    host::choose(&app, &office, &chosen.collect::<Vec<ListingId>>()).await?;
    Ok(Redirect::to(&home(&office)).into_response())
}

/// A listing of the host, as a door to its space.
async fn door(app: &App, office: &Office, id: &str) -> Result<Door, Failure> {
    let listing = not_here(host::listing(app, office, not_here(id.parse().ok())?).await?)?;
    let back = home(office);
    Ok(Door { address: format!("{back}/listings/{id}/space"), back, secret: None, listing })
}

/// `GET /hosts/{host}/listings/{id}/space`
pub(crate) async fn space(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, id)): Path<(String, String)>,
) -> Page {
    let office = at(office, Task::Open)?;
    open::ask(&asked, &app, door(&app, &office, &id).await?).await
}

/// `POST /hosts/{host}/listings/{id}/space`: opens the space, or makes another link for a facilitator.
pub(crate) async fn open_space(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, id)): Path<(String, String)>,
    Form(typed): Form<open::Typed>,
) -> Page {
    let door = door(&app, &office, &id).await?;
    let opened = not_here(host::open(&app, &office, door.listing.id, typed.read()).await?)?;
    open::answer(&asked, &app, door, typed, opened)
}
