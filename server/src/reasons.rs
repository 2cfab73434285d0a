//! Words for why a result fits and what is not known of it.

use crate::words::Words;
use domain::vocabulary::vocabulary;
use finder::{Unknown, Why};
use jiff::tz::TimeZone;

/// Who speaks: in which language, on whose clock, with which units first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speaker<'a> {
    /// The language.
    pub(crate) words: Words,
    /// The IANA zone times are told in.
    pub(crate) zone: &'a str,
    /// The country that decides whether miles come first.
    pub(crate) country: &'a str,
}

impl Speaker<'_> {
    /// Why a result fits, in one short phrase.
    pub(crate) fn why(&self, why: &Why) -> String {
        let words = self.words;
        match why {
            Why::Experience(term) => words.say("why-experience", "what", term_name(term, words)),
            Why::Fellowship(abbrev) => words.say("why-fellowship", "what", abbrev),
            Why::Audience(audience) => {
                words.say("why-audience", "who", words.code_name("audience", audience.code()))
            }
            Why::Stage(stage) => words.say("why-stage", "what", words.code_name("stage", stage.code())),
            Why::Format(format) => words.code_name("why-format", format.code()).into_owned(),
            Why::Near(km) => words.distance(*km, self.country),
            Why::Within(region) => words.say("why-within", "where", region),
            Why::FromAnywhere => words.get("why-from-anywhere").into_owned(),
            Why::Time(start) => words.moment(*start, &self.zone()),
            Why::Language(code) => words.say("why-language", "language", words.language_name(code)),
            Why::Free => words.get("why-free").into_owned(),
            Why::WithinCost => words.get("why-within-cost").into_owned(),
            Why::Access(access) => words.code_name("access", access.code()).into_owned(),
            Why::Leader(leader) => words.code_name("why-leader", leader.code()).into_owned(),
            Why::Words(found) => words.say("why-words", "words", words.list(found)),
        }
    }

    /// What was asked for and the listing does not say.
    pub(crate) fn unknown(&self, unknown: Unknown) -> String {
        let code = match unknown {
            Unknown::Cost => "cost",
            Unknown::Time => "time",
            Unknown::Language => "language",
            Unknown::Leader => "leader",
            Unknown::Access => "access",
            Unknown::Place => "place",
            Unknown::Audience => "audience",
        };
        self.words.code_name("unknown", code).into_owned()
    }

    /// The zone times are told in.
    pub(crate) fn zone(&self) -> TimeZone {
        TimeZone::get(self.zone).unwrap_or(TimeZone::UTC)
    }
}

/// The name of a vocabulary term in the page's language; the id itself where the vocabulary has none of it.
pub(crate) fn term_name(id: &str, words: Words) -> &str {
    vocabulary().term(id).map_or(id, |term| term.name(words.code()))
}
