//! A group comes in from another server: wholly or not at all, and everybody in it without an account until they take
//! their name over.

use crate::{
    actions::{invitation, post::rendered},
    app::App,
    chance::chance,
};
use domain::{
    AccountId, Act, ActKind, Group, GroupId, ListingId, Member, MemberId, Post, PostId, Resource, ResourceId,
    Stamp, Thread, ThreadId, claim,
    member::{self, Role, Standing},
    post::Said,
    resource::{self, ResourceState},
    thread::Seen,
};
use feeds::copy::{self, Copied, Person};
use store::{Error, Tx};

/// Why a group that was read does not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The listing is not there.
    #[error("there is no such listing")]
    NoListing,
    /// The listing has a room.
    #[error("this listing has a room already")]
    Open,
}

/// A link by which somebody takes their name over.
#[derive(Debug)]
pub struct Claim {
    /// The name.
    pub pseudonym: domain::Private<String>,
    /// What they do in the group.
    pub role: Role,
    /// How far they are.
    pub standing: Standing,
    /// The token of the link.
    pub token: domain::Private<String>,
}

/// A member who has no account yet, what their name looks like, and what is remembered of their link.
#[derive(Debug)]
struct Nobody {
    member: Member,
    look: String,
    token: [u8; 32],
}

/// What a copy becomes here, under ids of this server.
#[derive(Debug)]
pub struct Brought {
    group: Group,
    people: Vec<Nobody>,
    threads: Vec<(Thread, Vec<Post>)>,
    resources: Vec<Resource>,
    acts: Vec<Act>,
}

/// Keeps a group as the room of its listing.
pub async fn keep(app: &App, brought: Brought) -> anyhow::Result<Result<(), Refusal>> {
    if app.db.listing(brought.group.listing).await?.is_none() {
        return Ok(Err(Refusal::NoListing));
    }
    let (now, ends) = (app.now(), app.today() + claim::DAYS);
    let done = app.db.tx(move |tx| Box::pin(async move { write(tx, brought, now, ends).await }));
    match done.await {
        Err(Error::Conflict { table, .. }) if table == "groups" => Ok(Err(Refusal::Open)),
        done => Ok(done.map(Ok)?),
    }
}

async fn write(tx: &mut Tx, brought: Brought, now: Stamp, ends: i64) -> Result<(), Error> {
    let id = brought.group.id;
    tx.open_group(brought.group).await?;
    for Nobody { member, look, token } in brought.people {
        let member_id = member.id;
        tx.add_unclaimed(member, look).await?;
        tx.add_claim(token, member_id, ends).await?;
        tx.save_seen(member_id, Seen { before: now, ..Seen::default() }).await?; // nothing from before is news to them
    }
    for (thread, posts) in brought.threads {
        tx.bring_thread(thread, posts).await?;
    }
    for resource in brought.resources {
        tx.add_resource(resource).await?;
    }
    for act in brought.acts {
        tx.log_act(id, act).await?;
    }
    tx.log_act(id, Act::new(ActKind::Brought, None, now)).await.map(drop)
}

/// What a copy becomes as the room of a listing, and the links by which its people take their names over. Nothing is
/// kept yet, and the links open nothing until it is.
pub fn brought(copied: Copied, listing: ListingId, now: Stamp) -> (Brought, Vec<Claim>) {
    let group = Group { id: GroupId::random(chance()), listing, inner: copied.head.inner() };
    let (mut people, mut claims) = (vec![], vec![]);
    for (person, checked) in copied.people {
        let (token, hash) = invitation::token();
        let member = unclaimed(group.id, person);
        let Member { role, standing, .. } = member;
        claims.push(Claim { pseudonym: member.inner.pseudonym.clone(), role, standing, token: token.into() });
        people.push(Nobody { member, look: checked.look, token: hash });
    }
    let ids = Ids {
        group: group.id,
        members: people.iter().map(|nobody| nobody.member.id).collect(),
        threads: copied.threads.iter().map(|(thread, _)| ThreadId::new(thread.at, chance())).collect(),
        posts: copied.posts.iter().map(|post| (PostId::new(post.at, chance()), post.by)).collect(),
    };
    let resources = copied.resources.into_iter().map(|resource| ids.resource(resource, now)).collect();
    let acts = copied.acts.into_iter().map(|act| ids.act(act)).collect();
    let mut posts: Vec<Option<copy::Post>> = copied.posts.into_iter().map(Some).collect();
    let mut threads = vec![];
    for (at, (thread, places)) in copied.threads.into_iter().enumerate() {
        let mut own = vec![];
        for place in places {
            own.extend(posts.get_mut(place).and_then(Option::take).and_then(|post| ids.post(place, post)));
        }
        threads.extend(ids.thread(at, thread, &own).map(|thread| (thread, own)));
    }
    (Brought { group, people, threads, resources, acts }, claims)
}

