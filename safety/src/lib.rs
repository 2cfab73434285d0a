//! Red flags in a listing, what kind of group it is, and whether a person who writes may be in danger.
//!
//! Pure: text goes in, findings come out. Text is made plain with a way back to its source (`normal`), cut into sentences
//! and clauses (`sentence`), read for words by their meaning (`lexicon`, `src/cues/words`) that count only together
//! (`combine`), or held against tables of cues (`cues`, `src/cues`); and weighed under rules for negation, questions, warnings
//! and other people's words (`frames`). What no rule foresees a small word model may add (`guess`), which knows what single
//! words are about (`sense`, `src/cues/senses`) and is taught by labelled tables (`learn`). A finding shows exact words and
//! is never a verdict on people.

mod combine;
mod crisis;
mod cues;
mod fee;
mod frames;
mod guess;
mod kind;
pub mod learn;
mod lexicon;
mod money;
mod normal;
mod pattern;
mod review;
mod sense;
mod sentence;
mod span;
mod unit;
mod why;

pub use crisis::{Danger, crisis};
pub use kind::kind;
pub use review::{Text, review, review_listing};
pub use why::why;
