//! How a language says when a group meets.

use super::{Value, Words, time::weekday_key};
use domain::schedule::{ByDay, Freq, Rule, Schedule};
use jiff::civil::Weekday;

const WORKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
/// Every one of a month but the last, counted from its end.
const ALL_BUT_LAST: [i16; 4] = [-5, -4, -3, -2];

impl Words {
    /// A schedule in one line: "Every Tuesday, 7:00 pm to 8:30 pm".
    pub(crate) fn schedule(self, schedule: &Schedule) -> String {
        let days = match (&schedule.rule, schedule.from.or(schedule.extra.first().copied())) {
            (Some(rule), from) => self.rule(rule, from.map(|day| day.weekday())),
            (None, Some(day)) => self.date(day),
            (None, None) => self.get("schedule-unknown").into_owned(),
        };
        let Some(start) = schedule.start else { return days };
        let mut args = vec![("days", Value::from(days)), ("start", self.clock(start).into())];
        let Some(minutes) = schedule.minutes else { return self.with("schedule-at", &args) };
        let end = start.wrapping_add(jiff::SignedDuration::from_mins(minutes.into()));
        args.push(("end", self.clock(end).into()));
        self.with("schedule-from-to", &args)
    }

    /// A rule in plain words: "1st and 3rd Tuesday of each month". `first` stands in for the weekday where a weekly
    /// rule names none.
    pub(crate) fn rule(self, rule: &Rule, first: Option<Weekday>) -> String {
        let mut said = match rule.freq {
            Freq::Daily if rule.by_day.is_empty() => self.every("rule-daily", rule.interval, &[]),
            Freq::Daily | Freq::Weekly => self.weekly(rule, first),
            Freq::Monthly => self.in_month(rule, "month"),
            Freq::Yearly if rule.by_month.is_empty() => self.in_month(rule, "year"),
            Freq::Yearly => self.in_month(rule, "named"),
        };
        if !rule.by_month.is_empty() {
            let months: Vec<_> = rule.by_month.iter().map(|month| self.month(*month)).collect();
            let args = [("days", said.into()), ("months", self.list(&months).into())];
            said = self.with("rule-in-months", &args);
        }
        if let Some(until) = rule.until {
            said = self.with("rule-until", &[("days", said.into()), ("date", self.short_date(until).into())]);
        }
        if let Some(count) = rule.count {
            said = self.with("rule-count", &[("days", said.into()), ("n", count.into())]);
        }
        capital(&said)
    }

    /// The message for every turn, every other turn or every few turns of a rule.
    fn every(self, key: &str, interval: u16, args: &[(&str, Value<'_>)]) -> String {
        let mut args = args.to_vec();
        args.push(("n", interval.into()));
        match interval {
            0 | 1 => self.with(key, &args),
            2 => self.with(&format!("{key}-other"), &args),
            _ => self.with(&format!("{key}-few"), &args),
        }
    }

    fn weekly(self, rule: &Rule, first: Option<Weekday>) -> String {
        let named = rule.by_day.iter().map(|by| by.day);
        let mut days: Vec<Weekday> = named.collect();
        if days.is_empty() {
            days.extend(first);
        }
        days.sort_by_key(|day| day.to_monday_zero_offset());
        days.dedup();
        if days.is_empty() {
            return self.every("rule-weeks", rule.interval, &[]);
        }
        if rule.interval <= 1 && days.len() == 7 {
            return self.get("rule-daily").into_owned();
        }
        if rule.interval <= 1 && days == WORKDAYS {
            return self.get("rule-workdays").into_owned();
        }
        let form = if rule.interval <= 1 { "weekday-every" } else { "weekday" };
        let days: Vec<_> =
            days.iter().map(|day| self.get(&format!("{form}-{}", weekday_key(*day)))).collect();
        self.every("rule-weekly", rule.interval, &[("days", self.list(&days).into())])
    }

    /// Days inside a `turn`: `month`, `year`, or `named` months that are said elsewhere.
    fn in_month(self, rule: &Rule, turn: &str) -> String {
        let days = if !rule.by_set_pos.is_empty() {
            self.set_positions(rule)
        } else if !rule.by_day.is_empty() {
            self.numbered(&rule.by_day)
        } else if !rule.by_month_day.is_empty() {
            let days: Vec<String> = rule.by_month_day.iter().map(|day| self.month_day(*day)).collect();
            self.list(&days)
        } else {
            return self.every(&format!("rule-{turn}s"), rule.interval, &[]);
        };
        self.every(&format!("rule-of-{turn}"), rule.interval, &[("days", days.into())])
    }

    /// "1st and 3rd Tuesday", "1st Tuesday and last Friday", "every Monday".
    fn numbered(self, by_day: &[ByDay]) -> String {
        let mut days: Vec<(Weekday, Vec<i16>)> = Vec::new();
        for by in by_day {
            let nth = by.nth.map(i16::from);
            match days.iter_mut().find(|(day, _)| *day == by.day) {
                Some((_, numbers)) => numbers.extend(nth),
                None => days.push((by.day, nth.into_iter().collect())),
            }
        }
        let said: Vec<String> = days.iter().map(|(day, numbers)| self.nth_day(*day, numbers)).collect();
        self.list(&said)
    }

    fn nth_day(self, day: Weekday, numbers: &[i16]) -> String {
        if numbers.is_empty() {
            return self.say(
                "rule-each-day",
                "day",
                self.get(&format!("weekday-every-{}", weekday_key(day))),
            );
        }
        if numbers == ALL_BUT_LAST {
            let every = self.get(&format!("weekday-every-{}", weekday_key(day)));
            return self.say("rule-all-but-last", "day", every);
        }
        let nth: Vec<String> = numbers.iter().map(|n| self.nth(*n)).collect();
        self.with("rule-nth-day", &[("nth", self.list(&nth).into()), ("day", self.weekday(day).into())])
    }

    fn set_positions(self, rule: &Rule) -> String {
        let named: Vec<Weekday> = rule.by_day.iter().map(|by| by.day).collect();
        if let [day] = named[..] {
            return self.nth_day(day, &rule.by_set_pos);
        }
        let nth: Vec<String> = rule.by_set_pos.iter().map(|n| self.nth(*n)).collect();
        let nth = Value::from(self.list(&nth));
        if WORKDAYS.iter().all(|day| named.contains(day)) && named.len() == WORKDAYS.len() {
            return self.with("rule-nth-workday", &[("nth", nth)]);
        }
        let days: Vec<_> = named.iter().map(|day| self.weekday(*day)).collect();
        self.with("rule-nth-of-days", &[("nth", nth), ("days", self.list(&days).into())])
    }

    fn month_day(self, day: i8) -> String {
        match day {
            -1 => self.get("rule-last-day").into_owned(),
            day if day < 0 => self.with("rule-days-before-end", &[("n", i32::from(-day - 1).into())]),
            day => self.with("rule-day-number", &[("n", i32::from(day).into())]),
        }
    }

    /// "1st", "last"; numbers that no group uses are said as numbers.
    fn nth(self, n: i16) -> String {
        match n {
            1..=5 => self.get(&format!("nth-{n}")).into_owned(),
            -1 => self.get("nth-last").into_owned(),
            -2 => self.get("nth-last-but-one").into_owned(),
            n if n < 0 => self.with("nth-from-end", &[("n", i32::from(-n).into())]),
            n => self.with("nth-other", &[("n", i32::from(n).into())]),
        }
    }
}

/// A sentence begins with a capital letter.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: &str, rule: &str) -> String {
        rule.parse::<Rule>()
            .map_or_else(|wrong| wrong.to_string(), |rule| Words::of_language(language).rule(&rule, None))
    }

