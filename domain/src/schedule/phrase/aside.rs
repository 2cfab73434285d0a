//! Times that are not when a meeting starts: "doors open 6:30", "9:30 coffee, 10 meeting", "ends at 8:45".

use super::lex::Token;

/// What a time tells by the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Start,
    /// When people come or get ready, before the meeting.
    Aside,
    End,
    /// When something else is: "after the 11 am service".
    Else,
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
/// What else people come from or go to, and the words that say so.
const SERVICES: &[&str] = &[
    "service", "services", "mass", "worship", "liturgy", "sermon", "misa", "misas", "culto", "servicio",
    "liturgia",
];
const BESIDE: &[&str] =
    &["after", "following", "before", "preceding", "despues", "tras", "antes", "terminar"];
/// How far before the time a word tells of it.
const NEAR: usize = 5;

/// What the time between two tokens tells.
pub(super) fn role(tokens: &[Token], from: usize, next: usize) -> Role {
    let words = tokens.get(from.saturating_sub(NEAR)..from).unwrap_or(&[]);
    let before = words.iter().rev().map(|t| t.text.as_str()).find(|word| !SMALL.contains(word));
    let after = tokens.get(next).map_or("", |t| t.text.as_str());
    if is_of_service(tokens, from, next) {
        return Role::Else;
    }
    match before {
        Some(word) if ENDS.contains(&word) => Role::End,
        Some(word) if ASIDE.contains(&word) => Role::Aside,
        _ if ASIDE.contains(&after) => Role::Aside,
        _ => Role::Start,
    }
}

/// "Right after the 11 am service", "tras la misa de 11 h".
fn is_of_service(tokens: &[Token], from: usize, next: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.text.as_str());
    let behind = (next..next + 2).any(|at| SERVICES.contains(&word(at)));
    let of = word(from) == "de" && from.checked_sub(1).is_some_and(|at| SERVICES.contains(&word(at)));
    let sentence = (0..from).rev().take(2 * NEAR).map(word).take_while(|w| !matches!(*w, ";" | "." | "\n"));
    (behind || of) && sentence.into_iter().any(|word| BESIDE.contains(&word))
}
