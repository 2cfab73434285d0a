//! Somebody whose group came from elsewhere takes over the name that they had there.

use crate::{
    actions::{
        invitation::{self, Token},
        join::Wrong,
        seat::Seat,
    },
    app::App,
};
use domain::{
    AccountId, Act, ActKind, Group, Member, MemberId,
    claim::{self, Refusal},
};
use store::{Error, Tx};

/// What they say yes to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said {
    /// They gave the pledge.
    pub pledge: bool,
    /// They confirmed the ground rules.
    pub rules: bool,
    /// They consent that this server keeps their membership and words, sealed.
    pub consent: bool,
}

/// Whose name a link takes over today, and in which group.
pub async fn claimed(app: &App, token: Token) -> anyhow::Result<Option<(Member, Group)>> {
    let today = app.today();
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(member) = tx.claim(token, today).await? else { return Ok(None) };
            let Some(member) = tx.member(member).await? else { return Ok(None) };
            Ok(tx.group(member.group).await?.map(|group| (member, group)))
        })
    });
    Ok(found.await?)
}

/// Takes a name over, with the pledge and the rules confirmed again: once.
pub async fn claim(
    app: &App,
    account: AccountId,
    token: Token,
    said: Said,
) -> anyhow::Result<Result<Member, Vec<Wrong>>> {
    let asked = [(said.pledge, Wrong::Pledge), (said.rules, Wrong::Rules), (said.consent, Wrong::Consent)];
    let wrong: Vec<Wrong> = asked.into_iter().filter(|(good, _)| !good).map(|(_, wrong)| wrong).collect();
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let today = app.today();
    let taken = app.db.tx(move |tx| Box::pin(async move { take(tx, account, token, today).await }));
    Ok(taken.await?.map_err(|refusal| match refusal {
        Refusal::Gone => vec![Wrong::Invitation],
        Refusal::Here => vec![Wrong::Here],
        Refusal::Employer => vec![Wrong::Employer],
    }))
}

/// Makes a new link for a name that nobody has taken over, asked for by a facilitator; the older one opens nothing then.
/// It is in the log, so no one can come unseen. `None` where there is no such name.
pub async fn renew(app: &App, seat: &Seat, id: MemberId) -> anyhow::Result<Option<String>> {
    let (group, ends) = (seat.group.id, app.today() + claim::DAYS);
    let (token, hash) = invitation::token();
    let act = Act { whom: Some(id), ..Act::new(ActKind::Renewed, Some(seat.member.id), app.now()) };
    let made = app.db.tx(move |tx| {
        Box::pin(async move {
            let known =
                tx.hold_member(id).await?.filter(|known| known.group == group && claim::is_open(known));
            if known.is_some() {
                tx.add_claim(hash, id, ends).await?;
                tx.log_act(group, act).await?;
            }
            Ok(known.is_some())
        })
    });
    Ok(made.await?.then_some(token))
}

async fn take(
    tx: &mut Tx,
    account: AccountId,
    token: Token,
    today: i64,
) -> Result<Result<Member, Refusal>, Error> {
    let Some(account) = tx.hold_account(account).await? else { return Err(Error::Erased) };
    let Some(id) = tx.claim(token, today).await? else { return Ok(Err(Refusal::Gone)) };
    let Some(member) = tx.hold_member(id).await? else { return Ok(Err(Refusal::Gone)) };
    let Some(group) = tx.group(member.group).await? else { return Ok(Err(Refusal::Gone)) };
    let barred = tx.is_barred(group.id, account.id).await?;
    let taken = claim::take(member, &account, group.inner.version, barred);
    if let Ok(member) = &taken {
        tx.take_over(member.clone()).await?; // and with it the link goes
    }
    Ok(taken)
}
