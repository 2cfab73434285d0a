//! Towns of the world and their other names.

use super::key::key;
use super::names::Names;
use super::regions::regions;
use super::table::{Table, push_varint, u16_at, u24_at, u32_at, varints};
use super::written::Written;
use crate::understood::PlaceFound;
use domain::Point;
use std::sync::OnceLock;

/// The table of towns, its rows in the order of the keys, and a grid to find the nearest.
#[derive(Debug)]
pub(super) struct Towns {
    table: Table,
    keys: Names,
    written: Written,
    other: Names,
    other_rows: Table,
    regions: Vec<Region>,
    exceptions: Vec<(u32, u16)>,
    zones: Vec<Box<str>>,
    grid: OnceLock<Grid>,
}

/// The columns of the table that have a value for each town, and how wide it is.
const COLUMNS: [(usize, usize); 4] = [(2, 3), (3, 3), (4, 2), (5, 1)];

/// The rows of each cell of a degree, one cell after the other, each as a varint of how far it is from the row before, and
/// where each cell starts.
#[derive(Debug)]
struct Grid {
    starts: Vec<u32>,
    rows: Vec<u8>,
}

/// A region as the table has it.
#[derive(Debug)]
struct Region {
    code: Box<str>,
    country: Box<str>,
    zone: u16,
}

impl Towns {
    /// Unpacks the tables.
    pub(super) fn unpack() -> Self {
        let mut table = Table::unpack(include_bytes!("../../data/cities1000.sgc.deflate"), b"SGC1");
        let mut other_rows = Table::unpack(include_bytes!("../../data/city-altnames.sga.deflate"), b"SGA1");
        let names = Names::front(&table.take(1));
        let (keys, order) = names.by_key();
        let written = Written::of(&names, &keys, &order);
        let row_of = Written::rows_of(&order);
        for (column, width) in COLUMNS {
            table.reorder(column, width, &order);
        }
        other_rows.each(2, 3, &row_of);
        let exceptions = varints(table.column(9)).collect::<Vec<_>>();
        let exceptions = exceptions.as_chunks::<2>().0.iter().scan(0, |row, [delta, zone]| {
            *row += delta;
            Some((row_of(*row), *zone as u16))
        });
        let mut exceptions: Vec<(u32, u16)> = exceptions.collect();
        exceptions.sort_unstable();
        Self {
            exceptions,
            regions: read_regions(&table),
            zones: table.lines(11),
            other: Names::front(&other_rows.take(1)),
            table,
            keys,
            written,
            other_rows,
            grid: OnceLock::new(),
        }
    }

    /// Counts the towns of each cell, then lays them out.
    fn grid(&self) -> &Grid {
        self.grid.get_or_init(|| {
            let cells: Vec<u32> =
                (0..self.keys.len()).map(|row| self.point(row).map_or(CELLS, cell)).collect();
            let mut starts = vec![0u32; CELLS as usize + 2];
            for of in &cells {
                starts.get_mut(*of as usize + 1).into_iter().for_each(|n| *n += 1);
            }
            let mut sum = 0;
            for start in &mut starts {
                sum += *start;
                *start = sum;
            }
            let (mut next, mut rows) = (starts.clone(), vec![0; cells.len()]);
            for (row, of) in cells.iter().enumerate() {
                let Some(slot) = next.get_mut(*of as usize) else { continue };
                rows.get_mut(*slot as usize).into_iter().for_each(|place| *place = row as u32);
                *slot += 1;
            }
            let mut packed = Vec::with_capacity(2 * rows.len());
            let mut from = 0;
            for start in starts.iter_mut().skip(1) {
                let to = *start as usize;
                rows.get(from..to).unwrap_or(&[]).iter().fold(0, |last, row| {
                    push_varint(row - last, &mut packed);
                    *row
                });
                *start = packed.len() as u32;
                from = to;
            }
            packed.shrink_to_fit();
            Grid { starts, rows: packed }
        })
    }

    fn point(&self, row: usize) -> Option<Point> {
        let lat = f64::from(u24_at(self.table.column(2), row)?) / 1e4 - 90.0;
        let lon = f64::from(u24_at(self.table.column(3), row)?) / 1e4 - 180.0;
        Point::new(lat, lon)
    }

    fn region(&self, row: usize) -> Option<&Region> {
        self.regions.get(usize::from(u16_at(self.table.column(4), row)?))
    }

    /// Population in steps: eight to a doubling.
    pub(super) fn size(&self, row: usize) -> u8 {
        self.table.column(5).get(row).copied().unwrap_or(0)
    }

    /// The country of a row.
    pub(super) fn country(&self, row: usize) -> &str {
        self.region(row).map_or("", |region| &region.country)
    }

    /// The region code of a row; the region's name where there is no code.
    pub(super) fn region_code(&self, row: usize) -> &str {
        self.region(row).map_or("", |region| &region.code)
    }

