//! Understands questions the way people write them, in English and Spanish, and reads listings with the same eyes.

use crate::{Understood, understood::WantedPlace};
use domain::Listing;

/// Understands a question. `language` is the page's language (ISO 639-1): a question in Spanish wants Spanish.
pub fn understand(question: &str, language: &str) -> Understood {
    let _ = (question, language);
    Understood::default()
}

/// Understands a place typed into a place field ("46032", "Springfield IL").
pub fn place(text: &str) -> Option<WantedPlace> {
    let _ = text;
    None
}

/// Fills what a listing's own words say and its source did not put into fields: experiences, fellowship, audience,
/// stage, faith, language. Never overrides what the source says.
pub fn tag(listing: &mut Listing) {
    let _ = listing;
}
