//! Time as one question sees it: when it is asked, in which zone, and what is wanted.

use super::{
    times::{Brief, Timetable, Timetables, WEEK},
    window::Window,
};
use crate::{Relative, WantedTime};
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// Meetings looked through for one that fits.
const MEETINGS: usize = 60;

/// How one reaches a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ways {
    /// By going there.
    pub(super) room: bool,
    /// From afar.
    pub(super) afar: bool,
}

impl Ways {
    pub(super) fn any(self) -> bool {
        self.room || self.afar
    }
}

/// A start: the moment, and the minute of the week on the group's own clock.
type Start = (Timestamp, u16);

/// The clock of one question.
///
/// Who goes to a room lives by the group's own clock; who joins from afar by their own. A zone in the question is for
/// both. The difference between two clocks is that at the time of asking; where it changes within the week (their zones
/// change their clocks on different days), that at each slot's next turn.
#[derive(Debug)]
pub(super) struct Clock<'a> {
    pub(super) now: Timestamp,
    times: &'a Timetables,
    window: Window,
    /// Whether the question names a zone.
    named: bool,
    zone: TimeZone,
    relative: Option<Relative>,
    /// First and last moment of a relative time.
    range: (Timestamp, Timestamp),
    zones: RefCell<Vec<Option<Zone>>>,
    starts: RefCell<HashMap<u32, Rc<[Start]>>>,
    over: RefCell<HashMap<u32, bool>>,
    next: RefCell<HashMap<u32, Option<Timestamp>>>,
}

/// A group's zone at the time of asking.
#[derive(Debug, Clone, Copy)]
struct Zone {
    /// Minutes to add for the asker's clock; `None` where that changes within the week.
    shift: Option<i32>,
    /// Minute of its week.
    minute: u16,
    /// Whether its clocks stay for the next eight days.
    steady: bool,
}

impl<'a> Clock<'a> {
    pub(super) fn new(now: Timestamp, zone: &str, wanted: &WantedTime, times: &'a Timetables) -> Self {
        let find = |name: &str| TimeZone::get(name).ok();
        let asked = wanted.zone.as_deref().and_then(find);
        let named = asked.is_some();
        let zone = asked.or_else(|| find(zone)).unwrap_or(TimeZone::UTC);
        Self {
            now,
            times,
            window: Window::of(wanted),
            named,
            range: range(wanted.relative, now, &zone),
            zone,
            relative: wanted.relative,
            zones: RefCell::new(vec![None; times.zones.len()]),
            starts: RefCell::default(),
            over: RefCell::default(),
            next: RefCell::default(),
        }
    }

    /// Which minutes of the week are wanted.
    pub(super) fn window(&self) -> Window {
        self.window
    }

    /// Whether any time is fine.
    pub(super) fn is_open(&self) -> bool {
        self.relative.is_none() && self.window.is_open()
    }

    /// Whether the question is about the coming days only.
    pub(super) fn is_relative(&self) -> bool {
        self.relative.is_some()
    }

    /// Whether one of these timetables has a meeting when it is wanted, reached in one of these ways.
    pub(super) fn fits(&self, places: &[u32], ways: Ways) -> bool {
        self.is_open() || self.any_start(places, ways, |at| self.window.holds(at))
    }

    /// Whether any start, as the asker reads it, satisfies a test.
    pub(super) fn any_start(&self, places: &[u32], ways: Ways, mut test: impl FnMut(u16) -> bool) -> bool {
        places.iter().any(|&at| {
            let brief = self.times.brief.get(at as usize);
            if let Some((brief, slot)) = brief.and_then(|brief| Some((brief, brief.slot?)))
                && let Some(met) = self.brief_start(brief, slot, ways, &mut test)
            {
                return met;
            }
            let Some(timetable) = self.times.all.get(at as usize) else { return false };
            !self.is_over(at, timetable)
                && ((ways.room && timetable.room && self.starts(at, timetable, false, &mut test))
                    || (ways.afar && timetable.afar && self.starts(at, timetable, true, &mut test)))
        })
    }

    /// The same for a timetable of one slot; `None` where a closer look is needed.
    #[inline]
    fn brief_start(
        &self,
        brief: &Brief,
        slot: u16,
        ways: Ways,
        test: &mut impl FnMut(u16) -> bool,
    ) -> Option<bool> {
        if self.relative.is_some() || self.named {
            return None;
        }
        if ways.room && brief.room && test(slot) {
            return Some(true);
        }
        if !(ways.afar && brief.afar) {
            return Some(false);
        }
        let Some(zone) = brief.zone else { return Some(false) };
        let shift = self.zone(zone)?.shift?;
        Some(test(turn(i32::from(slot) + shift)))
    }

