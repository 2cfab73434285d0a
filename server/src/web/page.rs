//! What every page has: its words, its frame, its headers.

use crate::{
    crisis::Help,
    token::cookie,
    web::help_now,
    words::{Words, languages},
};
use askama::Template;
use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use std::{convert::Infallible, sync::Arc};

/// What a page may load and do: everything from this server, nothing inline, nothing foreign.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Bytes that are enough for nearly every page, so that it is written where it stays.
const MOST_PAGES: usize = 24 * 1024;

/// What pages say of the server they are on; from the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct House {
    /// Its name, at the top of every page.
    pub(crate) name: String,
    /// ISO 3166-1 code of the country whose help lines are shown.
    pub(crate) country: String,
    /// Where the program's source can be had.
    pub(crate) source: String,
}

/// What a request says about the page that it wants. An extractor; it never refuses.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The words to use.
    pub(crate) words: Words,
    /// Its query as it came, without `lang` and `print`.
    pub(crate) query: String,
    /// Large print was asked for.
    pub(crate) large: bool,
    /// The language was chosen in the address, so it is remembered.
    chosen: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::read(parts.uri.query().unwrap_or(""), &parts.headers))
    }
}

impl Asked {
    fn read(query: &str, headers: &HeaderMap) -> Self {
        let pairs = || query.split('&').filter(|pair| !pair.is_empty());
        let value = |name: &str| pairs().find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let ours = |pair: &&str| !pair.starts_with("lang=") && !pair.starts_with("print=");
        let header = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let (asked, before) = (value("lang"), cookie(headers, "lang"));
        let words = Words::choose(asked, before.as_deref(), header(header::ACCEPT_LANGUAGE));
        Self {
            words,
            query: pairs().filter(ours).collect::<Vec<_>>().join("&"),
            large: value("print") == Some("large"),
            chosen: asked.is_some_and(|code| code == words.code()),
        }
    }
}

/// One language in the switch.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// Its code.
    pub(crate) code: &'static str,
    /// Its own name.
    pub(crate) name: String,
    /// Where this page is in that language.
    pub(crate) address: String,
    /// It is the language of this page.
    pub(crate) current: bool,
}

/// What `layout.html` needs. Every page's template has it as `frame`.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// The page's words.
    pub(crate) words: Words,
    /// The title in the browser's tab and history. Discreet: it never names a condition, a group or a search.
    pub(crate) title: String,
    /// The server's name.
    pub(crate) house: String,
    /// Where the source can be had.
    pub(crate) source: String,
    /// The help lines to show.
    pub(crate) help: Help,
    /// Help stands open at the top: the visitor's words tell of danger.
    pub(crate) crisis: bool,
    /// Large print.
    pub(crate) large: bool,
    /// The address of the page, for links to itself in large print.
    pub(crate) here: String,
    /// The languages.
    pub(crate) languages: Vec<Choice>,
    chosen: bool,
}

impl Frame {
    /// The frame of a page with the message `title` as its title.
    pub(crate) fn new(asked: &Asked, house: &House, title: &str) -> Self {
        let words = asked.words;
        let choices = languages().iter().map(|language| {
            let words = Words::of_language(&language.code);
            Choice {
                code: words.code(),
                name: words.get("lang-name").into_owned(),
                address: address(&asked.query, "lang", &language.code),
                current: words.code() == asked.words.code(),
            }
        });
        Self {
            words,
            title: words.get(title).into_owned(),
            house: house.name.clone(),
            source: house.source.clone(),
            help: Help::of_country(&house.country),
            crisis: false,
            large: asked.large,
            here: address(&asked.query, "print", "large"),
            languages: choices.collect(),
            chosen: asked.chosen,
        }
    }

    /// The same frame with the help of the country that the visitor spoke of, where the table knows it.
    pub(crate) fn in_country(mut self, country: &str) -> Self {
        let help = Help::of_country(country);
        if !help.lines.is_empty() {
            self.help = help;
        }
        self
    }

    /// The same frame with help open at the top.
    pub(crate) fn in_crisis(mut self, crisis: bool) -> Self {
        self.crisis = crisis;
        self
    }

