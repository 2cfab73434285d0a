//! Submitting a group: a form step by step that saves as it goes. Works without scripts.

mod form;
mod read;

use crate::{
    actions::{owner, submission},
    app::{App, Shared},
    reasons::Speaker,
    web::{
        door::{Behind, CARRIED, Link, Opened, Sent},
        failure::{Failure, Page},
        house,
        listing::{Row, facts, rows},
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::submission::{Step, Submission, SubmissionState};
use form::Field;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "submission/start.html")]
struct Start {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "submission/step.html")]
struct StepPage {
    frame: Frame,
    address: String,
    /// The link that leads back, for the sender to keep.
    link: String,
    /// What the link holds, for the form to carry.
    secret: String,
    step: Step,
    number: String,
    back: bool,
    fields: Vec<Field>,
    wrong: usize,
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "submission/check.html")]
struct Check {
    frame: Frame,
    address: String,
    link: String,
    secret: String,
    name: String,
    description: String,
    rows: Vec<Row>,
    facts: Vec<(String, String)>,
    /// Why it is not sent, and the step where that is mended.
    refusal: Option<(String, Step)>,
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "submission/state.html")]
struct StatePage {
    frame: Frame,
    link: String,
    heading: String,
    name: String,
    listing: Option<String>,
    keep: Option<String>,
}

/// `GET /submit`
pub(crate) async fn start(asked: Asked, State(app): State<Shared>) -> Page {
    let page = Start { frame: Frame::new(&asked, &house(&app), "title-submit") };
    Ok(page.frame.show(&page))
}

/// Whoever came with the link of a draft.
pub(crate) type Draft = Behind<Submission>;

impl Opened for Submission {
    const ROOM: &'static str = "/submit";

    async fn by(app: &App, secret: &str) -> anyhow::Result<Option<Self>> {
        submission::opened(app, secret).await
    }
}

impl Draft {
    /// It can be changed now.
    fn is_open(&self) -> bool {
        matches!(self.opened.state, SubmissionState::Draft | SubmissionState::Returned)
    }

    /// The link that leads back.
    fn way_back(&self, app: &App) -> String {
        format!("{}{}/{}", app.public_url(), Submission::ROOM, self.opened.id)
    }
}

/// `POST /submit`
pub(crate) async fn begin(State(app): State<Shared>) -> Page {
    let draft = submission::begin(&app).await?;
    Ok(Link::new(&app, Submission::ROOM, draft.id.to_string()).lead(&app, "/group"))
}

/// `GET /submit/{id}`: where it stands.
pub(crate) async fn state(asked: Asked, State(app): State<Shared>, own: Draft) -> Page {
    if own.is_open() {
        return Ok(Redirect::to(&format!("{}/check", own.link.address)).into_response());
    }
    let link = own.way_back(&app);
    let draft = own.opened;
    let accepted = draft.state == SubmissionState::Accepted;
    let listing = draft.becomes();
    let page = StatePage {
        frame: Frame::new(&asked, &house(&app), "title-submit"),
        link,
        heading: asked.words.get(&format!("submit-state-{}", draft.state)).into_owned(),
        name: draft.listing.name,
        listing: accepted.then(|| format!("/groups/{listing}")),
        keep: if accepted { owner::link(&app, listing).await? } else { None },
    };
    Ok(page.frame.show(&page))
}

/// What the address of a step says beside it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Look {
    /// What is wrong with it is shown.
    mend: Option<String>,
}

/// `GET /submit/{id}/{step}`, `GET /submit/{id}/{step}?mend=1`
pub(crate) async fn step(
    asked: Asked,
    State(app): State<Shared>,
    own: Draft,
    Path((_, step)): Path<(String, String)>,
    Query(look): Query<Look>,
) -> Page {
    let step = Step::from_code(&step).ok_or(Failure::NotFound)?;
    if !own.is_open() {
        return Ok(Redirect::to(&own.link.address).into_response()); // somebody came back to it by the browser
    }
    let wrong = if look.mend.is_some() { read::wrong(step, &own.opened.typed) } else { vec![] };
    Ok(show(&asked, &app, &own, step, &wrong, None))
}

