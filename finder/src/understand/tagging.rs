//! Reads listings with the same eyes as questions.

use super::lexicon::{Effect, Match, choose, lexicon};
use super::rules::values;
use super::tokens::{Token, tokens};
use domain::{Audience, Experience, Listing, Stage, vocabulary::vocabulary};
use std::cell::LazyCell;

/// The most experiences that words add.
const MOST: usize = 4;
/// Traditions of fellowships that are faiths.
const FAITHS: &[&str] = &["buddhist", "christian", "jewish", "muslim"];
/// The most characters of a description that are read.
const MOST_CHARACTERS: usize = 1000;

/// Fills what a listing's own words say and its source did not put into fields: experiences, fellowship, audience,
/// stage, faith, languages. Never overrides what the source says.
pub fn tag(listing: &mut Listing) {
    let name = heard(&listing.name, |_, _| true);
    let words = [listing.description.as_str(), listing.notes.as_str()].join(". ");
    if listing.fellowship.is_none() {
        let host = listing.host.as_ref().map(|host| heard(&host.name, |_, _| true)).unwrap_or_default();
        let fellowship = values(&name, "fellow").next().or_else(|| values(&host, "fellow").next());
        listing.fellowship = fellowship.map(Into::into);
    }
    let told = LazyCell::new(|| told(&words));
    experiences(listing, &name, &told);
    if listing.audience.is_empty() {
        listing.audience.extend(values(&name, "audience").filter_map(Audience::from_code));
    }
    if listing.faith.is_none() {
        let fellowship = listing.fellowship.as_deref().and_then(|f| vocabulary().fellowship(f));
        let tradition = fellowship.map(|f| f.tradition).filter(|t| FAITHS.contains(t));
        listing.faith = values(&name, "faith").next().or(tradition).map(Into::into);
    }
    if listing.languages.is_empty() {
        listing
            .languages
            .extend(values(&name, "language").chain(values(&told, "language")).map(String::from));
    }
}

/// What a description says; only its beginning is read.
fn told(words: &str) -> Vec<Effect> {
    let cut = words.char_indices().nth(MOST_CHARACTERS).and_then(|(at, _)| words.get(..at));
    heard(cut.unwrap_or(words), is_plain_statement)
}

fn experiences<F: FnOnce() -> Vec<Effect>>(
    listing: &mut Listing,
    name: &[Effect],
    told: &LazyCell<Vec<Effect>, F>,
) {
    if !listing.experiences.is_empty() {
        return;
    }
    let mut terms: Vec<&str> = values(name, "term").collect();
    if terms.is_empty() {
        let known = listing.fellowship.as_deref().and_then(|f| vocabulary().fellowship(f)).map(|f| f.term);
        terms.extend(known);
    }
    if terms.is_empty() {
        terms.extend(
            listing
                .tags
                .iter()
                .flat_map(|tag| heard(tag, |_, _| true))
                .filter(|e| e.key == "term")
                .map(|e| e.value),
        );
    }
    if terms.is_empty() {
        terms.extend(values(told, "term"));
    }
    let stage = values(name, "stage").next().and_then(Stage::from_code);
    let particular = |id: &&str| !terms.iter().any(|other| other != id && vocabulary().is_under(other, id));
    let mut found: Vec<&str> = terms.iter().copied().filter(particular).collect();
    found.dedup();
    listing.experiences =
        found.into_iter().take(MOST).map(|term| Experience { stage, ..Experience::of(term) }).collect();
}

/// What a text says, in phrases that `counts` lets pass; weak ones only where there is nothing else.
fn heard(text: &str, counts: impl Fn(&[Token], Match) -> bool) -> Vec<Effect> {
    let tokens = tokens(text);
    let matches = choose(&lexicon().found(&tokens), tokens.len(), |m| super::context::fits(&tokens, m, None));
    let counted: Vec<Match> = matches.into_iter().filter(|m| counts(&tokens, *m)).collect();
    let says_term = |m: &Match| lexicon().effects(*m).iter().any(|e| e.key == "term");
    let strong = counted.iter().any(|m| says_term(m) && !lexicon().is_weak(*m));
    let mut all: Vec<Effect> = Vec::new();
    for m in counted {
        let effects =
            lexicon().effects(m).iter().filter(|e| e.key != "term" || !strong || !lexicon().is_weak(m));
        all.extend(effects);
    }
    super::rules::combine(&mut all);
    all
}

/// Whether a phrase in running text is certain enough: several words or a long one, and not refused ("no", "not").
fn is_plain_statement(tokens: &[Token], m: Match) -> bool {
    let long = m.to - m.from > 1 || tokens.get(m.from).is_some_and(|t| t.word.len() >= 8);
    let before = tokens.get(m.from.saturating_sub(3)..m.from).unwrap_or(&[]);
    let refused = before.iter().any(|t| {
        matches!(t.word.as_str(), "no" | "not" | "non" | "never" | "without" | "sin" | "nunca" | "isnt")
    });
    long && !refused && !lexicon().is_weak(m)
}
