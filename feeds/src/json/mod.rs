//! JSON read row by row: one bad row is one bad row, not a lost file.

mod fields;
mod frame;
mod list;
mod mend;

pub(crate) use fields::{first, items, text};
pub(crate) use frame::begin;

use crate::{
    csv::about::{Look, SAMPLE},
    feed::{FeedError, Row, Rows},
};
use mend::mended;
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::HashMap, ops::Range};

/// Most bytes of a value beside the list.
const MOST_BESIDE: usize = 4 << 20;

/// Most values of one row: small ones take thirty times the room of their text.
const MOST_VALUES: usize = 100_000;

/// The elements of a list, in order.
#[derive(Debug, Default)]
pub(crate) struct Elements<'a> {
    text: Cow<'a, str>,
    /// Where JSON begins in the text; the places count from there.
    begin: usize,
    /// Where each stands in the text, or the reason why it cannot be read.
    rows: Vec<Result<Range<usize>, String>>,
    /// What was odd about the list.
    pub(crate) notes: Vec<String>,
    /// Where the other members of the object around the list stand (`formats` beside `meetings`).
    beside: HashMap<String, Range<usize>>,
    /// Bytes that were looked through for the rows behind broken ones.
    searched: usize,
}

/// Reads a list of objects: an array, lines of objects, or an object that holds the list under one of `names`. An object
/// without any of them is one row, when it has members.
pub(crate) fn elements<'a>(text: Cow<'a, str>, names: &[&str]) -> Result<Elements<'a>, FeedError> {
    let mut out = Elements { begin: begin(&text).unwrap_or(0), ..Elements::default() };
    let body = &text[out.begin..];
    match body.as_bytes().first() {
        Some(b'[') => {
            let end = list::array(body, 0, &mut out);
            frame::after(&body[end..], &mut out.notes);
        }
        Some(b'{') => frame::objects(body, names, &mut out)?,
        _ => return Err(FeedError::Broken("The file does not begin like JSON: [ or { is expected.".into())),
    }
    out.text = text;
    Ok(out)
}

/// Makes sure that a row does not hold too many values to be read.
pub(crate) fn narrow(text: &str) -> Result<(), String> {
    let is_wide = text.bytes().filter(|byte| *byte == b',').count() > MOST_VALUES;
    if is_wide { Err(format!("This row holds more than {MOST_VALUES} values.")) } else { Ok(()) }
}

fn object(text: &str) -> Result<Map<String, Value>, String> {
    narrow(text)?;
    let read = serde_json::from_str(text);
    let read = read.or_else(|error| serde_json::from_str(&mended(text)).map_err(|_| error));
    match read {
        Ok(Value::Object(map)) => Ok(map),
        Ok(other) => Err(format!("This row is {}, not a record.", kind(&other))),
        Err(error) if error.to_string().contains("recursion") => Err("This row is nested too deeply.".into()),
        Err(_) => Err(
            "This row is not valid JSON: a comma, a quotation mark or a bracket is missing, or is too many."
                .into(),
        ),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a record",
    }
}

/// A row's record out of the text.
fn record(text: &str, row: Result<Range<usize>, String>) -> Result<Map<String, Value>, String> {
    row.and_then(|range| object(text.get(range).unwrap_or("")))
}

impl<'a> Elements<'a> {
    fn body(&self) -> &str {
        self.text.get(self.begin..).unwrap_or("")
    }

    /// Every record in order, or why it cannot be read.
    pub(crate) fn records(&self) -> impl Iterator<Item = Result<Map<String, Value>, String>> {
        (0..self.rows.len()).map(|at| self.record(at))
    }

    /// The record of a row, from 0.
    pub(crate) fn record(&self, at: usize) -> Result<Map<String, Value>, String> {
        record(self.body(), self.rows.get(at).cloned().unwrap_or_else(|| Err(String::new())))
    }

    /// The first `most` records that can be read, one at a time.
    pub(crate) fn sample(&self, most: usize) -> impl Iterator<Item = Map<String, Value>> {
        self.records().take(most).flatten()
    }

    /// Another member of the object around the list, where it is not too large to be one.
    pub(crate) fn beside(&self, key: &str) -> Option<Value> {
        let text = self.body().get(self.beside.get(key)?.clone()).filter(|text| text.len() <= MOST_BESIDE)?;
        serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended(text))).ok()
    }

    /// Refuses a list whose records tell nothing that only groups have. `is_known`: something beside it says that it is one.
    pub(crate) fn check(&self, is_known: bool) -> Result<(), FeedError> {
        let mut look = Look::default();
        for record in self.sample(SAMPLE) {
            look.record(record.keys().map(|key| (key.as_str(), text(&record, key))));
        }
        look.check(is_known)
    }

    /// Every row with its number, read by `one`, which notes what is odd.
    pub(crate) fn read(
        self,
        one: impl Fn(&Map<String, Value>, &mut Vec<String>) -> Result<domain::Contribution, String> + Send + 'a,
    ) -> Rows<'a> {
        let Self { text, begin, rows, .. } = self;
        let row = move |(index, place)| {
            let mut notes = Vec::new();
            let record = record(text.get(begin..).unwrap_or(""), place);
            let result = record.and_then(|map| one(&map, &mut notes).map(Box::new));
            Row { number: index + 1, result, notes }
        };
        Rows::of(rows.into_iter().enumerate().map(row))
    }
}
