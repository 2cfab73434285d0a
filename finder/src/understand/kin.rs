//! Of several relatives that a question names: which of them died.

use super::lexicon::{Effect, Match, lexicon};
use super::tokens::Token;

/// The one phrase whose relative counts, where somebody died and several are named: the phrase that says both ("lost my
/// brother"), else the relative nearest to the word for it ("my husband died and my son won't talk").
pub(super) fn who_died(tokens: &[Token], matches: &[Match]) -> Option<Match> {
    let of = |m: &Match, says: fn(&Effect) -> bool| lexicon().effects(*m).iter().any(says);
    let is_kin = |e: &Effect| e.key == "rel";
    let is_loss = |e: &Effect| e.key == "cause" || e.key == "ev" && e.value == "died";
    let kin: Vec<Match> = matches.iter().filter(|m| of(m, is_kin)).copied().collect();
    if kin.len() < 2 {
        return None;
    }
    let losses: Vec<Match> = matches.iter().filter(|m| of(m, is_loss)).copied().collect();
    let both = kin.iter().find(|m| of(m, is_loss) && of(m, |e| e.value == "died"));
    both.copied().or_else(|| {
        let died = losses.iter().find(|m| of(m, |e| e.value == "died")).or(losses.first())?;
        kin.iter().min_by_key(|k| apart(tokens, **k, *died)).copied()
    })
}

/// Words between two phrases; after "lost my" the relative follows, after "died" it stood before.
fn apart(tokens: &[Token], kin: Match, died: Match) -> usize {
    let last = tokens.get(died.to - 1).map_or("", |t| t.word.as_str());
    let follows = matches!(last, "my" | "of" | "a" | "mi" | "de" | "his" | "her" | "our" | "losing" | "lost");
    let (gap, right) = if kin.from >= died.to {
        (kin.from - died.to, follows)
    } else {
        (died.from.saturating_sub(kin.to), !follows)
    };
    2 * gap + usize::from(!right)
}
