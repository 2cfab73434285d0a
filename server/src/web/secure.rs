//! What keeps people on the private address.

use crate::app::Shared;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// A year. Other names under this one are the operator's own business.
const STRICT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Whoever was here over TLS comes back over TLS.
pub(crate) async fn strict(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.public_url().starts_with("https://") {
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, STRICT);
    }
    response
}

/// Leads from a plain address to the same page of the private one, whatever name was asked for.
pub(crate) async fn lead(State(app): State<Shared>, uri: Uri) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let to = format!("{}/{}", app.public_url(), path.trim_start_matches('/'));
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
}
