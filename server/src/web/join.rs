//! Joining a group: what will happen and who sees what, a name for this group alone, the pledge, the rules.

mod form;
pub(crate) mod state;

use crate::{
    actions::{
        invitation::{self, Token},
        join::{self, Application, Wrong},
        space,
    },
    actor::{Anybody, Person},
    app::{App, Shared},
    limit::Network,
    web::{
        failure::{Failure, Page},
        house, listing,
        page::{Asked, Frame},
        space::{
            field::{Field, Shape, lines},
            not_here, status,
        },
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Group, Member,
    group::JoinPolicy,
    member::{Role, Standing},
};
use form::{fields, read};
use serde::Deserialize;
use state::{employers, state};
use std::{borrow::Cow, collections::HashMap};

/// Most characters of a code that are looked at.
const MOST_CODE: usize = 40;

/// Where somebody comes from, and to which group.
struct Door {
    group: Group,
    /// Name of the listing.
    name: String,
    /// The invitation they came by.
    invited: Option<Invited>,
    /// A code as they typed it.
    code: String,
    /// What is wrong with it.
    wrong: Option<&'static str>,
}

/// An invitation that opens today.
struct Invited {
    /// Where it leads.
    address: String,
    token: Token,
    /// The role it gives.
    role: Role,
}

impl Door {
    fn address(&self) -> String {
        match &self.invited {
            Some(invited) => invited.address.clone(),
            None => format!("/groups/{}/join", self.group.listing),
        }
    }

    fn is_open(&self) -> bool {
        self.group.first_standing(self.invited.is_some()).is_some()
    }
}

#[derive(Template)]
#[template(path = "join/join.html")]
struct JoinPage {
    frame: Frame,
    address: String,
    listing: String,
    name: String,
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

/// The group with a space that a listing has.
async fn door(app: &App, id: &str) -> Result<Door, Failure> {
    let listing = listing::load(app, id).await?;
    let group = not_here(app.db.group_of_listing(listing.id).await?)?;
    Ok(Door { group, name: listing.name, invited: None, code: String::new(), wrong: None })
}

/// How somebody comes to a door.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Way {
    /// They have just left.
    left: Option<String>,
    /// A code that somebody gave them.
    code: Option<String>,
}

/// The same, for somebody who may have typed a code there. Each try is counted.
async fn coded(app: &App, network: Network, id: &str, way: &Way) -> Result<Door, Failure> {
    let mut door = door(app, id).await?;
    let Some(code) = way.code.as_deref().filter(|code| !code.trim().is_empty()) else { return Ok(door) };
    door.code = code.chars().take(MOST_CODE).collect();
    if !network.may_try_code() {
        door.wrong = Some("join-code-wait");
        return Ok(door);
    }
    match invitation::open(app, door.group.id, &door.code).await? {
        Some(token) => {
            let query =
                form_urlencoded::Serializer::new(String::new()).append_pair("code", &door.code).finish();
            let address = format!("/groups/{}/join?{query}", door.group.listing);
            door.invited = Some(Invited { address, token, role: Role::Member });
        }
        None => door.wrong = Some("join-code-wrong"),
    }
    Ok(door)
}

/// The group that a link leads to.
async fn invited(app: &App, token: &str) -> Result<Door, Failure> {
    let hash = invitation::hash(token);
    let (found, group) = not_here(invitation::found(app, hash).await?)?;
    let name = app.db.listing(group.listing).await?.map(|listing| listing.name).unwrap_or_default();
    let invited = Invited { address: format!("/invite/{token}"), token: hash, role: found.role };
    Ok(Door { group, name, invited: Some(invited), code: String::new(), wrong: None })
}

/// `GET /groups/{id}/join`
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    person: Anybody,
    network: Network,
    Path(id): Path<String>,
    Query(way): Query<Way>,
) -> Page {
    let door = coded(&app, network, &id, &way).await?;
    show(&asked, &app, &door, person.0, way.left.is_some()).await
}

