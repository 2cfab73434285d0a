//! Seasons that take turns: "Summer (June-Aug): Tue 6pm. Winter: Wed 5pm".

use super::{Finding, clause::is_numbered};
use crate::schedule::Freq;

/// A season's name begins its sentence, or stands behind one of these.
const DURING: &[&str] = &["in", "during", "en", "durante"];
const SMALL: &[&str] = &["the", "el", "la", "our", "during", "in", "en", "durante"];
const SEASONS: &[(&str, u8)] = &[
    ("summer", 0),
    ("summers", 0),
    ("summertime", 0),
    ("verano", 0),
    ("winter", 1),
    ("winters", 1),
    ("wintertime", 1),
    ("invierno", 1),
    ("spring", 2),
    ("primavera", 2),
    ("fall", 3),
    ("autumn", 3),
    ("otono", 3),
];

/// The season that a sentence is about.
fn season(words: &str) -> Option<u8> {
    let folded = crate::text::fold(words);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let begins = |at: usize| words.iter().take(at).all(|word| SMALL.contains(word));
    let led = |at: usize| at > 0 && words.get(at - 1).is_some_and(|word| DURING.contains(word));
    words.iter().enumerate().find_map(|(at, word)| {
        let (_, season) = SEASONS.iter().find(|(name, _)| name == word)?;
        (begins(at) || led(at)).then_some(*season)
    })
}

/// Of seasons that take turns, one whose months are not said has the months that the others leave; where those of none, or not of
/// all the others, are said, nobody knows when which counts.
pub(super) fn take_turns(findings: &mut Vec<Finding>) {
    let seasons: Vec<Option<u8>> = findings.iter().map(|f| season(&f.phrase.words)).collect();
    let first = seasons.iter().flatten().next().copied();
    if seasons.iter().flatten().all(|season| Some(*season) == first) {
        return;
    }
    let said: Vec<(u8, Vec<i8>)> = seasons
        .iter()
        .zip(findings.iter())
        .filter_map(|(season, f)| Some(((*season)?, f.phrase.rule.by_month.clone())))
        .collect();
    let left_to = |own: u8| {
        let others = || said.iter().filter(|(season, _)| *season != own);
        let known = others().all(|(_, months)| !months.is_empty());
        let left = (1..=12).filter(|month| !others().any(|(_, months)| months.contains(month)));
        known.then(|| left.collect::<Vec<i8>>()).filter(|left| !left.is_empty())
    };
    let mut at = 0;
    findings.retain_mut(|finding| {
        let season = seasons.get(at).copied().flatten();
        at += 1;
        let Some(own) = season.filter(|_| finding.phrase.rule.by_month.is_empty()) else { return true };
        let Some(months) = left_to(own) else { return false };
        if is_numbered(&finding.phrase.rule) {
            finding.phrase.rule.freq = Freq::Yearly;
        }
        finding.phrase.rule.by_month = months;
        true
    });
}
