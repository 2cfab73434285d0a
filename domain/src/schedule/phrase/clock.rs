//! Reads times of day: "7pm", "19:30 h", "from 6 to 7:30", "de 10 a 12 del mediodía".

use super::{
    lead::lead,
    lex::{Sort, Token},
    span::{DAY, Half, Span},
    spoken, words,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    hour: u32,
    minute: u32,
    half: Half,
    /// It can be nothing but a time.
    sure: bool,
    next: usize,
}

fn word(tokens: &[Token], i: usize) -> &str {
    tokens.get(i).map_or("", |t| t.text.as_str())
}

fn glued(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| !t.spaced)
}

/// A time or a range of times that begins at token `i`, and the token after it. `after_day` says that a day stands right
/// before, which makes a bare "9-5" a range of times.
pub(super) fn span_at(tokens: &[Token], i: usize, after_day: bool) -> Option<(Span, usize)> {
    // "90 minutes starting 5:00 PM"
    if let Some((minutes, next)) = spoken::length(tokens, i)
        && matches!(word(tokens, next), "starting" | "beginning" | "from" | "at" | "desde")
        && let Some((span, next)) = span_at(tokens, next + 1, true)
        && span.end.is_none()
    {
        return Some((span.lasting(minutes), next));
    }
    let lead = lead(tokens, i);
    let led = lead.single || lead.range;
    let number = tokens.get(lead.at).is_some_and(|t| t.sort == Sort::Number);
    let first = moment(tokens, lead.at, led || after_day && number)?;
    if let Some(second) = separator(tokens, first.next, lead.between).and_then(|at| moment(tokens, at, true))
    {
        let sure = first.sure || second.sure || led || after_day;
        if sure && !continues(tokens, second.next, second.sure) {
            let end = if second.half == Half::Exact && second.hour == 0 && second.minute == 0 {
                (DAY, Half::Exact)
            } else {
                minutes(second)
            };
            return Some((Span { start: minutes(first), end: Some(end) }, second.next));
        }
    }
    let accepted = first.sure || (lead.single && !continues(tokens, first.next, false));
    let span = Span { start: minutes(first), end: None };
    let length = spoken::length(tokens, first.next).filter(|_| accepted);
    let lasting = length.map(|(minutes, next)| (span.lasting(minutes), next));
    lasting.or(accepted.then_some((span, first.next)))
}

fn minutes(m: Moment) -> (u32, Half) {
    (m.hour * 60 + m.minute, m.half)
}

/// Whether an unsure number goes on as something else: "at 11 W. Main Street", "9-12 years", "10-11-12".
fn continues(tokens: &[Token], i: usize, sure: bool) -> bool {
    let Some(token) = tokens.get(i).filter(|_| !sure) else { return false };
    match token.sort {
        Sort::Number => true,
        // "5-6 & 7-8 pm" are two times.
        Sort::Sign if token.text == "&" => word(tokens, i + 2) != "-",
        Sort::Sign => matches!(token.text.as_str(), "-" | "/" | "%" | "$"),
        Sort::Word => {
            let known = words::weekday(&token.text).is_some()
                || words::weekdays(&token.text).is_some()
                || words::is_daily(&token.text);
            let usual = [
                "on", "every", "each", "the", "in", "at", "sharp", "and", "for", "cada", "los", "el",
                "todos", "en", "y", "por", "to", "a", "of", "until", "til", "till", "hasta", "or", "o",
                "except", "excepto", "with", "con", "most", "all", "first", "second", "third", "last",
            ];
            !known && !usual.contains(&token.text.as_str())
        }
    }
}

fn separator(tokens: &[Token], i: usize, between: bool) -> Option<usize> {
    let article = |at: usize| at + usize::from(matches!(word(tokens, at), "las" | "la"));
    match word(tokens, i) {
        "-" | "to" | "until" | "till" | "til" | "thru" | "through" | "bis" => Some(i + 1),
        "a" | "hasta" => Some(article(i + 1)),
        "and" | "y" if between => Some(article(i + 1)),
        _ => None,
    }
}

