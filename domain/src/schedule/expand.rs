//! Occurrences of a schedule.

use super::Schedule;
use jiff::{Timestamp, civil::DateTime};

/// One occurrence of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// When it starts.
    pub start: Timestamp,
    /// When it ends; `None` where the length is unknown.
    pub end: Option<Timestamp>,
    /// Its start as the group's own clock shows it.
    pub local: DateTime,
}

impl Schedule {
    /// The meetings that start in `[from, until)`, soonest first, at most `most`. `zone` stands in where the schedule
    /// names none. A schedule without a start time has none.
    pub fn meetings(&self, from: Timestamp, until: Timestamp, zone: &str, most: usize) -> Vec<Meeting> {
        let _ = (from, until, zone, most);
        Vec::new()
    }
}
