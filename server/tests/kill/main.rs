//! Real processes of the program, killed at any moment: what was answered is kept, nothing is half written, and the next
//! start needs nobody.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that cannot go on fails"
)]

mod acme;
mod browser;
mod community;
mod letters;
mod load;
mod log;
mod mailed;
mod node;
mod one;
mod private;
mod start;
mod two;
