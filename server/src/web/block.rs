//! Blocking somebody, and whom one has blocked.

use crate::{
    actions::{block, space::Seat},
    actor::Person,
    app::Shared,
    web::{
        failure::Page,
        house,
        page::{Asked, Frame},
        space::{Rooms, not_here},
        thread::At,
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::MemberId;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "block/block.html")]
struct BlockPage {
    frame: Frame,
    rooms: Rooms,
    member: MemberId,
    name: String,
    /// They keep the space: what they write to the group is not folded.
    keeps: bool,
}

/// `GET /space/{group}/block/{member}`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let whom = not_here(block::whom(&app, &seat, not_here(id.parse().ok())?).await?)?;
    let page = BlockPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        member: whom.id,
        keeps: whom.role.keeps(),
        name: whom.inner.pseudonym.into_shown(),
    };
    Ok(page.frame.show(&page))
}

/// `POST /space/{group}/block/{member}`
pub(crate) async fn block(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    not_here(block::block(&app, &seat, not_here(id.parse().ok())?).await?)?;
    Ok(Redirect::to("/account/blocks").into_response())
}

/// Somebody who was blocked.
struct Blocked {
    member: MemberId,
    name: String,
    group: Option<String>,
    space: String,
}

#[derive(Template)]
#[template(path = "block/blocks.html")]
struct BlocksPage {
    frame: Frame,
    blocks: Vec<Blocked>,
}

/// `GET /account/blocks`
pub(crate) async fn list(asked: Asked, person: Person, State(app): State<Shared>) -> Page {
    let blocks = block::list(&app, person.account.id).await?.into_iter().map(|(block, listing)| Blocked {
        member: block.member,
        name: block.pseudonym.into_shown(),
        group: listing.map(|listing| listing.name),
        space: format!("/space/{}", block.group),
    });
    let blocks = blocks.collect();
    let page = BlocksPage { frame: Frame::new(&asked, &house(&app), "title-account"), blocks };
    Ok(page.frame.show(&page))
}

/// Whose block ends.
#[derive(Debug, Deserialize)]
pub(crate) struct End {
    #[serde(default)]
    member: String,
}

/// `POST /account/blocks/end`
pub(crate) async fn end(person: Person, State(app): State<Shared>, Form(end): Form<End>) -> Page {
    if let Ok(member) = end.member.parse() {
        block::end(&app, person.account.id, member).await?;
    }
    Ok(Redirect::to("/account/blocks").into_response())
}
