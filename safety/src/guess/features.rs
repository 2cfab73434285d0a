//! What the word model sees of a sentence.

mod words;

use crate::lexicon::{Hit, Tags};
use crate::sense::{SENSES, Sense, hash};
use crate::sentence::Sentence;
use std::ops::Range;
use words::{Word, is_number, short, words};

/// A feature finds its weight by its bucket.
const BITS: u32 = 18;
pub(crate) const BUCKETS: usize = 1 << BITS;
/// The shortest word whose beginning counts too, and how long that is.
const LONG: usize = 6;
const STEM: usize = 5;
/// Letters of the parts of words, which forgive a slip of the pen.
const PART: usize = 4;
/// Words between two meanings at most.
const REACH: usize = 8;
/// Words between a word and a group of senses at most.
const CLOSE: usize = 3;
/// What tells a meaning that is taken back from the same meaning.
const BACK: usize = 128;
/// Features of a word, about.
const EACH: usize = 24;
/// Where a bucket goes to where words tell a cost.
const COST: (u32, u32) = (5, 0x2_A5A5);

/// A feature of a sentence: its bucket, and the bytes that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(crate) bucket: u32,
}

impl Feature {
    /// The same where it tells what a listing costs: it has a weight of its own there.
    pub(crate) fn of_cost(self) -> Self {
        Self { bucket: (self.bucket * COST.0 + COST.1) % BUCKETS as u32, ..self }
    }
}

/// What tells features of one kind from those of another that are made of the same.
#[derive(Clone, Copy)]
enum Sort {
    Word,
    Beginning,
    Part,
    Pair,
    Apart,
    Class,
    Sense,
    Group,
    Senses,
    Groups,
    Together,
    Beside,
}

/// Reads sentences. Keeps what it has met in the present one: each feature counts once.
pub(crate) struct Reader {
    met: Vec<u64>,
    said: Said,
}

/// What a sentence is made of.
pub(crate) type Said = Vec<Feature>;

impl Reader {
    pub(crate) fn new() -> Self {
        Self { met: vec![0; BUCKETS / 64], said: Said::new() }
    }

    /// What a sentence is made of: its words, their beginnings and parts, pairs of words side by side or with one between,
    /// and what they mean: classes of the lexicon and senses, alone and near each other.
    pub(crate) fn read(&mut self, sentence: &Sentence<'_>, tags: &Tags) -> Said {
        let words = words(sentence.text, tags);
        self.said.reserve(words.len() * EACH);
        self.letters(&words);
        self.classes(&words, tags);
        self.senses(&words);
        let said = std::mem::take(&mut self.said);
        for feature in &said {
            if let Some(met) = self.met.get_mut(feature.bucket as usize / 64) {
                *met = 0;
            }
        }
        said
    }

    fn add(&mut self, sort: Sort, (a, b): (u32, u32), span: Range<usize>) {
        let bucket = bucket(sort, a, b);
        let Some(met) = self.met.get_mut(bucket as usize / 64) else { return };
        let bit = 1 << (bucket % 64);
        if *met & bit == 0 {
            *met |= bit;
            self.said.push(Feature { start: span.start as u32, end: span.end as u32, bucket });
        }
    }

