//! Times of day, days and zones as people write them.

use super::pattern;
use domain::text::fold;
use jiff::{
    civil::{Date, Time, Weekday},
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

/// A weekday's name in English, Spanish, French, German or Portuguese, long or short.
pub fn weekday(raw: &str) -> Option<Weekday> {
    let word = fold(raw);
    let word = word.strip_prefix("every ").unwrap_or(&word);
    let word = word.split(' ').next().unwrap_or("");
    let by = |names: &[&str]| names.contains(&word) || names.contains(&word.trim_end_matches('s'));
    [
        (Weekday::Monday, &["monday", "mon", "mo", "lunes", "lune", "lun", "lundi", "montag", "segunda"][..]),
        (
            Weekday::Tuesday,
            &["tuesday", "tue", "tues", "tu", "martes", "marte", "mar", "mardi", "dienstag", "terca"],
        ),
        (
            Weekday::Wednesday,
            &[
                "wednesday",
                "wed",
                "weds",
                "we",
                "miercoles",
                "miercole",
                "mie",
                "mier",
                "mercredi",
                "mittwoch",
                "quarta",
            ],
        ),
        (
            Weekday::Thursday,
            &[
                "thursday",
                "thu",
                "thur",
                "thurs",
                "th",
                "jueves",
                "jueve",
                "jue",
                "jeudi",
                "donnerstag",
                "quinta",
            ],
        ),
        (
            Weekday::Friday,
            &["friday", "fri", "fr", "viernes", "vierne", "vie", "vier", "vendredi", "freitag", "sexta"],
        ),
        (Weekday::Saturday, &["saturday", "sat", "sa", "sabado", "sab", "samedi", "samstag", "sonnabend"]),
        (Weekday::Sunday, &["sunday", "sun", "su", "domingo", "dom", "dimanche", "sonntag"]),
    ]
    .into_iter()
    .find(|(_, names)| by(names))
    .map(|(day, _)| day)
}

/// Every weekday that a short text names ("Mon, Wed & Fri", "daily", "weekdays", "Mon-Thu"), in the order of the week
/// from Monday.
pub fn weekdays(raw: &str) -> Vec<Weekday> {
    let words = fold(super::bounded_bytes(raw, 300));
    let week = || Weekday::Monday.cycle_forward().take(7);
    match words.as_str() {
        "daily" | "every day" | "everyday" | "all" | "diario" | "todos los dias" | "diariamente" => {
            return week().collect();
        }
        "weekdays" | "monday through friday" | "entre semana" => return week().take(5).collect(),
        "weekends" | "weekend" | "fin de semana" => return week().skip(5).collect(),
        _ => {}
    }
    let mut found = letters(raw);
    if !found.is_empty() {
        return week().filter(|day| found.contains(day)).collect();
    }
    let mut range = false;
    for token in raw.split_inclusive([',', ';', '/', '&', '-', '–', ' ']).take(60) {
        let name = token.trim_end_matches([',', ';', '/', '&', '-', '–', ' ']);
        if let Some(day) = weekday(name) {
            if let Some(first) = found.last().copied().filter(|_| range) {
                found.extend(first.cycle_forward().skip(1).take(6).take_while(|d| *d != day));
            }
            found.push(day);
            range = false;
        }
        let word = fold(name);
        range |=
            token.ends_with(['-', '–']) || matches!(word.as_str(), "to" | "through" | "thru" | "a" | "al");
    }
    week().filter(|day| found.contains(day)).collect()
}

/// Days by their first letters, several at least: "MWF", "T/Th", "M-F".
fn letters(raw: &str) -> Vec<Weekday> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    const LETTERS: &[(&str, Weekday)] = &[
        ("Th", Thursday),
        ("Tu", Tuesday),
        ("Sa", Saturday),
        ("Su", Sunday),
        ("M", Monday),
        ("T", Tuesday),
        ("W", Wednesday),
        ("R", Thursday),
        ("F", Friday),
    ];
    let (mut found, mut rest, mut range) = (Vec::new(), raw.trim(), false);
    while !rest.is_empty() {
        if let Some(more) = rest.strip_prefix(['/', ',', '&', ' ']) {
            rest = more;
        } else if let Some(more) = rest.strip_prefix(['-', '–']) {
            (rest, range) = (more, true);
        } else if let Some((letters, day)) = LETTERS.iter().find(|(letters, _)| rest.starts_with(letters)) {
            if let Some(first) = found.last().copied().filter(|_: &Weekday| std::mem::take(&mut range)) {
                found.extend(first.cycle_forward().skip(1).take(6).take_while(|other| other != day));
            }
            found.push(*day);
            rest = &rest[letters.len()..];
        } else {
            return Vec::new();
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
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
    fn days_dates_and_zones_are_read() {
        use Weekday::*;
        assert_eq!(weekday("Miércoles"), Some(Wednesday));
        assert_eq!(weekday("tues."), Some(Tuesday));
        assert_eq!(weekday("Mai"), None);
        assert_eq!(weekdays("Mon, Wed & Fri"), [Monday, Wednesday, Friday]);
        assert_eq!(weekdays("Monday - Thursday"), [Monday, Tuesday, Wednesday, Thursday]);
        assert_eq!(weekdays("MWF"), [Monday, Wednesday, Friday]);
        assert_eq!(weekdays("T/Th"), [Tuesday, Thursday]);
        assert_eq!(weekdays("M-F"), [Monday, Tuesday, Wednesday, Thursday, Friday]);
        assert_eq!(weekdays("TBD"), []);
        assert_eq!(date("2021-05-26 10:00:00"), Some(jiff::civil::date(2021, 5, 26)));
        assert_eq!(date("9/18/2022"), Some(jiff::civil::date(2022, 9, 18)));
        assert_eq!(zone("Eastern Time").as_deref(), Some("America/New_York"));
        assert_eq!(zone("america/chicago").as_deref(), Some("America/Chicago"));
        assert_eq!(zone("Mars/Base"), None);
    }
}
