//! Whether a fee is high against similar groups.
//!
//! Similar groups: of the support groups in public directories most are free, the rest ask for gifts or 5 to 20 dollars a
//! meeting, or yearly dues under 100. Group therapy costs 30 to 100 dollars a session; classes lie between. A limit is
//! about twice the usual upper end, so that what is only dear for some is no flag.

use crate::frames::{Patterns, overlap, patterns};
use crate::money::{Amount, amounts, land, small};
use crate::sentence::Sentence;
use domain::{Cost, Kind, Per};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Dollars above which a fee is high.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// For one meeting.
    meeting: f64,
    /// For one month. Lower than four meetings: it is paid whether one comes or not.
    month: f64,
    /// For one year.
    year: f64,
    /// For a course, however many meetings it has.
    course: f64,
    /// To be let in: enrolment, registration, deposit.
    once: f64,
    /// For nobody says what.
    unsaid: f64,
}

const SUPPORT: Limits =
    Limits { meeting: 40.0, month: 90.0, year: 300.0, course: 200.0, once: 100.0, unsaid: 80.0 };
const THERAPY: Limits =
    Limits { meeting: 100.0, month: 420.0, year: 2000.0, course: 1200.0, once: 300.0, unsaid: 200.0 };
const CLASS: Limits =
    Limits { meeting: 50.0, month: 240.0, year: 600.0, course: 400.0, once: 200.0, unsaid: 400.0 };

/// Weeks in a month.
const WEEKS: f64 = 52.0 / 12.0;
/// Bytes around an amount that may say what it is for.
const NEAR: usize = 60;
/// More amounts than this in one sentence are a table of something else.
const MOST: usize = 5;

const TABLE: &[&str] = &[include_str!("cues/fee.txt")];
static PRICE: LazyLock<Patterns> = LazyLock::new(|| patterns(TABLE, '+'));
static OTHER: LazyLock<Patterns> = LazyLock::new(|| patterns(TABLE, '-'));
static GOODS: LazyLock<Patterns> = LazyLock::new(|| patterns(TABLE, '^'));
static FREE: LazyLock<Patterns> = LazyLock::new(|| patterns(TABLE, '~'));
static APART: LazyLock<Patterns> = LazyLock::new(|| patterns(TABLE, '/'));
static SPARE: LazyLock<Patterns> = LazyLock::new(|| patterns(TABLE, '='));

const COUNT: &str = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce";
static UNITS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x-u)
        (?:/\ ?|\b(?:per|each|every|an?|por|cada|al?|a\ la|la|el)\ (?:\d\d\ (?:minute|minutos)\ |person\ |persona\ |couple\ |family\ |group\ |weekly\ |individual\ |zoom\ |online\ |support\ )?(?:per\ |por\ |/\ ?)?)
        (?P<unit>meeting|session|sesion|class|clase|group|grupo|visit|visita|time|vez|gathering|circle|circulo|hour|hr|hora|lesson|encuentro|reunion|meetup|meet\ up|rehearsal|call|day|dia|evening|seat|week|wk|semana|quincena|month|mo|mes|quarter|trimestre|year|yr|annum|ano|course|curso|program|programa|series|ciclo|semester|semestre|term)\b
        |\b(?P<word>bi\ ?weekly|fortnightly|quincenal|weekly|semanal(?:es)?|monthly|mensual(?:es)?|mensualidad|quarterly|trimestral|yearly|annual(?:ly)?|anual(?:es)?|lifetime|one\ time|once|hourly|nightly|drop\ in|walk\ in|apiece|each|c/u|cada\ un[oa])\b",
    )
    .ok()
});
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u)\b(?P<count>{COUNT}) ?(?:(?P<kind>\w+) )?(?P<of>weeks?|sessions?|meetings?|classes|months?|semanas?|sesiones|reuniones|encuentros|clases|meses|mes)\b"
    ))
    .ok()
});
static INSTALMENTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u)\b(?P<count>{COUNT}) (?:\w+ )?(?:payments?|instal+ments?|pagos|plazos|cuotas|mensualidades)(?: \w+)? (?:of|de) $"
    ))
    .ok()
});
static COURSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u)\b(?:course|program|programme|series|curso|programa|ciclo|package|bootcamp|intensive|journey|taller|cohort)\b").ok()
});
static ONCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u)\b(?:enrol|regist|deposit|join|initiation|intake|inscri|matricula|ingreso|entrada)")
        .ok()
});

