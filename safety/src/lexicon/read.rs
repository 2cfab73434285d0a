//! Makes a lexicon out of tables.

use super::phrase::{Phrase, Step, What, bit, spelled};
use super::word::{Ending, ending};
use super::{GAP, Index, Lexicon, Lists, WIDE};
use crate::sense::hash;
use std::collections::HashMap;

/// A lexicon while it is read.
#[derive(Default)]
pub(super) struct Reading {
    classes: Vec<String>,
    /// The highest layer of each class.
    layers: Vec<u8>,
    phrases: Vec<Phrase>,
    steps: Vec<Step>,
    choices: Vec<u32>,
    words: HashMap<(String, Ending), u32>,
    endings: Vec<Ending>,
    whole: Index,
    stems: Index,
    alike: Vec<Vec<u32>>,
    starts: Vec<Vec<u32>>,
    firsts: Vec<Vec<u32>>,
}

impl Reading {
    /// Reads a line of a table; `class` is that of the line before.
    pub(super) fn line(&mut self, line: &str, class: &mut usize) {
        let phrases =
            match (line.strip_prefix('@').and_then(|line| line.split_once(": ")), line.strip_prefix("  ")) {
                (Some((name, phrases)), _) => {
                    *class = self.class(name).unwrap_or_else(|| self.add_class(name));
                    phrases
                }
                (None, Some(phrases)) => phrases,
                (None, None) => return,
            };
        phrases.split(", ").flat_map(spelled).for_each(|phrase| self.add(&phrase, *class));
    }

    /// What was read, without what only reading needs.
    pub(super) fn done(mut self) -> Lexicon {
        self.whole.shrink_to_fit();
        self.stems.shrink_to_fit();
        let voids = ["void", "treatable"].map(|name| self.class(name));
        Lexicon {
            layers: self.layers.iter().copied().max().unwrap_or(0),
            classes: self.classes,
            voids,
            phrases: self.phrases.into(),
            steps: self.steps.into(),
            choices: self.choices.into(),
            endings: self.endings.into(),
            whole: self.whole,
            stems: self.stems,
            alike: Lists::new(&self.alike),
            starts: Lists::new(&self.starts),
            firsts: Lists::new(&self.firsts),
        }
    }

    fn class(&self, name: &str) -> Option<usize> {
        self.classes.iter().position(|class| class == name)
    }

    fn add_class(&mut self, name: &str) -> usize {
        self.classes.push(name.to_owned());
        self.layers.push(0);
        self.firsts.push(Vec::new());
        self.classes.len() - 1
    }

    fn add(&mut self, phrase: &str, class: usize) {
        let (first, id) = (self.steps.len(), self.phrases.len() as u32);
        for word in phrase.split_whitespace() {
            let step = self.step(word);
            self.steps.push(step);
        }
        let steps = self.steps.get(first..).unwrap_or_default();
        let over = |step: &Step| match step.what {
            What::Class(class) => self.layers.get(usize::from(class)).map_or(0, |layer| layer + 1),
            _ => 0,
        };
        let layer = steps.iter().map(over).max().unwrap_or(0);
        let needs = self.needs(steps);
        match steps.first().map(|step| &step.what) {
            Some(What::Words(range)) => {
                let words = self.choices.get(range.start as usize..range.end as usize).unwrap_or_default();
                words.iter().for_each(|word| push(&mut self.starts, *word as usize, id));
            }
            Some(What::Class(class)) => push(&mut self.firsts, usize::from(*class), id),
            _ => {}
        }
        if let Some(known) = self.layers.get_mut(class) {
            *known = layer.max(*known);
        }
        let steps = first as u32..self.steps.len() as u32;
        self.phrases.push(Phrase { class: class as u8, needs, layer, steps });
    }

    fn step(&mut self, word: &str) -> Step {
        let (word, optional) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
        let class = word.strip_prefix('{').and_then(|word| word.strip_suffix('}'));
        let what = match word {
            ".." => What::Gap(GAP),
            "..." => What::Gap(WIDE),
            "_" => What::Any,
            _ => match class {
                Some(name) => What::Class(self.class(name).map_or(u8::MAX, |class| class as u8)),
                None => {
                    let first = self.choices.len() as u32;
                    for word in word.split('|') {
                        let number = self.number(word);
                        self.choices.push(number);
                    }
                    What::Words(first..self.choices.len() as u32)
                }
            },
        };
        Step { what, optional }
    }

    /// The number of a word.
    fn number(&mut self, word: &str) -> u32 {
        let (letters, ending) = ending(word);
        let next = self.endings.len() as u32;
        let number = *self.words.entry((letters.to_owned(), ending)).or_insert(next);
        if number == next {
            self.endings.push(ending);
            self.starts.push(Vec::new());
            if ending == Ending::None {
                self.whole.insert(hash(letters), number);
            } else {
                let list = *self.stems.entry(hash(letters)).or_insert(self.alike.len() as u32);
                self.alike.resize_with(self.alike.len().max(list as usize + 1), Vec::new);
                push(&mut self.alike, list as usize, number);
            }
        }
        number
    }

    /// The words that steps cannot do without.
    fn needs(&self, steps: &[Step]) -> u128 {
        let firm = steps.iter().filter(|step| !step.optional);
        firm.fold(0, |needs, step| match &step.what {
            What::Words(range) if range.len() == 1 => {
                self.choices.get(range.start as usize).map_or(needs, |word| needs | bit(*word))
            }
            _ => needs,
        })
    }
}

fn push(lists: &mut [Vec<u32>], at: usize, item: u32) {
    if let Some(list) = lists.get_mut(at) {
        list.push(item);
    }
}
