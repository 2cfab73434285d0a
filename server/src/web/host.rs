//! Hosts: the list for whoever runs the server, and the desk where a host's staff works.

pub(crate) mod credential;
pub(crate) mod listing;
pub(crate) mod queue;
#[cfg(feature = "oidc")]
pub(crate) mod sign_in;
pub(crate) mod staff;

use crate::{
    actions::{
        credential as credentials,
        host::{self, Office},
        staff as people,
    },
    actor::{Operator, Person},
    app::{App, Shared},
    web::{
        credential::words::Line,
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        queue::Waiting,
        space::field::{Field, Shape},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Host, HostKind,
    host::{MOST_LINE, Refusal},
    staff::Task,
};
use serde::Deserialize;

/// A host as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    kind: String,
    url: String,
    phone: String,
    email: String,
}

impl Typed {
    fn of(host: &Host) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            name: host.name.clone(),
            kind: host.kind.map(HostKind::code).unwrap_or_default().to_owned(),
            url: text(&host.url),
            phone: text(&host.phone),
            email: text(&host.email),
        }
    }

    fn read(&self) -> Host {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Host {
            name: self.name.split_whitespace().collect::<Vec<_>>().join(" "),
            kind: HostKind::from_code(&self.kind),
            url: some(&self.url),
            phone: some(&self.phone),
            email: some(&self.email),
        }
    }

    fn fields(self, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let error = |refusal: Refusal| {
            wrong.contains(&refusal).then(|| words.get(&format!("desk-wrong-{refusal}")).into_owned())
        };
        let line = |name: &str, value: String, refusal: Refusal| {
            Field::new(words, name, &format!("desk-{name}"), Shape::Line)
                .most(MOST_LINE, 1)
                .with(value)
                .wrong(error(refusal))
        };
        let kinds = HostKind::ALL.iter().map(|kind| kind.code());
        vec![
            line("name", self.name, Refusal::Name),
            Field::new(words, "kind", "desk-kind", Shape::One).codes(words, "host", kinds).with(self.kind),
            line("url", self.url, Refusal::Url).optional(),
            line("phone", self.phone, Refusal::Phone).optional(),
            line("email", self.email, Refusal::Email).optional(),
        ]
    }
}

/// A link with a name.
struct Link {
    address: String,
    name: String,
    note: Option<String>,
}

#[derive(Template)]
#[template(path = "host/list.html")]
struct ListPage {
    frame: Frame,
    hosts: Vec<Link>,
    /// The form that adds one; nothing for whoever may not.
    fields: Option<Vec<Field>>,
}

/// `GET /hosts`: every host for whoever runs the server, the own ones for staff.
pub(crate) async fn list(asked: Asked, State(app): State<Shared>, person: Person) -> Page {
    if person.account.inner.operator {
        let fields = Typed::default().fields(&[], asked.words);
        return list_page(&asked, &app, Some(fields)).await;
    }
    let hosts = host::of_account(&app, &person.account).await?;
    if hosts.is_empty() {
        return Err(Failure::NotFound);
    }
    let link = |(desk, role): (domain::Desk, domain::staff::Role)| Link {
        address: format!("/hosts/{}", desk.id),
        name: desk.inner.host.name,
        note: Some(asked.words.code_name("desk-role", role.code()).into_owned()),
    };
    let hosts = hosts.into_iter().map(link).collect();
    let page = ListPage { frame: Frame::new(&asked, &house(&app), "title-desk"), hosts, fields: None };
    Ok(page.frame.show(&page))
}

async fn list_page(asked: &Asked, app: &App, fields: Option<Vec<Field>>) -> Page {
    let hosts = host::all(app).await?.into_iter().map(|desk| Link {
        address: format!("/hosts/{}", desk.id),
        name: desk.inner.host.name,
        note: None,
    });
    let wrong = fields.iter().flatten().any(|field| field.error.is_some());
    let frame = Frame::new(asked, &house(app), "title-desk");
    let page = ListPage { frame, hosts: hosts.collect(), fields };
    Ok(page.frame.show_as(status(wrong), &page))
}

