//! What somebody typed into a form that was not taken: the page that says why gives it back.

use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::Request,
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Most bytes of a form that is given back.
const MOST: usize = 64 * 1024;
/// A form with one of these is typed again: what opens an account stands in no page.
const SECRET: [&str; 3] = ["passphrase", "old", "code"];

/// A form as it was sent.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// Where it goes.
    pub(super) action: String,
    /// Its fields.
    pub(super) fields: Vec<(String, String)>,
    /// Nobody knows whether it arrived.
    pub(super) unsure: bool,
}

impl Kept {
    fn of(action: String, form: &[u8]) -> Option<Self> {
        let fields: Vec<(String, String)> = form_urlencoded::parse(form).into_owned().collect();
        let is_secret = fields.iter().any(|(name, _)| SECRET.contains(&name.as_str()));
        (!is_secret && !fields.is_empty()).then_some(Self { action, fields, unsure: false })
    }

    /// What a person would want to see again: words, not names of choices.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(_, value)| value.trim()).filter(|value| value.contains(char::is_whitespace))
    }
}

/// Keeps a form beside its answer, where the answer is that it was not taken. Comes behind the check that a form is of
/// our own pages: what another site sent is never given to anybody to send again.
pub(crate) async fn keep(request: Request, next: Next) -> Response {
    if !is_form(&request) {
        return next.run(request).await;
    }
    let action = request.uri().path_and_query().map_or_else(String::new, |path| path.as_str().to_owned());
    let (parts, body) = request.into_parts();
    let Ok(form) = to_bytes(body, MOST).await else { return StatusCode::BAD_REQUEST.into_response() };
    let mut response = next.run(Request::from_parts(parts, Body::from(Bytes::clone(&form)))).await;
    let status = response.status();
    let unsure = status.is_server_error();
    if (unsure || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::UNAUTHORIZED))
        && let Some(kept) = Kept::of(action, &form)
    {
        response.extensions_mut().insert(Kept { unsure, ..kept });
    }
    response
}

/// Whether it is a form without files that is known to be small.
fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    request.method() == Method::POST
        && kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
        && request.body().size_hint().upper().is_some_and(|most| most <= MOST as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_kept_unless_it_opens_an_account() {
        let kept = Kept::of("/submit/3?a=1".into(), b"name=Tuesday+Circle&about=We+walk%0Aand+talk.&do=next")
            .unwrap();
        assert_eq!(kept.words().collect::<Vec<_>>(), ["Tuesday Circle", "We walk\nand talk."]);
        assert_eq!(kept.fields.len(), 3);
        assert!(Kept::of(String::new(), b"name=Fern&passphrase=four+words+of+mine").is_none());
        assert!(Kept::of(String::new(), b"").is_none());
    }
}
