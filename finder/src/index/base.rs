//! The base: most listings, packed, and never changed until the next rebuild.

use super::{
    bits::{Bits, leap},
    cells::{Circle, merged},
    doc::{Doc, Facts},
    mark::{Facet, Mark},
    times::Timetables,
};
use domain::{Listing, ListingId};
use std::collections::HashMap;

/// Bits of a posting that hold the impact; the others hold the document.
const IMPACT: u32 = 4;

/// Documents in the order of their cells.
#[derive(Debug, Default)]
pub(super) struct Base {
    ids: Vec<ListingId>,
    /// Documents in the order of their ids.
    by_id: Vec<u32>,
    cells: Vec<u32>,
    facts: Vec<Facts>,
    times: Lists,
    marks: HashMap<Mark, u32>,
    /// The codes of each facet, with their places in `bits`.
    codes: HashMap<Facet, Vec<(Box<str>, u32)>>,
    bits: Vec<Bits>,
    words: HashMap<Box<str>, u32>,
    /// For each word: document and impact in one number, ascending.
    postings: Lists,
    live: Vec<u64>,
    removed: usize,
}

/// Lists of numbers, one after the other.
#[derive(Debug, Default)]
struct Lists {
    /// Where each list begins, and the end of the last.
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    fn get(&self, at: usize) -> &[u32] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(until)) => &self.all[*from as usize..*until as usize],
            _ => &[],
        }
    }

    /// Lists of these lengths, to be filled by [`Lists::push`].
    fn with_lengths(lengths: &[u32]) -> Self {
        let mut starts = Vec::with_capacity(lengths.len() + 2);
        // One place ahead: filling a list moves its start to its end, where the next one begins.
        starts.push(0);
        let mut sum = 0;
        for length in lengths {
            starts.push(sum);
            sum += length;
        }
        Self { starts, all: vec![0; sum as usize] }
    }

    fn push(&mut self, list: u32, value: u32) {
        let end = &mut self.starts[list as usize + 1];
        self.all[*end as usize] = value;
        *end += 1;
    }
}

/// A listing on its way into the base.
struct Row {
    id: ListingId,
    cell: u32,
    facts: Facts,
    /// Timetables, marks, and words with their impacts.
    numbers: Box<[u32]>,
    times: u16,
    marks: u16,
}

impl Row {
    fn times(&self) -> &[u32] {
        &self.numbers[..self.times.into()]
    }

    fn marks(&self) -> &[u32] {
        &self.numbers[self.times.into()..usize::from(self.times) + usize::from(self.marks)]
    }

    fn words(&self) -> &[u32] {
        &self.numbers[usize::from(self.times) + usize::from(self.marks)..]
    }
}

fn intern<K: std::hash::Hash + Eq>(known: &mut HashMap<K, u32>, key: K) -> u32 {
    let next = known.len() as u32;
    *known.entry(key).or_insert(next)
}

impl Base {
    pub(super) fn build(listings: impl IntoIterator<Item = Listing>, times: &mut Timetables) -> Self {
        let mut base = Self::default();
        let mut rows: Vec<Row> = Vec::new();
        for listing in listings {
            if let Some(doc) = Doc::of(&listing, times) {
                rows.push(base.row(doc));
            }
        }
        rows.sort_unstable_by_key(|row| (row.cell, row.id));
        base.pack(rows);
        base
    }

    fn row(&mut self, doc: Doc) -> Row {
        let (times, marks) = (doc.times.len() as u16, doc.marks.len().min(usize::from(u16::MAX)) as u16);
        let marks_in = doc.marks.into_iter().take(marks.into()).map(|mark| intern(&mut self.marks, mark));
        let mut numbers = doc.times;
        numbers.extend(marks_in);
        for (word, impact) in doc.words {
            numbers.push(intern(&mut self.words, word) << IMPACT | u32::from(impact));
        }
        Row { id: doc.id, cell: doc.cell, facts: doc.facts, numbers: numbers.into(), times, marks }
    }

