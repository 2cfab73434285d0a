//! Words shown to people: one Fluent catalogue a language, chosen for each request.
//!
//! A language is a folder of `locales/`; adding one is adding a folder. Its `grammar.ftl` holds what a language needs
//! to say dates, lists, numbers and rules. A key that a language lacks falls back to English.

mod catalogue;
mod grammar;
mod prose;
#[cfg(test)]
mod reading;
mod rule;
mod time;

pub(crate) use catalogue::languages;
pub(crate) use fluent_bundle::FluentValue as Value;
pub(crate) use prose::Block;
pub(crate) use time::zone_town;

use catalogue::{Catalogue, FALLBACK};
use fluent_bundle::FluentArgs;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use std::borrow::Cow;

/// The words of one language. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Words(&'static Catalogue);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.code())
    }
}

impl Words {
    /// The words of a language code ("es", "es-MX"); English where the language is not there.
    pub(crate) fn of_language(code: &str) -> Self {
        Self::known(code).or_else(|| Self::known(FALLBACK)).unwrap_or(Self(catalogue::fallback()))
    }

    /// The words for a visitor: the language asked for in the address, else the one chosen before (cookie), else the
    /// best of `Accept-Language`, else English.
    pub(crate) fn choose(asked: Option<&str>, cookie: Option<&str>, accept: Option<&str>) -> Self {
        let first = |code: Option<&str>| code.and_then(Self::known);
        first(asked)
            .or_else(|| first(cookie))
            .or_else(|| accept.and_then(Self::accepted))
            .unwrap_or_else(|| Self::of_language(FALLBACK))
    }

    fn known(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?.trim();
        languages().iter().find(|l| l.code.eq_ignore_ascii_case(primary)).map(Self)
    }

    /// Reads at most 16 entries of an `Accept-Language` header (RFC 9110 section 12.5.4).
    fn accepted(header: &str) -> Option<Self> {
        let entry = |entry: &str| {
            let (code, weight) = entry.split_once(";q=").unwrap_or((entry, "1"));
            let weight: f32 = weight.trim().parse().unwrap_or(0.0);
            Self::known(code.trim()).filter(|_| weight > 0.0).map(|words| (words, weight))
        };
        let best = |best: Option<(Self, f32)>, next: (Self, f32)| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        };
        header.split(',').take(16).filter_map(entry).fold(None, best).map(|(words, _)| words)
    }

    /// The language's code, for `lang`.
    pub(crate) fn code(self) -> &'static str {
        &self.0.code
    }

    /// `ltr` or `rtl`.
    pub(crate) fn dir(self) -> Cow<'static, str> {
        self.get("lang-dir")
    }

    /// The message of a key. A key that nobody wrote shows as itself.
    pub(crate) fn get(self, key: &str) -> Cow<'static, str> {
        self.format(key, None).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The message of a key, if there is one.
    pub(crate) fn find(self, key: &str) -> Option<Cow<'static, str>> {
        self.format(key, None)
    }

    /// The message of a key with what it speaks of: `words.with("x", &[("name", name.into())])`.
    pub(crate) fn with(self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let message = self.0.bundle.get_message(key).and_then(|message| message.value());
        if let Some(text) = message.and_then(|pattern| filled(pattern, args)) {
            return text;
        }
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, value.clone());
        }
        self.format(key, Some(&filled)).map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    /// A message with one text in it.
    pub(crate) fn say(self, key: &str, name: &str, text: impl AsRef<str>) -> String {
        self.with(key, &[(name, Value::from(text.as_ref()))])
    }

    /// A message that counts: `$n` chooses the plural, `$count` is the number as people write it.
    pub(crate) fn count(self, key: &str, n: usize) -> String {
        self.with(key, &[("n", Value::from(n)), ("count", Value::from(self.number(n as u64)))])
    }

    /// The name of a code: `words.code_name("kind", listing.kind.code())` is the message `kind-support_group`; a code
    /// that nobody named shows as itself.
    pub(crate) fn code_name(self, noun: &str, code: &str) -> Cow<'static, str> {
        self.find(&format!("{noun}-{code}")).unwrap_or_else(|| Cow::Owned(code.replace('_', " ")))
    }

    /// The name of a language by its ISO 639 code, in this language; the code itself where nobody named it.
    pub(crate) fn language_name(self, code: &str) -> Cow<'static, str> {
        self.code_name("language", code)
    }

    /// The name of a country by its ISO 3166-1 code, in this language; the code itself where nobody named it.
    pub(crate) fn country_name(self, code: &str) -> Cow<'static, str> {
        self.code_name("country", code)
    }

    /// The languages of codes, as a sentence ("English and Spanish.").
    pub(crate) fn spoken(self, codes: &[&str]) -> String {
        let names: Vec<_> = codes.iter().map(|code| self.language_name(code)).collect();
        self.say("languages-spoken", "languages", self.list(&names))
    }

    fn format<'a>(self, key: &str, args: Option<&'a FluentArgs<'a>>) -> Option<Cow<'static, str>> {
        let pattern = self.0.bundle.get_message(key)?.value()?;
        if let [PatternElement::TextElement { value }] = pattern.elements.as_slice() {
            return Some(Cow::Borrowed(value)); // most are nothing but a text, which stands in memory
        }
        let mut errors = Vec::new();
        let text = self.0.bundle.format_pattern(pattern, args, &mut errors);
        for error in &errors {
            tracing::warn!(key, language = self.code(), %error, "a message lacks something");
        }
        Some(Cow::Owned(text.into_owned()))
    }
}

