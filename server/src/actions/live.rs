//! Live: what changed in a room, for those whose page of it is open.

use super::{
    block, space,
    thread::{self, Brought},
};
use crate::app::App;
use domain::{
    AccountId, GroupId, MemberId, Post, PostId, Stamp, ThreadId,
    block::Hidden,
    chat::Message,
    member::{Author, Signed},
};
use store::{About, Mark, News};

/// Pieces of news that are read at once.
const PAGE: usize = 500;
/// Most pieces of news that somebody who comes back is told; with more the page is loaded again.
const MOST_MISSED: usize = 100;
/// Pieces of news that are kept for those who come back.
const KEPT: i64 = 10_000;

/// A part of a room that somebody follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The group.
    pub group: GroupId,
    /// The part.
    pub part: Part,
}

/// The parts of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The list of threads.
    Threads,
    /// A thread.
    Thread(ThreadId),
    /// The chat of the meeting that starts then, or the group's own.
    Chat(Option<Stamp>),
}

impl Place {
    /// Whether a piece of news is told here.
    pub fn hears(&self, news: &News) -> bool {
        let here = match (self.part, news.about) {
            (_, About::Seats) => true,
            (Part::Threads, About::Post(..)) => news.fresh,
            (Part::Thread(thread), About::Post(of, _) | About::Thread(of)) => thread == of,
            (Part::Threads, About::Thread(_)) => true,
            (Part::Chat(_), About::Message(_)) => true, // of which chat it is, the message says
            _ => false,
        };
        here && self.group == news.group
    }
}

/// Whose page is open, for as long as they have a seat.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Their account.
    pub account: AccountId,
    /// What their session is known by.
    pub session: [u8; 32],
    /// The group.
    pub group: GroupId,
    /// They, in it.
    pub member: MemberId,
}

/// What changed, as it is now.
#[derive(Debug)]
pub enum What {
    /// A post; `None` when it is gone.
    Post(Option<Box<Changed>>),
    /// A message; `None` when it is gone.
    Message(Option<(Message, Author)>),
    /// A thread itself: the page is to be loaded again.
    Thread,
    /// Somebody has lost their seat.
    Seats,
}

/// What of something is folded for who blocked its writers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Folds {
    /// The post, or the message.
    pub post: bool,
    /// The words that it quotes.
    pub quote: bool,
}

/// A post that changed, with all that its place in the thread shows.
#[derive(Debug)]
pub struct Changed {
    /// It.
    pub post: Signed<Post>,
    /// What it brings of others.
    pub brought: Brought,
}

impl What {
    /// What of it a reader folds, who hides these people.
    pub fn folds(&self, hidden: &Hidden) -> Folds {
        let changed = match self {
            Self::Post(Some(changed)) if !hidden.is_empty() => changed,
            Self::Message(Some((_, author))) => return Folds { post: hidden.hides(author), quote: false },
            _ => return Folds::default(),
        };
        let quote = changed.post.0.shown().and_then(|said| said.quote);
        let quoted = quote.and_then(|id| changed.brought.quoted.get(&id));
        let quote = quoted.is_some_and(|quoted| block::hides(hidden, quoted));
        Folds { post: block::hides(hidden, &changed.post), quote }
    }

    /// Who wrote it.
    pub fn writer(&self) -> Option<MemberId> {
        match self {
            Self::Post(Some(changed)) => changed.post.0.member,
            Self::Message(Some((message, _))) => Some(message.member),
            _ => None,
        }
    }
}

/// Where a page that is read now stands in the news.
pub async fn mark(app: &App) -> anyhow::Result<Mark> {
    Ok(app.db.newest_mark().await?)
}

/// The next pieces of news, of all groups.
pub async fn news(app: &App, since: i64) -> anyhow::Result<Vec<News>> {
    Ok(app.db.news(since, PAGE).await?)
}

/// What a piece of news is about.
pub async fn what(app: &App, news: &News) -> anyhow::Result<What> {
    Ok(match news.about {
        About::Post(_, id) => What::Post(changed(app, id).await?.map(Box::new)),
        About::Message(id) => {
            let fade = app.db.group(news.group).await?.map(|group| group.inner.chat).unwrap_or_default();
            let found = app.db.chat_message(id).await?;
            What::Message(found.filter(|(message, _)| !message.is_faded(fade, app.now())))
        }
        About::Thread(_) => What::Thread,
        About::Seats => What::Seats,
    })
}

async fn changed(app: &App, id: PostId) -> anyhow::Result<Option<Changed>> {
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(signed) = tx.post(id).await? else { return Ok(None) };
            let posts = [signed];
            let brought = thread::brought(tx, posts[0].0.group, &posts).await?;
            let [post] = posts;
            Ok(Some(Changed { post, brought }))
        })
    });
    Ok(found.await?)
}

/// What somebody with a mark has missed in a place: of each post or message the last piece of news, in order. `None`
/// when it is too much, or too long ago.
pub async fn missed(app: &App, place: Place, since: i64) -> anyhow::Result<Option<Vec<News>>> {
    let found = app.db.news_of_group(place.group, since, MOST_MISSED + 1).await?;
    if found.len() > MOST_MISSED {
        return Ok(None);
    }
    let mut missed: Vec<News> = vec![];
    for mut news in found.into_iter().filter(|news| place.hears(news)) {
        if let Some(before) = missed.iter().position(|known| known.about == news.about) {
            news.fresh |= missed.remove(before).fresh;
        }
        missed.push(news);
    }
    Ok(Some(missed))
}

/// The number behind a mark; `None` when it is not known any more.
pub async fn since(app: &App, mark: Mark) -> anyhow::Result<Option<i64>> {
    Ok(app.db.place_of(mark).await?)
}

/// Whether somebody is signed in still and has their seat: then whom they do not want to read.
pub async fn stands(app: &App, reader: &Reader) -> anyhow::Result<Option<Hidden>> {
    let session = app.db.session(reader.session, app.today()).await?;
    if session.is_none_or(|session| session.account != reader.account) {
        return Ok(None);
    }
    match space::seat(app, reader.account, reader.group, reader.member).await? {
        Some(seat) => Ok(Some(block::hidden(app, &seat).await?)),
        None => Ok(None),
    }
}

/// Forgets old news.
pub async fn trim(app: &App) -> anyhow::Result<u64> {
    Ok(app.db.trim_news(KEPT).await?)
}
