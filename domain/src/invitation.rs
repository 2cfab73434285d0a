//! Referral codes: a form of a group's invitations that somebody who cares for people gives by hand, on paper or by
//! telephone.

use crate::{Private, text};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Signs of a code: none looks or sounds like another, and none of them makes a word.
const SIGNS: &[u8; 16] = b"CFKLMRWXY2346789";
/// How many a code has: 40 bits, which is enough where each try is counted.
const LENGTH: usize = 10;

/// Most characters of what a code is for.
pub const MOST_PURPOSE: usize = 80;
/// How many people may come with one code.
pub const USES: RangeInclusive<i64> = 1..=100;
/// Most days for which one opens.
pub const MOST_DAYS: i64 = 365;
/// Most codes of a group that open at one time.
pub const MOST_CODES: usize = 30;

/// What only the vault holds of a code, so that those who keep the group can print it once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// The code, as [`read`] gives it.
    pub code: Private<String>,
    /// What it is for, in words of those who keep the group.
    pub purpose: Private<String>,
}

/// Why a code cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It does not say what it is for.
    #[error("say what it is for, in at most {MOST_PURPOSE} characters")]
    Purpose,
    /// Nobody could come with it, or too many.
    #[error("from {} to {} people", USES.start(), USES.end())]
    Uses,
    /// It opens on no day, or for too long.
    #[error("a day from today on, within {MOST_DAYS} days")]
    Ends,
    /// The group has too many.
    #[error("{MOST_CODES} codes are open")]
    TooMany,
}

/// A code out of chance.
pub fn code(chance: [u8; LENGTH / 2]) -> String {
    let signs = chance.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    signs.map(|sign| char::from(SIGNS[usize::from(sign)])).collect()
}

/// A code as somebody types it, with or without spaces and dashes. `None` when it can be none.
pub fn read(typed: &str) -> Option<String> {
    let code = text::fold(typed).replace(' ', "").to_uppercase();
    (code.len() == LENGTH && code.bytes().all(|sign| SIGNS.contains(&sign))).then_some(code)
}

/// A code as it is printed: in two halves.
pub fn show(code: &str) -> String {
    match code.split_at_checked(LENGTH / 2) {
        Some((first, second)) => format!("{first}-{second}"),
        None => code.to_owned(),
    }
}

/// What a code is for, as it is kept.
pub fn purpose(typed: &str) -> Result<String, Refusal> {
    text::bounded(typed, MOST_PURPOSE).ok().flatten().ok_or(Refusal::Purpose)
}

/// How many people may come with it.
pub fn uses(typed: &str) -> Result<i64, Refusal> {
    typed.trim().parse().ok().filter(|uses| USES.contains(uses)).ok_or(Refusal::Uses)
}

/// The last day on which it opens.
pub fn ends(typed: &str, today: Date) -> Result<Date, Refusal> {
    let last = today.saturating_add(MOST_DAYS.days());
    typed.trim().parse().ok().filter(|day| (today..=last).contains(day)).ok_or(Refusal::Ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = code([0x01, 0x23, 0x9a, 0xbc, 0xff]);
        assert_eq!((code.as_str(), show(&code).as_str()), ("CFKL234699", "CFKL2-34699"));
        for typed in ["cfkl2-34699", " CFKL2 34699 ", "C.F.K.L.2.3.4.6.9.9", "ＣＦＫＬ２-34699"] {
            assert_eq!(read(typed), Some(code.clone()), "{typed}");
        }
        for typed in ["", "CFKL2-3469", "CFKL2-346999", "CFKL2-3469O", "CFKL2-346É99"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_code_is_bounded() {
        assert_eq!(purpose(" Ward 3 "), Ok("Ward 3".into()));
        assert_eq!(purpose(" "), Err(Refusal::Purpose));
        assert_eq!(purpose(&"x".repeat(MOST_PURPOSE + 1)), Err(Refusal::Purpose));
        assert_eq!((uses(" 20 "), uses("0"), uses("101")), (Ok(20), Err(Refusal::Uses), Err(Refusal::Uses)));
        let today = date(2026, 11, 23);
        for (typed, good) in [
            ("2026-11-23", true),
            ("2027-11-23", true),
            ("2026-11-22", false),
            ("2027-11-24", false),
            ("soon", false),
        ] {
            assert_eq!(ends(typed, today).is_ok(), good, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_code_is_read_again(chance in any::<[u8; LENGTH / 2]>()) {
            let code = code(chance);
            prop_assert_eq!(read(&show(&code).to_lowercase()), Some(code));
        }
    }
}
