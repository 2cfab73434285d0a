//! The tables of a package. They are kept as the text they came in, and a row is read when it is wanted.

use crate::{
    clean,
    feed::{FeedError, MOST_ROWS},
    records::Records,
};
use serde_json::{Map, Value};
use std::hash::{BuildHasher, RandomState};

/// Where a row stands: which file, and which of its rows.
pub(super) type Place = (u32, u32);

struct File {
    table: &'static str,
    header: Vec<String>,
    text: String,
    /// Where each row begins and ends in the text.
    rows: Vec<(usize, usize)>,
}

/// The files of a package, by the tables they are.
#[derive(Default)]
pub(super) struct Tables {
    files: Vec<File>,
    /// Ids are found by their hashes, which nobody outside can foresee.
    hash: RandomState,
}

impl Tables {
    /// Takes a file into a table; how many of its lines cannot be read.
    pub(super) fn take(&mut self, table: &'static str, bytes: Vec<u8>) -> Result<usize, FeedError> {
        let text = clean::decode(bytes)?.text.into_owned();
        let mut records = Records::of(text.as_str(), b',', 0, 1);
        let header = match records.next() {
            Some(Ok((_, cells))) => cells.iter().map(|cell| cell.trim().to_ascii_lowercase()).collect(),
            _ => return Ok(1),
        };
        let (mut rows, mut broken) = (Vec::new(), 0);
        while let Some(record) = records.next() {
            match record {
                Ok(_) if rows.len() < MOST_ROWS => rows.push(records.place()),
                _ => broken += 1,
            }
        }
        self.files.push(File { table, header, text, rows });
        Ok(broken)
    }

    /// Whether there is such a table.
    pub(super) fn has(&self, table: &str) -> bool {
        self.files.iter().any(|file| file.table == table)
    }

    /// The places of a table's rows, in order.
    pub(super) fn places(&self, table: &str) -> impl Iterator<Item = Place> {
        let files = self.files.iter().zip(0..).filter(move |(file, _)| file.table == table);
        files.flat_map(|(file, at)| (0..).zip(&file.rows).map(move |(row, _)| (at, row)))
    }

    fn text(&self, (file, row): Place) -> Option<(&File, &str)> {
        let file = self.files.get(file as usize)?;
        let (begin, end) = *file.rows.get(row as usize)?;
        Some((file, file.text.get(begin..end)?))
    }

    /// How many bytes a row has.
    pub(super) fn size(&self, at: Place) -> usize {
        self.text(at).map_or(0, |(_, text)| text.len())
    }

    /// A row, without its empty cells.
    pub(super) fn row(&self, at: Place) -> Map<String, Value> {
        let Some((file, text)) = self.text(at) else { return Map::new() };
        let cells = cells(text);
        let filled = file.header.iter().zip(&cells).filter(|(_, cell)| !cell.trim().is_empty());
        filled.map(|(name, cell)| (name.clone(), Value::String(cell.to_owned()))).collect()
    }

    /// The rows of a table by what stands in a column.
    pub(super) fn index(&self, table: &str, column: &str) -> Index {
        let mut found = Vec::new();
        for place in self.places(table) {
            let Some((file, text)) = self.text(place) else { continue };
            let Some(at) = file.header.iter().position(|name| name == column) else { continue };
            if let Some(id) = cells(text).get(at).map(str::trim).filter(|id| !id.is_empty()) {
                found.push((self.hash.hash_one(id), place));
            }
        }
        found.sort_unstable();
        Index { found, hash: self.hash.clone() }
    }
}

/// The rows of a table by what stands in one of its columns.
pub(super) struct Index {
    found: Vec<(u64, Place)>,
    hash: RandomState,
}

impl Index {
    /// Where an id stands, in the order of the rows.
    pub(super) fn places(&self, id: &str) -> impl Iterator<Item = Place> {
        let hash = self.hash.hash_one(id.trim());
        let first = self.found.partition_point(|(known, _)| *known < hash);
        let same = self.found.iter().skip(first).take_while(move |(known, _)| *known == hash);
        same.map(|(_, place)| *place)
    }
}

fn cells(text: &str) -> csv::StringRecord {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).buffer_capacity(text.len().max(64));
    let mut reader = reader.from_reader(text.as_bytes());
    let mut cells = csv::StringRecord::new();
    let is_read = reader.read_record(&mut cells).unwrap_or(false);
    if is_read { cells } else { csv::StringRecord::new() }
}
