//! Postal codes in a question.

use super::wheres::{Taken, Where, Wheres};
use crate::places::places;
use crate::understood::WantedPlace;

impl Wheres<'_> {
    /// The postal code that begins at a word.
    pub(super) fn postal(&self, at: usize) -> Option<Where> {
        let token = self.tokens.get(at).filter(|_| !self.is(at, Taken::Phrase))?;
        let found = |code: &str, words: usize| {
            places().postal_code(code).map(|p| Where {
                place: WantedPlace::PostalCode(p),
                span: at..at + words,
                sure: 3,
            })
        };
        let word = token.word.as_str();
        if word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit()) {
            let plus_four = self.tokens.get(at + 1).is_some_and(|t| t.at == token.at && t.word.len() == 4);
            return found(word, 1 + usize::from(plus_four));
        }
        if !(2..=7).contains(&word.len())
            || !word.is_ascii()
            || !word.starts_with(|c: char| c.is_alphabetic())
        {
            return None;
        }
        let next = self.word(at + 1);
        let both = format!("{word}{next}");
        let inward = next.len() == 3 && next.starts_with(|c: char| c.is_ascii_digit());
        if inward && let Some(place) = found(&both, 2) {
            return Some(place);
        }
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let british = token.capitals || letters == 2 || token.capital;
        let canadian =
            word.len() == 3 && letters == 1 && word.bytes().last().is_some_and(|b| b.is_ascii_alphabetic());
        (digits > 0 && (canadian || british || word.len() > 4)).then(|| found(word, 1)).flatten()
    }
}
