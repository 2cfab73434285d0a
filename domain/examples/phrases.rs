//! Scores files of schedule phrases: `cargo run -p domain --example phrases -- FILE…`. One a line, `text => meaning` as
//! `tests/phrases/table.rs` writes it; what is read otherwise is printed.

#[path = "../tests/phrases/told.rs"]
mod told;

fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let (mistakes, count) = told::mistakes(&std::fs::read_to_string(&file)?);
        mistakes.iter().for_each(|mistake| println!("{mistake}"));
        println!("{file}: {} of {count} as meant", count - mistakes.len());
    }
    Ok(())
}
