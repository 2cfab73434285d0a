//! Notices: what happened is put in for those whom it concerns. A change leaves a job behind; the job finds out whom.

pub mod list;

use super::{event::Event, work::Work};
use crate::app::App;
use domain::{Arrival, ArrivalId, MemberId, Notice, NoticeKind, Post, PostId, Promise, Promised, Stamp};
use store::{Error, Job, Tx};

/// Most writers of a thread who are told of one reply.
const MOST_WRITERS: usize = 500;

/// What a post or an arrival leaves behind: that it is told, and that whoever was promised an answer is not forgotten.
pub(super) struct Wake {
    written: Job,
    late: Job,
    ran_out: Job,
}

impl Wake {
    pub(super) fn of(app: &App, post: PostId) -> anyhow::Result<Self> {
        let waited = |kind| Event::Waited { post, kind }.job(app);
        let written = Event::Written { post }.job(app)?;
        Ok(Self { written, late: waited(NoticeKind::Late)?, ran_out: waited(NoticeKind::RanOut)? })
    }

    pub(super) fn of_arrival(app: &App, arrival: ArrivalId) -> anyhow::Result<Self> {
        let coming = |kind| Event::Coming { arrival, kind }.job(app);
        let (late, ran_out) = (coming(NoticeKind::Late)?, coming(NoticeKind::RanOut)?);
        Ok(Self { written: coming(NoticeKind::First)?, late, ran_out })
    }

    pub(super) async fn leave(self, tx: &mut Tx, promise: Option<Promise>) -> Result<(), Error> {
        tx.enqueue(self.written).await?;
        if let Some(promise) = promise {
            tx.enqueue(Job { run_at: promise.late(), ..self.late }).await?;
            tx.enqueue(Job { run_at: promise.due, ..self.ran_out }).await?;
        }
        Ok(())
    }
}

/// Puts the notices of something in.
pub(super) async fn fan(app: &App, event: Event) -> anyhow::Result<()> {
    let concerned = app.db.read(move |tx| {
        Box::pin(async move {
            match event {
                Event::Written { post } => written(tx, post).await,
                Event::Waited { post, kind } => waited(tx, post, kind).await,
                Event::Coming { arrival, kind } => coming(tx, arrival, kind).await,
                Event::Joined { member, at } => joined(tx, member, at).await,
                Event::Named { post, member, at } => {
                    let post = tx.post(post).await?.map(|(post, _)| post);
                    let post = post.filter(|post| post.mentions().contains(&member));
                    Ok(post.map(|post| (member, named(&post, at))).into_iter().collect())
                }
                Event::Decided { member, kind, at } => Ok(vec![(member, Notice::new(kind, at))]),
                Event::Hid { post, at } => {
                    let post = tx.post(post).await?.map(|(post, _)| post);
                    let hid = |post: Post| {
                        let notice = Notice::new(NoticeKind::Hidden, at).about(post.thread, post.id);
                        post.member.map(|writer| (writer, notice))
                    };
                    Ok(post.and_then(hid).into_iter().collect())
                }
            }
        })
    });
    let mut failed = Ok(());
    for (member, notice) in concerned.await? {
        // one whose row cannot be read keeps nobody else from hearing of it
        if let Err(error) = put(app, member, notice).await {
            failed = Err(error);
        }
    }
    failed
}

fn named(post: &Post, at: Stamp) -> Notice {
    Notice::new(NoticeKind::Named, at).about(post.thread, post.id)
}

