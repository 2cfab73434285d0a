//! Joining a group: what will happen and who sees what, a name for this group alone, the pledge, the rules.

use crate::{
    actions::{
        self,
        appeal::Subject,
        join::{self, Application, Wrong},
        space,
    },
    actor::{Anybody, Person},
    app::{App, Shared},
    web::{
        appeal,
        failure::{Failure, Page},
        house, listing,
        page::{Asked, Frame},
        space::{
            field::{Field, Shape, lines},
            not_here, status,
        },
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, RawQuery, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Group, Member,
    appeal::Refusal,
    group::{JoinPolicy, MOST_ANSWER},
    member::{Role, Standing},
    pseudonym,
};
use std::{borrow::Cow, collections::HashMap};

/// Where somebody comes from, and to which group.
struct Door {
    group: Group,
    /// Name of the listing.
    name: String,
    /// The invitation they came by: its token and the role it gives.
    invited: Option<(String, Role)>,
}

impl Door {
    fn address(&self) -> String {
        match &self.invited {
            Some((token, _)) => format!("/invite/{token}"),
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
    open: bool,
    /// Where to sign in, for who is not.
    sign_in: Option<String>,
    left: bool,
    hours: Option<String>,
    pledge: Vec<String>,
    rules: Vec<String>,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "join/state.html")]
struct StatePage {
    frame: Frame,
    listing: String,
    name: String,
    group: String,
    standing: Standing,
    note: Option<String>,
    /// The link gives them this role.
    offer: Option<(String, Cow<'static, str>)>,
    /// What was decided about them, and what they can ask about it.
    matter: Option<appeal::View>,
}

/// The group with a space that a listing has.
async fn door(app: &App, id: &str) -> Result<Door, Failure> {
    let listing = listing::load(app, id).await?;
    let group = not_here(app.db.group_of_listing(listing.id).await?)?;
    Ok(Door { group, name: listing.name, invited: None })
}

/// The group that a link leads to.
async fn invited(app: &App, token: &str) -> Result<Door, Failure> {
    let (invitation, group) = not_here(space::invitation(app, token).await?)?;
    let name = app.db.listing(group.listing).await?.map(|listing| listing.name).unwrap_or_default();
    Ok(Door { group, name, invited: Some((token.to_owned(), invitation.role)) })
}

/// `GET /groups/{id}/join`
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    person: Anybody,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Page {
    let left = query.is_some_and(|query| query.split('&').any(|part| part == "left"));
    show(&asked, &app, &door(&app, &id).await?, person.0, left).await
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
    let wrong = fields.iter().any(|field| field.error.is_some());
    let hours = space::answer_hours(app, door.group.id).await?;
    let inner = &door.group.inner;
    let role = door.invited.as_ref().map(|(_, role)| *role).filter(|role| *role != Role::Member);
    let page = JoinPage {
        frame: Frame::new(asked, &house(app), "title-join"),
        address: door.address(),
        listing: door.group.listing.to_string(),
        name: door.name.clone(),
        policy: if door.invited.is_some() { JoinPolicy::Open } else { inner.policy },
        role: role.map(|role| words.code_name("member-role", role.code())),
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

fn fields(door: &Door, typed: &Application, wrong: &[Wrong], words: Words) -> Vec<Field> {
    let has = |what: Wrong, key: &str| wrong.contains(&what).then(|| words.get(key).into_owned());
    let name = wrong.iter().find_map(|wrong| match wrong {
        Wrong::Name(refusal) => Some(words.get(name_key(*refusal)).into_owned()),
        Wrong::RealName => Some(words.get("join-name-real").into_owned()),
        _ => None,
    });
    let mut fields = vec![
        Field::new(words, "pseudonym", "join-name", Shape::Line).with(typed.pseudonym.clone()).wrong(name),
    ];
    if wrong.contains(&Wrong::RealName) {
        fields.push(Field::new(words, "keep", "join-name-keep", Shape::Check).checked(typed.keep_name));
    }
    let waits = door.invited.is_none() && door.group.inner.policy == JoinPolicy::Request;
    for (at, question) in door.group.inner.questions.iter().enumerate().filter(|_| waits) {
        let answer = typed.answers.get(at).cloned().unwrap_or_default();
        let long = answer.chars().count() > MOST_ANSWER;
        let field = Field::new(words, &format!("answer-{at}"), "join-answer", Shape::Area);
        let field = Field { label: Cow::Owned(question.clone()), ..field };
        let error = long.then(|| words.count("join-answer-long", MOST_ANSWER));
        fields.push(field.optional().most(MOST_ANSWER, 4).with(answer).wrong(error));
    }
    let check = |name: &str, key: &str, on: bool, error| {
        Field::new(words, name, key, Shape::Check).checked(on).wrong(error)
    };
    fields.extend([
        check("pledge", "join-pledge", typed.pledge, has(Wrong::Pledge, "join-pledge-none")),
        check("rules", "join-rules", typed.rules, has(Wrong::Rules, "join-rules-none")),
        check("consent", "join-consent", typed.consent, has(Wrong::Consent, "join-consent-none")),
    ]);
    fields
}

fn name_key(refusal: pseudonym::Refusal) -> &'static str {
    match refusal {
        pseudonym::Refusal::TooShort => "join-name-short",
        pseudonym::Refusal::TooLong => "join-name-long",
        pseudonym::Refusal::Unseen => "join-name-unseen",
        pseudonym::Refusal::Contact => "join-name-contact",
        pseudonym::Refusal::Taken => "join-name-taken",
    }
}

fn read(typed: &HashMap<String, String>, questions: usize) -> Application {
    let text = |name: &str| typed.get(name).map(|text| text.replace("\r\n", "\n")).unwrap_or_default();
    let on = |name: &str| typed.get(name).is_some_and(|value| value == "on");
    Application {
        pseudonym: text("pseudonym"),
        keep_name: on("keep"),
        pledge: on("pledge"),
        rules: on("rules"),
        consent: on("consent"),
        answers: (0..questions).map(|at| text(&format!("answer-{at}"))).collect(),
    }
}

/// `POST /groups/{id}/join`
pub(crate) async fn send(
    asked: Asked,
    State(app): State<Shared>,
    person: Person,
    Path(id): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    enter(&asked, &app, &door(&app, &id).await?, &person, &typed).await
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
        join::take_role(&app, &not_here(seat)?, &token).await?;
        return Ok(Redirect::to(&format!("/space/{}", door.group.id)).into_response());
    }
    enter(&asked, &app, &door, &person, &typed).await
}

async fn enter(
    asked: &Asked,
    app: &App,
    door: &Door,
    person: &Person,
    typed: &HashMap<String, String>,
) -> Page {
    let application = read(typed, door.group.inner.questions.len());
    let token = door.invited.as_ref().map(|(token, _)| token.as_str());
    match join::join(app, person.account.id, &door.group, token, &application).await? {
        Ok(member) if member.standing.has_seat() => {
            Ok(Redirect::to(&format!("/space/{}", member.group)).into_response())
        }
        Ok(member) => state(asked, app, door, member, <_>::default()).await,
        Err(wrong) if wrong.contains(&Wrong::Invitation) => Err(Failure::NotFound),
        Err(wrong) if wrong.contains(&Wrong::Employer) => employers(asked, app, door),
        Err(wrong) if wrong.contains(&Wrong::Here) => Ok(Redirect::to(&door.address()).into_response()),
        Err(wrong) => {
            page(asked, app, door, fields(door, &application, &wrong, asked.words), None, false).await
        }
    }
}

#[derive(Template)]
#[template(path = "join/employer.html")]
struct EmployerPage {
    frame: Frame,
    listing: String,
    name: String,
}

/// What somebody is told whose employer holds the key of their account.
fn employers(asked: &Asked, app: &App, door: &Door) -> Page {
    let frame = Frame::new(asked, &house(app), "title-join");
    let (listing, name) = (door.group.listing.to_string(), door.name.clone());
    let page = EmployerPage { frame, listing, name };
    Ok(page.frame.show_as(status(true), &page))
}

/// Where somebody stands who has asked before.
async fn state(
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
    let better = |(_, role): &&(String, Role)| *role > member.role && member.standing.has_seat();
    let offer = door.invited.as_ref().filter(better);
    let page = StatePage {
        frame: Frame::new(asked, &house(app), "title-join"),
        listing: door.group.listing.to_string(),
        name: door.name.clone(),
        group: door.group.id.to_string(),
        standing: member.standing,
        offer: offer.map(|(token, role)| (token.clone(), words.code_name("member-role", role.code()))),
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

/// `POST /groups/{id}/join/leave`: for who has no seat: takes back what they asked, or erases who they were here.
pub(crate) async fn leave(State(app): State<Shared>, person: Person, Path(id): Path<String>) -> Page {
    let door = door(&app, &id).await?;
    if let Some(member) = known(&app, &door, &person).await? {
        join::leave(&app, person.account.id, member.id).await?;
    }
    Ok(Redirect::to(&format!("/groups/{}/join?left", door.group.listing)).into_response())
}
