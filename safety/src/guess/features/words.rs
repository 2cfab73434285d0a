//! The words of a sentence, and which of them are taken back.

use crate::lexicon::Tags;
use crate::sense::hash;
use std::ops::Range;

/// Words that a negation takes back.
const TAKEN: usize = 5;

/// A word of a sentence.
pub(super) struct Word<'a> {
    pub(super) span: Range<usize>,
    pub(super) text: &'a str,
    pub(super) hash: u32,
    /// Whether it is taken back.
    pub(super) taken: bool,
}

/// The words of a sentence, and which of them stand after a negation, in its part of the sentence.
pub(super) fn words<'a>(text: &'a str, tags: &Tags) -> Vec<Word<'a>> {
    let (mut left, mut before) = (0_usize, 0);
    let word = |(span, word): (Range<usize>, &'a str)| {
        let gap = text.get(before..span.start).unwrap_or("");
        let parted = gap.contains([',', ';', ':', '(', ')', '-']);
        before = span.end;
        let taken = left > 0 && !parted && !turns(word);
        left = if negates(word) {
            TAKEN
        } else if taken {
            left - 1
        } else {
            0
        };
        let hash = short(hash(if is_number(word) { "0" } else { word }));
        Word { span, text: word, hash, taken }
    };
    tags.words(text).map(word).collect()
}

/// Whether a word takes back what follows it.
fn negates(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "never"
            | "no"
            | "nor"
            | "neither"
            | "none"
            | "nobody"
            | "nothing"
            | "cannot"
            | "cant"
            | "dont"
            | "doesnt"
            | "didnt"
            | "wont"
            | "wouldnt"
            | "isnt"
            | "arent"
            | "wasnt"
            | "couldnt"
            | "shouldnt"
            | "havent"
            | "hasnt"
            | "without"
            | "aint"
            | "ni"
            | "nunca"
            | "jamas"
            | "nadie"
            | "nada"
            | "ningun"
            | "ninguna"
            | "ninguno"
            | "tampoco"
            | "sin"
            | "unless"
            | "until"
            | "rarely"
            | "seldom"
    )
}

/// Whether a word ends what was taken back.
fn turns(word: &str) -> bool {
    matches!(word, "but" | "however" | "pero" | "sino" | "aunque" | "although" | "though" | "instead")
}

pub(super) fn short(hash: u64) -> u32 {
    (hash ^ hash >> 32) as u32
}

pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}
