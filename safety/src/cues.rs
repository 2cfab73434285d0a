//! Tables of word patterns, and where they match: one automaton reads all tables of a kind of text.
//!
//! A table is a text file. `@name = a|b` names words; `{name}` uses them; a space stands for what may part two words;
//! `<3>` for up to three words in between. The first character of any other line is its mark: what a match is taken for
//! (`frames` says for which). A match starts and ends where words do, and goes as far as it can.

use crate::span::overlap;
use regex_automata::hybrid::dfa::{Cache, DFA, OverlappingState};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind};
use std::ops::Range;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Names that every table may use.
const NAMES: &str = include_str!("cues/names.txt");
/// Bytes of the parts of an automaton that are kept once they were needed, beside those of the sets of its states.
const KEPT: usize = 400_000;
const SETS: usize = 16;

/// Tables by name.
type Tables<'a> = &'a [(&'static str, &'a str)];

const OF_PROMISES: Tables<'_> = &[
    ("stance", include_str!("cues/stance.txt")),
    ("cure", include_str!("cues/cure.txt")),
    ("purchase", include_str!("cues/purchase.txt")),
];
const OF_FEES: Tables<'_> = &[("fee", include_str!("cues/fee.txt"))];
const OF_GROUPS: Tables<'_> = &[("group", include_str!("cues/group.txt"))];
const OF_KINDS: Tables<'_> = &[
    ("stance", include_str!("cues/kind/stance.txt")),
    ("therapy_said", include_str!("cues/kind/therapy_said.txt")),
    ("therapy", include_str!("cues/kind/therapy.txt")),
    ("class", include_str!("cues/kind/class.txt")),
    ("helpline", include_str!("cues/kind/helpline.txt")),
    ("support", include_str!("cues/kind/support.txt")),
    ("activity", include_str!("cues/kind/activity.txt")),
];
const OF_DANGER: Tables<'_> = &[
    ("stance", include_str!("cues/crisis/stance.txt")),
    ("overdose", include_str!("cues/crisis/overdose.txt")),
    ("self_harm", include_str!("cues/crisis/self_harm.txt")),
    ("child", include_str!("cues/crisis/child.txt")),
    ("violence", include_str!("cues/crisis/violence.txt")),
];

/// What is promised or pressed for, what is paid, by what groups, of what kind, and who is in danger: each text is read
/// by those that it needs.
pub(crate) static PROMISE: LazyLock<Cues> = LazyLock::new(|| Cues::read(0, OF_PROMISES));
pub(crate) static FEE: LazyLock<Cues> = LazyLock::new(|| Cues::read(1, OF_FEES));
pub(crate) static GROUP: LazyLock<Cues> = LazyLock::new(|| Cues::read(2, OF_GROUPS));
pub(crate) static KIND: LazyLock<Cues> = LazyLock::new(|| Cues::read(3, OF_KINDS));
pub(crate) static DANGER: LazyLock<Cues> = LazyLock::new(|| Cues::read(4, OF_DANGER));

