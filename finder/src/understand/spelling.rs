//! Bears with misspellings: an unknown word becomes the one known word that is one slip away (two in a long word).

use super::lexicon::{is_common, lexicon};
use std::{collections::HashMap, sync::LazyLock};

/// Words with one letter left out -> the words, so that a slip is found by a few look-ups.
static NEIGHBOURS: LazyLock<HashMap<Box<str>, Vec<u32>>> = LazyLock::new(|| {
    let mut all: HashMap<Box<str>, Vec<u32>> = HashMap::new();
    for (at, word) in WORDS.iter().enumerate() {
        for key in shorter(word).chain([(*word).to_owned()]) {
            all.entry(key.into()).or_default().push(at as u32);
        }
    }
    all
});

static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = lexicon()
        .words()
        .filter(|word| word.chars().count() >= 5 && word.chars().all(char::is_alphabetic))
        .collect();
    words.sort_unstable();
    words
});

/// The shortest word that is corrected, in letters.
const SHORTEST: usize = 5;
/// The longest word that is looked at, in letters.
const LONGEST: usize = 24;
/// From this length two slips are borne with.
const TWO_SLIPS: usize = 8;

/// The known word that an unknown one was meant to be.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let length = word.chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) || !word.chars().all(char::is_alphabetic) || is_common(word) {
        return None;
    }
    let most = if length >= TWO_SLIPS { 2 } else { 1 };
    let mut best: Option<(usize, bool, &str)> = None;
    let mut tie = false;
    for key in shorter(word).chain([word.to_owned()]) {
        for at in NEIGHBOURS.get(key.as_str()).into_iter().flatten() {
            let Some(&known) = WORDS.get(*at as usize) else { continue };
            let slips = distance(word, known);
            let candidate = (slips, known.chars().next() != word.chars().next(), known);
            if slips > most || best.is_some_and(|b| b == candidate) {
                continue;
            }
            match best {
                Some(b) if (b.0, b.1) < (candidate.0, candidate.1) => {}
                Some(b) if (b.0, b.1) == (candidate.0, candidate.1) => tie = true,
                _ => (best, tie) = (Some(candidate), false),
            }
        }
    }
    best.filter(|_| !tie).map(|(_, _, known)| known)
}

/// The word with each one of its letters left out.
fn shorter(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(move |(at, c)| {
        let (head, tail) = (word.get(..at).unwrap_or(""), word.get(at + c.len_utf8()..).unwrap_or(""));
        [head, tail].concat()
    })
}

/// Slips between two words: letters changed, left out, added, or two swapped (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let width = b.len() + 1;
    let mut grid: Vec<usize> =
        (0..(a.len() + 1) * width).map(|at| if at < width { at } else { at / width }).collect();
    let cell = |grid: &[usize], row: usize, column: usize| {
        grid.get(row * width + column).copied().unwrap_or(usize::MAX)
    };
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let change = cell(&grid, i, j) + usize::from(x != y);
            let mut least = change.min(cell(&grid, i, j + 1) + 1).min(cell(&grid, i + 1, j) + 1);
            if i > 0 && j > 0 && b.get(j - 1) == Some(x) && a.get(i - 1) == Some(y) {
                least = least.min(cell(&grid, i - 1, j - 1) + 1);
            }
            if let Some(here) = grid.get_mut((i + 1) * width + j + 1) {
                *here = least;
            }
        }
    }
    cell(&grid, a.len(), b.len())
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn one_slip_is_borne_with_and_ordinary_words_stay() {
        assert_eq!(meant("dipression"), Some("depression"));
        assert_eq!(meant("alzhiemer"), Some("alzheimer"));
        assert_eq!(meant("anxeity"), Some("anxiety"));
        assert_eq!(meant("house"), None);
        assert_eq!(meant("boston"), None);
    }
}
