//! A guess by a word model, for what no rule foresees: the words of a passage, weighed as the labelled tables taught.
//!
//! The weights are made by `train` out of `tests/tables/flags_*.tsv`; a test holds them against each other.

#[cfg(test)]
mod train;

use crate::lexicon::{Hit, Tags};
use crate::sentence::Sentence;
use std::ops::Range;

/// Weights of one kind: a feature finds its own by its hash. One more counts for every passage alike.
const BUCKETS: usize = 1 << 16;
/// What one step of a stored weight is worth.
const UNIT: f64 = 0.015;
/// The shortest word whose beginning counts too, and how long that is.
const LONG: usize = 6;
const STEM: usize = 5;
/// Letters of the parts of words, which forgive a slip of the pen.
const PARTS: [usize; 1] = [4];
/// Words between two meanings at most.
const REACH: usize = 8;
/// Words that a negation takes back.
const TAKEN: usize = 5;
/// What tells a meaning that is taken back from the same meaning.
const BACK: usize = 128;
const NOT: &[&str] = &[
    "not", "never", "no", "nor", "neither", "none", "nobody", "nothing", "cannot", "cant", "dont", "doesnt",
    "didnt", "wont", "wouldnt", "isnt", "arent", "wasnt", "couldnt", "shouldnt", "havent", "hasnt",
    "without", "aint", "ni", "nunca", "jamas", "nadie", "nada", "ningun", "ninguna", "ninguno", "tampoco",
    "sin", "unless", "until", "rarely", "seldom",
];
const BUT: &[&str] = &["but", "however", "pero", "sino", "aunque", "although", "though", "instead"];

/// A feature of a sentence: its bucket, and the words it stands on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature {
    words: (usize, usize),
    bucket: u16,
}

/// What a sentence is made of: its words, their beginnings and parts, pairs of words side by side or with one between,
/// and what they mean: classes of the lexicon, alone and near each other. Each once.
pub(crate) fn features(sentence: &Sentence<'_>, tags: &Tags) -> Vec<Feature> {
    let words: Vec<(Range<usize>, &str)> = tags.words(sentence.text).collect();
    let mut found = Vec::with_capacity(24 * words.len());
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
        found.extend(parts(word).map(|bucket| Feature { bucket, words: (span.start, span.end) }));
    }
    meanings(sentence.text, &words, tags, &mut found);
    found.sort_unstable_by_key(|feature| (feature.bucket, feature.words));
    found.dedup_by_key(|feature| feature.bucket);
    found
}

/// What the words mean, alone and near each other; once more where it is taken back.
fn meanings(text: &str, words: &[(Range<usize>, &str)], tags: &Tags, found: &mut Vec<Feature>) {
    let taken = taken_back(text, words);
    let back = |class: usize, hit: &Hit| {
        if taken.get(hit.start).is_some_and(|taken| *taken) { class + BACK } else { class }
    };
    let meant = tags.all();
    for (at, (class, hit)) in meant.iter().enumerate() {
        let span = tags.bytes(hit);
        let own = back(*class, hit);
        let mut add = |a: usize, b: usize, end: usize| {
            found.push(Feature { bucket: joint(a, b), words: (span.start, end) });
        };
        add(*class, *class, span.end);
        if own != *class {
            add(own, own, span.end);
        }
        for (other, next) in meant[at + 1..].iter().take_while(|(_, next)| next.start < hit.end + REACH) {
            if next.start >= hit.end {
                let end = tags.bytes(next).end;
                add(*class, *other, end);
                let other_own = back(*other, next);
                if own != *class || other_own != *other {
                    add(own, other_own, end);
                }
            }
        }
    }
}

/// Which words stand after a negation, in its part of the sentence.
fn taken_back(text: &str, words: &[(Range<usize>, &str)]) -> Vec<bool> {
    let (mut left, mut before) = (0_usize, 0);
    let taken = |(span, word): &(Range<usize>, &str)| {
        let parted =
            text.get(before..span.start).is_some_and(|gap| gap.contains([',', ';', ':', '(', ')', '-']));
        before = span.end;
        let taken = left > 0 && !parted && !BUT.contains(word);
        left = if NOT.contains(word) {
            TAKEN
        } else if taken {
            left - 1
        } else {
            0
        };
        taken
    };
    words.iter().map(taken).collect()
}

