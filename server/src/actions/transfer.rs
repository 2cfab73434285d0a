//! Transfers: those who keep a space put posts into another thread, or a thread into another.

use super::seat::Seat;
use crate::{app::App, chance::chance};
use domain::{
    Act, ActKind, GroupId, Post, PostId, Thread, ThreadId,
    member::{MOST_REASON, may_keep},
    thread::{self, ThreadState},
    transfer::{Extent, Place, Refusal, chosen},
};
use store::{Error, Transfer, Tx};

/// Most threads of each kind that a page offers to go to.
const MOST: usize = 100;

/// Where posts go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// Into this thread.
    Thread(ThreadId),
    /// Into a new one with this title.
    New(String),
}

/// Why they stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The rule says so.
    Refused(Refusal),
    /// The new thread's title cannot be used.
    Title(thread::Refusal),
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// From this post on.
    pub post: PostId,
    /// How much.
    pub extent: Extent,
    /// To where.
    pub goal: Goal,
    /// Why; may be empty.
    pub reason: String,
}

/// Threads that posts of a thread can go to: those that stand first, then those last written in.
pub async fn goals(app: &App, seat: &Seat, from: ThreadId) -> anyhow::Result<Vec<Thread>> {
    let group = seat.group.id;
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let mut all = tx.threads(group, true, None, MOST).await?;
            all.extend(tx.threads(group, false, None, MOST).await?);
            Ok(all)
        })
    });
    Ok(found.await?.into_iter().map(|(thread, _)| thread).filter(|thread| thread.id != from).collect())
}

/// A thread of the seat's group, and where each of its posts stands.
pub async fn thread(app: &App, seat: &Seat, id: ThreadId) -> anyhow::Result<Option<(Thread, Vec<Place>)>> {
    let group = seat.group.id;
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some((thread, _)) = tx.thread(id).await?.filter(|(thread, _)| thread.group == group) else {
                return Ok(None);
            };
            Ok(Some((thread, tx.places(id).await?)))
        })
    });
    Ok(found.await?)
}

/// The thread into which a thread of the seat's group was put.
pub async fn went(app: &App, seat: &Seat, id: ThreadId) -> anyhow::Result<Option<ThreadId>> {
    let Some(target) = app.db.went(id).await? else { return Ok(None) };
    let thread = app.db.thread(target).await?.filter(|(thread, _)| thread.group == seat.group.id);
    Ok(thread.map(|(thread, _)| thread.id))
}

/// A post that somebody looks for in a thread of the seat's group, where it is in another now.
pub async fn elsewhere(
    app: &App,
    seat: &Seat,
    thread: ThreadId,
    post: Option<PostId>,
) -> anyhow::Result<Option<PostId>> {
    let Some(post) = post else { return Ok(None) };
    let found = app.db.post(post).await?.map(|(post, _)| post);
    Ok(found.filter(|post| post.group == seat.group.id && post.thread != thread).map(|post| post.id))
}

/// Puts posts elsewhere, and writes it into the chain of acts. `None` where there are none.
pub async fn transfer(app: &App, seat: &Seat, wish: Wish) -> anyhow::Result<Option<Result<Post, Wrong>>> {
    if may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(None);
    }
    let (group, now) = (seat.group.id, app.now());
    let (by, new) = (Some(seat.member.id), ThreadId::new(now, chance()));
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(post) = own(tx, group, wish.post).await? else { return Ok(None) };
            let to = if let Goal::Thread(to) = wish.goal { to } else { new };
            for thread in [post.thread.min(to), post.thread.max(to)] {
                tx.hold_thread(thread).await?; // in one order, so that two who do this wait for each other
            }
            let Some(post) = own(tx, group, wish.post).await? else { return Ok(None) };
            let plan = match plan(tx, &post, &wish, to).await? {
                Ok(plan) => plan,
                Err(wrong) => return Ok(Some(Err(wrong))),
            };
            let act = act(&plan, &post, &wish, Act::new(ActKind::Moved, by, now));
            tx.transfer(plan).await?;
            tx.log_act(group, act).await?;
            Ok(Some(Ok(post)))
        })
    });
    Ok(done.await?)
}

async fn own(tx: &mut Tx, group: GroupId, id: PostId) -> Result<Option<Post>, Error> {
    Ok(tx.post(id).await?.map(|(post, _)| post).filter(|post| post.group == group))
}

/// What is to be done, or why not.
async fn plan(tx: &mut Tx, post: &Post, wish: &Wish, to: ThreadId) -> Result<Result<Transfer, Wrong>, Error> {
    let refused = |refusal| Ok(Err(Wrong::Refused(refusal)));
    let Some((source, _)) = tx.thread(post.thread).await? else { return refused(Refusal::Nowhere) };
    if to == source.id {
        return refused(Refusal::Here);
    }
    let places = tx.places(source.id).await?;
    let titled = source.title.is_some() && source.member.is_some();
    let begins = places.iter().find(|(_, at)| titled && *at == source.at).map(|(id, _)| *id);
    let (posts, whole) = match chosen(&places, post.id, wish.extent, begins) {
        Ok(chosen) => chosen,
        Err(refusal) => return refused(refusal),
    };
    let begins = match &wish.goal {
        Goal::Thread(_) => {
            let there = tx.thread(to).await?.filter(|(thread, _)| thread.group == post.group);
            if there.is_none() {
                return refused(Refusal::Nowhere);
            }
            None
        }
        Goal::New(_) if whole => return refused(Refusal::Whole),
        Goal::New(title) => match begun(&source, post, to, title) {
            Ok(thread) => Some(thread),
            Err(wrong) => return Ok(Err(wrong)),
        },
    };
    Ok(Ok(Transfer { group: post.group, from: source.id, to, begins, posts, whole }))
}

/// A thread that begins with a post: its writer's, under a title that those who keep the space gave it.
fn begun(source: &Thread, post: &Post, id: ThreadId, title: &str) -> Result<Thread, Wrong> {
    let title = thread::title(title).map_err(Wrong::Title)?;
    if post.said.is_none() || post.member.is_none() {
        return Err(Wrong::Refused(Refusal::Gone));
    }
    Ok(Thread {
        id,
        group: post.group,
        member: post.member,
        kind: source.kind,
        need: source.need,
        state: ThreadState::Open,
        pinned: false,
        at: post.at,
        last_at: post.at,
        replies: 0,
        hidden: post.is_hidden(),
        title: Some(title.into()),
    })
}

fn act(plan: &Transfer, post: &Post, wish: &Wish, act: Act) -> Act {
    let kind = match (&plan.begins, plan.whole) {
        (Some(_), _) => ActKind::Split,
        (None, true) => ActKind::Merged,
        (None, false) => ActKind::Moved,
    };
    let reason: String = wish.reason.trim().chars().take(MOST_REASON).collect();
    let reason = (!reason.is_empty()).then(|| reason.into());
    let whom = post.member.filter(|_| wish.extent == Extent::One);
    Act { kind, whom, thread: Some(plan.to), post: Some(post.id), reason, ..act }
}
