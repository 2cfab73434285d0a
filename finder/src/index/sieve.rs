//! Which documents fit, 64 at a time: sets first, then each document that is left against the rest of the question.

use super::{
    Finder,
    bits::{Cursor, Scope, scope_of, sift},
    clock::Ways,
    doc::At,
    mark::{AFAR, Facet, Mark, ROOM, UNSAID},
    meets::{Meets, WANTED},
    source::{Side, Source, every},
    wish::{Where, Wish},
};

/// Most facets that let their own constraint go: all that a clause can speak of.
const TAGS: usize = 10;
/// By going there.
const ROOM_ONLY: Ways = Ways { room: true, afar: false };
/// From afar.
const AFAR_ONLY: Ways = Ways { room: false, afar: true };

/// The constraints that a facet lets go.
struct Tag<'a> {
    facet: Facet,
    sources: Vec<Source<'a>>,
    max_cents: Option<i32>,
}

/// Two sets of the documents of a word: those one can go to, and those one can join from afar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    pub(super) room: u64,
    pub(super) afar: u64,
}

impl Reached {
    /// Either way.
    pub(super) fn any(self) -> u64 {
        self.room | self.afar
    }
}

/// What holds for the documents of a word.
pub(super) struct Sifted {
    /// Those that fit, but for how and when they meet.
    pub(super) all: u64,
    /// The same, with at most one tag missed.
    one: u64,
    tags: [u64; TAGS],
    /// Those that meet in the format asked for.
    way: u64,
    /// Those that say they meet in a room.
    pub(super) said: u64,
    /// Those in reach at any time, in the format asked for or in another.
    reached: Reached,
    /// Those in reach when it is wanted.
    pub(super) timely: Reached,
}

impl Sifted {
    /// Those that fit.
    pub(super) fn fits(&self, wish: &Wish) -> u64 {
        self.all & self.wanted(wish, self.timely).any()
    }

    /// Those that fit without the constraints of a tag.
    pub(super) fn without(&self, tag: usize, wish: &Wish) -> u64 {
        // What missed at most one and misses this one missed only this one.
        (self.all | self.one & !self.tags[tag]) & self.wanted(wish, self.timely).any()
    }

    /// Those that fit at any time.
    pub(super) fn any_time(&self, wish: &Wish) -> Reached {
        let Reached { room, afar } = self.wanted(wish, self.reached);
        Reached { room: room & self.all, afar: afar & self.all }
    }

    fn wanted(&self, wish: &Wish, reached: Reached) -> Reached {
        let when = |way: bool, word: u64| if way { word & self.way } else { 0 };
        Reached { room: when(wish.room, reached.room), afar: when(wish.afar, reached.afar) }
    }
}

