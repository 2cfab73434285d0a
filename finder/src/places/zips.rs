//! US ZIP codes and the names of their towns and neighbourhoods.

use super::names::Names;
use super::table::{Table, u16_at, u24_at, varints};
use super::written::Written;
use crate::understood::PlaceFound;
use domain::Point;

/// The ZIP table, its towns in the order of their keys.
#[derive(Debug)]
pub(super) struct Zips {
    table: Table,
    codes: Vec<u32>,
    keys: Names,
    written: Written,
    centres: Vec<Centre>,
    states: Vec<Box<str>>,
    zones: Vec<Box<str>>,
}

/// The middle of a town's ZIP codes, their zone, and how many there are.
#[derive(Debug, Clone, Copy)]
struct Centre {
    lat: f32,
    lon: f32,
    zone: u8,
    codes: u16,
}

impl Zips {
    /// Unpacks the table.
    pub(super) fn unpack() -> Self {
        let mut table = Table::unpack(include_bytes!("../../data/us-zip.sgz.deflate"), b"SGZ1");
        let deltas = table.take(1);
        let codes = varints(&deltas).scan(0u32, |code, delta| {
            *code = code.wrapping_add(delta);
            Some(*code)
        });
        let mut codes: Vec<u32> = codes.collect();
        codes.shrink_to_fit();
        let names = Names::front(&table.take(6));
        let (keys, order) = names.by_key();
        let written = Written::of(&names, &keys, &order);
        table.each(4, 2, Written::rows_of(&order));
        table.reorder(7, 1, &order);
        let (states, zones) = (table.lines(8), table.lines(9));
        let mut zips = Self { table, codes, keys, written, centres: Vec::new(), states, zones };
        zips.centres = zips.middles();
        zips
    }

    /// The middle and the zone of each city's ZIP codes.
    fn middles(&self) -> Vec<Centre> {
        let mut sums = vec![(0f64, 0f64, 0u32, 0u8); self.keys.len()];
        for row in 0..self.codes.len() {
            let (Some(point), Some(sum)) = (self.point(row), sums.get_mut(self.city(row))) else { continue };
            let zone = self.table.column(5).get(row).copied().unwrap_or(0);
            *sum = (sum.0 + point.lat, sum.1 + point.lon, sum.2 + 1, zone);
        }
        sums.into_iter()
            .map(|(lat, lon, n, zone)| {
                let many = f64::from(n.max(1));
                Centre { lat: (lat / many) as f32, lon: (lon / many) as f32, zone, codes: n as u16 }
            })
            .collect()
    }

    fn city(&self, row: usize) -> usize {
        u16_at(self.table.column(4), row).map_or(usize::MAX, usize::from)
    }

    fn point(&self, row: usize) -> Option<Point> {
        let lat = f64::from(u24_at(self.table.column(2), row)?) / 1e4 - 90.0;
        let lon = f64::from(u24_at(self.table.column(3), row)? & 0x3f_ffff) / 1e4 - 180.0;
        Point::new(lat, lon)
    }

    /// The state of a town.
    pub(super) fn state(&self, city: usize) -> &str {
        let at = self.table.column(7).get(city).copied().map_or(usize::MAX, usize::from);
        self.states.get(at).map_or("", |state| state)
    }

    fn zone(&self, at: u8) -> Option<&str> {
        self.zones.get(usize::from(at)).map(AsRef::as_ref)
    }

    /// The place of a ZIP code of five digits.
    pub(super) fn find(&self, zip: &str) -> Option<PlaceFound> {
        let row = self.codes.binary_search(&zip.parse().ok()?).ok()?;
        let (city, zone) = (self.city(row), self.table.column(5).get(row)?);
        let state = self.state(city);
        Some(PlaceFound {
            value: zip.into(),
            region: Some(state.into()),
            country: "US".into(),
            resolves_to: Some(format!("{}, {state}", self.written.name(city, &self.keys))),
            point: self.point(row),
            zone: self.zone(*zone).map(Into::into),
        })
    }

    /// The names, folded and sorted.
    pub(super) fn folded(&self) -> &Names {
        &self.keys
    }

    /// Whether a name begins so.
    pub(super) fn begins(&self, name: &str) -> bool {
        self.keys.begins(name)
    }

    /// The towns and neighbourhoods of a name, one a state.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        self.keys.equal(name)
    }

    /// How many ZIP codes a town has.
    pub(super) fn codes(&self, city: usize) -> u16 {
        self.centres.get(city).map_or(1, |centre| centre.codes.max(1))
    }

    /// A town as a place.
    pub(super) fn found(&self, city: usize) -> PlaceFound {
        let centre = self.centres.get(city);
        PlaceFound {
            value: self.written.name(city, &self.keys),
            region: Some(self.state(city).into()),
            country: "US".into(),
            resolves_to: None,
            point: centre.and_then(|c| Point::new(f64::from(c.lat), f64::from(c.lon))),
            zone: centre.and_then(|c| self.zone(c.zone)).map(Into::into),
        }
    }
}
