//! Comma-, semicolon- or tab-separated rows and the sheets of workbooks, as people keep them.
//!
//! Columns are found by their headers (English, Spanish, and those of common exports); [`Options::mapping`] names the
//! others: header -> one of the names of [`Field`].

pub(crate) mod about;
mod cells;
mod columns;
mod headers;
mod kinds;
mod labelled;
mod lines;
mod numbers;
mod persons;
mod place;
mod row;
mod runs;
mod schedules;
mod several;
mod table;
mod when;
pub(crate) mod workbook;
mod write;

pub use headers::Field;
pub use write::write;

use crate::{
    clean,
    feed::{Feed, FeedError, Format, Options, Rows},
};
use lines::Lines;
use std::borrow::Cow;

/// Reads a file of rows. `name` is its file name.
pub(crate) fn read<'a>(
    name: &str,
    bytes: Cow<'a, [u8]>,
    options: &Options,
) -> Result<Feed<Rows<'a>>, FeedError> {
    let decoded = clean::decode(bytes)?;
    let (lines, mut notes) = Lines::of(name, decoded.text, None, options)?;
    notes.splice(0..0, decoded.note);
    Ok(Feed { format: Format::Csv, rows: Rows::of(lines), notes })
}
