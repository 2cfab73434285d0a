//! A clause as words, and what can be said of it at a glance.

use super::topics::{EVENTS, FORMATS, GROUP, THEMES};
use crate::schedule::{Freq, Rule};
use std::ops::Range;

/// A clause as folded words, and where its days stand among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) all: &'a [&'a str],
    pub(super) days: &'a Range<usize>,
}

pub(super) fn has(words: &[&str], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(word))
}

pub(super) fn follows(words: &[&str], first: &[&str], second: &[&str]) -> bool {
    words.windows(2).any(|pair| matches!(pair, [a, b] if first.contains(a) && second.contains(b)))
}

/// Whether a word says that a group meets.
pub(super) fn is_group(words: Words<'_>) -> bool {
    has(words.all, GROUP)
}

/// Whether the rule names single days of the month or year.
pub(super) fn is_numbered(rule: &Rule) -> bool {
    matches!(rule.freq, Freq::Monthly | Freq::Yearly)
}

/// Whether words tell of a feast of the group; "Celebrate Recovery" is a fellowship.
pub(super) fn is_event(words: &[&str]) -> bool {
    let event = |at: usize, word: &&str| {
        EVENTS.contains(word) && !(*word == "celebrate" && words.get(at + 1) == Some(&"recovery"))
    };
    words.iter().enumerate().any(|(at, word)| event(at, word))
}

pub(super) const ONLY: &[&str] = &["only", "solo", "solamente", "unicamente"];
pub(super) const PEOPLE: &[&str] = &["men", "women", "members", "hombres", "mujeres", "mens", "womens"];

pub(super) fn says_only(words: Words<'_>) -> bool {
    let before = words.all.get(words.days.start.saturating_sub(3)..words.days.start).unwrap_or(&[]);
    let end = words.days.end.min(words.all.len());
    let after = words.all.get(end..(end + 5).min(words.all.len())).unwrap_or(&[]);
    let of_people = follows(words.all, PEOPLE, ONLY);
    let of_theme = follows(words.all, THEMES, ONLY)
        || follows(words.all, FORMATS, ONLY)
        || follows(words.all, &["-"], ONLY);
    !of_people && !of_theme && (has(before, ONLY) || has(after, ONLY))
}
