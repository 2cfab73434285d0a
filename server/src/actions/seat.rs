//! Seats in spaces.

use domain::{Group, Member};

/// A seat in a space: proof that somebody is in the group now.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The group.
    pub group: Group,
    /// They, in it.
    pub member: Member,
    /// Something new waits for them, here or elsewhere.
    pub news: bool,
    /// Their zone; empty where it is not known.
    pub zone: String,
}
