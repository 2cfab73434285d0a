//! Counts while the documents are sieved: one pass for all that fits and for all that one more choice would leave.

use super::{
    Finder,
    bits::{Bits, Scope, docs},
    clock::Ways,
    doc::At,
    mark::Facet,
    meets::Meets,
    sieve::{Sieve, Sifted},
    source::{Side, Source, every},
    wish::{Means, Wish},
};
use crate::WantedFormat;

/// Codes of the ways to meet that can be asked for.
pub(super) const FORMATS: [(&str, WantedFormat); 6] = [
    ("in_person", WantedFormat::InPerson),
    ("online", WantedFormat::Online),
    ("hybrid", WantedFormat::Hybrid),
    ("phone", WantedFormat::Phone),
    ("video", WantedFormat::Video),
    ("text", WantedFormat::Text),
];
/// Places of the first day and the first part in the bits of [`Meets`], and of what is behind them.
pub(super) const DAY: u32 = 1;
pub(super) const PART: u32 = DAY + 7;
pub(super) const END: u32 = PART + 4;

/// Words for which there is room from the start.
const ROOMY: usize = 2_048;

/// Documents that are collected.
struct Growing {
    base: Scope,
    tail: Vec<u32>,
}

impl Growing {
    fn new(finder: &Finder) -> Self {
        Self { base: Vec::with_capacity(finder.base.live().len().min(ROOMY)), tail: Vec::new() }
    }

    fn add(&mut self, side: Side, at: u32, word: u64) {
        match side {
            _ if word == 0 => {}
            Side::Base => self.base.push((at, word)),
            Side::Tail => self.tail.extend(docs(at, word)),
        }
    }

    fn set(self, finder: &Finder) -> Set {
        Set { base: Bits::of(self.base, finder.base.live().len()), tail: self.tail }
    }
}

/// Some documents.
pub(super) struct Set {
    pub(super) base: Bits,
    /// Places in the tail.
    pub(super) tail: Vec<u32>,
}

impl Set {
    /// All of them, ascending; `first`: the first of the tail.
    pub(super) fn docs(&self, first: At) -> Vec<At> {
        let mut all = Vec::with_capacity(self.base.len() + self.tail.len());
        all.extend(self.base.docs());
        all.extend(self.tail.iter().map(|at| first + at));
        all
    }
}

/// What was counted.
pub(super) struct Counts {
    pub(super) fitting: Set,
    /// What would fit if a facet's own constraint were let go.
    pub(super) without: Vec<(Facet, Set)>,
    /// How many would fit in each of [`FORMATS`].
    pub(super) formats: [usize; FORMATS.len()],
    met: Vec<u32>,
}

impl Counts {
    /// How many meet in a window of [`Meets`], whatever time was asked for.
    pub(super) fn met(&self, bit: u32) -> usize {
        let met = self.met.iter().enumerate().filter(|(bits, _)| bits >> bit & 1 == 1);
        met.map(|(_, count)| *count as usize).sum()
    }
}

/// Counts for one question.
pub(super) struct Tally<'a> {
    finder: &'a Finder,
    wish: &'a Wish,
    meets: &'a Meets<'a>,
    means: [Means; FORMATS.len()],
    fitting: Growing,
    without: Vec<(Facet, Growing)>,
    formats: [usize; FORMATS.len()],
    /// How many fall into just these windows; the bits are the place.
    met: Vec<u32>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(finder: &'a Finder, wish: &'a Wish, meets: &'a Meets<'a>, exclude: &[String]) -> Self {
        Self {
            finder,
            wish,
            meets,
            means: FORMATS.map(|(_, format)| Means::of(format, exclude)),
            fitting: Growing::new(finder),
            without: wish.lets_go().map(|facet| (facet, Growing::new(finder))).collect(),
            formats: [0; FORMATS.len()],
            met: vec![0; 1 << END],
        }
    }

    pub(super) fn count(&mut self, side: Side) {
        let (finder, wish) = (self.finder, self.wish);
        let source = |mark| Source::of(finder, side, std::slice::from_ref(mark));
        let mut marks = self.means.each_ref().map(|means| means.marks.iter().map(source).collect::<Vec<_>>());
        Sieve::new(finder, side, wish, self.meets, true).run(|at, sifted| {
            self.fitting.add(side, at, sifted.fits(wish));
            for (tag, (_, set)) in self.without.iter_mut().enumerate() {
                set.add(side, at, sifted.without(tag, wish));
            }
            self.formats(at, sifted, &mut marks);
            self.times(side.first(finder), at, sifted);
        });
    }

    fn formats(&mut self, at: u32, sifted: &Sifted, marks: &mut [Vec<Source<'_>>]) {
        let (room, afar) = (sifted.all & sifted.timely.room & sifted.said, sifted.all & sifted.timely.afar);
        if room | afar == 0 {
            return;
        }
        for ((means, marks), count) in self.means.iter().zip(marks).zip(&mut self.formats) {
            let fit = (if means.room { room } else { 0 }) | if means.afar { afar } else { 0 };
            if fit != 0 {
                *count += (fit & every(marks, at)).count_ones() as usize;
            }
        }
    }

    fn times(&mut self, first: At, at: u32, sifted: &Sifted) {
        let reached = sifted.any_time(self.wish);
        for doc in docs(at, reached.any()) {
            let has = |word: u64| word >> (doc % 64) & 1 == 1;
            let ways = Ways { room: has(reached.room), afar: has(reached.afar) };
            let doc = first + doc;
            let mut met = self.meets.met(self.finder.times_of(doc), ways);
            if self.meets.is_relative() && self.finder.facts(doc).paused() {
                met &= (1 << PART) - 1; // it has days, but none of the coming ones
            }
            self.met[usize::from(met)] += 1;
        }
    }

    pub(super) fn counts(self) -> Counts {
        let set = |(facet, growing): (Facet, Growing)| (facet, growing.set(self.finder));
        Counts {
            without: self.without.into_iter().map(set).collect(),
            fitting: self.fitting.set(self.finder),
            formats: self.formats,
            met: self.met,
        }
    }
}
