//! Events with the same UID make one series; a series makes one row.

use super::{
    blocks::Block,
    closed,
    event::{self, Event, When},
    listing,
};
use crate::{
    feed::{Options, Row, Rows},
    whole,
};
use domain::{Contribution, Rule, Schedule, SourceKey, schedule::Move};
use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};
use std::collections::{HashMap, HashSet};

/// Most overrides of one series that are folded in.
const MOST_OVERRIDES: usize = 2_000;
/// Most schedules of one series.
const MOST_SCHEDULES: usize = 60;

/// One series, or one event that is broken.
struct Series {
    main: Result<Event, String>,
    overrides: Vec<Event>,
    notes: Vec<String>,
}

/// One row for every series and every broken event, in the order of the file.
pub(super) fn rows(blocks: Vec<Block>, options: &Options) -> Rows<'static> {
    let all = gather(blocks);
    let whole: HashSet<String> = all
        .iter()
        .filter_map(|s| s.main.as_ref().ok())
        .filter(|e| own(e).is_some())
        .map(|e| e.uid.clone())
        .collect();
    let is_part = move |s: &Series| {
        s.main.as_ref().is_ok_and(|e| e.part_of.as_ref().is_some_and(|uid| whole.contains(uid)))
    };
    let (series, options) = (all.into_iter().filter(move |s| !is_part(s)), options.clone());
    Rows::of(series.zip(1..).map(move |(series, number)| row(number, series, &options)))
}

fn own(event: &Event) -> Option<domain::Listing> {
    event.own.as_deref().and_then(|json| whole::read(json, &event.summary))
}

fn gather(blocks: Vec<Block>) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    let mut by_uid: HashMap<String, usize> = HashMap::new();
    for block in blocks {
        match event::read(&block) {
            // A journal is a row only where it carries a whole listing.
            Ok(event) if block.is_journal && own(&event).is_none() => {}
            Ok(event) => join(&mut all, &mut by_uid, event),
            Err(reason) => {
                all.push(Series { main: Err(reason), overrides: Vec::new(), notes: Vec::new() });
            }
        }
    }
    all
}

fn join(all: &mut Vec<Series>, by_uid: &mut HashMap<String, usize>, event: Event) {
    let alone = |event| Series { main: Ok(event), overrides: Vec::new(), notes: Vec::new() };
    let uid = event.uid.clone();
    let known = by_uid.get(&uid).copied().filter(|_| !uid.is_empty());
    let Some(series) = known.and_then(|at| all.get_mut(at)) else {
        by_uid.insert(uid, all.len());
        all.push(alone(event));
        return;
    };
    let Ok(main) = &mut series.main else { return };
    if series.overrides.len() >= MOST_OVERRIDES {
        let note = format!("only the first {MOST_OVERRIDES} changes of the series were read");
        if series.notes.last() != Some(&note) {
            series.notes.push(note);
        }
        return;
    }
    match (main.recurrence.is_some(), event.recurrence.is_some()) {
        (_, true) => series.overrides.push(event),
        (true, false) => series.overrides.push(std::mem::replace(main, event)),
        (false, false) if same_event(main, &event) => {
            series
                .notes
                .push(format!("lines {} and {} are two versions of one event", main.line, event.line));
            if event.sequence >= main.sequence {
                *main = event;
            }
        }
        // Some programs give one UID to different events: each is kept.
        (false, false) => all.push(alone(event)),
    }
}

fn same_event(a: &Event, b: &Event) -> bool {
    a.summary == b.summary && (a.start == b.start || a.sequence != b.sequence)
}

fn row(number: usize, series: Series, options: &Options) -> Row {
    let mut notes = series.notes;
    let result = series.main.and_then(|main| {
        notes.extend(main.notes.iter().cloned());
        let listing = match own(&main) {
            Some(listing) => listing,
            None => {
                if let Some(reason) = closed::reason(&main) {
                    return Err(reason);
                }
                let mut listing = listing::read(&main, options)?;
                listing.schedules = schedules(&main, &series.overrides, options, &mut notes);
                listing
            }
        };
        let key = SourceKey { source: options.source.clone(), external_id: external_id(&main) };
        Ok(Box::new(Contribution { key, listing }))
    });
    Row { number, result, notes }
}

/// The UID; a hash of the event's own words where it has none.
fn external_id(event: &Event) -> String {
    let uid = event.uid.trim();
    if !uid.is_empty() {
        return uid.chars().take(300).collect();
    }
    let start = event.start.as_ref().map(|s| s.datetime().to_string()).unwrap_or_default();
    let words = format!("{}\n{start}\n{}", event.summary, event.location);
    format!("event-{}", &blake3::hash(words.as_bytes()).to_hex()[..16])
}

fn schedules(main: &Event, overrides: &[Event], options: &Options, notes: &mut Vec<String>) -> Vec<Schedule> {
    let rule = match &main.rule {
        Some(Err(text)) => {
            notes.push(format!("the rule \"{text}\" is not understood: when it meets stays open"));
            return Vec::new();
        }
        Some(Ok(rule)) => Some(rule.clone()),
        None => None,
    };
    let Some(start) = &main.start else {
        notes.push("the event has no start: when it meets stays open".into());
        return Vec::new();
    };
    let zone = zone(main, start, options, rule.is_some());
    let (from, time) = start.in_zone(zone.as_deref());
    let mut first = Schedule {
        rule,
        start: time,
        minutes: minutes(main, notes),
        zone: zone.clone(),
        from: Some(from),
        except: days(&main.except, zone.as_deref()),
        ..Schedule::default()
    };
    let mut more = Vec::new();
    for extra in &main.extra {
        add(&mut first, &mut more, extra.in_zone(zone.as_deref()));
    }
    let mut all = vec![first];
    for change in overrides {
        apply(change, &mut all, zone.as_deref(), notes);
    }
    all.append(&mut more);
    all.truncate(MOST_SCHEDULES);
    for schedule in &mut all {
        tidy(schedule);
    }
    all
}

