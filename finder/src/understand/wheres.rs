//! Finds the place that a question names.

use super::houses::Houses;
use super::lexicon::{is_common, lexicon};
use super::near::{BEFORE_PLACES, MONTHS, ORIGINS, SURE_BEFORE};
use super::sentences::Sentences;
use super::spelling;
use super::tokens::Token;
use super::tongue;
use crate::places::{Area, key::spelt, places, regions};
use crate::understood::WantedPlace;
use std::{ops::Range, rc::Rc};

/// What the words of a question are already known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// Nothing yet.
    Free,
    /// A word without a wish of its own ("the", "group").
    Plain,
    /// Part of a phrase with a meaning.
    Phrase,
}

/// A place and the words that name it.
#[derive(Debug)]
pub(super) struct Where {
    /// The place.
    pub(super) place: WantedPlace,
    /// The words.
    pub(super) span: Range<usize>,
    /// How sure: 3 a code or a town with its region, 2 after a word such as "in", 1 by its name alone.
    pub(super) sure: u8,
}

/// From this size, in steps, a town is meant by its name alone: 27,000 people, at home 7,000.
pub(super) const LARGE: i32 = 118;
/// The most words of a name.
pub(super) const LONGEST: usize = 4;

/// Before the place where somebody lives.
const LIVES: &[&str] = &[
    "live", "lives", "living", "im", "are", "were", "moved", "based", "located", "home", "here", "vivo",
    "vivimos", "estoy", "estamos", "somos", "soy",
];

/// Looks for the place in a question's words.
pub(super) struct Wheres<'a> {
    pub(super) tokens: &'a [Token],
    taken: &'a [Taken],
    pub(super) home: &'a str,
    pub(super) houses: Rc<Houses>,
    sentences: &'a Sentences,
    after: Option<usize>,
}

impl<'a> Wheres<'a> {
    /// Over the words, of which some are taken; `home` is the country to prefer.
    pub(super) fn new(
        tokens: &'a [Token],
        taken: &'a [Taken],
        home: &'a str,
        sentences: &'a Sentences,
    ) -> Self {
        Self { tokens, taken, home, houses: Rc::new(Houses::of(tokens)), sentences, after: None }
    }

    /// The same, with a word that stands as if behind "in".
    pub(super) fn as_if_in(&self, at: usize) -> Self {
        Self { after: Some(at), houses: Rc::clone(&self.houses), ..*self }
    }

    /// The surest place, with others that will do as well.
    pub(super) fn find(&self) -> Option<Where> {
        self.surest().map(|found| self.with_others(found))
    }

    fn surest(&self) -> Option<Where> {
        let postal = (0..self.tokens.len()).find_map(|at| self.postal(at));
        if postal.is_some() {
            return postal;
        }
        let town = (0..self.tokens.len())
            .filter_map(|at| self.town(at))
            .max_by_key(|w| (!self.is_told(w.span.start), w.sure, w.span.len(), w.span.start));
        let area = (0..self.tokens.len()).find_map(|at| self.area(at));
        let slip = town.is_none() || area.is_some() && town.as_ref().is_some_and(|town| town.sure < 3);
        if slip && let Some(town) = (0..self.tokens.len()).find_map(|at| self.misspelt(at)) {
            return Some(town);
        }
        match (town, area) {
            (Some(town), _) if town.sure == 3 => Some(town),
            (Some(town), Some((area, span))) => {
                let within = !span.is_empty() && !overlap(&town.span, &span);
                let narrowed = within.then(|| self.town_in(&self.name(&town.span), area)).flatten();
                if let Some(place) = narrowed {
                    return Some(Where { place, span: town.span, sure: 3 });
                }
                let names_town = overlap(&town.span, &span)
                    && (town.span.len() > span.len() || self.prefers_town(&town.span));
                if names_town || (town.sure == 2 && !overlap(&town.span, &span)) {
                    return Some(town);
                }
                Some(self.of_area(area, span))
            }
            (Some(town), None) => Some(town),
            (None, Some((area, span))) => Some(self.of_area(area, span)),
            (None, None) => None,
        }
    }

    /// Whether a place is only told of ("surgery in Tijuana"); where somebody lives is where they look.
    fn is_told(&self, at: usize) -> bool {
        let lives = (1..=4).any(|n| at.checked_sub(n).is_some_and(|at| LIVES.contains(&self.word(at))));
        self.sentences.tells(at) && !lives
    }

    /// New York the city is meant more often than the state, but not in "upstate New York".
    fn prefers_town(&self, span: &Range<usize>) -> bool {
        !self.is_of_state(span) && regions().nickname(&self.name(span)).is_some()
    }

    /// "Upstate New York", "eastern Washington", "Washington state".
    fn is_of_state(&self, span: &Range<usize>) -> bool {
        let part = ["upstate", "downstate", "eastern", "western", "northern", "southern", "rural"];
        part.contains(&self.previous(span.start)) || self.word(span.end) == "state"
    }

    pub(super) fn name(&self, span: &Range<usize>) -> String {
        let words = self.tokens.get(span.clone()).unwrap_or(&[]);
        words.iter().map(|t| spelt(&t.word)).collect::<Vec<_>>().join(" ")
    }

    fn town_in(&self, name: &str, area: Area) -> Option<WantedPlace> {
        let region = (!area.is_country).then_some(area.code);
        places().towns(name, region, Some(area.country), area.country).meant_within()
    }

