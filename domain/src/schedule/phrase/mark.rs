//! Gives tokens their meaning for a calendar: days, ordinals, months, turns, times.

use super::{
    aside::{Role, role},
    clock::span_at,
    idioms::IDIOMS,
    lex::Token,
    meaning::Meaning,
    span::Span,
    words::{self, Unit},
};

/// A meaning and the tokens it was read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) meaning: Meaning,
    /// First token.
    pub(super) at: usize,
    /// The token after the last.
    pub(super) next: usize,
}

/// Behind "24 hours" that tell of no opening.
const NO_OPENING: &[&str] = &[
    "club",
    "clubs",
    "clubhouse",
    "book",
    "books",
    "chip",
    "chips",
    "coin",
    "notice",
    "advance",
    "before",
    "prior",
    "ahead",
    "sober",
    "sobriety",
    "clean",
    "abstinent",
    "abstinence",
    "fitness",
    "gym",
    "diner",
    "antes",
    "anticipacion",
    "antelacion",
    "aviso",
    "sobrio",
    "sobriedad",
    "limpio",
];

/// The meanings of all tokens, in order.
pub(super) fn marks(tokens: &[Token]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let reader = Reader { tokens, at, marks: &marks };
        let (meaning, next) = reader.read();
        marks.push(Mark { meaning, at, next: next.max(at + 1) });
        at = next.max(at + 1);
    }
    marks
}

/// Reads what begins at a token.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) at: usize,
    pub(super) marks: &'a [Mark],
}