/// Tables and their automaton.
#[derive(Debug)]
pub(crate) struct Cues {
    /// Where a sentence keeps what they match in it.
    pub(crate) place: usize,
    /// The table and the mark of each pattern of the automaton.
    marks: Vec<(&'static str, char)>,
    automaton: Option<DFA>,
    cache: Mutex<Option<Cache>>,
    /// The bytes that a match may start with where a word ends, and where one starts.
    firsts: [[bool; 256]; 2],
}

/// Patterns of one automaton: a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Patterns(u128);

/// Where patterns match in a text, in its order; no pattern twice at one place.
#[derive(Debug, Clone)]
pub(crate) struct Matches(Vec<(usize, Range<usize>)>);

impl Cues {
    /// Reads tables.
    pub(crate) fn read(place: usize, tables: Tables<'_>) -> Self {
        let mut marks: Vec<(&'static str, char)> = Vec::new();
        let mut patterns: Vec<String> = Vec::new();
        for (table, text) in tables {
            for (mark, pattern) in lines(text) {
                let known = marks.iter().position(|known| *known == (*table, mark));
                if let Some(all) = known.and_then(|at| patterns.get_mut(at)) {
                    *all += &format!("|(?:{pattern})");
                } else {
                    marks.push((table, mark));
                    patterns.push(format!("(?:{pattern})"));
                }
            }
        }
        let automaton = built(&patterns);
        let mut cache = automaton.as_ref().map(DFA::create_cache);
        let firsts =
            automaton.as_ref().zip(cache.as_mut()).map(|(automaton, cache)| firsts(automaton, cache));
        let firsts = firsts.unwrap_or([[false; 256]; 2]);
        Self { place, marks, cache: Mutex::new(cache), automaton, firsts }
    }

    /// The patterns of a mark in tables.
    pub(crate) fn patterns(&self, tables: &[&str], mark: char) -> Patterns {
        let known = self.marks.iter().enumerate();
        let of = known.filter(|(_, (table, own))| *own == mark && tables.contains(table));
        Patterns(of.fold(0, |bits, (at, _)| bits | 1 << at))
    }

    /// Where patterns match in a text.
    pub(crate) fn matches(&self, text: &str) -> Matches {
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = Matches::none();
        if let (Some(automaton), Some(cache)) = (&self.automaton, cache.as_mut()) {
            let bytes = text.as_bytes();
            let may = |at: &usize| {
                bytes
                    .get(*at)
                    .is_some_and(|byte| self.firsts[usize::from(is_letter(*byte))][usize::from(*byte)])
            };
            for at in edges(bytes).filter(may) {
                found.read(automaton, cache, Input::new(text).range(at..));
            }
        }
        found
    }
}

impl Matches {
    pub(crate) const fn none() -> Self {
        Self(Vec::new())
    }

    /// Where some patterns match.
    pub(crate) fn spans(&self, patterns: Patterns) -> impl Iterator<Item = Range<usize>> {
        self.0.iter().filter(move |(at, _)| patterns.0 & 1 << at != 0).map(|(_, span)| span.clone())
    }

    /// Whether any of some patterns matches.
    pub(crate) fn hold(&self, patterns: Patterns) -> bool {
        self.spans(patterns).next().is_some()
    }

    /// Those of them that no match of `spare` overlaps ("free", but not "risk free").
    pub(crate) fn unspared(&self, patterns: Patterns, spare: Patterns) -> impl Iterator<Item = Range<usize>> {
        self.spans(patterns).filter(move |span| !self.spans(spare).any(|spare| overlap(&spare, span)))
    }

    /// Adds the matches that start where the input does.
    fn read(&mut self, automaton: &DFA, cache: &mut Cache, input: Input<'_>) {
        let input = input.anchored(Anchored::Yes);
        let mut state = OverlappingState::start();
        while automaton.try_search_overlapping_fwd(cache, &input, &mut state).is_ok()
            && let Some(half) = state.get_match()
        {
            let (pattern, span) = (half.pattern().as_usize(), input.start()..half.offset());
            match self.0.iter_mut().rfind(|(known, _)| *known == pattern) {
                Some((_, known)) if known.start == span.start => {
                    known.end = longer(&input, known.end, span.end)
                }
                Some((_, known)) if known.end > span.start => {}
                _ => self.0.push((pattern, span)),
            }
        }
    }
}

/// How far a match goes that also goes farther. A blank after its last word is none of it.
fn longer(input: &Input<'_>, end: usize, farther: usize) -> usize {
    let blank = farther == end + 1 && input.haystack().get(end) == Some(&b' ');
    if blank { end } else { farther }
}

/// Where words start and end, but for the end of the text.
fn edges(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut inside = false;
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        let now = is_letter(*byte);
        (std::mem::replace(&mut inside, now) != now).then_some(at)
    })
}

