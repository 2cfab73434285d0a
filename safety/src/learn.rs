//! Makes the weights of the word model out of labelled tables.
//!
//! A line of a table is `MARKS<TAB>words`; the words of a listing come as `N:name || D:description || F:fee`. Nothing
//! here runs in the product: the tests hold the weights against the tables, the benches measure what they are worth.

use crate::guess::{BUCKETS, BUY, CURE, Feature, Guess, Reader, Said, UNIT, beside, passages};
use crate::normal::Normal;
use crate::review::{LEXICON, Text, review_by};
use crate::sentence::sentences;
use domain::Finding;

const EPOCHS: usize = 30;
/// Times that the flagged listings choose their strongest passage.
const ROUNDS: usize = 3;
/// How much a large weight costs against a passage that is read wrongly.
const SOFT: f64 = 0.5;
/// What a bucket is worth at least, and what more at most; and the rows added to those that it is met in.
const PLAIN: f64 = 0.2;
const UNEQUAL: f64 = 1.6;
const SMOOTH: f64 = 0.5;

/// The kinds of finding that have a word model: the mark in the tables, and the name of its weights.
pub const MODELS: [(char, &str); 2] = [('c', "cure"), ('p', "buy")];

/// One listing of a table: its passages and its marks.
#[derive(Debug)]
pub struct Row {
    marks: String,
    beside: Vec<Feature>,
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
        let read = |part: Option<&str>| field(part.unwrap_or(""));
        let (name, cost) = (read(part("N:")), read(part("F:")));
        let beside = beside(name.iter(), cost.iter());
        Self { marks: marks.to_owned(), beside, said: read(part("D:").or(plain)) }
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

/// A text reviewed by the weights of both models that some tables taught. `stricter`: how much more each of them needs.
pub fn review(text: &Text<'_>, [cure, buy]: [&[u8]; 2], stricter: f64) -> Vec<Finding> {
    let models = [Guess { weights: cure, ..CURE }, Guess { weights: buy, ..BUY }];
    review_by(text, models.map(|model| Guess { likely: model.likely + stricter, ..model }))
}

fn model(mark: char) -> Guess<'static> {
    if mark == 'c' { CURE } else { BUY }
}

/// A passage: its buckets, what each counts for, and the square of all.
struct Passage {
    row: usize,
    buckets: Vec<(u32, f64)>,
    square: f64,
}

/// The passages of rows, by what a bucket is worth.
fn cut(rows: &[&Row], windows: &[usize], worth: &[f64]) -> Vec<Passage> {
    let of = |(at, row): (usize, &&Row)| {
        let passages = passages(row.said.len(), windows).into_iter();
        let said = |passage| row.said.get(passage).unwrap_or_default();
        passages.map(|passage| Passage::new(at, &row.beside, said(passage), worth)).collect::<Vec<_>>()
    };
    rows.iter().enumerate().flat_map(of).collect()
}

/// What each bucket is worth: more, the more unequally it stands in rows that are flagged and in others.
fn worth(rows: &[&Row], mark: char) -> Vec<f64> {
    let mut met = vec![[SMOOTH; 2]; BUCKETS];
    let mut all = [SMOOTH; 2];
    for row in rows {
        let flagged = usize::from(row.is(mark));
        let mut buckets: Vec<u32> =
            row.beside.iter().chain(row.said.iter().flatten()).map(|f| f.bucket).collect();
        buckets.sort_unstable();
        buckets.dedup();
        for bucket in buckets {
            if let Some(met) = met.get_mut(bucket as usize) {
                met[flagged] += 1.0;
            }
        }
        all[flagged] += 1.0;
    }
    let share = |[other, flagged]: &[f64; 2]| {
        let (other, flagged) = (other / all[0], flagged / all[1]);
        (flagged - other).abs() / (flagged + other)
    };
    met.iter().map(|met| PLAIN + UNEQUAL * share(met)).collect()
}

impl Passage {
    fn new(row: usize, beside: &[Feature], said: &[Said], worth: &[f64]) -> Self {
        let mut met: Vec<u32> = beside.iter().chain(said.iter().flatten()).map(|f| f.bucket).collect();
        met.sort_unstable();
        let each = 1.0 / (met.len().max(1) as f64).sqrt();
        let counted = |same: &[u32]| {
            let bucket = *same.first()?;
            Some((bucket, worth.get(bucket as usize)? * each * same.len() as f64))
        };
        let buckets: Vec<(u32, f64)> = met.chunk_by(|a, b| a == b).filter_map(counted).collect();
        let square = 1.0 + buckets.iter().map(|(_, count)| count * count).sum::<f64>();
        Self { row, buckets, square }
    }

    fn score(&self, weights: &[f64]) -> f64 {
        let of = |bucket: usize| weights.get(bucket).copied().unwrap_or(0.0);
        let sum: f64 = self.buckets.iter().map(|(bucket, count)| of(*bucket as usize) * count).sum();
        of(BUCKETS) + sum
    }

    fn add(&self, weights: &mut [f64], step: f64) {
        let mut add = |bucket: usize, step: f64| {
            if let Some(weight) = weights.get_mut(bucket) {
                *weight += step;
            }
        };
        add(BUCKETS, step);
        self.buckets.iter().for_each(|(bucket, count)| add(*bucket as usize, step * count));
    }
}

/// Squared hinge. A flagged listing speaks through its strongest passage. Only sums, products and roots: every machine
/// finds the same weights.
fn fit(rows: &[&Row], mark: char, windows: &[usize]) -> Vec<f64> {
    let worth = worth(rows, mark);
    let passages = cut(rows, windows, &worth);
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
    // what a bucket is worth is part of its weight from now on
    weights.iter_mut().zip(&worth).for_each(|(weight, worth)| *weight *= worth);
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