/// Reads the prices of one listing.
#[derive(Debug)]
pub(crate) struct Prices {
    limits: Limits,
    /// What a bare `$` and a peso are worth, where the words tell the country.
    land: Option<f64>,
    /// Whether there are similar groups: homes, wards, meals and day care have other prices.
    comparable: bool,
    /// The course that the listing describes, for a price that does not say what it buys.
    course: Option<Unit>,
}

impl Prices {
    /// For a listing of `kind` with these plain texts.
    pub(crate) fn new<'a>(kind: Kind, lang: Option<&str>, texts: impl Iterator<Item = &'a str>) -> Self {
        let texts: Vec<&str> = texts.collect();
        let comparable = !texts.iter().any(|text| APART.spans(text).next().is_some());
        let mut lengths = texts.iter().filter_map(|text| counted(text));
        let course = lengths.find(|unit| matches!(unit, Unit::Course(Some(n)) if *n > 1.0));
        let mexican = lang == Some("es") && texts.iter().any(|text| text.contains("pesos"));
        let land = texts.iter().find_map(|text| land(text)).or(mexican.then_some(0.055));
        Self { limits: limits(kind), land, comparable, course }
    }

    /// The words of the first price in a sentence that is too high. `bought`: the sentence presses to buy, so its
    /// amounts are prices of goods.
    pub(crate) fn too_high(
        &self,
        sentence: &Sentence<'_>,
        field: &str,
        bought: bool,
    ) -> Option<Range<usize>> {
        let text = sentence.text;
        if !self.comparable {
            return None;
        }
        if !text.bytes().any(|b| b.is_ascii_digit()) && !text.contains("dollars") && !text.contains("bucks") {
            let spoken = ["dolares", "euros", "pounds", "libras", "pesos"];
            if !spoken.iter().any(|word| text.contains(word)) {
                return None;
            }
        }
        let own = matches!(field, "fee" | "cost");
        let amounts = amounts(text, self.land, own);
        if amounts.is_empty() || amounts.len() > MOST || bought || unspared(&FREE, text) {
            return None;
        }
        amounts.iter().enumerate().find_map(|(at, amount)| {
            let before = at.checked_sub(1).and_then(|at| amounts.get(at)).map_or(0, |a| a.span.end);
            let after = amounts.get(at + 1).map_or(text.len(), |a| a.span.start);
            self.judge(text, amount, &(before..after), own)
        })
    }

    fn judge(&self, text: &str, amount: &Amount, room: &Range<usize>, own: bool) -> Option<Range<usize>> {
        let near = near(text, &amount.span, room);
        let around = text.get(near.clone()).unwrap_or("");
        let names_other = unspared(&OTHER, around) || (!own && GOODS.spans(around).next().is_some());
        let after = text.get(amount.span.end..room.end).unwrap_or("");
        let before = text.get(room.start..amount.span.start).unwrap_or("");
        let (per, end) = unit(after, before);
        let priced = own || per.is_some() || is_price(text, &amount.span) || is_tag(text);
        if names_other || !priced {
            return None;
        }
        let sum = (amount.least + amount.most) / 2.0;
        let sum = if amount.least == 0.0 { 0.0 } else { sum };
        let times = captured(&INSTALMENTS, before, "count").map_or(1.0, small);
        let high = if times > 1.0 {
            self.limits.is_high(Unit::Course(None), sum * times)
        } else {
            let unit = per.or_else(|| counted(text)).unwrap_or_else(|| unsaid(text));
            let whole = self.course.filter(|_| unit == Unit::Unsaid);
            self.limits.is_high(unit, sum) || whole.is_some_and(|course| self.limits.is_high(course, sum))
        };
        high.then(|| amount.span.start..(amount.span.end + end).min(text.len()))
    }
}

