//! A regular expression with named parts that holds little memory once it was used: what finds a match knows no parts,
//! and what tells them apart sees the match alone.

use regex_automata::hybrid::{dfa::DFA, regex};
use regex_automata::nfa::thompson::{
    self, WhichCaptures,
    backtrack::{self, BoundedBacktracker},
};
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Bytes of what finds it that are kept once they were needed, for each direction.
const KEPT: usize = 1 << 18;

/// A pattern: one that is no regular expression matches nothing.
#[derive(Debug)]
pub(crate) struct Pattern(Option<Whole>);

#[derive(Debug)]
struct Whole {
    finds: regex::Regex,
    parts: BoundedBacktracker,
    caches: Mutex<(regex::Cache, backtrack::Cache)>,
}

/// A match with its named parts.
pub(crate) struct Found<'a> {
    text: &'a str,
    parts: Captures,
}

impl Pattern {
    pub(crate) fn new(pattern: &str) -> Self {
        let finds = regex::Regex::builder()
            .thompson(thompson::Config::new().which_captures(WhichCaptures::None))
            .dfa(DFA::config().cache_capacity(KEPT).skip_cache_capacity_check(true))
            .build(pattern);
        let whole = finds.ok().zip(BoundedBacktracker::new(pattern).ok()).map(|(finds, parts)| {
            let caches = Mutex::new((finds.create_cache(), parts.create_cache()));
            Whole { finds, parts, caches }
        });
        Self(whole)
    }

    /// Where it matches in a text.
    pub(crate) fn spans(&self, text: &str) -> Vec<Range<usize>> {
        let spans = |whole: &Whole| {
            whole.finds.find_iter(&mut whole.caches().0, text).map(|found| found.range()).collect()
        };
        self.0.as_ref().map(spans).unwrap_or_default()
    }

    /// Whether it matches in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|whole| whole.finds.is_match(&mut whole.caches().0, text))
    }

    /// Its first match in a text.
    pub(crate) fn first<'a>(&self, text: &'a str) -> Option<Found<'a>> {
        let whole = self.0.as_ref()?;
        let span = whole.finds.find(&mut whole.caches().0, text)?.range();
        whole.read(text, span)
    }

    /// Its matches in a text.
    pub(crate) fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found<'a>> {
        self.spans(text).into_iter().filter_map(move |span| self.0.as_ref()?.read(text, span))
    }
}

impl Whole {
    fn caches(&self) -> MutexGuard<'_, (regex::Cache, backtrack::Cache)> {
        self.caches.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<'a>(&self, text: &'a str, span: Range<usize>) -> Option<Found<'a>> {
        let mut parts = self.parts.create_captures();
        let input = Input::new(text).range(span).anchored(Anchored::Yes);
        self.parts.try_captures(&mut self.caches().1, input, &mut parts).ok()?;
        parts.is_match().then_some(Found { text, parts })
    }
}

impl Found<'_> {
    /// The bytes of the match.
    pub(crate) fn span(&self) -> Range<usize> {
        self.parts.get_match().map_or(0..0, |found| found.range())
    }

    /// The words of the match.
    pub(crate) fn words(&self) -> &str {
        self.text.get(self.span()).unwrap_or("")
    }

    /// The words of a part, where the match has it.
    pub(crate) fn part(&self, name: &str) -> Option<&str> {
        self.text.get(self.parts.get_group_by_name(name)?.range())
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn matches_are_found_with_their_parts() {
        let pattern = Pattern::new(r"(?-u)\b(?P<many>\d+) (?:(?P<cats>cats)|dogs)\b");
        let parts = |text| {
            let all = pattern.all(text);
            all.map(|f| (f.span(), f.part("many").map(str::to_owned), f.part("cats").is_some()))
                .collect::<Vec<_>>()
        };
        let (three, four) = (Some("3".to_owned()), Some("4".to_owned()));
        assert_eq!(parts("3 cats, 4 dogs, 5 birds"), [(0..6, three, true), (8..14, four, false)]);
        assert!(
            pattern.is_in("12 cats") && !pattern.is_in("a12 cats") && Pattern::new("(").first("(").is_none()
        );
    }
}
