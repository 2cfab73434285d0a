//! Towns of one name, and which of them is meant.

use super::Places;
use crate::understood::{PlaceFound, WantedPlace};
use domain::Point;

/// Towns of one name, the likeliest first, with their sizes in steps, eight to a doubling of the population.
#[derive(Debug)]
pub(crate) struct Namesakes<'a> {
    pub(super) places: &'a Places,
    pub(super) all: Vec<(i32, Namesake)>,
}

/// A row of one of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namesake {
    Town(usize),
    Quarter(usize),
}

/// A town is the one that was meant when it counts 1.5 times the next (5 of 8 steps to a doubling).
const CLEARLY: i32 = 5;
/// Of large towns (8·log2 of 110,000 people) in two countries of one language, one is meant only where it counts seven times the
/// other.
const FAR_LARGER: i32 = 23;
const WIDELY_KNOWN: i32 = 134;
const LANGUAGES: &[&[&str]] = &[
    &["US", "CA", "GB", "IE", "AU", "NZ"],
    &[
        "ES", "MX", "AR", "CO", "CL", "PE", "VE", "EC", "GT", "CU", "BO", "DO", "HN", "PY", "SV", "NI", "CR",
        "PA", "UY", "PR",
    ],
];
/// The most places to choose among that are shown.
const MOST: usize = 6;

impl Namesakes<'_> {
    /// How large the likeliest is, in steps.
    pub(crate) fn size(&self) -> i32 {
        self.all.first().map_or(0, |(size, _)| *size)
    }

    fn found(&self, of: Namesake) -> PlaceFound {
        match of {
            Namesake::Town(row) => self.places.towns.found(row),
            Namesake::Quarter(city) => self.places.zips.found(city),
        }
    }

    pub(super) fn largest(&self) -> Option<PlaceFound> {
        self.all.first().map(|(_, place)| self.found(*place))
    }

    /// The likeliest of those so near a point.
    pub(crate) fn within(&self, to: Point, km: f64) -> Option<PlaceFound> {
        let mut all = self.all.iter().map(|(_, place)| self.found(*place));
        all.find(|found| found.point.is_some_and(|point| point.km_to(to) <= km))
    }

    /// The largest, where the region was named with it.
    pub(crate) fn meant_within(&self) -> Option<WantedPlace> {
        self.largest().map(WantedPlace::City)
    }

    /// By how much the likeliest must count more than another to be meant.
    fn clearly(&self, top: &(i32, Namesake), other: &(i32, Namesake)) -> i32 {
        let ((_, Namesake::Town(here)), (counted, Namesake::Town(there))) = (*top, *other) else {
            return CLEARLY;
        };
        let towns = &self.places.towns;
        let size = |row: usize| i32::from(towns.size(row));
        let countries = [towns.country(here), towns.country(there)];
        let alike = LANGUAGES.iter().any(|all| countries.iter().all(|country| all.contains(country)));
        let large = size(here).min(size(there)) >= WIDELY_KNOWN;
        // What counts less than its size has the name beside another.
        if large && counted >= size(there) && alike && countries[0] != countries[1] {
            FAR_LARGER
        } else {
            CLEARLY
        }
    }

    /// The place meant: the likeliest, or several to choose among when none is clearly larger.
    pub(crate) fn meant(&self) -> Option<WantedPlace> {
        let top = self.all.first()?;
        let near = self.all.iter().filter(|one| top.0 - one.0 < self.clearly(top, one)).take(MOST);
        let mut near: Vec<PlaceFound> = near.map(|(_, place)| self.found(*place)).collect();
        if near.len() > 1 {
            return Some(WantedPlace::Ambiguous(near));
        }
        near.pop().map(WantedPlace::City)
    }
}
