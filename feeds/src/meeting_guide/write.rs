//! Listings as a Meeting Guide feed.

use crate::{
    clean,
    facts::{self, Fact},
    spoken, whole,
};
use domain::{Format, HostKind, Listing, Schedule, Status};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The property that holds the whole listing; other readers leave unknown properties alone.
pub(super) const WHOLE: &str = "commonground_listing";

type Record = Map<String, Value>;

/// Writes listings as a feed: a JSON array. Weekly schedules are one record each; everything else is a record by
/// appointment whose notes say when, for the format knows weekly meetings only. Groups that do not meet now are marked
/// so and carry no link.
pub fn write(listings: &[Listing]) -> String {
    let mut slugs = HashSet::new();
    let records: Vec<Value> = listings
        .iter()
        .flat_map(|listing| records(listing, 1))
        .map(|mut record| {
            let slug = record.get("slug").and_then(Value::as_str).unwrap_or("group").to_owned();
            let own = (1..).map(|n: usize| numbered(&slug, n)).find(|slug| slugs.insert(slug.clone()));
            record.insert("slug".into(), own.unwrap_or(slug).into());
            Value::Object(record)
        })
        .collect();
    serde_json::to_string_pretty(&records).unwrap_or_default()
}

fn numbered(slug: &str, n: usize) -> String {
    if n == 1 {
        return slug.to_owned();
    }
    let tail = format!("-{n}");
    format!("{}{tail}", &slug[..slug.floor_char_boundary(64 - tail.len())])
}

/// Properties that say nothing about the group's facts.
pub(super) fn is_ours(key: &str) -> bool {
    matches!(key, WHOLE | whole::ID | "slug")
}

/// The records of one listing, numbered from `first`.
pub(super) fn records(listing: &Listing, first: usize) -> Vec<Record> {
    let (weekly, other): (Vec<&Schedule>, Vec<&Schedule>) =
        listing.schedules.iter().partition(|s| spoken::is_weekly(s));
    let mut rows: Vec<Record> =
        weekly.into_iter().map(|schedule| record(listing, Some(schedule), &[])).collect();
    if !other.is_empty() || rows.is_empty() {
        rows.push(record(listing, None, &other));
    }
    let slug = slug(listing);
    for (n, row) in rows.iter_mut().enumerate() {
        row.insert("slug".into(), numbered(&slug, n + first).into());
    }
    rows
}

fn slug(listing: &Listing) -> String {
    let name = clean::slug(&listing.name);
    let name = if name.is_empty() { "group" } else { &name };
    if listing.id.is_nil() {
        return name.to_owned();
    }
    let id: String = listing.id.bytes()[10..].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{id}", name[..name.len().min(50)].trim_end_matches('-'))
}

fn record(listing: &Listing, schedule: Option<&Schedule>, other: &[&Schedule]) -> Record {
    let mut row = Record::new();
    put(&mut row, "name", &listing.name.chars().take(255).collect::<String>());
    row.insert("slug".into(), Value::Null);
    if let Some(schedule) = schedule {
        time(&mut row, schedule);
    }
    place(&mut row, listing);
    online(&mut row, listing);
    let mut notes: Vec<String> = other.iter().map(|s| spoken::words(s)).collect();
    notes.extend((!listing.notes.is_empty()).then(|| listing.notes.clone()));
    put(&mut row, "notes", &notes.join("\n"));
    put(&mut row, "group_notes", &listing.description);
    host(&mut row, listing);
    let types = types(listing);
    if !types.is_empty() {
        row.insert("types".into(), json!(types));
    }
    put(&mut row, "url", listing.url.as_deref().unwrap_or(""));
    if let Some(day) = listing.checked {
        put(&mut row, "updated", &format!("{day} 00:00:00"));
        put(&mut row, "last_contact", &day.to_string());
    }
    put(&mut row, whole::ID, &whole::id(listing));
    put(&mut row, WHOLE, &whole::write(listing));
    row
}

fn put(row: &mut Record, key: &str, text: &str) {
    if !text.is_empty() {
        row.insert(key.to_owned(), text.into());
    }
}

