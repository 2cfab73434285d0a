//! Puts marks together: which days, and which times belong to them.

mod amend;
mod day;
mod wait;

use super::{
    days::{Days, Part},
    mark::Mark,
    meaning::Meaning,
    span::Span,
    words::Unit,
};
use crate::schedule::ByDay;

/// Reads one clause, or several that belong together.
#[derive(Debug, Default)]
pub(super) struct Clause {
    pub(super) parts: Vec<Part>,
    pub(super) months: Vec<i8>,
    /// Where the months that were said last begin.
    months_from: usize,
    /// Ordinals that wait for their day.
    nths: Vec<i8>,
    /// Ordinals of the day before, for the days that follow it in a list.
    listed: Vec<i8>,
    pub(super) turn: Option<(u16, Option<Unit>)>,
    except: bool,
    /// The last day was one of those without meetings.
    left_out: bool,
    pub(super) excluded: Vec<i8>,
    /// The last days stand right before, with only commas and small words between.
    adjacent: bool,
    /// It begins with what leaves days out ("no meeting …").
    refused: bool,
    /// A day is between two choices ("1st or 2nd Monday").
    pub(super) unsure: bool,
    last: Option<Meaning>,
    /// Between parentheses.
    inside: bool,
    /// A number stands before a day: "two Fridays".
    counted: bool,
    /// The first token of the waiting ordinals.
    nth_at: Option<usize>,
    /// It names a time that can be nothing but a start.
    starts: bool,
    /// Days follow that are among those that were said.
    including: bool,
    /// How long the meeting is, said apart.
    lasts: Option<u32>,
    /// The last days were said as a group ("the first weekend"), of which one may follow.
    grouped: bool,
    /// Days that stand for the others in some months, and their own times.
    pub(super) instead: Vec<(Days, Vec<i8>, Vec<Span>)>,
    /// Days of the month on which the weekly days fall out.
    pub(super) skipped: Vec<ByDay>,
}

