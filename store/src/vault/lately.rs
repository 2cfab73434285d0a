//! What was opened lately: a page that many read is opened once.
//!
//! It is found by whose key sealed it, where it lies and its seal, the nonce and the tag: what is sealed anew has
//! another, so nothing old is ever shown, and what was moved is not found. It is in memory as the keys are that open it.

use super::{KeyId, Place};
use std::{
    any::Any,
    collections::HashMap,
    hash::{Hash, Hasher},
    mem,
    sync::Arc,
};

/// Bytes after which a generation is full, counted as they were sealed.
const FULL: usize = 8 << 20;
/// Bytes that each takes besides.
const EACH: usize = 200;
/// Bytes at the start (a version and most of the nonce) and at the end (the tag) that no two share.
const START: usize = 13;
const END: usize = 16;
/// Bytes of the longest name of a row. Those of one table are all of one length.
const ROW: usize = 32;
/// Questions between two looks after which everything is still kept: about one page a second.
const BUSY: u32 = 2400;

/// By what something opened is found.
#[derive(PartialEq, Eq)]
pub(crate) struct Seal {
    end: [u8; END],
    start: [u8; START],
    owner: KeyId,
    row: [u8; ROW],
    table: &'static str,
    column: &'static str,
}

impl Seal {
    /// Of what lies sealed.
    pub(crate) fn of(owner: KeyId, place: Place<'_>, sealed: &[u8]) -> Option<Self> {
        let (start, rest) = sealed.split_first_chunk()?;
        let (_, end) = rest.split_last_chunk()?;
        let mut row = [0; ROW];
        row.get_mut(..place.row.len())?.copy_from_slice(place.row);
        Some(Self { end: *end, start: *start, owner, row, table: place.table, column: place.column })
    }
}

impl Hash for Seal {
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.end.hash(to); // no two are the same, and nobody chooses them
    }
}

type Opened = Arc<dyn Any + Send + Sync>;

/// What was opened lately, in two generations: what is asked for is young; when the young are full they are the old ones,
/// and what was old is forgotten.
#[derive(Default)]
pub(super) struct Lately {
    young: HashMap<Seal, (Opened, usize)>,
    old: HashMap<Seal, (Opened, usize)>,
    /// Bytes of the young.
    weight: usize,
    asked: u32,
}

impl Lately {
    pub(super) fn get(&mut self, seal: &Seal) -> Option<Opened> {
        self.asked = self.asked.saturating_add(1);
        if let Some((opened, _)) = self.young.get(seal) {
            return Some(Arc::clone(opened));
        }
        let (seal, (opened, weight)) = self.old.remove_entry(seal)?;
        self.add(seal, Arc::clone(&opened), weight);
        Some(opened)
    }

    /// Keeps what was opened out of so many bytes.
    pub(super) fn keep(&mut self, seal: Seal, opened: Opened, bytes: usize) {
        self.add(seal, opened, bytes + EACH);
    }

    fn add(&mut self, seal: Seal, opened: Opened, weight: usize) {
        if self.weight >= FULL {
            self.old = mem::take(&mut self.young);
            self.weight = 0;
        }
        if self.young.insert(seal, (opened, weight)).is_none() {
            self.weight += weight; // two may have opened it at once
        }
    }

    /// Forgets everything.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Forgets everything when hardly anybody asked since the last call.
    pub(super) fn rest(&mut self) {
        if mem::take(&mut self.asked) < BUSY {
            self.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;

    fn place(row: &[u8]) -> Place<'_> {
        Place { table: "posts", column: "body", row }
    }

    fn seal(number: u32) -> Seal {
        let sealed: Vec<u8> = number.to_be_bytes().into_iter().cycle().take(64).collect();
        Seal::of(Id::from_bytes([1; 16]), place(&[2; 16]), &sealed).unwrap()
    }

    #[test]
    fn only_the_same_words_at_the_same_place_are_found() {
        let (owner, sealed) = (Id::from_bytes([1; 16]), [3; 64]);
        let mut lately = Lately::default();
        let found = |lately: &mut Lately, owner, place, sealed: &[u8]| {
            lately.get(&Seal::of(owner, place, sealed).unwrap()).is_some()
        };
        lately.keep(Seal::of(owner, place(&[2; 16]), &sealed).unwrap(), Arc::new("words"), 64);
        assert!(found(&mut lately, owner, place(&[2; 16]), &sealed));
        assert!(!found(&mut lately, Id::from_bytes([9; 16]), place(&[2; 16]), &sealed));
        assert!(!found(&mut lately, owner, place(&[9; 16]), &sealed));
        assert!(!found(&mut lately, owner, Place { table: "threads", ..place(&[2; 16]) }, &sealed));
        assert!(!found(&mut lately, owner, Place { column: "title", ..place(&[2; 16]) }, &sealed));
        for at in [0, START - 1, 64 - END, 63] {
            let mut anew = sealed;
            anew[at] ^= 1;
            assert!(!found(&mut lately, owner, place(&[2; 16]), &anew), "byte {at}");
        }
        assert!(Seal::of(owner, place(&[2; ROW + 1]), &sealed).is_none());
        assert!(Seal::of(owner, place(&[2; 16]), &sealed[..START + END - 1]).is_none());
    }

    #[test]
    fn it_holds_what_was_used_last_and_rests_when_nobody_asks() {
        let mut lately = Lately::default();
        for number in 0..100 {
            lately.get(&seal(0));
            lately.keep(seal(number), Arc::new(number), FULL / 10);
            assert!(lately.young.len() + lately.old.len() <= 20);
        }
        assert!(lately.get(&seal(0)).is_some() && lately.get(&seal(99)).is_some());
        assert!(lately.get(&seal(50)).is_none());
        lately.asked = BUSY;
        lately.rest();
        assert!(lately.get(&seal(99)).is_some());
        lately.rest();
        assert!(lately.get(&seal(99)).is_none());
        assert_eq!(lately.weight, 0);
    }
}
