//! What words and phrases mean: the tables of `data/` and the vocabulary, in one trie of words.

mod read;
mod trie;
mod words;

pub(super) use read::{effects, rows};
pub(super) use words::Words;

use super::tokens::{Token, stem};
use std::sync::LazyLock;
use trie::Trie;

/// One thing that a phrase says: a key as the tables name it and a value ("audience", "women"); the value may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Effect {
    /// `term`, `audience`, `format`, `days`, `rel`, …
    pub(super) key: &'static str,
    /// Its value.
    pub(super) value: &'static str,
}

/// Words of a question with one meaning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    /// First word.
    pub(super) from: usize,
    /// One past the last word.
    pub(super) to: usize,
    phrase: Phrase,
}

#[derive(Debug, Clone, Copy)]
struct Phrase {
    /// Its effects, among those of all.
    says: u16,
    /// Only counts in context: it may as well be an ordinary word or a state.
    risky: bool,
    /// Gives way to anything more certain.
    weak: bool,
}

/// All phrases.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: Words<u16>,
    trie: Trie,
    /// The effects of all phrases, one list after the other, and where each begins; phrases that say the same share one.
    effects: Vec<Effect>,
    lists: Vec<u32>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(read::lexicon);
static COMMON: LazyLock<Words<()>> =
    LazyLock::new(|| Words::of_lines(include_str!("../../../data/common-words.txt")));

/// The phrases that the program knows.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// Whether a word is an ordinary English word.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.get(word).is_some()
}

impl Lexicon {
    fn told(&self, phrase: Phrase) -> &[Effect] {
        let at = usize::from(phrase.says);
        let list = self.lists.get(at).zip(self.lists.get(at + 1));
        list.and_then(|(from, to)| self.effects.get(*from as usize..*to as usize)).unwrap_or(&[])
    }

    /// Whether a word is part of a phrase.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.get(stem(word)).is_some()
    }

    /// What a word says by itself.
    pub(super) fn alone(&self, word: &str) -> &[Effect] {
        let node = self.words.get(stem(word)).and_then(|word| self.trie.step(0, word));
        node.and_then(|node| self.trie.phrase(node)).map_or(&[], |phrase| self.told(phrase))
    }

    /// Whether a phrase begins with these two words.
    pub(super) fn pairs(&self, first: &str, second: &str) -> bool {
        let step = |node: u32, word: &str| self.trie.step(node, self.words.get(stem(word))?);
        step(0, first).and_then(|node| step(node, second)).is_some()
    }

    /// All words of phrases.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter()
    }

    /// What a match says.
    pub(super) fn effects(&self, of: Match) -> &[Effect] {
        self.told(of.phrase)
    }

    /// Whether it counts only in context.
    pub(super) fn is_risky(&self, of: Match) -> bool {
        of.phrase.risky
    }

    /// Whether it gives way.
    pub(super) fn is_weak(&self, of: Match) -> bool {
        of.phrase.weak
    }

    /// Every phrase in the words, longest first and then leftmost.
    pub(super) fn found(&self, tokens: &[Token]) -> Vec<Match> {
        let ids: Vec<Option<u16>> = tokens.iter().map(|t| self.words.get(stem(&t.word))).collect();
        let mut found = Vec::with_capacity(ids.len());
        for from in 0..ids.len() {
            let mut node = 0;
            for (to, id) in ids.iter().enumerate().skip(from) {
                let Some(next) = id.and_then(|id| self.trie.step(node, id)) else { break };
                node = next;
                if let Some(phrase) = self.trie.phrase(node) {
                    found.push(Match { from, to: to + 1, phrase });
                }
                // "… live with this. Evenings …".
                if tokens.get(to).is_some_and(|t| t.stops) {
                    break;
                }
            }
        }
        // In "grupo de madres solteras" the group counts less than the mothers.
        let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
        let group = |m: &Match| {
            let of = matches!(word(m.from + 1), "de" | "para") && m.to > m.from + 2;
            2 * usize::from(of && matches!(word(m.from), "grupo" | "grupos"))
        };
        found.sort_unstable_by_key(|m| (std::cmp::Reverse(m.to - m.from - group(m)), m.from));
        found
    }
}

/// Those of the phrases that `fits` lets pass, without overlaps, in the order of the words.
pub(super) fn choose(found: &[Match], words: usize, fits: impl Fn(Match) -> bool) -> Vec<Match> {
    let mut taken = vec![false; words];
    let mut chosen = Vec::with_capacity(found.len());
    for m in found {
        let free = taken.get(m.from..m.to).is_some_and(|span| !span.contains(&true));
        if free && fits(*m) {
            taken.get_mut(m.from..m.to).into_iter().for_each(|span| span.fill(true));
            chosen.push(*m);
        }
    }
    chosen.sort_unstable_by_key(|m| m.from);
    chosen
}
