//! Mends what people type in haste: misspelt words, and "mum's got" for "mum has".

use super::amounts::is_unit;
use super::lexicon::lexicon;
use super::near::{LEADING, PEERS, PROFESSIONS, VERBS};
use super::spelling;
use super::tokens::{Token, stem};
use super::tongue;
use crate::places::{places, regions};

/// Replaces unknown words by the known ones that they were meant to be.
pub(super) fn mend(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let previous = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |t| t.word.as_str());
        let short = !matches!(previous, "" | "al" | "nar" | "gam" | "s" | "co" | "cod" | "o");
        let next = tokens.get(at + 1).map_or("", |t| t.word.as_str());
        let (verb, meant) = (VERBS.contains(next) || is_of_kin(tokens, at), meant(tokens, at));
        let Some(token) = tokens.get_mut(at) else { continue };
        if token.owns && verb && token.word.ends_with('s') {
            token.word.pop();
        } else if short && token.word == "anon" {
            // "Gamblers anon".
            "anonymous".clone_into(&mut token.word);
        } else if let Some(meant) = meant {
            meant.clone_into(&mut token.word);
            token.mended = true;
        }
    }
}

/// "Mom's dialysis" is one mother's; a "mom's anxiety group" is for mothers.
fn is_of_kin(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let says = |at: usize, key: &str| lexicon().alone(word(at)).iter().any(|e| e.key == key);
    tokens.get(at).is_some_and(|t| t.owns)
        && says(at, "rel")
        && says(at + 1, "term")
        && !tongue::is_group(word(at + 2))
}

/// The word that a misspelt one was meant to be.
fn meant(tokens: &[Token], at: usize) -> Option<&'static str> {
    let word = tokens.get(at)?.word.as_str();
    let plain = tongue::is_plain(word) || tongue::is_foreign(word) || is_unit(word);
    if plain || lexicon().knows(word) || regions().named(word, "US").is_some() {
        return None;
    }
    let meant = spelling::meant(stem(word))?;
    if LEADING.contains(word) || PROFESSIONS.contains(word) || PEERS.contains(word) {
        return None;
    }
    let near = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.word.as_str());
    let (previous, next) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let begins = |a: &str, b: &str| !b.is_empty() && places().begins(&format!("{a} {b}"));
    let of_town =
        places().is_town(word) || begins(word, next) || !previous.is_empty() && begins(previous, word);
    // "Brest cancer" is no town: the mended words belong together.
    (!of_town || lexicon().pairs(meant, next)).then_some(meant)
}
