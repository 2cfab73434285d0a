//! How a language says numbers, money, distances and lists.

use super::Words;
use domain::{Cost, Money};

const KM_IN_A_MILE: f64 = 1.609_344;
/// Countries where people think in miles (ISO 3166-1).
const MILES: [&str; 4] = ["US", "GB", "LR", "MM"];

impl Words {
    /// A whole number with the language's separators ("12,400").
    pub(crate) fn number(self, n: u64) -> String {
        let digits = n.to_string();
        let least: usize = self.get("number-grouped-from").parse().unwrap_or(4);
        if digits.len() < least {
            return digits;
        }
        let separator = self.get("number-thousands");
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(&separator);
            }
            out.push(digit);
        }
        out
    }

    /// A number with one decimal, which is left out when it is zero ("2.5", "3").
    fn decimal(self, n: f64) -> String {
        let tenths = (n * 10.0).round().max(0.0) as u64;
        let whole = self.number(tenths / 10);
        if tenths.is_multiple_of(10) {
            whole
        } else {
            format!("{whole}{}{}", self.get("number-decimal"), tenths % 10)
        }
    }

    /// "a", "a and b", "a, b and c".
    pub(crate) fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [before @ .., last] => {
                let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
                let last = last.as_ref();
                let before = before.join(&self.get("list-between"));
                let args = [("a", before.into()), ("b", last.into()), ("sound", first_sound(last).into())];
                self.with("list-last", &args)
            }
        }
    }

    /// A distance, rounded: "about 4 km (2.5 mi)"; miles come first in countries that use them.
    pub(crate) fn distance(self, km: f64, country: &str) -> String {
        let round = |n: f64| if n < 10.0 { self.decimal(n) } else { self.number(n.round() as u64) };
        let close = km < 1.0;
        let km = km.max(1.0);
        let args = [("km", round(km).into()), ("mi", round(km / KM_IN_A_MILE).into())];
        let unit = if MILES.contains(&country) { "mi" } else { "km" };
        self.with(&format!("distance-{}-{unit}", if close { "under" } else { "about" }), &args)
    }

    /// An amount ("$25", "12,50 €"); hundredths only where there are some.
    pub(crate) fn money(self, money: &Money) -> String {
        let cents = money.cents.unsigned_abs();
        let whole = self.number(cents / 100);
        let amount = match cents % 100 {
            0 => whole,
            rest => format!("{whole}{}{rest:02}", self.get("number-decimal")),
        };
        let symbol = match money.currency.as_str() {
            "USD" => "$".to_owned(),
            "EUR" => "€".to_owned(),
            "GBP" => "£".to_owned(),
            code => format!("{code}\u{a0}"),
        };
        let currency = money.currency.as_str();
        self.with(
            "money",
            &[("symbol", symbol.into()), ("amount", amount.into()), ("currency", currency.into())],
        )
    }

    /// What taking part costs, in one line; `None` when only the group's own words could say it.
    pub(crate) fn cost(self, cost: &Cost) -> Option<String> {
        let mut said = match &cost.amount {
            Some(money) if money.cents == 0 => self.get("cost-free").into_owned(),
            Some(money) => {
                let per = cost.per.map_or("unknown", |per| per.code());
                self.say(&format!("cost-per-{per}"), "amount", self.money(money))
            }
            None if cost.donation => self.get("cost-donation").into_owned(),
            None if cost.sliding => return Some(self.get("cost-sliding").into_owned()),
            None => return None,
        };
        let more = [(cost.donation && cost.amount.is_some(), "cost-gifts"), (cost.sliding, "cost-help")];
        for (_, key) in more.into_iter().filter(|(there, _)| *there) {
            said = self.say(key, "cost", said);
        }
        Some(said)
    }
}

/// What a word begins to sound like, for languages whose "and" minds it: `i` or `other`.
fn first_sound(word: &str) -> &'static str {
    let word = domain::text::fold(word);
    let i = word.starts_with('i') || (word.starts_with("hi") && !word.starts_with("hie"));
    if i { "i" } else { "other" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both<T>(say: impl Fn(Words) -> T) -> (T, T) {
        (say(Words::of_language("en")), say(Words::of_language("es")))
    }

    fn pair(en: &str, es: &str) -> (String, String) {
        (en.into(), es.into())
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(both(|w| w.number(1234)), pair("1,234", "1234"));
        assert_eq!(both(|w| w.number(1_234_567)), pair("1,234,567", "1\u{202f}234\u{202f}567"));
        assert_eq!(both(|w| w.number(0)), pair("0", "0"));
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(both(|w| w.list(&["a", "b", "c"])), pair("a, b and c", "a, b y c"));
        assert_eq!(both(|w| w.list(&["español", "inglés"])), pair("español and inglés", "español e inglés"));
        assert_eq!(both(|w| w.list::<&str>(&[])), pair("", ""));
    }

    #[test]
    fn distances_are_said_as_about() {
        assert_eq!(both(|w| w.distance(4.0, "MX")), pair("about 4 km (2.5 mi)", "a unos 4 km (2,5 millas)"));
        assert_eq!(Words::of_language("en").distance(4.0, "US"), "about 2.5 mi (4 km)");
        assert_eq!(Words::of_language("en").distance(0.2, "US"), "less than 0.6 mi (1 km)");
        assert_eq!(Words::of_language("en").distance(123.4, "CA"), "about 123 km (77 mi)");
    }

    #[test]
    fn money_says_what_it_buys() {
        let cost = |cents, currency: &str, per| Cost {
            amount: Some(Money { cents, currency: currency.into() }),
            per,
            ..Cost::default()
        };
        let monthly = cost(2500, "USD", Some(domain::Per::Month));
        assert_eq!(both(|w| w.cost(&monthly)), (Some("$25 a month".into()), Some("$25 al mes".into())));
        let euros = cost(1250, "EUR", Some(domain::Per::Meeting));
        assert_eq!(Words::of_language("es").cost(&euros), Some("12,50 € por reunión".into()));
        assert_eq!(Words::of_language("en").cost(&cost(0, "USD", None)), Some("Free".into()));
        assert_eq!(Words::of_language("en").cost(&Cost::default()), None);
    }
}
