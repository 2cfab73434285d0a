//! A feed: its format, its rows, its bounds.

use domain::Contribution;
use std::{collections::BTreeMap, fmt};

/// Most bytes of one feed.
pub const MOST_BYTES: usize = 256 << 20;
/// Most bytes of one row.
pub const MOST_ROW_BYTES: usize = 1 << 20;
/// Most bytes of a calendar or a page: an entry of theirs is known only when all of it was seen.
pub const MOST_WHOLE_BYTES: usize = 32 << 20;
/// Most rows of one feed.
pub const MOST_ROWS: usize = 150_000;

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
    /// Comma-, semicolon- or tab-separated rows, and workbooks (.xlsx).
    Csv,
}

impl Format {
    /// Every format by the name that people give it.
    const CODES: [(&'static str, Self); 7] = [
        ("meeting-guide", Self::MeetingGuide),
        ("bmlt", Self::Bmlt),
        ("hsds", Self::HsdsJson),
        ("hsds-package", Self::HsdsPackage),
        ("ical", Self::Ical),
        ("jsonld", Self::JsonLd),
        ("csv", Self::Csv),
    ];

    /// Its name.
    pub fn code(self) -> &'static str {
        Self::CODES.into_iter().find(|(_, format)| *format == self).map_or("", |(code, _)| code)
    }

    /// The format of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = if code == "ics" { "ical" } else { code };
        Self::CODES.into_iter().find(|(known, _)| *known == code).map(|(_, format)| format)
    }
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
    /// State or province of places that name no more than a town; where nothing is said, the one that the name of the
    /// file or of the source speaks of.
    pub region: Option<String>,
    /// Column header -> field name, for CSV files whose headers are not recognised.
    pub mapping: BTreeMap<String, String>,
}

/// What was read: all its rows, or [`Rows`] that are still to come.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed<R = Vec<Row>> {
    /// The format it had.
    pub format: Format,
    /// One entry for every row read, in the order of the file.
    pub rows: R,
    /// What an operator should know about the feed as a whole, plain words.
    pub notes: Vec<String>,
}

/// Rows that are read one after another, as they are asked for: a large feed is never in memory as rows.
pub struct Rows<'a>(Box<dyn Iterator<Item = Row> + Send + 'a>);

impl<'a> Rows<'a> {
    pub(crate) fn of(rows: impl Iterator<Item = Row> + Send + 'a) -> Self {
        Self(Box::new(rows))
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").finish_non_exhaustive()
    }
}

impl Feed<Rows<'_>> {
    /// The feed with all its rows.
    pub fn whole(self) -> Feed {
        Feed { format: self.format, rows: self.rows.collect(), notes: self.notes }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the feed, from 1 (the line of a CSV file, the element of a list).
    pub number: usize,
    /// What it says, or why it says nothing, in plain words.
    pub result: Result<Box<Contribution>, String>,
    /// What was odd about it and how it was read, plain words.
    pub notes: Vec<String>,
}

/// Why a feed cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// Nothing in it.
    #[error("the feed is empty: there is nothing in the file")]
    Empty,
    /// Larger than we read.
    #[error("the feed is larger than {} MiB: give it in parts", MOST_BYTES >> 20)]
    TooLarge,
    /// Larger than we read of what has to be seen as a whole.
    #[error("a {0} larger than {most} MiB is not read: give it in parts", most = MOST_WHOLE_BYTES >> 20)]
    Whole(&'static str),
    /// Not in UTF-8, and larger than we turn into it.
    #[error("the feed is not written in UTF-8, and is too large to be turned into it: save it as UTF-8")]
    Foreign,
    /// None of the formats.
    #[error("{0}")]
    Unknown(String),
    /// Its format is broken so that no row can be told from another.
    #[error("{0}")]
    Broken(String),
}

/// The last part of a path.
pub(crate) fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// An id for a row that has none: made from what tells it apart from others (name, place and times), never from where it
/// stands in the feed.
pub(crate) fn made_id(listing: &domain::Listing) -> String {
    let mut hash = blake3::Hasher::new();
    let mut part = |text: &str| {
        hash.update(domain::text::fold(text).as_bytes());
        hash.update(&[0]);
    };
    part(&listing.name);
    if let Some(place) = &listing.place {
        [&place.venue, &place.street, &place.city, &place.postal_code]
            .into_iter()
            .for_each(|text| part(text));
    }
    for schedule in &listing.schedules {
        part(&schedule.rule.as_ref().map(ToString::to_string).unwrap_or_default());
        part(&schedule.start.map(|t| t.to_string()).unwrap_or_default());
    }
    part(listing.online.as_ref().and_then(|o| o.url.as_deref()).unwrap_or_default());
    format!("made-{}", &hash.finalize().to_hex()[..20])
}
