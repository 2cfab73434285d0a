//! Makes pages smaller on their way. A page stands whole in memory, so one encoder a thread serves all of them: to set one
//! up costs more than to squeeze a page.

use crate::assets::Coding;
use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use flate2::{Compress, Compression, FlushCompress, Status};
use std::cell::RefCell;

/// Bytes from which on it is worth it, and up to which an answer counts as a page.
const LEAST: u64 = 512;
const MOST: u64 = 1 << 20;
/// A page is sent once: squeezing it harder costs more than it saves.
const LEVEL: Compression = Compression::new(2);

thread_local! {
    static ENCODER: RefCell<Compress> = RefCell::new(Compress::new_gzip(LEVEL, 15));
}

/// Squeezes what is whole and text, for whoever takes it. What streams is left to the layer around.
pub(crate) async fn pages(request: Request, next: Next) -> Response {
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let takes = accepted.is_some_and(|accepted| Coding::is_taken(accepted, "gzip"));
    let response = next.run(request).await;
    let size = response.body().size_hint().exact();
    if !takes
        || !size.is_some_and(|size| (LEAST..=MOST).contains(&size))
        || !is_plain_text(response.headers())
    {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(whole) = to_bytes(body, MOST as usize).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response(); // what is whole does not break
    };
    let Some(small) = gzip(&whole) else { return Response::from_parts(parts, Body::from(whole)) };
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(parts, Body::from(small))
}

fn is_plain_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let text = kind.starts_with("text/") || kind.starts_with("application/") || kind.starts_with("image/svg");
    text && !headers.contains_key(header::CONTENT_ENCODING)
}

fn gzip(whole: &[u8]) -> Option<Vec<u8>> {
    ENCODER.with_borrow_mut(|encoder| {
        encoder.reset();
        // gzip adds 18 bytes, and five for each block that gets no smaller
        let mut small = Vec::with_capacity(whole.len() + whole.len() / 1000 + 64);
        let done = encoder.compress_vec(whole, &mut small, FlushCompress::Finish).ok()?;
        (done == Status::StreamEnd).then_some(small)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn one_encoder_squeezes_one_page_after_the_other() {
        let noise: Vec<u8> = (0..40_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for page in ["<p>calm</p>".repeat(3000).into_bytes(), vec![], noise, b"short".to_vec()] {
            let mut back = vec![];
            flate2::read::GzDecoder::new(&*gzip(&page).unwrap()).read_to_end(&mut back).unwrap();
            assert_eq!(back, page);
        }
    }
}
