//! The weights of the word model are those that the labelled tables teach.

use safety::learn::{MODELS, Row, carried, rows, weights};
use std::path::Path;

#[test]
fn weights_are_those_of_the_tables() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(home.join("tests/tables")).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "tsv")).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let flags = path.file_stem().unwrap().to_string_lossy().starts_with("flags");
        rows(&std::fs::read_to_string(path).unwrap(), flags)
    };
    let taught: Vec<Row> = files.iter().flat_map(read).collect();
    let taught: Vec<&Row> = taught.iter().collect();
    for (mark, name) in MODELS {
        let weights = weights(&taught, mark);
        if std::env::var_os("TRAIN").is_some() {
            std::fs::write(home.join(format!("src/guess/{name}.weights")), weights).unwrap();
        } else {
            assert!(
                weights == carried(mark),
                "the tables have changed: TRAIN=1 cargo test -p safety --test weights"
            );
        }
    }
}
