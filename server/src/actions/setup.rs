//! The first start: a one-time link for whoever runs the server, no default password.

use super::account::{Opened, fresh};
use crate::{
    app::{App, Identity},
    chance::chance,
    passphrase,
};
use domain::{
    AccountId, Private,
    account::{self, Inner, Wrong},
};
use std::collections::BTreeMap;
use store::Error;

/// The setting that says that the server was set up.
const DONE: &str = "setup_done";

/// What the first page asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setup {
    /// Name of the host or region.
    pub name: String,
    /// Country, two letters.
    pub country: String,
    /// IANA zone.
    pub zone: String,
    /// Where people can ask about this server.
    pub contact: String,
}

impl Setup {
    /// Reads the form.
    pub fn read(form: &BTreeMap<String, String>) -> Self {
        let field = |name: &str| form.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        Self {
            name: field("name"),
            country: field("country").to_ascii_uppercase(),
            zone: field("zone"),
            contact: field("contact"),
        }
    }

    /// What is known so far: what was told before, else the usual.
    pub async fn known(app: &App) -> anyhow::Result<Self> {
        let identity = app.identity();
        Ok(Self {
            name: app.db.setting("name".into()).await?.unwrap_or_default(),
            country: identity.country.clone(),
            zone: identity.zone.clone(),
            contact: identity.contact.clone().unwrap_or_default(),
        })
    }

    /// The names of the fields that cannot be used.
    pub fn wrong(&self) -> Vec<&'static str> {
        let country = self.country.len() == 2 && self.country.bytes().all(|b| b.is_ascii_uppercase());
        let checks = [
            ("name", (1..=120).contains(&self.name.chars().count())),
            ("country", country),
            ("zone", jiff::tz::TimeZone::get(&self.zone).is_ok()),
            ("contact", self.contact.chars().count() <= 200),
        ];
        checks.into_iter().filter(|(_, good)| !good).map(|(field, _)| field).collect()
    }
}

/// Lays what the first page was told over the usual; the file and the environment win.
pub async fn load(app: &App) -> anyhow::Result<()> {
    let settings = app.db.settings().await?;
    let mut identity = Identity::clone(&app.identity());
    let get = |name: &str| settings.get(name).filter(|value| !value.is_empty()).cloned();
    let told = |setting: &Option<String>, name: &str| if setting.is_none() { get(name) } else { None };
    let config = &app.config;
    let fields = [
        (&mut identity.name, told(&config.name, "name")),
        (&mut identity.country, told(&config.country, "country")),
        (&mut identity.zone, told(&config.zone, "zone")),
    ];
    for (field, told) in fields {
        if let Some(told) = told {
            *field = told;
        }
    }
    identity.contact = identity.contact.or_else(|| get("contact"));
    app.identify(identity);
    Ok(())
}

/// Learns what the first page was told by now, here or at another node; whether it will be told nothing more.
pub async fn learn(app: &App) -> anyhow::Result<bool> {
    // asked first: what is told in between is read
    let done = app.db.setting(DONE.into()).await?.is_some();
    load(app).await?;
    Ok(done)
}

/// The one-time link, whichever node tells it; `None` when the server is set up.
pub async fn first_link(app: &App) -> anyhow::Result<Option<String>> {
    let done = app.db.setting(DONE.into()).await?.is_some();
    Ok((!done).then(|| format!("{}/setup/{}", app.public_url(), app.key.setup_token())))
}

/// Whether a token is that of the one-time link, and the link was not used yet.
pub async fn may(app: &App, token: &str) -> anyhow::Result<bool> {
    Ok(app.key.is_setup_token(token) && app.db.setting(DONE.into()).await?.is_none())
}

/// Saves what was told.
pub async fn save(app: &App, setup: Setup) -> anyhow::Result<()> {
    let saved = app.db.tx(move |tx| {
        Box::pin(async move {
            let Setup { name, country, zone, contact } = setup;
            for (key, value) in [("name", name), ("country", country), ("zone", zone), ("contact", contact)] {
                tx.save_setting(key.into(), value).await?;
            }
            Ok(())
        })
    });
    saved.await?;
    load(app).await
}

/// Makes the account of whoever runs the server; the link is used up. `None` when it was used already.
pub async fn make_operator(
    app: &App,
    token: &str,
    name: &str,
    typed: Private<String>,
    device: &str,
) -> anyhow::Result<Option<Result<Opened, Vec<Wrong>>>> {
    if !app.key.is_setup_token(token) {
        return Ok(None);
    }
    let checks = [account::read_name(name).map(drop), passphrase::check(name, typed.show())];
    let wrong: Vec<Wrong> = checks.into_iter().filter_map(Result::err).collect();
    if !wrong.is_empty() {
        return Ok(Some(Err(wrong)));
    }
    let inner = Inner {
        name: Some(name.to_owned().into()),
        passphrase: Some(passphrase::hash(typed.into_shown()).await?),
        operator: true,
        ..Inner::default()
    };
    let (account, session, opened) = fresh(app, AccountId::random(chance()), inner, device);
    let made = app.db.tx(move |tx| {
        Box::pin(async move {
            if tx.setting(DONE.into()).await?.is_some() {
                return Ok(false);
            }
            tx.add_account(account).await?;
            tx.add_session(session).await?;
            tx.save_setting(DONE.into(), "1".into()).await?;
            Ok(true)
        })
    });
    match made.await {
        Ok(true) => Ok(Some(Ok(opened))),
        Ok(false) => Ok(None),
        Err(Error::Conflict { .. }) => Ok(Some(Err(vec![Wrong::Taken]))),
        Err(error) => Err(error.into()),
    }
}
