//! Prices in words.

use super::{line, pattern};
use domain::{Cost, Money, Per};
use regex::Regex;
use std::sync::LazyLock;

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<before>us\$|c\$|ca\$|mx\$|a\$|au\$|[$€£]|usd|eur|gbp|cad|mxn)\s*(?P<a>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?)|(?P<b>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?)\s*(?P<after>dollars?|d[óo]lares|usd|eur(?:os?)?|€|£|pounds?|libras|gbp|cad|mxn|pesos)",
    )
});
static RANGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:-|–|to|a|and|y)\s*[$€£]?\s*(\d{1,6}(?:[.,]\d{1,2})?)\b"));
static FREE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:free(?: of charge)?|no (?:fees?|cost|charge|dues)|without (?:charge|cost)|at no cost|gratis|gratuit[ao]s?|sin (?:costo|coste|cargo)|no cuesta nada|nothing|complimentary|kostenlos|kostenfrei|unentgeltlich|geb[üu]hrenfrei|sans frais|grat[uo]its?|senza costi)\b|^\s*(?:none|n/?a|0+(?:\.0+)?|no|ninguno|ninguna)\s*\.?\s*$",
    )
});
static NOT_FREE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:fragrance|scent|smoke|alcohol|drug|toll|gluten|feel|first[^.;]{0,20}(?:is )?)[- ]?free\b|\bfree (?:parking|childcare|child care|coffee|lunch|first|trial)|\bnot free\b|\bfirst (?:meeting|session|visit|time)[^.;]{0,15}free\b",
    )
});
static DONATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:donations?|love offering|freewill|free-will|contributions?|7th tradition|seventh tradition|pass the (?:hat|basket)|pay what you (?:can|want)|donativos?|donaciones?|donaci[óo]n|aportaci[óo]n(?:es)?|voluntari[ao]|s[ée]ptima tradici[óo]n|spenden?|spendenbasis|freiwillig|dons?|participation libre|prix libre|offerta libera|contributo libero|doa[çc][õo]es|doa[çc][ãa]o|contribui[çc][ãa]o)\b",
    )
});
static SLIDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:sliding|slide|scholarships?|ability to pay|based on income|income[- ]based|reduced fees?|financial (?:aid|assistance|help)|no one (?:is )?turned away|nobody (?:is )?turned away|escala (?:m[óo]vil|variable)|seg[úu]n (?:sus |los )?ingresos|becas?|ayuda (?:econ[óo]mica|financiera))\b",
    )
});
static MEETINGS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(\d{1,3})[\s-]*(?:weeks?|weekly|sessions?|meetings?|classes|semanas?|sesiones|reuniones|clases|encuentros)\b",
    )
});

/// What a text says that taking part costs; `None` when it says nothing of it. With a range, the upper end.
pub fn cost(raw: &str) -> Option<Cost> {
    let words = line(raw);
    let fee = amount(&words);
    let free = NOT_FREE.replace_all(&words, "");
    let is_free = FREE.is_match(&free);
    let (donation, sliding) = (DONATION.is_match(&words), SLIDING.is_match(&words));
    if fee.is_none() && !is_free && !donation && !sliding {
        return None;
    }
    let paid = fee.filter(|money| money.cents > 0);
    let meetings = MEETINGS.captures(&words).and_then(|c| c[1].parse().ok()).filter(|n| *n > 1);
    let per = paid.as_ref().and_then(|_| per(&words, meetings));
    let meetings = meetings.filter(|_| matches!(per, Some(Per::Course | Per::Year | Per::Once)));
    let zero = || Money { cents: 0, currency: "USD".into() };
    let amount = paid.or_else(|| (is_free || !(donation || sliding)).then(zero));
    Some(Cost { amount, per, meetings, donation, sliding, words })
}

fn amount(words: &str) -> Option<Money> {
    let mut best: Option<Money> = None;
    for found in AMOUNT.captures_iter(words).take(8) {
        let sign = found.name("before").or_else(|| found.name("after")).map_or("", |m| m.as_str());
        let number = found.name("a").or_else(|| found.name("b")).map_or("", |m| m.as_str());
        let end = found.get(0).map_or(0, |m| m.end());
        let upper = RANGE.captures(&words[end..]).map(|c| c[1].to_owned());
        let cents = upper.as_deref().and_then(cents).max(cents(number))?;
        if best.as_ref().is_none_or(|b| b.cents < cents) {
            best = Some(Money { cents, currency: currency(sign).into() });
        }
    }
    best
}

