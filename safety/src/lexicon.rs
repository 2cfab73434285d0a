//! Words by what they mean: phrases of closed classes, found token by token in one pass over a sentence.
//!
//! A table is a text file. `@class: phrase, phrase` names a class, lines that start with two blanks go on with it; `#`
//! starts a comment. In a phrase a word may hold `a|b` (and `nobody|no+one`), end in `*` for any ending, in `-ar` or `-er`
//! for those of a Spanish verb, or in `?` where it may be missing; `{class}` is a phrase of a class named before; `..` is up
//! to three words in between, `...` up to six, `_` one word, `0` a number. What a phrase of the classes `void` and
//! `treatable` covers belongs to no other class.

mod phrase;
mod tags;
mod word;

pub(crate) use tags::{Hit, Tags};

use crate::sense::{Hashed, hash, hash_next, hash_start};
use phrase::{Phrase, Step, What, bit, ends, needs, spelled};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use tags::tokens;
use word::{Ending, STEM, Word};

/// Most words that `..` and `...` stand for.
const GAP: usize = 3;
const WIDE: usize = 6;

/// Phrases by class.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    classes: Vec<String>,
    phrases: Vec<Phrase>,
    /// The words of all phrases: a word is its number here; where they stand, whole or as stems.
    words: Vec<Word>,
    whole: Index,
    stems: Index,
    /// Phrases by their first word, and by their first class.
    starts: Vec<Vec<usize>>,
    firsts: Vec<Vec<usize>>,
    /// The highest layer of a phrase.
    layers: usize,
}

/// Words by the hash of their letters.
type Index = HashMap<u64, Vec<u32>, BuildHasherDefault<Hashed>>;

impl Lexicon {
    /// Reads tables; later ones may use and widen the classes of earlier ones.
    pub(crate) fn read(tables: &[&str]) -> Self {
        let mut lexicon = Self::default();
        let mut layers: Vec<usize> = Vec::new();
        let mut class = 0;
        for line in tables.iter().flat_map(|table| table.lines()) {
            let phrases = match (
                line.strip_prefix('@').and_then(|line| line.split_once(": ")),
                line.strip_prefix("  "),
            ) {
                (Some((name, phrases)), _) => {
                    class = lexicon.class(name).unwrap_or_else(|| lexicon.add_class(name));
                    layers.resize(lexicon.classes.len(), 0);
                    phrases
                }
                (None, Some(phrases)) => phrases,
                (None, None) => continue,
            };
            for phrase in phrases.split(", ").flat_map(spelled) {
                let steps: Vec<Step> = phrase.split_whitespace().map(|word| lexicon.step(word)).collect();
                let layer = steps.iter().map(|step| match step.what {
                    What::Class(class) => layers.get(class).map_or(0, |layer| layer + 1),
                    _ => 0,
                });
                let layer = layer.max().unwrap_or(0);
                if let Some(known) = layers.get_mut(class) {
                    *known = layer.max(*known);
                }
                let needs = needs(&steps);
                lexicon.add(Phrase { class, needs, layer, steps });
            }
        }
        lexicon
    }

    /// The number of a class.
    pub(crate) fn class(&self, name: &str) -> Option<usize> {
        self.classes.iter().position(|class| class == name)
    }

    fn add_class(&mut self, name: &str) -> usize {
        self.classes.push(name.to_owned());
        self.firsts.push(Vec::new());
        self.classes.len() - 1
    }

    fn step(&mut self, word: &str) -> Step {
        let (word, optional) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
        let class = word.strip_prefix('{').and_then(|word| word.strip_suffix('}'));
        let what = match word {
            ".." => What::Gap(GAP),
            "..." => What::Gap(WIDE),
            "_" => What::Any,
            _ => match class {
                Some(name) => What::Class(self.class(name).unwrap_or(usize::MAX)),
                None => What::Words(word.split('|').map(|word| self.number(Word::read(word))).collect()),
            },
        };
        Step { what, optional }
    }

    /// The number of a word.
    fn number(&mut self, word: Word) -> u32 {
        let index = if word.ending == Ending::None { &mut self.whole } else { &mut self.stems };
        let alike = index.entry(hash(&word.letters)).or_default();
        let known = alike.iter().copied().find(|at| self.words.get(*at as usize) == Some(&word));
        known.unwrap_or_else(|| {
            let number = self.words.len() as u32;
            alike.push(number);
            self.words.push(word);
            self.starts.push(Vec::new());
            number
        })
    }

    /// The classes with a phrase that names a class nobody knows.
    #[cfg(test)]
    pub(crate) fn unknown(&self) -> Vec<String> {
        let lost = |phrase: &&Phrase| {
            phrase.steps.iter().any(|step| matches!(step.what, What::Class(class) if class == usize::MAX))
        };
        self.phrases
            .iter()
            .filter(lost)
            .filter_map(|phrase| self.classes.get(phrase.class).cloned())
            .collect()
    }

    fn add(&mut self, phrase: Phrase) {
        let at = self.phrases.len();
        self.layers = self.layers.max(phrase.layer);
        match phrase.steps.first().map(|step| &step.what) {
            Some(What::Words(words)) => {
                for word in words {
                    if let Some(starts) = self.starts.get_mut(*word as usize) {
                        starts.push(at);
                    }
                }
            }
            Some(What::Class(class)) => {
                if let Some(firsts) = self.firsts.get_mut(*class) {
                    firsts.push(at);
                }
            }
            _ => {}
        }
        self.phrases.push(phrase);
    }

