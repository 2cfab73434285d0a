//! What happened and is to be told.

use domain::{ArrivalId, MemberId, NoticeKind, PostId, Stamp};
use serde::{Deserialize, Serialize};

/// What happened. Ids, never words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(crate) enum Event {
    /// Somebody wrote.
    Written {
        /// The post.
        post: PostId,
    },
    /// Somebody's first words have waited for so long.
    Waited {
        /// The post.
        post: PostId,
        /// How long.
        kind: NoticeKind,
    },
    /// Somebody comes to their first meeting, has waited for an answer for so long, or was answered.
    Coming {
        /// What they said.
        arrival: ArrivalId,
        /// Which of these.
        kind: NoticeKind,
    },
    /// Somebody waits to be let in.
    Joined {
        /// Who.
        member: MemberId,
        /// Since when.
        at: Stamp,
    },
    /// A post that was changed means somebody whom it did not mean before.
    Named {
        /// The post.
        post: PostId,
        /// Whom.
        member: MemberId,
        /// When.
        at: Stamp,
    },
    /// A step was taken about somebody.
    Decided {
        /// About whom.
        member: MemberId,
        /// What they are told.
        kind: NoticeKind,
        /// When.
        at: Stamp,
    },
    /// A post was hidden.
    Hid {
        /// The post.
        post: PostId,
        /// When.
        at: Stamp,
    },
}

impl Event {
    /// The one member whom it is about.
    pub(super) fn whom(self) -> Option<MemberId> {
        match self {
            Self::Joined { member, .. } | Self::Named { member, .. } | Self::Decided { member, .. } => {
                Some(member)
            }
            Self::Written { .. } | Self::Waited { .. } | Self::Coming { .. } | Self::Hid { .. } => None,
        }
    }
}
