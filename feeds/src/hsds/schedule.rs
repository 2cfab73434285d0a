//! When a service is offered: rules, prose, and opening hours, which are no meetings.

use crate::{clean, feed::Options, tree};
use domain::{
    Format, Rule, Schedule,
    schedule::{
        ByDay, Freq,
        phrase::{self, PhraseKind},
    },
};
use jiff::civil::{Time, Weekday};
use serde_json::Value;

/// What the schedules of a service say.
#[derive(Default)]
pub(super) struct Read {
    /// When it meets.
    pub(super) schedules: Vec<Schedule>,
    /// Opening hours and words without a rule, for the notes.
    pub(super) words: Vec<String>,
    /// How it is held.
    pub(super) formats: Vec<Format>,
}

/// Reads the schedules of a service and its places. `zone` is the IANA zone where it is known.
pub(super) fn read(service: &Value, zone: Option<&str>, options: &Options, notes: &mut Vec<String>) -> Read {
    let zone = zone.map(str::to_owned).or_else(|| options.zone.clone());
    let mut read = Read::default();
    let names = ["schedules", "regular_schedules"];
    let own = names.into_iter().flat_map(|name| tree::items(service, name)).map(|entry| (entry, None));
    let at = tree::items(service, "service_at_locations")
        .flat_map(|at| tree::items(at, "schedules").map(move |entry| (entry, Some(at))));
    let mut seen: Vec<&Value> = Vec::new();
    for (entry, at) in own.chain(at).take(300) {
        if seen.contains(&entry) {
            continue;
        }
        seen.push(entry);
        let known = read.schedules.len();
        one(entry, zone.as_deref(), &mut read, notes);
        if let Some(place) = at.and_then(|at| super::place::elsewhere(service, at, options)) {
            for schedule in read.schedules.iter_mut().skip(known) {
                let words = schedule.words.take().unwrap_or_default();
                schedule.words = Some(format!("{words} at {place}").trim_start().to_owned());
            }
        }
    }
    read
}

fn one(entry: &Value, zone: Option<&str>, read: &mut Read, notes: &mut Vec<String>) {
    let words = tree::text(entry, "description");
    let formats = formats(&tree::field(entry, "attending_type"));
    read.formats.extend(&formats);
    let more = ["notes", "schedule_link"].map(|name| tree::text(entry, name));
    read.words.extend(more.into_iter().filter(|text| !text.is_empty()));
    match structured(entry, zone, notes) {
        Some(schedule) if is_hours(&schedule, &words) => read.words.push(hours(&schedule, &words)),
        Some(mut schedule) => {
            schedule.format = if let [only] = formats.as_slice() { Some(*only) } else { None };
            read.schedules.push(schedule);
        }
        None => prose(&words, zone, read),
    }
}

/// Meetings that words tell of; other words are kept as they are.
pub(super) fn prose(words: &str, zone: Option<&str>, read: &mut Read) {
    if words.is_empty() {
        return;
    }
    match phrase::read(words) {
        (PhraseKind::Rule, phrases) => {
            read.schedules.extend(phrases.into_iter().take(14).map(|p| Schedule {
                minutes: p.minutes(),
                start: p.start,
                rule: Some(p.rule),
                zone: zone.map(str::to_owned),
                words: Some(p.words),
                ..Schedule::default()
            }))
        }
        _ => read.words.push(words.to_owned()),
    }
}

fn structured(entry: &Value, zone: Option<&str>, notes: &mut Vec<String>) -> Option<Schedule> {
    let start = clock(&tree::field(entry, "opens_at"));
    let end = clock(&tree::field(entry, "closes_at"));
    let dtstart = clean::date(&tree::field(entry, "dtstart"));
    let rule = rule(entry, notes);
    if rule.is_none() && (dtstart.is_none() || start.is_none()) {
        return None;
    }
    let interval = rule.as_ref().map_or(1, |rule| rule.interval);
    // "Valid from" says nothing about which weeks "every other week" means.
    let valid = clean::date(&tree::field(entry, "valid_from")).filter(|_| interval == 1);
    if zone.is_none() && start.is_some() {
        notes.push("the zone of its times is not known".into());
    }
    let minutes = start.zip(end).map(|(a, b)| (b.duration_since(a).as_mins() + 1440) % 1440);
    Some(Schedule {
        rule,
        start,
        minutes: minutes.and_then(|m| u16::try_from(m).ok()).filter(|m| *m > 0),
        zone: zone.map(str::to_owned),
        from: dtstart.or(valid),
        ..Schedule::default()
    })
}

