//! Threads of a space: what kind they are and what their writer needs.

use crate::code::codes;
use crate::{GroupId, MemberId, Post, Private, Stamp, ThreadId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

codes! {
    /// What a thread is.
    ThreadKind {
        /// What happened to me.
        Story = "story",
        /// How I feel.
        Feeling = "feeling",
        /// What helped me.
        Helped = "helped",
        /// What I learned first-hand.
        Learned = "learned",
        /// Something I ask.
        Question = "question",
    }
}

codes! {
    /// What the writer needs of those who reply.
    Need {
        /// Just listen.
        Listen = "listen",
        /// Advice is welcome.
        Advice = "advice",
        /// Information.
        Information = "information",
    }
}

codes! {
    /// Whether people may reply.
    ThreadState {
        /// They may.
        Open = "open",
        /// They may read.
        Closed = "closed",
    }
}

/// Most characters of a title.
pub const MOST_TITLE: usize = 120;

/// A thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Its id.
    pub id: ThreadId,
    /// The group.
    pub group: GroupId,
    /// Who began it; `None` when they have left.
    pub member: Option<MemberId>,
    /// What it is.
    pub kind: ThreadKind,
    /// What its writer needs.
    pub need: Need,
    /// Whether people may reply.
    pub state: ThreadState,
    /// It stands first.
    pub pinned: bool,
    /// When it was begun.
    pub at: Stamp,
    /// When somebody last wrote.
    pub last_at: Stamp,
    /// Posts after the first.
    pub replies: i64,
    /// Those who keep the space have hidden the post that began it, and its title with it.
    pub hidden: bool,
    /// Its title; `None` when it was taken back.
    pub title: Option<Private<String>>,
}

/// A title, as somebody may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title<'t> {
    /// These words.
    Told(&'t str),
    /// These words, which others cannot read.
    Kept(&'t str),
    /// It is hidden.
    Hidden,
    /// It was taken back.
    Gone,
}

impl Thread {
    /// Whether a post is the one that began it: its title is that post's.
    pub fn is_begun_by(&self, post: &Post) -> bool {
        self.id == post.thread && self.at == post.at && self.member.is_some() && self.member == post.member
    }

    /// Its title for a reader, who may be one of those who keep the space.
    pub fn title_for(&self, reader: MemberId, keeps: bool) -> Title<'_> {
        match &self.title {
            None => Title::Gone,
            Some(title) if !self.hidden => Title::Told(title.show()),
            Some(title) if keeps || self.member == Some(reader) => Title::Kept(title.show()),
            Some(_) => Title::Hidden,
        }
    }
}

/// Why a title cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It says nothing.
    #[error("a thread needs a title")]
    NoTitle,
    /// It is too long.
    #[error("a title has at most {MOST_TITLE} characters")]
    LongTitle,
}

/// A title as it is kept: one line.
pub fn title(typed: &str) -> Result<String, Refusal> {
    let title = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.chars().count() {
        0 => Err(Refusal::NoTitle),
        1..=MOST_TITLE => Ok(title),
        _ => Err(Refusal::LongTitle),
    }
}

/// Most threads whose reading is kept apart.
const MOST_SEEN: usize = 200;

/// What a member has read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// All that was written up to here counts as read.
    pub before: Stamp,
    /// Threads read further.
    pub threads: BTreeMap<ThreadId, Stamp>,
}

impl Seen {
    /// Up to where a thread was read.
    pub fn upto(&self, thread: ThreadId) -> Stamp {
        self.threads.get(&thread).copied().unwrap_or(self.before).max(self.before)
    }

    /// Posts came from another thread to these places in this one, of which the last was written at `last`. What was not
    /// read there is not read here; where all was read, it is read. Whether that is news.
    pub fn moved(&mut self, from: ThreadId, to: ThreadId, posts: &[(Stamp, Stamp)], last: Stamp) -> bool {
        let (there, here) = (self.upto(from), self.upto(to));
        let unread = posts.iter().filter(|(was, _)| *was > there).map(|(_, is)| *is).min();
        match unread {
            Some(at) if at <= here => drop(self.threads.insert(to, Stamp(at.0 - 1))),
            None if here >= last => return posts.last().is_some_and(|(_, is)| self.read(to, *is)),
            _ => return false,
        }
        self.upto(to) != here
    }

