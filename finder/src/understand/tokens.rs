//! The words of a question.

use crate::places::key::fold;
use std::ops::Range;

/// Questions are cut here.
pub(super) const MOST_CHARACTERS: usize = 500;

/// Behind these a dot ends nothing ("St. Paul").
const SHORTENED: &[&str] = &["st", "dr", "mt", "ft", "mr", "mrs", "vs", "apt", "dra", "sra", "sr"];

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// The word, folded.
    pub(super) word: String,
    /// Where the written chunk that it is of stands in the text.
    pub(super) at: Range<usize>,
    /// The chunk is in capitals, of two letters and more.
    pub(super) capitals: bool,
    /// The chunk begins with a capital.
    pub(super) capital: bool,
    /// It ends in an apostrophe and s.
    pub(super) owns: bool,
    /// A sign of money stands in its chunk.
    pub(super) priced: bool,
    /// A colon stands in its chunk, as in "18:30".
    pub(super) timed: bool,
    /// It was misspelt.
    pub(super) mended: bool,
    /// It is the first of its chunk.
    pub(super) first: bool,
    /// A comma or stop follows it.
    pub(super) ends: bool,
    /// A sentence or line ends with it.
    pub(super) stops: bool,
}

/// Cuts a text into words. In a text all of capitals no word counts as written in capitals.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let shouting = !text.chars().any(char::is_lowercase);
    let mut tokens = Vec::new();
    let mut start = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        let at = start..start + chunk.trim_end().len();
        start += chunk.len();
        let letters = || chunk.chars().filter(|c| c.is_alphabetic());
        let capitals = !shouting && letters().count() >= 2 && letters().all(char::is_uppercase);
        let capital =
            !shouting && chunk.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        let ends = chunk.trim_end().ends_with([',', '.', ';', ':', '!', '?']);
        let stops = chunk.ends_with('\n') || chunk.trim_end().ends_with(['.', '!', '?']);
        let owns = ["'s", "’s"].iter().any(|end| chunk.trim_end().ends_with(end));
        let priced = chunk.contains(['$', '€', '£']);
        let timed = chunk.trim_end_matches([':', ' ']).contains(':');
        let words = fold(chunk);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        for (n, word) in words.iter().enumerate() {
            let last = n + 1 == words.len();
            tokens.push(Token {
                word: (*word).into(),
                at: at.clone(),
                capitals,
                capital,
                owns: owns && last,
                priced,
                timed,
                mended: false,
                first: n == 0,
                ends: ends && last,
                stops: stops && last && !SHORTENED.contains(word),
            });
        }
    }
    tokens
}

/// The stem under which a word is looked up: plural and singular are one.
pub(super) fn stem(word: &str) -> &str {
    let keeps =
        word.len() < 5 || !word.ends_with('s') || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if keeps { word } else { word.strip_suffix('s').unwrap_or(word) }
}

/// The first characters of a text.
pub(super) fn cut(text: &str) -> &str {
    text.char_indices().nth(MOST_CHARACTERS).map_or(text, |(at, _)| text.get(..at).unwrap_or(""))
}
