//! Comma-, semicolon- or tab-separated rows and the sheets of workbooks, as people keep them.
//!
//! Columns are found by their headers (English, Spanish, and those of common exports); [`Options::mapping`] names the
//! others: header -> one of the names of [`Field`].

pub(crate) mod about;
mod headers;
mod row;
mod table;
mod when;
pub(crate) mod workbook;
mod write;

pub use headers::Field;
pub use write::write;

use crate::{
    clean,
    feed::{Feed, FeedError, Format, MOST_ROWS, Options, Row},
    fellowship,
};
use jiff::civil::Weekday;
use std::borrow::Cow;
use table::Table;

/// Reads a file of rows. `name` is its file name.
pub(crate) fn read(name: &str, bytes: Cow<'_, [u8]>, options: &Options) -> Result<Feed, FeedError> {
    let decoded = clean::decode(bytes)?;
    let (rows, mut notes) = sheet_rows(name, &decoded.text, None, options)?;
    notes.splice(0..0, decoded.note);
    Ok(Feed { format: Format::Csv, rows, notes })
}

/// The rows of one table, and what is to be known of it as a whole. The delimiter is found where it is not given.
fn sheet_rows(
    name: &str,
    text: &str,
    delimiter: Option<u8>,
    options: &Options,
) -> Result<(Vec<Row>, Vec<String>), FeedError> {
    let table = Table::read(text, delimiter, &options.mapping)?;
    let fellowship = fellowship::in_name(&options.source).or_else(|| fellowship::in_name(name));
    table.check(&options.mapping, fellowship)?;
    let mut notes = Vec::new();
    let unknown = table.unknown();
    if !unknown.is_empty() {
        notes.push(format!(
            "Columns that were left out: {}. A mapping can name them.",
            clean::line(&unknown.join(", "))
        ));
    }
    let mut rows = Vec::new();
    let mut section: Option<Weekday> = None;
    for record in table.records() {
        if rows.len() == MOST_ROWS {
            notes.push(format!("The table has more than {MOST_ROWS} rows; the rest was left out."));
            break;
        }
        let (number, cells) = match record {
            Ok(record) => record,
            Err((number, reason)) => {
                rows.push(Row { number, result: Err(reason), notes: Vec::new() });
                continue;
            }
        };
        let filled: Vec<&str> =
            cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        if filled.is_empty() {
            continue;
        }
        let mut odd = Vec::new();
        let result = match filled.as_slice() {
            [only]
                if table.width() > 2
                    && clean::weekday(only).is_some()
                    && only.split_whitespace().count() == 1 =>
            {
                section = clean::weekday(only);
                Err("This line is a heading, not a group.".to_owned())
            }
            _ if table.is_heading(&cells) => Err("This line is a heading, not a group.".to_owned()),
            _ => row::read(&table.row(&cells, section), options, fellowship, &mut odd).map(Box::new),
        };
        rows.push(Row { number, result, notes: odd });
    }
    Ok((rows, notes))
}