/// The bytes that a match may start with after a letter, and after a blank.
fn firsts(automaton: &DFA, cache: &mut Cache) -> [[bool; 256]; 2] {
    let mut first = |before: u8, byte: u8| {
        let text = [before, byte];
        let input = Input::new(&text).range(1..).anchored(Anchored::Yes);
        let start = automaton.start_state_forward(cache, &input).ok()?;
        automaton.next_state(cache, start, byte).ok()
    };
    [b'a', b' '].map(|before| {
        let mut may = [false; 256];
        for (byte, may) in (0..=u8::MAX).zip(&mut may) {
            *may = first(before, byte).is_some_and(|state| !state.is_dead());
        }
        may
    })
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn built(patterns: &[String]) -> Option<DFA> {
    let whole: Vec<String> = patterns.iter().map(|each| format!(r"\b(?:{each})(?:\b|$| )")).collect();
    let nfa = thompson::NFA::compiler()
        .syntax(syntax::Config::new().unicode(false))
        .configure(thompson::Config::new().which_captures(WhichCaptures::None))
        .build_many(&whole)
        .ok()?;
    let kept = KEPT + SETS * nfa.states().len();
    let config =
        DFA::config().match_kind(MatchKind::All).cache_capacity(kept).skip_cache_capacity_check(true);
    DFA::builder().configure(config).build_from_nfa(nfa).ok()
}

/// The lines of a table by their marks, names put in.
pub(crate) fn lines(table: &str) -> Vec<(char, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    let mut lines = Vec::new();
    for line in NAMES.lines().chain(table.lines()) {
        let mut chars = line.chars();
        match chars.next() {
            None | Some('#') => {}
            Some('@') => {
                if let Some((name, words)) = chars.as_str().split_once(" = ") {
                    let words = format!("(?:{})", expand(words, &names));
                    names.push((format!("{{{name}}}"), words));
                }
            }
            Some(mark) => lines.push((mark, spaced(&expand(chars.as_str().trim(), &names)))),
        }
    }
    lines
}

fn expand(pattern: &str, names: &[(String, String)]) -> String {
    names.iter().fold(pattern.to_owned(), |pattern, (name, words)| pattern.replace(name, words))
}

fn spaced(pattern: &str) -> String {
    let mut out = pattern.to_owned();
    for most in 1..=8 {
        out = out.replace(&format!("<{most}>"), &format!(r"(?:[a-z0-9$%/.]+[ ,\x22]+){{0,{most}}}"));
    }
    // The gap above holds its own blank; every other blank may come with a comma or a quotation mark.
    out.replace("[ ,\\x22]", "\u{1}").replace(' ', r"(?:[ ,\x22]+)").replace('\u{1}', r"[ ,\x22]")
}

#[cfg(test)]
mod tests {
    use super::{Cues, OF_DANGER, OF_FEES, OF_GROUPS, OF_KINDS, OF_PROMISES, lines};

    /// A pattern that is no regular expression would silence all tables.
    #[test]
    fn every_line_of_every_table_is_a_pattern() {
        for tables in [OF_PROMISES, OF_FEES, OF_GROUPS, OF_KINDS, OF_DANGER] {
            let cues = Cues::read(0, tables);
            assert!(cues.automaton.is_some() && cues.marks.len() <= 128);
            for (mark, pattern) in tables.iter().flat_map(|(_, table)| lines(table)) {
                assert!("+!-<~;=?^/%&".contains(mark), "no mark: {mark}{pattern}");
                let unknown =
                    pattern.split('{').skip(1).any(|name| !name.starts_with(|c: char| c.is_ascii_digit()));
                let alone = Cues::read(0, &[("own", &format!("+{pattern}"))]);
                assert!(!unknown && alone.automaton.is_some(), "{mark}{pattern}");
            }
        }
    }

    #[test]
    fn a_match_goes_as_far_as_it_can_and_none_overlaps_its_like() {
        let cues = Cues::read(0, &[("own", "+more|more tea|tea time\n-tea"), ("other", "+tea")]);
        let matches = cues.matches("no more tea time, anymore");
        let words = |table, mark| {
            let spans = matches.spans(cues.patterns(&[table], mark));
            spans.map(|span| (span.start, span.end)).collect::<Vec<_>>()
        };
        assert_eq!(
            [words("own", '+'), words("own", '-'), words("other", '+')],
            [[(3, 11)], [(8, 11)], [(8, 11)]]
        );
    }
}
