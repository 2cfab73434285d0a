//! Conversations of two, and their messages. The rows do not say who the two are.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::member::Opener;
use crate::vault::Place;
use crate::{Error, Tx};
use domain::conversation::{Conversation, Inner, Message, Said};
use domain::{ConversationId, GroupId, MemberId, MessageId, Stamp};

statements! {
    ONE = "SELECT id, grp, body FROM conversations WHERE id = $1 AND grp = $2";
    // the row is held until the commit, so that two answers come one after the other
    HOLD = "UPDATE conversations SET grp = grp WHERE id = $1 AND grp = $2 RETURNING id, grp, body";
    OF_MEMBER = "SELECT id, grp, body FROM conversations WHERE asker = $1 OR asked = $2 ORDER BY id";
    ADD = "INSERT INTO conversations (id, grp, pair, asker, asked, body) VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE = "UPDATE conversations SET body = $2 WHERE id = $1";
    REMOVE = "DELETE FROM conversations WHERE id = $1";
    MESSAGE = "SELECT id, conversation, asker, at, body FROM messages WHERE id = $1";
    BEFORE = "SELECT id, conversation, asker, at, body FROM messages \
        WHERE conversation = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4";
    FIRST = "SELECT id, conversation, asker, at, body FROM messages WHERE conversation = $1 ORDER BY at, id LIMIT 1";
    SAY = "INSERT INTO messages (id, conversation, asker, at, body) VALUES ($1, $2, $3, $4, $5)";
    UNSAY = "DELETE FROM messages WHERE id = $1";
    UNSAY_SIDE = "DELETE FROM messages WHERE conversation = $1 AND asker = $2";
    UNSAY_ALL = "DELETE FROM messages WHERE conversation = $1";
}

shortcuts! {
    read conversation(group: GroupId, id: ConversationId) -> Option<Conversation>;
    read conversations_of(group: GroupId, member: MemberId) -> Vec<Conversation>;
    tx add_conversation(conversation: Conversation) -> ();
    tx save_conversation(conversation: Conversation) -> ();
    tx remove_conversation(id: ConversationId) -> bool;
    read message(group: GroupId, id: MessageId) -> Option<(Conversation, Message)>;
    read messages_before(conversation: Conversation, before: Option<(Stamp, MessageId)>, most: usize) -> Vec<Message>;
    read first_message(conversation: Conversation) -> Option<Message>;
    tx add_message(conversation: Conversation, message: Message) -> ();
    tx take_message_back(id: MessageId) -> bool;
    tx drop_messages(conversation: Conversation, by: MemberId) -> u64;
}

/// A conversation as stored.
type Stored = (ConversationId, GroupId, Vec<u8>);

struct StoredMessage {
    id: MessageId,
    conversation: ConversationId,
    asker: bool,
    at: Stamp,
    body: Vec<u8>,
}

impl Tx {
    /// A conversation of a group.
    pub async fn conversation(
        &mut self,
        group: GroupId,
        id: ConversationId,
    ) -> Result<Option<Conversation>, Error> {
        let found = self.row(ONE, &[id.into(), group.into()], read).await?;
        Ok(self.open_conversations(group, found).await?.pop())
    }

    /// A conversation, to change it in this transaction: nobody else changes it before the commit.
    pub async fn hold_conversation(
        &mut self,
        group: GroupId,
        id: ConversationId,
    ) -> Result<Option<Conversation>, Error> {
        let found = self.row(HOLD, &[id.into(), group.into()], read).await?;
        Ok(self.open_conversations(group, found).await?.pop())
    }

    /// All that a member asked and was asked. Their order says nothing.
    pub async fn conversations_of(
        &mut self,
        group: GroupId,
        member: MemberId,
    ) -> Result<Vec<Conversation>, Error> {
        let values = [self.side(group, "asker", member).await?, self.side(group, "asked", member).await?];
        let found = self.rows(OF_MEMBER, &values, read).await?;
        self.open_conversations(group, found).await
    }

    async fn open_conversations(
        &mut self,
        group: GroupId,
        found: impl IntoIterator<Item = Stored>,
    ) -> Result<Vec<Conversation>, Error> {
        let key = self.data_key(group).await?;
        let open = |(id, group, sealed): Stored| {
            let inner: Inner = key.unseal(body_of(&id.bytes()), &sealed)?;
            Ok(Conversation { id, group, inner })
        };
        found.into_iter().map(open).collect()
    }

