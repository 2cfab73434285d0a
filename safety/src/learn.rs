//! Makes the weights of the word model out of labelled tables.
//!
//! A line of a table is `MARKS<TAB>words`; the words of a listing come as `N:name || D:description || F:fee`. Nothing
//! here runs in the product: the tests hold the weights against the tables, the benches measure what they are worth.

use crate::guess::{BUCKETS, BUY, CURE, Feature, Guess, Reader, Said, UNIT, doubt, passages};
use crate::normal::Normal;
use crate::review::LEXICON;
use crate::sentence::sentences;

const EPOCHS: usize = 30;
/// Times that the flagged listings choose their strongest passage.
const ROUNDS: usize = 3;
/// How much a large weight costs against a passage that is read wrongly.
const SOFT: f64 = 0.5;

/// The kinds of finding that have a word model: the mark in the tables, and the name of its weights.
pub const MODELS: [(char, &str); 2] = [('c', "cure"), ('p', "buy")];

/// One listing of a table: its passages and its marks.
#[derive(Debug)]
pub struct Row {
    marks: String,
    name: Vec<Feature>,
    said: Vec<Said>,
}

impl Row {
    /// Whether it is marked with a letter.
    pub fn is(&self, mark: char) -> bool {
        self.marks.contains(mark)
    }

    fn new(marks: &str, words: &str) -> Self {
        let part = |mark: &str| words.split(" || ").find_map(|part| part.strip_prefix(mark));
        let plain =
            words.split(" || ").find(|part| !["N:", "D:", "F:"].iter().any(|mark| part.starts_with(mark)));
        let name = field(part("N:").unwrap_or("")).into_iter().flat_map(|said| said.features).collect();
        Self { marks: marks.to_owned(), name, said: field(part("D:").or(plain).unwrap_or("")) }
    }
}

/// The listings of a table. Where it is not one of red flags, its marks say something else and none is flagged.
pub fn rows(table: &str, flags: bool) -> Vec<Row> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let marked = lines.filter_map(|line| line.split_once('\t'));
    marked.map(|(marks, words)| Row::new(if flags { marks } else { "-" }, words)).collect()
}

fn field(text: &str) -> Vec<Said> {
    let plain = Normal::new(text).text;
    let mut reader = Reader::new();
    sentences(&plain).iter().map(|sentence| reader.read(sentence, &LEXICON.tag(sentence.text))).collect()
}

/// The weights of the model of a mark that the rows teach, as they are stored.
pub fn weights(rows: &[&Row], mark: char) -> Vec<u8> {
    let stored = |weight: &f64| (weight / UNIT).round().clamp(-127.0, 127.0) as i8;
    fit(rows, mark, model(mark).windows).iter().map(|weight| stored(weight).cast_unsigned()).collect()
}

/// The weights of the model of a mark that the product carries.
pub fn carried(mark: char) -> &'static [u8] {
    model(mark).weights
}

/// What the model of a mark, taught by some rows, makes of others: above zero it flags them.
pub fn guess(taught: &[&Row], mark: char, rows: &[&Row]) -> Vec<f64> {
    let Guess { windows, likely, .. } = model(mark);
    let scores = top(&cut(rows, windows), &fit(taught, mark, windows), rows.len());
    let doubts = rows.iter().map(|row| doubt(row.said.len()));
    scores.iter().zip(doubts).map(|(score, doubt)| score - doubt - likely).collect()
}

fn model(mark: char) -> Guess {
    if mark == 'c' { CURE } else { BUY }
}

/// A passage: its buckets, what each counts for, and its own square.
struct Passage {
    row: usize,
    buckets: Vec<u32>,
    each: f64,
    square: f64,
}

fn cut(rows: &[&Row], windows: &[usize]) -> Vec<Passage> {
    let of = |(at, row): (usize, &&Row)| {
        let passages = passages(row.said.len(), windows).into_iter();
        let said = |passage| row.said.get(passage).unwrap_or_default();
        passages.map(|passage| Passage::new(at, &row.name, said(passage))).collect::<Vec<_>>()
    };
    rows.iter().enumerate().flat_map(of).collect()
}

impl Passage {
    fn new(row: usize, name: &[Feature], said: &[Said]) -> Self {
        let mut buckets: Vec<u32> =
            name.iter().chain(said.iter().flat_map(|said| &said.features)).map(|f| f.bucket).collect();
        buckets.sort_unstable();
        let count = buckets.len().max(1) as f64;
        let square: usize = buckets.chunk_by(|a, b| a == b).map(|same| same.len() * same.len()).sum();
        Self { row, buckets, each: 1.0 / count.sqrt(), square: 1.0 + square as f64 / count }
    }

    fn score(&self, weights: &[f64]) -> f64 {
        let of = |bucket: usize| weights.get(bucket).copied().unwrap_or(0.0);
        let sum: f64 = self.buckets.iter().map(|bucket| of(*bucket as usize)).sum();
        of(BUCKETS) + sum * self.each
    }

    fn add(&self, weights: &mut [f64], step: f64) {
        let mut add = |bucket: usize, step: f64| {
            if let Some(weight) = weights.get_mut(bucket) {
                *weight += step;
            }
        };
        add(BUCKETS, step);
        self.buckets.iter().for_each(|bucket| add(*bucket as usize, step * self.each));
    }
}

/// Squared hinge. A flagged listing speaks through its strongest passage. Only sums, products and roots: every machine
/// finds the same weights.
fn fit(rows: &[&Row], mark: char, windows: &[usize]) -> Vec<f64> {
    let passages = cut(rows, windows);
    let flagged: Vec<bool> = rows.iter().map(|row| row.is(mark)).collect();
    let flagged = |passage: &Passage| flagged.get(passage.row).copied().unwrap_or(false);
    let mut weights = Vec::new();
    for round in 0..ROUNDS {
        let strongest = top(&passages, &weights, rows.len());
        let leads = |p: &Passage| strongest.get(p.row).is_none_or(|top| p.score(&weights) >= *top);
        let taught: Vec<(&Passage, f64)> = passages
            .iter()
            .filter(|p| round == 0 || !flagged(p) || leads(p))
            .map(|p| (p, if flagged(p) { 1.0 } else { -1.0 }))
            .collect();
        weights = descend(&taught);
    }
    weights
}

/// The score of each row's strongest passage.
fn top(passages: &[Passage], weights: &[f64], rows: usize) -> Vec<f64> {
    let mut top = vec![f64::NEG_INFINITY; rows];
    for passage in passages.iter().filter(|_| !weights.is_empty()) {
        if let Some(known) = top.get_mut(passage.row) {
            *known = known.max(passage.score(weights));
        }
    }
    top
}

/// Dual coordinate descent.
fn descend(taught: &[(&Passage, f64)]) -> Vec<f64> {
    let mut weights = vec![0.0; BUCKETS + 1];
    let mut order: Vec<(&Passage, f64, f64)> = taught.iter().map(|(p, truth)| (*p, *truth, 0.0)).collect();
    let mut seed: u64 = 1;
    for _ in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (seed >> 33) as usize % (at + 1));
        }
        for (passage, truth, pull) in &mut order {
            let slope = *truth * passage.score(&weights) - 1.0 + SOFT * *pull;
            let next = (*pull - slope / (passage.square + SOFT)).max(0.0);
            if next != *pull {
                passage.add(&mut weights, (next - *pull) * *truth);
                *pull = next;
            }
        }
    }
    weights
}
