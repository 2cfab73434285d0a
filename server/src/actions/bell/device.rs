//! Devices that are told: each is a push service's address, sealed with the account.

use super::{begin, change, zone};
use crate::{
    app::App,
    chance::chance,
    push::{self, Once, Sent, Unheard},
    words::Words,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    AccountId, Private,
    account::Account,
    bell::{Device, MOST_DEVICES},
};
use sha2::{Digest, Sha256};
use tokio::task::JoinSet;

/// A device as its browser describes it.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// What kind it is.
    pub name: String,
    /// Where its push service takes messages.
    pub endpoint: String,
    /// Its public key.
    pub key: String,
    /// What it shares with us.
    pub secret: String,
    /// Its zone.
    pub zone: String,
}

/// Why a device cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// What its browser said cannot be used.
    Unusable,
    /// There are as many as there can be.
    Many,
}

/// Tells a device from now on; one that is known is known anew.
pub async fn add(
    app: &App,
    id: AccountId,
    told: Described,
    language: &str,
) -> anyhow::Result<Result<(), Wrong>> {
    let private = app.config.allow_private_push;
    let Some(device) = push::device(&told.name, &told.endpoint, &told.key, &told.secret, private) else {
        return Ok(Err(Wrong::Unusable));
    };
    let (language, zone) = (language.to_owned(), zone(app, &told.zone));
    let added = change(app, id, move |account| {
        let bell = &mut account.inner.bell;
        bell.devices.retain(|known| known.endpoint != device.endpoint);
        let room = bell.devices.len() < MOST_DEVICES;
        if room {
            begin(bell, &language, &zone);
            bell.devices.push(device);
        }
        room
    });
    Ok(if added.await? { Ok(()) } else { Err(Wrong::Many) })
}

/// What a device is named by in a form: not its address, which is a secret.
pub fn mark(device: &Device) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(device.endpoint.show()))
}

/// Tells a device no more; whether it was told.
pub async fn remove(app: &App, id: AccountId, mark: &str) -> anyhow::Result<bool> {
    let mark = mark.to_owned();
    drop_where(app, id, move |device| self::mark(device) == mark).await
}

/// Wakes every device of an account, all at once; whether one was. An error where none was, and one may be later.
pub(super) async fn wake(app: &App, account: &Account) -> anyhow::Result<bool> {
    let bell = &account.inner.bell;
    let words = Words::of_language(&bell.language);
    let text = serde_json::json!({
        "lang": words.code(), "title": words.get("title-notices"), "text": words.get("mail-news"),
    })
    .to_string();
    let (now, private, mut sending) = (app.now(), app.config.allow_private_push, JoinSet::new());
    for device in bell.devices.clone() {
        let (sender, text, once) = (app.sender.clone(), text.clone(), Once { key: chance(), salt: chance() });
        sending.spawn_blocking(move || {
            let sent = sender.send(&device, &text, once, now, private);
            (device.endpoint, sent)
        });
    }
    let (mut woken, mut failed) = (false, None);
    while let Some(done) = sending.join_next().await {
        match done? {
            (_, Ok(Sent::Taken)) => woken = true,
            (endpoint, Ok(Sent::Gone)) => forget(app, account.id, endpoint).await?,
            (_, Err(error)) => failed = Some(longest(failed, error)),
        }
    }
    failed.filter(|_| !woken).map_or(Ok(woken), Err)
}

/// Of two failures the one after which to wait longest.
fn longest(known: Option<anyhow::Error>, other: anyhow::Error) -> anyhow::Error {
    let wait = |error: &anyhow::Error| error.downcast_ref().map_or(0, |unheard: &Unheard| unheard.wait());
    match known {
        Some(known) if wait(&known) >= wait(&other) => known,
        _ => other,
    }
}

/// Forgets a device that is gone.
async fn forget(app: &App, id: AccountId, endpoint: Private<String>) -> anyhow::Result<()> {
    drop_where(app, id, move |device| device.endpoint == endpoint).await.map(drop)
}

async fn drop_where(
    app: &App,
    id: AccountId,
    gone: impl Fn(&Device) -> bool + Send + 'static,
) -> anyhow::Result<bool> {
    change(app, id, move |account| {
        let devices = &mut account.inner.bell.devices;
        let before = devices.len();
        devices.retain(|device| !gone(device));
        devices.len() < before
    })
    .await
}
