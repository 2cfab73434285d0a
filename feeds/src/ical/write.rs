//! Writes listings as a calendar.

mod dates;

use crate::whole;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Type, ICalendarEntry, ICalendarParameter,
    ICalendarProperty as Property, ICalendarValue as Value, ICalendarValueType, Uri,
};
use dates::{begins, date, dated, first_day, length, rule_text, stamp, utc};
use domain::{Listing, Place, Schedule, Stamp, Status, schedule::Meeting};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A year, in seconds.
const YEAR: i64 = 366 * 86_400;

/// A calendar of these listings: one VEVENT for every schedule, a VJOURNAL for a listing that has none. The first
/// component of a listing carries the whole of it, so that an import gives the same listing. `now` stands in DTSTAMP
/// and is where schedules without a first day begin.
#[must_use]
pub fn write(listings: &[Listing], now: Stamp) -> String {
    let mut calendar = calendar();
    let mut zones = BTreeSet::new();
    let mut earliest = now.timestamp().as_second();
    for listing in listings {
        for event in components(listing, now) {
            zones.extend(event.entries.iter().filter_map(ICalendarEntry::tz_id).map(str::to_owned));
            earliest = earliest.min(begins(&event).unwrap_or(earliest));
            add(&mut calendar, event);
        }
    }
    let from = earliest.max(now.timestamp().as_second() - 60 * YEAR) - YEAR;
    for zone in &zones {
        calendar.add_timezone(zone, from, now.timestamp().as_second() + 5 * YEAR);
    }
    calendar.to_string()
}

/// One meeting of a listing, to put into one's own calendar. Times stand in UTC.
#[must_use]
pub fn event(listing: &Listing, meeting: &Meeting, now: Stamp) -> String {
    let mut calendar = calendar();
    let utc = |at: jiff::Timestamp| utc(jiff::tz::Offset::UTC.to_datetime(at));
    let mut event = ICalendarComponent::new(Type::VEvent);
    event.add_uid(&format!("{}-{}@commonground", listing.id, meeting.start.as_second()));
    event.add_dtstamp(stamp(now));
    event.entries.push(ICalendarEntry::new(Property::Dtstart).with_value(utc(meeting.start)));
    if let Some(end) = meeting.end {
        event.entries.push(ICalendarEntry::new(Property::Dtend).with_value(utc(end)));
    }
    words(&mut event, listing);
    add(&mut calendar, event);
    calendar.to_string()
}

fn calendar() -> ICalendar {
    let mut head = ICalendarComponent::new(Type::VCalendar);
    for (name, value) in [
        (Property::Version, "2.0"),
        (Property::Prodid, "-//Commonground//Support groups//EN"),
        (Property::Calscale, "GREGORIAN"),
    ] {
        head.add_property(name, Value::Text(value.to_owned()));
    }
    ICalendar { components: vec![head] }
}

fn add(calendar: &mut ICalendar, component: ICalendarComponent) {
    let id = u32::try_from(calendar.components.len()).unwrap_or(u32::MAX);
    calendar.components.push(component);
    if let Some(head) = calendar.components.first_mut() {
        head.component_ids.push(id);
    }
}

/// The components of one listing, the one that carries the whole first.
fn components(listing: &Listing, now: Stamp) -> Vec<ICalendarComponent> {
    let uid = format!("{}@commonground", listing.id);
    let mut all: Vec<ICalendarComponent> = Vec::new();
    for (at, schedule) in listing.schedules.iter().enumerate() {
        let Some(first) = first_day(schedule, now) else { continue };
        let uid = if all.is_empty() { uid.clone() } else { format!("{}-{at}@commonground", listing.id) };
        let main = main(listing, schedule, first, &uid, now);
        let moved = schedule.moved.iter().map(|m| moved(listing, schedule, m, &uid, now));
        let is_first = all.is_empty();
        let from = all.len();
        all.push(main);
        all.extend(moved);
        if !is_first {
            for part in &mut all[from..] {
                part.add_property(
                    other("X-COMMONGROUND-PART-OF"),
                    text(&format!("{}@commonground", listing.id)),
                );
            }
        }
    }
    if all.is_empty() {
        let mut journal = ICalendarComponent::new(Type::VJournal);
        journal.add_uid(&uid);
        journal.add_dtstamp(stamp(now));
        words(&mut journal, listing);
        all.push(journal);
    }
    if let Some(first) = all.first_mut() {
        first.add_property(other("X-COMMONGROUND"), text(&whole::write(listing)));
    }
    all
}