    /// Where *Leave quickly* leads.
    pub(crate) fn leave_to(&self) -> String {
        leave_to(self.words)
    }

    /// The help lines behind one word.
    pub(crate) fn help_now(&self) -> askama::Result<Arc<str>> {
        help_now::html(&self.help, self.words)
    }

    /// The page, with its headers.
    pub(crate) fn show(&self, page: &impl Template) -> Response {
        self.show_as(StatusCode::OK, page)
    }

    /// The page with a status of its own.
    pub(crate) fn show_as(&self, status: StatusCode, page: &impl Template) -> Response {
        let mut html = String::with_capacity(MOST_PAGES);
        if let Err(error) = page.render_into(&mut html) {
            tracing::error!(%error, "a page could not be written");
            return (StatusCode::INTERNAL_SERVER_ERROR, self.words.get("error-broken-title")).into_response();
        }
        let mut response = (status, Html(html)).into_response();
        guard(response.headers_mut());
        if self.chosen {
            remember(self.words, response.headers_mut());
        }
        response
    }
}

/// The status of a page that says what is wrong.
pub(crate) fn status(wrong: bool) -> StatusCode {
    if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// Where somebody goes who leaves: a search for the weather. The only foreign address, and only once they leave.
pub(crate) fn leave_to(words: Words) -> String {
    format!("https://www.google.com/search?q={}", words.get("leave-search"))
}

/// A page's own address with one more parameter; the `query` as it came.
fn address(query: &str, name: &str, value: &str) -> String {
    let and = if query.is_empty() { "" } else { "&" };
    format!("?{query}{and}{name}={value}")
}

/// The headers of every page: nothing foreign, nothing kept, no address told to others.
static GUARDS: [(HeaderName, HeaderValue); 8] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::VARY, HeaderValue::from_static("accept-language, cookie")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(self), browsing-topics=()"),
    ),
];

/// Gives an answer the headers of every page, whatever it had.
pub(crate) fn guard(headers: &mut HeaderMap) {
    for (name, value) in &GUARDS {
        headers.insert(name, value.clone());
    }
}

/// Every answer to somebody who is signed in, page or not, has the headers of a page: nobody keeps it.
pub(crate) async fn closed(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    guard(response.headers_mut());
    response
}

/// Remembers a language that was chosen in the address; the only cookie of a visitor who opened no
/// link.
fn remember(words: Words, headers: &mut HeaderMap) {
    let cookie = format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", words.code());
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn house() -> House {
        House {
            name: "Riverside groups".into(),
            country: "US".into(),
            source: "https://example.org/source".into(),
        }
    }

    pub(crate) fn asked(query: &str) -> Asked {
        Asked::read(query, &HeaderMap::new())
    }

    #[test]
    fn the_language_switch_keeps_the_rest_of_the_address() {
        let frame = Frame::new(&asked("q=a%26b&lang=es&print=large"), &house(), "title-find");
        assert_eq!(frame.words.code(), "es");
        assert!(frame.large && frame.chosen);
        let english = frame.languages.iter().find(|choice| choice.code == "en");
        assert_eq!(english.map(|choice| choice.address.as_str()), Some("?q=a%26b&lang=en"));
    }

    #[test]
    fn help_is_of_the_country_that_was_spoken_of() {
        let frame = || Frame::new(&asked(""), &house(), "title-find");
        assert_eq!(frame().help.country, "US");
        assert_eq!(frame().in_country("ES").help.country, "ES");
        assert_eq!(frame().in_country("ZZ").help.country, "US");
    }

    #[test]
    fn only_an_explicit_choice_sets_a_cookie() {
        #[derive(Template)]
        #[template(source = "x", ext = "html")]
        struct Page;
        let cookie = |query| {
            let frame = Frame::new(&asked(query), &house(), "title-find");
            frame.show(&Page).headers().contains_key(header::SET_COOKIE)
        };
        assert!(cookie("lang=es"));
        assert!(!cookie("") && !cookie("lang=xx"));
    }
}