fn unclaimed(group: GroupId, person: Person) -> Member {
    let inner = member::Inner {
        account: AccountId::NIL,
        pseudonym: person.pseudonym,
        rules: person.rules_version,
        since: person.since,
        answers: vec![],
        note: None,
        before: person.before,
        fit_asked: false,
        unasked: true, // nobody is there to answer
    };
    Member { id: MemberId::random(chance()), group, standing: person.standing, role: person.role, inner }
}

/// The ids of this server for all that has a place in the file; of posts with who wrote them.
struct Ids {
    group: GroupId,
    members: Vec<MemberId>,
    threads: Vec<ThreadId>,
    posts: Vec<(PostId, Option<usize>)>,
}

impl Ids {
    fn who(&self, at: Option<usize>) -> Option<MemberId> {
        at.and_then(|at| self.members.get(at).copied())
    }

    fn post_id(&self, at: Option<usize>) -> Option<PostId> {
        at.and_then(|at| self.posts.get(at)).map(|(id, _)| *id)
    }

    fn thread(&self, at: usize, thread: copy::Thread, posts: &[Post]) -> Option<Thread> {
        Some(Thread {
            id: *self.threads.get(at)?,
            group: self.group,
            member: self.who(thread.by),
            kind: thread.kind,
            need: thread.need,
            state: thread.state,
            pinned: thread.pinned,
            at: thread.at,
            last_at: posts.last().map_or(thread.at, |post| post.at),
            replies: 0, // counted when its posts are there
            hidden: thread.hidden,
            title: thread.title,
        })
    }

    /// What is shown is made anew out of what was typed.
    fn post(&self, at: usize, post: copy::Post) -> Option<Post> {
        let thread = *self.threads.get(post.thread)?;
        let gone = post.quote_gone.then_some(PostId::NIL);
        let quote = self.post_id(post.quote).or(gone);
        let said = post.text.map(|text| Said {
            mentions: post.mentions.iter().map(|who| self.who(*who).unwrap_or(MemberId::NIL)).collect(),
            quote,
            note: post.note,
            meant: post.meant,
            hidden: post.hidden,
            ..rendered(text.into_shown())
        });
        let id = self.post_id(Some(at))?;
        Some(Post { id, group: self.group, thread, member: self.who(post.by), at: post.at, said })
    }

    /// A post on the shelf stays its writer's; all else is the group's.
    fn resource(&self, it: copy::Resource, now: Stamp) -> Resource {
        let post = it.post.and_then(|at| self.posts.get(at));
        let copy::Resource { title, text, source, link, language, named, .. } = it;
        Resource {
            id: ResourceId::new(now, chance()),
            group: self.group,
            state: ResourceState::Kept,
            member: post.and_then(|(_, by)| self.who(*by)),
            post: post.map(|(id, _)| *id),
            review: it.review,
            inner: resource::Inner { title, text, source, link, language, named, answer: None },
        }
    }

    fn act(&self, act: copy::Act) -> Act {
        Act {
            by: if act.by_gone { Some(MemberId::NIL) } else { self.who(act.by) },
            whom: self.who(act.whom),
            thread: act.thread.and_then(|at| self.threads.get(at).copied()),
            post: self.post_id(act.post),
            until: act.until,
            role: act.role,
            reason: act.reason,
            ..Act::new(act.kind, None, act.at)
        }
    }
}
