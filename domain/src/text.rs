//! Text compared without its accents, case and punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds text for comparison: lower case, no accents, every run of other characters one space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '\'' | '\u{2019}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A text as it was typed, without NULs and whatever a form makes of a line break: what is kept is kept again as it is.
pub(crate) fn plain(typed: &str) -> String {
    typed.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n")
}

/// A text as it was typed, without what surrounds it; `None` when that is nothing, an error when it is too long.
pub(crate) fn bounded(typed: &str, most: usize) -> Result<Option<String>, ()> {
    let text = plain(typed);
    let text = text.trim();
    if text.chars().count() > most {
        return Err(());
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn folds_accents_case_and_punctuation() {
        assert_eq!(super::fold("  Niños' Café—St. Mark’s "), "ninos cafe st marks");
    }

    #[test]
    fn what_is_kept_is_kept_again_as_it_is() {
        for typed in ["a\r\nb", "a\r\0\nb", "a\r\r\nb", "a\rb\0"] {
            let kept = super::plain(typed);
            assert!(!kept.contains(['\r', '\0']) && super::plain(&kept) == kept, "{kept:?}");
        }
    }
}
