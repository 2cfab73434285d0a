//! Recurrence rules: the part of RFC 5545 section 3.3.10 that groups use.

use crate::code::codes;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

codes! {
    /// How often the rule turns.
    Freq {
        /// Every day.
        Daily = "DAILY",
        /// Every week.
        Weekly = "WEEKLY",
        /// Every month.
        Monthly = "MONTHLY",
        /// Every year.
        Yearly = "YEARLY",
    }
}

/// A weekday, with its number within the month or year when the rule is monthly or yearly (-1 is the last).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ByDay {
    /// Which one (1 the first, -1 the last); `None` for every one.
    pub nth: Option<i8>,
    /// The weekday.
    pub day: Weekday,
}

/// A recurrence rule. Written and read as RFC 5545 text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// How often it turns.
    pub freq: Freq,
    /// Every how many turns, at least 1.
    pub interval: u16,
    /// On which weekdays.
    pub by_day: Vec<ByDay>,
    /// On which days of the month (-1 is the last).
    pub by_month_day: Vec<i8>,
    /// In which months, 1 to 12.
    pub by_month: Vec<i8>,
    /// Which of the days that the parts above name (-1 is the last).
    pub by_set_pos: Vec<i16>,
    /// Last possible day.
    pub until: Option<Date>,
    /// Number of meetings in all.
    pub count: Option<u32>,
}

/// A rule that cannot be read: which part, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RuleError(pub String);

impl Rule {
    /// A rule that turns every `freq` without further parts.
    pub fn every(freq: Freq) -> Self {
        Self {
            freq,
            interval: 1,
            by_day: vec![],
            by_month_day: vec![],
            by_month: vec![],
            by_set_pos: vec![],
            until: None,
            count: None,
        }
    }

    /// Weekly on these days.
    pub fn weekly(days: &[Weekday]) -> Self {
        Self {
            by_day: days.iter().map(|day| ByDay { nth: None, day: *day }).collect(),
            ..Self::every(Freq::Weekly)
        }
    }
}

/// The two letters of a weekday in RFC 5545.
pub fn day_code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The weekday of its two letters in RFC 5545.
pub fn day_from(code: &str) -> Option<Weekday> {
    const DAYS: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    DAYS.into_iter().find(|day| day_code(*day) == code)
}

impl fmt::Display for ByDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(day_code(self.day))
    }
}

impl FromStr for ByDay {
    type Err = RuleError;
    fn from_str(text: &str) -> Result<Self, RuleError> {
        let wrong = || {
            RuleError(format!("BYDAY has \"{text}\"; it takes MO to SU, with a number such as 2TU or -1FR"))
        };
        let split = text.len().checked_sub(2).filter(|at| text.is_char_boundary(*at)).ok_or_else(wrong)?;
        let day = day_from(&text[split..]).ok_or_else(wrong)?;
        let nth = match text[..split].trim_start_matches('+') {
            "" => None,
            number => Some(number.parse::<i8>().ok().filter(|n| *n != 0 && n.abs() <= 53).ok_or_else(wrong)?),
        };
        Ok(Self { nth, day })
    }
}

fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, part: &str, items: &[T]) -> fmt::Result {
    for (i, item) in items.iter().enumerate() {
        if i == 0 {
            write!(f, ";{part}={item}")?;
        } else {
            write!(f, ",{item}")?;
        }
    }
    Ok(())
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.freq)?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        list(f, "BYMONTH", &self.by_month)?;
        list(f, "BYMONTHDAY", &self.by_month_day)?;
        list(f, "BYDAY", &self.by_day)?;
        list(f, "BYSETPOS", &self.by_set_pos)?;
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        if let Some(until) = self.until {
            write!(f, ";UNTIL={}", until.strftime("%Y%m%d"))?;
        }
        Ok(())
    }
}

fn numbers<T: FromStr>(part: &str, value: &str) -> Result<Vec<T>, RuleError> {
    let wrong =
        |item: &str| RuleError(format!("{part} has \"{item}\"; it takes numbers with commas between"));
    value.split(',').take(400).map(|item| item.trim().parse().map_err(|_| wrong(item))).collect()
}

impl FromStr for Rule {
    type Err = RuleError;

