//! Where somebody stands who has asked before: they read it at the group's door, and may leave or ask for another look.

use super::{
    door::{Door, door},
    known,
};
use crate::{
    actions::{self, appeal::Subject, join},
    actor::Person,
    app::{App, Shared},
    web::{
        appeal,
        ask::{Question, ask},
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{Member, appeal::Refusal, member::Standing};
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "join/state.html")]
struct StatePage {
    frame: Frame,
    listing: String,
    name: String,
    group: String,
    standing: Standing,
    note: Option<String>,
    /// They opened another invitation since.
    other: bool,
    /// Where the link gives them a role, and which.
    offer: Option<(String, Cow<'static, str>)>,
    /// What was decided about them, and what they can ask about it.
    matter: Option<appeal::View>,
}

#[derive(Template)]
#[template(path = "join/employer.html")]
struct EmployerPage {
    frame: Frame,
    listing: String,
    name: String,
}

/// What somebody is told whose employer holds the key of their account.
pub(super) fn employers(asked: &Asked, app: &App, door: &Door) -> Page {
    let frame = Frame::new(asked, &house(app), "title-join");
    let (listing, name) = (door.group.listing.to_string(), door.name.clone());
    let page = EmployerPage { frame, listing, name };
    Ok(page.frame.show_as(status(true), &page))
}

/// Where somebody stands who has asked before.
pub(super) async fn state(
    asked: &Asked,
    app: &App,
    door: &Door,
    member: Member,
    typed: (String, Option<Refusal>),
) -> Page {
    let words = asked.words;
    let wrong = typed.1.is_some();
    let address = format!("/groups/{}/join/appeal", door.group.listing);
    let matter = actions::appeal::matter(app, &member, None).await?;
    let matter = matter.map(|matter| appeal::View::of(app, &matter, address, typed, words));
    let offer = door.invited.as_ref().filter(|it| it.role > member.role && member.standing.has_seat());
    let page = StatePage {
        frame: Frame::new(asked, &house(app), "title-join"),
        listing: door.group.listing.to_string(),
        name: door.name.clone(),
        group: door.group.id.to_string(),
        standing: member.standing,
        other: door.other,
        offer: offer.map(|it| (door.address(), words.code_name("member-role", it.role.code()))),
        note: member.inner.note.map(domain::Private::into_shown),
        matter,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}

/// `POST /groups/{id}/join/appeal`: asks that another human looks at it.
pub(crate) async fn appeal(
    asked: Asked,
    State(app): State<Shared>,
    person: Person,
    Path(id): Path<String>,
    Form(typed): Form<appeal::Typed>,
) -> Page {
    let door = door(&app, &id).await?;
    let member = not_here(known(&app, &door, &person).await?)?;
    match actions::appeal::ask(&app, member.id, Subject::Place, &typed.words).await? {
        Err(Refusal::Nothing) => Err(Failure::NotFound),
        Err(refusal @ (Refusal::Empty | Refusal::TooLong)) => {
            state(&asked, &app, &door, member, (typed.words, Some(refusal))).await
        }
        _ => Ok(Redirect::to(&door.address()).into_response()),
    }
}

/// `GET /groups/{id}/join/leave`
pub(crate) async fn ask_leave(
    asked: Asked,
    State(app): State<Shared>,
    person: Person,
    Path(id): Path<String>,
) -> Page {
    let door = door(&app, &id).await?;
    let member = not_here(known(&app, &door, &person).await?)?;
    let (standing, its) = (member.standing, door.plain());
    let means: &[&str] = match standing {
        Standing::Waiting | Standing::Left => &["join-undo-why"],
        _ => &["join-undo-why", "ask-for-good"],
    };
    let words = asked.words;
    let question = Question {
        heading: words.code_name("join-undo-ask", standing.code()).into_owned(),
        means: means.iter().map(|key| words.get(key).into_owned()).collect(),
        button: words.code_name("join-undo", standing.code()).into_owned(),
        ..Question::default()
    };
    ask(&asked, &app, "title-join", question.to(format!("{its}/leave"), its))
}

/// `POST /groups/{id}/join/leave`: for who has no seat: takes back what they asked, or erases who they were here.
pub(crate) async fn leave(State(app): State<Shared>, person: Person, Path(id): Path<String>) -> Page {
    let door = door(&app, &id).await?;
    if let Some(member) = known(&app, &door, &person).await? {
        join::leave(&app, person.account.id, member.id).await?;
    }
    Ok(Redirect::to(&format!("/groups/{}/join?left", door.group.listing)).into_response())
}
