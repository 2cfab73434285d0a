//! Whether a clause in a record's notes or name states the rule of the group itself.

use super::{
    clause::{Words, has, is_event, says_only},
    remark::is_open_or_closed,
    topics::{FORMATS, MEETS, OTHERS, THEMES},
};

/// Whether a clause in a record's notes states the rule of the group itself, and nothing else.
pub(super) fn is_plain_statement(words: Words<'_>) -> bool {
    if has(words.all, FORMATS) || is_event(words.all) || is_open_or_closed(words.all, false, false) {
        return false;
    }
    let small = [
        "on",
        "the",
        "only",
        "every",
        "each",
        "held",
        "is",
        "are",
        "monthly",
        "el",
        "los",
        "las",
        "cada",
        "solo",
        "de",
        "del",
        "todos",
        "-",
        ":",
        "will",
        "be",
        "se",
        "el",
        "other",
        "solamente",
        "unicamente",
        "once",
        "twice",
        "a",
        "per",
        "month",
        ",",
        "/",
        "x",
        "2",
        "una",
        "dos",
        "vez",
        "veces",
        "al",
        "mes",
        "group",
        "grupo",
    ];
    let before = words.all.get(..words.days.start).unwrap_or(&[]);
    let verb = before.iter().rev().find(|word| !small.contains(word)).copied().unwrap_or("");
    let held = verb.is_empty() && has(before, &["held"]);
    let meets = (held || MEETS.contains(&verb)) && !has(words.all, THEMES);
    meets || says_only(words)
}

/// Whether words tell of one meeting among others: its topic, a party, who may come.
pub(super) fn is_of_one_meeting(words: &[&str]) -> bool {
    let state = ["open", "closed", "abierta", "abierto", "cerrada", "cerrado", "business", "negocios"];
    is_event(words) || has(words, THEMES) || has(words, OTHERS) || has(words, &state)
}

/// "Meets every other week": the group's own turn, and nothing about what it does then.
pub(super) fn is_plain_turn(words: Words<'_>) -> bool {
    let before = words.all.get(..words.days.start).unwrap_or(&[]);
    let meets = ["meets", "meet", "held", "gathers", "reune", "reunimos", "reunen", "meeting", "meetings"];
    let alternates = ["alternate", "alternates", "alternating", "rotates", "rotating", "alterna"];
    let bare = before.is_empty() && words.all.len() <= words.days.end + 2;
    (bare
        || has(before, &meets)
        || has(words.all.get(words.days.end..).unwrap_or(&[]), &["meeting", "reunion"]))
        && !is_of_one_meeting(words.all)
        && !has(words.all, FORMATS)
        && !has(words.all, &alternates)
}
