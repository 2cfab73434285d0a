//! Red flags against tables of labelled listings: `a` was there while the cues were made, the others
//! were kept apart until their first score was known (see `tables/README.md`).

#![expect(clippy::unwrap_used, reason = "a table that cannot be read fails the test")]

use domain::FindingKind;
use safety::{Text, review};
use std::path::{Path, PathBuf};

const KINDS: [(char, FindingKind); 3] =
    [('c', FindingKind::SureCure), ('f', FindingKind::HighFees), ('p', FindingKind::PurchasePressure)];

#[derive(Default)]
struct Score {
    right: u32,
    false_alarms: u32,
    missed: u32,
    wrong: String,
}

impl Score {
    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.false_alarms).max(1))
    }

    fn told(&self) -> String {
        let Self { right, false_alarms, missed, .. } = self;
        let (precision, recall) = (self.precision(), self.recall());
        format!("{precision:.3} / {recall:.3} ({right} right, {false_alarms} false, {missed} missed)")
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }
}

fn score(table: &str) -> Vec<Score> {
    let mut scores: Vec<Score> = KINDS.iter().map(|_| Score::default()).collect();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (flags, words) = line.split_once('\t').unwrap_or((line, ""));
        let field = |mark: &str| {
            let parts = words.split(" || ");
            let of = |part: &'static str| parts.clone().find_map(|p| p.strip_prefix(part));
            let plain = parts.clone().find(|p| !["N:", "D:", "F:"].iter().any(|mark| p.starts_with(mark)));
            match mark {
                "N:" => of("N:"),
                "F:" => of("F:"),
                _ => of("D:").or(plain),
            }
            .unwrap_or("")
        };
        let text = Text { name: field("N:"), description: field("D:"), fee: field("F:"), lang: None };
        let found = review(&text);
        for (score, (mark, kind)) in scores.iter_mut().zip(KINDS) {
            let evidence = found.iter().find(|f| f.kind == kind).map(|f| f.evidence.as_str());
            match (flags.contains(mark), evidence) {
                (true, Some(_)) => score.right += 1,
                (true, None) => {
                    score.missed += 1;
                    score.wrong += &format!("missed {mark}: {words}\n");
                }
                (false, Some(evidence)) => {
                    score.false_alarms += 1;
                    score.wrong += &format!("false {mark}: {words} [{evidence}]\n");
                }
                (false, None) => {}
            }
        }
    }
    scores
}

/// The tables of a folder that begin with `flags_`: those of this project, or others to be scored for the first time
/// (`TABLES=folder cargo test -p safety flags`).
fn tables() -> Vec<(String, String)> {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let folder = std::env::var_os("TABLES").map_or_else(own, PathBuf::from);
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut tables: Vec<_> = files
        .filter(|path| name(path).starts_with("flags_"))
        .map(|path| (name(&path), std::fs::read_to_string(&path).unwrap()))
        .collect();
    tables.sort();
    tables
}

#[test]
fn flags_of_the_tables() {
    let mut all: Vec<Score> = KINDS.iter().map(|_| Score::default()).collect();
    for (name, table) in tables() {
        for ((score, (_, kind)), all) in score(&table).iter().zip(KINDS).zip(&mut all) {
            println!("{name} {kind}: {}\n{}", score.told(), score.wrong);
            all.right += score.right;
            all.false_alarms += score.false_alarms;
            all.missed += score.missed;
        }
    }
    for (score, (_, kind)) in all.iter().zip(KINDS) {
        println!("all {kind}: {}", score.told());
        assert!(score.precision().min(score.recall()) > 0.96, "{kind}: {}", score.told());
    }
}
