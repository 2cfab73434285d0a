//! Meetings of others than the group, on days of their own: its business, its committee, the district.

use super::{
    clause::{Words, follows, has},
    topics::{GROUP, OTHERS},
};

/// Behind "business" where it is no meeting's.
const NO_MEETING: &[&str] = &[
    "days",
    "hours",
    "day",
    "owners",
    "owner",
    "women",
    "people",
    "center",
    "centre",
    "park",
    "professionals",
    "school",
    "building",
    "district",
];
const MEETING: &[&str] = &["meeting", "meetings", "mtg", "mtgs"];

/// Whether words tell of a business meeting.
pub(super) fn is_business(words: &[&str]) -> bool {
    let next = |at: usize| words.get(at + 1).copied().unwrap_or("");
    words
        .iter()
        .enumerate()
        .any(|(at, word)| matches!(*word, "business" | "negocios") && !NO_MEETING.contains(&next(at)))
}

/// Whether a clause with a day of the month tells of those who serve the group: a committee, a planning meeting.
pub(super) fn is_of_service(words: Words<'_>) -> bool {
    let before = words.all.get(..words.days.start).unwrap_or(&[]);
    // Where the group was named before its days, what stands behind them is a remark.
    let said = if has(before, GROUP) { before } else { words.all };
    is_committee(said) || has_duty(words.all)
}

fn is_committee(words: &[&str]) -> bool {
    const COMMITTEES: &[&str] = &[
        "committee",
        "comite",
        "intergroup",
        "intergrupo",
        "steering",
        "trustees",
        "directiva",
        "gsr",
        "asamblea",
    ];
    let next = |at: usize| words.get(at + 1).copied().unwrap_or("");
    words.iter().enumerate().any(|(at, word)| {
        COMMITTEES.contains(word)
            && !matches!(next(at), "room" | "rooms" | "hall" | "office" | "sala")
            && !follows(words, &["asamblea"], &["de"])
    })
}

/// "Planning meeting", "junta de servicio", "board of directors".
fn has_duty(words: &[&str]) -> bool {
    let planning = [
        "planning",
        "service",
        "administrative",
        "admin",
        "work",
        "housekeeping",
        "board",
        "officers",
        "staff",
        "leadership",
        "district",
        "area",
        "inventory",
    ];
    let duty = ["trabajo", "servicio", "negocios", "comite", "conciencia", "distrito", "coordinadores"];
    let of_duty = words.windows(3).any(|three| {
        matches!(three, [a, "de", c] if matches!(*a, "junta" | "juntas" | "reunion" | "reuniones" | "sesion") && duty.contains(c))
    });
    of_duty
        || follows(words, &planning, MEETING)
        || follows(words, &["junta", "reunion", "mesa"], &["administrativa", "directiva"])
        || follows(words, &["group"], &["inventory"])
        || words.windows(3).any(|three| three == ["board", "of", "directors"])
}

/// Whether a clause speaks of somebody else than the group: its committee, the district, a helper who comes.
pub(super) fn is_of_others(words: Words<'_>) -> bool {
    has(words.all.get(..words.days.start).unwrap_or(&[]), OTHERS)
}
