//! Whether a phrase counts where it stands: "MS" is an illness in one place and a state in another.

use super::lexicon::{Match, is_common, lexicon};
use super::moments::is_wished;
use super::near::{BEFORE_ILLNESS, BEHIND_ILLNESS, BEHIND_NA, COUNTED};
use super::tokens::Token;
use super::tongue;
use super::wheres::Where;
use crate::places::places;

/// Fellowships that are no state either, where a question ends.
const LAST: &[&str] = &["na", "ea", "ua"];
/// Whether a number that ends a phrase counts money, miles or such.
fn is_counted(tokens: &[Token], m: Match) -> bool {
    let Some(last) = tokens.get(m.to - 1).filter(|t| t.word.bytes().all(|b| b.is_ascii_digit())) else {
        return false;
    };
    let next = tokens.get(m.to).map_or("", |t| t.word.as_str());
    last.priced || last.timed || COUNTED.contains(next)
}

/// Whether a phrase counts where it stands.
pub(super) fn fits(tokens: &[Token], m: Match, place: Option<&Where>) -> bool {
    if place.is_some_and(|w| m.from < w.span.end && w.span.start < m.to) {
        return false;
    }
    let single = m.to - m.from == 1;
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.word.as_str());
    let (before, after) = (word(m.from.checked_sub(1)), word(Some(m.to)));
    let capitals = tokens.get(m.from).is_some_and(|t| t.capitals);
    let effects = lexicon().effects(m);
    if let Some(wished) = is_wished(tokens, m) {
        return wished;
    }
    // "Under 30 dollars" is no age.
    if effects.iter().any(|e| e.key == "audience") && is_counted(tokens, m) {
        return false;
    }
    // "Husband of 52 years" is one, no husbands of others.
    if tokens.get(m.from).is_some_and(|t| t.word == "husband")
        && m.to == m.from + 2
        && after.starts_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    if !lexicon().is_risky(m) {
        return true;
    }
    // "All kids".
    if single && tokens.get(m.from).is_some_and(|t| t.word == "all") {
        return capitals;
    }
    let grouped = BEHIND_ILLNESS.contains(after) || tongue::is_group(after);
    let alone = single && tokens.len() == 1;
    let (name, is_last) = (word(Some(m.from)), m.to == tokens.len());
    let fellow = || effects.iter().any(|e| e.key == "fellow");
    // "NA Bangkok".
    let na = single && name == "na" && matches!(tongue::written_in(tokens, ""), None | Some("es"));
    // "Wednesday lunchtime ms", "43215 ms": a state there would be the place's.
    let ms = single && is_last && matches!(name, "ms" | "md");
    // "MS and still working", "ra in my 30s": no state begins a question so.
    let begins = m.from == 0
        && matches!(name, "ms" | "ra" | "hs" | "uc" | "ic")
        && matches!(after, "and" | "y" | "in" | "at" | "since" | "flare" | "pain" | "dx");
    let before_town = m.from == 0 && place.is_some_and(|w| w.span.start == m.to) && fellow();
    // "NA candlelight meeting": a fellowship comes first, a state never does.
    let first = m.from == 0
        && fellow()
        && tokens.iter().any(|t| matches!(t.word.as_str(), "meeting" | "meetings" | "reunion" | "reuniones"));
    // "Marfan": a word that is nothing else.
    let rare = single && name.len() > 4 && !is_common(name) && !places().begins(name);
    let last = is_last && LAST.contains(&name) || name == "na" && BEHIND_NA.contains(after);
    capitals
        || alone
        || rare
        || na
        || ms
        || single && begins
        || before_town
        || single && (last || BEFORE_ILLNESS.contains(before) || grouped || first)
}
