//! Everything that goes along is gathered, and gets its place in the file.

use domain::{
    GroupId, Member, MemberId, Post, PostId, Resource, Thread, ThreadId,
    member::Standing,
    resource::{self, ResourceState},
};
use feeds::copy::{self, Head, Line, Person};
use std::collections::HashMap;
use store::{Error, Tx};

/// What is loaded at once.
const AT_ONCE: usize = 500;
/// The standings that go along: who only asked to join, or was told no, is nobody of the group.
const ALONG: [Standing; 5] =
    [Standing::Listening, Standing::Trying, Standing::Member, Standing::Paused, Standing::Removed];

/// What goes along, and the place in the file that everything has.
#[derive(Default)]
pub(super) struct Gathered {
    people: Vec<Person>,
    threads: Vec<copy::Thread>,
    posts: Vec<copy::Post>,
    /// What posts quote; it may stand behind them in the file.
    quotes: Vec<Option<PostId>>,
    resources: Vec<copy::Resource>,
    acts: Vec<copy::Act>,
    who: HashMap<MemberId, usize>,
    thread: HashMap<ThreadId, usize>,
    post: HashMap<PostId, usize>,
}

impl Gathered {
    pub(super) async fn of(tx: &mut Tx, group: GroupId) -> Result<Self, Error> {
        let mut all = Self::default();
        for standing in ALONG {
            let mut after = None;
            loop {
                let page = tx.members(group, standing, after, AT_ONCE).await?;
                let Some(last) = page.last() else { break };
                after = Some(last.id);
                page.into_iter().for_each(|member| all.add_member(member));
            }
        }
        for thread in threads(tx, group).await? {
            let id = thread.id;
            all.add_thread(thread);
            all.add_posts(tx, id).await?;
        }
        for resource in tx.resources(group, resource::MOST).await? {
            all.add_resource(resource);
        }
        all.add_acts(tx, group).await?;
        Ok(all)
    }

    /// The lines of the file.
    pub(super) fn lines(mut self, mut head: Head) -> Vec<Line> {
        for (post, quote) in self.posts.iter_mut().zip(self.quotes) {
            post.quote = quote.and_then(|id| self.post.get(&id).copied());
            post.quote_gone = quote.is_some() && post.quote.is_none();
        }
        head.counts =
            [self.people.len(), self.threads.len(), self.posts.len(), self.resources.len(), self.acts.len()];
        let lines = std::iter::once(Line::Group(Box::new(head)));
        let lines = lines.chain(self.people.into_iter().map(Line::Member));
        let lines = lines.chain(self.threads.into_iter().map(Line::Thread));
        let lines = lines.chain(self.posts.into_iter().map(Line::Post));
        let lines = lines.chain(self.resources.into_iter().map(Line::Resource));
        lines.chain(self.acts.into_iter().map(Line::Act)).collect()
    }

    fn place(&self, member: Option<MemberId>) -> Option<usize> {
        member.and_then(|member| self.who.get(&member).copied())
    }

    fn add_member(&mut self, Member { id, standing, role, inner, .. }: Member) {
        self.who.insert(id, self.people.len());
        let (pseudonym, before) = (inner.pseudonym, inner.before);
        let before = before.filter(|_| !standing.has_seat());
        self.people.push(Person {
            pseudonym,
            role,
            standing,
            before,
            since: inner.since,
            rules_version: inner.rules,
        });
    }

    fn add_thread(&mut self, thread: Thread) {
        self.thread.insert(thread.id, self.threads.len());
        let Thread { kind, need, state, pinned, hidden, at, title, .. } = thread;
        let by = self.place(thread.member);
        let title = title.filter(|_| by.is_some());
        self.threads.push(copy::Thread { by, kind, need, state, pinned, hidden, at, title });
    }

    async fn add_posts(&mut self, tx: &mut Tx, id: ThreadId) -> Result<(), Error> {
        let (thread, mut after) = (self.threads.len() - 1, None);
        loop {
            let page = tx.posts_after(id, after, AT_ONCE).await?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = Some((last.at, last.id));
            page.into_iter().for_each(|(post, _)| self.add_post(thread, post));
        }
    }

    fn add_post(&mut self, thread: usize, post: Post) {
        self.post.insert(post.id, self.posts.len());
        let by = self.place(post.member);
        let said = post.said.filter(|_| by.is_some());
        self.quotes.push(said.as_ref().and_then(|said| said.quote));
        let mut line = copy::Post {
            thread,
            by,
            at: post.at,
            text: None,
            mentions: vec![],
            quote: None,
            quote_gone: false,
            note: None,
            meant: None,
            hidden: None,
        };
        if let Some(said) = said {
            line.mentions = said.mentions.into_iter().map(|who| self.place(Some(who))).collect();
            line.text = Some(said.text);
            (line.note, line.meant, line.hidden) = (said.note, said.meant, said.hidden);
        }
        self.posts.push(line);
    }

    /// What is on the shelf; what is on its way there is between two people.
    fn add_resource(&mut self, Resource { state, post, review, inner, .. }: Resource) {
        let place = post.and_then(|id| self.post.get(&id).copied());
        let words = |at: usize| self.posts.get(at).is_some_and(|post| post.text.is_some());
        if state != ResourceState::Kept || post.is_some() && !place.is_some_and(words) {
            return;
        }
        let resource::Inner { title, text, source, link, language, named, .. } = inner;
        let named = named && place.is_some();
        self.resources.push(copy::Resource {
            title,
            text,
            source,
            link,
            language,
            review,
            post: place,
            named,
        });
    }

    async fn add_acts(&mut self, tx: &mut Tx, group: GroupId) -> Result<(), Error> {
        let mut before = None;
        loop {
            let page = tx.acts(group, before, AT_ONCE).await?;
            let Some((last, _)) = page.last() else { break };
            before = Some(*last);
            for (_, act) in page {
                let (by, whom) = (self.place(act.by), self.place(act.whom));
                // of who does not go along nothing is told
                let told = act.whom.is_none() || whom.is_some();
                self.acts.push(copy::Act {
                    kind: act.kind,
                    at: act.at,
                    by,
                    by_gone: act.by.is_some() && by.is_none(),
                    whom,
                    thread: act.thread.and_then(|thread| self.thread.get(&thread).copied()),
                    post: act.post.and_then(|post| self.post.get(&post).copied()),
                    until: act.until,
                    role: act.role,
                    reason: act.reason.filter(|_| told),
                });
            }
        }
        self.acts.reverse();
        Ok(())
    }
}

/// All threads of a group, the oldest first.
async fn threads(tx: &mut Tx, group: GroupId) -> Result<Vec<Thread>, Error> {
    let mut threads = vec![];
    for pinned in [true, false] {
        let mut before = None;
        loop {
            let page = tx.threads(group, pinned, before, AT_ONCE).await?;
            let Some((last, _)) = page.last() else { break };
            before = Some((last.last_at, last.id));
            threads.extend(page.into_iter().map(|(thread, _)| thread));
        }
    }
    threads.sort_by_key(|thread| (thread.at, thread.id));
    Ok(threads)
}