/// Sieves one side for one question.
pub(super) struct Sieve<'a> {
    finder: &'a Finder,
    wish: &'a Wish,
    meets: &'a Meets<'a>,
    first: At,
    length: usize,
    /// Whether what misses one tag or the format is looked at too.
    lenient: bool,
    fixed: Vec<Source<'a>>,
    tags: Vec<Tag<'a>>,
    way: Vec<Source<'a>>,
    said: Source<'a>,
    room: Source<'a>,
    afar: Source<'a>,
    placed: Source<'a>,
    around: Option<Scope>,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(
        finder: &'a Finder,
        side: Side,
        wish: &'a Wish,
        meets: &'a Meets<'a>,
        lenient: bool,
    ) -> Self {
        let source = |marks: &[Mark]| Source::of(finder, side, marks);
        let way = |code| Mark::new(Facet::Way, code);
        let room = if wish.said { vec![way(ROOM)] } else { vec![way(ROOM), way(UNSAID)] };
        let mut sieve = Self {
            finder,
            wish,
            meets,
            first: side.first(finder),
            length: side.length(finder),
            lenient,
            fixed: vec![Source::living(finder, side)],
            tags: Vec::new(),
            way: Vec::new(),
            said: source(&[way(ROOM)]),
            room: source(&room),
            afar: source(&[way(AFAR)]),
            placed: match &wish.place {
                Where::In(mark) => source(std::slice::from_ref(mark)),
                _ => Source::All,
            },
            around: match &wish.place {
                Where::Within(circles) if side == Side::Base => Some(scope_of(&finder.base.ranges(circles))),
                _ => None,
            },
        };
        sieve.constrain(side);
        sieve
    }

    fn constrain(&mut self, side: Side) {
        let tag = |facet| Tag { facet, sources: Vec::new(), max_cents: None };
        self.tags = self.wish.lets_go().map(tag).collect();
        for clause in &self.wish.clauses {
            let source = Source::of(self.finder, side, &clause.any);
            let source = if clause.not { source.but() } else { source };
            let facet = clause.lets_go();
            match self.tags.iter_mut().find(|tag| Some(tag.facet) == facet) {
                Some(tag) => tag.sources.push(source),
                None if facet == Some(Facet::Way) => self.way.push(source),
                None => self.fixed.push(source),
            }
        }
        if let Some(cost) = self.tags.iter_mut().find(|tag| tag.facet == Facet::Cost) {
            cost.max_cents = self.wish.max_cents;
        }
        if self.wish.bound {
            self.fixed.push(Source::stems(self.finder, side, &self.wish.words));
        }
    }

    /// Hands out what holds, word by word; words in which nothing holds are left out.
    pub(super) fn run(mut self, mut each: impl FnMut(u32, &Sifted)) {
        let around = self.around.take();
        let mut near = around.as_deref().map(Cursor::Sparse);
        // Where nobody joins from afar, only what is around counts.
        let narrow = around.as_ref().filter(|_| !self.lenient && !self.wish.afar);
        let places: Vec<u32> = match narrow {
            Some(around) => around.iter().map(|(at, _)| *at).collect(),
            None => (0..self.length as u32).collect(),
        };
        for at in places {
            let near = near.as_mut().map_or(u64::MAX, |near| near.word(at));
            if let Some(sifted) = self.sift(at, near) {
                each(at, &sifted);
            }
        }
    }

    fn sift(&mut self, at: u32, near: u64) -> Option<Sifted> {
        let mut all = every(&mut self.fixed, at);
        let mut one = all;
        let (finder, wish, first) = (self.finder, self.wish, self.first);
        let mut tags = [0; TAGS];
        for (tag, holds) in self.tags.iter_mut().zip(&mut tags) {
            if one == 0 {
                return None;
            }
            *holds = every(&mut tag.sources, at);
            if let Some(most) = tag.max_cents {
                let cheap = |doc| finder.facts(first + doc).cents.is_some_and(|cents| cents <= most);
                *holds = sift(at, *holds & one, cheap);
            }
            one = if self.lenient { all | one & *holds } else { one & *holds };
            all &= *holds;
        }
        if let Some((least, most)) = wish.monthly {
            one = sift(at, one, |doc| (least..=most).contains(&finder.facts(first + doc).monthly));
            all &= one;
        }
        let way = every(&mut self.way, at);
        let reached = self.reach(at, near, (all, one & way))?;
        let timely = self.timely(at, reached);
        Some(Sifted { all, one, tags, way, said: self.said.word(at), reached, timely })
    }

    /// Those in reach at any time, as far as they are of interest.
    #[inline]
    fn reach(&mut self, at: u32, near: u64, (all, wanted): (u64, u64)) -> Option<Reached> {
        let (finder, wish, first) = (self.finder, self.wish, self.first);
        let of = |way: bool| (if way { wanted } else { 0 }) | if self.lenient { all } else { 0 };
        let afar = of(wish.afar) & self.afar.word(at);
        let mut room = of(wish.room) & near;
        if room != 0 {
            room &= self.room.word(at) & self.placed.word(at);
        }
        if let Where::Within(circles) = &wish.place {
            let holds = |at| circles.iter().any(|circle| circle.holds(at));
            room = sift(at, room, |doc| holds(finder.facts(first + doc).at));
        }
        (room | afar != 0).then_some(Reached { room, afar })
    }

    #[inline]
    fn timely(&self, at: u32, reached: Reached) -> Reached {
        if self.meets.is_open() {
            return reached;
        }
        let (finder, meets) = (self.finder, self.meets);
        let fits = |word: u64, ways: Ways| {
            sift(at, word, |doc| {
                let doc = self.first + doc;
                !(meets.is_relative() && finder.facts(doc).paused())
                    && meets.met(finder.times_of(doc), ways) & WANTED != 0
            })
        };
        Reached { room: fits(reached.room, ROOM_ONLY), afar: fits(reached.afar, AFAR_ONLY) }
    }
}