    fn pack(&mut self, rows: Vec<Row>) {
        let mut lengths = (vec![0; rows.len()], vec![0; self.marks.len()], vec![0; self.words.len()]);
        for (doc, row) in rows.iter().enumerate() {
            lengths.0[doc] = row.times().len() as u32;
            row.marks().iter().for_each(|mark| lengths.1[*mark as usize] += 1);
            row.words().iter().for_each(|word| lengths.2[(word >> IMPACT) as usize] += 1);
        }
        self.times = Lists::with_lengths(&lengths.0);
        let mut marks = Lists::with_lengths(&lengths.1);
        self.postings = Lists::with_lengths(&lengths.2);
        self.reserve(rows.len());
        for (doc, row) in (0_u32..).zip(rows) {
            self.ids.push(row.id);
            self.cells.push(row.cell);
            self.facts.push(row.facts);
            row.times().iter().for_each(|at| self.times.push(doc, *at));
            row.marks().iter().for_each(|mark| marks.push(*mark, doc));
            for word in row.words() {
                let impact = word & ((1 << IMPACT) - 1);
                self.postings.push(word >> IMPACT, doc << IMPACT | impact);
            }
        }
        self.bits = (0..self.marks.len()).map(|mark| Bits::new(marks.get(mark), self.len())).collect();
        for (mark, at) in &self.marks {
            self.codes.entry(mark.facet).or_default().push((mark.code.clone(), *at));
        }
        self.by_id = (0..self.len() as u32).collect();
        let ids = &self.ids;
        self.by_id.sort_unstable_by_key(|doc| ids[*doc as usize]);
        self.live = vec![u64::MAX; self.len().div_ceil(64)];
        if let Some(last) = self.live.last_mut().filter(|_| !ids.len().is_multiple_of(64)) {
            *last >>= 64 - ids.len() % 64;
        }
    }

    fn reserve(&mut self, count: usize) {
        self.ids.reserve_exact(count);
        self.cells.reserve_exact(count);
        self.facts.reserve_exact(count);
    }

    /// Removed ones too.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn removed(&self) -> usize {
        self.removed
    }

    pub(super) fn id(&self, doc: u32) -> ListingId {
        self.ids[doc as usize]
    }

    pub(super) fn facts(&self, doc: u32) -> &Facts {
        &self.facts[doc as usize]
    }

    pub(super) fn times(&self, doc: u32) -> &[u32] {
        self.times.get(doc as usize)
    }

    /// Words of 64 bits: which documents are not removed.
    pub(super) fn live(&self) -> &[u64] {
        &self.live
    }

    pub(super) fn find(&self, id: ListingId) -> Option<u32> {
        let at = self.by_id.binary_search_by_key(&id, |doc| self.ids[*doc as usize]).ok()?;
        let doc = self.by_id[at];
        (self.live[doc as usize / 64] >> (doc % 64) & 1 == 1).then_some(doc)
    }

    pub(super) fn remove(&mut self, id: ListingId) {
        if let Some(doc) = self.find(id) {
            self.live[doc as usize / 64] &= !(1 << (doc % 64));
            self.removed += 1;
        }
    }

    /// The documents with a mark; `None` where there is none.
    pub(super) fn bits(&self, mark: &Mark) -> Option<&Bits> {
        self.marks.get(mark).map(|at| &self.bits[*at as usize])
    }

    /// All codes of a facet with their documents.
    pub(super) fn codes(&self, facet: Facet) -> impl Iterator<Item = (&str, &Bits)> {
        let codes = self.codes.get(&facet).into_iter().flatten();
        codes.map(|(code, at)| (&**code, &self.bits[*at as usize]))
    }

    /// The postings of a stem.
    pub(super) fn postings(&self, stem: &str) -> Postings<'_> {
        Postings(self.words.get(stem).map_or(&[], |word| self.postings.get(*word as usize)))
    }

    /// Ranges of documents, ascending, that hold all of the circles and little else.
    pub(super) fn ranges(&self, circles: &[Circle]) -> Vec<(u32, u32)> {
        let first = |cell: u32| self.cells.partition_point(|c| *c < cell) as u32;
        let cells = merged(circles.iter().flat_map(Circle::cells).collect());
        cells.into_iter().map(|(from, until)| (first(from), first(until))).collect()
    }

    /// Bytes on the heap, about.
    pub(super) fn bytes(&self) -> usize {
        let lists = |lists: &Lists| lists.starts.capacity() * 4 + lists.all.capacity() * 4;
        let names: usize = self.words.keys().map(|word| word.len() + 16).sum();
        self.ids.capacity() * 16
            + (self.by_id.capacity() + self.cells.capacity()) * 4
            + self.facts.capacity() * size_of::<Facts>()
            + lists(&self.times)
            + lists(&self.postings)
            + self.bits.iter().map(Bits::bytes).sum::<usize>()
            + self.words.capacity() * 24
            + names
            + self.marks.capacity() * 40
    }
}

/// A stem's documents and impacts, read in ascending order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Postings<'a>(&'a [u32]);

impl Postings<'_> {
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The impact in a document, 0 where the stem does not occur; documents must ascend.
    #[inline]
    pub(super) fn impact(&mut self, doc: u32) -> u8 {
        self.0 = &self.0[leap(self.0, |posting| posting >> IMPACT < doc)..];
        self.0.first().filter(|p| **p >> IMPACT == doc).map_or(0, |p| (p & ((1 << IMPACT) - 1)) as u8)
    }

    pub(super) fn docs(self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|posting| posting >> IMPACT)
    }
}
