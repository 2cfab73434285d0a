//! Pictures of posts: opened, made small, and without all that a camera wrote into them.

use super::seat::Seat;
use crate::{
    app::App,
    chance::chance,
    picture::{self, Drawn},
};
use domain::{
    Group, Image, ImageId, Post,
    image::{self, MOST, MOST_BYTES, Refusal},
    member::may_keep,
};
use store::{Error, Picture, Tx};

/// A file that was sent, and what its sender says is on it. Prints nothing of itself.
#[derive(Clone, Default)]
pub struct File {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is on it.
    pub alt: String,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({} bytes)", self.bytes.len())
    }
}

/// A picture that is ready to be kept.
pub(super) struct Prepared {
    pub(super) image: Image,
    drawn: Drawn,
}

/// Opens the files and makes pictures of them, beside those that a post has already.
pub(super) async fn prepare(
    app: &App,
    group: &Group,
    files: &[File],
    already: usize,
) -> anyhow::Result<Result<Vec<Prepared>, Refusal>> {
    if files.is_empty() {
        return Ok(Ok(vec![]));
    }
    if !group.inner.images {
        return Ok(Err(Refusal::Off));
    }
    if files.len() + already > MOST {
        return Ok(Err(Refusal::Many));
    }
    let mut pictures = vec![];
    for file in files {
        if file.bytes.len() > MOST_BYTES {
            return Ok(Err(Refusal::Large));
        }
        let _turn = app.drawing.acquire().await?; // a large picture takes much memory: one at a time
        let bytes = file.bytes.clone();
        let drawn = tokio::task::spawn_blocking(move || picture::draw(&bytes)).await?;
        let drawn = match drawn {
            Ok(drawn) => drawn,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let id = ImageId::random(chance());
        let alt = image::alt(&file.alt).map(Into::into);
        let image = Image { id, width: drawn.width, height: drawn.height, alt };
        pictures.push(Prepared { image, drawn });
    }
    Ok(Ok(pictures))
}

/// The pictures of a post that stay, with what their writer says is on them.
pub(super) fn kept(before: Vec<Image>, drops: &[ImageId], alts: &[(ImageId, String)]) -> Vec<Image> {
    let stays = before.into_iter().filter(|image| !drops.contains(&image.id));
    let told = |image: Image| match alts.iter().find(|(id, _)| *id == image.id) {
        Some((_, alt)) => Image { alt: image::alt(alt).map(Into::into), ..image },
        None => image,
    };
    stays.map(told).collect()
}

/// Adds the pictures of a post.
pub(super) async fn add(tx: &mut Tx, post: &Post, pictures: Vec<Prepared>) -> Result<(), Error> {
    let Some(member) = post.member else { return Ok(()) };
    for Prepared { image, drawn } in pictures {
        let (id, group, post) = (image.id, post.group, post.id);
        tx.add_picture(Picture { id, group, post, member, small: drawn.small, large: drawn.large }).await?;
    }
    Ok(())
}

/// Adds the new pictures of a post, and takes away those that it has no more.
pub(super) async fn change(
    tx: &mut Tx,
    post: &Post,
    before: Vec<Image>,
    new: Vec<Prepared>,
) -> Result<(), Error> {
    let left = post.said.as_ref().map_or(&[][..], |said| &said.images);
    for image in before.iter().filter(|old| !left.iter().any(|image| image.id == old.id)) {
        tx.delete_picture(image.id).await?;
    }
    add(tx, post, new).await
}

/// The file of a picture that somebody in the group may see: while its post is hidden, only its writer and those who keep
/// the group.
pub async fn file(app: &App, seat: &Seat, id: ImageId, small: bool) -> anyhow::Result<Option<Vec<u8>>> {
    let Some((group, of, file)) = app.db.picture(id, small).await? else { return Ok(None) };
    if group != seat.group.id {
        return Ok(None);
    }
    let Some((post, _)) = app.db.post(of).await? else { return Ok(None) };
    let insider =
        post.member == Some(seat.member.id) || may_keep(seat.member.role, seat.member.standing).is_ok();
    Ok((post.shown().is_some() || insider).then_some(file))
}
