//! When: days, parts of the day, windows and zones.

use super::ages::ages;
use super::assemble::Reading;
use super::clock::{self, Half};
use super::lexicon::{Effect, Match, lexicon};
use super::rules::values;
use crate::understood::{Fee, Part, Relative};
use jiff::civil::{Time, Weekday, time};

impl Reading<'_> {
    /// Reads times, and the other numbers: ages, fees and distances.
    pub(super) fn times(&mut self, matches: &[Match]) {
        let ages = ages(self.tokens);
        for (effect, from, to) in &ages {
            let what = if effect.key == "rel" { "conditions" } else { "audience" };
            self.because(what, *from, *to);
            self.heard.push(*effect);
        }
        let parts: Vec<&str> = values(&self.heard, "part").collect();
        let part = self.only_part(matches).or(parts.first().copied()).and_then(Part::from_code);
        let half = match part {
            Some(Part::Morning) => Some(Half::Am),
            Some(Part::Afternoon | Part::Evening) => Some(Half::Pm),
            _ => None,
        };
        let numbers = clock::numbers(self.text, self.tokens, half);
        let is_read = numbers.read.iter().filter(|(_, from, to)| !self.inside(matches, *from, *to)).copied();
        let is_age = |from: usize, to: usize| ages.iter().any(|(_, of, end)| *of < to && from < *end);
        let is_read = is_read.filter(|(_, from, to)| !is_age(*from, *to) && !self.sentences.tells(*from));
        let is_read: Vec<_> = is_read.collect();
        let has = |what: &str| is_read.iter().any(|(of, ..)| *of == what);
        let (timed, paid, far) = (has("time"), has("fee"), has("radius_km"));
        let name = |what: &'static str| if what == "soon" { "time" } else { what };
        is_read.iter().for_each(|(what, from, to)| self.because(name(what), *from, *to));
        if has("soon") {
            self.heard.push(Effect { key: "relative", value: "now" });
        }
        if timed {
            (self.out.time.after, self.out.time.before) = (numbers.after, numbers.before);
        }
        if paid {
            self.out.fee = numbers.fee.map(|most| if most == 0 { Fee::Free } else { Fee::Max(most) });
        }
        // "5 blocks of Union Square": from where is not known.
        let unknown = numbers.from && self.out.place.is_none();
        self.out.radius_km =
            numbers.radius_km.filter(|_| far && !unknown).or_else(|| self.value("radius")?.parse().ok());
        // "7 am" says its time, not a part of the day.
        let clear = timed
            && numbers.after.is_some()
            && numbers.before.is_some()
            && !self.heard.iter().any(|e| e.key == "relative");
        let of_clock = timed && matches.iter().any(|m| self.is_half(*m));
        self.out.time.part = part.filter(|_| !clear && !of_clock);
        self.spans(!parts.is_empty(), matches);
        self.days(matches);
        let time = &mut self.out.time;
        if time.part.is_none() && time.after.is_none() && time.before.is_none() {
            time.part = self.heard.iter().find(|e| e.key == "part?").and_then(|e| Part::from_code(e.value));
        }
        let value = |key: &str| self.heard.iter().find(|e| e.key == key).map(|e| e.value);
        time.relative = value("relative").and_then(relative);
        time.zone = value("tz").map(Into::into).or_else(|| time.zone.take());
        time.frequency = value("freq").or(time.frequency);
    }

    /// The part of the day that "only" stands at, where several are named.
    fn only_part(&self, matches: &[Match]) -> Option<&'static str> {
        let word = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str());
        let only = |at: Option<usize>| matches!(word(at), "only" | "prefer" | "solo" | "just");
        let part = |m: &Match| lexicon().effects(*m).iter().find(|e| e.key == "part").map(|e| e.value);
        let meant = |m: &&Match| only(Some(m.to)) || only(m.from.checked_sub(1));
        matches.iter().filter(meant).find_map(part)
    }

    /// Whether a part of the day stands right behind a number ("8 am", "7 de la noche").
    fn is_half(&self, m: Match) -> bool {
        let before = m.from.checked_sub(1).and_then(|at| self.tokens.get(at));
        let counted = before.is_some_and(|t| {
            let digits = t.word.bytes().take_while(u8::is_ascii_digit).count();
            (1..=2).contains(&digits) || t.timed
        });
        counted && lexicon().effects(m).iter().any(|e| e.key == "part")
    }

    /// "Mañanas" are mornings, "mañana" alone is tomorrow; one stem is both.
    pub(super) fn is_of_morning(&self, m: Match) -> Option<bool> {
        match self.tokens.get(m.from).filter(|_| m.to - m.from == 1)?.word.as_str() {
            "mananas" => Some(true),
            "manana" => Some(false),
            _ => None,
        }
    }

    /// Windows that words name: noon, lunch, daytime.
    fn spans(&mut self, has_part: bool, matches: &[Match]) {
        let of = |key: &str| self.heard.iter().find(|e| e.key == key).and_then(|e| clock_time(e.value));
        let noon = matches.iter().find(|m| lexicon().effects(**m).iter().any(|e| e.key == "noon"));
        let before_noon =
            noon.and_then(|m| self.tokens.get(m.from.checked_sub(1)?)).map_or("", |t| t.word.as_str());
        let time = &mut self.out.time;
        if time.after.is_some() || time.before.is_some() {
            return;
        }
        (time.after, time.before) = match (noon, before_noon) {
            (None, _) => (of("after"), of("before")),
            (_, "before" | "until" | "antes") => (None, clock_time("12:00")),
            (_, "after" | "despues") => (clock_time("12:00"), None),
            _ if has_part => (None, clock_time("13:00")),
            _ => (clock_time("11:30"), clock_time("12:30")),
        };
    }

    /// Whether the words stand inside a phrase that says something else than a time.
    fn inside(&self, matches: &[Match], from: usize, to: usize) -> bool {
        matches.iter().any(|m| {
            let other = lexicon()
                .effects(*m)
                .iter()
                .all(|e| !matches!(e.key, "part" | "tz" | "ev" | "days" | "before" | "after"));
            other && m.from < to && from < m.to && (m.to - m.from > 1 || m.from > from)
        })
    }

    fn days(&mut self, matches: &[Match]) {
        let mut days: Vec<Weekday> = Vec::new();
        let mut last: Option<(usize, Weekday)> = None;
        for m in matches {
            let effects = lexicon().effects(*m);
            for found in effects.iter().filter(|e| e.key == "days") {
                let named: Vec<Weekday> = found.value.split(',').filter_map(weekday).collect();
                if let (Some((end, first)), [day]) = (last, named.as_slice())
                    && self.is_range(end, m.from)
                {
                    let mut next = first;
                    while next != *day {
                        next = next.next();
                        days.push(next);
                    }
                }
                last = named.first().filter(|_| named.len() == 1).map(|day| (m.to, *day));
                days.extend(named);
            }
        }
        days.sort_by_key(|day| day.to_monday_zero_offset());
        days.dedup();
        let ordinal = matches.iter().find(|m| lexicon().effects(**m).iter().any(|e| e.key == "ordinal"));
        let before_day = ordinal.is_some_and(|o| {
            matches.iter().any(|m| {
                m.from >= o.to && m.from <= o.to + 2 && lexicon().effects(*m).iter().any(|e| e.key == "days")
            })
        });
        if before_day {
            self.out.time.frequency = Some("monthly");
        }
        self.out.time.days = days;
    }

    /// Whether "to", "through", "a" or a dash stands between two days.
    fn is_range(&self, end: usize, start: usize) -> bool {
        let between = self.tokens.get(end..start).unwrap_or(&[]);
        let dashed = between.is_empty()
            && self.tokens.get(start).is_some_and(|t| {
                !t.first && self.text.get(t.at.clone()).is_some_and(|chunk| chunk.contains(['-', '–']))
            });
        dashed
            || matches!(between, [t] if matches!(t.word.as_str(), "to" | "through" | "thru" | "til" | "until" | "a" | "al" | "hasta" | "bis"))
    }
}

fn relative(code: &str) -> Option<Relative> {
    Some(match code {
        "now" => Relative::Now,
        "today" => Relative::Today,
        "tomorrow" => Relative::Tomorrow,
        "this_week" => Relative::ThisWeek,
        "next_week" => Relative::NextWeek,
        _ => return None,
    })
}

fn clock_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    Some(time(
        hour.parse().ok().filter(|h| (0..24).contains(h))?,
        minute.parse().ok().filter(|m| (0..60).contains(m))?,
        0,
        0,
    ))
}

fn weekday(code: &str) -> Option<Weekday> {
    Some(match code {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}
