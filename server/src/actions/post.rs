//! Posts: written, changed, taken back, hidden, and quietly answered with a heart.

use super::{
    notice::{Event, Wake},
    space::Seat,
};
use crate::{
    app::{App, chance},
    markdown,
};
use domain::{
    Act, ActKind, MemberId, Post, PostId, Private, Promise, Stamp, Thread, ThreadId,
    member::{Member, Standing, may_keep, may_read, may_write},
    post::{self, Refusal, Said},
    thread::{self, Need, ThreadKind, ThreadState},
};
use store::{Draft, Error, Tx};

/// What somebody typed into the form of a thread or a reply.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The words.
    pub draft: Draft,
    /// They confirm the ground rules and the pledge.
    pub confirms: bool,
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

/// Words that were read and are in order.
struct Ready {
    said: Said,
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
    let ready = ready(seat, typed, &mut wrong);
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
    match ready(seat, typed, &mut wrong) {
        Some(ready) => Ok(Some(write(app, seat, thread, None, ready).await?)),
        None => Ok(Some(Err(wrong))),
    }
}

/// Reads the words; what is wrong with them is added to what was wrong before.
fn ready(seat: &Seat, typed: &Typed, wrong: &mut Vec<Wrong>) -> Option<Ready> {
    let said = read(&typed.draft);
    if let Err(refusals) = &said {
        wrong.extend(refusals.iter().copied().map(Wrong::Post));
    }
    if seat.member.must_confirm(seat.group.inner.version) && !typed.confirms {
        wrong.push(Wrong::Post(Refusal::Rules));
    }
    let said = said.ok().filter(|_| wrong.is_empty())?;
    Some(Ready { said, confirms: typed.confirms })
}

/// What was said, with what it looks like.
fn read(draft: &Draft) -> Result<Said, Vec<Refusal>> {
    match (said(draft.text.show()), post::note(draft.note.show())) {
        (Ok(said), Ok(note)) => Ok(Said { note: note.map(Into::into), ..said }),
        (said, note) => Err(said.err().into_iter().chain(note.err()).collect()),
    }
}

/// Words as they are kept.
pub fn said(typed: &str) -> Result<Said, Refusal> {
    let text = post::text(typed)?;
    let html = markdown::render(&text).into();
    Ok(Said { text: text.into(), html, note: None, meant: None, hidden: None })
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
                .then(|| Promise::new(&post, member, group.inner.hours));
            spoke(tx, known, confirms, group.inner.version, now).await?;
            tx.add_post(post.clone(), begins, promise).await?;
            wake.leave(tx, promise).await?;
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
    let found = app.db.post(id).await?.map(|(post, _)| post);
    Ok(found.filter(|post| post.group == seat.group.id))
}

/// The thread that a post began, while its title is there.
pub async fn begun(app: &App, post: &Post) -> anyhow::Result<Option<Thread>> {
    let thread = app.db.thread(post.thread).await?.map(|(thread, _)| thread);
    Ok(thread.filter(|thread| thread.is_begun_by(post) && thread.title.is_some()))
}

/// Changes one's own post: its words for half an hour, with the title that stands over it; later only what one meant.
pub async fn edit(
    app: &App,
    seat: &Seat,
    id: PostId,
    draft: &Draft,
    meant: &str,
) -> anyhow::Result<Option<Result<Post, Vec<Wrong>>>> {
    let Some(mut post) = self::post(app, seat, id).await? else { return Ok(None) };
    let open = match post.may_edit(seat.member.id, app.now()) {
        Ok(open) => open,
        Err(refusal) => return Ok(Some(Err(vec![Wrong::Post(refusal)]))),
    };
    let begun = if open { begun(app, &post).await? } else { None };
    let changed = match open {
        true => headed(begun, draft),
        false => {
            explained(&post, meant).map(|said| (said, None)).map_err(|refusal| vec![Wrong::Post(refusal)])
        }
    };
    let (said, thread) = match changed {
        Ok(changed) => changed,
        Err(wrong) => return Ok(Some(Err(wrong))),
    };
    post.said = Some(said);
    save(app, seat.member.id, post, thread).await.map(Some)
}

