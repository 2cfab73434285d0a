//! The token of a session, and the cookie in which it comes.

use crate::{app::App, config::is_here};
use axum::http::{HeaderMap, header};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Bytes of a session's token.
pub(crate) const TOKEN: usize = 32;

/// The name of the session's cookie. Browsers send a `__Host-` cookie only over TLS and only to the host that set it;
/// without TLS nobody signs in but on this machine itself.
pub(crate) fn cookie_name(app: &App) -> &'static str {
    if is_here(&app.public_url()) { "session" } else { "__Host-session" }
}

/// What a token is known by.
pub(crate) fn token_hash(token: &[u8]) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// The session's token in a request.
pub(crate) fn token(app: &App, headers: &HeaderMap) -> Option<[u8; TOKEN]> {
    URL_SAFE_NO_PAD.decode(cookie(headers, cookie_name(app))?).ok()?.try_into().ok()
}

/// What a browser keeps under a name.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|pair| pair.0 == name).map(|pair| pair.1.to_owned())
}
