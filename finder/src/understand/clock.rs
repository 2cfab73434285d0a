//! Times of day, amounts of money and distances in a question.

use super::amounts::{MILES, is_soon, is_weight};
use super::near::{AFTER, AT_AGE, AT_HOUR, BEFORE, KILOMETRES, List, MONEY, NO_HOUR};
use super::tokens::Token;
use jiff::{
    SignedDuration,
    civil::{Time, time},
};
use std::ops::Range;

/// What numbers say.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Starting at or after.
    pub(super) after: Option<Time>,
    /// Starting at or before.
    pub(super) before: Option<Time>,
    /// At most so much.
    pub(super) fee: Option<u32>,
    /// Distance in kilometres.
    pub(super) radius_km: Option<f64>,
    /// The distance is one from somewhere ("5 miles from …").
    pub(super) from: bool,
    /// It begins soon ("in 20 minutes").
    pub(super) soon: bool,
    /// Words that were read: constraint, first word, one past the last.
    pub(super) read: Vec<(&'static str, usize, usize)>,
}

const AM: &[&str] = &["am", "a m", "manana"];

/// Half of the day, where the words say which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// Before noon.
    Am,
    /// After noon.
    Pm,
}

/// Reads the numbers of a question. `half` is the half of the day that other words name.
pub(super) fn numbers(text: &str, tokens: &[Token], half: Option<Half>) -> Numbers {
    let mut out = Numbers::default();
    let mut at = 0;
    while at < tokens.len() {
        let step = read(text, tokens, at, half, &mut out);
        at += step.max(1);
    }
    out
}

/// Reads at one word; how many words were read.
fn read(text: &str, tokens: &[Token], at: usize, half: Option<Half>, out: &mut Numbers) -> usize {
    let word = |n: usize| tokens.get(at + n).map_or("", |t| t.word.as_str());
    let Some(token) = tokens.get(at).filter(|t| t.word.starts_with(|c: char| c.is_ascii_digit())) else {
        return 0;
    };
    let chunk = text.get(token.at.clone()).unwrap_or("");
    let digits = token.word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = token.word.split_at(digits);
    let Ok(number) = number.parse::<u32>() else { return 0 };
    let unit_at = |n: usize| if unit.is_empty() { word(n) } else { unit };
    let words = 1 + usize::from(unit.is_empty());
    if !is_weight(tokens, at) && (token.priced || MONEY.contains(unit_at(1))) {
        let cents = usize::from(word(1) == "00" && tokens.get(at + 1).is_some_and(|t| t.at == token.at));
        out.fee.get_or_insert(number);
        let words = 1 + cents + usize::from(MONEY.contains(word(1 + cents)));
        out.read.push(("fee", at, at + words));
        return words;
    }
    let per_km = if MILES.contains(&unit_at(1)) { 1.609_344 } else { 1.0 };
    if number > 0 && number <= 2000 && (per_km > 1.0 || KILOMETRES.contains(unit_at(1))) {
        return out.distance(f64::from(number) * per_km, tokens, at..at + words);
    }
    let minutes = matches!(unit_at(1), "min" | "mins" | "minute" | "minutes" | "minutos");
    let before = |n: usize| at.checked_sub(n).map_or("", |at| tokens.get(at).map_or("", |t| t.word.as_str()));
    if is_soon(number, unit_at(1), word(words), [before(2), before(1)]) {
        out.soon = true;
        out.read.push(("soon", at - 1, at + words));
        return words;
    }
    let blocks = matches!(unit_at(1), "block" | "blocks" | "cuadra" | "cuadras");
    if blocks && (1..=30).contains(&number) {
        return out.distance(f64::from(number) / 10.0, tokens, at..at + words);
    }
    let around = ["within", "menos", "about"].iter().any(|w| before(1) == *w || before(2) == *w)
        || ["drive", "away", "from", "of", "walk", "manejando"].contains(&word(words))
        || before(1) == "a" && word(words) == "de";
    if minutes && around && (5..=180).contains(&number) {
        // A kilometre a minute by car; a walk is twelve times slower.
        let per_minute = if word(words) == "walk" { 0.08 } else { 1.0 };
        return out.distance(f64::from(number) * per_minute, tokens, at..at + words);
    }
    clock(tokens, at, chunk, half, out)
}

