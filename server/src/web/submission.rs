//! Submitting a group: a form step by step that saves as it goes. Works without scripts.

mod form;
mod read;

use crate::{
    actions::{owner, submission},
    app::{App, Shared},
    reasons::Speaker,
    web::{
        door::{self, Link},
        failure::{Failure, Page},
        house,
        listing::{Row, rows},
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, FromRequestParts, Path, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect},
};
use domain::submission::{Step, Submission, SubmissionState};
use form::Field;
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
    step: Step,
    number: String,
    back: Option<Step>,
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
    name: String,
    rows: Vec<Row>,
    refusal: Option<String>,
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

/// Where the doors of drafts are.
const ROOM: &str = "/submit";

/// Whoever came with the link of a draft: the link leads on to the number of its door.
pub(crate) struct Draft {
    draft: Submission,
    /// The address of the door.
    address: String,
}

impl FromRequestParts<Shared> for Draft {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        let link = Link::of(parts, app, ROOM);
        let found = match link.secret.parse() {
            Ok(id) => app.db.submission(id).await?,
            Err(_) => None,
        };
        match found {
            Some(draft) => Ok(Self { draft, address: link.settled(parts, app)? }),
            None => Err(door::closed_to(parts, app).await),
        }
    }
}

impl Draft {
    /// It can be changed now.
    fn is_open(&self) -> bool {
        matches!(self.draft.state, SubmissionState::Draft | SubmissionState::Returned)
    }

    fn link(&self, app: &App) -> String {
        format!("{}{ROOM}/{}", app.public_url(), self.draft.id)
    }
}

/// `POST /submit`
pub(crate) async fn begin(State(app): State<Shared>) -> Page {
    let draft = submission::begin(&app).await?;
    Ok(Link::new(&app, ROOM, draft.id.to_string()).lead(&app, "/group"))
}

/// `GET /submit/{id}`: where it stands.
pub(crate) async fn state(asked: Asked, State(app): State<Shared>, own: Draft) -> Page {
    if own.is_open() {
        return Ok(Redirect::to(&format!("{}/check", own.address)).into_response());
    }
    let link = own.link(&app);
    let draft = own.draft;
    let accepted = draft.state == SubmissionState::Accepted;
    let listing = submission::listing_of(draft.id);
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

/// `GET /submit/{id}/{step}`
pub(crate) async fn step(
    asked: Asked,
    State(app): State<Shared>,
    own: Draft,
    Path((_, step)): Path<(String, String)>,
) -> Page {
    let step = Step::from_code(&step).filter(|_| own.is_open()).ok_or(Failure::NotFound)?;
    show(&asked, &app, &own, step, &[], None)
}

/// `POST /submit/{id}/{step}`, with the number of a door: saves whatever was typed, then goes on or shows what to mend.
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    own: Draft,
    Path((_, step)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Page {
    let step = Step::from_code(&step).ok_or(Failure::NotFound)?;
    let typed = typed(step, pairs);
    let draft = submission::save(&app, own.draft.id, typed, read::listing).await?.ok_or(Failure::NotFound)?;
    let wrong = read::wrong(step, &draft.typed);
    if !wrong.is_empty() {
        return show(&asked, &app, &Draft { draft, ..own }, step, &wrong, None);
    }
    Ok(Redirect::to(&format!("{}/{}", own.address, form::after(step))).into_response())
}

/// `POST /submit/{id}`, with the number of a door: sends it to the queue.
pub(crate) async fn send(asked: Asked, State(app): State<Shared>, own: Draft) -> Page {
    match submission::send(&app, own.draft.id).await?.ok_or(Failure::NotFound)? {
        Ok(_) => Ok(Redirect::to(&own.address).into_response()),
        Err(refusal) => {
            let key = match refusal {
                domain::submission::Refusal::NoName => "submit-refused-name",
                _ => "submit-refused-way-in",
            };
            show(&asked, &app, &own, Step::Check, &[], Some(key))
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
            let room = form::MOST.saturating_sub(known.chars().count());
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
    refusal: Option<&'static str>,
) -> Page {
    let (words, draft, address, link) = (asked.words, &own.draft, own.address.clone(), own.link(app));
    let frame = Frame::new(asked, &house(app), "title-submit");
    let status =
        if wrong.is_empty() && refusal.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if step == Step::Check {
        let identity = app.identity();
        let speaker = Speaker { words, zone: &identity.zone, country: &identity.country };
        let page = Check {
            address,
            link,
            name: draft.listing.name.clone(),
            rows: rows(&draft.listing, app.now().date(), &speaker),
            refusal: refusal.map(|key| words.get(key).into_owned()),
            reason: draft.reason.clone(),
            frame,
        };
        return Ok(page.frame.show_as(status, &page));
    }
    let at = Step::ALL.iter().position(|s| *s == step).unwrap_or(0) + 1;
    let page = StepPage {
        address,
        link,
        number: words.with("step-now", &[("step", at.into()), ("steps", Step::ALL.len().into())]),
        back: form::before(step),
        fields: form::show(step, &draft.typed, wrong, words),
        wrong: wrong.len(),
        reason: draft.reason.clone(),
        step,
        frame,
    };
    Ok(page.frame.show_as(status, &page))
}