    /// The phrases in a plain sentence.
    pub(crate) fn tag(&self, text: &str) -> Tags {
        let tokens = tokens(text);
        let at = vec![Vec::new(); tokens.len()];
        let mut tags = Tags { at, tokens, numbers: Vec::new(), ends: Vec::new() };
        let mut numbers = Vec::with_capacity(2 * tags.tokens.len());
        let mark = |(_, word)| {
            self.numbers(word, &mut numbers);
            numbers.len()
        };
        tags.ends = tags.words(text).map(mark).collect();
        let met = numbers.iter().fold(0, |met, word| met | bit(*word));
        tags.numbers = numbers;
        let mut later = Vec::new();
        for at in 0..tags.tokens.len() {
            for number in tags.numbered(at) {
                let starts = tags.numbers.get(number).and_then(|word| self.starts.get(*word as usize));
                for &id in starts.into_iter().flatten() {
                    match self.phrases.get(id).filter(|phrase| phrase.needs & !met == 0) {
                        Some(phrase) if phrase.layer == 0 => self.put(&mut tags, phrase, at, true),
                        Some(phrase) => later.push((phrase.layer, id, at)),
                        None => {}
                    }
                }
            }
        }
        for layer in 1..=self.layers {
            self.lay(&mut tags, layer, &later);
        }
        self.drop_void(&mut tags);
        tags
    }

    /// Phrases of a layer: those that start with a word, and those that start with a class found before.
    fn lay(&self, tags: &mut Tags, layer: usize, later: &[(usize, usize, usize)]) {
        let mut open: Vec<(usize, usize)> =
            later.iter().filter(|(of, ..)| *of == layer).map(|(_, id, at)| (*id, *at)).collect();
        for (at, found) in tags.at.iter().enumerate() {
            let ids = found.iter().flat_map(|(class, _)| self.firsts.get(*class)).flatten();
            let own = |id: &&usize| self.phrases.get(**id).is_some_and(|phrase| phrase.layer == layer);
            open.extend(ids.filter(own).map(|id| (*id, at)));
        }
        for (id, at) in open {
            if let Some(phrase) = self.phrases.get(id) {
                self.put(tags, phrase, at, false);
            }
        }
    }

    /// Adds the words of the lexicon that a word is.
    fn numbers(&self, word: &str, found: &mut Vec<u32>) {
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let number = digits.then(|| self.whole.get(&hash("0"))).flatten();
        found.extend(self.whole.get(&hash(word)).into_iter().chain(number).flatten());
        let mut hash = hash_start();
        for (end, byte) in word.bytes().enumerate() {
            hash = hash_next(hash, byte);
            if end + 1 >= STEM
                && let Some(stems) = self.stems.get(&hash)
            {
                let is = |at: &&u32| self.words.get(**at as usize).is_some_and(|known| known.is(word));
                found.extend(stems.iter().filter(is));
            }
        }
    }

    /// Adds a phrase that may start at a token. `met`: its first word is known to stand there.
    fn put(&self, tags: &mut Tags, phrase: &Phrase, at: usize, met: bool) {
        let end = match phrase.steps.split_first() {
            Some((first, rest)) if met && !first.optional => ends(tags, rest, at + 1),
            _ => ends(tags, &phrase.steps, at),
        };
        let Some(end) = end else { return };
        let Some(found) = tags.at.get_mut(at) else { return };
        match found.iter_mut().find(|(class, _)| *class == phrase.class) {
            Some((_, known)) => *known = end.max(*known),
            None => found.push((phrase.class, end)),
        }
    }

    fn drop_void(&self, tags: &mut Tags) {
        let names = ["void", "treatable"].into_iter().filter_map(|name| self.class(name));
        let names: Vec<usize> = names.collect();
        let voids: Vec<Hit> = names.iter().flat_map(|class| tags.hits(*class)).collect();
        for (at, found) in tags.at.iter_mut().enumerate() {
            // A longer phrase that holds such words is another one.
            found.retain(|(class, end)| {
                let covers = |void: &Hit| {
                    at < void.end
                        && void.start < *end
                        && !(at <= void.start && void.end <= *end && void.len() < end - at)
                };
                names.contains(class) || !voids.iter().any(covers)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    fn found(text: &str) -> Vec<String> {
        let lexicon = Lexicon::read(&[
            "# words\n@ill: flu, head cold*\n@over: cure*, get rid of, never .. have {ill} again?\n@sure: 0 %\n@void: no {over}",
        ]);
        let tags = lexicon.tag(text);
        let spans = (0..4).flat_map(|class| tags.hits(class));
        spans.map(|hit| text[tags.bytes(&hit)].to_owned()).collect()
    }

    #[test]
    fn phrases_are_found_by_word_stem_class_and_gap() {
        assert_eq!(found("head colds, cured 100 %"), ["head colds", "cured", "100 %"]);
        assert_eq!(found("you will never ever have the flu"), ["flu"]);
        assert_eq!(found("you will never ever have flu again"), ["flu", "never ever have flu again"]);
        assert_eq!(found("no cure here"), ["no cure"]);
    }
}
