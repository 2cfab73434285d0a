//! Prints how long it takes to read listings of 2,000 characters for red flags: `cargo bench -p safety --bench review`.
//!
//! Figures are microseconds: the mean of the processor, the others of the wall.

use safety::{Text, review};
use std::{hint::black_box, time::Instant};

/// So long is a listing, and so many are read.
const LONG: usize = 2_000;
const LISTINGS: usize = 12;
const TIMES: usize = 200;

fn texts() -> Vec<String> {
    let table = include_str!("../tests/tables/flags_zzd.tsv");
    let words: Vec<&str> = table.lines().filter_map(|line| Some(line.split_once('\t')?.1)).collect();
    let all = words.join(" ");
    (0..LISTINGS).map(|at| all.chars().skip(LONG * at).take(LONG).collect()).collect()
}

/// Seconds of processor time of this process, or of the wall where the system does not tell.
fn cpu(begun: Instant) -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanos = stat.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.map_or_else(|| begun.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

/// Bytes that the process holds.
fn held() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0) * 1024.0
}

fn read(description: &str) {
    drop(black_box(review(&Text { name: "Tuesday circle", description, fee: "Free", lang: None })));
}

fn main() {
    let texts = texts();
    let before = held();
    texts.iter().for_each(|text| read(text));
    let tables = (held() - before) / 1e6;
    let mut each: Vec<f64> = Vec::with_capacity(TIMES * texts.len());
    let begun = Instant::now();
    let start = cpu(begun);
    for text in texts.iter().cycle().take(TIMES * texts.len()) {
        let read_at = Instant::now();
        read(text);
        each.push(read_at.elapsed().as_secs_f64() * 1e6);
    }
    let mean = (cpu(begun) - start) * 1e6 / each.len() as f64;
    each.sort_by(f64::total_cmp);
    let share = |part: f64| each.get((each.len() as f64 * part) as usize).copied().unwrap_or(0.0);
    println!(
        "2,000 characters: mean {mean:.0} us of processor, median {:.0}, p99 {:.0}; tables {tables:.1} MB",
        share(0.5),
        share(0.99)
    );
}
