//! Words and what each is told, kept as one text.

use crate::places::hash::Fast;
use hashbrown::HashTable;
use std::{borrow::Cow, hash::Hasher};

/// Words, one a line, and where each of them begins.
#[derive(Debug)]
pub(in crate::understand) struct Words<T> {
    text: Cow<'static, str>,
    table: HashTable<(u32, T)>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { text: Cow::Borrowed(""), table: HashTable::new() }
    }
}

impl Words<()> {
    /// The lines of a text, which are all different.
    pub(super) fn of_lines(text: &'static str) -> Self {
        let words = text.lines().map(|word| (word, ()));
        Self { text: Cow::Borrowed(text), ..Self::begun(words) }
    }
}

impl<T: Copy> Words<T> {
    /// Words, all different, and what each is told.
    pub(in crate::understand) fn of<'a>(all: impl Iterator<Item = (&'a str, T)> + Clone) -> Self {
        let mut text = String::with_capacity(all.clone().map(|(word, _)| word.len() + 1).sum());
        all.clone().for_each(|(word, _)| text.extend([word, "\n"]));
        Self { text: Cow::Owned(text), ..Self::begun(all) }
    }

    fn begun<'a>(all: impl Iterator<Item = (&'a str, T)> + Clone) -> Self {
        let mut words = Self { table: HashTable::with_capacity(all.clone().count()), ..Self::default() };
        let mut at = 0;
        for (word, told) in all {
            // Made with room for all: none is moved, so none is hashed again.
            words.table.insert_unique(hash(word), (at, told), |_| 0);
            at += word.len() as u32 + 1;
        }
        words
    }

    /// What a word is told, if it is one of them.
    pub(in crate::understand) fn get(&self, word: &str) -> Option<T> {
        let text = self.text.as_bytes();
        let is = |at: u32| {
            let (at, end) = (at as usize, at as usize + word.len());
            text.get(at..end) == Some(word.as_bytes()) && text.get(end) == Some(&b'\n')
        };
        self.table.find(hash(word), |(at, _)| is(*at)).map(|(_, told)| *told)
    }

    /// The words.
    pub(in crate::understand) fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }
}

fn hash(word: &str) -> u64 {
    let mut hash = Fast::default();
    hash.write(word.as_bytes());
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn every_word_is_found_and_no_other() {
        let all = ["a", "ab", "anxiety", "", "ñu"];
        let words = Words::of(all.into_iter().zip(0u16..));
        assert_eq!(words.iter().collect::<Vec<_>>(), all);
        for (word, at) in all.iter().zip(0u16..) {
            assert_eq!(words.get(word), Some(at), "{word}");
        }
        for other in ["b", "abc", "anxiet", "a\nab", "u"] {
            assert_eq!(words.get(other), None, "{other}");
        }
        let lines = Words::of_lines("one\ntwo\n");
        assert!(lines.get("two").is_some() && lines.get("one\ntwo").is_none() && lines.get("t").is_none());
    }
}
