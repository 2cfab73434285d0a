//! Weekdays in names: "across from Friday's", "Easter Sunday", "Sunday School".

use super::{lex::Sort, mark::Reader, topics::MEETS, words};

impl Reader<'_> {
    /// Whether the weekday here is part of the name of a place or a feast.
    pub(super) fn is_name(&self, day: &str) -> bool {
        let before = |n: usize| {
            self.at.checked_sub(n).and_then(|at| self.tokens.get(at)).map_or("", |t| t.text.as_str())
        };
        let beside = matches!(
            (before(2), before(1)),
            ("across" | "down", "from")
                | ("next" | "close", "to")
                | ("junto" | "frente", "a")
                | ("detras" | "cerca", "de")
        ) || matches!(before(1), "near" | "behind" | "opposite" | "beside" | "tgi" | "ruby");
        let feast = matches!(
            before(1),
            "good"
                | "easter"
                | "palm"
                | "ash"
                | "holy"
                | "maundy"
                | "shrove"
                | "fat"
                | "black"
                | "giving"
                | "cyber"
                | "bowl"
        );
        let of_feast = match (self.word(1), self.word(2)) {
            ("santo", _) => true,
            ("de", of) => matches!(of, "ramos" | "pascua" | "resurreccion" | "gloria" | "ceniza"),
            _ => false,
        };
        let school = day == "sunday" && matches!(self.word(1), "school" | "schools");
        beside
            || feast
            || of_feast
            || school
            || self.is_of_group()
            || matches!(self.word(1), "restaurant" | "harbor")
    }

    /// "The Wednesday Widows meet the first Friday": a day before the verb names the group, those behind it are when.
    fn is_of_group(&self) -> bool {
        let token = |at: usize| self.tokens.get(at).filter(|t| t.sort == Sort::Word);
        let is_day = |at: usize| token(at).is_some_and(|t| words::weekday(&t.text).is_some());
        let named = |at: usize| token(at).is_some_and(|t| t.capital) && !is_day(at);
        let first = token(self.at).is_some_and(|t| t.capital) && named(self.at + 1);
        let sentence = (self.at + 1..self.tokens.len()).take_while(|at| {
            !is_day(*at) && !matches!(self.tokens[*at].text.as_str(), "." | ";" | "\n" | "," | ":" | "-")
        });
        let meets = |at: usize| token(at).is_some_and(|t| MEETS.contains(&t.text.as_str()) && !t.capital);
        let verb = sentence.clone().find(|at| meets(*at));
        first && verb.is_some_and(|verb| sentence.last().is_some_and(|last| last >= verb && is_day(last + 1)))
    }
}
