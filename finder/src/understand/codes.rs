//! Postal codes in a question.

use super::wheres::{LARGE, LONGEST, Taken, Where, Wheres};
use crate::places::places;
use crate::understood::{PlaceFound, WantedPlace};

/// Countries whose postal codes are five digits, like ZIP codes.
const ABROAD: &[&str] = &["ES", "MX", "DE", "FR", "IT"];
/// So near a ZIP code a US town of the name is meant.
const NEAR_KM: f64 = 80.0;

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
            if let Some(place) = self.abroad(at, word) {
                return Some(place);
            }
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

    /// A code of five digits beside a large town of a country that has such codes too ("28013 madrid"), and no ZIP code of a
    /// US town of that name. The point is the town's: those of the codes are in no table.
    fn abroad(&self, at: usize, code: &str) -> Option<Where> {
        let behind = (1..=LONGEST).rev().map(|words| (at + 1..at + 1 + words, at..at + 1 + words));
        let before = (1..=LONGEST.min(at)).rev().map(|words| (at - words..at, at - words..at + 1));
        behind.chain(before).filter(|(name, _)| name.end <= self.tokens.len()).find_map(|(name, span)| {
            let name = self.name(&name);
            let in_country = |country: &'static str| places().towns(&name, None, Some(country), country);
            let country = ABROAD.iter().copied().max_by_key(|country| in_country(country).size())?;
            let size = in_country(country).size();
            let town = places().largest(&name, None, country).filter(|_| size >= LARGE)?;
            let at_home = || {
                let zip = places().postal_code(code)?;
                let same = places().largest(&name, zip.region.as_deref(), "US")?;
                Some(zip.point?.km_to(same.point?) < NEAR_KM)
            };
            if at_home() == Some(true) {
                return None;
            }
            let found = PlaceFound { value: code.to_owned(), resolves_to: Some(town.value.clone()), ..town };
            Some(Where { place: WantedPlace::PostalCode(found), span, sure: 3 })
        })
    }
}
