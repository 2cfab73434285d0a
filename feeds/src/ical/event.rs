//! One VEVENT as this crate needs it.

use super::{
    blocks::{Block, Calendar},
    zone,
};
use calcard::{
    Entry, Parser,
    common::PartialDateTime,
    icalendar::{
        ICalendarComponent, ICalendarEntry, ICalendarPeriod, ICalendarProperty as Property, ICalendarStatus,
        ICalendarValue as Value,
    },
};
use domain::Rule;
use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

/// Most dates of one property that are kept.
const MOST_DATES: usize = 2_000;

/// A day or a moment as an event writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    pub(super) date: Date,
    /// `None` for a whole day.
    pub(super) time: Option<Time>,
    /// IANA name; `None` for floating times and unknown zones.
    pub(super) zone: Option<String>,
}

impl When {
    /// The same moment as another zone's clock shows it; unchanged where either zone is unknown.
    pub(super) fn in_zone(&self, zone: Option<&str>) -> (Date, Option<Time>) {
        let moved = || {
            let (time, from, to) = (self.time?, self.zone.as_deref()?, zone?);
            if from == to {
                return None;
            }
            let at = TimeZone::get(from).ok()?.to_timestamp(self.date.to_datetime(time)).ok()?;
            Some(TimeZone::get(to).ok()?.to_datetime(at))
        };
        moved().map_or((self.date, self.time), |local| (local.date(), Some(local.time())))
    }

    /// Midnight for a whole day.
    pub(super) fn datetime(&self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or_default())
    }
}

/// One event; what it lacks is empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Event {
    pub(super) line: usize,
    pub(super) calendar_zone: Option<String>,
    pub(super) uid: String,
    pub(super) sequence: i64,
    pub(super) recurrence: Option<When>,
    pub(super) and_future: bool,
    pub(super) start: Option<When>,
    pub(super) end: Option<When>,
    pub(super) minutes: Option<i64>,
    pub(super) rule: Option<Result<Rule, String>>,
    pub(super) except: Vec<When>,
    pub(super) extra: Vec<When>,
    pub(super) cancelled: bool,
    /// Not for everybody (CLASS).
    pub(super) private: bool,
    pub(super) summary: String,
    pub(super) description: String,
    pub(super) location: String,
    pub(super) url: String,
    pub(super) geo: Option<(f64, f64)>,
    pub(super) categories: Vec<String>,
    /// Address and whether it is for moderators only.
    pub(super) conferences: Vec<String>,
    /// The whole listing, where Commonground wrote the event.
    pub(super) own: Option<String>,
    /// The UID of the event that this one belongs to.
    pub(super) part_of: Option<String>,
    pub(super) notes: Vec<String>,
}

/// Reads a block; the error says in plain words what is wrong.
pub(super) fn read(block: &Block) -> Result<Event, String> {
    let text = block.text.as_deref().map_err(Clone::clone)?;
    let line = block.line;
    let Entry::ICalendar(parsed) = Parser::new(text).entry() else {
        return Err(format!("line {line}: the event cannot be read"));
    };
    let component = parsed.components.first().ok_or_else(|| format!("line {line}: the event is empty"))?;
    let mut event = Event { line, ..Event::default() };
    event.calendar_zone = block.calendar.zone.as_deref().and_then(zone::name);
    words(&mut event, component);
    times(&mut event, component, &block.calendar)?;
    Ok(event)
}

fn words(event: &mut Event, component: &ICalendarComponent) {
    for entry in &component.entries {
        match &entry.name {
            Property::Uid => event.uid = first_text(entry),
            Property::Summary if event.summary.is_empty() => event.summary = first_text(entry),
            Property::Description => event.description = first_text(entry),
            Property::Location => event.location = first_text(entry),
            Property::Url => event.url = first_text(entry),
            Property::Geo => event.geo = geo(entry),
            Property::Categories => event.categories.extend(texts(entry).take(50)),
            Property::Status => {
                event.cancelled =
                    matches!(entry.values.first(), Some(Value::Status(ICalendarStatus::Cancelled)));
            }
            Property::Class => {
                let class = joined(entry).to_ascii_uppercase();
                event.private = matches!(class.as_str(), "PRIVATE" | "CONFIDENTIAL");
            }
            Property::Sequence => {
                event.sequence = entry.values.first().and_then(Value::as_integer).unwrap_or(0);
            }
            Property::Conference => conference(event, entry),
            Property::Other(name) => other(event, name, entry),
            _ => {}
        }
    }
}

fn other(event: &mut Event, name: &str, entry: &ICalendarEntry) {
    match name.to_ascii_uppercase().as_str() {
        "X-GOOGLE-CONFERENCE" | "X-MICROSOFT-SKYPETEAMSMEETINGURL" | "X-CONFERENCE-URL" => {
            event.conferences.push(joined(entry));
        }
        "X-ALT-DESC" if event.description.is_empty() => event.description = joined(entry),
        "X-COMMONGROUND" => event.own = Some(joined(entry)),
        "X-COMMONGROUND-PART-OF" => event.part_of = Some(joined(entry)),
        _ => {}
    }
}

/// Numbers and links for moderators are secret.
fn conference(event: &mut Event, entry: &ICalendarEntry) {
    let moderator = entry
        .params
        .iter()
        .filter_map(|param| param.value.as_text())
        .any(|value| value.to_ascii_uppercase().contains("MODERATOR"));
    if !moderator {
        event.conferences.push(joined(entry));
    }
}

