//! A host's staff: invited, and let go by those who look after it; and the page where somebody comes with a link.

use super::{at, home};
use crate::{
    actions::{
        host::Office,
        invitation,
        staff::{self, Wrong},
    },
    actor::{Anybody, Person},
    app::{App, Shared},
    web::{
        account::To,
        ask::{Question, ask},
        door::{self as doors, Came},
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        space::field::{Field, Shape},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect},
};
use domain::{
    Desk, Staff,
    staff::{NAME, Role, Task},
};
use serde::Deserialize;
use std::borrow::Cow;
use store::StaffInvitation;

/// Somebody of the staff in a list.
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) role: Cow<'static, str>,
}

impl Line {
    /// Somebody of the staff.
    pub(crate) fn of(staff: Staff, words: Words) -> Self {
        let role = words.code_name("desk-role", staff.role.code());
        Self { id: staff.id.to_string(), name: staff.inner.name.into_shown(), role }
    }
}

#[derive(Template)]
#[template(path = "host/staff.html")]
struct StaffPage {
    frame: Frame,
    home: String,
    name: String,
    staff: Vec<Line>,
    fields: Vec<Field>,
    link: Option<String>,
    /// Links that open today: as what, until when.
    links: Vec<String>,
}

/// What somebody is invited as.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Invite {
    role: String,
}

/// `GET /hosts/{host}/staff`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    page(&asked, &app, &at(office, Task::Staff)?, None).await
}

/// `POST /hosts/{host}/staff`: makes a link for one person.
pub(crate) async fn invite(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Form(typed): Form<Invite>,
) -> Page {
    let office = at(office, Task::Staff)?;
    let role = Role::from_code(&typed.role).unwrap_or(Role::Coordinator);
    let token = not_here(staff::invite(&app, &office, role).await?)?;
    page(&asked, &app, &office, Some(format!("{}/hosts/invite/{token}", app.public_url()))).await
}

/// `GET /hosts/{host}/staff/end-links`
pub(crate) async fn ask_end_links(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    let staff = format!("{}/staff", home(&at(office, Task::Staff)?));
    let question =
        Question::new(asked.words, "people-links-end", &["people-links-end-why"], "people-links-end");
    ask(&asked, &app, "title-desk", question.to(format!("{staff}/end-links"), staff))
}

/// `POST /hosts/{host}/staff/end-links`
pub(crate) async fn end_links(State(app): State<Shared>, office: Office) -> Page {
    let office = at(office, Task::Staff)?;
    staff::end_links(&app, &office).await?;
    Ok(Redirect::to(&format!("{}/staff", home(&office))).into_response())
}

/// `GET /hosts/{host}/staff/{staff}`: asks whether somebody is to go.
pub(crate) async fn ask_remove(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, id)): Path<(String, String)>,
) -> Page {
    let office = at(office, Task::Staff)?;
    let id = not_here(id.parse().ok())?;
    let one = not_here(staff::all(&app, &office).await?.into_iter().find(|one| one.id == id))?;
    let (words, name) = (asked.words, one.inner.name.into_shown());
    let about = if office.staff == Some(id) { "desk-let-go-you" } else { "desk-let-go-sees" };
    let staff = format!("{}/staff", home(&office));
    let question = Question {
        heading: words.say("desk-let-go-ask", "name", name.clone()),
        means: [about, "desk-let-go-account", "desk-let-go-again"]
            .map(|key| words.get(key).into_owned())
            .to_vec(),
        button: words.say("desk-let-go-do", "name", name),
        ..Question::default()
    };
    ask(&asked, &app, "title-desk", question.to(format!("{staff}/{id}"), staff))
}

/// `POST /hosts/{host}/staff/{staff}`: lets somebody go.
pub(crate) async fn remove(
    State(app): State<Shared>,
    office: Office,
    Path((_, id)): Path<(String, String)>,
) -> Page {
    let office = at(office, Task::Staff)?;
    let id = not_here(id.parse().ok())?;
    if !staff::remove(&app, &office, id).await? {
        return Err(Failure::NotFound);
    }
    // whoever let themselves go sees nothing here any more
    let to =
        if office.staff == Some(id) { "/account".to_owned() } else { format!("{}/staff", home(&office)) };
    Ok(Redirect::to(&to).into_response())
}

