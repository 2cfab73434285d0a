//! The index over listings.

use crate::{Ask, Found};
use domain::{Listing, ListingId};

/// The index: an immutable base and a small tail of changes.
#[derive(Debug, Default)]
pub struct Finder {}

impl Finder {
    /// Builds the index.
    pub fn build(listings: impl IntoIterator<Item = Listing>) -> Self {
        let _ = listings.into_iter().count();
        Self {}
    }

    /// Puts a listing in, or a changed one in place of its former self. Findable at once.
    pub fn put(&mut self, listing: &Listing) {
        let _ = listing;
    }

    /// Takes a listing out.
    pub fn remove(&mut self, id: ListingId) {
        let _ = id;
    }

    /// Whether the tail has grown so long that a rebuild in the background pays.
    pub fn wants_rebuild(&self) -> bool {
        false
    }

    /// How many listings it holds.
    pub fn len(&self) -> usize {
        0
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Answers a question.
    pub fn find(&self, ask: &Ask<'_>) -> Found {
        let _ = ask;
        Found::default()
    }
}