impl Numbers {
    /// Takes a distance; how many words say it.
    fn distance(&mut self, km: f64, tokens: &[Token], said: Range<usize>) -> usize {
        let word = |n: usize| tokens.get(said.end + n).map_or("", |t| t.word.as_str());
        let here = matches!(
            word(1),
            "" | "me" | "here" | "home" | "my" | "where" | "mi" | "aqui" | "casa" | "donde"
        );
        self.from |= matches!(word(0), "from" | "of" | "de") && !here;
        self.radius_km.get_or_insert((km * 10.0).round() / 10.0);
        self.read.push(("radius_km", said.start, said.end));
        said.len()
    }
}

/// A number as written: hour, minute, and how many words it takes.
struct Hour {
    hour: u32,
    minute: u32,
    half: Option<Half>,
    words: usize,
    plain: bool,
}

fn hour(tokens: &[Token], at: usize, chunk: &str) -> Option<Hour> {
    let token = tokens.get(at)?;
    let next = |n: usize| tokens.get(at + n).filter(|_| n > 0).map_or("", |t| t.word.as_str());
    let digits = token.word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, mut unit) = token.word.split_at(digits);
    let hour: u32 = number.parse().ok().filter(|h| *h < 24)?;
    let (mut minute, mut words, mut plain) = (0, 1, true);
    let same_chunk = |n: usize| tokens.get(at + n).is_some_and(|t| t.at == token.at);
    let m = next(1);
    let m_digits = m.bytes().take_while(u8::is_ascii_digit).count();
    if unit.is_empty() && same_chunk(1) && m_digits == 2 && (chunk.contains(':') || chunk.contains('.')) {
        minute = m.get(..2).and_then(|m| m.parse().ok()).filter(|m| *m < 60)?;
        unit = m.get(2..).unwrap_or("");
        words = 2;
        plain = false;
    }
    let spaced = next(words);
    let spelled = if unit.is_empty() { spaced } else { unit };
    let takes = usize::from(unit.is_empty());
    let dotted = unit.is_empty() && matches!(spaced, "a" | "p") && next(words + 1) == "m";
    let named = match (next(words), next(words + 1), next(words + 2)) {
        _ if !unit.is_empty() => None,
        ("de", "la", "manana") | ("in", "the", "morning") => Some(Half::Am),
        ("de", "la", "tarde" | "noche") | ("in", "the", "afternoon" | "evening") | ("at", "night", _) => {
            Some(Half::Pm)
        }
        _ => None,
    };
    let half = match spelled {
        "am" | "a" if spelled == "am" || dotted || !unit.is_empty() => Some(Half::Am),
        "pm" | "p" if spelled == "pm" || dotted || !unit.is_empty() => Some(Half::Pm),
        _ => None,
    };
    let h = matches!(spelled, "h" | "hs" | "hrs" | "uhr" | "oclock")
        || (unit.starts_with('h') && unit.len() == 3);
    if unit.starts_with('h') && unit.len() == 3 {
        minute = unit.get(1..).and_then(|m| m.parse().ok()).filter(|m| *m < 60)?;
    }
    // "16 hrs a day" is how long.
    let long =
        matches!(next(words + takes), "a" | "per" | "al" | "straight" | "ago" | "away" | "por" | "drive");
    if matches!(spelled, "hrs" | "hs") && long {
        return None;
    }
    if half.is_some() || h {
        words += takes + usize::from(dotted);
    } else if !unit.is_empty() {
        return None;
    }
    let plain = plain && half.is_none() && named.is_none() && !h;
    Some(Hour { hour, minute, half: half.or(named), words, plain })
}

/// "I work till 6": words back from an hour.
fn ends_work<'a>(back: impl Fn(usize) -> &'a str) -> bool {
    let works = ["work", "works", "working", "trabajo", "trabaja"];
    matches!(back(1), "till" | "til" | "until" | "las" | "hasta") && (2..=3).any(|n| works.contains(&back(n)))
}

/// "Cant sleep its 3am".
fn is_now<'a>(back: impl Fn(usize) -> &'a str) -> bool {
    back(1) == "its" || matches!((back(2), back(1)), ("it", "is") | ("son", "las"))
}

