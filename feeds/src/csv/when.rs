//! When a row's cells say that a group meets, told in one of many ways.

use super::{cells::Cells, headers::Field};
use crate::{clean, times, tongues};
use domain::{Rule, Schedule};
use jiff::civil::{Date, Time, Weekday};
use regex::Regex;
use std::sync::LazyLock;

static NOT_EVERY_WEEK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\d|\b(?:first|second|third|fourth|last|other|bi-?weekly|altern|month|primer|segund|tercer|cuart|[úu]ltim|quincenal|cada dos|mes|m[êe]s|monat|mois|erste|zweite|dritte|vierte|letzt|14-t|premi|deuxi|troisi|quatri|derni|sur deux|prim|second|terz|quart[oa] [lmgvsd]|ultim|terceir|quinzen|alterne)").ok()
});

/// What says in a weekday's column that it is not every week: "6:30 (2nd & 4th)".
static RARER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:[1-5](?:st|nd|rd|th)|first|second|third|fourth|last|every other|bi-?weekly|monthly|alternate)\b").ok()
});

/// Most bytes of a cell that a schedule keeps as its words.
const MOST_WORDS: usize = 200;

/// The schedules of cells that tell one time, whichever way they tell it.
pub(super) fn one(row: &Cells, zone: Option<&str>) -> Vec<Schedule> {
    let given = clean::zone(row.get(Field::Zone).split('|').next().unwrap_or(""));
    let zone = given.as_deref().or(zone);
    let ways = [by_rule, by_day_columns, by_day_and_time, by_words, by_letters, by_date];
    ways.iter().map(|way| way(row, zone)).find(|schedules| !schedules.is_empty()).unwrap_or_default()
}

/// A column of dates may name days.
pub(super) fn with_day(row: &Cells) -> Cells {
    let mut row = row.clone();
    let date = row.get(Field::Date).to_owned();
    if row.get(Field::Day).is_empty() && dates(&row).is_empty() && !date.is_empty() {
        row.set(Field::Day, date);
    }
    row
}

/// Dates that a cell tells; none where day and month can be taken for each other.
fn dates(row: &Cells) -> Vec<Date> {
    let parts =
        row.get(Field::Date).split(['\n', ';', ',', '&']).map(str::trim).filter(|part| !part.is_empty());
    let is_clear = |part: &str| !row.is_elsewhere || part.contains('-');
    let told = |part: &str| clean::date(part).filter(|_| is_clear(part));
    parts.take(100).map(told).collect::<Option<Vec<Date>>>().unwrap_or_default()
}

/// The dates that are listed.
fn by_date(row: &Cells, zone: Option<&str>) -> Vec<Schedule> {
    let dates = dates(row);
    let Some((first, more)) = dates.split_first() else { return Vec::new() };
    let (start, end) = span(&clock_cell(row));
    let end = clean::time(&tongues::clocks(row.get(Field::EndTime))).or(end);
    vec![Schedule {
        start,
        minutes: times::minutes(start, end),
        zone: zone.map(str::to_owned),
        from: Some(*first),
        extra: more.to_vec(),
        ..Schedule::default()
    }]
}

/// "Mo. 19:30-21:00": days by their letters and a time, and nothing else.
fn by_letters(row: &Cells, zone: Option<&str>) -> Vec<Schedule> {
    const OF_TIME: &[&str] = &["am", "pm", "a", "p", "m", "h", "uhr", "bis", "to", "noon"];
    let cell = row.get(Field::Schedule);
    let Some((head, tail)) = cell.find(|c: char| c.is_ascii_digit()).map(|at| cell.split_at(at)) else {
        return Vec::new();
    };
    let is_rare = NOT_EVERY_WEEK.as_ref().is_none_or(|rare| rare.is_match(head));
    let folded = domain::text::fold(tail);
    let is_word = |word: &&str| word.contains(char::is_alphabetic);
    let letters = |word: &str| word.trim_matches(|c: char| c.is_ascii_digit()).to_owned();
    let is_clock = folded.split(' ').filter(is_word).all(|word| OF_TIME.contains(&letters(word).as_str()));
    if is_rare || !is_clock || head.len() > 30 {
        return Vec::new();
    }
    let (start, end) = span(&tongues::clocks(tail));
    times::weekly(&clean::weekdays(head), start, times::minutes(start, end), zone.map(str::to_owned))
}

