//! Times of day, dates and zones as people write them.

use super::pattern;
use domain::text::fold;
use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};
use regex::Regex;
use std::sync::LazyLock;

static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\D{0,12}?(?:\d{1,4}[-/]\d{1,2}[-/]\d{1,4}[t ]\s*)?(\d{1,2})\s*(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(a\.?\s?m?\b\.?|p\.?\s?m?\b\.?|noon|midnight|hrs?|h|uhr)?",
    )
});
static COMPACT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(\d{1,2})(\d{2})\s*(?:(a|p)\.?\s?m\.?|hrs?|h)?$"));

/// A time of day: "19:00", "7 PM", "7:00:00 p.m.", "1900", "noon", "medianoche". 24:00 is midnight.
pub fn time(raw: &str) -> Option<Time> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > 60 {
        return None;
    }
    let words = fold(raw);
    match words.as_str() {
        "noon" | "midday" | "mediodia" | "12 noon" | "12 00 noon" | "12 m" => return clock(12, 0, None),
        "midnight" | "medianoche" | "12 midnight" | "12 00 midnight" => return clock(0, 0, None),
        _ => {}
    }
    if let Some(found) = COMPACT.captures(raw) {
        return clock(found[1].parse().ok()?, found[2].parse().ok()?, found.get(3).map(|m| m.as_str()));
    }
    if let Some(time) = fraction(raw) {
        return Some(time);
    }
    let found = CLOCK.captures(raw)?;
    let minute = found.get(2).map_or(Some(0), |m| m.as_str().parse().ok())?;
    let half = found.get(3).map(|m| m.as_str());
    let is_bare = found.get(2).is_none() && half.is_none();
    if is_bare { None } else { clock(found[1].parse().ok()?, minute, half) }
}

/// A spreadsheet's time: a fraction of a day.
fn fraction(raw: &str) -> Option<Time> {
    let day: f64 = raw.parse().ok().filter(|day| (0.0..1.0).contains(day) && raw.contains('.'))?;
    let minutes = (day * 1440.0).round() as i32;
    Time::new((minutes / 60 % 24) as i8, (minutes % 60) as i8, 0, 0).ok()
}

fn clock(hour: i8, minute: i8, half: Option<&str>) -> Option<Time> {
    let half = half.unwrap_or("").to_ascii_lowercase();
    let hour = match half.chars().next() {
        Some('a') if hour == 12 => 0,
        Some('p') if hour < 12 => hour + 12,
        Some('m') if hour == 12 => 0,
        _ if hour == 24 && minute == 0 => 0,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// A date: 2027-01-31 with or without a time, or 1/31/2027 (month first; day first where the month cannot be).
pub fn date(raw: &str) -> Option<Date> {
    let day = raw.trim().split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<i16> = day.split(['-', '/', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let small = |n: i16| i8::try_from(n).ok();
    match parts.as_slice() {
        [year, month, date] if *year >= 1900 => Date::new(*year, small(*month)?, small(*date)?).ok(),
        [a, b, year] => {
            let year = if *year < 100 { 2000 + *year } else { *year };
            let (month, date) = if *a > 12 { (*b, *a) } else { (*a, *b) };
            Date::new(year, small(month)?, small(date)?).ok()
        }
        _ => None,
    }
}

/// The IANA name of a zone, given as such or as Americans write it ("Eastern Time", "PST").
pub fn zone(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > 60 {
        return None;
    }
    let words = fold(raw);
    let words = words.trim_end_matches(" time").trim_end_matches(" standard").trim_end_matches(" daylight");
    let known = match words {
        "eastern" | "et" | "est" | "edt" | "us eastern" => "America/New_York",
        "central" | "ct" | "cst" | "cdt" | "us central" => "America/Chicago",
        "mountain" | "mt" | "mst" | "mdt" | "us mountain" => "America/Denver",
        "pacific" | "pt" | "pst" | "pdt" | "us pacific" => "America/Los_Angeles",
        "alaska" | "akst" | "akdt" => "America/Anchorage",
        "hawaii" | "hst" => "Pacific/Honolulu",
        "atlantic" | "ast" | "adt" => "America/Halifax",
        "uk" | "gmt" | "bst" => "Europe/London",
        "utc" | "z" => "UTC",
        _ => raw,
    };
    let zone = TimeZone::get(known).ok()?;
    zone.iana_name().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let hm = |raw: &str| time(raw).map(|t| (t.hour(), t.minute()));
        for (raw, is) in [
            ("19:00", (19, 0)),
            ("7 PM", (19, 0)),
            ("7:30:00 p.m.", (19, 30)),
            ("12:00 AM", (0, 0)),
            ("12:15 pm", (12, 15)),
            ("1900", (19, 0)),
            ("noon", (12, 0)),
            ("24:00", (0, 0)),
            ("08:05:00", (8, 5)),
            ("6:00pm", (18, 0)),
            ("7p", (19, 0)),
            ("19h30", (19, 30)),
            ("0.75", (18, 0)),
            ("12:00 noon", (12, 0)),
            ("1899-12-30 18:30:00", (18, 30)),
            ("6.30 pm", (18, 30)),
        ] {
            assert_eq!(hm(raw), Some(is), "{raw}");
        }
        for raw in ["", "soon", "25:00", "7", "#####", "10:75"] {
            assert_eq!(hm(raw), None, "{raw}");
        }
    }

    #[test]
    fn dates_and_zones_are_read() {
        assert_eq!(date("2021-05-26 10:00:00"), Some(jiff::civil::date(2021, 5, 26)));
        assert_eq!(date("9/18/2022"), Some(jiff::civil::date(2022, 9, 18)));
        assert_eq!(zone("Eastern Time").as_deref(), Some("America/New_York"));
        assert_eq!(zone("america/chicago").as_deref(), Some("America/Chicago"));
        assert_eq!(zone("Mars/Base"), None);
    }
}
