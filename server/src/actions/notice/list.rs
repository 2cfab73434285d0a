//! What waits for somebody, over all their groups: read, told, forgotten.

use crate::{actions::block, app::App};
use domain::{
    ArrivalId, ListingId, Member, MemberId, Notice, NoticeKind, Notices, Private, Stamp, Thread,
    account::{Account, Membership},
    block::Hidden,
    member::Standing,
    thread::Seen,
};
use std::collections::HashSet;
use store::{Error, Tx};

/// Notices on a page.
pub const PAGE: usize = 30;

/// What is still so of a notice.
#[derive(Debug, Default)]
struct Live {
    thread: Option<Thread>,
    folded: bool,
    whom: Option<Private<String>>,
}

/// What a notice speaks of; `None` when nothing of it is left, or it is not for them any more.
async fn live(tx: &mut Tx, own: &Own, notice: &Notice) -> Result<Option<Live>, Error> {
    if !notice.kind.is_for(own.member.role, own.member.standing) {
        return Ok(None);
    }
    if let Some(arrival) = notice.arrival {
        return coming(tx, own, notice.kind, arrival).await;
    }
    match (notice.kind, notice.thread, notice.post, notice.whom) {
        (NoticeKind::Joiner, .., Some(whom)) => {
            let waits = |whom: &Member| whom.standing == Standing::Waiting;
            let whom = tx.member(whom).await?.filter(waits);
            Ok(whom.map(|whom| Live { whom: Some(whom.inner.pseudonym), ..Live::default() }))
        }
        (kind, _, Some(post), _) => {
            let Some(post) = tx.post(post).await? else { return Ok(None) };
            let there = if kind.is_urgent() {
                tx.promise(post.0.id).await?.is_some_and(|promise| promise.answered.is_none())
            } else {
                let hides = kind == NoticeKind::Hidden;
                let meant = kind != NoticeKind::Named || post.0.mentions().contains(&own.member.id);
                let shown = post.0.said.is_some() && post.0.is_hidden() == hides;
                shown && meant && !block::hides(&own.hidden, &post)
            };
            // it may stand in another thread by now
            let Some(thread) = tx.thread(post.0.thread).await?.filter(|_| there) else { return Ok(None) };
            let folded = block::hides(&own.hidden, &thread);
            Ok(Some(Live { thread: Some(thread.0), folded, whom: None }))
        }
        _ => Ok(Some(Live::default())),
    }
}

/// What is left of a notice about a first meeting: that it waits, or the answer of somebody whom its reader wants to read.
async fn coming(tx: &mut Tx, own: &Own, kind: NoticeKind, arrival: ArrivalId) -> Result<Option<Live>, Error> {
    if kind.is_urgent() {
        let promise = tx.promise_of_arrival(arrival).await?;
        return Ok(promise.filter(|promise| promise.answered.is_none()).map(|_| Live::default()));
    }
    let arrival = tx.arrival(arrival).await?.filter(|arrival| arrival.member == own.member.id);
    let Some(by) = arrival.and_then(|arrival| arrival.answer).map(|answer| answer.by) else {
        return Ok(None);
    };
    let folded = !own.hidden.is_empty() && tx.authors(vec![by]).await?.iter().any(|by| own.hidden.hides(by));
    Ok((!folded).then(Live::default))
}

/// Somebody in one of their groups, with what waits for them there.
struct Own {
    member: Member,
    notices: Notices,
    seen: Seen,
    /// Whose words they fold.
    hidden: Hidden,
}

/// They, with what waits for them; `None` where nothing of what they look for does. That is most of the time, and known
/// by one row.
async fn own(tx: &mut Tx, membership: &Membership, now: Stamp, only_new: bool) -> Result<Option<Own>, Error> {
    let mut notices = tx.notices(membership.member).await?;
    notices.forget(now);
    if notices.iter().next().is_none() {
        return Ok(None);
    }
    let seen = tx.seen(membership.member).await?;
    if only_new && !notices.iter().any(|notice| notice.is_new(&seen)) {
        return Ok(None);
    }
    let Some(member) = tx.member(membership.member).await? else { return Ok(None) };
    let hidden = block::hidden_in(tx, &member).await?;
    Ok(Some(Own { member, notices, seen, hidden }))
}

/// A notice as its reader sees it.
#[derive(Debug)]
pub struct Line {
    /// The notice.
    pub notice: Notice,
    /// Who its reader is in the group.
    pub member: Member,
    /// The group's listing.
    pub listing: ListingId,
    /// The group's name.
    pub group: String,
    /// The thread it is about.
    pub thread: Option<Thread>,
    /// Its reader blocked whoever began the thread: its title is folded.
    pub folded: bool,
    /// The name of whom it is about.
    pub whom: Option<Private<String>>,
    /// Its reader does not know it yet.
    pub new: bool,
}

