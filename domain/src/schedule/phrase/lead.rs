//! The words that lead to a time: "at", "from", "a las".

use super::lex::Token;

fn word(tokens: &[Token], i: usize) -> &str {
    tokens.get(i).map_or("", |t| t.text.as_str())
}

/// The words before a time.
pub(super) struct Lead {
    /// Where the time begins.
    pub(super) at: usize,
    /// They make a bare number a time.
    pub(super) single: bool,
    /// They make two bare numbers times.
    pub(super) range: bool,
    /// "between", which "and" goes on.
    pub(super) between: bool,
}

pub(super) fn lead(tokens: &[Token], i: usize) -> Lead {
    let article = |at: usize| at + usize::from(matches!(word(tokens, at), "las" | "la" | "around" | "about"));
    let after =
        |skipped: usize| Lead { at: article(i + skipped), single: true, range: false, between: false };
    match word(tokens, i) {
        "at" | "@" | "around" | "about" => after(1),
        "kl" => after(1 + usize::from(word(tokens, i + 1) == ".")),
        "a" if matches!(word(tokens, i + 1), "las" | "la") => after(1),
        "las" => after(0),
        first @ ("from" | "between" | "entre" | "desde" | "de") => Lead {
            at: article(i + 1),
            single: article(i + 1) > i + 1,
            range: true,
            between: matches!(first, "between" | "entre"),
        },
        _ => Lead { at: i, single: false, range: false, between: false },
    }
}
