//! Occurrences of a schedule.

use super::{Freq, Rule, Schedule, days::days};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};
use std::collections::BTreeSet;

/// How far ahead [`Schedule::next`] looks: 10 years, so that 29 February is found too.
const AHEAD: SignedDuration = SignedDuration::from_hours(10 * 366 * 24);

/// One occurrence of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// When it starts.
    pub start: Timestamp,
    /// When it ends; `None` where the length is unknown.
    pub end: Option<Timestamp>,
    /// Its start as the group's own clock shows it.
    pub local: DateTime,
}

impl Schedule {
    /// The meetings that start in `[from, until)`, soonest first, at most `most`. `zone` stands in where the schedule
    /// names none that is known (UTC where that is unknown too). A schedule without a start time has none. Where the
    /// clocks jump, a start that does not exist is as much later as the jump, and one that comes twice is the first.
    ///
    /// Where [`Schedule::is_anchored`] is false, which weeks it meets in is a convention and not known.
    pub fn meetings(&self, from: Timestamp, until: Timestamp, zone: &str, most: usize) -> Vec<Meeting> {
        let Some(start) = self.start else { return Vec::new() };
        let zone = self.time_zone(zone);
        let local = |at: Timestamp| zone.to_datetime(at).date();
        let first = local(from).yesterday().unwrap_or(Date::MIN);
        let last = local(until).tomorrow().unwrap_or(Date::MAX);
        let meeting =
            |local: DateTime| self.meeting(local, &zone).filter(|m| m.start >= from && m.start < until);
        let gone: BTreeSet<Date> =
            self.except.iter().copied().chain(self.moved.iter().map(|m| m.from)).collect();
        let meets = |day: &Date| !gone.contains(day);

        let by_rule = self.rule.iter().flat_map(|rule| days(rule, self.from, first, last));
        let mut all: Vec<Meeting> =
            by_rule.filter(meets).filter_map(|day| meeting(day.to_datetime(start))).take(most).collect();
        let once = self.from.filter(|_| self.rule.is_none());
        let more = self.extra.iter().copied().chain(once).filter(meets).map(|day| day.to_datetime(start));
        all.extend(more.chain(self.moved.iter().map(|m| m.to)).filter_map(meeting));
        all.sort_unstable_by_key(|m| m.start);
        all.dedup_by_key(|m| m.start);
        all.truncate(most);
        all
    }

    /// The first meeting that starts at `now` or later, within ten years. `zone` as in [`Schedule::meetings`].
    pub fn next(&self, now: Timestamp, zone: &str) -> Option<Meeting> {
        let until = now.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
        self.meetings(now, until, zone, 1).pop()
    }

    /// Whether it is known in which turns it meets: "every other week" without a first day is not anchored.
    pub fn is_anchored(&self) -> bool {
        self.from.is_some() || self.rule.as_ref().is_none_or(|rule| rule.interval <= 1)
    }

    /// The minutes of the week (Monday 00:00 is 0, local time) at which its meetings can start, in order; empty without
    /// a start.
    pub fn slots(&self) -> Vec<u16> {
        let Some(start) = self.start else { return Vec::new() };
        let days = self.rule.iter().flat_map(|rule| self.weekdays(rule)).map(|day| (day, start));
        let once = self.from.filter(|_| self.rule.is_none());
        let extra = self.extra.iter().copied().chain(once).map(|day| (day.weekday(), start));
        let moved = self.moved.iter().map(|m| (m.to.date().weekday(), m.to.time()));
        let mut slots: Vec<u16> = days.chain(extra).chain(moved).map(|(day, at)| slot(day, at)).collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    fn weekdays(&self, rule: &Rule) -> Vec<Weekday> {
        if !rule.by_day.is_empty() {
            return rule.by_day.iter().map(|by| by.day).collect();
        }
        match self.from {
            Some(from) if rule.freq == Freq::Weekly => vec![from.weekday()],
            _ => Weekday::Monday.cycle_forward().take(7).collect(),
        }
    }

    fn meeting(&self, local: DateTime, zone: &TimeZone) -> Option<Meeting> {
        let start = zone.to_ambiguous_timestamp(local).compatible().ok()?;
        let length = self.minutes.map(|minutes| SignedDuration::from_mins(minutes.into()));
        let end = length.and_then(|length| start.checked_add(length).ok());
        Some(Meeting { start, end, local: zone.to_datetime(start) })
    }

    fn time_zone(&self, zone: &str) -> TimeZone {
        let named = self.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        named.or_else(|| TimeZone::get(zone).ok()).unwrap_or(TimeZone::UTC)
    }
}

fn slot(day: Weekday, at: Time) -> u16 {
    let minutes =
        i32::from(day.to_monday_zero_offset()) * 1440 + i32::from(at.hour()) * 60 + i32::from(at.minute());
    u16::try_from(minutes).unwrap_or(0)
}
