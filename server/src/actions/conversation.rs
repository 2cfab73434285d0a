//! Conversations of two: asked for, answered, written, ended.

mod request;

pub use request::{ask, choose, reply, whom};

use super::{block::apart, seat::Seat};
use crate::{app::App, chance::chance, markdown};
use domain::{
    Conversation, ConversationId, Member, MemberId, Message, MessageId, Stamp,
    conversation::{self, Refusal, Said, Stage, may_talk},
    group::Talk,
};
use store::{Error, Tx};

/// Messages on a page.
pub const MESSAGES: usize = 20;

/// A conversation in a list.
#[derive(Debug)]
pub struct Line {
    /// The conversation.
    pub conversation: Conversation,
    /// The other.
    pub other: Member,
    /// Of a request, why.
    pub why: Option<Message>,
}

/// All conversations of somebody in their group.
#[derive(Debug, Default)]
pub struct List {
    /// Others ask.
    pub asks: Vec<Line>,
    /// Both agreed.
    pub open: Vec<Line>,
    /// They have asked.
    pub asked: Vec<Line>,
}

/// All conversations of a seat. `None` for who may not write privately.
pub async fn list(app: &App, seat: &Seat) -> anyhow::Result<Option<List>> {
    if !may_talk(&seat.member) {
        return Ok(None);
    }
    let (me, talk) = (seat.member.clone(), seat.group.inner.talk);
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let mut list = List::default();
            for conversation in tx.conversations_of(me.group, me.id).await? {
                let (Some(stage), Some(other)) = (conversation.stage(me.id), conversation.other(me.id))
                else {
                    continue;
                };
                let Some(other) = tx.member(other).await? else { continue };
                match stage {
                    Stage::Open => list.open.push(Line { conversation, other, why: None }),
                    Stage::Asks if talk == Talk::Off || !may_talk(&other) => {}
                    Stage::Asks | Stage::Asked => {
                        let why = tx.first_message(conversation.clone()).await?;
                        let why = why.filter(|why| conversation.shows(why, me.id));
                        let line = Line { conversation, other, why };
                        if stage == Stage::Asks { &mut list.asks } else { &mut list.asked }.push(line);
                    }
                }
            }
            for lines in [&mut list.asks, &mut list.open, &mut list.asked] {
                lines.sort_by(|a, b| a.other.inner.pseudonym.cmp(&b.other.inner.pseudonym));
            }
            Ok(Some(list))
        })
    });
    Ok(found.await?)
}

/// What is not there is told as nothing.
fn there<T>(found: Option<Result<T, Refusal>>) -> Option<Result<T, Refusal>> {
    found.filter(|found| !matches!(found, Err(Refusal::NotThere)))
}

fn said(text: String, heard: bool) -> Said {
    let html = markdown::render(&text).into();
    Said { text: text.into(), html, heard }
}

/// A conversation of somebody, to change it in this transaction, and the other.
async fn held(tx: &mut Tx, by: &Member, id: ConversationId) -> Result<Option<(Conversation, Member)>, Error> {
    let Some(held) = tx.hold_conversation(by.group, id).await? else { return Ok(None) };
    let Some(other) = held.other(by.id) else { return Ok(None) };
    Ok(tx.member(other).await?.map(|other| (held, other)))
}

/// A page of a conversation.
#[derive(Debug)]
pub struct Page {
    /// The conversation.
    pub conversation: Conversation,
    /// The other.
    pub other: Member,
    /// Its messages, oldest first.
    pub messages: Vec<Message>,
    /// There are messages before them.
    pub earlier: bool,
    /// Nobody can write in it now.
    pub resting: bool,
}

/// A page of an open conversation: the last messages before one of them, or the last of all. `None` where there is none.
pub async fn read(
    app: &App,
    seat: &Seat,
    id: ConversationId,
    before: Option<MessageId>,
) -> anyhow::Result<Option<Page>> {
    let (me, talk) = (seat.member.clone(), seat.group.inner.talk);
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(conversation) = tx.conversation(me.group, id).await? else { return Ok(None) };
            let Some(other) = conversation.other(me.id) else { return Ok(None) };
            let Some(other) = tx.member(other).await? else { return Ok(None) };
            let may = conversation.may_write(&me, &other, talk);
            if !may_talk(&me) || may == Err(Refusal::NotThere) {
                return Ok(None);
            }
            let place = match before {
                Some(before) => tx.message(me.group, before).await?.filter(|(of, _)| of.id == id),
                None => None,
            };
            let place = place.map(|(_, message)| (message.at, message.id));
            let mut messages = shown(tx, &conversation, me.id, place, MESSAGES + 1).await?;
            let earlier = messages.len() > MESSAGES;
            if earlier {
                messages.remove(0);
            }
            Ok(Some(Page { conversation, other, messages, earlier, resting: may.is_err() }))
        })
    });
    Ok(found.await?)
}

