//! Open Referral HSDS 3.0 and 3.1: services as JSON and as a tabular package, read and written; packages in the older
//! Ohana layout are read too.
//!
//! A row is one service. Where a service is offered at several places, the first with an address is the listing's and
//! the others stand in its notes. `contacts` and `attention` are persons and never read.

mod gather;
mod joined;
mod package;
mod place;
mod schedule;
mod service;
mod tables;
mod write;

pub(crate) use package::is_package;
pub use package::read_package;
pub use tables::write_package;
pub use write::{Version, write_json};

use crate::{
    clean,
    feed::{Feed, FeedError, Format, MOST_BYTES, MOST_ROW_BYTES, MOST_ROWS, Options},
    json, tree,
};
use domain::{Contribution, SourceKey};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::borrow::Cow;

/// Reads HSDS JSON: a service, a list, a page, lines of them, or organisations and service_at_locations that hold them.
pub fn read<'a>(bytes: impl Into<Cow<'a, [u8]>>, options: &Options) -> Result<Feed, FeedError> {
    let bytes = bytes.into();
    if bytes.len() > MOST_BYTES {
        return Err(FeedError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FeedError::Empty);
    }
    let text = clean::decode(bytes)?.text;
    let mut found = gather::Found::new(options);
    if is_lines(&text) {
        lines(&text, &mut found);
    } else {
        let elements = json::elements(&text, &gather::PAGES)?;
        found.notes.clone_from(&elements.notes);
        found.whether_last(|name| elements.beside(name)?.as_u64());
        elements.records().for_each(|record| found.record(record));
    }
    Ok(found.feed(Format::HsdsJson))
}

/// Whether every line is an entry of its own: the first one is a whole record, and there are more.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().filter(|line| line.trim_start().starts_with('{'));
    lines.next().is_some() && first.is_some_and(|line| serde_json::from_str::<IgnoredAny>(line).is_ok())
}

fn lines(text: &str, found: &mut gather::Found<'_>) {
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).take(MOST_ROWS + 1)
    {
        let record = if line.len() > MOST_ROW_BYTES {
            Err(format!("line {}: it is larger than {} KiB", at + 1, MOST_ROW_BYTES >> 10))
        } else {
            serde_json::from_str(line).map_err(|error| format!("line {}: it is no record ({error})", at + 1))
        };
        found.record(record);
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