fn cents(number: &str) -> Option<i64> {
    let decimal = number.len() > 3 && matches!(number.as_bytes().get(number.len() - 3), Some(b',' | b'.'));
    let plain: String = number.chars().filter(char::is_ascii_digit).collect();
    let value: i64 = plain.parse().ok()?;
    Some(if decimal {
        value
    } else if number.contains('.') {
        value * 10
    } else {
        value * 100
    })
}

fn currency(sign: &str) -> &'static str {
    match sign.to_lowercase().as_str() {
        "€" | "eur" | "euro" | "euros" => "EUR",
        "£" | "gbp" | "pound" | "pounds" | "libras" => "GBP",
        "c$" | "ca$" | "cad" => "CAD",
        "a$" | "au$" => "AUD",
        "mx$" | "mxn" | "pesos" => "MXN",
        _ => "USD",
    }
}

fn per(words: &str, meetings: Option<u16>) -> Option<Per> {
    static PER: LazyLock<Vec<(Regex, Per)>> = LazyLock::new(|| {
        [
            (r"(?i)\b(?:an?|per|each|every|por|al|cada|la|/)\s*(?:month|mes)\b|/\s*(?:mo|month|mes)\b|\bmonthly|\bmensual", Per::Month),
            (r"(?i)\b(?:an?|per|each|every|por|al|cada)\s*(?:year|a[ñn]o)\b|/\s*(?:yr|year|a[ñn]o)\b|\bannual|\byearly|\banual|membership", Per::Year),
            (r"(?i)\b(?:an?|per|each|every|por|la|cada)\s*(?:session|meeting|class|visit|group|person per session|sesi[óo]n|reuni[óo]n|clase|visita|encuentro|time|vez)\b|/\s*(?:session|meeting|class|visit|sesi[óo]n|reuni[óo]n)", Per::Meeting),
            (r"(?i)\b(?:per|for|whole|entire|full|por|el|todo el)\s*(?:the |an? |\d+[\s-]*(?:weeks?|sessions?)[\s-]*)?(?:course|series|program|curso|serie|programa)\b", Per::Course),
            (r"(?i)\b(?:an?|per|each|every|por|a la|cada)\s*(?:week|semana)\b|/\s*(?:wk|week|semana)|\bweekly|\bsemanal", Per::Week),
            (r"(?i)\b(?:one[- ]time|once|registration|enrol?lment|materials?|book|workbook|una (?:sola )?vez|inscripci[óo]n|materiales)\b", Per::Once),
        ]
        .into_iter()
        .map(|(text, per)| (pattern(text), per))
        .collect()
    });
    PER.iter().find(|(p, _)| p.is_match(words)).map(|(_, per)| *per).or(meetings.map(|_| Per::Course))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_from_words() {
        let read = |text: &str| {
            cost(text).map(|c| (c.amount.map(|m| m.cents), c.per, c.meetings, c.donation, c.sliding))
        };
        let free = Some((Some(0), None, None, false, false));
        assert_eq!(read("Free"), free);
        assert_eq!(read("None"), free);
        assert_eq!(read("Sin costo"), free);
        assert_eq!(read("$5 per session"), Some((Some(500), Some(Per::Meeting), None, false, false)));
        assert_eq!(
            read("$1,200 for 10 weeks"),
            Some((Some(120_000), Some(Per::Course), Some(10), false, false))
        );
        assert_eq!(read("$10-$25, sliding scale"), Some((Some(2_500), None, None, false, true)));
        assert_eq!(read("Suggested donation $3"), Some((Some(300), None, None, true, false)));
        assert_eq!(read("by donation"), Some((None, None, None, true, false)));
        assert_eq!(read("12,50 € al mes"), Some((Some(1_250), Some(Per::Month), None, false, false)));
        assert_eq!(read("Fragrance free room"), None);
        assert_eq!(read("Bring a friend"), None);
    }
}
