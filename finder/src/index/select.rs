//! Which documents fit, and what is known of each.

use super::{
    Finder,
    bits::docs,
    clock::{Clock, Ways},
    doc::{At, Facts},
    fits::{doc_fits, ways},
    mark::{Facet, Mark},
    meets::Meets,
    sieve::Sieve,
    source::Side,
    wish::{Where, Wish},
};
use domain::ListingId;

impl Finder {
    /// The documents that fit, ascending.
    pub(super) fn select(&self, wish: &Wish, clock: &Clock<'_>) -> Vec<At> {
        let mut all = Vec::new();
        let meets = Meets::new(clock, self.times.all.len());
        let sieve = Sieve::new(self, Side::Base, wish, &meets, false);
        sieve.run(|at, sifted| all.extend(docs(at, sifted.fits(wish))));
        let first = self.base.len() as u32;
        let fitting = (first..).zip(self.tail.docs()).filter(|(_, doc)| doc_fits(doc, wish, clock));
        all.extend(fitting.map(|(at, _)| at));
        all
    }

    pub(super) fn id(&self, at: At) -> ListingId {
        self.tail.doc(self.in_tail(at)).map_or_else(|| self.base.id(at), |doc| doc.id)
    }

    pub(super) fn facts(&self, at: At) -> &Facts {
        self.tail.doc(self.in_tail(at)).map_or_else(|| self.base.facts(at), |doc| &doc.facts)
    }

    pub(super) fn times_of(&self, at: At) -> &[u32] {
        self.tail.doc(self.in_tail(at)).map_or_else(|| self.base.times(at), |doc| &doc.times)
    }

    pub(super) fn has(&self, at: At, mark: &Mark) -> bool {
        match self.tail.doc(self.in_tail(at)) {
            Some(doc) => doc.has(mark),
            None => self.base.bits(mark).is_some_and(|bits| bits.contains(at)),
        }
    }

    /// Whether it says anything of a facet.
    pub(super) fn says(&self, at: At, facet: Facet) -> bool {
        match self.tail.doc(self.in_tail(at)) {
            Some(doc) => doc.marks.iter().any(|mark| mark.facet == facet),
            None => self.base.codes(facet).any(|(_, bits)| bits.contains(at)),
        }
    }

    pub(super) fn impact(&self, at: At, stem: &str) -> u8 {
        match self.tail.doc(self.in_tail(at)) {
            Some(doc) => doc.impact(stem),
            None => self.base.postings(stem).impact(at),
        }
    }

    /// In which ways one can reach it.
    pub(super) fn ways(&self, at: At, wish: &Wish) -> Ways {
        let placed = matches!(&wish.place, Where::In(mark) if self.has(at, mark));
        ways(self.facts(at), wish, placed)
    }

    fn in_tail(&self, at: At) -> Option<usize> {
        (at as usize).checked_sub(self.base.len())
    }
}
