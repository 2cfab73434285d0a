//! Whether words about time wish for a time, or only tell of one: "every night" in "I cry every night" does not.

use super::lexicon::{Match, lexicon};
use super::near::{AHEAD, AVAILABLE, BESIDE_DAYS, PAST, TIMED};
use super::tokens::Token;
use super::tongue;

/// Days in short that are words of their own too.
const SHORT_DAYS: &[&str] = &["wed", "sat", "sun", "mon", "thu"];
/// Words between a day in short and an hour.
const BEFORE_HOURS: &[&str] = &["after", "before", "from", "at", "around", "between"];
/// Words around a phrase.
struct Around<'a> {
    tokens: &'a [Token],
    of: Match,
}

impl<'a> Around<'a> {
    fn word(&self, at: Option<usize>) -> &'a str {
        at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str())
    }

    /// The n-th word before the phrase.
    fn before(&self, n: usize) -> &'a str {
        self.word(self.of.from.checked_sub(n))
    }

    /// The n-th word behind the phrase.
    fn after(&self, n: usize) -> &'a str {
        self.word(Some(self.of.to + n - 1))
    }
}

/// Whether a phrase about time wishes for it; `None` where that is no question.
pub(super) fn is_wished(tokens: &[Token], m: Match) -> Option<bool> {
    let around = Around { tokens, of: m };
    let single = m.to - m.from == 1;
    let says = |key: &str| lexicon().effects(m).iter().any(|e| e.key == key);
    let (own, before, after) = (around.word(Some(m.from)), around.before(1), around.after(1));
    if single && says("tz") {
        let capitals = tokens.get(m.from).is_some_and(|t| t.capitals);
        return Some(capitals || TIMED.contains(before) || is_hour(before));
    }
    // "I have asthma and am 42" tells no time of day.
    if single && own == "am" {
        let timed = TIMED.contains(before) || SHORT_DAYS.contains(&before);
        return Some(is_hour(before) || timed || after == "or" || tongue::is_group(after));
    }
    if single && SHORT_DAYS.contains(&own) {
        return Some(m.to == tokens.len() || is_dated(&around));
    }
    if says("part") && is_told(&around) {
        return Some(false);
    }
    // "Surgery tomorrow", "my dog died this morning", "would have been 2 today" wish for nothing.
    let aged = || matches!(around.before(2), "been" | "turned" | "turns" | "be") && is_hour(before);
    if says("relative") && (is_past(&around) || aged()) {
        return Some(false);
    }
    // "I do everything now" wishes for nothing; "meeting now" does.
    if single && matches!(own, "now" | "ahora" | "ahorita") {
        // "… are nice people. Now im pregnant".
        if around.of.from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.stops) {
            return Some(false);
        }
        // "He lives with me now".
        let here = matches!((before, around.before(2)), ("me", "near") | ("mi", "de"));
        let told = before == "me" && !matches!(around.before(2), "help" | "call" | "text" | "to");
        // "Im 45 now".
        let aged =
            matches!(around.before(2), "im" | "am" | "is" | "hes" | "shes" | "age" | "turned" | "tengo");
        let ready = here
            || !told && (AVAILABLE.contains(before) || tongue::is_group(before) || is_hour(before) && !aged);
        return Some(ready || tokens.len() <= 3);
    }
    if (says("days") || says("part")) && (is_refused(&around) || is_no_good(&around)) {
        return Some(false);
    }
    // "I work mondays", "the landlord is coming monday".
    let comes = || matches!(around.before(2), "is" | "are" | "was") && matches!(before, "coming" | "leaving");
    if says("days") && (works(&around) || comes()) {
        return Some(false);
    }
    let past = says("days") && (is_past(&around) || before == "last" && tells(tokens));
    past.then_some(false)
}

