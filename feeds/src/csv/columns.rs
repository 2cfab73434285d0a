//! What the columns of a table hold, by their headers or a mapping.

use super::headers::Field;
use crate::clean;
use csv::StringRecord;
use jiff::civil::Weekday;
use std::collections::BTreeMap;

const MOST_COLUMNS: usize = 1_000;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    Field(Field, usize),
    /// Times on one weekday.
    Day(Weekday),
    /// Times in a zone.
    TimeIn(String),
    Unknown,
}

/// What each header of a line says its column holds.
pub(super) fn columns(row: &StringRecord, mapping: &BTreeMap<String, String>) -> Vec<Column> {
    let is_ours = row.iter().any(|header| Field::from_code(header) == Some(Field::Whole));
    let ours =
        |header: &str| Field::from_code(header).filter(|_| is_ours).map(|field| Column::Field(field, 0));
    row.iter()
        .take(MOST_COLUMNS)
        .map(|header| ours(header).unwrap_or_else(|| column(header, mapping)))
        .collect()
}

/// The field that a mapping gives a header.
pub(super) fn mapped(header: &str, mapping: &BTreeMap<String, String>) -> Option<Field> {
    let header = header.trim().trim_start_matches('\u{feff}');
    let named = mapping.iter().find(|(from, _)| from.trim().eq_ignore_ascii_case(header));
    named.and_then(|(_, to)| Field::from_code(to))
}

/// Whether a line goes on with the header above it: "Schedule" over "Day(s)" and "Time", or the names of fields once more.
pub(super) fn goes_on(above: &StringRecord, line: &StringRecord) -> bool {
    let cells: Vec<&str> = line.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let is_known = |cell: &&&str| Field::of_header(cell).is_some() && clean::weekday(cell).is_none();
    let known = cells.iter().filter(is_known).count();
    let fills =
        above.iter().zip(line).any(|(above, cell)| above.trim().is_empty() && !cell.trim().is_empty());
    let is_plain = !cells.iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
    cells.len() > 1 && (known == cells.len() || fills && is_plain && known * 3 >= cells.len() * 2)
}

/// What the columns hold of a header of two lines. What stands over a gap is of all the columns below it: a person's stay so.
pub(super) fn under(above: &[Column], line: &StringRecord, upper: &StringRecord) -> Vec<Column> {
    let mut over = Column::Unknown;
    let mut all = Vec::new();
    for at in 0..line.len().max(above.len()).min(MOST_COLUMNS) {
        let is_gap = upper.get(at).is_none_or(|cell| cell.trim().is_empty());
        if !is_gap {
            over = above.get(at).cloned().unwrap_or(Column::Unknown);
        }
        let cell = line.get(at).unwrap_or_default().trim();
        let own = if cell.is_empty() { Column::Unknown } else { meant(cell) };
        let is_private = matches!(over, Column::Field(Field::Private, _));
        let takes = own == Column::Unknown && (!is_gap || !cell.is_empty());
        all.push(if is_private && (!is_gap || !cell.is_empty()) || takes { over.clone() } else { own });
    }
    all
}

fn column(header: &str, mapping: &BTreeMap<String, String>) -> Column {
    mapped(header, mapping).map_or_else(|| meant(header), |field| Column::Field(field, 0))
}

/// What a header says its column holds.
pub(super) fn meant(header: &str) -> Column {
    let header = header.trim().trim_start_matches('\u{feff}');
    if header.len() > 80 {
        return Column::Unknown;
    }
    if let Some((field, rank)) = Field::of_header(header) {
        return Column::Field(field, rank + 1);
    }
    let words = header.split_whitespace().count();
    if let Some(day) = clean::weekday(header).filter(|_| words == 1 && header.len() > 2) {
        return Column::Day(day);
    }
    let is_time = header.to_ascii_lowercase().ends_with(" time")
        || matches!(header, "ET" | "CT" | "MT" | "PT" | "EST" | "CST" | "MST" | "PST");
    match clean::zone(header).filter(|_| is_time) {
        Some(zone) => Column::TimeIn(zone),
        None => Column::Unknown,
    }
}
