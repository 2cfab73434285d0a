//! When a group meets: recurrence (RFC 5545), zone, exceptions.

mod days;
mod expand;
pub mod phrase;
mod rule;

pub use expand::Meeting;
pub use rule::{ByDay, Freq, Rule, RuleError, day_code, day_from};

use crate::Format;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

/// One occurrence that was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The day it would have been.
    pub from: Date,
    /// When it is instead.
    pub to: DateTime,
}

/// When a group meets. Civil times in `zone`; 19:00 stays 19:00 over a change of clocks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// The recurrence; `None` when it meets once, on `from` and `extra` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// Start, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Time>,
    /// Length in minutes, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// IANA zone name; `None` when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// First day (DTSTART); anchors "every other week". `None` when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Days it does not meet (EXDATE, cancelled occurrences).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<Date>,
    /// Days it meets in addition (RDATE).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<Date>,
    /// Occurrences that were moved (RECURRENCE-ID).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Move>,
    /// How these meetings are held, where it differs from the group's other ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The words the rule was read from, kept when it was read from words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Schedule {
    /// Meetings in an average month (a month is 52/12 weeks).
    pub fn per_month(&self) -> f64 {
        self.rule.as_ref().map_or(0.0, Rule::per_month)
    }
}
