//! Mentions: `@Fern` in a post. What is kept is who was meant, not the name: a name is shown for as long as somebody has it.

use crate::MemberId;
use crate::member::{Author, Role, Standing};
use crate::pseudonym::look;
use std::collections::HashMap;

/// Between these stands the number of somebody who was meant. Nobody can type them into a post.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// Most people that one post means.
pub const MOST: usize = 10;
/// Most words of a name that is looked for.
const MOST_WORDS: usize = 4;
/// Most characters of one.
const MOST_NAME: usize = *crate::pseudonym::LENGTH.end();

/// What may be a name: where it ends, and what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    end: usize,
    words: usize,
    look: String,
}

/// Whether somebody can be meant by a name: who writes here, or keeps the group. Who only listens is not found by guessing.
pub fn may_be_meant(role: Role, standing: Standing) -> bool {
    standing.has_seat() && (standing != Standing::Listening || role.keeps())
}

/// Takes signs out that would stand for somebody.
pub(crate) fn unmarked(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// What the names in a text may look like; to be looked up.
pub fn looks(text: &str) -> Vec<String> {
    let mut looks: Vec<String> =
        places(text).take(MOST).flat_map(|at| candidates(text, at)).map(|candidate| candidate.look).collect();
    looks.sort_unstable();
    looks.dedup();
    looks
}

/// The text with who is meant in the place of their names, and who that is, in the order in which they come.
pub fn mark(text: &str, known: &HashMap<String, Author>) -> (String, Vec<MemberId>) {
    let (mut out, mut meant, mut done) = (String::with_capacity(text.len()), vec![], 0);
    for at in places(text).take(MOST) {
        let fits = |candidate: &Candidate| {
            let author = known.get(&candidate.look)?;
            let words = author.pseudonym.show().split_whitespace().count();
            (words == candidate.words).then_some((candidate.end, author.member))
        };
        let Some((end, member)) = candidates(text, at).iter().find_map(fits) else { continue };
        let number = meant.iter().position(|known| *known == member).unwrap_or_else(|| {
            meant.push(member);
            meant.len() - 1
        });
        out.push_str(&text[done..at]);
        out.push_str(&format!("{OPEN}{number}{CLOSE}"));
        done = end;
    }
    out.push_str(&text[done..]);
    (out, meant)
}

/// The text with a name in the place of everybody who is meant.
pub fn named(text: &str, name: impl Fn(usize) -> String) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((number, after)) = after.split_once(CLOSE) else { break };
        out.push_str(before);
        if let Ok(number) = number.parse() {
            out.push_str(&name(number));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The numbers that stand in a text for who is meant; `None` where a sign stands for nobody.
pub fn numbers(text: &str) -> Option<Vec<usize>> {
    let (mut numbers, mut rest) = (vec![], text);
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (number, after) = after.split_once(CLOSE)?;
        if before.contains(CLOSE) {
            return None;
        }
        numbers.push(number.parse().ok()?);
        rest = after;
    }
    (!rest.contains(CLOSE)).then_some(numbers)
}

/// Where an `@` stands at the beginning of a word.
fn places(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('@').map(|(at, _)| at).filter(|at| !text[..*at].ends_with(char::is_alphanumeric))
}

/// What may be the name behind an `@`, the longest first.
fn candidates(text: &str, at: usize) -> Vec<Candidate> {
    let behind = &text[at + 1..];
    let line = behind.split(['\n', '@']).next().unwrap_or_default();
    let (mut found, mut from) = (vec![], 0);
    for words in 1..=MOST_WORDS {
        let rest = &line[from..];
        if rest.is_empty() || rest.starts_with(char::is_whitespace) {
            break; // one space stands between two words of a name
        }
        let end = from + rest.find(char::is_whitespace).unwrap_or(rest.len());
        let word = line[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let owned = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        for name in owned.into_iter().chain([word]) {
            let look = look(name);
            if !look.is_empty() && name.chars().count() <= MOST_NAME {
                found.push(Candidate { end: at + 1 + name.len(), words, look });
            }
        }
        match line[end..].chars().next() {
            Some(space) => from = end + space.len_utf8(),
            None => break,
        }
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known(names: &[&str]) -> HashMap<String, Author> {
        let author = |(number, name): (u8, &&str)| {
            let member = MemberId::from_bytes([number; 16]);
            (look(name), Author { member, role: Role::Member, pseudonym: (*name).to_owned().into() })
        };
        (1..).zip(names).map(author).collect()
    }

    fn marked(text: &str, names: &[&str]) -> (String, usize) {
        let known = known(names);
        let (marked, meant) = mark(text, &known);
        let name = |number: usize| format!("<{}>", meant[number].bytes()[0]);
        (named(&marked, name), meant.len())
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        let names = ["Fern", "Quiet Fern", "J. Moss", "小さな川", "Fernand"];
        for (text, shown) in [
            ("@Fern, thank you", "<1>, thank you"),
            ("(@fern)", "(<1>)"),
            ("@Férn. And @Fern's dog", "<1>. And <1>'s dog"),
            ("@Quiet Fern said", "<2> said"),
            ("@Fern and you", "<1> and you"),
            ("@Fernand and you", "<5> and you"),
            ("@J. Moss!", "<3>!"),
            ("@小さな川 ok", "<4> ok"),
            ("@Fern@Quiet Fern", "<1>@Quiet Fern"),
            ("@Nobody and @", "@Nobody and @"),
            ("fern@example.org", "fern@example.org"),
            ("@ Fern", "@ Fern"),
            ("@Fern\n\n@Fern", "<1>\n\n<1>"),
        ] {
            assert_eq!(marked(text, &names).0, shown, "{text}");
        }
        assert_eq!(marked("@Fern @Fern @Quiet Fern", &names).1, 2);
        let many = "@Fern ".repeat(MOST + 3);
        assert_eq!(marked(&many, &names).0.matches("@Fern").count(), 3);
        assert!(looks("@Fern, hello").contains(&look("Fern")));
    }

    #[test]
    fn signs_that_stand_for_nobody_are_seen() {
        let (text, _) = mark("@Fern and @Moss", &known(&["Fern", "Moss"]));
        assert_eq!(numbers(&text), Some(vec![0, 1]));
        assert_eq!(numbers("@Fern"), Some(vec![]));
        for wrong in
            ["\u{e000}", "\u{e001}", "\u{e000}<b>\u{e001}", "\u{e001}\u{e000}0\u{e001}", "\u{e000}-1\u{e001}"]
        {
            assert_eq!(numbers(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn who_only_listens_is_not_found() {
        for &standing in Standing::ALL {
            let writes = matches!(standing, Standing::Trying | Standing::Member);
            assert_eq!(may_be_meant(Role::Member, standing), writes, "{standing}");
        }
        assert!(may_be_meant(Role::Facilitator, Standing::Listening));
        assert!(!may_be_meant(Role::Facilitator, Standing::Paused));
    }

    proptest! {
        #[test]
        fn what_means_nobody_stays_as_it_is(text in "[@a-zA-Z .,'’\n\u{e9}川]{0,80}") {
            let (same, meant) = mark(&text, &HashMap::new());
            prop_assert_eq!(&same, &text);
            prop_assert!(meant.is_empty());
            let (marked, meant) = mark(&text, &known(&["a", "b c"]));
            let back = named(&marked, |number| format!("@{}", number + 1));
            prop_assert!(meant.len() <= 2 && !back.contains([OPEN, CLOSE]));
        }
    }
}
