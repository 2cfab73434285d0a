//! A group's space: who has a seat in it, how it is opened and changed.

use super::{
    invitation::{facilitators_link, token},
    notice::list,
    seat::Seat,
};
use crate::{app::App, chance::chance};
use domain::{
    AccountId, Act, ActKind, Group, GroupId, ListingId, MemberId,
    group::{self, Inner},
    member::{self, Role, may_lead},
    promise::median,
    session::Session,
};
use store::{Broken, Error, Tx};

/// Answers from which on their middle time is told.
const LEAST_ANSWERS: usize = 3;
/// Answers that are looked at for it.
const LAST_ANSWERS: usize = 100;

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
    let seat = found.map(|(group, member)| Seat { group, member, news: false, zone: String::new() });
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
            if let Some((group, member)) = place {
                let everywhere = account.inner.memberships.iter().filter(|_| told).map(|own| own.member);
                tx.ahead_of_seat(group, member, everywhere).await?;
            }
            let seat = match place {
                Some((group, member)) => seat_in(tx, account.id, group, member).await?,
                None => None,
            };
            let news = told && seat.is_some() && list::has_new_in(tx, &account, now).await?;
            let zone = account.inner.bell.zone;
            Ok(Some((session, seat.map(|seat| Seat { news, zone, ..seat }))))
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

/// The group that has a listing, once its space is open.
pub async fn of_listing(app: &App, listing: ListingId) -> anyhow::Result<Option<Group>> {
    Ok(app.db.group_of_listing(listing).await?)
}

/// Opens a space for a listing, or makes another link for a facilitator where it is open.
pub async fn open_or_renew(
    app: &App,
    listing: ListingId,
    inner: Inner,
) -> anyhow::Result<Result<String, Wrong>> {
    match of_listing(app, listing).await? {
        Some(group) => Ok(Ok(renew_link(app, group.id).await?)),
        None => open(app, listing, inner).await,
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

/// Hours in which first posts and first meetings of a group are answered: the middle one of the last. `None` while there are few.
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