    /// Adds a request.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `conversations.pair` when the one has asked the other before.
    pub async fn add_conversation(&mut self, conversation: Conversation) -> Result<(), Error> {
        let Conversation { id, group, inner } = conversation;
        let pair = [inner.asker.bytes(), inner.asked.bytes()].concat();
        let values = [
            id.into(),
            group.into(),
            self.data_key(group).await?.blind("conversation", &pair)[..].into(),
            self.side(group, "asker", inner.asker).await?,
            self.side(group, "asked", inner.asked).await?,
            self.seal(group, body_of(&id.bytes()), &inner).await?.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Saves how a conversation stands.
    pub async fn save_conversation(&mut self, conversation: Conversation) -> Result<(), Error> {
        let Conversation { id, group, inner } = conversation;
        let body = self.seal(group, body_of(&id.bytes()), &inner).await?;
        self.run(SAVE, &[id.into(), body.into()]).await.map(drop)
    }

    /// Removes a conversation with all its messages; whether there was one.
    pub async fn remove_conversation(&mut self, id: ConversationId) -> Result<bool, Error> {
        self.run(UNSAY_ALL, &[id.into()]).await?;
        Ok(self.run(REMOVE, &[id.into()]).await? > 0)
    }

    /// A message, and the conversation that it is in.
    pub async fn message(
        &mut self,
        group: GroupId,
        id: MessageId,
    ) -> Result<Option<(Conversation, Message)>, Error> {
        let Some(stored) = self.row(MESSAGE, &[id.into()], read_message).await? else { return Ok(None) };
        let Some(conversation) = self.conversation(group, stored.conversation).await? else {
            return Ok(None);
        };
        let message = self.open_messages(&conversation, vec![stored]).await?.pop();
        Ok(message.map(|message| (conversation, message)))
    }

    /// At most `most` messages of a conversation, oldest first: the last ones before `before` (its moment and id).
    pub async fn messages_before(
        &mut self,
        conversation: Conversation,
        before: Option<(Stamp, MessageId)>,
        most: usize,
    ) -> Result<Vec<Message>, Error> {
        let (at, id) = before.unwrap_or((Stamp(i64::MAX), MessageId::NIL));
        let values = [conversation.id.into(), at.into(), id.into(), most.into()];
        let mut found = self.rows(BEFORE, &values, read_message).await?;
        found.reverse();
        self.open_messages(&conversation, found).await
    }

    /// The first message of a conversation: why it was asked for, where the asker said so.
    pub async fn first_message(&mut self, conversation: Conversation) -> Result<Option<Message>, Error> {
        let found = self.rows(FIRST, &[conversation.id.into()], read_message).await?;
        Ok(self.open_messages(&conversation, found).await?.pop())
    }

    async fn open_messages(
        &mut self,
        conversation: &Conversation,
        found: Vec<StoredMessage>,
    ) -> Result<Vec<Message>, Error> {
        let Inner { asker, asked, .. } = conversation.inner;
        let opener = Opener::new(self, [asker, asked].into_iter()).await?;
        let mut messages = vec![];
        for StoredMessage { id, conversation, asker: by_asker, at, body } in found {
            let by = if by_asker { asker } else { asked };
            let said: Option<Said> = opener.open(Some(by), said_of(&id.bytes()), Some(&body))?;
            messages.extend(said.map(|said| Message { id, conversation, by, at, said }));
        }
        Ok(messages)
    }

    /// Adds a message of one of the two.
    pub async fn add_message(&mut self, conversation: Conversation, message: Message) -> Result<(), Error> {
        let values = [
            message.id.into(),
            conversation.id.into(),
            side_of(&conversation, message.by),
            message.at.into(),
            self.seal(message.by, said_of(&message.id.bytes()), &message.said).await?.into(),
        ];
        self.run(SAY, &values).await.map(drop)
    }

    /// Takes a message back; whether there was one.
    pub async fn take_message_back(&mut self, id: MessageId) -> Result<bool, Error> {
        Ok(self.run(UNSAY, &[id.into()]).await? > 0)
    }

    /// Drops all that one of the two wrote; how many messages.
    pub async fn drop_messages(&mut self, conversation: Conversation, by: MemberId) -> Result<u64, Error> {
        self.run(UNSAY_SIDE, &[conversation.id.into(), side_of(&conversation, by)]).await
    }

    /// Everything between a member and others goes: see [`Tx::erase_member`].
    pub(crate) async fn erase_conversations(
        &mut self,
        group: GroupId,
        member: MemberId,
    ) -> Result<(), Error> {
        for conversation in self.conversations_of(group, member).await? {
            self.remove_conversation(conversation.id).await?;
        }
        Ok(())
    }

    async fn side(&mut self, group: GroupId, side: &'static str, member: MemberId) -> Result<Value, Error> {
        Ok(self.data_key(group).await?.blind(side, &member.bytes())[..].into())
    }
}

fn side_of(conversation: &Conversation, by: MemberId) -> Value {
    i64::from(conversation.inner.asker == by).into()
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "conversations", column: "body", row: id }
}

fn said_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "messages", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((row.id(0)?, row.id(1)?, row.get(2)?))
}

fn read_message(row: &Row<'_>) -> Result<StoredMessage, Error> {
    Ok(StoredMessage {
        id: row.id(0)?,
        conversation: row.id(1)?,
        asker: row.get::<i64>(2)? == 1,
        at: row.stamp(3)?,
        body: row.get(4)?,
    })
}