/// Saves what a writer changed, unless it was taken back or hidden meanwhile.
async fn save(
    app: &App,
    by: MemberId,
    post: Post,
    thread: Option<Thread>,
) -> anyhow::Result<Result<Post, Vec<Wrong>>> {
    let now = app.now();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(known) = held(tx, post.id).await? else { return Ok(Err(Refusal::Gone)) };
            if let Err(refusal) = known.may_edit(by, now) {
                return Ok(Err(refusal));
            }
            if let Some(thread) = thread {
                tx.save_thread(thread).await?;
            }
            tx.save_post(post.clone()).await?;
            Ok(Ok(post))
        })
    });
    Ok(done.await?.map_err(|refusal| vec![Wrong::Post(refusal)]))
}

/// A post, to change it in this transaction: whoever changes words holds their writer first, so that nothing that was
/// taken back or hidden comes back by a change made at the same time.
async fn held(tx: &mut Tx, id: PostId) -> Result<Option<Post>, Error> {
    let Some((post, _)) = tx.post(id).await? else { return Ok(None) };
    if let Some(writer) = post.member {
        tx.hold_member(writer).await?;
    }
    Ok(tx.post(id).await?.map(|(post, _)| post))
}

/// The words of a draft, and the thread they begin with what the draft says of it.
fn headed(begun: Option<Thread>, draft: &Draft) -> Result<(Said, Option<Thread>), Vec<Wrong>> {
    let mut wrong = vec![];
    let head = begun.is_some().then(|| head(draft, &mut wrong)).flatten();
    let said = read(draft).map_err(|refusals| wrong.extend(refusals.into_iter().map(Wrong::Post)));
    match said {
        Ok(said) if wrong.is_empty() => {
            let thread = begun.zip(head).map(|(thread, (title, kind, need))| Thread {
                title: Some(title.into()),
                kind,
                need,
                ..thread
            });
            Ok((said, thread))
        }
        _ => Err(wrong),
    }
}

/// What was said, with what was meant.
fn explained(post: &Post, meant: &str) -> Result<Said, Refusal> {
    let meant = post::meant(meant)?;
    let said = post.said.clone().ok_or(Refusal::Gone)?;
    Ok(Said { meant: meant.map(Into::into), ..said })
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

/// Hides somebody else's post, with a reason that its writer reads. `None` where there is none to hide.
pub async fn hide(
    app: &App,
    seat: &Seat,
    id: PostId,
    reason: &str,
) -> anyhow::Result<Option<Result<Post, Refusal>>> {
    let reason = post::reason(reason).map(Into::into);
    let act = Act::new(ActKind::Hid, Some(seat.member.id), app.now());
    keep(app, seat, id, reason.map(|reason| Act { reason: Some(reason), ..act })).await
}

/// Shows a hidden post again. `None` where there is none to show.
pub async fn show_again(app: &App, seat: &Seat, id: PostId) -> anyhow::Result<Option<Post>> {
    let act = Act::new(ActKind::Shown, Some(seat.member.id), app.now());
    Ok(keep(app, seat, id, Ok(act)).await?.and_then(Result::ok))
}

/// Hides or shows a post, and writes it into the chain of acts; what changes nothing is no act.
async fn keep(
    app: &App,
    seat: &Seat,
    id: PostId,
    act: Result<Act, Refusal>,
) -> anyhow::Result<Option<Result<Post, Refusal>>> {
    if may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(None);
    }
    let (group, by) = (seat.group.id, seat.member.id);
    let hid = Event::Hid { post: id, at: app.now() }.job(app)?;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let known = held(tx, id).await?.filter(|post| post.group == group && post.may_hide(by));
            let Some(post) = known else { return Ok(None) };
            let mut act = match act {
                Ok(act) => act,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            if (act.kind == ActKind::Hid) == post.is_hidden() {
                return Ok(Some(Ok(post)));
            }
            (act.whom, act.thread, act.post) = (post.member, Some(post.thread), Some(id));
            if act.kind == ActKind::Hid {
                tx.enqueue(hid).await?;
            }
            let post = set_hidden(tx, post, act.reason.clone()).await?;
            tx.log_act(group, act).await?;
            Ok(Some(Ok(post)))
        })
    });
    Ok(done.await?)
}

/// Hides a post for a reason or shows it, and with it the title of the thread that it began.
pub(super) async fn set_hidden(
    tx: &mut Tx,
    post: Post,
    reason: Option<Private<String>>,
) -> Result<Post, Error> {
    let post = post.with_hidden(reason);
    tx.save_post(post.clone()).await?;
    if tx.thread(post.thread).await?.is_some_and(|(thread, _)| thread.is_begun_by(&post)) {
        tx.hide_title(post.thread, post.is_hidden()).await?;
    }
    Ok(post)
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
