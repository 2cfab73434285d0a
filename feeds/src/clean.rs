//! Cleans what comes from outside: bytes to text, markup to plain words, private persons and passwords out.
//!
//! **Every text of a feed goes through [`text`] or [`line()`] before it becomes part of a listing.**

mod bytes;
mod codepage;
mod contact;
mod cost;
mod day;
mod link;
mod markup;
mod person;
mod point;
mod secret;
mod status;
mod time;
mod words;

pub use bytes::{Decoded, decode, repaired};
pub use contact::{email, number_to_call, phone};
pub use cost::cost;
pub use day::{weekday, weekdays};
pub use link::url;
pub use markup::plain;
pub use person::names_person;
pub use point::{degrees, point};
pub use status::status_in_text;
pub use time::{date, time, zone};
pub use words::{country_code, flag, language_code, languages, number, slug};

/// Most characters of a text.
pub const MOST_TEXT: usize = 8_000;
/// Most characters of a line.
pub const MOST_LINE: usize = 300;

/// Plain text of several lines: markup, control characters, passwords and private persons' contacts are gone,
/// paragraphs are line breaks, and it has at most [`MOST_TEXT`] characters.
pub fn text(raw: &str) -> String {
    at_rest(raw, |raw| bounded(&tidy(&public(raw)), MOST_TEXT))
}

/// The same on one line of at most [`MOST_LINE`] characters: names, places, short facts.
pub fn line(raw: &str) -> String {
    at_rest(raw, one_line)
}

/// What a person is told of a cell that was not understood: its beginning, at most 60 characters.
pub fn short(raw: &str) -> String {
    bounded(&line(raw), 60)
}

/// Cleans until cleaning changes nothing more: what was taken out may bring together what must go too.
fn at_rest(raw: &str, clean: fn(&str) -> String) -> String {
    let mut text = clean(raw);
    if text == raw {
        return text;
    }
    for _ in 0..8 {
        let again = clean(&text);
        if again == text {
            break;
        }
        text = again;
    }
    text
}

fn one_line(raw: &str) -> String {
    let words = tidy(&public(raw));
    if !words.contains('\n') {
        return bounded(&words, MOST_LINE);
    }
    // What stood on two lines may belong together on one.
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(&tidy(&public(&joined)), MOST_LINE)
}

/// Without markup, passwords and private persons.
fn public(raw: &str) -> String {
    let mut text = plain(bounded_bytes(raw, 8 * MOST_TEXT));
    // What is taken out may bring together what must go too.
    for _ in 0..4 {
        let public = person::without(&secret::without(&text));
        if public == text {
            break;
        }
        text = tidy(&public);
    }
    text
}

/// The beginning of a text, cut between characters.
fn bounded_bytes(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

fn bounded(text: &str, most: usize) -> String {
    let longest = text.char_indices().nth(most).and_then(|_| text.char_indices().nth(most - 1));
    match longest {
        Some((at, _)) => {
            let cut = &text[..at];
            let end = cut.rfind(char::is_whitespace).filter(|end| at - end < 40).unwrap_or(at);
            format!("{}…", cut[..end].trim_end())
        }
        None => text.to_owned(),
    }
}

/// Whether a line says anything: a letter or number that is no part of an entity nobody knows (`&lol9;`).
fn has_words(line: &str) -> bool {
    static ENTITY: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| pattern(r"&#?\w{1,40};"));
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    says(line) && (!line.contains('&') || says(&ENTITY.replace_all(line, " ")))
}

/// Single spaces, at most one empty line, no line that holds punctuation only, no orphaned brackets.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for raw in text.lines() {
        let line = tidy_line(raw);
        if has_words(raw) {
            if !out.is_empty() {
                out.push_str(if gap { "\n\n" } else { "\n" });
            }
            out.push_str(&line);
            gap = false;
        } else {
            gap = !out.is_empty();
        }
    }
    out
}

fn tidy_line(line: &str) -> String {
    static EMPTY: std::sync::LazyLock<Vec<(regex::Regex, &'static str)>> = std::sync::LazyLock::new(|| {
        [
            (r"[\s\u{a0}\u{200b}]+", " "),
            (r"\(\s*[,;:/&]*\s*\)|\[\s*\]", ""),
            (r"\. \.( |$)", ".$1"),
            (r" +([,;.)])", "$1"),
            (r"([,;:])(?:\s+[,;:])+", "$1"),
            (r"[,;:](\s*[.!?)])", "$1"),
            (r"\s{2,}", " "),
        ]
        .into_iter()
        .filter_map(|(pattern, with)| regex::Regex::new(pattern).ok().map(|r| (r, with)))
        .collect()
    });
    let mut line = line.to_owned();
    for _ in 0..if is_tidy(&line) { 0 } else { 4 } {
        let before = line.len();
        for (pattern, with) in EMPTY.iter() {
            if let std::borrow::Cow::Owned(changed) = pattern.replace_all(&line, *with) {
                line = changed;
            }
        }
        if line.len() == before {
            break;
        }
    }
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '•')).to_owned()
}

/// Whether a line needs no tidying: single plain spaces, and none of them before or behind lonely signs.
fn is_tidy(line: &str) -> bool {
    let mut before = 'a';
    line.chars().all(|c| {
        let is_odd = (c.is_whitespace() && (c != ' ' || before == ' '))
            || (matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | ')' | ']' | '/' | '&')
                && matches!(before, ' ' | ',' | ';' | ':' | '(' | '['))
            || (c == ' ' && matches!(before, '(' | '['))
            || c == '\u{200b}';
        before = c;
        !is_odd
    })
}

/// A pattern written in this crate; one that does not compile matches nothing, and the tests of its words fail.
fn pattern(text: &str) -> regex::Regex {
    regex::Regex::new(text).unwrap_or_else(|_| NOTHING.clone())
}

static NOTHING: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern that every test run compiles")]
    regex::Regex::new("$^").unwrap()
});
