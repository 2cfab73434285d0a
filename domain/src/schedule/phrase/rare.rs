//! Rules rarer than weekly in the notes or the name of a weekly record.

use super::{
    Finding, Phrase, clause, findings,
    lex::{self, Token},
    mark::{self, Mark},
    meaning::Meaning,
    plain,
    words::Unit,
};
use crate::schedule::{Freq, Rule};

/// A rule rarer than weekly that stands only in the notes of a weekly record ("2nd & 4th Fridays only", "Meets 1st Wed"),
/// with its words. Not a meeting that only differs (business meeting, speaker on the last Friday). A rule that names no
/// weekday ("meets every other week") has none in it either: the record's counts.
pub fn monthly_in_notes(notes: &str) -> Option<Phrase> {
    let stated = |f: &&Finding| f.kind == super::PhraseKind::Rule && (f.plain || f.bare) && !f.of_others;
    let mut all = findings(notes).into_iter();
    all.find(|f| is_rare(f) && stated(&f)).map(|f| f.phrase).or_else(|| every_other_week(notes))
}

/// The same in a name: "Third Sunday Breakfast", "Women's Group (2nd Sat)". Not "Friday Night (speaker last Friday)", and
/// no "First Things First Friday".
pub fn monthly_in_name(name: &str) -> Option<Phrase> {
    let named =
        |name: &str| findings(name).into_iter().find(|f| is_rare(f) && has_weekday(f) && is_named(name, f));
    let behind = || name.split_once([')', ']']).and_then(|(_, rest)| named(rest));
    named(name).or_else(behind).map(|f| Phrase { words: name.trim().to_owned(), ..f.phrase })
}

fn is_rare(finding: &Finding) -> bool {
    clause::is_numbered(&finding.phrase.rule) || finding.phrase.rule.interval > 1
}

/// "First Day" in a name is a beginning and no day of the month.
fn has_weekday(finding: &Finding) -> bool {
    !finding.phrase.rule.by_day.is_empty()
}

/// Whether the days of a finding name the group: they begin the name or a part of it, and no part tells of one meeting.
fn is_named(name: &str, finding: &Finding) -> bool {
    let (Some(before), Some(said), Some(after)) =
        (name.get(..finding.at.start), name.get(finding.at.clone()), name.get(finding.at.end..))
    else {
        return false;
    };
    let is_part = |c: char| "()[]-\u{2013}\u{2014}:,/|\"\u{201c}\u{201d}*;".contains(c);
    let lead = before.rsplit(is_part).next().unwrap_or("").trim();
    let follow = after.split(is_part).next().unwrap_or("");
    let small = [
        "the", "other", "otro", "otra", "every", "each", "on", "meets", "only", "el", "los", "cada", "del",
        "de", "todos",
    ];
    let last = crate::text::fold(lead.split_whitespace().next_back().unwrap_or("the"));
    let lead_is_small = small.contains(&last.as_str());
    let begins = before.trim_matches(|c: char| is_part(c) || c.is_whitespace()).is_empty();
    let is_number = said.starts_with(|c: char| c.is_ascii_digit());
    let tells_one = || {
        let part = crate::text::fold(&format!("{lead} {follow}"));
        let words: Vec<&str> = part.split(' ').collect();
        plain::is_of_one_meeting(&words) && !words.contains(&"only")
    };
    let whole = crate::text::fold(name);
    let is_weekly = ["weekly", "semanal"].iter().any(|word| whole.split(' ').any(|w| w == *word));
    !is_weekly && (begins || ((lead_is_small || is_number) && !tells_one()))
}

/// "Meets every other week", "se reúne cada dos semanas": no weekday said.
fn every_other_week(notes: &str) -> Option<Phrase> {
    let notes = super::cut(notes);
    let tokens = lex::tokens(notes);
    let marks = mark::marks(&tokens);
    let clauses = marks.split(|m| m.meaning == Meaning::Break);
    clauses.filter_map(|clause| turn_alone(notes, &tokens, clause)).next()
}

fn turn_alone(notes: &str, tokens: &[Token], clause: &[Mark]) -> Option<Phrase> {
    use Meaning::{Daily, Day, Days, Except, Nth, Span, Turn};
    let says = |m: &Mark| matches!(m.meaning, Day(_) | Days(_) | Daily | Nth(_) | Except | Span(_));
    if clause.iter().any(says) {
        return None;
    }
    let (mark, interval) = clause.iter().find_map(|mark| match mark.meaning {
        Turn(n, Some(Unit::Week)) if n > 1 => Some((mark, n)),
        _ => None,
    })?;
    let from = clause.first()?.at;
    let words: Vec<&str> = tokens.get(from..clause.last()?.next)?.iter().map(|t| t.text.as_str()).collect();
    let at = mark.at - from..mark.next - from;
    plain::is_plain_turn(clause::Words { all: &words, days: &at }).then_some(())?;
    let said = notes.get(tokens.get(from)?.start..tokens.get(clause.last()?.next - 1)?.end)?;
    Some(Phrase {
        rule: Rule { interval, ..Rule::every(Freq::Weekly) },
        start: None,
        end: None,
        words: said.trim().chars().take(300).collect(),
    })
}