fn moment(tokens: &[Token], i: usize, led: bool) -> Option<Moment> {
    let token = tokens.get(i)?;
    if let Some((hour, next)) = named(tokens, i) {
        return Some(Moment { hour, minute: 0, half: Half::Exact, sure: true, next });
    }
    if let Some((hour, minute, next)) = spoken::clock_words(tokens, i) {
        return Some(finish(tokens, Moment { hour, minute, half: Half::Unsaid, sure: true, next }, true));
    }
    if token.sort == Sort::Word {
        let hour = words::number(&token.text).filter(|n| *n <= 12)?;
        let m =
            finish(tokens, Moment { hour, minute: 0, half: Half::Unsaid, sure: false, next: i + 1 }, true);
        // "Seven thirty pm"; an hour alone may count anything.
        return (led || matches!(m.half, Half::Am | Half::Pm)).then_some(m);
    }
    let value = token.number()?;
    let priced = i > 0 && matches!(word(tokens, i - 1), "$" | "#" | "€") && !token.spaced;
    if priced || token.text.len() > 4 || (token.text.len() <= 2 && value > 24) {
        return None;
    }
    let (hour, minute) = if token.text.len() > 2 { (value / 100, value % 100) } else { (value, 0) };
    let zero = token.text.starts_with('0');
    let mut m = Moment { hour, minute, half: Half::Unsaid, sure: false, next: i + 1 };
    let dotted = written_minutes(tokens, &mut m);
    if m.hour > 12 || (zero && m.sure) {
        m.half = Half::Exact;
    }
    let compact = token.text.len() > 2;
    m.sure |= led && token.text.len() == 4 && is_clock(tokens, i, value);
    let mut m = finish(tokens, m, led);
    if dotted && m.half == Half::Unsaid && !led {
        return None;
    }
    m.sure |= dotted && led;
    (m.hour <= 24 && m.minute < 60 && (!compact || m.sure)).then(|| {
        m.sure &= m.hour < 24 || m.minute == 0;
        m
    })
}

/// Whether four digits behind a day are a time ("Wed 1830", "1900-2000"), and no year.
fn is_clock(tokens: &[Token], i: usize, value: u32) -> bool {
    let four = |at: usize| tokens.get(at).is_some_and(|t| t.sort == Sort::Number && t.text.len() == 4);
    let range =
        word(tokens, i + 1) == "-" && four(i + 2) || i > 1 && word(tokens, i - 1) == "-" && four(i - 2);
    value < 2400
        && (value % 100).is_multiple_of(15)
        && value % 100 < 60
        && (range || !(2000..2100).contains(&value))
}

fn named(tokens: &[Token], i: usize) -> Option<(u32, usize)> {
    match word(tokens, i) {
        "noon" | "midday" | "mediodia" | "noontime" => Some((12, i + 1)),
        "medio" if word(tokens, i + 1) == "dia" => Some((12, i + 2)),
        "midnight" | "medianoche" => Some((0, i + 1)),
        "media" if word(tokens, i + 1) == "noche" => Some((0, i + 2)),
        _ => None,
    }
}

/// Reads ":30", ".30", "h30". Returns whether it was written with a dot, which alone is no proof of a time.
fn written_minutes(tokens: &[Token], m: &mut Moment) -> bool {
    let sign = word(tokens, m.next);
    let value = tokens.get(m.next + 1).filter(|t| !t.spaced && t.text.len() == 2).and_then(Token::number);
    match (sign, value) {
        // "19,30 h".
        (",", Some(minute)) if glued(tokens, m.next) && is_hour_sign(tokens, m.next + 2) && minute < 60 => {
            (m.minute, m.next, m.sure) = (minute, m.next + 2, true);
            false
        }
        (":" | "." | "h", Some(minute)) if glued(tokens, m.next) && minute < 60 => {
            m.minute = minute;
            m.next += 2;
            // "19:00:00".
            let seconds =
                word(tokens, m.next) == sign && word(tokens, m.next + 1) == "00" && glued(tokens, m.next + 1);
            m.next += if seconds && sign == ":" { 2 } else { 0 };
            m.sure = sign != ".";
            sign == "."
        }
        _ => false,
    }
}

fn is_hour_sign(tokens: &[Token], i: usize) -> bool {
    matches!(word(tokens, i), "h" | "hs" | "hrs" | "horas" | "uhr" | "uur")
}

/// Reads what follows an hour: "y media", "pm", "p. m.", "h", "noon", "de la tarde".
fn finish(tokens: &[Token], mut m: Moment, led: bool) -> Moment {
    let in_words = m.next.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.sort == Sort::Word);
    let more = || spoken::minutes(tokens, m.hour, m.next, in_words);
    if let Some((hour, minute, next)) = (led && m.minute == 0).then(more).flatten() {
        m = Moment { hour, minute, next, sure: true, ..m };
    }
    if let Some((half, next)) = half_at(tokens, m, led) {
        if half != Half::Exact && m.half != Half::Exact {
            m.half = half;
        }
        if half == Half::Exact {
            m.half = Half::Exact;
        }
        m.next = next;
        m.sure = true;
    }
    if let Some((hour, next)) = named(tokens, m.next).filter(|_| m.hour == 12) {
        m = Moment { hour, half: Half::Exact, sure: true, next, ..m };
    }
    part_of_day(tokens, m)
}

