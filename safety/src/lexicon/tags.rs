//! What is found in a sentence.

use std::ops::Range;

/// The phrases found in a sentence.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    /// Bytes of each token, and whether a stop stands before it.
    pub(super) tokens: Vec<(Range<usize>, bool)>,
    /// The words of the lexicon that the tokens are: their numbers, and where those of each token end.
    pub(super) numbers: Vec<u32>,
    pub(super) ends: Vec<usize>,
    /// Class and last token (exclusive) of the phrases that start at a token.
    pub(super) at: Vec<Vec<(usize, usize)>>,
    /// Their classes: a bit each.
    pub(super) mask: u128,
}

/// A phrase in a sentence: its tokens.
pub(crate) type Hit = Range<usize>;

impl Tags {
    /// The phrases of a class.
    pub(crate) fn hits(&self, class: usize) -> Vec<Hit> {
        let at = self.at.iter().enumerate();
        at.flat_map(|(at, found)| found.iter().filter(|(of, _)| *of == class).map(move |(_, end)| at..*end))
            .collect()
    }

    /// All phrases with their classes, in the order of the text.
    pub(crate) fn all(&self) -> Vec<(usize, Hit)> {
        let at = self.at.iter().enumerate();
        at.flat_map(|(at, found)| found.iter().map(move |(class, end)| (*class, at..*end))).collect()
    }

    /// Which classes are found: a bit each.
    pub(crate) fn mask(&self) -> u128 {
        self.mask
    }

    /// The bytes of tokens.
    pub(crate) fn bytes(&self, hit: &Hit) -> Range<usize> {
        let first = self.tokens.get(hit.start).map_or(0, |(bytes, _)| bytes.start);
        first
            ..hit
                .end
                .checked_sub(1)
                .and_then(|last| self.tokens.get(last))
                .map_or(first, |(bytes, _)| bytes.end)
    }

    /// The words of the sentence and where they stand.
    pub(crate) fn words<'a>(&self, text: &'a str) -> impl Iterator<Item = (Range<usize>, &'a str)> {
        self.tokens
            .iter()
            .map(move |(span, _)| (span.clone(), spelled_out(text.get(span.clone()).unwrap_or(""))))
    }

    /// Whether a token is a word of the lexicon.
    pub(super) fn is(&self, at: usize, word: u32) -> bool {
        self.numbers.get(self.numbered(at)).is_some_and(|words| words.contains(&word))
    }

    /// Where the numbers of a token stand.
    pub(super) fn numbered(&self, at: usize) -> Range<usize> {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        start..self.ends.get(at).copied().unwrap_or(start)
    }

    /// Whether a stop stands before a token.
    pub(super) fn stops(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|(_, stop)| *stop)
    }
}

/// A word in full, where thumbs have shortened it.
fn spelled_out(word: &str) -> &str {
    match word {
        "b4" => "before",
        "bc" | "cuz" => "because",
        "em" => "them",
        "gonna" => "will",
        "gotta" => "must",
        "grp" => "group",
        "mtg" => "meeting",
        "mtgs" => "meetings",
        "n" => "and",
        "pls" => "please",
        "ppl" => "people",
        "q" => "que",
        "r" => "are",
        "reqd" => "required",
        "thru" => "through",
        "til" | "till" => "until",
        "u" => "you",
        "ur" => "your",
        "w" => "with",
        "wanna" => "want",
        "wk" => "week",
        "wks" => "weeks",
        "xq" => "porque",
        "yrs" => "years",
        _ => word,
    }
}

/// The words of a plain text; `%` and `$` are words too.
pub(super) fn tokens(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
    let (mut start, mut stop) = (None, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside =
            c.is_alphanumeric() || c == '.' && text[at + 1..].starts_with(|c: char| c.is_alphanumeric());
        if inside {
            start = start.or(Some(at));
            continue;
        }
        if let Some(from) = start.take() {
            found.push((from..at, std::mem::take(&mut stop)));
        }
        match c {
            '%' | '$' => found.push((at..at + 1, std::mem::take(&mut stop))),
            ';' | ':' | '(' | ')' | '-' => stop = true,
            _ => {}
        }
    }
    found
}
