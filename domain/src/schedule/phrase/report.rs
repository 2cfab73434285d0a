//! A phrase as the command line prints it.

use super::{Phrase, PhraseKind, read};
use jiff::civil::Time;
use serde::Serialize;

/// One or several values, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Told {
    /// Not told.
    Nothing(Option<()>),
    /// The same for all, or the only one.
    One(String),
    /// One for each rule; `None` where it is not told.
    Each(Vec<Option<String>>),
}

impl Told {
    fn of(values: Vec<Option<String>>, together: bool) -> Self {
        match values.as_slice() {
            all if all.iter().all(Option::is_none) => Self::Nothing(None),
            [Some(one)] => Self::One(one.clone()),
            [Some(one), rest @ ..] if together && rest.iter().all(|v| v.as_ref() == Some(one)) => {
                Self::One(one.clone())
            }
            _ => Self::Each(values),
        }
    }
}

/// A phrase as the command line prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// What it tells.
    pub kind: PhraseKind,
    /// The rule as RFC 5545 text; a list where there are several.
    pub rrule: Told,
    /// Starts as HH:MM; a list where there are several rules or several times.
    pub start: Told,
    /// Ends as HH:MM; the end of the day is 24:00.
    pub end: Told,
}

/// Reads a phrase for the command line.
pub fn reading(text: &str) -> Reading {
    let (kind, phrases) = read(text);
    let start = |p: &Phrase| p.start.map(|t| t.strftime("%H:%M").to_string());
    let end = |p: &Phrase| {
        p.end.map(|t| if t == Time::midnight() { "24:00".into() } else { t.strftime("%H:%M").to_string() })
    };
    Reading {
        kind,
        rrule: Told::of(phrases.iter().map(|p| Some(p.rule.to_string())).collect(), true),
        start: Told::of(phrases.iter().map(start).collect(), false),
        end: Told::of(phrases.iter().map(end).collect(), false),
    }
}
