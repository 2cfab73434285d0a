//! In which language a question is written.

use super::lexicon::{Words, is_common, lexicon, rows};
use super::tokens::{Token, stem};
use crate::places::{
    hash::{FastMap, FastSet},
    key::fold,
};
use domain::vocabulary::vocabulary;
use std::sync::LazyLock;

/// Words without a wish of their own, and the languages whose words they are (bits by [`LANGUAGES`]).
struct Tongues {
    words: Words<u16>,
    groups: FastSet<String>,
}

/// The bit of words out of `common.tsv`, which carry no wish.
const STOP: u16 = 1 << 15;
const LANGUAGES: &[&str] = &["en", "es", "fr", "de", "pt", "it", "ru", "vi", "nl", "pl"];

static TONGUES: LazyLock<Tongues> = LazyLock::new(|| {
    let (mut words, mut groups) = (FastMap::<String, u16>::default(), FastSet::default());
    for cells in rows(include_str!("../../data/common.tsv")) {
        let [language, phrases] = cells[..] else { continue };
        let all = phrases.split('|').map(fold).collect::<Vec<_>>();
        let each = all.iter().flat_map(|phrase| phrase.split(' '));
        // Words behind a language with "+" only tell the language.
        let (language, stop) = language.strip_suffix('+').map_or((language, STOP), |language| (language, 0));
        let Some(bit) = LANGUAGES.iter().position(|l| *l == language) else {
            for word in each {
                // "Find a", "grupo de apoyo": the small words are no groups.
                if word.len() > 2 && word != "for" {
                    groups.insert(stem(word).to_owned());
                }
                *words.entry(word.to_owned()).or_default() |= STOP;
            }
            continue;
        };
        each.for_each(|word| *words.entry(word.to_owned()).or_default() |= stop | 1 << bit);
    }
    let english = english();
    for term in &vocabulary().terms {
        for word in term
            .lay_es
            .iter()
            .chain([&term.label_es])
            .flat_map(|name| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
        {
            if word.len() >= 4 && !is_common(&word) && !english.contains(stem(&word)) {
                *words.entry(word).or_default() |= 2;
            }
        }
    }
    Tongues { words: Words::of(words.iter().map(|(word, bits)| (word.as_str(), *bits))), groups }
});

/// The words of all English names of terms.
fn english() -> FastSet<String> {
    let names = vocabulary().terms.iter().flat_map(|t| t.lay.iter().chain(&t.technical).chain([&t.label]));
    names
        .flat_map(|name| fold(name).split(' ').map(|word| stem(word).to_owned()).collect::<Vec<_>>())
        .collect()
}

/// Whether a word carries no wish of its own.
pub(super) fn is_plain(word: &str) -> bool {
    // Spanish words out of the vocabulary do carry one; they have four letters and more.
    TONGUES.groups.contains(stem(word))
        || TONGUES.words.get(word).is_some_and(|bits| word.len() < 4 || bits & STOP != 0)
}

/// Whether a word is one of another language than English.
pub(super) fn is_foreign(word: &str) -> bool {
    TONGUES.words.get(word).is_some()
}

/// Whether a word means a group or meeting.
pub(super) fn is_group(word: &str) -> bool {
    TONGUES.groups.contains(stem(word))
}

/// Words that mean a group or meeting.
pub(super) fn groups() -> impl Iterator<Item = &'static str> {
    TONGUES.groups.iter().map(String::as_str)
}

/// The language a question is written in, where it is not English.
pub(super) fn written_in(tokens: &[Token], text: &str) -> Option<&'static str> {
    if let Some(script) = text.chars().find_map(of_script) {
        return Some(script);
    }
    let mut scores = [0u32; 10];
    // A letter of one language weighs as much as a short word: "san josé" is not yet Spanish.
    for (at, letters) in [(1, "áíóúñ¿¡"), (2, "àèêçùœ"), (3, "äöüß"), (4, "ãõâêç")] {
        let has = text.chars().flat_map(char::to_lowercase).any(|c| letters.contains(c));
        scores.get_mut(at).into_iter().for_each(|score| *score += u32::from(has));
    }
    for token in tokens.iter().filter(|token| !token.mended) {
        // Names of conditions look alike in many languages: they tell nothing.
        let english = u16::from(is_common(&token.word));
        let bits = match TONGUES.words.get(&token.word) {
            Some(bits) => bits | (english * u16::from(token.word.len() >= 4)),
            None => english * u16::from(!lexicon().knows(&token.word)),
        };
        // "em" alone tells Portuguese ("aa em lisboa").
        let weight = if token.word.len() >= 4 || token.word == "em" { 2 } else { 1 };
        for (at, score) in scores.iter_mut().enumerate() {
            *score += if bits & (1 << at) == 0 { 0 } else { weight };
        }
    }
    let best = (1..scores.len()).rev().max_by_key(|at| scores.get(*at))?;
    let (of_best, english) = (scores.get(best).copied()?, scores.first().copied()?);
    (of_best >= 2 && of_best > english).then(|| LANGUAGES.get(best).copied()).flatten()
}

/// The language of letters that only one of the common languages uses.
fn of_script(c: char) -> Option<&'static str> {
    match c {
        'і' | 'ї' | 'є' | 'ґ' => Some("uk"),
        '\u{400}'..='\u{4ff}' => Some("ru"),
        '\u{4e00}'..='\u{9fff}' => Some("zh"),
        '\u{3040}'..='\u{30ff}' => Some("ja"),
        '\u{ac00}'..='\u{d7af}' => Some("ko"),
        '\u{600}'..='\u{6ff}' => Some("ar"),
        '\u{590}'..='\u{5ff}' => Some("he"),
        'ă' | 'ơ' | 'ư' | 'đ' | 'ạ' | 'ế' | 'ợ' => Some("vi"),
        _ => None,
    }
}
