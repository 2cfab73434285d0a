//! Threads: the list, a page of one, and what facilitators do with them.

mod search;

use super::{
    block,
    mention::{self, Names},
    seat::Seat,
};
use crate::app::App;
use domain::{
    Act, ActKind, GroupId, PostId, Stamp, Thread, ThreadId,
    block::Hidden,
    member::{Refusal, Signed, may_keep},
    post::Post,
    thread::{Seen, ThreadState},
};
pub use search::{Found, search};
use std::collections::HashMap;
use store::{Draft, Hearts, Mark, Tx};

/// Threads on a page of the list.
pub const THREADS: usize = 20;
/// Posts on a page of a thread.
pub const POSTS: usize = 20;

/// A place in an order by time.
pub type Place<T> = (Stamp, T);

/// A page of the list of threads.
#[derive(Debug)]
pub struct List {
    /// Those that stand first; on the first page only.
    pub pinned: Vec<Signed<Thread>>,
    /// The others, last written in first.
    pub threads: Vec<Signed<Thread>>,
    /// Where the next page begins.
    pub next: Option<Place<ThreadId>>,
    /// What the reader has read.
    pub seen: Seen,
    /// What the reader has written and not sent.
    pub drafts: Vec<(Option<ThreadId>, Draft)>,
    /// Where it stands in the news.
    pub mark: Mark,
    /// Whose words the reader folds.
    pub hidden: Hidden,
}

/// A page of the list.
pub async fn list(app: &App, seat: &Seat, before: Option<Place<ThreadId>>) -> anyhow::Result<List> {
    let (group, member) = (seat.group.id, seat.member.clone());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let first = before.is_none();
            if first {
                tx.ahead_of_threads(group, member.id, member.inner.account, [THREADS, THREADS + 1]).await?;
            }
            let mark = tx.newest_mark().await?;
            let hidden = block::hidden_in(tx, &member).await?;
            let member = member.id;
            let pinned = if first { tx.threads(group, true, None, THREADS).await? } else { vec![] };
            let mut threads = tx.threads(group, false, before, THREADS + 1).await?;
            let more = threads.len() > THREADS;
            threads.truncate(THREADS);
            let next = threads.last().filter(|_| more).map(|(thread, _)| (thread.last_at, thread.id));
            let drafts = if first { tx.drafts(member).await? } else { vec![] };
            Ok(List { pinned, threads, next, seen: tx.seen(member).await?, drafts, mark, hidden })
        })
    });
    Ok(found.await?)
}

/// A thread of the seat's group. `None` where there is none.
pub async fn thread(app: &App, seat: &Seat, id: ThreadId) -> anyhow::Result<Option<Thread>> {
    let thread = app.db.thread(id).await?.map(|(thread, _)| thread);
    Ok(thread.filter(|thread| thread.group == seat.group.id))
}

/// The thread that somebody has begun to write and not sent.
pub async fn draft(app: &App, seat: &Seat) -> anyhow::Result<Option<Draft>> {
    Ok(app.db.draft(seat.member.id, None).await?)
}

/// Keeps what somebody has not sent: a reply in a thread, else a thread of their own. `None` where the group has no such
/// thread.
pub async fn save_draft(
    app: &App,
    seat: &Seat,
    id: Option<ThreadId>,
    draft: Draft,
) -> anyhow::Result<Option<()>> {
    if let Some(id) = id
        && thread(app, seat, id).await?.is_none()
    {
        return Ok(None);
    }
    app.db.save_draft(seat.member.id, id, draft).await?;
    Ok(Some(()))
}

/// Where in a thread a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// At the beginning.
    Start,
    /// Behind this post.
    After(PostId),
    /// Before this post.
    Before(PostId),
    /// With this post.
    At(PostId),
    /// At what the reader has not read.
    New,
    /// At the end.
    End,
}

/// A page of a thread.
#[derive(Debug)]
pub struct Page {
    /// The thread.
    pub thread: Signed<Thread>,
    /// Its posts.
    pub posts: Vec<Signed<Post>>,
    /// The number of the first of them, from 1.
    pub number: u64,
    /// There are posts before them.
    pub earlier: bool,
    /// There are posts behind them.
    pub later: bool,
    /// Up to where the reader had read it before.
    pub seen: Stamp,
    /// Its hearts, as the reader sees them.
    pub hearts: Hearts,
    /// What the reader has written and not sent.
    pub draft: Option<Draft>,
    /// What of others they bring.
    pub brought: Brought,
    /// Where it stands in the news.
    pub mark: Mark,
    /// Whose words the reader folds.
    pub hidden: Hidden,
}

/// A page of a thread; what is on it counts as read. `None` where the group has no such thread.
pub async fn read(app: &App, seat: &Seat, id: ThreadId, from: From) -> anyhow::Result<Option<Page>> {
    let (group, reader, member) = (seat.group.id, seat.member.clone(), seat.member.id);
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let first = (from == From::Start).then_some(POSTS);
            tx.ahead_of_thread(id, member, reader.inner.account, first).await?;
            let Some(thread) = tx.thread(id).await?.filter(|(thread, _)| thread.group == group) else {
                return Ok(None);
            };
            let mark = tx.newest_mark().await?; // before the posts, so that none falls in between
            let hidden = block::hidden_in(tx, &reader).await?;
            let mut seen = tx.seen(member).await?;
            let upto = seen.upto(id);
            let Stretch { posts, number, later } = stretch(tx, &thread.0, from, upto).await?;
            let read = posts.last().is_some_and(|(last, _)| seen.read(id, last.at));
            let hearts = tx.hearts(id, member).await?;
            let draft = tx.draft(member, Some(id)).await?;
            let brought = brought(tx, group, &posts).await?;
            let earlier = number > 1;
            let page = Page {
                thread,
                posts,
                earlier,
                number,
                later,
                seen: upto,
                hearts,
                draft,
                brought,
                mark,
                hidden,
            };
            Ok(Some((page, read.then_some(seen))))
        })
    });
    let Some((page, seen)) = found.await? else { return Ok(None) };
    if let Some(seen) = seen {
        app.db.save_seen(member, seen).await?;
    }
    Ok(Some(page))
}

