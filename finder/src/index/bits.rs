//! Sets of documents as words of 64 bits: a set of all of them, or of those words that hold any.

use pulp::Arch;

/// Which documents have a mark.
#[derive(Debug)]
pub(super) enum Bits {
    /// A word for every 64 documents.
    Dense(Box<[u64]>),
    /// (which word, word) of those that are not empty, ascending.
    Sparse(Box<[(u32, u64)]>),
}

impl Bits {
    /// The set of these documents, ascending, out of `all`.
    pub(super) fn new(docs: &[u32], all: usize) -> Self {
        let mut words: Vec<(u32, u64)> = Vec::new();
        for doc in docs {
            let (at, bit) = (doc / 64, 1_u64 << (doc % 64));
            match words.last_mut() {
                Some((last, word)) if *last == at => *word |= bit,
                _ => words.push((at, bit)),
            }
        }
        Self::of(words, all.div_ceil(64))
    }

    /// The set with these words, ascending, out of so many.
    pub(super) fn of(words: Scope, length: usize) -> Self {
        if words.len() * 2 < length {
            return Self::Sparse(words.into());
        }
        let mut dense = vec![0; length];
        for (at, word) in words {
            dense[at as usize] = word;
        }
        Self::Dense(dense.into())
    }

    /// Whether it holds a document.
    pub(super) fn contains(&self, doc: u32) -> bool {
        let word = match self {
            Self::Dense(words) => words.get(doc as usize / 64).copied(),
            Self::Sparse(words) => {
                words.binary_search_by_key(&(doc / 64), |(at, _)| *at).ok().map(|at| words[at].1)
            }
        };
        word.is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    pub(super) fn cursor(&self) -> Cursor<'_> {
        match self {
            Self::Dense(words) => Cursor::Dense(words),
            Self::Sparse(words) => Cursor::Sparse(words),
        }
    }

    /// Its documents, ascending.
    pub(super) fn docs(&self) -> impl Iterator<Item = u32> {
        let (dense, sparse): (&[u64], &[(u32, u64)]) = match self {
            Self::Dense(words) => (words, &[]),
            Self::Sparse(words) => (&[], words),
        };
        let dense = (0..).zip(dense.iter().copied());
        dense.chain(sparse.iter().copied()).flat_map(|(at, word)| docs(at, word))
    }

    /// How many documents it has in common with another set.
    pub(super) fn common(&self, other: &Self) -> usize {
        match (self, other) {
            (Self::Dense(a), Self::Dense(b)) => count(a.iter().zip(b).map(|(a, b)| a & b)),
            (Self::Dense(all), Self::Sparse(few)) | (Self::Sparse(few), Self::Dense(all)) => {
                count(few.iter().map(|(at, word)| all.get(*at as usize).map_or(0, |all| all & word)))
            }
            (Self::Sparse(a), Self::Sparse(b)) => {
                let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
                let mut many = Cursor::Sparse(many);
                count(few.iter().map(|(at, word)| many.word(*at) & word))
            }
        }
    }

    /// How many documents it holds.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Dense(words) => count(words.iter().copied()),
            Self::Sparse(words) => count(words.iter().map(|(_, word)| *word)),
        }
    }

    /// Bytes on the heap.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Dense(words) => words.len() * 8,
            Self::Sparse(words) => words.len() * 16,
        }
    }
}

/// How many bits are set. The loop is compiled for each kind of processor: most count the bits of many words at once.
#[inline]
fn count(words: impl Iterator<Item = u64>) -> usize {
    Arch::new().dispatch(
        #[inline(always)]
        || words.map(|word| u64::from(word.count_ones())).sum::<u64>() as usize,
    )
}

/// Reads the words of a set in ascending order.
#[derive(Debug, Clone)]
pub(super) enum Cursor<'a> {
    Dense(&'a [u64]),
    Sparse(&'a [(u32, u64)]),
}

impl Cursor<'_> {
    /// The word at a place; places must ascend.
    #[inline]
    pub(super) fn word(&mut self, at: u32) -> u64 {
        match self {
            Self::Dense(words) => words.get(at as usize).copied().unwrap_or(0),
            Self::Sparse(words) => {
                *words = &words[leap(words, |(here, _)| *here < at)..];
                words.first().filter(|(here, _)| *here == at).map_or(0, |(_, word)| *word)
            }
        }
    }
}

/// How many items at the start of a sorted slice are `before`, by leaps that double.
#[inline]
pub(super) fn leap<T>(items: &[T], before: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    let mut low = 0;
    while items.get(low + step - 1).is_some_and(&before) {
        low += step;
        step *= 2;
    }
    let high = (low + step - 1).min(items.len());
    low + items[low..high].partition_point(before)
}

/// The documents that are still in question: the words that are not empty, ascending.
pub(super) type Scope = Vec<(u32, u64)>;

/// The documents of a word.
pub(super) fn docs(at: u32, word: u64) -> impl Iterator<Item = u32> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let bit = (rest != 0).then(|| rest.trailing_zeros())?;
        rest &= rest - 1;
        Some(at * 64 + bit)
    })
}

/// The documents of a word that pass a test.
#[inline]
pub(super) fn sift(at: u32, word: u64, mut test: impl FnMut(u32) -> bool) -> u64 {
    docs(at, word).fold(0, |kept, doc| kept | u64::from(test(doc)) << (doc % 64))
}

/// The scope of ascending, disjoint ranges of documents.
pub(super) fn scope_of(ranges: &[(u32, u32)]) -> Scope {
    let mut scope: Scope = Vec::new();
    for &(from, until) in ranges.iter().filter(|(from, until)| from < until) {
        for at in from / 64..=(until - 1) / 64 {
            let low = from.saturating_sub(at * 64);
            let high = (until - at * 64).min(64);
            let word = (u64::MAX >> (64 - (high - low))) << low;
            match scope.last_mut() {
                Some((last, bits)) if *last == at => *bits |= word,
                _ => scope.push((at, word)),
            }
        }
    }
    scope
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn sets_hold_what_was_put_in(docs in prop::collection::btree_set(0_u32..3_000, 0..200),
                                     from in 0_u32..3_000, length in 0_u32..900) {
            let list: Vec<u32> = docs.iter().copied().collect();
            let until = (from + length).min(3_000);
            let within: BTreeSet<u32> = docs.iter().copied().filter(|d| (from..until).contains(d)).collect();
            let scope = scope_of(&[(from.min(until), until)]);
            let held: u32 = scope.iter().map(|(_, word)| word.count_ones()).sum();
            prop_assert_eq!(held, until.saturating_sub(from));
            for all in [3_000, 300_000] {
                let bits = Bits::new(&list, all);
                for length in [all, 30_000_000] {
                    prop_assert_eq!(bits.common(&Bits::of(scope.clone(), length / 64 + 1)), within.len());
                }
                prop_assert_eq!(bits.len(), list.len());
                prop_assert_eq!(bits.docs().collect::<Vec<_>>(), list.clone());
                prop_assert!((0..3_000).all(|d| bits.contains(d) == docs.contains(&d)));
            }
        }
    }
}