/// What an amount buys.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Unit {
    Meeting,
    Weeks(f64),
    Months(f64),
    /// A course, with its number of meetings if known.
    Course(Option<f64>),
    Once,
    /// A fee without a word about what it buys.
    Unsaid,
}

impl Limits {
    fn is_high(self, unit: Unit, sum: f64) -> bool {
        match unit {
            Unit::Meeting => sum > self.meeting,
            Unit::Weeks(weeks) => sum / weeks > self.meeting,
            Unit::Months(months) if months >= 12.0 => sum / (months / 12.0) > self.year,
            Unit::Months(months) => sum / months > self.month,
            Unit::Course(Some(meetings)) => sum / meetings > self.meeting || sum > 2.5 * self.course,
            Unit::Course(None) => sum > self.course,
            Unit::Once => sum > self.once,
            Unit::Unsaid => sum > self.unsaid,
        }
    }
}

fn limits(kind: Kind) -> Limits {
    match kind {
        Kind::TherapyGroup => THERAPY,
        Kind::Class => CLASS,
        Kind::SupportGroup | Kind::Helpline => SUPPORT,
    }
}

/// Whether a pattern matches that nothing spares ("free", but not "risk free").
fn unspared(patterns: &Patterns, text: &str) -> bool {
    let spared: Vec<_> = SPARE.spans(text).collect();
    patterns.spans(text).any(|span| !spared.iter().any(|spare| overlap(spare, &span)))
}

/// Whether a short sentence is only a length and an amount ("Twelve weeks, $1,500").
fn is_tag(text: &str) -> bool {
    text.len() <= NEAR && matches!(counted(text), Some(Unit::Course(Some(_))))
}

/// Whether words around an amount, or of a short sentence, speak of a price.
fn is_price(text: &str, span: &Range<usize>) -> bool {
    let whole = 0..text.len();
    let from = floor(text, span.start.saturating_sub(2 * NEAR));
    let to = floor(text, (span.end + 2 * NEAR).min(text.len()));
    let part = if text.len() <= 4 * NEAR { whole } else { from..to };
    text.get(part).is_some_and(|part| PRICE.spans(part).next().is_some())
}

