//! The session's cookie, and what kind of device it lies on.

use crate::{
    actions::account::Token,
    app::App,
    token::{cookie, cookie_name},
};
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use std::borrow::Cow;

/// Seconds that browsers keep a cookie at most: 400 days. The server ends a session long before, unless it is used.
const LONGEST: i64 = 400 * 24 * 3600;

/// The answer, with a session for the browser to keep.
pub(crate) fn kept(app: &App, response: Response, token: &Token) -> Response {
    let value = URL_SAFE_NO_PAD.encode(token.show());
    with_cookie(app, response, &value, LONGEST)
}

/// The answer, with the session for the browser to forget.
pub(crate) fn ended(app: &App, response: Response) -> Response {
    with_cookie(app, response, "", 0)
}

/// Something that a browser keeps for a while beside the session.
pub(crate) struct Beside {
    name: Cow<'static, str>,
    seconds: i64,
}

/// What it has to bring back from a host's sign-in.
#[cfg(feature = "oidc")]
pub(crate) const AWAY: Beside = Beside { name: Cow::Borrowed("away"), seconds: 600 };

impl Beside {
    /// What it came with to a door; each door has its own, so that those in two windows do not mix.
    pub(crate) fn door(number: &str, seconds: i64) -> Self {
        Self { name: Cow::Owned(format!("door-{number}")), seconds }
    }

    fn name(&self, app: &App) -> String {
        cookie_name(app).replace("session", &self.name)
    }

    /// The answer, with this for the browser to keep, or with it forgotten.
    pub(crate) fn keep(&self, app: &App, response: Response, value: Option<&str>) -> Response {
        let (value, seconds) = value.map_or(("", 0), |value| (value, self.seconds));
        with_named(&self.name(app), response, value, seconds)
    }

    /// What the browser kept.
    pub(crate) fn kept(&self, app: &App, headers: &HeaderMap) -> Option<String> {
        cookie(headers, &self.name(app))
    }
}

fn with_cookie(app: &App, response: Response, value: &str, seconds: i64) -> Response {
    with_named(cookie_name(app), response, value, seconds)
}

fn with_named(name: &str, mut response: Response, value: &str, seconds: i64) -> Response {
    let secure = if name.starts_with("__Host-") { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// What kind of device asks, in two words: so that its owner knows it again in the list, and nobody else learns much.
pub(crate) fn device(headers: &HeaderMap) -> String {
    let told = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| told.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Firefox", "Firefox"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_told_in_two_words() {
        let told = |agent: &'static str| {
            device(&HeaderMap::from_iter([(header::USER_AGENT, HeaderValue::from_static(agent))]))
        };
        let phone =
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36";
        assert_eq!(told(phone), "Chrome, Android");
        assert_eq!(told("curl/8"), "");
    }
}
