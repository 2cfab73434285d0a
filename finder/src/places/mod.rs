//! Places without an outside geocoder: ZIP codes, towns of the world and their other names, zones.
//!
//! The form of the tables is described in `table.rs`. They are unpacked at first use and kept packed in columns.

mod beginnings;
pub(crate) mod hash;
pub(crate) mod key;
mod names;
mod namesakes;
mod postal;
pub(crate) mod regions;
mod table;
mod towns;
mod written;
mod zips;

pub(crate) use key::key;
pub(crate) use regions::{Area, regions};

use crate::understood::{PlaceFound, WantedPlace};
use beginnings::Beginnings;
use domain::{Place, Point};
use namesakes::{Namesake, Namesakes};
use std::sync::LazyLock;
use towns::Towns;
use zips::Zips;

/// The tables that the program ships, unpacked at first use.
#[derive(Debug)]
pub struct Places {
    towns: LazyLock<Towns>,
    zips: LazyLock<Zips>,
    beginnings: LazyLock<Beginnings>,
}

/// The places that the program ships.
pub fn places() -> &'static Places {
    static PLACES: Places = Places {
        towns: LazyLock::new(Towns::unpack),
        zips: LazyLock::new(Zips::unpack),
        beginnings: LazyLock::new(|| {
            let [keys, other] = PLACES.towns.folded();
            Beginnings::of(&[keys, other, PLACES.zips.folded()])
        }),
    };
    &PLACES
}

