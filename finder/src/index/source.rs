//! Sets of documents, read 64 at a time, of the base and of the tail alike.

use super::{
    Finder,
    bits::{Bits, Cursor},
    doc::At,
    doc::Doc,
    mark::Mark,
    tail::Tail,
};

/// Which part of the index is sieved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Base,
    Tail,
}

impl Side {
    /// Its first document.
    pub(super) fn first(self, finder: &Finder) -> At {
        if self == Self::Base { 0 } else { finder.base.len() as At }
    }

    /// Words of all its documents.
    pub(super) fn length(self, finder: &Finder) -> usize {
        if self == Self::Base { finder.base.live().len() } else { finder.tail.docs().len().div_ceil(64) }
    }
}

/// Words to be read in ascending order.
pub(super) enum Source<'a> {
    /// What any of these holds.
    Any(Vec<Cursor<'a>>),
    /// What none of these holds.
    None(Vec<Cursor<'a>>),
    Own(Vec<u64>),
    All,
}

impl<'a> Source<'a> {
    /// What has any of these marks.
    pub(super) fn of(finder: &'a Finder, side: Side, marks: &[Mark]) -> Self {
        match side {
            Side::Base => {
                Self::Any(marks.iter().filter_map(|mark| finder.base.bits(mark)).map(Bits::cursor).collect())
            }
            Side::Tail => Self::Own(words(&finder.tail, |doc| marks.iter().any(|mark| doc.has(mark)))),
        }
    }

    /// What is not removed.
    pub(super) fn living(finder: &'a Finder, side: Side) -> Self {
        match side {
            Side::Base => Self::Any(vec![Cursor::Dense(finder.base.live())]),
            Side::Tail => Self::Own(words(&finder.tail, |_| true)),
        }
    }

    /// What has any of these stems.
    pub(super) fn stems(finder: &'a Finder, side: Side, stems: &[String]) -> Self {
        Self::Own(match side {
            Side::Base => {
                let mut any = vec![0_u64; finder.base.live().len()];
                for doc in stems.iter().flat_map(|stem| finder.base.postings(stem).docs()) {
                    any[doc as usize / 64] |= 1 << (doc % 64);
                }
                any
            }
            Side::Tail => words(&finder.tail, |doc| stems.iter().any(|stem| doc.impact(stem) > 0)),
        })
    }

    /// What it does not hold.
    pub(super) fn but(self) -> Self {
        match self {
            Self::Any(any) => Self::None(any),
            Self::None(any) => Self::Any(any),
            Self::Own(words) => Self::Own(words.into_iter().map(|word| !word).collect()),
            Self::All => Self::Own(Vec::new()),
        }
    }

    /// The word at a place; places must ascend.
    #[inline]
    pub(super) fn word(&mut self, at: u32) -> u64 {
        let union = |any: &mut Vec<Cursor<'_>>| any.iter_mut().fold(0, |all, one| all | one.word(at));
        match self {
            Self::Any(any) => union(any),
            Self::None(any) => !union(any),
            Self::Own(words) => words.get(at as usize).copied().unwrap_or(0),
            Self::All => u64::MAX,
        }
    }
}

/// The documents of the tail that pass a test.
fn words(tail: &Tail, test: impl Fn(&Doc) -> bool) -> Vec<u64> {
    let word = |docs: &[Doc]| (0..).zip(docs).fold(0, |all, (bit, doc)| all | u64::from(test(doc)) << bit);
    tail.docs().chunks(64).map(word).collect()
}

/// What all of these hold.
#[inline]
pub(super) fn every(sources: &mut [Source<'_>], at: u32) -> u64 {
    sources.iter_mut().fold(u64::MAX, |all, source| all & source.word(at))
}