/// `POST /hosts`
pub(crate) async fn add(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Form(typed): Form<Typed>,
) -> Page {
    match host::add(&app, typed.read()).await? {
        Ok(id) => Ok(Redirect::to(&format!("/hosts/{id}/listings")).into_response()),
        Err(wrong) => list_page(&asked, &app, Some(typed.fields(&wrong, asked.words))).await,
    }
}

struct Group {
    listing: String,
    name: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "host/host.html")]
struct HostPage {
    frame: Frame,
    id: String,
    name: String,
    contact: Vec<String>,
    waiting: Vec<Waiting>,
    groups: Vec<Group>,
    credentials: Vec<Line>,
    staff: Vec<staff::Line>,
    office: Office,
    signs_in: bool,
}

impl HostPage {
    fn may(&self, task: Task) -> bool {
        self.office.may(task)
    }
}

/// Where a host's desk is.
pub(super) fn home(office: &Office) -> String {
    format!("/hosts/{}", office.desk.id)
}

/// The office, for whoever may do something there; others see what a stranger sees.
pub(super) fn at(office: Office, task: Task) -> Result<Office, Failure> {
    not_here(office.to(task))
}

/// `GET /hosts/{host}`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    let (words, home, today) = (asked.words, home(&office), app.now().date());
    let mut waiting = vec![];
    if office.may(Task::Queue) {
        let submissions = host::submissions(&app, &office).await?;
        waiting.extend(submissions.iter().map(|one| Waiting::submission(&app, words, &home, one)));
        let reports = host::reports(&app, &office).await?.into_iter();
        waiting.extend(reports.map(|(listing, one)| Waiting::report(&app, words, &home, &one, listing.name)));
    }
    let mut credentials = vec![];
    if office.may(Task::Credentials) {
        let found = credentials::of_host(&app, &office).await?.into_iter();
        credentials.extend(found.map(|found| Line::of(found, &home, words, today)));
    }
    let group = |(listing, group): (domain::Listing, Option<domain::Group>)| Group {
        listing: listing.id.to_string(),
        name: listing.name,
        open: group.is_some(),
    };
    let inner = &office.desk.inner;
    let contact = [&inner.host.url, &inner.host.phone, &inner.host.email];
    let page = HostPage {
        frame: Frame::new(&asked, &house(&app), "title-desk"),
        id: office.desk.id.to_string(),
        name: inner.host.name.clone(),
        contact: contact.into_iter().flatten().cloned().collect(),
        waiting,
        groups: host::listings(&app, &office).await?.into_iter().map(group).collect(),
        credentials,
        staff: people::all(&app, &office).await?.into_iter().map(|one| staff::Line::of(one, words)).collect(),
        signs_in: cfg!(feature = "oidc") && office.may(Task::SignIn),
        office,
    };
    Ok(page.frame.show(&page))
}

#[derive(Template)]
#[template(path = "host/form.html")]
struct FormPage {
    frame: Frame,
    home: String,
    name: String,
    fields: Vec<Field>,
}

/// `GET /hosts/{host}/settings`
pub(crate) async fn settings(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    let office = at(office, Task::Host)?;
    let fields = Typed::of(&office.desk.inner.host).fields(&[], asked.words);
    form_page(&asked, &app, &office, fields)
}

fn form_page(asked: &Asked, app: &App, office: &Office, fields: Vec<Field>) -> Page {
    let wrong = fields.iter().any(|field| field.error.is_some());
    let frame = Frame::new(asked, &house(app), "title-desk");
    let page = FormPage { frame, home: home(office), name: office.desk.inner.host.name.clone(), fields };
    Ok(page.frame.show_as(status(wrong), &page))
}

/// `POST /hosts/{host}/settings`
pub(crate) async fn change(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Form(typed): Form<Typed>,
) -> Page {
    let office = at(office, Task::Host)?;
    match host::change(&app, &office, typed.read()).await? {
        Ok(()) => Ok(Redirect::to(&home(&office)).into_response()),
        Err(wrong) => form_page(&asked, &app, &office, typed.fields(&wrong, asked.words)),
    }
}
