//! The JSON-LD in a file: bare, or in the scripts of a page, mended where pages commonly break it.

use serde_json::Value;

/// One block: what it holds, or why it cannot be read.
pub(super) struct Block {
    pub(super) line: usize,
    pub(super) value: Result<Value, String>,
    /// It stood in a page, among things that are no rows.
    pub(super) in_page: bool,
}

/// The blocks of a text, in order, each read when it is asked for.
pub(super) fn find(text: &str) -> impl Iterator<Item = Block> {
    let is_page = text.trim_start().starts_with('<');
    let bare = (!is_page).then_some((1, text));
    let scripts = Scripts { page: if is_page { text } else { "" }, at: 0, line: 1 };
    let all = bare.into_iter().chain(scripts);
    all.map(move |(line, script)| Block { line, value: parse(script), in_page: is_page })
}

/// The JSON-LD scripts of a page with their lines. Scripts and comments are all that matters here, and a scan for them
/// is linear on every input; building the tree of a hostile page is not.
struct Scripts<'a> {
    page: &'a str,
    at: usize,
    line: usize,
}

impl Scripts<'_> {
    /// Where a mark stands next, in capitals or not; the page's end where it does not.
    fn next_mark(&self, from: usize, mark: &str) -> usize {
        let page = self.page.as_bytes();
        let first = mark.as_bytes().first().copied().unwrap_or_default();
        let mut from = from;
        while let Some(skip) = page.get(from..).and_then(|rest| rest.iter().position(|byte| *byte == first)) {
            if self.is_at(from + skip, mark) {
                return from + skip;
            }
            from += skip + 1;
        }
        page.len()
    }

    fn is_at(&self, at: usize, mark: &str) -> bool {
        let text = self.page.as_bytes().get(at..at + mark.len());
        text.is_some_and(|text| text.eq_ignore_ascii_case(mark.as_bytes()))
    }

    /// Goes on behind a place, which begins no character of several bytes.
    fn go(&mut self, to: usize) {
        let to = (to + 1).min(self.page.len());
        self.line += self.page.as_bytes()[self.at..to].iter().filter(|b| **b == b'\n').count();
        self.at = to;
    }
}

impl<'a> Iterator for Scripts<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let end = self.page.len();
        while self.at < end {
            let tag = self.next_mark(self.at, "<");
            if self.is_at(tag, "<!--") {
                self.go(self.next_mark(tag, "-->"));
            } else if self.is_at(tag, "<script") {
                let body = (self.next_mark(tag, ">") + 1).min(end);
                let close = self.next_mark(body, "</script");
                let begin = self.line + self.page[self.at..body].matches('\n').count();
                let is_data = self.page[tag..body].to_ascii_lowercase().contains("ld+json");
                self.go(close);
                if is_data {
                    return Some((begin, &self.page[body..close]));
                }
            } else {
                self.go(tag);
            }
        }
        None
    }
}

/// Reads a block as it stands, and if that fails, mended.
fn parse(text: &str) -> Result<Value, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.len() > super::MOST_WHOLE {
        return Err(format!("it is larger than {} MiB", super::MOST_WHOLE >> 20));
    }
    let first = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let decoded = html_escape::decode_html_entities(text);
    serde_json::from_str(&mended(text))
        .or_else(|_| serde_json::from_str(&mended(&decoded)))
        .map_err(|_| format!("it is no JSON ({first})"))
}

/// Without comments, CDATA marks, a last comma or semicolon; with control characters in texts as escapes.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_text = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (skip, put): (usize, Option<&str>) = if in_text {
            text_char(rest, c, &mut in_text)
        } else {
            match between(rest) {
                Some(skip) => (skip, None),
                None => {
                    in_text = c == '"';
                    if matches!(c, '}' | ']') {
                        out.truncate(out.trim_end().trim_end_matches(',').len());
                    }
                    (c.len_utf8(), rest.get(..c.len_utf8()))
                }
            }
        };
        match put {
            Some(put) => out.push_str(put),
            None if in_text && skip > 0 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            None => {}
        }
        rest = rest.get(skip.max(1)..).unwrap_or_default();
    }
    out.truncate(out.trim_end().trim_end_matches(';').len());
    out
}

/// One character inside a text: how many bytes it takes, and what stands for it; `None` for an escape.
fn text_char<'a>(rest: &'a str, c: char, in_text: &mut bool) -> (usize, Option<&'a str>) {
    match c {
        '\\' => {
            let next = rest.chars().nth(1).map_or(0, char::len_utf8);
            (1 + next, rest.get(..1 + next))
        }
        '"' => {
            *in_text = false;
            (1, Some("\""))
        }
        c if c.is_control() && c.is_ascii() => (1, None),
        c => (c.len_utf8(), rest.get(..c.len_utf8())),
    }
}

/// How many bytes of comments and marks stand here, outside texts.
fn between(rest: &str) -> Option<usize> {
    for mark in ["<![CDATA[", "]]>", "<!--", "-->"] {
        if rest.starts_with(mark) {
            return Some(mark.len());
        }
    }
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    None
}
