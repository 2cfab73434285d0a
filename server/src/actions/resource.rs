//! The shelf: kept by those who keep the group, suggested by everybody, and made of somebody's post only with their yes.

use super::{post, seat::Seat};
use crate::{app::App, chance::chance};
use domain::{
    Act, ActKind, Post, PostId, Resource, ResourceId,
    member::{Author, may_keep},
    resource::{self, MOST, MOST_WAITING, Refusal, ResourceState, ResourceStep, Typed},
    text::fold,
};
use std::collections::HashMap;
use store::{Error, Tx};

/// Something of the shelf, with the post that it is.
#[derive(Debug, Clone)]
pub struct Shelved {
    /// It.
    pub resource: Resource,
    /// The post whose words it is, and who wrote it.
    pub post: Option<(Post, Option<Author>)>,
}

/// What a reader may see of the shelf.
#[derive(Debug, Default)]
pub struct Shelf {
    /// What is on it, the newest day of a next look first.
    pub kept: Vec<Shelved>,
    /// Suggestions for those who keep the group to look at.
    pub waiting: Vec<Shelved>,
    /// What of the reader's own waits, was not taken, or is asked of them.
    pub own: Vec<Shelved>,
}

fn keeps(seat: &Seat) -> bool {
    may_keep(seat.member.role, seat.member.standing).is_ok()
}

/// The shelf.
pub async fn shelf(app: &App, seat: &Seat) -> anyhow::Result<Shelf> {
    let (group, me, keeps) = (seat.group.id, seat.member.id, keeps(seat));
    let found = app.db.read(move |tx| Box::pin(async move { shelved(tx, group).await }));
    let mut shelf = Shelf::default();
    for it in found.await? {
        let own = it.resource.member == Some(me);
        match it.resource.state {
            ResourceState::Kept => shelf.kept.push(it),
            _ if own => shelf.own.push(it),
            ResourceState::Suggested if keeps => shelf.waiting.push(it),
            _ => {}
        }
    }
    Ok(shelf)
}

/// All of a group's shelf whose words are there: a hidden post is on no shelf.
async fn shelved(tx: &mut Tx, group: domain::GroupId) -> Result<Vec<Shelved>, Error> {
    let resources = tx.resources(group, MOST).await?;
    let ids: Vec<PostId> = resources.iter().filter_map(|resource| resource.post).collect();
    let posts = if ids.is_empty() { vec![] } else { tx.posts(ids).await? };
    let mut posts: HashMap<PostId, _> = posts.into_iter().map(|found| (found.0.id, found)).collect();
    let with_post = |resource: Resource| match resource.post {
        None => Some(Shelved { resource, post: None }),
        Some(id) => {
            let post = posts.remove(&id).filter(|(post, _)| post.shown().is_some())?;
            Some(Shelved { resource, post: Some(post) })
        }
    };
    Ok(resources.into_iter().filter_map(with_post).collect())
}

/// What on the shelf is to be looked at again, and what waits for those who keep the group.
pub(super) async fn to_look_at(
    tx: &mut Tx,
    group: domain::GroupId,
    today: jiff::civil::Date,
) -> Result<Vec<Resource>, Error> {
    let resources = tx.resources(group, MOST).await?.into_iter();
    let due = |resource: &Resource| resource.is_old(today) || resource.state == ResourceState::Suggested;
    Ok(resources.filter(due).collect())
}

/// One thing that the reader may see. `None` where there is none.
pub async fn one(app: &App, seat: &Seat, id: ResourceId) -> anyhow::Result<Option<Shelved>> {
    let (group, me, keeps) = (seat.group.id, seat.member.id, keeps(seat));
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let known = tx.resource(id).await?.filter(|it| it.group == group && it.may_see(me, keeps));
            let Some(resource) = known else { return Ok(None) };
            let post = match resource.post {
                Some(id) => tx.post(id).await?.filter(|(post, _)| post.shown().is_some()),
                None => None,
            };
            Ok((resource.post.is_none() || post.is_some()).then_some(Shelved { resource, post }))
        })
    });
    Ok(found.await?)
}

/// Puts something on the shelf; what a member brings is a suggestion.
pub async fn add(app: &App, seat: &Seat, typed: &Typed) -> anyhow::Result<Result<Resource, Vec<Refusal>>> {
    let (inner, review) = match resource::read(typed, false, app.now().date()) {
        Ok(read) => read,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let keeps = keeps(seat);
    let (state, member) = match keeps {
        true => (ResourceState::Kept, None),
        false => (ResourceState::Suggested, Some(seat.member.id)),
    };
    let group = seat.group.id;
    let id = ResourceId::new(app.now(), chance());
    let resource = Resource { id, group, state, member, post: None, review, inner };
    let act = Act::new(ActKind::Shelved, Some(seat.member.id), app.now());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if !has_room(tx, &resource).await? {
                return Ok(Err(vec![Refusal::Full]));
            }
            tx.add_resource(resource.clone()).await?;
            if keeps {
                tx.log_act(group, act).await?;
            }
            Ok(Ok(resource))
        })
    });
    Ok(done.await?)
}

async fn has_room(tx: &mut Tx, new: &Resource) -> Result<bool, Error> {
    let known = tx.resources(new.group, MOST).await?;
    let own = known.iter().filter(|it| it.member.is_some() && it.member == new.member && it.post.is_none());
    Ok(known.len() < MOST && own.count() < MOST_WAITING)
}

