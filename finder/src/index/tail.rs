//! The tail: listings that came or changed since the base was built, looked at one by one.

use super::doc::Doc;
use domain::ListingId;
use std::collections::HashMap;

/// A few documents in no order.
#[derive(Debug, Default)]
pub(super) struct Tail {
    docs: Vec<Doc>,
    places: HashMap<ListingId, usize>,
}

impl Tail {
    pub(super) fn docs(&self) -> &[Doc] {
        &self.docs
    }

    pub(super) fn doc(&self, at: Option<usize>) -> Option<&Doc> {
        self.docs.get(at?)
    }

    pub(super) fn find(&self, id: ListingId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    pub(super) fn put(&mut self, doc: Doc) {
        self.remove(doc.id);
        self.places.insert(doc.id, self.docs.len());
        self.docs.push(doc);
    }

    pub(super) fn remove(&mut self, id: ListingId) {
        let Some(at) = self.places.remove(&id) else { return };
        self.docs.swap_remove(at);
        if let Some(moved) = self.docs.get(at) {
            self.places.insert(moved.id, at);
        }
    }
}
