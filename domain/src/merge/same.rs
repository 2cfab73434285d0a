//! Whether two listings tell of the same group.

use super::{name, schedules};
use crate::text::fold;
use crate::vocabulary::vocabulary;
use crate::{Listing, Place, Point};
use std::collections::BTreeSet;

/// Two points this near are one building, in kilometres.
const NEAR_KM: f64 = 0.3;

/// Whether two listings tell of the same group (its several weekdays, or the same one in two feeds). Symmetric.
pub fn same_group(a: &Listing, b: &Listing) -> bool {
    if !is_compatible(a, b) {
        return false;
    }
    if tells_the_same(a, b) {
        return true;
    }
    let (core_a, core_b) = (name::core(&a.name), name::core(&b.name));
    let equal_name = name::is_equal(&core_a, &core_b);
    let same_times = schedules::share_one(a, b);
    let times_fit = same_times || a.schedules.is_empty() || b.schedules.is_empty();
    if a.audience != b.audience && !times_fit {
        return false;
    }
    match room(a, b) {
        Room::Other => false,
        Room::Same if core_a.is_empty() && core_b.is_empty() => {
            fold(&a.name) == fold(&b.name)
                && same_house(a, b)
                && same_meaning(a, b)
                && (same_times || same_host(a, b))
        }
        Room::Same => equal_name || (times_fit && name::is_similar(&core_a, &core_b)),
        Room::SamePost => equal_name && times_fit,
        Room::Unknown if reached_alike(a, b) => {
            equal_name || (same_times && name::is_similar(&core_a, &core_b))
        }
        Room::Unknown => {
            equal_name && no_rooms(a, b) && (same_host(a, b) || (same_fellowship(a, b) && same_times))
        }
    }
}

/// Nothing that is known of one speaks against the other.
fn is_compatible(a: &Listing, b: &Listing) -> bool {
    let fits = |a: &Option<String>, b: &Option<String>| a.is_none() || b.is_none() || a == b;
    a.kind == b.kind
        && overlaps(&a.languages, &b.languages)
        && overlaps(&a.formats, &b.formats)
        && (a.audience.is_subset(&b.audience) || b.audience.is_subset(&a.audience))
        && fits(&a.fellowship, &b.fellowship)
        && about_the_same(a, b)
}

fn overlaps<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    a.is_empty() || b.is_empty() || !a.is_disjoint(b)
}

/// They share an experience, or one is a kind of the other, or one does not say.
fn about_the_same(a: &Listing, b: &Listing) -> bool {
    let related = |x: &str, y: &str| x == y || vocabulary().is_under(x, y) || vocabulary().is_under(y, x);
    a.experiences.is_empty()
        || b.experiences.is_empty()
        || a.experiences.iter().any(|x| {
            b.experiences.iter().any(|y| {
                related(&x.term, &y.term) && (x.role == y.role || x.role.is_none() || y.role.is_none())
            })
        })
}

/// Both say the same experiences or the same fellowship.
fn same_meaning(a: &Listing, b: &Listing) -> bool {
    same_fellowship(a, b) || (!a.experiences.is_empty() && a.experiences == b.experiences)
}

fn same_fellowship(a: &Listing, b: &Listing) -> bool {
    a.fellowship.is_some() && a.fellowship == b.fellowship
}

fn same_host(a: &Listing, b: &Listing) -> bool {
    let name = |l: &Listing| l.host.as_ref().map(|h| fold(&h.name)).filter(|name| !name.is_empty());
    name(a).is_some() && name(a) == name(b)
}

/// What the places say.
enum Room {
    Same,
    /// The same postal code, and one of them names no street.
    SamePost,
    Other,
    Unknown,
}

