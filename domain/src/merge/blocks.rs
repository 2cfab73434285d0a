//! Where the same group is looked for, so that not every pair of listings has to be compared.

use super::{
    name,
    same::{door, link, phones, street},
};
use crate::text::fold;
use crate::{Listing, Place, Point};
use std::collections::BTreeSet;

/// Width of a cell that near listings share, in degrees of latitude.
const CELL: f64 = 0.02;
/// A bit more than two points of one building may lie apart, in degrees of latitude.
const REACH: f64 = 0.003;

/// Where a listing is looked for: under its doors (a cell of the map, a street, a number, a link) by the words of its name,
/// and by its whole name under its host and the like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blocks {
    doors: BTreeSet<String>,
    /// The marks of each word of the name.
    words: Vec<Vec<String>>,
    /// Those of the name in one word.
    joined: Vec<String>,
    whole: BTreeSet<String>,
}

impl Blocks {
    /// Those of a listing.
    pub fn of(listing: &Listing) -> Self {
        let core = name::core(&listing.name);
        let joined = core.concat();
        let mut sorted = core.clone();
        sorted.sort_unstable();
        Self {
            doors: doors(listing),
            words: core.iter().map(|word| name::marks(word)).collect(),
            joined: name::marks(&joined),
            whole: whole(listing, [sorted.join(" "), joined]),
        }
    }

    /// The keys: two listings that could be the same group share at least one.
    pub fn keys(&self) -> Vec<String> {
        let marks: BTreeSet<&String> = self.words.iter().flatten().chain(&self.joined).collect();
        let mut keys = self.whole.clone();
        for door in &self.doors {
            keys.extend(marks.iter().map(|mark| key(door, mark)));
        }
        keys.into_iter().collect()
    }

    /// Whether a listing can be the same group, by those of the keys that it has as well: one word alone ("Monday",
    /// "Hope") is what many groups of a building share.
    pub fn may_be(&self, has: impl Fn(&str) -> bool) -> bool {
        let at = |door: &String| {
            let is_marked = |mark: &String| has(&key(door, mark));
            let shared = self.words.iter().filter(|marks| marks.iter().any(is_marked)).count();
            shared * 5 >= self.words.len() * 3 && shared > 0 || self.joined.iter().all(is_marked)
        };
        self.whole.iter().any(|key| has(key)) || self.doors.iter().any(at)
    }
}

fn key(door: &str, mark: &str) -> String {
    format!("{door}:{mark}")
}

fn doors(listing: &Listing) -> BTreeSet<String> {
    let mut doors = BTreeSet::new();
    if let Some(place) = &listing.place {
        // where a point stands for a town, all groups of the town would be looked through
        doors.extend(door(place).map(cells).unwrap_or_default());
        doors.extend(street(&place.street).map(|street| format!("street:{street}")));
    }
    doors.extend(phones(listing).into_iter().map(|phone| format!("tel:{phone}")));
    doors.extend(link(listing).map(|link| format!("link:{link}")));
    doors
}

/// Keys of the whole name: sorted, and in one word.
fn whole(listing: &Listing, names: [String; 2]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let is_open = |place: &&Place| door(place).is_none() && street(&place.street).is_none();
    let town = listing.place.as_ref().filter(is_open).map(|place| fold(&place.city));
    keys.extend(town.map(|town| format!("town:{town}:{}", fold(&listing.name))));
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        keys.extend(listing.host.iter().map(|host| format!("host:{}:{name}", fold(&host.name))));
        keys.extend(listing.fellowship.iter().map(|f| format!("fellowship:{f}:{name}")));
        let postal = listing.place.iter().map(|p| fold(&p.postal_code)).filter(|code| !code.is_empty());
        keys.extend(postal.map(|code| format!("postal:{code}:{name}")));
    }
    keys
}

/// The cells that a circle around a point touches, as wide as one building.
fn cells(point: Point) -> BTreeSet<String> {
    let lon_reach = (REACH / point.lat.to_radians().cos().max(0.01)).min(180.0);
    let cell = |degrees: f64| (degrees / CELL).floor() as i64;
    let mut cells = BTreeSet::new();
    for lat in [point.lat - REACH, point.lat, point.lat + REACH] {
        // Near the poles a circle spans many cells; its middle and ends are enough there, nobody meets at the pole.
        for lon in [point.lon - lon_reach, point.lon, point.lon + lon_reach] {
            cells.insert(format!("cell:{}:{}", cell(lat), cell(lon)));
        }
    }
    cells
}
