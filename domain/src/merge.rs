//! Many rows, one group: which contributions tell of the same group, and what they say together.

use crate::{Contribution, Listing};

/// Keys under which the same group is looked for: two listings that could be the same group share at least one.
pub fn block_keys(listing: &Listing) -> Vec<String> {
    let _ = listing;
    Vec::new()
}

/// Whether two listings tell of the same group (its several weekdays, or the same one in two feeds).
pub fn same_group(a: &Listing, b: &Listing) -> bool {
    let _ = (a, b);
    false
}

/// What contributions say together, with the source of each field in [`Listing::provenance`]. The order given does not
/// matter. `None` for no contributions.
pub fn merge(contributions: &[Contribution]) -> Option<Listing> {
    contributions.first().map(|c| c.listing.clone())
}
