//! Whether a fee is high against similar groups.

mod limits;

pub(crate) use limits::structured;
use limits::{GREAT, Limits, limits};

use crate::cues::{FEE, GROUP, Matches, Patterns};
use crate::money::{Amount, amounts, has_money, land};
use crate::sentence::Sentence;
use crate::span::overlap;
use crate::unit::{NEAR, Unit, counted, floor, instalments, unit, unsaid, weekly};
use domain::Kind;
use std::ops::Range;

/// Goods may cost so many times what a group may: to press people to buy them belongs to another kind of finding.
const WARES: f64 = 3.0;
/// More amounts than this in one sentence are a table of something else.
const MOST: usize = 5;

/// Marks of the tables: what the words around amounts say.
const PRICE: char = '+';
const OTHER: char = '-';
const GOODS: char = '^';
const FREE: char = '~';
const APART: char = '/';
const JOINED: char = '&';
const SLIDING: char = '%';
const SPARE: char = '=';
const LED: char = '!';

/// Where people are pressed to buy goods, seen from a sentence: its amounts may be prices of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sale {
    No,
    /// Somewhere in the listing.
    Elsewhere,
    /// In this sentence or the one before.
    Here,
}

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
    /// Whether its words about the cost say that it is free: a sum elsewhere must then say what it buys.
    free: bool,
}

impl Prices {
    /// For a listing of `kind` with these fields and their plain texts.
    pub(crate) fn new<'a>(
        kind: Kind,
        lang: Option<&str>,
        fields: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let (texts, costs): (Vec<&str>, Vec<bool>) = fields.map(|(of, text)| (text, is_own(of))).unzip();
        let mut costs = texts.iter().zip(costs).filter(|(_, cost)| *cost).map(|(text, _)| text);
        let free = costs.any(|text| FEE.matches(text).hold(of(FREE)) && amounts(text, None, true).is_empty());
        let comparable = !texts.iter().any(|text| is_apart(text));
        let mut lengths = texts.iter().filter_map(|text| counted(text));
        let course = lengths.find(|unit| matches!(unit, Unit::Course(Some(n)) if *n > 1.0));
        let mexican = lang == Some("es") && texts.iter().any(|text| text.contains("pesos"));
        let land = texts.iter().find_map(|text| land(text)).or(mexican.then_some(0.055));
        let limits = limits(priced_as(kind, texts.iter().copied()));
        Self { limits, land, comparable, course, free }
    }

    /// The words of the first price in a sentence that is too high.
    pub(crate) fn too_high(&self, sentence: &Sentence<'_>, field: &str, sale: Sale) -> Option<Range<usize>> {
        let text = sentence.text;
        if !self.comparable && !sentence.matches(&FEE).hold(of(JOINED)) {
            return None;
        }
        let own = is_own(field);
        let amounts = amounts(text, self.land, own);
        if amounts.is_empty() || amounts.len() > MOST || unspared(sentence.matches(&FEE), FREE) {
            return None;
        }
        amounts.iter().enumerate().find_map(|(at, amount)| {
            let before = at.checked_sub(1).and_then(|at| amounts.get(at)).map_or(0, |a| a.span.end);
            let after = amounts.get(at + 1).map_or(text.len(), |a| a.span.start);
            let due = sale != Sale::Here || is_due(text.get(before..amount.span.start).unwrap_or(""));
            let great = sale != Sale::No && !self.free && amount.most > GREAT * self.limits.course;
            let limits = if sale == Sale::Elsewhere { self.limits.of_wares() } else { self.limits };
            let (room, taken) = (before..after, own || great);
            (due || great).then(|| self.judge(sentence, amount, &room, (taken, limits))).flatten()
        })
    }

    fn judge(
        &self,
        sentence: &Sentence<'_>,
        amount: &Amount,
        room: &Range<usize>,
        (own, limits): (bool, Limits),
    ) -> Option<Range<usize>> {
        let text = sentence.text;
        let near = near(text, &amount.span, room);
        let after = text.get(amount.span.end..room.end).unwrap_or("");
        let before = text.get(room.start..amount.span.start).unwrap_or("");
        let (per, end) = unit(after, before);
        // what it buys, and what a price for a meeting includes, is not what it is for
        let to = per.and_then(|_| includes(after)).map_or(near.end, |at| near.end.min(amount.span.end + at));
        let beside = [near.start..amount.span.end, amount.span.end + end..to];
        let read = |part: Range<usize>| FEE.matches(text.get(part).unwrap_or(""));
        let beside = beside.map(read);
        let goods = beside.iter().any(|part| unspared(part, GOODS));
        let names_other = goods && !own || beside.iter().any(|part| unspared(part, OTHER));
        let times = instalments(before);
        let priced =
            own || per.is_some() || times > 1.0 || is_price(text, &amount.span) || is_tag(text, &amount.span);
        if names_other || !priced || self.free && !own && per.is_none() {
            return None;
        }
        let slides = amount.least == 0.0 || sentence.matches(&FEE).hold(of(SLIDING));
        let sum = if slides { amount.least } else { (amount.least + amount.most) / 2.0 };
        let sum = if goods { sum / WARES } else { sum };
        let high = if times > 1.0 {
            limits.is_high(Unit::Course(None), sum * times)
        } else {
            let unit = per.or_else(|| counted(text)).unwrap_or_else(|| unsaid(text));
            let unit = if unit == Unit::Meeting { weekly(text).unwrap_or(unit) } else { unit };
            let unit = self.course.filter(|_| unit == Unit::Unsaid).unwrap_or(unit);
            limits.is_high(unit, sum)
        };
        high.then(|| amount.span.start..(amount.span.end + end).min(text.len()))
    }
}

