//! Blocking somebody, and whom one has blocked.

use crate::{
    actions::{block, seat::Seat},
    actor::Person,
    app::Shared,
    web::{
        ask::{Question, ask_in},
        failure::{Page, not_here},
        house,
        page::{Asked, Frame},
        room::At,
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::MemberId;
use serde::Deserialize;

/// `GET /space/{group}/block/{member}`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let whom = not_here(block::whom(&app, &seat, not_here(id.parse().ok())?).await?)?;
    let (words, space) = (asked.words, format!("/space/{}", seat.group.id));
    let (keeps, name) = (whom.role.keeps(), whom.inner.pseudonym.into_shown());
    let say = |key| words.say(key, "name", name.clone());
    // what those who keep the space write to the group is not folded
    let first = if keeps { say("block-keeps") } else { words.get("block-folds").into_owned() };
    let rest = ["block-ends", "block-names", "block-elsewhere"].map(|key| words.get(key).into_owned());
    let question = Question {
        heading: say("block-do-ask"),
        means: [vec![first], rest.to_vec(), vec![say("block-untold")]].concat(),
        button: say("block-do"),
        ..Question::default()
    };
    ask_in(&asked, &app, &seat, question.to(format!("{space}/block/{}", whom.id), space))
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
