//! What one word, number or sign means for a calendar.

use super::{
    lex::{Sort, Token},
    mark::Reader,
    meaning::Meaning,
    words::{self, Unit},
};

fn is_in(word: &str) -> bool {
    matches!(word, "in" | "during" | "en" | "durante")
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

impl Reader<'_> {
    pub(super) fn single(&self) -> Meaning {
        let Some(token) = self.tokens.get(self.at) else { return Meaning::Other };
        match token.sort {
            Sort::Number => Meaning::Number,
            Sort::Sign => self.sign(&token.text),
            Sort::Word => self.one_word(token),
        }
    }

    fn sign(&self, sign: &str) -> Meaning {
        match sign {
            "-" if self.is_chain() => Meaning::And,
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
            return if self.is_name(word) { Meaning::Other } else { Meaning::Day(day) };
        }
        if let Some(days) = words::weekdays(word) {
            // "Weekday: Friday" only names what follows.
            return if self.word(1) == ":" { Meaning::Filler } else { Meaning::Days(days) };
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
            "closed" if matches!(self.word(1), "meeting" | "meetings" | "mtg" | "group" | "discussion") => {
                Meaning::Other
            }
            // "7 pm, closed, wheelchair access": what sort of a meeting it is.
            "closed" | "cerrado" | "cerrada" if matches!(self.word(1), "," | "/" | ")") => Meaning::Other,
            "when" | "cuando" | "if" | "si" => Meaning::When,
            "except" | "excepto" | "excluding" | "excludes" | "exclude" | "menos" | "salvo" | "but"
            | "closed" | "cerrado" | "cerrada" | "excluyendo" | "skipping" | "skips" | "omitting" => {
                Meaning::Except
            }
            "not" if words::weekday(self.word(1)).is_some() => Meaning::Except,
            // "Not the last one".
            "not" if self.word(1) == "the" && words::ordinal(self.word(2)).is_some() => Meaning::Except,
            // "Not in August", "no en agosto".
            "not" | "no" if self.names_month(1 + usize::from(is_in(self.word(1)))) => Meaning::Except,
            "after" | "following" | "before" if self.is_beside_day() => Meaning::Beside,
            // The Tuesday of the first full week may be the first or the second.
            "full" if words::unit(self.word(1)) == Some(Unit::Week) => Meaning::Beside,
            "including" | "incl" | "incluyendo" | "incluso" | "incluidos" | "incluidas" => Meaning::Including,
            "only" | "solo" | "solamente" | "unicamente" => Meaning::Only,
            "even" | "odd" | "pares" | "impares" => self.parity(word),
            "of" | "the" | "on" | "every" | "each" | "de" | "del" | "el" | "la" | "los" | "las" | "cada"
            | "todos" | "todas" | "in" | "en" | "at" | "from" | "all" | "este" | "esta" | "this"
            | "los-dias" => Meaning::Filler,
            _ => Meaning::Other,
        }
    }

    /// "The Tuesday after the second Monday" is no day that can be said by itself.
    fn is_beside_day(&self) -> bool {
        let first = 1 + usize::from(self.word(1) == "the");
        let ending = usize::from(words::ordinal_ending(self.word(first + 1)));
        let number = ending == 1 && self.tokens.get(self.at + first).is_some_and(|t| t.sort == Sort::Number);
        let order = number || words::ordinal(self.word(first)).is_some();
        let value = self.tokens.get(self.at + first).and_then(Token::number).unwrap_or(0);
        // "The Monday before the 15th".
        let day = words::weekday(self.word(first + 1 + ending)).is_some() || number && value > 5;
        order && day && matches!(self.marks.last().map(|m| m.meaning), Some(Meaning::Day(_)))
    }

    /// "Even weeks" take turns; "odd months" are named by it.
    fn parity(&self, word: &str) -> Meaning {
        let unit = match self.marks.last().map(|m| m.meaning) {
            Some(Meaning::Unit(unit)) if word.ends_with("pares") => Some(unit),
            _ => words::unit(self.word(1)),
        };
        match (unit, word) {
            (Some(Unit::Week), _) => Meaning::Turn(2, Some(Unit::Week)),
            (Some(Unit::Month), "even") | (_, "pares") => Meaning::Parity(0),
            (Some(Unit::Month), "odd") | (_, "impares") => Meaning::Parity(1),
            _ => Meaning::Other,
        }
    }

    fn names_month(&self, ahead: usize) -> bool {
        words::month(self.word(ahead)).is_some()
    }

    /// The dashes of "M-W-F": three days and no range.
    fn is_chain(&self) -> bool {
        let is_day = |word: &str| words::weekday(word).is_some() || words::short_weekday(word).is_some();
        let back = |n: usize| {
            self.at.checked_sub(n).and_then(|at| self.tokens.get(at)).map_or("", |t| t.text.as_str())
        };
        is_day(back(1))
            && is_day(self.word(1))
            && (self.word(2) == "-" && is_day(self.word(3)) || back(2) == "-" && is_day(back(3)))
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
            _ if self.is_beginning() => false,
            "may" => capital && (joined || number || led),
            "mar" => joined || number || (led && matches!(self.before_list(), Some(Meaning::Month(_)))),
            "march" | "august" => capital,
            "second" => false,
            _ => true,
        }
    }

    /// "Resumes in September" says when something begins; "starting September to May" says when it is.
    fn is_beginning(&self) -> bool {
        const BEGINS: &[&str] = &[
            "resumes",
            "resume",
            "resuming",
            "starting",
            "starts",
            "start",
            "begins",
            "beginning",
            "begin",
            "returns",
            "returning",
            "since",
            "effective",
            "comienza",
            "empieza",
            "inicia",
            "partir",
            "desde",
        ];
        let before = self.tokens.get(self.at.saturating_sub(3)..self.at).unwrap_or(&[]);
        let small = ["in", "on", "en", "the", "again", "de", "el"];
        let verb = before.iter().rev().map(|t| t.text.as_str()).find(|word| !small.contains(word));
        let number = self.tokens.get(self.at + 1).is_some_and(|t| t.sort == Sort::Number);
        let range = matches!(self.word(1), "-" | "through" | "thru" | "to" | "until" | "a" | "hasta" | "al");
        verb.is_some_and(|verb| BEGINS.contains(&verb)) && !number && !range
    }

    fn before_list(&self) -> Option<Meaning> {
        let meanings = self.marks.iter().rev().map(|m| m.meaning);
        meanings.into_iter().find(|m| !matches!(m, Meaning::Filler | Meaning::And | Meaning::To))
    }
}
