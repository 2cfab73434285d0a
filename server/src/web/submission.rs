//! Submitting a group: a form step by step that saves as it goes. Works without scripts.

mod form;
mod read;

use crate::{
    actions::{owner, submission},
    app::{App, Shared},
    reasons::Speaker,
    web::{
        failure::{Failure, Page},
        house,
        listing::{Row, rows},
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::{
    SubmissionId,
    submission::{Step, Submission, SubmissionState},
};
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
    id: SubmissionId,
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
    id: SubmissionId,
    name: String,
    rows: Vec<Row>,
    refusal: Option<String>,
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "submission/state.html")]
struct StatePage {
    frame: Frame,
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

/// `POST /submit`
pub(crate) async fn begin(State(app): State<Shared>) -> Page {
    let draft = submission::begin(&app).await?;
    Ok(Redirect::to(&format!("/submit/{}/group", draft.id)).into_response())
}

/// `GET /submit/{id}`: where it stands.
pub(crate) async fn state(asked: Asked, State(app): State<Shared>, Path(id): Path<String>) -> Page {
    let draft = load(&app, &id).await?;
    let open = matches!(draft.state, SubmissionState::Draft | SubmissionState::Returned);
    if open {
        return Ok(Redirect::to(&format!("/submit/{id}/check")).into_response());
    }
    let accepted = draft.state == SubmissionState::Accepted;
    let listing = submission::listing_of(draft.id);
    let page = StatePage {
        frame: Frame::new(&asked, &house(&app), "title-submit"),
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
    Path((id, step)): Path<(String, String)>,
) -> Page {
    let draft = load_open(&app, &id).await?;
    let step = Step::from_code(&step).ok_or(Failure::NotFound)?;
    show(&asked, &app, &draft, step, &[], None)
}

/// `POST /submit/{id}/{step}`: saves whatever was typed, then goes on or shows what to mend.
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Path((id, step)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Page {
    let step = Step::from_code(&step).ok_or(Failure::NotFound)?;
    let id = parse(&id)?;
    let typed = typed(step, pairs);
    let draft = submission::save(&app, id, typed, read::listing).await?.ok_or(Failure::NotFound)?;
    let wrong = read::wrong(step, &draft.typed);
    if !wrong.is_empty() {
        return show(&asked, &app, &draft, step, &wrong, None);
    }
    Ok(Redirect::to(&format!("/submit/{id}/{}", form::after(step))).into_response())
}

/// `POST /submit/{id}`: sends it to the queue.
pub(crate) async fn send(asked: Asked, State(app): State<Shared>, Path(id): Path<String>) -> Page {
    let id = parse(&id)?;
    match submission::send(&app, id).await?.ok_or(Failure::NotFound)? {
        Ok(_) => Ok(Redirect::to(&format!("/submit/{id}")).into_response()),
        Err(refusal) => {
            let draft = load(&app, &id.to_string()).await?;
            let key = match refusal {
                domain::submission::Refusal::NoName => "submit-refused-name",
                _ => "submit-refused-way-in",
            };
            show(&asked, &app, &draft, Step::Check, &[], Some(key))
        }
    }
}

fn parse(id: &str) -> Result<SubmissionId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

async fn load(app: &App, id: &str) -> Result<Submission, Failure> {
    app.db.submission(parse(id)?).await?.ok_or(Failure::NotFound)
}

async fn load_open(app: &App, id: &str) -> Result<Submission, Failure> {
    let draft = load(app, id).await?;
    if matches!(draft.state, SubmissionState::Draft | SubmissionState::Returned) {
        Ok(draft)
    } else {
        Err(Failure::NotFound)
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
    draft: &Submission,
    step: Step,
    wrong: &[&str],
    refusal: Option<&'static str>,
) -> Page {
    let words = asked.words;
    let frame = Frame::new(asked, &house(app), "title-submit");
    let status =
        if wrong.is_empty() && refusal.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if step == Step::Check {
        let identity = app.identity();
        let speaker = Speaker { words, zone: &identity.zone, country: &identity.country };
        let page = Check {
            id: draft.id,
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
        id: draft.id,
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
