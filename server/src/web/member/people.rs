//! Who is in the group, and what waits for those who keep it.

use crate::{
    actions::{
        invitation,
        member::{self, People, What},
        seat::Seat,
        staff,
    },
    actor::Keeping,
    app::{App, Shared},
    web::{
        appeal,
        ask::{Question, ask_in},
        concern::look,
        failure::{Page, not_here},
        house,
        invitation::day,
        page::{Asked, Frame, status},
        reading,
        room::{Rooms, role_name, title},
        space::{
            field::{Field, Shape, any_wrong},
            open::invite_address,
            when::When,
        },
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Act, Member, MemberId, Resource, ResourceId, claim,
    invitation::USES,
    member::{Role, Standing, may_lead},
    resource::ResourceState,
};
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::{borrow::Cow, collections::HashMap};
use store::Invitation;

/// Somebody in a list.
pub(crate) struct Person {
    id: MemberId,
    name: String,
    role: Option<Cow<'static, str>>,
    me: bool,
    /// They came with the group from elsewhere, and nobody has taken the name over.
    unclaimed: bool,
}

struct Standings {
    standing: Standing,
    heading: Cow<'static, str>,
    people: Vec<Person>,
}

struct Waiting {
    address: String,
    title: Cow<'static, str>,
    by: String,
    when: String,
    due: String,
    late: bool,
}

impl What {
    fn address(&self, seat: &Seat) -> String {
        match self {
            Self::Post(_, post) => format!("/space/{}/posts/{post}", seat.group.id),
            Self::Arrival(arrival) => format!("/space/{}/arrivals/{}", seat.group.id, arrival.id),
        }
    }

    fn title(&self, app: &App, seat: &Seat, words: Words) -> Cow<'static, str> {
        match self {
            Self::Post(thread, _) => title(thread, seat, words),
            Self::Arrival(arrival) => {
                let at = arrival.said.meeting.timestamp();
                let zone = TimeZone::get(&app.identity().zone).unwrap_or(TimeZone::UTC);
                words.say("arrival-waits", "when", words.moment(at, &zone)).into()
            }
        }
    }
}

/// Something of the shelf that waits for a look.
struct Look {
    id: ResourceId,
    title: String,
    suggested: bool,
}

impl Look {
    fn of(resource: Resource) -> Self {
        Self {
            id: resource.id,
            suggested: resource.state == ResourceState::Suggested,
            title: resource.inner.title.into_shown(),
        }
    }
}

/// Something that was done.
pub(crate) struct Done {
    pub(crate) number: i64,
    pub(crate) what: String,
    pub(crate) when: String,
    pub(crate) why: Option<String>,
}

#[derive(Template)]
#[template(path = "member/people.html")]
struct PeoplePage {
    frame: Frame,
    rooms: Rooms,
    readings: Vec<reading::Told>,
    appeals: Vec<appeal::hear::Line>,
    unanswered: Vec<Waiting>,
    shelf: Vec<Look>,
    concerns: Vec<look::Told>,
    waiting: Vec<Person>,
    standings: Vec<Standings>,
    acts: Vec<Done>,
    fields: Vec<Field>,
    link: Option<String>,
    /// Links that open today: as what, how many, until when.
    links: Vec<String>,
    /// Whom they can turn to about safety, and of which host.
    leads: Option<String>,
}

/// `GET /space/{group}/people`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, Keeping(seat): Keeping) -> Page {
    people_page(&asked, &app, &seat, &Invite::default(), None).await
}

/// An invitation as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Invite {
    role: String,
    uses: String,
}

impl Invite {
    fn fields(&self, seat: &Seat, words: Words) -> Vec<Field> {
        let leads = may_lead(seat.member.role, seat.member.standing).is_ok();
        let roles = Role::ALL.iter().filter(|role| leads || **role == Role::Member).map(|role| role.code());
        let or =
            |typed: &str, usual: &str| if typed.is_empty() { usual.to_owned() } else { typed.to_owned() };
        vec![
            Field::new(words, "role", "people-invite-as", Shape::One)
                .codes(words, "member-role", roles)
                .with(or(&self.role, Role::Member.code())),
            Field::new(words, "uses", "people-invite-uses", Shape::Number).with(or(&self.uses, "1")),
        ]
    }
}

/// `POST /space/{group}/people/invite`
pub(crate) async fn invite(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Form(typed): Form<Invite>,
) -> Page {
    let role = not_here(Role::from_code(&typed.role))?;
    let uses = typed.uses.trim().parse().ok().filter(|uses| USES.contains(uses));
    let Some(uses) = uses else {
        let mut fields = typed.fields(&seat, asked.words);
        let error = asked.words.count("people-invite-uses-wrong", usize::try_from(*USES.end()).unwrap_or(0));
        if let Some(field) = fields.last_mut() {
            field.error = Some(error);
        }
        return people_page_with(&asked, &app, &seat, fields, None).await;
    };
    let token = not_here(invitation::invite(&app, &seat, role, uses).await?.ok())?;
    people_page(&asked, &app, &seat, &typed, Some(invite_address(&app, &token))).await
}

