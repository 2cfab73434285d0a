//! Markup to plain text.

use super::{bytes::repaired, pattern};
use regex::Regex;
use std::sync::LazyLock;

static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)<!--.*?(?:-->|$)|<(?:script|style|template|noscript|iframe)\b.*?(?:</(?:script|style|template|noscript|iframe)\s*>|$)",
    )
});
static BREAK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)</?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|section|article|blockquote|hr|dd|dt|dl)(?:[\s/](?:[^"'<>]|"[^"]*"|'[^']*')*)?>"#,
    )
});
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?i)</?[a-z][a-z0-9:-]*(?:\s(?:[^"'<>]|"[^"]*"|'[^']*')*)?/?>|<!doctype[^>]*>|<\?[^>]*>"#)
});

/// Text without tags, scripts, styles, entities, control characters and twice-encoded letters; block elements are line
/// breaks. Time grows with the length only: nothing is nested.
pub fn plain(raw: &str) -> String {
    if raw.bytes().all(|b| matches!(b, b'\n' | b' '..=b'~') && b != b'<' && b != b'&') {
        return raw.to_owned();
    }
    let mut text = visible(raw);
    for _ in 0..6 {
        if !text.contains(['<', '&']) {
            break;
        }
        let decoded = visible(&html_escape::decode_html_entities(&strip(&text)));
        if decoded == text {
            break;
        }
        text = decoded;
    }
    if text.contains('<') {
        text = strip(&text);
    }
    visible(&repaired(&text))
}

/// A text without invisible characters; every kind of line break is one.
fn visible(text: &str) -> String {
    let breaks = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{0b}', '\u{0c}'], "\n");
    breaks.chars().filter_map(printable).collect()
}

fn strip(text: &str) -> String {
    let text = HIDDEN.replace_all(text, " ");
    let text = BREAK.replace_all(&text, "\n");
    TAG.replace_all(&text, "").into_owned()
}

/// Invisible characters vanish, unusual spaces become plain ones.
fn printable(c: char) -> Option<char> {
    match c {
        '\n' => Some('\n'),
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fffd}'
        | '\u{ad}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_becomes_plain_text() {
        assert_eq!(
            plain("<p>Bring &amp; share</p><script>alert(1)</script>2 < 3"),
            "\nBring & share\n 2 < 3"
        );
        assert_eq!(plain("St. Mark&#8217;s &lt;b&gt;room&lt;/b&gt;"), "St. Mark’s room");
        assert_eq!(plain("a<br/>b\u{0}\u{202e}c"), "a\nbc");
        assert_eq!(plain("<a href=\"x>y\">link</a> <https://example.org>"), "link <https://example.org>");
    }
}
