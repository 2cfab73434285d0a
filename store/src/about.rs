//! What a piece of news is about.

use domain::{ChatId, PostId, ThreadId};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A post.
    Post(ThreadId, PostId),
    /// A thread itself: closed or opened, put first or not, or posts were put into another.
    Thread(ThreadId),
    /// A message of the chat.
    Message(ChatId),
    /// Who has a seat in the group: somebody has lost theirs.
    Seats,
}
