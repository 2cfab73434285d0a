//! Opening hours: a door, a desk or a line that is open from a time to a time.

use super::{
    clause::{Words, has},
    remark::is_sort,
    topics::{GROUP, HOURS, OPEN},
    words,
};
use crate::schedule::{Freq, Rule};

/// Opening hours of one day of the month.
pub(super) fn opens_monthly(words: Words<'_>) -> bool {
    let doors = ["office", "clinic", "pantry", "clinica", "despensa", "horario", "hours"];
    let before = words.all.get(..words.days.start).unwrap_or(&[]);
    let small = ["the", "on", "every", "each", "el", "los", "cada"];
    let last = before.iter().rev().find(|word| !small.contains(word)).copied().unwrap_or("");
    let opens = before.len() > 2 && matches!(last, "open" | "opens" | "abre" | "abierto" | "abierta");
    !has(words.all, GROUP) && (opens || has(before, &doors) || says(words, &["hours", "horario"]))
}

/// Opening hours: said so, or longer than a group sits together.
pub(super) fn is_hours(words: Words<'_>, rule: &Rule, length: Option<i32>) -> bool {
    // "Open: Tuesday 7-8 pm" names the sort of a meeting.
    let sort = matches!(words.all, ["open" | "closed" | "abierta" | "cerrada", ":", ..]);
    if sort && rule.by_day.len() == 1 && length.is_some_and(|length| length <= 120) {
        return false;
    }
    let group = has(words.all, GROUP);
    let Some(length) = length else {
        return !group
            && has(
                words.all.get(..words.days.start).unwrap_or(&[]),
                &["hours", "open", "opens", "office", "horario", "abierto", "abierta", "oficina"],
            );
    };
    let said = has(words.all.get(..words.days.start).unwrap_or(&[]), HOURS) || says(words, OPEN);
    let days = if rule.freq == Freq::Daily { 7 } else { rule.by_day.len() };
    match (group, said) {
        (true, true) => length >= 300,
        (true, false) => length >= 420,
        (false, true) => true,
        (false, false) => length >= 240 || (length >= 180 && days >= 3) || (length > 150 && days >= 5),
    }
}

/// Whether one of the words says that something is open: not between parentheses, not "after hours", no sort of meeting.
fn says(words: Words<'_>, list: &[&str]) -> bool {
    let mut inside = false;
    words.all.iter().enumerate().any(|(at, word)| {
        inside = matches!(*word, "(" | "[") || inside && !matches!(*word, ")" | "]");
        let near = |at: Option<usize>| at.and_then(|at| words.all.get(at)).copied().unwrap_or("");
        // "For 2 hours" is how long.
        let counted = matches!(*word, "hours" | "horas")
            && (near(at.checked_sub(1)).starts_with(|c: char| c.is_ascii_digit())
                || words::number(near(at.checked_sub(1))).is_some());
        let after = counted || matches!(near(at.checked_sub(1)), "after" | "off");
        let in_door = !matches!(*word, "drop" | "walk") || matches!(near(Some(at + 1)), "in" | "ins" | "-");
        list.contains(word) && in_door && !inside && !after && !is_sort(words.all, at)
    })
}
