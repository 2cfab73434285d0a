//! Remarks about one meeting among others: who may come, how it is held, what else there is.

use super::{
    Finding, PhraseKind,
    clause::{Words, follows, has, is_numbered},
    topics::FORMATS,
};
use crate::schedule::Rule;
use jiff::civil::{Time, Weekday};

/// "Open meeting", "closed on"; not a sort of meeting behind its start, not "open to all", "closed group", or a door that is open from a time to a time.
pub(super) fn is_open_or_closed(words: &[&str], timed: bool, started: bool) -> bool {
    let meeting = ["meeting", "meetings", "mtg", "mtgs", "discussion", "speaker"];
    let state = ["open", "closed", "abierta", "abierto", "cerrada", "cerrado"];
    let other = [
        "to",
        "for",
        "group",
        "groups",
        "support",
        "from",
        "a",
        "para",
        "al",
        "house",
        "enrollment",
        "between",
        "-",
        ":",
    ];
    words.iter().enumerate().any(|(i, word)| {
        let next = words.get(i + 1).copied().unwrap_or("");
        let noun = i > 0 && words.get(i - 1).is_some_and(|before| matches!(*before, "reunion" | "reuniones"));
        state.contains(word)
            && !(started && is_sort(words, i))
            && (noun || if timed { meeting.contains(&next) } else { !other.contains(&next) })
    })
}

/// Whether a word stands alone between commas or parentheses, as the sorts of a meeting do ("7 pm, Open, Big Book").
pub(super) fn is_sort(words: &[&str], at: usize) -> bool {
    let border = |at: Option<usize>| {
        at.is_none_or(|at| {
            words.get(at).is_none_or(|word| matches!(*word, "," | "(" | ")" | "/" | "[" | "]" | "am" | "pm"))
        })
    };
    at > 0 && border(at.checked_sub(1)) && border(Some(at + 1))
}

pub(super) fn welcomes(words: &[&str]) -> bool {
    let people = [
        "men",
        "women",
        "family",
        "families",
        "friends",
        "guests",
        "visitors",
        "everyone",
        "public",
        "children",
        "kids",
        "spouses",
        "partners",
        "caregivers",
        "hombres",
        "mujeres",
    ];
    follows(words, &people, &["welcome", "invited"])
        || follows(words, &["bienvenidos", "bienvenidas"], &["hombres", "mujeres", "familiares", "ninos"])
}

/// "Family night", "movie night".
pub(super) fn is_night(words: &[&str]) -> bool {
    follows(
        words,
        &["family", "movie", "game", "games", "pizza", "bingo", "friends", "fun", "craft"],
        &["night"],
    )
}

/// "Location changes on the 5th Tuesday".
pub(super) fn moves(words: &[&str]) -> bool {
    let what = ["location", "room", "venue", "place", "lugar", "sede", "salon"];
    follows(words, &what, &["changes", "differs", "varies", "moves", "cambia", "varia"])
}

/// "In person meeting on the 2nd Thursday", "the 2nd Thursday is online": the others are held in another way.
pub(super) fn changes_format(words: Words<'_>, start: Option<Time>) -> bool {
    let before = words.all.get(words.days.start.saturating_sub(5)..words.days.start).unwrap_or(&[]);
    let after = words.all.get(words.days.end..).unwrap_or(&[]);
    let is = after.first().is_some_and(|word| matches!(*word, "is" | "are" | "es" | "son" | "sera"));
    let told = has(before, FORMATS) && has(before, &["on", "the", "el", "los"])
        || is && has(after.get(..after.len().min(4)).unwrap_or(&[]), FORMATS);
    start.is_none() && told
}

/// "The first Saturday is a women-only meeting": what the meeting of that day is.
pub(super) fn is_a_sort(words: Words<'_>) -> bool {
    let after = words.all.get(words.days.end..).unwrap_or(&[]);
    let is = after.iter().take(4).position(|word| matches!(*word, "is" | "are" | "es" | "son"));
    let told = is.and_then(|is| after.get(is + 1..)).unwrap_or(&[]);
    // "The 3rd Friday the meeting is open to families".
    let state = ["open", "closed", "abierta", "abierto", "cerrada", "cerrado"];
    told.first().is_some_and(|word| state.contains(word))
        || matches!(told.first(), Some(&("a" | "an" | "our" | "the" | "una" | "nuestra" | "la")))
            && has(told, &["meeting", "meetings", "reunion", "junta", "night", "study", "discussion"])
}

/// "RSVP by Tuesday", "inscripciones hasta el viernes": a last day, and no meeting.
pub(super) fn is_deadline(words: Words<'_>) -> bool {
    let before = words.all.get(..words.days.start).unwrap_or(&[]);
    let asked = [
        "rsvp",
        "register",
        "registration",
        "registrations",
        "signup",
        "sign",
        "enroll",
        "enrollment",
        "deadline",
        "inscripcion",
        "inscripciones",
        "inscribirse",
        "registro",
        "registrarse",
    ];
    let small = ["the", "on", "every", "each", "el", "la", "los", "de"];
    let last = before.iter().rev().find(|word| !small.contains(word)).copied().unwrap_or("");
    let until =
        ["by", "until", "before", "closes", "due", "ends", "deadline", "hasta", "antes", "cierra", "cierran"];
    has(before, &asked) && until.contains(&last)
}

