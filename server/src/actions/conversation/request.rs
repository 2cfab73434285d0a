//! Requests: who asks whom, and what the other answers.

use super::{held, said, there};
use crate::{
    actions::{block::apart, seat::Seat},
    app::App,
    chance::chance,
};
use domain::{
    Conversation, ConversationId, Member, MemberId, Message, MessageId,
    conversation::{self, Answer, Refusal, Reply, may_ask},
};
use store::{Error, Tx};

/// Whom a seat may ask, or why not. `None` where there is nobody.
pub async fn whom(app: &App, seat: &Seat, id: MemberId) -> anyhow::Result<Option<Result<Member, Refusal>>> {
    let (by, talk, today) = (seat.member.clone(), seat.group.inner.talk, app.now().date());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(whom) = tx.member(id).await? else { return Ok(None) };
            let known = tx.conversations_of(by.group, by.id).await?;
            Ok(Some(may_ask(&by, &whom, talk, &known, today).map(|()| whom)))
        })
    });
    Ok(there(found.await?))
}

/// Asks somebody to write privately. `None` where there is nobody.
pub async fn ask(
    app: &App,
    seat: &Seat,
    id: MemberId,
    why: &str,
) -> anyhow::Result<Option<Result<(), Refusal>>> {
    let (by, talk, now) = (seat.member.clone(), seat.group.inner.talk, app.now());
    let (new, first) = (ConversationId::random(chance()), MessageId::new(now, chance()));
    let why = conversation::why(why);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let (Some(by), Some(whom)) = (tx.hold_member(by.id).await?, tx.member(id).await?) else {
                return Ok(None);
            };
            let known = tx.conversations_of(by.group, by.id).await?;
            let may = may_ask(&by, &whom, talk, &known, now.date());
            let why = match may.and(why) {
                Ok(why) => why,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            let apart = apart(tx, &by, &whom).await?;
            let asked = Conversation::ask(new, &by, &whom, apart, now.date());
            tx.add_conversation(asked.clone()).await?;
            if let Some(why) = why {
                let message = Message {
                    id: first,
                    conversation: new,
                    by: by.id,
                    at: now,
                    said: said(why, asked.is_heard(apart)),
                };
                tx.add_message(asked, message).await?;
            }
            Ok(Some(Ok(())))
        })
    });
    Ok(there(done.await?))
}

/// Answers a request, or takes one's own back. `None` where there is none.
pub async fn reply(
    app: &App,
    seat: &Seat,
    id: ConversationId,
    reply: Reply,
) -> anyhow::Result<Option<Conversation>> {
    let (by, talk) = (seat.member.clone(), seat.group.inner.talk);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some((held, other)) = held(tx, &by, id).await? else { return Ok(None) };
            let apart = apart(tx, &by, &other).await?;
            let Ok(after) = held.replied(&by, &other, reply, talk, apart) else { return Ok(None) };
            match after.inner.answer {
                Answer::Withdrawn => {
                    for side in [by.id, other.id] {
                        tx.drop_messages(after.clone(), side).await?;
                    }
                }
                Answer::Accepted | Answer::Unheard => drop_other_way(tx, &after).await?,
                _ => {}
            }
            tx.save_conversation(after.clone()).await?;
            Ok(Some(after))
        })
    });
    Ok(done.await?)
}

/// Once two write to each other, a request that went the other way means nothing any more.
async fn drop_other_way(tx: &mut Tx, open: &Conversation) -> Result<(), Error> {
    for known in tx.conversations_of(open.group, open.inner.asked).await? {
        if known.id != open.id && known.other(open.inner.asked) == Some(open.inner.asker) {
            tx.remove_conversation(known.id).await?;
        }
    }
    Ok(())
}

/// Somebody says whether others may ask them to write privately.
pub async fn choose(app: &App, seat: &Seat, unasked: bool) -> anyhow::Result<()> {
    let id = seat.member.id;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if let Some(mut member) = tx.hold_member(id).await? {
                member.inner.unasked = unasked;
                tx.save_member(member).await?;
            }
            Ok(())
        })
    });
    Ok(done.await?)
}
