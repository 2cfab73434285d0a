//! Reads schedule phrases ("2nd and 4th Tuesday, 1:00-2:30PM") into rules.
//!
//! Text becomes tokens (`lex`), tokens become marks with a meaning for a calendar (`mark`, `clock`, `words`), the marks
//! of a sentence become days with their times (`spec`, `days`), and the words around them tell what it speaks of (`kind`).

mod aside;
mod clause;
mod clock;
mod days;
mod found;
mod hours;
mod idioms;
mod kind;
mod lead;
mod letters;
mod lex;
mod mark;
mod meaning;
mod names;
mod order;
mod others;
mod plain;
mod rare;
mod remark;
mod report;
mod season;
mod single;
mod span;
mod spec;
mod spoken;
mod topics;
mod words;

pub use rare::{monthly_in_name, monthly_in_notes};
pub use report::{Reading, Told, reading};

use super::Rule;
use clause::Words;
use jiff::civil::{Time, Weekday};
use lex::Token;
use mark::Mark;
use meaning::Meaning;
use serde::Serialize;
use spec::Clause;
use std::ops::Range;

/// Longest text that is read, in bytes; the rest is not looked at.
const LONGEST: usize = 2000;
/// Most rules that one text gives.
const MOST: usize = 40;

/// What a phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseKind {
    /// When the group meets.
    Rule,
    /// One occurrence differs (open, speaker, business).
    Change,
    /// Opening hours.
    Hours,
    /// No rule can be read.
    None,
}

/// One rule read out of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The rule.
    pub rule: Rule,
    /// Start, if said.
    pub start: Option<Time>,
    /// End, if said; 24:00 is `Some(00:00)` of the next day.
    pub end: Option<Time>,
    /// The words it was read from.
    pub words: String,
}

impl Phrase {
    /// Minutes from start to end, if both were said; an end that is not after the start is on the next day.
    pub fn minutes(&self) -> Option<u16> {
        let minute = |t: Time| i32::from(t.hour()) * 60 + i32::from(t.minute());
        let (start, end) = (minute(self.start?), minute(self.end?));
        u16::try_from((end - start - 1).rem_euclid(24 * 60) + 1).ok()
    }
}

/// Reads a phrase, English or Spanish. `Rule`, `Change` and `Hours` come with at least one [`Phrase`]; `None` with none. Where a
/// text tells several things, the group's meetings come before opening hours, and these before changes.
pub fn read(text: &str) -> (PhraseKind, Vec<Phrase>) {
    let mut findings = findings(text);
    // "Mon-Thu 9-5; Fri 10-1; Sat by appointment": the shorter day is hours as well, the day without hours is nothing.
    if findings.iter().any(|f| f.kind == PhraseKind::Hours) {
        findings.retain(|f| {
            f.kind == PhraseKind::Hours || !f.neutral || f.phrase.start.is_some() && f.phrase.end.is_some()
        });
        findings.iter_mut().filter(|f| f.neutral).for_each(|f| f.kind = PhraseKind::Hours);
    }
    for kind in [PhraseKind::Rule, PhraseKind::Hours, PhraseKind::Change] {
        let of_kind = findings.iter().filter(|f| f.kind == kind);
        let phrases: Vec<Phrase> = of_kind.map(|f| f.phrase.clone()).take(MOST).collect();
        if !phrases.is_empty() {
            return (kind, phrases);
        }
    }
    (PhraseKind::None, Vec::new())
}

#[derive(Debug)]
struct Finding {
    kind: PhraseKind,
    phrase: Phrase,
    /// The clause states the group's own rule.
    plain: bool,
    /// The clause holds nothing but the rule.
    bare: bool,
    /// Weekly, and no word says that a group meets.
    neutral: bool,
    /// The words around its days say more than when.
    says_more: bool,
    /// The clause speaks of others: a committee, a helper.
    of_others: bool,
    /// Where its days stand in the text.
    at: Range<usize>,
}

impl Finding {
    fn weekdays(&self) -> Vec<Weekday> {
        self.phrase.rule.by_day.iter().map(|by_day| by_day.day).collect()
    }
}

/// Text cut to the longest that is read.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

