//! Hiding somebody's post, and showing it again.

use super::held;
use crate::{
    actions::{event::Event, seat::Seat},
    app::App,
};
use domain::{
    Act, ActKind, Post, PostId, Private,
    member::may_keep,
    post::{self, Refusal},
};
use store::{Error, Tx};

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
pub(in crate::actions) async fn set_hidden(
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
