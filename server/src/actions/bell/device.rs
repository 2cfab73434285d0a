//! Devices that are told: each is a push service's address, sealed with the account.

use super::{begin, change, zone};
use crate::{app::App, push};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    AccountId, Private,
    bell::{Device, MOST_DEVICES},
};
use sha2::{Digest, Sha256};

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

/// Forgets a device that is gone.
pub(super) async fn forget(app: &App, id: AccountId, endpoint: Private<String>) -> anyhow::Result<()> {
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
