//! A group's space: who has a seat in it, how it is opened and changed, and the links that lead in.

use super::notice::list;
use crate::app::{App, chance};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    AccountId, Act, ActKind, Group, GroupId, ListingId, Member, MemberId,
    group::{self, Inner},
    member::{self, Role, may_invite, may_keep, may_lead},
    post::median,
    session::Session,
};
use sha2::{Digest, Sha256};
use store::{Broken, Error, Invitation, Tx};

/// Days for which a link opens.
pub const LINK_DAYS: i64 = 14;
/// Most uses of one link.
pub const MOST_USES: i64 = 100;
/// Answers from which on their middle time is told.
const LEAST_ANSWERS: usize = 3;
/// Answers that are looked at for it.
const LAST_ANSWERS: usize = 100;

/// A seat in a space: proof that somebody is in the group now.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The group.
    pub group: Group,
    /// They, in it.
    pub member: Member,
    /// Something new waits for them, here or elsewhere.
    pub news: bool,
}

/// The seat that an account has in a group as `member`. The link must stand on both sides.
pub async fn seat(
    app: &App,
    account: AccountId,
    group: GroupId,
    member: MemberId,
) -> anyhow::Result<Option<Seat>> {
    let found = app.db.read(move |tx| Box::pin(async move { seat_in(tx, account, group, member).await }));
    Ok(found.await?)
}

async fn seat_in(
    tx: &mut Tx,
    account: AccountId,
    group: GroupId,
    member: MemberId,
) -> Result<Option<Seat>, Error> {
    let found = tx.group(group).await?.zip(tx.member(member).await?);
    let seat = found.map(|(group, member)| Seat { group, member, news: false });
    Ok(seat.filter(|seat| {
        let Seat { group, member, .. } = seat;
        member.group == group.id && member.inner.account == account && member.standing.has_seat()
    }))
}

/// Whoever is signed in with a token's hash, and their seat in a group, if they have one; `told`: with whether something
/// new waits for them. Every page of a room begins with this, so it is one question.
pub(crate) async fn enter(
    app: &App,
    token: [u8; 32],
    group: Option<GroupId>,
    told: bool,
) -> anyhow::Result<Option<(Session, Option<Seat>)>> {
    let (today, now) = (app.today(), app.now());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some((session, account)) = tx.signed_in(token, today).await? else { return Ok(None) };
            let place = group.and_then(|group| Some((group, account.member_in(group)?)));
            let seat = match place {
                Some((group, member)) => seat_in(tx, account.id, group, member).await?,
                None => None,
            };
            let news = told && seat.is_some() && list::has_new_in(tx, &account, now).await?;
            Ok(Some((session, seat.map(|seat| Seat { news, ..seat }))))
        })
    });
    Ok(found.await?)
}

/// Why a space cannot be opened or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Fields that cannot be used.
    Fields(Vec<group::Refusal>),
    /// It was opened before.
    Open,
    /// It takes a facilitator.
    Refused(member::Refusal),
}

/// Opens a space for a listing; the token of the link that makes its first facilitator.
pub async fn open(app: &App, listing: ListingId, inner: Inner) -> anyhow::Result<Result<String, Wrong>> {
    let wrong = group::check(&inner);
    if !wrong.is_empty() {
        return Ok(Err(Wrong::Fields(wrong)));
    }
    let group = Group { id: GroupId::random(chance()), listing, inner: Inner { version: 1, ..inner } };
    let (token, hash) = token();
    let invitation = facilitators_link(app, group.id);
    let act = Act { role: Some(Role::Facilitator), ..Act::new(ActKind::Opened, None, app.now()) };
    let opened = app.db.tx(move |tx| {
        Box::pin(async move {
            let id = group.id;
            tx.open_group(group).await?;
            tx.add_invitation(hash, invitation).await?;
            tx.log_act(id, act).await
        })
    });
    match opened.await {
        Ok(_) => Ok(Ok(token)),
        Err(Error::Conflict { .. }) => Ok(Err(Wrong::Open)),
        Err(error) => Err(error.into()),
    }
}

/// A new link for a facilitator, asked for by the keeper of the listing. It is in the log, so no one can come unseen.
pub async fn renew_link(app: &App, group: GroupId) -> anyhow::Result<String> {
    let (token, hash) = token();
    let invitation = facilitators_link(app, group);
    let act = Act { role: Some(Role::Facilitator), ..Act::new(ActKind::Opened, None, app.now()) };
    let made = app.db.tx(move |tx| {
        Box::pin(async move {
            tx.add_invitation(hash, invitation).await?;
            tx.log_act(group, act).await
        })
    });
    made.await?;
    Ok(token)
}

fn facilitators_link(app: &App, group: GroupId) -> Invitation {
    Invitation { group, role: Role::Facilitator, uses: 1, ends: app.today() + LINK_DAYS }
}

/// Changes the group: its rules, questions, welcome and clock.
pub async fn change(app: &App, seat: &Seat, typed: Inner) -> anyhow::Result<Result<Group, Wrong>> {
    if let Err(refusal) = may_lead(seat.member.role, seat.member.standing) {
        return Ok(Err(Wrong::Refused(refusal)));
    }
    let wrong = group::check(&typed);
    if !wrong.is_empty() {
        return Ok(Err(Wrong::Fields(wrong)));
    }
    let group = seat.group.clone().changed(typed);
    let (id, saved) = (group.id, group.clone());
    let act = Act::new(ActKind::Changed, Some(seat.member.id), app.now());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            tx.save_group(saved).await?;
            tx.log_act(id, act).await
        })
    });
    done.await?;
    Ok(Ok(group))
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
        Invitation { group, role, uses: uses.clamp(1, MOST_USES), ends: app.today() + LINK_DAYS };
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

/// What a link's token opens today.
pub async fn invitation(app: &App, token: &str) -> anyhow::Result<Option<(Invitation, Group)>> {
    let Some(invitation) = app.db.invitation(hash(token), app.today()).await? else { return Ok(None) };
    let group = app.db.group(invitation.group).await?;
    Ok(group.map(|group| (invitation, group)))
}

/// Forgets links that open nothing any more.
pub async fn forget_links(app: &App) -> anyhow::Result<u64> {
    let names = app.db.forget_claims(app.today()).await?;
    Ok(names + app.db.forget_invitations(app.today()).await?)
}

/// Hours in which first posts of a group are answered: the middle one of the last. `None` while there are few.
pub async fn answer_hours(app: &App, group: GroupId) -> anyhow::Result<Option<i64>> {
    let seconds = app.db.answer_times(group, LAST_ANSWERS).await?;
    Ok(median(seconds, LEAST_ANSWERS).map(|seconds| (seconds + 1800) / 3600))
}

/// Groups that are looked at in one step.
const AT_ONCE: usize = 100;

/// Checks what facilitators did in every group: how many acts, or where their chain is broken.
pub async fn verify(app: &App) -> anyhow::Result<Vec<(GroupId, Result<i64, Broken>)>> {
    let (mut all, mut after) = (vec![], None);
    loop {
        let groups = app.db.group_ids(after, AT_ONCE).await?;
        let Some(last) = groups.last() else { return Ok(all) };
        after = Some(*last);
        for group in groups {
            all.push((group, app.db.verify_acts(group).await?));
        }
    }
}

/// What is remembered of a token.
pub(super) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A new token, and what is remembered of it.
pub(super) fn token() -> (String, [u8; 32]) {
    let token = URL_SAFE_NO_PAD.encode(chance::<32>());
    let hash = hash(&token);
    (token, hash)
}
