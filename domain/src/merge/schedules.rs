//! Schedules of several rows, each told once.

use crate::schedule::Freq;
use crate::{Listing, Schedule};

/// Whether both meet at one time alike.
pub(super) fn share_one(a: &Listing, b: &Listing) -> bool {
    a.schedules
        .iter()
        .any(|x| b.schedules.iter().any(|y| is_same(x, y) || is_slot_of(x, y) || is_slot_of(y, x)))
}

/// The same meetings, whatever else is said of them.
fn is_same(a: &Schedule, b: &Schedule) -> bool {
    let fits = a.zone.is_none() || b.zone.is_none() || a.zone == b.zone;
    a.start == b.start && a.rule == b.rule && (a.rule.is_some() || a.from == b.from) && fits
}

/// Whether `monthly`, read from words, tells which of the meetings of `weekly` take place.
fn is_slot_of(monthly: &Schedule, weekly: &Schedule) -> bool {
    let (Some(rare), Some(often)) = (&monthly.rule, &weekly.rule) else { return false };
    let rarer =
        matches!(rare.freq, Freq::Monthly | Freq::Yearly) || (rare.freq == Freq::Weekly && rare.interval > 1);
    let fits = monthly.zone.is_none() || weekly.zone.is_none() || monthly.zone == weekly.zone;
    monthly.words.is_some()
        && weekly.words.is_none()
        && rarer
        && often.freq == Freq::Weekly
        && often.interval <= 1
        && monthly.start == weekly.start
        && fits
        && !rare.by_day.is_empty()
        && !often.by_day.is_empty()
        && often.by_day.iter().all(|day| rare.by_day.iter().any(|other| other.day == day.day))
}

/// How much is said; of two equal schedules the fuller one stays.
fn fullness(s: &Schedule) -> usize {
    usize::from(s.minutes.is_some())
        + usize::from(s.zone.is_some())
        + usize::from(s.from.is_some())
        + usize::from(s.words.is_some())
        + usize::from(s.format.is_some())
        + s.except.len()
        + s.extra.len()
        + s.moved.len()
}

/// Each schedule once, in the order of the week. Of several that are the same the fullest stays; a monthly rule read from
/// words takes the place of the weekly slot it speaks of.
pub(super) fn unite(mut all: Vec<Schedule>) -> Vec<Schedule> {
    let order = |s: &Schedule| {
        (s.slots().first().copied(), s.rule.as_ref().map(ToString::to_string), s.from, format!("{s:?}"))
    };
    all.sort_by_cached_key(|s| (std::cmp::Reverse(fullness(s)), order(s)));
    let mut kept: Vec<Schedule> = Vec::new();
    for schedule in all {
        if !kept.iter().any(|k| is_same(k, &schedule)) {
            kept.push(schedule);
        }
    }
    let rare: Vec<Schedule> = kept.iter().filter(|s| s.words.is_some()).cloned().collect();
    kept.retain(|weekly| !rare.iter().any(|monthly| is_slot_of(monthly, weekly)));
    kept.sort_by_cached_key(order);
    kept
}
