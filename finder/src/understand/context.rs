//! Whether a phrase counts where it stands: "MS" is an illness in one place and a state in another.

use super::lexicon::{Match, lexicon};
use super::tokens::Token;
use super::tongue;
use super::wheres::Where;

/// Words before a name of an illness or a fellowship.
const WITH: &[&str] =
    &["with", "has", "have", "had", "for", "of", "got", "con", "tiene", "tengo", "my", "de", "para"];
/// Words behind one.
const GROUPED: &[&str] = &[
    "anonymous",
    "patients",
    "survivors",
    "caregivers",
    "recovery",
    "disease",
    "families",
    "warriors",
    "syndrome",
    "diagnosis",
];
/// Words before a zone of one word ("7 pm central", "weeknights eastern").
const TIMED: &[&str] = &[
    "am",
    "pm",
    "m",
    "noon",
    "midnight",
    "evening",
    "morning",
    "afternoon",
    "night",
    "evenings",
    "mornings",
    "afternoons",
    "nights",
    "tonight",
    "weeknights",
    "weekdays",
    "weekends",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
];

/// Fellowships that are no state either, where a question ends.
const LAST: &[&str] = &["na", "ea", "ua"];
/// Words that NA stands before, where it is no word of another language.
const BEHIND_NA: &[&str] =
    &["in", "online", "zoom", "near", "at", "on", "tonight", "today", "this", "tomorrow", "for", "by"];

/// Words before a day on which something has happened ("diagnosed on monday").
const PAST: &[&str] = &[
    "diagnosed",
    "died",
    "passed",
    "away",
    "dead",
    "killed",
    "fired",
    "born",
    "buried",
    "happened",
    "hospitalized",
    "since",
    "pasado",
    "murio",
    "fallecio",
    "left",
];
/// Days in short that are words of their own too.
const SHORT_DAYS: &[&str] = &["wed", "sat", "sun", "mon"];
/// Words beside a day in short.
const BESIDE_DAYS: &[&str] =
    &["on", "every", "each", "this", "next", "thru", "through", "or", "except", "not"];
/// Words before "now" that make it a wish.
const AVAILABLE: &[&str] = &[
    "online",
    "zoom",
    "aa",
    "na",
    "me",
    "talk",
    "chat",
    "phone",
    "someone",
    "somebody",
    "on",
    "open",
    "available",
    "running",
    "live",
    "alguien",
    "linea",
    "it",
    "one",
];

/// Whether somebody tells of themselves or of another.
fn tells(tokens: &[Token]) -> bool {
    let tellers = ["i", "im", "he", "she", "hes", "shes", "they", "me", "him", "her", "my", "yo", "mi"];
    tokens.iter().any(|t| tellers.contains(&t.word.as_str()))
}

fn is_day(word: &str) -> bool {
    SHORT_DAYS.contains(&word) || TIMED.contains(&word)
}

/// Whether a phrase counts where it stands.
pub(super) fn fits(tokens: &[Token], m: Match, place: Option<&Where>) -> bool {
    if place.is_some_and(|w| m.from < w.span.end && w.span.start < m.to) {
        return false;
    }
    let single = m.to - m.from == 1;
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.word.as_str());
    let (before, after) = (word(m.from.checked_sub(1)), word(Some(m.to)));
    let capitals = tokens.get(m.from).is_some_and(|t| t.capitals);
    let effects = lexicon().effects(m);
    let is_hour = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if single && effects.iter().any(|e| e.key == "tz") {
        return capitals || TIMED.contains(&before) || is_hour(before);
    }
    // "I have asthma and am 42" tells no time of day.
    if single && word(Some(m.from)) == "am" {
        return is_hour(before) || TIMED.contains(&before) || after == "or" || tongue::is_group(after);
    }
    if single && SHORT_DAYS.contains(&word(Some(m.from))) {
        let day = |at: Option<usize>| is_day(word(at));
        let dated = |word: &str| is_hour(word) || TIMED.contains(&word) || BESIDE_DAYS.contains(&word);
        return m.to == tokens.len()
            || dated(before)
            || dated(after)
            || day(m.from.checked_sub(1))
            || day(Some(m.to));
    }
    // "I cry every night" tells of nights and wishes for none.
    if effects.iter().any(|e| e.key == "part") {
        let all = word(m.from.checked_sub(2)) == "todas";
        if before == "all" || (all || matches!(before, "every" | "each" | "cada")) && tells(tokens) {
            return false;
        }
    }
    // "I do everything now" wishes for nothing; "meeting now" does.
    if single && matches!(word(Some(m.from)), "now" | "ahora") {
        return tokens.len() <= 3
            || AVAILABLE.contains(&before)
            || tongue::is_group(before)
            || is_hour(before);
    }
    if effects.iter().any(|e| e.key == "days") {
        let verb = if before == "on" { word(m.from.checked_sub(2)) } else { before };
        if PAST.contains(&verb) || before == "last" && tells(tokens) {
            return false;
        }
    }
    if !lexicon().is_risky(m) {
        return true;
    }
    let grouped = GROUPED.contains(&after) || tongue::is_group(after);
    let alone = single && tokens.len() == 1;
    // "NA candlelight meeting": a fellowship comes first, a state never does.
    let first = m.from == 0
        && effects.iter().any(|e| e.key == "fellow")
        && tokens.iter().any(|t| matches!(t.word.as_str(), "meeting" | "meetings" | "reunion" | "reuniones"));
    let (name, is_last) = (word(Some(m.from)), m.to == tokens.len());
    let last = is_last && LAST.contains(&name) || name == "na" && BEHIND_NA.contains(&after);
    capitals || alone || single && (last || WITH.contains(&before) || grouped || first)
}
