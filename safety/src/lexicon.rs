//! Words by what they mean: phrases of closed classes, found token by token in one pass over a sentence.
//!
//! A table is a text file. `@class: phrase, phrase` names a class, lines that start with two blanks go on with it; `#`
//! starts a comment. In a phrase a word may hold `a|b` (and `nobody|no+one`), end in `*` for any ending, in `-ar` or `-er`
//! for those of a Spanish verb, or in `?` where it may be missing; `{class}` is a phrase of a class named before; `..` is up
//! to three words in between, `...` up to six, `_` one word, `0` a number. What a phrase of the classes `void` and
//! `treatable` covers belongs to no other class.

mod phrase;
mod read;
mod tags;
mod word;

pub(crate) use tags::{Hit, Tags};

use crate::sense::{Hashed, hash, hash_next, hash_start};
use phrase::{Phrase, Step, What, bit};
use read::Reading;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use tags::tokens;
use word::{Ending, STEM};

/// Most words that `..` and `...` stand for.
const GAP: u8 = 3;
const WIDE: u8 = 6;

/// Phrases by class.
#[derive(Debug)]
pub(crate) struct Lexicon {
    classes: Vec<String>,
    /// The classes whose phrases belong to no other.
    voids: [Option<usize>; 2],
    phrases: Box<[Phrase]>,
    steps: Box<[Step]>,
    /// The words that steps may be: numbers.
    choices: Box<[u32]>,
    /// By the number of a word: what may follow its letters.
    endings: Box<[Ending]>,
    /// Words by their letters: those that stand whole, and lists of those with the same letters and some ending.
    whole: Index,
    stems: Index,
    alike: Lists,
    /// Phrases by their first word, and by their first class.
    starts: Lists,
    firsts: Lists,
    /// The highest layer of a phrase.
    layers: u8,
}

/// Numbers by the hash of letters.
type Index = HashMap<u64, u32, BuildHasherDefault<Hashed>>;

/// Lists of numbers, end to end.
#[derive(Debug)]
struct Lists {
    ends: Box<[u32]>,
    items: Box<[u32]>,
}

impl Lists {
    fn new(lists: &[Vec<u32>]) -> Self {
        let end = |end: &mut usize, list: &Vec<u32>| {
            *end += list.len();
            Some(*end as u32)
        };
        Self { ends: lists.iter().scan(0, end).collect(), items: lists.concat().into() }
    }

    fn get(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        self.ends.get(at).and_then(|end| self.items.get(start..*end as usize)).unwrap_or_default()
    }
}

impl Lexicon {
    /// Reads tables; later ones may use and widen the classes of earlier ones.
    pub(crate) fn read(tables: &[&str]) -> Self {
        let (mut reading, mut class) = (Reading::default(), 0);
        tables.iter().flat_map(|table| table.lines()).for_each(|line| reading.line(line, &mut class));
        reading.done()
    }

    /// The number of a class.
    pub(crate) fn class(&self, name: &str) -> Option<usize> {
        self.classes.iter().position(|class| class == name)
    }

    /// Some classes: a bit each.
    pub(crate) fn classes(&self, names: &[&str]) -> u128 {
        names.iter().filter_map(|name| self.class(name)).fold(0, |bits, class| bits | 1 << class)
    }

    /// The classes with a phrase that names a class nobody knows.
    #[cfg(test)]
    pub(crate) fn unknown(&self) -> Vec<String> {
        let lost = |phrase: &&Phrase| {
            self.steps_of(phrase).iter().any(|step| matches!(step.what, What::Class(u8::MAX)))
        };
        let class = |phrase: &Phrase| self.classes.get(usize::from(phrase.class)).cloned();
        self.phrases.iter().filter(lost).filter_map(class).collect()
    }