/// The part of the sentence that says what an amount is for: up to a comma, bracket or other amount.
fn near(text: &str, span: &Range<usize>, room: &Range<usize>) -> Range<usize> {
    let stops = [',', ';', '(', ')', ':'];
    let from = floor(text, span.start.saturating_sub(NEAR)).max(room.start);
    let to = floor(text, (span.end + NEAR).min(text.len())).min(room.end).max(span.end);
    let start = text[from..span.start].rfind([',', ';', '(', ')']).map_or(from, |at| from + at + 1);
    let end = text[span.end..to].find(stops).map_or(to, |at| span.end + at);
    start..end
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What an amount buys, from the words after it, else before it; and how far the words after it reach.
fn unit(after: &str, before: &str) -> (Option<Unit>, usize) {
    let after = &after[..floor(after, after.len().min(NEAR))];
    if let Some(found) = UNITS.as_ref().and_then(|units| units.captures(after)) {
        let end = found.get(0).map_or(0, |whole| whole.end());
        let name = found.name("unit").or(found.name("word")).map_or("", |m| m.as_str());
        return (named(name), end);
    }
    if let Some(Unit::Course(Some(meetings))) = counted(after) {
        return (Some(Unit::Course(Some(meetings))), 0);
    }
    let before = &before[floor(before, before.len().saturating_sub(NEAR))..];
    let last = UNITS.as_ref().and_then(|units| units.captures_iter(before).last());
    let name = last.as_ref().and_then(|c| c.name("unit").or(c.name("word"))).map_or("", |m| m.as_str());
    (named(name), 0)
}

fn named(name: &str) -> Option<Unit> {
    Some(match name {
        "week" | "wk" | "semana" | "weekly" | "semanal" | "semanales" => Unit::Weeks(1.0),
        "quincena" | "quincenal" | "fortnightly" | "biweekly" | "bi weekly" => Unit::Weeks(2.0),
        "month" | "mo" | "mes" | "monthly" | "mensual" | "mensuales" | "mensualidad" => Unit::Months(1.0),
        "quarter" | "trimestre" | "quarterly" | "trimestral" => Unit::Months(3.0),
        "semester" | "semestre" => Unit::Months(6.0),
        "year" | "yr" | "annum" | "ano" | "yearly" | "annual" | "annually" | "anual" | "anuales" => {
            Unit::Months(12.0)
        }
        "course" | "curso" | "program" | "programa" | "series" | "ciclo" | "term" => Unit::Course(None),
        "lifetime" | "one time" | "once" => Unit::Once,
        "" => return None,
        _ => Unit::Meeting,
    })
}

/// A course whose length the sentence gives ("8 weeks", "10 sesiones"), or that it only names.
fn counted(text: &str) -> Option<Unit> {
    const EACH: [&str; 8] = ["per", "a", "an", "each", "every", "por", "cada", "la"];
    let lengths = COUNTED.iter().flat_map(|counted| counted.captures_iter(text));
    let length = lengths.filter(|c| c.name("kind").is_none_or(|kind| !EACH.contains(&kind.as_str())));
    let mut known = length.filter_map(|c| Some((small(c.name("count")?.as_str()), c.name("of")?.as_str())));
    match known.find(|(count, _)| *count > 0.0) {
        Some((months, of)) if of.starts_with('m') && !of.starts_with("meet") => Some(Unit::Months(months)),
        Some((meetings, _)) => Some(Unit::Course(Some(meetings))),
        None => COURSE.as_ref().is_some_and(|course| course.is_match(text)).then_some(Unit::Course(None)),
    }
}

/// What an amount is for that names nothing countable: to be let in, or nobody knows.
fn unsaid(text: &str) -> Unit {
    let once = ONCE.as_ref().is_some_and(|once| once.is_match(text));
    if once { Unit::Once } else { Unit::Unsaid }
}

fn captured<'a>(regex: &LazyLock<Option<Regex>>, text: &'a str, name: &str) -> Option<&'a str> {
    regex.as_ref().and_then(|regex| regex.captures(text)).and_then(|c| c.name(name)).map(|m| m.as_str())
}

/// The words of a structured cost that is too high for a group that meets `monthly` times a month; the amount itself
/// where it has no words.
pub(crate) fn structured(cost: &Cost, monthly: f64, kind: Kind) -> Option<String> {
    if cost.is_free() || cost.sliding {
        return None;
    }
    let money = cost.amount.as_ref()?;
    let limits = limits(kind);
    let dollars = |cents: i64| cents as f64 / 100.0;
    let sum = dollars(money.cents);
    let known =
        |cents: Option<i64>, limit: f64| monthly > 0.0 && cents.is_some_and(|cents| dollars(cents) > limit);
    let unit = match cost.per {
        Some(Per::Meeting) => Unit::Meeting,
        Some(Per::Week) => Unit::Weeks(1.0),
        Some(Per::Month) => Unit::Months(1.0),
        Some(Per::Year) => Unit::Months(12.0),
        Some(Per::Course) => Unit::Course(cost.meetings.map(f64::from).filter(|n| *n > 0.0)),
        Some(Per::Once) => Unit::Once,
        None => Unit::Unsaid,
    };
    let high = limits.is_high(unit, sum)
        || known(cost.cents_per_meeting(monthly), limits.meeting)
        || (matches!(unit, Unit::Meeting | Unit::Weeks(_))
            && known(cost.cents_per_month(monthly), WEEKS * limits.meeting));
    let dollar_like = ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", ""].contains(&money.currency.as_str());
    (high && dollar_like).then(|| match cost.words.trim() {
        "" => format!("{sum:.2} {}", money.currency),
        words => words.to_owned(),
    })
}
