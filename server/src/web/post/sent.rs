//! What a form with words brings, and the pictures that may come along.

use crate::{
    actions::{image::File, seat::Seat},
    web::failure::Failure,
};
use axum::{
    body::{Body, to_bytes},
    extract::{Form, FromRequest, Multipart, Request, multipart::Field},
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::image::{MOST, MOST_BYTES};
use serde::de::DeserializeOwned;

/// Most bytes of the words.
const MOST_WORDS: usize = 256 * 1024;

/// Reads a form of somebody who has a seat: its fields, and its pictures where the group shares some.
pub(crate) async fn read<T: DeserializeOwned>(
    seat: &Seat,
    request: Request,
) -> Result<(T, Vec<File>), Failure> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let request = if parts && seat.group.inner.images { request } else { bounded(request).await? };
    if !parts {
        return Ok((fields(request).await?, vec![]));
    }
    let mut form = Multipart::from_request(request, &()).await.map_err(unread)?;
    let (mut words, mut files, mut length) = (vec![], vec![], 0);
    while let Some(part) = form.next_field().await.map_err(unread)? {
        let name = part.name().unwrap_or_default().to_owned();
        if part.file_name().is_some() {
            let bytes = start_of(part).await?;
            if !bytes.is_empty() && files.len() <= MOST {
                files.push((name, bytes));
            }
            continue;
        }
        let text = part.text().await.map_err(unread)?;
        length += name.len() + text.len();
        if length > MOST_WORDS {
            return Err(Failure::Unread(StatusCode::PAYLOAD_TOO_LARGE));
        }
        words.push((name, text));
    }
    let file = |(name, bytes): (String, Vec<u8>)| {
        let alt = name.replace("image-", "alt-");
        let alt = words.iter().find(|(name, _)| *name == alt).map(|(_, alt)| alt.clone());
        File { bytes, alt: alt.unwrap_or_default() }
    };
    let files = files.into_iter().map(file).collect();
    let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(words).finish();
    let request = Request::post("/")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(encoded))
        .map_err(|_| Failure::Unread(StatusCode::BAD_REQUEST))?;
    Ok((fields(request).await?, files))
}

/// Why it cannot be read, in a status.
fn unread(refusal: impl IntoResponse) -> Failure {
    Failure::Unread(refusal.into_response().status())
}

async fn fields<T: DeserializeOwned>(request: Request) -> Result<T, Failure> {
    let form = Form::<T>::from_request(request, &()).await;
    form.map(|Form(typed)| typed).map_err(unread)
}

/// The same request, with no more than words in it.
async fn bounded(request: Request) -> Result<Request, Failure> {
    let (parts, body) = request.into_parts();
    let body =
        to_bytes(body, MOST_WORDS).await.map_err(|_| Failure::Unread(StatusCode::PAYLOAD_TOO_LARGE))?;
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// A file up to one byte more than may come: the rest of a larger one is read past, so that the words sent with it are kept.
async fn start_of(mut part: Field<'_>) -> Result<Vec<u8>, Failure> {
    let mut bytes = vec![];
    while let Some(chunk) = part.chunk().await.map_err(unread)? {
        let room = (MOST_BYTES + 1).saturating_sub(bytes.len()).min(chunk.len());
        bytes.extend_from_slice(&chunk[..room]);
    }
    Ok(bytes)
}
