//! Pictures of posts: sealed with the key of whoever put them there.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::{GroupId, ImageId, MemberId, PostId, ThreadId};

statements! {
    LARGE = "SELECT grp, post, member, body FROM images WHERE id = $1";
    SMALL = "SELECT grp, post, member, small FROM images WHERE id = $1";
    ADD = "INSERT INTO images (id, grp, post, member, small, body) VALUES ($1, $2, $3, $4, $5, $6)";
    DELETE = "DELETE FROM images WHERE id = $1";
    DROP_POST = "DELETE FROM images WHERE post = $1";
    DROP_THREAD = "DELETE FROM images WHERE post IN (SELECT id FROM posts WHERE thread = $1)";
    LEAVE = "DELETE FROM images WHERE member = $1";
}

shortcuts! {
    read picture(id: ImageId, small: bool) -> Option<(GroupId, PostId, Vec<u8>)>;
    tx add_picture(picture: Picture) -> ();
    tx delete_picture(id: ImageId) -> bool;
}

/// A picture with what it shows, in both sizes.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its id.
    pub id: ImageId,
    /// The group.
    pub group: GroupId,
    /// The post.
    pub post: PostId,
    /// Who put it there.
    pub member: MemberId,
    /// The small one, as a file.
    pub small: Vec<u8>,
    /// The large one, as a file.
    pub large: Vec<u8>,
}

impl Tx {
    /// The group and post of a picture, and the file in one of its sizes.
    pub async fn picture(
        &mut self,
        id: ImageId,
        small: bool,
    ) -> Result<Option<(GroupId, PostId, Vec<u8>)>, Error> {
        let found = self.row(if small { SMALL } else { LARGE }, &[id.into()], read).await?;
        let Some((group, post, member, sealed)) = found else { return Ok(None) };
        let file = self.data_key(member).await?.open(place(&id.bytes(), small), &sealed)?;
        Ok(Some((group, post, file)))
    }

    /// Adds a picture.
    pub async fn add_picture(&mut self, picture: Picture) -> Result<(), Error> {
        let Picture { id, group, post, member, small, large } = picture;
        let key = self.data_key(member).await?;
        let small = self.vault()?.seal(&key, place(&id.bytes(), true), &small);
        let large = self.vault()?.seal(&key, place(&id.bytes(), false), &large);
        let values = [id.into(), group.into(), post.into(), member.into(), small.into(), large.into()];
        self.run(ADD, &values).await.map(drop)
    }

    /// Takes a picture away; whether it was there.
    pub async fn delete_picture(&mut self, id: ImageId) -> Result<bool, Error> {
        Ok(self.run(DELETE, &[id.into()]).await? > 0)
    }

    /// The pictures of a post go with its words.
    pub(crate) async fn drop_pictures_of(&mut self, post: PostId) -> Result<(), Error> {
        self.run(DROP_POST, &[post.into()]).await.map(drop)
    }

    /// The pictures of a thread go with it.
    pub(crate) async fn drop_pictures_of_thread(&mut self, thread: ThreadId) -> Result<(), Error> {
        self.run(DROP_THREAD, &[thread.into()]).await.map(drop)
    }

    /// The pictures of a member go with them.
    pub(crate) async fn drop_own_pictures(&mut self, member: MemberId) -> Result<(), Error> {
        self.run(LEAVE, &[member.into()]).await.map(drop)
    }
}

fn place(id: &[u8; 16], small: bool) -> Place<'_> {
    Place { table: "images", column: if small { "small" } else { "body" }, row: id }
}

fn read(row: &Row<'_>) -> Result<(GroupId, PostId, MemberId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.id(1)?, row.id(2)?, row.get(3)?))
}
