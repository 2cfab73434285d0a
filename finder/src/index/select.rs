//! Which documents fit: sets first, then each of those left against the rest of the question.

use super::{
    Finder,
    bits::{Bits, Cursor, Scope, scope_of},
    clock::{Clock, Ways},
    doc::Facts,
    fits::{doc_fits, facts_fit, time_fits, ways},
    mark::{AFAR, Facet, Mark, ROOM, UNSAID},
    wish::{Clause, Where, Wish},
};
use domain::ListingId;

/// A document: its place in the base, or the base's length and its place in the tail.
pub(super) type At = u32;

impl Finder {
    /// The documents that fit, ascending.
    pub(super) fn select(&self, wish: &Wish, clock: &Clock<'_>) -> Vec<At> {
        let mut all = Vec::new();
        let mut placed = self.placed(wish);
        for (at, word) in self.scope(wish) {
            let in_place = placed.word(at);
            let mut rest = word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                let doc = at * 64 + bit;
                let facts = self.base.facts(doc);
                let placed = in_place >> bit & 1 == 1;
                if facts_fit(facts, wish, placed)
                    && (clock.is_open() || time_fits(facts, self.base.times(doc), wish, clock, placed))
                {
                    all.push(doc);
                }
            }
        }
        let first = self.base.len() as u32;
        let fitting = (first..).zip(self.tail.docs()).filter(|(_, doc)| doc_fits(doc, wish, clock));
        all.extend(fitting.map(|(at, _)| at));
        all
    }

    /// Words of the documents in the region or country asked for.
    fn placed(&self, wish: &Wish) -> Cursor<'_> {
        match &wish.place {
            Where::In(mark) => self.cursor(mark),
            _ => Cursor::Dense(&[]),
        }
    }

    fn cursor(&self, mark: &Mark) -> Cursor<'_> {
        self.base.bits(mark).map_or(Cursor::Dense(&[]), Bits::cursor)
    }

    /// The documents of the base that may fit: all that do and few others.
    fn scope(&self, wish: &Wish) -> Scope {
        let around = match &wish.place {
            Where::Within(circle) => Some(scope_of(&self.base.ranges(circle))),
            _ => None,
        };
        let live = self.base.live();
        let mut scope: Scope = match &around {
            Some(around) if !wish.afar => {
                around.iter().map(|(at, word)| (*at, word & live[*at as usize])).collect()
            }
            _ => (0..).zip(live.iter().copied()).collect(),
        };
        for clause in &wish.clauses {
            self.keep(&mut scope, clause);
        }
        self.keep_ways(&mut scope, wish, around.as_deref());
        if wish.bound {
            self.keep_words(&mut scope, &wish.words);
        }
        scope
    }

    fn keep(&self, scope: &mut Scope, clause: &Clause) {
        let mut any: Vec<Cursor<'_>> =
            clause.any.iter().filter_map(|mark| self.base.bits(mark)).map(Bits::cursor).collect();
        let flip = if clause.not { u64::MAX } else { 0 };
        scope.retain_mut(|(at, word)| {
            *word &= any.iter_mut().fold(0, |all, cursor| all | cursor.word(*at)) ^ flip;
            *word != 0
        });
    }

    fn keep_ways(&self, scope: &mut Scope, wish: &Wish, around: Option<&[(u32, u64)]>) {
        let way = |code: &str| self.cursor(&Mark::new(Facet::Way, code));
        let (mut room, mut afar, mut unsaid) = (way(ROOM), way(AFAR), way(UNSAID));
        let mut around = around.map(Cursor::Sparse);
        let mut placed = self.placed(wish);
        let everywhere = !matches!(wish.place, Where::In(_));
        scope.retain_mut(|(at, word)| {
            let mut fit = 0;
            if wish.room {
                fit = room.word(*at) | if wish.said { 0 } else { unsaid.word(*at) };
                fit &= around.as_mut().map_or(u64::MAX, |around| around.word(*at));
                fit &= if everywhere { u64::MAX } else { placed.word(*at) };
            }
            if wish.afar {
                fit |= afar.word(*at);
            }
            *word &= fit;
            *word != 0
        });
    }

    fn keep_words(&self, scope: &mut Scope, stems: &[String]) {
        let mut any = vec![0_u64; self.base.live().len()];
        for stem in stems {
            for doc in self.base.postings(stem).docs() {
                any[doc as usize / 64] |= 1 << (doc % 64);
            }
        }
        scope.retain_mut(|(at, word)| {
            *word &= any[*at as usize];
            *word != 0
        });
    }

    pub(super) fn id(&self, at: At) -> ListingId {
        self.tail.doc(self.in_tail(at)).map_or_else(|| self.base.id(at), |doc| doc.id)
    }

    pub(super) fn facts(&self, at: At) -> &Facts {
        self.tail.doc(self.in_tail(at)).map_or_else(|| self.base.facts(at), |doc| &doc.facts)
    }

    pub(super) fn times_of(&self, at: At) -> &[u32] {
        self.tail.doc(self.in_tail(at)).map_or_else(|| self.base.times(at), |doc| &doc.times)
    }

    pub(super) fn has(&self, at: At, mark: &Mark) -> bool {
        match self.tail.doc(self.in_tail(at)) {
            Some(doc) => doc.has(mark),
            None => self.base.bits(mark).is_some_and(|bits| bits.contains(at)),
        }
    }

    /// Whether it says anything of a facet.
    pub(super) fn says(&self, at: At, facet: Facet) -> bool {
        match self.tail.doc(self.in_tail(at)) {
            Some(doc) => doc.marks.iter().any(|mark| mark.facet == facet),
            None => self.base.codes(facet).any(|(_, bits)| bits.contains(at)),
        }
    }

    pub(super) fn impact(&self, at: At, stem: &str) -> u8 {
        match self.tail.doc(self.in_tail(at)) {
            Some(doc) => doc.impact(stem),
            None => self.base.postings(stem).impact(at),
        }
    }

    /// In which ways one can reach it.
    pub(super) fn ways(&self, at: At, wish: &Wish) -> Ways {
        let placed = matches!(&wish.place, Where::In(mark) if self.has(at, mark));
        ways(self.facts(at), wish, placed)
    }

    fn in_tail(&self, at: At) -> Option<usize> {
        (at as usize).checked_sub(self.base.len())
    }
}