async fn page(asked: &Asked, app: &App, office: &Office, link: Option<String>) -> Page {
    let words = asked.words;
    let roles = Role::ALL.iter().map(|role| role.code());
    let page = StaffPage {
        frame: Frame::new(asked, &house(app), "title-desk"),
        home: home(office),
        name: office.desk.inner.host.name.clone(),
        staff: staff::all(app, office).await?.into_iter().map(|one| Line::of(one, words)).collect(),
        fields: vec![
            Field::new(words, "role", "desk-invite-as", Shape::One)
                .codes(words, "desk-role", roles)
                .with(Role::Coordinator.code()),
        ],
        link,
        links: staff::links(app, office).await?.iter().map(|link| open_link(link, words)).collect(),
    };
    Ok(page.frame.show(&page))
}

fn open_link(link: &StaffInvitation, words: Words) -> String {
    let ends = jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(link.ends));
    let role = words.code_name("desk-role", link.role.code());
    words.with("desk-link-open", &[("role", role.into()), ("date", words.short_date(ends).into())])
}

#[derive(Template)]
#[template(path = "host/invite.html")]
struct InvitePage {
    frame: Frame,
    address: String,
    name: String,
    role: Cow<'static, str>,
    role_does: Cow<'static, str>,
    /// Where to sign in, for who is not.
    sign_in: Option<String>,
    /// The host's own sign-in.
    with: Option<String>,
    fields: Vec<Field>,
}

/// The name as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Named {
    name: String,
}

/// A door to a host's staff that is still open.
struct Door {
    number: String,
    token: invitation::Token,
    invitation: StaffInvitation,
    desk: Desk,
}

/// The address of the door with a number.
pub(crate) fn door(number: &str) -> String {
    format!("/hosts/invite/{number}")
}

/// The door with a number, for a browser that came to it with a link.
async fn kept(app: &App, headers: &HeaderMap, number: String) -> Result<Option<Door>, Failure> {
    let Some(Came { token, .. }) = doors::kept(app, headers, &door(&number)) else { return Ok(None) };
    let found = staff::invitation(app, token).await?;
    Ok(found.map(|(invitation, desk)| Door { number, token, invitation, desk }))
}

/// `GET /hosts/invite/{token}`: a link leads on to the number of its door.
pub(crate) async fn invite_form(
    asked: Asked,
    State(app): State<Shared>,
    Anybody(person): Anybody,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Page {
    if let Some(door) = kept(&app, &headers, token.clone()).await? {
        return invite_page(&asked, &app, door, (person, Named::default(), false));
    }
    let token = invitation::hash(&token);
    Ok(match staff::invitation(&app, token).await? {
        Some(_) => {
            let address = door(&app.key.number(&token));
            doors::lead(&app, &address, &address, &Came { token, coded: false })
        }
        None => doors::closed(&asked, &app),
    })
}

/// `POST /hosts/invite/{token}`, with the number of a door: comes to the staff.
pub(crate) async fn accept(
    asked: Asked,
    State(app): State<Shared>,
    person: Person,
    (headers, Path(number)): (HeaderMap, Path<String>),
    Form(typed): Form<Named>,
) -> Page {
    let Some(open) = kept(&app, &headers, number).await? else { return Ok(doors::closed(&asked, &app)) };
    match staff::accept(&app, person.account.id, open.token, &typed.name).await? {
        Ok(host) => {
            let response = Redirect::to(&format!("/hosts/{host}")).into_response();
            Ok(doors::forget(&app, &door(&open.number), response))
        }
        Err(Wrong::Link) => Ok(doors::closed(&asked, &app)),
        Err(Wrong::Name) => invite_page(&asked, &app, open, (Some(person), typed, true)),
    }
}

fn invite_page(
    asked: &Asked,
    app: &App,
    Door { number, invitation, desk, .. }: Door,
    (person, typed, wrong): (Option<Person>, Named, bool),
) -> Page {
    let words = asked.words;
    let address = door(&number);
    let with = cfg!(feature = "oidc") && desk.inner.sign_in.is_some();
    let error = wrong.then(|| words.get("desk-own-name-wrong").into_owned());
    let page = InvitePage {
        frame: Frame::new(asked, &house(app), "title-desk"),
        role: words.code_name("desk-role", invitation.role.code()),
        role_does: words.get(&format!("desk-role-{}-hint", invitation.role)),
        sign_in: person.is_none().then(|| To::new(&address).form("/sign-in")),
        with: with.then(|| format!("/sign-in/with/{}?door={number}", desk.id)),
        name: desk.inner.host.name,
        fields: vec![
            Field::new(words, "name", "desk-own-name", Shape::Line)
                .most(*NAME.end(), 1)
                .with(typed.name)
                .wrong(error),
        ],
        address,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}
