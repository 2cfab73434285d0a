//! Stretches of a text.

use std::ops::Range;

/// Whether two spans share anything.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
