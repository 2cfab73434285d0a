//! Cuts text into words, numbers and signs, folded, with their place in the text.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Number,
    Sign,
}

/// A word, a number or a sign.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) sort: Sort,
    /// Lower case, no accents.
    pub(super) text: String,
    /// Bytes of the text it stands at.
    pub(super) start: usize,
    pub(super) end: usize,
    /// White space stands before it.
    pub(super) spaced: bool,
    /// It begins with a capital.
    pub(super) capital: bool,
}

impl Token {
    /// The value of a number, if it has at most six digits.
    pub(super) fn number(&self) -> Option<u32> {
        if self.sort == Sort::Number && self.text.len() <= 6 { self.text.parse().ok() } else { None }
    }
}

/// The tokens of a text, and its length as the place where all of them end.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = true;
    let mut joined = false;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut skip_to = 0;
    for (i, (start, c)) in chars.iter().copied().enumerate() {
        if i < skip_to {
            continue;
        }
        let (c, length) = entity(text.get(start..).unwrap_or("")).unwrap_or((c, 1));
        skip_to = i + length;
        let end = chars.get(skip_to).map_or(text.len(), |(next, _)| *next);
        if c.is_whitespace() && c != '\n' {
            (spaced, joined) = (true, false);
            continue;
        }
        if matches!(c, '\'' | '\u{2019}' | '\u{200b}' | '\u{200e}' | '\u{200f}') || is_combining_mark(c) {
            continue;
        }
        if c == '\u{ad}' && !spaced && chars.get(i + 1).is_some_and(|(_, next)| next.is_alphabetic()) {
            continue;
        }
        let folded: String =
            c.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
        let sort = sort_of(&folded);
        match tokens.last_mut() {
            Some(last) if joined && sort != Sort::Sign && last.sort == sort => {
                last.text.push_str(&folded);
                last.end = end;
            }
            _ => {
                let text = if is_dash(c) { "-".into() } else { folded };
                tokens.push(Token { sort, text, start, end, spaced, capital: c.is_uppercase() });
            }
        }
        (spaced, joined) = (c == '\n', sort != Sort::Sign);
    }
    without_seconds(tokens)
}

/// "7:00:00 PM" as "7:00 PM": forms and spreadsheets write seconds that nobody means.
fn without_seconds(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let is_colon = token.text == ":" && !token.spaced;
        let is_second = rest.peek().is_some_and(|next| is_part(next, 2) && !next.spaced);
        if is_colon && is_second && is_clock(&kept) {
            let end = rest.next().map_or(token.end, |second| second.end);
            kept.iter_mut().last().into_iter().for_each(|minute| minute.end = end);
        } else {
            kept.push(token);
        }
    }
    kept
}

fn is_part(token: &Token, digits: usize) -> bool {
    token.sort == Sort::Number && token.text.len() <= digits && token.text.len() + 1 >= digits
}

/// Whether the last tokens are an hour and its minutes.
fn is_clock(tokens: &[Token]) -> bool {
    let [.., hour, colon, minute] = tokens else { return false };
    is_part(hour, 2)
        && colon.text == ":"
        && !colon.spaced
        && minute.text.len() == 2
        && is_part(minute, 2)
        && !minute.spaced
}

/// A sign that a feed left written as web pages write it, and its length in characters.
fn entity(text: &str) -> Option<(char, usize)> {
    const ENTITIES: &[(&str, char)] = &[
        ("&amp;", '&'),
        ("&nbsp;", ' '),
        ("&ndash;", '-'),
        ("&mdash;", '-'),
        ("&#8211;", '-'),
        ("&#8212;", '-'),
    ];
    ENTITIES
        .iter()
        .find(|(written, _)| text.starts_with(written))
        .map(|(written, sign)| (*sign, written.len()))
}

fn sort_of(folded: &str) -> Sort {
    match folded.chars().next() {
        Some(c) if c.is_ascii_digit() => Sort::Number,
        Some(c) if c.is_alphabetic() => Sort::Word,
        _ => Sort::Sign,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '~')
}
