//! Challenges: what a browser has to answer within minutes, and once. The browser holds a token, the store what was
//! asked, sealed.

use crate::{app::App, chance::chance};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// How long somebody may take to answer.
const SECONDS: i64 = 5 * 60;

/// Asks something; the token with which it can be answered.
pub(crate) async fn ask<B: Serialize>(app: &App, purpose: &str, body: &B) -> anyhow::Result<String> {
    ask_for(app, purpose, body, SECONDS).await
}

/// Asks something that may be answered for so many seconds.
pub(crate) async fn ask_for<B: Serialize>(
    app: &App,
    purpose: &str,
    body: &B,
    seconds: i64,
) -> anyhow::Result<String> {
    let token = URL_SAFE_NO_PAD.encode(chance::<32>());
    let text = serde_json::to_string(&(purpose, body))?;
    let ends = app.now().plus_seconds(seconds);
    app.db.add_challenge(hash(&token), ends, text.into()).await?;
    Ok(token)
}

/// What was asked, if it was for this purpose and nobody has answered yet.
pub(crate) async fn take<B: DeserializeOwned>(
    app: &App,
    purpose: &str,
    token: &str,
) -> anyhow::Result<Option<B>> {
    let Some(text) = app.db.take_challenge(hash(token), app.now()).await? else { return Ok(None) };
    let (asked, body): (String, serde_json::Value) = serde_json::from_str(text.show())?;
    if asked != purpose {
        return Ok(None);
    }
    Ok(Some(serde_json::from_value(body)?))
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}
