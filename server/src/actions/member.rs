//! People in a group: what facilitators do about them, and what each does about themselves.

use super::{credential, event::Event, resource, seat::Seat};
use crate::app::App;
use domain::{
    Act, ActKind, Arrival, Member, MemberId, NoticeKind, PostId, Promise, Promised, Resource, Thread, claim,
    member::{Author, Refusal, Standing, Step, may_keep, may_step},
    thread::Seen,
};
use store::{Error, Tx};

/// Most people that a page shows in one standing.
const MOST: usize = 500;
/// Acts that the page of people shows.
pub const ACTS: usize = 20;

/// Somebody who was promised an answer, and waits for it.
#[derive(Debug)]
pub struct Unanswered {
    /// The promise.
    pub promise: Promise,
    /// Who waits.
    pub author: Option<Author>,
    /// For what.
    pub what: What,
}

/// What waits for an answer.
#[derive(Debug)]
pub enum What {
    /// A first post, in its thread.
    Post(Thread, PostId),
    /// A first meeting.
    Arrival(Arrival),
}

impl Unanswered {
    async fn of(tx: &mut Tx, promise: Promise) -> Result<Option<Self>, Error> {
        match promise.to {
            Promised::Post(post, thread, _) => {
                let found = tx.thread(thread).await?.zip(tx.post(post).await?);
                Ok(found.map(|((thread, _), (post, author))| Self {
                    promise,
                    author,
                    what: What::Post(thread, post.id),
                }))
            }
            Promised::Arrival(id) => {
                let Some(arrival) = tx.arrival(id).await? else { return Ok(None) };
                let author = tx.authors(vec![arrival.member]).await?.pop();
                Ok(Some(Self { promise, author, what: What::Arrival(arrival) }))
            }
        }
    }
}

/// What the page of people shows a facilitator.
#[derive(Debug)]
pub struct People {
    /// Members by standing, in the order of names.
    pub standings: Vec<(Standing, Vec<Member>)>,
    /// Who waits for a first answer, the oldest promise first.
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
                people.unanswered.extend(Unanswered::of(tx, promise).await?);
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
            if step == Step::Remove {
                tx.erase_arrival(by.group, whom).await?; // they do not come
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
