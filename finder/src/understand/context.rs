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
