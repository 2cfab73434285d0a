//! Where a value ends, also one that is not quite JSON, and what mends it.

use crate::feed::MOST_ROW_BYTES;
use serde::de::IgnoredAny;
use serde_json::Deserializer;

/// What stands between values: outside texts, control characters are spaces.
pub(super) fn is_between(c: char) -> bool {
    c == ',' || is_space(c)
}

pub(super) fn is_space(c: char) -> bool {
    c == ' ' || c.is_ascii_control()
}

/// The place behind what stands between values.
pub(super) fn skip(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_between).len()
}

/// The length of the value that begins `text`, as it stands or mended; `None` when it is broken. One that is larger than
/// a row may be is only looked over for its end.
pub(super) fn value(text: &str) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(MOST_ROW_BYTES + 1)];
    let mut stream = Deserializer::from_str(near).into_iter::<IgnoredAny>();
    match stream.next()? {
        Ok(_) => Some(stream.byte_offset()),
        Err(error) if error.is_eof() && near.len() < text.len() => match text.as_bytes().first()? {
            b'{' | b'[' => balanced(text, text.len()),
            _ => quoted(text, text.len()),
        },
        Err(_) => mendable(text),
    }
}

/// The length of a broken value up to the bracket that closes it, or to the comma behind it.
pub(super) fn balanced(text: &str, most: usize) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().take(most) {
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
        b'{' | b'[' => balanced(text, MOST_ROW_BYTES)?,
        b'"' => quoted(text, MOST_ROW_BYTES)?,
        _ => return None,
    };
    serde_json::from_str::<IgnoredAny>(&mended(text.get(..length)?)).ok().map(|_| length)
}

/// The length of the text in quotes that begins here.
fn quoted(text: &str, most: usize) -> Option<usize> {
    let mut escaped = false;
    let is_end = move |byte: u8| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    };
    text.bytes().skip(1).take(most).position(is_end).map(|at| at + 2)
}

/// A value without the commas that stand before a closing bracket, with spaces for the line breaks and other control
/// characters that stand raw in its texts.
pub(super) fn mended(text: &str) -> String {
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