    fn starts(&self, at: u32, timetable: &Timetable, afar: bool, test: &mut impl FnMut(u16) -> bool) -> bool {
        let own = !afar && !self.named;
        if !timetable.clocked {
            let days_only = self.relative.is_none() && self.window.is_all_day();
            return own && days_only && timetable.slots.iter().any(|slot| test(*slot));
        }
        if self.relative.is_some() {
            let starts = self.starts_in_range(at, timetable);
            return starts.iter().any(|(start, slot)| test(if own { *slot } else { self.minute(*start) }));
        }
        if own {
            return timetable.slots.iter().any(|slot| test(*slot));
        }
        let Some(zone) = timetable.zone.and_then(|zone| self.zone(zone)) else { return false };
        timetable.slots.iter().any(|slot| test(self.read(*slot, timetable, zone)))
    }

    /// A slot on the asker's clock.
    fn read(&self, slot: u16, timetable: &Timetable, zone: Zone) -> u16 {
        if let Some(shift) = zone.shift {
            return turn(i32::from(slot) + shift);
        }
        let group = timetable.zone.and_then(|zone| self.times.zones.get(usize::from(zone)));
        let here = group.map(|zone| zone.to_datetime(self.now));
        let wait = turn(i32::from(slot) - i32::from(zone.minute));
        here.and_then(|here| here.checked_add(SignedDuration::from_mins(wait.into())).ok())
            .and_then(|then| group.and_then(|zone| zone.to_timestamp(then).ok()))
            .map_or(slot, |start| self.minute(start))
    }

    /// The minute of the week on the asker's clock.
    fn minute(&self, at: Timestamp) -> u16 {
        minute_of_week(self.zone.to_datetime(at))
    }

    /// The group's zone at the time of asking.
    fn zone(&self, number: u16) -> Option<Zone> {
        let number = usize::from(number);
        if let Some(known) = self.zones.borrow().get(number).copied().flatten() {
            return Some(known);
        }
        let group = self.times.zones.get(number)?;
        let later = self.now.checked_add(SignedDuration::from_hours(8 * 24)).unwrap_or(self.now);
        let ahead = |at| (self.zone.to_offset(at).seconds() - group.to_offset(at).seconds()) / 60;
        let zone = Zone {
            shift: Some(ahead(self.now)).filter(|shift| *shift == ahead(later)),
            minute: minute_of_week(group.to_datetime(self.now)),
            steady: group.to_offset(self.now) == group.to_offset(later),
        };
        if let Some(place) = self.zones.borrow_mut().get_mut(number) {
            *place = Some(zone);
        }
        Some(zone)
    }

    fn starts_in_range(&self, at: u32, timetable: &Timetable) -> Rc<[Start]> {
        if !timetable.is_certain() {
            return Rc::new([]);
        }
        if let Some(known) = self.starts.borrow().get(&at) {
            return Rc::clone(known);
        }
        let length = timetable.schedule.minutes.filter(|_| self.relative == Some(Relative::Now));
        let running = SignedDuration::from_mins(length.unwrap_or(0).saturating_sub(1).into());
        let from = self.range.0.checked_sub(running).unwrap_or(self.range.0);
        let meetings = timetable.schedule.meetings(from, self.range.1, "UTC", MEETINGS);
        let starts: Rc<[Start]> = meetings.iter().map(|m| (m.start, minute_of_week(m.local))).collect();
        self.starts.borrow_mut().insert(at, Rc::clone(&starts));
        starts
    }

    fn is_over(&self, at: u32, timetable: &Timetable) -> bool {
        if !timetable.finite || !timetable.clocked {
            return false;
        }
        if let Some(known) = self.over.borrow().get(&at) {
            return *known;
        }
        let over = timetable.schedule.next(self.now, "UTC").is_none()
            && (self.relative.is_none() || self.starts_in_range(at, timetable).is_empty());
        self.over.borrow_mut().insert(at, over);
        over
    }

