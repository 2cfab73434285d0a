//! Words of phrases and their endings.

/// The shortest beginning of a word that may stand before `*`.
pub(super) const STEM: usize = 3;

/// A word of a phrase.
#[derive(Debug, PartialEq)]
pub(super) struct Word {
    pub(super) letters: String,
    pub(super) ending: Ending,
}

/// What may follow the letters of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Ending {
    None,
    Any,
    /// The endings of a Spanish verb.
    Verb(&'static [&'static str]),
}

const AR: &[&str] = &[
    "a", "as", "an", "o", "e", "es", "en", "ar", "amos", "emos", "aron", "aba", "aban", "abas", "ado", "ada",
    "ados", "adas", "ando", "ara", "aras", "aran", "are", "aremos", "aria", "arian", "aste", "ad", "ais",
];
const ER: &[&str] = &[
    "e", "es", "en", "o", "a", "as", "an", "er", "ir", "emos", "imos", "amos", "io", "ieron", "ia", "ian",
    "ido", "ida", "idos", "idas", "iendo", "era", "eras", "eran", "eremos", "ira", "iras", "iran", "iremos",
    "iera", "iste", "yo", "yeron",
];
/// What hangs on the end of a Spanish verb.
const CLITICS: &[&str] =
    &["", "se", "lo", "la", "los", "las", "le", "les", "te", "me", "nos", "telo", "selo", "sela"];

impl Word {
    pub(super) fn read(word: &str) -> Self {
        let (letters, ending) = match (word.strip_suffix('*'), word.split_once('-')) {
            (Some(stem), _) if stem.len() >= STEM => (stem, Ending::Any),
            (_, Some((stem, "ar"))) => (stem, Ending::Verb(AR)),
            (_, Some((stem, _))) => (stem, Ending::Verb(ER)),
            _ => (word, Ending::None),
        };
        Self { letters: letters.to_owned(), ending }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        match (self.letters.as_str(), self.ending) {
            ("0", _) => word.starts_with(|c: char| c.is_ascii_digit()),
            (letters, Ending::None) => word == letters,
            (letters, Ending::Any) => word.starts_with(letters),
            (letters, Ending::Verb(endings)) => word.strip_prefix(letters).is_some_and(|rest| {
                endings
                    .iter()
                    .any(|ending| rest.strip_prefix(ending).is_some_and(|rest| CLITICS.contains(&rest)))
            }),
        }
    }
}
