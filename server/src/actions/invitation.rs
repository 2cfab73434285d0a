//! Invitations: links that lead into a group, and codes that are given by hand.

use super::seat::Seat;
use crate::{app::App, chance::chance};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    Act, ActKind, Group, GroupId, Private,
    invitation::{self, MOST_CODES, Referral, Refusal, USES},
    member::{self, Role, may_invite, may_keep},
};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Invitation;

/// Days for which a link opens.
pub const LINK_DAYS: i64 = 14;

/// What an invitation is looked up by.
pub type Token = [u8; 32];

pub(super) fn facilitators_link(app: &App, group: GroupId) -> Invitation {
    Invitation { group, role: Role::Facilitator, uses: 1, ends: app.today() + LINK_DAYS }
}

/// Makes a link that lets people in; its token.
pub async fn invite(
    app: &App,
    seat: &Seat,
    role: Role,
    uses: i64,
) -> anyhow::Result<Result<String, member::Refusal>> {
    if let Err(refusal) = may_invite(seat.member.role, seat.member.standing, role) {
        return Ok(Err(refusal));
    }
    let group = seat.group.id;
    let (token, hash) = token();
    let invitation =
        Invitation { group, role, uses: uses.clamp(1, *USES.end()), ends: app.today() + LINK_DAYS };
    let act = Act { role: Some(role), ..Act::new(ActKind::Invited, Some(seat.member.id), app.now()) };
    let made = app.db.tx(move |tx| {
        Box::pin(async move {
            tx.add_invitation(hash, invitation).await?;
            tx.log_act(group, act).await
        })
    });
    made.await?;
    Ok(Ok(token))
}

/// Links of the group that open today.
pub async fn links(app: &App, seat: &Seat) -> anyhow::Result<Vec<Invitation>> {
    Ok(app.db.invitations(seat.group.id, app.today()).await?)
}

/// Makes all links of the group void.
pub async fn end_links(app: &App, seat: &Seat) -> anyhow::Result<Result<(), member::Refusal>> {
    if let Err(refusal) = may_keep(seat.member.role, seat.member.standing) {
        return Ok(Err(refusal));
    }
    let group = seat.group.id;
    let act = Act::new(ActKind::Voided, Some(seat.member.id), app.now());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if tx.end_invitations(group).await? > 0 {
                tx.log_act(group, act).await?;
            }
            Ok(())
        })
    });
    Ok(Ok(done.await?))
}

/// What an invitation opens today.
pub async fn found(app: &App, token: Token) -> anyhow::Result<Option<(Invitation, Group)>> {
    let Some(invitation) = app.db.invitation(token, app.today()).await? else { return Ok(None) };
    let group = app.db.group(invitation.group).await?;
    Ok(group.map(|group| (invitation, group)))
}

/// Forgets links and codes that open nothing any more, those to names that came from elsewhere among them.
pub async fn forget(app: &App) -> anyhow::Result<u64> {
    let names = app.db.forget_claims(app.today()).await?;
    Ok(names + app.db.forget_invitations(app.today()).await?)
}

/// A code as those who keep the group ask for it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// What it is for.
    pub purpose: String,
    /// How many people may come with it.
    pub uses: String,
    /// The last day on which it opens.
    pub ends: String,
}

impl Typed {
    fn read(&self, today: Date) -> Result<(String, i64, i64), Vec<Refusal>> {
        let ends = invitation::ends(&self.ends, today).map(days);
        match (invitation::purpose(&self.purpose), invitation::uses(&self.uses), ends) {
            (Ok(purpose), Ok(uses), Ok(ends)) => Ok((purpose, uses, ends)),
            (purpose, uses, ends) => {
                Err([purpose.err(), uses.err(), ends.err()].into_iter().flatten().collect())
            }
        }
    }
}

/// A day in days since 1970.
fn days(day: Date) -> i64 {
    day.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days().into())
}

/// Makes a code that somebody can give by hand, and writes it into the chain of acts. `None` for who may not.
pub async fn refer(
    app: &App,
    seat: &Seat,
    typed: &Typed,
) -> anyhow::Result<Option<Result<(), Vec<Refusal>>>> {
    if may_invite(seat.member.role, seat.member.standing, Role::Member).is_err() {
        return Ok(None);
    }
    let (purpose, uses, ends) = match typed.read(app.now().date()) {
        Ok(read) => read,
        Err(wrong) => return Ok(Some(Err(wrong))),
    };
    let (group, today) = (seat.group.id, app.today());
    let invitation = Invitation { group, role: Role::Member, uses, ends };
    let purpose = Private::new(purpose);
    let mut act = Act::new(ActKind::Referred, Some(seat.member.id), app.now());
    act.reason = Some(purpose.clone());
    let referral = Referral { code: invitation::code(chance()).into(), purpose };
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if tx.referrals(group, today).await?.len() >= MOST_CODES {
                return Ok(Err(vec![Refusal::TooMany]));
            }
            tx.add_referral(invitation, referral).await?;
            tx.log_act(group, act).await?;
            Ok(Ok(()))
        })
    });
    Ok(Some(done.await?))
}

/// The codes of the group that open today, for those who keep it.
pub async fn codes(app: &App, seat: &Seat) -> anyhow::Result<Vec<(Invitation, Referral)>> {
    if may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(vec![]);
    }
    Ok(app.db.referrals(seat.group.id, app.today()).await?)
}

/// What a code is called where it must not stand itself.
pub fn number(app: &App, referral: &Referral) -> String {
    app.key.number(referral.code.show().as_bytes())
}

/// One of them, by its number.
pub async fn code(app: &App, seat: &Seat, called: &str) -> anyhow::Result<Option<(Invitation, Referral)>> {
    Ok(codes(app, seat).await?.into_iter().find(|(_, referral)| number(app, referral) == called))
}

/// Makes the code with a number void. `None` where there is none.
pub async fn withdraw(app: &App, seat: &Seat, called: &str) -> anyhow::Result<Option<()>> {
    let Some((_, referral)) = code(app, seat, called).await? else { return Ok(None) };
    let group = seat.group.id;
    let mut act = Act::new(ActKind::Withdrawn, Some(seat.member.id), app.now());
    act.reason = Some(referral.purpose);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if tx.end_referral(group, referral.code).await? {
                tx.log_act(group, act).await?;
            }
            Ok(())
        })
    });
    done.await?;
    Ok(Some(()))
}

/// What a code that somebody types at a group's door is looked up by. One that opens nothing, is over, used up or made
/// void is the same as none.
pub async fn open(app: &App, group: GroupId, typed: &str) -> anyhow::Result<Option<Token>> {
    let Some(code) = invitation::read(typed) else { return Ok(None) };
    let token = app.db.code_token(group, code.into()).await?;
    let found = app.db.invitation(token, app.today()).await?;
    Ok(found.filter(|found| found.group == group).map(|_| token))
}

/// What is remembered of a token.
pub fn hash(token: &str) -> Token {
    Sha256::digest(token.as_bytes()).into()
}

pub(super) fn token() -> (String, Token) {
    let token = URL_SAFE_NO_PAD.encode(chance::<32>());
    let hash = hash(&token);
    (token, hash)
}
