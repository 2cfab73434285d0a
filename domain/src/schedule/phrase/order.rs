//! Which of several days, and every how many: "2nd and 4th", "first three", "every other week".

use super::{
    lex::{Sort, Token},
    mark::Reader,
    meaning::Meaning,
    words::{self, Unit},
};

impl Reader<'_> {
    /// "every other", "every two weeks", "cada 15 días", "every second week".
    pub(super) fn turn(&self) -> Option<(Meaning, usize)> {
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
    pub(super) fn several_orders(&self) -> Option<(Meaning, usize)> {
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

    /// "Monday the 5th", "lunes 14 a las 18 h": a day once, where no list and no month makes it one of each month.
    pub(super) fn date(&self) -> Option<(Meaning, usize)> {
        let back = |n: usize| {
            self.at.checked_sub(n).and_then(|at| self.tokens.get(at)).map_or("", |t| t.text.as_str())
        };
        let article = usize::from(back(1) == "the");
        let comma = usize::from(back(1 + article) == ",");
        let day = back(1 + article + comma);
        let spanish =
            matches!(day, "lunes" | "martes" | "miercoles" | "jueves" | "viernes" | "sabado" | "domingo");
        if words::weekday(day).is_none() || !spanish && day.ends_with('s') {
            return None;
        }
        let token = self.tokens.get(self.at)?;
        let number = token.number().and_then(|n| i8::try_from(n).ok()).filter(|n| (1..=31).contains(n));
        let glued = self.tokens.get(self.at + 1).is_some_and(|t| !t.spaced);
        let ending = number.is_some() && glued && matches!(self.word(1), "st" | "nd" | "rd" | "th");
        let value = number.or_else(|| words::ordinal(&token.text).filter(|_| !spanish)).filter(|n| *n > 0)?;
        let next = 1 + usize::from(ending);
        if spanish && article + comma == 0 {
            let hour = matches!((self.word(1), self.word(2)), ("a", "las" | "la"));
            let timed =
                matches!(self.word(1), "de" | ",") && self.tokens.get(self.at + 2)?.sort == Sort::Number;
            return (number.is_some() && (hour || timed)).then_some((Meaning::Date, self.at + 1));
        }
        let said = article == 1 || ending && value > 5;
        let ordinal = ending || number.is_none();
        (said && ordinal && !self.is_of_each(next)).then_some((Meaning::Date, self.at + next))
    }

    /// Whether another ordinal or a month follows: "Monday the 1st and 3rd", "the first of each month".
    fn is_of_each(&self, ahead: usize) -> bool {
        let of = matches!(self.word(ahead), "of" | "week" | "weeks" | "only" | "in" | "each" | "every");
        let joined = matches!(self.word(ahead), "and" | "&" | "/" | "," | "or" | "-");
        let second = ahead + 1 + usize::from(self.word(ahead + 1) == "the");
        let small = self.tokens.get(self.at + second).and_then(Token::number).is_some_and(|n| n <= 5);
        let order = words::ordinal(self.word(second)).is_some()
            || small && words::ordinal_ending(self.word(second + 1))
            || self.word(second) == "and";
        of || joined && order
    }

    /// "1st", "2º", "first", "último", and the days of a month in "el 15 de cada mes".
    pub(super) fn order(&self) -> Option<(Meaning, usize)> {
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
        let bare_pair = self.bare_pair() || value <= 5 && self.is_of_week();
        (of_month || listed || bare_pair).then_some((Meaning::Nth(value), self.at + 1))
    }

    /// "Week 1 and 3, Mondays": a number behind "week", which no word before makes a turn ("once a week").
    fn is_of_week(&self) -> bool {
        let mut marks = self.marks.iter().rev();
        let week = marks.find(|m| !matches!(m.meaning, Meaning::Nth(_) | Meaning::And | Meaning::Filler));
        let Some(week) = week.filter(|m| m.meaning == Meaning::Unit(Unit::Week)) else { return false };
        let before = week.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let named = before.is_none_or(|t| {
            t.sort == Sort::Sign
                || words::weekday(&t.text).is_some()
                || matches!(t.text.as_str(), "in" | "on" | "only" | "las" | "la" | "en")
        });
        let near = week.next == self.at
            || matches!(self.marks.last().map(|m| m.meaning), Some(Meaning::And | Meaning::Filler));
        let clock = matches!(self.word(1), ":" | "." | "am" | "pm" | "a" | "p" | "-" | "to" | "h");
        named && near && !clock
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
