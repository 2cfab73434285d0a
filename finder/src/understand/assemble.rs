//! Puts together what the words of a question say.

use super::clock::{self, Half};
use super::lexicon::{Effect, Match, is_common, lexicon};
use super::rules::{combine, values};
use super::tokens::Token;
use super::tongue;
use super::wheres::Where;
use crate::Understood;
use crate::places::{area_found, regions};
use crate::understood::{Fee, Part, Relative, WantedFormat, WantedPlace};
use domain::{Access, Audience, LeaderKind, Membership, Stage, vocabulary::vocabulary};
use jiff::civil::{Time, Weekday, time};

/// The most terms of a question.
const MOST_TERMS: usize = 6;

/// A question as far as it is read.
struct Reading<'a> {
    text: &'a str,
    tokens: &'a [Token],
    out: Understood,
    heard: Vec<Effect>,
    read: Vec<bool>,
}

/// Puts a question's phrases and place together.
pub(super) fn assemble(
    text: &str,
    tokens: &[Token],
    matches: &[Match],
    place: Option<Where>,
    page: &str,
) -> Understood {
    let mut reading = Reading {
        text,
        tokens,
        out: Understood::default(),
        heard: Vec::new(),
        read: vec![false; tokens.len()],
    };
    reading.place(place);
    reading.hear(matches);
    reading.times(matches);
    reading.terms();
    reading.rest(matches);
    reading.language(page);
    reading.leftover();
    reading.out
}

