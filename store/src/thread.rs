//! Threads, and drafts of what somebody writes.

use crate::about::About;
use crate::engine::{Row, shortcuts, statements};
use crate::member::{Opener, Signature, code};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::member::Author;
use domain::thread::{Need, Thread, ThreadKind, ThreadState};
use domain::{GroupId, MemberId, PostId, Private, Stamp, ThreadId};
use serde::{Deserialize, Serialize};

statements! {
    ONE = "SELECT t.id, t.grp, t.kind, t.need, t.state, t.pinned, t.at, t.last_at, t.replies, t.body, t.member, m.role, m.body, t.hidden \
        FROM threads t LEFT JOIN members m ON m.id = t.member WHERE t.id = $1";
    PAGE = "SELECT t.id, t.grp, t.kind, t.need, t.state, t.pinned, t.at, t.last_at, t.replies, t.body, t.member, m.role, m.body, t.hidden \
        FROM threads t LEFT JOIN members m ON m.id = t.member \
        WHERE t.grp = $1 AND t.pinned = $2 AND (t.last_at, t.id) < ($3, $4) ORDER BY t.last_at DESC, t.id DESC LIMIT $5";
    ADD = "INSERT INTO threads (id, grp, member, kind, need, state, pinned, at, last_at, replies, body, hidden) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    HIDE = "UPDATE threads SET hidden = $2 WHERE id = $1";
    SET = "UPDATE threads SET state = $2, pinned = $3 WHERE id = $1 RETURNING grp";
    RETITLE = "UPDATE threads SET kind = $2, need = $3, body = $4 WHERE id = $1";
    DRAFT = "SELECT body FROM drafts WHERE member = $1 AND thread = $2";
    DRAFTS = "SELECT thread, body FROM drafts WHERE member = $1 ORDER BY thread";
    SAVE_DRAFT = "INSERT INTO drafts (member, thread, body) VALUES ($1, $2, $3) \
        ON CONFLICT (member, thread) DO UPDATE SET body = excluded.body";
    DROP_DRAFT = "DELETE FROM drafts WHERE member = $1 AND thread = $2";
}

shortcuts! {
    read thread(id: ThreadId) -> Option<(Thread, Option<Author>)>;
    read threads(group: GroupId, pinned: bool, before: Option<(Stamp, ThreadId)>, most: usize) -> Vec<(Thread, Option<Author>)>;
    tx save_thread(thread: Thread) -> ();
    tx set_thread(id: ThreadId, state: ThreadState, pinned: bool) -> ();
    tx hide_title(id: ThreadId, hidden: bool) -> ();
    read draft(member: MemberId, thread: Option<ThreadId>) -> Option<Draft>;
    read drafts(member: MemberId) -> Vec<(Option<ThreadId>, Draft)>;
    tx save_draft(member: MemberId, thread: Option<ThreadId>, draft: Draft) -> ();
    tx drop_draft(member: MemberId, thread: Option<ThreadId>) -> bool;
}

/// What somebody has written and not sent, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The title.
    pub title: Private<String>,
    /// The text.
    pub text: Private<String>,
    /// The content note.
    pub note: Private<String>,
    /// Code of the kind.
    pub kind: String,
    /// Code of the need.
    pub need: String,
    /// The post that it quotes.
    pub quote: Option<PostId>,
}

struct Stored {
    thread: Thread,
    body: Option<Vec<u8>>,
    signature: Signature,
}