    fn letters(&mut self, words: &[Word<'_>]) {
        for (at, word) in words.iter().enumerate() {
            self.add(Sort::Word, (word.hash, 0), word.span.clone());
            if word.text.len() >= LONG
                && let Some(stem) = word.text.get(..STEM)
            {
                self.add(Sort::Beginning, (short(hash(stem)), 0), word.span.clone());
            }
            for (sort, next) in [(Sort::Pair, at + 1), (Sort::Apart, at + 2)] {
                if let Some(next) = words.get(next) {
                    self.add(sort, (word.hash, next.hash), word.span.start..next.span.end);
                }
            }
            // A number is a number, whatever its digits.
            let text = if is_number(word.text) { "0" } else { word.text };
            let mut part = u32::from(b'<');
            let letters = text.bytes().chain([b'>']).enumerate();
            for (count, byte) in letters {
                part = part << 8 | u32::from(byte);
                if count + 2 >= PART {
                    self.add(Sort::Part, (part, 0), word.span.clone());
                }
            }
        }
    }

    /// Classes, alone and near each other; once more where one is taken back.
    fn classes(&mut self, words: &[Word<'_>], tags: &Tags) {
        let own = |class: usize, hit: &Hit| {
            if words.get(hit.start).is_some_and(|word| word.taken) { class + BACK } else { class }
        };
        let meant = tags.all();
        for (at, (class, hit)) in meant.iter().enumerate() {
            let span = tags.bytes(hit);
            let back = own(*class, hit);
            let mut add = |a: usize, b: usize, end: usize| {
                self.add(Sort::Class, (a.min(b) as u32, a.max(b) as u32), span.start..end);
            };
            add(*class, *class, span.end);
            if back != *class {
                add(back, back, span.end);
            }
            for (other, next) in meant[at + 1..].iter().take_while(|(_, next)| next.start < hit.end + REACH) {
                if next.start >= hit.end {
                    let end = tags.bytes(next).end;
                    add(*class, *other, end);
                    let other_back = own(*other, next);
                    if back != *class || other_back != *other {
                        add(back, other_back, end);
                    }
                }
            }
        }
    }

    /// Senses and their groups, alone, one after another near, and groups together however far.
    fn senses(&mut self, words: &[Word<'_>]) {
        let senses = &*SENSES;
        let of = |(at, word): (usize, &Word<'_>)| {
            senses.of(word.text).into_iter().flatten().map(move |sense| (at, sense))
        };
        let meant: Vec<(usize, Sense)> = words.iter().enumerate().flat_map(of).collect();
        let group = |at: usize, sense: Sense| {
            u32::from(sense.group) << 1 | u32::from(words.get(at).is_some_and(|word| word.taken))
        };
        let mut groups: Vec<(u32, usize)> = Vec::new();
        for (group, at) in meant.iter().map(|&(at, sense)| (group(at, sense), at)) {
            if groups.iter().all(|(known, _)| *known != group) {
                groups.push((group, at));
            }
        }
        self.together(words, &groups);
        for (first, &(at, sense)) in meant.iter().enumerate() {
            let Some(word) = words.get(at) else { continue };
            self.add(Sort::Sense, (sense.own.into(), 0), word.span.clone());
            self.add(Sort::Group, (group(at, sense), 0), word.span.clone());
            self.beside(words, at, sense);
            for &(later, other) in meant[first + 1..].iter().take_while(|(later, _)| *later <= at + REACH) {
                if let Some(next) = words.get(later).filter(|_| later > at) {
                    let span = word.span.start..next.span.end;
                    self.add(Sort::Senses, (sense.own.into(), other.own.into()), span.clone());
                    self.add(Sort::Groups, (sense.group.into(), group(later, other)), span);
                }
            }
        }
    }

    /// The words that stand close to a sense, before it or after it: "without", "until", "whoever".
    fn beside(&mut self, words: &[Word<'_>], at: usize, sense: Sense) {
        let Some(word) = words.get(at) else { return };
        for near in at.saturating_sub(CLOSE)..=at + CLOSE {
            if let Some(other) = words.get(near).filter(|_| near != at) {
                let side = u32::from(sense.group) << 1 | u32::from(near < at);
                let span = word.span.start.min(other.span.start)..word.span.end.max(other.span.end);
                self.add(Sort::Beside, (other.hash, side), span);
            }
        }
    }

    /// Groups of senses in one sentence, each with where it is met first.
    fn together(&mut self, words: &[Word<'_>], groups: &[(u32, usize)]) {
        for (first, (group, _)) in groups.iter().enumerate() {
            for (other, at) in groups.get(first + 1..).unwrap_or_default() {
                if let Some(word) = words.get(*at) {
                    self.add(Sort::Together, (*group.min(other), *group.max(other)), word.span.clone());
                }
            }
        }
    }
}

fn bucket(sort: Sort, a: u32, b: u32) -> u32 {
    let mixed = (a.wrapping_mul(0x9E37_79B1).rotate_left(15) ^ b).wrapping_mul(0x85EB_CA6B);
    ((mixed ^ mixed >> 15).wrapping_add((sort as u32).wrapping_mul(0x27D4_EB2F))).wrapping_mul(0xC2B2_AE35)
        >> (32 - BITS)
}