/// Asks a post's writer whether it may stand on the shelf. `None` where there is nothing to ask for.
pub async fn ask(
    app: &App,
    seat: &Seat,
    id: PostId,
    typed: &Typed,
) -> anyhow::Result<Option<Result<Resource, Vec<Refusal>>>> {
    if !keeps(seat) {
        return Ok(None);
    }
    let read = resource::read(typed, true, app.now().date());
    let (group, by) = (seat.group.id, seat.member.id);
    let new = ResourceId::new(app.now(), chance());
    let act = Act::new(ActKind::Shelved, Some(by), app.now());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let known = post::held(tx, id).await?.filter(|post| post.group == group);
            let Some(mut post) = known.filter(|post| post.shown().is_some()) else { return Ok(None) };
            if tx.resource_of_post(id).await?.is_some() {
                return Ok(None);
            }
            let (mut inner, review) = match read {
                Ok(read) => read,
                Err(wrong) => return Ok(Some(Err(wrong))),
            };
            let own = post.member == Some(by); // whoever asks themselves has said yes
            inner.named = own;
            let state = if own { ResourceState::Kept } else { ResourceState::Asked };
            let resource =
                Resource { id: new, group, state, member: post.member, post: Some(id), review, inner };
            if !has_room(tx, &resource).await? {
                return Ok(Some(Err(vec![Refusal::Full])));
            }
            tx.add_resource(resource.clone()).await?;
            if own {
                tx.log_act(group, act).await?;
            } else if let Some(said) = &mut post.said {
                said.asked = Some(new);
                tx.save_post(post).await?;
            }
            Ok(Some(Ok(resource)))
        })
    });
    Ok(done.await?)
}

/// A post that may be asked for. `None` where it may not.
pub async fn askable(app: &App, seat: &Seat, id: PostId) -> anyhow::Result<Option<Post>> {
    let post = post::post(app, seat, id).await?.filter(|post| keeps(seat) && post.shown().is_some());
    let asked = app.db.resource_of_post(id).await?.is_some();
    Ok(post.filter(|_| !asked))
}

/// Changes what something says. `None` where there is nothing to change.
pub async fn change(
    app: &App,
    seat: &Seat,
    id: ResourceId,
    typed: &Typed,
) -> anyhow::Result<Option<Result<Resource, Vec<Refusal>>>> {
    let (group, keeps) = (seat.group.id, keeps(seat));
    let read = resource::read(typed, false, app.now().date());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let known = tx.resource(id).await?.filter(|it| it.group == group && it.may_change(keeps));
            let Some(resource) = known else { return Ok(None) };
            let (inner, review) = match read {
                Ok(read) => read,
                Err(wrong) => return Ok(Some(Err(wrong))),
            };
            let resource = Resource { inner, review, ..resource };
            tx.save_resource(resource.clone()).await?;
            Ok(Some(Ok(resource)))
        })
    });
    Ok(done.await?)
}

/// Does a step about something. `None` where there is nothing to do; what is left of it otherwise.
pub async fn step(
    app: &App,
    seat: &Seat,
    id: ResourceId,
    step: ResourceStep,
    words: &str,
) -> anyhow::Result<Option<Option<Resource>>> {
    let (group, by, keeps) = (seat.group.id, seat.member.id, keeps(seat));
    let (now, words) = (app.now(), words.to_owned());
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let known = tx.resource(id).await?;
            let known = known.filter(|it| it.group == group && it.may_step(by, keeps, step));
            let Some(before) = known else { return Ok(None) };
            if let Some(post) = before.post {
                answered(tx, post).await?;
            }
            let after = before.clone().after(step, &words, now.date());
            match &after {
                Some(after) => tx.save_resource(after.clone()).await?,
                None => drop(tx.delete_resource(id).await?),
            }
            if let Some(kind) = act(before.state, after.as_ref()) {
                tx.log_act(group, Act::new(kind, Some(by), now)).await?;
            }
            Ok(Some(after))
        })
    });
    Ok(done.await?)
}

/// A post's writer is asked no more.
async fn answered(tx: &mut Tx, id: PostId) -> Result<(), Error> {
    let Some(mut post) = post::held(tx, id).await? else { return Ok(()) };
    let asked = post.said.as_mut().and_then(|said| said.asked.take());
    if asked.is_some() { tx.save_post(post).await } else { Ok(()) }
}

/// What a change of the shelf is called in the log; the way there is not in it.
fn act(before: ResourceState, after: Option<&Resource>) -> Option<ActKind> {
    let kept = after.is_some_and(|after| after.state == ResourceState::Kept);
    match (before == ResourceState::Kept, kept) {
        (false, true) => Some(ActKind::Shelved),
        (true, false) => Some(ActKind::Retired),
        _ => None,
    }
}

/// What on the shelf holds all the words asked for.
pub async fn search(app: &App, seat: &Seat, question: &str) -> anyhow::Result<Vec<Shelved>> {
    let question = fold(question);
    let words: Vec<&str> = question.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Ok(vec![]);
    }
    let holds = |it: &Shelved| {
        let inner = &it.resource.inner;
        let text = fold(&[inner.title.show().as_str(), inner.text.show(), inner.source.show()].join(" "));
        words.iter().all(|word| text.contains(word))
    };
    Ok(shelf(app, seat).await?.kept.into_iter().filter(holds).collect())
}
