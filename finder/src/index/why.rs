//! Why a listing fits, and what it does not say.

use super::{
    Finder,
    clock::{Clock, Ways},
    doc::At,
    mark::{Facet, Mark, UNKNOWN},
    question::Question,
    wish::{Where, Wish},
    words::stem,
};
use crate::{Fee, Hit, Understood, Unknown, WantedFormat, WantedPlace, Why};
use domain::{Format, LeaderKind, text::fold, vocabulary::vocabulary};
use std::{collections::HashMap, sync::LazyLock};

/// Each term with itself and all below it.
static BELOW: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut below: HashMap<&str, Vec<&str>> = HashMap::new();
    for term in &vocabulary().terms {
        for above in vocabulary().lineage(term.id) {
            below.entry(above.id).or_default().push(term.id);
        }
    }
    below
});

/// What a question asks for, ready to be compared with each listing that is shown.
pub(super) struct Reasons<'a> {
    question: &'a Question<'a>,
    wanted: &'a Understood,
    /// Terms asked for and those below them, the ones asked for first.
    terms: Vec<Mark>,
    /// Words of the question with their stems.
    words: Vec<(String, String)>,
}

impl<'a> Reasons<'a> {
    pub(super) fn of(question: &'a Question<'a>) -> Self {
        let (wanted, wish) = (question.ask.wanted, question.wish);
        let asked = wanted.conditions.iter().map(String::as_str);
        let below = asked.clone().filter_map(|term| BELOW.get(term)).flatten().copied();
        let mut terms: Vec<Mark> = Vec::new();
        for term in asked.chain(below) {
            let mark = Mark::new(Facet::Named, term);
            if !terms.contains(&mark) {
                terms.push(mark);
            }
        }
        let parts = wanted.words.iter().map(|word| fold(word));
        let parts: Vec<String> =
            parts.flat_map(|w| w.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
        let stemmed = |word: String| {
            let stem = stem(&word).to_owned();
            wish.words.contains(&stem).then_some((word, stem))
        };
        Self { question, wanted, terms, words: parts.into_iter().filter_map(stemmed).collect() }
    }
}

impl Finder {
    pub(super) fn hit(&self, at: At, score: f32, reasons: &Reasons<'_>) -> Hit {
        let Question { wish, clock, asked, .. } = reasons.question;
        let facts = self.facts(at);
        let ways = self.ways(at, wish);
        let km = self.km(at, wish, ways);
        let meets = !facts.paused();
        let next = if meets { clock.next(self.times_of(at), ways) } else { None };
        let mut why = self.why_what(at, reasons);
        self.why_format(at, reasons.wanted, &mut why);
        self.why_place(reasons.wanted, wish, (ways, km), &mut why);
        if !clock.is_open() {
            why.extend(next.map(Why::Time));
        }
        self.why_terms(at, reasons, &mut why);
        let unknown = self.unknown(at, asked, wish, clock);
        Hit { id: self.id(at), why, unknown, km, next, score }
    }

    fn why_what(&self, at: At, reasons: &Reasons<'_>) -> Vec<Why> {
        let wanted = reasons.wanted;
        let named = reasons.terms.iter().filter(|mark| self.has(at, mark));
        let mut why: Vec<Why> = named.take(3).map(|mark| Why::Experience(mark.code.to_string())).collect();
        if let Some(fellowship) = &wanted.fellowship
            && self.has(at, &Mark::loose(Facet::Fellowship, fellowship))
        {
            why.push(Why::Fellowship(fellowship.clone()));
        }
        let audience = wanted.audience.iter();
        why.extend(
            audience
                .filter(|a| self.has(at, &Mark::new(Facet::Audience, a.code())))
                .map(|a| Why::Audience(*a)),
        );
        let stage = wanted.stage.filter(|stage| self.has(at, &Mark::new(Facet::Stage, stage.code())));
        why.extend(stage.map(Why::Stage));
        why
    }

