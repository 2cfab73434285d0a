//! Amounts of money in plain text.

use crate::pattern::{Found, Pattern};
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
/// A blank parts the thousands only where the currency is spelled: "$5 200 people" is no such sum.
const SPACED: &str = r"\b(?P<code>us\$|usd|eur|gbp|mxn|ars|clp|cop|uyu|chf) ?(?P<e>[1-9]\d{0,2} \d{3})\b|\b(?P<f>[1-9]\d{0,2} \d{3}) ?(?P<coin>€|eur(?:os?)?\b|usd\b)";
const AFTER: &str = r"usd|us dollars?|dollars?|dolares|bucks|grand|euros?|eur|€|£|pounds?|libras|gbp|pesos?|mxn|cop|ars|clp|uyu|dop|pen|soles|bob|bolivianos|gtq|quetzales|crc|colones|hnl|lempiras|cad|aud|nzd|chf|btc|bitcoins?|eth|ksh|kes|shillings?|ngn|naira|inr|rupees?|php|zar|rand|brl|reais|jpy|yen|sek|nok|dkk|kronor|kroner|pln";
const WORDS: &str = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|a hundred|a thousand|a couple hundred|and|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint[ei]\w*|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|(?:dosc|tresc|cuatroc|quin|seisc|setec|ochoc|novec)ient[oa]s|mil|million|millon|millones|medio|y|\d{1,3})";
const COINS: &[&str] = &[
    "dollar",
    "dolar",
    "bucks",
    "grand",
    "euro",
    "pound",
    "libra",
    "quid",
    "guinea",
    "peso",
    "soles",
    "quetzal",
    "colones",
    "lempira",
    "boliviano",
];

/// Below this a unit is so small that a `$` with a sum under a thousand must mean dollars.
const SMALL: f64 = 0.002;

const WORTH: &[(f64, &[&str])] = &[
    (60_000.0, &["btc", "bitcoin", "bitcoins"]),
    (2_500.0, &["eth"]),
    (1_000.0, &["grand"]),
    (0.25, &["pln"]),
    (0.18, &["r$", "brl", "reais"]),
    (0.1, &["sek", "nok", "dkk", "kronor", "kroner"]),
    (0.055, &["mxn", "mx$", "mxn$", "zar", "rand"]),
    (0.27, &["soles", "pen", "s/", "s/."]),
    (0.14, &["bs", "bs.", "bob", "bolivianos"]),
    (0.13, &["q", "gtq", "quetzales"]),
    (0.04, &["hnl", "lempiras"]),
    (0.025, &["uyu"]),
    (0.017, &["rd$", "dop", "php", "₱"]),
    (0.012, &["inr", "rs", "rs.", "rupee", "rupees", "₹"]),
    (0.007, &["ksh", "ksh.", "kes", "shilling", "shillings", "jpy", "yen", "¥"]),
    (0.002, &["₡", "crc", "colones"]),
    (0.001, &["clp"]),
    (0.000_7, &["ngn", "naira", "₦"]),
    (0.000_8, &["ars"]),
    (0.000_25, &["cop"]),
];

const LANDS: &[(f64, &[&str])] = &[
    (
        0.055,
        &[
            "mxn",
            " m.n.",
            "pesos mexicanos",
            "cdmx",
            "ciudad de mexico",
            "guadalajara",
            "monterrey",
            "coyoacan",
            "puebla",
            "queretaro",
            "tijuana",
        ],
    ),
    (0.000_25, &["colombia", "bogota", "medellin", "barranquilla", "cartagena", "bucaramanga"]),
    (0.001, &["pesos chilenos", "santiago de chile", "valparaiso", "las condes"]),
    (0.000_8, &["argentin", "buenos aires"]),
    (0.025, &["uruguay", "montevideo"]),
    (0.017, &["rd$", "dominican"]),
];

