//! Times in words: "half past six", "a quarter to 7", "siete menos cuarto", "seven thirty"; and how long: "for an hour".

use super::{lex::Token, words};

/// An hour, its minutes and the token behind them.
pub(super) type Said = (u32, u32, usize);

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |t| t.text.as_str())
}

fn hour(tokens: &[Token], at: usize) -> Option<u32> {
    let token = tokens.get(at)?;
    token.number().or_else(|| words::number(&token.text)).filter(|hour| (1..=12).contains(hour))
}

/// A quarter of an hour before an hour.
fn quarter_to(hour: u32, next: usize) -> Said {
    (if hour == 1 { 12 } else { hour - 1 }, 45, next)
}

/// "Half past six", "quarter to 7", "un cuarto para las ocho".
pub(super) fn clock_words(tokens: &[Token], at: usize) -> Option<Said> {
    let at = at + (0..2).take_while(|n| matches!(word(tokens, at + n), "a" | "un")).count();
    let behind = at + 2 + usize::from(matches!(word(tokens, at + 2), "las" | "la"));
    Some(match (word(tokens, at), word(tokens, at + 1)) {
        ("half", "past") => (hour(tokens, at + 2)?, 30, at + 3),
        ("quarter", "past" | "after") => (hour(tokens, at + 2)?, 15, at + 3),
        ("quarter", "to" | "till" | "til" | "of" | "before") => quarter_to(hour(tokens, at + 2)?, at + 3),
        ("cuarto", "para") => quarter_to(hour(tokens, behind)?, behind + 1),
        _ => return None,
    })
}

/// What follows an hour: "y media", "menos cuarto", and behind an hour in words "thirty".
pub(super) fn minutes(tokens: &[Token], hour: u32, at: usize, in_words: bool) -> Option<Said> {
    let [a, b, c] = [0, 1, 2].map(|n| word(tokens, at + n));
    Some(match (a, b, c) {
        ("y", "media", _) => (hour, 30, at + 2),
        ("y", "cuarto", _) => (hour, 15, at + 2),
        ("menos", "cuarto", _) => quarter_to(hour, at + 2),
        ("y", "treinta", _) if in_words => (hour, 30, at + 2),
        ("y", "quince", _) if in_words => (hour, 15, at + 2),
        ("thirty" | "treinta", ..) if in_words => (hour, 30, at + 1),
        ("-", "thirty", _) if in_words => (hour, 30, at + 2),
        ("-", "fifteen", _) if in_words => (hour, 15, at + 2),
        ("fifteen" | "quince", ..) if in_words => (hour, 15, at + 1),
        ("forty", "-", "five") | ("cuarenta", "y", "cinco") if in_words => (hour, 45, at + 3),
        ("forty", "five", _) if in_words => (hour, 45, at + 2),
        _ => return None,
    })
}

/// How long a meeting lasts, behind its start: ", 1 hour", "for 90 minutes", "(1.5 hrs)", "una hora y media".
pub(super) fn length(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let small =
        [",", "(", "for", "por", "lasts", "lasting", "dura", "about", "approx", ".", "duration", ":", "-"];
    let at = at + (0..4).take_while(|n| small.contains(&word(tokens, at + n))).count();
    if (word(tokens, at), word(tokens, at + 1), word(tokens, at + 2)) == ("hora", "y", "media") {
        return Some((90, at + 3));
    }
    let count = |at: usize| tokens.get(at).and_then(|t| t.number().or_else(|| words::number(&t.text)));
    let article = matches!(word(tokens, at), "a" | "an");
    let (count, unit) = if article { (1, at + 1) } else { (count(at)?, at + 1) };
    let half = word(tokens, unit) == "." && word(tokens, unit + 1) == "5";
    let unit = if half { unit + 2 } else { unit };
    let minutes = match word(tokens, unit) {
        "hour" | "hours" | "hr" | "hrs" | "hora" | "horas" if count <= 4 => count * 60,
        "minutes" | "minute" | "mins" | "min" | "minutos" if (15..=240).contains(&count) && !half => count,
        _ => return None,
    };
    let and_half =
        matches!([1, 2, 3].map(|n| word(tokens, unit + n)), ["and", "a", "half"] | ["y", "media", _]);
    let next = unit + 1 + if and_half { 3 - usize::from(word(tokens, unit + 1) == "y") } else { 0 };
    // "30 minutes before the meeting"
    let beside = [
        "before",
        "after",
        "prior",
        "early",
        "antes",
        "despues",
        "earlier",
        "each",
        "drive",
        "parking",
        "notice",
        "ahead",
        "beforehand",
    ];
    let extra = if half || and_half { 30 } else { 0 };
    (!beside.contains(&word(tokens, next))).then_some((minutes + extra, next))
}
