//! JSON read row by row: one bad row is one bad row, not a lost file.

use crate::{
    csv::about::{Look, SAMPLE},
    feed::{FeedError, MOST_ROW_BYTES, MOST_ROWS, Row},
};
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Map, Value};
use std::{collections::HashMap, ops::Range};

/// Most bytes that are looked through for the rows behind broken ones.
const MOST_SEARCHED: usize = 256 << 20;
/// Most bytes of a value beside the list.
const MOST_BESIDE: usize = 4 << 20;

/// The elements of a list, in order.
#[derive(Debug, Default)]
pub(crate) struct Elements<'a> {
    text: &'a str,
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
pub(crate) fn elements<'a>(text: &'a str, names: &[&str]) -> Result<Elements<'a>, FeedError> {
    let text = &text[begin(text).unwrap_or(0)..];
    let mut out = Elements::default();
    match text.as_bytes().first() {
        Some(b'[') => {
            let end = array(text, 0, &mut out);
            after(&text[end..], &mut out.notes);
        }
        Some(b'{') => objects(text, names, &mut out)?,
        _ => return Err(FeedError::Broken("The file does not begin like JSON: [ or { is expected.".into())),
    }
    out.text = text;
    Ok(out)
}

/// Where JSON begins in a text: at once, within `callback(…)`, or behind comments and warnings that a server put before it.
pub(crate) fn begin(text: &str) -> Option<usize> {
    static BEFORE: std::sync::LazyLock<Option<regex::Regex>> = std::sync::LazyLock::new(|| {
        regex::Regex::new(concat!(
            r#"^[\s\u{feff}\x00]*(?:(?:/\*\*/)?[\w$.]{1,100}\s*\(\s*)?[\[{]|"#,
            r#"^[\s\u{feff}]*<(?s:.{0,4000}?)\n\s*(?:\[\s*\{\s*"|\[\s*\]|\{\s*")"#,
        ))
        .ok()
    });
    let found = BEFORE.as_ref()?.find(text)?;
    let lower = found.as_str().to_ascii_lowercase();
    let is_page = lower.contains("<html") || lower.contains("<!doctype") || lower.contains("<script");
    let at = match found.as_str().rfind(['[', '{'])? {
        last if found.as_str()[..last].trim_end().ends_with('[') => found.as_str()[..last].rfind('[')?,
        last => last,
    };
    (!is_page).then_some(at)
}

/// What stands between values: outside texts, control characters are spaces.
fn is_between(c: char) -> bool {
    c == ',' || is_space(c)
}

fn is_space(c: char) -> bool {
    c == ' ' || c.is_ascii_control()
}

/// The place behind what stands between values.
fn skip(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_between).len()
}

fn after(rest: &str, notes: &mut Vec<String>) {
    if !rest.trim_matches(|c: char| c.is_whitespace() || is_space(c) || matches!(c, ';' | ')')).is_empty() {
        notes.push("There is text after the end of the list; it was left out.".into());
    }
}

/// Reads the array that begins at `begin`; answers where it ends.
fn array(text: &str, begin: usize, out: &mut Elements<'_>) -> usize {
    let mut at = begin + 1;
    while out.rows.len() < MOST_ROWS {
        at = skip(text, at);
        match text.as_bytes().get(at) {
            None => {
                out.notes.push("The file ends before its list does.".into());
                return at;
            }
            Some(b']') => return at + 1,
            Some(_) => {}
        }
        match value(&text[at..]) {
            Some(length) => {
                out.rows.push(bounded(at..at + length));
                at += length;
            }
            None => {
                out.rows.push(Err("This row is not valid JSON.".into()));
                match next_row(text, at, out) {
                    Some(next) => at = next,
                    None => return text.len(),
                }
            }
        }
    }
    out.notes.push(format!("The list has more than {MOST_ROWS} rows; the rest was left out."));
    text.len()
}