impl Tx {
    /// A thread and who began it.
    pub async fn thread(&mut self, id: ThreadId) -> Result<Option<(Thread, Option<Author>)>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_threads(found.into_iter().collect()).await?.pop())
    }

    /// At most `most` threads of a group, last written in first, from the one behind `before` (its last moment and id).
    pub async fn threads(
        &mut self,
        group: GroupId,
        pinned: bool,
        before: Option<(Stamp, ThreadId)>,
        most: usize,
    ) -> Result<Vec<(Thread, Option<Author>)>, Error> {
        let (at, id) = before.unwrap_or((Stamp(i64::MAX), ThreadId::NIL));
        let values = [group.into(), i64::from(pinned).into(), at.into(), id.into(), most.into()];
        let found = self.rows(PAGE, &values, read).await?;
        self.open_threads(found).await
    }

    async fn open_threads(&mut self, found: Vec<Stored>) -> Result<Vec<(Thread, Option<Author>)>, Error> {
        let members = found.iter().filter_map(|stored| stored.thread.member);
        let mut opener = Opener::new(self, members).await?;
        let open = |Stored { mut thread, body, signature }: Stored| {
            thread.title = opener.open(thread.member, body_of(&thread.id.bytes()), body.as_deref())?;
            Ok((thread, opener.author(&signature)?))
        };
        found.into_iter().map(open).collect()
    }

    /// Adds a thread; its first post is added with [`Tx::add_post`].
    pub(crate) async fn add_thread(&mut self, thread: &Thread) -> Result<(), Error> {
        let body = self.sealed_title(thread).await?;
        let values = [
            thread.id.into(),
            thread.group.into(),
            thread.member.into(),
            thread.kind.code().into(),
            thread.need.code().into(),
            thread.state.code().into(),
            i64::from(thread.pinned).into(),
            thread.at.into(),
            thread.last_at.into(),
            (-1i64).into(), // the first post makes it 0
            body.into(),
            i64::from(thread.hidden).into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Changes what the writer said of their thread: title, kind and need.
    pub async fn save_thread(&mut self, thread: Thread) -> Result<(), Error> {
        let body = self.sealed_title(&thread).await?;
        let values = [thread.id.into(), thread.kind.code().into(), thread.need.code().into(), body.into()];
        self.run(RETITLE, &values).await.map(drop)
    }

    async fn sealed_title(&mut self, thread: &Thread) -> Result<Option<Vec<u8>>, Error> {
        match (thread.member, &thread.title) {
            (Some(member), Some(title)) => {
                self.seal(member, body_of(&thread.id.bytes()), title).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Closes, opens, pins or unpins a thread.
    pub async fn set_thread(&mut self, id: ThreadId, state: ThreadState, pinned: bool) -> Result<(), Error> {
        let values = [id.into(), state.code().into(), i64::from(pinned).into()];
        if let Some(group) = self.row(SET, &values, |row| row.id(0)).await? {
            self.note(group, About::Thread(id), false);
        }
        Ok(())
    }

    /// Hides a thread's title with the post that began it, or shows it again.
    pub async fn hide_title(&mut self, id: ThreadId, hidden: bool) -> Result<(), Error> {
        self.run(HIDE, &[id.into(), i64::from(hidden).into()]).await.map(drop)
    }

    /// What a member has written and not sent in a thread, or for a new one.
    pub async fn draft(
        &mut self,
        member: MemberId,
        thread: Option<ThreadId>,
    ) -> Result<Option<Draft>, Error> {
        let thread = thread.unwrap_or(ThreadId::NIL);
        match self.row(DRAFT, &[member.into(), thread.into()], |row| row.get::<Vec<u8>>(0)).await? {
            Some(sealed) => {
                let row = draft_row(member, thread);
                Ok(Some(self.unseal(member, draft_of(&row), &sealed).await?))
            }
            None => Ok(None),
        }
    }

    /// All that a member has written and not sent.
    pub async fn drafts(&mut self, member: MemberId) -> Result<Vec<(Option<ThreadId>, Draft)>, Error> {
        let read = |row: &Row<'_>| Ok((row.id(0)?, row.get::<Vec<u8>>(1)?));
        let mut drafts = vec![];
        for (thread, sealed) in self.rows(DRAFTS, &[member.into()], read).await? {
            let row = draft_row(member, thread);
            let draft = self.unseal(member, draft_of(&row), &sealed).await?;
            drafts.push((Some(thread).filter(|thread| !thread.is_nil()), draft));
        }
        Ok(drafts)
    }

    /// Keeps what a member has written and not sent.
    pub async fn save_draft(
        &mut self,
        member: MemberId,
        thread: Option<ThreadId>,
        draft: Draft,
    ) -> Result<(), Error> {
        let thread = thread.unwrap_or(ThreadId::NIL);
        let body = self.seal(member, draft_of(&draft_row(member, thread)), &draft).await?;
        self.run(SAVE_DRAFT, &[member.into(), thread.into(), body.into()]).await.map(drop)
    }

    /// Forgets a draft; whether there was one.
    pub async fn drop_draft(&mut self, member: MemberId, thread: Option<ThreadId>) -> Result<bool, Error> {
        let thread = thread.unwrap_or(ThreadId::NIL);
        Ok(self.run(DROP_DRAFT, &[member.into(), thread.into()]).await? > 0)
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "threads", column: "body", row: id }
}

fn draft_row(member: MemberId, thread: ThreadId) -> Vec<u8> {
    [member.bytes(), thread.bytes()].concat()
}

fn draft_of(row: &[u8]) -> Place<'_> {
    Place { table: "drafts", column: "body", row }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    let signature = Signature::read(row, 10)?;
    let thread = Thread {
        id: row.id(0)?,
        group: row.id(1)?,
        member: signature.member(),
        kind: code(row, 2, ThreadKind::from_code)?,
        need: code(row, 3, Need::from_code)?,
        state: code(row, 4, ThreadState::from_code)?,
        pinned: row.get::<i64>(5)? != 0,
        at: row.stamp(6)?,
        last_at: row.stamp(7)?,
        replies: row.get(8)?,
        hidden: row.get::<i64>(13)? != 0,
        title: None,
    };
    Ok(Stored { thread, body: row.get(9)?, signature })
}
