//! Weekdays and clock times of a row to schedules.

use crate::{clean, tongues};
use domain::{
    Rule, Schedule,
    schedule::{
        Freq,
        phrase::{self, Phrase, PhraseKind},
    },
};
use jiff::civil::{Time, Weekday};
use regex::Regex;
use std::sync::LazyLock;

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

/// A cheap look for anything that a rule rarer than weekly is said with.
static RARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)1st|2nd|3rd|[45]th|first|second|third|fourth|fifth|last|other|bi[ -]?weekly|altern|every|cada|[1-5](?:do|da|ro|ra|to|ta)\b|primer|segund|tercer|",
        r"cuart|quint|ltim|quincen|semana|week|month|mes\b|medio|[1-5]\.?\s*[º°ª]|[1-5]\s*(?:&|,|/|and|y)\s*[1-5]|[1-5]\.?(?:er|o|a)\b",
    ))
    .ok()
});

/// Lets a rule rarer than weekly that stands in the notes or the name win over the weekly one, with its words. Where
/// they say "monthly" and not which week, no rule is left: the words tell what is known.
pub(crate) fn rarer_rule(schedules: &mut [Schedule], name: &str, texts: &[&str], notes: &mut Vec<String>) {
    let [schedule] = schedules else { return };
    let Some(weekly) = schedule.rule.clone().filter(|rule| rule.freq == Freq::Weekly && rule.interval == 1)
    else {
        return;
    };
    let may = |text: &str| RARE.as_ref().is_some_and(|hint| hint.is_match(text));
    let said = |text: &&&str| phrase::monthly_in_notes(text).or_else(|| monthly_elsewhere(text));
    let in_texts = texts.iter().filter(|text| may(text)).filter_map(|text| said(&text));
    let named = Some(name).filter(|name| may(name));
    let in_name = [named.and_then(phrase::monthly_in_name), named.and_then(phrase::monthly_in_notes)];
    let found = in_texts.chain(in_name.into_iter().flatten()).find_map(|found| fitting(found, &weekly));
    if let Some(found) = found {
        notes.push(format!("The words \"{}\" were taken instead of every week.", found.words));
        schedule.start = schedule.start.or(found.start);
        schedule.words = Some(found.words);
        schedule.rule = Some(found.rule);
    } else if let Some(words) = some_week(name, texts) {
        notes.push(format!("The words \"{words}\" do not say in which week; no rule was taken."));
        schedule.words = Some(format!("{words} ({})", named_days(&weekly)));
        schedule.rule = None;
    }
}

/// A rule rarer than weekly in one of the other languages ("1er et 3e mercredi du mois").
fn monthly_elsewhere(text: &str) -> Option<Phrase> {
    let found = phrase::monthly_in_notes(&tongues::in_english(text)?)?;
    Some(Phrase { words: clean::short(text).to_owned(), ..found })
}

/// The phrase with the record's days where it names none; none where it speaks of other days.
fn fitting(mut found: Phrase, weekly: &Rule) -> Option<Phrase> {
    if found.rule.by_day.is_empty() && found.rule.by_month_day.is_empty() {
        found.rule.by_day.clone_from(&weekly.by_day);
    }
    let days = |rule: &Rule| {
        let mut days: Vec<i8> = rule.by_day.iter().map(|by| by.day.to_monday_zero_offset()).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    let fits = found.rule.by_day.is_empty() || days(&found.rule) == days(weekly);
    (fits && found.rule != *weekly).then_some(found)
}

/// The words that say that the group meets monthly, without the week.
fn some_week(name: &str, texts: &[&str]) -> Option<String> {
    static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:monthly|once (?:a|per) month|mensual(?:es)?|una vez al mes)\b").ok()
    });
    static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:meets|se re[úu]ne) (?:only )?(?:monthly|mensualmente|",
            r"(?:once|one time|twice|one \p{L}+|una vez|dos veces|un \p{L}+) (?:a|per|each|of (?:the|each|every)|al|del|cada) (?:month|mes))\b",
        ))
        .ok()
    });
    const OTHERS: &[&str] =
        &["conscience", "committee", "intergroup", "potluck", "conciencia", "comit", "speaker"];
    let find = |pattern: &Option<Regex>, text: &str| {
        let found = pattern.as_ref()?.find(text)?;
        let sentence = text[..found.start()].rsplit(['.', ';', '\n']).next()?.to_lowercase();
        let is_own = !OTHERS.iter().any(|word| sentence.contains(word))
            && (!sentence.contains("business") || name.to_lowercase().contains("business"));
        is_own.then(|| found.as_str().to_owned())
    };
    texts.iter().find_map(|text| find(&SAID, text)).or_else(|| find(&NAMED, name))
}

fn named_days(rule: &Rule) -> String {
    let days: Vec<String> = rule.by_day.iter().map(|by| format!("{:?}", by.day)).collect();
    days.join(", ")
}

/// Schedules that prose tells ("2nd and 4th Tuesday, 1:00-2:30PM", "jeden 1. Montag, 19 Uhr"); none when it tells opening hours or nothing.
pub(crate) fn in_words(text: &str, zone: Option<&str>) -> Vec<Schedule> {
    let text = clean_bound(text);
    let said = said_zone(text);
    let zone = said.as_deref().or(zone);
    let english = tongues::in_english(text);
    // As what it is: of these languages the reader of phrases knows the days, and little else.
    let (kind, found) = phrase::read(english.as_deref().unwrap_or(text));
    let own = |phrase: Phrase| match english {
        Some(_) => Phrase { words: clean::line(text), ..phrase }, // the words stay those of the group
        None => phrase,
    };
    let found = found.into_iter().filter(|_| kind == PhraseKind::Rule).take(14);
    found.map(|phrase| of_phrase(own(phrase), zone)).collect()
}

/// The zone that stands behind a time, as Americans write it ("7-8:30 PM ET").
fn said_zone(text: &str) -> Option<String> {
    static ZONE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:\d|(?i:[ap]\.?m\.?)) ?\(?([ECMP][SD]?T|Eastern|Pacific)\b").ok());
    clean::zone(&ZONE.as_ref()?.captures(text)?[1])
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
