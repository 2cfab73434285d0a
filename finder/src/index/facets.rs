//! How many listings each further choice would leave.

use super::{
    Finder,
    bits::{Bits, Scope},
    clock::Clock,
    mark::{Facet as Name, UNKNOWN},
    select::At,
    window::Window,
    wish::Wish,
};
use crate::{Ask, Facet, Facets, Part, Understood, WantedFormat, WantedTime};
use domain::{Kind, schedule::day_code};
use jiff::civil::Weekday;
use std::{borrow::Cow, collections::HashMap};

/// Codes of the ways to meet that can be asked for.
const FORMATS: [(&str, WantedFormat); 6] = [
    ("in_person", WantedFormat::InPerson),
    ("online", WantedFormat::Online),
    ("hybrid", WantedFormat::Hybrid),
    ("phone", WantedFormat::Phone),
    ("video", WantedFormat::Video),
    ("text", WantedFormat::Text),
];
const PARTS: [(&str, Part); 4] = [
    ("morning", Part::Morning),
    ("afternoon", Part::Afternoon),
    ("evening", Part::Evening),
    ("night", Part::Night),
];

/// A facet of marks: its name, what it counts, and how its own constraint is let go (`None`: there is none).
type Marked = (&'static str, Name, fn(&Understood) -> Option<Understood>);

const MARKED: [Marked; 9] = [
    ("experience", Name::Experience, |w| {
        (!w.conditions.is_empty()).then(|| Understood { conditions: vec![], ..w.clone() })
    }),
    ("language", Name::Language, |w| {
        w.language.is_some().then(|| Understood { language: None, ..w.clone() })
    }),
    ("cost", Name::Cost, |w| w.fee.is_some().then(|| Understood { fee: None, ..w.clone() })),
    ("audience", Name::Audience, |w| {
        (!w.audience.is_empty()).then(|| Understood { audience: vec![], ..w.clone() })
    }),
    ("leader", Name::Leader, |w| {
        w.facilitation.is_some().then(|| Understood { facilitation: None, ..w.clone() })
    }),
    ("term", Name::Term, |w| w.fixed_term.is_some().then(|| Understood { fixed_term: None, ..w.clone() })),
    ("access", Name::Access, |w| {
        (!w.amenities.is_empty()).then(|| Understood { amenities: vec![], ..w.clone() })
    }),
    ("host", Name::Host, |w| {
        (!w.hosts.is_empty()).then(|| Understood { hosts: Default::default(), ..w.clone() })
    }),
    ("membership", Name::Membership, |w| {
        w.registration.is_some().then(|| Understood { registration: None, ..w.clone() })
    }),
];

impl Finder {
    /// All facets of a question that these documents fit.
    pub(super) fn facets(&self, ask: &Ask<'_>, docs: &[At]) -> Facets {
        let mut groups = Vec::new();
        let whole = Slice::of(Cow::Borrowed(docs), self.base.len());
        for (name, facet, let_go) in MARKED {
            let own = let_go(ask.wanted).map(|wanted| self.slice(ask, &wanted));
            groups.push((name, self.marked(facet, own.as_ref().unwrap_or(&whole))));
        }
        let kinds = Understood { kinds: Kind::ALL.iter().copied().collect(), ..ask.wanted.clone() };
        groups.push(("kind", self.marked(Name::Kind, &self.slice(ask, &kinds))));
        groups.push(("format", self.formats(ask)));
        groups.push(("day", self.days(ask)));
        groups.push(("part", self.parts(ask)));
        for (_, choices) in &mut groups {
            choices.retain(|choice| choice.count > 0);
            choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
        }
        groups.retain(|(_, choices)| !choices.is_empty());
        Facets { groups }
    }

    fn chosen(&self, ask: &Ask<'_>, wanted: &Understood) -> Vec<At> {
        let clock = Clock::new(ask.now, ask.zone, &wanted.time, &self.times);
        self.select(
            &Wish { bound: Wish::of(ask.wanted, ask.near).bound, ..Wish::of(wanted, ask.near) },
            &clock,
        )
    }

    fn slice(&self, ask: &Ask<'_>, wanted: &Understood) -> Slice<'static> {
        Slice::of(Cow::Owned(self.chosen(ask, wanted)), self.base.len())
    }

    fn marked(&self, facet: Name, slice: &Slice<'_>) -> Vec<Facet> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (code, bits) in self.base.codes(facet) {
            counts.insert(code, Bits::count(bits, &slice.scope));
        }
        for at in slice.tail() {
            let doc = self.tail.doc((*at as usize).checked_sub(self.base.len()));
            for mark in doc.iter().flat_map(|doc| &doc.marks).filter(|mark| mark.facet == facet) {
                *counts.entry(&mark.code).or_default() += 1;
            }
        }
        let unknown = counts.remove(UNKNOWN).unwrap_or(0);
        if facet == Name::Language && unknown > 0 {
            *counts.entry("en").or_default() += unknown;
        }
        counts.into_iter().map(|(code, count)| Facet { code: code.into(), count }).collect()
    }

    fn formats(&self, ask: &Ask<'_>) -> Vec<Facet> {
        let count = |(code, format): (&str, WantedFormat)| {
            let wanted = Understood { format: Some(format), ..ask.wanted.clone() };
            Facet { code: code.into(), count: self.chosen(ask, &wanted).len() }
        };
        FORMATS.into_iter().map(count).collect()
    }

    fn days(&self, ask: &Ask<'_>) -> Vec<Facet> {
        let time = WantedTime { days: vec![], relative: None, ..ask.wanted.time.clone() };
        let day = |day: Weekday| {
            let window = Window::of(&WantedTime { days: vec![day], ..time.clone() });
            (day_code(day), window)
        };
        let windows: Vec<_> = Weekday::Monday.cycle_forward().take(7).map(day).collect();
        self.windows(ask, &time, &time, &windows)
    }

    fn parts(&self, ask: &Ask<'_>) -> Vec<Facet> {
        let time = WantedTime { part: None, after: None, before: None, ..ask.wanted.time.clone() };
        let of = |part| WantedTime { part: Some(part), ..time.clone() };
        let windows: Vec<_> = PARTS.map(|(code, part)| (code, Window::of(&of(part)))).into();
        // Friday night reaches into Saturday: the windows look at the days.
        let any_day = WantedTime { days: vec![], ..time.clone() };
        self.windows(ask, &any_day, &of(Part::Morning), &windows)
    }

    /// How many of the listings that fit with `time` have a start in each window. `like`: a time with as many hours
    /// asked as the windows have.
    fn windows(
        &self,
        ask: &Ask<'_>,
        time: &WantedTime,
        like: &WantedTime,
        windows: &[(&str, Window)],
    ) -> Vec<Facet> {
        let wanted = Understood { time: time.clone(), ..ask.wanted.clone() };
        let wish = Wish::of(&wanted, ask.near);
        let clock = Clock::new(ask.now, ask.zone, like, &self.times);
        let all = (1_u8 << windows.len()) - 1;
        let mut counts = vec![0; windows.len()];
        for at in self.chosen(ask, &wanted) {
            if self.facts(at).paused() && clock.is_relative() {
                continue;
            }
            let mut met = 0_u8;
            clock.any_start(self.times_of(at), self.ways(at, &wish), |start| {
                for (nth, (_, window)) in windows.iter().enumerate() {
                    met |= u8::from(window.holds(start)) << nth;
                }
                met == all
            });
            counts.iter_mut().enumerate().for_each(|(nth, count)| *count += usize::from(met >> nth & 1));
        }
        let facet = |((code, _), count): (&(&str, Window), usize)| Facet { code: (*code).into(), count };
        windows.iter().zip(counts).map(facet).collect()
    }
}

/// Documents, those of the base as a scope too.
struct Slice<'a> {
    docs: Cow<'a, [At]>,
    scope: Scope,
    based: usize,
}

impl<'a> Slice<'a> {
    fn of(docs: Cow<'a, [At]>, base: usize) -> Self {
        let based = docs.partition_point(|at| (*at as usize) < base);
        let mut scope: Scope = Vec::new();
        for doc in &docs[..based] {
            let (at, bit) = (doc / 64, 1_u64 << (doc % 64));
            match scope.last_mut() {
                Some((last, word)) if *last == at => *word |= bit,
                _ => scope.push((at, bit)),
            }
        }
        Self { docs, scope, based }
    }

    fn tail(&self) -> &[At] {
        &self.docs[self.based..]
    }
}
