//! Prints what it costs to understand a question: the questions of the tests, and what somebody may send to be slow.
//!
//! `cargo bench -p finder --bench understand`. Figures are microseconds: the mean of the
//! processor, the others of the wall.

use finder::understand::understand;
use std::{hint::black_box, time::Instant};

/// So many times at least.
const TIMES: usize = 20_000;

fn questions() -> Vec<String> {
    let lines =
        [include_str!("../tests/questions-blind.jsonl"), include_str!("../tests/questions-fresh.jsonl")];
    let read = |line: &str| {
        let case: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        case["query"].as_str().map(str::to_owned)
    };
    lines.iter().flat_map(|lines| lines.lines()).filter_map(read).collect()
}

/// Seconds of processor time of this process, or of the wall where the system does not tell.
fn cpu(begun: Instant) -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanos = stat.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.map_or_else(|| begun.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

fn measure(name: &str, questions: &[String]) {
    questions.iter().for_each(|question| drop(black_box(understand(question, "en"))));
    let mut each: Vec<f64> = Vec::with_capacity(TIMES);
    let begun = Instant::now();
    let start = cpu(begun);
    for question in questions.iter().cycle().take(TIMES) {
        let asked = Instant::now();
        drop(black_box(understand(question, "en")));
        each.push(asked.elapsed().as_secs_f64() * 1e6);
    }
    let mean = (cpu(begun) - start) * 1e6 / each.len() as f64;
    each.sort_by(f64::total_cmp);
    let at = |share: usize| each.get(each.len() * share / 100).copied().unwrap_or_default();
    println!("{name:<40} mean {mean:>7.1} us CPU   p50 {:>7.1}   p99 {:>7.1}", at(50), at(99));
}

fn main() {
    measure("questions of the tests", &questions());
    let hostile = |words: &str| vec![words.repeat(700)];
    for (name, words) in [
        ("a town's beginning, again and again", "san "),
        ("a relative, again and again", "my son died "),
        ("misspelt words", "alzhiemers "),
        ("unknown words", "qwertzuiop "),
        ("numbers", "12 "),
        ("one long word", "a"),
        ("no letters", "-'., "),
    ] {
        measure(name, &hostile(words));
    }
}
