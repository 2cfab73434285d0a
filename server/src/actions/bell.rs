//! The bell: what somebody chose of being told, and the telling itself. A letter and a push say that there is something
//! new, and nothing of what or where.

pub mod device;
pub mod mail;

use super::{
    letter::is_refused,
    notice::list::{self, News},
    trouble::trouble,
    work::Work,
};
use crate::{app::App, mail::Letter, words::Words};
use domain::{
    AccountId, Bell, GroupId, MemberId, Notice, Notices, Private, Stamp,
    account::Account,
    bell::{Pace, utc_hour},
};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use store::{Error, Tx};

/// Where a look began the last time, in microseconds.
const LOOKED: &str = "bells";
/// The longest time that one look makes up for.
const LONGEST: i64 = 24 * 3600;
/// Accounts that are looked at in one step.
const AT_ONCE: usize = 100;

/// What somebody chose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// How often, by group.
    pub paces: Vec<(GroupId, Pace)>,
    /// The hour of the day.
    pub hour: i8,
    /// From when until when they are left in peace.
    pub quiet: (i8, i8),
    /// Their zone.
    pub zone: String,
    /// The language they are told in.
    pub language: &'static str,
}

/// Keeps what somebody chose; false when the zone is none.
pub async fn choose(app: &App, account: AccountId, choice: Choice) -> anyhow::Result<bool> {
    if TimeZone::get(&choice.zone).is_err() {
        return Ok(false);
    }
    let changed = change(app, account, move |account| {
        let groups: BTreeSet<GroupId> = account.inner.memberships.iter().map(|m| m.group).collect();
        let bell = &mut account.inner.bell;
        bell.paces = choice.paces.into_iter().filter(|(group, _)| groups.contains(group)).collect();
        (bell.hour, bell.quiet) = (choice.hour, choice.quiet);
        (bell.zone, bell.language) = (choice.zone, choice.language.to_owned());
        true
    });
    changed.await
}

/// Changes an account's bell, and when it is looked at; what the change gives.
async fn change(
    app: &App,
    id: AccountId,
    change: impl FnOnce(&mut Account) -> bool + Send + 'static,
) -> anyhow::Result<bool> {
    let now = app.now();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(mut account) = tx.hold_account(id).await? else { return Ok(false) };
            let changed = change(&mut account);
            if changed {
                save(tx, account, now).await?;
            }
            Ok(changed)
        })
    });
    Ok(done.await?)
}

async fn save(tx: &mut Tx, account: Account, now: Stamp) -> Result<(), Error> {
    let bell = &account.inner.bell;
    let hours = if bell.rings() { bell.hours(now).into_iter().collect() } else { vec![] };
    tx.set_bells(account.id, hours).await?;
    tx.save_account(account).await
}

/// The language and the zone of somebody who has chosen none yet.
fn begin(bell: &mut Bell, language: &str, zone: &str) {
    bell.language = language.to_owned();
    if bell.zone.is_empty() {
        bell.zone = zone.to_owned();
    }
}

/// A zone that a browser told, or that of the server.
fn zone(app: &App, told: &str) -> String {
    if TimeZone::get(told).is_ok() { told.to_owned() } else { app.identity().zone.clone() }
}

/// Looks at those who may be told in the hours since the last look, and puts in a job for each for whom something is due;
/// how many.
pub async fn ring_due(app: &App) -> anyhow::Result<usize> {
    let now = app.now();
    let looked = app.db.setting(LOOKED.into()).await?.and_then(|at| at.parse().ok()).map_or(now, Stamp);
    let mut from = looked.clamp(now.plus_seconds(-LONGEST), now);
    let mut hours = BTreeSet::from([utc_hour(now)]);
    while from < now {
        hours.insert(utc_hour(from));
        from = from.plus_seconds(3600);
    }
    let mut due = 0;
    for hour in hours {
        let mut after = None;
        loop {
            let accounts = app.db.bells(hour, after, AT_ONCE).await?;
            let Some(last) = accounts.last() else { break };
            after = Some(*last);
            for account in accounts {
                // one that cannot be read keeps nobody else from being told
                match put_in(app, account).await {
                    Ok(put) => due += usize::from(put),
                    Err(error) => tracing::error!("somebody cannot be told: {error:#}"),
                }
            }
        }
    }
    app.db.save_setting(LOOKED.into(), now.0.to_string()).await?;
    Ok(due)
}

async fn put_in(app: &App, id: AccountId) -> anyhow::Result<bool> {
    let Some(account) = app.db.account(id).await? else { return Ok(false) };
    if news(app, &account, true).await?.0.is_empty() {
        return Ok(false);
    }
    let job = Work::Ring { account: id }.job(app, Some(format!("ring {id}")))?;
    Ok(app.db.enqueue(job).await?)
}

/// Tells somebody whom a group knows by this id.
pub(super) async fn tell(app: &App, member: MemberId) -> anyhow::Result<()> {
    match app.db.member(member).await? {
        Some(member) => ring(app, member.inner.account).await,
        None => Ok(()),
    }
}

