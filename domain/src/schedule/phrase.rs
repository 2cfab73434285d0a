//! Reads schedule phrases ("2nd and 4th Tuesday, 1:00-2:30PM") into rules.

use super::Rule;
use jiff::civil::Time;

/// What a phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// When the group meets.
    Rule,
    /// One occurrence differs (open, speaker, business).
    Change,
    /// Opening hours.
    Hours,
    /// No rule can be read.
    None,
}

/// One rule read out of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The rule.
    pub rule: Rule,
    /// Start, if said.
    pub start: Option<Time>,
    /// End, if said; 24:00 is `Some(00:00)` of the next day.
    pub end: Option<Time>,
    /// The words it was read from.
    pub words: String,
}

/// Reads a phrase, English or Spanish. `Rule`, `Change` and `Hours` come with at least one [`Phrase`].
pub fn read(text: &str) -> (PhraseKind, Vec<Phrase>) {
    let _ = text;
    (PhraseKind::None, Vec::new())
}