/// The zone of a series: the start's own; moments in UTC become local ones where that changes nothing.
fn zone(main: &Event, start: &When, options: &Options, recurs: bool) -> Option<String> {
    let around = || main.calendar_zone.clone().or_else(|| options.zone.clone());
    match start.zone.as_deref() {
        Some("UTC") if !recurs => around().or_else(|| Some("UTC".into())),
        Some(zone) => Some(zone.to_owned()),
        None => around(),
    }
}

fn days(whens: &[When], zone: Option<&str>) -> Vec<Date> {
    whens.iter().map(|when| when.in_zone(zone).0).collect()
}

/// A day it meets in addition; another time of day makes another schedule.
fn add(first: &mut Schedule, more: &mut Vec<Schedule>, (day, time): (Date, Option<Time>)) {
    if time.is_none() || time == first.start {
        first.extra.push(day);
    } else if let Some(same) = more.iter_mut().find(|s| s.start == time) {
        same.extra.push(day);
    } else {
        let (minutes, zone) = (first.minutes, first.zone.clone());
        more.push(Schedule { start: time, minutes, zone, from: Some(day), ..Schedule::default() });
    }
}

/// Folds one override into the series.
fn apply(change: &Event, all: &mut Vec<Schedule>, zone: Option<&str>, notes: &mut Vec<String>) {
    let Some((day, _)) = change.recurrence.as_ref().map(|r| r.in_zone(zone)) else { return };
    let start = change.start.as_ref().map(|start| start.in_zone(zone));
    if change.and_future {
        return split(change, all, day, start, notes);
    }
    let Some(first) = all.first_mut() else { return };
    match start {
        _ if change.cancelled => first.except.push(day),
        Some((to, time)) if to != day || (time.is_some() && time != first.start) => {
            let time = time.or(first.start).unwrap_or_default();
            first.moved.retain(|m| m.from != day);
            first.moved.push(Move { from: day, to: to.to_datetime(time) });
        }
        _ => notes.push(format!("line {}: only the words of the meeting on {day} differ", change.line)),
    }
}

/// "This and all that follow": the series ends the day before, another goes on.
fn split(
    change: &Event,
    all: &mut Vec<Schedule>,
    day: Date,
    start: Option<(Date, Option<Time>)>,
    notes: &mut Vec<String>,
) {
    let Some(first) = all.first_mut() else { return };
    let Some(old) = first.rule.clone() else { return };
    let mut next = Schedule { except: Vec::new(), extra: Vec::new(), moved: Vec::new(), ..first.clone() };
    if let Some(rule) = &mut first.rule {
        rule.until = day.yesterday().ok();
        rule.count = None;
    }
    if change.cancelled {
        return;
    }
    if old.count.is_some() {
        notes.push(format!("line {}: the number of meetings left after {day} is not known", change.line));
    }
    let (from, time) = start.unwrap_or((day, first.start));
    next.rule = match &change.rule {
        Some(Ok(rule)) => Some(rule.clone()),
        _ => Some(shifted(Rule { count: None, ..old }, day, from)),
    };
    next.from = Some(from);
    next.start = time.or(first.start);
    next.minutes = minutes(change, notes).or(first.minutes);
    all.push(next);
}

/// A weekly rule on one day follows when its start moves to another.
fn shifted(mut rule: Rule, day: Date, from: Date) -> Rule {
    if let [only] = rule.by_day.as_mut_slice()
        && only.day == day.weekday()
        && only.nth.is_none()
    {
        only.day = from.weekday();
    }
    rule
}

fn minutes(event: &Event, notes: &mut Vec<String>) -> Option<u16> {
    let until_end = || {
        let (start, end) = (event.start.as_ref()?, event.end.as_ref()?);
        start.time?;
        end.time?;
        let seconds = match (instant(start), instant(end)) {
            (Some(a), Some(b)) => b.as_second() - a.as_second(),
            _ => end.datetime().duration_since(start.datetime()).as_secs(),
        };
        Some(seconds / 60)
    };
    let minutes = event.minutes.or_else(until_end)?;
    if event.start.as_ref().is_some_and(|start| start.time.is_none()) {
        return None;
    }
    match minutes {
        1..=1440 => u16::try_from(minutes).ok(),
        0 => None,
        _ => {
            notes.push(format!("line {}: it ends before it starts or lasts longer than a day", event.line));
            None
        }
    }
}

fn instant(when: &When) -> Option<jiff::Timestamp> {
    TimeZone::get(when.zone.as_deref()?).ok()?.to_timestamp(when.datetime()).ok()
}

fn tidy(schedule: &mut Schedule) {
    for days in [&mut schedule.except, &mut schedule.extra] {
        days.sort_unstable();
        days.dedup();
    }
    let once = schedule.from.filter(|_| schedule.rule.is_none());
    schedule.extra.retain(|day| Some(*day) != once);
    schedule.moved.sort_by_key(|m| m.from);
}
