//! States, provinces and countries in a question, by name and by code.

use super::lexicon::is_common;
use super::near::{ORDINARY_CODES, SURE_BEFORE};
use super::wheres::{LONGEST, Taken, Where, Wheres};
use crate::places::{Area, area_found, regions};
use crate::understood::WantedPlace;
use std::ops::Range;

/// Of the codes that are ordinary words, those that are no English ones: behind a town they are states.
const RARE_WORDS: &[&str] = &["al", "co", "id", "ma", "pa"];

impl Wheres<'_> {
    pub(super) fn of_area(&self, area: Area, span: Range<usize>) -> Where {
        let found = area_found(area);
        let place = if area.is_country { WantedPlace::Country(found) } else { WantedPlace::Region(found) };
        Where { place, span, sure: 3 }
    }

    /// The region or country right at a word, and where its name ends.
    pub(super) fn qualifier(&self, at: usize) -> Option<(Area, usize)> {
        let token = self.tokens.get(at)?;
        if let Some((area, to)) = self.named_area(at) {
            return Some((area, self.skip_country(to, area)));
        }
        let code = token.word.as_str();
        if let Some(area) = self.shortened(at) {
            return Some((area, self.skip_country(at + 1, area)));
        }
        let last = at + 1 == self.tokens.len() || token.ends;
        let sure = token.capitals || last || self.tokens.get(at - 1).is_some_and(|t| t.ends);
        let ordinary = ORDINARY_CODES.contains(code) && !sure;
        if !(2..=3).contains(&code.len())
            || ordinary && (self.is(at, Taken::Phrase) || !RARE_WORDS.contains(&code))
        {
            return None;
        }
        let area = regions()
            .coded(code, None, self.home)
            .or_else(|| regions().country(code).filter(|_| token.capitals))?;
        Some((area, self.skip_country(at + 1, area)))
    }

    /// "Calif", "Mass": a region's name cut short behind a town; of every day's words one that begins with a capital or ends a
    /// part of the question.
    fn shortened(&self, at: usize) -> Option<Area> {
        let token = self.tokens.get(at).filter(|_| at > 0)?;
        let sure = token.capital || token.ends || at + 1 == self.tokens.len();
        regions().shortened(&token.word).filter(|_| sure || !is_common(&token.word))
    }

    /// The end of a region's name with its country behind it ("ontario canada").
    fn skip_country(&self, at: usize, area: Area) -> usize {
        match self.named_area(at) {
            Some((country, to)) if country.is_country && country.code == area.country => to,
            _ => at,
        }
    }

    fn named_area(&self, at: usize) -> Option<(Area, usize)> {
        (1..=LONGEST).rev().filter(|words| at + words <= self.tokens.len()).find_map(|words| {
            let area = regions().named(&self.name(&(at..at + words)), self.home)?;
            Some((area, at + words))
        })
    }

    /// A region or country that stands alone.
    pub(super) fn area(&self, at: usize) -> Option<(Area, Range<usize>)> {
        if self.is(at, Taken::Phrase) || self.is_origin(at) || self.is_of_clock(at) {
            return None;
        }
        if let Some((area, to)) = self.named_area(at) {
            // Victoria and others abroad are towns as often.
            if area.code == "VIC" {
                return None;
            }
            return Some((area, at..self.skip_country(to, area)));
        }
        let token = self.tokens.get(at)?;
        let after_in = SURE_BEFORE.contains(self.previous(at));
        // MS and MD at the end of a question are illnesses more often than states, and "ok" says yes.
        let last = at + 1 == self.tokens.len() && !matches!(token.word.as_str(), "ms" | "md" | "ok");
        let ordinary = ORDINARY_CODES.contains(token.word.as_str());
        let about = (0..at).any(|before| self.is(before, Taken::Phrase));
        let small = !ordinary || about && matches!(token.word.as_str(), "ma" | "pa");
        let says = if token.capitals { after_in || last } else { after_in && !ordinary || last && small };
        if !says || token.word.len() != 2 {
            return None;
        }
        let area = regions().coded(&token.word, Some(self.home), self.home);
        let area = area.or_else(|| regions().country(&token.word).filter(|_| token.capitals))?;
        Some((area, at..at + 1))
    }
}