/// At most `most` messages that somebody sees, oldest first: the last ones before a place.
pub(super) async fn shown(
    tx: &mut Tx,
    conversation: &Conversation,
    to: MemberId,
    mut before: Option<(Stamp, MessageId)>,
    most: usize,
) -> Result<Vec<Message>, Error> {
    let mut shown: Vec<Message> = vec![];
    while shown.len() < most {
        let page = tx.messages_before(conversation.clone(), before, MESSAGES + 1).await?;
        let Some(first) = page.first() else { break };
        before = Some((first.at, first.id));
        let mut seen: Vec<Message> =
            page.into_iter().filter(|message| conversation.shows(message, to)).collect();
        seen.append(&mut shown);
        shown = seen;
    }
    Ok(shown.split_off(shown.len().saturating_sub(most)))
}

/// Writes a message. `None` where there is no such conversation.
pub async fn write(
    app: &App,
    seat: &Seat,
    id: ConversationId,
    typed: &str,
) -> anyhow::Result<Option<Result<Message, Refusal>>> {
    let (by, talk, now) = (seat.member.clone(), seat.group.inner.talk, app.now());
    let new = MessageId::new(now, chance());
    let text = conversation::text(typed);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some((held, other)) = held(tx, &by, id).await? else { return Ok(None) };
            // read again: they may have been paused since the page was sent
            let Some(by) = tx.hold_member(by.id).await? else { return Ok(None) };
            let text = match held.may_write(&by, &other, talk).and(text) {
                Ok(text) => text,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            let last = tx.messages_before(held.clone(), None, 1).await?.pop();
            let at = last.map_or(now, |last| now.max(Stamp(last.at.0 + 1))); // behind what it answers
            let heard = held.is_heard(apart(tx, &by, &other).await?);
            let message = Message { id: new, conversation: id, by: by.id, at, said: said(text, heard) };
            tx.add_message(held, message.clone()).await?;
            Ok(Some(Ok(message)))
        })
    });
    Ok(there(done.await?))
}

/// Ends a conversation, for both and with all its words. `None` where there is none.
pub async fn end(app: &App, seat: &Seat, id: ConversationId) -> anyhow::Result<Option<()>> {
    let by = seat.member.clone();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some((held, _)) = held(tx, &by, id).await? else { return Ok(None) };
            match held.ended(by.id) {
                Ok(None) => drop(tx.remove_conversation(id).await?),
                Ok(Some(stays)) => {
                    tx.drop_messages(stays.clone(), by.id).await?;
                    tx.save_conversation(stays).await?;
                }
                Err(_) => return Ok(None),
            }
            Ok(Some(()))
        })
    });
    Ok(done.await?)
}

/// One's own message in a conversation that goes on. `None` where there is none.
pub async fn own(app: &App, seat: &Seat, id: MessageId) -> anyhow::Result<Option<(Conversation, Message)>> {
    let by = seat.member.clone();
    let found = app.db.tx(move |tx| {
        Box::pin(async move {
            let found = tx.message(by.group, id).await?;
            Ok(found.filter(|found| is_own(found, by.id)))
        })
    });
    Ok(found.await?)
}

fn is_own((of, message): &(Conversation, Message), by: MemberId) -> bool {
    message.by == by && of.stage(by) == Some(Stage::Open)
}

/// Takes one's own message back. `None` where there is none.
pub async fn take_back(app: &App, seat: &Seat, id: MessageId) -> anyhow::Result<Option<Conversation>> {
    let by = seat.member.clone();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let own = tx.message(by.group, id).await?.filter(|found| is_own(found, by.id));
            let Some((conversation, _)) = own else { return Ok(None) };
            tx.take_message_back(id).await?;
            Ok(Some(conversation))
        })
    });
    Ok(done.await?)
}
