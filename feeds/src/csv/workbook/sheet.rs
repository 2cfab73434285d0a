//! The cells of a sheet, within bounds.

use crate::feed::FeedError;
use std::collections::BTreeMap;

/// Most filled cells of one sheet, most bytes of one, and of all sheets as text.
const MOST_CELLS: usize = 2_000_000;
pub(super) const MOST_CELL: usize = 32 << 10;
pub(super) const MOST_SHOWN: usize = 64 << 20;
/// Most columns of a sheet, and most rows.
pub(super) const MOST_COLUMNS: u32 = 1_000;
pub(super) const MOST_LINES: u32 = 200_000;
/// Most areas of merged cells, and most rows of one.
const MOST_AREAS: usize = 10_000;
const MOST_MERGED: u32 = 1_000;

/// Row and column, from 0, to what the cell shows.
#[derive(Debug)]
pub(super) struct Cells {
    shown: BTreeMap<(u32, u32), String>,
    room: Room,
}

/// How many bytes and cells there is room for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room(usize, usize);

impl Room {
    /// What one sheet may take, or all sheets that are at hand at once.
    pub(super) const ALL: Self = Self(MOST_SHOWN, MOST_CELLS);
}

/// Cells that were merged into one: its first row and column, and its last.
pub(super) type Area = ((u32, u32), (u32, u32));

impl Cells {
    pub(super) fn within(room: Room) -> Self {
        Self { shown: BTreeMap::new(), room }
    }

    /// The room that is left for others.
    pub(super) fn room(&self) -> Room {
        self.room
    }

    /// Takes a cell in, unless it shows nothing or lies beyond what is read.
    pub(super) fn put(&mut self, at: (u32, u32), shown: &str) {
        let shown = &shown[..shown.floor_char_boundary(MOST_CELL)];
        let is_inside = at.0 < MOST_LINES && at.1 < MOST_COLUMNS;
        if !is_inside || shown.trim().is_empty() || self.is_full() || self.shown.contains_key(&at) {
            return;
        }
        let Room(bytes, cells) = self.room;
        self.room = Room(bytes.saturating_sub(shown.len()), cells.saturating_sub(1));
        self.shown.insert(at, shown.to_owned());
    }

    pub(super) fn is_full(&self) -> bool {
        self.room.0 == 0 || self.room.1 == 0
    }

    /// What is merged downwards is said for each row. A line merged over the sheet's width is a title.
    pub(super) fn merge(&mut self, areas: impl Iterator<Item = Area>) {
        for ((first, column), (last, _)) in areas.take(MOST_AREAS) {
            let rows = first..=last.min(first.saturating_add(MOST_MERGED));
            if let Some(shown) = self.shown.get(&(first, column)).cloned() {
                rows.skip(1).for_each(|row| self.put((row, column), &shown));
            }
        }
    }

    /// The sheet as tab-separated text, one line for every row up to the last filled one, as long as there is room; line
    /// breaks in cells become line separators, which the cleaning knows.
    pub(super) fn as_text(&self, left: &mut usize) -> Result<String, FeedError> {
        let mut out = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
        let lines = self.shown.keys().next_back().map_or(0, |(row, _)| row + 1);
        for line in 0..lines {
            let mut record = vec![String::new()];
            for ((_, column), cell) in self.shown.range((line, 0)..(line + 1, 0)) {
                record.resize(*column as usize, String::new());
                record.push(cell.replace("\r\n", "\u{2028}").replace(['\n', '\r'], "\u{2028}"));
            }
            *left = left.saturating_sub(record.iter().map(|cell| cell.len() + 1).sum());
            if *left == 0 {
                break;
            }
            out.write_record(&record).map_err(|_| FeedError::TooLarge)?;
        }
        let bytes = out.into_inner().map_err(|_| FeedError::TooLarge)?;
        String::from_utf8(bytes).map_err(|_| FeedError::Broken("The workbook holds no text.".into()))
    }
}
