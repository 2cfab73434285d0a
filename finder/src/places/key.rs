//! The form in which names of places are compared.

use domain::text::fold;

/// Folds a name and spells out its short words: "St. Paul" and "Saint Paul" become one.
pub(crate) fn key(name: &str) -> String {
    let folded = if name.is_ascii() { fold_ascii(name) } else { fold(name) };
    if !["st", "ste", "mt", "ft"].iter().any(|short| folded.split(' ').any(|word| word == *short)) {
        return folded;
    }
    folded.split(' ').map(spelt).collect::<Vec<_>>().join(" ")
}

/// A short word of names spelt out.
pub(crate) fn spelt(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "mt" => "mount",
        "ft" => "fort",
        _ => word,
    }
}

/// As [`fold`], faster.
fn fold_ascii(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.bytes() {
        match c {
            b'\'' => {}
            c if c.is_ascii_alphanumeric() => out.push(char::from(c.to_ascii_lowercase())),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
