//! Days that stand as numbers. Programs count from Sunday = 0, from Monday = 1, from Sunday = 1 or from Monday = 0: which of
//! them it was shows in the whole column, by its least and greatest number and by rows that name a day as well.

use super::{cells::Cells, headers::Field};
use crate::{clean, times};
use jiff::civil::Weekday;
use regex::Regex;
use std::sync::LazyLock;

/// What parts the days of a cell.
const SIGNS: [char; 9] = [',', ';', '|', '/', '&', '+', ' ', '\n', '\u{2028}'];
/// Bytes of a cell in which a day is looked for.
const LOOK: usize = 120;

static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)s?\b|",
        r"\b(?:domingos?|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?)\b|",
        r"\b(?:dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi)s?\b|",
        r"\b(?:sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend)s?\b",
    ))
    .ok()
});

/// The number of Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// 0, and 7 as well: Monday is 1.
    Zero,
    /// 1.
    One,
    /// 6: Monday is 0.
    Six,
    /// Nothing shows it.
    Unknown,
}

/// What a column of days has shown so far.
#[derive(Debug, Default)]
pub(super) struct Seen {
    has_any: bool,
    has_zero: bool,
    has_seven: bool,
    /// Rows that name the day their number is, counted in each way.
    named: [usize; 3],
}

const WAYS: [Numbers; 3] = [Numbers::Zero, Numbers::One, Numbers::Six];

impl Seen {
    pub(super) fn row(&mut self, row: &Cells) {
        let Some(numbers) = numbers(row.get(Field::Day)) else { return };
        self.has_any = true;
        self.has_zero |= numbers.contains(&0);
        self.has_seven |= numbers.contains(&7);
        let [number] = numbers.as_slice() else { return };
        if let Some(day) = named(row) {
            for (way, rows) in WAYS.iter().zip(&mut self.named) {
                *rows += usize::from(way.day(*number) == Some(day));
            }
        }
    }

    /// The way that fits; `None` where no day is a number. What names of days say must be clear: four to one.
    pub(super) fn numbers(&self) -> Option<Numbers> {
        let fits = |way: Numbers| match way {
            Numbers::One => !self.has_zero,
            Numbers::Six => !self.has_seven,
            _ => true,
        };
        let rows = WAYS.into_iter().zip(self.named).filter(|(way, _)| fits(*way));
        let best = rows.clone().max_by_key(|(_, rows)| *rows).filter(|(_, rows)| *rows > 0);
        let usual = || if self.has_seven && !self.has_zero { Numbers::Unknown } else { Numbers::Zero };
        let way = match best {
            None => usual(),
            Some((best, most)) if rows.clone().all(|(way, rows)| way == best || rows * 4 <= most) => best,
            Some(_) => Numbers::Unknown,
        };
        self.has_any.then_some(way)
    }
}

impl Numbers {
    /// What an operator should know of them.
    pub(super) fn note(self) -> &'static str {
        match self {
            Self::Zero => "Its days are numbers: 1 was read as Monday.",
            Self::One => "Its days are numbers: 1 was read as Sunday.",
            Self::Six => "Its days are numbers: 0 was read as Monday.",
            Self::Unknown => {
                "Its days are numbers, and nothing shows whether 1 is Sunday or Monday: no day was taken. Write the names of the days."
            }
        }
    }

    fn day(self, number: i64) -> Option<Weekday> {
        match self {
            Self::Zero => times::from_sunday(number % 7),
            Self::One => times::from_sunday(number - 1),
            Self::Six => times::from_sunday((number + 1) % 7).filter(|_| number < 7),
            Self::Unknown => None,
        }
    }

    /// Gives the days of a row their names; what was wrong with one is told.
    pub(super) fn name(self, row: &mut Cells) -> Option<String> {
        let cell = row.get(Field::Day).to_owned();
        numbers(&cell)?;
        let name = |part: &str| {
            let (number, sign) = part.split_at(part.trim_end_matches(SIGNS).len());
            let day = |number: &str| self.day(number.parse::<f64>().ok()? as i64);
            if number.is_empty() {
                Some(sign.to_owned())
            } else {
                day(number).map(|day| format!("{day:?}{sign}"))
            }
        };
        let named: Option<String> = cell.split_inclusive(SIGNS).map(name).collect();
        let is_named = named.is_some();
        row.set(Field::Day, named.unwrap_or_default());
        (!is_named).then(|| {
            format!(
                "Which day is number {} is not known; no day was taken. Write its name.",
                clean::short(&cell)
            )
        })
    }
}

