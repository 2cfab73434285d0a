//! Where a row's group meets: its room, and how to join from elsewhere.

use super::{cells::Cells, headers::Field};
use crate::{
    address, clean,
    facts::Held,
    feed::Options,
    remote::{call, is_virtual},
    sense,
};
use domain::{Online, Place, Point};

/// The room, as far as the cells tell it.
pub(super) fn place(row: &Cells, options: &Options, held: &mut Held) -> Option<Place> {
    let (address, venue) = (row.get(Field::Address), row.get(Field::Venue));
    let linked = [address, venue].into_iter().filter(|cell| is_link(cell)).find_map(clean::point);
    let is_none = |cell: &str| is_link(cell) || call(cell).is_some() || is_open(cell);
    let [address, venue] = [address, venue].map(|cell| if is_none(cell) { "" } else { cell });
    // "Ort" may mean the town, and where in it.
    let town = row.get(Field::City);
    let is_whole = address.is_empty() && venue.is_empty() && row.get(Field::Street).is_empty();
    let is_whole = is_whole && (town.contains(',') || is_virtual(town));
    let (venue, town) = if is_whole { (town, "") } else { (venue, town) };
    let mut place = if is_virtual(address) { Place::default() } else { address::parse(address, None) };
    // "First Church, 12 Elm St, Troy, MI 48084" where only the place has a column
    let told = Some(sense::place(venue, None))
        .filter(|told| !told.region.is_empty() || !told.postal_code.is_empty());
    let told = told.filter(|_| address.is_empty() && row.get(Field::Street).is_empty());
    let is_told = told.is_some();
    place = told.unwrap_or(place);
    if place.is_empty() && !row.has_place() {
        place = beside_the_time(row.get(Field::Schedule)).unwrap_or_default();
    }
    if place.city.is_empty() && !place.street.contains(|c: char| c.is_ascii_digit()) {
        place.directions = std::mem::take(&mut place.street);
    }
    put_cells(&mut place, row, town);
    if !is_told && !venue.is_empty() && !is_open(venue) {
        place.venue = clean::line(venue);
    }
    if is_virtual(&place.venue) || is_virtual(address) {
        place.venue.clear();
        held.only_online = true;
    }
    if place.city.is_empty() && !place.street.is_empty() {
        put(&mut place.city, row.get(Field::Area));
    }
    let directions = clean::text(&row.joined(Field::Directions));
    if !directions.is_empty() {
        place.directions = directions;
    }
    place.point = point(row).or(linked);
    place.approximate = clean::flag(row.get(Field::Approximate)).unwrap_or(false);
    if place.is_empty() {
        return None;
    }
    let given = clean::country_code(row.get(Field::Country))
        .or_else(|| Some(place.country.clone()).filter(|c| !c.is_empty()));
    // "MI" is Michigan, and Milan: what the feed is said to be of, or its own words, tell.
    let american = !row.is_elsewhere && matches!(options.country.as_deref(), None | Some("US" | "CA"));
    let by_region = address::country_of_region(&place.region).filter(|_| american).map(str::to_owned);
    place.country = given.or(by_region).or_else(|| options.country.clone()).unwrap_or_default();
    place.postal_code = postal_code(&place, !row.get(Field::Zip).is_empty());
    Some(place)
}

/// A cell in its place, where it says something.
fn put(slot: &mut String, cell: &str) {
    let cell = clean::line(cell);
    if !cell.is_empty() && !is_open(&cell) {
        *slot = cell;
    }
}

/// What has a column of its own.
fn put_cells(place: &mut Place, row: &Cells, town: &str) {
    put(&mut place.street, row.get(Field::Street));
    let second = clean::line(row.get(Field::Street2));
    if !second.is_empty() {
        place.street = format!("{}, {second}", place.street).trim_start_matches(", ").to_owned();
    }
    if !town.is_empty() {
        put(&mut place.city, row.get(Field::City));
    }
    // "Fresno, CA"
    let told = address::parse(&place.city, None);
    if !told.region.is_empty() && told.street.is_empty() && !told.city.is_empty() {
        (place.city, place.region, place.postal_code) = (told.city, told.region, told.postal_code);
    }
    put(&mut place.region, row.get(Field::Region));
    put(&mut place.postal_code, row.get(Field::PostalCode));
    put(&mut place.postal_code, row.get(Field::Zip));
}

/// The place in a cell that tells when and where, one below the other.
fn beside_the_time(cell: &str) -> Option<Place> {
    let lines = cell.split(['\n', '\u{2028}']).map(str::trim).filter(|line| !line.is_empty());
    let places: Vec<&str> = lines
        .skip(1)
        .filter(|line| clean::weekdays(line).is_empty() && clean::time(line).is_none() && !is_virtual(line))
        .collect();
    Some(sense::place(&places.join(", "), None))
        .filter(|place| !place.region.is_empty() || !place.postal_code.is_empty())
}

/// Whether a cell says that the place is not known yet, or many.
fn is_open(cell: &str) -> bool {
    const OPEN: &[&str] = &[
        "tba",
        "tbd",
        "to be announced",
        "to be determined",
        "n a",
        "none",
        "unknown",
        "por definir",
        "por confirmar",
    ];
    OPEN.contains(&domain::text::fold(cell).as_str())
}

/// Whether a cell holds no more than a link.
fn is_link(cell: &str) -> bool {
    let cell = cell.trim();
    (cell.starts_with("http://") || cell.starts_with("https://")) && !cell.contains(char::is_whitespace)
}

/// The point, from columns of its own or from one cell; longitudes are written into the column of latitudes as well.
fn point(row: &Cells) -> Option<Point> {
    let degrees = |field| clean::degrees(row.get(field));
    let apart = degrees(Field::Lat).zip(degrees(Field::Lon)).and_then(|(lat, lon)| Point::new(lat, lon));
    apart.or_else(|| [Field::Point, Field::Lat].into_iter().find_map(|field| clean::point(row.get(field))))
}

/// A postal code with the zeros that a spreadsheet took for a number's.
fn postal_code(place: &Place, is_zip: bool) -> String {
    let code = place.postal_code.trim_end_matches(".0");
    let is_short = (3..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    let begins_with_zero = [
        "MA",
        "RI",
        "NH",
        "ME",
        "VT",
        "CT",
        "NJ",
        "PR",
        "Massachusetts",
        "Rhode Island",
        "New Hampshire",
        "Maine",
        "Vermont",
        "Connecticut",
        "New Jersey",
    ];
    let by_region = place.country == "US" && begins_with_zero.contains(&place.region.as_str());
    if is_short && (by_region || is_zip && matches!(place.country.as_str(), "US" | "")) {
        format!("{code:0>5}")
    } else {
        code.to_owned()
    }
}

/// How to join from elsewhere.
pub(super) fn online(row: &Cells) -> Option<Online> {
    let mut notes = clean::text(&row.joined(Field::OnlineNotes));
    let room = clean::line(row.get(Field::RoomId));
    if room.chars().filter(char::is_ascii_digit).count() >= 6 && !notes.contains(&room) {
        notes = format!("ID: {room}\n{notes}").trim_end().to_owned();
    }
    let url = clean::url(row.get(Field::OnlineUrl));
    let phone = clean::phone(row.get(Field::OnlinePhone));
    Some(Online { url, phone, notes }).filter(|o| *o != Online::default())
}