/// Two meanings that stand near each other, in either order.
fn joint(a: usize, b: usize) -> u16 {
    let (a, b) = (a.min(b) as u32, a.max(b) as u32);
    let hash = (a * 256 + b + 1).wrapping_mul(0x9E37_79B1);
    (hash >> 16) as u16
}

/// FNV-1a; numbers are all alike.
fn bucket(parts: [&str; 3]) -> u16 {
    let part = |part| if is_number(part) { "0" } else { part };
    folded(parts.into_iter().flat_map(|one| part(one).bytes().chain([0])))
}

/// The parts of a word, its ends marked.
fn parts(word: &str) -> impl Iterator<Item = u16> {
    let word = if is_number(word) { "0" } else { word };
    let letters: Vec<u8> = [b'<'].into_iter().chain(word.bytes()).chain([b'>']).collect();
    let last = letters.len();
    PARTS.into_iter().flat_map(move |size| {
        let letters = letters.clone();
        (size..=last).filter_map(move |end| Some(folded(letters.get(end - size..end)?.iter().copied())))
    })
}

fn folded(bytes: impl Iterator<Item = u8>) -> u16 {
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    ((hash ^ hash >> 15) as usize & (BUCKETS - 1)) as u16
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Words of a sentence and the sum of their weights.
type Run = (Range<usize>, i32);

/// What a model has learned of one kind of finding, and how many sentences it reads at a time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guess {
    weights: &'static [u8],
    windows: &'static [usize],
}

/// Sure promises of a cure: what is promised and how surely may stand in neighbour sentences.
pub(crate) const CURE: Guess = Guess { weights: include_bytes!("guess/cure.weights"), windows: &[3] };
/// Pressure to buy: often one sentence among many kind ones.
pub(crate) const BUY: Guess = Guess { weights: include_bytes!("guess/buy.weights"), windows: &[1, 3] };

impl Guess {
    /// The passage that speaks most for it, with the name: its sentences, and how much. Above zero more than against.
    pub(crate) fn strongest(self, name: &[Feature], field: &[Vec<Feature>]) -> Option<(Range<usize>, f64)> {
        let sum = |features: &[Feature]| {
            let sum: i32 = features.iter().map(|feature| self.weight(feature.bucket.into())).sum();
            (f64::from(sum) * UNIT, features.len())
        };
        let name = sum(name);
        let sums: Vec<(f64, usize)> = field.iter().map(|sentence| sum(sentence)).collect();
        let score = |passage: Range<usize>| {
            let parts = sums.get(passage.clone()).unwrap_or_default().iter();
            let (sum, count) = parts.fold(name, |(sum, count), (more, size)| (sum + more, count + size));
            (passage, f64::from(self.weight(BUCKETS)) * UNIT + sum / f64::max(count as f64, 1.0).sqrt())
        };
        passages(field.len(), self.windows).into_iter().map(score).max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The run of words in a sentence that speaks most for it, and how much.
    pub(crate) fn telling(self, sentence: &[Feature]) -> Option<Run> {
        let (mut best, mut run): (Option<Run>, Option<Run>) = (None, None);
        let mut sentence: Vec<&Feature> = sentence.iter().collect();
        sentence.sort_unstable();
        for feature in sentence {
            let (start, end) = feature.words;
            let weight = self.weight(feature.bucket.into());
            let (span, sum) = run.take().filter(|(_, sum)| *sum > 0).unwrap_or((start..end, 0));
            let longer = (span.start.min(start)..span.end.max(end), sum + weight);
            if best.as_ref().is_none_or(|(_, sum)| longer.1 > *sum) {
                best = Some(longer.clone());
            }
            run = Some(longer);
        }
        best.filter(|(_, sum)| *sum > 0)
    }

    fn weight(self, bucket: usize) -> i32 {
        self.weights.get(bucket).map_or(0, |byte| i32::from(byte.cast_signed()))
    }
}

/// The passages of a field of so many sentences. A field shorter than a window is one passage.
fn passages(sentences: usize, windows: &[usize]) -> Vec<Range<usize>> {
    let of = |window: &usize| {
        let window = *window;
        (0..(sentences + 1).saturating_sub(window)).map(move |first| first..first + window)
    };
    let whole =
        std::iter::once(0..sentences).filter(|whole| windows.iter().all(|window| *window > whole.end));
    windows.iter().flat_map(of).chain(whole).collect()
}