/// Whom a post concerns: those whom it names, those who wrote before it in its thread, and those who keep the space when it
/// is somebody's first. Of one post one thing is said: that it answers somebody's first words, or names them, or is a reply.
async fn written(tx: &mut Tx, id: PostId) -> Result<Vec<(MemberId, Notice)>, Error> {
    let Some((post, _)) = tx.post(id).await? else { return Ok(vec![]) };
    let answered = tx.answered_at(post.thread, post.at).await?;
    let reply = |writer: MemberId| {
        let kind = if answered.contains(&writer) { NoticeKind::Answered } else { NoticeKind::Reply };
        (writer, Notice::new(kind, post.at).about(post.thread, id))
    };
    let meant = |member: &MemberId| post.mentions().contains(member) && !answered.contains(member);
    let writers = tx.writers_before(post.clone(), MOST_WRITERS).await?.into_iter();
    let mut all: Vec<_> = writers.filter(|writer| !meant(writer)).map(reply).collect();
    let meant = post.mentions().iter().copied().filter(meant);
    all.extend(meant.map(|member| (member, named(&post, post.at))));
    if tx.promise(id).await?.is_some() {
        all.extend(waited(tx, id, NoticeKind::First).await?);
    }
    all.retain(|(member, _)| Some(*member) != post.member);
    Ok(all)
}

/// Whom first words concern that nobody has answered: those who keep the space.
async fn waited(tx: &mut Tx, id: PostId, kind: NoticeKind) -> Result<Vec<(MemberId, Notice)>, Error> {
    let Some(promise) = tx.promise(id).await? else { return Ok(vec![]) };
    let Promised::Post(_, thread, _) = promise.to else { return Ok(vec![]) };
    keepers(tx, promise, |at| Notice::new(kind, at).about(thread, id), kind).await
}

/// Whom somebody's first meeting concerns: those who keep the space, and, once it was answered, whoever comes.
async fn coming(tx: &mut Tx, id: ArrivalId, kind: NoticeKind) -> Result<Vec<(MemberId, Notice)>, Error> {
    let notice = |at| Notice::new(kind, at).coming(id);
    if kind == NoticeKind::Answered {
        let arrival = tx.arrival(id).await?;
        let told = |arrival: Arrival| Some((arrival.member, notice(arrival.answer?.at)));
        return Ok(arrival.and_then(told).into_iter().collect());
    }
    match tx.promise_of_arrival(id).await? {
        Some(promise) => keepers(tx, promise, notice, kind).await,
        None => Ok(vec![]),
    }
}

/// Those who keep the space, with a notice of a promise that nobody has kept.
async fn keepers(
    tx: &mut Tx,
    promise: Promise,
    notice: impl Fn(Stamp) -> Notice,
    kind: NoticeKind,
) -> Result<Vec<(MemberId, Notice)>, Error> {
    if promise.answered.is_some() {
        return Ok(vec![]);
    }
    let notice = notice(match kind {
        NoticeKind::Late => promise.late(),
        NoticeKind::RanOut => promise.due,
        _ => promise.at,
    });
    Ok(tx.keepers(promise.group).await?.into_iter().map(|keeper| (keeper, notice)).collect())
}

async fn joined(tx: &mut Tx, id: MemberId, at: Stamp) -> Result<Vec<(MemberId, Notice)>, Error> {
    let Some(member) = tx.member(id).await? else { return Ok(vec![]) };
    let notice = Notice::new(NoticeKind::Joiner, at).of(id);
    Ok(tx.keepers(member.group).await?.into_iter().map(|keeper| (keeper, notice)).collect())
}

/// Puts a notice in, where it is for them now; whoever wants to be told at once is.
async fn put(app: &App, member: MemberId, notice: Notice) -> anyhow::Result<()> {
    let (now, tell) = (app.now(), Work::Tell { member }.job(app, None)?);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let known = tx.hold_member(member).await?;
            let Some(known) = known.filter(|known| notice.kind.is_for(known.role, known.standing)) else {
                return Ok(());
            };
            let mut notices = tx.notices(member).await?;
            if !notices.add(notice, now) {
                return Ok(());
            }
            tx.save_notices(member, notices).await?;
            let Some(account) = tx.account(known.inner.account).await? else { return Ok(()) };
            let bell = account.inner.bell;
            if bell.rings() && bell.is_due(bell.pace(known.group, notice.kind), notice.at, now) {
                tx.enqueue(tell).await?;
            }
            Ok(())
        })
    });
    Ok(done.await?)
}
