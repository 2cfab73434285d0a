//! Passkeys: the page carries the question, a script puts the browser's answer into its form.

use crate::{
    actions::passkey,
    actor::Person,
    app::{App, Shared},
    limit::Network,
    web::{
        account::{
            self, To,
            cookie::{device, kept},
            form::Typed,
        },
        ask::{self, Question},
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::account::{Account, Wrong};

/// Most characters of a passkey's name.
const LABEL: usize = 60;

#[derive(Template)]
#[template(path = "passkey/passkeys.html")]
struct PasskeysPage {
    frame: Frame,
    labels: Vec<String>,
    label: String,
    passphrase: bool,
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "passkey/question.html")]
struct QuestionPage {
    frame: Frame,
    /// What the browser does: `create` or `get`.
    what: &'static str,
    action: String,
    question: passkey::Question,
    /// Where people go who have no passkeys here.
    instead: String,
    failed: bool,
}

fn ask(
    asked: &Asked,
    app: &App,
    what: &'static str,
    (action, instead): (String, String),
    question: passkey::Question,
    failed: bool,
) -> Response {
    let frame = Frame::new(asked, &house(app), "title-account");
    let page = QuestionPage { frame, what, action, question, instead, failed };
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page.frame.show_as(status, &page)
}

fn possible(app: &App) -> Result<(), Failure> {
    if passkey::possible(app) { Ok(()) } else { Err(Failure::NotFound) }
}

/// `POST /sign-in/passkey`
pub(crate) async fn begin(asked: Asked, State(app): State<Shared>, Query(to): Query<To>) -> Page {
    possible(&app)?;
    let ways = (to.form("/sign-in/passkey/answer"), to.form("/sign-in"));
    Ok(ask(&asked, &app, "get", ways, passkey::ask(&app).await?, false))
}

/// `POST /sign-in/passkey/answer`
pub(crate) async fn enter(
    asked: Asked,
    State(app): State<Shared>,
    Query(to): Query<To>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    possible(&app)?;
    let (token, answer) = (typed.text("token"), typed.text("answer"));
    Ok(match passkey::enter(&app, &token, &answer, &device(&headers)).await? {
        Some(token) => kept(&app, Redirect::to(to.path()).into_response(), &token),
        None => {
            let ways = (to.form("/sign-in/passkey/answer"), to.form("/sign-in"));
            ask(&asked, &app, "get", ways, passkey::ask(&app).await?, true)
        }
    })
}

/// `GET /sign-up/passkey`
pub(crate) async fn sign_up_form(asked: Asked, State(app): State<Shared>, Query(to): Query<To>) -> Page {
    possible(&app)?;
    Ok(account::form(&asked, &app, "sign-up-passkey", to.form("/sign-up/passkey"), &Typed::default(), &[]))
}

/// `POST /sign-up/passkey`
pub(crate) async fn begin_sign_up(
    asked: Asked,
    network: Network,
    State(app): State<Shared>,
    Query(to): Query<To>,
    Form(typed): Form<Typed>,
) -> Page {
    possible(&app)?;
    let refuse = |wrong: &[Wrong]| {
        Ok(account::form(&asked, &app, "sign-up-passkey", to.form("/sign-up/passkey"), &typed, wrong))
    };
    if !network.may_sign_up() {
        return refuse(&[Wrong::Wait]);
    }
    match passkey::offer_sign_up(&app, &typed.text("name"), &typed.text("born")).await? {
        Err(wrong) if wrong.contains(&Wrong::Young) => Ok(account::enter::young(&asked, &app)),
        Err(wrong) => refuse(&wrong),
        Ok(question) => {
            let ways = (to.form("/sign-up/passkey/answer"), to.form("/sign-up"));
            Ok(ask(&asked, &app, "create", ways, question, false))
        }
    }
}

/// `POST /sign-up/passkey/answer`
pub(crate) async fn sign_up(
    asked: Asked,
    State(app): State<Shared>,
    Query(to): Query<To>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    possible(&app)?;
    let (token, answer) = (typed.text("token"), typed.text("answer"));
    let again = |wrong: &[Wrong]| {
        let action = to.form("/sign-up/passkey");
        Ok(account::form(&asked, &app, "sign-up-passkey", action, &Typed::default(), wrong))
    };
    match passkey::sign_up(&app, &token, &answer, &device(&headers)).await? {
        Some(Ok(opened)) => Ok(account::enter::welcome(&asked, &app, opened, &to)),
        Some(Err(wrong)) => again(&wrong),
        None => again(&[Wrong::Passkey]),
    }
}

/// `GET /account/passkeys`
pub(crate) async fn show(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    headers: HeaderMap,
) -> Page {
    possible(&app)?;
    Ok(list(&asked, &app, &person.account, device(&headers), None))
}

fn list(asked: &Asked, app: &App, account: &Account, label: String, wrong: Option<Wrong>) -> Response {
    let page = PasskeysPage {
        frame: Frame::new(asked, &house(app), "title-account"),
        labels: account.inner.passkeys.iter().map(|passkey| passkey.label.show().clone()).collect(),
        label,
        passphrase: account.inner.passphrase.is_some(),
        refused: wrong.map(|wrong| asked.words.get(&format!("account-wrong-{wrong}")).into_owned()),
    };
    let status = match wrong {
        None => StatusCode::OK,
        Some(Wrong::Wait) => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page.frame.show_as(status, &page)
}

/// `POST /account/passkeys`
pub(crate) async fn offer(
    asked: Asked,
    network: Network,
    person: Person,
    State(app): State<Shared>,
    Form(typed): Form<Typed>,
) -> Page {
    possible(&app)?;
    let label: String = typed.text("label").chars().take(LABEL).collect();
    if !network.may_try(&person.account.id.to_string()) {
        return Ok(list(&asked, &app, &person.account, label, Some(Wrong::Wait)));
    }
    let old = typed.secret("old");
    Ok(match passkey::offer(&app, &person.account, old, label.clone().into()).await? {
        Err(wrong) => list(&asked, &app, &person.account, label, Some(wrong)),
        Ok(question) => {
            let ways = ("/account/passkeys/answer".into(), "/account/passkeys".into());
            ask(&asked, &app, "create", ways, question, false)
        }
    })
}

/// `POST /account/passkeys/answer`
pub(crate) async fn add(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    possible(&app)?;
    let (token, answer) = (typed.text("token"), typed.text("answer"));
    Ok(match passkey::add(&app, &person.account, &person.session, &token, &answer).await? {
        Some(token) => kept(&app, Redirect::to("/account?done=passkey").into_response(), &token),
        None => list(&asked, &app, &person.account, device(&headers), Some(Wrong::Passkey)),
    })
}

/// Which passkey, in an address.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Which {
    at: usize,
}

/// `GET /account/passkeys/remove`
pub(crate) async fn ask_remove(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    Query(Which { at }): Query<Which>,
) -> Page {
    possible(&app)?;
    let words = asked.words;
    let label = person.account.inner.passkeys.get(at).map(|passkey| passkey.label.show().clone());
    let label = label.ok_or(Failure::NotFound)?;
    let said = if label.is_empty() { words.get("passkeys-unnamed").into_owned() } else { label.clone() };
    let question = Question {
        said: Some(said),
        hidden: vec![("at", at.to_string()), ("label", label)],
        ..Question::new(words, "passkeys-remove", &["passkeys-remove-why"], "passkeys-remove")
    };
    let list = "/account/passkeys".to_owned();
    ask::ask(&asked, &app, "title-account", question.to(format!("{list}/remove"), list))
}

/// `POST /account/passkeys/remove`
pub(crate) async fn remove(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    possible(&app)?;
    let at = typed.text("at").parse().map_err(|_| Failure::NotFound)?;
    Ok(match passkey::remove(&app, &person.account, at, &typed.text("label")).await? {
        Err(wrong) => list(&asked, &app, &person.account, device(&headers), Some(wrong)),
        Ok(()) => Redirect::to("/account/passkeys").into_response(),
    })
}