/// The length of the value that begins `text`, as it stands or mended; `None` when it is broken.
fn value(text: &str) -> Option<usize> {
    let mut stream = Deserializer::from_str(text).into_iter::<IgnoredAny>();
    match stream.next()? {
        Ok(_) => Some(stream.byte_offset()),
        Err(_) => mendable(text),
    }
}

/// The length of a broken value up to the bracket that closes it, or to the comma behind it.
fn balanced(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().take(MOST_ROW_BYTES) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return (at > 0).then_some(at),
            b'}' | b']' if depth == 1 => return Some(at + 1),
            b'}' | b']' => depth -= 1,
            b',' if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The length of a value that is JSON but for what [`mended`] mends.
fn mendable(text: &str) -> Option<usize> {
    let length = match text.as_bytes().first()? {
        b'{' | b'[' => balanced(text)?,
        b'"' => quoted(text)?,
        _ => return None,
    };
    serde_json::from_str::<IgnoredAny>(&mended(text.get(..length)?)).ok().map(|_| length)
}

/// The length of the text in quotes that begins here.
fn quoted(text: &str) -> Option<usize> {
    let mut escaped = false;
    let is_end = move |byte: u8| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    };
    text.bytes().skip(1).take(MOST_ROW_BYTES).position(is_end).map(|at| at + 2)
}

/// A value without the commas that stand before a closing bracket, with spaces for the line breaks and other control
/// characters that stand raw in its texts.
fn mended(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            '}' | ']' if !quoted => {
                let kept = out.trim_end_matches(is_between).len();
                out.truncate(kept);
            }
            _ => {}
        }
        out.push(if c.is_ascii_control() { ' ' } else { c });
    }
    out
}

/// Where the row behind a broken one begins; `None` where there is none, or enough was looked for.
fn next_row(text: &str, at: usize, out: &mut Elements<'_>) -> Option<usize> {
    let past = text.ceil_char_boundary(at + 1);
    let near = text.floor_char_boundary(past + MOST_ROW_BYTES).max(past);
    let end = balanced(&text[at..]).map(|length| at + length);
    let object = next_object(&text[past..near]).map(|skip| past + skip);
    let next = [end, object].into_iter().flatten().min();
    let next = next.or_else(|| next_object(&text[near..]).map(|skip| near + skip));
    out.searched += [end, object, next].iter().map(|found| found.unwrap_or(near) - at).sum::<usize>();
    if out.searched > MOST_SEARCHED {
        out.notes.push("Too much of the file is broken; the rest was left out.".into());
        return None;
    }
    next
}

/// Where the next object of a list begins, after one that is broken.
fn next_object(text: &str) -> Option<usize> {
    static NEXT: std::sync::LazyLock<Option<regex::Regex>> =
        std::sync::LazyLock::new(|| regex::Regex::new(r"\}\s*,\s*\{").ok());
    NEXT.as_ref()?.find(text).map(|found| found.end() - 1)
}

fn bounded(range: Range<usize>) -> Result<Range<usize>, String> {
    if range.len() > MOST_ROW_BYTES {
        return Err(format!("This row is larger than {} KiB.", MOST_ROW_BYTES >> 10));
    }
    Ok(range)
}

