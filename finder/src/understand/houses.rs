//! Houses and grounds with names that towns have too: "near Mercy hospital", "cerca de la iglesia Santa Cruz".

use super::lexicon::Match;
use super::near::{BESIDE_HOUSES, CASAS, HOUSES};
use super::tokens::Token;
use super::tongue;
use std::ops::Range;

/// From this size, in steps, a house of a town's name is in that town: 1,200,000 people, at home 310,000.
const FAMOUS: i32 = 162;
/// The most words of a name.
const LONGEST: usize = 3;
/// What kind of school it is, and no name.
const KINDS: &[&str] = &["high", "middle", "elementary", "primary", "grade", "community", "local"];
const SAINTS: &[&str] = &["san", "santa", "santo", "nuestra", "sagrado", "st", "saint", "holy", "our"];

/// The houses that a question names.
#[derive(Debug, Default)]
pub(super) struct Houses(Vec<House>);

#[derive(Debug)]
struct House {
    /// Its name and what it is.
    said: Range<usize>,
    /// The name is written as names are.
    named: bool,
    /// What it is stands first, as in Spanish.
    first: bool,
}

impl Houses {
    /// Looks for houses.
    pub(super) fn of(tokens: &[Token]) -> Self {
        if !tokens.iter().any(|t| HOUSES.or(&CASAS, &t.word)) {
            return Self::default();
        }
        let words = Words { tokens };
        Self(
            (0..tokens.len())
                .filter_map(|at| words.named_before(at).or_else(|| words.named_behind(at)))
                .collect(),
        )
    }

    /// Whether a phrase is part of a house's name: "Grace Lutheran church" asks for no faith.
    pub(super) fn holds(&self, m: Match) -> bool {
        self.0.iter().any(|house| house.named && m.from < house.said.end && house.said.start < m.to)
    }

    /// Whether the name of a town of some size is a house's.
    pub(super) fn has(&self, town: &Range<usize>, size: i32) -> bool {
        let within = |house: &House| house.said.contains(&town.start) && (house.first || size < FAMOUS);
        self.0.iter().any(within)
    }
}

struct Words<'a> {
    tokens: &'a [Token],
}

impl Words<'_> {
    fn word(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str())
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !tongue::is_plain(&t.word) || SAINTS.contains(&t.word.as_str()))
    }

    /// "By St Joseph hospital": a name between a word such as "near" and the house.
    fn named_before(&self, at: usize) -> Option<House> {
        if !HOUSES.contains(self.word(Some(at))) {
            return None;
        }
        let gap = (2..=LONGEST + 1).find(|n| BESIDE_HOUSES.contains(self.word(at.checked_sub(*n))))?;
        let from = at - gap + 1;
        let name = self.tokens.get(from..at)?;
        let is_name = (from..at).all(|at| self.is_name(at)) && !name.iter().any(|t| t.ends);
        let named = name.first().is_some_and(|t| t.capital || SAINTS.contains(&t.word.as_str()));
        let known = !KINDS.contains(&self.word(Some(from)));
        (is_name && known).then_some(House { said: from..at + 1, named, first: false })
    }

    /// "Del hospital San José": the house before its name.
    fn named_behind(&self, at: usize) -> Option<House> {
        let beside = BESIDE_HOUSES.contains(self.word(at.checked_sub(1)));
        if !CASAS.contains(self.word(Some(at))) || !beside || self.tokens.get(at)?.ends {
            return None;
        }
        let from = at + 1 + usize::from(self.word(Some(at + 1)) == "de");
        let first = self.tokens.get(from)?;
        let saint = SAINTS.contains(&first.word.as_str());
        if !(saint || first.capital && from == at + 1) {
            return None;
        }
        let mut end = from;
        while end < from + LONGEST && self.is_name(end) {
            end += 1;
            if self.tokens.get(end - 1).is_some_and(|t| t.ends) {
                break;
            }
        }
        // "Cerca de" such a house is not near whoever asks.
        let near = (1..=4).filter_map(|n| at.checked_sub(n)).find(|at| self.word(Some(*at)) == "cerca");
        (end > from).then_some(House { said: near.unwrap_or(at)..end, named: true, first: true })
    }
}
