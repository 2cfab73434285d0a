//! Prints what is made of the tables of a writer of whom the word models have seen nothing:
//! `cargo bench -p safety --bench unseen`. The rules may have seen tables that were mended after their first score.

use domain::FindingKind;
use safety::Text;
use safety::learn::{MODELS, Row, review, rows, weights};
use std::{error::Error, fs, path::Path};

/// The first table of each writer: those up to the next are of the same.
const WRITERS: [&str; 17] = [
    "zz", "zzj", "zzv", "zzza", "zzzd", "zzze", "zzzf", "zzzg", "zzzh", "zzzi", "zzzj", "zzzk", "zzzl",
    "zzzm", "zzzn", "zzzo", "zzzp",
];
const KINDS: [(char, FindingKind); 3] =
    [('c', FindingKind::SureCure), ('f', FindingKind::HighFees), ('p', FindingKind::PurchasePressure)];
/// How much more, or less, the models may need.
const STRICTER: [f64; 5] = [-0.2, -0.1, 0.0, 0.1, 0.2];

/// Right, wrong, missed.
type Count = [u32; 3];

/// A table: its writer, its text, whether it is one of flags.
struct Table {
    writer: usize,
    text: String,
    flags: bool,
}

fn tables() -> Result<Vec<Table>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    let mut tables = Vec::new();
    for file in files.iter().filter(|file| file.path().extension().is_some_and(|end| end == "tsv")) {
        let name = file.file_name().to_string_lossy().into_owned();
        let name = name.trim_end_matches(".tsv");
        let flags = name.strip_prefix("flags_");
        let writer = flags.map_or(0, |name| WRITERS.iter().filter(|first| **first <= name).count());
        tables.push(Table { writer, text: fs::read_to_string(file.path())?, flags: flags.is_some() });
    }
    Ok(tables)
}

fn text(words: &str) -> Text<'_> {
    let part = |mark: &str| words.split(" || ").find_map(|part| part.strip_prefix(mark));
    let plain =
        words.split(" || ").find(|part| !["N:", "D:", "F:"].iter().any(|mark| part.starts_with(mark)));
    let or_none = |part: Option<_>| part.unwrap_or("");
    Text {
        name: or_none(part("N:")),
        description: or_none(part("D:").or(plain)),
        fee: or_none(part("F:")),
        lang: None,
    }
}

fn count(tests: &[&Table], taught: [&[u8]; 2], stricter: f64) -> [Count; 3] {
    let mut counts = [[0; 3]; 3];
    for line in tests.iter().flat_map(|table| table.text.lines()).filter(|line| !line.starts_with('#')) {
        let Some((marks, words)) = line.split_once('\t') else { continue };
        let found = review(&text(words), taught, stricter);
        for ((mark, kind), [right, wrong, missed]) in KINDS.iter().zip(&mut counts) {
            let said = found.iter().any(|finding| finding.kind == *kind);
            *match (marks.contains(*mark), said) {
                (true, true) => right,
                (false, true) => wrong,
                (true, false) => missed,
                (false, false) => continue,
            } += 1;
        }
    }
    counts
}

fn told(name: &str, counts: [Count; 3]) {
    let share = |right: u32, other: u32| f64::from(right) / f64::from((right + other).max(1));
    for ((mark, _), [right, wrong, missed]) in KINDS.iter().zip(counts) {
        let (precision, recall) = (share(right, wrong), share(right, missed));
        println!(
            "{name} {mark}: {precision:.3} / {recall:.3} ({right} right, {wrong} wrong, {missed} missed)"
        );
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let tables = tables()?;
    let read: Vec<Vec<Row>> = tables.iter().map(|table| rows(&table.text, table.flags)).collect();
    let mut all = vec![[[0; 3]; 3]; STRICTER.len()];
    for (writer, first) in (1..).zip(WRITERS) {
        let others = tables.iter().zip(&read).filter(|(table, _)| table.writer != writer);
        let taught: Vec<&Row> = others.flat_map(|(_, rows)| rows).collect();
        let [cure, buy] = MODELS.map(|(mark, _)| weights(&taught, mark));
        let tests: Vec<&Table> = tables.iter().filter(|table| table.writer == writer).collect();
        for (stricter, all) in STRICTER.iter().zip(&mut all) {
            let counts = count(&tests, [&cure, &buy], *stricter);
            if *stricter == 0.0 {
                told(first, counts);
            }
            let pairs = all.iter_mut().flatten().zip(counts.into_iter().flatten());
            pairs.for_each(|(all, more)| *all += more);
        }
    }
    for (stricter, all) in STRICTER.iter().zip(all) {
        told(&format!("all {stricter:+}"), all);
    }
    Ok(())
}
