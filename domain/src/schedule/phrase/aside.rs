//! Times that are not when a meeting starts: "doors open 6:30", "9:30 coffee, 10 meeting", "ends at 8:45".

use super::lex::Token;

/// What a time tells by the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Start,
    /// When people come or get ready, before the meeting.
    Aside,
    End,
}

const ASIDE: &[&str] = &[
    "doors",
    "door",
    "gates",
    "gate",
    "arrive",
    "arrives",
    "arriving",
    "arrival",
    "come",
    "comes",
    "check",
    "checkin",
    "newcomers",
    "beginners",
    "registration",
    "coffee",
    "refreshments",
    "dinner",
    "supper",
    "potluck",
    "set",
    "setup",
    "puertas",
    "puerta",
    "llegar",
    "llegue",
    "lleguen",
    "llegada",
    "cafe",
    "cena",
    "inscripcion",
    "principiantes",
];
const ENDS: &[&str] = &[
    "ends",
    "ending",
    "end",
    "finishes",
    "finishing",
    "termina",
    "terminamos",
    "acaba",
    "finaliza",
    "concluye",
];
/// Words that may stand between those and the time.
const SMALL: &[&str] = &[
    "open", "opens", "opening", "begins", "begin", "starts", "start", "at", "by", "around", "from", "is",
    "are", "in", "up", "-", ":", "@", "abiertas", "abierta", "abren", "abre", "se", "desde", "a", "las",
    "la", "de",
];
/// How far before the time a word tells of it.
const NEAR: usize = 5;

/// What the time between two tokens tells.
pub(super) fn role(tokens: &[Token], from: usize, next: usize) -> Role {
    let words = tokens.get(from.saturating_sub(NEAR)..from).unwrap_or(&[]);
    let before = words.iter().rev().map(|t| t.text.as_str()).find(|word| !SMALL.contains(word));
    let after = tokens.get(next).map_or("", |t| t.text.as_str());
    match before {
        Some(word) if ENDS.contains(&word) => Role::End,
        Some(word) if ASIDE.contains(&word) => Role::Aside,
        _ if ASIDE.contains(&after) => Role::Aside,
        _ => Role::Start,
    }
}