    #[test]
    fn rules_are_said_in_plain_words() {
        for (rule, en, es) in [
            ("FREQ=WEEKLY;BYDAY=TU", "Every Tuesday", "Todos los martes"),
            ("FREQ=WEEKLY;BYDAY=SU,SA", "Every Saturday and Sunday", "Todos los sábados y domingos"),
            (
                "FREQ=MONTHLY;BYDAY=1TU,3TU",
                "1st and 3rd Tuesday of each month",
                "Primer y tercer martes de cada mes",
            ),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "Every other Wednesday", "Cada dos semanas, el miércoles"),
            ("FREQ=WEEKLY;INTERVAL=3;BYDAY=WE", "Every 3 weeks on Wednesday", "Cada 3 semanas, el miércoles"),
            ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday", "De lunes a viernes"),
            ("FREQ=DAILY", "Every day", "Todos los días"),
            ("FREQ=MONTHLY;BYDAY=-1FR", "Last Friday of each month", "Último viernes de cada mes"),
            (
                "FREQ=MONTHLY;BYDAY=-5TU,-4TU,-3TU,-2TU",
                "Every Tuesday but the last of each month",
                "Todos los martes menos el último de cada mes",
            ),
            ("FREQ=MONTHLY;BYMONTHDAY=15", "The 15th of each month", "El día 15 de cada mes"),
            ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "2nd Tuesday of each month", "Segundo martes de cada mes"),
            (
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO",
                "1st Monday of every other month",
                "Primer lunes, cada dos meses",
            ),
            (
                "FREQ=YEARLY;BYMONTH=2,4;BYDAY=2SU",
                "2nd Sunday, in February and April",
                "Segundo domingo, en febrero y abril",
            ),
        ] {
            assert_eq!((said("en", rule).as_str(), said("es", rule).as_str()), (en, es), "{rule}");
        }
    }

    #[test]
    fn the_end_of_a_rule_is_said_too() {
        assert_eq!(
            said("en", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231"),
            "Every Tuesday, until December 31, 2027"
        );
        assert_eq!(said("es", "FREQ=WEEKLY;BYDAY=TU;COUNT=6"), "Todos los martes, 6 reuniones");
    }

    #[test]
    fn a_schedule_says_its_hours() {
        let schedule = Schedule {
            rule: Some(Rule::weekly(&[Weekday::Thursday])),
            start: Some(jiff::civil::time(18, 30, 0, 0)),
            minutes: Some(90),
            ..Schedule::default()
        };
        assert_eq!(Words::of_language("en").schedule(&schedule), "Every Thursday, 6:30 pm to 8:00 pm");
        assert_eq!(Words::of_language("es").schedule(&schedule), "Todos los jueves, de 18:30 a 20:00");
        assert_eq!(Words::of_language("en").schedule(&Schedule::default()), "Times not known yet");
    }
}
