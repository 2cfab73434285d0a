//! Words of phrases and their endings.

/// The shortest beginning of a word that may stand before `*`.
pub(super) const STEM: usize = 3;

/// What may follow the letters of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ending {
    None,
    Any,
    /// The endings of a Spanish verb in -ar, and of one in -er or -ir.
    Ar,
    Er,
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

/// The letters of a word of a phrase, and what may follow them.
pub(super) fn ending(word: &str) -> (&str, Ending) {
    match (word.strip_suffix('*'), word.split_once('-')) {
        (Some(stem), _) if stem.len() >= STEM => (stem, Ending::Any),
        (_, Some((stem, "ar"))) => (stem, Ending::Ar),
        (_, Some((stem, _))) => (stem, Ending::Er),
        _ => (word, Ending::None),
    }
}

impl Ending {
    /// Whether it may be the rest of a word.
    pub(super) fn is(self, rest: &str) -> bool {
        let whole =
            |ending: &&'static str| rest.strip_prefix(*ending).is_some_and(|rest| CLITICS.contains(&rest));
        match self {
            Self::None => rest.is_empty(),
            Self::Any => true,
            Self::Ar => AR.iter().any(whole),
            Self::Er => ER.iter().any(whole),
        }
    }
}