static MONEY: LazyLock<Pattern> = LazyLock::new(|| {
    let before = r"\b(?:us\$|usd|eur|gbp|mxn?\$?|rd\$|r\$|cop|clp|ars|s/\.?|bs\.?|q|cad|aud|chf|btc|a\$|c\$|ksh\.?|kes|ngn|inr|rs\.?|php|zar|brl|jpy|sek|nok|dkk|pln|(?:the fee|the price|la cuota|el precio|el costo) (?:is|es|es de))|\$|€|£|₡|₦|₹|₱|¥";
    Pattern::new(&format!(
        r"(?-u){SPACED}|(?P<pre>{before}) ?(?P<a>{NUMBER})(?P<k>k\b)?(?: ?(?:-|to|hasta) ?(?:{before})? ?(?P<b>{NUMBER})(?P<k2>k\b)?| (?:a|and|y|or|o) (?:{before}) ?(?P<b2>{NUMBER}))?(?: (?P<post>usd|us dollars|dolares|mxn|cop|ars|clp|uyu|dop|pesos))?|(?:(?P<c>{NUMBER}) ?(?:-|to|a|hasta|y|and|or|o) ?)?\b(?P<d>{NUMBER})(?P<k3>k)?(?: ?(?P<unit>{AFTER})|(?P<unit3>\$))(?:\b|$|[ ,.;)/])|\b(?P<words>{WORDS}(?: {WORDS})*) (?:de |us )?(?P<unit2>dollars|dolares|bucks|grand|euros|pounds|quid|guineas|libras|pesos|soles|quetzales|colones|lempiras|bolivianos)\b"
    ))
});

static BARE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(&format!(r"(?-u)\b(?P<a>{NUMBER})(?P<k>k)?\b")));

/// Whether a sentence may hold an amount: a quick look.
pub(crate) fn has_money(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) || COINS.iter().any(|coin| text.contains(coin))
}

/// The amounts of a sentence. `land`: what a bare `$` and a peso are worth. With `bare`, a number alone is an amount too,
/// if the sentence has no other.
pub(crate) fn amounts(text: &str, land: Option<f64>, bare: bool) -> Vec<Amount> {
    let mut found: Vec<Amount> = MONEY.all(text).filter_map(|found| amount(&found, land)).collect();
    if found.is_empty() && bare {
        found = BARE.all(text).filter_map(|found| amount(&found, land)).collect();
    }
    found
}

fn amount(found: &Found<'_>, land: Option<f64>) -> Option<Amount> {
    let group = |names: &[&str]| names.iter().find_map(|name| found.part(name));
    let span = found.span();
    let kilo = if group(&["k", "k2", "k3"]).is_some() { 1000.0 } else { 1.0 };
    let (first, second) = match group(&["words"]) {
        Some(words) => (spoken(words)?, None),
        None => (
            number(group(&["a", "d", "e", "f"])?)? * kilo,
            group(&["b", "b2", "c"]).and_then(number).map(|n| n * kilo),
        ),
    };
    let sign = group(&["post", "unit", "unit2", "unit3", "pre", "code", "coin"]).unwrap_or("$");
    let second = second.unwrap_or(first);
    let (least, most) = (first.min(second), first.max(second));
    let text = found.words().trim_end_matches([' ', ',', '.', ';', ')', '/']);
    let rate = rate(sign, text, most, land);
    Some(Amount { span: span.start..span.start + text.len(), most: most * rate, least: least * rate })
}

/// What a bare `$` or a peso is worth in US dollars, where words of a listing tell the country.
pub(crate) fn land(text: &str) -> Option<f64> {
    let told = |(_, words): &&(f64, &[&str])| words.iter().any(|word| text.contains(word));
    LANDS.iter().find(told).map(|(worth, _)| *worth)
}

/// US dollars for one unit, roughly: only the size matters, so currencies near the dollar count as dollars.
fn rate(sign: &str, written: &str, sum: f64, land: Option<f64>) -> f64 {
    match sign {
        "peso" | "pesos" => land.unwrap_or_else(|| peso(written, sum)),
        "$" => match land {
            Some(worth) if worth > SMALL || sum >= 1000.0 => worth,
            None if sum >= 1000.0 && is_dotted(written) => peso(written, sum),
            _ => 1.0,
        },
        _ => WORTH.iter().find(|(_, signs)| signs.contains(&sign)).map_or(1.0, |(worth, _)| *worth),
    }
}