fn findings(text: &str) -> Vec<Finding> {
    let text = cut(text);
    let tokens = lex::tokens(text);
    let marks = mark::marks(&tokens);
    if is_half_known(&tokens, &marks) {
        return Vec::new();
    }
    let clauses: Vec<&[Mark]> =
        marks.split(|m| m.meaning == Meaning::Break).filter(|c| !c.is_empty()).collect();
    let words: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
    if clauses.iter().any(|clause| stopped(&words, clause)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut waiting: Option<(Clause, Range<usize>, usize)> = None;
    for marks in clauses {
        let mut next = Clause::default();
        next.read(marks);
        if let Some((clause, ..)) = waiting.as_mut() {
            next.take_alone(clause);
        }
        let range = token_range(marks);
        let others = marks.iter().filter(|m| is_more(m, &words)).count();
        if let Some((clause, at, count)) = waiting.as_mut()
            && (clause.join(&mut next) || clause.amend(&mut next, others == 0))
        {
            if clause.has_days() && clause.has_times() {
                at.end = range.end.max(at.end);
                *count += others;
            }
        } else if let Some((clause, at, count)) = waiting.replace((next, range, others)) {
            findings.extend(told(text, &tokens, clause, (at, count)));
        }
    }
    if let Some((clause, at, count)) = waiting {
        findings.extend(told(text, &tokens, clause, (at, count)));
    }
    season::take_turns(&mut findings);
    remark::forget_others(text, &mut findings);
    remark::tell_remarks(&mut findings);
    let mut findings = dedupe(findings);
    remark::join_same_times(&mut findings);
    findings
}

/// Whether days are named in a language of which little more than its days is known, and more is said than days and times:
/// "jeden 1. und 3. Dienstag" is not every Tuesday.
fn is_half_known(tokens: &[Token], marks: &[Mark]) -> bool {
    const SMALL: &[&str] = &[
        "jeden", "jede", "immer", "am", "von", "bis", "um", "ab", "chaque", "tous", "les", "le", "ogni",
        "il", "alle", "dalle", "ore", "elke", "hver", "om", "kl",
    ];
    let word = |mark: &Mark| tokens.get(mark.at).map_or("", |token| token.text.as_str());
    let says_more = |mark: &Mark| match mark.meaning {
        Meaning::Other => !SMALL.contains(&word(mark)),
        Meaning::Number => true,
        _ => false,
    };
    tokens.iter().any(|token| words::abroad(&token.text).is_some()) && marks.iter().any(says_more)
}

fn stopped(words: &[&str], clause: &[Mark]) -> bool {
    let in_season = clause.iter().any(|m| matches!(m.meaning, Meaning::Month(_)));
    !in_season && words.get(token_range(clause)).is_some_and(kind::is_stopped)
}

fn token_range(marks: &[Mark]) -> Range<usize> {
    marks.first().map_or(0, |m| m.at)..marks.last().map_or(0, |m| m.next)
}

/// Whether a mark is a word that says more than when.
fn is_more(mark: &Mark, words: &[&str]) -> bool {
    const ABOUT_WHEN: &[&str] = &[
        "subject",
        "change",
        "meeting",
        "meetings",
        "mtg",
        "mtgs",
        "night",
        "nights",
        "evening",
        "evenings",
        "morning",
        "afternoon",
        "est",
        "et",
        "pt",
        "ct",
        "mt",
        "pst",
        "cst",
        "reunion",
        "reuniones",
        "noche",
        "tarde",
        "please",
        "note",
        "tardes",
        "noches",
        "evenings",
        "is",
        "are",
        "held",
        "moves",
        "moved",
    ];
    mark.meaning == Meaning::Other && !words.get(mark.at).is_some_and(|word| ABOUT_WHEN.contains(word))
}

fn told(text: &str, tokens: &[Token], clause: Clause, (at, others): (Range<usize>, usize)) -> Vec<Finding> {
    let words: Vec<&str> = tokens.get(at.clone()).unwrap_or(&[]).iter().map(|t| t.text.as_str()).collect();
    let hint = kind::hint(&words);
    let first = tokens.get(at.start).map_or(0, |t| t.start);
    let last = tokens.get(at.end.saturating_sub(1)).map_or(text.len(), |t| t.end);
    let said: String = text.get(first..last).unwrap_or("").trim().chars().take(300).collect();
    let finding = |found: found::Found| {
        let (start, end) = found.span.map_or((None, None), |span| span.times(hint));
        let days = found.at.start.saturating_sub(at.start)..found.at.end.saturating_sub(at.start);
        let words = Words { all: &words, days: &days };
        let from = tokens.get(found.at.start).map_or(first, |t| t.start);
        let to = tokens.get(found.at.end.saturating_sub(1)).map_or(last, |t| t.end);
        Finding {
            of_others: others::is_of_others(words),
            says_more: remark::says_more(words),
            at: from..to.max(from),
            kind: kind::kind(words, &found.rule, start, end),
            plain: plain::is_plain_statement(words),
            bare: others == 0,
            neutral: !clause::is_numbered(&found.rule) && !clause::is_group(words),
            phrase: Phrase { rule: found.rule, start, end, words: said.clone() },
        }
    };
    clause.found().into_iter().map(finding).collect()
}

/// Says everything once; what is said with its time is not said again without.
fn dedupe(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings.into_iter().take(MOST * 2) {
        let same = |k: &Finding| k.kind == finding.kind && k.phrase.rule == finding.phrase.rule;
        let told = |k: &Finding| {
            k.phrase.start == finding.phrase.start
                && (k.phrase.end == finding.phrase.end || finding.phrase.end.is_none())
        };
        if !kept.iter().any(|k| same(k) && (told(k) || finding.phrase.start.is_none())) {
            kept.push(finding);
        }
    }
    kept
}
