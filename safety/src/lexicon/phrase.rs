//! Phrases: steps of words, classes and gaps.

use super::Tags;

#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) class: usize,
    /// The words that it cannot do without: bits of a sentence's.
    pub(super) needs: u128,
    /// Phrases that use classes are read after those that these are made of.
    pub(super) layer: usize,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug)]
pub(super) struct Step {
    pub(super) what: What,
    pub(super) optional: bool,
}

#[derive(Debug)]
pub(super) enum What {
    Words(Vec<u32>),
    Class(usize),
    Gap(usize),
    Any,
}

/// The words that steps cannot do without.
pub(super) fn needs(steps: &[Step]) -> u128 {
    let firm = steps.iter().filter(|step| !step.optional);
    firm.fold(0, |needs, step| match step.what {
        What::Words(ref words) if words.len() == 1 => words.iter().fold(needs, |all, word| all | bit(*word)),
        _ => needs,
    })
}

/// The bit of a word among those of a sentence. Some words share one.
pub(super) fn bit(word: u32) -> u128 {
    1 << (word.wrapping_mul(0x9E37_79B1) >> 25)
}

/// A phrase once for each choice that is more than one word (`nobody|no+one`).
pub(super) fn spelled(phrase: &str) -> Vec<String> {
    let Some(word) = phrase.split_whitespace().find(|word| word.contains('+')) else {
        return vec![phrase.to_owned()];
    };
    let (long, short): (Vec<&str>, Vec<&str>) = word.split('|').partition(|choice| choice.contains('+'));
    let short = Some(short.join("|")).filter(|short| !short.is_empty());
    let choices = long.into_iter().map(|choice| choice.replace('+', " ")).chain(short);
    choices.flat_map(|choice| spelled(&phrase.replacen(word, &choice, 1))).collect()
}

/// Where steps that start at a token end.
pub(super) fn ends(tags: &Tags, steps: &[Step], at: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(at) };
    let open = at < tags.tokens.len();
    let found = match &step.what {
        What::Gap(most) => {
            (at..=at + *most).take_while(|at| !tags.stops(*at)).find_map(|at| ends(tags, rest, at))
        }
        What::Any if open => ends(tags, rest, at + 1),
        What::Words(words) if open && words.iter().any(|word| tags.is(at, *word)) => ends(tags, rest, at + 1),
        What::Class(class) => {
            let found = tags.at.get(at).into_iter().flatten().filter(|(of, _)| of == class);
            found.filter_map(|(_, end)| ends(tags, rest, *end)).max()
        }
        _ => None,
    };
    found.or_else(|| step.optional.then(|| ends(tags, rest, at)).flatten())
}
