//! Accounts: what their owner sees and decides.

pub(super) mod cookie;
pub(crate) mod enter;
pub(crate) mod export;
pub(super) mod form;

use crate::{
    actions::{account, host, notice::list, passkey},
    actor::Person,
    app::{App, Shared},
    limit::Network,
    web::{
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
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use cookie::{device, ended, kept};
use domain::account::Wrong;
use form::{Field, Typed};
use std::collections::HashMap;

/// A page with one form.
#[derive(Template)]
#[template(path = "account/form.html")]
struct FormPage {
    frame: Frame,
    /// The page's name: messages are `account-<page>-heading` and so on.
    page: &'static str,
    action: String,
    /// The door beside this one, leading to the same place.
    other: String,
    fields: Vec<Field>,
    /// The same door with a passkey, where this server can use them.
    passkey: Option<String>,
    /// The message of what was wrong as a whole.
    refused: Option<String>,
}

impl FormPage {
    /// Whether something is wrong at a field.
    fn mistakes(&self) -> bool {
        self.fields.iter().any(|field| field.error.is_some())
    }
}

#[derive(Template)]
#[template(path = "account/codes.html")]
struct CodesPage {
    frame: Frame,
    codes: Vec<String>,
    to: String,
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    frame: Frame,
    name: String,
    codes: String,
    groups: Vec<Group>,
    /// The hosts whose staff they are: address and name.
    hosts: Vec<(String, String)>,
    operator: bool,
    devices: Vec<Device>,
    done: Option<&'static str>,
    passkeys: bool,
    /// Something new waits.
    news: bool,
}

/// A group that somebody is in.
struct Group {
    address: String,
    name: String,
    pseudonym: String,
}

/// A device on which somebody is signed in.
struct Device {
    name: String,
    token: String,
    here: bool,
}

/// Where a page leads when it is done.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct To {
    to: Option<String>,
}

impl To {
    pub(super) fn new(path: &str) -> Self {
        Self { to: Some(path.to_owned()) }
    }

    /// The path: one of this server, and nothing else.
    pub(super) fn path(&self) -> &str {
        let own = |to: &&str| {
            to.starts_with('/') && !to[1..].starts_with(['/', '\\']) && !to.contains(char::is_control)
        };
        self.to.as_deref().filter(own).unwrap_or("/account")
    }

    pub(super) fn form(&self, page: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("to", self.path()).finish();
        format!("{page}?{query}")
    }
}

pub(super) fn form(
    asked: &Asked,
    app: &App,
    page: &'static str,
    action: String,
    typed: &Typed,
    wrong: &[Wrong],
) -> Response {
    let words = asked.words;
    let frame = Frame::new(asked, &house(app), "title-account");
    let fields = form::fields(page, typed, wrong, words);
    let elsewhere = wrong.iter().find(|wrong| !form::is_of_a_field(page, **wrong));
    let refused = elsewhere.map(|wrong| words.get(&format!("account-wrong-{wrong}")).into_owned());
    let other = match page {
        "sign-in" => action.replacen("/sign-in", "/sign-up", 1),
        _ => action.replacen("/sign-up", "/sign-in", 1),
    };
    let passkey = match page {
        "sign-in" => Some(action.replacen("/sign-in", "/sign-in/passkey", 1)),
        "sign-up" => Some(action.replacen("/sign-up", "/sign-up/passkey", 1)),
        _ => None,
    };
    let passkey = passkey.filter(|_| passkey::possible(app));
    let page = FormPage { frame, page, action, other, fields, passkey, refused };
    let status = match wrong {
        [] => StatusCode::OK,
        wrong if wrong.contains(&Wrong::Wait) => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page.frame.show_as(status, &page)
}

/// `GET /account`
pub(crate) async fn show(
    asked: Asked,
    person: Person,
    State(app): State<Shared>,
    Query(query): Query<HashMap<String, String>>,
) -> Page {
    let done = match query.get("done").map(String::as_str) {
        Some("passphrase") => Some("account-done-passphrase"),
        Some("passkey") => Some("account-done-passkey"),
        Some("totp") => Some("account-done-totp"),
        Some("totp-stop") => Some("account-done-totp-stop"),
        Some("ended") => Some("account-done-ended"),
        _ => None,
    };
    let account = &person.account;
    let groups = account::groups(&app, account).await?.into_iter().map(|(group, listing, member)| Group {
        address: format!("/space/{group}"),
        name: listing.name,
        pseudonym: member.inner.pseudonym.into_shown(),
    });
    let hosts = host::of_account(&app, account).await?.into_iter();
    let devices = account::sessions(&app, account).await?.into_iter().map(|session| Device {
        here: session.token == person.session.token,
        token: URL_SAFE_NO_PAD.encode(session.token),
        name: session.inner.device.into_shown(),
    });
    let page = AccountPage {
        name: account.inner.name.as_ref().map(|name| name.show().clone()).unwrap_or_default(),
        codes: asked.words.count("account-codes-left", account.inner.codes.len()),
        groups: groups.collect(),
        hosts: hosts.map(|(desk, _)| (format!("/hosts/{}", desk.id), desk.inner.host.name)).collect(),
        operator: account.inner.operator,
        devices: devices.collect(),
        frame: Frame::new(&asked, &house(&app), "title-account"),
        done,
        passkeys: passkey::possible(&app),
        news: list::has_new(&app, account).await?,
    };
    Ok(page.frame.show(&page))
}

/// `GET /account/passphrase`
pub(crate) async fn passphrase_form(asked: Asked, _: Person, State(app): State<Shared>) -> Response {
    form(&asked, &app, "passphrase", "/account/passphrase".into(), &Typed::default(), &[])
}

/// `GET /account/codes`
pub(crate) async fn codes_form(asked: Asked, _: Person, State(app): State<Shared>) -> Response {
    form(&asked, &app, "codes", "/account/codes".into(), &Typed::default(), &[])
}

/// `GET /account/erase`
pub(crate) async fn erase_form(asked: Asked, _: Person, State(app): State<Shared>) -> Response {
    form(&asked, &app, "erase", "/account/erase".into(), &Typed::default(), &[])
}

/// `POST /account/passphrase`
pub(crate) async fn change_passphrase(
    asked: Asked,
    network: Network,
    person: Person,
    State(app): State<Shared>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Page {
    let refuse = |wrong| Ok(form(&asked, &app, "passphrase", "/account/passphrase".into(), &typed, &[wrong]));
    if !network.may_try(&person.account.id.to_string()) {
        return refuse(Wrong::Wait);
    }
    let (old, new) = (typed.secret("old"), typed.secret("passphrase"));
    match account::change_passphrase(&app, &person.account, old, new, &device(&headers)).await? {
        Err(wrong) => refuse(wrong),
        Ok(token) => Ok(kept(&app, Redirect::to("/account?done=passphrase").into_response(), &token)),
    }
}

/// `POST /account/codes`
pub(crate) async fn renew_codes(
    asked: Asked,
    network: Network,
    person: Person,
    State(app): State<Shared>,
    Form(typed): Form<Typed>,
) -> Page {
    let refuse = |wrong| Ok(form(&asked, &app, "codes", "/account/codes".into(), &typed, &[wrong]));
    if !network.may_try(&person.account.id.to_string()) {
        return refuse(Wrong::Wait);
    }
    match account::renew_codes(&app, &person.account, typed.secret("old")).await? {
        Err(wrong) => refuse(wrong),
        Ok(codes) => {
            let frame = Frame::new(&asked, &house(&app), "title-account");
            let page = CodesPage { frame, codes: codes.into_shown(), to: "/account".into() };
            Ok(page.frame.show(&page))
        }
    }
}

/// `POST /account/erase`
pub(crate) async fn erase(
    asked: Asked,
    network: Network,
    person: Person,
    State(app): State<Shared>,
    Form(typed): Form<Typed>,
) -> Page {
    let refuse = |wrong| Ok(form(&asked, &app, "erase", "/account/erase".into(), &typed, &[wrong]));
    if !network.may_try(&person.account.id.to_string()) {
        return refuse(Wrong::Wait);
    }
    match account::erase(&app, &person.account, typed.secret("old")).await? {
        Err(wrong) => refuse(wrong),
        Ok(()) => Ok(ended(&app, Redirect::to("/").into_response())),
    }
}

/// `POST /account/sessions`: ends one session, or all but this one.
pub(crate) async fn end_sessions(
    person: Person,
    State(app): State<Shared>,
    Form(typed): Form<Typed>,
) -> Page {
    let token = match typed.text("token").as_str() {
        "" => None,
        named => {
            let token = URL_SAFE_NO_PAD.decode(named).ok().and_then(|token| token.try_into().ok());
            Some(token.ok_or(Failure::NotFound)?)
        }
    };
    account::end_sessions(&app, &person.session, token).await?;
    if token == Some(person.session.token) {
        return Ok(ended(&app, Redirect::to("/").into_response()));
    }
    Ok(Redirect::to("/account?done=ended").into_response())
}
