//! Weekdays in names: "across from Friday's", "Easter Sunday", "Sunday School".

use super::mark::Reader;

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
        beside || feast || of_feast || school || matches!(self.word(1), "restaurant" | "harbor")
    }
}
