//! Bears with misspellings: an unknown word becomes the one known word that is one slip away (two in a long word).

use super::lexicon::{Effect, is_common, lexicon};
use super::tongue;
use crate::places::{hash::Fast, places};
use std::{hash::Hasher, sync::LazyLock};

/// Words, and the hashes of each word whole and with one letter left out: words one slip apart share one of them.
struct Slips {
    /// One word after the other, sorted, and where each begins.
    text: String,
    begins: Vec<u32>,
    /// Sorted by their first bits, then the next sixteen; the second is the word.
    hashes: Vec<(u16, u16)>,
    /// Where the hashes with each beginning start.
    starts: Vec<u32>,
}

/// As many first bits of a hash say where it is looked for.
const FIRST_BITS: u32 = 14;

static WORDS: LazyLock<Slips> = LazyLock::new(|| {
    let words = lexicon().words().chain(tongue::groups());
    Slips::new(words.filter(|word| word.chars().all(char::is_alphabetic)).map(Into::into).collect())
});

static TOWNS: LazyLock<Slips> = LazyLock::new(|| Slips::new(places().large_towns()));

/// The shortest word that is corrected, in letters.
const SHORTEST: usize = 5;
/// The longest word that is looked at, in letters.
const LONGEST: usize = 24;
/// From this length two slips are borne with; in a word one letter shorter where its ends are right.
const TWO_SLIPS: usize = 8;

/// The known word that an unknown one was meant to be.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let looked_at = word.chars().all(char::is_alphabetic) && !is_common(word) && !is_inflected(word);
    let near = if looked_at { WORDS.near(word) } else { Vec::new() };
    let silent = |one: &str| lexicon().alone(one).is_empty();
    let rank = |one: &(usize, &str)| (one.0, one.1.chars().next() != word.chars().next(), silent(one.1));
    let best = near.iter().min_by_key(|one| rank(one))?;
    let says = lexicon().alone(best.1);
    let mut tied = near.iter().filter(|one| rank(one) == rank(best) && one.1 != best.1);
    // Of several it may be any where all mean the same.
    let same = |one: &[Effect]| one.iter().all(|e| says.contains(e)) && says.iter().all(|e| one.contains(e));
    tied.all(|one| !says.is_empty() && same(lexicon().alone(one.1))).then_some(best.1)
}

/// Endings of words that the list of common words has without them.
const ENDINGS: &[&str] =
    &["s", "es", "ed", "d", "ing", "er", "ers", "ion", "ions", "ly", "ment", "ments", "ness", "able", "ive"];

/// Whether a word is an ordinary one with an ending ("meditation").
fn is_inflected(word: &str) -> bool {
    let stem = |stem: &str| stem.len() >= 4 && (is_common(stem) || is_common(&format!("{stem}e")));
    // "Canser" is no one who cans.
    let short = |ending: &str| matches!(ending, "er" | "ers") && word.len() < 5 + ending.len();
    ENDINGS.iter().any(|ending| !short(ending) && word.strip_suffix(ending).is_some_and(stem))
}

/// The name of the large town that words were meant to be: the least slips, then the largest. The first letter is right.
/// `region` and `country` narrow it where they are said.
pub(super) fn town_meant(
    words: &str,
    region: Option<&str>,
    country: Option<&str>,
    home: &str,
) -> Option<&'static str> {
    let near = TOWNS.near(words).into_iter().filter(|(_, town)| town.chars().next() == words.chars().next());
    let sized = near.map(|(slips, town)| (slips, places().towns(town, region, country, home).size(), town));
    let best = sized.filter(|(_, size, _)| *size > 0).min_by_key(|(slips, size, _)| (*slips, -size))?;
    Some(best.2)
}

impl Slips {
    fn new(mut words: Vec<String>) -> Self {
        words.retain(|word| (SHORTEST..=LONGEST).contains(&word.chars().count()));
        words.sort_unstable();
        words.dedup();
        let each = words.iter().zip(0u16..);
        let mut all: Vec<(u32, u16)> =
            each.flat_map(|(word, at)| hashes(word).into_iter().map(move |hash| (hash, at))).collect();
        all.sort_unstable();
        all.dedup();
        let start = |first: u32| all.partition_point(|(hash, _)| hash >> (32 - FIRST_BITS) < first) as u32;
        let starts = (0..=1 << FIRST_BITS).map(start).collect();
        let hashes = all.iter().map(|(hash, at)| (next_bits(*hash), *at)).collect();
        let mut begins = vec![0];
        begins.extend(words.iter().scan(0, |end, word| {
            *end += word.len() as u32;
            Some(*end)
        }));
        Self { text: words.concat(), begins, hashes, starts }
    }

    fn word(&self, at: u16) -> Option<&str> {
        let (from, to) = (self.begins.get(usize::from(at))?, self.begins.get(usize::from(at) + 1)?);
        self.text.get(*from as usize..*to as usize)
    }

    /// The words with a hash, and few others.
    fn same(&self, hash: u32) -> impl Iterator<Item = &str> {
        let first = (hash >> (32 - FIRST_BITS)) as usize;
        let start = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        let near = self.hashes.get(start(first)..start(first + 1)).unwrap_or(&[]);
        let same = near.iter().filter(move |(of, _)| *of == next_bits(hash));
        same.filter_map(|(_, at)| self.word(*at))
    }

    /// The words near enough, and how many slips away.
    fn near(&'static self, word: &str) -> Vec<(usize, &'static str)> {
        let length = word.chars().count();
        let mut found: Vec<(usize, &'static str)> = Vec::new();
        if !(SHORTEST..=LONGEST).contains(&length) {
            return found;
        }
        for hash in hashes(word) {
            for known in self.same(hash) {
                let slips = distance(word, known);
                let two = length >= TWO_SLIPS || length + 1 == TWO_SLIPS && same_ends(word, known);
                if slips <= 1 + usize::from(two) && !found.contains(&(slips, known)) {
                    found.push((slips, known));
                }
            }
        }
        found
    }
}

/// The sixteen bits behind the first.
fn next_bits(hash: u32) -> u16 {
    (hash >> (16 - FIRST_BITS)) as u16
}

fn same_ends(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next() && a.chars().next_back() == b.chars().next_back()
}

/// The hashes of a word whole and with each one of its letters left out.
fn hashes(word: &str) -> Vec<u32> {
    let letters: Vec<char> = word.chars().collect();
    let without = |left_out: usize| {
        let mut hash = Fast::default();
        let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        rest.for_each(|(_, c)| hash.write_u32(u32::from(*c)));
        (hash.finish() >> 32) as u32
    };
    (0..=letters.len()).map(without).collect()
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
        assert!(meant("alzhimer").is_some());
        assert_eq!(meant("house"), None);
        assert_eq!(meant("boston"), None);
    }
}