/// The numbers that a cell of days consists of.
fn numbers(cell: &str) -> Option<Vec<i64>> {
    let whole = |part: &str| {
        let number: f64 = part.parse().ok()?;
        (number.fract() == 0.0 && (0.0..=7.0).contains(&number)).then_some(number as i64)
    };
    let numbers: Vec<i64> =
        cell.split(SIGNS).filter(|part| !part.is_empty()).take(8).map(whole).collect::<Option<_>>()?;
    (!numbers.is_empty()).then_some(numbers)
}

/// The one day that a row names.
fn named(row: &Cells) -> Option<Weekday> {
    let cells = [Field::Name, Field::Group, Field::Schedule].map(|field| row.get(field));
    let mut found = None;
    for cell in cells {
        let cell = &cell[..cell.floor_char_boundary(LOOK)];
        for name in NAMED.as_ref()?.find_iter(cell) {
            let day = clean::weekday(name.as_str())?;
            if *found.get_or_insert(day) != day {
                return None;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(rows: &[(&str, &str)]) -> Option<Numbers> {
        let mut seen = Seen::default();
        for (name, day) in rows {
            let mut row = Cells::default();
            row.set(Field::Name, (*name).to_owned());
            row.set(Field::Day, (*day).to_owned());
            seen.row(&row);
        }
        seen.numbers()
    }

    #[test]
    fn the_whole_column_shows_how_days_are_counted() {
        for (rows, way) in [
            (&[("Elm", "Monday"), ("Ash", "")][..], None),
            (&[("Elm", "0"), ("Ash", "6")], Some(Numbers::Zero)),
            (&[("Elm", "0"), ("Ash", "7")], Some(Numbers::Zero)),
            (&[("Elm", "1"), ("Ash", "3")], Some(Numbers::Zero)),
            (&[("Elm", "1"), ("Ash", "7")], Some(Numbers::Unknown)),
            (&[("Sunday Serenity", "1"), ("Ash", "7")], Some(Numbers::One)),
            (&[("Sunday Serenity", "1.0"), ("Ash", "2")], Some(Numbers::One)),
            (&[("Sunday Serenity", "7"), ("Ash", "1")], Some(Numbers::Zero)),
            (&[("Tuesday Tea", "2"), ("Ash", "7")], Some(Numbers::Zero)),
            (&[("Lunes de paz", "0"), ("Ash", "6")], Some(Numbers::Six)),
            (&[("Sunday Serenity", "1"), ("Monday Meditation", "1"), ("Ash", "7")], Some(Numbers::Unknown)),
            (&[("Sunday or Monday", "1"), ("Ash", "7")], Some(Numbers::Unknown)),
        ] {
            assert_eq!(seen(rows), way, "{rows:?}");
        }
    }

    #[test]
    fn numbers_become_names_where_they_stand() {
        let named = |way: Numbers, cell: &str| {
            let mut row = Cells::default();
            row.set(Field::Day, cell.to_owned());
            let told = way.name(&mut row);
            (row.get(Field::Day).to_owned(), told.is_some())
        };
        assert_eq!(named(Numbers::One, "1; 3"), ("Sunday; Tuesday".into(), false));
        assert_eq!(named(Numbers::Zero, "7"), ("Sunday".into(), false));
        assert_eq!(named(Numbers::Six, "0,4"), ("Monday,Friday".into(), false));
        assert_eq!(named(Numbers::Zero, "8"), ("8".into(), false));
        assert_eq!(named(Numbers::One, "Tue"), ("Tue".into(), false));
        assert_eq!(named(Numbers::Unknown, "3"), (String::new(), true));
    }
}
