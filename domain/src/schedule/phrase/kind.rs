//! Tells what a clause speaks of: the group's meetings, a meeting that differs, opening hours, or nothing.

use super::{
    PhraseKind,
    clause::{ONLY, PEOPLE, Words, follows, has, is_event, is_numbered, says_only},
    hours::{is_hours, opens_monthly},
    others::{is_business, is_of_service},
    remark::{
        changes_format, is_a_sort, is_deadline, is_night, is_open_or_closed, moves, opens_to, welcomes,
    },
    span::Half,
    topics::{GROUP, STOPPED, THEMES},
};
use crate::schedule::Rule;
use jiff::civil::Time;

/// Whether a clause says that the group does not meet at present.
pub(super) fn is_stopped(words: &[&str]) -> bool {
    let stopped = has(words, STOPPED)
        || follows(words, &["no"], &["longer"])
        || follows(words, &["ya"], &["no"])
        || follows(words, &["on"], &["hold", "pause", "break"])
        || follows(words, &["en"], &["pausa", "receso"])
        || follows(words, &["not"], &["currently", "meeting"])
        || follows(
            words,
            &["temporarily", "temporalmente"],
            &["closed", "not", "unavailable", "paused", "cerrado", "cerrada"],
        )
        || follows(words, &["cerrado", "cerrada", "closed"], &["temporalmente", "temporarily"])
        || follows(words, &["currently"], &["not", "paused", "closed"]);
    let only_sometimes = [
        "if", "when", "unless", "holidays", "holiday", "snow", "weather", "si", "cuando", "feriados",
        "schools",
    ];
    stopped && !has(words, &only_sometimes)
}

/// The part of the day that words around a time mean.
pub(super) fn hint(words: &[&str]) -> Half {
    let morning = ["morning", "mornings", "breakfast", "sunrise", "mananas", "desayuno", "am", "madrugada"];
    let late = [
        "evening",
        "evenings",
        "night",
        "nights",
        "nite",
        "afternoon",
        "afternoons",
        "tarde",
        "tardes",
        "noche",
        "noches",
        "pm",
        "weeknights",
        "nightly",
        "tonight",
        "dinner",
    ];
    match (has(words, &morning) || follows(words, &["la"], &["manana"]), has(words, &late)) {
        (true, false) => Half::Am,
        (false, true) => Half::Pm,
        _ => Half::Unsaid,
    }
}

/// What a rule in this clause tells.
pub(super) fn kind(words: Words<'_>, rule: &Rule, start: Option<Time>, end: Option<Time>) -> PhraseKind {
    if is_deadline(words) {
        return PhraseKind::None;
    }
    let numbered = is_numbered(rule);
    let length = start.zip(end).map(|(start, end)| minutes_between(start, end));
    if is_business(words.all) || is_refused(words, numbered) {
        return PhraseKind::Change;
    }
    if numbered && (is_event(words.all) || is_of_service(words)) {
        return PhraseKind::Change;
    }
    if numbered && opens_monthly(words) && length.is_some() {
        return PhraseKind::Hours;
    }
    if numbered && !says_only(words) && !says_meets(words, length.is_some() || start.is_some()) {
        // "Otherwise fourth Tuesday, 7 PM"
        let all = words.all.strip_prefix(&["otherwise"]).filter(|_| start.is_some()).unwrap_or(words.all);
        let themed = (has(all, THEMES) || is_night(words.all)) && !is_group_with_time(words.all, start);
        if themed
            || is_open_or_closed(words.all, length.is_some(), start.is_some())
            || welcomes(words.all)
            || moves(words.all)
            || start.is_none() && is_a_sort(words)
            || start.is_none() && (opens_to(words) || is_for_some(words.all))
            || changes_format(words, start)
        {
            return PhraseKind::Change;
        }
    }
    if !numbered && is_hours(words, rule, length) { PhraseKind::Hours } else { PhraseKind::Rule }
}

fn minutes_between(start: Time, end: Time) -> i32 {
    let minutes = |t: Time| i32::from(t.hour()) * 60 + i32::from(t.minute());
    (minutes(end) - minutes(start) - 1).rem_euclid(24 * 60) + 1
}

/// "No meeting on the 1st Wednesday", "closed Sundays", "excludes the first Saturday".
fn is_refused(words: Words<'_>, numbered: bool) -> bool {
    let before = words.all.get(..words.days.start).unwrap_or(words.all);
    let near = before.get(before.len().saturating_sub(6)..).unwrap_or(before);
    let filler = |word: &&&str| {
        matches!(
            **word,
            "on" | "the" | "el" | "los" | "las" | "every" | "each" | "todos" | "first" | "-" | ":"
        )
    };
    let last = before.iter().rev().find(|word| !filler(word)).copied().unwrap_or("");
    // "All other Fridays closed"
    if !numbered && matches!(words.all.get(words.days.end..), Some(["closed" | "cerrado" | "cerrada"])) {
        return true;
    }
    let meeting = [
        "meeting", "meetings", "mtg", "mtgs", "group", "groups", "class", "reunion", "hay", "se", "nos",
        "session", "sessions",
    ];
    follows(near, &["no"], &meeting)
        || follows(near, &["not", "doesnt", "dont"], &["meet", "meeting", "held"])
        || matches!(
            last,
            "closed" | "cerrado" | "cerrada" | "cerramos" | "excludes" | "excluding" | "except" | "excepto"
        ) && (numbered || before.iter().all(|word| filler(&word) || *word == last))
}

/// "2nd Tuesday: women only", where no group is named.
fn is_for_some(words: &[&str]) -> bool {
    follows(words, PEOPLE, ONLY) && !has(words, GROUP)
}

/// "Meets (on the) 2nd Tuesday": a word for meeting right before the days.
fn says_meets(words: Words<'_>, timed: bool) -> bool {
    let before = words.all.get(..words.days.start).unwrap_or(&[]);
    let small = [
        "on",
        "the",
        "every",
        "each",
        "is",
        "are",
        "held",
        "el",
        "los",
        "las",
        "de",
        "del",
        "cada",
        "se",
        "monthly",
        "regularly",
        ":",
        "-",
        ",",
        "also",
        "at",
        "from",
        "only",
        "once",
        "a",
        "month",
        "todos",
        "usually",
        "will",
        "be",
    ];
    let verb = before.iter().rev().find(|word| !small.contains(word)).copied().unwrap_or("");
    let far = has(before, &["meets", "meet", "reune", "reunimos", "reunen", "gathers"]);
    match verb {
        "meets" | "meet" | "gathers" | "gather" | "reune" | "reunimos" | "reunen" | "occurs" => true,
        "meetings" | "reuniones" => !has(before, THEMES) && !is_open_or_closed(before, false, false),
        _ => far && timed,
    }
}

fn is_group_with_time(words: &[&str], start: Option<Time>) -> bool {
    start.is_some() && has(words, &["group", "groups", "grupo", "grupos", "support", "apoyo"])
}
