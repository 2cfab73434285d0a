//! Reads the tables of `data/` and the vocabulary.

use super::{Effect, Lexicon, Phrase, Words, is_common, trie::Trie};
use crate::places::{
    hash::{FastMap, FastSet},
    key::fold,
};
use crate::understand::tokens::stem;
use domain::vocabulary::vocabulary;

/// A phrase while the tables are read: another line may say more of it.
#[derive(Debug, Default)]
struct Draft {
    effects: Vec<Effect>,
    risky: bool,
    weak: bool,
}

/// Phrases by their text.
#[derive(Debug, Default)]
struct Drafts(FastMap<String, Draft>);

/// Lines of a table: cells.
pub(in crate::understand) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// The effects of a cell, `key:value` with spaces between; `_` in a value stands for a space.
pub(in crate::understand) fn effects(cell: &'static str) -> impl Iterator<Item = Effect> {
    cell.split(' ').filter(|e| !e.is_empty()).map(|effect| {
        let (key, value) = effect.split_once(':').unwrap_or((effect, ""));
        Effect { key, value }
    })
}

/// Words so ordinary, or state codes, that a short term of that spelling needs a context.
const ORDINARY: &str = "all as add aid bed did ed ice mat dip pot bag gay sos cp hd md ma ga ca ms tn pa sa da ha ea mm ms ra fa ua si ph pd mg fm hs ic uc cf as ad cp mi la na std sti mst fas psa ild tea its";

/// Words at the end of a name that people leave out.
const SUFFIXES: &[&str] = &[" syndrome", " disease", " disorder"];

/// Reads everything.
pub(super) fn lexicon() -> Lexicon {
    let mut drafts = Drafts::default();
    let (mut weak, mut never) = (FastSet::default(), FastSet::default());
    let mut risky = FastSet::default();
    let tables = [
        include_str!("../../../data/who.tsv"),
        include_str!("../../../data/when.tsv"),
        include_str!("../../../data/lay.tsv"),
    ];
    for cells in tables.into_iter().flat_map(rows) {
        let [what, phrases] = cells[..] else { continue };
        match what {
            "weak" => weak.extend(phrases.split('|').map(fold)),
            "risky" => risky.extend(phrases.split('|').map(fold)),
            "never" => never.extend(phrases.split('|').map(fold)),
            _ => drafts.add_row(what, phrases),
        }
    }
    let own: FastSet<String> = drafts.0.keys().cloned().collect();
    drafts.add_vocabulary(&|phrase| own.contains(phrase) || never.contains(phrase));
    for phrase in weak {
        drafts.0.get_mut(&stemmed(&phrase)).into_iter().for_each(|draft| draft.weak = true);
    }
    for phrase in risky {
        drafts.0.get_mut(&stemmed(&phrase)).into_iter().for_each(|draft| draft.risky = true);
    }
    drafts.pack()
}

impl Drafts {
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
        let text = stemmed(&fold(phrase));
        if text.is_empty() {
            return;
        }
        let draft = self.0.entry(text).or_insert(Draft { risky, ..Draft::default() });
        draft.risky &= risky;
        draft.effects.extend(effects.iter().filter(|e| !e.key.is_empty()));
    }

    /// Numbers the words, those that begin a phrase first, and makes the drafts into phrases.
    fn pack(self) -> Lexicon {
        let mut lexicon = Lexicon { lists: vec![0], ..Lexicon::default() };
        let mut texts: Vec<(&String, &Draft)> = self.0.iter().collect();
        texts.sort_unstable_by_key(|(text, _)| *text);
        let first = texts.iter().filter_map(|(text, _)| text.split(' ').next());
        let others = texts.iter().flat_map(|(text, _)| text.split(' ').skip(1));
        let (mut numbers, mut words) = (FastMap::<&str, u16>::default(), Vec::new());
        for word in first.chain(others) {
            numbers.entry(word).or_insert_with(|| {
                words.push(word);
                words.len() as u16 - 1
            });
        }
        let mut known: FastMap<&[Effect], u16> = FastMap::default();
        let mut phrases: Vec<(Vec<u16>, Phrase)> = Vec::with_capacity(texts.len());
        for (text, Draft { effects, risky, weak }) in &texts {
            let says = *known.entry(effects.as_slice()).or_insert_with(|| {
                lexicon.effects.extend(effects);
                lexicon.lists.push(lexicon.effects.len() as u32);
                lexicon.lists.len() as u16 - 2
            });
            let words = text.split(' ').filter_map(|word| numbers.get(word)).copied().collect();
            phrases.push((words, Phrase { says, risky: *risky, weak: *weak }));
        }
        phrases.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        lexicon.trie = Trie::of(&phrases);
        lexicon.words = Words::of(words.into_iter().zip(0..));
        lexicon.effects.shrink_to_fit();
        lexicon.lists.shrink_to_fit();
        lexicon
    }
}

fn stemmed(phrase: &str) -> String {
    phrase.split(' ').map(stem).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;

    #[test]
    fn all_words_and_lists_have_a_number() {
        let lexicon = lexicon();
        assert!(lexicon.words().count() < usize::from(u16::MAX), "{}", lexicon.words().count());
        assert!(lexicon.lists.len() < usize::from(u16::MAX), "{}", lexicon.lists.len());
    }
}
