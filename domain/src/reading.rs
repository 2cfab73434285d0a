//! Readings: those who run the server open a closed room to read, for a reason and for some hours, and everybody there is
//! told.

use crate::{GroupId, Private, ReadingId, Stamp, text};
use serde::{Deserialize, Serialize};

/// Hours for which a room may be opened.
pub const HOURS: [i64; 3] = [1, 4, 24];
/// Fewest characters of a reason.
pub const LEAST_REASON: usize = 20;
/// Most characters of a reason.
pub const MOST_REASON: usize = 2000;

/// A closed room is open to one who runs the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: ReadingId,
    /// The group.
    pub group: GroupId,
    /// When it was opened.
    pub at: Stamp,
    /// When it ends.
    pub ends: Stamp,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the group's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// Why, as the group reads it.
    pub reason: Private<String>,
}

/// Why a room cannot be opened to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The reason says too little.
    #[error("write why, in at least {LEAST_REASON} characters")]
    ShortReason,
    /// The reason is too long.
    #[error("a reason has at most {MOST_REASON} characters")]
    LongReason,
    /// No length of time was chosen.
    #[error("choose for how many hours")]
    Hours,
}

/// A reason as it is kept.
pub fn reason(typed: &str) -> Result<String, Refusal> {
    let reason = text::bounded(typed, MOST_REASON).map_err(|()| Refusal::LongReason)?.unwrap_or_default();
    if reason.chars().count() < LEAST_REASON { Err(Refusal::ShortReason) } else { Ok(reason) }
}

/// The hours that were chosen.
pub fn hours(typed: &str) -> Result<i64, Refusal> {
    let hours = typed.trim().parse().ok();
    hours.filter(|hours| HOURS.contains(hours)).ok_or(Refusal::Hours)
}

impl Reading {
    /// Whether the room may be read now.
    pub fn is_open(&self, now: Stamp) -> bool {
        self.at <= now && now < self.ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_a_reason_and_ends() {
        assert_eq!(reason("  because   "), Err(Refusal::ShortReason));
        assert_eq!(reason(&" ".repeat(LEAST_REASON)), Err(Refusal::ShortReason));
        assert_eq!(reason(&"é".repeat(LEAST_REASON)), Ok("é".repeat(LEAST_REASON)));
        assert_eq!(reason(&"x".repeat(MOST_REASON + 1)), Err(Refusal::LongReason));
        assert_eq!((hours("4"), hours("5"), hours("")), (Ok(4), Err(Refusal::Hours), Err(Refusal::Hours)));
        let inner = Inner { reason: "x".to_owned().into() };
        let (id, group) = (ReadingId::NIL, GroupId::NIL);
        let reading = Reading { id, group, at: Stamp(10), ends: Stamp(20), inner };
        let open = |now| reading.is_open(Stamp(now));
        assert_eq!((open(9), open(10), open(19), open(20)), (false, true, true, false));
    }
}
