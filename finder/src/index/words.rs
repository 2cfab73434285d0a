//! Words of listings and questions, brought to one form, and how much each says about a listing.

use domain::{Listing, text::fold};
use std::collections::HashMap;

/// Highest impact of a word in a listing.
pub(super) const FULL: u8 = 15;
/// Bytes of a description that are read; what follows is seldom about the group.
const READ: usize = 4_000;
/// Weight of a word's standing, where a word of the description weighs 1.
const IN_NAME: f32 = 6.0;
const IN_HOST: f32 = 3.0;
/// Words of a usual listing.
const USUAL: f32 = 40.0;

/// The word without its ending: plurals, the Spanish "-es", a mute "-e" and "-y" or "-ie" become one.
pub(super) fn stem(word: &str) -> &str {
    if word.len() <= 3 || !word.is_ascii() {
        return word;
    }
    let single = word.strip_suffix('s').filter(|rest| !rest.ends_with(['s', 'u', 'i'])).unwrap_or(word);
    let bare = single.strip_suffix('e').or_else(|| single.strip_suffix('y')).unwrap_or(single);
    let bare = bare.strip_suffix('i').unwrap_or(bare);
    if bare.len() < 3 { single } else { bare }
}

/// The distinct stems of a question's words, in order.
pub(super) fn stems(words: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        for part in fold(word).split(' ').filter(|part| !part.is_empty()) {
            let stem = stem(part).to_owned();
            if !all.contains(&stem) {
                all.push(stem);
            }
        }
    }
    all
}

/// The stems of a listing with their impacts, 1 to [`FULL`].
pub(super) fn impacts(listing: &Listing) -> Vec<(Box<str>, u8)> {
    let mut weights: HashMap<Box<str>, f32> = HashMap::new();
    let mut length = 0.0_f32;
    let mut read = |text: &str, weight: f32| {
        for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
            length += 1.0;
            let stem = stem(word);
            if let Some(sum) = weights.get_mut(stem) {
                *sum += weight;
            } else {
                weights.insert(stem.into(), weight);
            }
        }
    };
    read(&listing.name, IN_NAME);
    read(beginning(&listing.description), 1.0);
    read(beginning(&listing.notes), 1.0);
    if let Some(host) = &listing.host {
        read(&host.name, IN_HOST);
    }
    if let Some(fellowship) = &listing.fellowship {
        read(fellowship, IN_NAME);
    }
    for tag in &listing.tags {
        read(&tag.replace('_', " "), IN_HOST);
    }
    let slow = 3.0 * (0.5 + 0.5 * length / USUAL);
    let quantised = |weight: f32| ((f32::from(FULL) * weight / (weight + slow)).round() as u8).clamp(1, FULL);
    let mut all: Vec<_> = weights.into_iter().map(|(stem, weight)| (stem, quantised(weight))).collect();
    all.sort_unstable();
    all
}

fn beginning(text: &str) -> &str {
    let end = (0..=READ.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn one_and_many_share_a_stem() {
        for (one, many) in [
            ("caregiver", "caregivers"),
            ("family", "families"),
            ("mujer", "mujeres"),
            ("nurse", "nurses"),
            ("loss", "losses"),
            ("grupo", "grupos"),
        ] {
            assert_eq!(stem(one), stem(many));
        }
        assert_ne!(stem("lupus"), stem("lupu"));
        assert_eq!(stem("aa"), "aa");
    }
}
