//! In which order what fits is shown.

use super::{
    Finder,
    bits::{Bits, Cursor},
    cells::{Unit, chord2, km, unit},
    clock::Ways,
    doc::At,
    doc::Facts,
    doc::days,
    fits::ways,
    mark::{Facet, Mark, UNKNOWN},
    question::Question,
    times::WEEK,
    why::Reasons,
    wish::{Where, Wish},
};
use crate::{Hit, Sort, understood::Understood};
use jiff::tz::Offset;
use std::{cmp::Ordering, ops::Range};

/// What each reason weighs. Nearness and the words asked for weigh most.
mod weight {
    pub(super) const WORDS: f32 = 2.0;
    pub(super) const NEAR: f32 = 1.6;
    /// What can be reached from afar stands beside what is about 15 km away.
    pub(super) const AFAR: f32 = 0.75;
    pub(super) const ROOM_SOMEWHERE: f32 = 0.3;
    /// It names the very term, not one below it.
    pub(super) const EXACT: f32 = 0.8;
    pub(super) const STAGE: f32 = 0.6;
    pub(super) const HOME: f32 = 0.3;
    pub(super) const SOON: f32 = 0.3;
    pub(super) const SAID: f32 = 0.4;
    pub(super) const CHECKED: f32 = 0.3;
    pub(super) const NO_LANGUAGE: f32 = -0.3;
}

/// Kilometres at which nearness weighs half.
const HALF_KM: f32 = 14.0;
/// Mean radius of the earth in kilometres.
const EARTH: f32 = 6371.0;
/// Days after which a check weighs nothing.
const OLD: f32 = 730.0;
/// More than rounding can add to a score.
const SLACK: f32 = 1e-3;

/// A document with what it is ordered by.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    at: At,
    paused: bool,
    /// Lower comes first.
    order: f64,
    score: f32,
}

/// The first few of those that were put in.
struct Best<'a> {
    finder: &'a Finder,
    most: usize,
    kept: Vec<Ranked>,
    /// What comes behind it is not among them.
    last: Option<Ranked>,
}

impl Best<'_> {
    #[inline]
    fn is_in(&self, one: &Ranked) -> bool {
        self.last.as_ref().is_none_or(|last| self.finder.compare(one, last) == Ordering::Less)
    }

    /// Whether nothing that scores at most so much is among the first, however soon it comes in the order of fit.
    #[inline]
    fn is_full_above(&self, score: f32) -> bool {
        self.last.as_ref().is_some_and(|last| !last.paused && score < last.score)
    }

    fn put(&mut self, one: Ranked) {
        if !self.is_in(&one) {
            return;
        }
        self.kept.push(one);
        if self.kept.len() > self.most * 2 {
            let (_, last, _) =
                self.kept.select_nth_unstable_by(self.most - 1, |a, b| self.finder.compare(a, b));
            self.last = Some(*last);
            self.kept.truncate(self.most);
        }
    }

    fn sorted(mut self) -> Vec<Ranked> {
        self.kept.sort_unstable_by(|a, b| self.finder.compare(a, b));
        self.kept.truncate(self.most);
        self.kept
    }
}

/// Marks that make a listing fit better or worse.
struct Boost<'a> {
    any: Vec<(Mark, Cursor<'a>)>,
    weight: f32,
}

impl<'a> Boost<'a> {
    fn new(finder: &'a Finder, any: impl IntoIterator<Item = Mark>, weight: f32) -> Self {
        let known = |mark: Mark| {
            let cursor = finder.base.bits(&mark).map_or(Cursor::Dense(&[]), Bits::cursor);
            (mark, cursor)
        };
        Self { any: any.into_iter().map(known).collect(), weight }
    }

    /// Whether it is for a document; documents must ascend.
    #[inline]
    fn is_for(&mut self, finder: &Finder, at: At) -> bool {
        let based = (at as usize) < finder.base.len();
        self.any.iter_mut().any(|(mark, cursor)| {
            if based { cursor.word(at / 64) >> (at % 64) & 1 == 1 } else { finder.has(at, mark) }
        })
    }
}

impl Finder {
    /// A part of what fits, in the order asked for, with reasons.
    pub(super) fn hits(&self, docs: &[At], part: Range<usize>, question: &Question<'_>) -> Vec<Hit> {
        let (from, until) = (part.start.min(docs.len()), part.end.min(docs.len()));
        if from == until {
            return Vec::new();
        }
        let ranked = self.rank(docs, until, question);
        let reasons = Reasons::of(question);
        ranked[from..].iter().map(|one| self.hit(one.at, one.score, &reasons)).collect()
    }

    #[inline]
    fn compare(&self, a: &Ranked, b: &Ranked) -> Ordering {
        (a.paused.cmp(&b.paused))
            .then(a.order.total_cmp(&b.order))
            .then(b.score.total_cmp(&a.score))
            .then_with(|| self.id(a.at).cmp(&self.id(b.at)))
    }

