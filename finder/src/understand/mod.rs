//! Understands questions the way people write them, in English and Spanish, and reads listings with the same eyes.
//!
//! A question is cut into words; slips of the pen are mended; the longest phrases with a meaning are taken out of the
//! tables of `data/`; the place is found; rules put parts together ("my husband" + "died"); what is left are words.

mod ages;
mod areas;
mod assemble;
mod clock;
mod codes;
mod context;
mod either;
mod houses;
mod kin;
mod leaders;
mod lexicon;
mod mending;
mod moments;
mod near;
mod people;
mod report;
mod rules;
mod sentences;
mod spelling;
mod story;
mod tagging;
mod times;
mod tokens;
mod tongue;
mod wheres;
mod wishes;
mod zones;

pub use report::json;
pub use tagging::tag;

use crate::places::{area_found, key, places, regions};
use crate::{Understood, understood::WantedPlace};
use context::fits;
use lexicon::{Match, choose, lexicon};
use mending::mend;
use moments::is_wished;
use tokens::Token;
use wheres::{Taken, Where, Wheres};

/// Understands a question. `language` is the page's language (ISO 639-1): a question in Spanish wants Spanish. Places of
/// the US are preferred; see [`understand_from`].
pub fn understand(question: &str, language: &str) -> Understood {
    understand_from(question, language, "US")
}

/// Understands a question, and prefers places of the `home` country (ISO 3166-1 alpha-2) where a name is not clear.
/// Only the first 500 characters of the question are read.
pub fn understand_from(question: &str, language: &str, home: &str) -> Understood {
    let text = tokens::cut(question);
    let mut tokens = tokens::tokens(text);
    mend(&mut tokens);
    let found = lexicon().found(&tokens);
    let first =
        choose(&found, tokens.len(), |m| !lexicon().is_risky(m) && is_wished(&tokens, m) != Some(false));
    let taken = taken(&tokens, &first);
    let sentences = sentences::Sentences::of(&tokens);
    let wheres = Wheres::new(&tokens, &taken, home, &sentences);
    let (place, led) = (wheres.find(), leaders::led(&tokens));
    let matches = choose(&found, tokens.len(), |m| {
        !led.holds(m) && !wheres.houses.holds(m) && fits(&tokens, m, place.as_ref())
    });
    let zone = wheres.zone();
    let parts = assemble::Parts { matches, place, led, zone, sentences };
    assemble::assemble(text, &tokens, parts, language)
}

/// The language that words are written in (ISO 639-1), where it is surely not English. Only the first 500 characters are
/// read.
pub fn language(text: &str) -> Option<&'static str> {
    let text = tokens::cut(text);
    tongue::written_in(&tokens::tokens(text), text)
}

/// Understands a place typed into a place field ("46032", "Springfield IL").
pub fn place(text: &str) -> Option<WantedPlace> {
    let text = tokens::cut(text);
    let tokens = tokens::tokens(text);
    let (free, whole) = (vec![Taken::Free; tokens.len()], sentences::Sentences::default());
    let found = Wheres::new(&tokens, &free, "US", &whole).find();
    if let Some(Where { place, span, sure }) = found
        && (sure == 3 || span.len() == tokens.len())
    {
        return Some(place);
    }
    let name = key(text);
    places().towns(&name, None, None, "US").meant().or_else(|| {
        let area = regions().named(&name, "US").or_else(|| regions().coded(&name, None, "US"))?;
        Some(if area.is_country {
            WantedPlace::Country(area_found(area))
        } else {
            WantedPlace::Region(area_found(area))
        })
    })
}

fn taken(tokens: &[Token], matches: &[Match]) -> Vec<Taken> {
    let mut taken: Vec<Taken> =
        tokens.iter().map(|t| if tongue::is_plain(&t.word) { Taken::Plain } else { Taken::Free }).collect();
    for m in matches {
        // "with", "is" and such only count beside other words.
        let slight =
            lexicon().effects(*m).iter().all(|e| e.key == "ev" && e.value == "has" || e.key == "ordinal");
        let as_what = if slight { Taken::Plain } else { Taken::Phrase };
        taken.get_mut(m.from..m.to).into_iter().flatten().for_each(|t| *t = as_what);
    }
    taken
}
