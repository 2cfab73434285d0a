//! The chat of a group and of its meetings: read, said, taken back, hidden, faded.

use super::{block, post::spoke, seat::Seat};
use crate::{app::App, chance::chance};
use domain::{
    Act, ActKind, ChatId, Group, Member, Stamp,
    block::Hidden,
    chat::{self, BREATH, Message, Refusal, Said},
    member::{Author, may_keep, may_write},
    post,
};
use store::{Error, Mark, Tx};

/// Messages on a page.
pub const MESSAGES: usize = 50;
/// Groups that are looked at in one step.
const AT_ONCE: usize = 100;

/// A page of the chat.
#[derive(Debug)]
pub struct Page {
    /// Its messages, oldest first.
    pub messages: Vec<(Message, Author)>,
    /// There are messages before them.
    pub earlier: bool,
    /// Whose messages are folded.
    pub hidden: Hidden,
    /// Where it stands in the news.
    pub mark: Mark,
}

/// The last messages of the group's own chat, or those before one of them. Nothing where the chat is off.
pub async fn page(app: &App, seat: &Seat, before: Option<ChatId>) -> anyhow::Result<Page> {
    let (group, member, now) = (seat.group.clone(), seat.member.clone(), app.now());
    let found = app
        .db
        .read(move |tx| Box::pin(async move { page_in(tx, (&group, &member), None, before, now).await }));
    Ok(found.await?)
}

/// The same of the group's own chat or of a meeting's, in a step.
pub(super) async fn page_in(
    tx: &mut Tx,
    (group, member): (&Group, &Member),
    meeting: Option<Stamp>,
    before: Option<ChatId>,
    now: Stamp,
) -> Result<Page, Error> {
    let mark = tx.newest_mark().await?;
    let hidden = block::hidden_in(tx, member).await?;
    let Some(gone) = group.inner.chat.gone(now) else {
        return Ok(Page { messages: vec![], earlier: false, hidden, mark });
    };
    let of = (group.id, meeting);
    let before = match before {
        Some(id) => tx.chat_message(id).await?.filter(|(known, _)| (known.group, known.meeting) == of),
        None => None,
    };
    let place = before.map(|(message, _)| (message.at, message.id));
    let mut messages = tx.chat_messages_before(of, gone, place, MESSAGES + 1).await?;
    let earlier = messages.len() > MESSAGES;
    messages.drain(..messages.len().saturating_sub(MESSAGES));
    Ok(Page { messages, earlier, hidden, mark })
}

/// Says something in the group's own chat or in a meeting's.
pub async fn say(
    app: &App,
    seat: &Seat,
    meeting: Option<Stamp>,
    typed: &str,
    confirms: bool,
) -> anyhow::Result<Result<Message, Vec<Refusal>>> {
    let text = chat::text(typed);
    let mut wrong: Vec<Refusal> = text.as_ref().err().copied().into_iter().collect();
    if seat.group.inner.chat.days().is_none() {
        wrong.push(Refusal::Off);
    }
    if seat.member.must_confirm(seat.group.inner.version) && !confirms {
        wrong.push(Refusal::Rules);
    }
    let Some(text) = text.ok().filter(|_| wrong.is_empty()) else { return Ok(Err(wrong)) };
    let (now, version) = (app.now(), seat.group.inner.version);
    let mut message = Message {
        id: ChatId::new(now, chance()),
        group: seat.group.id,
        meeting,
        member: seat.member.id,
        at: now,
        said: Said { text: text.into(), hidden: None },
    };
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            // read again: they may have been paused since the page was sent
            let known = tx.hold_member(message.member).await?;
            let Some(known) = known.filter(|known| may_write(known.role, known.standing).is_ok()) else {
                return Ok(Err(Refusal::NoSeat));
            };
            let lately = tx.count_chat_messages(message.member, now.plus_seconds(-BREATH)).await?;
            if let Err(refusal) = chat::may_say(lately) {
                return Ok(Err(refusal));
            }
            if let Some(last) = tx.last_chat_message(message.group, meeting).await? {
                message.at = message.at.max(Stamp(last.0 + 1)); // it stands behind what was said before
            }
            spoke(tx, known, confirms, version, now).await?;
            tx.add_chat_message(message.clone()).await?;
            Ok(Ok(message))
        })
    });
    Ok(done.await?.map_err(|refusal| vec![refusal]))
}

