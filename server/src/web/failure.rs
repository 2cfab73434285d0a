//! Pages for what is not there and for what went wrong. Both show help lines and the nearest useful thing.

pub(crate) mod kept;

use crate::{
    app::Shared,
    web::{
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use kept::Kept;

/// What a page handler gives.
pub(crate) type Page = Result<Response, Failure>;

/// Why there is no page.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nothing is there, or nothing that this visitor may see: the two look the same.
    NotFound,
    /// What was sent cannot be read.
    Unread(StatusCode),
    /// There is no room for one more now.
    Busy,
    /// Another answer stands instead of the page.
    Instead(Box<Response>),
    /// Something broke; only the operator may see what.
    Broken(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Broken(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::Unread(status) => status.into_response(),
            Self::Instead(answer) => *answer,
            Self::Busy => StatusCode::TOO_MANY_REQUESTS.into_response(),
            Self::Broken(error) => {
                tracing::error!("a page broke: {error:#}");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

/// Whoever may not do it sees what a stranger sees.
pub(crate) fn not_here<T>(found: Option<T>) -> Result<T, Failure> {
    found.ok_or(Failure::NotFound)
}

#[derive(Template)]
#[template(path = "error/error.html")]
struct Error {
    frame: Frame,
    title: String,
    text: String,
    /// What was typed, to be sent again.
    kept: Option<Kept>,
}

/// Gives every bare refusal and failure a page that a person can use.
pub(crate) async fn explain(
    State(app): State<Shared>,
    asked: Asked,
    request: Request,
    next: Next,
) -> Response {
    let pages = !request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let status = response.status();
    // An answer with a type of its own is a page or a file already.
    let bare =
        response.headers().get("content-type").is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !(pages && bare && (status.is_client_error() || status.is_server_error())) {
        return response;
    }
    let key = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => "not-found",
        StatusCode::TOO_MANY_REQUESTS => "busy",
        StatusCode::UNAUTHORIZED => "signed-out",
        StatusCode::PAYLOAD_TOO_LARGE => "long",
        status if status.is_client_error() => "bad",
        _ => "broken",
    };
    let kept = response.extensions_mut().remove::<Kept>();
    let text = match &kept {
        Some(kept) if kept.unsure => "unsure",
        Some(_) => "kept",
        None => "text",
    };
    let word = |part: &str| asked.words.get(&format!("error-{key}-{part}")).into_owned();
    let frame = Frame::new(&asked, &house(&app), "title-error");
    let page = Error { frame, title: word("title"), text: word(text), kept };
    page.frame.show_as(status, &page)
}
