//! Answers a person's question about groups: an index over listings, the understanding of questions, geography.
//!
//! **No I/O.** Bytes that ship with the program, listings and the time come in; answers go out. Nothing about a question
//! is kept.

pub mod ask;
pub mod index;
pub mod places;
pub mod understand;
pub mod understood;

pub use ask::{Ask, Facet, Facets, Found, Hit, Instead, Sort, Unknown, Why};
pub use index::Finder;
pub use understood::{Fee, Part, Relative, Understood, WantedFormat, WantedPlace, WantedTime};
