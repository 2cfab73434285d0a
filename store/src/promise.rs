//! Promises that a first post is answered.

use crate::engine::{Row, shortcuts, statements};
use crate::{Error, Tx};
use domain::post::Promise;
use domain::{GroupId, MemberId, PostId, Stamp, ThreadId};

statements! {
    ADD = "INSERT INTO promises (post, grp, thread, member, at, due, answered) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    KEEP = "UPDATE promises SET answered = $3 WHERE thread = $1 AND answered IS NULL AND member <> $2";
    ANSWERED = "SELECT DISTINCT member FROM promises WHERE thread = $1 AND answered = $2 ORDER BY member";
    MADE = "SELECT post, grp, thread, member, at, due, answered FROM promises WHERE post = $1";
    OPEN = "SELECT post, grp, thread, member, at, due, answered FROM promises WHERE grp = $1 AND answered IS NULL \
        ORDER BY at, post LIMIT $2";
    KEPT = "SELECT answered - at FROM promises WHERE grp = $1 AND answered IS NOT NULL ORDER BY answered DESC LIMIT $2";
    DROP = "DELETE FROM promises WHERE post = $1";
}

shortcuts! {
    read answered_at(thread: ThreadId, at: Stamp) -> Vec<MemberId>;
    read promise(post: PostId) -> Option<Promise>;
    read open_promises(group: GroupId, most: usize) -> Vec<Promise>;
    read answer_times(group: GroupId, most: usize) -> Vec<i64>;
}

impl Tx {
    /// Adds a promise.
    pub(crate) async fn add_promise(&mut self, promise: Promise) -> Result<(), Error> {
        let Promise { post, group, thread, member, at, due, answered } = promise;
        let values =
            [post.into(), group.into(), thread.into(), member.into(), at.into(), due.into(), answered.into()];
        self.run(ADD, &values).await.map(drop)
    }

    /// The promises of others in a thread are kept by whoever writes there.
    pub(crate) async fn answer_promises(
        &mut self,
        thread: ThreadId,
        by: MemberId,
        at: Stamp,
    ) -> Result<(), Error> {
        self.run(KEEP, &[thread.into(), by.into(), at.into()]).await.map(drop)
    }

    /// Forgets what a post was promised.
    pub(crate) async fn drop_promise(&mut self, post: PostId) -> Result<(), Error> {
        self.run(DROP, &[post.into()]).await.map(drop)
    }

    /// Whose first posts in a thread were answered at a moment.
    pub async fn answered_at(&mut self, thread: ThreadId, at: Stamp) -> Result<Vec<MemberId>, Error> {
        self.rows(ANSWERED, &[thread.into(), at.into()], |row| row.id(0)).await
    }

    /// The promise that a post opened.
    pub async fn promise(&mut self, post: PostId) -> Result<Option<Promise>, Error> {
        self.row(MADE, &[post.into()], read).await
    }

    /// First posts that nobody has answered, oldest first.
    pub async fn open_promises(&mut self, group: GroupId, most: usize) -> Result<Vec<Promise>, Error> {
        self.rows(OPEN, &[group.into(), most.into()], read).await
    }

    /// Seconds that the last answers to first posts took.
    pub async fn answer_times(&mut self, group: GroupId, most: usize) -> Result<Vec<i64>, Error> {
        let times = self.rows(KEPT, &[group.into(), most.into()], |row| row.get::<i64>(0)).await?;
        Ok(times.into_iter().map(|micros| micros / 1_000_000).collect())
    }
}

fn read(row: &Row<'_>) -> Result<Promise, Error> {
    Ok(Promise {
        post: row.id(0)?,
        group: row.id(1)?,
        thread: row.id(2)?,
        member: row.id(3)?,
        at: row.stamp(4)?,
        due: row.stamp(5)?,
        answered: row.get::<Option<i64>>(6)?.map(Stamp),
    })
}
