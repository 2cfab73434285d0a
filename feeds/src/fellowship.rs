//! Which fellowship a feed belongs to, when it says so.

use domain::{text::fold, vocabulary::vocabulary};
use std::sync::LazyLock;

/// Abbreviations that mean nothing else in names of sources, files and sites.
const PLAIN: &[(&str, &str)] = &[
    ("aa", "AA"),
    ("na", "NA"),
    ("oa", "OA"),
    ("aca", "ACA"),
    ("acoa", "ACA"),
    ("coda", "CoDA"),
    ("slaa", "SLAA"),
    ("cma", "CMA"),
    ("alanon", "Al-Anon"),
    ("al anon", "Al-Anon"),
    ("afg", "Al-Anon"),
    ("alateen", "Alateen"),
    ("naranon", "Nar-Anon"),
    ("nar anon", "Nar-Anon"),
    ("gamanon", "Gam-Anon"),
    ("griefshare", "GriefShare"),
];

/// The fellowship that words name: by its full name, or by an abbreviation written in capitals.
pub(crate) fn in_words(words: &str) -> Option<&'static str> {
    /// Folded names, the longest first, and their abbreviations.
    static NAMES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
        let long = vocabulary().fellowships.iter().filter(|f| f.name.len() > 5);
        let mut names: Vec<_> = long.map(|f| (format!(" {} ", fold(f.name)), f.abbrev)).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        names
    });
    if words.trim().is_empty() {
        return None;
    }
    let all = &vocabulary().fellowships;
    let folded = format!(" {} ", fold(words));
    let by_name = NAMES.iter().find(|(name, _)| folded.contains(name)).map(|(_, abbrev)| *abbrev);
    let token = |abbrev: &str| words.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| w == abbrev);
    by_name.or_else(|| all.iter().find(|f| token(f.abbrev)).map(|f| f.abbrev))
}

/// The fellowship that a short name of a source, a file name or a web address names.
pub(crate) fn in_name(name: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(name));
    let known = |abbrev: &str| vocabulary().fellowship(abbrev).map(|f| f.abbrev);
    PLAIN
        .iter()
        .rev()
        .find(|(word, _)| folded.contains(&format!(" {word} ")))
        .and_then(|(_, abbrev)| known(abbrev))
}

/// The fellowship that the host of a web address names ("aasanjose.org", "oc-aa.org", "alanonma.org").
pub(crate) fn in_host(url: &str) -> Option<&'static str> {
    let host = url.split("//").nth(1)?.split('/').next()?.to_ascii_lowercase();
    let label = host.trim_start_matches("www.");
    let labels: Vec<&str> = label.split(['.', '-']).collect();
    if label.contains("alanon") || label.contains("al-anon") {
        return Some("Al-Anon");
    }
    let is_aa = |label: &&str| {
        *label == "aa"
            || (label.len() > 4
                && *label != "noaa"
                && (label.ends_with("aa") || (label.starts_with("aa") && !label.starts_with("aarp"))))
    };
    let names = &labels[..labels.len().saturating_sub(1)];
    names.iter().any(is_aa).then_some("AA").or_else(|| names.contains(&"na").then_some("NA"))
}
