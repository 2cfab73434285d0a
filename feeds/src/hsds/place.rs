//! Where a service is offered.

use crate::{clean, feed::Options, sense, tree};
use domain::{Access, Format, Listing, Online, Place, Point};
use serde_json::Value;
use std::collections::BTreeSet;

/// Puts the places of a service into its listing: the first one with an address, the others in its notes.
pub(super) fn read(service: &Value, options: &Options, listing: &mut Listing, notes: &mut Vec<String>) {
    let mut rest = Vec::new();
    for at in tree::items(service, "service_at_locations") {
        let location = tree::object(at, "location").unwrap_or(at);
        if is_virtual(location) {
            online(location, listing);
            continue;
        }
        let place = place(location, options);
        if place == (Place { country: place.country.clone(), ..Place::default() }) {
            continue;
        }
        listing.formats.insert(Format::InPerson);
        match &listing.place {
            Some(first) if same_place(first, &place) => {}
            Some(_) => rest.push(place),
            None => {
                listing.access.extend(access(location, listing));
                listing.place = Some(place);
            }
        }
    }
    if !rest.is_empty() {
        notes.push(format!("{} more places stand in the notes", rest.len()));
        for place in rest.iter().take(20) {
            super::notes::add_note(listing, &format!("Also at: {}", words(place)));
        }
    }
}

fn words(place: &Place) -> String {
    let parts = [&place.venue, &place.street, &place.city, &place.region, &place.postal_code];
    let words: Vec<&str> = parts.iter().map(|p| p.as_str()).filter(|p| !p.is_empty()).collect();
    words.join(", ")
}

/// Where else than at the first place of a service something is: a listing has one place, so its times there say so.
pub(super) fn elsewhere(service: &Value, at: &Value, options: &Options) -> Option<String> {
    let room = |at: &Value| {
        let location = tree::object(at, "location").unwrap_or(at);
        Some(place(location, options)).filter(|place| !is_virtual(location) && !words(place).is_empty())
    };
    let here = room(at)?;
    let first = tree::items(service, "service_at_locations").find_map(room)?;
    (!same_place(&first, &here)).then(|| words(&here))
}

fn is_virtual(location: &Value) -> bool {
    tree::field(location, "location_type").eq_ignore_ascii_case("virtual")
        || clean::flag(&tree::field(location, "virtual")) == Some(true)
}

fn same_place(a: &Place, b: &Place) -> bool {
    (&a.street, &a.city, &a.venue) == (&b.street, &b.city, &b.venue)
}

fn online(location: &Value, listing: &mut Listing) {
    let url = clean::url(&tree::either(location, &["url", "website"]));
    let phone = tree::items(location, "phones").find_map(super::phones::number);
    listing.formats.insert(if url.is_none() && phone.is_some() { Format::Phone } else { Format::Video });
    let online = listing.online.get_or_insert_with(Online::default);
    online.url = online.url.take().or(url);
    online.phone = online.phone.take().or(phone);
    if online.notes.is_empty() {
        online.notes = tree::text(location, "description");
    }
}

fn place(location: &Value, options: &Options) -> Place {
    let country = options.country.clone();
    let mut addresses: Vec<&Value> = tree::items(location, "addresses")
        .chain(tree::items(location, "address"))
        .chain(tree::items(location, "physical_addresses"))
        .filter(|a| a.is_object())
        .collect();
    addresses.sort_by_key(|a| tree::field(a, "address_type") == "postal");
    let mut place = addresses.first().map(|address| postal(address)).unwrap_or_default();
    if place.country.is_empty() {
        place.country = country.unwrap_or_default();
    }
    place.venue = tree::line(location, "name");
    place.directions = tree::text(location, "transportation");
    let point = tree::number(location, "latitude").zip(tree::number(location, "longitude"));
    place.point = point.and_then(|(lat, lon)| Point::new(lat, lon));
    place
}

fn postal(address: &Value) -> Place {
    // Required fields that are not known are written as a dash.
    let line = |name: &str| Some(tree::line(address, name)).filter(|text| text != "-").unwrap_or_default();
    let street = [line("address_1"), line("address_2")];
    let street: Vec<&str> = street.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    Place {
        street: street.join(", "),
        city: line("city"),
        region: Some(line("state_province")).filter(|s| !s.is_empty()).unwrap_or_else(|| line("region")),
        postal_code: line("postal_code"),
        country: clean::country_code(&line("country")).unwrap_or_default(),
        ..Place::default()
    }
}

fn access(location: &Value, listing: &Listing) -> BTreeSet<Access> {
    let mut all = listing.access.clone();
    let entries =
        tree::items(location, "accessibility").chain(tree::items(location, "accessibility_for_disabilities"));
    for entry in entries {
        let words = if entry.is_object() {
            ["description", "details", "accessibility"].map(|name| tree::field(entry, name)).join(". ")
        } else {
            tree::raw(entry)
        };
        all.extend(sense::access(&words));
    }
    all.extend(sense::access(&tree::field(location, "transportation")));
    all
}