    fn why_format(&self, at: At, wanted: &Understood, why: &mut Vec<Why>) {
        let formats: &[Format] = match wanted.format {
            None => &[],
            Some(WantedFormat::InPerson) => &[Format::InPerson],
            Some(WantedFormat::Online) => &[Format::Video, Format::Phone, Format::Online],
            Some(WantedFormat::Hybrid) => Format::ALL,
            Some(WantedFormat::Phone) => &[Format::Phone],
            Some(WantedFormat::Video) => &[Format::Video],
            Some(WantedFormat::Text) => &[Format::Online],
        };
        let has = formats.iter().filter(|format| self.has(at, &Mark::new(Facet::Format, format.code())));
        why.extend(has.map(|format| Why::Format(*format)));
    }

    fn why_place(
        &self,
        wanted: &Understood,
        wish: &Wish,
        (ways, km): (Ways, Option<f64>),
        why: &mut Vec<Why>,
    ) {
        if let Some(km) = km {
            why.push(Why::Near(km));
        }
        let within = match (&wish.place, &wanted.place) {
            (Where::In(_), Some(WantedPlace::Region(found) | WantedPlace::Country(found))) if ways.room => {
                Some(found.value.clone())
            }
            (Where::In(mark), _) if ways.room => Some(mark.code.to_string()),
            _ => None,
        };
        why.extend(within.map(Why::Within));
        if ways.afar && !ways.room {
            why.push(Why::FromAnywhere);
        }
    }

    fn why_terms(&self, at: At, reasons: &Reasons<'_>, why: &mut Vec<Why>) {
        let wanted = reasons.wanted;
        let has = |facet, code: &str| self.has(at, &Mark::new(facet, code));
        if let Some(language) = wanted.language.as_deref().map(str::to_ascii_lowercase)
            && has(Facet::Language, &language)
        {
            why.push(Why::Language(language));
        }
        let within =
            |most: u32| self.facts(at).cents.is_some_and(|cents| i64::from(cents) <= i64::from(most) * 100);
        match wanted.fee {
            None => {}
            Some(_) if has(Facet::Cost, "free") => why.push(Why::Free),
            Some(Fee::Max(most)) if within(most) => why.push(Why::WithinCost),
            Some(Fee::LowCost) if has(Facet::Cost, "low_cost") => why.push(Why::WithinCost),
            Some(Fee::SlidingScale) if has(Facet::Cost, "sliding_scale") => why.push(Why::WithinCost),
            Some(_) => {}
        }
        let access = wanted.amenities.iter().filter(|access| has(Facet::Access, access.code()));
        why.extend(access.map(|access| Why::Access(*access)));
        let leader = wanted.facilitation.filter(|kind| has(Facet::Leader, LeaderKind::code(*kind)));
        why.extend(leader.map(Why::Leader));
        let words = reasons.words.iter().filter(|(_, stem)| self.impact(at, stem) > 0);
        let words: Vec<String> = words.map(|(word, _)| word.clone()).collect();
        if !words.is_empty() {
            why.push(Why::Words(words));
        }
    }

    fn unknown(&self, at: At, wanted: &Understood, wish: &Wish, clock: &Clock<'_>) -> Vec<Unknown> {
        let silent = |asked: bool, facet| asked && !self.says(at, facet);
        let unsaid = |asked: bool, facet| asked && self.has(at, &Mark::new(facet, UNKNOWN));
        let facts = self.facts(at);
        let no_needs = || wanted.amenities.iter().any(|a| !self.has(at, &Mark::new(Facet::Access, a.code())));
        let placed = wanted.place.is_some() && facts.room();
        [
            (unsaid(wanted.fee.is_some(), Facet::Cost), Unknown::Cost),
            (!wanted.time.is_empty() && !clock.knows(self.times_of(at)), Unknown::Time),
            (unsaid(wanted.language.is_some(), Facet::Language), Unknown::Language),
            (silent(wanted.facilitation.is_some(), Facet::Leader), Unknown::Leader),
            (no_needs(), Unknown::Access),
            (placed && facts.about() && wish.room, Unknown::Place),
            (silent(!wanted.audience.is_empty(), Facet::Audience), Unknown::Audience),
        ]
        .into_iter()
        .filter_map(|(is, unknown)| is.then_some(unknown))
        .collect()
    }
}
