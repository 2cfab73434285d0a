//! Weekdays written as one letter or two: "M-F", "T/Th", "L, X y V".

use super::{clock::span_at, mark::Reader, meaning::Meaning, words};
use jiff::civil::Weekday;

/// Letters of days that a Spanish list may hold; those of [`ONLY_SPANISH`] no English one does.
const SPANISH: &[&str] = &["l", "m", "x", "j", "v", "s", "d"];
const ONLY_SPANISH: &[&str] = &["l", "x", "j", "v", "d"];

impl Reader<'_> {
    /// One or two letters, if the other side of a dash, slash, comma or "and" is a day as well.
    pub(super) fn short_day(&self, word: &str) -> Option<Weekday> {
        let before =
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |t| t.text.as_str());
        // "3rd Sat of mo."
        if word == "mo" && matches!(before, "of" | "each" | "every" | "per" | "the" | "a") {
            return None;
        }
        let day = words::short_weekday(word)?;
        let is_day = |word: &str| words::weekday(word).is_some() || words::short_weekday(word).is_some();
        let after = is_joint(self.word(1)) && is_day(self.word(2)) && self.word(2) != "a";
        let joined = matches!(
            self.marks.last().map(|m| m.meaning),
            Some(Meaning::To | Meaning::And | Meaning::Filler)
        );
        let previous = self.marks.iter().rev().nth(1).map(|m| m.meaning);
        let before = joined && matches!(previous, Some(Meaning::Day(_)));
        let listed = self.begins_list();
        let lonely = word.len() == 1 && matches!(self.word(1), "and" | "to" | "y") && !listed;
        let article = word == "l" && self.word(1) != "-" && self.word(1) != "a" && !listed;
        let day = if word == "m" { self.day_of_m().unwrap_or(day) } else { day };
        ((after && !lonely && !article) || before || self.goes_on() || self.is_timed(word)).then_some(day)
    }

    /// "Su 6:00pm": two letters right before a time; "T Th 7 pm": letters side by side before one.
    fn is_timed(&self, word: &str) -> bool {
        let capital = |n: usize| self.tokens.get(self.at + n).is_some_and(|t| t.capital);
        let timed = |n: usize| span_at(self.tokens, self.at + n, false).is_some();
        let english = matches!(word, "mo" | "tu" | "we" | "th" | "fr" | "sa" | "su")
            || matches!(word, "m" | "t" | "w" | "f") && !self.is_in_building();
        let next = || capital(1) && words::short_weekday(self.word(1)).is_some() && timed(2);
        let last = || matches!(self.marks.last().map(|m| m.meaning), Some(Meaning::Day(_)));
        capital(0) && (timed(1) && (english || last()) || next())
    }

    /// "Room F", "Group M".
    fn is_in_building(&self) -> bool {
        const BEFORE: &[&str] = &[
            "room", "rm", "suite", "ste", "building", "bldg", "lot", "hall", "apt", "unit", "gate", "door",
            "floor", "group", "section", "wing", "level", "salon", "sala", "aula", "grupo", "puerta", "step",
            ".", "'", "-", "/",
        ];
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|t| BEFORE.contains(&t.text.as_str()))
    }

    /// "M-Th 9-7, F 9-5": a capital between two times.
    fn goes_on(&self) -> bool {
        let mut marks = self.marks.iter().rev().map(|m| m.meaning);
        let behind = matches!(marks.next(), Some(Meaning::Filler | Meaning::Break | Meaning::And))
            && matches!(marks.next(), Some(Meaning::Span(_)));
        let token = |n: usize| self.tokens.get(self.at + n);
        behind && token(0).is_some_and(|t| t.capital) && token(1).is_some_and(|t| t.number().is_some())
    }

    /// Two capital letters, joined as Spanish joins them: "L, X", "M y J".
    fn begins_list(&self) -> bool {
        let letter = |n: usize| {
            let token = self.tokens.get(self.at + n);
            token.is_some_and(|t| t.capital && SPANISH.contains(&t.text.as_str()))
        };
        letter(0) && letter(2) && matches!(self.word(1), "y" | "," | "/")
    }

    /// M in a Spanish list is "martes", or "miércoles" behind another M and in "L, M, V".
    fn day_of_m(&self) -> Option<Weekday> {
        let word = |at: usize| self.tokens.get(at).map_or("", |t| t.text.as_str());
        let linked = |joint: usize, letter: usize| is_joint(word(joint)) && SPANISH.contains(&word(letter));
        let mut from = self.at;
        while from >= 2 && linked(from - 1, from - 2) {
            from -= 2;
        }
        let mut to = self.at;
        while linked(to + 1, to + 2) {
            to += 2;
        }
        let letters: Vec<&str> = (from..=to).step_by(2).map(word).collect();
        let (before, after) = letters.split_at_checked((self.at - from) / 2)?;
        letters.iter().any(|letter| ONLY_SPANISH.contains(letter)).then_some(())?;
        let between = before == ["l"] && after.get(1) == Some(&"v");
        Some(if before.contains(&"m") || between { Weekday::Wednesday } else { Weekday::Tuesday })
    }
}

/// What may stand between two letters.
fn is_joint(word: &str) -> bool {
    matches!(word, "-" | "/" | "&" | "," | "a" | "and" | "y" | "to" | "thru" | "through")
}