/// A town of the home country counts as if it had four times its people.
const HOME: i32 = 16;
/// A town under a name that is not its first counts an eighth.
const OTHER_NAME: i32 = -24;
/// People of one ZIP code, for neighbourhoods of which only ZIP codes are known: 8·log2 8000.
const ZIP_PEOPLE: i32 = 103;
/// 8·log2 of 50,000 and of a million people.
const NEAR: i32 = 124;
const FAR: i32 = 159;
/// Countries whose towns people ask about most.
const ASKING: &[&str] = &["US", "CA", "GB", "IE", "AU", "NZ", "MX", "ES"];
impl Places {
    /// The towns of a name as [`key`] folds it, in a region and country where given. Those of `home` count more.
    pub(crate) fn towns(
        &self,
        name: &str,
        region: Option<&str>,
        country: Option<&str>,
        home: &str,
    ) -> Namesakes<'_> {
        if let Some((town, in_region, in_country)) = regions().nickname(name) {
            let fits = region.is_none_or(|r| r == in_region) && country.is_none_or(|c| c == in_country);
            let other = name != key(town) || region.is_none() && country.is_none();
            if fits && other {
                return self.towns(&key(town), Some(in_region), Some(in_country), home);
            }
        }
        if !self.beginnings.may(name) {
            return Namesakes { places: self, all: Vec::new() };
        }
        let towns = &*self.towns;
        let fits = |row: &usize| {
            region.is_none_or(|r| r == towns.region_code(*row))
                && country.is_none_or(|c| c == towns.country(*row))
        };
        let at_home = |country: &str| if country == home { HOME } else { 0 };
        let size = |row: usize| i32::from(towns.size(row)) + at_home(towns.country(row));
        let mut all: Vec<(i32, Namesake)> =
            towns.named(name).filter(fits).map(|row| (size(row), Namesake::Town(row))).collect();
        // "Franklin" is a town at home, and no other name of Columbus; nor is "Canton" one of Guangzhou.
        let own = all.iter().any(|(size, _)| *size >= NEAR + HOME);
        for row in towns.also_named(name).filter(fits).filter(|_| !own) {
            if all.iter().all(|(_, known)| *known != Namesake::Town(row)) {
                all.push((size(row) + OTHER_NAME, Namesake::Town(row)));
            }
        }
        if country.is_none_or(|country| country == "US") {
            self.add_neighbourhoods(name, region, at_home("US"), &mut all);
        }
        all.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
        Namesakes { places: self, all }
    }

    fn add_neighbourhoods(
        &self,
        name: &str,
        state: Option<&str>,
        at_home: i32,
        all: &mut Vec<(i32, Namesake)>,
    ) {
        let (zips, towns) = (&*self.zips, &*self.towns);
        for city in zips.named(name).filter(|city| state.is_none_or(|state| state == zips.state(*city))) {
            let known = all.iter().any(|(_, place)| match place {
                Namesake::Town(row) => {
                    towns.country(*row) == "US" && towns.region_code(*row) == zips.state(city)
                }
                Namesake::Quarter(other) => zips.state(*other) == zips.state(city),
            });
            if !known {
                let people = ZIP_PEOPLE + (f64::from(zips.codes(city)).log2() * 8.0) as i32;
                all.push((people + at_home, Namesake::Quarter(city)));
            }
        }
    }

    /// The names, as [`key`] folds them, of towns so large that a word not well spelt may mean them: of 50,000 people in
    /// countries where most questions come from, of a million elsewhere.
    pub(crate) fn large_towns(&self) -> Vec<String> {
        let towns = &*self.towns;
        towns.keys(|row| {
            let size = i32::from(towns.size(row));
            size >= FAR || size >= NEAR && ASKING.contains(&towns.country(row))
        })
    }

    /// Whether the name of a town, nickname or neighbourhood begins with these words.
    pub(crate) fn begins(&self, words: &str) -> bool {
        let known = || self.towns.begins(words) || self.zips.begins(words);
        self.beginnings.may(words) && known() || regions().nickname(words).is_some()
    }

    /// Whether there is a town of exactly this name.
    pub(crate) fn is_town(&self, word: &str) -> bool {
        let size = self.towns(word, None, None, "US").size();
        size >= 110
    }

    /// The place of a postal code: a US ZIP (also ZIP+4); the first part of a Canadian or British one stands for its
    /// province or post town.
    pub fn postal_code(&self, code: &str) -> Option<PlaceFound> {
        let zip = code.split_once('-').map_or(code, |(zip, _)| zip);
        if zip.len() == 5 && zip.bytes().all(|b| b.is_ascii_digit()) {
            return self.zips.find(zip);
        }
        postal::canadian(self, code).or_else(|| postal::british(self, code))
    }

    /// The place of a town in a country, the largest of its name.
    pub(crate) fn largest(&self, town: &str, region: Option<&str>, country: &str) -> Option<PlaceFound> {
        self.towns(&key(town), region, Some(country), country).largest()
    }

    /// The point and zone of a place, as precisely as it says: its own point, else its postal code, else its town.
    pub fn locate(&self, place: &Place) -> Option<PlaceFound> {
        let area = area_of(place);
        let country = area.map_or(place.country.as_str(), |area| area.country);
        let mut found = self.by_words(place, area, country);
        if let Some(point) = place.point {
            let near = self.nearest(point)?;
            let mut found = found.unwrap_or_else(|| near.clone());
            found.point = Some(point);
            found.zone = near.zone;
            return Some(found);
        }
        if let Some(found) = &mut found
            && found.zone.is_none()
        {
            found.zone = found.point.and_then(|point| self.zone_at(point)).map(Into::into);
        }
        found
    }

    fn by_words(&self, place: &Place, area: Option<Area>, country: &str) -> Option<PlaceFound> {
        let code = place.postal_code.trim();
        if matches!(country, "" | "US" | "CA" | "GB") && !code.is_empty() {
            let found = self.postal_code(code).filter(|found| country.is_empty() || found.country == country);
            // Five digits are a ZIP code only in the US: without a country its state must agree.
            let agrees =
                |f: &PlaceFound| area.is_none_or(|a| a.is_country || f.region.as_deref() == Some(a.code));
            let town_agrees =
                |f: &PlaceFound| area.is_some() || !country.is_empty() || self.is_around(&place.city, f);
            if let Some(found) = found.filter(|found| agrees(found) && town_agrees(found)) {
                return Some(found);
            }
        }
        let town = key(&place.city);
        let region = area.filter(|area| !area.is_country).map(|area| area.code);
        if !town.is_empty() {
            let wanted = Some(country).filter(|c| !c.is_empty());
            let home = wanted.unwrap_or("US");
            if let Some(WantedPlace::City(found)) = self.towns(&town, region, wanted, home).meant() {
                return Some(found);
            }
        }
        area.map(area_found)
    }

    /// Whether a town of this name is near what was found; a name that no town has speaks against nothing. "80538 München" is
    /// not in Colorado.
    fn is_around(&self, city: &str, found: &PlaceFound) -> bool {
        /// As far as the towns of one postal area lie apart, in kilometres.
        const AROUND: f64 = 80.0;
        let named = self.towns(&key(city), None, None, "US");
        named.all.is_empty() || found.point.is_none_or(|point| named.within(point, AROUND).is_some())
    }

    /// The zone at a point: that of the nearest town.
    pub fn zone_at(&self, point: Point) -> Option<&str> {
        self.towns.zone(self.towns.nearest(point)?)
    }

    /// The nearest town, to say in words where a point is.
    pub fn nearest(&self, point: Point) -> Option<PlaceFound> {
        self.towns.nearest(point).map(|row| self.towns.found(row))
    }

    /// The codes of a region and country out of the words a source has for them ("Indiana", "US" -> "IN", "US"): region
    /// code where known, then country code.
    pub fn codes(&self, region: &str, country: &str) -> (Option<&'static str>, Option<&'static str>) {
        let place = Place { region: region.into(), country: country.into(), ..Place::default() };
        match area_of(&place) {
            Some(area) if area.is_country => (None, Some(area.code)),
            Some(area) => (Some(area.code), Some(area.country)),
            None => (None, None),
        }
    }
}

/// The state or province of a place, else its country.
fn area_of(place: &Place) -> Option<Area> {
    let country = regions()
        .country(place.country.trim())
        .or_else(|| regions().named(&key(&place.country), "US").filter(|area| area.is_country));
    let home = country.map_or("US", |country| country.code);
    let region = place.region.trim();
    let of_country = |area: &Area| !area.is_country && country.is_none_or(|c| c.code == area.country);
    let named = regions().named(&key(region), home).filter(of_country);
    named.or_else(|| regions().coded(region, country.map(|c| c.code), home)).or(country)
}

/// An area as a place: it has no middle.
pub(crate) fn area_found(area: Area) -> PlaceFound {
    PlaceFound {
        value: area.code.into(),
        region: None,
        country: area.country.into(),
        resolves_to: None,
        point: None,
        zone: area.zone.map(Into::into),
    }
}
