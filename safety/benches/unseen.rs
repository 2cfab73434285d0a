//! Prints what the word model alone makes of labelled tables that its weights have not seen:
//! `cargo bench -p safety --bench unseen`. Each eighth of the tables is read by weights that the others taught.

use safety::learn::{MODELS, Row, guess, rows};
use std::{error::Error, fs, path::Path};

const FOLDS: usize = 8;

fn only(rows: Vec<&(usize, Row)>) -> Vec<&Row> {
    rows.into_iter().map(|(_, row)| row).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    let mut tables: Vec<(usize, Row)> = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let flags = file.file_name().to_string_lossy().starts_with("flags");
        tables.extend(rows(&fs::read_to_string(file.path())?, flags).into_iter().map(|row| (at, row)));
    }
    for (mark, name) in MODELS {
        let (mut right, mut wrong, mut missed) = (0_u32, 0_u32, 0_u32);
        for fold in 0..FOLDS {
            let (test, taught): (Vec<_>, Vec<_>) = tables.iter().partition(|(at, _)| at % FOLDS == fold);
            let (test, taught) = (only(test), only(taught));
            for (row, score) in test.iter().zip(guess(&taught, mark, &test)) {
                match (row.is(mark), score > 0.0) {
                    (true, true) => right += 1,
                    (false, true) => wrong += 1,
                    (true, false) => missed += 1,
                    (false, false) => {}
                }
            }
        }
        println!("{name}: {} tables, {right} right, {wrong} wrong, {missed} missed", files.len());
    }
    Ok(())
}