/// `GET /invite/{token}`
pub(crate) async fn invite_form(
    asked: Asked,
    State(app): State<Shared>,
    person: Anybody,
    Path(token): Path<String>,
) -> Page {
    show(&asked, &app, &invited(&app, &token).await?, person.0, false).await
}

async fn show(asked: &Asked, app: &App, door: &Door, person: Option<Person>, left: bool) -> Page {
    if let Some(person) = &person
        && let Some(member) = known(app, door, person).await?
        && (member.standing != Standing::Left || member.inner.note.is_some())
    {
        return state(asked, app, door, member, <_>::default()).await;
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
    let to = door.address();
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("to", &to).finish();
    let sign_in = fields.is_empty().then(|| format!("/sign-in?{query}"));
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
    let code = Field::new(words, "code", "join-code", Shape::Line).with(door.code.clone());
    let code = code.wrong(door.wrong.map(|key| words.get(key).into_owned()));
    let page = JoinPage {
        frame: Frame::new(asked, &house(app), "title-join"),
        address: door.address(),
        listing: door.group.listing.to_string(),
        name: door.name.clone(),
        policy: if door.invited.is_some() { JoinPolicy::Open } else { inner.policy },
        role: role.map(|role| words.code_name("member-role", role.code())),
        coded: door.invited.is_some() && !door.code.is_empty(),
        code: asks_code.then_some(code),
        open: door.is_open(),
        sign_in,
        left,
        hours: hours.map(|hours| words.count("space-answered", usize::try_from(hours.max(1)).unwrap_or(1))),
        pledge: lines(&inner.pledge),
        rules: lines(&inner.rules),
        fields,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}

/// `POST /groups/{id}/join`
pub(crate) async fn send(
    asked: Asked,
    State(app): State<Shared>,
    (person, network): (Person, Network),
    Path(id): Path<String>,
    Query(way): Query<Way>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    enter(&asked, &app, coded(&app, network, &id, &way).await?, &person, &typed).await
}

/// `POST /invite/{token}`: joins, or takes the role that the link gives.
pub(crate) async fn accept(
    asked: Asked,
    State(app): State<Shared>,
    person: Person,
    Path(token): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let door = invited(&app, &token).await?;
    if typed.get("do").is_some_and(|act| act == "role") {
        let member = not_here(known(&app, &door, &person).await?)?;
        let seat = space::seat(&app, person.account.id, door.group.id, member.id).await?;
        let invited = not_here(door.invited)?;
        join::take_role(&app, &not_here(seat)?, invited.token).await?;
        return Ok(Redirect::to(&format!("/space/{}", door.group.id)).into_response());
    }
    enter(&asked, &app, door, &person, &typed).await
}

async fn enter(
    asked: &Asked,
    app: &App,
    mut door: Door,
    person: &Person,
    typed: &HashMap<String, String>,
) -> Page {
    let application = read(typed, door.group.inner.questions.len());
    if door.wrong.is_some() {
        let fields = fields(&door, &application, &[], asked.words);
        return page(asked, app, &door, fields, None, false).await;
    }
    let token = door.invited.as_ref().map(|invited| invited.token);
    match join::join(app, person.account.id, &door.group, token, &application).await? {
        Ok(member) if member.standing.has_seat() => {
            Ok(Redirect::to(&format!("/space/{}", member.group)).into_response())
        }
        Ok(member) => state(asked, app, &door, member, <_>::default()).await,
        Err(wrong) if wrong.contains(&Wrong::Invitation) && !door.code.is_empty() => {
            (door.invited, door.wrong) = (None, Some("join-code-wrong")); // somebody else was quicker
            page(asked, app, &door, fields(&door, &application, &[], asked.words), None, false).await
        }
        Err(wrong) if wrong.contains(&Wrong::Invitation) => Err(Failure::NotFound),
        Err(wrong) if wrong.contains(&Wrong::Employer) => employers(asked, app, &door),
        Err(wrong) if wrong.contains(&Wrong::Here) => Ok(Redirect::to(&door.address()).into_response()),
        Err(wrong) => {
            page(asked, app, &door, fields(&door, &application, &wrong, asked.words), None, false).await
        }
    }
}
