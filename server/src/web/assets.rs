//! Serves styles, scripts and icons.

use crate::assets::{Coding, assets, url};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

/// `GET /a/{folder}/{name}`: an asset, kept by browsers for a year, since its address changes with it. An old folder
/// (a page loaded before an upgrade) leads to the present one.
pub(crate) async fn show(Path((folder, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let assets = assets();
    let Some(asset) = assets.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    if folder != assets.folder {
        return Redirect::temporary(&url(&name)).into_response();
    }
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let coding = Coding::best(accepted);
    let mut response = asset.bytes(coding).to_vec().into_response();
    let mut set = |name, value: &'static str| {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    };
    set(header::CONTENT_TYPE, asset.media);
    set(header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    set(header::VARY, "accept-encoding");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if let Some(name) = coding.name() {
        set(header::CONTENT_ENCODING, name);
    }
    response
}

/// `GET /sw.js`: the script that a device keeps to show that there is something new. Its address says what it may serve, so
/// it stands at the top and changes with the program.
pub(crate) async fn worker() -> Response {
    let assets = assets();
    let Some(asset) = assets.get("sw.js") else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, asset.media),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ];
    (headers, asset.bytes(Coding::Identity).to_vec()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(folder: &str, name: &str) -> Response {
        show(Path((folder.to_owned(), name.to_owned())), HeaderMap::new()).await
    }

    #[tokio::test]
    async fn an_asset_is_kept_and_an_old_address_leads_to_the_new_one() {
        let now = get(&assets().folder, "app.css").await;
        assert_eq!(now.status(), StatusCode::OK);
        assert_eq!(now.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(get("0123456789abcdef", "app.css").await.status(), StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(get(&assets().folder, "no.css").await.status(), StatusCode::NOT_FOUND);
    }
}