fn clock(tokens: &[Token], at: usize, chunk: &str, other: Option<Half>, out: &mut Numbers) -> usize {
    let Some(mut first) = hour(tokens, at, chunk) else { return 0 };
    let back = |n: usize| at.checked_sub(n).and_then(|b| tokens.get(b)).map_or("", |t| t.word.as_str());
    let before_it = [
        back(1),
        if matches!(back(1), "las" | "la" | "de" | "the" | "as") { back(2) } else { "" },
        if matches!(back(2), "de" | "a") { back(3) } else { "" },
    ];
    let says = |list: &List| before_it.iter().any(|word| !word.is_empty() && list.contains(word));
    let (mut after, mut before) = (says(&AFTER), says(&BEFORE));
    if before && ends_work(back) {
        (after, before) = (true, false);
    }
    let between = before_it.iter().any(|word| matches!(*word, "between" | "entre"));
    let second = range_end(tokens, at + first.words, chunk);
    if let Some((to, mut second)) = second.filter(|(_, h)| !(first.plain && h.plain) || between || after) {
        first.half = first.half.or(second.half).or(other);
        second.half = second.half.or(first.half);
        out.after = first.at(Some(Half::Pm));
        out.before = second.at(Some(Half::Pm));
        out.read.push(("time", at, to + second.words));
        return to + second.words - at;
    }
    let part = at + first.words;
    let morning = (part..part + 3).any(|n| tokens.get(n).is_some_and(|t| AM.contains(&t.word.as_str())));
    let said = other.filter(|_| !morning).or(morning.then_some(Half::Am));
    // "Pregnant at 17" tells no time; "a las 19" does.
    if first.plain && first.hour > 12 && !matches!(back(1), "las" | "um") && !after && !before {
        return 0;
    }
    let (later, earlier) = open_ended(tokens, part);
    if is_now(back) || NO_HOUR.contains(tokens.get(part).map_or("", |t| t.word.as_str())) {
        return 0;
    }
    if first.plain
        && !(after || before || later || says(&AT_HOUR) && matches!(back(1), "at" | "las" | "um" | "la"))
    {
        return 0;
    }
    // "Diagnosed at 3", "dx with t1d at 9" tell an age.
    let aged = |n: usize| matches!(back(n), "diagnosed" | "dx" | "dxd" | "onset");
    if first.plain && back(1) == "at" && (AT_AGE.contains(back(2)) || (3..=4).any(aged)) {
        return 0;
    }
    first.half = first.half.or(said);
    let usual = match (after, before, first.hour) {
        (_, true, 7..=11) | (true, _, 9..=11) | (false, false, 9..=11) => Half::Am,
        _ => Half::Pm,
    };
    let Some(exact) = first.at(Some(usual)) else { return 0 };
    if after || later {
        out.after = Some(exact);
    } else if before || earlier {
        out.before = Some(exact);
    } else {
        let half_hour = SignedDuration::from_mins(30);
        out.after = Some(exact.wrapping_sub(half_hour));
        out.before = Some(exact.wrapping_add(half_hour));
    }
    let from = at - usize::from((after || before || says(&AT_HOUR)) && at > 0);
    out.read.push(("time", from, at + first.words));
    first.words
}

/// The second time of "6-8pm", "from 6 to 8" or "entre las 6 y las 8", and where it stands.
fn range_end(tokens: &[Token], link: usize, chunk: &str) -> Option<(usize, Hour)> {
    let digits = |t: &Token| t.word.starts_with(|c: char| c.is_ascii_digit());
    let to = (link..link + 3).find(|n| tokens.get(*n).is_some_and(digits))?;
    let linked = tokens
        .get(link..to)?
        .iter()
        .all(|t| matches!(t.word.as_str(), "to" | "and" | "a" | "y" | "las" | "until" | "hasta" | "bis"));
    let dashed = chunk.contains('-') || chunk.contains('–');
    (linked && (to > link || dashed)).then(|| hour(tokens, to, chunk).map(|hour| (to, hour)))?
}

/// Whether "or later" and such, or "or earlier", stands behind a time.
fn open_ended(tokens: &[Token], at: usize) -> (bool, bool) {
    let word = |n: usize| tokens.get(at + n).map_or("", |t| t.word.as_str());
    let or = matches!(word(0), "or" | "and" | "o" | "y");
    let later = or && matches!(word(1), "later" | "after" | "mas" | "despues")
        || matches!((word(0), word(1)), ("onwards" | "onward", _) | ("en", "adelante"));
    (later, or && matches!(word(1), "earlier" | "before" | "antes"))
}

impl Hour {
    fn at(&self, usual: Option<Half>) -> Option<Time> {
        let half = self.half.or(usual.filter(|_| self.hour <= 12));
        let hour = match (half, self.hour) {
            (Some(Half::Am), 12) => 0,
            (Some(Half::Pm), 1..=11) => self.hour + 12,
            (_, hour) => hour,
        };
        Some(time(i8::try_from(hour).ok()?, i8::try_from(self.minute).ok()?, 0, 0))
    }
}
