//! What a number may count that is no hour: money, miles, a weight, how soon.

use super::near::{KILOMETRES, MONEY, NO_HOUR};
use super::tokens::Token;

pub(super) const MILES: &[&str] = &["mile", "miles", "mi", "milla", "millas"];

/// Whether a word counts money, miles or such: it is no misspelling.
pub(super) fn is_unit(word: &str) -> bool {
    MONEY.contains(word) || MILES.contains(&word) || KILOMETRES.contains(word) || NO_HOUR.contains(word)
}

/// "I weigh 340 pounds", "lost 20 pounds".
pub(super) fn is_weight(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(at.saturating_sub(2)..at).unwrap_or(&[]);
    let weighs =
        ["weigh", "weighed", "weighs", "lost", "lose", "gained", "gain", "dropped", "peso", "pesaba"];
    before.iter().any(|t| weighs.contains(&t.word.as_str()))
}

/// "In 20 minutes", "in the next 2 hours", "en 10 min": within two hours, and no distance ("in 20 minutes' drive").
pub(super) fn is_soon(number: u32, unit: &str, behind: &str, before: [&str; 2]) -> bool {
    let minutes = match unit {
        "min" | "mins" | "minute" | "minutes" | "minutos" => number,
        "hour" | "hours" | "hr" | "hrs" | "hora" | "horas" => number.saturating_mul(60),
        _ => return false,
    };
    let ahead =
        matches!(before[1], "in" | "en" | "next" | "proximos" | "proximas") || before == ["dentro", "de"];
    let far = ["drive", "away", "from", "of", "walk", "by", "de", "on", "a"].contains(&behind);
    ahead && !far && (1..=120).contains(&minutes)
}
