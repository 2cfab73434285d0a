//! Makes the weights out of the labelled tables: `TRAIN=1 cargo test -p safety weights`.

use super::{BUCKETS, BUY, CURE, Feature, Guess, UNIT, features, passages};
use crate::normal::Normal;
use crate::review::{LEXICON, LIKELY};
use crate::sentence::sentences;
use std::path::Path;

const EPOCHS: usize = 30;
/// Times that the flagged listings choose their strongest passage.
const ROUNDS: usize = 3;
/// How much a large weight costs against a passage that is read wrongly.
const SOFT: f64 = 1.0 / (2.0 * 0.3);
/// Parts of the tables that are read by weights that have not seen them.
const FOLDS: usize = 8;

/// One listing of a table: its passages and its marks.
struct Row {
    file: usize,
    marks: String,
    name: Vec<Feature>,
    said: Vec<Vec<Feature>>,
}

/// A passage: its buckets, what each counts for, and its own square.
struct Passage {
    row: usize,
    buckets: Vec<u16>,
    each: f64,
    square: f64,
}

fn read(file: usize, table: &str) -> Vec<Row> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.filter_map(|line| line.split_once('\t')).map(|(marks, words)| row(file, marks, words)).collect()
}

fn row(file: usize, marks: &str, words: &str) -> Row {
    let part = |mark: &str| words.split(" || ").find_map(|part| part.strip_prefix(mark));
    let plain =
        words.split(" || ").find(|part| !["N:", "D:", "F:"].iter().any(|mark| part.starts_with(mark)));
    let name = field(part("N:").unwrap_or("")).concat();
    Row { file, marks: marks.to_owned(), name, said: field(part("D:").or(plain).unwrap_or("")) }
}

fn field(text: &str) -> Vec<Vec<Feature>> {
    let plain = Normal::new(text).text;
    sentences(&plain).iter().map(|sentence| features(sentence, &LEXICON.tag(sentence.text))).collect()
}

fn cut(rows: &[&Row], windows: &[usize]) -> Vec<Passage> {
    let of = |(at, row): (usize, &&Row)| {
        let passages = passages(row.said.len(), windows).into_iter();
        passages.map(|passage| Passage::new(at, &row.name, &row.said[passage])).collect::<Vec<_>>()
    };
    rows.iter().enumerate().flat_map(of).collect()
}

impl Passage {
    fn new(row: usize, name: &[Feature], said: &[Vec<Feature>]) -> Self {
        let mut buckets: Vec<u16> = name.iter().chain(said.iter().flatten()).map(|f| f.bucket).collect();
        buckets.sort_unstable();
        let count = buckets.len().max(1) as f64;
        let square: usize = buckets.chunk_by(|a, b| a == b).map(|same| same.len() * same.len()).sum();
        Self { row, buckets, each: 1.0 / count.sqrt(), square: 1.0 + square as f64 / count }
    }

    fn score(&self, weights: &[f64]) -> f64 {
        let sum: f64 = self.buckets.iter().map(|bucket| weights[usize::from(*bucket)]).sum();
        weights[BUCKETS] + sum * self.each
    }

    fn add(&self, weights: &mut [f64], step: f64) {
        weights[BUCKETS] += step;
        self.buckets.iter().for_each(|bucket| weights[usize::from(*bucket)] += step * self.each);
    }
}

/// Squared hinge. A flagged listing speaks through its strongest passage. Only sums, products and roots: every machine
/// finds the same weights.
fn fit(rows: &[&Row], mark: char, windows: &[usize]) -> Vec<f64> {
    let passages = cut(rows, windows);
    let flagged = |passage: &Passage| rows[passage.row].marks.contains(mark);
    let mut weights = Vec::new();
    for round in 0..ROUNDS {
        let strongest = top(&passages, &weights, rows.len());
        let taught = passages
            .iter()
            .filter(|p| round == 0 || !flagged(p) || p.score(&weights) >= strongest[p.row])
            .map(|p| (p, if flagged(p) { 1.0 } else { -1.0 }))
            .collect::<Vec<_>>();
        weights = learn(&taught);
    }
    weights
}

/// The score of each row's strongest passage.
fn top(passages: &[Passage], weights: &[f64], rows: usize) -> Vec<f64> {
    let mut top = vec![f64::NEG_INFINITY; rows];
    if !weights.is_empty() {
        passages.iter().for_each(|p| top[p.row] = top[p.row].max(p.score(weights)));
    }
    top
}

/// Dual coordinate descent.
fn learn(taught: &[(&Passage, f64)]) -> Vec<f64> {
    let (mut weights, mut pulls) = (vec![0.0; BUCKETS + 1], vec![0.0_f64; taught.len()]);
    let mut order: Vec<usize> = (0..taught.len()).collect();
    let mut seed: u64 = 1;
    for _ in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (seed >> 33) as usize % (at + 1));
        }
        for at in &order {
            let (passage, truth) = taught[*at];
            let slope = truth * passage.score(&weights) - 1.0 + SOFT * pulls[*at];
            let pull = (pulls[*at] - slope / (passage.square + SOFT)).max(0.0);
            if pull != pulls[*at] {
                passage.add(&mut weights, (pull - pulls[*at]) * truth);
                pulls[*at] = pull;
            }
        }
    }
    weights
}

fn stored(weights: &[f64]) -> Vec<u8> {
    weights
        .iter()
        .map(|weight| ((weight / UNIT).round().clamp(-127.0, 127.0) as i8).cast_unsigned())
        .collect()
}

fn rows() -> (Vec<String>, Vec<Row>) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(home.join("tests/tables")).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "tsv")).collect();
    files.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    let rows = files.iter().enumerate().flat_map(|(at, path)| {
        let flags = name(path).starts_with("flags");
        let mut rows = read(at, &std::fs::read_to_string(path).unwrap());
        rows.iter_mut().filter(|_| !flags).for_each(|row| row.marks = "-".to_owned());
        rows
    });
    let rows = rows.collect();
    (files.iter().map(|path| name(path)).collect(), rows)
}

#[test]
fn weights_are_those_of_the_tables() {
    let rows = rows().1;
    let rows: Vec<&Row> = rows.iter().collect();
    for (file, mark, known) in [("cure", 'c', CURE), ("buy", 'p', BUY)] {
        let weights = stored(&fit(&rows, mark, known.windows));
        if std::env::var_os("TRAIN").is_some() {
            let home = Path::new(env!("CARGO_MANIFEST_DIR"));
            std::fs::write(home.join(format!("src/guess/{file}.weights")), weights).unwrap();
        } else {
            assert!(
                weights == known.weights,
                "the tables have changed: TRAIN=1 cargo test -p safety weights"
            );
        }
    }
}

/// What the word model alone makes of tables that its weights have not seen:
/// `cargo test -p safety unseen -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn unseen_tables() {
    let (files, rows) = rows();
    for (kind, mark, Guess { windows, .. }) in [("cure", 'c', CURE), ("buy", 'p', BUY)] {
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        for fold in 0..FOLDS {
            let (test, train): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.file % FOLDS == fold);
            let scores = top(&cut(&test, windows), &fit(&train, mark, windows), test.len());
            for (row, score) in test.iter().zip(scores) {
                match (row.marks.contains(mark), score > LIKELY) {
                    (true, true) => right += 1,
                    (true, false) => missed += 1,
                    (false, true) => wrong += 1,
                    (false, false) => {}
                }
            }
        }
        println!("{kind}: {} files, {right} right, {wrong} wrong, {missed} missed", files.len());
    }
}
