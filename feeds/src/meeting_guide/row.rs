//! One record of a Meeting Guide feed.

use super::Context;
use crate::{
    address, clean,
    facts::{self, Held},
    feed, fellowship,
    json::{first, items, text},
    times, whole,
};
use domain::{Contribution, Host, HostKind, Listing, Online, Place, Point, SourceKey, Status};
use serde_json::{Map, Value};

type Record = Map<String, Value>;

/// Reads a record. Contacts of persons, editors' links, giving handles and passwords are never looked at.
pub(crate) fn read(row: &Record, context: &Context, notes: &mut Vec<String>) -> Result<Contribution, String> {
    let name = ["name", "group", "location"]
        .iter()
        .map(|key| clean::line(&text(row, key)))
        .find(|name| !name.is_empty());
    let name = name.ok_or("This meeting has no name: its \"name\" is empty.")?;
    let mut listing = Listing { name, ..Listing::default() };
    let mut held = Held::default();
    listing.notes = clean::text(&text(row, "notes"));
    listing.description = clean::text(&text(row, "group_notes"));
    listing.url = ["url", "website"].iter().find_map(|key| clean::url(&text(row, key)));
    listing.email = clean::email(&text(row, "email"));
    listing.checked = clean::date(&text(row, "last_contact"));
    listing.place = Some(place(row, context)).filter(|place| !place.is_empty());
    listing.online = online(row);
    listing.host = host(row, &listing.name);
    kinds(row, &mut listing, &mut held, notes);
    attendance(row, &mut listing, &mut held);
    facts::settle(&mut listing, held);
    status(row, &mut listing);
    schedules(row, context, &mut listing, notes);
    let entity = format!("{} {}", text(row, "entity"), text(row, "fellowship"));
    listing.fellowship = fellowship::in_words(&entity).or(context.fellowship).map(str::to_owned);
    if let Some(restored) = restored(row, &listing) {
        listing = restored;
    }
    let given = clean::line(&first(row, &["slug", "id", "ID"]));
    let given = if given.is_empty() { feed::made_id(&listing) } else { given };
    let external_id = whole::external_id(&text(row, whole::ID), given);
    let key = SourceKey { source: context.options.source.clone(), external_id };
    Ok(Contribution { key, listing })
}

/// The listing that this program wrote beside the record, unless somebody changed the record since.
fn restored(row: &Record, read: &Listing) -> Option<Listing> {
    let listing = whole::read(&text(row, super::write::WHOLE), &read.name)?;
    let again = super::write::records(&listing, 1);
    again.iter().any(|again| whole::same(again, row, super::write::is_ours)).then_some(listing)
}

fn place(row: &Record, context: &Context) -> Place {
    let fallback = context.options.country.as_deref();
    let formatted = text(row, "formatted_address");
    let has_parts = !first(row, &["city", "state", "postal_code"]).is_empty();
    let street = text(row, "address");
    let whole = if !formatted.is_empty() {
        &formatted
    } else if !has_parts {
        &street
    } else {
        ""
    };
    let mut place = address::parse(whole, None);
    let fill = |slot: &mut String, keys: &[&str]| {
        let given = clean::line(&first(row, keys));
        if !given.is_empty() {
            *slot = given;
        }
    };
    if has_parts {
        fill(&mut place.street, &["address"]);
        fill(&mut place.city, &["city"]);
        fill(&mut place.region, &["state"]);
        fill(&mut place.postal_code, &["postal_code"]);
    }
    if place.city.is_empty() && (!place.street.is_empty() || whole.is_empty()) {
        let regions = items(row, "regions");
        let named = first(row, &["sub_region", "region"]);
        place.city = clean::line(regions.last().unwrap_or(&named));
    }
    let country =
        clean::country_code(&text(row, "country")).or(Some(place.country.clone()).filter(|c| !c.is_empty()));
    let by_region = || address::country_of_region(&place.region).map(str::to_owned);
    let is_known = !place.is_empty();
    place.country = country
        .or_else(by_region)
        .or_else(|| fallback.filter(|_| is_known).map(str::to_owned))
        .unwrap_or_default();
    fill(&mut place.venue, &["location"]);
    place.directions = clean::text(&text(row, "location_notes"));
    place.point = point(row);
    place.approximate = clean::flag(&text(row, "approximate")).unwrap_or(false);
    place
}

fn point(row: &Record) -> Option<Point> {
    let pair = text(row, "coordinates");
    let (lat, lon) = match pair.split_once(',') {
        Some((lat, lon)) => (clean::number(lat)?, clean::number(lon)?),
        None => (clean::number(&text(row, "latitude"))?, clean::number(&text(row, "longitude"))?),
    };
    Point::new(lat, lon)
}