impl Reading<'_> {
    fn words(&self, from: usize, to: usize) -> String {
        let start = self.tokens.get(from).map_or(0, |t| t.at.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |t| t.at.end);
        self.text.get(start..end).unwrap_or("").to_owned()
    }

    fn because(&mut self, what: &'static str, from: usize, to: usize) {
        let words = self.words(from, to);
        self.out.because.push((what, words));
        self.read.get_mut(from..to).into_iter().flatten().for_each(|read| *read = true);
    }

    fn place(&mut self, place: Option<Where>) {
        if let Some(Where { place, span, .. }) = place {
            self.because("place", span.start, span.end);
            self.out.place = Some(place);
        }
    }

    /// Collects what the phrases say, and gives weak ones up where something stronger is said.
    fn hear(&mut self, matches: &[Match]) {
        let is_term = |m: &Match| lexicon().effects(*m).iter().any(|e| e.key == "term");
        let strong = matches.iter().any(|m| is_term(m) && !lexicon().is_weak(*m));
        for m in matches {
            let given_up = strong && lexicon().is_weak(*m);
            for effect in lexicon().effects(*m) {
                let counts = !given_up || effect.key != "term";
                if counts && !self.heard.contains(effect) {
                    self.heard.push(*effect);
                }
            }
            if let Some(what) = lexicon().effects(*m).iter().find_map(|e| constraint(e.key)) {
                self.because(what, m.from, m.to);
            }
        }
    }

    fn value(&self, key: &str) -> Option<&'static str> {
        self.heard.iter().find(|e| e.key == key).map(|e| e.value)
    }

    fn times(&mut self, matches: &[Match]) {
        let parts: Vec<&str> = values(&self.heard, "part").collect();
        let part = parts.first().and_then(|part| part_of(part));
        let half = match part {
            Some(Part::Morning) => Some(Half::Am),
            Some(Part::Afternoon | Part::Evening) => Some(Half::Pm),
            _ => None,
        };
        let numbers = clock::numbers(self.text, self.tokens, half);
        let is_read: Vec<_> =
            numbers.read.iter().filter(|(_, from, to)| !self.inside(matches, *from, *to)).copied().collect();
        let has = |what: &str| is_read.iter().any(|(of, ..)| *of == what);
        let (timed, paid, far) = (has("time"), has("fee"), has("radius_km"));
        is_read.iter().for_each(|(what, from, to)| self.because(what, *from, *to));
        if timed {
            (self.out.time.after, self.out.time.before) = (numbers.after, numbers.before);
        }
        if paid {
            self.out.fee = numbers.fee.map(|most| if most == 0 { Fee::Free } else { Fee::Max(most) });
        }
        self.out.radius_km = numbers.radius_km.filter(|_| far).or_else(|| self.value("radius")?.parse().ok());
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
            time.part = self.heard.iter().find(|e| e.key == "part?").and_then(|e| part_of(e.value));
        }
        let value = |key: &str| self.heard.iter().find(|e| e.key == key).map(|e| e.value);
        time.relative = value("relative").and_then(relative);
        time.zone = value("tz").map(Into::into);
        time.frequency = value("freq").or(time.frequency);
    }

    /// Whether a part of the day stands right behind a number ("8 am", "7 de la noche").
    fn is_half(&self, m: Match) -> bool {
        let before = m.from.checked_sub(1).and_then(|at| self.tokens.get(at));
        let counted = before.is_some_and(|t| t.word.starts_with(|c: char| c.is_ascii_digit()));
        counted && lexicon().effects(m).iter().any(|e| e.key == "part")
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
            _ => (clock_time("11:00").filter(|_| !has_part), clock_time("13:00")),
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

    /// Terms and fellowship: what the parts mean together, the most particular of each line.
    fn terms(&mut self) {
        combine(&mut self.heard);
        let all: Vec<&str> = values(&self.heard, "term").collect();
        let (refused, mut terms): (Vec<&str>, Vec<String>) =
            (values(&self.heard, "fellowless").collect(), Vec::new());
        for id in &all {
            let parent = all.iter().any(|other| other != id && vocabulary().is_under(other, id));
            if !parent && vocabulary().term(id).is_some() && terms.len() < MOST_TERMS {
                terms.push((*id).to_owned());
            }
        }
        let fellowship = values(&self.heard, "fellow").find(|f| !refused.contains(f));
        self.out.fellowship = fellowship.map(|f| f.replace('_', " "));
        self.out.conditions = terms;
    }

    fn rest(&mut self, matches: &[Match]) {
        let all = |key: &str| values(&self.heard, key).collect::<Vec<_>>();
        let mut audience: Vec<Audience> =
            all("audience").into_iter().filter_map(Audience::from_code).collect();
        let grief =
            |id: &String| vocabulary().is_under(id, "abuse") || vocabulary().is_under(id, "bereavement");
        if self.out.conditions.iter().any(grief)
            || self.heard.iter().any(|e| e.key == "cause" && e.value == "suicide")
        {
            audience.retain(|a| *a != Audience::Survivors);
        }
        // "Parents of kids" are parents.
        if self.heard.iter().any(|e| e.key == "parent_of") {
            audience.retain(|a| !matches!(a, Audience::Children | Audience::Teens | Audience::YoungAdults));
        }
        audience.sort();
        audience.dedup();
        if self.out.conditions.iter().any(|c| c == "workplace" || c == "unemployment") {
            audience.retain(|a| *a != Audience::Professionals);
        }
        self.out.exclude = all("exclude").into_iter().map(Into::into).collect();
        self.out.amenities = all("amenity").into_iter().filter_map(access).collect();
        self.out.tags = all("tag").into_iter().map(Into::into).collect();
        self.out.stage = self.value("stage").and_then(Stage::from_code);
        self.out.faith = self.value("faith").map(Into::into);
        self.out.facilitation =
            self.value("lead").map(|l| if l == "peer" { LeaderKind::Lay } else { LeaderKind::Professional });
        self.out.registration = self.value("reg").and_then(Membership::from_code);
        self.out.fixed_term =
            self.value("term_fixed").map(|_| true).or(self.value("term_ongoing").map(|_| false));
        self.out.fee = self.out.fee.or_else(|| self.fee(matches));
        self.out.format = self.format();
        self.near();
        if self.out.conditions.is_empty() {
            self.out.conditions = ONLY_FOR
                .iter()
                .find(|(who, _)| audience.contains(who))
                .map(|(_, id)| (*id).into())
                .into_iter()
                .collect();
        }
        self.out.audience = audience;
        self.out.vague = self.out.conditions.is_empty() && self.out.fellowship.is_none();
    }

    fn fee(&self, matches: &[Match]) -> Option<Fee> {
        // "free parking" says nothing about the cost: the longer phrase took the word.
        let fees =
            matches.iter().flat_map(|m| lexicon().effects(*m)).filter(|e| e.key == "fee").map(|e| e.value);
        let fees: Vec<&str> = fees.collect();
        let has = |fee: &str| fees.contains(&fee);
        match (has("free"), has("sliding_scale"), has("low_cost")) {
            (_, true, _) => Some(Fee::SlidingScale),
            (true, ..) => Some(Fee::Free),
            (_, _, true) => Some(Fee::LowCost),
            _ => None,
        }
    }

    fn format(&self) -> Option<WantedFormat> {
        let mut formats: Vec<&str> = values(&self.heard, "format").collect();
        let refused: Vec<&str> = values(&self.heard, "exclude").collect();
        formats.retain(|f| !refused.contains(f));
        let online = match self.value("channel") {
            Some("phone") => WantedFormat::Phone,
            Some("text") => WantedFormat::Text,
            _ => WantedFormat::Online,
        };
        if formats.contains(&"hybrid") {
            return Some(WantedFormat::Hybrid);
        }
        match (formats.contains(&"online"), formats.contains(&"in_person")) {
            (true, false) => Some(online),
            (false, true) => Some(WantedFormat::InPerson),
            _ => None,
        }
    }

    fn near(&mut self) {
        if self.out.place.is_some() {
            return;
        }
        if let Some(country) = self.value("country").and_then(|code| regions().country(code)) {
            self.out.place = Some(WantedPlace::Country(area_found(country)));
        } else if self.value("near").is_some() || self.out.radius_km.is_some() {
            self.out.place = Some(WantedPlace::Here);
        }
    }

    fn language(&mut self, page: &str) {
        let said = self.value("language");
        let written = tongue::written_in(self.tokens, self.text);
        self.out.language = said.or(written).map(Into::into);
        if said.is_none()
            && let Some(written) = written
        {
            // A question in the page's own language needs no chip with words.
            let words = if written == page { String::new() } else { self.text.trim().to_owned() };
            self.out.because.push(("language", words));
        }
    }

    fn leftover(&mut self) {
        let left = self
            .tokens
            .iter()
            .zip(&self.read)
            .filter(|(token, read)| !**read && !tongue::is_plain(&token.word));
        let mut words: Vec<String> =
            left.map(|(token, _)| token.word.clone()).filter(|w| w.chars().count() > 1).collect();
        words.retain(|word| !(word.chars().count() < 4 && is_common(word)));
        words.dedup();
        self.out.words = words;
    }
}

