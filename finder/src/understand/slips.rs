//! Towns whose names are not well spelt: "edinbrugh evenings".

use super::lexicon::{is_common, lexicon};
use super::near::SURE_BEFORE;
use super::spelling;
use super::tongue;
use super::wheres::{Taken, Where, Wheres};
use crate::places::places;

impl Wheres<'_> {
    /// A large town whose name is not well spelt: after "in" and such, before a region, or where the question or a part
    /// of it ends.
    pub(super) fn misspelt(&self, at: usize) -> Option<Where> {
        (1..=2usize).rev().find_map(|words| {
            let span = at..at + words;
            let last = self.tokens.get(span.end - 1)?;
            let unknown = |at: usize| {
                self.is(at, Taken::Free)
                    && self.tokens.get(at).is_some_and(|t| {
                        !is_common(&t.word) && !lexicon().knows(&t.word) && !tongue::is_foreign(&t.word)
                    })
            };
            let free = |at: usize| !self.is(at, Taken::Phrase);
            if !span.clone().any(unknown)
                || !span.clone().all(free)
                || self.houses.has(&span, 0)
                || self.is_of_state(&span)
            {
                return None;
            }
            let area = self.qualifier(span.end);
            let after_in = SURE_BEFORE.contains(self.previous(at));
            if !after_in
                && area.is_none()
                && (!last.ends && !self.is_before_when(span.end) || self.is_named(at))
            {
                return None;
            }
            let region = area.and_then(|(area, _)| (!area.is_country).then_some(area.code));
            let country = area.map(|(area, _)| area.country);
            let town = spelling::town_meant(&self.name(&span), region, country, self.home)?;
            let found = places().towns(town, region, country, self.home);
            let place = if area.is_some() { found.meant_within() } else { found.meant() };
            Some(Where { place: place?, span: span.start..area.map_or(span.end, |(_, to)| to), sure: 2 })
        })
    }

    /// Whether the question ends at a word, or goes on with when or how: "edinbrugh evenings", "aukland online".
    fn is_before_when(&self, at: usize) -> bool {
        let says = |word: &str| {
            let keys = ["days", "part", "relative", "format"];
            lexicon().alone(word).iter().any(|e| keys.contains(&e.key))
        };
        at >= self.tokens.len() || says(self.word(at))
    }

    /// Whether an article or such stands before a word, or the question is not in English: then it is hardly a town.
    fn is_named(&self, at: usize) -> bool {
        let articles = ["the", "my", "a", "an", "his", "her", "their", "our", "your"];
        articles.contains(&self.previous(at)) || tongue::written_in(self.tokens, "").is_some()
    }
}
