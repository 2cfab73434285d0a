//! Arrivals: somebody tells those who keep the group that a meeting will be their first, and is answered.

use super::{
    block,
    event::Event,
    meeting,
    notice::{Wake, list::read_arrival},
    seat::Seat,
};
use crate::{app::App, chance::chance};
use domain::{
    Arrival, ArrivalId, NoticeKind, Promise, Stamp,
    arrival::{self, Answer, KEPT, Refusal, Said, may_arrive},
    meeting::Planned,
    member::Author,
};

/// The meeting of an address that somebody may say will be their first. `None` where there is none, or they are not new.
pub async fn first(app: &App, seat: &Seat, start: Stamp) -> anyhow::Result<Option<Planned>> {
    let (group, now, zone) = (seat.group.clone(), app.now(), app.identity().zone.clone());
    if may_arrive(&seat.member).is_err() {
        return Ok(None);
    }
    let found =
        app.db.read(move |tx| Box::pin(async move { meeting::known(tx, &group, start, now, &zone).await }));
    Ok(found.await?.1)
}

/// Somebody says that a meeting will be their first. `None` where there is no such meeting, or they are not new.
pub async fn say(
    app: &App,
    seat: &Seat,
    start: Stamp,
    typed: &str,
) -> anyhow::Result<Option<Result<ArrivalId, Refusal>>> {
    if first(app, seat, start).await?.is_none() {
        return Ok(None);
    }
    let words = match arrival::words(typed) {
        Ok(words) => words.map(Into::into),
        Err(refusal) => return Ok(Some(Err(refusal))),
    };
    let id = ArrivalId::random(chance());
    let said = Said { at: app.now(), meeting: start, words };
    let arrival = Arrival { id, group: seat.group.id, member: seat.member.id, said, answer: None };
    let (promise, wake) = (arrival.promise(seat.group.inner.hours), Wake::of_arrival(app, id)?);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            // read again: they may have been paused since the page was sent, or have said so on another
            let known = tx.hold_member(arrival.member).await?;
            if known.is_none_or(|known| may_arrive(&known).is_err()) {
                return Ok(Err(Refusal::NotNew));
            }
            if let Some(known) = tx.arrival_of(arrival.group, arrival.member).await? {
                // sent twice, or without a word: nothing is lost; other words are handed back
                let nothing_new = arrival.said.words.is_none() || arrival.said.words == known.said.words;
                return Ok(if nothing_new { Ok(known.id) } else { Err(Refusal::Known(known.id)) });
            }
            tx.add_arrival(arrival, promise).await?;
            wake.leave(tx, Some(promise)).await?;
            Ok(Ok(id))
        })
    });
    match done.await? {
        Err(Refusal::NotNew) => Ok(None),
        said => Ok(Some(said)),
    }
}

/// An arrival as one of the two sides reads it.
#[derive(Debug)]
pub struct Shown {
    /// It.
    pub arrival: Arrival,
    /// The meeting, where it has a page still.
    pub planned: Option<Planned>,
    /// That it is answered.
    pub promise: Option<Promise>,
    /// Who comes.
    pub who: Author,
    /// Who answered; `None` where nobody has, or they have left.
    pub by: Option<Author>,
    /// The reader blocked who comes, or who answered.
    pub folded: bool,
}

/// An arrival, for whoever said it and for those who keep the group. `None` for everybody else. Whoever comes and reads the
/// answer has been told of it.
pub async fn read(app: &App, seat: &Seat, id: ArrivalId) -> anyhow::Result<Option<Shown>> {
    let (group, reader) = (seat.group.clone(), seat.member.clone());
    let (now, zone) = (app.now(), app.identity().zone.clone());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let arrival = tx.arrival(id).await?.filter(|arrival| arrival.may_read(&reader));
            let Some(arrival) = arrival else { return Ok(None) };
            let by = arrival.answer.as_ref().map(|answer| answer.by);
            let people = tx.authors([arrival.member].into_iter().chain(by).collect()).await?;
            let called = |id| people.iter().find(|author| author.member == id).cloned();
            let Some(who) = called(arrival.member) else { return Ok(None) };
            let hidden = block::hidden_in(tx, &reader).await?;
            let folded = people.iter().any(|author| hidden.hides(author));
            let (_, planned) = meeting::known(tx, &group, arrival.said.meeting, now, &zone).await?;
            let promise = tx.promise_of_arrival(id).await?;
            Ok(Some(Shown { by: by.and_then(called), arrival, planned, promise, who, folded }))
        })
    });
    let shown = found.await?;
    if let Some(shown) = &shown
        && shown.arrival.member == seat.member.id
        && shown.arrival.answer.is_some()
    {
        read_arrival(app, seat.member.id, id).await?;
    }
    Ok(shown)
}

/// Somebody who keeps the group answers, in their own words. `None` where there is nothing for them to answer.
pub async fn answer(
    app: &App,
    seat: &Seat,
    id: ArrivalId,
    typed: &str,
) -> anyhow::Result<Option<Result<(), Refusal>>> {
    let (by, now, typed) = (seat.member.id, app.now(), arrival::answer(typed));
    let told = Event::Coming { arrival: id, kind: NoticeKind::Answered }.job(app)?;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(by) = tx.member(by).await? else { return Ok(None) };
            let arrival = tx.arrival(id).await?.filter(|arrival| arrival.may_answer(&by));
            let Some(arrival) = arrival else { return Ok(None) };
            if tx.hold_member(arrival.member).await?.is_none() {
                return Ok(None); // whoever answers somebody holds them first
            }
            let words = match typed {
                Ok(words) => words.into(),
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            let answer = Answer { at: now, by: by.id, words };
            if !tx.answer_arrival(id, arrival.member, answer).await? {
                return Ok(Some(Err(Refusal::Over)));
            }
            tx.enqueue(told).await?;
            Ok(Some(Ok(())))
        })
    });
    Ok(done.await?)
}

/// Whoever said it takes it back; nothing of it is left. `None` where it is not theirs.
pub async fn take_back(app: &App, seat: &Seat, id: ArrivalId) -> anyhow::Result<Option<()>> {
    let (group, member) = (seat.group.id, seat.member.id);
    if app.db.arrival_of(group, member).await?.is_none_or(|own| own.id != id) {
        return Ok(None);
    }
    app.db.erase_arrival(group, member).await?;
    Ok(Some(()))
}

/// Forgets what was answered long ago; how many.
pub async fn forget_answered(app: &App) -> anyhow::Result<u64> {
    Ok(app.db.forget_arrivals(app.now().plus_seconds(-KEPT * 24 * 3600)).await?)
}
