//! Frames: tables of word patterns, and when a match counts.
//!
//! A table is a text file. `@name = a|b` names words; `{name}` uses them; a space stands for what may part two words;
//! `<3>` for up to three words in between. The first character of any other line says what it does:
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
use crate::sentence::{Sentence, clause};
use regex::{Regex, RegexBuilder};
use std::ops::Range;

/// Most words between a negation and what it negates.
const REACH: usize = 10;

/// Word patterns of one kind of finding.
#[derive(Debug)]
pub(crate) struct Frames {
    raise: Patterns,
    firm: Patterns,
    touch: Patterns,
    before: Patterns,
    sentence: Patterns,
    part: Patterns,
    spare: Patterns,
    rhetorical: Patterns,
}

/// Many patterns in a few automata: one for all would grow too many states.
#[derive(Debug)]
pub(crate) struct Patterns(Vec<Regex>);

/// Bytes of patterns in one automaton.
const SHARE: usize = 12_000;

impl Frames {
    /// Reads tables; later ones may use the names of earlier ones.
    pub(crate) fn read(tables: &[&str]) -> Self {
        let of = |mark| patterns(tables, mark);
        Self {
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
        let text = sentence.text;
        let soft = self.raise.spans(text).map(|span| (span, true));
        let raised: Vec<_> = soft.chain(self.firm.spans(text).map(|span| (span, false))).collect();
        if raised.is_empty() {
            return Vec::new();
        }
        let Some(guards) = self.guards(sentence) else { return Vec::new() };
        let touches: Vec<_> = self.touch.spans(text).collect();
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
        let text = sentence.text;
        if self.asks(sentence) || self.warns(text) {
            return None;
        }
        let counts = self.unspared(text);
        Some(Guards {
            befores: self.before.spans(text).filter(&counts).collect(),
            parts: self.part.spans(text).filter(&counts).collect(),
        })
    }

    /// Whether a sentence warns of something, tells what others claim, or hopes: what it names is not meant.
    pub(crate) fn warns(&self, text: &str) -> bool {
        let mut warnings = self.sentence.spans(text).peekable();
        // most sentences hold none: then nothing needs to be spared
        warnings.peek().is_some() && warnings.any(|warning| self.unspared(text)(&warning))
    }

    fn unspared(&self, text: &str) -> impl Fn(&Range<usize>) -> bool + use<> {
        let spared: Vec<_> = self.spare.spans(text).collect();
        move |guard| !spared.iter().any(|spare| overlap(spare, guard))
    }

    /// Whether a sentence is a question that is really asked.
    pub(crate) fn asks(&self, sentence: &Sentence<'_>) -> bool {
        sentence.asks && !sentence.confirmed && self.rhetorical.spans(sentence.text).next().is_none()
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

impl Patterns {
    /// Automata of patterns already written as regular expressions.
    pub(crate) fn new(patterns: impl Iterator<Item = String>) -> Self {
        let mut shares: Vec<String> = Vec::new();
        for pattern in patterns {
            match shares.last_mut() {
                Some(share) if share.len() + pattern.len() <= SHARE => *share += &format!("|(?:{pattern})"),
                _ => shares.push(format!("(?:{pattern})")),
            }
        }
        Self(shares.iter().filter_map(|share| built(&format!(r"\b(?:{share})(?:\b|$| )"))).collect())
    }

    /// Where they match.
    pub(crate) fn spans<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.0.iter().flat_map(move |regex| regex.find_iter(text)).map(|found| found.range())
    }
}

fn built(source: &str) -> Option<Regex> {
    RegexBuilder::new(source).unicode(false).size_limit(1 << 26).dfa_size_limit(1 << 18).build().ok()
}

/// Whether a word of contrast stands between a guard and a match after it.
fn turns(text: &str, guard: &Range<usize>, span: &Range<usize>) -> bool {
    const BUT: [&str; 8] = ["but", "pero", "however", "yet", "though", "although", "embargo", "aunque"];
    text.get(guard.end..span.start).is_some_and(|between| {
        between.split(|c: char| !c.is_alphanumeric()).any(|word| BUT.contains(&word)) || between.contains(';')
    })
}

/// The patterns of one mark in tables.
pub(crate) fn patterns(tables: &[&str], mark: char) -> Patterns {
    Patterns::new(lines(tables).into_iter().filter(|(m, _)| *m == mark).map(|(_, pattern)| pattern))
}

/// Whether two spans share anything.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a guard stands before a match in its clause, near enough.
fn governs(text: &str, guard: &Range<usize>, span: &Range<usize>) -> bool {
    let clause = clause(text, span);
    guard.start >= clause.start
        && guard.end <= span.start
        && text.get(guard.end..span.start).unwrap_or("").split_whitespace().count() <= REACH
}

/// The lines of tables by their marks, names put in.
pub(crate) fn lines(tables: &[&str]) -> Vec<(char, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    let mut lines = Vec::new();
    for line in tables.iter().flat_map(|table| table.lines()) {
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
    use super::{Frames, lines, patterns};
    use crate::sentence::sentences;
    use regex::RegexBuilder;

    fn count(text: &str) -> usize {
        let frames = Frames::read(&[
            "@ill = cold|flu\n+cures? <1>{ill}\n!no more pills\n<not|no\n=not only\n~myth\n?ready to",
        ]);
        sentences(text).iter().map(|s| frames.find(s).len()).sum()
    }

    /// A pattern that is no regular expression would silence its whole table.
    #[test]
    fn every_line_of_every_table_is_a_pattern() {
        let names = include_str!("cues/names.txt");
        let tables = [
            include_str!("cues/stance.txt"),
            include_str!("cues/cure.txt"),
            include_str!("cues/purchase.txt"),
            include_str!("cues/fee.txt"),
            include_str!("cues/kind/stance.txt"),
            include_str!("cues/kind/therapy_said.txt"),
            include_str!("cues/kind/therapy.txt"),
            include_str!("cues/kind/class.txt"),
            include_str!("cues/kind/helpline.txt"),
            include_str!("cues/kind/support.txt"),
            include_str!("cues/kind/activity.txt"),
            include_str!("cues/crisis/stance.txt"),
            include_str!("cues/crisis/self_harm.txt"),
            include_str!("cues/crisis/violence.txt"),
            include_str!("cues/crisis/overdose.txt"),
            include_str!("cues/crisis/child.txt"),
        ];
        for table in tables {
            for mark in "+!-<~;=?^/%&".chars() {
                let count = lines(&[names, table]).iter().filter(|(m, _)| *m == mark).count();
                assert!(
                    count == 0 || !patterns(&[names, table], mark).0.is_empty(),
                    "{mark} of {}",
                    &table[..60]
                );
            }
            for (mark, pattern) in lines(&[names, table]) {
                assert!("+!-<~;=?^/%&".contains(mark), "no mark: {mark}{pattern}");
                let regex = RegexBuilder::new(&pattern).unicode(false).size_limit(1 << 26).build();
                assert!(
                    regex.is_ok_and(|r| !r.is_match("")) && !pattern.contains(['{']) | pattern.contains(","),
                    "{mark}{pattern}"
                );
            }
        }
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
