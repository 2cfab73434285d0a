//! Messages of the chats of groups and of their meetings.

use crate::about::About;
use crate::engine::{Row, Value, shortcuts, statements};
use crate::member::{Opener, Signature};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::chat::{Message, Said};
use domain::member::Author;
use domain::{ChatId, GroupId, MemberId, Stamp};

statements! {
    ONE = "SELECT c.id, c.grp, c.meeting, c.at, c.body, c.member, m.role, m.body \
        FROM chat c JOIN members m ON m.id = c.member WHERE c.id = $1";
    BEFORE = "SELECT c.id, c.grp, c.meeting, c.at, c.body, c.member, m.role, m.body \
        FROM chat c JOIN members m ON m.id = c.member \
        WHERE c.grp = $1 AND c.meeting = $2 AND c.at > $3 AND (c.at, c.id) < ($4, $5) \
        ORDER BY c.at DESC, c.id DESC LIMIT $6";
    OF_MEMBER = "SELECT c.id, c.grp, c.meeting, c.at, c.body, c.member, m.role, m.body \
        FROM chat c JOIN members m ON m.id = c.member \
        WHERE c.member = $1 AND (c.at, c.id) > ($2, $3) ORDER BY c.at, c.id LIMIT $4";
    ADD = "INSERT INTO chat (id, grp, meeting, member, at, body) VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE = "UPDATE chat SET body = $2 WHERE id = $1";
    DROP = "DELETE FROM chat WHERE id = $1";
    LAST = "SELECT at FROM chat WHERE grp = $1 AND meeting = $2 ORDER BY at DESC, id DESC LIMIT 1";
    MEETINGS = "SELECT DISTINCT meeting FROM chat WHERE grp = $1 AND meeting > 0 AND at > $2 ORDER BY meeting LIMIT $3";
    LATELY = "SELECT COUNT(*) FROM chat WHERE member = $1 AND at > $2";
    FADE = "DELETE FROM chat WHERE grp = $1 AND at <= $2";
    WRITTEN = "SELECT id FROM chat WHERE member = $1";
    LEAVE = "DELETE FROM chat WHERE member = $1";
}

shortcuts! {
    read chat_message(id: ChatId) -> Option<(Message, Author)>;
    read chat_messages_before(of: (GroupId, Option<Stamp>), gone: Stamp, before: Option<(Stamp, ChatId)>, most: usize) -> Vec<(Message, Author)>;
    read_long chat_messages_of_member(member: MemberId, after: Option<(Stamp, ChatId)>, most: usize) -> Vec<Message>;
    read meetings_with_chat(group: GroupId, gone: Stamp, most: usize) -> Vec<Stamp>;
    read last_chat_message(group: GroupId, meeting: Option<Stamp>) -> Option<Stamp>;
    read count_chat_messages(member: MemberId, since: Stamp) -> u64;
    tx add_chat_message(message: Message) -> ();
    tx save_chat_message(message: Message) -> ();
    tx drop_chat_message(id: ChatId) -> bool;
    tx fade_chat_messages(group: GroupId, gone: Stamp) -> u64;
}

struct Stored {
    id: ChatId,
    group: GroupId,
    meeting: Option<Stamp>,
    at: Stamp,
    body: Vec<u8>,
    signature: Signature,
}

