//! How many listings each further choice would leave.

use super::{
    Finder,
    clock::Clock,
    doc::At,
    mark::{Facet as Name, UNKNOWN},
    meets::Meets,
    source::Side,
    tally::{Counts, DAY, END, FORMATS, PART, Set, Tally},
    window::Window,
    wish::Wish,
};
use crate::{Ask, Facet, Facets, Part, WantedTime};
use domain::schedule::day_code;
use jiff::civil::Weekday;
use std::collections::HashMap;

/// Facets of marks: name, and what it counts.
const MARKED: [(&str, Name); 10] = [
    ("experience", Name::Experience),
    ("language", Name::Language),
    ("cost", Name::Cost),
    ("audience", Name::Audience),
    ("leader", Name::Leader),
    ("term", Name::Term),
    ("access", Name::Access),
    ("host", Name::Host),
    ("membership", Name::Membership),
    ("kind", Name::Kind),
];
impl Finder {
    /// The documents that fit, ascending, and all facets.
    pub(super) fn select_and_count(
        &self,
        ask: &Ask<'_>,
        wish: &Wish,
        clock: &Clock<'_>,
    ) -> (Vec<At>, Facets) {
        let time = &ask.wanted.time;
        let any_day = WantedTime { days: vec![], relative: None, ..time.clone() };
        // one more day: either will do
        let or = |day| time.days.iter().copied().chain([day]).collect();
        let day = |day| Window::of(&WantedTime { days: or(day), ..any_day.clone() });
        let days = Weekday::Monday.cycle_forward().take(7).map(day).collect();
        let part = |part| WantedTime { part: Some(part), after: None, before: None, ..time.clone() };
        let parts = Part::ALL.map(|(_, one)| Window::of(&part(one))).into();
        // How the hours of a part are read does not depend on which part it is.
        let clock_of = |time: &WantedTime| Clock::new(ask.now, ask.zone, time, &self.times);
        let (day_clock, part_clock) = (clock_of(&any_day), clock_of(&part(Part::Morning)));
        let meets = Meets::new(clock, self.times.all.len());
        let meets = meets.and(&day_clock, days, DAY).and(&part_clock, parts, PART);
        let mut tally = Tally::new(self, wish, &meets, &ask.wanted.exclude);
        tally.count(Side::Base);
        tally.count(Side::Tail);
        let counts = tally.counts();
        (counts.fitting.docs(self.base.len() as At), self.facets(&counts))
    }

    fn facets(&self, counts: &Counts) -> Facets {
        let own = |facet| counts.without.iter().find(|(of, _)| *of == facet).map(|(_, set)| set);
        let marked = MARKED
            .iter()
            .map(|(name, facet)| (*name, self.marked(*facet, own(*facet).unwrap_or(&counts.fitting))));
        let mut groups: Vec<_> = marked.collect();
        let named = |(code, count): (&str, usize)| Facet { code: code.into(), count };
        let formats = FORMATS.iter().map(|(code, _)| *code).zip(counts.formats);
        groups.push(("format", formats.map(named).collect()));
        let days = Weekday::Monday.cycle_forward().map(day_code).zip((DAY..PART).map(|bit| counts.met(bit)));
        groups.push(("day", days.map(named).collect()));
        let parts = Part::ALL.iter().map(|(code, _)| *code).zip((PART..END).map(|bit| counts.met(bit)));
        groups.push(("part", parts.map(named).collect()));
        for (_, choices) in &mut groups {
            choices.retain(|choice| choice.count > 0);
            choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
        }
        groups.retain(|(_, choices)| !choices.is_empty());
        Facets { groups }
    }

    fn marked(&self, facet: Name, set: &Set) -> Vec<Facet> {
        let mut late: HashMap<&str, usize> = HashMap::new();
        for at in &set.tail {
            let doc = self.tail.doc(Some(*at as usize));
            for mark in doc.iter().flat_map(|doc| &doc.marks).filter(|mark| mark.facet == facet) {
                *late.entry(&mark.code).or_default() += 1;
            }
        }
        let codes = self.base.codes(facet);
        let mut counts: Vec<(&str, usize)> = codes
            .map(|(code, bits)| (code, bits.common(&set.base) + late.remove(code).unwrap_or(0)))
            .collect();
        counts.extend(late);
        if facet == Name::Language {
            unsaid_is_english(&mut counts);
        }
        counts.retain(|(code, count)| *count > 0 && *code != UNKNOWN);
        counts.into_iter().map(|(code, count)| Facet { code: code.into(), count }).collect()
    }
}

/// Who looks for English finds what says no language too.
fn unsaid_is_english(counts: &mut Vec<(&str, usize)>) {
    let unsaid = counts.iter().filter(|(code, _)| *code == UNKNOWN).map(|(_, count)| count).sum();
    match counts.iter_mut().find(|(code, _)| *code == "en") {
        Some((_, count)) => *count += unsaid,
        None => counts.push(("en", unsaid)),
    }
}
