//! What single words are about: things that are sold, gates, people, the life of a group.
//!
//! A table is a text file. `@sense group` names a sense and the group of senses that it belongs to; lines that start with
//! two blanks hold its words, English and Spanish; `#` starts a comment. A word also stands for its other forms.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

pub(crate) static SENSES: LazyLock<Senses> = LazyLock::new(|| {
    Senses::read(&[
        include_str!("cues/senses/gate.txt"),
        include_str!("cues/senses/goods.txt"),
        include_str!("cues/senses/life.txt"),
        include_str!("cues/senses/people.txt"),
    ])
});

/// Most senses that a word has.
const MOST: usize = 2;
/// Senses of things that are handed over: who buys them does not pay for a group.
const WARES: [&str; 8] = ["remedy", "device", "wear", "media", "food", "cosmetic", "home", "amount"];
/// The shortest word that has an ending, and what is left of it at least.
const LONG: usize = 4;
const STEM: usize = 3;

/// A sense of a word and its group: numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sense {
    pub(crate) own: u8,
    pub(crate) group: u8,
}

/// The senses of a word.
pub(crate) type Meant = [Option<Sense>; MOST];

/// The senses of words, by the hash of a word and of its stem.
#[derive(Debug, Default)]
pub(crate) struct Senses {
    names: Vec<String>,
    words: Table,
    stems: Table,
}

type Table = HashMap<u64, Meant, BuildHasherDefault<Hashed>>;

impl Senses {
    /// Reads tables. Of more senses of a word the first count.
    pub(crate) fn read(tables: &[&str]) -> Self {
        let mut senses = Self::default();
        let number = senses.number("number");
        let mut sense = Sense { own: number, group: number };
        for line in tables.iter().flat_map(|table| table.lines()) {
            if let Some((own, group)) = line.strip_prefix('@').and_then(|line| line.split_once(' ')) {
                sense = Sense { own: senses.number(own), group: senses.number(group) };
            } else if let Some(words) = line.strip_prefix("  ") {
                for word in words.split(' ') {
                    add(&mut senses.words, hash(word), sense);
                    add(&mut senses.stems, hash(stem(word)), sense);
                }
            }
        }
        senses
    }

    /// What a word is about.
    pub(crate) fn of(&self, word: &str) -> Meant {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return [Some(Sense { own: 0, group: 0 }), None];
        }
        let known = |word: &str| self.words.get(&hash(word));
        let long = word.len() >= LONG;
        let one = || long.then(|| word.strip_suffix('s').and_then(known)).flatten();
        let by = |stem: &str| self.stems.get(&hash(stem));
        // "ordered" has two endings
        let of_stem = || long.then(|| stem(word)).and_then(|once| by(once).or_else(|| by(stem(once))));
        known(word).or_else(one).or_else(of_stem).copied().unwrap_or_default()
    }

    /// Whether any word of a text is a thing that is handed over.
    pub(crate) fn name_wares(&self, text: &str) -> bool {
        let ware = |sense: Sense| {
            self.names.get(usize::from(sense.own)).is_some_and(|own| WARES.contains(&own.as_str()))
        };
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| self.of(word).into_iter().flatten().any(ware))
    }

    fn number(&mut self, name: &str) -> u8 {
        let known = self.names.iter().position(|known| known == name);
        let at = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        at as u8
    }
}

fn add(table: &mut Table, key: u64, sense: Sense) {
    let known = table.entry(key).or_default();
    if !known.contains(&Some(sense))
        && let Some(room) = known.iter_mut().find(|room| room.is_none())
    {
        *room = Some(sense);
    }
}

/// What hangs on the end of a word, in English and Spanish, the longest first.
const ENDINGS: &[&str] = &[
    "iendo", "ieron", "arian", "ando", "aron", "aban", "aran", "eran", "iran", "aria", "aste", "iste", "amo",
    "emo", "imo", "aba", "ado", "ada", "ido", "ida", "ara", "era", "ira", "are", "ere", "ire", "ing", "ar",
    "er", "ir", "an", "en", "ed", "ie", "a", "e", "o", "y",
];

/// Pronouns that hang on a Spanish verb ("sentarse", "comprarlo"), without the plural.
const PRONOUNS: [&str; 7] = ["se", "te", "me", "le", "lo", "la", "no"];
const VERBS: [&str; 3] = ["ar", "er", "ir"];

/// What stays of a word in all its forms.
fn stem(word: &str) -> &str {
    if word.len() < LONG {
        return word;
    }
    let one = word.strip_suffix('s').filter(|one| !one.ends_with('s')).unwrap_or(word);
    let verb = PRONOUNS.iter().find_map(|pronoun| one.strip_suffix(pronoun));
    let verb = verb.filter(|verb| verb.len() >= LONG && VERBS.iter().any(|ending| verb.ends_with(ending)));
    let one = verb.unwrap_or(one);
    // a quick look: what no ending ends with has none
    let may = one.ends_with(['a', 'e', 'o', 'y', 'r', 'n', 'd', 'g']);
    let mut bare = ENDINGS.iter().filter(|_| may).filter_map(|ending| one.strip_suffix(ending));
    let stem = bare.find(|stem| stem.len() >= STEM).unwrap_or(one);
    match stem.as_bytes() {
        [rest @ .., a, b] if a == b && rest.len() >= 2 => stem.get(..stem.len() - 1).unwrap_or(stem),
        _ => stem,
    }
}

/// FNV-1a.
pub(crate) fn hash(word: &str) -> u64 {
    word.bytes().fold(hash_start(), hash_next)
}

/// The hash of no letters.
pub(crate) const fn hash_start() -> u64 {
    0xcbf2_9ce4_8422_2325
}

/// The hash of the same letters and one more.
pub(crate) const fn hash_next(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// A key that is a hash already.
#[derive(Debug, Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use super::Senses;

    #[test]
    fn a_word_is_known_in_all_its_forms() {
        let senses =
            Senses::read(&["# words\n@goods thing\n  box policy\n@buy gate\n  purchase comprar box"]);
        let names = |word: &str| {
            let found = senses.of(word).into_iter().flatten();
            found.map(|sense| senses.names[usize::from(sense.own)].as_str()).collect::<Vec<_>>()
        };
        assert_eq!(names("boxes"), ["goods", "buy"]);
        assert_eq!(names("policies"), ["goods"]);
        for form in ["purchases", "purchasing", "compramos", "comprado", "compren", "comprarlos"] {
            assert_eq!(names(form), ["buy"], "{form}");
        }
        assert_eq!(names("12"), ["number"]);
        assert_eq!(names("chair"), Vec::<&str>::new());
    }
}
