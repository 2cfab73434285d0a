//! Concerns: what somebody tells those who keep their space about another's words; about those who keep it, what they
//! tell whoever runs the server.

use super::{conversation::shown, mention::names, seat::Seat};
use crate::{app::App, chance::chance};
use domain::{
    Act, ActKind, Concern, ConcernId, Listing, Member, MessageId, PostId, Stamp,
    concern::{self, Desk, Inner, MOST_OPEN, Named, Quoted, Refusal, desk},
    member::may_keep,
};
use std::iter;
use store::{Error, Tx};

/// Most concerns that a page shows.
const MOST: usize = 100;
/// Seconds.
const DAY: i64 = 24 * 3600;

/// What a concern is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A post.
    Post(PostId),
    /// A message of a conversation.
    Message(MessageId),
}

/// Somebody's words that another can tell of.
#[derive(Debug, Clone)]
pub struct About {
    /// Whose.
    pub whom: Member,
    /// Who will look at it.
    pub desk: Desk,
    /// The words, and those before them as far as they are asked for, oldest first.
    pub words: Vec<Quoted>,
}

/// What somebody typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Why.
    pub reason: String,
    /// How many messages before it are shown.
    pub before: String,
    /// Whoever runs the server may read the words.
    pub show: bool,
}

/// Another's words that the seat can read. `None` where there are none.
pub async fn about(app: &App, seat: &Seat, subject: Subject) -> anyhow::Result<Option<About>> {
    let me = seat.member.clone();
    Ok(app.db.read(move |tx| Box::pin(async move { find(tx, &me, subject, 0).await })).await?)
}

async fn find(tx: &mut Tx, me: &Member, subject: Subject, before: usize) -> Result<Option<About>, Error> {
    let found = match subject {
        Subject::Post(id) => post(tx, me, id).await?,
        Subject::Message(id) => message(tx, me, id, before).await?,
    };
    Ok(found.map(|(whom, words)| About { desk: desk(&whom), whom, words }))
}

async fn post(tx: &mut Tx, me: &Member, id: PostId) -> Result<Option<(Member, Vec<Quoted>)>, Error> {
    let found = tx.post(id).await?.map(|(post, _)| post).filter(|post| post.group == me.group);
    let keeps = may_keep(me.role, me.standing).is_ok();
    let Some(post) = found.filter(|post| keeps || !post.is_hidden()) else { return Ok(None) };
    let Some((writer, said)) = post.member.filter(|writer| *writer != me.id).zip(post.said.clone()) else {
        return Ok(None);
    };
    let names = names(tx, iter::once(&post)).await?;
    Ok(tx.member(writer).await?.map(|whom| {
        let text = names.text(&said, "…").into();
        let quoted = Quoted { name: Some(whom.inner.pseudonym.clone()), at: post.at, text };
        (whom, vec![quoted])
    }))
}

async fn message(
    tx: &mut Tx,
    me: &Member,
    id: MessageId,
    before: usize,
) -> Result<Option<(Member, Vec<Quoted>)>, Error> {
    let found = tx.message(me.group, id).await?;
    let found = found.filter(|(of, message)| message.by != me.id && of.shows(message, me.id));
    let Some((conversation, message)) = found else { return Ok(None) };
    let Some(whom) = tx.member(message.by).await? else { return Ok(None) };
    let mut all = shown(tx, &conversation, me.id, Some((message.at, message.id)), before).await?;
    all.push(message);
    let name = |by| if by == me.id { &me.inner.pseudonym } else { &whom.inner.pseudonym };
    let quoted = |message: domain::Message| Quoted {
        name: Some(name(message.by).clone()),
        at: message.at,
        text: message.said.text,
    };
    let words = all.into_iter().map(quoted).collect();
    Ok(Some((whom, words)))
}

/// Tells of somebody's words; who will look at it. `None` where there are none.
pub async fn tell(
    app: &App,
    seat: &Seat,
    subject: Subject,
    typed: &Typed,
) -> anyhow::Result<Option<Result<Desk, Vec<Refusal>>>> {
    let (reason, before) = (concern::reason(&typed.reason), concern::before(&typed.before));
    let (me, now, show) = (seat.member.clone(), app.now(), typed.show);
    let id = ConcernId::new(now, chance());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(about) = find(tx, &me, subject, before.unwrap_or(0)).await? else { return Ok(None) };
            let reason = match (reason, before) {
                (Ok(reason), Ok(_)) => reason,
                (reason, before) => {
                    return Ok(Some(Err(reason.err().into_iter().chain(before.err()).collect())));
                }
            };
            if tx.count_concerns_by(me.id).await? >= MOST_OPEN {
                return Ok(Some(Err(vec![Refusal::TooMany])));
            }
            let desk = about.desk;
            tx.add_concern(concern_of(id, &me, about, subject, (reason, show), now)).await?;
            Ok(Some(Ok(desk)))
        })
    });
    Ok(done.await?)
}

