//! Posts: written, changed, taken back, hidden, and quietly answered with a heart.

mod edit;
mod hide;
mod words;

use super::{
    image::{self, Prepared},
    notice::Wake,
    seat::Seat,
};
use crate::{app::App, chance::chance};
use domain::{
    Post, PostId, Promise, Stamp, Thread, ThreadId,
    member::{Member, Signed, Standing, may_read, may_write},
    post::{self, Refusal, Said},
    thread::{self, Need, ThreadKind, ThreadState},
};
pub use edit::{Edited, edit};
pub(super) use hide::set_hidden;
pub use hide::{hide, show_again};
use store::{Draft, Error, Tx};
pub use words::{quotable, rendered};

/// What somebody typed into the form of a thread or a reply.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The words.
    pub draft: Draft,
    /// They confirm the ground rules and the pledge.
    pub confirms: bool,
    /// Pictures that they send along.
    pub files: Vec<image::File>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The title cannot be used.
    Title(thread::Refusal),
    /// No kind was chosen.
    Kind,
    /// No need was chosen.
    Need,
    /// The post cannot be taken.
    Post(Refusal),
}

/// Words and pictures that were read and are in order.
struct Ready {
    said: Said,
    pictures: Vec<Prepared>,
    confirms: bool,
}

/// Title, kind and need of a thread; what is wrong with them is added to what was wrong before.
fn head(draft: &Draft, wrong: &mut Vec<Wrong>) -> Option<(String, ThreadKind, Need)> {
    let title = thread::title(draft.title.show());
    let (kind, need) = (ThreadKind::from_code(&draft.kind), Need::from_code(&draft.need));
    wrong.extend(title.as_ref().err().copied().map(Wrong::Title));
    wrong.extend(kind.is_none().then_some(Wrong::Kind));
    wrong.extend(need.is_none().then_some(Wrong::Need));
    Some((title.ok()?, kind?, need?))
}

/// Begins a thread.
pub async fn begin(app: &App, seat: &Seat, typed: &Typed) -> anyhow::Result<Result<Post, Vec<Wrong>>> {
    let mut wrong = vec![];
    let head = head(&typed.draft, &mut wrong);
    let ready = ready(app, seat, typed, &mut wrong).await?;
    let Some((ready, (title, kind, need))) = ready.zip(head) else { return Ok(Err(wrong)) };
    let now = app.now();
    let thread = Thread {
        id: ThreadId::new(now, chance()),
        group: seat.group.id,
        member: Some(seat.member.id),
        kind,
        need,
        state: ThreadState::Open,
        pinned: false,
        at: now,
        last_at: now,
        replies: 0,
        hidden: false,
        title: Some(title.into()),
    };
    write(app, seat, thread.id, Some(thread), ready).await
}

/// Replies in a thread. `None` where the group has no such thread.
pub async fn reply(
    app: &App,
    seat: &Seat,
    thread: ThreadId,
    typed: &Typed,
) -> anyhow::Result<Option<Result<Post, Vec<Wrong>>>> {
    let known = app.db.thread(thread).await?.filter(|(thread, _)| thread.group == seat.group.id);
    let Some((known, _)) = known else { return Ok(None) };
    let mut wrong = vec![];
    if known.state == ThreadState::Closed {
        wrong.push(Wrong::Post(Refusal::Closed));
    }
    match ready(app, seat, typed, &mut wrong).await? {
        Some(ready) => Ok(Some(write(app, seat, thread, None, ready).await?)),
        None => Ok(Some(Err(wrong))),
    }
}

/// Reads the words and opens the pictures; what is wrong with them is added to what was wrong before.
async fn ready(
    app: &App,
    seat: &Seat,
    typed: &Typed,
    wrong: &mut Vec<Wrong>,
) -> anyhow::Result<Option<Ready>> {
    let said = words::read(app, seat.group.id, &typed.draft).await?;
    if let Err(refusals) = &said {
        wrong.extend(refusals.iter().copied().map(Wrong::Post));
    }
    if seat.member.must_confirm(seat.group.inner.version) && !typed.confirms {
        wrong.push(Wrong::Post(Refusal::Rules));
    }
    let Some(mut said) = said.ok().filter(|_| wrong.is_empty()) else { return Ok(None) };
    match image::prepare(app, &seat.group, &typed.files, 0).await? {
        Ok(pictures) => {
            said.images = pictures.iter().map(|picture| picture.image.clone()).collect();
            Ok(Some(Ready { said, pictures, confirms: typed.confirms }))
        }
        Err(refusal) => {
            wrong.push(Wrong::Post(Refusal::Image(refusal)));
            Ok(None)
        }
    }
}

