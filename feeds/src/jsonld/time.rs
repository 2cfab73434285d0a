//! schema.org's dates and schedules.

use super::tail;
use crate::{clean, feed::Options, tree};
use domain::{
    Rule, Schedule,
    schedule::{ByDay, Freq},
};
use jiff::{
    Span,
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone},
};
use serde_json::Value;

/// A day with perhaps a time and an offset, as feeds write them.
#[derive(Debug, Clone, Copy, PartialEq)]
struct When {
    date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

/// When an entry's meetings are: by its schedules, else on its own date and those of the events in it.
pub(super) fn schedules(entry: &Value, options: &Options, notes: &mut Vec<String>) -> Vec<Schedule> {
    let names = ["eventSchedule", "courseSchedule", "schedule"];
    let written = names.iter().flat_map(|name| tree::items(entry, name)).filter(|v| v.is_object());
    let mut all: Vec<Schedule> =
        written.filter_map(|schedule| recurring(schedule, entry, options, notes)).collect();
    let held =
        || ["subEvent", "hasCourseInstance"].into_iter().flat_map(|name| tree::items(entry, name)).take(400);
    if all.is_empty() {
        all.extend(
            held()
                .filter(|v| v.get("courseSchedule").is_some() || v.get("eventSchedule").is_some())
                .flat_map(|v| {
                    let schedules = tree::items(v, "courseSchedule").chain(tree::items(v, "eventSchedule"));
                    schedules.filter_map(|s| recurring(s, v, options, &mut Vec::new())).collect::<Vec<_>>()
                }),
        );
    }
    if all.is_empty() {
        let once = held().filter_map(|event| once(event, options));
        all = grouped(once);
    }
    if all.is_empty() {
        all.extend(once(entry, options));
    }
    all
}

/// Single days with the same time become one schedule.
fn grouped(all: impl Iterator<Item = Schedule>) -> Vec<Schedule> {
    let mut out: Vec<Schedule> = Vec::new();
    for one in all {
        match out.iter_mut().find(|s| (s.start, s.minutes, &s.zone) == (one.start, one.minutes, &one.zone)) {
            Some(same) => same.extra.extend(one.from.filter(|day| same.from != Some(*day))),
            None => out.push(one),
        }
    }
    out
}

fn once(event: &Value, options: &Options) -> Option<Schedule> {
    let start = when(&tree::field(event, "startDate"))?;
    let end = when(&tree::field(event, "endDate"));
    let (start, zone) = placed(start, options.zone.as_deref());
    let length = || {
        let (from, until) = (start.date.to_datetime(start.time?), end?);
        let (until, _) = placed(until, zone.as_deref());
        Some(until.date.to_datetime(until.time?).duration_since(from).as_mins())
    };
    let minutes = length().or_else(|| duration(&tree::field(event, "duration"))).and_then(sensible);
    Some(Schedule { start: start.time, minutes, zone, from: Some(start.date), ..Schedule::default() })
}

/// In a known zone, or in the zone of its own offset where that is a whole number of hours.
fn placed(when: When, zone: Option<&str>) -> (When, Option<String>) {
    let (Some(time), Some(offset)) = (when.time, when.offset) else {
        return (when, zone.map(str::to_owned).filter(|_| when.time.is_some()));
    };
    let moved = |zone: &str| {
        let at = offset.to_timestamp(when.date.to_datetime(time)).ok()?;
        let local: DateTime = TimeZone::get(zone).ok()?.to_datetime(at);
        Some((When { date: local.date(), time: Some(local.time()), offset: None }, Some(zone.to_owned())))
    };
    zone.and_then(moved).unwrap_or_else(|| {
        let (hours, rest) = (offset.seconds() / 3600, offset.seconds() % 3600);
        let name = match (hours, rest) {
            (0, 0) => Some("UTC".to_owned()),
            // The names of these zones count westwards.
            (-12..=14, 0) => Some(format!("Etc/GMT{:+}", -hours)),
            _ => None,
        };
        (When { offset: None, ..when }, name)
    })
}

fn recurring(
    schedule: &Value,
    entry: &Value,
    options: &Options,
    notes: &mut Vec<String>,
) -> Option<Schedule> {
    let first = when(&tree::field(schedule, "startDate")).or_else(|| when(&tree::field(entry, "startDate")));
    let last = when(&tree::field(schedule, "endDate")).map(|w| w.date);
    let zone = clean::zone(&tree::field(schedule, "scheduleTimezone")).or_else(|| options.zone.clone());
    let start = clock(&tree::field(schedule, "startTime"))
        .or_else(|| first.and_then(|w| placed(w, zone.as_deref()).0.time));
    let end = clock(&tree::field(schedule, "endTime"));
    let span = start.zip(end).map(|(a, b)| (b.duration_since(a).as_mins() + 1440) % 1440);
    let minutes = span.or_else(|| duration(&tree::field(schedule, "duration"))).and_then(sensible);
    let rule = rule(schedule, last, notes);
    if rule.is_none() && first.is_none() {
        notes.push("the schedule says neither a day nor a date".into());
        return None;
    }
    let except = tree::items(schedule, "exceptDate").filter_map(|v| when(&tree::raw(v))).map(|w| w.date);
    Some(Schedule {
        rule,
        start,
        minutes,
        zone,
        from: first.map(|w| w.date),
        except: except.collect(),
        ..Schedule::default()
    })
}

fn rule(schedule: &Value, until: Option<Date>, notes: &mut Vec<String>) -> Option<Rule> {
    let days = by_day(schedule);
    let every = tree::field(schedule, "repeatFrequency");
    let (mut freq, interval) = match (frequency(&every), days.is_empty()) {
        (Some(found), _) => found,
        (None, false) => (if days.iter().any(|d| d.nth.is_some()) { Freq::Monthly } else { Freq::Weekly }, 1),
        (None, true) => return None,
    };
    let has_nth = days.iter().any(|d| d.nth.is_some());
    if freq == Freq::Weekly && has_nth {
        notes.push(format!("\"{every}\" with a numbered weekday was read as monthly"));
        freq = Freq::Monthly;
    }
    if freq == Freq::Daily && interval == 1 && !days.is_empty() {
        freq = Freq::Weekly;
    }
    let whole = |name: &str| {
        let values = tree::items(schedule, name).flat_map(|v| numbers(&tree::raw(v))).collect::<Vec<_>>();
        values.into_iter()
    };
    Some(Rule {
        interval,
        by_day: days,
        by_month_day: whole("byMonthDay").filter(|d| *d != 0 && (-31..=31).contains(d)).collect(),
        by_month: whole("byMonth").filter(|m| (1..=12).contains(m)).collect(),
        until,
        count: tree::number(schedule, "repeatCount").filter(|n| *n >= 1.0 && *n < 10_000.0).map(|n| n as u32),
        ..Rule::every(freq)
    })
}

fn numbers(text: &str) -> Vec<i8> {
    text.split(',').filter_map(|part| part.trim().parse().ok()).collect()
}

fn by_day(schedule: &Value) -> Vec<ByDay> {
    let weeks: Vec<i8> = tree::items(schedule, "byMonthWeek").flat_map(|v| numbers(&tree::raw(v))).collect();
    let mut days: Vec<ByDay> = Vec::new();
    for name in tree::items(schedule, "byDay").map(tree::raw) {
        for part in name.split(',') {
            let part = tail(part);
            let day = part.to_ascii_uppercase().parse::<ByDay>().ok();
            let named = || clean::weekday(part).map(|day| ByDay { nth: None, day });
            let Some(day) = day.or_else(named) else { continue };
            let with_weeks = weeks.iter().filter(|week| **week != 0 && week.abs() <= 5);
            match (day.nth, weeks.is_empty()) {
                (None, false) => days.extend(with_weeks.map(|week| ByDay { nth: Some(*week), day: day.day })),
                _ => days.push(day),
            }
        }
    }
    days.dedup();
    days.truncate(64);
    days
}

/// "P1W", "P2W", "P1M", "Weekly", "R/P1W".
fn frequency(text: &str) -> Option<(Freq, u16)> {
    let text = tail(text);
    match text.to_ascii_lowercase().as_str() {
        "daily" => return Some((Freq::Daily, 1)),
        "weekly" => return Some((Freq::Weekly, 1)),
        "biweekly" | "fortnightly" => return Some((Freq::Weekly, 2)),
        "monthly" => return Some((Freq::Monthly, 1)),
        "yearly" | "annually" => return Some((Freq::Yearly, 1)),
        _ => {}
    }
    let span: Span = text.to_ascii_uppercase().parse().ok()?;
    let count = |n: i64| u16::try_from(n).ok().filter(|n| *n > 0);
    let parts = [
        (Freq::Yearly, i64::from(span.get_years())),
        (Freq::Monthly, i64::from(span.get_months())),
        (Freq::Weekly, i64::from(span.get_weeks())),
        (Freq::Daily, i64::from(span.get_days())),
    ];
    let found = parts.into_iter().find_map(|(freq, n)| Some((freq, count(n)?)))?;
    Some(match found {
        (Freq::Daily, days) if days % 7 == 0 => (Freq::Weekly, days / 7),
        other => other,
    })
}

/// ISO 8601 length in minutes.
fn duration(text: &str) -> Option<i64> {
    let span: Span = text.to_ascii_uppercase().parse().ok()?;
    let days = i64::from(span.get_days());
    Some(days * 1440 + i64::from(span.get_hours()) * 60 + span.get_minutes())
}

fn sensible(minutes: i64) -> Option<u16> {
    u16::try_from(minutes).ok().filter(|m| (1..=1440).contains(m))
}

fn clock(text: &str) -> Option<Time> {
    let text = text.trim();
    let plain = text.rsplit_once('T').map_or(text, |(_, time)| time);
    (!plain.is_empty()).then(|| clean::time(plain)).flatten()
}

/// The day of a text that has one.
pub(super) fn day(text: &str) -> Option<Date> {
    when(text).map(|w| w.date)
}

fn when(text: &str) -> Option<When> {
    static MOMENT: std::sync::LazyLock<Option<regex::Regex>> = std::sync::LazyLock::new(|| {
        regex::Regex::new(
            r"^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
        )
        .ok()
    });
    let Some(parts) = MOMENT.as_ref()?.captures(text) else {
        // "12/05/2026 6:00 PM"
        let clock = text.trim().split_once(' ').and_then(|(_, clock)| clean::time(clock));
        return clean::date(text).map(|date| When { date, time: clock, offset: None });
    };
    let date: Date = parts.get(1)?.as_str().parse().ok()?;
    let number = |at: usize| parts.get(at).and_then(|m| m.as_str().parse::<i8>().ok());
    let time = number(2).and_then(|hour| Time::new(hour, number(3)?, 0, 0).ok());
    let offset = parts.get(4).and_then(|m| offset(m.as_str()));
    Some(When { date, time, offset })
}

fn offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes): (i32, i32) = (digits.get(..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?);
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}
