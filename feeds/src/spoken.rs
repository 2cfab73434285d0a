//! Schedules for formats that know weekly meetings only.

use domain::{
    Schedule,
    schedule::{ByDay, Freq},
};
use jiff::civil::{Time, Weekday};

/// Whether a schedule is plainly weekly: every week, on named days, without end or exceptions.
pub(crate) fn is_weekly(schedule: &Schedule) -> bool {
    let plain = schedule.except.is_empty() && schedule.extra.is_empty() && schedule.moved.is_empty();
    plain
        && schedule.rule.as_ref().is_some_and(|rule| {
            rule.freq == Freq::Weekly
                && rule.interval == 1
                && !rule.by_day.is_empty()
                && rule.by_day.iter().all(|by| by.nth.is_none())
                && rule.by_month_day.is_empty()
                && rule.by_month.is_empty()
                && rule.by_set_pos.is_empty()
                && rule.until.is_none()
                && rule.count.is_none()
        })
}

/// The days of a weekly schedule.
pub(crate) fn days(schedule: &Schedule) -> Vec<Weekday> {
    schedule.rule.iter().flat_map(|rule| rule.by_day.iter().map(|by| by.day)).collect()
}

/// "HH:MM".
pub(crate) fn hh_mm(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The end of a meeting on the clock; it may be on the next day.
pub(crate) fn end(schedule: &Schedule) -> Option<Time> {
    let start = schedule.start?;
    let minutes = i32::from(start.hour()) * 60 + i32::from(start.minute()) + i32::from(schedule.minutes?);
    Time::new(i8::try_from(minutes / 60 % 24).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
}

/// A schedule in words, for a note: the group's own words where they are known.
pub(crate) fn words(schedule: &Schedule) -> String {
    let when = schedule.words.clone().unwrap_or_else(|| rule_in_words(schedule));
    let has_time = when.contains(|c: char| c.is_ascii_digit()) && when.contains(':');
    match schedule.start.filter(|_| !has_time) {
        Some(start) => format!("{when}, {}", hh_mm(start)),
        None => when,
    }
}

fn rule_in_words(schedule: &Schedule) -> String {
    let Some(rule) = &schedule.rule else {
        let days: Vec<String> =
            schedule.from.iter().chain(&schedule.extra).map(ToString::to_string).collect();
        return if days.is_empty() { "By appointment".into() } else { days.join(", ") };
    };
    let mut days: Vec<String> = rule.by_day.iter().map(|by| day_in_words(*by)).collect();
    days.extend(
        rule.by_month_day
            .iter()
            .map(|day| if *day < 0 { "last day".to_owned() } else { format!("day {day}") }),
    );
    let unit = match rule.freq {
        Freq::Daily => "day",
        Freq::Weekly => "week",
        Freq::Monthly => "month",
        Freq::Yearly => "year",
    };
    let every =
        if rule.interval > 1 { format!("every {} {unit}s", rule.interval) } else { format!("every {unit}") };
    let until = rule.until.map(|day| format!(", until {day}")).unwrap_or_default();
    if days.is_empty() {
        format!("{every}{until}")
    } else {
        format!("{} of {every}{until}", days.join(" and "))
    }
}

fn day_in_words(by: ByDay) -> String {
    let day = match by.day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    match by.nth {
        Some(-1) => format!("last {day}"),
        Some(1) => format!("1st {day}"),
        Some(2) => format!("2nd {day}"),
        Some(3) => format!("3rd {day}"),
        Some(n) => format!("{n}th {day}"),
        None => day.to_owned(),
    }
}
