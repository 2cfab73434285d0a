//! Help in a crisis, by country: a table that the program carries, with its sources and the day it was last checked.
//!
//! Operators verify the lines of their country before they open; `data/README.md` says how.

use jiff::civil::Date;
use std::sync::LazyLock;

/// Days after which a check is old.
const STALE_AFTER_DAYS: i64 = 180;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Danger to life now.
    Emergency,
    /// Thoughts of suicide, despair, somebody to talk to.
    Suicide,
    /// Violence at home or by a partner, sexual violence.
    Violence,
    /// Children and young people.
    Child,
    /// Alcohol and other drugs.
    Substance,
    /// Lesbian, gay, bisexual, trans and queer people.
    Lgbtq,
}

impl Need {
    /// Its code, in the table and in message keys (`need-suicide`).
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Suicide => "suicide",
            Self::Violence => "violence",
            Self::Child => "child",
            Self::Substance => "substance",
            Self::Lgbtq => "lgbtq",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        const ALL: [Need; 6] =
            [Need::Emergency, Need::Suicide, Need::Violence, Need::Child, Need::Substance, Need::Lgbtq];
        ALL.into_iter().find(|need| need.code() == code)
    }
}

/// One line of help.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// ISO 3166-1 alpha-2.
    pub(crate) country: &'static str,
    /// What it is for.
    pub(crate) need: Need,
    /// Its name, in its own language; for the emergency number, empty.
    pub(crate) name: &'static str,
    /// Languages spoken, ISO 639-1.
    pub(crate) languages: Vec<&'static str>,
    /// The number to call; empty where there is none.
    pub(crate) phone: &'static str,
    /// The number to text; empty where there is none.
    pub(crate) text: &'static str,
    /// The word to text; empty for any.
    pub(crate) word: &'static str,
    /// Its web page without the scheme, to be read; nothing is loaded from it.
    pub(crate) web: &'static str,
    /// `24/7`, or hours as `16:00-23:00`; empty when unknown.
    pub(crate) hours: &'static str,
    /// The organisation that says so.
    pub(crate) source: &'static str,
    /// When it was last checked.
    pub(crate) checked: Date,
}

impl Line {
    /// The number for a `tel:` address.
    pub(crate) fn dial(&self) -> String {
        dial(self.phone)
    }

    /// The number for an `sms:` address.
    pub(crate) fn dial_text(&self) -> String {
        dial(self.text)
    }

    /// Whether somebody answers at every hour.
    pub(crate) fn is_always_open(&self) -> bool {
        self.hours == "24/7"
    }
}

fn dial(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || "+*#".contains(*c)).collect()
}

/// The help of one country.
#[derive(Debug, Clone)]
pub(crate) struct Help {
    /// ISO 3166-1 alpha-2; empty where the table does not know the country.
    pub(crate) country: &'static str,
    /// The lines, most urgent first.
    pub(crate) lines: Vec<&'static Line>,
}

impl Help {
    /// The help of a country (any case). A country that the table does not know has no lines: pages then name the
    /// number that most mobile phones connect (112) and where lines of the world are listed.
    pub(crate) fn of_country(code: &str) -> Self {
        let mut lines: Vec<_> = LINES.iter().filter(|line| line.country.eq_ignore_ascii_case(code)).collect();
        lines.sort_by_key(|line| line.need);
        Self { country: lines.first().map_or("", |line| line.country), lines }
    }

    /// The number for danger to life.
    pub(crate) fn emergency(&self) -> Option<&'static Line> {
        self.lines.iter().find(|line| line.need == Need::Emergency).copied()
    }

    /// The lines for young people, or where the country has none, all but the emergency number.
    pub(crate) fn for_young_people(&self) -> Vec<&'static Line> {
        let young: Vec<_> = self.others().filter(|line| line.need == Need::Child).collect();
        if young.is_empty() { self.others().collect() } else { young }
    }

    /// Every line but the emergency number.
    pub(crate) fn others(&self) -> impl Iterator<Item = &'static Line> {
        self.lines.iter().copied().filter(|line| line.need != Need::Emergency)
    }

    /// The lines for who thinks of suicide or needs somebody to talk to.
    pub(crate) fn first(&self) -> impl Iterator<Item = &'static Line> {
        self.lines.iter().copied().filter(|line| line.need == Need::Suicide)
    }
}

static LINES: LazyLock<Vec<Line>> =
    LazyLock::new(|| rows(include_str!("../data/crisis-lines.tsv")).filter_map(|row| read(&row)).collect());

/// The countries of the table, by code.
pub(crate) fn countries() -> Vec<&'static str> {
    let mut all: Vec<_> = LINES.iter().map(|line| line.country).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The day of the oldest check, when it is so old that the operator must look again.
pub(crate) fn stale(today: Date) -> Option<Date> {
    let oldest = LINES.iter().map(|line| line.checked).min()?;
    let days = today.duration_since(oldest).as_hours() / 24;
    (days > STALE_AFTER_DAYS).then_some(oldest)
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1);
    rows.map(|line| line.split('\t').collect())
}

/// `None` for a row that is not as the table's head says (a test reads every row).
fn read(cells: &[&'static str]) -> Option<Line> {
    let &[country, need, name, languages, phone, text, word, web, hours, source, checked] = cells else {
        return None;
    };
    Some(Line {
        country,
        need: Need::from_code(need)?,
        name,
        languages: languages.split(',').filter(|code| !code.is_empty()).collect(),
        phone,
        text,
        word,
        web,
        hours,
        source,
        checked: checked.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_row_is_read_and_can_be_reached() {
        let table = include_str!("../data/crisis-lines.tsv");
        assert_eq!(LINES.len(), rows(table).count(), "{:?}", rows(table).find(|row| read(row).is_none()));
        for line in LINES.iter() {
            assert!(!line.dial().is_empty() || !line.dial_text().is_empty(), "{line:?}");
            assert!(!line.source.is_empty() && !line.web.contains("://"), "{line:?}");
            assert!(line.need == Need::Emergency || !line.name.is_empty(), "{line:?}");
            assert_eq!(line.country.to_ascii_uppercase(), line.country);
            assert!(!line.languages.is_empty(), "{line:?}");
        }
    }

    #[test]
    fn every_country_has_a_number_for_danger_to_life() {
        assert!(countries().len() >= 40, "{}", countries().len());
        for country in countries() {
            assert!(Help::of_country(country).emergency().is_some(), "{country}");
        }
    }

    #[test]
    fn help_is_of_the_country_and_the_most_urgent_comes_first() {
        let us = Help::of_country("us");
        assert_eq!(us.emergency().map(Line::dial), Some("911".into()));
        assert!(us.first().any(|line| line.phone == "988"));
        assert!(us.lines.is_sorted_by_key(|line| line.need));
        assert!(Help::of_country("ES").first().any(|line| line.phone == "024"));
    }

    #[test]
    fn a_country_that_is_not_known_has_no_lines() {
        assert!(Help::of_country("ZZ").lines.is_empty() && Help::of_country("").lines.is_empty());
    }

    #[test]
    fn an_old_table_is_told() {
        let oldest = LINES.iter().map(|line| line.checked).min().unwrap_or(Date::ZERO);
        assert_eq!(stale(oldest), None);
        assert_eq!(stale(date(oldest.year() + 1, 12, 31)), Some(oldest));
    }
}
