//! People in a group: one of them, for who keeps it, and everyone's own page.

pub(crate) mod people;

use crate::{
    actions::{self, join, member, seat::Seat, space},
    actor::Keeping,
    app::{App, Shared},
    reasons::Speaker,
    web::{
        appeal,
        ask::{Question, ask_in},
        failure::{Failure, Page, not_here},
        find::result::Card,
        house,
        listing::similar,
        page::{Asked, Frame, status},
        room::{At, Rooms, role_name},
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Format, Member, MemberId, claim,
    conversation::may_talk,
    member::{MOST_REASON, Refusal, Standing, Step, may_lead},
};
use finder::WantedFormat;
use serde::Deserialize;
use std::borrow::Cow;

struct Answer {
    question: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "member/person.html")]
struct PersonPage {
    frame: Frame,
    rooms: Rooms,
    id: MemberId,
    name: String,
    role: Cow<'static, str>,
    standing: Cow<'static, str>,
    since: String,
    answers: Vec<Answer>,
    note: Option<String>,
    /// They came with the group from elsewhere, and nobody has taken the name over.
    unclaimed: bool,
    /// The reader is a facilitator.
    leads: bool,
    steps: &'static [Step],
    fields: Vec<Field>,
    refused: Option<String>,
}

/// `GET /space/{group}/people/{member}`
pub(crate) async fn person(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    let member = not_here(member::person(&app, &seat, member_id(&id)?).await?)?;
    person_page(&asked, &app, &seat, member, String::new(), None)
}

fn member_id(text: &str) -> Result<MemberId, Failure> {
    not_here(text.parse().ok())
}

/// A step as it was typed.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(rename = "do", default)]
    step: String,
    #[serde(default)]
    reason: String,
}

/// `POST /space/{group}/people/{member}`
pub(crate) async fn step(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let (id, step) = (member_id(&id)?, not_here(Step::from_code(&typed.step))?);
    match not_here(member::step(&app, &seat, id, step, &typed.reason).await?)? {
        Ok(_) => Ok(Redirect::to(&format!("/space/{}/people", seat.group.id)).into_response()),
        Err(refusal) => {
            let member = not_here(member::person(&app, &seat, id).await?)?;
            person_page(&asked, &app, &seat, member, typed.reason, Some(refusal))
        }
    }
}

fn person_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    member: Member,
    reason: String,
    refusal: Option<Refusal>,
) -> Page {
    let words = asked.words;
    let unreasoned =
        (refusal == Some(Refusal::NoReason)).then(|| words.get("person-reason-none").into_owned());
    let refused = refusal.filter(|refusal| *refusal != Refusal::NoReason);
    let unclaimed = claim::is_open(&member);
    let steps = if member.id == seat.member.id { &[] } else { member.steps() };
    let answers = member.inner.answers.into_iter();
    let page = PersonPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id: member.id,
        role: words.code_name("member-role", member.role.code()),
        standing: words.code_name("standing", member.standing.code()),
        since: words.ago(member.inner.since, app.now().date()),
        answers: answers.map(|a| Answer { question: a.question, answer: a.answer.into_shown() }).collect(),
        note: member.inner.note.map(domain::Private::into_shown),
        unclaimed,
        leads: may_lead(seat.member.role, seat.member.standing).is_ok(),
        steps,
        fields: vec![
            Field::new(words, "reason", "person-reason", Shape::Area)
                .most(MOST_REASON, 4)
                .with(reason)
                .wrong(unreasoned),
        ],
        refused: refused.map(|_| words.get("person-refused").into_owned()),
        name: member.inner.pseudonym.into_shown(),
    };
    Ok(page.frame.show_as(status(refusal.is_some()), &page))
}

#[derive(Template)]
#[template(path = "member/me.html")]
struct MePage {
    frame: Frame,
    rooms: Rooms,
    name: String,
    role: Option<Cow<'static, str>>,
    standing: Standing,
    since: String,
    asked_fit: bool,
    fit: Option<bool>,
    /// Whether others may ask them to write privately; `None` for who may not.
    unasked: Option<Field>,
    appeals: Vec<appeal::Told>,
    elsewhere: Elsewhere,
}

