//! How a language says days, hours and how far away they are.

use super::{Value, Words};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};
use std::borrow::Cow;

/// The name of a weekday in message keys ("monday").
pub(super) fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

/// The town that a zone is named after ("New York").
pub(crate) fn zone_town(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

impl Words {
    /// The name of a weekday ("Tuesday", "martes").
    pub(crate) fn weekday(self, day: Weekday) -> Cow<'static, str> {
        self.get(&format!("weekday-{}", weekday_key(day)))
    }

    /// The name of a month, 1 to 12.
    pub(crate) fn month(self, month: i8) -> Cow<'static, str> {
        self.get(&format!("month-{month}"))
    }

    /// A time of day ("7:00 pm", "19:00").
    pub(crate) fn clock(self, time: Time) -> String {
        let hour = time.hour();
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let half = if hour < 12 { "am" } else { "pm" };
        let args = [
            ("hour", hour.to_string().into()),
            ("twelve", twelve.to_string().into()),
            ("minute", format!("{:02}", time.minute()).into()),
            ("half", half.into()),
        ];
        self.with("time-of-day", &args)
    }

    /// A day with its year ("Tuesday, November 24, 2026").
    pub(crate) fn date(self, date: Date) -> String {
        self.with("date-long", &self.parts(date))
    }

    /// A day without its weekday, for dates of answers ("November 24, 2026").
    pub(crate) fn short_date(self, date: Date) -> String {
        self.with("date-short", &self.parts(date))
    }

    /// A day and time in the near future ("Tuesday, November 24, 7:00 pm"), without the year.
    pub(crate) fn day_time(self, at: DateTime) -> String {
        let mut args = self.parts(at.date()).to_vec();
        args.push(("time", self.clock(at.time()).into()));
        self.with("date-time", &args)
    }

    /// A moment on the clock of a zone.
    pub(crate) fn moment(self, at: Timestamp, zone: &TimeZone) -> String {
        self.day_time(zone.to_datetime(at))
    }

    fn parts(self, date: Date) -> [(&'static str, Value<'static>); 4] {
        [
            ("weekday", self.weekday(date.weekday()).into()),
            ("month", self.month(date.month()).into()),
            ("day", date.day().to_string().into()),
            ("year", date.year().to_string().into()),
        ]
    }

    /// How far a moment is from now, seen from a zone: "now", "in about 2 hours", "tomorrow", "in 3 weeks"; for the
    /// past as [`Words::ago`].
    pub(crate) fn until(self, now: Timestamp, then: Timestamp, zone: &TimeZone) -> String {
        let seconds = then.duration_since(now).as_secs();
        let days = days_between(zone.to_datetime(now).date(), zone.to_datetime(then).date());
        match seconds {
            ..-300 if days < 0 => self.ago(zone.to_datetime(then).date(), zone.to_datetime(now).date()),
            ..-300 => self.get("time-begun").into_owned(),
            -300..=300 => self.get("time-now").into_owned(),
            301..=3299 => self.count("time-in-minutes", nearest(seconds, 300) as usize * 5),
            3300..=43_200 => self.count("time-in-hours", nearest(seconds, 3600) as usize),
            _ => self.in_days(days),
        }
    }

    fn in_days(self, days: i64) -> String {
        match days {
            ..=0 => self.get("time-today").into_owned(),
            1 => self.get("time-tomorrow").into_owned(),
            2..=13 => self.count("time-in-days", days as usize),
            14..=59 => self.count("time-in-weeks", nearest(days, 7) as usize),
            _ => self.count("time-in-months", nearest(days, 30) as usize),
        }
    }

    /// How long ago a day was: "today", "yesterday", "a little over a week ago", "about 5 months ago".
    pub(crate) fn ago(self, day: Date, today: Date) -> String {
        match days_between(day, today) {
            ..=0 => self.get("time-today").into_owned(),
            1 => self.get("time-yesterday").into_owned(),
            days @ 2..=6 => self.count("time-days-ago", days as usize),
            7 => self.get("time-week-ago").into_owned(),
            8..=10 => self.get("time-over-week-ago").into_owned(),
            days @ 11..=59 => self.count("time-weeks-ago", nearest(days, 7) as usize),
            days @ 60..=699 => self.count("time-months-ago", nearest(days, 30) as usize),
            days => self.count("time-years-ago", nearest(days, 365) as usize),
        }
    }
}

fn nearest(n: i64, unit: i64) -> i64 {
    (n + unit / 2) / unit
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn both(say: impl Fn(Words) -> String) -> (String, String) {
        (say(Words::of_language("en")), say(Words::of_language("es")))
    }

    fn pair(en: &str, es: &str) -> (String, String) {
        (en.into(), es.into())
    }

    #[test]
    fn days_and_hours_are_said_as_people_do() {
        let at = date(2026, 11, 24).to_datetime(time(19, 0, 0, 0));
        assert_eq!(
            both(|w| w.day_time(at)),
            pair("Tuesday, November 24, 7:00 pm", "martes 24 de noviembre, 19:00")
        );
        assert_eq!(
            both(|w| w.date(at.date())),
            pair("Tuesday, November 24, 2026", "martes 24 de noviembre de 2026")
        );
        assert_eq!(both(|w| w.clock(time(0, 5, 0, 0))), pair("12:05 am", "0:05"));
        assert_eq!(both(|w| w.clock(time(12, 30, 0, 0))), pair("12:30 pm", "12:30"));
    }

    #[test]
    fn what_is_near_is_said_roughly() -> Result<(), jiff::Error> {
        let zone = TimeZone::get("America/Chicago")?;
        let now: Timestamp = "2026-11-23T18:00:00Z".parse()?;
        let english = |then: &str| -> Result<String, jiff::Error> {
            Ok(Words::of_language("en").until(now, then.parse()?, &zone))
        };
        assert_eq!(english("2026-11-23T18:02:00Z")?, "now");
        assert_eq!(english("2026-11-23T18:31:00Z")?, "in about 30 minutes");
        assert_eq!(english("2026-11-23T20:05:00Z")?, "in about 2 hours");
        assert_eq!(english("2026-11-24T19:00:00Z")?, "tomorrow");
        assert_eq!(english("2026-11-28T19:00:00Z")?, "in 5 days");
        assert_eq!(english("2026-12-15T19:00:00Z")?, "in 3 weeks");
        assert_eq!(english("2026-11-22T19:00:00Z")?, "yesterday");
        Ok(())
    }

    #[test]
    fn what_is_past_is_said_roughly() {
        let today = date(2026, 11, 23);
        assert_eq!(both(|w| w.ago(today, today)), pair("today", "hoy"));
        assert_eq!(
            both(|w| w.ago(date(2026, 11, 14), today)),
            pair("a little over a week ago", "hace algo más de una semana")
        );
        assert_eq!(
            both(|w| w.ago(date(2026, 6, 20), today)),
            pair("about 5 months ago", "hace unos 5 meses")
        );
    }
}
