//! The index over listings: a packed base and a small tail of changes.

mod base;
mod bits;
mod cells;
mod clock;
mod doc;
mod facets;
pub mod fits;
mod instead;
mod mark;
mod meets;
mod more;
mod question;
mod rank;
mod select;
mod sieve;
mod source;
mod tail;
mod tally;
mod times;
mod why;
mod window;
mod wish;
mod words;

use crate::{Ask, Facets, Found};
use base::Base;
use clock::Clock;
use doc::Doc;
use domain::{Listing, ListingId};
use question::Question;
use tail::Tail;
use times::Timetables;
use wish::Wish;

/// Most results of one answer.
const MOST: usize = 100;
/// Least and most changes that make a rebuild pay; between them, one in fifty.
const CHANGES: (usize, usize) = (100, 2_000);

/// The index: an immutable base and a small tail of changes.
#[derive(Debug, Default)]
pub struct Finder {
    base: Base,
    tail: Tail,
    times: Timetables,
}

impl Finder {
    /// Builds the index. Each id comes once. Listings that have ended are left out.
    pub fn build(listings: impl IntoIterator<Item = Listing>) -> Self {
        let mut times = Timetables::default();
        let base = Base::build(listings, &mut times);
        Self { base, tail: Tail::default(), times }
    }

    /// Puts a listing in, or a changed one in place of its former self. Findable at once.
    pub fn put(&mut self, listing: &Listing) {
        self.remove(listing.id);
        if let Some(doc) = Doc::of(listing, &mut self.times) {
            self.tail.put(doc);
        }
    }

    /// Takes a listing out.
    pub fn remove(&mut self, id: ListingId) {
        self.base.remove(id);
        self.tail.remove(id);
    }

    /// Whether the tail has grown so long that a rebuild in the background pays.
    pub fn wants_rebuild(&self) -> bool {
        let changes = self.tail.docs().len() + self.base.removed();
        changes > (self.base.len() / 50).clamp(CHANGES.0, CHANGES.1)
    }

    /// How many listings it holds.
    pub fn len(&self) -> usize {
        self.base.len() - self.base.removed() + self.tail.docs().len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// About how many bytes of memory its packed part takes.
    pub fn bytes(&self) -> usize {
        self.base.bytes()
    }

    /// Answers a question.
    pub fn find(&self, ask: &Ask<'_>) -> Found {
        let wish = Wish::of(ask.wanted, ask.near);
        let clock = Clock::new(ask.now, ask.zone, &ask.wanted.time, &self.times);
        let (docs, facets) = if ask.facets {
            self.select_and_count(ask, &wish, &clock)
        } else {
            (self.select(&wish, &clock), Facets::default())
        };
        let part = ask.skip..ask.skip.saturating_add(ask.most.min(MOST));
        let question = Question { ask, wish: &wish, clock: &clock, asked: ask.wanted };
        let hits = self.hits(&docs, part, &question);
        let instead = if docs.len() < instead::FEW { self.instead(ask, &docs) } else { Vec::new() };
        Found { hits, total: docs.len(), facets, instead }
    }
}