/// A peso of no known country: Mexico writes 12,000, Argentina, Chile and Colombia 12.000.
fn peso(written: &str, sum: f64) -> f64 {
    let mexican = written.contains(',') || !is_dotted(written) && sum < 8_000.0;
    if mexican { 0.055 } else { 0.000_5 }
}

/// Whether a dot parts the thousands.
fn is_dotted(written: &str) -> bool {
    let thousands = |part: &str| part.len() >= 3 && part.bytes().take(3).all(|b| b.is_ascii_digit());
    !written.contains(',') && written.split('.').skip(1).any(thousands)
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
            "million" | "millon" | "millones" => {
                total += f64::max(part, 1.0) * 1_000_000.0;
                part = 0.0;
            }
            "medio" if total >= 1_000_000.0 => total += 500_000.0,
            word => part += small(word),
        }
    }
    Some(total + part).filter(|sum| *sum > 0.0)
}

/// The value of a number word; zero for words that only join.
pub(crate) fn small(word: &str) -> f64 {
    match word {
        "veintiuno" | "veintiun" => 21.0,
        "one" | "una" | "un" => 1.0,
        "two" | "dos" | "couple" => 2.0,
        "three" | "tres" => 3.0,
        "four" | "cuatro" => 4.0,
        "five" | "cinco" => 5.0,
        "six" | "seis" => 6.0,
        "seven" | "siete" => 7.0,
        "eight" | "ocho" => 8.0,
        "nine" | "nueve" => 9.0,
        "ten" | "diez" => 10.0,
        "eleven" | "once" => 11.0,
        "twelve" | "doce" => 12.0,
        "thirteen" | "trece" => 13.0,
        "fourteen" | "catorce" => 14.0,
        "fifteen" | "quince" => 15.0,
        "sixteen" | "dieciseis" => 16.0,
        "seventeen" | "diecisiete" => 17.0,
        "eighteen" | "dieciocho" => 18.0,
        "nineteen" | "diecinueve" => 19.0,
        "twenty" | "veinte" => 20.0,
        "veintidos" => 22.0,
        "veintitres" => 23.0,
        "veinticuatro" => 24.0,
        "veinticinco" => 25.0,
        "veintiseis" => 26.0,
        "veintisiete" => 27.0,
        "veintiocho" => 28.0,
        "veintinueve" => 29.0,
        "thirty" | "treinta" => 30.0,
        "forty" | "cuarenta" => 40.0,
        "fifty" | "cincuenta" => 50.0,
        "sixty" | "sesenta" => 60.0,
        "seventy" | "setenta" => 70.0,
        "eighty" | "ochenta" => 80.0,
        "ninety" | "noventa" => 90.0,
        "cien" | "ciento" => 100.0,
        "doscientos" | "doscientas" => 200.0,
        "trescientos" | "trescientas" => 300.0,
        "cuatrocientos" | "cuatrocientas" => 400.0,
        "quinientos" | "quinientas" => 500.0,
        "seiscientos" | "seiscientas" => 600.0,
        "setecientos" | "setecientas" => 700.0,
        "ochocientos" | "ochocientas" => 800.0,
        "novecientos" | "novecientas" => 900.0,
        _ => word.parse().ok().filter(|n: &f64| n.is_finite()).unwrap_or(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::amounts;

    fn read(text: &str) -> Vec<(f64, f64)> {
        amounts(text, None, false).iter().map(|a| (a.least, a.most)).collect()
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
        assert_eq!(
            read(
                "cuatro mil veinticinco euros, 2 mil 500 euros, thirteen hundred dollars, noventa y seis dolares"
            ),
            [(4025.0, 4025.0), (2500.0, 2500.0), (1300.0, 1300.0), (96.0, 96.0)]
        );
        assert_eq!(
            read("usd 1 995, 2 400 euros, $5 200 people"),
            [(1995.0, 1995.0), (2400.0, 2400.0), (5.0, 5.0)]
        );
        assert_eq!(read("12 people, room 150"), []);
    }
}
