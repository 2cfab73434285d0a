//! Appeals: somebody asks that another human looks at what was decided about them.

pub mod hear;

use crate::{app::App, chance::chance};
use domain::{
    Act, ActKind, Appeal, AppealId, GroupId, Member, MemberId, Post, PostId,
    appeal::{self, Asked, Refusal},
};
use store::{Error, Tx};

/// Acts that are looked at in one step.
const AT_ONCE: usize = 200;

/// What an appeal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Their place in the group.
    Place,
    /// A post that was hidden.
    Post(PostId),
}

/// What was done about somebody, by its number, and what they asked about it.
pub type Matter = (i64, Act, Option<Appeal>);

/// The last act of a group that fits.
async fn last_act(
    tx: &mut Tx,
    group: GroupId,
    fits: impl Fn(&Act) -> bool,
) -> Result<Option<(i64, Act)>, Error> {
    let mut before = None;
    loop {
        let page = tx.acts(group, before, AT_ONCE).await?;
        let Some((last, _)) = page.last() else { return Ok(None) };
        before = Some(*last);
        if let Some(found) = page.into_iter().find(|(_, act)| fits(act)) {
            return Ok(Some(found));
        }
    }
}

/// The act because of which somebody stands where they do, or a post of theirs is hidden.
async fn cause(tx: &mut Tx, member: &Member, post: Option<&Post>) -> Result<Option<(i64, Act)>, Error> {
    match post {
        Some(post) if !post.is_hidden() || post.member != Some(member.id) => Ok(None),
        Some(post) => last_act(tx, member.group, |act| appeal::hid(act, post)).await,
        None if member.standing.has_seat() => Ok(None),
        None => last_act(tx, member.group, |act| appeal::put_there(act, member)).await,
    }
}

/// What was done about somebody that they may ask about, or have asked about.
pub async fn matter(app: &App, member: &Member, post: Option<&Post>) -> anyhow::Result<Option<Matter>> {
    let (member, post) = (member.clone(), post.cloned());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some((number, act)) = cause(tx, &member, post.as_ref()).await? else { return Ok(None) };
            let appeal = tx.appeal_about(member.group, number).await?;
            Ok(Some((number, act, appeal)))
        })
    });
    Ok(found.await?)
}

/// What somebody has asked in a group, oldest first: what was answered, and what still waits.
pub async fn of_member(app: &App, member: MemberId) -> anyhow::Result<Vec<Appeal>> {
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let mut all = vec![];
            for appeal in tx.appeals_of_member(member).await? {
                if appeal.answer.is_some() || hear::heard(tx, appeal.clone()).await?.is_some() {
                    all.push(appeal);
                }
            }
            Ok(all)
        })
    });
    Ok(found.await?)
}

/// Asks that another looks at it: once an act.
pub async fn ask(
    app: &App,
    member: MemberId,
    subject: Subject,
    typed: &str,
) -> anyhow::Result<Result<Appeal, Refusal>> {
    let words = match appeal::words(typed) {
        Ok(words) => words,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (now, id) = (app.now(), AppealId::random(chance()));
    let asked = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(member) = tx.hold_member(member).await? else { return Ok(Err(Refusal::Nothing)) };
            let post = match subject {
                Subject::Place => None,
                Subject::Post(id) => match tx.post(id).await? {
                    Some((post, _)) if post.group == member.group => Some(post),
                    _ => return Ok(Err(Refusal::Nothing)),
                },
            };
            let Some((act, done)) = cause(tx, &member, post.as_ref()).await? else {
                return Ok(Err(Refusal::Nothing));
            };
            if tx.appeal_about(member.group, act).await?.is_some() {
                return Ok(Err(Refusal::Twice));
            }
            let asked = Asked { words: words.into(), post: post.map(|post| post.id) };
            let appeal =
                Appeal { id, group: member.group, member: member.id, act, at: now, asked, answer: None };
            tx.add_appeal(appeal.clone()).await?;
            let log = Act::new(ActKind::Appealed, Some(member.id), now);
            let (whom, thread, post) = (Some(member.id), done.thread, appeal.asked.post);
            tx.log_act(member.group, Act { whom, thread, post, ..log }).await?;
            Ok(Ok(appeal))
        })
    });
    match asked.await {
        Err(Error::Conflict { table, .. }) if table == "appeals" => Ok(Err(Refusal::Twice)),
        asked => Ok(asked?),
    }
}
