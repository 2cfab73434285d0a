//! Quiet hearts.

use crate::engine::{shortcuts, statements};
use crate::{Error, Tx};
use domain::post::Post;
use domain::{MemberId, PostId, ThreadId};

statements! {
    SEND = "INSERT INTO hearts (post, member, thread) VALUES ($1, $2, $3) ON CONFLICT (post, member) DO NOTHING";
    TAKE = "DELETE FROM hearts WHERE post = $1 AND member = $2";
    GIVEN = "SELECT post FROM hearts WHERE thread = $1 AND member = $2";
    GOT = "SELECT DISTINCT h.post FROM hearts h JOIN posts p ON p.id = h.post WHERE h.thread = $1 AND p.member = $2";
    DROP = "DELETE FROM hearts WHERE post = $1";
}

shortcuts! {
    tx send_heart(post: Post, member: MemberId) -> ();
    tx take_heart(post: PostId, member: MemberId) -> bool;
    read hearts(thread: ThreadId, member: MemberId) -> Hearts;
}

/// The hearts of a thread, as one member sees them: nobody sees how many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hearts {
    /// Posts to which they sent one.
    pub given: Vec<PostId>,
    /// Posts of theirs that got some.
    pub got: Vec<PostId>,
}

impl Tx {
    /// Sends a heart; a second one of the same member changes nothing.
    pub async fn send_heart(&mut self, post: Post, member: MemberId) -> Result<(), Error> {
        self.run(SEND, &[post.id.into(), member.into(), post.thread.into()]).await.map(drop)
    }

    /// Takes a heart back; whether there was one.
    pub async fn take_heart(&mut self, post: PostId, member: MemberId) -> Result<bool, Error> {
        Ok(self.run(TAKE, &[post.into(), member.into()]).await? > 0)
    }

    /// The hearts of a thread that a member may know of.
    pub async fn hearts(&mut self, thread: ThreadId, member: MemberId) -> Result<Hearts, Error> {
        let values = [thread.into(), member.into()];
        let given = self.rows(GIVEN, &values, |row| row.id(0)).await?;
        let got = self.rows(GOT, &values, |row| row.id(0)).await?;
        Ok(Hearts { given, got })
    }

    /// Forgets the hearts of a post.
    pub(crate) async fn drop_hearts(&mut self, post: PostId) -> Result<(), Error> {
        self.run(DROP, &[post.into()]).await.map(drop)
    }
}
