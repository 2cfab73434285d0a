//! What words and phrases mean: the tables of `data/` and the vocabulary, in one trie of words.

use super::tokens::{Token, stem};
use crate::places::{
    hash::{FastMap, FastSet},
    key::fold,
};
use domain::vocabulary::vocabulary;
use std::{ops::Range, sync::LazyLock};

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
    phrase: u32,
}

/// A phrase while the tables are read: another line may say more of it.
#[derive(Debug, Default)]
struct Draft {
    effects: Vec<Effect>,
    risky: bool,
    weak: bool,
}

#[derive(Debug)]
struct Phrase {
    /// Where its effects stand among all.
    effects: Range<u32>,
    /// Only counts in context: it may as well be an ordinary word or a state.
    risky: bool,
    /// Gives way to anything more certain.
    weak: bool,
}

/// All phrases.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: FastMap<Box<str>, u32>,
    /// Node and word -> the next node.
    steps: FastMap<(u32, u32), u32>,
    /// Node -> its phrase.
    ends: FastMap<u32, u32>,
    phrases: Vec<Phrase>,
    /// The effects of all phrases; those of phrases that say the same stand once.
    effects: Vec<Effect>,
    next: u32,
    /// Empty when all is read, as the texts are.
    drafts: Vec<Draft>,
    by_text: FastMap<String, u32>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
static COMMON: LazyLock<FastSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/common-words.txt").lines().collect());

/// The phrases that the program knows.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// Whether a word is an ordinary English word.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}

/// Lines of a table: cells.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// The effects of a cell, `key:value` with spaces between; `_` in a value stands for a space.
pub(super) fn effects(cell: &'static str) -> impl Iterator<Item = Effect> {
    cell.split(' ').filter(|e| !e.is_empty()).map(|effect| {
        let (key, value) = effect.split_once(':').unwrap_or((effect, ""));
        Effect { key, value }
    })
}

/// Words so ordinary, or state codes, that a short term of that spelling needs a context.
const ORDINARY: &str = "all as add aid bed did ed ice mat dip pot bag gay sos cp hd md ma ga ca ms tn pa sa da ha ea mm ms ra fa ua si ph pd mg fm hs ic uc cf as ad cp mi la na std sti mst fas psa ild tea its";