fn object(text: &str) -> Result<Map<String, Value>, String> {
    let read = serde_json::from_str(text);
    let read = read.or_else(|error| serde_json::from_str(&mended(text)).map_err(|_| error));
    match read {
        Ok(Value::Object(map)) => Ok(map),
        Ok(other) => Err(format!("This row is {}, not a record.", kind(&other))),
        Err(error) if error.to_string().contains("recursion") => Err("This row is nested too deeply.".into()),
        Err(_) => Err("This row is not valid JSON.".into()),
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

/// Objects one after another, or one object around the list.
fn objects(text: &str, names: &[&str], out: &mut Elements<'_>) -> Result<(), FeedError> {
    if let Some(length) = value(text) {
        let rest = &text[skip(text, length)..];
        if rest.starts_with('{') {
            return lines(text, out);
        }
        after(rest, &mut out.notes);
    }
    members(text, names, out)
}

fn lines(text: &str, out: &mut Elements<'_>) -> Result<(), FeedError> {
    let mut at = 0;
    while out.rows.len() < MOST_ROWS {
        at = skip(text, at);
        if at >= text.len() {
            return Ok(());
        }
        match value(&text[at..]) {
            Some(length) => {
                out.rows.push(bounded(at..at + length));
                at += length;
            }
            None => {
                out.rows.push(Err("This line is not valid JSON.".into()));
                let past = text.ceil_char_boundary(at + 1);
                out.searched += balanced(&text[at..]).unwrap_or(MOST_ROW_BYTES);
                match text[past..].find('{').filter(|_| out.searched <= MOST_SEARCHED) {
                    Some(skip) => at = past + skip,
                    None => return Ok(()),
                }
            }
        }
    }
    Ok(())
}

/// The members of the object that begins `text`.
fn members(text: &str, names: &[&str], out: &mut Elements<'_>) -> Result<(), FeedError> {
    let broken =
        || FeedError::Broken("The file is not valid JSON, and no row can be told from another.".into());
    let mut at = 1;
    let mut found = false;
    let mut values: Vec<Range<usize>> = Vec::new();
    while values.len() < MOST_ROWS {
        at = skip(text, at);
        if matches!(text.as_bytes().get(at), None | Some(b'}')) {
            break;
        }
        let Some(length) = value(&text[at..]) else { break };
        let Ok(key) = serde_json::from_str::<String>(&mended(&text[at..at + length])) else {
            return Err(broken());
        };
        let Some(rest) = text[at + length..].trim_start_matches(is_space).strip_prefix(':') else {
            return Err(broken());
        };
        at = text.len() - rest.trim_start_matches(is_space).len();
        if names.contains(&key.as_str()) && text[at..].starts_with('[') {
            found = true;
            at = array(text, at, out);
            continue;
        }
        let Some(length) = value(&text[at..]) else { break };
        out.beside.insert(key, at..at + length);
        values.push(at..at + length);
        at += length;
    }
    let has = |names: &[&str]| names.iter().any(|name| out.beside.contains_key(*name));
    let (is_record, is_error) = (has(&["name", "id", "slug"]), has(&["error", "errors"]));
    let is_error = is_error || (values.len() < 4 && has(&["message", "code"]));
    if found || (!is_record && !is_error && within(text, &values, names, out)) {
        return if found || !out.rows.is_empty() || text.trim_end_matches(is_space).ends_with('}') {
            Ok(())
        } else {
            Err(broken())
        };
    }
    if out.beside.is_empty() {
        return if text.trim_end_matches(is_space).ends_with('}') { Ok(()) } else { Err(broken()) };
    }
    if is_error && !is_record {
        return Err(FeedError::Unknown("The server answered with an error, not with a feed.".into()));
    }
    out.beside.clear();
    out.rows.push(bounded(0..at + 1));
    Ok(())
}

/// Looks for the list where an object does not name it as expected: the one member that is a list of records, a member
/// that holds the list, or records under keys of their own.
fn within(text: &str, values: &[Range<usize>], names: &[&str], out: &mut Elements<'_>) -> bool {
    let begins = |value: &&Range<usize>, with: &[char]| {
        let mut signs = text[value.start..value.end].chars().filter(|c| !c.is_whitespace() && !is_space(*c));
        with.iter().all(|sign| signs.next() == Some(*sign))
    };
    let lists: Vec<&Range<usize>> = values.iter().filter(|value| begins(value, &['[', '{'])).collect();
    if let [list] = lists.as_slice() {
        array(text, list.start, out);
        return true;
    }
    let records: Vec<&Range<usize>> = values.iter().filter(|value| begins(value, &['{', '"'])).collect();
    if !lists.is_empty() || records.is_empty() {
        return false;
    }
    for record in &records {
        let mut inner = Elements::default();
        let holds = names.iter().any(|name| text[record.start..record.end].contains(&format!("\"{name}\"")));
        if holds
            && members(&text[record.start..record.end], names, &mut inner).is_ok()
            && inner.rows.len() > 1
        {
            let shifted = |range: Range<usize>| range.start + record.start..range.end + record.start;
            out.rows.extend(inner.rows.into_iter().map(|row| row.map(shifted)));
            out.notes.append(&mut inner.notes);
            out.beside.extend(inner.beside.into_iter().map(|(key, range)| (key, shifted(range))));
            return true;
        }
    }
    if records.len() > 1 && records.len() == values.len() {
        out.beside.clear();
        out.rows.extend(records.into_iter().map(|record| bounded(record.clone())));
        return true;
    }
    false
}

/// The text of a property, whatever its type: numbers and booleans are written out, lists joined with commas.
pub(crate) fn text(map: &Map<String, Value>, key: &str) -> String {
    map.get(key).map(written).unwrap_or_default()
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Array(items) => items
            .iter()
            .filter(|i| !i.is_array() && !i.is_object())
            .take(200)
            .map(written)
            .collect::<Vec<_>>()
            .join(", "),
        Value::Null | Value::Object(_) => String::new(),
    }
}

/// The first property of several that says something.
pub(crate) fn first(map: &Map<String, Value>, keys: &[&str]) -> String {
    keys.iter().map(|key| text(map, key)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The items of a property that is a list, or a text with commas.
pub(crate) fn items(map: &Map<String, Value>, key: &str) -> Vec<String> {
    match map.get(key) {
        Some(Value::Array(items)) => items.iter().take(200).map(written).filter(|t| !t.is_empty()).collect(),
        Some(value) => written(value)
            .split([',', ';', '|'])
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .take(200)
            .map(str::to_owned)
            .collect(),
        None => Vec::new(),
    }
}

impl Elements<'_> {
    /// Every record in order, or why it cannot be read.
    pub(crate) fn records(&self) -> impl Iterator<Item = Result<Map<String, Value>, String>> {
        self.rows.iter().map(|row| row.clone().and_then(|range| object(self.text.get(range).unwrap_or(""))))
    }

    /// The first `most` records that can be read, one at a time.
    pub(crate) fn sample(&self, most: usize) -> impl Iterator<Item = Map<String, Value>> {
        self.records().take(most).flatten()
    }

    /// Another member of the object around the list, where it is not too large to be one.
    pub(crate) fn beside(&self, key: &str) -> Option<Value> {
        let text = self.text.get(self.beside.get(key)?.clone()).filter(|text| text.len() <= MOST_BESIDE)?;
        serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended(text))).ok()
    }

    /// Refuses a list whose records tell nothing that only groups have. `is_known`: something beside it says that it is one.
    pub(crate) fn check(&self, is_known: bool) -> Result<(), FeedError> {
        let mut keys: Vec<String> = Vec::new();
        for record in self.sample(SAMPLE) {
            keys.extend(record.keys().filter(|key| !keys.contains(key)).cloned().collect::<Vec<_>>());
            keys.truncate(SAMPLE);
        }
        let mut look = Look::at(keys.iter().map(String::as_str));
        for record in self.sample(SAMPLE) {
            let cells: Vec<String> = keys.iter().map(|key| text(&record, key)).collect();
            look.row(cells.iter().map(String::as_str));
        }
        look.check(is_known)
    }

    /// Every row with its number, read by `one`, which notes what is odd.
    pub(crate) fn read(
        &self,
        one: impl Fn(&Map<String, Value>, &mut Vec<String>) -> Result<domain::Contribution, String>,
    ) -> Vec<Row> {
        let row = |(index, record): (usize, Result<Map<String, Value>, String>)| {
            let mut notes = Vec::new();
            let result = record.and_then(|map| one(&map, &mut notes).map(Box::new));
            Row { number: index + 1, result, notes }
        };
        self.records().enumerate().map(row).collect()
    }
}
