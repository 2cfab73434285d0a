//! What names of places begin with, roughly: most words of a question begin none, and are told so without a search.

use super::hash::Fast;
use super::names::Names;
use std::hash::Hasher;

/// A bit for each name and each of its beginnings that ends with a word; some share one.
#[derive(Debug)]
pub(super) struct Beginnings(Vec<u64>);

/// Bits for each name: so that few are set by chance.
const ROOM: usize = 8;

impl Beginnings {
    /// Over all names of some tables.
    pub(super) fn of(tables: &[&Names]) -> Self {
        let count: usize = tables.iter().map(|names| names.len()).sum();
        let mut bits = Self(vec![0; ((count * ROOM) / 64).next_power_of_two()]);
        for names in tables {
            names.each(|_, name| {
                let ends = name.match_indices(' ').map(|(end, _)| end).chain([name.len()]);
                ends.filter_map(|end| name.get(..end)).for_each(|beginning| bits.add(beginning));
            });
        }
        bits
    }

    fn add(&mut self, words: &str) {
        let (word, bit) = self.place(words);
        self.0.get_mut(word).into_iter().for_each(|word| *word |= bit);
    }

    /// Whether a name may begin with these words; if not, none does.
    pub(super) fn may(&self, words: &str) -> bool {
        let (word, bit) = self.place(words);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    fn place(&self, words: &str) -> (usize, u64) {
        let mut hash = Fast::default();
        hash.write(words.as_bytes());
        let hash = hash.finish() as usize;
        (hash / 64 % self.0.len(), 1 << (hash % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::super::places;

    #[test]
    fn every_beginning_is_known_and_few_others() {
        for words in ["san", "san luis", "des moines", "kingston upon", "indianapolis"] {
            assert!(places().begins(words), "{words}");
        }
        let unknown = (0..1000).filter(|n| places().beginnings.may(&format!("{n} qwertz"))).count();
        assert!(unknown < 250, "{unknown}");
    }
}
