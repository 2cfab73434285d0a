//! Gives tokens their meaning for a calendar: days, ordinals, months, turns, times.

use super::{
    clock::{Span, span_at},
    idioms::IDIOMS,
    lex::{Sort, Token},
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
    Month(i8),
    /// Even (0) or odd (1) months.
    Parity(i8),
    /// Every how many units.
    Turn(u16, Option<Unit>),
    Unit(Unit),
    Span(Span),
    /// "-", "to", "through".
    To,
    And,
    Or,
    Except,
    Only,
    Open,
    Close,
    /// The end of a sentence or line.
    Break,
    /// A plain number.
    Number,
    /// A small word that changes nothing.
    Filler,
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

/// Words that a dot may follow without ending the sentence.
fn is_abbreviation(word: &str, after_number: bool) -> bool {
    let named = words::weekday(word).is_some() || words::month(word).is_some();
    (named && word.len() <= 5)
        || word.len() == 1
        || (after_number && words::ordinal_ending(word))
        || matches!(
            word,
            "mtg"
                | "mtgs"
                | "approx"
                | "hr"
                | "hrs"
                | "st"
                | "rm"
                | "wk"
                | "wks"
                | "mo"
                | "anniv"
                | "spkr"
                | "disc"
                | "trad"
        )
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    marks: &'a [Mark],
}

impl Reader<'_> {
    fn word(&self, ahead: usize) -> &str {
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
            .or_else(|| self.order())
            .or_else(|| self.time())
            .unwrap_or_else(|| (self.single(), self.at + 1))
    }

    /// The last mark that is more than a comma or a small word.
    fn before(&self) -> Option<Meaning> {
        let meanings = self.marks.iter().rev().map(|m| m.meaning);
        meanings.into_iter().find(|m| *m != Meaning::Filler)
    }

    fn after_day(&self) -> bool {
        use Meaning::{Close, Daily, Day, Days, Span, Turn, Unit};
        matches!(self.before(), Some(Day(_) | Days(_) | Daily | Unit(_) | Turn(..) | Close | Span(_)))
    }

    fn time(&self) -> Option<(Meaning, usize)> {
        let (span, next) = span_at(self.tokens, self.at, self.after_day())?;
        Some((if self.is_elsewhere(next) { Meaning::Other } else { Meaning::Span(span) }, next))
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

    /// "24/7", "24 hours", "round the clock".
    fn all_day(&self) -> Option<(Meaning, usize)> {
        let span = Meaning::Span(Span::ALL_DAY);
        let hours = |n: usize| matches!(self.word(n), "hours" | "hour" | "hrs" | "hr" | "horas" | "h");
        if self.here(&["24", "/", "7"]) {
            return Some((span, self.at + if self.here(&["24", "/", "7", "/", "365"]) { 5 } else { 3 }));
        }
        if self.word(0) == "24" && (hours(1) || (self.word(1) == "-" && hours(2))) {
            return Some((span, self.at + if hours(1) { 2 } else { 3 }));
        }
        if self.word(0) == "las" && self.word(1) == "24" && hours(2) {
            return Some((span, self.at + 3));
        }
        (matches!(self.word(0), "around" | "round") && self.here_from(1, &["the", "clock"]))
            .then_some((span, self.at + 3))
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

    fn single(&self) -> Meaning {
        let Some(token) = self.tokens.get(self.at) else { return Meaning::Other };
        match token.sort {
            Sort::Number => Meaning::Number,
            Sort::Sign => self.sign(&token.text),
            Sort::Word => self.one_word(token),
        }
    }

    fn sign(&self, sign: &str) -> Meaning {
        match sign {
            "-" => Meaning::To,
            "&" | "/" | "+" => Meaning::And,
            "(" | "[" => Meaning::Open,
            ")" | "]" => Meaning::Close,
            ";" | "\n" | "|" | "!" | "?" | "\u{2022}" | "\u{b7}" => Meaning::Break,
            "." => self.dot(),
            _ => Meaning::Filler,
        }
    }

    /// A dot ends a sentence unless it stands after an abbreviation or inside a number.
    fn dot(&self) -> Meaning {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let number_before = self.at.checked_sub(2).and_then(|at| self.tokens.get(at));
        let ordinal = number_before.is_some_and(|t| t.sort == Sort::Number);
        let abbreviation = before.is_some_and(|t| t.sort == Sort::Word && is_abbreviation(&t.text, ordinal));
        let inside = self.tokens.get(self.at + 1).is_some_and(|t| !t.spaced);
        let after = self.tokens.get(self.at + 1);
        let goes_on = after.is_some_and(|t| !t.capital || words::weekday(&t.text).is_some());
        let day =
            before.is_some_and(|t| t.text.len() <= 5 && words::weekday(&t.text).is_some()) && after.is_some();
        if inside || day || (abbreviation && goes_on) { Meaning::Filler } else { Meaning::Break }
    }

    fn one_word(&self, token: &Token) -> Meaning {
        let word = token.text.as_str();
        if let Some(month) = words::month(word).filter(|_| self.is_month(word, token.capital)) {
            return Meaning::Month(month);
        }
        if let Some(day) = words::weekday(word).or_else(|| self.short_day(word)) {
            return Meaning::Day(day);
        }
        if let Some(days) = words::weekdays(word) {
            return Meaning::Days(days);
        }
        if words::is_daily(word) {
            return if self.is_adjective() { Meaning::Other } else { Meaning::Daily };
        }

        if let Some((count, unit)) = words::turn(word) {
            // "alternate months", "meses alternos"
            let near = words::unit(self.word(1)).or(match self.marks.last().map(|m| m.meaning) {
                Some(Meaning::Unit(before)) => Some(before),
                _ => None,
            });
            return Meaning::Turn(count, near.filter(|_| word.starts_with("altern")).or(Some(unit)));
        }

        if let Some(unit) = words::unit(word) {
            return Meaning::Unit(unit);
        }
        if words::number(word).is_some() {
            return Meaning::Number;
        }
        match word {
            "through" | "thru" | "to" | "a" | "al" | "hasta" | "until" => Meaning::To,
            "and" | "y" | "e" | "plus" | "also" | "tambien" => Meaning::And,
            "or" | "o" | "u" => Meaning::Or,
            "except" | "excepto" | "excluding" | "excludes" | "exclude" | "menos" | "salvo" | "but"
            | "closed" | "cerrado" | "cerrada" | "excluyendo" => Meaning::Except,
            "only" | "solo" | "solamente" | "unicamente" => Meaning::Only,
            "even" if words::unit(self.word(1)) == Some(Unit::Month) => Meaning::Parity(0),
            "odd" if words::unit(self.word(1)) == Some(Unit::Month) => Meaning::Parity(1),
            "pares" => Meaning::Parity(0),
            "impares" => Meaning::Parity(1),
            "of" | "the" | "on" | "every" | "each" | "de" | "del" | "el" | "la" | "los" | "las" | "cada"
            | "todos" | "todas" | "in" | "en" | "at" | "from" | "all" | "este" | "esta" | "this"
            | "los-dias" => Meaning::Filler,
            _ => Meaning::Other,
        }
    }

    /// "Daily living skills": a word follows that is not about when or about meeting.
    fn is_adjective(&self) -> bool {
        let usual = [
            "from",
            "at",
            "except",
            "in",
            "and",
            "to",
            "de",
            "a",
            "las",
            "excepto",
            "menos",
            "between",
            "open",
            "noon",
            "meeting",
            "meetings",
            "group",
            "groups",
            "support",
            "aa",
            "na",
            "on",
            "for",
            "but",
            "y",
            "desde",
            "entre",
            "by",
            "with",
            "midnight",
            "excluding",
            "including",
            "reuniones",
            "reunion",
            "or",
            "thru",
            "through",
            "until",
            "via",
            "online",
            "hours",
        ];
        self.tokens
            .get(self.at + 1)
            .is_some_and(|t| t.sort == Sort::Word && !usual.contains(&t.text.as_str()))
    }

    /// "May" and "mar" are months only in a month's company.
    fn is_month(&self, word: &str, capital: bool) -> bool {
        let near = |n: usize| words::month(self.word(n)).is_some();
        let joined =
            matches!(self.word(1), "-" | "through" | "thru" | "to" | "," | "and" | "&" | "y" | "a" | "/")
                && near(2);
        let number = self.tokens.get(self.at + 1).and_then(Token::number).is_some_and(|n| n <= 31);
        let before =
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |t| t.text.as_str());
        let led = matches!(
            before,
            "in" | "of"
                | "to"
                | "through"
                | "thru"
                | "until"
                | "-"
                | "and"
                | "&"
                | ","
                | "or"
                | "from"
                | "every"
                | "each"
                | "a"
                | "y"
                | "/"
        );
        match word {
            "may" => capital && (joined || number || led),
            "mar" => joined || number || (led && matches!(self.before_list(), Some(Meaning::Month(_)))),
            "march" | "august" => capital,
            "second" => false,
            _ => true,
        }
    }

    fn before_list(&self) -> Option<Meaning> {
        let meanings = self.marks.iter().rev().map(|m| m.meaning);
        meanings.into_iter().find(|m| !matches!(m, Meaning::Filler | Meaning::And | Meaning::To))
    }

    /// One or two letters, if the other side of a dash, slash, comma or "and" is a day as well.
    fn short_day(&self, word: &str) -> Option<Weekday> {
        let day = words::short_weekday(word)?;
        let sign = |word: &str| {
            matches!(word, "-" | "/" | "&" | "," | "a" | "and" | "y" | "to" | "thru" | "through")
        };
        let is_day = |word: &str| words::weekday(word).is_some() || words::short_weekday(word).is_some();
        let after = sign(self.word(1)) && is_day(self.word(2)) && self.word(2) != "a";
        let joined = matches!(
            self.marks.last().map(|m| m.meaning),
            Some(Meaning::To | Meaning::And | Meaning::Filler)
        );
        let previous = self.marks.iter().rev().nth(1).map(|m| m.meaning);
        let before = joined && matches!(previous, Some(Meaning::Day(_)));
        let single = |word: &str| word.len() == 1;
        let lonely = single(word) && matches!(self.word(1), "and" | "to" | "y");
        let article = word == "l" && self.word(1) != "-" && self.word(1) != "a";
        ((after && !lonely && !article) || before).then_some(day)
    }
}
