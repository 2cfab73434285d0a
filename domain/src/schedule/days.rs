//! The days of a rule (RFC 5545 section 3.3.10), found by jumping to the turn that holds the first wanted day.

use super::{ByDay, Freq, Rule};
use jiff::{
    SignedDuration,
    civil::{Date, date},
};

const EPOCH: Date = date(1970, 1, 1);
/// Days looked at for one question at most: a hostile rule that never fits ends here.
const PATIENCE: usize = 200_000;

/// The days of `rule` in `[first, last]`, soonest first. `from` is the first day of the whole series. Without it, turns
/// are counted from 1970-01-01 (weeks from its Monday, 1969-12-29); a rule that takes its weekday or day of the month
/// from it has no days; and COUNT is ignored, for how many meetings are over cannot be told.
pub(super) fn days(rule: &Rule, from: Option<Date>, first: Date, last: Date) -> impl Iterator<Item = Date> {
    let last = rule.until.map_or(last, |until| until.min(last));
    let start = from.map_or(first, |from| from.max(first));
    let all_days = |from| day_number(last) - day_number(from);
    let counted = from.zip(rule.count).filter(|(from, count)| i64::from(*count) <= all_days(*from));
    let begin = counted.map_or(start, |(from, _)| from);
    let anchor = turn_of(rule.freq, from.unwrap_or(EPOCH));
    let step = i64::from(rule.interval.max(1));
    let behind = (anchor - turn_of(rule.freq, begin)).rem_euclid(step);
    let first_turn = turn_of(rule.freq, begin) + behind;
    let patience = PATIENCE / turn_length(rule.freq);
    (0_i64..)
        .take(patience)
        .map_while(move |n| turn_start(rule.freq, first_turn + n * step).filter(|day| *day <= last))
        .flat_map(move |turn| days_of_turn(rule, from, turn))
        .filter(move |day| from.is_none_or(|from| *day >= from) && *day <= last)
        .take(counted.map_or(usize::MAX, |(_, count)| usize::try_from(count).unwrap_or(usize::MAX)))
        .filter(move |day| *day >= start)
}

/// Days since 1970-01-01.
fn day_number(day: Date) -> i64 {
    day.duration_since(EPOCH).as_hours() / 24
}

/// The number of the turn that holds a day.
fn turn_of(freq: Freq, day: Date) -> i64 {
    match freq {
        Freq::Daily => day_number(day),
        Freq::Weekly => (day_number(day) + 3).div_euclid(7),
        Freq::Monthly => i64::from(day.year()) * 12 + i64::from(day.month()) - 1,
        Freq::Yearly => i64::from(day.year()),
    }
}

/// The first day of a turn; `None` outside the calendar.
fn turn_start(freq: Freq, turn: i64) -> Option<Date> {
    let day = |days: i64| EPOCH.checked_add(SignedDuration::from_hours(days.checked_mul(24)?)).ok();
    match freq {
        Freq::Daily => day(turn),
        Freq::Weekly => day(turn * 7 - 3),
        Freq::Monthly => {
            Date::new(i16::try_from(turn.div_euclid(12)).ok()?, turn.rem_euclid(12) as i8 + 1, 1).ok()
        }
        Freq::Yearly => Date::new(i16::try_from(turn).ok()?, 1, 1).ok(),
    }
}

fn turn_length(freq: Freq) -> usize {
    match freq {
        Freq::Daily => 1,
        Freq::Weekly => 7,
        Freq::Monthly => 31,
        Freq::Yearly => 366,
    }
}

/// The days of the turn that begins on `turn`.
fn days_of_turn(rule: &Rule, from: Option<Date>, turn: Date) -> Vec<Date> {
    let last = match rule.freq {
        Freq::Daily => turn,
        Freq::Weekly => turn.saturating_add(SignedDuration::from_hours(6 * 24)),
        Freq::Monthly => turn.last_of_month(),
        Freq::Yearly => turn.last_of_year(),
    };
    let until = day_number(last) - day_number(turn);
    let fitting = std::iter::successors(Some(turn), |day| day.tomorrow().ok())
        .take(usize::try_from(until).unwrap_or(0) + 1)
        .filter(|day| fits(rule, from, *day));
    let all: Vec<Date> = fitting.collect();
    if rule.by_set_pos.is_empty() {
        return all;
    }
    let at = |position: &i16| {
        let position = i64::from(*position);
        let index = if position > 0 { position - 1 } else { all.len() as i64 + position };
        usize::try_from(index).ok().filter(|_| position != 0).and_then(|index| all.get(index).copied())
    };
    let mut chosen: Vec<Date> = rule.by_set_pos.iter().filter_map(at).collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Whether a day satisfies every part of the rule but its turn, BYSETPOS, COUNT and UNTIL.
fn fits(rule: &Rule, from: Option<Date>, day: Date) -> bool {
    if !rule.by_month.is_empty() && !rule.by_month.contains(&day.month()) {
        return false;
    }
    if rule.by_day.is_empty() && rule.by_month_day.is_empty() {
        return like_first(rule, from, day);
    }
    let is_month_day =
        |n: &i8| if *n > 0 { *n == day.day() } else { *n < 0 && *n + day.days_in_month() + 1 == day.day() };
    (rule.by_month_day.is_empty() || rule.by_month_day.iter().any(is_month_day))
        && (rule.by_day.is_empty() || rule.by_day.iter().any(|by| is_nth(rule, *by, day)))
}

/// A rule that names no day repeats the day of the first meeting.
fn like_first(rule: &Rule, from: Option<Date>, day: Date) -> bool {
    let same_month = |from: Date| !rule.by_month.is_empty() || from.month() == day.month();
    match rule.freq {
        Freq::Daily => true,
        Freq::Weekly => from.is_some_and(|from| from.weekday() == day.weekday()),
        Freq::Monthly => from.is_some_and(|from| from.day() == day.day()),
        Freq::Yearly => from.is_some_and(|from| from.day() == day.day() && same_month(from)),
    }
}

fn is_nth(rule: &Rule, by: ByDay, day: Date) -> bool {
    let numbered = |nth: i16, at: i16, length: i16| {
        if nth > 0 { (at - 1) / 7 + 1 == nth } else { (length - at) / 7 + 1 == -nth }
    };
    by.day == day.weekday()
        && match (by.nth, rule.freq) {
            (None, _) | (_, Freq::Daily | Freq::Weekly) => true,
            (Some(nth), Freq::Yearly) if rule.by_month.is_empty() => {
                numbered(nth.into(), day.day_of_year(), day.days_in_year())
            }
            (Some(nth), _) => numbered(nth.into(), day.day().into(), day.days_in_month().into()),
        }
}
