//! Which days a clause names: weekdays, their ordinals, and days of the month.

use super::Clause;
use crate::schedule::{
    ByDay,
    phrase::{
        days::{Days, Part},
        mark::Mark,
        meaning::Meaning,
    },
};
use jiff::civil::Weekday;

impl Clause {
    pub(super) fn nth(&mut self, n: i8, at: usize) {
        if self.nths.is_empty() {
            self.nth_at = Some(at);
        }
        match (self.last, self.nths.last().copied()) {
            (Some(Meaning::To), Some(from)) if from > 0 && n > from && n <= 5 => {
                self.nths.extend(from + 1..=n)
            }
            _ => self.nths.push(n),
        }
        self.listed.clear();
    }

    pub(super) fn current(&mut self) -> Option<&mut Days> {
        match self.parts.last_mut() {
            Some(Part::Days(days)) => Some(days),
            _ => None,
        }
    }

    /// The days that are being said, or new ones where these are of another kind.
    pub(super) fn days(&mut self, numbered: bool, mark: &Mark) -> Option<&mut Days> {
        let turn = self.turn.take();
        let fits = self.current().is_some_and(|days| {
            days.is_empty()
                || (days.is_numbered() == numbered && !days.daily && (turn.is_none() || days.turn == turn))
        });
        if !fits {
            let start = self.nth_at.unwrap_or(mark.at).min(mark.at);
            self.parts.push(Part::Days(Days { at: start..mark.next, turn, ..Days::default() }));
        }
        self.nth_at = None;
        self.adjacent = true;
        let at = self.parts.len() - 1;
        match self.parts.get_mut(at) {
            Some(Part::Days(days)) => {
                days.at.end = mark.next;
                Some(days)
            }
            _ => None,
        }
    }

    pub(super) fn day(&mut self, day: Weekday, mark: &Mark) {
        self.counted |= self.last == Some(Meaning::Number);
        // "if there are 5 Saturdays"
        if self.last == Some(Meaning::Number) && self.has_numbered() {
            return;
        }

        if self.except && self.nths.is_empty() && (self.remove(day) || self.is_left_out()) {
            self.left_out = true;
            return;
        }
        if self.including && self.nths.is_empty() {
            self.include(day);
            return;
        }
        if self.narrow(day) {
            return;
        }
        let nths = if self.nths.is_empty() { self.listed.clone() } else { std::mem::take(&mut self.nths) };
        let nths: Vec<i8> = nths.into_iter().filter(|n| (-5..=5).contains(n)).collect();
        if self.except && !nths.is_empty() && self.has_days() {
            self.skipped.extend(nths.iter().map(|nth| ByDay { nth: Some(*nth), day }));
            return;
        }
        let range_from = match self.last {
            Some(Meaning::To) if nths == self.listed => {
                self.current().and_then(|d| d.by_day.last().map(|d| d.day))
            }
            _ => None,
        };
        self.listed.clone_from(&nths);
        let Some(days) = self.days(!nths.is_empty(), mark) else { return };
        if let Some(from) = range_from {
            for between in from.cycle_forward().take_while(|d| *d != day) {
                days.add(&nths, between);
            }
        }
        days.add(&nths, day);
    }

    /// "Mon-Fri 8 am, including Saturdays": one more day; "daily, including weekends" has it already.
    fn include(&mut self, day: Weekday) {
        let last = self.parts.iter_mut().rev().find_map(|part| match part {
            Part::Days(days) => Some(days),
            Part::Span(_) => None,
        });
        last.filter(|days| !days.daily && !days.is_numbered())
            .into_iter()
            .for_each(|days| days.add(&[], day));
    }

    /// "First weekend of the month, Saturday": one day of the group that was just said.
    fn narrow(&mut self, day: Weekday) -> bool {
        let apart = !matches!(self.last, Some(Meaning::And | Meaning::To | Meaning::Or | Meaning::Day(_)));
        let fits = apart && std::mem::take(&mut self.grouped) && self.nths.is_empty();
        let Some(days) = self.current().filter(|days| fits && days.is_numbered()) else { return false };
        if !days.set_pos.is_empty() || !days.by_day.iter().any(|d| d.day == day) {
            return false;
        }
        days.by_day.retain(|d| d.day == day);
        true
    }

    /// "(closed Sundays and Mondays)" behind other days: nothing to take away.
    fn is_left_out(&self) -> bool {
        let goes_on = matches!(self.last, Some(Meaning::Day(_) | Meaning::And | Meaning::To));
        self.has_days() && (self.last == Some(Meaning::Except) || self.left_out && goes_on)
    }

    fn remove(&mut self, day: Weekday) -> bool {
        let Some(Part::Days(days)) = self.parts.iter_mut().rev().find(|p| matches!(p, Part::Days(_))) else {
            return false;
        };
        if days.daily {
            days.daily = false;
            Weekday::Monday.cycle_forward().take(7).for_each(|d| days.add(&[], d));
        }
        let plain = ByDay { nth: None, day };
        let had = days.by_day.contains(&plain) && days.by_day.len() > 1;
        if had {
            days.by_day.retain(|d| *d != plain);
        }
        had
    }

    pub(super) fn many(&mut self, group: &[Weekday], mark: &Mark) {
        if self.including {
            group.iter().for_each(|day| self.include(*day));
            return;
        }
        self.grouped = !self.nths.is_empty();
        if self.except && self.has_days() {
            group.iter().for_each(|day| {
                self.remove(*day);
            });
            return;
        }
        let nths = std::mem::take(&mut self.nths);
        let Some(days) = self.days(!nths.is_empty(), mark) else { return };
        if !nths.is_empty() && group.len() == 5 {
            days.set_pos = nths.iter().map(|n| i16::from(*n)).collect();
            group.iter().for_each(|day| days.add(&[], *day));
        } else {
            group.iter().for_each(|day| days.add(&nths, *day));
        }
    }

    pub(super) fn daily(&mut self, mark: &Mark) {
        let already = self.current().is_some_and(|d| !d.is_empty());
        if !already && let Some(days) = self.days(false, mark) {
            days.daily = true;
        }
    }

    pub(super) fn has_numbered(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::Days(d) if d.is_numbered()))
    }

    pub(super) fn month_days(&mut self, mark: &Mark) {
        let nths = std::mem::take(&mut self.nths);
        let Some(days) = self.days(true, mark) else { return };
        days.month_days.extend(nths);
        days.month_days.sort_unstable_by_key(|n| if *n < 0 { 100 + n } else { *n });
        days.month_days.dedup();
    }
}