/// `POST /submit/{id}/{step}`, with the number of a door: saves whatever was typed, then goes on, back, or to what is to
/// be mended. It answers with no page of its own, so that the way back in the browser never sends a form again.
pub(crate) async fn save(
    State(app): State<Shared>,
    Path((_, step)): Path<(String, String)>,
    sent: Sent<Submission, Vec<(String, String)>>,
) -> Page {
    let step = Step::from_code(&step).ok_or(Failure::NotFound)?;
    let before = form::before(step).filter(|_| sent.typed.contains(&("go".to_owned(), "back".to_owned())));
    let (link, typed) = (sent.behind.link, typed(step, sent.typed));
    let Some(saved) = submission::save(&app, sent.behind.opened.id, typed, read::listing).await? else {
        return Ok(link.lead(&app, "")); // it was sent meanwhile
    };
    let next = match before {
        Some(before) => format!("/{before}"),
        None if read::wrong(step, &saved.typed).is_empty() => format!("/{}", form::after(step)),
        None => format!("/{step}?mend=1"),
    };
    Ok(link.lead(&app, &next))
}

/// `POST /submit/{id}`, with the number of a door: sends it to the queue.
pub(crate) async fn send(
    asked: Asked,
    State(app): State<Shared>,
    Sent { behind: own, .. }: Sent<Submission, Vec<(String, String)>>,
) -> Page {
    match submission::send(&app, own.opened.id).await?.ok_or(Failure::NotFound)? {
        Ok(_) => Ok(own.link.lead(&app, "")),
        Err(refusal) => {
            let why = match refusal {
                domain::submission::Refusal::NoName => ("submit-refused-name", Step::Group),
                _ => ("submit-refused-way-in", Step::Place),
            };
            Ok(own.link.keep(&app, show(&asked, &app, &own, Step::Check, &[], Some(why))))
        }
    }
}

/// The fields of a step as they were sent: a field that was left out is empty, several choices are one text.
fn typed(step: Step, pairs: Vec<(String, String)>) -> BTreeMap<String, String> {
    let mut typed: BTreeMap<String, String> =
        form::fields(step).iter().map(|(name, _)| ((*name).to_owned(), String::new())).collect();
    for (name, value) in pairs {
        if let Some(known) = typed.get_mut(&name) {
            if !known.is_empty() {
                known.push(',');
            }
            let room = form::KEPT.saturating_sub(known.chars().count());
            known.extend(value.replace("\r\n", "\n").chars().take(room));
        }
    }
    typed
}

fn show(
    asked: &Asked,
    app: &App,
    own: &Draft,
    step: Step,
    wrong: &[&str],
    refusal: Option<(&'static str, Step)>,
) -> Response {
    let (words, draft, link) = (asked.words, &own.opened, own.way_back(app));
    let (address, secret) = (own.link.address.clone(), own.link.secret.clone());
    let frame = Frame::new(asked, &house(app), "title-submit");
    let status = if refusal.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if step == Step::Check {
        let identity = app.identity();
        let speaker = Speaker { words, zone: &identity.zone, country: &identity.country };
        let page = Check {
            address,
            link,
            secret,
            name: draft.listing.name.clone(),
            description: draft.listing.description.clone(),
            rows: rows(&draft.listing, app.now().date(), &speaker),
            facts: facts::whole(&draft.listing, &speaker),
            refusal: refusal.map(|(key, step)| (words.get(key).into_owned(), step)),
            reason: draft.reason.clone(),
            frame,
        };
        return page.frame.show_as(status, &page);
    }
    let at = Step::ALL.iter().position(|s| *s == step).unwrap_or(0) + 1;
    let page = StepPage {
        address,
        link,
        secret,
        number: words.with("step-now", &[("step", at.into()), ("steps", Step::ALL.len().into())]),
        back: form::before(step).is_some(),
        fields: form::show(step, &draft.typed, wrong, words),
        wrong: wrong.len(),
        reason: draft.reason.clone(),
        step,
        frame,
    };
    page.frame.show_as(status, &page)
}
