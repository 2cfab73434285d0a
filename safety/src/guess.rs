//! A guess by a word model, for what no rule foresees: the words of a passage, weighed as the labelled tables taught.
//!
//! The weights are made by `train` out of `tests/tables/flags_*.tsv`; a test holds them against each other.

#[cfg(test)]
mod train;

use crate::lexicon::Tags;
use crate::sentence::Sentence;
use std::ops::Range;

/// Weights of one kind: a feature finds its own by its hash.
const BUCKETS: usize = 1 << 16;
/// What one step of a stored weight is worth.
const UNIT: f64 = 0.01;
/// What a passage without known words scores.
const BIAS: f64 = -1.0;
/// Features of a passage of usual length.
const FULL: f64 = 110.0;
/// Sentences of a passage.
pub(crate) const PASSAGE: usize = 3;
/// The shortest word whose beginning counts too, and how long that is.
const LONG: usize = 6;
const STEM: usize = 5;
/// Words between two meanings at most.
const REACH: usize = 8;

/// A feature of a sentence: its bucket, and the words it stands on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature {
    bucket: u16,
    words: (usize, usize),
}

/// What a sentence is made of: its words, their beginnings, pairs of words side by side or with one between, and what
/// they mean: classes of the lexicon, alone and near each other.
pub(crate) fn features(sentence: &Sentence<'_>, tags: &Tags) -> Vec<Feature> {
    let words: Vec<(Range<usize>, &str)> = tags.words(sentence.text).collect();
    let mut found = Vec::with_capacity(4 * words.len());
    for (at, (span, word)) in words.iter().enumerate() {
        let mut add = |parts: [&str; 3], end: usize| {
            found.push(Feature { bucket: bucket(parts), words: (span.start, end) });
        };
        add([word, "", ""], span.end);
        if word.len() >= LONG
            && let Some(stem) = word.get(..STEM)
        {
            add([stem, "*", ""], span.end);
        }
        if let Some((next, other)) = words.get(at + 1) {
            add([word, " ", other], next.end);
        }
        if let Some((next, other)) = words.get(at + 2) {
            add([word, "_", other], next.end);
        }
    }
    let meant = tags.all();
    for (at, (class, hit)) in meant.iter().enumerate() {
        let span = tags.bytes(hit);
        found.push(Feature { bucket: joint(*class, *class), words: (span.start, span.end) });
        for (other, next) in meant[at + 1..].iter().take_while(|(_, next)| next.start < hit.end + REACH) {
            if next.start >= hit.end {
                let bucket = joint(*class, *other);
                found.push(Feature { bucket, words: (span.start, tags.bytes(next).end) });
            }
        }
    }
    found
}

/// Two meanings that stand near each other, in either order.
fn joint(a: usize, b: usize) -> u16 {
    let (a, b) = (a.min(b) as u32, a.max(b) as u32);
    let hash = (a * 128 + b + 1).wrapping_mul(0x9E37_79B1);
    (hash >> 16) as u16
}

/// FNV-1a; numbers are all alike.
fn bucket(parts: [&str; 3]) -> u16 {
    let mut hash: u32 = 0x811c_9dc5;
    for part in parts {
        let part = if part.starts_with(|c: char| c.is_ascii_digit()) { "0" } else { part };
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    ((hash ^ hash >> 15) as usize & (BUCKETS - 1)) as u16
}

/// Words of a sentence and the sum of their weights.
type Run = (Range<usize>, i32);

/// What a model has learned of one kind of finding.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guess(&'static [u8]);

/// Sure promises of a cure.
pub(crate) const CURE: Guess = Guess(include_bytes!("guess/cure.weights"));
/// Pressure to buy.
pub(crate) const BUY: Guess = Guess(include_bytes!("guess/buy.weights"));

impl Guess {
    /// How much a passage speaks for it: above zero more than against.
    pub(crate) fn score(self, passage: &[u16]) -> f64 {
        let sum: i32 = passage.iter().map(|bucket| self.weight(*bucket)).sum();
        scaled(f64::from(sum) * UNIT, passage.len())
    }

    /// The run of words in a sentence that speaks most for it, and how much.
    pub(crate) fn telling(self, sentence: &[Feature]) -> Option<Run> {
        let (mut best, mut run): (Option<Run>, Option<Run>) = (None, None);
        for feature in sentence {
            let (start, end) = feature.words;
            let weight = self.weight(feature.bucket);
            let (span, sum) = run.take().filter(|(_, sum)| *sum > 0).unwrap_or((start..end, 0));
            let longer = (span.start.min(start)..span.end.max(end), sum + weight);
            if best.as_ref().is_none_or(|(_, sum)| longer.1 > *sum) {
                best = Some(longer.clone());
            }
            run = Some(longer);
        }
        best.filter(|(_, sum)| *sum > 0)
    }

    fn weight(self, bucket: u16) -> i32 {
        self.0.get(usize::from(bucket)).map_or(0, |byte| i32::from(byte.cast_signed()))
    }
}

/// The sum of a passage's weights as a score. A long passage has more of everything.
fn scaled(sum: f64, features: usize) -> f64 {
    BIAS + sum * (FULL / features as f64).min(1.0)
}

/// The passages of a field that hold sentence `at`, each with the name: the buckets, each once.
pub(crate) fn passages(name: &[Feature], field: &[Vec<Feature>]) -> Vec<Vec<u16>> {
    let count = (field.len() + 1).saturating_sub(PASSAGE).max(1);
    let of = |at: usize| {
        let sentences = field.iter().skip(at).take(PASSAGE).flatten();
        let mut buckets: Vec<u16> = name.iter().chain(sentences).map(|feature| feature.bucket).collect();
        buckets.sort_unstable();
        buckets.dedup();
        buckets
    };
    (0..count).map(of).collect()
}
