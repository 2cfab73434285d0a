//! Joining a group: what will happen and who sees what, a name for this group alone, the pledge, the rules.

pub(crate) mod door;
mod form;
pub(crate) mod state;

use crate::{
    actions::{
        join::{self, Application, Wrong},
        space,
    },
    actor::{Anybody, Person},
    app::{App, Shared},
    limit::Network,
    web::{
        account::To,
        door as doors,
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        space::field::{Field, Shape, lines},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Member,
    group::JoinPolicy,
    member::{Role, Standing},
};
use door::Door;
use form::{fields, read};
use serde::Deserialize;
use state::{employers, state};
use std::{borrow::Cow, collections::HashMap};

#[derive(Template)]
#[template(path = "join/join.html")]
struct JoinPage {
    frame: Frame,
    /// Where the form goes, with the number of the invitation; and where a code goes.
    address: String,
    plain: String,
    listing: String,
    name: String,
    /// They came with an invitation, and opened another since.
    invited: bool,
    other: bool,
    policy: JoinPolicy,
    role: Option<Cow<'static, str>>,
    /// A code opened the door.
    coded: bool,
    /// Where a code is typed.
    code: Option<Field>,
    open: bool,
    /// Where to sign in, for who is not.
    sign_in: Option<String>,
    left: bool,
    hours: Option<String>,
    pledge: Vec<String>,
    rules: Vec<String>,
    fields: Vec<Field>,
}

/// How somebody comes to a door.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Way {
    /// They have just left.
    left: Option<String>,
    /// A code that somebody gave them, out of the square of a slip.
    code: Option<String>,
    /// The number of the invitation that their page was opened with.
    door: Option<String>,
}

/// `GET /groups/{id}/join`
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    person: Anybody,
    (network, headers): (Network, HeaderMap),
    Path(id): Path<String>,
    Query(way): Query<Way>,
) -> Page {
    if let Some(code) = way.code.filter(|code| !code.trim().is_empty()) {
        return door::coded(&asked, &app, (person, network), &id, &code).await;
    }
    let door = door::kept(&app, &id, (&headers, way.door.as_deref())).await?;
    show(&asked, &app, &door, person.0, way.left.is_some()).await
}

async fn show(asked: &Asked, app: &App, door: &Door, person: Option<Person>, left: bool) -> Page {
    if let Some(person) = &person
        && let Some(member) = known(app, door, person).await?
        && (member.standing != Standing::Left || member.inner.note.is_some())
    {
        return state(asked, app, door, member, <_>::default()).await;
    }
    if door.lost {
        return Ok(doors::closed(asked, app));
    }
    if person.as_ref().is_some_and(|person| person.account.is_employers()) {
        return employers(asked, app, door);
    }
    let fields = match person {
        Some(_) => {
            let name = join::suggest(app, &door.group, asked.words.code()).await?;
            let application = Application { pseudonym: name, ..Application::default() };
            fields(door, &application, &[], asked.words)
        }
        None => vec![],
    };
    let sign_in = fields.is_empty().then(|| To::new(&door.address()).form("/sign-in"));
    page(asked, app, door, fields, sign_in, left).await
}

/// Who the person is in the group already, in whatever standing.
async fn known(app: &App, door: &Door, person: &Person) -> Result<Option<Member>, Failure> {
    match person.account.member_in(door.group.id) {
        Some(member) => Ok(join::member(app, person.account.id, member).await?),
        None => Ok(None),
    }
}

async fn page(
    asked: &Asked,
    app: &App,
    door: &Door,
    fields: Vec<Field>,
    sign_in: Option<String>,
    left: bool,
) -> Page {
    let words = asked.words;
    let wrong = door.wrong.is_some() || fields.iter().any(|field| field.error.is_some());
    let hours = space::answer_hours(app, door.group.id).await?;
    let inner = &door.group.inner;
    let role = door.invited.as_ref().map(|it| it.role).filter(|role| *role != Role::Member);
    let asks_code = door.invited.is_none() && (inner.policy != JoinPolicy::Open || door.wrong.is_some());
    let code = Field::new(words, "code", "join-code", Shape::Line).with(door.typed.clone());
    let code = code.wrong(door.wrong.map(|key| words.get(key).into_owned()));
    let page = JoinPage {
        frame: Frame::new(asked, &house(app), "title-join"),
        address: door.address(),
        plain: door.plain(),
        listing: door.group.listing.to_string(),
        name: door.name.clone(),
        invited: door.invited.is_some(),
        other: door.other,
        policy: if door.invited.is_some() { JoinPolicy::Open } else { inner.policy },
        role: role.map(|role| words.code_name("member-role", role.code())),
        coded: door.invited.as_ref().is_some_and(|it| it.coded),
        code: asks_code.then_some(code),
        open: door.is_open(),
        sign_in,
        left,
        hours: hours.map(|hours| words.count("space-answered", usize::try_from(hours.max(1)).unwrap_or(1))),
        pledge: lines(&inner.pledge),
        rules: lines(&inner.rules),
        fields,
    };
    let response = page.frame.show_as(status(wrong), &page);
    Ok(if door.wrong.is_some() { doors::forget(app, &door.plain(), response) } else { response })
}

/// `POST /groups/{id}/join`: joins, or takes the role that a link gives.
pub(crate) async fn send(
    asked: Asked,
    State(app): State<Shared>,
    (person, headers): (Person, HeaderMap),
    Path(id): Path<String>,
    Query(way): Query<Way>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let door = door::kept(&app, &id, (&headers, way.door.as_deref())).await?;
    if door.lost {
        return show(&asked, &app, &door, Some(person), false).await;
    }
    if typed.get("do").is_some_and(|act| act == "role") {
        let member = not_here(known(&app, &door, &person).await?)?;
        if door.other {
            return state(&asked, &app, &door, member, <_>::default()).await;
        }
        let seat = space::seat(&app, person.account.id, door.group.id, member.id).await?;
        let invited = not_here(door.invited.as_ref())?;
        join::take_role(&app, &not_here(seat)?, invited.token).await?;
        return Ok(come_in(&app, &door));
    }
    enter(&asked, &app, door, &person, &typed).await
}

/// Leads in; what the browser came with is used.
fn come_in(app: &App, door: &Door) -> Response {
    doors::forget(app, &door.plain(), Redirect::to(&format!("/space/{}", door.group.id)).into_response())
}

async fn enter(
    asked: &Asked,
    app: &App,
    mut door: Door,
    person: &Person,
    typed: &HashMap<String, String>,
) -> Page {
    let application = read(typed, door.group.inner.questions.len());
    if door.wrong.is_some() || door.other {
        let fields = fields(&door, &application, &[], asked.words);
        return page(asked, app, &door, fields, None, false).await;
    }
    let token = door.invited.as_ref().map(|invited| invited.token);
    match join::join(app, person.account.id, &door.group, token, &application).await? {
        Ok(member) if member.standing.has_seat() => Ok(come_in(app, &door)),
        Ok(member) => state(asked, app, &door, member, <_>::default()).await,
        Err(wrong) if wrong.contains(&Wrong::Invitation) => {
            let coded = not_here(door.invited.as_ref())?.coded;
            door.over(coded); // somebody else was quicker
            page(asked, app, &door, fields(&door, &application, &[], asked.words), None, false).await
        }
        Err(wrong) if wrong.contains(&Wrong::Employer) => employers(asked, app, &door),
        Err(wrong) if wrong.contains(&Wrong::Here) => Ok(Redirect::to(&door.address()).into_response()),
        Err(wrong) => {
            page(asked, app, &door, fields(&door, &application, &wrong, asked.words), None, false).await
        }
    }
}
