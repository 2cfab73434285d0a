//! Clauses that only go on with the one before, or say what is otherwise.

use super::Clause;
use crate::schedule::{ByDay, phrase::days::Part};

impl Clause {
    /// "Closed in August. Thursdays 7pm", "Duration: 1:30; Thursdays 19:00": what a clause before says alone.
    pub(in crate::schedule::phrase) fn take_alone(&mut self, before: &mut Self) {
        if !before.has_days() && !before.has_times() {
            self.excluded.append(&mut before.excluded);
            before.lasts.take().into_iter().for_each(|minutes| self.last(minutes));
        }
    }

    /// "Wednesdays 6 pm. No meeting on 5th Wednesdays.", "First Saturday; the July meeting is held on the second": a clause that
    /// only says what is otherwise. `bare`: it says nothing but when.
    pub(in crate::schedule::phrase) fn amend(&mut self, next: &mut Self, bare: bool) -> bool {
        let mut own = self.parts.iter().filter_map(|part| match part {
            Part::Days(days) => Some(days),
            Part::Span(_) => None,
        });
        let ([Part::Days(other)], Some(days), None) = (next.parts.as_slice(), own.next(), own.next()) else {
            return false;
        };
        let [ByDay { nth, day }] = days.by_day[..] else { return false };
        let same = other.by_day.iter().all(|by| by.day == day && by.nth.is_some());
        if !same || other.by_day.is_empty() || !self.months.is_empty() {
            return false;
        }
        let out = next.refused && nth.is_none() && next.months.is_empty();
        let moved = bare && !next.refused && nth.is_some() && !next.months.is_empty();
        if out {
            self.skipped.extend(&other.by_day);
        } else if moved {
            self.instead.push((other.clone(), std::mem::take(&mut next.months), Vec::new()));
        }
        out || moved
    }

    /// Adds a clause that only goes on with this one: times alone, days alone, or months without meetings.
    pub(in crate::schedule::phrase) fn join(&mut self, next: &mut Self) -> bool {
        let days_then_times = self.has_days() && !self.has_times() && next.has_times() && !next.has_days();
        let times_then_days = self.has_times() && !self.has_days() && next.has_days() && !next.has_times();
        let nothing = !next.has_days() && !next.has_times();
        if days_then_times || times_then_days {
            self.parts.append(&mut next.parts);
            self.months.append(&mut next.months);
            self.turn = self.turn.or(next.turn);
        }
        if nothing || days_then_times || times_then_days {
            self.excluded.append(&mut next.excluded);
            self.skipped.append(&mut next.skipped);
        }
        if let Some(minutes) = next.lasts.take().filter(|_| nothing || days_then_times) {
            self.last(minutes);
        }
        nothing || days_then_times || times_then_days
    }
}