fn time(row: &mut Record, schedule: &Schedule) {
    let days: Vec<i8> = spoken::days(schedule).iter().map(|day| day.to_sunday_zero_offset()).collect();
    row.insert("day".into(), if let [day] = days.as_slice() { json!(day) } else { json!(days) });
    put(row, "time", &schedule.start.map(spoken::hh_mm).unwrap_or_default());
    put(row, "end_time", &spoken::end(schedule).map(spoken::hh_mm).unwrap_or_default());
    put(row, "timezone", schedule.zone.as_deref().unwrap_or(""));
}

fn place(row: &mut Record, listing: &Listing) {
    let Some(place) = &listing.place else { return };
    put(row, "location", &place.venue);
    put(row, "location_notes", &place.directions);
    put(row, "address", &place.street);
    put(row, "city", &place.city);
    put(row, "state", &place.region);
    put(row, "postal_code", &place.postal_code);
    put(row, "country", &place.country);
    put(row, "approximate", if place.approximate { "yes" } else { "no" });
    if let Some(point) = place.point {
        row.insert("latitude".into(), json!(point.lat));
        row.insert("longitude".into(), json!(point.lon));
    }
}

fn online(row: &mut Record, listing: &Listing) {
    let option = match (listing.status, listing.is_in_person(), listing.is_remote()) {
        (Status::Active, true, true) => "hybrid",
        (Status::Active, true, false) => "in_person",
        (Status::Active, false, true) => "online",
        (Status::Active, false, false) => "",
        _ => "inactive",
    };
    put(row, "attendance_option", option);
    let Some(online) = listing.online.as_ref().filter(|_| listing.status == Status::Active) else { return };
    put(row, "conference_url", online.url.as_deref().unwrap_or(""));
    let number = online.phone.as_deref().map(dialled).unwrap_or_default();
    put(row, "conference_phone", &number);
    let has_number = !number.is_empty() && online.url.is_none();
    put(row, if has_number { "conference_phone_notes" } else { "conference_url_notes" }, &online.notes);
}

/// Digits, with one comma before each further group: the form that the specification allows.
fn dialled(number: &str) -> String {
    let plus = if number.trim_start().starts_with('+') { "+" } else { "" };
    let groups = number
        .split([',', ';', '#', '*', 'x', 'X'])
        .map(|group| group.chars().filter(char::is_ascii_digit).collect::<String>());
    let groups: Vec<String> = groups.filter(|digits| !digits.is_empty()).collect();
    let is_number = groups.first().is_some_and(|digits| digits.len() <= 15);
    if is_number { format!("{plus}{}", groups.join(",")) } else { String::new() }
}

fn host(row: &mut Record, listing: &Listing) {
    let Some(host) = &listing.host else { return };
    if host.kind == Some(HostKind::MemberRun) {
        put(row, "group", &host.name);
        return;
    }
    put(row, "entity", &host.name);
    put(row, "entity_website_url", host.url.as_deref().unwrap_or(""));
    put(row, "entity_phone", host.phone.as_deref().unwrap_or(""));
    put(row, "entity_email", host.email.as_deref().unwrap_or(""));
}

fn types(listing: &Listing) -> Vec<&'static str> {
    let audience = listing.audience.iter().filter_map(|a| match a {
        domain::Audience::Lgbtq => Some("LGBTQ"),
        other => facts::type_of(Fact::For(*other)),
    });
    let access = listing.access.iter().filter_map(|a| facts::type_of(Fact::Access(*a)));
    let tags = listing.tags.iter().filter_map(|tag| facts::type_of_tag(tag));
    let mut types: Vec<&str> = audience.chain(access).chain(tags).collect();
    types.extend(listing.languages.iter().filter_map(|code| facts::type_of_language(code)));
    types.extend(facts::open_or_closed(listing).and_then(facts::type_of));
    let is_shut = listing.status != Status::Active
        || (!listing.formats.is_empty() && !listing.formats.contains(&Format::InPerson));
    types.extend(is_shut.then_some("TC"));
    types.sort_unstable();
    types.dedup();
    types
}
