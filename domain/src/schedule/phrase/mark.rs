//! Gives tokens their meaning for a calendar: days, ordinals, months, turns, times.

use super::{
    aside::{Role, role},
    clock::span_at,
    idioms::IDIOMS,
    lex::{Sort, Token},
    span::Span,
    words::{self, Unit},
};
use jiff::civil::Weekday;

/// What some tokens mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A weekday.
    Day(Weekday),
    /// Several weekdays in one word; the flag says every single day.
    Days(&'static [Weekday]),
    /// Every single day.
    Daily,
    /// A number of order; above 5 a day of the month.
    Nth(i8),
    /// The first so many ("first three"), or the last so many.
    Through(i8),
    Month(i8),
    /// Even (0) or odd (1) months.
    Parity(i8),
    /// Every how many units.
    Turn(u16, Option<Unit>),
    Unit(Unit),
    Span(Span),
    /// When people come or get ready for a meeting.
    Aside(Span),
    /// When it ends, said apart from its start.
    End(Span),
    /// "-", "to", "through".
    To,
    And,
    Or,
    Except,
    Only,
    /// "After", "before", between a day and another.
    Beside,
    Open,
    Close,
    /// The end of a sentence or line.
    Break,
    /// A plain number.
    Number,
    /// A small word that changes nothing.
    Filler,
    /// "When we meet …", "if it is a holiday": what is said holds then.
    When,
    /// Any other word.
    Other,
}

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
    fn here(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.word(n) == *word)
    }

    fn read(&self) -> (Meaning, usize) {
        self.all_day()
            .or_else(|| self.several_words())
            .or_else(|| self.turn())
            .or_else(|| self.several_orders())
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
        let (span, next) = span_at(self.tokens, self.at, self.after_day())?;
        let meaning = match role(self.tokens, self.at, next) {
            _ if self.is_elsewhere(next) => Meaning::Other,
            Role::Start => Meaning::Span(span),
            Role::Aside => Meaning::Aside(span),
            Role::End => Meaning::End(span),
            Role::Else => Meaning::Other,
        };
        Some((meaning, next))
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
        IDIOMS
            .iter()
            .find(|(words, _)| self.here(words))
            .map(|(words, meaning)| (*meaning, self.at + words.len()))
    }

    /// "every other", "every two weeks", "cada 15 días", "every second week".
    fn turn(&self) -> Option<(Meaning, usize)> {
        if !matches!(self.word(0), "every" | "each" | "cada") {
            return None;
        }
        let unit = |n: usize| words::unit(self.word(n));
        if matches!(self.word(1), "other" | "alternate" | "otro" | "otra") {
            let unit = unit(2).filter(|_| self.word(2) != "mo");
            return Some((Meaning::Turn(2, unit), self.at + 2 + usize::from(unit.is_some())));
        }
        if unit(1) == Some(Unit::Day) {
            return Some((Meaning::Daily, self.at + 2));
        }
        if matches!(self.word(1), "night" | "evening" | "morning" | "afternoon") {
            return Some((Meaning::Daily, self.at + 2));
        }
        let token = self.tokens.get(self.at + 1)?;
        let ending = words::ordinal_ending(self.word(2)) && token.sort == Sort::Number;
        let count = token.number().or_else(|| words::number(&token.text));
        let count = count.or_else(|| words::ordinal(&token.text).and_then(|n| u32::try_from(n).ok()))?;
        let after = 2 + usize::from(ending);
        // "cada dos martes": the day stands for its weeks.
        if after == 2 && (2..=4).contains(&count) && words::weekday(self.word(2)).is_some() {
            let count = u16::try_from(count).ok().filter(|_| words::ordinal(&token.text).is_none())?;
            return Some((Meaning::Turn(count, Some(Unit::Week)), self.at + 2));
        }
        let (count, unit) = match (count, unit(after)?) {
            (15 | 14, Unit::Day) => (2, Unit::Week),
            (7, Unit::Day) => (1, Unit::Week),
            other => other,
        };
        let count = u16::try_from(count).ok().filter(|n| (1..=52).contains(n))?;
        Some((Meaning::Turn(count, Some(unit)), self.at + after + 1))
    }

    /// "First three Thursdays", "los dos últimos lunes".
    fn several_orders(&self) -> Option<(Meaning, usize)> {
        let number = |n: usize| {
            let token = self.tokens.get(self.at + n)?;
            let count = token.number().or_else(|| words::number(&token.text))?;
            i8::try_from(count).ok().filter(|count| (2..=4).contains(count))
        };
        let ends = |n: usize| words::ordinal(self.word(n)).filter(|nth| nth.abs() == 1);
        let numeral = usize::from(self.here(&["1", "st"]));
        let (nth, count) = match ends(0).or((numeral == 1).then_some(1)) {
            Some(nth) => (nth, number(1 + numeral)?),
            None => (ends(1)?, number(0)?),
        };
        let next = 2 + numeral;
        words::weekday(self.word(next)).is_some().then_some((Meaning::Through(nth * count), self.at + next))
    }

    /// "1st", "2º", "first", "último", and the days of a month in "el 15 de cada mes".
    fn order(&self) -> Option<(Meaning, usize)> {
        let token = self.tokens.get(self.at)?;
        if token.sort == Sort::Word {
            // "Thursday, May second": a date; "second" alone is an ordinal.
            return words::ordinal(&token.text).map(|n| (Meaning::Nth(n), self.at + 1));
        }
        let value = token.number().filter(|n| (1..=31).contains(n))?;
        let value = i8::try_from(value).ok()?;
        let dot = usize::from(self.word(1) == "." && matches!(self.word(2), "o" | "a" | "er"));
        let glued = self.tokens.get(self.at + 1).is_some_and(|t| !t.spaced);
        let time = dot == 0 && self.word(1) == "a" && (self.word(2) == "." || value > 5);
        if glued && !time && words::ordinal_ending(self.word(1 + dot)) {
            return Some((Meaning::Nth(value), self.at + 2 + dot));
        }
        let month_unit = |n: usize| {
            matches!(self.word(n), "cada" | "each" | "every")
                && words::unit(self.word(n + 1)) == Some(Unit::Month)
                || (self.word(n) == "mes")
        };
        let of_month =
            matches!(self.word(1), "de" | "of") && month_unit(2) || self.word(1) == "del" && month_unit(2);
        let listed = matches!(self.word(1), "y" | "and" | "&") && {
            let other = self.tokens.get(self.at + 2).and_then(Token::number).is_some_and(|n| n <= 31);
            other
                && (matches!(self.word(3), "de" | "of") && month_unit(4)
                    || self.word(3) == "del" && month_unit(4))
        };
        let bare_pair = self.bare_pair();
        (of_month || listed || bare_pair).then_some((Meaning::Nth(value), self.at + 1))
    }

    /// "1 & 3 Tuesday": small numbers joined before a weekday.
    fn bare_pair(&self) -> bool {
        let small = |n: usize| matches!(self.word(n), "1" | "2" | "3" | "4" | "5");
        let joined = |n: usize| matches!(self.word(n), "&" | "and" | "y" | "/" | ",");
        let day = |n: usize| words::weekday(self.word(n)).is_some();
        let after_nth = || self.marks.iter().rev().map(|m| m.meaning).find(|m| *m != Meaning::And);
        small(0)
            && (joined(1) && small(2) && (day(3) || joined(3) && small(4) && day(5))
                || day(1) && matches!(after_nth(), Some(Meaning::Nth(_))))
    }
}
