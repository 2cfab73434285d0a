//! A feed: its format, its rows, its bounds.

use domain::Contribution;
use std::collections::BTreeMap;

/// Most bytes of one feed.
pub const MOST_BYTES: usize = 256 << 20;
/// Most bytes of one row.
pub const MOST_ROW_BYTES: usize = 1 << 20;
/// Most rows of one feed.
pub const MOST_ROWS: usize = 1_000_000;

/// A format that is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Meeting Guide JSON (code4recovery/spec).
    MeetingGuide,
    /// BMLT semantic JSON, either dialect.
    Bmlt,
    /// HSDS 3 JSON: a service, a list, a page or lines of them.
    HsdsJson,
    /// HSDS 3 tabular package: a folder or zip of CSV files with `datapackage.json`.
    HsdsPackage,
    /// iCalendar (RFC 5545).
    Ical,
    /// schema.org JSON-LD, bare or in a page.
    JsonLd,
    /// Comma-, semicolon- or tab-separated rows.
    Csv,
}

/// What a feed does not say itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The source's short name.
    pub source: String,
    /// The format; recognised from the bytes when `None`.
    pub format: Option<Format>,
    /// Zone of times without one.
    pub zone: Option<String>,
    /// Country of places without one, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Column header -> field name, for CSV files whose headers are not recognised.
    pub mapping: BTreeMap<String, String>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// The format it had.
    pub format: Format,
    /// One entry for every row read, in the order of the file.
    pub rows: Vec<Row>,
    /// What an operator should know about the feed as a whole, plain words.
    pub notes: Vec<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the feed, from 1 (the line of a CSV file, the element of a list).
    pub number: usize,
    /// What it says, or why it says nothing, in plain words.
    pub result: Result<Contribution, String>,
    /// What was odd about it and how it was read, plain words.
    pub notes: Vec<String>,
}

/// Why a feed cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// Nothing in it.
    #[error("the feed is empty")]
    Empty,
    /// Larger than we read.
    #[error("the feed is larger than {} MiB", MOST_BYTES >> 20)]
    TooLarge,
    /// None of the formats.
    #[error("{0}")]
    Unknown(String),
    /// Its format is broken so that no row can be told from another.
    #[error("{0}")]
    Broken(String),
}

/// Reads a feed that is one file. `name` is its file name or address, a hint for its format.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Feed, FeedError> {
    let _ = (name, bytes, options);
    Err(FeedError::Empty)
}
