//! Timetables: every distinct schedule once, however many groups keep it.

use domain::{Format, Listing, Schedule, schedule::Freq};
use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use std::collections::HashMap;

/// Minutes of a week.
pub(super) const WEEK: u16 = 7 * 1440;

/// One schedule, as the finder needs it.
#[derive(Debug)]
pub(super) struct Timetable {
    /// The schedule, with the zone of its place where it names none; without words.
    pub(super) schedule: Schedule,
    /// Place of its zone in [`Timetables::zones`]; `None` where unknown.
    pub(super) zone: Option<u16>,
    /// Minutes of the week (its own clock, Monday 00:00 is 0) at which it can start. Without a start: midnights.
    pub(super) slots: Box<[u16]>,
    /// Whether its start is known; else only its days are.
    pub(super) clocked: bool,
    /// Whether it ends some day.
    pub(super) finite: bool,
    /// Whether it meets every week at each of its slots, for ever.
    pub(super) plain: bool,
    /// Whether these meetings can be held in a room.
    pub(super) room: bool,
    /// Whether these meetings can be held from afar.
    pub(super) afar: bool,
}

type Key = (
    (String, Option<Time>, Option<u16>, Option<Box<str>>),
    (Option<Date>, Vec<Date>, Vec<Date>, Vec<(Date, DateTime)>, Option<Format>),
);

/// What most questions need of a timetable, small enough to stay in the cache.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brief {
    pub(super) zone: Option<u16>,
    /// The only slot; `None` where there are more, where its start is unknown or where it ends some day.
    pub(super) slot: Option<u16>,
    pub(super) room: bool,
    pub(super) afar: bool,
}

/// All timetables and zones.
#[derive(Debug, Default)]
pub(super) struct Timetables {
    pub(super) all: Vec<Timetable>,
    /// The same, in brief.
    pub(super) brief: Vec<Brief>,
    pub(super) zones: Vec<TimeZone>,
    zone_names: HashMap<Box<str>, Option<u16>>,
    keys: HashMap<Key, u32>,
}

impl Timetables {
    /// The places in [`Timetables::all`] of a listing's schedules. `zone` stands in where a schedule names none.
    pub(super) fn of(&mut self, listing: &Listing, zone: Option<&str>) -> Vec<u32> {
        let mut all: Vec<u32> =
            listing.schedules.iter().take(100).filter_map(|schedule| self.intern(schedule, zone)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn intern(&mut self, schedule: &Schedule, zone: Option<&str>) -> Option<u32> {
        let named = schedule.zone.as_deref().filter(|name| self.zone(name).is_some());
        let zone = named.or(zone);
        let key = (
            (
                schedule.rule.as_ref().map(ToString::to_string).unwrap_or_default(),
                schedule.start,
                schedule.minutes,
                zone.map(Into::into),
            ),
            (
                schedule.from,
                schedule.except.clone(),
                schedule.extra.clone(),
                schedule.moved.iter().map(|m| (m.from, m.to)).collect(),
                schedule.format,
            ),
        );
        if let Some(at) = self.keys.get(&key) {
            return Some(*at);
        }
        let schedule = Schedule { zone: zone.map(Into::into), words: None, ..schedule.clone() };
        let number = zone.and_then(|name| self.zone(name));
        let timetable = Timetable::of(schedule, number)?;
        let at = u32::try_from(self.all.len()).ok()?;
        let slot = Some(timetable.slots[0]).filter(|_| timetable.slots.len() == 1);
        self.brief.push(Brief {
            zone: timetable.zone,
            slot: slot.filter(|_| timetable.clocked && !timetable.finite),
            room: timetable.room,
            afar: timetable.afar,
        });
        self.all.push(timetable);
        self.keys.insert(key, at);
        Some(at)
    }

    fn zone(&mut self, name: &str) -> Option<u16> {
        if let Some(known) = self.zone_names.get(name) {
            return *known;
        }
        let number = TimeZone::get(name).ok().and_then(|zone| {
            self.zones.push(zone);
            u16::try_from(self.zones.len() - 1).ok()
        });
        self.zone_names.insert(name.into(), number);
        number
    }

    /// The timetables at these places.
    pub(super) fn at<'a>(&'a self, places: &'a [u32]) -> impl Iterator<Item = (u32, &'a Timetable)> + Clone {
        places.iter().filter_map(|at| self.all.get(*at as usize).map(|timetable| (*at, timetable)))
    }
}

impl Timetable {
    /// `None` where neither a day nor a time is known.
    fn of(schedule: Schedule, zone: Option<u16>) -> Option<Self> {
        let clocked = schedule.start.is_some();
        let slots = if clocked {
            schedule.slots()
        } else {
            Schedule { start: Some(Time::midnight()), ..schedule.clone() }.slots()
        };
        if slots.is_empty() {
            return None;
        }
        let endless = |r: &domain::Rule| r.until.is_none() && r.count.is_none();
        let weekly = |r: &domain::Rule| {
            endless(r)
                && r.interval <= 1
                && matches!(r.freq, Freq::Weekly | Freq::Daily)
                && r.by_month.is_empty()
                && r.by_month_day.is_empty()
                && r.by_set_pos.is_empty()
        };
        let changes = schedule.except.len() + schedule.extra.len() + schedule.moved.len();
        Some(Self {
            zone,
            slots: slots.into(),
            clocked,
            finite: !schedule.rule.as_ref().is_some_and(endless),
            plain: clocked
                && changes == 0
                && schedule.from.is_none()
                && schedule.rule.as_ref().is_some_and(weekly),
            room: schedule.format.is_none_or(|f| f == Format::InPerson),
            afar: schedule.format != Some(Format::InPerson),
            schedule,
        })
    }

    /// Whether the moments of its meetings can be told.
    pub(super) fn is_certain(&self) -> bool {
        self.clocked && self.zone.is_some() && self.schedule.is_anchored()
    }
}
