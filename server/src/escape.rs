//! Text as HTML.

use askama::filters::{Escaper, Html as Each};
use std::fmt::{self, Write};

/// askama's own escaping, passed by where a text holds nothing to escape: most do, and looking is faster than writing
/// byte by byte. Named in `askama.toml`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Html;

impl Escaper for Html {
    fn write_escaped_str<W: Write>(&self, mut to: W, text: &str) -> fmt::Result {
        if is_plain(text) { to.write_str(text) } else { Each.write_escaped_str(to, text) }
    }
}

/// Looks at every byte, many at a time.
fn is_plain(text: &str) -> bool {
    !text.bytes().fold(false, |found, byte| found | matches!(byte, b'"' | b'&' | b'\'' | b'<' | b'>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut to = String::new();
        Html.write_escaped_str(&mut to, text).unwrap();
        to
    }

    #[test]
    fn what_would_be_markup_is_escaped_wherever_it_stands() {
        for (text, as_html) in
            [("\"", "&#34;"), ("&", "&#38;"), ("'", "&#39;"), ("<", "&#60;"), (">", "&#62;")]
        {
            for (before, after) in [(0, 0), (1, 0), (0, 1), (31, 33), (200, 0), (0, 200)] {
                let (before, after) = ("é".repeat(before), "x".repeat(after));
                assert_eq!(escaped(&format!("{before}{text}{after}")), format!("{before}{as_html}{after}"));
            }
        }
        for text in ["", "Tuesdays at 7", "¿Cómo está?", "🙂", "a=b; c/d"] {
            assert_eq!(escaped(text), text);
        }
    }
}
