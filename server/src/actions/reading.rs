//! Readings: those who run the server open a closed room to read. Each opening is an act of the group's chain at once, and
//! nobody who keeps the room or is in it is left untold.

use super::{
    seat::Seat,
    thread::{self, Brought, From, Place, Stretch, THREADS},
};
use crate::{app::App, chance::chance};
use domain::{
    AccountId, Act, ActKind, Group, GroupId, Reading, ReadingId, Thread, ThreadId,
    member::{Signed, may_keep},
    reading::{self, Inner, Refusal},
};

/// Groups that are looked at in one step.
const AT_ONCE: usize = 500;
/// Most readings that a page tells of.
const MOST: usize = 100;

/// Proof that one who runs the server may read a room now. It opens pages to read and nothing else.
#[derive(Debug)]
pub struct Reader {
    /// The group.
    pub group: Group,
    /// For what, and until when.
    pub reading: Reading,
}

/// The room that an account may read now.
pub async fn reader(app: &App, account: AccountId, group: GroupId) -> anyhow::Result<Option<Reader>> {
    let now = app.now();
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(group) = tx.group(group).await? else { return Ok(None) };
            let reading = tx.reading(group.id, account, now).await?;
            Ok(reading.map(|reading| Reader { group, reading }))
        })
    });
    Ok(found.await?.filter(|reader| reader.reading.is_open(now)))
}

/// Every group with a room, by the name of its listing.
pub async fn rooms(app: &App) -> anyhow::Result<Vec<(String, GroupId)>> {
    let (mut rooms, mut after) = (vec![], None);
    loop {
        let page = app.db.group_ids(after, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        for id in page {
            rooms.push((name(app, id).await?.unwrap_or_default(), id));
        }
    }
    rooms.sort();
    Ok(rooms)
}

/// What the listing of a group with a room is called. `None` where there is none.
pub async fn name(app: &App, group: GroupId) -> anyhow::Result<Option<String>> {
    let Some(group) = app.db.group(group).await? else { return Ok(None) };
    Ok(Some(app.db.listing(group.listing).await?.map(|listing| listing.name).unwrap_or_default()))
}

/// Opens a room to read. Everything that is wrong with what was typed, where it is not opened.
pub async fn open(
    app: &App,
    account: AccountId,
    group: GroupId,
    reason: &str,
    hours: &str,
) -> anyhow::Result<Result<Reading, Vec<Refusal>>> {
    let (reason, hours) = match (reading::reason(reason), reading::hours(hours)) {
        (Ok(reason), Ok(hours)) => (reason, hours),
        (reason, hours) => return Ok(Err(reason.err().into_iter().chain(hours.err()).collect())),
    };
    let (at, id) = (app.now(), ReadingId::random(chance()));
    let ends = at.plus_seconds(hours * 3600);
    let reading = Reading { id, group, at, ends, inner: Inner { reason: reason.into() } };
    let opened = app.db.tx(move |tx| {
        Box::pin(async move {
            let reason = Some(reading.inner.reason.clone());
            let act = Act { until: Some(ends), reason, ..Act::new(ActKind::Read, None, at) };
            tx.log_act(group, act).await?;
            tx.add_reading(reading.clone(), account).await?;
            Ok(reading)
        })
    });
    Ok(Ok(opened.await?))
}

/// Ends a reading before its time.
pub async fn end(app: &App, reader: &Reader) -> anyhow::Result<()> {
    let (group, id, now) = (reader.group.id, reader.reading.id, app.now());
    let ended = app.db.tx(move |tx| {
        Box::pin(async move {
            if tx.end_reading(id, now).await? {
                tx.log_act(group, Act::new(ActKind::ReadEnded, None, now)).await?;
            }
            Ok(())
        })
    });
    Ok(ended.await?)
}

/// When and why a group's room was read, newest first: for everybody in it.
pub async fn told(app: &App, seat: &Seat) -> anyhow::Result<Vec<Reading>> {
    Ok(app.db.readings(seat.group.id, MOST).await?)
}

/// Readings of which somebody who keeps the room has not said that they know.
pub async fn unseen(app: &App, seat: &Seat) -> anyhow::Result<Vec<Reading>> {
    if may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(vec![]);
    }
    Ok(app.db.unseen_readings(seat.group.id, seat.member.id, MOST).await?)
}

/// Somebody who keeps the room says that they know of a reading.
pub async fn seen(app: &App, seat: &Seat, reading: ReadingId) -> anyhow::Result<bool> {
    if may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(false);
    }
    Ok(app.db.witness(reading, seat.group.id, seat.member.id).await?)
}

/// A page of the list of threads, as a reader sees it.
#[derive(Debug)]
pub struct List {
    /// Those that stand first; on the first page only.
    pub pinned: Vec<Signed<Thread>>,
    /// The others, last written in first.
    pub threads: Vec<Signed<Thread>>,
    /// Where the next page begins.
    pub next: Option<ThreadId>,
}

/// A page of the list, from behind a thread.
pub async fn list(app: &App, reader: &Reader, before: Option<ThreadId>) -> anyhow::Result<List> {
    let group = reader.group.id;
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let before = match before {
                Some(id) => tx.thread(id).await?.filter(|(thread, _)| thread.group == group),
                None => None,
            };
            let place: Option<Place<ThreadId>> = before.map(|(thread, _)| (thread.last_at, thread.id));
            let pinned = if place.is_none() { tx.threads(group, true, None, THREADS).await? } else { vec![] };
            let mut threads = tx.threads(group, false, place, THREADS + 1).await?;
            let more = threads.len() > THREADS;
            threads.truncate(THREADS);
            let next = threads.last().filter(|_| more).map(|(thread, _)| thread.id);
            Ok(List { pinned, threads, next })
        })
    });
    Ok(found.await?)
}

/// A page of a thread. `None` where the group has no such thread.
pub async fn thread(
    app: &App,
    reader: &Reader,
    id: ThreadId,
    from: From,
) -> anyhow::Result<Option<(Signed<Thread>, Stretch, Brought)>> {
    let group = reader.group.id;
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(thread) = tx.thread(id).await?.filter(|(thread, _)| thread.group == group) else {
                return Ok(None);
            };
            let stretch = thread::stretch(tx, &thread.0, from, domain::Stamp(0)).await?;
            let brought = thread::brought(tx, group, &stretch.posts).await?;
            Ok(Some((thread, stretch, brought)))
        })
    });
    Ok(found.await?)
}
