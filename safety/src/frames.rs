//! Frames: when a match of a table's patterns counts. The mark of a line says what its match does:
//!
//! | mark | a match … |
//! |---|---|
//! | `+` | raises |
//! | `!` | raises even after a negation (its own words hold one: "no more pills") |
//! | `-` | voids what it overlaps |
//! | `<` | voids what follows it in the same clause, at most ten words later |
//! | `~` | voids the whole sentence |
//! | `;` | voids the sentence up to a "but": "free to join, but all must buy …" is no free thing |
//! | `=` | spares: a `<` or `~` that it overlaps does not count ("not only", "no doubt") |
//! | `?` | a question that holds it is no real question ("ready to …?") |

use crate::combine::Joint;
use crate::cues::{Cues, Patterns};
use crate::sentence::{Sentence, clause};
use crate::span::overlap;
use std::ops::Range;

/// Most words between a negation and what it negates.
const REACH: usize = 10;

/// Word patterns of one kind of finding.
#[derive(Debug)]
pub(crate) struct Frames {
    cues: &'static Cues,
    raise: Patterns,
    firm: Patterns,
    touch: Patterns,
    before: Patterns,
    sentence: Patterns,
    part: Patterns,
    spare: Patterns,
    rhetorical: Patterns,
}

impl Frames {
    /// Those of some tables together.
    pub(crate) fn of(cues: &'static Cues, tables: &[&str]) -> Self {
        let of = |mark| cues.patterns(tables, mark);
        Self {
            cues,
            raise: of('+'),
            firm: of('!'),
            touch: of('-'),
            before: of('<'),
            sentence: of('~'),
            part: of(';'),
            spare: of('='),
            rhetorical: of('?'),
        }
    }

    /// What counts in a sentence: spans of its words, in order.
    pub(crate) fn find(&self, sentence: &Sentence<'_>) -> Vec<Range<usize>> {
        let (text, matches) = (sentence.text, sentence.matches(self.cues));
        let soft = matches.spans(self.raise).map(|span| (span, true));
        let raised: Vec<_> = soft.chain(matches.spans(self.firm).map(|span| (span, false))).collect();
        if raised.is_empty() {
            return Vec::new();
        }
        let Some(guards) = self.guards(sentence) else { return Vec::new() };
        let touches: Vec<_> = matches.spans(self.touch).collect();
        let counts = |(span, soft): &(Range<usize>, bool)| {
            let void = touches.iter().any(|touch| overlap(touch, span))
                || guards.parts.iter().any(|part| !turns(text, part, span))
                || *soft && guards.befores.iter().any(|guard| governs(text, guard, span));
            !void
        };
        let mut spans: Vec<_> = raised.into_iter().filter(counts).map(|(span, _)| span).collect();
        spans.sort_by_key(|span| span.start);
        spans
    }

    /// What counts of that which stands together in a sentence.
    pub(crate) fn weigh(&self, sentence: &Sentence<'_>, joints: &[Joint]) -> Vec<Range<usize>> {
        if joints.is_empty() {
            return Vec::new();
        }
        let Some(guards) = self.guards(sentence) else { return Vec::new() };
        let counted = joints.iter().filter(|joint| !guards.void(sentence.text, joint));
        counted.map(|joint| joint.whole.clone()).collect()
    }

    /// The guards of a sentence; none where the whole sentence is void.
    fn guards(&self, sentence: &Sentence<'_>) -> Option<Guards> {
        if self.asks(sentence) || self.warns(sentence) {
            return None;
        }
        let unspared = |patterns| sentence.matches(self.cues).unspared(patterns, self.spare).collect();
        Some(Guards { befores: unspared(self.before), parts: unspared(self.part) })
    }

    /// Whether a sentence warns of something, tells what others claim, or hopes: what it names is not meant.
    pub(crate) fn warns(&self, sentence: &Sentence<'_>) -> bool {
        sentence.matches(self.cues).unspared(self.sentence, self.spare).next().is_some()
    }

    /// Whether a sentence is a question that is really asked.
    pub(crate) fn asks(&self, sentence: &Sentence<'_>) -> bool {
        sentence.asks && !sentence.confirmed && !sentence.matches(self.cues).hold(self.rhetorical)
    }
}

/// What may void what stands after it.
struct Guards {
    befores: Vec<Range<usize>>,
    parts: Vec<Range<usize>>,
}

impl Guards {
    /// Whether a guard that is no part of a joint stands inside it or takes it back.
    fn void(&self, text: &str, joint: &Joint) -> bool {
        let holds =
            |part: &Range<usize>, guard: &Range<usize>| part.start <= guard.start && guard.end <= part.end;
        let other = |guard: &&Range<usize>| !joint.parts.iter().any(|part| holds(part, guard));
        self.parts.iter().filter(other).any(|part| !turns(text, part, &joint.whole))
            || self
                .befores
                .iter()
                .filter(other)
                .any(|guard| overlap(guard, &joint.whole) || governs(text, guard, &joint.whole))
    }
}

/// Whether a word of contrast stands between a guard and a match after it.
fn turns(text: &str, guard: &Range<usize>, span: &Range<usize>) -> bool {
    const BUT: [&str; 8] = ["but", "pero", "however", "yet", "though", "although", "embargo", "aunque"];
    text.get(guard.end..span.start).is_some_and(|between| {
        between.split(|c: char| !c.is_alphanumeric()).any(|word| BUT.contains(&word)) || between.contains(';')
    })
}

/// Whether a guard stands before a match in its clause, near enough.
fn governs(text: &str, guard: &Range<usize>, span: &Range<usize>) -> bool {
    let clause = clause(text, span);
    guard.start >= clause.start
        && guard.end <= span.start
        && text.get(guard.end..span.start).unwrap_or("").split_whitespace().count() <= REACH
}

#[cfg(test)]
mod tests {
    use super::Frames;
    use crate::cues::Cues;
    use crate::sentence::sentences;

    fn count(text: &str) -> usize {
        let table = "@ill = cold|flu\n+cures? <1>{ill}\n!no more pills\n<not|no\n=not only\n~myth\n?ready to";
        let frames = Frames::of(Box::leak(Box::new(Cues::read(0, &[("own", table)]))), &["own"]);
        sentences(text).iter().map(|s| frames.find(s).len()).sum()
    }

    #[test]
    fn negation_questions_and_stance_decide_what_counts() {
        assert_eq!(count("we cure the flu"), 1);
        assert_eq!(count("we do not cure the flu"), 0);
        assert_eq!(count("not only tea: we cure the flu"), 1);
        assert_eq!(count("not only do we cure flu"), 1);
        assert_eq!(count("we do not sell, but we cure flu"), 1);
        assert_eq!(count("no more pills"), 1);
        assert_eq!(count("can tea cure flu? no."), 0);
        assert_eq!(count("can tea cure flu? yes."), 1);
        assert_eq!(count("ready to cure flu?"), 1);
        assert_eq!(count("a myth is that tea cures flu"), 0);
    }
}
