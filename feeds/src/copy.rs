//! A whole group in one file: what a facilitator takes along, and what comes in on another server. `docs/formats.md` says
//! what it holds.

mod check;
mod line;
mod read;
mod write;

pub use line::{Act, Head, Line, Person, Post, Resource, Thread};
pub use read::{Copied, Refusal, read, read_from, read_lines};
pub use write::pack;

/// What the first line calls the format.
pub const FORMAT: &str = "commonground-group";
/// The version that is written, and the only one that is read.
pub const VERSION: u32 = 1;
/// The name of the lines in the archive.
pub const LINES: &str = "group.jsonl";
/// The name of the readable page in the archive.
pub const PAGE: &str = "group.html";

/// Most bytes of an archive, and of the lines in it.
pub const MOST_BYTES: u64 = 256 << 20;
/// Most bytes of one line.
pub const MOST_LINE: u64 = 1 << 20;
/// Most members, threads, posts, things of the shelf and acts.
pub const MOST: [usize; 5] = [10_000, 50_000, 500_000, 500, 100_000];
