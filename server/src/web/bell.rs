//! How somebody is told that something waits: channels, groups, hours.

pub(crate) mod device;
pub(crate) mod mail;

use crate::{
    actions::{
        account,
        bell::{self, Choice},
    },
    actor::Person,
    app::{App, Shared},
    web::{
        failure::Page,
        house,
        page::{Asked, Frame, status},
        space::field::{self, Field, Shape},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Bell, GroupId,
    bell::{Mail, Pace},
};
use std::collections::HashMap;

/// The hours of a day as a form sends them.
const HOURS: [&str; 24] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23",
];

#[derive(Template)]
#[template(path = "bell/bell.html")]
struct BellPage {
    frame: Frame,
    fields: Vec<Field>,
    /// Where letters go.
    mail: Option<String>,
    /// The address was not confirmed yet.
    asked: bool,
    /// It refused letters, and gets no more.
    aside: bool,
    /// How many devices are told; none for no device.
    devices: Option<String>,
    /// The zone is a guess: a browser may know better.
    guess: bool,
    done: bool,
}

/// What a form sends.
type Typed = HashMap<String, String>;

/// `GET /account/notices`
pub(crate) async fn show(asked: Asked, person: Person, State(app): State<Shared>) -> Page {
    let done = asked.query == "done";
    page(&asked, &app, &person, None, done).await
}

/// `POST /account/notices`
pub(crate) async fn choose(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    Form(typed): Form<Typed>,
) -> Page {
    let text = |name: &str| typed.get(name).map(|text| text.trim()).unwrap_or_default();
    let usual = &person.account.inner.bell;
    let hour = |name: &str, usual: i8| {
        HOURS.iter().zip(0..).find(|(code, _)| **code == text(name)).map_or(usual, |h| h.1)
    };
    let pace = |(name, code): (&String, &String)| {
        let group: GroupId = name.strip_prefix("pace-")?.parse().ok()?;
        Some((group, Pace::from_code(code)?))
    };
    let choice = Choice {
        paces: typed.iter().filter_map(pace).collect(),
        hour: hour("hour", usual.hour),
        quiet: (hour("from", usual.quiet.0), hour("until", usual.quiet.1)),
        zone: text("zone").to_owned(),
        language: asked.words.code(),
    };
    if bell::choose(&app, person.account.id, choice).await? {
        Ok(Redirect::to("/account/notices?done").into_response())
    } else {
        page(&asked, &app, &person, Some(typed), false).await
    }
}

/// The page, with what was typed where it cannot be kept.
async fn page(asked: &Asked, app: &App, person: &Person, typed: Option<Typed>, done: bool) -> Page {
    let bell = &person.account.inner.bell;
    let words = asked.words;
    let value = |name: &str, known: String| match &typed {
        Some(typed) => typed.get(name).cloned().unwrap_or(known),
        None => known,
    };
    let mut fields = vec![];
    for (group, listing, member) in account::groups(app, &person.account).await? {
        let name = format!("pace-{group}");
        let pace = bell.paces.get(&group).copied().unwrap_or(Pace::Daily);
        let mut field = Field::new(words, &name, "bell-pace", Shape::One)
            .codes(words, "bell-pace", Pace::ALL.iter().map(|pace| pace.code()))
            .with(value(&name, pace.code().to_owned()));
        field.label = listing.name.into();
        let keeps = member.role.keeps().then(|| words.get("bell-keeps"));
        field.hint = keeps.unwrap_or_default();
        fields.push(field);
    }
    for (name, hour) in [("hour", bell.hour), ("from", bell.quiet.0), ("until", bell.quiet.1)] {
        fields.push(hours(words, name).with(value(name, hour.to_string())));
    }
    let zone = if bell.zone.is_empty() { app.identity().zone.clone() } else { bell.zone.clone() };
    let unknown = typed.is_some().then(|| words.get("bell-zone-wrong").into_owned());
    fields.push(Field::new(words, "zone", "bell-zone", Shape::Line).with(value("zone", zone)).wrong(unknown));
    let page = BellPage {
        frame: Frame::new(asked, &house(app), "title-account"),
        mail: bell.mail.as_ref().map(|mail| mail.address.show().clone()),
        asked: bell.mail.as_ref().is_some_and(|mail| mail.asked_until.is_some()),
        aside: bell.mail.as_ref().is_some_and(Mail::is_aside),
        devices: (!bell.devices.is_empty()).then(|| words.count("bell-devices", bell.devices.len())),
        guess: typed.is_none() && bell.zone.is_empty(),
        fields,
        done,
    };
    Ok(page.frame.show_as(status(typed.is_some()), &page))
}

/// A field with the hours of a day.
fn hours(words: Words, name: &str) -> Field {
    let mut field = Field::new(words, name, &format!("bell-{name}"), Shape::Pick);
    let choice = |(code, hour): (&'static str, i8)| field::Choice {
        code: code.into(),
        label: words.clock(jiff::civil::time(hour, 0, 0, 0)).into(),
        hint: "".into(),
    };
    field.choices = HOURS.into_iter().zip(0..).map(choice).collect();
    field
}

/// Whether the zone of somebody is not known yet, so that a browser may tell it.
fn wants_zone(bell: &Bell) -> bool {
    bell.zone.is_empty()
}