impl Tx {
    /// A message and who wrote it.
    pub async fn chat_message(&mut self, id: ChatId) -> Result<Option<(Message, Author)>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_chat_messages(found.into_iter().collect()).await?.pop())
    }

    /// At most `most` messages of a group's own chat or of a meeting's, oldest first: the last ones before `before` (its
    /// moment and id), of those that were said after `gone`.
    pub async fn chat_messages_before(
        &mut self,
        (group, meeting): (GroupId, Option<Stamp>),
        gone: Stamp,
        before: Option<(Stamp, ChatId)>,
        most: usize,
    ) -> Result<Vec<(Message, Author)>, Error> {
        let (at, id) = before.unwrap_or((Stamp(i64::MAX), ChatId::NIL));
        let values = [group.into(), place(meeting), gone.into(), at.into(), id.into(), most.into()];
        let mut found = self.rows(BEFORE, &values, read).await?;
        found.reverse();
        self.open_chat_messages(found).await
    }

    /// At most `most` messages that a member wrote, oldest first, from the one behind `after` (its moment and id).
    pub async fn chat_messages_of_member(
        &mut self,
        member: MemberId,
        after: Option<(Stamp, ChatId)>,
        most: usize,
    ) -> Result<Vec<Message>, Error> {
        let (at, id) = after.unwrap_or((Stamp(i64::MIN), ChatId::NIL));
        let found = self.rows(OF_MEMBER, &[member.into(), at.into(), id.into(), most.into()], read).await?;
        Ok(self.open_chat_messages(found).await?.into_iter().map(|(message, _)| message).collect())
    }

    /// Meetings of a group in whose chats something was said after a moment, the first of them first.
    pub async fn meetings_with_chat(
        &mut self,
        group: GroupId,
        gone: Stamp,
        most: usize,
    ) -> Result<Vec<Stamp>, Error> {
        self.rows(MEETINGS, &[group.into(), gone.into(), most.into()], |row| row.stamp(0)).await
    }

    /// When somebody last said something in a group's own chat or in a meeting's.
    pub async fn last_chat_message(
        &mut self,
        group: GroupId,
        meeting: Option<Stamp>,
    ) -> Result<Option<Stamp>, Error> {
        self.row(LAST, &[group.into(), place(meeting)], |row| row.stamp(0)).await
    }

    /// How many messages a member wrote after a moment.
    pub async fn count_chat_messages(&mut self, member: MemberId, since: Stamp) -> Result<u64, Error> {
        let count = self.row(LATELY, &[member.into(), since.into()], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// Adds a message.
    pub async fn add_chat_message(&mut self, message: Message) -> Result<(), Error> {
        let body = self.sealed_chat_message(&message).await?;
        let Message { id, group, meeting, member, at, .. } = message;
        let values = [id.into(), group.into(), place(meeting), member.into(), at.into(), body.into()];
        self.run(ADD, &values).await?;
        self.note(group, About::Message(id), true);
        Ok(())
    }

    /// Saves whether a message is hidden, and why.
    pub async fn save_chat_message(&mut self, message: Message) -> Result<(), Error> {
        let body = self.sealed_chat_message(&message).await?;
        self.run(SAVE, &[message.id.into(), body.into()]).await?;
        self.note(message.group, About::Message(message.id), false);
        Ok(())
    }

    async fn sealed_chat_message(&mut self, message: &Message) -> Result<Vec<u8>, Error> {
        self.seal(message.member, body_of(&message.id.bytes()), &message.said).await
    }

    /// Takes a message back: nothing of it is left. `false` when there is no such message.
    pub async fn drop_chat_message(&mut self, id: ChatId) -> Result<bool, Error> {
        let Some((message, _)) = self.chat_message(id).await? else { return Ok(false) };
        self.note(message.group, About::Message(id), false);
        Ok(self.run(DROP, &[id.into()]).await? > 0)
    }

    /// Forgets what was said in a group up to a moment; how many messages.
    pub async fn fade_chat_messages(&mut self, group: GroupId, gone: Stamp) -> Result<u64, Error> {
        self.run(FADE, &[group.into(), gone.into()]).await
    }

    /// What a member said in the chat goes: see [`Tx::erase_member`].
    pub(crate) async fn erase_chat_messages(
        &mut self,
        group: GroupId,
        member: MemberId,
    ) -> Result<(), Error> {
        for id in self.rows(WRITTEN, &[member.into()], |row| row.id(0)).await? {
            self.note(group, About::Message(id), false);
        }
        self.run(LEAVE, &[member.into()]).await.map(drop)
    }

    async fn open_chat_messages(&mut self, found: Vec<Stored>) -> Result<Vec<(Message, Author)>, Error> {
        let mut opener =
            Opener::new(self, found.iter().filter_map(|stored| stored.signature.member())).await?;
        let mut messages = vec![];
        for Stored { id, group, meeting, at, body, signature } in found {
            let said = opener.open::<Said>(signature.member(), body_of(&id.bytes()), Some(&body))?;
            // whoever was erased since the rows were read has taken their words along
            if let (Some(author), Some(said)) = (opener.author(&signature)?, said) {
                messages.push((Message { id, group, meeting, member: author.member, at, said }, author));
            }
        }
        Ok(messages)
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "chat", column: "body", row: id }
}

/// How the chat that a message is of stands in a row.
fn place(meeting: Option<Stamp>) -> Value {
    meeting.unwrap_or_default().into()
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    let signature = Signature::read(row, 5)?;
    let meeting = Some(row.stamp(2)?).filter(|meeting| *meeting != Stamp::default());
    Ok(Stored { id: row.id(0)?, group: row.id(1)?, meeting, at: row.stamp(3)?, body: row.get(4)?, signature })
}
