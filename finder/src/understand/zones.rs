//! Towns that only name a clock: "8 pm Denver time", "hora de la ciudad de México".

use super::near::TIMED;
use super::wheres::{LARGE, LONGEST, Wheres};
use crate::places::{area_found, places, regions};
use crate::understood::WantedPlace;
use std::ops::Range;

impl Wheres<'_> {
    /// Whether "hora de" leads to a word; "a una hora de León" is a distance.
    pub(super) fn is_of_clock(&self, at: usize) -> bool {
        let back = |n: usize| at.checked_sub(n).map_or("", |at| self.word(at));
        let hour = (1..=5).find(|n| !is_small(back(*n))).unwrap_or(6);
        hour > 1 && back(hour) == "hora" && !matches!(back(hour + 1), "una" | "1" | "media" | "la" | "a")
    }

    /// Whether "time" stands behind a town and an hour before it.
    pub(super) fn is_clock(&self, town: &Range<usize>) -> bool {
        let before = self.previous(town.start);
        let timed = TIMED.contains(before) || before.starts_with(|c: char| c.is_ascii_digit());
        self.word(town.end) == "time" && timed
    }

    /// The zone of a town or region that names a clock.
    pub(super) fn zone(&self) -> Option<String> {
        if !self.tokens.iter().any(|t| matches!(t.word.as_str(), "hora" | "time")) {
            return None;
        }
        let ends = |at: usize| (1..=LONGEST).rev().map(move |words| at..at + words);
        let spans = (0..self.tokens.len()).flat_map(ends).filter(|span| span.end <= self.tokens.len());
        spans.into_iter().find_map(|span| self.zone_of(span))
    }

    fn zone_of(&self, span: Range<usize>) -> Option<String> {
        let clock = self.is_clock(&span) || self.is_of_clock(span.start);
        if !clock || span.len() == 1 && is_small(self.word(span.start)) {
            return None;
        }
        let name = self.name(&span);
        if let Some(area) = regions().named(&name, self.home) {
            return area_found(area).zone;
        }
        let towns = places().towns(&name, None, None, self.home);
        match towns.meant().filter(|_| towns.size() >= LARGE)? {
            WantedPlace::City(town) => town.zone,
            _ => None,
        }
    }
}

fn is_small(word: &str) -> bool {
    matches!(word, "de" | "la" | "ciudad" | "en" | "el" | "del")
}