    /// The phrases in a plain sentence.
    pub(crate) fn tag(&self, text: &str) -> Tags {
        let tokens = tokens(text);
        let at = vec![Vec::new(); tokens.len()];
        let mut tags = Tags { at, tokens, ..Tags::default() };
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
                let starts = tags.numbers.get(number).map(|word| self.starts.get(*word as usize));
                for &id in starts.into_iter().flatten() {
                    match self.phrases.get(id as usize).filter(|phrase| phrase.needs & !met == 0) {
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
        tags.mask = tags.at.iter().flatten().fold(0, |mask, (class, _)| mask | 1 << class);
        tags
    }

    /// Phrases of a layer: those that start with a word, and those that start with a class found before.
    fn lay(&self, tags: &mut Tags, layer: u8, later: &[(u8, u32, usize)]) {
        let mut open: Vec<(u32, usize)> =
            later.iter().filter(|(of, ..)| *of == layer).map(|(_, id, at)| (*id, *at)).collect();
        for (at, found) in tags.at.iter().enumerate() {
            let ids = found.iter().flat_map(|(class, _)| self.firsts.get(*class));
            let own = |id: &&u32| self.phrases.get(**id as usize).is_some_and(|phrase| phrase.layer == layer);
            open.extend(ids.filter(own).map(|id| (*id, at)));
        }
        for (id, at) in open {
            if let Some(phrase) = self.phrases.get(id as usize) {
                self.put(tags, phrase, at, false);
            }
        }
    }

    /// Adds the words of the lexicon that a word is.
    fn numbers(&self, word: &str, found: &mut Vec<u32>) {
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let number = digits.then(|| self.whole.get(&hash("0"))).flatten();
        found.extend(self.whole.get(&hash(word)).into_iter().chain(number));
        let mut hash = hash_start();
        for (end, byte) in word.bytes().enumerate() {
            hash = hash_next(hash, byte);
            if end + 1 >= STEM
                && let Some(stems) = self.stems.get(&hash)
                && let Some(rest) = word.get(end + 1..)
            {
                let ends = |at: &&u32| self.endings.get(**at as usize).is_some_and(|ending| ending.is(rest));
                found.extend(self.alike.get(*stems as usize).iter().filter(ends));
            }
        }
    }

    /// Adds a phrase that may start at a token. `met`: its first word is known to stand there.
    fn put(&self, tags: &mut Tags, phrase: &Phrase, at: usize, met: bool) {
        let steps = self.steps_of(phrase);
        let end = match steps.split_first() {
            Some((first, rest)) if met && !first.optional => self.ends(tags, rest, at + 1),
            _ => self.ends(tags, steps, at),
        };
        let Some(end) = end else { return };
        let Some(found) = tags.at.get_mut(at) else { return };
        let own = usize::from(phrase.class);
        match found.iter_mut().find(|(class, _)| *class == own) {
            Some((_, known)) => *known = end.max(*known),
            None => found.push((own, end)),
        }
    }

    fn steps_of(&self, phrase: &Phrase) -> &[Step] {
        self.steps.get(phrase.steps.start as usize..phrase.steps.end as usize).unwrap_or_default()
    }

    /// Where steps that start at a token end.
    fn ends(&self, tags: &Tags, steps: &[Step], at: usize) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else { return Some(at) };
        let open = at < tags.tokens.len();
        let found = match &step.what {
            What::Gap(most) => (at..=at + usize::from(*most))
                .take_while(|at| !tags.stops(*at))
                .find_map(|at| self.ends(tags, rest, at)),
            What::Any if open => self.ends(tags, rest, at + 1),
            What::Words(range) if open => {
                let words = self.choices.get(range.start as usize..range.end as usize).unwrap_or_default();
                words.iter().any(|word| tags.is(at, *word)).then(|| self.ends(tags, rest, at + 1)).flatten()
            }
            What::Class(class) => {
                let own = |(of, _): &&(usize, usize)| *of == usize::from(*class);
                let found = tags.at.get(at).into_iter().flatten().filter(own);
                found.filter_map(|(_, end)| self.ends(tags, rest, *end)).max()
            }
            _ => None,
        };
        found.or_else(|| step.optional.then(|| self.ends(tags, rest, at)).flatten())
    }

    fn drop_void(&self, tags: &mut Tags) {
        let voids: Vec<Hit> = self.voids.iter().flatten().flat_map(|class| tags.hits(*class)).collect();
        if voids.is_empty() {
            return;
        }
        for (at, found) in tags.at.iter_mut().enumerate() {
            // A longer phrase that holds such words is another one.
            found.retain(|(class, end)| {
                let covers = |void: &Hit| {
                    at < void.end
                        && void.start < *end
                        && !(at <= void.start && void.end <= *end && void.len() < end - at)
                };
                self.voids.contains(&Some(*class)) || !voids.iter().any(covers)
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
