//! Taking over the name that somebody had in a group that came from another server.

use crate::{
    actions::{
        copy::claim::{self, Said},
        invitation,
        join::Wrong,
        listing, member,
    },
    actor::{Anybody, Leading, Person},
    app::{App, Shared},
    web::{
        account::To,
        door::{self, Came},
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::field::{Field, Shape, any_wrong, lines},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Group, GroupId, Member};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "claim/claim.html")]
struct ClaimPage {
    frame: Frame,
    address: String,
    listing: String,
    name: String,
    pseudonym: String,
    pledge: Vec<String>,
    rules: Vec<String>,
    /// Where to sign in, for who is not.
    sign_in: Option<String>,
    /// Why this account cannot take the name over.
    instead: Option<Instead>,
    fields: Vec<Field>,
}

/// Why an account cannot take a name over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Instead {
    /// They are somebody else in the group.
    Here,
    /// It is an account of their work.
    Employer,
}

impl Instead {
    fn of(person: &Person, group: GroupId) -> Option<Self> {
        let here = person.account.member_in(group).is_some();
        let employer = person.account.is_employers().then_some(Self::Employer);
        employer.or(here.then_some(Self::Here))
    }
}

/// A door to a name that is still open.
struct Door {
    /// Its address, with no secret in it.
    address: String,
    token: invitation::Token,
    member: Member,
    group: Group,
}

/// The door with a number, for a browser that came to it with a link.
async fn kept(app: &App, headers: &HeaderMap, number: &str) -> Result<Option<Door>, Failure> {
    let address = address(number);
    let Some(Came { token, .. }) = door::kept(app, headers, &address) else { return Ok(None) };
    let found = claim::claimed(app, token).await?;
    Ok(found.map(|(member, group)| Door { address, token, member, group }))
}

fn address(number: &str) -> String {
    format!("/claim/{number}")
}

/// `GET /claim/{token}`: a link leads on to the number of its door.
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    person: Anybody,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Page {
    let Some(door) = kept(&app, &headers, &token).await? else { return lead(&asked, &app, &token).await };
    let instead = person.0.as_ref().and_then(|person| Instead::of(person, door.group.id));
    let fields = if person.0.is_some() { fields(Said::default(), &[], asked.words) } else { vec![] };
    let page = ClaimPage::of(&asked, &app, door).await?;
    let page = ClaimPage { fields, instead, ..page };
    Ok(page.frame.show(&page))
}

async fn lead(asked: &Asked, app: &App, token: &str) -> Page {
    let token = invitation::hash(token);
    Ok(match claim::claimed(app, token).await? {
        Some(_) => {
            let address = address(&app.key.number(&token));
            door::lead(app, &address, &address, &Came { token, coded: false })
        }
        None => door::closed(asked, app),
    })
}

fn fields(said: Said, wrong: &[Wrong], words: Words) -> Vec<Field> {
    let check = |name: &str, key: &str, on: bool, what: Wrong| {
        let error = wrong.contains(&what).then(|| words.get(&format!("{key}-none")).into_owned());
        Field::new(words, name, key, Shape::Check).checked(on).wrong(error)
    };
    vec![
        check("pledge", "join-pledge", said.pledge, Wrong::Pledge),
        check("rules", "join-rules", said.rules, Wrong::Rules),
        check("consent", "join-consent", said.consent, Wrong::Consent),
    ]
}

impl ClaimPage {
    /// The page for whoever is not signed in.
    async fn of(asked: &Asked, app: &App, door: Door) -> Result<Self, Failure> {
        let Door { address, member, group, .. } = door;
        Ok(Self {
            frame: Frame::new(asked, &house(app), "title-join"),
            sign_in: Some(To::new(&address).form("/sign-in")),
            address,
            listing: group.listing.to_string(),
            name: listing::name(app, group.listing).await?,
            pseudonym: member.inner.pseudonym.into_shown(),
            pledge: lines(&group.inner.pledge),
            rules: lines(&group.inner.rules),
            instead: None,
            fields: vec![],
        })
    }
}

#[derive(Template)]
#[template(path = "claim/renewed.html")]
struct RenewedPage {
    frame: Frame,
    rooms: Rooms,
    name: String,
    link: String,
}

/// `POST /space/{group}/people/{member}/claim`
pub(crate) async fn renew(
    asked: Asked,
    State(app): State<Shared>,
    Leading(seat): Leading,
    Path((_, id)): At,
) -> Page {
    let member = not_here(member::person(&app, &seat, not_here(id.parse().ok())?).await?)?;
    let token = not_here(claim::renew(&app, &seat, member.id).await?)?;
    let page = RenewedPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        name: member.inner.pseudonym.into_shown(),
        link: format!("{}/claim/{token}", app.public_url()),
    };
    Ok(page.frame.show(&page))
}

/// What somebody says yes to, as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pledge: String,
    rules: String,
    consent: String,
}

/// `POST /claim/{token}`, with the number of a door
pub(crate) async fn take(
    asked: Asked,
    State(app): State<Shared>,
    person: Person,
    (headers, Path(number)): (HeaderMap, Path<String>),
    Form(typed): Form<Typed>,
) -> Page {
    let Some(door) = kept(&app, &headers, &number).await? else { return Ok(door::closed(&asked, &app)) };
    let Typed { pledge, rules, consent } = typed;
    let said = Said { pledge: pledge == "on", rules: rules == "on", consent: consent == "on" };
    let wrong = match claim::claim(&app, person.account.id, door.token, said).await? {
        Ok(member) => return Ok(come_in(&app, &door, &member)),
        Err(wrong) if wrong.contains(&Wrong::Invitation) => return Err(Failure::NotFound),
        Err(wrong) => wrong,
    };
    let (fields, instead) = (fields(said, &wrong, asked.words), Instead::of(&person, door.group.id));
    let refused = any_wrong(&fields) || instead.is_some();
    let page = ClaimPage::of(&asked, &app, door).await?;
    let page = ClaimPage { fields, instead, ..page };
    Ok(page.frame.show_as(status(refused), &page))
}

/// Leads in, or where somebody reads why they have no seat; the link is used.
fn come_in(app: &App, door: &Door, member: &Member) -> Response {
    let to = match member.standing.has_seat() {
        true => format!("/space/{}", member.group),
        false => format!("/groups/{}/join", door.group.listing),
    };
    door::forget(app, &door.address, Redirect::to(&to).into_response())
}
