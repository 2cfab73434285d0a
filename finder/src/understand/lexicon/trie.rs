//! Phrases as a trie of words.

use super::Phrase;
use std::ops::Range;

/// Nodes, those under one node beside each other and sorted by their words; the first is the root.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// The word that leads to each node.
    words: Vec<u16>,
    /// Where the nodes under each node begin; they end where those of the next begin.
    under: Vec<u32>,
    /// The phrase that ends at each node.
    ends: Vec<Option<Phrase>>,
}

impl Trie {
    /// Of phrases as numbers of words, sorted and all different. The words that phrases begin with have the lowest numbers,
    /// without a gap, so that the nodes under the root are found by their number alone.
    pub(super) fn of(all: &[(Vec<u16>, Phrase)]) -> Self {
        let mut trie = Self::default();
        // The phrases that go through each node, and how many words lead to it.
        let mut through: Vec<(Range<usize>, usize)> = vec![(0..all.len(), 0)];
        trie.words.push(u16::MAX);
        let mut node = 0;
        while let Some((range, depth)) = through.get(node).cloned() {
            let word = |at: usize| all.get(at).and_then(|(words, _)| words.get(depth)).copied();
            let ends = all.get(range.start).filter(|(words, _)| words.len() == depth && !words.is_empty());
            trie.ends.push(ends.map(|(_, phrase)| *phrase));
            trie.under.push(through.len() as u32);
            let mut from = range.start + usize::from(ends.is_some());
            while let Some(next) = word(from).filter(|_| from < range.end) {
                let to = (from..range.end).find(|at| word(*at) != Some(next)).unwrap_or(range.end);
                through.push((from..to, depth + 1));
                trie.words.push(next);
                from = to;
            }
            node += 1;
        }
        trie.under.push(through.len() as u32);
        trie.words.shrink_to_fit();
        trie.under.shrink_to_fit();
        trie.ends.shrink_to_fit();
        trie
    }

    /// The node that a word leads to.
    pub(super) fn step(&self, node: u32, word: u16) -> Option<u32> {
        let (from, to) = (*self.under.get(node as usize)?, *self.under.get(node as usize + 1)?);
        if node == 0 {
            return Some(from + u32::from(word)).filter(|next| *next < to);
        }
        let words = self.words.get(from as usize..to as usize)?;
        words.binary_search(&word).ok().map(|at| from + at as u32)
    }

    /// The phrase that ends at a node.
    pub(super) fn phrase(&self, node: u32) -> Option<Phrase> {
        self.ends.get(node as usize).copied().flatten()
    }
}
