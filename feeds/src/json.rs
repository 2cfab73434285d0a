//! JSON read row by row: one bad row is one bad row, not a lost file.

use crate::feed::{FeedError, MOST_ROW_BYTES, MOST_ROWS, Row};
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Map, Value};
use std::ops::Range;

/// The elements of a list, in order.
#[derive(Debug, Default)]
pub(crate) struct Elements {
    text: String,
    /// Where each stands in the text, or the reason why it cannot be read.
    rows: Vec<Result<Range<usize>, String>>,
    /// What was odd about the list.
    pub(crate) notes: Vec<String>,
    /// Other members of the object around the list (`formats` beside `meetings`).
    pub(crate) beside: Map<String, Value>,
}

/// Reads a list of objects: an array, lines of objects, or an object that holds the list under one of `names`. An object
/// without any of them is one row, when it has members.
pub(crate) fn elements(text: &str, names: &[&str]) -> Result<Elements, FeedError> {
    let text = without_controls(&text[begin(text).unwrap_or(0)..]);
    let mut out = Elements::default();
    match text.as_bytes().first() {
        Some(b'[') => {
            let end = array(&text, 0, &mut out);
            after(&text[end..], &mut out.notes);
        }
        Some(b'{') => objects(&text, names, &mut out)?,
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

/// Raw line breaks and other control characters inside strings are not JSON; outside they are spaces anyway.
fn without_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }).collect()
}

fn after(rest: &str, notes: &mut Vec<String>) {
    if !rest.trim().trim_matches([';', ')']).is_empty() {
        notes.push("There is text after the end of the list; it was left out.".into());
    }
}

/// Reads the array that begins at `begin`; answers where it ends.
fn array(text: &str, begin: usize, out: &mut Elements) -> usize {
    let mut at = begin + 1;
    while out.rows.len() < MOST_ROWS {
        at += text[at..].len() - text[at..].trim_start_matches([' ', ',']).len();
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
            None if let Some(length) = mended(&text[at..]) => {
                out.rows.push(bounded(at..at + length));
                at += length;
            }
            None => {
                out.rows.push(Err("This row is not valid JSON.".into()));
                let past = text.ceil_char_boundary(at + 1);
                let object = next_object(&text[past..]).map(|skip| past + skip);
                match [object, balanced(&text[at..]).map(|length| at + length)].into_iter().flatten().min() {
                    Some(next) => at = next,
                    None => return text.len(),
                }
            }
        }
    }
    out.notes.push(format!("The list has more than {MOST_ROWS} rows; the rest was left out."));
    text.len()
}

/// The length of the value that begins `text`; `None` when it is broken.
fn value(text: &str) -> Option<usize> {
    let mut stream = Deserializer::from_str(text).into_iter::<IgnoredAny>();
    stream.next()?.ok()?;
    Some(stream.byte_offset())
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

/// The length of a record that is JSON but for commas before its closing brackets.
fn mended(text: &str) -> Option<usize> {
    let length = balanced(text)?;
    let record = text.get(..length).filter(|record| record.starts_with('{'))?;
    serde_json::from_str::<IgnoredAny>(&without_last_commas(record)).ok().map(|_| length)
}

/// A text without the commas that stand before a closing bracket.
fn without_last_commas(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            '}' | ']' if !quoted => {
                let kept = out.trim_end_matches([' ', ',']).len();
                out.truncate(kept);
            }
            _ => {}
        }
        out.push(c);
    }
    out
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
    let read = read.or_else(|error| serde_json::from_str(&without_last_commas(text)).map_err(|_| error));
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
fn objects(text: &str, names: &[&str], out: &mut Elements) -> Result<(), FeedError> {
    if let Some(length) = value(text) {
        let rest = text[length..].trim_start_matches([' ', ',']);
        if rest.starts_with('{') {
            return lines(text, out);
        }
        after(rest, &mut out.notes);
    }
    members(text, names, out)
}

