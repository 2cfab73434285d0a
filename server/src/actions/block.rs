//! Blocks: whom somebody does not want to hear of.

use super::seat::Seat;
use crate::app::App;
use domain::{
    AccountId, Block, Conversation, Listing, Member, MemberId, block::Hidden, conversation::Answer,
    member::Signed,
};
use store::{Error, Tx};

/// Whose words somebody folds in their group.
pub async fn hidden(app: &App, seat: &Seat) -> anyhow::Result<Hidden> {
    let member = seat.member.clone();
    Ok(app.db.read(move |tx| Box::pin(async move { hidden_in(tx, &member).await })).await?)
}

pub(super) async fn hidden_in(tx: &mut Tx, member: &Member) -> Result<Hidden, Error> {
    Ok(Hidden::of(&tx.blocks(member.inner.account).await?, member.group))
}

/// Whether something that was written is folded for whoever blocked its writer.
pub fn hides<T>(hidden: &Hidden, signed: &Signed<T>) -> bool {
    signed.1.as_ref().is_some_and(|author| hidden.hides(author))
}

/// Whether one of two people has blocked the other: then nothing of one may reach the other alone, by no name of theirs.
/// Of a name that was blocked before somebody took it over nothing more is known, and it stays blocked.
pub(crate) async fn apart(tx: &mut Tx, one: &Member, other: &Member) -> Result<bool, Error> {
    let (first, second) = (one.inner.account, other.inner.account);
    let apart = tx.are_apart(first, second).await?;
    Ok(apart || tx.has_blocked(first, other.id).await? || tx.has_blocked(second, one.id).await?)
}

/// Somebody of the seat's group who can be blocked. `None` where there is nobody.
pub async fn whom(app: &App, seat: &Seat, id: MemberId) -> anyhow::Result<Option<Member>> {
    let found = app.db.member(id).await?;
    Ok(found.filter(|whom| Block::new(&seat.member, whom).is_ok()))
}

/// Blocks somebody of the seat's group. What the two wrote to each other by these names ends with it; elsewhere nothing
/// is to be seen. `None` where there is nobody.
pub async fn block(app: &App, seat: &Seat, id: MemberId) -> anyhow::Result<Option<Block>> {
    let by = seat.member.clone();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(whom) = tx.member(id).await? else { return Ok(None) };
            let Ok(block) = Block::new(&by, &whom) else { return Ok(None) };
            tx.add_block(by.inner.account, block.clone()).await?;
            for conversation in tx.conversations_of(by.group, by.id).await? {
                if conversation.other(by.id) == Some(whom.id) {
                    part(tx, conversation, by.id).await?;
                }
            }
            Ok(Some(block))
        })
    });
    Ok(done.await?)
}

/// Ends what stands between a blocker and the one they blocked, by the names they have in it.
async fn part(tx: &mut Tx, conversation: Conversation, by: MemberId) -> Result<(), Error> {
    let Some(held) = tx.hold_conversation(conversation.group, conversation.id).await? else { return Ok(()) };
    let (id, was) = (held.id, held.inner.answer);
    match held.blocked(by) {
        Some(stays) if stays.inner.answer == was => Ok(()),
        Some(stays) => {
            if was == Answer::Unheard {
                tx.drop_messages(stays.clone(), by).await?;
            }
            tx.save_conversation(stays).await
        }
        None => tx.remove_conversation(id).await.map(drop),
    }
}

/// Whom somebody blocked, and the public page of the group in which they met.
pub async fn list(app: &App, owner: AccountId) -> anyhow::Result<Vec<(Block, Option<Listing>)>> {
    let found = app.db.tx(move |tx| {
        Box::pin(async move {
            let mut list = vec![];
            for block in tx.blocks(owner).await? {
                if !is_left(tx, &block).await? {
                    tx.end_block(owner, block.member).await?; // they erased themselves: nothing is left to block
                    continue;
                }
                let listing = match tx.group(block.group).await? {
                    Some(group) => tx.listing(group.listing).await?,
                    None => None,
                };
                list.push((block, listing));
            }
            list.sort_by(|(a, _), (b, _)| a.pseudonym.cmp(&b.pseudonym));
            Ok(list)
        })
    });
    Ok(found.await?)
}

/// Whether who was blocked is still there: their account, or the name that nobody had taken over then.
async fn is_left(tx: &mut Tx, block: &Block) -> Result<bool, Error> {
    match block.account.is_nil() {
        true => Ok(tx.member(block.member).await?.is_some()),
        false => Ok(tx.account(block.account).await?.is_some()),
    }
}

/// Ends a block; whether there was one.
pub async fn end(app: &App, owner: AccountId, member: MemberId) -> anyhow::Result<bool> {
    Ok(app.db.end_block(owner, member).await?)
}
