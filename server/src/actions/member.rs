//! People in a group: what facilitators do about them, and what each does about themselves.

use super::{credential, notice::Event, resource, space::Seat};
use crate::app::App;
use domain::{
    Act, ActKind, Member, MemberId, NoticeKind, Post, Promise, Resource, Thread, claim,
    member::{Author, Refusal, Standing, Step, may_keep, may_step},
    thread::Seen,
};

/// Most people that a page shows in one standing.
const MOST: usize = 500;
/// Acts that the page of people shows.
pub const ACTS: usize = 20;

/// A first post that nobody has answered.
#[derive(Debug)]
pub struct Unanswered {
    /// The promise.
    pub promise: Promise,
    /// Its thread.
    pub thread: Thread,
    /// The post.
    pub post: Post,
    /// Who wrote it.
    pub author: Option<Author>,
}

/// What the page of people shows a facilitator.
#[derive(Debug)]
pub struct People {
    /// Members by standing, in the order of names.
    pub standings: Vec<(Standing, Vec<Member>)>,
    /// First posts that wait, oldest first.
    pub unanswered: Vec<Unanswered>,
    /// What of the shelf waits for a look.
    pub shelf: Vec<Resource>,
    /// What was done last, newest first, with the names of those it was about.
    pub acts: Vec<(i64, Act)>,
}

/// Who is in the group and what waits.
pub async fn people(app: &App, seat: &Seat) -> anyhow::Result<Result<People, Refusal>> {
    if let Err(refusal) = may_keep(seat.member.role, seat.member.standing) {
        return Ok(Err(refusal));
    }
    let (group, today) = (seat.group.id, app.now().date());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let mut people = People { standings: vec![], unanswered: vec![], shelf: vec![], acts: vec![] };
            for &standing in Standing::ALL {
                let mut members = tx.members(group, standing, None, MOST).await?;
                members.sort_by(|a, b| a.inner.pseudonym.cmp(&b.inner.pseudonym));
                people.standings.push((standing, members));
            }
            for promise in tx.open_promises(group, MOST).await? {
                if let Some(((thread, _), (post, author))) =
                    tx.thread(promise.thread).await?.zip(tx.post(promise.post).await?)
                {
                    people.unanswered.push(Unanswered { promise, thread, post, author });
                }
            }
            people.shelf = resource::to_look_at(tx, group, today).await?;
            people.acts = tx.acts(group, None, ACTS).await?;
            Ok(people)
        })
    });
    Ok(Ok(found.await?))
}

/// Somebody of the seat's group, for those who keep it; `None` where there is nobody.
pub async fn person(app: &App, seat: &Seat, id: MemberId) -> anyhow::Result<Option<Member>> {
    if may_keep(seat.member.role, seat.member.standing).is_err() {
        return Ok(None);
    }
    fellow(app, seat, id).await
}

/// Somebody of the seat's group; `None` where there is nobody.
pub async fn fellow(app: &App, seat: &Seat, id: MemberId) -> anyhow::Result<Option<Member>> {
    Ok(app.db.member(id).await?.filter(|member| member.group == seat.group.id))
}

/// Does a step about somebody, and writes it into the chain of acts. `None` where there is nobody.
pub async fn step(
    app: &App,
    seat: &Seat,
    whom: MemberId,
    step: Step,
    words: &str,
) -> anyhow::Result<Option<Result<Member, Refusal>>> {
    let (by, words, now) = (seat.member.clone(), words.to_owned(), app.now());
    let told = NoticeKind::of_step(step).map(|kind| Event::Decided { member: whom, kind, at: now });
    let told = told.map(|event| event.job(app)).transpose()?;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(member) = tx.hold_member(whom).await?.filter(|member| member.group == by.group) else {
                return Ok(None);
            };
            if let Err(refusal) = may_step(&by, &member, step, &words) {
                return Ok(Some(Err(refusal)));
            }
            let nobodys = step == Step::Remove && claim::is_open(&member);
            let member = member.after(step, &words, now.date());
            match nobodys {
                true => drop(tx.erase_member(whom).await?), // nobody came for the name: all of it goes
                false => tx.save_member(member.clone()).await?,
            }
            if step == Step::Accept {
                tx.lift_bar(by.group, member.inner.account).await?;
                tx.save_seen(whom, Seen { before: now, ..Seen::default() }).await?;
            }
            let mut act = Act::new(ActKind::from(step), Some(by.id), now);
            (act.whom, act.reason) = (Some(whom), member.inner.note.clone());
            tx.log_act(by.group, act).await?;
            if let Some(told) = told {
                tx.enqueue(told).await?;
            }
            Ok(Some(Ok(member)))
        })
    });
    let done = done.await?;
    if let Some(Ok(member)) = &done
        && member.role.keeps()
    {
        credential::publish(app, member.group).await?;
    }
    Ok(done)
}

/// Somebody says how the group fits them.
pub async fn fits(app: &App, seat: &Seat, fits: bool) -> anyhow::Result<()> {
    let (id, days, today) = (seat.member.id, seat.group.inner.fit_days, app.now().date());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let asked = |member: &Member| member.is_asked_fit(days, today);
            if let Some(member) = tx.hold_member(id).await?.filter(asked) {
                tx.save_member(member.fits(fits, today)).await?;
            }
            Ok(())
        })
    });
    Ok(done.await?)
}