/// Where somebody may go whom the group does not fit.
#[derive(Default)]
struct Elsewhere {
    /// Other groups for the same thing.
    groups: Vec<Card>,
    /// Groups for the same thing that meet another way.
    ways: Vec<Card>,
}

impl Elsewhere {
    async fn of(app: &App, seat: &Seat, words: Words) -> Result<Self, Failure> {
        let Some(listing) = actions::listing::listing(app, seat.group.listing).await? else {
            return Ok(Self::default());
        };
        let identity = app.identity();
        let speaker = Speaker { words, zone: &identity.zone, country: &identity.country };
        let in_person = listing.formats.contains(&Format::InPerson);
        let other = if in_person { WantedFormat::Online } else { WantedFormat::InPerson };
        let groups = similar(app, listing.id, None, &speaker).await?;
        let mut ways = similar(app, listing.id, Some(other), &speaker).await?;
        ways.retain(|way| groups.iter().all(|group| group.id != way.id));
        Ok(Self { groups, ways })
    }
}

/// `GET /space/{group}/me`
pub(crate) async fn me(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    me_page(&asked, &app, &seat, None).await
}

async fn me_page(asked: &Asked, app: &App, seat: &Seat, fit: Option<bool>) -> Page {
    let when = When::new(app, asked.words);
    let appeals = actions::appeal::of_member(app, seat.member.id).await?;
    let elsewhere =
        if fit == Some(false) { Elsewhere::of(app, seat, asked.words).await? } else { Elsewhere::default() };
    let (member, today) = (&seat.member, app.now().date());
    let page = MePage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        name: member.inner.pseudonym.show().clone(),
        role: role_name(member.role, asked.words),
        standing: member.standing,
        since: asked.words.ago(member.inner.since, today),
        asked_fit: fit.is_none() && member.is_asked_fit(seat.group.inner.fit_days, today),
        fit,
        unasked: may_talk(member).then(|| {
            let field = Field::new(asked.words, "unasked", "conversation-unasked", Shape::Check);
            field.checked(member.inner.unasked)
        }),
        appeals: appeals.iter().map(|appeal| appeal::Told::of(appeal, asked.words, &when)).collect(),
        elsewhere,
    };
    Ok(page.frame.show(&page))
}

/// How the group fits.
#[derive(Debug, Deserialize)]
pub(crate) struct Fit {
    #[serde(default)]
    fit: String,
}

/// `POST /space/{group}/me/fit`
pub(crate) async fn fit(asked: Asked, State(app): State<Shared>, seat: Seat, Form(fit): Form<Fit>) -> Page {
    let fits = match fit.fit.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Ok(Redirect::to(&format!("/space/{}/me", seat.group.id)).into_response()),
    };
    member::fits(&app, &seat, fits).await?;
    let again = space::seat(&app, seat.member.inner.account, seat.group.id, seat.member.id).await?;
    me_page(&asked, &app, &not_here(again)?, Some(fits)).await
}

/// `GET /space/{group}/me/leave`
pub(crate) async fn ask_leave(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    let means = ["leave-blameless", "leave-alone", "leave-others", "leave-name", "leave-told", "leave-again"];
    let me = format!("/space/{}/me", seat.group.id);
    let question = Question::new(asked.words, "me-leave", &means, "leave-button");
    ask_in(&asked, &app, &seat, question.to(format!("{me}/leave"), me))
}

/// `POST /space/{group}/me/leave`
pub(crate) async fn leave(State(app): State<Shared>, seat: Seat) -> Page {
    join::leave(&app, seat.member.inner.account, seat.member.id).await?;
    Ok(Redirect::to(&format!("/groups/{}/join?left", seat.group.listing)).into_response())
}
