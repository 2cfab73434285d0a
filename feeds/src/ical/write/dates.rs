//! Days, moments and rules as a calendar writes them.

use calcard::{
    common::PartialDateTime,
    icalendar::{
        ICalendarComponent, ICalendarDuration, ICalendarEntry, ICalendarParameter,
        ICalendarProperty as Property, ICalendarValue as Value, ICalendarValueType,
    },
};
use domain::{Rule, Schedule, Stamp};
use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

/// The day DTSTART stands on: the first meeting from the schedule's first day on, or from `now` where it has none.
pub(super) fn first_day(schedule: &Schedule, now: Stamp) -> Option<Date> {
    if schedule.rule.is_none() {
        return schedule.from.or_else(|| schedule.extra.iter().min().copied());
    }
    let plain = Schedule {
        start: schedule.start.or(Some(Time::midnight())),
        except: Vec::new(),
        extra: Vec::new(),
        moved: Vec::new(),
        ..schedule.clone()
    };
    let zone = schedule.zone.as_deref().unwrap_or("UTC");
    let from = match schedule.from {
        Some(day) => TimeZone::get(zone)
            .unwrap_or(TimeZone::UTC)
            .to_timestamp(day.to_datetime(Time::midnight()))
            .ok()?,
        None => now.timestamp(),
    };
    plain.next(from, zone).map(|meeting| meeting.local.date()).or(schedule.from)
}

/// How long a meeting lasts.
pub(super) fn length(event: &mut ICalendarComponent, schedule: &Schedule) {
    if let Some(minutes) = schedule.minutes.filter(|_| schedule.start.is_some()) {
        let length = ICalendarDuration::from_seconds(i64::from(minutes) * 60);
        event.add_property(Property::Duration, Value::Duration(length));
    }
}

/// A rule as RFC 5545 writes it.
pub(super) fn rule_text(rule: &Rule, schedule: &Schedule) -> String {
    // A number of meetings counts from the first day; without one nobody knows how many are left.
    let count = rule.count.filter(|_| schedule.from.is_some());
    let bare = Rule { until: None, count, ..rule.clone() }.to_string();
    let Some(until) = rule.until else { return bare };
    let zone = schedule.zone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
    let last = until.to_datetime(schedule.start.unwrap_or_default());
    // RFC 5545: UNTIL is a day where DTSTART is one, local where it is local, and in UTC where it has a zone.
    let until = match (schedule.start, zone.and_then(|zone| zone.to_timestamp(last).ok())) {
        (None, _) => until.strftime("%Y%m%d").to_string(),
        (Some(_), None) => last.strftime("%Y%m%dT%H%M%S").to_string(),
        (Some(_), Some(at)) => jiff::tz::Offset::UTC.to_datetime(at).strftime("%Y%m%dT%H%M%SZ").to_string(),
    };
    format!("{bare};UNTIL={until}")
}

pub(super) fn date(name: Property, schedule: &Schedule, days: &[Date]) -> ICalendarEntry {
    let times: Vec<_> = days.iter().map(|day| (*day, schedule.start)).collect();
    dated(name, schedule.zone.as_deref(), &times)
}

pub(super) fn dated(name: Property, zone: Option<&str>, whens: &[(Date, Option<Time>)]) -> ICalendarEntry {
    let timed = whens.iter().any(|(_, time)| time.is_some());
    let is_utc = zone == Some("UTC") && timed;
    let values = whens.iter().map(|(day, time)| match time {
        Some(time) if is_utc => utc(day.to_datetime(*time)),
        Some(time) => local(day.to_datetime(*time)),
        None => Value::PartialDateTime(Box::new(day_only(*day))),
    });
    let entry = ICalendarEntry::new(name).with_values(values.collect());
    match zone {
        _ if !timed => entry.with_param(ICalendarParameter::value(ICalendarValueType::Date)),
        Some(zone) if !is_utc => entry.with_param(ICalendarParameter::tzid(zone.to_owned())),
        _ => entry,
    }
}

fn day_only(day: Date) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: u8::try_from(day.month()).ok(),
        day: u8::try_from(day.day()).ok(),
        ..PartialDateTime::default()
    }
}

fn partial(at: DateTime) -> PartialDateTime {
    PartialDateTime {
        hour: u8::try_from(at.hour()).ok(),
        minute: u8::try_from(at.minute()).ok(),
        second: u8::try_from(at.second()).ok(),
        ..day_only(at.date())
    }
}

fn local(at: DateTime) -> Value {
    Value::PartialDateTime(Box::new(partial(at)))
}

pub(super) fn utc(at: DateTime) -> Value {
    Value::PartialDateTime(Box::new(PartialDateTime { tz_hour: Some(0), tz_minute: Some(0), ..partial(at) }))
}

pub(super) fn stamp(now: Stamp) -> PartialDateTime {
    let at = jiff::tz::Offset::UTC.to_datetime(now.timestamp());
    PartialDateTime { tz_hour: Some(0), tz_minute: Some(0), ..partial(at) }
}

/// The second an event starts at, about: enough to know how far back its zone must be told.
pub(super) fn begins(event: &ICalendarComponent) -> Option<i64> {
    let at = event.property(&Property::Dtstart)?.values.first()?.as_partial_date_time()?;
    at.to_timestamp()
}