    /// Reads RFC 5545 text. Parts that groups do not use (BYHOUR, BYWEEKNO, …) are refused, not ignored.
    fn from_str(text: &str) -> Result<Self, RuleError> {
        let text = text.trim().trim_start_matches("RRULE:");
        let mut rule = Self::every(Freq::Weekly);
        let mut freq = None;
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) =
                part.split_once('=').ok_or_else(|| RuleError(format!("\"{part}\" is not NAME=VALUE")))?;
            let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
            match name.as_str() {
                "FREQ" => {
                    freq = Some(Freq::from_code(&value).ok_or_else(|| {
                        RuleError(format!("FREQ is \"{value}\"; it takes DAILY, WEEKLY, MONTHLY or YEARLY"))
                    })?)
                }
                "INTERVAL" => {
                    rule.interval = value.parse().ok().filter(|n| *n > 0).ok_or_else(|| {
                        RuleError(format!("INTERVAL is \"{value}\"; it takes a number from 1"))
                    })?
                }
                "BYDAY" => {
                    rule.by_day =
                        value.split(',').take(64).map(|d| d.trim().parse()).collect::<Result<_, _>>()?
                }
                "BYMONTHDAY" => rule.by_month_day = numbers(&name, &value)?,
                "BYMONTH" => rule.by_month = numbers(&name, &value)?,
                "BYSETPOS" => rule.by_set_pos = numbers(&name, &value)?,
                "COUNT" => {
                    rule.count = Some(
                        value
                            .parse()
                            .map_err(|_| RuleError(format!("COUNT is \"{value}\"; it takes a number")))?,
                    )
                }
                "UNTIL" => rule.until = Some(until(&value)?),
                "WKST" => {}
                other => return Err(RuleError(format!("{other} is not understood"))),
            }
        }
        rule.freq = freq.ok_or_else(|| RuleError("FREQ is missing".into()))?;
        Ok(rule)
    }
}

fn until(value: &str) -> Result<Date, RuleError> {
    let day = value.get(..8).unwrap_or(value);
    Date::strptime("%Y%m%d", day)
        .map_err(|_| RuleError(format!("UNTIL is \"{value}\"; it takes a day such as 20271231")))
}

impl Rule {
    /// Meetings in an average month (a month is 52/12 weeks).
    pub fn per_month(&self) -> f64 {
        const WEEKS: f64 = 52.0 / 12.0;
        let every = f64::from(self.interval.max(1));
        let days = self.by_day.len().max(1) as f64;
        let in_month = || {
            let of_day = |d: &ByDay| if d.nth.is_some() { 1.0 } else { WEEKS };
            let weekdays: f64 = self.by_day.iter().map(of_day).sum();
            let each = if self.by_day.is_empty() { self.by_month_day.len().max(1) as f64 } else { weekdays };
            if self.by_set_pos.is_empty() { each } else { self.by_set_pos.len() as f64 }
        };
        match self.freq {
            Freq::Daily if self.by_day.is_empty() => WEEKS * 7.0 / every,
            Freq::Daily | Freq::Weekly => WEEKS * days / every,
            Freq::Monthly => {
                in_month() * (if self.by_month.is_empty() { 1.0 } else { self.by_month.len() as f64 / 12.0 })
                    / every
            }
            Freq::Yearly => in_month() * self.by_month.len().max(1) as f64 / 12.0 / every,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_written_as_they_are_read() {
        for text in [
            "FREQ=WEEKLY;BYDAY=MO",
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
            "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20271231",
            "FREQ=YEARLY;BYMONTH=2,4;BYDAY=2SU",
        ] {
            assert_eq!(text.parse::<Rule>().map(|r| r.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn wrong_rules_say_what_is_wrong() {
        for text in [
            "",
            "FREQ=SECONDLY",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;INTERVAL=0",
            "BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=é",
            "FREQ=DAILY;BYHOUR=3",
        ] {
            assert!(text.parse::<Rule>().is_err(), "{text}");
        }
    }

    #[test]
    fn months_are_counted() {
        let per_month = |text: &str| text.parse::<Rule>().map(|r| (r.per_month() * 100.0).round() / 100.0);
        assert_eq!(per_month("FREQ=WEEKLY;BYDAY=MO,TH"), Ok(8.67));
        assert_eq!(per_month("FREQ=MONTHLY;BYDAY=1TU,3TU"), Ok(2.0));
        assert_eq!(per_month("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"), Ok(2.17));
    }
}