fn times(event: &mut Event, component: &ICalendarComponent, calendar: &Calendar) -> Result<(), String> {
    for entry in &component.entries {
        let whens = || entry.values.iter().take(MOST_DATES).filter_map(|v| when(v, entry, calendar));
        match &entry.name {
            Property::Dtstart => {
                let start = whens().next();
                if start.is_none() {
                    let line = event.line;
                    return Err(format!("line {line}: DTSTART \"{}\" is not a date", short(&joined(entry))));
                }
                event.start = start;
                unknown_zone(event, entry, calendar);
            }
            Property::Dtend => event.end = whens().next(),
            Property::Duration => {
                if let Some(Value::Duration(length)) = entry.values.first() {
                    event.minutes = Some(length.as_seconds() / 60);
                }
            }
            Property::RecurrenceId => {
                event.recurrence = whens().next();
                event.and_future = entry
                    .params
                    .iter()
                    .filter_map(|p| p.value.as_text())
                    .any(|value| value.eq_ignore_ascii_case("THISANDFUTURE") || value == "TRUE");
            }
            Property::Exdate if event.except.len() < MOST_DATES => event.except.extend(whens()),
            Property::Rdate if event.extra.len() < MOST_DATES => event.extra.extend(whens()),
            Property::Rrule => event.rule = Some(rule(entry, event.start.as_ref(), calendar)),
            _ => {}
        }
    }
    // UNTIL is read against the start, which may stand below the rule.
    if let Some(entry) = component.property(&Property::Rrule) {
        event.rule = Some(rule(entry, event.start.as_ref(), calendar));
    }
    Ok(())
}

fn unknown_zone(event: &mut Event, entry: &ICalendarEntry, calendar: &Calendar) {
    if let Some(id) = entry.tz_id()
        && zone_of(id, calendar).is_none()
    {
        event.notes.push(format!("the zone \"{}\" is not known", short(id)));
    }
}

fn zone_of(id: &str, calendar: &Calendar) -> Option<String> {
    zone::name(id).or_else(|| calendar.places.get(id).and_then(|place| zone::name(place)))
}

fn when(value: &Value, entry: &ICalendarEntry, calendar: &Calendar) -> Option<When> {
    let partial: &PartialDateTime = match value {
        Value::PartialDateTime(at) => at,
        Value::Period(ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. }) => {
            start
        }
        _ => return None,
    };
    let zone = match (partial.tz_hour, entry.tz_id()) {
        (Some(_), _) => Some("UTC".to_owned()),
        (None, Some(id)) => zone_of(id, calendar),
        (None, None) => None,
    };
    Some(When { date: date(partial)?, time: time(partial), zone: zone.filter(|_| partial.hour.is_some()) })
}

fn date(at: &PartialDateTime) -> Option<Date> {
    Date::new(i16::try_from(at.year?).ok()?, i8::try_from(at.month?).ok()?, i8::try_from(at.day?).ok()?).ok()
}

fn time(at: &PartialDateTime) -> Option<Time> {
    let part = |part: Option<u8>| i8::try_from(part.unwrap_or(0)).ok();
    // Seconds are dropped: no group meets at 19:00:30, and a leap second is no time here.
    Time::new(i8::try_from(at.hour?).ok()?, part(at.minute)?, 0, 0).ok()
}

fn rule(entry: &ICalendarEntry, start: Option<&When>, calendar: &Calendar) -> Result<Rule, String> {
    let Some(Value::RecurrenceRule(parsed)) = entry.values.first() else {
        return Err(short(&joined(entry)).to_owned());
    };
    let mut plain = (**parsed).clone();
    let until = plain.until.take();
    let hour = start.and_then(|s| s.time);
    let same = |list: &[u8], part: Option<i8>| match (list, part) {
        ([], _) => true,
        ([one], Some(part)) => i8::try_from(*one) == Ok(part),
        _ => false,
    };
    // Parts that only repeat the start's own time say nothing new.
    if same(&plain.byhour, hour.map(Time::hour)) && same(&plain.byminute, hour.map(Time::minute)) {
        plain.byhour.clear();
        plain.byminute.clear();
    }
    plain.bysecond.clear();
    plain.rscale = None;
    plain.skip = None;
    let mut rule: Rule = plain.to_string().parse().map_err(|_| short(&parsed.to_string()).to_owned())?;
    rule.until = until.and_then(|until| last_day(&until, start, entry, calendar));
    Ok(rule)
}

/// The last day a rule can reach: UNTIL stands in UTC, the rule turns in the zone of its start.
fn last_day(
    until: &PartialDateTime,
    start: Option<&When>,
    entry: &ICalendarEntry,
    calendar: &Calendar,
) -> Option<Date> {
    let until = when(&Value::PartialDateTime(Box::new(until.clone())), entry, calendar)?;
    let (day, time) = until.in_zone(start.and_then(|s| s.zone.as_deref()));
    match (time, start.and_then(|s| s.time)) {
        (Some(time), Some(begins)) if time < begins => day.yesterday().ok(),
        _ => Some(day),
    }
}

fn geo(entry: &ICalendarEntry) -> Option<(f64, f64)> {
    let text = joined(entry);
    let mut parts = text.split([';', ',']).map(|part| part.trim().parse().ok());
    Some((parts.next()??, parts.next()??))
}

fn texts(entry: &ICalendarEntry) -> impl Iterator<Item = String> {
    entry.values.iter().filter_map(|value| value.clone().into_text()).map(|text| text.into_owned())
}

fn first_text(entry: &ICalendarEntry) -> String {
    texts(entry).next().unwrap_or_default()
}

/// All values as one text, for properties whose commas and semicolons are part of it.
fn joined(entry: &ICalendarEntry) -> String {
    texts(entry).collect::<Vec<_>>().join(";")
}

fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(60)]
}