fn room(a: &Listing, b: &Listing) -> Room {
    let (Some(x), Some(y)) = (&a.place, &b.place) else { return Room::Unknown };
    let same = |x: &str, y: &str| !x.is_empty() && fold(x) == fold(y);
    let streets = street(&x.street).zip(street(&y.street));
    let same_town = same(&x.postal_code, &y.postal_code) || same(&x.city, &y.city);
    if streets.as_ref().is_some_and(|(x, y)| x == y) && same_town {
        return Room::Same;
    }
    if let (Some(p), Some(q)) = (door(x), door(y)) {
        return if p.km_to(q) <= NEAR_KM { Room::Same } else { Room::Other };
    }
    if same(&x.postal_code, &y.postal_code) && streets.is_none() {
        return Room::SamePost;
    }
    let far = |x: &str, y: &str| !x.is_empty() && !y.is_empty() && fold(x) != fold(y);
    let elsewhere = streets.is_some() || far(&x.postal_code, &y.postal_code) || far(&x.city, &y.city);
    if elsewhere || far(&x.region, &y.region) || far(&x.country, &y.country) {
        Room::Other
    } else {
        Room::Unknown
    }
}

pub(super) fn door(place: &Place) -> Option<Point> {
    place.point.filter(|_| !place.approximate)
}

/// The very same building: the same street and number, or points a few steps apart.
fn same_house(a: &Listing, b: &Listing) -> bool {
    let (Some(x), Some(y)) = (&a.place, &b.place) else { return false };
    let streets = street(&x.street).zip(street(&y.street));
    streets.map_or_else(|| door(x).zip(door(y)).is_some_and(|(p, q)| p.km_to(q) < 0.05), |(x, y)| x == y)
}

/// Neither is known to meet in a room.
fn no_rooms(a: &Listing, b: &Listing) -> bool {
    let none = |l: &Listing| {
        !l.is_in_person() && l.place.as_ref().is_none_or(|p| p.street.is_empty() && door(p).is_none())
    };
    none(a) && none(b)
}

/// The same link or telephone number.
fn reached_alike(a: &Listing, b: &Listing) -> bool {
    let links = link(a).zip(link(b));
    if let Some((x, y)) = &links {
        return x == y;
    }
    let (x, y) = (phones(a), phones(b));
    !x.is_disjoint(&y)
}

/// The link to join, without scheme, "www." and everything after "?".
pub(super) fn link(listing: &Listing) -> Option<String> {
    let url = listing.online.as_ref()?.url.as_ref()?;
    let url = url.split(['?', '#']).next()?.trim_end_matches('/').to_lowercase();
    let url = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let url = url.trim_start_matches("www.");
    url.contains('/').then(|| url.to_owned())
}

/// The last ten digits of each number.
pub(super) fn phones(listing: &Listing) -> BTreeSet<String> {
    let join = listing.online.iter().filter_map(|o| o.phone.as_deref());
    let digits = |phone: &str| {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        digits.get(digits.len().saturating_sub(10)..).unwrap_or("").to_owned()
    };
    join.chain(listing.phone.as_deref()).map(digits).filter(|d| d.len() >= 7).collect()
}

/// House number and the first word of the street; `None` without a number.
pub(super) fn street(text: &str) -> Option<String> {
    const SMALL: &[&str] = &[
        "n",
        "s",
        "e",
        "w",
        "ne",
        "nw",
        "se",
        "sw",
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "the",
        "calle",
        "c",
        "avenida",
        "av",
        "avda",
        "plaza",
        "rua",
        "rue",
        "de",
        "la",
        "el",
        "los",
        "las",
        "del",
    ];
    const INSIDE: &[&str] =
        &["suite", "ste", "room", "rm", "floor", "unit", "apt", "building", "bldg", "po", "box", "piso"];
    let folded = fold(text);
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let first = folded.split(' ').next().filter(|word| !INSIDE.contains(word))?;
    let number = folded.split(' ').find(is_number)?;
    // "12 5th Street" against "Calle Mayor 12".
    let mut words = folded.split(' ').skip(usize::from(is_number(&first)));
    let street = words.find(|word| !SMALL.contains(word) && (is_number(&first) || !is_number(word)))?;
    Some(format!("{number} {street}"))
}

/// Whether two rows say the same of a group down to its place and times: the rows of one export, or a row that stands
/// twice. A name and an hour alone are no proof.
fn tells_the_same(a: &Listing, b: &Listing) -> bool {
    a.place.is_some()
        && !a.schedules.is_empty()
        && a.schedules == b.schedules
        && a.name == b.name
        && a.description == b.description
        && a.place == b.place
        && a.online == b.online
        && a.host == b.host
        && a.fellowship == b.fellowship
}