fn lines(text: &str, out: &mut Elements) -> Result<(), FeedError> {
    let mut at = 0;
    while out.rows.len() < MOST_ROWS {
        at += text[at..].len() - text[at..].trim_start_matches([' ', ',']).len();
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
                match text[past..].find('{') {
                    Some(skip) => at = past + skip,
                    None => return Ok(()),
                }
            }
        }
    }
    Ok(())
}

/// The members of the object that begins `text`.
fn members(text: &str, names: &[&str], out: &mut Elements) -> Result<(), FeedError> {
    let broken =
        || FeedError::Broken("The file is not valid JSON, and no row can be told from another.".into());
    let mut at = 1;
    let mut found = false;
    let mut values: Vec<Range<usize>> = Vec::new();
    loop {
        at += text[at..].len() - text[at..].trim_start_matches([' ', ',']).len();
        if matches!(text.as_bytes().get(at), None | Some(b'}')) {
            break;
        }
        let Some(length) = value(&text[at..]) else { break };
        let Ok(key) = serde_json::from_str::<String>(&text[at..at + length]) else { return Err(broken()) };
        at += length;
        let Some(rest) = text[at..].trim_start().strip_prefix(':') else { return Err(broken()) };
        at = text.len() - rest.trim_start().len();
        if names.contains(&key.as_str()) && text[at..].starts_with('[') {
            found = true;
            at = array(text, at, out);
            continue;
        }
        let Some(length) = value(&text[at..]) else { break };
        if length <= 16 * MOST_ROW_BYTES
            && let Ok(value) = serde_json::from_str(&text[at..at + length])
        {
            out.beside.insert(key, value);
        }
        values.push(at..at + length);
        at += length;
    }
    let has = |names: &[&str]| names.iter().any(|name| out.beside.contains_key(*name));
    let (is_record, is_error) = (has(&["name", "id", "slug"]), has(&["error", "errors"]));
    let is_error = is_error || (values.len() < 4 && has(&["message", "code"]));
    if found || (!is_record && !is_error && within(text, &values, names, out)) {
        return if found || !out.rows.is_empty() || text.trim_end().ends_with('}') {
            Ok(())
        } else {
            Err(broken())
        };
    }
    if out.beside.is_empty() {
        return if text.trim_end().ends_with('}') { Ok(()) } else { Err(broken()) };
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
fn within(text: &str, values: &[Range<usize>], names: &[&str], out: &mut Elements) -> bool {
    let begins = |value: &&Range<usize>, with: &[char]| {
        let mut signs = text[value.start..value.end].chars().filter(|c| !c.is_whitespace());
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
            let shifted =
                inner.rows.into_iter().map(|row| row.map(|r| r.start + record.start..r.end + record.start));
            out.rows.extend(shifted);
            out.notes.append(&mut inner.notes);
            out.beside.extend(inner.beside);
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

impl Elements {
    /// Every record in order, or why it cannot be read.
    pub(crate) fn records(&self) -> impl Iterator<Item = Result<Map<String, Value>, String>> {
        self.rows.iter().map(|row| row.clone().and_then(|range| object(self.text.get(range).unwrap_or(""))))
    }

    /// The first `most` records that can be read.
    pub(crate) fn sample(&self, most: usize) -> Vec<Map<String, Value>> {
        self.rows
            .iter()
            .take(most)
            .flatten()
            .filter_map(|range| object(self.text.get(range.clone())?).ok())
            .collect()
    }

    /// Every row with its number, read by `one`, which notes what is odd.
    pub(crate) fn read(
        &self,
        one: impl Fn(&Map<String, Value>, &mut Vec<String>) -> Result<domain::Contribution, String>,
    ) -> Vec<Row> {
        let row = |(index, element): (usize, &Result<Range<usize>, String>)| {
            let mut notes = Vec::new();
            let record = element.clone().and_then(|range| object(self.text.get(range).unwrap_or("")));
            let result = record.and_then(|map| one(&map, &mut notes));
            Row { number: index + 1, result, notes }
        };
        self.rows.iter().enumerate().map(row).collect()
    }
}
