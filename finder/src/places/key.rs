//! The form in which names of places are compared.

use std::sync::LazyLock;

/// Folds a name and spells out its short words: "St. Paul" and "Saint Paul" become one.
pub(crate) fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    push_key(name, &mut out);
    out
}

/// As [`key`], at the end of a text.
pub(super) fn push_key(name: &str, out: &mut String) {
    let start = out.len();
    push_folded(name, out);
    let folded = out.get(start..).unwrap_or("");
    if folded.split(' ').any(|word| spelt(word).len() > word.len()) {
        let long = folded.split(' ').map(spelt).collect::<Vec<_>>().join(" ");
        out.truncate(start);
        out.push_str(&long);
    }
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

/// As [`domain::text::fold`], faster for Latin letters.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(text, &mut out);
    out
}

/// Letters up to here are folded by a table.
const LATIN: usize = 0x250;

/// What each letter becomes between two others; a space where it parts words.
static FOLDED: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
    let chars = (0..LATIN as u32).filter_map(char::from_u32);
    let between = |c: char| domain::text::fold(&format!("a{c}a"));
    chars.map(|c| between(c).get(1..).and_then(|rest| rest.strip_suffix('a')).unwrap_or("").into()).collect()
});

fn push_folded(text: &str, out: &mut String) {
    let start = out.len();
    if !text.is_ascii() && text.chars().any(|c| c as usize >= LATIN) {
        out.push_str(&domain::text::fold(text));
        return;
    }
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for c in FOLDED.get(c as usize).map_or("", |folded| folded).chars() {
            if c != ' ' || out.len() > start && !out.ends_with(' ') {
                out.push(c);
            }
        }
    }
    if out.len() > start && out.ends_with(' ') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folds_as_every_floor_does(text in "[ -~À-ɏ´¨½'’é]{0,20}|.{0,20}") {
            prop_assert_eq!(super::fold(&text), domain::text::fold(&text));
        }
    }
}
