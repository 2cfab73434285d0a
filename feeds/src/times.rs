//! Weekdays and clock times of a row to schedules.

use crate::clean;
use domain::{
    Rule, Schedule,
    schedule::{
        Freq,
        phrase::{self, Phrase, PhraseKind},
    },
};
use jiff::civil::{Time, Weekday};

/// The minutes from start to end; an end before the start is on the next day, an equal one is no length.
pub(crate) fn minutes(start: Option<Time>, end: Option<Time>) -> Option<u16> {
    let of = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let length = (of(end?) - of(start?)).rem_euclid(1440);
    u16::try_from(length).ok().filter(|minutes| *minutes > 0)
}

/// The weekday of a number that counts from Sunday = 0.
pub(crate) fn from_sunday(number: i64) -> Option<Weekday> {
    i8::try_from(number).ok().and_then(|n| Weekday::from_sunday_zero_offset(n).ok())
}

/// Days that a cell names: a number from Sunday = 0, a name, several of either.
pub(crate) fn days(cell: &str) -> Vec<Weekday> {
    let cell = cell.trim();
    if let Ok(number) = cell.parse::<f64>() {
        return from_sunday(number as i64).filter(|_| number.fract() == 0.0).into_iter().collect();
    }
    let numbers: Option<Vec<Weekday>> = cell
        .split([',', ';', '|', ' '])
        .filter(|t| !t.is_empty())
        .map(|t| from_sunday(t.parse().ok()?))
        .collect();
    let mut days = numbers.filter(|n| !n.is_empty()).unwrap_or_else(|| clean::weekdays(cell));
    days.sort_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    days
}

/// A weekly schedule; none without days.
pub(crate) fn weekly(
    days: &[Weekday],
    start: Option<Time>,
    minutes: Option<u16>,
    zone: Option<String>,
) -> Vec<Schedule> {
    if days.is_empty() {
        return Vec::new();
    }
    vec![Schedule { rule: Some(Rule::weekly(days)), start, minutes, zone, ..Schedule::default() }]
}

/// Lets a monthly or two-weekly rule that stands in the notes win over the weekly one, with its words.
pub(crate) fn rule_in_notes(schedules: &mut [Schedule], texts: &[&str], notes: &mut Vec<String>) {
    let [schedule] = schedules else { return };
    let Some(weekly) = schedule.rule.as_ref().filter(|rule| rule.freq == Freq::Weekly && rule.interval == 1)
    else {
        return;
    };
    let days: Vec<Weekday> = weekly.by_day.iter().map(|by| by.day).collect();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        let Some(found) = phrase::monthly_in_notes(text) else { continue };
        let mut rule = found.rule;
        if rule.by_day.is_empty() && rule.by_month_day.is_empty() {
            rule.by_day = weekly.by_day.clone();
        }
        let fits = rule.by_day.iter().all(|by| days.contains(&by.day));
        if fits && rule != *weekly {
            notes.push(format!(
                "The notes say \"{}\"; that rule was taken instead of every week.",
                found.words
            ));
            schedule.start = schedule.start.or(found.start);
            schedule.words = Some(found.words);
            schedule.rule = Some(rule);
            return;
        }
    }
}

/// Schedules that prose tells ("2nd and 4th Tuesday, 1:00-2:30PM"); none when it tells opening hours or nothing.
pub(crate) fn in_words(text: &str, zone: Option<&str>) -> Vec<Schedule> {
    let (kind, found) = phrase::read(clean_bound(text));
    if kind != PhraseKind::Rule {
        return Vec::new();
    }
    found.into_iter().take(14).map(|phrase| of_phrase(phrase, zone)).collect()
}

fn of_phrase(found: Phrase, zone: Option<&str>) -> Schedule {
    Schedule {
        minutes: minutes(found.start, found.end),
        start: found.start,
        rule: Some(found.rule),
        zone: zone.map(str::to_owned),
        words: Some(found.words),
        ..Schedule::default()
    }
}

fn clean_bound(text: &str) -> &str {
    &text[..text.floor_char_boundary(1_000)]
}
