//! What facilitators do: each act is a row that can be checked and not taken back.

use crate::code::codes;
use crate::member::Role;
use crate::{MemberId, PostId, Private, Stamp, ThreadId, member};
use serde::{Deserialize, Serialize};

codes! {
    /// What was done.
    ActKind {
        /// The space was opened, or somebody was invited to keep it, by the keeper of the listing.
        Opened = "opened",
        /// Rules, questions or clock were changed.
        Changed = "changed",
        /// Somebody was invited.
        Invited = "invited",
        /// All links were made void.
        Voided = "voided",
        /// A code was made that is given by hand.
        Referred = "referred",
        /// A code was made void.
        Withdrawn = "withdrawn",
        /// Somebody who waited was taken in.
        Accepted = "accepted",
        /// Somebody who waited was told no.
        Declined = "declined",
        /// Somebody was paused.
        Paused = "paused",
        /// A pause ended.
        Resumed = "resumed",
        /// Somebody was put out.
        Removed = "removed",
        /// A thread was closed.
        Closed = "closed",
        /// A thread was opened again.
        Reopened = "reopened",
        /// A thread was put first.
        Pinned = "pinned",
        /// A thread stands first no more.
        Unpinned = "unpinned",
        /// A post was hidden.
        Hid = "hidden",
        /// A hidden post is shown again.
        Shown = "shown",
        /// Something was put on the shelf.
        Shelved = "shelved",
        /// Something was taken off the shelf.
        Retired = "retired",
        /// A message of the chat was hidden.
        HidMessage = "message_hidden",
        /// A hidden message is shown again.
        ShownMessage = "message_shown",
        /// What somebody told those who keep the space was looked at.
        Settled = "settled",
        /// Posts were put into another thread.
        Moved = "moved",
        /// Posts were put into a thread of their own.
        Split = "split",
        /// A thread was put into another.
        Merged = "merged",
        /// Somebody asked that another looks at what was done about them.
        Appealed = "appealed",
        /// Another looked at it, and it stands.
        Upheld = "upheld",
        /// Another looked at it, and undid it.
        Undone = "undone",
        /// Those who run the server opened the room to read.
        Read = "read",
        /// They closed it before its time.
        ReadEnded = "read_ended",
        /// A copy of the whole group was taken.
        Copied = "copied",
        /// The group was brought in from another server.
        Brought = "brought",
        /// A new link was made for a name that nobody has taken over yet.
        Renewed = "renewed",
    }
}

/// Something that a facilitator did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// What.
    pub kind: ActKind,
    /// When.
    pub at: Stamp,
    /// Who; `None` for the keeper of the listing, or those who run the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// About whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<MemberId>,
    /// About which thread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<ThreadId>,
    /// About which post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Stamp>,
    /// As what somebody was invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Private<String>>,
}

impl Act {
    /// An act about nobody yet.
    pub fn new(kind: ActKind, by: Option<MemberId>, at: Stamp) -> Self {
        Self { kind, at, by, whom: None, thread: None, post: None, until: None, role: None, reason: None }
    }
}

impl ActKind {
    /// Whether nobody does it but members and those who run the server: then an act by nobody is theirs.
    pub const fn is_of_server(self) -> bool {
        matches!(self, Self::Upheld | Self::Undone | Self::Read | Self::ReadEnded | Self::Brought)
    }

    /// Whether everybody in the group is told of it beside its rules.
    pub const fn is_told(self) -> bool {
        matches!(self, Self::Copied | Self::Brought)
    }
}

impl From<member::Step> for ActKind {
    fn from(step: member::Step) -> Self {
        match step {
            member::Step::Accept => Self::Accepted,
            member::Step::Decline => Self::Declined,
            member::Step::Pause => Self::Paused,
            member::Step::Resume => Self::Resumed,
            member::Step::Remove => Self::Removed,
        }
    }
}
