//! Phrases: steps of words, classes and gaps.

use std::ops::Range;

#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) class: u8,
    /// Phrases that use classes are read after those that these are made of.
    pub(super) layer: u8,
    /// The words that it cannot do without: bits of a sentence's.
    pub(super) needs: u128,
    /// Its steps among all.
    pub(super) steps: Range<u32>,
}

#[derive(Debug)]
pub(super) struct Step {
    pub(super) what: What,
    pub(super) optional: bool,
}

#[derive(Debug)]
pub(super) enum What {
    /// Any of some words: where they stand among all choices.
    Words(Range<u32>),
    Class(u8),
    Gap(u8),
    Any,
}

/// The bit of a word among those of a sentence. Some words share one.
pub(super) fn bit(word: u32) -> u128 {
    1 << (word.wrapping_mul(0x9E37_79B1) >> 25)
}

/// A phrase once for each choice that is more than one word (`nobody|no+one`).
pub(super) fn spelled(phrase: &str) -> Vec<String> {
    let Some(word) = phrase.split_whitespace().find(|word| word.contains('+')) else {
        return vec![phrase.to_owned()];
    };
    let (long, short): (Vec<&str>, Vec<&str>) = word.split('|').partition(|choice| choice.contains('+'));
    let short = Some(short.join("|")).filter(|short| !short.is_empty());
    let choices = long.into_iter().map(|choice| choice.replace('+', " ")).chain(short);
    choices.flat_map(|choice| spelled(&phrase.replacen(word, &choice, 1))).collect()
}
