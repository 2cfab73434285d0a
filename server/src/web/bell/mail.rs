//! The address of an account: given, confirmed, taken away; and the links in its letters, which need no signing in. Their token
//! stays in the address: a mailbox has to end letters with one press (RFC 8058), and so has a browser that keeps no cookies. One press is
//! all it is good for. It shows no address and no name, and after *Stop* it opens nothing.

use super::wants_zone;
use crate::{
    actions::bell::mail::{self, Opens},
    actor::Person,
    app::{App, Shared},
    limit::Network,
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame, status},
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::bell::Mail;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "bell/mail.html")]
struct MailPage {
    frame: Frame,
    /// This server sends letters.
    sends: bool,
    /// The address, and until when it is to be confirmed, if it is not.
    known: Option<(String, Option<String>)>,
    /// It refused letters, and gets no more.
    aside: bool,
    fields: Vec<Field>,
    guess: bool,
}

/// What is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
    zone: String,
}

/// `GET /account/email`
pub(crate) async fn show(asked: Asked, person: Person, State(app): State<Shared>) -> Page {
    page(&asked, &app, &person, String::new(), None)
}

/// `POST /account/email`
pub(crate) async fn save(
    asked: Asked,
    network: Network,
    person: Person,
    State(app): State<Shared>,
    Form(typed): Form<Typed>,
) -> Page {
    if app.postman.is_none() {
        return Err(Failure::NotFound);
    }
    let id = person.account.id;
    if !network.may_try(&format!("letters {id}")) {
        return page(
            &asked,
            &app,
            &person,
            typed.email,
            Some(("account-wrong-wait", StatusCode::TOO_MANY_REQUESTS)),
        );
    }
    if mail::write_to(&app, id, &typed.email, asked.words.code(), &typed.zone).await? {
        return Ok(Redirect::to("/account/email").into_response());
    }
    page(&asked, &app, &person, typed.email, Some(("bell-mail-wrong", status(true))))
}

/// `POST /account/email/remove`
pub(crate) async fn remove(person: Person, State(app): State<Shared>) -> Page {
    mail::forget(&app, person.account.id).await?;
    Ok(Redirect::to("/account/email").into_response())
}

/// `POST /account/email/again`: letters go there again.
pub(crate) async fn again(person: Person, State(app): State<Shared>) -> Page {
    opened(mail::again(&app, person.account.id).await?.then_some(()))?;
    Ok(Redirect::to("/account/email").into_response())
}

fn page(asked: &Asked, app: &App, person: &Person, typed: String, wrong: Option<(&str, StatusCode)>) -> Page {
    let (words, bell) = (asked.words, &person.account.inner.bell);
    let when = When::new(app, words);
    let known = bell
        .mail
        .as_ref()
        .map(|mail| (mail.address.show().clone(), mail.asked_until.map(|until| when.exact(until))));
    let page = MailPage {
        frame: Frame::new(asked, &house(app), "title-account"),
        sends: app.postman.is_some(),
        known,
        aside: bell.mail.as_ref().is_some_and(Mail::is_aside),
        fields: vec![
            Field::new(words, "email", "bell-email", Shape::Line)
                .with(typed)
                .wrong(wrong.map(|(key, _)| words.get(key).into_owned())),
        ],
        guess: wants_zone(bell),
    };
    Ok(page.frame.show_as(wrong.map_or(StatusCode::OK, |wrong| wrong.1), &page))
}

#[derive(Template)]
#[template(path = "bell/letters.html")]
struct LettersPage {
    frame: Frame,
    token: String,
    /// What the page is about: messages are `letters-<about>` and so on.
    about: &'static str,
    /// There is something to do.
    asks: bool,
}

fn letters(asked: &Asked, app: &App, token: String, about: &'static str, asks: bool) -> Page {
    let page = LettersPage { frame: Frame::new(asked, &house(app), "title-account"), token, about, asks };
    Ok(page.frame.show(&page))
}

fn opened<T>(found: Option<T>) -> Result<T, Failure> {
    found.ok_or(Failure::NotFound)
}

/// `GET /letters/{token}`: where the letter leads that asks. A mailbox that looks at links changes nothing.
pub(crate) async fn ask(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    match opened(mail::opens(&app, &token).await?)?.1 {
        Opens::Question => letters(&asked, &app, token, "confirm", true),
        Opens::Answered => letters(&asked, &app, token, "confirmed", false),
    }
}

/// `POST /letters/{token}`
pub(crate) async fn confirm(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    opened(mail::confirm(&app, &token).await?.then_some(()))?;
    letters(&asked, &app, token, "confirmed", false)
}

/// `GET /letters/{token}/stop`
pub(crate) async fn ask_stop(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    opened(mail::opens(&app, &token).await?)?;
    letters(&asked, &app, token, "stop", true)
}

/// `POST /letters/{token}/stop`: ends all letters, from the page or with a mailbox's one click (RFC 8058).
pub(crate) async fn stop(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    opened(mail::stop(&app, &token).await?.then_some(()))?;
    letters(&asked, &app, token, "stopped", false)
}
