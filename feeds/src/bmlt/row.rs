//! One BMLT meeting.

use super::Context;
use crate::{
    address, clean,
    facts::{self, Held},
    feed,
    json::{first, items, text},
    times, whole,
};
use domain::{Contribution, Host, Listing, Online, Place, Point, SourceKey};
use serde_json::{Map, Value};

type Record = Map<String, Value>;

/// Reads a meeting. Contacts, `email_contact` and unpublished meetings are never taken.
pub(super) fn read(row: &Record, context: &Context, notes: &mut Vec<String>) -> Result<Contribution, String> {
    if clean::flag(&text(row, "published")) == Some(false) {
        return Err("The meeting is not published; it is left out on purpose.".into());
    }
    let name = clean::line(&first(row, &["meeting_name", "name"]));
    if name.is_empty() {
        return Err("This meeting has no name: its \"meeting_name\" is empty.".into());
    }
    let mut listing = Listing { name, fellowship: Some("NA".into()), ..Listing::default() };
    listing.notes = clean::text(&text(row, "comments"));
    listing.place = Some(place(row, context)).filter(|place| !place.is_empty());
    listing.online = online(row);
    listing.host = host(row, context);
    let mut held = Held::default();
    formats(row, context, &mut listing, &mut held);
    venue(row, &mut held);
    facts::settle(&mut listing, held);
    if let Some(status) =
        clean::status_in_text(&listing.name, &format!("{}\n{}", listing.notes, text(row, "location_info")))
        && listing.status == domain::Status::Active
        && listing.online.is_none()
    {
        listing.status = status;
    }
    schedules(row, context, &mut listing, notes);
    if let Some(restored) = restored(row, &listing) {
        listing = restored;
    }
    let key = SourceKey { source: context.options.source.clone(), external_id: id(row, &listing) };
    Ok(Contribution { key, listing })
}

/// The meeting's id; answers of an aggregator repeat ids, so the server's goes before it.
fn id(row: &Record, listing: &Listing) -> String {
    let own = clean::line(&first(row, &["id_bigint", "id"]));
    let server = clean::line(&text(row, "root_server_id"));
    let given = match (own.is_empty(), server.is_empty()) {
        (true, _) => feed::made_id(listing),
        (false, true) => own,
        (false, false) => format!("{server}:{own}"),
    };
    whole::external_id(&text(row, whole::ID), given)
}

/// The listing that this program wrote beside the record, unless somebody changed the record since.
fn restored(row: &Record, read: &Listing) -> Option<Listing> {
    let listing = whole::read(&text(row, super::write::WHOLE), &read.name)?;
    let again = super::write::records(&listing);
    again.iter().any(|again| whole::same(again, row, super::write::is_ours)).then_some(listing)
}

fn place(row: &Record, context: &Context) -> Place {
    let line = |keys: &[&str]| clean::line(&first(row, keys));
    let mut place = Place {
        venue: line(&["location_text"]),
        street: line(&["location_street"]),
        city: line(&["location_municipality", "location_city_subsection", "location_neighborhood"]),
        region: line(&["location_province"]),
        postal_code: line(&["location_postal_code_1"]),
        ..Place::default()
    };
    let directions = ["location_info", "train_lines", "bus_lines"].map(|key| clean::text(&text(row, key)));
    place.directions = directions.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let number = |key| clean::number(&text(row, key));
    place.point = number("latitude").zip(number("longitude")).and_then(|(lat, lon)| Point::new(lat, lon));
    if !place.is_empty() {
        let given = clean::country_code(&text(row, "location_nation"));
        let by_region = address::country_of_region(&place.region).map(str::to_owned);
        place.country = given.or(by_region).or_else(|| context.options.country.clone()).unwrap_or_default();
        place.approximate = place.street.is_empty() && place.point.is_some();
    }
    place
}

fn online(row: &Record) -> Option<Online> {
    let online = Online {
        url: clean::url(&text(row, "virtual_meeting_link")),
        phone: clean::phone(&text(row, "phone_meeting_number")),
        notes: clean::text(&text(row, "virtual_meeting_additional_info")),
    };
    Some(online).filter(|o| *o != Online::default())
}

fn host(row: &Record, context: &Context) -> Option<Host> {
    let listed = context.bodies.get(&first(row, &["service_body_bigint", "serviceBodyId"]));
    let named = || {
        let name = clean::line(&text(row, "service_body_name"));
        (!name.is_empty()).then(|| Host { name, ..Host::default() })
    };
    listed.cloned().or_else(named)
}

fn formats(row: &Record, context: &Context, listing: &mut Listing, held: &mut Held) {
    let keys = items(row, "formats");
    let ids = ["format_shared_id_list", "formatIds"]
        .iter()
        .map(|key| items(row, key))
        .find(|ids| !ids.is_empty())
        .unwrap_or_default();
    // Ids and keys are listed side by side, in no common order: ids count where the answer explains them.
    let facts: Vec<_> = if context.formats.is_empty() && !keys.is_empty() {
        keys.iter().map(|key| context.formats.meaning(None, Some(key))).collect()
    } else if ids.is_empty() {
        keys.iter().map(|key| context.formats.meaning(None, Some(key))).collect()
    } else {
        ids.iter().map(|id| context.formats.meaning(Some(id), None)).collect()
    };
    facts.into_iter().flatten().for_each(|fact| facts::apply(listing, held, fact));
    listing
        .languages
        .extend(clean::language_code(&text(row, "lang_enum")).filter(|_| listing.languages.is_empty()));
}

/// 1 in a room, 2 virtual, 3 both.
fn venue(row: &Record, held: &mut Held) {
    match first(row, &["venue_type", "venueType"]).as_str() {
        "1" => held.in_person = true,
        "2" => held.only_online = true,
        "3" => (held.online, held.in_person) = (true, true),
        _ => {}
    }
    if clean::flag(&text(row, "temporarilyVirtual")) == Some(true) {
        held.only_online = true;
    }
}

fn schedules(row: &Record, context: &Context, listing: &mut Listing, notes: &mut Vec<String>) {
    let number = |key: &str| clean::number(&text(row, key)).filter(|n| n.fract() == 0.0).map(|n| n as i64);
    let day = match number("weekday_tinyint") {
        Some(from_one) => times::from_sunday(from_one - 1),
        None => number("day").and_then(times::from_sunday).or_else(|| clean::weekday(&text(row, "day"))),
    };
    let said = first(row, &["start_time", "startTime"]);
    let start = clean::time(&said);
    let Some(day) = day else {
        if !said.is_empty() {
            notes.push(
                "The day was not understood; the meeting stands without a time. weekday_tinyint is 1 to 7 from Sunday.".into(),
            );
        }
        return;
    };
    let zone = clean::zone(&first(row, &["time_zone", "timeZone"])).or_else(|| context.options.zone.clone());
    let minutes = length(&first(row, &["duration_time", "duration"]));
    listing.schedules = times::weekly(&[day], start, minutes, zone);
    let name = listing.name.clone();
    times::rarer_rule(&mut listing.schedules, &name, &[&listing.notes], notes);
}

/// "01:30:00" in minutes, up to a day; none when it is zero.
fn length(duration: &str) -> Option<u16> {
    let mut parts = duration.split(':').map(|part| part.trim().parse::<u16>().ok());
    let (hours, minutes) = (parts.next()??, parts.next()??);
    hours.checked_mul(60)?.checked_add(minutes).filter(|length| (1..=1440).contains(length))
}