/// `GET /space/{group}/people/end-links`
pub(crate) async fn ask_end_links(asked: Asked, State(app): State<Shared>, Keeping(seat): Keeping) -> Page {
    let people = format!("/space/{}/people", seat.group.id);
    let question =
        Question::new(asked.words, "people-links-end", &["people-links-end-why"], "people-links-end");
    ask_in(&asked, &app, &seat, question.to(format!("{people}/end-links"), people))
}

/// `POST /space/{group}/people/end-links`
pub(crate) async fn end_links(State(app): State<Shared>, Keeping(seat): Keeping) -> Page {
    not_here(invitation::end_links(&app, &seat).await?.ok())?;
    Ok(Redirect::to(&format!("/space/{}/people", seat.group.id)).into_response())
}

async fn people_page(asked: &Asked, app: &App, seat: &Seat, typed: &Invite, link: Option<String>) -> Page {
    people_page_with(asked, app, seat, typed.fields(seat, asked.words), link).await
}

async fn people_page_with(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    fields: Vec<Field>,
    link: Option<String>,
) -> Page {
    let words = asked.words;
    let people = not_here(member::people(app, seat).await?.ok())?;
    let names = names(&people);
    let when = When::new(app, words);
    let now = app.now();
    let acts = people.acts.iter().map(|(number, act)| done(*number, act, &names, words, &when)).collect();
    let unanswered = people.unanswered.into_iter().map(|waiting| Waiting {
        address: waiting.what.address(seat),
        title: waiting.what.title(app, seat, words),
        by: waiting.author.map_or_else(String::new, |author| author.pseudonym.into_shown()),
        when: when.told(waiting.promise.at),
        due: when.exact(waiting.promise.due),
        late: waiting.promise.due < now,
    });
    let person = |member: Member| Person {
        id: member.id,
        role: role_name(member.role, words),
        me: member.id == seat.member.id,
        unclaimed: claim::is_open(&member),
        name: member.inner.pseudonym.into_shown(),
    };
    let (mut waiting, mut standings) = (vec![], vec![]);
    for (standing, members) in people.standings {
        let people: Vec<Person> = members.into_iter().map(person).collect();
        match standing {
            Standing::Waiting => waiting = people,
            _ if people.is_empty() => {}
            _ => standings.push(Standings {
                standing,
                heading: words.code_name("standing", standing.code()),
                people,
            }),
        }
    }
    let wrong = any_wrong(&fields);
    let page = PeoplePage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        readings: reading::unseen(app, seat, words).await?,
        appeals: appeal::hear::lines(app, seat, &when).await?,
        unanswered: unanswered.collect(),
        shelf: people.shelf.into_iter().map(Look::of).collect(),
        concerns: look::waiting(app, seat, words).await?,
        waiting,
        standings,
        acts,
        fields,
        link,
        leads: staff::safety_leads(app, seat.group.listing).await?.map(|(desk, names)| {
            let names = words.list(&names);
            words.with("desk-turn-to", &[("names", names.into()), ("host", desk.inner.host.name.into())])
        }),
        links: invitation::links(app, seat).await?.iter().map(|link| open_link(link, words)).collect(),
    };
    Ok(page.frame.show_as(status(wrong), &page))
}

fn open_link(link: &Invitation, words: Words) -> String {
    let uses = usize::try_from(link.uses).unwrap_or(0);
    words.with(
        "people-link-open",
        &[
            ("role", words.code_name("member-role", link.role.code()).into()),
            ("n", uses.into()),
            ("count", words.number(uses as u64).into()),
            ("date", words.short_date(day(link.ends)).into()),
        ],
    )
}

fn names(people: &People) -> HashMap<MemberId, String> {
    let all = people.standings.iter().flat_map(|(_, members)| members);
    all.map(|member| (member.id, member.inner.pseudonym.show().clone())).collect()
}

/// An act in words.
pub(crate) fn done(
    number: i64,
    act: &Act,
    names: &HashMap<MemberId, String>,
    words: Words,
    when: &When,
) -> Done {
    let name = |member: Option<MemberId>, none: &str| {
        let known = member.and_then(|member| names.get(&member));
        known.cloned().unwrap_or_else(|| words.get(none).into_owned())
    };
    let nobody = if act.kind.is_of_server() { "act-server" } else { "act-keeper" };
    let by = name(act.by, if act.by.is_some() { "space-someone" } else { nobody });
    let key = format!("act-{}", act.kind.code());
    let role = act.role.map(|role| words.code_name("member-role", role.code()).into_owned());
    let arguments = [
        ("by", by.into()),
        ("whom", name(act.whom, "space-someone").into()),
        ("role", role.unwrap_or_default().into()),
        ("until", act.until.map(|until| when.exact(until)).unwrap_or_default().into()),
    ];
    Done {
        number,
        what: words.with(&key, &arguments),
        when: when.exact(act.at),
        why: act.reason.as_ref().map(|reason| reason.show().clone()),
    }
}
