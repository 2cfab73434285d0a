//! Amounts of money in plain text.

use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// An amount as a sentence writes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amount {
    /// Its words.
    pub(crate) span: Range<usize>,
    /// US dollars, roughly; the upper end of a range.
    pub(crate) most: f64,
    /// The lower end of a range, else the same.
    pub(crate) least: f64,
}

const NUMBER: &str =
    r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?|[.,]\d{1,4}|0[.,]\d{1,6}";
const AFTER: &str = r"usd|us dollars?|dollars?|dolares|bucks|euros?|eur|€|£|pounds?|libras|gbp|pesos?|mxn|cop|ars|clp|soles|cad|aud|btc|bitcoins?|eth";
const WORDS: &str = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|a hundred|a thousand|five|and|cien|ciento|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos|mil|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|diez|cinco|dos|tres|y)";

static MONEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let before = r"us\$|usd|eur|gbp|mxn|cad|aud|btc|\$|€|£";
    Regex::new(&format!(
        r"(?P<pre>{before}) ?(?P<a>{NUMBER})(?P<k>k\b)?(?: ?(?:-|to|hasta) ?(?:{before})? ?(?P<b>{NUMBER})(?P<k2>k\b)?| (?:a|and|y|or|o) (?:{before}) ?(?P<b2>{NUMBER}))?(?: (?P<post>usd|us dollars|mxn|cop|ars|clp|pesos))?|(?:(?P<c>{NUMBER}) ?(?:-|to|a|hasta|y|and|or|o) ?)?\b(?P<d>{NUMBER})(?P<k3>k)?(?: ?(?P<unit>{AFTER})|(?P<unit3>\$))(?:\b|$|[ ,.;)/])|\b(?P<words>{WORDS}(?: {WORDS})*) (?P<unit2>dollars|dolares|bucks|euros|pounds|libras|pesos)\b"
    ))
    .ok()
});

static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r"\b(?P<a>{NUMBER})\b")).ok());

/// The amounts of a sentence. With `pesos`, a bare `$` means pesos. With `bare`, a number alone is an amount too, if the
/// sentence has no other.
pub(crate) fn amounts(text: &str, pesos: bool, bare: bool) -> Vec<Amount> {
    let mut found: Vec<Amount> =
        MONEY.iter().flat_map(|money| money.captures_iter(text)).filter_map(|c| amount(&c, pesos)).collect();
    if found.is_empty() && bare {
        found =
            BARE.iter().flat_map(|bare| bare.captures_iter(text)).filter_map(|c| amount(&c, pesos)).collect();
    }
    found
}

fn amount(c: &Captures<'_>, pesos: bool) -> Option<Amount> {
    let group = |names: &[&str]| names.iter().find_map(|name| c.name(name)).map(|m| m.as_str());
    let whole = c.get(0)?;
    let kilo = if group(&["k", "k2", "k3"]).is_some() { 1000.0 } else { 1.0 };
    let (first, second) = match group(&["words"]) {
        Some(words) => (spoken(words)?, None),
        None => {
            (number(group(&["a", "d"])?)? * kilo, group(&["b", "b2", "c"]).and_then(number).map(|n| n * kilo))
        }
    };
    let sign = group(&["post", "unit", "unit2", "unit3", "pre"]).unwrap_or("$");
    let second = second.unwrap_or(first);
    let (least, most) = (first.min(second), first.max(second));
    let rate = rate(sign, most, pesos);
    let text = whole.as_str();
    let end = whole.start() + text.trim_end_matches([' ', ',', '.', ';', ')', '/']).len();
    Some(Amount { span: whole.start()..end, most: most * rate, least: least * rate })
}

/// US dollars for one unit, roughly: only the size matters, so currencies near the dollar count as dollars. Pesos are
/// Mexican; large sums of them those of Colombia, Chile or Argentina.
fn rate(sign: &str, sum: f64, pesos: bool) -> f64 {
    match sign {
        "btc" | "bitcoin" | "bitcoins" => 60_000.0,
        "eth" => 2_500.0,
        "soles" => 0.27,
        "cop" | "clp" | "ars" => 0.000_5,
        "mxn" | "peso" | "pesos" => peso(sum),
        "$" if pesos => peso(sum),
        _ => 1.0,
    }
}

fn peso(sum: f64) -> f64 {
    if sum >= 8_000.0 { 0.000_5 } else { 0.055 }
}

/// Reads "1,500", "1.500", "1.500,50", "12.50" and "0.05": three digits after a mark are thousands.
fn number(text: &str) -> Option<f64> {
    let last = text.rfind([',', '.']);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match last {
        Some(at) if text.len() - at - 1 != 3 || text.starts_with("0.") => {
            format!("{}.{}", digits(&text[..at]), digits(&text[at + 1..])).parse().ok()
        }
        _ => digits(text).parse().ok(),
    }
}

fn spoken(words: &str) -> Option<f64> {
    let (mut total, mut part) = (0.0, 0.0);
    for word in words.split(' ') {
        match word {
            "hundred" => part = f64::max(part, 1.0) * 100.0,
            "thousand" | "mil" => {
                total += f64::max(part, 1.0) * 1000.0;
                part = 0.0;
            }
            word => part += small(word),
        }
    }
    Some(total + part).filter(|sum| *sum > 0.0)
}

/// The value of a number word; zero for words that only join.
pub(crate) fn small(word: &str) -> f64 {
    match word {
        "one" | "una" | "un" => 1.0,
        "two" | "dos" => 2.0,
        "three" | "tres" => 3.0,
        "four" | "cuatro" => 4.0,
        "five" | "cinco" => 5.0,
        "six" | "seis" => 6.0,
        "seven" | "siete" => 7.0,
        "eight" | "ocho" => 8.0,
        "nine" | "nueve" => 9.0,
        "ten" | "diez" => 10.0,
        "twelve" | "doce" => 12.0,
        "fifteen" => 15.0,
        "twenty" | "veinte" => 20.0,
        "thirty" | "treinta" => 30.0,
        "forty" | "cuarenta" => 40.0,
        "fifty" | "cincuenta" => 50.0,
        "sixty" | "sesenta" => 60.0,
        "seventy" | "setenta" => 70.0,
        "eighty" | "ochenta" => 80.0,
        "ninety" | "noventa" => 90.0,
        "cien" | "ciento" => 100.0,
        "doscientos" => 200.0,
        "trescientos" => 300.0,
        "cuatrocientos" => 400.0,
        "quinientos" => 500.0,
        "seiscientos" => 600.0,
        "setecientos" => 700.0,
        "ochocientos" => 800.0,
        "novecientos" => 900.0,
        _ => word.parse().ok().filter(|n: &f64| n.is_finite()).unwrap_or(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::amounts;

    fn read(text: &str) -> Vec<(f64, f64)> {
        amounts(text, false, false).iter().map(|a| (a.least, a.most)).collect()
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        assert_eq!(read("$1,500 or 1.500 euros"), [(1500.0, 1500.0), (1500.0, 1500.0)]);
        assert_eq!(
            read("from $20-$60, 20 to 60 dollars, $12.50"),
            [(20.0, 60.0), (20.0, 60.0), (12.5, 12.5)]
        );
        assert_eq!(
            read("two hundred dollars, ciento cincuenta euros, $2k"),
            [(200.0, 200.0), (150.0, 150.0), (2000.0, 2000.0)]
        );
        assert_eq!(read("12 people, room 150"), []);
    }
}
