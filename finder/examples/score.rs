//! Scores files of questions: `cargo run -p finder --example score -- FILE…`. One JSON object a line, `query` and `expect`
//! as `README.md` has them; `--mistakes` also prints the readings that are not as expected.

#[path = "../tests/score/mod.rs"]
mod score;

use score::{Score, Tally};

fn row(kind: &str, of: &Tally) {
    let share = |part: f64| if part > 0.0 { of.hits / part } else { 1.0 };
    let (precision, recall) = (share(of.hits + of.wrong), share(of.hits + of.missed));
    println!("{kind:16} {:6.1} {precision:9.3} {recall:6.3} {:6.3}", of.hits + of.missed, of.f1());
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let mut lines = String::new();
    for file in files {
        lines.push_str(&std::fs::read_to_string(file)?);
    }
    let score = Score::of(&lines);
    if flags.iter().any(|flag| flag == "--mistakes") {
        score.mistakes.iter().for_each(|mistake| println!("{mistake}"));
    }
    println!("{:16} {:>6} {:>9} {:>6} {:>6}", "kind", "number", "precision", "recall", "F1");
    score.kinds.iter().for_each(|(kind, tally)| row(kind, tally));
    row("all", &score.all());
    Ok(())
}
