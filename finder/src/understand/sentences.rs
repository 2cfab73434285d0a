//! Which sentences of a question ask for something, and which only tell the story around it: "I went to a church group on
//! mondays. Is there anything online?" asks for no church and no Monday.

use super::lexicon::{Effect, Match, lexicon};
use super::near::{ASKING, TELLERS, VISITED};
use super::tokens::Token;
use super::tongue;
use std::ops::Range;

/// When and how: what the sentences that ask say of it counts, where others only tell.
const WHEN_AND_HOW: &[&str] = &[
    "days",
    "part",
    "part?",
    "relative",
    "freq",
    "noon",
    "before",
    "after",
    "ordinal",
    "tz",
    "format",
    "channel",
    "lead",
    "reg",
    "term_fixed",
    "term_ongoing",
];
/// Phrases that begin so tell what somebody can do: "can't leave the house".
const ABLE: &[&str] = &["cant", "cannot", "dont", "no", "housebound", "homebound"];

/// The sentences of a question that has several; none where all may ask.
#[derive(Debug, Default)]
pub(super) struct Sentences(Vec<Sentence>);

#[derive(Debug)]
struct Sentence {
    words: Range<usize>,
    tells: bool,
    /// It tells of a group that was tried.
    visited: bool,
}

impl Sentences {
    /// Tells the sentences apart.
    pub(super) fn of(tokens: &[Token]) -> Self {
        let several = tokens.iter().rev().skip(1).any(|t| t.stops);
        if !several {
            return Self::default();
        }
        let mut from = 0;
        let mut all = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if token.stops || at + 1 == tokens.len() {
                all.push(Sentence::of(tokens, from..at + 1));
                from = at + 1;
            }
        }
        let asks = |one: &Sentence| !one.tells;
        if all.iter().any(asks) { Self(all) } else { Self::default() }
    }

    fn at(&self, at: usize) -> Option<&Sentence> {
        self.0.iter().find(|one| one.words.contains(&at))
    }

    /// Whether a word stands in a sentence that only tells.
    pub(super) fn tells(&self, at: usize) -> bool {
        self.at(at).is_some_and(|one| one.tells)
    }

    /// Whether a word stands in a sentence that asks, beside others that tell.
    pub(super) fn asks(&self, at: usize) -> bool {
        self.0.iter().any(|one| one.tells) && self.at(at).is_some_and(|one| !one.tells)
    }

    /// Whether a word stands where a group is told of that somebody has tried.
    pub(super) fn visited(&self, at: usize) -> bool {
        self.at(at).is_some_and(|one| one.tells && one.visited)
    }

    /// Whether a phrase only says when and how, in a sentence that only tells.
    pub(super) fn leaves_out(&self, tokens: &[Token], m: Match) -> bool {
        let of_how = |e: &Effect| WHEN_AND_HOW.contains(&e.key);
        let able = || tokens.get(m.from).is_some_and(|t| ABLE.contains(&t.word.as_str()));
        self.tells(m.from) && lexicon().effects(m).iter().all(of_how) && !able()
    }
}

impl Sentence {
    fn of(tokens: &[Token], words: Range<usize>) -> Self {
        let said = || tokens.get(words.clone()).unwrap_or(&[]).iter().map(|t| t.word.as_str());
        // "It has to be by phone".
        let of = tokens.get(words.clone()).unwrap_or(&[]);
        let must = of.windows(3).any(|w| {
            matches!(w, [has, to, be] if to.word == "to" && be.word == "be" && matches!(&*has.word, "has" | "have" | "needs"))
        });
        let asks = must || said().any(|word| ASKING.contains(word));
        let visited = said().any(|word| VISITED.contains(word));
        let group = || said().any(tongue::is_group);
        // "Daytime, i dont drive at night".
        let first = said().next().unwrap_or("");
        let begins =
            lexicon().alone(first).iter().any(|e| WHEN_AND_HOW.contains(&e.key) && e.key != "relative");
        let teller =
            said().any(|word| TELLERS.contains(word)) || matches!(first, "my" | "our" | "mi" | "mis");
        let tells = !asks && !begins && teller && (visited || !group());
        Self { words, tells, visited }
    }
}
