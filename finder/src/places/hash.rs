//! Maps over the program's own tables, hashed fast: their keys are never words that somebody typed.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map with a fast hash.
pub(crate) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;
/// A set with a fast hash.
pub(crate) type FastSet<K> = HashSet<K, BuildHasherDefault<Fast>>;

/// Multiplies and rotates eight bytes at a time.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Fast(u64);

impl Fast {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Fast {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|eight| self.add(u64::from_le_bytes(*eight)));
        if !rest.is_empty() {
            self.add(rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.add(u64::from(word));
    }

    fn finish(&self) -> u64 {
        // The table takes its slot from the low bits, where a product mixes least.
        self.0.rotate_left(26)
    }
}