/// The constraint, as the query files name it, that an effect belongs to.
fn constraint(key: &str) -> Option<&'static str> {
    Some(match key {
        "term" | "rel" | "ev" | "cause" | "carer" => "conditions",
        "audience" => "audience",
        "fellow" => "fellowship",
        "format" => "format",
        "channel" => "channel",
        "near" => "place",
        "fee" => "fee",
        "amenity" => "amenities",
        "exclude" => "exclude",
        "lead" => "facilitation",
        "reg" => "registration",
        "faith" => "faith",
        "tag" => "tags",
        "stage" => "stage",
        "term_fixed" | "term_ongoing" => "term",
        "language" => "language",
        "days" | "part" | "part?" | "relative" | "freq" | "before" | "after" | "noon" | "tz" | "ordinal" => {
            "time"
        }
        _ => return None,
    })
}

fn part_of(code: &str) -> Option<Part> {
    Some(match code {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" => Part::Evening,
        "night" => Part::Night,
        _ => return None,
    })
}

fn relative(code: &str) -> Option<Relative> {
    Some(match code {
        "now" => Relative::Now,
        "today" => Relative::Today,
        "tomorrow" => Relative::Tomorrow,
        "this_week" => Relative::ThisWeek,
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

fn access(code: &str) -> Option<Access> {
    Access::from_code(if code == "asl" { "sign_language" } else { code })
}

/// What a group is about that is only for these people, the most particular first.
const ONLY_FOR: &[(Audience, &str)] = &[
    (Audience::Trans, "trans"),
    (Audience::Lgbtq, "lgbtq"),
    (Audience::Veterans, "veterans"),
    (Audience::Teens, "teens"),
    (Audience::Seniors, "aging"),
    (Audience::Immigrants, "immigrants"),
    (Audience::Caregivers, "caregiving"),
    (Audience::Parents, "parenting"),
    (Audience::YoungAdults, "teens"),
    (Audience::Men, "mens-group"),
    (Audience::Women, "womens-group"),
];
