//! Promises that a first post, or a first meeting, is answered. Of a first meeting the row names nobody.

use crate::engine::{Row, shortcuts, statements};
use crate::{Error, Tx};
use domain::{ArrivalId, GroupId, Id, MemberId, PostId, Promise, Promised, Stamp, ThreadId};

statements! {
    ADD = "INSERT INTO promises (post, grp, thread, member, at, due, answered) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    KEEP = "UPDATE promises SET answered = $3 WHERE thread = $1 AND answered IS NULL AND member <> $2";
    KEEP_ONE = "UPDATE promises SET answered = $2 WHERE post = $1 AND answered IS NULL";
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
    read promise_of_arrival(arrival: ArrivalId) -> Option<Promise>;
    read open_promises(group: GroupId, most: usize) -> Vec<Promise>;
    read answer_times(group: GroupId, most: usize) -> Vec<i64>;
}

impl Tx {
    /// Adds a promise.
    pub(crate) async fn add_promise(&mut self, promise: Promise) -> Result<(), Error> {
        let (id, thread, member) = match promise.to {
            Promised::Post(post, thread, member) => (post.bytes(), thread, member),
            Promised::Arrival(arrival) => (arrival.bytes(), ThreadId::NIL, MemberId::NIL),
        };
        let Promise { group, at, due, answered, .. } = promise;
        let id = id[..].into();
        let values = [id, group.into(), thread.into(), member.into(), at.into(), due.into(), answered.into()];
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

    /// The promise that somebody's first meeting is answered is kept.
    pub(crate) async fn answer_arrival_promise(
        &mut self,
        arrival: ArrivalId,
        at: Stamp,
    ) -> Result<(), Error> {
        self.run(KEEP_ONE, &[arrival.into(), at.into()]).await.map(drop)
    }

    /// Forgets what a post or an arrival was promised.
    pub(crate) async fn drop_promise<T>(&mut self, to: Id<T>) -> Result<(), Error> {
        self.run(DROP, &[to.into()]).await.map(drop)
    }

    /// Whose first posts in a thread were answered at a moment.
    pub async fn answered_at(&mut self, thread: ThreadId, at: Stamp) -> Result<Vec<MemberId>, Error> {
        self.rows(ANSWERED, &[thread.into(), at.into()], |row| row.id(0)).await
    }

    /// The promise that a post opened.
    pub async fn promise(&mut self, post: PostId) -> Result<Option<Promise>, Error> {
        self.row(MADE, &[post.into()], read).await
    }

    /// The promise that an arrival opened.
    pub async fn promise_of_arrival(&mut self, arrival: ArrivalId) -> Result<Option<Promise>, Error> {
        self.row(MADE, &[arrival.into()], read).await
    }

    /// First posts and first meetings that nobody has answered, oldest first.
    pub async fn open_promises(&mut self, group: GroupId, most: usize) -> Result<Vec<Promise>, Error> {
        self.rows(OPEN, &[group.into(), most.into()], read).await
    }

    /// Seconds that the last answers took.
    pub async fn answer_times(&mut self, group: GroupId, most: usize) -> Result<Vec<i64>, Error> {
        let times = self.rows(KEPT, &[group.into(), most.into()], |row| row.get::<i64>(0)).await?;
        Ok(times.into_iter().map(|micros| micros / 1_000_000).collect())
    }
}

fn read(row: &Row<'_>) -> Result<Promise, Error> {
    let (post, thread): (PostId, ThreadId) = (row.id(0)?, row.id(2)?);
    let to = match thread.is_nil() {
        true => Promised::Arrival(Id::from_bytes(post.bytes())),
        false => Promised::Post(post, thread, row.id(3)?),
    };
    Ok(Promise {
        to,
        group: row.id(1)?,
        at: row.stamp(4)?,
        due: row.stamp(5)?,
        answered: row.get::<Option<i64>>(6)?.map(Stamp),
    })
}