fn online(row: &Record) -> Option<Online> {
    let url = clean::url(&text(row, "conference_url"));
    let is_oml = row.contains_key("times");
    let called =
        if is_oml { first(row, &["conference_phone", "phone"]) } else { text(row, "conference_phone") };
    let phone = clean::phone(&called);
    let mut notes = clean::text(&text(row, "conference_url_notes"));
    let by_phone = clean::text(&text(row, "conference_phone_notes"));
    if !by_phone.is_empty() && by_phone != notes {
        notes = if notes.is_empty() { by_phone } else { format!("{notes}\n{by_phone}") };
    }
    let url = url.or_else(|| is_oml.then(|| clean::url(&text(row, "url"))).flatten());
    Some(Online { url, phone, notes }).filter(|o| *o != Online::default())
}

/// The publisher, or else the group that runs itself when it has a name of its own.
fn host(row: &Record, name: &str) -> Option<Host> {
    let entity = clean::line(&text(row, "entity"));
    if !entity.is_empty() {
        return Some(Host {
            name: entity,
            kind: None,
            url: clean::url(&first(row, &["entity_url", "entity_website_url"])),
            phone: clean::phone(&text(row, "entity_phone")),
            email: clean::email(&text(row, "entity_email")),
        });
    }
    let group = clean::line(&text(row, "group"));
    let (own, named) = (domain::text::fold(&group), domain::text::fold(name));
    let is_same = own.starts_with(&named) || named.starts_with(&own);
    let is_number =
        group.to_ascii_lowercase().starts_with("district") || group.contains('#') || group.contains('/');
    let is_named = !group.is_empty()
        && !is_same
        && !is_number
        && group.chars().filter(|c| c.is_alphabetic()).count() > 3;
    is_named.then(|| Host { name: group, kind: Some(HostKind::MemberRun), ..Host::default() })
}

fn kinds(row: &Record, listing: &mut Listing, held: &mut Held, notes: &mut Vec<String>) {
    let codes = ["types", "formats"].iter().flat_map(|key| items(row, key));
    let mut unknown = Vec::new();
    for code in codes {
        match facts::of_type(&code) {
            Some(fact) => facts::apply(listing, held, fact),
            None => unknown.push(clean::line(&code)),
        }
    }
    listing.languages.extend(items(row, "languages").iter().filter_map(|l| clean::language_code(l)));
    if !unknown.is_empty() {
        notes.push(format!("Kinds that are not known were left out: {}.", clean::line(&unknown.join(", "))));
    }
}

fn attendance(row: &Record, listing: &mut Listing, held: &mut Held) {
    match text(row, "attendance_option").to_ascii_lowercase().as_str() {
        "in_person" => {
            held.in_person = true;
            held.online = false;
        }
        "hybrid" => (held.online, held.in_person, held.room_closed) = (true, true, false),
        "online" => held.only_online = true,
        "inactive" => listing.status = Status::TemporarilyClosed,
        _ if row.contains_key("times") && listing.online.is_some() => held.only_online = true,
        _ => {}
    }
}

/// What the words say of a pause, unless the record itself says how it goes on.
fn status(row: &Record, listing: &mut Listing) {
    let says_how = matches!(text(row, "attendance_option").as_str(), "online" | "hybrid");
    let words = [&listing.notes, &listing.description].map(String::as_str).join("\n");
    if listing.status == Status::Active
        && !says_how
        && let Some(status) = clean::status_in_text(&listing.name, &words)
            .or_else(|| clean::status_in_text(&clean::line(&text(row, "group")), ""))
    {
        listing.status = status;
    }
}

fn schedules(row: &Record, context: &Context, listing: &mut Listing, notes: &mut Vec<String>) {
    let zone = clean::zone(&text(row, "timezone")).or_else(|| context.options.zone.clone());
    let in_words = text(row, "times");
    if !in_words.is_empty() {
        listing.schedules = in_words
            .split([',', ';', '\n'])
            .flat_map(|part| by_words(part, zone.as_deref()))
            .take(50)
            .collect();
        return;
    }
    let (day, time) = (text(row, "day"), text(row, "time"));
    let days = times::days(&day);
    let start = clean::time(&time);
    if days.is_empty() {
        if !day.is_empty() || !time.is_empty() {
            notes.push(format!(
                "The day \"{}\" was not understood; the meeting stands without a time. Days are 0 to 6 from Sunday, or names.",
                clean::short(&day)
            ));
        }
        return;
    }
    if start.is_none() && !time.is_empty() {
        notes.push(format!(
            "The time \"{}\" was not understood. Times are read such as \"19:00\" and \"7:00 PM\".",
            clean::short(&time)
        ));
    }
    let minutes = times::minutes(start, clean::time(&text(row, "end_time")));
    listing.schedules = times::weekly(&days, start, minutes, zone);
    let name = listing.name.clone();
    times::rarer_rule(&mut listing.schedules, &name, &[&listing.notes, &listing.description], notes);
}

/// "Saturday 7:00 PM".
fn by_words(part: &str, zone: Option<&str>) -> Vec<domain::Schedule> {
    let days = clean::weekdays(part);
    let clock = part.trim_start_matches(|c: char| !c.is_ascii_digit());
    match clean::time(clock) {
        Some(start) if !days.is_empty() => times::weekly(&days, Some(start), None, zone.map(str::to_owned)),
        _ => times::in_words(part, zone),
    }
}