impl Clause {
    /// Whether it names no days.
    pub(super) fn has_days(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::Days(_)))
    }

    /// Whether it names times.
    pub(super) fn has_times(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::Span(_)))
    }

    /// Reads the marks of a clause.
    pub(super) fn read(&mut self, marks: &[Mark]) {
        let mut skip_to = 0;
        self.starts |= marks.iter().any(|m| matches!(m.meaning, Meaning::Span(_)));
        for (i, mark) in marks.iter().enumerate() {
            if i < skip_to {
                continue;
            }
            if self.is_part_closure(&marks[i..]) {
                let closed = marks[i..].iter().position(|m| m.meaning == Meaning::Close);
                skip_to = i + closed.unwrap_or(marks.len());
                continue;
            }
            if let Some(closed) = self.read_instead(&marks[i..]) {
                skip_to = i + closed + 1;
                continue;
            }
            if self.read_season(&marks[i..], self.last) {
                break;
            }
            if let Some(length) = self.read_exception(&marks[i..]) {
                skip_to = i + length;
                continue;
            }
            if let Some(dates) = date_length(&marks[i..]) {
                skip_to = i + dates;
                self.forget_date(&marks[skip_to..]);
                self.last = Some(Meaning::Other);
                continue;
            }
            self.take(*mark, &marks[i + 1..]);
        }
        self.settle(false);
        self.except = false;
        self.adjacent = self.has_days() && !self.has_times();
        self.last = None;
    }

    /// "(closed Mondays from 10 to 1)" takes nothing away from the days.
    fn is_part_closure(&self, marks: &[Mark]) -> bool {
        let Some(Mark { meaning: Meaning::Except, .. }) = marks.first() else { return false };
        let inside = marks.iter().take_while(|m| m.meaning != Meaning::Close);
        self.has_days()
            && self.last == Some(Meaning::Open)
            && inside.clone().any(|m| matches!(m.meaning, Meaning::Span(_)))
            && inside.clone().any(|m| matches!(m.meaning, Meaning::Day(_)))
    }

    /// "Tuesday, May 4th" is one day and no rule; "Tuesdays, May 4th to June 1st" is one.
    fn forget_date(&mut self, rest: &[Mark]) {
        let range = matches!(rest.first().map(|m| m.meaning), Some(Meaning::To));
        if matches!(self.last, Some(Meaning::Day(_))) && !range {
            self.forget_day();
        }
    }

    /// A weekday that only names a date.
    fn forget_day(&mut self) {
        if self.current().is_some_and(|d| d.by_day.len() == 1 && !d.is_numbered()) {
            self.parts.pop();
        }
    }

    fn take(&mut self, mark: Mark, rest: &[Mark]) {
        match mark.meaning {
            Meaning::Filler => return,
            Meaning::Nth(n) => self.nth(n, mark.at),
            Meaning::Through(n) => (1..=n.abs()).for_each(|nth| self.nth(nth * n.signum(), mark.at)),
            Meaning::Day(day) => self.day(day, &mark),
            Meaning::Days(days) => self.many(days, &mark),
            Meaning::Daily => self.daily(&mark),
            Meaning::Month(month) => self.month(month),
            Meaning::Date => self.forget_day(),
            Meaning::Parity(odd) => self.months.extend((1..=12).filter(|m| m % 2 == odd)),
            Meaning::Turn(n, unit) => {
                self.turn = Some((n, unit));
                if unit == Some(Unit::Day) {
                    self.daily(&mark);
                }
            }
            Meaning::Unit(unit) => self.unit(unit, &mark, rest),
            // "closed 12-1 for lunch"
            Meaning::Span(_) if self.last == Some(Meaning::Except) && self.has_times() => self.except = false,
            // "5pm (doors open 4:30pm)"
            Meaning::Span(_) if self.inside && matches!(self.parts.last(), Some(Part::Span(_))) => {}
            Meaning::Span(span) => self.span(span, &mark),
            Meaning::Aside(span) if !self.starts => self.span(span, &mark),
            Meaning::End(span) => self.end(span, &mark),
            Meaning::Lasting(minutes) => self.last(minutes),
            Meaning::Including => self.including = self.has_days(),
            Meaning::Except if self.is_month_off(rest) => {
                let from = self.months_from.min(self.months.len());
                self.excluded.extend(self.months.drain(from..));
            }
            Meaning::Except => {
                self.settle(false);
                self.refused |= !self.has_days();
                self.except = true;
            }
            Meaning::Close => {
                // "(not the last one)".
                if self.except {
                    self.settle(false);
                }
                (self.except, self.inside) = (false, false);
            }
            Meaning::Open => self.inside = true,
            Meaning::Number => {}
            Meaning::Only => self.settle(true),
            Meaning::Other | Meaning::When | Meaning::Aside(_) => {
                // "First and Main", "1st floor": no days.
                if self.last.is_some_and(|m| matches!(m, Meaning::Nth(_) | Meaning::And)) {
                    self.nths.clear();
                }
                self.adjacent = false;
                self.left_out = false;
                self.including = false;
                self.listed.clear();
            }
            Meaning::Or => {
                self.unsure |= matches!(self.last, Some(Meaning::Nth(_)))
                    && matches!(rest.first().map(|m| m.meaning), Some(Meaning::Nth(_)));
            }
            Meaning::Beside => self.unsure = true,
            Meaning::To | Meaning::And | Meaning::Break => {}
        }
        self.last = Some(mark.meaning);
    }

    /// "In August no meeting": behind the days, months before what leaves them out.
    fn is_month_off(&self, rest: &[Mark]) -> bool {
        let ends =
            rest.iter().take_while(|m| m.meaning != Meaning::Close).all(|m| m.meaning == Meaning::Filler);
        ends && self.has_days() && matches!(self.last, Some(Meaning::Month(_)))
    }

    fn month(&mut self, month: i8) {
        if !matches!(self.last, Some(Meaning::Month(_) | Meaning::To | Meaning::And)) {
            self.months_from = self.months.len();
        }
        if !self.nths.is_empty() && self.last.is_some_and(|m| matches!(m, Meaning::Nth(_))) {
            self.settle(true);
        }
        let list = if self.except { &mut self.excluded } else { &mut self.months };
        match (self.last, list.last().copied()) {
            (Some(Meaning::To), Some(from)) => {
                let length = (month - from).rem_euclid(12);
                list.extend((1..=length).map(|n| (from - 1 + n).rem_euclid(12) + 1));
            }
            _ => list.push(month),
        }
    }

    fn unit(&mut self, unit: Unit, mark: &Mark, rest: &[Mark]) {
        let nths_before = matches!(self.last, Some(Meaning::Nth(_))) && !self.nths.is_empty();
        match unit {
            // "two Fridays a month": which ones is not said.
            Unit::Month if self.counted && !nths_before && !self.has_numbered() => {
                self.turn = self.turn.or(Some((1, Some(Unit::Month))));
            }
            Unit::Month if nths_before && self.adjacent && self.nths.iter().all(|n| *n <= 5) => {
                self.settle(true)
            }
            Unit::Month if nths_before => self.month_days(mark),
            // "the first week of the month, on Tuesday": waits for the day, or belongs to the one before.
            Unit::Week if nths_before && !followed_by_day(rest) => self.settle(true),
            // "the last day of the month"
            Unit::Day if nths_before => self.month_days(mark),
            _ => {}
        }
    }

    fn span(&mut self, span: Span, mark: &Mark) {
        self.settle(false);
        if span == Span::ALL_DAY && !self.adjacent {
            self.daily(mark);
        }
        self.except = false;
        self.including = false;
        self.adjacent = false;
        self.listed.clear();
        self.forenoon(span);
        let lasts = self.lasts.take().filter(|_| span.end.is_none());
        self.parts.push(Part::Span(lasts.map_or(span, |minutes| span.lasting(minutes))));
    }

    /// "10-11 and 2-3pm": times before one in the afternoon are in the morning where they would be after it.
    fn forenoon(&mut self, next: Span) {
        for span in self.parts.iter_mut().rev().map_while(Part::span) {
            span.comes_before(next);
        }
    }

    /// How long it is, behind its start or before.
    pub(super) fn last(&mut self, minutes: u32) {
        match self.parts.iter_mut().rev().find_map(Part::span) {
            Some(last) if last.end.is_none() => *last = last.lasting(minutes),
            Some(_) => {}
            None => self.lasts = Some(minutes),
        }
    }

    /// The end of the time that was said last.
    fn end(&mut self, span: Span, mark: &Mark) {
        match self.parts.iter_mut().rev().find_map(Part::span) {
            Some(last) => *last = last.until(span),
            None => self.span(span, mark),
        }
    }
}

fn followed_by_day(rest: &[Mark]) -> bool {
    let mut meanings =
        rest.iter().map(|m| m.meaning).filter(|m| !matches!(m, Meaning::Filler | Meaning::Unit(_)));
    matches!(meanings.next(), Some(Meaning::Day(_) | Meaning::Days(_)))
}

/// How many marks a date takes that stands here ("May 4th", "Feb 6-April 9, 2008", "4 de mayo"); dates say when something begins
/// or happens once.
fn date_length(marks: &[Mark]) -> Option<usize> {
    let number = |m: &Mark| m.meaning == Meaning::Number || matches!(m.meaning, Meaning::Nth(1..));
    match marks {
        [a, b, c, ..]
            if number(a)
                && b.meaning == Meaning::Filler
                && matches!(c.meaning, Meaning::Month(_))
                && a.meaning == Meaning::Number =>
        {
            Some(3)
        }
        [a, b, ..] if matches!(a.meaning, Meaning::Month(_)) && number(b) => Some(2),
        // "Fortnightly from 3 Sept".
        [a, b, ..] if a.meaning == Meaning::Number && matches!(b.meaning, Meaning::Month(_)) => Some(2),
        _ => None,
    }
}
