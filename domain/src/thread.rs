//! Threads of a space: what kind they are and what their writer needs.

use crate::code::codes;
use crate::{GroupId, MemberId, Private, Stamp, ThreadId};

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
    /// Its title; `None` when it was taken back.
    pub title: Option<Private<String>>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(title("  The first \n night "), Ok("The first night".into()));
        assert_eq!(title(" \n "), Err(Refusal::NoTitle));
        assert_eq!(title(&"x".repeat(121)), Err(Refusal::LongTitle));
    }
}