/// What posts bring of others.
#[derive(Debug, Default)]
pub struct Brought {
    /// Posts that they quote, for as long as everybody may read them.
    pub quoted: HashMap<PostId, Signed<Post>>,
    /// What those who are meant are called.
    pub names: Names,
}

/// What some posts of a group bring of others; where nothing is quoted and nobody is meant, nothing is asked.
pub(super) async fn brought(
    tx: &mut Tx,
    group: GroupId,
    posts: &[Signed<Post>],
) -> Result<Brought, store::Error> {
    let mut ids: Vec<PostId> = posts.iter().filter_map(|(post, _)| post.shown()?.quote).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = if ids.is_empty() { vec![] } else { tx.posts(ids).await? };
    let open = |(post, _): &Signed<Post>| post.group == group && post.shown().is_some();
    let quoted: HashMap<_, _> = found.into_iter().filter(open).map(|signed| (signed.0.id, signed)).collect();
    let all = posts.iter().chain(quoted.values()).map(|(post, _)| post);
    let names = mention::names(tx, all).await?;
    Ok(Brought { quoted, names })
}

/// Some posts of a thread that stand together.
#[derive(Debug)]
pub struct Stretch {
    /// They.
    pub posts: Vec<Signed<Post>>,
    /// The number of the first of them, from 1.
    pub number: u64,
    /// There are posts behind them.
    pub later: bool,
}

/// A page of posts, for whoever may see the thread.
pub(super) async fn stretch(
    tx: &mut Tx,
    thread: &Thread,
    from: From,
    seen: Stamp,
) -> Result<Stretch, store::Error> {
    let posts = posts(tx, thread.id, from, seen).await?;
    let (mut number, mut later) = (1, false);
    if let (Some((first, _)), Some((last, _))) = (posts.first(), posts.last()) {
        if from != From::Start {
            number += tx.count_posts_before(thread.id, first.at, first.id).await?;
        }
        later = last.at < thread.last_at;
    }
    Ok(Stretch { posts, number, later })
}

async fn posts(
    tx: &mut Tx,
    id: ThreadId,
    from: From,
    seen: Stamp,
) -> Result<Vec<Signed<Post>>, store::Error> {
    let place = match from {
        From::After(post) | From::Before(post) | From::At(post) => {
            let found = tx.post(post).await?.filter(|(post, _)| post.thread == id);
            found.map(|(post, _)| (post.at, post.id))
        }
        From::New if seen > Stamp(0) => Some((seen, PostId::from_bytes([0xff; 16]))),
        From::Start | From::New | From::End => None,
    };
    match (from, place) {
        (From::Before(_), Some(place)) => tx.posts_before(id, Some(place), POSTS).await,
        (From::End, _) => tx.posts_before(id, None, POSTS).await,
        (From::At(post), Some((at, _))) => {
            // a page that begins with the post itself
            let before = just_before(post);
            tx.posts_after(id, Some((at, before)), POSTS).await
        }
        (From::New, Some(place)) => {
            let new = tx.posts_after(id, Some(place), POSTS).await?;
            if new.is_empty() { tx.posts_before(id, None, POSTS).await } else { Ok(new) }
        }
        (_, place) => tx.posts_after(id, place, POSTS).await,
    }
}

/// The id before an id.
fn just_before(id: PostId) -> PostId {
    PostId::from_bytes(u128::from_be_bytes(id.bytes()).saturating_sub(1).to_be_bytes())
}

/// Closes or opens a thread, puts it first or not. `None` where the group has no such thread.
pub async fn keep(
    app: &App,
    seat: &Seat,
    id: ThreadId,
    kind: ActKind,
) -> anyhow::Result<Option<Result<(), Refusal>>> {
    if let Err(refusal) = may_keep(seat.member.role, seat.member.standing) {
        return Ok(Some(Err(refusal)));
    }
    let group = seat.group.id;
    let act = Act { thread: Some(id), ..Act::new(kind, Some(seat.member.id), app.now()) };
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some((thread, _)) = tx.thread(id).await?.filter(|(thread, _)| thread.group == group) else {
                return Ok(None);
            };
            let (state, pinned) = match kind {
                ActKind::Closed => (ThreadState::Closed, thread.pinned),
                ActKind::Reopened => (ThreadState::Open, thread.pinned),
                ActKind::Pinned => (thread.state, true),
                ActKind::Unpinned => (thread.state, false),
                _ => return Ok(None),
            };
            if (state, pinned) != (thread.state, thread.pinned) {
                tx.set_thread(id, state, pinned).await?;
                tx.log_act(group, act).await?;
            }
            Ok(Some(Ok(())))
        })
    });
    Ok(done.await?)
}
