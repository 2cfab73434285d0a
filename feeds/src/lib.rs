//! Speaks the formats: those of directories, and that of a whole group. Bytes to domain values and back, without a network.
//!
//! **Every row read comes back as exactly one [`Row`]**: a contribution, or the reason why it is none.

mod address;
mod facts;
mod fellowship;
mod json;
mod packed;
mod read;
mod records;
mod region;
mod remote;
mod sense;
mod sniff;
mod spoken;
mod times;
mod tongues;
mod tree;
mod whole;

pub mod bmlt;
pub mod clean;
pub mod copy;
pub mod csv;
pub mod feed;
pub mod hsds;
pub mod ical;
pub mod jsonld;
pub mod meeting_guide;

pub use feed::{Feed, FeedError, Options, Row, Rows};
pub use read::{open, open_folder, read, read_folder};
