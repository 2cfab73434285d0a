//! Where the list stands: the file begins with it, or holds it in an object.

use super::{
    Elements,
    list::{array, bounded, lines},
    mend::{is_space, mended, skip, value},
};
use crate::feed::{FeedError, MOST_ROWS};
use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// Bytes of warnings that a server may put before JSON.
const MOST_BEFORE: usize = 4_000;

/// Where JSON begins in a text: at once, within `callback(…)`, or behind comments and warnings that a server put before it.
pub(crate) fn begin(text: &str) -> Option<usize> {
    static AT_ONCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^[\s\u{feff}\x00]*(?:(?:/\*\*/)?[A-Za-z0-9_$.]{1,100}\s*\(\s*)?[\[{]").ok()
    });
    static BEHIND: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"\n\s*(?:\[\s*\{\s*"|\[\s*\]|\{\s*")"#).ok());
    let at_once = || Some(AT_ONCE.as_ref()?.find(text)?.end());
    let behind = || {
        let markup = text
            .find(|c: char| !c.is_whitespace() && c != '\u{feff}')
            .filter(|at| text[*at..].starts_with('<'))?;
        let near = &text[..text.floor_char_boundary(markup + MOST_BEFORE)];
        Some(BEHIND.as_ref()?.find(near)?.end())
    };
    let found = &text[..at_once().or_else(behind)?];
    let lower = found.to_ascii_lowercase();
    let is_page = lower.contains("<html") || lower.contains("<!doctype") || lower.contains("<script");
    let at = match found.rfind(['[', '{'])? {
        last if found[..last].trim_end().ends_with('[') => found[..last].rfind('[')?,
        last => last,
    };
    (!is_page).then_some(at)
}

pub(super) fn after(rest: &str, notes: &mut Vec<String>) {
    if !rest.trim_matches(|c: char| c.is_whitespace() || is_space(c) || matches!(c, ';' | ')')).is_empty() {
        notes.push("There is text after the end of the list; it was left out.".into());
    }
}

/// Objects one after another, or one object around the list.
pub(super) fn objects(text: &str, names: &[&str], out: &mut Elements<'_>) -> Result<(), FeedError> {
    if let Some(length) = value(text) {
        let rest = &text[skip(text, length)..];
        if rest.starts_with('{') {
            lines(text, out);
            return Ok(());
        }
        after(rest, &mut out.notes);
    }
    members(text, names, out)
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
        return Err(FeedError::Unknown(
            "The server answered with an error, not with a feed. Open its address in a browser to see it."
                .into(),
        ));
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