/// Whether a sentence of a field names a sum of money.
pub(crate) fn names_sum(text: &str, field: &str) -> bool {
    has_money(text) && !amounts(text, None, is_own(field)).is_empty()
}

/// The kind of group that has the usual price: what a licensed professional leads costs what therapy costs.
pub(crate) fn priced_as<'a>(kind: Kind, mut texts: impl Iterator<Item = &'a str>) -> Kind {
    let led = GROUP.patterns(&["group"], LED);
    let led = kind == Kind::SupportGroup && texts.any(|text| GROUP.matches(text).hold(led));
    if led { Kind::TherapyGroup } else { kind }
}

/// Whether a text is about something that has no similar groups.
fn is_apart(text: &str) -> bool {
    let matches = GROUP.matches(text);
    let mut apart = matches.spans(GROUP.patterns(&["group"], APART)).peekable();
    apart.peek().is_some() && {
        let spares: Vec<_> = FEE.matches(text).spans(of(SPARE)).collect();
        apart.any(|span| !spares.iter().any(|spare| overlap(spare, &span)))
    }
}

/// Whether a field is about the cost.
fn is_own(field: &str) -> bool {
    matches!(field, "fee" | "cost")
}

/// Whether the words before an amount say that it is for the group, though the sentence sells something too.
fn is_due(before: &str) -> bool {
    const DUES: &str = "fee dues membership tuition seat seats place places membresia cuota mensualidad matricula lugar plaza";
    before
        .split(|c: char| !c.is_alphanumeric())
        .rev()
        .take(6)
        .any(|word| DUES.split(' ').any(|due| due == word))
}

/// Where words begin that tell what a price includes.
fn includes(after: &str) -> Option<usize> {
    const WORDS: [&str; 8] =
        [" covers ", " includes ", " including ", " cubre ", " incluye ", " with ", " plus ", " buys "];
    WORDS.iter().filter_map(|word| after.find(word)).min()
}

/// Whether a pattern matches that nothing spares ("free", but not "risk free").
fn unspared(matches: &Matches, mark: char) -> bool {
    matches.unspared(of(mark), of(SPARE)).next().is_some()
}

fn of(mark: char) -> Patterns {
    FEE.patterns(&["fee"], mark)
}

/// Whether a short sentence is only a length and an amount ("Twelve weeks, $1,500"), or only an amount.
fn is_tag(text: &str, span: &Range<usize>) -> bool {
    text.len() <= NEAR && matches!(counted(text), Some(Unit::Course(Some(_)))) || text.len() <= span.len() + 2
}

/// Whether words around an amount, or of a short sentence, speak of a price.
fn is_price(text: &str, span: &Range<usize>) -> bool {
    let whole = 0..text.len();
    let from = floor(text, span.start.saturating_sub(2 * NEAR));
    let to = floor(text, (span.end + 2 * NEAR).min(text.len()));
    let part = if text.len() <= 4 * NEAR { whole } else { from..to };
    text.get(part).is_some_and(|part| FEE.matches(part).hold(of(PRICE)))
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
