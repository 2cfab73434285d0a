//! What a clause comes to: rules with their times.

use super::{
    days::{Part, pair},
    mark::Mark,
    meaning::Meaning,
    span::Span,
    spec::Clause,
};
use crate::schedule::{ByDay, Freq, Rule};
use std::ops::Range;

/// A rule with its times, as said in one clause.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) rule: Rule,
    pub(super) span: Option<Span>,
    /// Tokens of its days.
    pub(super) at: Range<usize>,
}

impl Clause {
    /// "4th Wed (3rd Wed in Nov & Dec)": other days in some months, between parentheses. What more is said of them ("picnic
    /// 2nd Wed in May") is a remark. Answers where they are closed.
    pub(super) fn read_instead(&mut self, marks: &[Mark]) -> Option<usize> {
        if marks.first()?.meaning != Meaning::Open || !self.has_days() {
            return None;
        }
        let closed = marks.iter().position(|m| m.meaning == Meaning::Close)?;
        let inside = marks.get(1..closed)?;
        let mut other = Self::default();
        other.read(inside);
        // "(2nd Monday if the 1st is a holiday)".
        if inside.iter().any(|m| m.meaning == Meaning::When) && other.months.is_empty() {
            return Some(closed);
        }
        let [Part::Days(days)] = other.parts.as_slice() else { return None };
        if !days.is_numbered() || other.months.is_empty() {
            return None;
        }
        if !inside.iter().any(|m| matches!(m.meaning, Meaning::Other | Meaning::Except)) {
            self.instead.push((days.clone(), other.months, Vec::new()));
        }
        Some(closed)
    }

    /// "…, except in November and December, when we meet the 2nd Thursday". Answers how many marks say it.
    pub(super) fn read_exception(&mut self, marks: &[Mark]) -> Option<usize> {
        if marks.first()?.meaning != Meaning::Except || !self.has_days() {
            return None;
        }
        let times = marks.iter().position(|m| matches!(m.meaning, Meaning::Span(_)));
        // A time behind it is the time of all where none was said before.
        let end = times.filter(|_| !self.has_times()).unwrap_or(marks.len());
        let inside = marks.get(1..end).filter(|inside| inside.iter().any(|m| m.meaning == Meaning::When))?;
        let mut other = Self::default();
        other.read(inside);
        let (days, spans) = match other.parts.as_slice() {
            [Part::Days(days)] => (days, Vec::new()),
            [Part::Days(days), Part::Span(span)] => (days, vec![*span]),
            _ => return None,
        };
        if !days.is_numbered() || other.months.is_empty() {
            return None;
        }
        self.instead.push((days.clone(), other.months, spans));
        Some(end)
    }

    /// "1st Tuesday Sept-May, 1st Thursday June-Aug": other days in other months. Answers whether the rest says so.
    pub(super) fn read_season(&mut self, marks: &[Mark], last: Option<Meaning>) -> bool {
        let begins = matches!(marks.first().map(|m| m.meaning), Some(Meaning::Nth(_) | Meaning::Day(_)));
        if !begins
            || !matches!(last, Some(Meaning::Month(_)))
            || !self.has_days()
            || !self.excluded.is_empty()
        {
            return false;
        }
        let mut other = Self::default();
        other.read(marks);
        let (days, spans) = match other.parts.as_slice() {
            [Part::Days(days)] => (days, Vec::new()),
            [Part::Days(days), Part::Span(span)] => (days, vec![*span]),
            _ => return false,
        };
        let apart = other.months.iter().all(|month| !self.months.contains(month));
        if other.months.is_empty() || !apart || !other.excluded.is_empty() {
            return false;
        }
        self.instead.push((days.clone(), other.months, spans));
        self.instead.append(&mut other.instead);
        true
    }

    /// The rules of the clause, each with its time.
    pub(super) fn found(mut self) -> Vec<Found> {
        if self.unsure {
            return Vec::new();
        }
        if let Some(turn) = self.turn.take()
            && let Some(Part::Days(days)) = self.parts.iter_mut().rev().find(|p| matches!(p, Part::Days(_)))
        {
            days.turn = days.turn.or(Some(turn));
        }
        let instead = std::mem::take(&mut self.instead);
        self.excluded.extend(instead.iter().flat_map(|(_, months, _)| months));
        let (months, skipped) = (self.all_months(), std::mem::take(&mut self.skipped));
        let mut found = Vec::new();
        let mut pairs: Vec<_> =
            pair(self.parts).into_iter().map(|(days, spans)| (days, months.clone(), spans)).collect();
        let mut spans = pairs.last().map_or(Vec::new(), |(_, _, spans)| spans.clone());
        // "…, both at 7 pm": a time said last is all days' time.
        if let Some((_, _, last)) = instead.last().filter(|_| pairs.iter().all(|(_, _, own)| own.is_empty()))
        {
            spans.clone_from(last);
            pairs.iter_mut().for_each(|(_, _, own)| own.clone_from(last));
        }
        pairs.extend(instead.into_iter().map(|(days, months, own)| {
            let spans = if own.is_empty() { spans.clone() } else { own };
            (days, months, spans)
        }));
        // "24 hours a day, 7 days a week" says "every day" twice.
        let daily = pairs.iter().any(|(days, _, spans)| days.daily && !spans.is_empty());
        for (days, months, spans) in pairs {
            if daily && days.daily && spans.is_empty() {
                continue;
            }
            let Some(rule) = days.rule(&months).map(|rule| without(rule, &skipped)) else { continue };
            let spans = if spans.is_empty() { vec![None] } else { spans.into_iter().map(Some).collect() };
            found.extend(spans.into_iter().map(|span| Found {
                rule: rule.clone(),
                span,
                at: days.at.clone(),
            }));
        }
        found
    }

    fn all_months(&mut self) -> Vec<i8> {
        let mut months = std::mem::take(&mut self.months);
        if months.is_empty() && !self.excluded.is_empty() {
            months = (1..=12).collect();
        }
        months.retain(|m| !self.excluded.contains(m));
        months.sort_unstable();
        months.dedup();
        if months.len() == 12 { Vec::new() } else { months }
    }
}

/// "Every Sunday except the first": the others of the month, where one weekday is said and which of them fall out.
fn without(rule: Rule, skipped: &[ByDay]) -> Rule {
    let [ByDay { nth: None, day }] = rule.by_day[..] else { return rule };
    let every = rule.freq == Freq::Weekly && rule.interval == 1;
    let falls = |nth: i8| skipped.contains(&ByDay { nth: Some(nth), day });
    // Counted from the end where the last falls out: in some months it is the fourth.
    let told = |from_end: bool| {
        skipped.iter().all(|s| s.day == day && s.nth.is_some_and(|nth| nth != 0 && (nth < 0) == from_end))
    };
    if !every || skipped.is_empty() || !told(false) && !told(true) {
        return rule;
    }
    let all = if told(true) { -5..=-1 } else { 1..=5 };
    let left = all.filter(|nth| !falls(*nth)).map(|nth| ByDay { nth: Some(nth), day });
    let freq = if rule.by_month.is_empty() { Freq::Monthly } else { Freq::Yearly };
    Rule { freq, by_day: left.collect(), ..rule }
}