    /// The next start that fits, of those that are sure; `None` where there is none or it cannot be told.
    pub(super) fn next(&self, places: &[u32], ways: Ways) -> Option<Timestamp> {
        let one = |(at, timetable): (u32, &Timetable)| {
            let ways = Ways { room: ways.room && timetable.room, afar: ways.afar && timetable.afar };
            if !ways.any() || !timetable.is_certain() { None } else { self.next_of(at, timetable, ways) }
        };
        self.times.at(places).filter_map(one).min()
    }

    fn next_of(&self, at: u32, timetable: &Timetable, ways: Ways) -> Option<Timestamp> {
        let fits = |start: Timestamp, slot: u16| {
            let own = ways.room && !self.named && self.window.holds(slot);
            self.window.is_open()
                || own
                || ((ways.afar || self.named) && self.window.holds(self.minute(start)))
        };
        if self.relative.is_some() {
            let starts = self.starts_in_range(at, timetable);
            return starts.iter().find(|(start, slot)| fits(*start, *slot)).map(|(start, _)| *start);
        }
        let zone = self.zone(timetable.zone?)?;
        if timetable.plain && zone.steady {
            let seconds = self.now.as_second();
            let started = seconds.rem_euclid(60) > 0 || self.now.subsec_nanosecond() > 0;
            let minute = seconds - seconds.rem_euclid(60);
            let start = |slot: &u16| {
                let wait = turn(i32::from(*slot) - i32::from(zone.minute));
                let wait = if wait == 0 && started { WEEK } else { wait };
                let start = Timestamp::from_second(minute + i64::from(wait) * 60).ok()?;
                fits(start, *slot).then_some(start)
            };
            return timetable.slots.iter().filter_map(start).min();
        }
        if self.window.is_open() {
            let known = self.next.borrow().get(&at).copied();
            return known.unwrap_or_else(|| {
                let next = timetable.schedule.next(self.now, "UTC").map(|m| m.start);
                self.next.borrow_mut().insert(at, next);
                next
            });
        }
        let until = self.now.checked_add(SignedDuration::from_hours(400 * 24)).unwrap_or(self.now);
        let meetings = timetable.schedule.meetings(self.now, until, "UTC", MEETINGS);
        meetings.iter().find(|m| fits(m.start, minute_of_week(m.local))).map(|m| m.start)
    }

    /// About how many minutes until the next slot of the week; `None` where no time is known.
    pub(super) fn wait(&self, places: &[u32]) -> Option<u16> {
        let wait = |at: &u32| {
            let brief = self.times.brief.get(*at as usize)?;
            let minute = i32::from(self.zone(brief.zone?)?.minute);
            if let Some(slot) = brief.slot {
                return Some(turn(i32::from(slot) - minute));
            }
            let timetable = self.times.all.get(*at as usize).filter(|timetable| timetable.clocked)?;
            timetable.slots.iter().map(|slot| turn(i32::from(*slot) - minute)).min()
        };
        places.iter().filter_map(wait).min()
    }

    /// Whether a start is known for any of these timetables.
    pub(super) fn knows(&self, places: &[u32]) -> bool {
        self.times.at(places).any(|(_, timetable)| timetable.clocked)
    }
}

fn range(relative: Option<Relative>, now: Timestamp, zone: &TimeZone) -> (Timestamp, Timestamp) {
    let hours = |from: Timestamp, hours| from.checked_add(SignedDuration::from_hours(hours)).unwrap_or(from);
    let midnight = |days: i64| {
        let day = zone.to_datetime(now).date().checked_add(SignedDuration::from_hours(24 * days));
        day.ok()
            .and_then(|day| zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).ok())
            .unwrap_or_else(|| hours(now, 24 * days))
    };
    match relative {
        Some(Relative::Now) => (now, hours(now, 2)),
        Some(Relative::Today) => (now, midnight(1)),
        Some(Relative::Tomorrow) => (midnight(1), midnight(2)),
        Some(Relative::NextWeek) => {
            let monday = 7 - i64::from(zone.to_datetime(now).weekday().to_monday_zero_offset());
            (midnight(monday), midnight(monday + 7))
        }
        Some(Relative::ThisWeek) | None => (now, hours(now, 7 * 24)),
    }
}

fn minute_of_week(at: DateTime) -> u16 {
    let day = i32::from(at.date().weekday().to_monday_zero_offset());
    turn(day * 1440 + i32::from(at.hour()) * 60 + i32::from(at.minute()))
}

fn turn(minutes: i32) -> u16 {
    u16::try_from(minutes.rem_euclid(WEEK.into())).unwrap_or(0)
}