/// Tells somebody that there is something new, if there is and it is time. A job that is done again after it was done finds
/// nothing to tell. What an address refused is told: it stands in the list. The same for what may have gone out twice,
/// whatever job sent it: that a letter begins is written down in the notices before it leaves.
pub(super) async fn ring(app: &App, id: AccountId) -> anyhow::Result<()> {
    let _one = app.ringing(id).lock().await;
    let Some(account) = app.db.account(id).await? else { return Ok(()) };
    let (news, cause) = news(app, &account, false).await?;
    let (news, over) = (keep(&news, Notice::may_go_out), keep(&news, |notice| !notice.may_go_out()));
    list::mark(app, &over, Notices::tell).await?;
    if news.is_empty() {
        return Ok(());
    }
    list::mark(app, &news, Notices::begin).await?;
    let heard = deliver(app, &account, cause, &news).await;
    match &heard {
        Ok(true) => list::mark(app, &news, Notices::tell).await?,
        Err(error) if is_refused(error) => list::mark(app, &news, Notices::tell).await?,
        Err(error) if trouble(error).is_unsure() => {}
        Ok(false) | Err(_) => list::mark(app, &news, Notices::take_back).await?,
    }
    heard.map(drop)
}

/// Those of the news that are like this.
fn keep(news: &News, like: fn(&Notice) -> bool) -> News {
    let of = |(member, notices): &(MemberId, Vec<Notice>)| {
        (*member, notices.iter().copied().filter(like).collect::<Vec<_>>())
    };
    news.iter().map(of).filter(|(_, notices)| !notices.is_empty()).collect()
}

/// What somebody is to be told now, and the words for why.
async fn news(app: &App, account: &Account, any: bool) -> anyhow::Result<(News, &'static str)> {
    let (bell, now) = (account.inner.bell.clone(), app.now());
    if !bell.rings() {
        return Ok((vec![], ""));
    }
    let mut paces: Vec<(MemberId, Pace)> = vec![];
    for membership in &account.inner.memberships {
        let pace = bell.paces.get(&membership.group).copied().unwrap_or(Pace::Daily);
        paces.push((membership.member, pace));
    }
    let news = list::news(app, account, any, move |member, notice| {
        !notice.told && bell.is_due(bell.pace(member.group, notice.kind), notice.at, now)
    });
    let news = news.await?;
    let pace = |member: &MemberId| paces.iter().find(|(id, _)| id == member).map_or(Pace::Daily, |(_, p)| *p);
    let urgent = |(member, notices): &(MemberId, Vec<_>)| {
        pace(member) != Pace::Each && notices.iter().any(|n: &Notice| n.kind.is_urgent())
    };
    let cause = match news.iter().map(|(member, _)| pace(member)).min() {
        _ if news.iter().any(urgent) => "mail-why-soon",
        Some(Pace::Each) => "mail-why-each",
        Some(Pace::Weekly) => "mail-why-weekly",
        _ => "mail-why-daily",
    };
    Ok((news, cause))
}

/// Rings on every channel; whether one was heard. One that fails is tried again only when no other was.
async fn deliver(app: &App, account: &Account, cause: &str, news: &News) -> anyhow::Result<bool> {
    let (letter, woken) = tokio::join!(letter(app, account, cause, news), device::wake(app, account));
    match (letter, woken) {
        (Err(error), _) if is_refused(&error) => Err(error),
        (Ok(true), _) | (_, Ok(true)) => Ok(true),
        (Ok(false), woken) => woken,
        (Err(error), _) => Err(error),
    }
}

/// Sends the letter, where there is an address that somebody confirmed and a mail server.
async fn letter(app: &App, account: &Account, cause: &str, news: &News) -> anyhow::Result<bool> {
    let bell = &account.inner.bell;
    let (Some(mail), Some(postman)) = (bell.address(), &app.postman) else { return Ok(false) };
    let words = Words::of_language(&bell.language);
    let text = ["mail-news", cause].map(|key| words.get(key).into_owned());
    let letter = Letter {
        to: mail.address.clone(),
        subject: words.get("mail-news-subject").into_owned().into(),
        text: text.to_vec().into(),
        link: format!("{}/notices", app.public_url()).into(),
        stop: Some(Private::new(format!("{}/stop", mail::link(app, account.id, mail)))),
        id: letter_id(app, news)?,
        language: words.code(),
    };
    let sent = postman.send(&letter, &app.identity().name, app.now()).await;
    match &sent {
        Ok(()) => mail::heard(app, account.id, mail, false).await?,
        Err(error) if is_refused(error) => mail::heard(app, account.id, mail, true).await?,
        Err(_) => {}
    }
    sent.map(|()| true)
}

/// Of what was put in for them: not of how often they were told, nor of what they have marked.
fn letter_id(app: &App, news: &News) -> anyhow::Result<String> {
    let said: Vec<(MemberId, Vec<Notice>)> = news
        .iter()
        .map(|(member, notices)| (*member, notices.iter().map(Notice::as_put_in).collect()))
        .collect();
    Ok(app.key.letter_id("news", &serde_json::to_vec(&said)?))
}
