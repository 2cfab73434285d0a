//! Appeals are heard by another human, who answers, and may undo what was done.

use super::cause;
use crate::{
    actions::{post::set_hidden, seat::Seat},
    app::App,
};
use domain::{
    AccountId, Act, ActKind, Appeal, AppealId, GroupId, Member, MemberId, Post,
    account::Account,
    appeal::{self, Answer, Outcome, Refusal},
    member::may_lead,
    thread::Seen,
};
use store::{Error, Tx};

/// Most appeals that are looked at for one page.
const MOST: usize = 200;

/// An appeal whose matter still stands.
#[derive(Debug)]
pub struct Heard {
    /// The appeal.
    pub appeal: Appeal,
    /// What was done.
    pub act: Act,
    /// Who did it, while they are here.
    pub by: Option<Member>,
    /// Who asks.
    pub who: Member,
    /// The hidden post that it is about.
    pub post: Option<Post>,
}

/// Who answers.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// A facilitator of the group.
    Seat(&'a Seat),
    /// Somebody who runs the server.
    Server(&'a Account),
}

/// An appeal with what it is about, while that stands and nobody has answered.
pub(super) async fn heard(tx: &mut Tx, appeal: Appeal) -> Result<Option<Heard>, Error> {
    let Some(who) = tx.member(appeal.member).await? else { return Ok(None) };
    let post = match appeal.asked.post {
        Some(id) => match tx.post(id).await? {
            Some((post, _)) => Some(post),
            None => return Ok(None),
        },
        None => None,
    };
    let stands = cause(tx, &who, post.as_ref()).await?.filter(|(number, _)| *number == appeal.act);
    let Some((_, act)) = stands.filter(|_| appeal.answer.is_none()) else { return Ok(None) };
    let by = match act.by {
        Some(by) => tx.member(by).await?,
        None => None,
    };
    Ok(Some(Heard { appeal, act, by, who, post }))
}

/// Whether somebody may hear an appeal. Those who run the server hear it where no facilitator of the group can, and never
/// one who is a part of it.
async fn may_hear(tx: &mut Tx, by: &Listener, heard: &Heard) -> Result<bool, Error> {
    let Heard { appeal, act, .. } = heard;
    match by {
        Listener::Member(member) => Ok(appeal::may_hear(member, appeal, act).is_ok()),
        Listener::Server(own) => {
            let part = |member: &MemberId| *member == appeal.member || Some(*member) == act.by;
            let others = tx.leaders(appeal.group).await?;
            Ok(others.iter().all(part) && !own(appeal.group).as_ref().is_some_and(part))
        }
    }
}

/// Who listens, as a transaction carries them along.
enum Listener {
    Member(Box<Member>),
    Server(Box<dyn Fn(GroupId) -> Option<MemberId> + Send + Sync>),
}

impl From<By<'_>> for Listener {
    fn from(by: By<'_>) -> Self {
        match by {
            By::Seat(seat) => Self::Member(Box::new(seat.member.clone())),
            By::Server(account) => {
                let account = account.clone();
                Self::Server(Box::new(move |group| account.member_in(group)))
            }
        }
    }
}

/// Appeals that wait for somebody, oldest first.
pub async fn waiting(app: &App, by: By<'_>) -> anyhow::Result<Vec<Heard>> {
    let group = match by {
        By::Seat(seat) if may_lead(seat.member.role, seat.member.standing).is_err() => return Ok(vec![]),
        By::Seat(seat) => Some(seat.group.id),
        By::Server(_) => None,
    };
    let by = Listener::from(by);
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let open = match group {
                Some(group) => tx.open_appeals_of(group, MOST).await?,
                None => tx.open_appeals(None, MOST).await?,
            };
            let mut waiting = vec![];
            for appeal in open {
                if let Some(heard) = heard(tx, appeal).await?
                    && may_hear(tx, &by, &heard).await?
                {
                    waiting.push(heard);
                }
            }
            Ok(waiting)
        })
    });
    Ok(found.await?)
}

/// An appeal that waits for somebody. `None` for everybody else.
pub async fn open(app: &App, by: By<'_>, id: AppealId) -> anyhow::Result<Option<Heard>> {
    let by = Listener::from(by);
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(appeal) = tx.appeal(id).await? else { return Ok(None) };
            let Some(heard) = heard(tx, appeal).await? else { return Ok(None) };
            Ok(if may_hear(tx, &by, &heard).await? { Some(heard) } else { None })
        })
    });
    Ok(found.await?)
}

/// Answers an appeal, in words that the person reads. `None` where it does not wait for whoever answers.
pub async fn answer(
    app: &App,
    by: By<'_>,
    id: AppealId,
    outcome: Option<Outcome>,
    typed: &str,
) -> anyhow::Result<Option<Result<Outcome, Refusal>>> {
    let (now, listener) = (app.now(), Listener::from(by));
    let member = match by {
        By::Seat(seat) => Some(seat.member.id),
        By::Server(_) => None,
    };
    let words = outcome.ok_or(Refusal::NoOutcome).and_then(|outcome| Ok((outcome, appeal::words(typed)?)));
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(appeal) = tx.appeal(id).await? else { return Ok(None) };
            tx.hold_member(appeal.member).await?; // whoever decides about somebody holds them first
            let Some(heard) = heard(tx, appeal).await? else { return Ok(None) };
            if !may_hear(tx, &listener, &heard).await? {
                return Ok(None);
            }
            let (outcome, words) = match words {
                Ok(words) => words,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            let answer = Answer { at: now, outcome, words: words.into(), by: member };
            settle(tx, heard, answer).await.map(Some)
        })
    });
    Ok(done.await?)
}

/// Writes down what came of an appeal, and does it.
async fn settle(tx: &mut Tx, heard: Heard, answer: Answer) -> Result<Result<Outcome, Refusal>, Error> {
    let Heard { appeal, act, who, post, .. } = heard;
    let (outcome, group) = (answer.outcome, appeal.group);
    if !tx.answer_appeal(appeal.id, appeal.member, answer.clone()).await? {
        return Ok(Err(Refusal::Over));
    }
    let kind = match outcome {
        Outcome::Upheld => ActKind::Upheld,
        Outcome::Undone => ActKind::Undone,
    };
    let (whom, thread) = (Some(who.id), act.thread);
    let log = Act { whom, thread, post: appeal.asked.post, ..Act::new(kind, answer.by, answer.at) };
    tx.log_act(group, Act { reason: Some(answer.words.clone()), ..log }).await?;
    match (outcome, post) {
        (Outcome::Upheld, _) => {}
        (Outcome::Undone, Some(post)) => drop(set_hidden(tx, post, None).await?),
        (Outcome::Undone, None) => restore(tx, act.kind, who, &answer).await?,
    }
    Ok(Ok(outcome))
}

async fn restore(tx: &mut Tx, kind: ActKind, who: Member, answer: &Answer) -> Result<(), Error> {
    let (id, group, account): (MemberId, GroupId, AccountId) = (who.id, who.group, who.inner.account);
    tx.save_member(who.restored(answer.words.show(), answer.at.date())).await?;
    if kind == ActKind::Declined {
        tx.lift_bar(group, account).await?;
        tx.save_seen(id, Seen { before: answer.at, ..Seen::default() }).await?;
    }
    Ok(())
}