fn rule(entry: &Value, notes: &mut Vec<String>) -> Option<Rule> {
    let days = by_day(entry);
    let freq = tree::field(entry, "freq").to_ascii_uppercase();
    let freq = Freq::from_code(&freq).or_else(|| {
        let monthly = days.iter().any(|d| d.nth.is_some());
        (!days.is_empty()).then_some(if monthly { Freq::Monthly } else { Freq::Weekly })
    })?;
    for part in ["byweekno", "byyearday"] {
        if !tree::field(entry, part).is_empty() {
            notes.push(format!(
                "the rule's \"{part}\" is not read and was left out: it may meet less often than is shown"
            ));
        }
    }
    let whole = |name: &str| tree::number(entry, name).filter(|n| *n >= 1.0 && *n < 10_000.0);
    let has_nth = days.iter().any(|d| d.nth.is_some());
    let until = ["until", "valid_to"].into_iter().find_map(|name| clean::date(&tree::field(entry, name)));
    Some(Rule {
        interval: whole("interval").map_or(1, |n| n as u16),
        count: whole("count").map(|n| n as u32),
        by_month_day: if days.is_empty() { month_days(entry) } else { Vec::new() },
        by_day: days,
        until,
        ..Rule::every(if freq == Freq::Weekly && has_nth { Freq::Monthly } else { freq })
    })
}

fn by_day(entry: &Value) -> Vec<ByDay> {
    let texts = ["byday", "weekday"].into_iter().flat_map(|name| tree::items(entry, name)).map(tree::raw);
    let mut days: Vec<ByDay> = Vec::new();
    for text in texts {
        for part in text.split([',', ';']) {
            let day = part.trim().to_ascii_uppercase().parse().ok();
            // The older layout counts the days from Monday = 1.
            let counted = || Weekday::from_monday_one_offset(part.trim().parse().ok()?).ok();
            let named = || clean::weekday(part).or_else(counted).map(|day| ByDay { nth: None, day });
            days.extend(day.or_else(named).filter(|day| !days.contains(day)));
        }
    }
    days.truncate(64);
    days
}

fn month_days(entry: &Value) -> Vec<i8> {
    let texts: Vec<String> = tree::items(entry, "bymonthday").map(tree::raw).collect();
    let days = texts.iter().flat_map(|text| text.split(',')).filter_map(|day| day.trim().parse().ok());
    days.filter(|day: &i8| *day != 0 && (-31..=31).contains(day)).take(31).collect()
}

/// A time of day; its offset is the schedule's zone at some moment and says nothing more.
fn clock(text: &str) -> Option<Time> {
    let text = text.trim().trim_end_matches('Z');
    let plain = text.rfind(['+', '-']).filter(|at| *at > 3).map_or(text, |at| &text[..at]);
    (!plain.is_empty()).then(|| clean::time(plain)).flatten()
}

/// Whether these are opening hours: words say so, or it is open longer than any group meets.
fn is_hours(schedule: &Schedule, words: &str) -> bool {
    let minutes = schedule.minutes.unwrap_or(0);
    let days = schedule.rule.as_ref().map_or(0, |rule| rule.by_day.len());
    minutes >= 300 || (days >= 5 && minutes >= 180) || matches!(phrase::read(words).0, PhraseKind::Hours)
}

fn hours(schedule: &Schedule, words: &str) -> String {
    if !words.is_empty() {
        return words.to_owned();
    }
    let days = schedule.rule.iter().flat_map(|rule| &rule.by_day).map(|d| d.day);
    let days: Vec<String> = days.map(|day| format!("{day:?}")).collect();
    let time = |t: Time| t.strftime("%H:%M").to_string();
    let end = schedule
        .start
        .zip(schedule.minutes)
        .map(|(start, minutes)| start.wrapping_add(jiff::SignedDuration::from_mins(minutes.into())));
    let times: Vec<String> = schedule.start.into_iter().chain(end).map(time).collect();
    let parts = ["Open".to_owned(), days.join(", "), times.join("-")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How it is held, by the words of `attending_type`.
fn formats(words: &str) -> Vec<Format> {
    let folded = format!(" {} ", domain::text::fold(words));
    let says = |all: &[&str]| all.iter().any(|word| folded.contains(word));
    let kinds = [
        (Format::InPerson, says(&["in person", " physical", " venue", " face to face", "in_person"])),
        (Format::Video, says(&["video", "virtual", " online", "remote", "zoom"])),
        (Format::Phone, says(&[" phone", "telephone"])),
        (Format::Online, says(&[" chat", " forum", " text "])),
    ];
    kinds.into_iter().filter(|(_, says)| *says).map(|(format, _)| format).collect()
}
