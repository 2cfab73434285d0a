//! What is reachable when (almost) nothing fits: one constraint at a time is let go.

use super::{
    Finder,
    clock::Clock,
    doc::At,
    question::Question,
    wish::{USUAL_KM, Where, Wish},
};
use crate::{Ask, Instead, Sort, Understood, WantedFormat, WantedTime};
use domain::{Kind, vocabulary::vocabulary};

/// Fewer results than this are few.
pub(super) const FEW: usize = 3;
/// Most kinds of offers, and results of each.
const KINDS: usize = 3;
const EACH: usize = 5;

/// A question with something let go, and what that was.
type Offer = (&'static str, Understood);

impl Finder {
    /// Offers beside the documents that fit; never none if there is anything of the kinds asked for.
    pub(super) fn instead(&self, ask: &Ask<'_>, fitting: &[At]) -> Vec<Instead> {
        let wish = Wish::of(ask.wanted, ask.near);
        let mut all: Vec<Instead> = Vec::new();
        for (let_go, wanted) in offers(ask.wanted, &wish) {
            if all.len() == KINDS {
                break;
            }
            if all.iter().all(|offer| offer.let_go != let_go) {
                all.extend(self.offer(ask, let_go, &wanted, fitting));
            }
        }
        if all.is_empty() && fitting.is_empty() {
            let last = last_offers(ask.wanted);
            all.extend(last.into_iter().find_map(|(let_go, wanted)| self.offer(ask, let_go, &wanted, &[])));
        }
        all
    }

    fn offer(
        &self,
        ask: &Ask<'_>,
        let_go: &'static str,
        wanted: &Understood,
        fitting: &[At],
    ) -> Option<Instead> {
        let sort = if let_go == "all" { Sort::Soonest } else { Sort::Fit };
        let wish = Wish::of(wanted, ask.near);
        let clock = Clock::new(ask.now, ask.zone, &wanted.time, &self.times);
        let mut docs = self.select(&wish, &clock);
        docs.retain(|at| fitting.binary_search(at).is_err());
        if docs.is_empty() {
            return None;
        }
        let relaxed = Ask { sort, wanted, ..ask.clone() };
        let question = Question { ask: &relaxed, wish: &wish, clock: &clock, asked: ask.wanted };
        let hits = self.hits(&docs, 0..EACH, &question);
        Some(Instead { let_go, hits, total: docs.len() })
    }
}

fn offers(wanted: &Understood, wish: &Wish) -> Vec<Offer> {
    let mut all: Vec<Offer> = Vec::new();
    let mut offer = |has: bool, let_go, change: &dyn Fn(&mut Understood)| {
        if has {
            let mut less = wanted.clone();
            change(&mut less);
            all.push((let_go, less));
        }
    };
    let around = matches!(wish.place, Where::Within(_)) && wish.room;
    let radius = wanted.radius_km.unwrap_or(USUAL_KM);
    offer(around, "radius", &|w| w.radius_km = Some(radius * 3.0));
    offer(around, "radius", &|w| w.radius_km = Some(radius * 10.0));
    let bound = !matches!(wish.place, Where::Anywhere) && !wish.afar;
    offer(bound, "place", &|w| {
        w.place = None;
        w.format = Some(WantedFormat::Online);
    });
    offer(!wanted.time.is_empty(), "time", &|w| w.time = WantedTime::default());
    offer(wanted.format.is_some() && !bound, "format", &|w| w.format = None);
    let near = neighbours(wanted);
    offer(!near.is_empty(), "experience", &|w| w.conditions.clone_from(&near));
    offer(wanted.fee.is_some(), "cost", &|w| w.fee = None);
    offer(wanted.language.is_some(), "language", &|w| w.language = None);
    offer(!wanted.audience.is_empty(), "audience", &|w| w.audience.clear());
    offer(!wanted.amenities.is_empty(), "access", &|w| w.amenities.clear());
    offer(wanted.facilitation.is_some(), "leader", &|w| w.facilitation = None);
    offer(wanted.registration.is_some(), "membership", &|w| w.registration = None);
    offer(wanted.fixed_term.is_some(), "term", &|w| w.fixed_term = None);
    offer(wanted.fellowship.is_some(), "fellowship", &|w| w.fellowship = None);
    offer(wanted.faith.is_some(), "faith", &|w| w.faith = None);
    offer(!wanted.hosts.is_empty(), "host", &|w| w.hosts.clear());
    offer(!wanted.tags.is_empty(), "tags", &|w| w.tags.clear());
    offer(wish.bound, "words", &|w| w.words.clear());
    offer(!bound && !matches!(wish.place, Where::Anywhere), "place", &|w| w.place = None);
    all
}

/// The terms above those asked for.
fn neighbours(wanted: &Understood) -> Vec<String> {
    let above = |id: &String| vocabulary().term(id).and_then(|term| term.parent).map(str::to_owned);
    let mut all: Vec<String> = wanted.conditions.iter().filter_map(above).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What is left when no single constraint is to blame: the experience alone, what stands above it, and the kind alone.
fn last_offers(wanted: &Understood) -> Vec<Offer> {
    let kept = Understood { kinds: wanted.kinds.clone(), ..Understood::default() };
    let alone = |conditions: Vec<String>| Understood { conditions, ..kept.clone() };
    let mut all = Vec::new();
    if !wanted.conditions.is_empty() {
        let safe = Understood {
            language: wanted.language.clone(),
            exclude: wanted.exclude.clone(),
            ..alone(wanted.conditions.clone())
        };
        all.push(("most", safe));
        all.push(("most", alone(wanted.conditions.clone())));
        all.push(("experience", alone(neighbours(wanted))));
        all.retain(|(_, less)| !less.conditions.is_empty());
    }
    all.push(("all", kept.clone()));
    all.push(("all", Understood { kinds: Kind::ALL.iter().copied().collect(), ..kept }));
    all
}