/// Rules as RFC 5545 writes them, with starts and lengths beside them, `|` between several.
fn by_rule(row: &Cells, zone: Option<&str>) -> Vec<Schedule> {
    let part =
        |field: Field, at: usize| row.get(field).split('|').map(str::trim).nth(at).unwrap_or("").to_owned();
    let rules = row.get(Field::Rrule);
    let rules = rules.split('|').map(str::trim).enumerate().take(50);
    rules
        .filter_map(|(at, text)| {
            let rule: Rule = text.parse().ok()?;
            let start = clean::time(&part(Field::Time, at));
            let minutes = part(Field::Minutes, at).parse().ok();
            Some(Schedule {
                rule: Some(rule),
                start,
                minutes,
                zone: zone.map(str::to_owned),
                ..Schedule::default()
            })
        })
        .collect()
}

/// A column for each weekday, with times in its cells, several in some. Days of one time are one schedule.
fn by_day_columns(row: &Cells, zone: Option<&str>) -> Vec<Schedule> {
    let mut found: Vec<(Option<Time>, Option<u16>, Vec<Weekday>)> = Vec::new();
    let rare = row.days.iter().filter_map(|(day, cell)| rarer(*day, cell));
    let told: Vec<Schedule> = rare.flat_map(|words| times::in_words(&words, zone)).collect();
    for (day, cell) in row.days.iter().filter(|(day, cell)| rarer(*day, cell).is_none()) {
        let parts: Vec<&str> = cell.split([',', ';', '/', '&', '\n', '\u{2028}']).collect();
        let spans: Vec<_> = parts.iter().take(10).map(|part| span(&tongues::clocks(part))).collect();
        let is_each = spans.len() > 1 && spans.iter().all(|(start, _)| start.is_some());
        for (start, end) in if is_each { spans } else { vec![span(&tongues::clocks(cell))] } {
            let minutes = times::minutes(start, end);
            if start.is_none() && clean::flag(cell) != Some(true) {
                continue;
            }
            match found.iter_mut().find(|(at, length, _)| (*at, *length) == (start, minutes)) {
                Some((_, _, days)) => days.push(*day),
                None => found.push((start, minutes, vec![*day])),
            }
        }
    }
    let one = |(start, minutes, days): (_, _, Vec<Weekday>)| {
        times::weekly(&days, start, minutes, zone.map(str::to_owned))
    };
    found.into_iter().flat_map(one).chain(told).collect()
}

/// "6:30 (2nd & 4th)" in the column of a weekday as one says it: "2nd & 4th Wednesday 6:30".
fn rarer(day: Weekday, cell: &str) -> Option<String> {
    let found: Vec<_> = RARER.as_ref()?.find_iter(cell).collect();
    let (first, last) = (found.first()?.start(), found.last()?.end());
    let rest = format!("{} {}", &cell[..first], &cell[last..]).replace(['(', ')'], " ");
    Some(format!("{} {day:?} {rest}", &cell[first..last]))
}

