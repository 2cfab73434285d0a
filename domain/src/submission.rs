//! Groups that somebody submitted: a draft that saves as it goes, then the queue.

use crate::code::codes;
use crate::{Listing, ListingId, Stamp, SubmissionId};
use serde::{Deserialize, Serialize};

codes! {
    /// Where a submission stands.
    SubmissionState {
        /// Still being written.
        Draft = "draft",
        /// Waits for a person.
        Waiting = "waiting",
        /// Accepted: its listing is public.
        Accepted = "accepted",
        /// Sent back with a reason; it can be changed and sent again.
        Returned = "returned",
    }
}

codes! {
    /// The steps of the form, in order.
    Step {
        /// Name, host, what it is.
        Group = "group",
        /// For whom.
        People = "people",
        /// How and where.
        Place = "place",
        /// When.
        Time = "time",
        /// Leader, training, expert.
        Leader = "leader",
        /// Confidentiality, ground rules, a usual meeting.
        Rules = "rules",
        /// Cost.
        Cost = "cost",
        /// Where its sender can be reached.
        Sender = "sender",
        /// Look it over and send.
        Check = "check",
    }
}

/// A submitted group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// Its id.
    pub id: SubmissionId,
    /// The group so far; its findings are those of the last review.
    pub listing: Listing,
    /// Where it stands.
    pub state: SubmissionState,
    /// The form's fields as typed, so that nothing is lost before it can be read.
    pub typed: std::collections::BTreeMap<String, String>,
    /// When it was begun.
    pub begun: Stamp,
    /// When it last changed.
    pub changed: Stamp,
    /// Why it was returned, in a person's words.
    pub reason: Option<String>,
}

/// Why a listing cannot be accepted or sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The group has no name.
    #[error("the group needs a name")]
    NoName,
    /// Nothing says how to come: no place, link or number, and no page or address to ask at.
    #[error("the group needs a place, a link, a number or a page where people can ask")]
    NoWayIn,
    /// Only a waiting submission can be decided.
    #[error("only a submission that waits can be decided")]
    NotWaiting,
    /// A returned submission needs a reason.
    #[error("say why, so that the group can mend it")]
    NoReason,
}

/// The listing that a submission becomes, and the number by which it is known to those who decide. Whoever has the
/// submission's own id has the draft, and this does not tell it.
pub fn listing_of(id: SubmissionId) -> ListingId {
    let hash = blake3::derive_key("commonground listing of a submission", &id.bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    ListingId::from_bytes(bytes)
}

impl Submission {
    /// The listing that it becomes: see [`listing_of`].
    pub fn becomes(&self) -> ListingId {
        listing_of(self.id)
    }

    /// Whether it can be sent to the queue.
    pub fn may_send(&self) -> Result<(), Refusal> {
        let l = &self.listing;
        if l.name.trim().is_empty() {
            return Err(Refusal::NoName);
        }
        let reachable = l.place.as_ref().is_some_and(|p| !p.is_empty())
            || l.online.as_ref().is_some_and(|o| o.url.is_some() || o.phone.is_some() || !o.notes.is_empty())
            || l.url.is_some()
            || l.phone.is_some()
            || l.email.is_some();
        if reachable { Ok(()) } else { Err(Refusal::NoWayIn) }
    }

    /// Whether a person may accept or return it.
    pub fn may_decide(&self) -> Result<(), Refusal> {
        if self.state == SubmissionState::Waiting { Ok(()) } else { Err(Refusal::NotWaiting) }
    }
}