/// A page of somebody's notices, newest first, from page 0; and whether there are more.
pub async fn list(app: &App, account: &Account, page: usize) -> anyhow::Result<(Vec<Line>, bool)> {
    let (memberships, now) = (account.inner.memberships.clone(), app.now());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let mut all = vec![];
            for membership in &memberships {
                all.extend(own(tx, membership, now, false).await?);
            }
            let each = all.iter().flat_map(|own| own.notices.iter().map(move |notice| (own, *notice)));
            let mut each: Vec<(&Own, Notice)> = each.collect();
            each.sort_by_key(|(_, notice)| std::cmp::Reverse(notice.at));
            let (mut lines, mut waits) = (vec![], HashSet::new());
            for (own, notice) in each {
                if lines.len() > page.saturating_add(1).saturating_mul(PAGE) {
                    break;
                }
                // of first words that wait the last notice is enough
                if notice.kind.is_urgent() && !waits.insert((own.member.id, notice.post, notice.arrival)) {
                    continue;
                }
                if let Some(live) = live(tx, own, &notice).await? {
                    lines.push((own, notice, live));
                }
            }
            let more = lines.len() > page.saturating_add(1).saturating_mul(PAGE);
            let shown = lines.into_iter().skip(page.saturating_mul(PAGE)).take(PAGE);
            let mut page = vec![];
            for (own, notice, live) in shown {
                page.extend(line(tx, own, notice, live).await?);
            }
            Ok((page, more))
        })
    });
    Ok(found.await?)
}

async fn line(tx: &mut Tx, own: &Own, notice: Notice, live: Live) -> Result<Option<Line>, Error> {
    let Some(group) = tx.group(own.member.group).await? else { return Ok(None) };
    let listing = tx.listing(group.listing).await?;
    Ok(Some(Line {
        notice,
        member: own.member.clone(),
        listing: group.listing,
        group: listing.map(|listing| listing.name).unwrap_or_default(),
        thread: live.thread,
        folded: live.folded,
        whom: live.whom,
        new: notice.is_new(&own.seen),
    }))
}

/// Whether somebody has a notice that they do not know yet.
pub(crate) async fn has_new(app: &App, account: &Account) -> anyhow::Result<bool> {
    let (account, now) = (account.clone(), app.now());
    Ok(app.db.read(move |tx| Box::pin(async move { has_new_in(tx, &account, now).await })).await?)
}

/// The same, in a step.
pub(in crate::actions) async fn has_new_in(
    tx: &mut Tx,
    account: &Account,
    now: Stamp,
) -> Result<bool, Error> {
    Ok(!news_in(tx, &account.inner.memberships, now, true, |_, _| true).await?.is_empty())
}

/// Notices by member.
pub(in crate::actions) type News = Vec<(MemberId, Vec<Notice>)>;

/// What somebody does not know yet and is chosen, in all their groups; of each notice something is left. `any`: one is
/// enough.
pub(in crate::actions) async fn news(
    app: &App,
    account: &Account,
    any: bool,
    choose: impl Fn(&Member, &Notice) -> bool + Send + Sync + 'static,
) -> anyhow::Result<News> {
    let (memberships, now) = (account.inner.memberships.clone(), app.now());
    let found =
        app.db.read(move |tx| Box::pin(async move { news_in(tx, &memberships, now, any, choose).await }));
    Ok(found.await?)
}

async fn news_in(
    tx: &mut Tx,
    memberships: &[Membership],
    now: Stamp,
    any: bool,
    choose: impl Fn(&Member, &Notice) -> bool,
) -> Result<News, Error> {
    let mut news: News = vec![];
    for membership in memberships {
        let Some(own) = own(tx, membership, now, true).await? else { continue };
        let mut chosen = vec![];
        for notice in own.notices.iter().filter(|n| n.is_new(&own.seen) && choose(&own.member, n)) {
            if live(tx, &own, notice).await?.is_some() {
                chosen.push(*notice);
            }
            if any && !chosen.is_empty() {
                return Ok(vec![(own.member.id, chosen)]);
            }
        }
        news.extend((!chosen.is_empty()).then_some((own.member.id, chosen)));
    }
    Ok(news)
}

/// Marks all of somebody's notices as read. Nobody else learns of it.
pub async fn read_all(app: &App, account: &Account) -> anyhow::Result<()> {
    for membership in &account.inner.memberships {
        change(app, membership.member, |notices| notices.read_all()).await?;
    }
    Ok(())
}

/// Marks what somebody was told of a first meeting as read.
pub(in crate::actions) async fn read_arrival(
    app: &App,
    member: MemberId,
    arrival: ArrivalId,
) -> anyhow::Result<()> {
    change(app, member, move |notices| notices.read_arrival(arrival)).await
}

/// Writes something down about notices: that they were told, that a letter begins for them, or that none went out.
pub(in crate::actions) async fn mark(
    app: &App,
    news: &News,
    mark: fn(&mut Notices, &[Notice]),
) -> anyhow::Result<()> {
    for (member, these) in news.iter().cloned() {
        change(app, member, move |notices| {
            mark(notices, &these);
            true
        })
        .await?;
    }
    Ok(())
}

async fn change(
    app: &App,
    member: MemberId,
    change: impl FnOnce(&mut Notices) -> bool + Send + 'static,
) -> anyhow::Result<()> {
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if tx.hold_member(member).await?.is_none() {
                return Ok(());
            }
            let mut notices = tx.notices(member).await?;
            if change(&mut notices) { tx.save_notices(member, notices).await } else { Ok(()) }
        })
    });
    Ok(done.await?)
}

/// Members whose old notices are forgotten in one step.
const AT_ONCE: usize = 100;

/// Forgets notices that are too old.
pub async fn forget_old(app: &App) -> anyhow::Result<()> {
    while app.db.forget_notices(app.now(), AT_ONCE).await? == AT_ONCE {}
    Ok(())
}
