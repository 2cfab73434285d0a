//! Makes the weights out of the labelled tables: `TRAIN=1 cargo test -p safety weights`.

use super::{BUCKETS, BUY, CURE, Feature, UNIT, features, passages, scaled};
use crate::normal::Normal;
use crate::review::LEXICON;
use crate::sentence::sentences;
use std::path::Path;

const EPOCHS: usize = 12;
const RATE: f64 = 0.05;
const DECAY: f64 = 0.005;

/// One listing of a table: its passages and its marks.
struct Row {
    passages: Vec<Vec<u16>>,
    marks: String,
}

fn read(table: &str) -> Vec<Row> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.filter_map(|line| line.split_once('\t')).map(|(marks, words)| row(marks, words)).collect()
}

fn row(marks: &str, words: &str) -> Row {
    let part = |mark: &str| words.split(" || ").find_map(|part| part.strip_prefix(mark));
    let plain =
        words.split(" || ").find(|part| !["N:", "D:", "F:"].iter().any(|mark| part.starts_with(mark)));
    let name = field(part("N:").unwrap_or("")).concat();
    let said = field(part("D:").or(plain).unwrap_or(""));
    Row { passages: passages(&name, &said), marks: marks.to_owned() }
}

fn field(text: &str) -> Vec<Vec<Feature>> {
    let plain = Normal::new(text).text;
    sentences(&plain).iter().map(|sentence| features(sentence, &LEXICON.tag(sentence.text))).collect()
}

fn score(weights: &[f64], passage: &[u16]) -> f64 {
    scaled(passage.iter().map(|bucket| weights[usize::from(*bucket)]).sum(), passage.len())
}

/// Squared hinge, each weight with its own pace. A flagged listing speaks through its strongest passage. Only sums,
/// products and roots: every machine finds the same weights.
fn fit(rows: &[Row], mark: char) -> Vec<f64> {
    let (mut weights, mut pace) = (vec![0.0; BUCKETS], vec![0.01_f64; BUCKETS]);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed: u64 = 1;
    for _ in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (seed >> 33) as usize % (at + 1));
        }
        for row in order.iter().map(|at| &rows[*at]) {
            let flagged = row.marks.contains(mark);
            let strongest =
                row.passages.iter().max_by(|a, b| score(&weights, a).total_cmp(&score(&weights, b)));
            let taught: Vec<&Vec<u16>> =
                if flagged { strongest.into_iter().collect() } else { row.passages.iter().collect() };
            for passage in taught {
                learn(&mut weights, &mut pace, passage, if flagged { 1.0 } else { -1.0 });
            }
        }
    }
    weights
}

fn learn(weights: &mut [f64], pace: &mut [f64], passage: &[u16], truth: f64) {
    let slack = 1.0 - truth * score(weights, passage);
    if slack <= 0.0 {
        return;
    }
    for bucket in passage.iter().map(|bucket| usize::from(*bucket)) {
        let step = DECAY * weights[bucket] - truth * slack.min(1.0);
        pace[bucket] += step * step;
        weights[bucket] -= RATE * step / pace[bucket].sqrt();
    }
}

fn stored(weights: &[f64]) -> Vec<u8> {
    weights
        .iter()
        .map(|weight| ((weight / UNIT).round().clamp(-127.0, 127.0) as i8).cast_unsigned())
        .collect()
}

#[test]
fn weights_are_those_of_the_tables() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(home.join("tests/tables")).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "tsv")).collect();
    files.sort();
    let rows: Vec<Row> = files
        .iter()
        .flat_map(|path| {
            let flags = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("flags"));
            let mut rows = read(&std::fs::read_to_string(path).unwrap());
            rows.iter_mut().filter(|_| !flags).for_each(|row| row.marks = "-".to_owned());
            rows
        })
        .collect();
    for (file, mark, known) in [("cure", 'c', CURE), ("buy", 'p', BUY)] {
        let weights = stored(&fit(&rows, mark));
        if std::env::var_os("TRAIN").is_some() {
            std::fs::write(home.join(format!("src/guess/{file}.weights")), weights).unwrap();
        } else {
            assert!(weights == known.0, "the tables have changed: TRAIN=1 cargo test -p safety weights");
        }
    }
}