impl Reader<'_> {
    pub(super) fn word(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |t| t.text.as_str())
    }

    /// Whether these words stand here.
    pub(super) fn here(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.word(n) == *word)
    }

    fn read(&self) -> (Meaning, usize) {
        self.all_day()
            .or_else(|| self.several_words())
            .or_else(|| self.turn())
            .or_else(|| self.several_orders())
            .or_else(|| self.date())
            .or_else(|| self.order())
            .or_else(|| self.time())
            .unwrap_or_else(|| (self.single(), self.at + 1))
    }

    /// Whether days stand before, with nothing but small words and a part of the day between ("Monday nights 7-8").
    fn after_day(&self) -> bool {
        use Meaning::{Close, Daily, Day, Days, Filler, Other, Span, Turn, Unit};
        let part_of_day = |m: &Mark| {
            m.meaning == Other && self.tokens.get(m.at).is_some_and(|t| words::is_part_of_day(&t.text))
        };
        let mut before = self.marks.iter().rev().filter(|m| m.meaning != Filler && !part_of_day(m));
        let mut last = || before.next().map(|m| m.meaning);
        // "10 to 11 and 1 to 2".
        let before = match last() {
            Some(Meaning::And) => last().filter(|m| matches!(m, Span(_))),
            other => other,
        };
        matches!(before, Some(Day(_) | Days(_) | Daily | Unit(_) | Turn(..) | Close | Span(_)))
    }

    fn time(&self) -> Option<(Meaning, usize)> {
        if let Some(lasting) = self.lasting() {
            return Some(lasting);
        }
        let (span, next) = span_at(self.tokens, self.at, self.after_day())?;
        let meaning = match role(self.tokens, self.at, next) {
            _ if self.is_elsewhere(next) || self.is_afterwards() => Meaning::Other,
            Role::Start => Meaning::Span(span),
            Role::Aside => Meaning::Aside(span),
            Role::End => Meaning::End(span),
            Role::Else => Meaning::Other,
        };
        Some((meaning, next))
    }

    /// "Duration: 01:30".
    fn lasting(&self) -> Option<(Meaning, usize)> {
        let back = |n: usize| {
            self.at.checked_sub(n).and_then(|at| self.tokens.get(at)).map_or("", |t| t.text.as_str())
        };
        let number = |n: usize| self.tokens.get(self.at + n).and_then(Token::number);
        let named = matches!(back(if back(1) == ":" { 2 } else { 1 }), "duration" | "length" | "duracion");
        let (hours, minutes) = number(0).zip(number(2)).filter(|_| named && self.word(1) == ":")?;
        let seconds = self.word(3) == ":" && self.word(4) == "00";
        let next = self.at + if seconds { 5 } else { 3 };
        Some((Meaning::Lasting(hours * 60 + minutes), next)).filter(|_| hours < 12 && minutes < 60)
    }

    /// "7 to 8 pm, then tea until 9": what follows a meeting that has its end.
    fn is_afterwards(&self) -> bool {
        let before =
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |t| t.text.as_str());
        let mut clause = self.marks.iter().rev().map(|m| m.meaning).take_while(|m| *m != Meaning::Break);
        let last = clause.find(|m| matches!(m, Meaning::Span(_) | Meaning::Day(_) | Meaning::Days(_)));
        matches!(before, "until" | "till" | "til" | "hasta")
            && matches!(last, Some(Meaning::Span(Span { end: Some(_), .. })))
    }

    /// "Six days a week, closed Sunday": every day, where those that fall out are named.
    fn some_days_a_week(&self) -> Option<usize> {
        let count = self.tokens.get(self.at)?;
        let count = count.number().or_else(|| words::number(&count.text)).filter(|n| (2..7).contains(n))?;
        let a = matches!(self.word(2), "a" | "per" | "/" | "por");
        let week = if self.word(3) == "la" { 4 } else { 3 };
        let said = words::unit(self.word(1)) == Some(Unit::Day)
            && a
            && words::unit(self.word(week)) == Some(Unit::Week);
        let next = self.at + week + 1;
        let rest = || self.tokens.get(next..).unwrap_or(&[]).iter().map(|t| t.text.as_str());
        let but = rest().position(|word| {
            matches!(word, "closed" | "except" | "but" | "not" | "cerrado" | "menos" | "excepto")
        })?;
        let out: u32 = rest()
            .skip(but + 1)
            .take_while(|word| !matches!(*word, ";" | "." | "\n"))
            .map(|word| {
                words::weekdays(word).map_or(u32::from(words::weekday(word).is_some()), |d| d.len() as u32)
            })
            .sum();
        (said && count + out == 7).then_some(next)
    }

    /// "7 PM ET / 4 PM PT": the same moment again, on another clock.
    fn is_elsewhere(&self, next: usize) -> bool {
        let zone = |at: usize| self.tokens.get(at).is_some_and(|t| words::is_zone(&t.text));
        let clause = self.marks.iter().rev().take_while(|m| m.meaning != Meaning::Break);
        let mut spans = clause.filter(|m| matches!(m.meaning, Meaning::Span(_)));
        zone(next)
            && spans
                .next()
                .is_some_and(|m| zone(m.next) && self.tokens[m.next].text != self.tokens[next].text)
    }

    /// "24/7", "24 hours", "round the clock"; not "24 Hour Club" nor "24 hours in advance".
    fn all_day(&self) -> Option<(Meaning, usize)> {
        let next = self.round_the_clock()?;
        let word = |n: usize| self.word(next - self.at + n);
        let small = matches!(word(0), "-" | "in" | "of" | "de" | "a");
        let noun = NO_OPENING.contains(&word(0))
            || small && (NO_OPENING.contains(&word(1)) || word(1) == "day" && NO_OPENING.contains(&word(2)));
        Some((if noun { Meaning::Other } else { Meaning::Span(Span::ALL_DAY) }, next))
    }

    fn round_the_clock(&self) -> Option<usize> {
        let hours = |n: usize| matches!(self.word(n), "hours" | "hour" | "hrs" | "hr" | "horas" | "h");
        if self.here(&["24", "/", "7"]) {
            return Some(self.at + if self.here(&["24", "/", "7", "/", "365"]) { 5 } else { 3 });
        }
        if self.word(0) == "24" && (hours(1) || (self.word(1) == "-" && hours(2))) {
            return Some(self.at + if hours(1) { 2 } else { 3 });
        }
        if self.word(0) == "las" && self.word(1) == "24" && hours(2) {
            return Some(self.at + 3);
        }
        (matches!(self.word(0), "around" | "round") && self.here_from(1, &["the", "clock"]))
            .then_some(self.at + 3)
    }

    fn here_from(&self, skip: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.word(skip + n) == *word)
    }

    fn several_words(&self) -> Option<(Meaning, usize)> {
        if self.word(1) == "-" && matches!(self.word(0), "even" | "odd") && self.word(2) == "numbered" {
            return Some((Meaning::Parity(i8::from(self.word(0) == "odd")), self.at + 3));
        }
        if let Some(next) = self.some_days_a_week() {
            return Some((Meaning::Daily, next));
        }
        let order = || self.marks.last().is_some_and(|m| matches!(m.meaning, Meaning::Nth(_)));
        if matches!(self.word(0), "working" | "business")
            && words::unit(self.word(1)) == Some(Unit::Day)
            && order()
        {
            return words::weekdays("weekdays").map(|days| (Meaning::Days(days), self.at + 2));
        }
        IDIOMS
            .iter()
            .find(|(words, _)| self.here(words))
            .map(|(words, meaning)| (*meaning, self.at + words.len()))
    }
}
