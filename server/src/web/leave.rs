//! Leave quickly: the page is left for one that nobody wonders about.

use crate::web::page::{Asked, leave_to};
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// `GET /leave`: leads away, and asks the browser to forget what this site kept in it.
pub(crate) async fn show(asked: Asked) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
    if let Ok(target) = HeaderValue::from_str(&leave_to(asked.words)) {
        headers.insert(header::LOCATION, target);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::page::tests::asked;

    #[tokio::test]
    async fn leaving_leads_to_a_page_that_says_nothing() {
        for (query, search) in [("lang=en", "weather"), ("lang=es", "tiempo")] {
            let response = show(asked(query)).await;
            assert_eq!(response.status(), StatusCode::SEE_OTHER);
            let target = response.headers()[header::LOCATION].to_str().unwrap_or("").to_owned();
            assert!(target.ends_with(search), "{target}");
            assert_eq!(response.headers()[header::REFERRER_POLICY], "no-referrer");
        }
    }
}