    /// The first `most`, in order; `most` is at least one.
    fn rank(&self, docs: &[At], most: usize, question: &Question<'_>) -> Vec<Ranked> {
        let Question { ask, wish, clock, .. } = question;
        let text = self.text(docs, wish);
        let mut boosts = self.boosts(ask.wanted);
        let mut home = self.home(wish);
        let origins: Vec<Unit> = wish.origins.iter().copied().map(unit).collect();
        let today = days(Offset::UTC.to_datetime(ask.now).date());
        let mut best = Best { finder: self, most, kept: Vec::new(), last: None };
        let most_else = most_else(&boosts, home.is_some(), !origins.is_empty());
        let by_fit = ask.sort == Sort::Fit;
        for (&at, text) in docs.iter().zip(text) {
            let facts = self.facts(at);
            let age = facts.checked.map_or(OLD, |day| f32::from(today.saturating_sub(day).max(0)));
            let own = weight::WORDS * text
                + weight::SAID * f32::from(facts.said) / 16.0
                + weight::CHECKED * (1.0 - age / OLD).max(0.0);
            if by_fit && best.is_full_above(own + most_else) {
                continue; // whatever else speaks for it
            }
            let placed = home.as_mut().is_some_and(|home| home.is_for(self, at));
            let ways = ways(facts, wish, placed);
            let away = away(&origins, facts).filter(|_| ways.room);
            let mut score =
                own + distance(!origins.is_empty(), away, ways) + if placed { weight::HOME } else { 0.0 };
            for boost in &mut boosts {
                score += if boost.is_for(self, at) { boost.weight } else { 0.0 };
            }
            let order = match ask.sort {
                Sort::Fit => 0.0,
                Sort::Soonest if facts.paused() => f64::INFINITY,
                Sort::Soonest => {
                    clock.next(self.times_of(at), ways).map_or(f64::INFINITY, |t| t.as_second() as f64)
                }
                Sort::Nearest => away.map_or(f64::INFINITY, f64::from),
            };
            let mut one = Ranked { at, paused: facts.paused(), order, score: score + weight::SOON + SLACK };
            if !best.is_in(&one) {
                continue; // even if it met right now
            }
            let wait = if facts.paused() { None } else { clock.wait(self.times_of(at)) };
            let soon = wait.map_or(0.0, |minutes| 1.0 - f32::from(minutes) / f32::from(WEEK));
            one.score = score + weight::SOON * soon;
            best.put(one);
        }
        best.sorted()
    }

    /// For those in the region or country asked for.
    fn home(&self, wish: &Wish) -> Option<Boost<'_>> {
        match &wish.place {
            Where::In(mark) => Some(Boost::new(self, [mark.clone()], weight::HOME)),
            _ => None,
        }
    }

    /// How much of the question's words each document holds, 0 to 1; rare words count more.
    fn text(&self, docs: &[At], wish: &Wish) -> Vec<f32> {
        let mut text = vec![0.0; docs.len()];
        let all = self.base.len() as f32;
        let based = docs.partition_point(|at| (*at as usize) < self.base.len());
        let mut sum = 0.0;
        for stem in &wish.words {
            let mut postings = self.base.postings(stem);
            let many = postings.len() as f32;
            let rare = (1.0 + (all - many + 0.5) / (many + 0.5)).ln();
            sum += rare;
            let unit = rare / f32::from(super::words::FULL);
            for (at, text) in docs[..based].iter().zip(&mut text) {
                *text += unit * f32::from(postings.impact(*at));
            }
            for (at, text) in docs[based..].iter().zip(&mut text[based..]) {
                *text += unit * f32::from(self.impact(*at, stem));
            }
        }
        if sum > 0.0 {
            text.iter_mut().for_each(|text| *text /= sum);
        }
        text
    }

    fn boosts(&self, wanted: &Understood) -> Vec<Boost<'_>> {
        let mut all = Vec::new();
        if !wanted.conditions.is_empty() {
            let named = wanted.conditions.iter().map(|term| Mark::new(Facet::Named, term));
            all.push(Boost::new(self, named, weight::EXACT));
        }
        if let Some(stage) = wanted.stage {
            all.push(Boost::new(self, [Mark::new(Facet::Stage, stage.code())], weight::STAGE));
        }
        if wanted.language.is_some() {
            all.push(Boost::new(self, [Mark::new(Facet::Language, UNKNOWN)], weight::NO_LANGUAGE));
        }
        all
    }

    /// Distance in kilometres, where one would go there.
    pub(super) fn km(&self, at: At, wish: &Wish, ways: Ways) -> Option<f64> {
        let origins: Vec<Unit> = wish.origins.iter().copied().map(unit).collect();
        away(&origins, self.facts(at)).filter(|_| ways.room).map(km)
    }
}

/// The square of the straight line from the nearest of some points.
fn away(origins: &[Unit], facts: &Facts) -> Option<f32> {
    let all = origins.iter().filter(|_| facts.has_point()).map(|origin| chord2(*origin, facts.at));
    all.reduce(f32::min)
}

/// The most that can speak for a document besides its words and what it says.
fn most_else(boosts: &[Boost<'_>], has_home: bool, has_origin: bool) -> f32 {
    let boosts: f32 = boosts.iter().map(|boost| boost.weight.max(0.0)).sum();
    let home = if has_home { weight::HOME } else { 0.0 };
    let near = if has_origin { weight::NEAR.max(weight::AFAR) } else { 0.0 };
    boosts + home + near + weight::SOON + SLACK
}

fn distance(asked: bool, away: Option<f32>, ways: Ways) -> f32 {
    if !asked {
        return 0.0;
    }
    let near =
        away.map_or(weight::ROOM_SOMEWHERE, |chord2| weight::NEAR / (1.0 + chord2.sqrt() * EARTH / HALF_KM));
    let room = if ways.room { near } else { 0.0 };
    if ways.afar { room.max(weight::AFAR) } else { room }
}
