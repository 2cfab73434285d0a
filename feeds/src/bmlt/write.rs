//! Listings as BMLT's `GetSearchResults` answers them.

use super::formats::{stock_of, stock_of_tag};
use crate::{
    facts::{Fact, open_or_closed},
    spoken, whole,
};
use domain::{Listing, Schedule, Status, listing::Format};
use jiff::civil::Weekday;
use serde_json::{Map, Value};

/// The property that holds the whole listing; other readers leave unknown properties alone.
pub(super) const WHOLE: &str = "commonground_listing";

type Record = Map<String, Value>;

/// Properties that say nothing about the group's facts.
pub(super) fn is_ours(key: &str) -> bool {
    matches!(key, WHOLE | whole::ID | "id_bigint")
}

/// Writes listings as a list of meetings in BMLT's shape: every value is text, each weekly day is a meeting. What is not
/// weekly is one meeting without a day whose comments say when.
pub fn write(listings: &[Listing]) -> String {
    let records: Vec<Record> = listings.iter().flat_map(records).collect();
    serde_json::to_string_pretty(&records).unwrap_or_default()
}

/// The meetings of one listing.
pub(super) fn records(listing: &Listing) -> Vec<Record> {
    let (weekly, other): (Vec<&Schedule>, Vec<&Schedule>) =
        listing.schedules.iter().partition(|s| spoken::is_weekly(s));
    let mut rows: Vec<Record> = Vec::new();
    for schedule in weekly {
        rows.extend(
            spoken::days(schedule).into_iter().map(|day| record(listing, Some((schedule, day)), &[])),
        );
    }
    if !other.is_empty() || rows.is_empty() {
        rows.push(record(listing, None, &other));
    }
    for (n, row) in rows.iter_mut().enumerate() {
        row.insert("id_bigint".into(), id(listing, n).into());
    }
    rows
}

/// A number of at most 15 digits that stays the same from one export to the next.
fn id(listing: &Listing, n: usize) -> String {
    let mut hash = blake3::Hasher::new();
    hash.update(if listing.id.is_nil() { listing.name.as_bytes() } else { b"" });
    hash.update(&listing.id.bytes());
    hash.update(&n.to_be_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize().as_bytes()[..8]);
    (u64::from_be_bytes(first) % 1_000_000_000_000_000).to_string()
}

fn record(listing: &Listing, when: Option<(&Schedule, Weekday)>, other: &[&Schedule]) -> Record {
    let mut row = Record::new();
    let mut put = |key: &str, text: String| drop(row.insert(key.to_owned(), Value::String(text)));
    let place = listing.place.clone().unwrap_or_default();
    let online = listing.online.clone().filter(|_| listing.status == Status::Active).unwrap_or_default();
    let schedule = when.map(|(schedule, _)| schedule);
    let formats = formats(listing);
    let list =
        |part: fn(&(&'static str, u16)) -> String| formats.iter().map(part).collect::<Vec<_>>().join(",");
    let mut comments: Vec<String> = other.iter().map(|s| spoken::words(s)).collect();
    comments
        .extend([&listing.notes, &listing.description].into_iter().filter(|text| !text.is_empty()).cloned());

    put("id_bigint", String::new());
    put("worldid_mixed", String::new());
    put("service_body_name", listing.host.as_ref().map(|host| host.name.clone()).unwrap_or_default());
    put(
        "weekday_tinyint",
        when.map(|(_, day)| (day.to_sunday_zero_offset() + 1).to_string()).unwrap_or_default(),
    );
    put("venue_type", venue(listing).into());
    put(
        "start_time",
        schedule.and_then(|s| s.start).map(|t| format!("{}:00", spoken::hh_mm(t))).unwrap_or_default(),
    );
    put(
        "duration_time",
        schedule
            .and_then(|s| s.minutes)
            .map(|m| format!("{:02}:{:02}:00", m / 60, m % 60))
            .unwrap_or_default(),
    );
    put("time_zone", schedule.and_then(|s| s.zone.clone()).unwrap_or_default());
    put("formats", list(|(key, _)| (*key).to_owned()));
    put("format_shared_id_list", list(|(_, id)| id.to_string()));
    put("lang_enum", listing.languages.first().cloned().unwrap_or_else(|| "en".into()));
    put("latitude", place.point.map(|p| p.lat.to_string()).unwrap_or_default());
    put("longitude", place.point.map(|p| p.lon.to_string()).unwrap_or_default());
    put("published", "1".into());
    put("meeting_name", listing.name.clone());
    put("location_text", place.venue);
    put("location_info", place.directions);
    put("location_street", place.street);
    put("location_municipality", place.city);
    put("location_province", place.region);
    put("location_postal_code_1", place.postal_code);
    put("location_nation", place.country);
    put("comments", comments.join("\n"));
    put("phone_meeting_number", online.phone.unwrap_or_default());
    put("virtual_meeting_link", online.url.unwrap_or_default());
    put("virtual_meeting_additional_info", online.notes);
    put(whole::ID, whole::id(listing));
    put(WHOLE, whole::write(listing));
    row
}

fn venue(listing: &Listing) -> &'static str {
    match (listing.formats.contains(&Format::InPerson), listing.is_remote()) {
        (true, true) => "3",
        (false, true) => "2",
        (true, false) => "1",
        (false, false) => "",
    }
}

fn formats(listing: &Listing) -> Vec<(&'static str, u16)> {
    let audience = listing.audience.iter().map(|a| Fact::For(*a));
    let access = listing.access.iter().map(|a| Fact::Access(*a));
    let membership = open_or_closed(listing);
    let closed = (listing.status != Status::Active).then_some(Fact::RoomClosed);
    let facts = audience.chain(access).chain(membership).chain(closed);
    facts.filter_map(stock_of).chain(listing.tags.iter().filter_map(|tag| stock_of_tag(tag))).collect()
}
