//! What hostile and large feeds cost: `cargo bench -p feeds -- [KIND…]`. Prints figures and asserts none.
//!
//! Each feed is written to a file by one process and read by another, whose greatest memory is told. Linux only.
#![expect(clippy::unwrap_used, reason = "a bench that fails says so")]

#[path = "hostile/make.rs"]
mod make;

use feeds::{Options, open};
use std::{fs::File, io::BufWriter, io::Write, path::Path, process::Command, time::Instant};

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [mode, path] = words.as_slice()
        && mode == "--read"
    {
        return one(Path::new(path));
    }
    let folder = tempfile::tempdir().unwrap();
    println!("{:<24} {:>9} {:>9} {:>8}  what came of it", "feed", "bytes", "peak", "time");
    for (name, make) in
        make::KINDS.iter().filter(|(name, _)| words.is_empty() || words.iter().any(|w| w == name))
    {
        let path = folder.path().join(name);
        let mut out = BufWriter::new(File::create(&path).unwrap());
        make(&mut out).unwrap();
        out.flush().unwrap();
        drop(out);
        let told = Command::new(std::env::current_exe().unwrap()).arg("--read").arg(&path).output().unwrap();
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        println!("{name:<24} {}", if told.is_empty() { "the reader was killed" } else { told.trim_end() });
        std::fs::remove_file(&path).unwrap();
    }
}

/// Reads one feed in this process, and tells what it cost.
fn one(path: &Path) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let before = Instant::now();
    let bytes = std::fs::read(path).unwrap();
    let size = bytes.len();
    let told = match open(&name, bytes, &Options { source: "bench".into(), ..Options::default() }) {
        Ok(feed) => {
            let (mut groups, mut rejected) = (0, 0);
            feed.rows.for_each(|row| *if row.result.is_ok() { &mut groups } else { &mut rejected } += 1);
            format!("{groups} groups, {rejected} rejected")
        }
        Err(error) => error.to_string(),
    };
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0").trim();
    let peak: usize = peak.trim_end_matches(" kB").parse().unwrap_or(0);
    let told: String = told.chars().take(90).collect();
    println!("{:>5} MiB {:>5} MiB {:>6.1} s  {told}", size >> 20, peak >> 10, before.elapsed().as_secs_f64());
}
