//! Whether a listing fits a question. The index answers exactly this, faster.
//!
//! - **What it is**: only support groups, unless other kinds are asked for.
//! - **Experience**: any one of the terms asked for, or a term below it. A general bereavement group does not fit a
//!   question about the loss of a spouse; it is the first that is offered instead.
//! - **Ways**: one goes to a room or joins from afar, and one way must satisfy format, place and time together.
//!   *Room*: within the radius (40 km where none is said), or in the region or country asked for; by the group's own
//!   clock. *From afar*: from any place; by the asker's clock, or that of the zone in the question. Without a format in
//!   the question both ways are fine. A listing that says neither counts as a room where no format is asked for.
//! - **Time**: a listing whose time is unknown fits no time. Where only its days are known it fits days, not hours.
//!   `now`, `today`, `tomorrow` and `this week` need a real meeting, so a paused group and "every other week" without a
//!   first day do not fit them. What has met for the last time fits no time.
//! - **Language**: listings that say no language fit English only.
//! - **Cost**: only what is known. Free and by-income groups fit "low cost".
//! - **Audience, needs, leader, host, membership, term, fellowship, faith, tags**: only what the listing says; a role
//!   (carer, parent) says for whom, a fellowship its tradition, `both` leaders either. A stage and words only rank, but
//!   where a question has nothing else than words, one must occur.
//! - **Exclusions**: only what says so is left out.
//! - Ended listings never fit. Paused ones do, last.

use super::{
    clock::{Clock, Ways},
    doc::{Doc, Facts},
    times::Timetables,
    wish::{Where, Wish},
};
use crate::Ask;
use domain::Listing;

/// One listing, ready to be asked: the definition that [`crate::Finder::find`] is tested against.
#[derive(Debug)]
pub struct Alone {
    doc: Option<Doc>,
    times: Timetables,
}

impl Alone {
    /// Reads a listing.
    pub fn new(listing: &Listing) -> Self {
        let mut times = Timetables::default();
        Self { doc: Doc::of(listing, &mut times), times }
    }

    /// Whether it fits a question.
    pub fn fits(&self, ask: &Ask<'_>) -> bool {
        let wish = Wish::of(ask.wanted, ask.near);
        let clock = Clock::new(ask.now, ask.zone, &ask.wanted.time, &self.times);
        self.doc.as_ref().is_some_and(|doc| doc_fits(doc, &wish, &clock))
    }
}

pub(super) fn doc_fits(doc: &Doc, wish: &Wish, clock: &Clock<'_>) -> bool {
    let clauses = wish.clauses.iter().all(|clause| clause.any.iter().any(|mark| doc.has(mark)) != clause.not);
    let placed = match &wish.place {
        Where::In(mark) => doc.has(mark),
        _ => true,
    };
    clauses
        && facts_fit(&doc.facts, wish, placed)
        && (!wish.bound || wish.words.iter().any(|stem| doc.impact(stem) > 0))
        && time_fits(&doc.facts, &doc.times, wish, clock, placed)
}

/// Whether numbers and place fit. `placed`: whether it has the mark of the region or country asked for.
#[inline]
pub(super) fn facts_fit(facts: &Facts, wish: &Wish, placed: bool) -> bool {
    ways(facts, wish, placed).any()
        && wish.max_cents.is_none_or(|most| facts.cents.is_some_and(|cents| cents <= most))
        && wish.monthly.is_none_or(|(least, most)| (least..=most).contains(&facts.monthly))
}

/// Whether the time fits.
#[inline]
pub(super) fn time_fits(facts: &Facts, times: &[u32], wish: &Wish, clock: &Clock<'_>, placed: bool) -> bool {
    clock.is_open()
        || !(facts.paused() && clock.is_relative()) && clock.fits(times, ways(facts, wish, placed))
}

/// In which ways one can reach it.
#[inline]
pub(super) fn ways(facts: &Facts, wish: &Wish, placed: bool) -> Ways {
    let unsaid = !facts.room() && !facts.afar() && !wish.said;
    let room = wish.room
        && (facts.room() || unsaid)
        && match &wish.place {
            Where::Anywhere => true,
            Where::Within(circles) => circles.iter().any(|circle| circle.holds(facts.at)),
            Where::In(_) => placed,
        };
    Ways { room, afar: wish.afar && facts.afar() }
}
