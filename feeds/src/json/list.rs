//! The rows of a list, and those behind a broken one.

use super::{
    Elements,
    mend::{balanced, skip, value},
};
use crate::feed::{MOST_ROW_BYTES, MOST_ROWS};
use std::ops::Range;

/// Most bytes that are looked through for the rows behind broken ones.
const MOST_SEARCHED: usize = 2 << 30;
/// Reads the array that begins at `begin`; answers where it ends.
pub(super) fn array(text: &str, begin: usize, out: &mut Elements<'_>) -> usize {
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
                out.rows.push(Err("This row is not valid JSON: a comma, a quotation mark or a bracket is missing, or is too many.".into()));
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

/// Reads objects that stand one after another.
pub(super) fn lines(text: &str, out: &mut Elements<'_>) {
    let mut at = 0;
    while out.rows.len() < MOST_ROWS {
        at = skip(text, at);
        if at >= text.len() {
            return;
        }
        match value(&text[at..]) {
            Some(length) => {
                out.rows.push(bounded(at..at + length));
                at += length;
            }
            None => {
                out.rows.push(Err(
                    "This line is not valid JSON: each line is one whole entry, from { to }.".into()
                ));
                let past = text.ceil_char_boundary(at + 1);
                out.searched += balanced(&text[at..], MOST_ROW_BYTES).unwrap_or(text.len() - at);
                match text[past..].find('{').filter(|_| out.searched <= MOST_SEARCHED) {
                    Some(skip) => at = past + skip,
                    None => return,
                }
            }
        }
    }
}

/// Where the row behind a broken one begins; `None` where there is none, or enough was looked for.
fn next_row(text: &str, at: usize, out: &mut Elements<'_>) -> Option<usize> {
    let past = text.ceil_char_boundary(at + 1);
    let near = text.floor_char_boundary(past + MOST_ROW_BYTES).max(past);
    let end = balanced(&text[at..], MOST_ROW_BYTES).map(|length| at + length);
    let object = next_object(&text[past..near]).map(|skip| past + skip);
    let next = [end, object].into_iter().flatten().min();
    let next = next.or_else(|| next_object(&text[near..]).map(|skip| near + skip));
    let end_of_value = end.unwrap_or(text.len());
    out.searched +=
        [end_of_value, object.unwrap_or(near), next.unwrap_or(near)].iter().map(|to| to - at).sum::<usize>();
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

pub(super) fn bounded(range: Range<usize>) -> Result<Range<usize>, String> {
    if range.len() > MOST_ROW_BYTES {
        return Err(format!("This row is larger than {} KiB.", MOST_ROW_BYTES >> 10));
    }
    Ok(range)
}