/// A message of the seat's group that has not faded. `None` where there is none.
pub async fn message(app: &App, seat: &Seat, id: ChatId) -> anyhow::Result<Option<Message>> {
    let (found, fade) = (app.db.chat_message(id).await?, seat.group.inner.chat);
    let found = found.map(|(message, _)| message).filter(|message| message.group == seat.group.id);
    Ok(found.filter(|message| !message.is_faded(fade, app.now())))
}

/// Takes one's own message back; the message that it was. `None` where there is none.
pub async fn take_back(app: &App, seat: &Seat, id: ChatId) -> anyhow::Result<Option<Message>> {
    let own = message(app, seat, id).await?.filter(|message| message.may_take_back(seat.member.id));
    if own.is_some() {
        app.db.drop_chat_message(id).await?;
    }
    Ok(own)
}

/// Hides somebody else's message, with a reason that its writer reads. `None` where there is none to hide.
pub async fn hide(
    app: &App,
    seat: &Seat,
    id: ChatId,
    reason: &str,
) -> anyhow::Result<Option<Result<Message, post::Refusal>>> {
    let act = Act::new(ActKind::HidMessage, Some(seat.member.id), app.now());
    let reason = post::reason(reason).map(Into::into);
    keep(app, seat, id, reason.map(|reason| Act { reason: Some(reason), ..act })).await
}

/// Shows a hidden message again. `None` where there is none to show.
pub async fn show_again(app: &App, seat: &Seat, id: ChatId) -> anyhow::Result<Option<Message>> {
    let act = Act::new(ActKind::ShownMessage, Some(seat.member.id), app.now());
    Ok(keep(app, seat, id, Ok(act)).await?.and_then(Result::ok))
}

/// Hides or shows a message, and writes it into the chain of acts; what changes nothing is no act.
async fn keep(
    app: &App,
    seat: &Seat,
    id: ChatId,
    act: Result<Act, post::Refusal>,
) -> anyhow::Result<Option<Result<Message, post::Refusal>>> {
    let by = seat.member.id;
    let known = message(app, seat, id).await?.filter(|message| message.may_hide(by));
    if known.is_none() || may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(None);
    }
    let mut act = match act {
        Ok(act) => act,
        Err(refusal) => return Ok(Some(Err(refusal))),
    };
    let group = seat.group.id;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(message) = held(tx, id).await? else { return Ok(None) };
            if (act.kind == ActKind::HidMessage) != message.is_hidden() {
                act.whom = Some(message.member);
                tx.save_chat_message(message.clone().with_hidden(act.reason.clone())).await?;
                tx.log_act(group, act).await?;
            }
            Ok(Some(Ok(message)))
        })
    });
    Ok(done.await?)
}

/// A message, to change it in this transaction: its writer is held, so that nothing taken back comes back.
async fn held(tx: &mut Tx, id: ChatId) -> Result<Option<Message>, Error> {
    let Some((message, _)) = tx.chat_message(id).await? else { return Ok(None) };
    tx.hold_member(message.member).await?;
    Ok(tx.chat_message(id).await?.map(|(message, _)| message))
}

/// Forgets what has faded, in every group; how many messages.
pub async fn fade(app: &App) -> anyhow::Result<u64> {
    let (now, mut faded, mut after) = (app.now(), 0, None);
    loop {
        let groups = app.db.group_ids(after, AT_ONCE).await?;
        let Some(last) = groups.last() else { return Ok(faded) };
        after = Some(*last);
        for group in groups {
            let Some(known) = app.db.group(group).await? else { continue };
            let gone = known.inner.chat.gone(now).unwrap_or(Stamp(i64::MAX)); // off: nothing is kept
            faded += app.db.fade_chat_messages(group, gone).await?;
        }
    }
}
