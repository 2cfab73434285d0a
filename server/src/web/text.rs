//! Small things that templates need.

/// A telephone number as a `tel:` link wants it: digits, and a plus at the start; an extension after a comma.
pub(crate) fn dial(number: &str) -> String {
    let mut out = String::new();
    for c in number.trim().chars() {
        match c {
            '0'..='9' | '#' | '*' => out.push(c),
            '+' if out.is_empty() => out.push(c),
            ',' | ';' | 'x' | 'X' if !out.is_empty() && !out.ends_with(',') => out.push(','),
            _ => {}
        }
    }
    out.trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_dial() {
        assert_eq!(super::dial("+1 (317) 555-0142 ext. 3"), "+13175550142,3");
        assert_eq!(super::dial("call"), "");
    }
}
