//! Sentences and clauses of plain text.

use crate::cues::{Cues, Matches};
use crate::pattern::Pattern;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// One sentence of a plain text.
#[derive(Debug, Clone)]
pub(crate) struct Sentence<'a> {
    /// Its words, without the stop.
    pub(crate) text: &'a str,
    /// Where it starts in the plain text.
    pub(crate) start: usize,
    /// Whether it is a question.
    pub(crate) asks: bool,
    /// Whether it is a question that the next words answer with yes.
    pub(crate) confirmed: bool,
    /// What of the tables stands in it, once it was asked for.
    matches: [OnceCell<Matches>; 5],
}

impl Sentence<'_> {
    /// What of some tables stands in it.
    pub(crate) fn matches(&self, cues: &Cues) -> &Matches {
        const NONE: &Matches = &Matches::none();
        self.matches.get(cues.place).map_or(NONE, |known| known.get_or_init(|| cues.matches(self.text)))
    }
}

/// Where a clause ends: marks, words of contrast, and a comma before a new subject or command.
static BREAKS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?-u)[;:()]| -+ |,? \b(?:but|however|instead|pero|sino|aunque|although|though|sin embargo|en cambio)\b|, yet\b|, (?:and |y |so )?(?:we|you|it|they|our|this|that|the|anyone|everyone|every|all|those|whoever|my|his|her|your|just|only|if|nosotros|usted|ustedes|nuestr[oa]s?|est[oae]|ell[oa]s|solo|si|curamos|garantizamos|cure your|heal your|say goodbye|cure su|cure tu|sane su|hay)\b",
    )
});

/// The sentences of a plain text.
pub(crate) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found: Vec<Sentence<'_>> = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if ends(text, at, c) {
            push(&mut found, text, start..at, c == '?');
            start = at + 1;
        }
    }
    push(&mut found, text, start..text.len(), false);
    found
}

fn push<'a>(found: &mut Vec<Sentence<'a>>, text: &'a str, span: Range<usize>, asks: bool) {
    let whole = text.get(span.clone()).unwrap_or("");
    let trimmed = whole.trim_start_matches([' ', '\n', '.', '!', '?', ')']);
    let start = span.end - trimmed.len();
    let text = trimmed.trim_end();
    if text.is_empty() {
        return;
    }
    if let Some(last) = found.last_mut() {
        let first = text.split([' ', ',', ':']).next().unwrap_or("");
        last.confirmed =
            last.asks && matches!(first, "yes" | "absolutely" | "si" | "claro" | "definitely" | "now");
    }
    found.push(Sentence { text, start, asks, confirmed: false, matches: Default::default() });
}

fn ends(text: &str, at: usize, c: char) -> bool {
    match c {
        '!' | '?' | '\n' => true,
        '.' => {
            let next = text[at + 1..].chars().next();
            let word = text[..at].rsplit([' ', '\n', '(']).next().unwrap_or("");
            next.is_none_or(|c| matches!(c, ' ' | '\n' | '"' | ')')) && !is_short(word)
        }
        _ => false,
    }
}

/// Words whose stop does not end a sentence.
fn is_short(word: &str) -> bool {
    const SHORT: [&str; 18] = [
        "dr", "dra", "mr", "mrs", "sr", "sra", "st", "sta", "vs", "e.g", "i.e", "approx", "aprox", "h", "ud",
        "uds", "p.ej", "ej",
    ];
    SHORT.contains(&word)
}

/// The clause around `span` in a sentence's words.
pub(crate) fn clause(text: &str, span: &Range<usize>) -> Range<usize> {
    let mut clause = 0..text.len();
    for Range { start, .. } in BREAKS.spans(text) {
        if start < span.start {
            clause.start = start.max(clause.start);
        } else if start >= span.end {
            clause.end = clause.end.min(start);
        }
    }
    clause
}

#[cfg(test)]
mod tests {
    use super::{clause, sentences};

    #[test]
    fn sentences_end_at_stops_but_not_inside_numbers_or_titles() {
        let found: Vec<&str> =
            sentences("dr. lee pays $1.50. is it free? yes\nend").iter().map(|s| s.text).collect();
        assert_eq!(found, ["dr. lee pays $1.50", "is it free", "yes", "end"]);
    }

    #[test]
    fn a_clause_ends_at_a_contrast() {
        let text = "we do not treat, cure or sell, but we listen";
        let at = text.find("cure").unwrap();
        assert_eq!(&text[clause(text, &(at..at + 4))], "we do not treat, cure or sell");
    }
}
