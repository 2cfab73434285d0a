//! Days as they are said, and the times that belong to them.

use super::{span::Span, words::Unit};
use crate::schedule::{ByDay, Freq, Rule};
use jiff::civil::Weekday;
use std::ops::Range;

/// Days of a rule, as said.
#[derive(Debug, Clone, Default)]
pub(super) struct Days {
    pub(super) by_day: Vec<ByDay>,
    pub(super) month_days: Vec<i8>,
    pub(super) set_pos: Vec<i16>,
    pub(super) daily: bool,
    pub(super) turn: Option<(u16, Option<Unit>)>,
    /// Tokens they were read from.
    pub(super) at: Range<usize>,
}

impl Days {
    pub(super) fn is_numbered(&self) -> bool {
        !self.month_days.is_empty() || !self.set_pos.is_empty() || self.by_day.iter().any(|d| d.nth.is_some())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_day.is_empty() && self.month_days.is_empty() && !self.daily
    }

    pub(super) fn add(&mut self, nths: &[i8], day: Weekday) {
        let nths: Vec<Option<i8>> =
            if nths.is_empty() { vec![None] } else { nths.iter().copied().map(Some).collect() };
        for nth in nths {
            let day = ByDay { nth, day };
            if !self.by_day.contains(&day) {
                self.by_day.push(day);
            }
        }
    }

    /// The rule, in `months` only (empty: all).
    pub(super) fn rule(&self, months: &[i8]) -> Option<Rule> {
        if self.is_empty() {
            return None;
        }
        let mut by_day = self.by_day.clone();
        let order =
            |d: &ByDay| (d.nth.map_or(0, |n| if n < 0 { 99 + n } else { n }), d.day.to_monday_zero_offset());
        if self.is_numbered() {
            by_day.sort_by_key(|d| (d.day.to_monday_zero_offset(), order(d)));
            by_day.sort_by_key(|d| order(d).0);
        } else {
            by_day.sort_by_key(order);
        }
        let every_day = self.daily || (!self.is_numbered() && by_day.len() == 7);
        let freq = match () {
            () if self.is_numbered() && !months.is_empty() => Freq::Yearly,
            () if self.is_numbered() => Freq::Monthly,
            () if every_day => Freq::Daily,
            () => Freq::Weekly,
        };
        let interval = match (self.turn, freq) {
            (Some((n, Some(Unit::Month))), Freq::Monthly) => n,
            (Some((n, Some(Unit::Week) | None)), Freq::Weekly) => n,
            (Some((n, Some(Unit::Day))), Freq::Daily) => n,
            (Some((n, Some(Unit::Month))), Freq::Weekly | Freq::Daily) if n >= 1 => return None,
            _ => 1,
        };
        Some(Rule {
            interval,
            by_day: if every_day && freq == Freq::Daily { vec![] } else { by_day },
            by_month_day: self.month_days.clone(),
            by_month: months.to_vec(),
            by_set_pos: self.set_pos.clone(),
            ..Rule::every(freq)
        })
    }
}

/// Days or a time, in the order they are said.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Days(Days),
    Span(Span),
}

impl Part {
    pub(super) fn span(&mut self) -> Option<&mut Span> {
        match self {
            Self::Span(span) => Some(span),
            Self::Days(_) => None,
        }
    }
}

/// Which times belong to which days. Times go to the days before them; where a time comes first, to the days after.
pub(super) fn pair(parts: Vec<Part>) -> Vec<(Days, Vec<Span>)> {
    let time_first = matches!(parts.first(), Some(Part::Span(_)));
    let mut pairs: Vec<(Days, Vec<Span>)> = Vec::new();
    // Days that wait for their time, from this place on.
    let mut open = 0;
    let mut spans: Vec<Span> = Vec::new();
    let mut after_days = false;
    for part in parts {
        match part {
            Part::Days(days) => {
                if !time_first && !spans.is_empty() {
                    open = pairs.len();
                    spans.clear();
                }
                pairs.push((days, if time_first { spans.clone() } else { Vec::new() }));
                after_days = true;
            }
            Part::Span(span) if time_first => {
                if after_days {
                    spans.clear();
                    after_days = false;
                    open = pairs.len();
                }
                spans.push(span);
            }
            Part::Span(span) => {
                spans.push(span);
                if let Some(waiting) = pairs.get_mut(open..) {
                    waiting.iter_mut().for_each(|(_, spans)| spans.push(span));
                }
            }
        }
    }
    let left = time_first && open == pairs.len();
    if let Some((_, last)) = pairs.last_mut().filter(|_| left) {
        last.extend(spans);
    }
    pairs
}