    /// The zone of a row.
    pub(super) fn zone(&self, row: usize) -> Option<&str> {
        let exception = self.exceptions.binary_search_by_key(&(row as u32), |&(row, _)| row).ok();
        let zone = match exception.and_then(|at| self.exceptions.get(at)) {
            Some(&(_, zone)) => zone,
            None => self.region(row)?.zone,
        };
        self.zones.get(usize::from(zone)).map(AsRef::as_ref)
    }

    /// The names and other names, folded and sorted.
    pub(super) fn folded(&self) -> [&Names; 2] {
        [&self.keys, &self.other]
    }

    /// Whether a name begins so.
    pub(super) fn begins(&self, name: &str) -> bool {
        self.keys.begins(name) || self.other.begins(name)
    }

    /// Rows of exactly this name.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        self.keys.equal(name)
    }

    /// Rows that are also called so.
    pub(super) fn also_named(&self, name: &str) -> impl Iterator<Item = usize> {
        self.other.equal(name).filter_map(|at| u24_at(self.other_rows.column(2), at).map(|row| row as usize))
    }

    /// The names, as [`super::key`] folds them, of towns that `fits` lets pass.
    pub(super) fn keys(&self, fits: impl Fn(usize) -> bool) -> Vec<String> {
        let mut found = Vec::new();
        self.keys.each(|row, name| {
            if fits(row) {
                found.push(name.to_owned());
            }
        });
        found
    }

    /// A row as a place.
    pub(super) fn found(&self, row: usize) -> PlaceFound {
        PlaceFound {
            value: self.written.name(row, &self.keys),
            region: Some(self.region_code(row).to_owned()).filter(|code| !code.is_empty()),
            country: self.country(row).into(),
            resolves_to: None,
            point: self.point(row),
            zone: self.zone(row).map(Into::into),
        }
    }

    /// The row nearest to a point: rings of grid cells around it until none nearer can follow.
    pub(super) fn nearest(&self, to: Point) -> Option<usize> {
        let (lat, lon) = (row_of(to.lat), column_of(to.lon));
        let mut best: Option<(f64, usize)> = None;
        for ring in 0..=180i32 {
            for (lat, lon) in around(lat, lon, ring) {
                for row in self.in_cell(lat, lon) {
                    let Some(km) = self.point(row).map(|p| p.km_to(to)) else { continue };
                    if best.is_none_or(|(least, _)| km < least) {
                        best = Some((km, row));
                    }
                }
            }
            // A degree of longitude shrinks towards the poles.
            let sure = f64::from(ring) * 111.0 * to.lat.abs().min(85.0).to_radians().cos();
            if best.is_some_and(|(km, _)| km <= sure) {
                break;
            }
        }
        best.map(|(_, row)| row)
    }

    fn in_cell(&self, lat: i32, lon: i32) -> impl Iterator<Item = usize> {
        let cell = (lat * 360 + lon) as usize;
        let Grid { starts, rows } = self.grid();
        let from = starts.get(cell).copied().unwrap_or(0) as usize;
        let to = starts.get(cell + 1).copied().unwrap_or(0) as usize;
        varints(rows.get(from..to).unwrap_or(&[])).scan(0, |row, further| {
            *row += further;
            Some(*row as usize)
        })
    }
}

const CELLS: u32 = 180 * 360;

fn row_of(lat: f64) -> i32 {
    ((lat + 90.0) as i32).clamp(0, 179)
}

fn column_of(lon: f64) -> i32 {
    ((lon + 180.0) as i32).clamp(0, 359)
}

fn cell(point: Point) -> u32 {
    (row_of(point.lat) * 360 + column_of(point.lon)) as u32
}

/// The cells of the square ring at a distance, around the globe.
fn around(lat: i32, lon: i32, ring: i32) -> impl Iterator<Item = (i32, i32)> {
    (lat - ring..=lat + ring).filter(|lat| (0..180).contains(lat)).flat_map(move |row| {
        let step = if (row - lat).abs() == ring { 1 } else { (2 * ring).max(1) as usize };
        (lon - ring..=lon + ring).step_by(step).map(move |column| (row, column.rem_euclid(360)))
    })
}

fn read_regions(table: &Table) -> Vec<Region> {
    let countries = table.lines(10);
    let zones: Vec<u32> = varints(table.column(8)).collect();
    let count = u32_at(table.column(0), 2).unwrap_or(0) as usize;
    table
        .lines(7)
        .into_iter()
        .take(count)
        .enumerate()
        .map(|(at, name)| {
            let country =
                table.column(6).get(at).and_then(|c| countries.get(usize::from(*c))).map_or("", |c| c);
            let code = regions().code(&key(&name), country).map_or(name, Into::into);
            Region { code, country: country.into(), zone: zones.get(at).copied().unwrap_or(0) as u16 }
        })
        .collect()
}