fn by_day_and_time(row: &Cells, zone: Option<&str>) -> Vec<Schedule> {
    let day = row.get(Field::Day);
    let in_zone = row.times_in.iter().find(|(_, cell)| clean::time(cell).is_some());
    let (zone, time) = match in_zone {
        Some((zone, cell)) => (Some(zone.as_str()), cell.to_owned()),
        None => (zone, clock_cell(row)),
    };
    let said = time.rsplit(' ').next().filter(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
    let said = said.and_then(clean::zone);
    let zone = said.as_deref().or(zone);
    let end = row.get(Field::EndTime);
    let clocks = if end.is_empty() { time.clone() } else { format!("{time} - {end}") };
    if !day.is_empty()
        && NOT_EVERY_WEEK.as_ref().is_some_and(|p| p.is_match(day))
        && day.parse::<f64>().is_err()
    {
        let told = times::in_words(&format!("{day} {clocks}"), zone);
        if !told.is_empty() {
            return told;
        }
    }
    let week = row.get(Field::Week);
    if !is_every_week(week) {
        let told = by_week(week, day, &clocks, zone);
        let Some(english) = tongues::in_english(week).filter(|_| told.is_empty()) else { return told };
        // "14-tägig" beside "Mi": the words stay as they were.
        let named: Vec<String> = times::days(day).iter().map(|day| format!("{day:?}")).collect();
        let words = clean::line(&format!("{week} {day} {clocks}"));
        let told = by_week(&english, &named.join(", "), &clocks, zone).into_iter();
        return told.map(|schedule| Schedule { words: Some(words.clone()), ..schedule }).collect();
    }
    let days = match times::days(day) {
        days if days.is_empty() && row.get(Field::Schedule).is_empty() => row.section.into_iter().collect(),
        days => days,
    };
    let (start, end) = span(&time);
    let end = clean::time(&tongues::clocks(row.get(Field::EndTime))).or(end);
    let minutes = times::minutes(start, end)
        .or_else(|| row.get(Field::Minutes).trim().parse().ok().filter(|m| *m > 0 && *m <= 1440));
    times::weekly(&days, start, minutes, zone.map(str::to_owned))
}

/// What words about the weeks say together with the days; nothing where they were not understood.
fn by_week(week: &str, day: &str, clocks: &str, zone: Option<&str>) -> Vec<Schedule> {
    let every = Some(Rule::weekly(&times::days(day)));
    let told = times::in_words(&format!("{week} {day} {clocks}"), zone);
    let is_understood = told.iter().all(|s| s.rule != every) || !times::in_words(week, None).is_empty();
    if is_understood { told } else { Vec::new() }
}

/// The cell that tells the time of day: a schedule beside the days may hold no more than that.
fn clock_cell(row: &Cells) -> String {
    let (time, half, schedule) = (row.get(Field::Time), row.get(Field::Half), row.get(Field::Schedule));
    match (time.is_empty(), half.is_empty()) {
        (true, _) if times::in_words(schedule, None).is_empty() => tongues::clocks(schedule).into_owned(),
        (_, false) => format!("{time} {half}"),
        _ => tongues::clocks(time).into_owned(),
    }
}

/// Whether a cell about the weeks says no more than that there is a meeting in each.
fn is_every_week(cell: &str) -> bool {
    let words = domain::text::fold(cell);
    let every = [
        "weekly",
        "every week",
        "each week",
        "every",
        "all",
        "once a week",
        "semanal",
        "cada semana",
        "hebdomadaire",
        "chaque semaine",
        "toutes les semaines",
        "wochentlich",
        "jede woche",
        "settimanale",
        "ogni settimana",
        "semanalmente",
        "toda semana",
    ];
    words.is_empty() || every.contains(&words.as_str())
}

fn by_words(row: &Cells, zone: Option<&str>) -> Vec<Schedule> {
    let told = |field: &Field| {
        let cell = row.get(*field);
        let mut told = times::in_words(cell, zone);
        // What else the cell says ("thirteen weeks from 9 September") goes along.
        if let [only] = told.as_mut_slice()
            && cell.len() <= MOST_WORDS
        {
            only.words = Some(clean::line(cell));
        }
        Some(told).filter(|told| !told.is_empty())
    };
    [Field::Schedule, Field::Time, Field::Week].iter().find_map(told).unwrap_or_default()
}

/// "7:00 PM - 8:30 PM" and "7-8:30pm": start and end.
fn span(cell: &str) -> (Option<Time>, Option<Time>) {
    let parts: Vec<&str> = [" - ", "–", "—", " to ", " a ", "-"]
        .iter()
        .find_map(|sep| cell.split_once(sep))
        .map(|(a, b)| vec![a, b])
        .unwrap_or_default();
    let [from, to] = parts.as_slice() else { return (clean::time(cell), None) };
    let end = clean::time(to);
    let half = to.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '.').trim();
    let has_half = from.chars().any(char::is_alphabetic);
    let start = if has_half || half.is_empty() {
        clean::time(from)
    } else {
        clean::time(&format!("{} {half}", from.trim()))
    };
    // "11-1 pm" begins before noon.
    let start = match (start, end) {
        (Some(s), Some(e)) if !has_half && !half.is_empty() && s > e => {
            clean::time(&format!("{} am", from.trim()))
        }
        (start, _) => start,
    };
    (start.or_else(|| clean::time(cell)), end)
}
