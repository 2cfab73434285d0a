//! Credentials at a host's desk: those who keep its groups wrote them, and the host confirms or returns each.

use super::{at, home};
use crate::{
    actions::{
        credential::{self, Decision, Found},
        host::Office,
    },
    actor::Operator,
    app::{App, Shared},
    web::{
        credential::words::{ends, said, state_key},
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        space::field::{Field, Shape},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    credential::{MOST_WORDS, State as Step},
    staff::Task,
};
use serde::Deserialize;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "host/credential.html")]
struct CredentialPage {
    frame: Frame,
    home: String,
    address: String,
    listing: String,
    group: String,
    name: String,
    state: Cow<'static, str>,
    ends: Option<String>,
    rows: Vec<(Cow<'static, str>, String)>,
    /// It can be decided: nobody has yet.
    waits: bool,
    fields: Vec<Field>,
}

/// A decision as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    decision: String,
    words: String,
}

/// The host and the member in an address.
type At = Path<(String, String)>;

/// `GET /hosts/{host}/credentials/{member}`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, office: Office, Path((_, id)): At) -> Page {
    let office = at(office, Task::Credentials)?;
    let found = load(&app, Some(&office), &id).await?;
    page(&asked, &app, &home(&office), found, &Typed::default(), false)
}

/// `POST /hosts/{host}/credentials/{member}`
pub(crate) async fn decide(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let office = at(office, Task::Credentials)?;
    decided(&asked, &app, Some(&office), &id, &typed).await
}

/// `GET /queue/credentials/{member}`: of a group that no host offers.
pub(crate) async fn show_without_host(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
) -> Page {
    let found = load(&app, None, &id).await?;
    page(&asked, &app, "/queue", found, &Typed::default(), false)
}

/// `POST /queue/credentials/{member}`
pub(crate) async fn decide_without_host(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Page {
    decided(&asked, &app, None, &id, &typed).await
}

async fn load(app: &App, office: Option<&Office>, id: &str) -> Result<Found, Failure> {
    not_here(credential::found(app, office, not_here(id.parse().ok())?).await?)
}

async fn decided(asked: &Asked, app: &App, office: Option<&Office>, id: &str, typed: &Typed) -> Page {
    let found = load(app, office, id).await?;
    let home = office.map_or_else(|| "/queue".to_owned(), home);
    let decision = match typed.decision.as_str() {
        "confirm" => Decision::Confirm,
        "return" if typed.words.trim().is_empty() => return page(asked, app, &home, found, typed, true),
        "return" => Decision::Return(typed.words.clone()),
        _ => return Err(Failure::NotFound),
    };
    credential::decide(app, office, &found, decision).await?;
    Ok(Redirect::to(&home).into_response())
}

fn page(asked: &Asked, app: &App, home: &str, found: Found, typed: &Typed, no_words: bool) -> Page {
    let (words, today) = (asked.words, app.now().date());
    let wrong = no_words.then(|| words.get("credential-words-wrong").into_owned());
    let credential = &found.credential;
    let page = CredentialPage {
        frame: Frame::new(asked, &house(app), "title-desk"),
        home: home.to_owned(),
        address: format!("{home}/credentials/{}", credential.member),
        listing: found.listing.id.to_string(),
        group: found.listing.name.clone(),
        name: credential.inner.said.name.show().clone(),
        state: words.get(state_key(&credential.inner.state)),
        ends: ends(&credential.inner, words, today),
        rows: said(&credential.inner.said, words),
        waits: credential.inner.state == Step::Waiting,
        fields: vec![
            Field::new(words, "words", "credential-words", Shape::Area)
                .most(MOST_WORDS, 4)
                .with(typed.words.clone())
                .wrong(wrong),
        ],
    };
    Ok(page.frame.show_as(status(no_words), &page))
}
