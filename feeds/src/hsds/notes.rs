//! Words that go into a listing's notes.

use crate::clean;
use domain::Listing;

/// Adds cleaned words to the notes of a listing, once, as long as there is room.
pub(super) fn add_note(listing: &mut Listing, words: &str) {
    let is_said = listing.notes.contains(words) || listing.description.contains(words);
    if words.is_empty() || is_said || listing.notes.len() + words.len() >= clean::MOST_TEXT {
        return;
    }
    if !listing.notes.is_empty() {
        listing.notes.push('\n');
    }
    listing.notes.push_str(words);
}
