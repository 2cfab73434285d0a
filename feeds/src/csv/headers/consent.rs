//! Questions of forms whether a number or mailbox may be shown.

/// How a question begins that asks whether something may be shown, what of, and whether to whom.
const MAY: &[&str] = &[
    "can we",
    "may we",
    "ok to",
    "okay to",
    "is it ok",
    "do you want",
    "do you give",
    "permission",
    "may your",
    "can your",
    "should we",
    "podemos",
    "se puede",
    "durfen wir",
];
const MAY_SHOW: &[&str] = &[
    "list",
    "publi",
    "share",
    "show",
    "display",
    "post",
    "print",
    "include",
    "website",
    "directory",
    "veroffentlich",
];
const OF_WHOM: &[&str] = &["phone", "number", "contact", "e mail", "email", "telefon", "correo"];

/// Whether a question asks if a number or mailbox may be shown.
pub(super) fn is_asked(words: &str) -> bool {
    let has = |all: &[&str]| all.iter().any(|part| words.contains(part));
    MAY.iter().any(|begin| words.starts_with(begin)) && has(MAY_SHOW) && has(OF_WHOM)
}