/// Words at the end of a name that people leave out.
const SUFFIXES: &[&str] = &[" syndrome", " disease", " disorder"];

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self { next: 1, ..Self::default() };
        let (mut weak, mut never) = (FastSet::default(), FastSet::default());
        let mut risky = FastSet::default();
        let tables = [
            include_str!("../../data/who.tsv"),
            include_str!("../../data/when.tsv"),
            include_str!("../../data/lay.tsv"),
        ];
        for cells in tables.into_iter().flat_map(rows) {
            let [what, phrases] = cells[..] else { continue };
            match what {
                "weak" => weak.extend(phrases.split('|').map(fold)),
                "risky" => risky.extend(phrases.split('|').map(fold)),
                "never" => never.extend(phrases.split('|').map(fold)),
                _ => lexicon.add_row(what, phrases),
            }
        }
        let own: FastSet<String> = lexicon.by_text.keys().cloned().collect();
        lexicon.add_vocabulary(&|phrase| own.contains(phrase) || never.contains(phrase));
        for phrase in weak {
            if let Some(&at) = lexicon.by_text.get(&stemmed(&phrase))
                && let Some(p) = lexicon.drafts.get_mut(at as usize)
            {
                p.weak = true;
            }
        }
        for phrase in risky {
            if let Some(&at) = lexicon.by_text.get(&stemmed(&phrase))
                && let Some(p) = lexicon.drafts.get_mut(at as usize)
            {
                p.risky = true;
            }
        }
        lexicon.by_text = FastMap::default();
        lexicon.pack();
        lexicon
    }

    /// Makes the drafts into phrases.
    fn pack(&mut self) {
        let mut known: FastMap<Vec<Effect>, Range<u32>> = FastMap::default();
        self.phrases.reserve_exact(self.drafts.len());
        for Draft { effects, risky, weak } in std::mem::take(&mut self.drafts) {
            let at = known.entry(effects).or_insert_with_key(|effects| {
                let from = self.effects.len() as u32;
                self.effects.extend(effects);
                from..self.effects.len() as u32
            });
            self.phrases.push(Phrase { effects: at.clone(), risky, weak });
        }
        self.effects.shrink_to_fit();
    }

    fn told(&self, phrase: u32) -> &[Effect] {
        let at = self
            .phrases
            .get(phrase as usize)
            .map(|phrase| phrase.effects.start as usize..phrase.effects.end as usize);
        at.and_then(|at| self.effects.get(at)).unwrap_or(&[])
    }

    /// A row of a table. Values may hold spaces only in `fellow:`, which therefore runs to the next key.
    fn add_row(&mut self, what: &'static str, phrases: &'static str) {
        let mut all: Vec<Effect> = Vec::new();
        if let Some(rest) = what.strip_prefix("fellow:") {
            let end =
                [" term:", " audience:"].iter().filter_map(|key| rest.find(key)).min().unwrap_or(rest.len());
            let (name, more) = rest.split_at(end);
            all.push(Effect { key: "fellow", value: name });
            all.extend(effects(more));
        } else {
            all.extend(effects(what));
        }
        for phrase in phrases.split('|') {
            self.add(phrase, &all, false);
        }
    }

    fn add_vocabulary(&mut self, skip: &dyn Fn(&str) -> bool) {
        let ordinary: FastSet<&str> = ORDINARY.split(' ').collect();
        for term in &vocabulary().terms {
            let names = [term.label, term.label_es];
            let all = names.iter().chain(&term.lay).chain(&term.technical).chain(&term.lay_es);
            for name in all {
                let folded = stemmed(&fold(name));
                // "my son has …" is put together by rules.
                if folded.is_empty() || folded.starts_with("my ") || skip(&folded) || skip(&fold(name)) {
                    continue;
                }
                let risky = ordinary.contains(folded.as_str()) || folded.len() < 3;
                let about = [Effect { key: "term", value: term.id }];
                self.add(name, &about, risky);
                // "Prader-Willi" is enough of a name without "syndrome".
                let short = SUFFIXES.iter().find_map(|suffix| folded.strip_suffix(suffix));
                let short = short.filter(|s| s.contains(' ') && !skip(s) && !s.split(' ').all(is_common));
                short.into_iter().for_each(|short| self.add(short, &about, false));
                // "Marfan" alone may be a surname or a town as well.
                let single = SUFFIXES.iter().find_map(|suffix| folded.strip_suffix(suffix));
                let single = single.filter(|s| s.len() > 4 && !s.contains(' ') && !skip(s) && !is_common(s));
                single.into_iter().for_each(|single| self.add(single, &about, true));
            }
        }
        for fellowship in &vocabulary().fellowships {
            let both = [
                Effect { key: "fellow", value: fellowship.abbrev },
                Effect { key: "term", value: fellowship.term },
            ];
            for name in [fellowship.abbrev, fellowship.name] {
                let folded = fold(name);
                let ordinary = is_common(&folded) || ordinary.contains(folded.as_str()) || folded.len() < 3;
                if skip(&stemmed(&folded)) || skip(&folded) || folded == "mens shed" || folded == "mens sheds"
                {
                    continue;
                }
                self.add(name, &both, ordinary);
            }
        }
    }

    fn add(&mut self, phrase: &str, effects: &[Effect], risky: bool) {
        let mut node = 0;
        let text = stemmed(&fold(phrase));
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let fresh = self.words.len() as u32;
            let word = *self.words.entry(word.into()).or_insert(fresh);
            let next = self.next;
            node = *self.steps.entry((node, word)).or_insert(next);
            self.next += u32::from(node == next);
        }
        if node == 0 {
            return;
        }
        let fresh = self.drafts.len() as u32;
        let at = *self.ends.entry(node).or_insert(fresh);
        if at == fresh {
            self.drafts.push(Draft { risky, ..Draft::default() });
            self.by_text.insert(text, at);
        }
        if let Some(phrase) = self.drafts.get_mut(at as usize) {
            phrase.risky &= risky;
            phrase.effects.extend(effects.iter().filter(|e| !e.key.is_empty()));
        }
    }

    /// Whether a word is part of a phrase.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.contains_key(stem(word))
    }

    /// What a word says by itself.
    pub(super) fn alone(&self, word: &str) -> &[Effect] {
        let end = self.words.get(stem(word)).and_then(|id| self.ends.get(self.steps.get(&(0, *id))?));
        end.map_or(&[], |at| self.told(*at))
    }

    /// Whether a phrase begins with these two words.
    pub(super) fn pairs(&self, first: &str, second: &str) -> bool {
        let step = |node: u32, word: &str| self.steps.get(&(node, *self.words.get(stem(word))?)).copied();
        step(0, first).and_then(|node| step(node, second)).is_some()
    }

    /// All words of phrases.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(AsRef::as_ref)
    }

    /// What a match says.
    pub(super) fn effects(&self, of: Match) -> &[Effect] {
        self.told(of.phrase)
    }

    /// Whether it counts only in context.
    pub(super) fn is_risky(&self, of: Match) -> bool {
        self.phrases.get(of.phrase as usize).is_some_and(|phrase| phrase.risky)
    }

    /// Whether it gives way.
    pub(super) fn is_weak(&self, of: Match) -> bool {
        self.phrases.get(of.phrase as usize).is_some_and(|phrase| phrase.weak)
    }

    /// Every phrase in the words, longest first and then leftmost.
    pub(super) fn found(&self, tokens: &[Token]) -> Vec<Match> {
        let ids: Vec<Option<u32>> = tokens.iter().map(|t| self.words.get(stem(&t.word)).copied()).collect();
        let mut found = Vec::with_capacity(ids.len());
        for from in 0..ids.len() {
            let mut node = 0;
            for (to, id) in ids.iter().enumerate().skip(from) {
                let Some(&next) = id.and_then(|id| self.steps.get(&(node, id))) else { break };
                node = next;
                if let Some(&phrase) = self.ends.get(&node) {
                    found.push(Match { from, to: to + 1, phrase });
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

fn stemmed(phrase: &str) -> String {
    phrase.split(' ').map(stem).collect::<Vec<_>>().join(" ")
}