/// "Not on sundays", "any day but friday", "no mornings", "cant do evenings": any of the others.
fn is_refused(around: &Around<'_>) -> bool {
    let small = ["on", "los", "el", "the", "in", "at", "por", "en", "la", "las", "do", "make"];
    let gap = (1..=3).find(|n| !small.contains(&around.before(*n))).unwrap_or(4);
    let refused = ["not", "no", "except", "but", "never", "excepto", "menos", "cant"];
    refused.contains(&around.before(gap)) && (gap <= 2 || around.before(gap) != "but")
}

/// "Tuesdays are out", "evenings dont work", "los martes no puedo".
fn is_no_good(around: &Around<'_>) -> bool {
    let [first, second] = [1, 2].map(|n| around.after(n));
    matches!(first, "are" | "is" | "r") && matches!(second, "out" | "bad" | "no" | "impossible" | "hard" | "tough")
        || matches!(first, "dont" | "wont" | "doesnt" | "cant") && matches!(second, "work" | "suit" | "do" | "fit")
        || first == "no" && matches!(second, "puedo" | "me")
        // "Wednesdays I teach, any other night".
        || (1..=6).any(|n| around.after(n) == "any" && around.after(n + 1) == "other")
}

/// Whether somebody works on a day.
fn works(around: &Around<'_>) -> bool {
    let small = usize::from(matches!(around.before(1), "on" | "los" | "el" | "every"));
    matches!(around.before(1 + small), "work" | "working" | "trabajo")
}

/// Whether something happened or will happen on a day: "diagnosed with lupus on monday", "court tomorrow", with no meeting
/// between.
fn is_past(around: &Around<'_>) -> bool {
    let far = if matches!(around.before(1), "on" | "el" | "la") { 5 } else { 1 };
    let skip =
        usize::from(matches!(around.before(1), "is" | "was" | "are" | "es" | "fue" | "early" | "late"));
    let words = (1 + skip..=far + skip).map(|n| around.before(n)).take_while(|word| !tongue::is_group(word));
    words.into_iter().any(|word| PAST.contains(word) || AHEAD.contains(word))
}

fn is_hour(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether words about time stand beside a day in short.
fn is_dated(around: &Around<'_>) -> bool {
    let dated = |word: &str| {
        is_hour(word) || TIMED.contains(word) || BESIDE_DAYS.contains(word) || SHORT_DAYS.contains(&word)
    };
    let after = around.after(1);
    dated(around.before(1)) || dated(after) || BEFORE_HOURS.contains(&after) && dated(around.after(2))
}

/// Whether a part of the day is told of: "last night", "all night", "I cry every night".
fn is_told(around: &Around<'_>) -> bool {
    let every = matches!(around.before(1), "every" | "each" | "cada") || around.before(2) == "todas";
    let meeting = |word: &str| tongue::is_group(word) || AVAILABLE.contains(word);
    let alone = around.before(2).is_empty() || (2..=4).any(|n| meeting(around.before(n)));
    // "Wandering at night", "cant sleep at night", "I keep eating at night".
    let restless =
        ["sleep", "cry", "cries", "wake", "wakes", "awake", "scared", "up", "dormir", "eat", "drink"];
    let own = around.word(Some(around.of.from));
    let does = |word: &str| word.ends_with("ing") && !meeting(word) || restless.contains(&word);
    let at = |word: &str| matches!(word, "at" | "de" | "en" | "por");
    if at(own) && does(around.before(1)) || at(around.before(1)) && does(around.before(2)) {
        return true;
    }
    // "This morning" is a longer phrase, which was refused.
    matches!(around.before(1), "last" | "all" | "a" | "per" | "this" | "tomorrow" | "esta" | "does")
        || every && (tells(around.tokens) || !alone)
}

/// Whether somebody tells of themselves or of another.
fn tells(tokens: &[Token]) -> bool {
    let tellers = ["i", "im", "he", "she", "hes", "shes", "they", "me", "him", "her", "my", "yo", "mi"];
    tokens.iter().any(|t| tellers.contains(&t.word.as_str()))
}