    /// A thread was read up to here; whether that is news.
    pub fn read(&mut self, thread: ThreadId, at: Stamp) -> bool {
        if at <= self.upto(thread) {
            return false;
        }
        self.threads.insert(thread, at);
        while self.threads.len() > MOST_SEEN {
            let oldest = self.threads.iter().min_by_key(|(_, at)| **at).map(|(id, at)| (*id, *at));
            if let Some((id, at)) = oldest {
                self.threads.remove(&id);
                self.before = at;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_remembered_within_bounds() {
        let id = |n: u64| ThreadId::new(Stamp(n as i64 * 1000), [n as u8; 10]);
        let mut seen = Seen::default();
        assert!(seen.read(id(1), Stamp(5)));
        assert!(!seen.read(id(1), Stamp(5)) && !seen.read(id(1), Stamp(4)));
        assert_eq!((seen.upto(id(1)), seen.upto(id(2))), (Stamp(5), Stamp(0)));
        for n in 2..=400 {
            assert!(seen.read(id(n), Stamp(n as i64 * 10)));
        }
        assert_eq!((seen.threads.len(), seen.before), (MOST_SEEN, Stamp(2000)));
        assert_eq!((seen.upto(id(1)), seen.upto(id(400))), (Stamp(2000), Stamp(4000)));
    }

    #[test]
    fn nothing_unread_is_lost_on_the_way_and_nothing_read_comes_back() {
        let (from, to) = (ThreadId::from_bytes([1; 16]), ThreadId::from_bytes([2; 16]));
        let seen = |there, here| {
            let threads = [(from, Stamp(there)), (to, Stamp(here))].into();
            Seen { before: Stamp(1), threads }
        };
        let posts = [(Stamp(10), Stamp(10)), (Stamp(20), Stamp(21))];
        let after = |there, here, last| {
            let mut seen = seen(there, here);
            (seen.moved(from, to, &posts, Stamp(last)), seen.upto(to).0)
        };
        assert_eq!(after(10, 30, 30), (true, 20), "the second was not read there");
        assert_eq!(after(5, 30, 30), (true, 9));
        assert_eq!(after(20, 15, 15), (true, 21), "all was read here and there");
        assert_eq!(after(20, 15, 18), (false, 15));
        assert_eq!(after(10, 15, 15), (false, 15), "it is new where it came to");
    }

    #[test]
    fn a_hidden_title_is_read_by_its_writer_and_those_who_keep_the_space() {
        let (fern, moss) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        let thread = Thread {
            id: ThreadId::NIL,
            group: GroupId::NIL,
            member: Some(fern),
            kind: ThreadKind::Story,
            need: Need::Listen,
            state: ThreadState::Open,
            pinned: false,
            at: Stamp(0),
            last_at: Stamp(0),
            replies: 0,
            hidden: true,
            title: Some("Nights".to_owned().into()),
        };
        assert_eq!(thread.title_for(moss, false), Title::Hidden);
        assert_eq!(
            (thread.title_for(fern, false), thread.title_for(moss, true)),
            (Title::Kept("Nights"), Title::Kept("Nights"))
        );
        let shown = Thread { hidden: false, ..thread };
        assert_eq!(shown.title_for(moss, false), Title::Told("Nights"));
        assert_eq!(Thread { title: None, ..shown }.title_for(fern, true), Title::Gone);
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(title("  The first \n night "), Ok("The first night".into()));
        assert_eq!(title(" \n "), Err(Refusal::NoTitle));
        assert_eq!(title(&"x".repeat(121)), Err(Refusal::LongTitle));
    }
}
