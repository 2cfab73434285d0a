//! Posts go from one thread to another. What is sealed is bound to its row, so that nothing is sealed anew but drafts.

use crate::about::About;
use crate::engine::{Row, shortcuts, statements};
use crate::{Error, Tx};
use domain::transfer::{Place, places};
use domain::{GroupId, MemberId, Private, Stamp, Thread, ThreadId};

statements! {
    HOLD = "UPDATE threads SET state = state WHERE id = $1";
    PLACES = "SELECT id, at FROM posts WHERE thread = $1 ORDER BY at, id";
    PUT = "UPDATE posts SET thread = $2, at = $3 WHERE id = $1";
    PUT_HEARTS = "UPDATE hearts SET thread = $2 WHERE post = $1";
    PUT_PROMISE = "UPDATE promises SET thread = $2 WHERE post = $1";
    RECOUNT = "UPDATE threads SET replies = (SELECT COUNT(*) FROM posts WHERE thread = $1) - 1, \
        last_at = (SELECT MAX(at) FROM posts WHERE thread = $1) WHERE id = $1";
    SEEN = "SELECT m.id FROM seen s JOIN members m ON m.id = s.member WHERE m.grp = $1 ORDER BY m.id";
    DRAFTED = "SELECT member FROM drafts WHERE thread = $1 ORDER BY member";
    FORWARD_ALL = "UPDATE merges SET target = $2 WHERE target = $1";
    FORWARD = "INSERT INTO merges (thread, target) VALUES ($1, $2)";
    WENT = "SELECT target FROM merges WHERE thread = $1";
}

shortcuts! {
    tx hold_thread(id: ThreadId) -> bool;
    read places(thread: ThreadId) -> Vec<Place>;
    read went(thread: ThreadId) -> Option<ThreadId>;
    tx transfer(transfer: Transfer) -> ();
}

/// Posts that go from one thread to another of the same group.
#[derive(Debug, Clone)]
pub struct Transfer {
    /// The group.
    pub group: GroupId,
    /// The thread that they leave.
    pub from: ThreadId,
    /// The thread that they go to.
    pub to: ThreadId,
    /// The thread that they go to, where it is begun with them.
    pub begins: Option<Thread>,
    /// They, in their order.
    pub posts: Vec<Place>,
    /// They are all that there is: the thread that they leave is no more.
    pub whole: bool,
}

impl Tx {
    /// Holds a thread in this transaction: nobody writes in it before the commit. False when it is not there.
    pub async fn hold_thread(&mut self, id: ThreadId) -> Result<bool, Error> {
        Ok(self.run(HOLD, &[id.into()]).await? > 0)
    }

    /// Where each post of a thread stands, in their order.
    pub async fn places(&mut self, thread: ThreadId) -> Result<Vec<Place>, Error> {
        self.rows(PLACES, &[thread.into()], |row| Ok((row.id(0)?, row.stamp(1)?))).await
    }

    /// Where a thread went that was put into another.
    pub async fn went(&mut self, thread: ThreadId) -> Result<Option<ThreadId>, Error> {
        self.row(WENT, &[thread.into()], |row| row.id(0)).await
    }

    /// Puts posts into another thread, with their hearts and promises, and what each member has read of them.
    pub async fn transfer(&mut self, transfer: Transfer) -> Result<(), Error> {
        let Transfer { group, from, to, begins, posts, whole } = transfer;
        if let Some(thread) = &begins {
            self.add_thread(thread).await?;
        }
        let there: Vec<Stamp> = self.places(to).await?.into_iter().map(|(_, at)| at).collect();
        let last = there.last().copied().unwrap_or(Stamp(i64::MIN));
        let new = places(there, &posts);
        for (id, at) in &new {
            self.run(PUT, &[(*id).into(), to.into(), (*at).into()]).await?;
            self.run(PUT_HEARTS, &[(*id).into(), to.into()]).await?;
            self.run(PUT_PROMISE, &[(*id).into(), to.into()]).await?;
        }
        self.recount(to).await?;
        self.note(group, About::Thread(from), false);
        self.note(group, About::Thread(to), false);
        let moved: Vec<(Stamp, Stamp)> = posts.iter().zip(&new).map(|(was, is)| (was.1, is.1)).collect();
        for member in self.rows(SEEN, &[group.into()], |row: &Row<'_>| row.id(0)).await? {
            let mut seen = self.seen(member).await?;
            if seen.moved(from, to, &moved, last) {
                self.save_seen(member, seen).await?;
            }
        }
        if !whole {
            return self.recount(from).await;
        }
        for member in self.rows(DRAFTED, &[from.into()], |row: &Row<'_>| row.id(0)).await? {
            self.carry_draft(member, from, to).await?;
        }
        self.run(FORWARD_ALL, &[from.into(), to.into()]).await?;
        self.run(FORWARD, &[from.into(), to.into()]).await?;
        self.remove_thread(from).await
    }

    /// Counts anew what a thread holds.
    pub(crate) async fn recount(&mut self, thread: ThreadId) -> Result<(), Error> {
        self.run(RECOUNT, &[thread.into()]).await.map(drop)
    }

    /// What somebody has not sent goes along, behind what they have not sent in the other thread.
    async fn carry_draft(&mut self, member: MemberId, from: ThreadId, to: ThreadId) -> Result<(), Error> {
        let Some(mut draft) = self.draft(member, Some(from)).await? else { return Ok(()) };
        if let Some(there) = self.draft(member, Some(to)).await? {
            let text = format!("{}\n\n{}", there.text.show(), draft.text.show());
            draft.text = Private::new(text);
            draft.quote = there.quote.or(draft.quote);
        }
        self.save_draft(member, Some(to), draft).await
    }
}
