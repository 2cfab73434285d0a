//! The JSON-LD in a file: bare, or in the scripts of a page, mended where pages commonly break it.

use serde_json::Value;

/// One block: what it holds, or why it cannot be read.
pub(super) struct Block {
    pub(super) line: usize,
    pub(super) value: Result<Value, String>,
    /// It stood in a page, among things that are no rows.
    pub(super) in_page: bool,
}

/// The blocks of a text, in order.
pub(super) fn find(text: &str) -> Vec<Block> {
    let is_page = text.trim_start().starts_with('<');
    if !is_page {
        return vec![Block { line: 1, value: parse(text), in_page: false }];
    }
    let scripts = scripts(text).into_iter();
    scripts.map(|(line, script)| Block { line, value: parse(script), in_page: true }).collect()
}

/// The JSON-LD scripts of a page with their lines. Scripts and comments are all that matters here, and a scan for them
/// is linear on every input; building the tree of a hostile page is not.
fn scripts(page: &str) -> Vec<(usize, &str)> {
    const END: &str = "</script";
    let lower = page.to_ascii_lowercase();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while let Some(open) = lower[at..].find('<') {
        let tag = at + open;
        let end_of = |from: usize, mark: &str| lower[from..].find(mark).map_or(lower.len(), |end| from + end);
        let next = if lower[tag..].starts_with("<!--") {
            end_of(tag, "-->")
        } else if lower[tag..].starts_with("<script") {
            let body = (end_of(tag, ">") + 1).min(lower.len());
            let end = end_of(body, END);
            if lower[tag..body].contains("ld+json") {
                found.push((line + page[at..body].matches('\n').count(), &page[body..end]));
            }
            end
        } else {
            tag
        };
        let next = (next + 1).min(lower.len());
        line += page.as_bytes()[at..next].iter().filter(|b| **b == b'\n').count();
        at = (next..=lower.len()).find(|at| lower.is_char_boundary(*at)).unwrap_or(lower.len());
    }
    found
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