async fn write(
    app: &App,
    seat: &Seat,
    thread: ThreadId,
    begins: Option<Thread>,
    ready: Ready,
) -> anyhow::Result<Result<Post, Vec<Wrong>>> {
    let (now, group, member) = (app.now(), seat.group.clone(), seat.member.id);
    let post = Post {
        id: PostId::new(now, chance()),
        group: group.id,
        thread,
        member: Some(member),
        at: now,
        said: Some(ready.said),
    };
    let (mut post, confirms) = (post, ready.confirms);
    let wake = Wake::of(app, post.id)?;
    let pictures = ready.pictures;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            // read again: they may have been paused, or the thread closed, since the page was sent
            let Some(known) = tx.hold_member(member).await? else { return Ok(Err(Refusal::Gone)) };
            if may_write(known.role, known.standing).is_err() {
                return Ok(Err(Refusal::Gone));
            }
            if begins.is_none() {
                tx.hold_thread(thread).await?; // it may be put into another one at this moment
                let Some(last) = last_words(tx, thread).await? else { return Ok(Err(Refusal::Closed)) };
                post.at = post.at.max(Stamp(last.0 + 1)); // an answer stands behind what it answers, whatever the clock says
            }
            let promise = (known.standing == Standing::Listening)
                .then(|| Promise::of(&post, member, group.inner.hours));
            spoke(tx, known, confirms, group.inner.version, now).await?;
            tx.add_post(post.clone(), begins, promise).await?;
            wake.leave(tx, promise).await?;
            image::add(tx, &post, pictures).await?;
            Ok(Ok(post))
        })
    });
    Ok(done.await?.map_err(|refusal| vec![Wrong::Post(refusal)]))
}

/// When somebody last wrote in a thread that is open.
async fn last_words(tx: &mut Tx, thread: ThreadId) -> Result<Option<Stamp>, Error> {
    let thread = tx.thread(thread).await?.map(|(thread, _)| thread);
    Ok(thread.filter(|thread| thread.state == ThreadState::Open).map(|thread| thread.last_at))
}

/// Notes what somebody's writing changes about them: rules confirmed, listening become trying.
pub(super) async fn spoke(
    tx: &mut Tx,
    known: Member,
    confirms: bool,
    version: u32,
    now: Stamp,
) -> Result<(), Error> {
    let mut member = known.clone().spoke(now.date());
    if confirms {
        member.inner.rules = version;
    }
    if member == known { Ok(()) } else { tx.save_member(member).await }
}

/// A post of the seat's group. `None` where there is none.
pub async fn post(app: &App, seat: &Seat, id: PostId) -> anyhow::Result<Option<Post>> {
    Ok(signed(app, seat, id).await?.map(|(post, _)| post))
}

/// The same, and who wrote it.
pub async fn signed(app: &App, seat: &Seat, id: PostId) -> anyhow::Result<Option<Signed<Post>>> {
    Ok(app.db.post(id).await?.filter(|(post, _)| post.group == seat.group.id))
}

/// The thread that a post began, while its title is there.
pub async fn begun(app: &App, post: &Post) -> anyhow::Result<Option<Thread>> {
    let thread = app.db.thread(post.thread).await?.map(|(thread, _)| thread);
    Ok(thread.filter(|thread| thread.is_begun_by(post) && thread.title.is_some()))
}

/// A post, to change it in this transaction: whoever changes words holds their writer first, so that nothing that was
/// taken back or hidden comes back by a change made at the same time.
pub(super) async fn held(tx: &mut Tx, id: PostId) -> Result<Option<Post>, Error> {
    let Some((post, _)) = tx.post(id).await? else { return Ok(None) };
    if let Some(writer) = post.member {
        tx.hold_member(writer).await?;
    }
    Ok(tx.post(id).await?.map(|(post, _)| post))
}

/// Takes one's own post back.
pub async fn take_back(app: &App, seat: &Seat, id: PostId) -> anyhow::Result<Option<Result<Post, Refusal>>> {
    let Some(post) = self::post(app, seat, id).await? else { return Ok(None) };
    if let Err(refusal) = post.may_take_back(seat.member.id) {
        return Ok(Some(Err(refusal)));
    }
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            held(tx, id).await?;
            tx.take_back(id).await
        })
    });
    done.await?;
    Ok(Some(Ok(post)))
}

/// Sends a heart, or takes it back. Nobody sends one to themselves. `None` where there is no such post.
pub async fn heart(app: &App, seat: &Seat, id: PostId, send: bool) -> anyhow::Result<Option<Post>> {
    let Some(post) = self::post(app, seat, id).await? else { return Ok(None) };
    let member = seat.member.id;
    let may =
        may_read(seat.member.role, seat.member.standing).is_ok() && post.said.is_some() && !post.is_hidden();
    match (send && may && post.member != Some(member), send) {
        (true, _) => app.db.send_heart(post.clone(), member).await?,
        (false, true) => {}
        (false, false) => drop(app.db.take_heart(id, member).await?),
    }
    Ok(Some(post))
}
