//! Text made plain for matching, with a way back to the words as they stand in the source.
//!
//! Lower case, no accents, no zero-width or bidi marks, look-alike letters folded, apostrophes dropped, hyphens inside
//! words opened, every run of white space one space, newlines kept only where they end a sentence.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Plain text; every byte knows which source character it comes from.
#[derive(Debug, Default)]
pub(crate) struct Normal {
    /// The plain text.
    pub(crate) text: String,
    from: Vec<Range<u32>>,
}

impl Normal {
    /// Makes `source` plain.
    pub(crate) fn new(source: &str) -> Self {
        let mut normal = Self::default();
        let mut chars = source.char_indices().peekable();
        let mut last = ' ';
        while let Some((at, c)) = chars.next() {
            let at = at as u32..(at + c.len_utf8()) as u32;
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            match c {
                c if is_invisible(c) => continue,
                '\n' if ends_line(&normal.text, &source[at.end as usize..]) => normal.push('\n', &at),
                c if c.is_whitespace() => normal.space(&at),
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => normal.dash(c, last, next, &at),
                '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => normal.push('"', &at),
                c if c.is_ascii() => normal.push(c.to_ascii_lowercase(), &at),
                c => {
                    for plain in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
                        plain.to_lowercase().for_each(|c| normal.push(look_alike(c), &at));
                    }
                }
            }
            last = c;
        }
        normal
    }

    /// The words of `source` that a span of the plain text comes from.
    pub(crate) fn words<'a>(&self, source: &'a str, span: &Range<usize>) -> &'a str {
        let bytes = self.from.get(span.clone()).unwrap_or_default();
        match (bytes.first(), bytes.last()) {
            (Some(first), Some(last)) => source.get(first.start as usize..last.end as usize).unwrap_or(""),
            _ => "",
        }
    }

    fn push(&mut self, c: char, at: &Range<u32>) {
        self.text.push(c);
        self.from.resize(self.text.len(), at.clone());
    }

    fn space(&mut self, at: &Range<u32>) {
        if !self.text.ends_with([' ', '\n']) {
            self.push(' ', at);
        }
    }

    /// A dash between numbers stays; inside a word it opens the word; else it parts clauses.
    fn dash(&mut self, c: char, last: char, next: char, at: &Range<u32>) {
        let number = |c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '%');
        if number(last) && number(next) {
            self.push('-', at);
        } else if c < '\u{2012}' && last.is_alphanumeric() && next.is_alphanumeric() {
            self.push(' ', at);
        } else {
            self.space(at);
            self.push('-', at);
            self.push(' ', at);
        }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '*' | '_'
            | '`'
            | '\''
            | '\u{b4}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{2bc}'
            | '¿'
            | '¡'
            | '\u{ad}'
            | '\u{feff}'
    ) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a newline ends a sentence: before an empty line, a bullet or a capital, or after a stop.
fn ends_line(before: &str, after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\t', '\r']);
    let next = after.chars().next();
    before.trim_end().ends_with(['.', '!', '?', ':', ';'])
        || next.is_none_or(|c| c == '\n' || c.is_uppercase() || "-*•·▪¿¡✔✅".contains(c))
}

/// Cyrillic and Greek letters that pass for Latin ones.
fn look_alike(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' => 'b',
        'с' => 'c',
        'е' | 'ε' => 'e',
        'н' => 'h',
        'і' | 'ι' => 'i',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'х' => 'x',
        'у' => 'y',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::Normal;

    #[test]
    fn plain_text_leads_back_to_the_source() {
        let source = "We\u{200b} don’t “CÚRE” cancer-free — $20–$40";
        let normal = Normal::new(source);
        assert_eq!(normal.text, "we dont \"cure\" cancer free - $20-$40");
        let at = normal.text.find("cure").unwrap();
        assert_eq!(normal.words(source, &(at..at + 4)), "CÚRE");
    }

    #[test]
    fn look_alikes_and_wrapped_lines_are_read() {
        assert_eq!(Normal::new("сurе\nfor all").text, "cure for all");
        assert_eq!(Normal::new("one\nTwo\n\nthree").text, "one\ntwo\nthree");
    }
}