fn half_at(tokens: &[Token], m: Moment, led: bool) -> Option<(Half, usize)> {
    let i = m.next;
    let half = |letter: &str| if letter.starts_with('a') { Half::Am } else { Half::Pm };
    match word(tokens, i) {
        "am" | "pm" => Some((
            half(word(tokens, i)),
            i + 1 + usize::from(word(tokens, i + 1) == ".") * usize::from(abbreviated(tokens, i + 1)),
        )),
        letter @ ("a" | "p") => {
            let dot = usize::from(word(tokens, i + 1) == ".");
            if word(tokens, i + 1 + dot) == "m" {
                let closing = usize::from(dot == 1 && word(tokens, i + 3) == ".");
                return Some((half(letter), i + 2 + dot + closing));
            }
            let short = i > 0 && word(tokens, i - 1).len() <= 2;
            let alone = short
                && glued(tokens, i)
                && !tokens.get(i + 1).is_some_and(|t| t.sort == Sort::Number && !t.spaced);
            alone.then_some((half(letter), i + 1))
        }
        "oclock" | "ish" => Some((m.half, i + 1)),
        "-" if word(tokens, i + 1) == "ish" => {
            half_at(tokens, Moment { next: i + 2, ..m }, led).or(Some((m.half, i + 2)))
        }
        "n" if glued(tokens, i) && m.hour == 12 => Some((Half::Exact, i + 1)),
        "m" if m.hour == 12 => Some((Half::Exact, i + 1)),
        "m" if m.sure && glued(tokens, i) => Some((m.half, i + 1)),
        // By the 24-hour clock; a small number alone may count hours ("2 h").
        "uhr" | "uur" => Some((Half::Exact, i + 1)),
        "h" | "hs" if m.hour >= 8 || m.sure || glued(tokens, i) || ends_range(tokens, i) => {
            Some((Half::Exact, i + 1))
        }
        "hrs" | "horas" if led && (8..13).contains(&m.hour) => Some((m.half, i + 1)),
        "hr" | "hrs" | "horas" | "hora" | "hours" if m.hour >= 13 || m.sure => {
            Some((if m.hour >= 13 || m.hour == 0 { Half::Exact } else { m.half }, i + 1))
        }
        _ => None,
    }
}

/// Whether the number before a token stands after "a las" or "de 5 a".
fn ends_range(tokens: &[Token], i: usize) -> bool {
    i.checked_sub(2).is_some_and(|at| matches!(word(tokens, at), "a" | "-" | "hasta" | "las" | "la" | "y"))
}

/// "pm." before a small letter is an abbreviation; before a capital or the end it ends the sentence.
fn abbreviated(tokens: &[Token], dot: usize) -> bool {
    tokens.get(dot + 1).is_some_and(|t| !t.capital)
}

fn part_of_day(tokens: &[Token], m: Moment) -> Moment {
    let [a, b, c] = [0, 1, 2].map(|n| word(tokens, m.next + n));
    let (part, length) = match (a, b) {
        ("de" | "por" | "en", "la") | ("in", "the") => (c, 3),
        ("del", _) => (b, 2),
        ("at", "night") => (b, 2),
        _ => return m,
    };
    let half = match part {
        "manana" | "madrugada" | "morning" | "mananas" | "mornings" => Half::Am,
        "mediodia" => Half::Exact,
        "dia" if m.hour == 12 => Half::Exact,
        "dia" if (9..12).contains(&m.hour) => Half::Am,
        "tarde" | "noche" | "tardes" | "noches" | "afternoon" | "evening" | "night" | "afternoons"
        | "evenings" => Half::Pm,
        _ => return m,
    };
    let late = part == "noche" && m.hour == 12;
    let noon = half == Half::Am && m.hour == 12 && part != "madrugada";
    let half = if m.half == Half::Exact || noon { Half::Exact } else { half };
    let hour = if late { 0 } else { m.hour };
    Moment { hour, half: if late { Half::Exact } else { half }, sure: true, next: m.next + length, ..m }
}