/// A pattern that is only texts and places for texts, filled; that is most of them, and a tenth of the work.
fn filled(pattern: &Pattern<&str>, args: &[(&str, Value<'_>)]) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => match args.iter().find(|(name, _)| *name == id.name) {
                Some((_, Value::String(value))) => text.push_str(value),
                _ => return None,
            },
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_wins_over_the_cookie_and_the_cookie_over_the_browser() {
        let chosen = |asked, cookie, accept| Words::choose(asked, cookie, accept).code();
        assert_eq!(chosen(Some("es"), Some("en"), Some("en")), "es");
        assert_eq!(chosen(None, Some("es"), Some("en")), "es");
        assert_eq!(chosen(None, None, Some("fr;q=0.9, es-MX;q=0.8, en;q=0.2")), "es");
        assert_eq!(chosen(None, None, Some("es;q=0, en;q=0.1")), "en");
        assert_eq!(chosen(Some("xx"), Some(""), Some(";;q=,,")), "en");
        assert_eq!(chosen(None, None, None), "en");
    }

    #[test]
    fn a_key_that_nobody_wrote_shows_as_itself() {
        let words = Words::of_language("es");
        assert_eq!(words.get("no-such-key"), "no-such-key");
        assert_eq!(words.code_name("kind", "no_such_code"), "no such code");
        assert_eq!(words.language_name("xx"), "xx");
    }

    #[test]
    fn a_filled_pattern_is_what_the_library_makes_of_it() {
        let args = [
            ("weekday", Value::from("Tuesday")),
            ("month", "May".into()),
            ("day", "5".into()),
            ("time", "7:00 pm".into()),
        ];
        for language in languages() {
            let words = Words::of_language(&language.code);
            let message = language.bundle.get_message("date-time").and_then(|message| message.value());
            let quick = message.and_then(|pattern| filled(pattern, &args)).expect("texts and places alone");
            let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
            assert_eq!(words.format("date-time", Some(&args)).as_deref(), Some(quick.as_str()));
        }
    }

    #[test]
    fn names_of_languages_stand_in_the_language_of_the_page() {
        assert_eq!(Words::of_language("en").language_name("es"), "Spanish");
        assert_eq!(Words::of_language("es-MX").language_name("es"), "español");
    }
}