fn main(listing: &Listing, schedule: &Schedule, first: Date, uid: &str, now: Stamp) -> ICalendarComponent {
    let mut event = ICalendarComponent::new(Type::VEvent);
    event.add_uid(uid);
    event.add_dtstamp(stamp(now));
    event.entries.push(date(Property::Dtstart, schedule, &[first]));
    length(&mut event, schedule);
    if let Some(rule) = &schedule.rule {
        event.add_property(Property::Rrule, Value::Text(rule_text(rule, schedule)));
    }
    let except: Vec<Date> = schedule.except.clone();
    if !except.is_empty() {
        event.entries.push(date(Property::Exdate, schedule, &except));
    }
    let extra: Vec<Date> = schedule.extra.iter().copied().filter(|day| *day != first).collect();
    if !extra.is_empty() {
        event.entries.push(date(Property::Rdate, schedule, &extra));
    }
    words(&mut event, listing);
    event
}

fn moved(
    listing: &Listing,
    schedule: &Schedule,
    change: &domain::schedule::Move,
    uid: &str,
    now: Stamp,
) -> ICalendarComponent {
    let mut event = ICalendarComponent::new(Type::VEvent);
    event.add_uid(uid);
    event.add_dtstamp(stamp(now));
    event.entries.push(date(Property::RecurrenceId, schedule, &[change.from]));
    let timed = schedule.start.map(|_| change.to.time());
    event.entries.push(dated(Property::Dtstart, schedule.zone.as_deref(), &[(change.to.date(), timed)]));
    length(&mut event, schedule);
    words(&mut event, listing);
    event
}

fn words(event: &mut ICalendarComponent, listing: &Listing) {
    event.add_property(Property::Summary, text(&listing.name));
    let about = [listing.description.as_str(), listing.notes.as_str()];
    let about: Vec<&str> = about.into_iter().filter(|words| !words.is_empty()).collect();
    if !about.is_empty() {
        event.add_property(Property::Description, text(&about.join("\n\n")));
    }
    if let Some(place) = listing.place.as_ref().filter(|place| !place.is_empty()) {
        event.add_property(Property::Location, text(&location(place)));
        if let Some(point) = place.point {
            let geo = vec![Value::Float(point.lat), Value::Float(point.lon)];
            event.entries.push(ICalendarEntry::new(Property::Geo).with_values(geo));
        }
    }
    if let Some(url) = &listing.url {
        event.add_property(Property::Url, Value::Uri(Uri::Location(url.clone())));
    }
    if let Some(url) = listing.online.as_ref().and_then(|online| online.url.clone()) {
        let entry = ICalendarEntry::new(Property::Conference)
            .with_param(ICalendarParameter::value(ICalendarValueType::Uri))
            .with_value(Value::Uri(Uri::Location(url)));
        event.entries.push(entry);
    }
    let categories: Vec<Value> = listing.experiences.iter().map(|e| text(&e.term)).collect();
    if !categories.is_empty() {
        event.entries.push(ICalendarEntry::new(Property::Categories).with_values(categories));
    }
    if listing.status == Status::Ended {
        event.add_property(Property::Status, Value::Status(calcard::icalendar::ICalendarStatus::Cancelled));
    }
}

/// The place on one line, as people write it.
fn location(place: &Place) -> String {
    let code = [place.region.as_str(), place.postal_code.as_str()];
    let code = code.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let parts = [&place.venue, &place.street, &place.city, &code, &place.country];
    parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect::<Vec<_>>().join(", ")
}

fn other(name: &str) -> Property {
    Property::Other(name.to_owned())
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}