    /// A large town whose name is not well spelt: after "in" and such, before a region, or where the question or a part
    /// of it ends.
    fn misspelt(&self, at: usize) -> Option<Where> {
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

    /// Whether somebody comes from there ("refugee from Syria"): the group need not be there.
    pub(super) fn is_origin(&self, at: usize) -> bool {
        let who = at.checked_sub(2).map_or("", |at| self.word(at));
        matches!(self.previous(at), "from" | "de") && ORIGINS.contains(who)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    pub(super) fn previous(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    pub(super) fn is(&self, at: usize, taken: Taken) -> bool {
        self.taken.get(at).is_some_and(|t| *t == taken)
    }

    /// The town whose name begins at a word.
    pub(super) fn town(&self, at: usize) -> Option<Where> {
        if self.is_origin(at) || self.is_of_clock(at) {
            return None;
        }
        // "Des Moines" begins with a word of every day; alone such a word is hardly a town.
        let plain = self.is(at, Taken::Plain) && !self.tokens.get(at)?.capital;
        let least = if plain && !matches!(self.word(at), "la" | "los" | "las" | "dc") { 2 } else { 1 };
        let (mut name, mut ends) = (String::new(), [0; LONGEST]);
        let mut longest = 0;
        for (end, token) in ends.iter_mut().zip(self.tokens.get(at..)?) {
            name.push_str(if longest > 0 { " " } else { "" });
            name.push_str(spelt(&token.word));
            if !places().begins(&name) {
                break;
            }
            *end = name.len();
            longest += 1;
            if token.ends {
                break;
            }
        }
        let span = |words: usize| Some((name.get(..*ends.get(words - 1)?)?, at..at + words));
        (least..=longest).rev().filter_map(span).find_map(|(name, span)| self.town_of(name, span))
    }

    fn town_of(&self, name: &str, span: Range<usize>) -> Option<Where> {
        if self.is_clock(&span) {
            return None;
        }
        let phrase = span.clone().any(|at| self.is(at, Taken::Phrase));
        let own = !span.clone().all(|at| self.is(at, Taken::Phrase));
        if own
            && let Some((area, to)) = self.qualifier(span.end)
            && !self.is_region_of(name, area)
        {
            let region = (!area.is_country).then_some(area.code);
            let slip = || spelling::town_meant(name, region, Some(area.country), self.home);
            let near = || slip().filter(|_| !is_common(name)).and_then(|town| self.town_in(town, area));
            if let Some(place) = self.town_in(name, area).or_else(near) {
                return Some(Where { place, span: span.start..to, sure: 3 });
            }
        }
        // "In march" is when.
        if span.len() == 1 && (phrase || MONTHS.contains(name)) {
            return None;
        }
        let found = places().towns(name, None, None, self.home);
        let nickname = regions().nickname(name).is_some();
        // "Huntington Beach" is a town, though "Huntington" alone is an illness.
        if found.size() == 0 || phrase && !nickname && (!own || found.size() < LARGE) {
            return None;
        }
        if self.houses.has(&span, found.size()) {
            return None;
        }
        // "Cook county" is not a town of that name, though a large one has its own.
        if self.word(span.end) == "county" && !nickname && found.size() < LARGE + 16 {
            return None;
        }
        let sure = self.how_sure(name, &span, found.size(), nickname)?;
        found.meant().map(|place| Where { place, span, sure })
    }

    /// "Jalisco mexico": whether a name is that of a region of a country, and of no large town there.
    fn is_region_of(&self, name: &str, country: Area) -> bool {
        let region = regions().named(name, country.country).filter(|area| area.country == country.country);
        let small = || places().towns(name, None, Some(country.country), country.country).size() < LARGE + 16;
        country.is_country && region.is_some_and(|region| !region.is_country) && small()
    }

    /// How sure it is that words are meant as the name of a town of some size.
    fn how_sure(&self, name: &str, span: &Range<usize>, size: i32, nickname: bool) -> Option<u8> {
        let token = self.tokens.get(span.start)?;
        let capital = token.capital && span.start > 0;
        let before = self.previous(span.start);
        let after_in = SURE_BEFORE.contains(before)
            || (BEFORE_PLACES.contains(before) && capital)
            || self.after == Some(span.start);
        // "LA" is a town in capitals and at the end; else it is Spanish.
        let angeles = name == "la" && (token.capitals || span.end == self.tokens.len());
        // "en la ciudad", "in a new city": the words of every day after an article name no small town.
        let article = matches!(name.split(' ').next(), Some("la" | "el" | "los" | "las" | "the"));
        let small = span.len() > 1 && article && !nickname && !capital && size < LARGE;
        if name == "la" && !angeles || small {
            return None;
        }
        let single = span.len() == 1 && !angeles;
        let known = is_common(name) || tongue::is_foreign(name) && !token.capital;
        let ordinary = single && (known || name.len() < 3 || name.bytes().all(|b| b.is_ascii_digit()));
        let common = |word: &str| is_common(word) || word.len() < 3;
        let everyday = span.len() > 1 && !capital && !after_in && name.split(' ').all(common);
        let plain = single && self.is(span.start, Taken::Plain)
            || span.len() > 1 && span.clone().all(|at| self.is(at, Taken::Plain));
        let short = name.len() < 4 && !nickname && !capital;
        let alone = match (span.len(), capital) {
            _ if everyday && !nickname => size >= 138,
            (1, false) => size >= LARGE,
            (1, true) => size >= 100,
            _ => size >= 88,
        };
        let one_of_many = everyday && !nickname && matches!(before, "a" | "another" | "my" | "our" | "this");
        if one_of_many || plain && !(after_in && (span.len() > 1 || nickname)) {
            return None;
        }
        match (after_in && !short, ordinary) {
            (true, false) => Some(2),
            (true, true) if size >= 110 || capital => Some(2),
            (false, false) if alone && !short => Some(1),
            _ => None,
        }
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
