//! Ordinals that wait for their day, and where they go when none comes.

use super::Clause;
use crate::schedule::{
    ByDay,
    phrase::{days::Part, mark::Mark, meaning::Meaning, words::Unit},
};

impl Clause {
    /// Days with one time: "Thursdays 7pm, 1st and 3rd".
    fn is_one_time(&self) -> bool {
        matches!(self.parts.as_slice(), [Part::Days(_), Part::Span(_)])
    }

    /// Gives waiting ordinals to the days right before them ("Tuesdays, 2nd and 4th"), or forgets them.
    pub(super) fn settle(&mut self, keep: bool) {
        let nths = std::mem::take(&mut self.nths);
        let adjacent = self.adjacent
            && (keep || self.last.is_some_and(|m| matches!(m, Meaning::Nth(_) | Meaning::Close)));
        let late =
            matches!(self.last, Some(Meaning::Nth(_))) && self.is_one_time() && nths.iter().all(|n| *n <= 5);
        if self.except {
            self.skip(&nths);
        }
        if self.turn == Some((1, Some(Unit::Month))) && !self.has_days() && nths.iter().all(|n| *n > 5) {
            self.on_days_of_month(nths);
            return;
        }
        // "On the 1st and 15th, 7 pm".
        if !self.has_days() && !self.except && nths.len() > 1 && nths.iter().any(|n| *n > 5) {
            self.on_days_of_month(nths);
            return;
        }
        if nths.is_empty() || self.except || !(adjacent || late) {
            return;
        }
        let days = if late { self.parts.first_mut() } else { self.parts.last_mut() };
        let days = days.and_then(|part| match part {
            Part::Days(days) => Some(days),
            Part::Span(_) => None,
        });
        if let Some(days) = days.filter(|d| !d.is_numbered() && !d.daily) {
            let plain = std::mem::take(&mut days.by_day);
            plain.iter().for_each(|d| days.add(&nths, d.day));
        }
    }

    /// "Every Wednesday but the first": which of the weekday just said fall out.
    fn skip(&mut self, nths: &[i8]) {
        let Some(Part::Days(days)) = self.parts.iter().rev().find(|p| matches!(p, Part::Days(_))) else {
            return;
        };
        let [ByDay { nth: None, day }] = days.by_day[..] else { return };
        self.skipped.extend(nths.iter().map(|nth| ByDay { nth: Some(*nth), day }));
    }

    /// "Monthly on the 15th".
    fn on_days_of_month(&mut self, nths: Vec<i8>) {
        let Some(at) = self.nth_at.filter(|_| !nths.is_empty()) else { return };
        self.nths = nths;
        self.month_days(&Mark { meaning: Meaning::Number, at, next: at + 1 });
    }
}