fn concern_of(
    id: ConcernId,
    me: &Member,
    about: About,
    subject: Subject,
    (reason, show): (String, bool),
    at: Stamp,
) -> Concern {
    let post = match subject {
        Subject::Post(post) => Some(post),
        Subject::Message(_) => None,
    };
    let words = if about.desk == Desk::Keepers || show { about.words } else { vec![] };
    let (teller, whom) = (Some(Named::of(me)), Some(Named::of(&about.whom)));
    let inner = Inner { teller, whom, reason: reason.into(), post, words, closed: None };
    Concern { id, group: me.group, desk: about.desk, at, inner }
}

/// What waits for those who keep the seat's space; nothing about themselves.
pub async fn waiting(app: &App, seat: &Seat) -> anyhow::Result<Vec<Concern>> {
    if may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(vec![]);
    }
    let mut concerns = app.db.concerns_of_group(seat.group.id, MOST).await?;
    concerns.retain(|concern| is_for(concern, seat));
    Ok(concerns)
}

fn is_for(concern: &Concern, seat: &Seat) -> bool {
    may_keep(seat.member.role, seat.member.standing).is_ok()
        && concern.desk == Desk::Keepers
        && concern.group == seat.group.id
        && !concern.is_about(seat.member.id)
}

/// A concern that the seat may look at.
pub async fn concern(app: &App, seat: &Seat, id: ConcernId) -> anyhow::Result<Option<Concern>> {
    Ok(app.db.concern(id).await?.filter(|concern| is_for(concern, seat)))
}

/// Closes a concern of the seat's group with a note, and writes it into the chain of acts. `None` where there is none.
pub async fn close(
    app: &App,
    seat: &Seat,
    id: ConcernId,
    note: &str,
) -> anyhow::Result<Option<Result<(), Refusal>>> {
    let (seat, note, now) = (seat.clone(), concern::reason(note), app.now());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let held = tx.hold_concern(id).await?.filter(|concern| is_for(concern, &seat));
            let Some(concern) = held else { return Ok(None) };
            let note = match note {
                Ok(note) => note,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            if concern.inner.closed.is_some() {
                return Ok(Some(Ok(())));
            }
            let mut act = Act::new(ActKind::Settled, Some(seat.member.id), now);
            let whom = concern.inner.whom.as_ref().map(|whom| whom.member);
            (act.whom, act.reason) = (whom, Some(note.clone().into()));
            tx.close_concern(concern.closed(note), now).await?;
            tx.log_act(seat.group.id, act).await?;
            Ok(Some(Ok(())))
        })
    });
    Ok(done.await?)
}

/// What waits for whoever runs the server, with the public page of the group.
pub async fn of_operator(app: &App) -> anyhow::Result<Vec<(Concern, Option<Listing>)>> {
    let found = app.db.read(|tx| {
        Box::pin(async move {
            let mut found = vec![];
            for concern in tx.concerns_of_operator(MOST).await? {
                let listing = listing(tx, &concern).await?;
                found.push((concern, listing));
            }
            Ok(found)
        })
    });
    Ok(found.await?)
}

async fn listing(tx: &mut Tx, concern: &Concern) -> Result<Option<Listing>, Error> {
    match tx.group(concern.group).await? {
        Some(group) => tx.listing(group.listing).await,
        None => Ok(None),
    }
}

/// A concern for whoever runs the server.
pub async fn for_operator(app: &App, id: ConcernId) -> anyhow::Result<Option<(Concern, Option<Listing>)>> {
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let found = tx.concern(id).await?.filter(|concern| concern.desk == Desk::Operator);
            let Some(concern) = found else { return Ok(None) };
            let listing = listing(tx, &concern).await?;
            Ok(Some((concern, listing)))
        })
    });
    Ok(found.await?)
}

/// Closes a concern of the operator's with a note. `None` where there is none.
pub async fn close_for_operator(
    app: &App,
    id: ConcernId,
    note: &str,
) -> anyhow::Result<Option<Result<(), Refusal>>> {
    let (note, now) = (concern::reason(note), app.now());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let held = tx.hold_concern(id).await?.filter(|concern| concern.desk == Desk::Operator);
            let Some(concern) = held else { return Ok(None) };
            match note {
                Err(refusal) => return Ok(Some(Err(refusal))),
                Ok(note) if concern.inner.closed.is_none() => {
                    tx.close_concern(concern.closed(note), now).await?;
                }
                Ok(_) => {}
            }
            Ok(Some(Ok(())))
        })
    });
    Ok(done.await?)
}

/// Forgets concerns that were closed long enough ago, as reports are.
pub async fn forget_closed(app: &App) -> anyhow::Result<u64> {
    let before = app.now().plus_seconds(-app.config.keep.keep_reports_days.get().saturating_mul(DAY));
    Ok(app.db.forget_concerns(before).await?)
}
