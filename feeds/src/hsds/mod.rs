//! Open Referral HSDS 3.0 and 3.1: services as JSON and as a tabular package, read and written; packages in the older
//! Ohana layout are read too.
//!
//! A row is one service. Where a service is offered at several places, the first with an address is the listing's and
//! the others stand in its notes. `contacts` and `attention` are persons and never read.

mod gather;
mod joined;
mod notes;
mod package;
mod phones;
mod place;
mod schedule;
mod service;
mod tables;
mod write;

pub(crate) use package::{is_package, read_package};
pub use tables::write_package;
pub use write::{Version, write_json};

use crate::{
    clean,
    feed::{Feed, FeedError, Format, MOST_ROW_BYTES, MOST_ROWS, Options, Rows},
    json, tree,
};
use domain::{Contribution, SourceKey};
use gather::{Found, Record};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::{borrow::Cow, ops::Range};

/// Reads HSDS JSON: a service, a list, a page, lines of them, or organisations and service_at_locations that hold them.
pub(crate) fn read<'a>(bytes: Cow<'a, [u8]>, options: &Options) -> Result<Feed<Rows<'a>>, FeedError> {
    let text = clean::decode(bytes)?.text;
    let mut found = Found::default();
    if is_lines(&text) {
        let lines = Lines::of(text);
        found.look((0..lines.places.len()).map(|at| lines.record(at)));
        let notes = std::mem::take(&mut found.notes);
        let rows = found.rows(options, move |at| lines.record(at));
        return Ok(Feed { format: Format::HsdsJson, rows, notes });
    }
    let elements = json::elements(text, &gather::PAGES)?;
    found.notes.clone_from(&elements.notes);
    found.whether_last(|name| elements.beside(name)?.as_u64());
    found.look(elements.records());
    let notes = std::mem::take(&mut found.notes);
    let rows = found.rows(options, move |at| elements.record(at));
    Ok(Feed { format: Format::HsdsJson, rows, notes })
}

/// Whether every line is an entry of its own: the first one is a whole record, and there are more.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().filter(|line| line.trim_start().starts_with('{'));
    lines.next().is_some() && first.is_some_and(|line| serde_json::from_str::<IgnoredAny>(line).is_ok())
}

/// A text of which each line is a record.
struct Lines<'a> {
    text: Cow<'a, str>,
    /// Where each filled line begins and ends, and its number.
    places: Vec<(Range<usize>, usize)>,
}

impl<'a> Lines<'a> {
    fn of(text: Cow<'a, str>) -> Self {
        let mut at = 0;
        let place = |(line, number): (&str, usize)| {
            at += line.len();
            (!line.trim().is_empty()).then_some((at - line.len()..at, number))
        };
        let places = text.split_inclusive('\n').zip(1..).filter_map(place).take(MOST_ROWS + 1).collect();
        Self { text, places }
    }

    fn record(&self, at: usize) -> Record {
        let (place, number) = self.places.get(at).cloned().unwrap_or_default();
        let line = self.text.get(place).unwrap_or_default();
        if line.len() > MOST_ROW_BYTES {
            return Err(format!("line {number}: it is larger than {} KiB", MOST_ROW_BYTES >> 10));
        }
        json::narrow(line).map_err(|reason| format!("line {number}: {reason}"))?;
        serde_json::from_str(line).map_err(|error| format!("line {number}: it is no record ({error})"))
    }
}

/// The row of a service with its organisation and places inside.
fn row(service: &Value, options: &Options) -> (Result<Box<Contribution>, String>, Vec<String>) {
    let mut notes = Vec::new();
    if tree::is_too_large(service) {
        return (Err(format!("the service is larger than {} KiB", MOST_ROW_BYTES >> 10)), notes);
    }
    let key = SourceKey { source: options.source.clone(), external_id: external_id(service) };
    let listing = service::read(service, options, &mut notes);
    (listing.map(|listing| Box::new(Contribution { key, listing })), notes)
}

/// Its id; a hash of its words where it has none.
fn external_id(service: &Value) -> String {
    let id = tree::field(service, "id");
    if !id.is_empty() {
        return id.chars().take(300).collect();
    }
    let words = ["name", "organization_id", "description"].map(|name| tree::field(service, name));
    format!("service-{}", &blake3::hash(words.join("\n").as_bytes()).to_hex()[..16])
}