/// "Open to families on the 4th Thursday".
pub(super) fn opens_to(words: Words<'_>) -> bool {
    let state = ["open", "abierta", "abierto", "abiertas"];
    let before = part_before(words);
    let to = follows(before, &state, &["to", "a", "al", "para"]);
    to && before
        .last()
        .is_some_and(|word| matches!(*word, "the" | "on" | "each" | "every" | "el" | "los" | "cada"))
}

/// The words before the days, since the last comma, dash or parenthesis.
fn part_before<'a>(words: Words<'a>) -> &'a [&'a str] {
    let before = words.all.get(..words.days.start).unwrap_or(words.all);
    let begin = before.iter().rposition(|word| is_border(word)).map_or(0, |at| at + 1);
    before.get(begin..).unwrap_or(&[])
}

fn is_border(word: &str) -> bool {
    matches!(word, "," | "-" | "(" | ")" | ":" | "/" | "[" | "]" | "." | ";" | "\n")
}

/// Whether the part of the sentence that names the days says more than when ("child care provided 1st Wed. only").
pub(super) fn says_more(words: Words<'_>) -> bool {
    let after = words.all.get(words.days.end..).unwrap_or(&[]);
    let end = after.iter().position(|word| is_border(word)).unwrap_or(after.len());
    let after = after.get(..end).unwrap_or(&[]);
    part_before(words).iter().chain(after).any(|word| !is_about_when(word))
}

fn is_about_when(word: &str) -> bool {
    const WHEN: &[&str] = &[
        "on",
        "the",
        "of",
        "each",
        "every",
        "month",
        "months",
        "only",
        "in",
        "at",
        "and",
        "meets",
        "meet",
        "meeting",
        "meetings",
        "held",
        "is",
        "are",
        "we",
        "group",
        "el",
        "los",
        "las",
        "de",
        "del",
        "cada",
        "mes",
        "solo",
        "solamente",
        "se",
        "nos",
        "y",
        "reune",
        "reunimos",
        "reunen",
        "monthly",
        "also",
        "plus",
        "&",
        "other",
        "todos",
        "en",
        "a",
        "la",
        "week",
        "weeks",
        "semana",
    ];
    WHEN.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// "4th Friday speaker, all other Fridays Big Book": the others are no rule of their own where they have no time.
pub(super) fn forget_others(text: &str, findings: &mut Vec<Finding>) {
    let numbered: Vec<Vec<Weekday>> =
        findings.iter().filter(|f| is_numbered(&f.phrase.rule)).map(Finding::weekdays).collect();
    findings.retain(|f| {
        let before = text.get(..f.at.start).unwrap_or("").trim_end();
        let others =
            ["other", "others", "Other", "demás", "demas", "otros"].iter().any(|word| before.ends_with(word));
        let same = numbered.contains(&f.weekdays());
        let said = f.kind == PhraseKind::Rule && f.phrase.start.is_none() && !is_numbered(&f.phrase.rule);
        !(others && same && said)
    });
}

/// "2nd Thursday at 9:30; 4th Thursday at 9:30": one rule, where nothing is said but when.
pub(super) fn join_same_times(findings: &mut Vec<Finding>) {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings.drain(..) {
        let last = kept.last_mut().filter(|last| is_same_time(last, &finding));
        match last {
            Some(last) => {
                last.phrase.rule.by_day.extend(finding.phrase.rule.by_day);
                last.phrase
                    .rule
                    .by_day
                    .sort_by_key(|d| (d.nth.map_or(0, order), d.day.to_monday_zero_offset()));
                last.at.end = finding.at.end;
            }
            None => kept.push(finding),
        }
    }
    *findings = kept;
}

/// The place of an ordinal: the last comes last.
fn order(nth: i8) -> i8 {
    if nth < 0 { 99 + nth } else { nth }
}

fn is_same_time(a: &Finding, b: &Finding) -> bool {
    let days = |f: &Finding| Rule { by_day: Vec::new(), ..f.phrase.rule.clone() };
    let fresh = b.phrase.rule.by_day.iter().all(|day| !a.phrase.rule.by_day.contains(day));
    let plain = a.bare && b.bare && a.kind == PhraseKind::Rule && b.kind == PhraseKind::Rule;
    plain
        && fresh
        && !a.phrase.rule.by_day.is_empty()
        && a.phrase.rule.by_set_pos.is_empty()
        && days(a) == days(b)
        && a.phrase.start.is_some()
        && (a.phrase.start, a.phrase.end) == (b.phrase.start, b.phrase.end)
}

/// A rule without a time and with other words is a remark where another rule names the same weekdays and their time.
pub(super) fn tell_remarks(findings: &mut [Finding]) {
    let rule = |f: &Finding| f.kind == PhraseKind::Rule;
    let timed: Vec<Vec<Weekday>> =
        findings.iter().filter(|f| rule(f) && f.phrase.start.is_some()).map(Finding::weekdays).collect();
    for finding in findings.iter_mut().filter(|f| rule(f) && f.phrase.start.is_none() && f.says_more) {
        let days = finding.weekdays();
        let beside = timed.iter().any(|timed| !days.is_empty() && days.iter().all(|day| timed.contains(day)));
        if beside {
            finding.kind = PhraseKind::Change;
        }
    }
}
