//! Names compared without what changes from row to row: days, times, words that every group has.

use crate::text::fold;

/// Words for days and times of day; a row for each day puts them into the name.
const WHEN: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "mon",
    "tue",
    "tues",
    "wed",
    "weds",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "sabados",
    "domingo",
    "domingos",
    "morning",
    "afternoon",
    "evening",
    "night",
    "nite",
    "noon",
    "midday",
    "manana",
    "tarde",
    "noche",
    "mediodia",
    "weekday",
    "weekdays",
    "weekend",
    "daily",
    "weekly",
    "am",
    "pm",
];
/// Words that tell nothing about which group it is.
const COMMON: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "and",
    "in",
    "on",
    "at",
    "for",
    "to",
    "de",
    "la",
    "el",
    "los",
    "las",
    "y",
    "en",
    "para",
    "del",
    "group",
    "groups",
    "grp",
    "meeting",
    "meetings",
    "mtg",
    "grupo",
    "grupos",
    "reunion",
    "reuniones",
    "support",
    "apoyo",
    "aa",
    "na",
    "afg",
    "alanon",
    "al",
    "anon",
    "alcoholics",
    "narcotics",
    "anonymous",
    "alcoholicos",
    "anonimos",
    "online",
    "zoom",
    "virtual",
    "hybrid",
    "person",
    "inc",
    "via",
    "video",
    "open",
    "closed",
    "discussion",
];
/// Words that make two groups out of one name.
const FOR_WHOM: &[&str] = &[
    "women",
    "womens",
    "woman",
    "men",
    "mens",
    "man",
    "child",
    "children",
    "childrens",
    "kids",
    "teen",
    "teens",
    "teenagers",
    "youth",
    "young",
    "adult",
    "adults",
    "parent",
    "parents",
    "mothers",
    "fathers",
    "moms",
    "dads",
    "caregiver",
    "caregivers",
    "carers",
    "family",
    "families",
    "spouse",
    "spouses",
    "partners",
    "widows",
    "widowers",
    "survivors",
    "lgbt",
    "lgbtq",
    "lgbtqia",
    "gay",
    "lesbian",
    "trans",
    "queer",
    "senior",
    "seniors",
    "veterans",
    "beginners",
    "newcomers",
    "spanish",
    "english",
    "espanol",
    "couples",
    "bipoc",
    "mujeres",
    "hombres",
    "ninos",
    "jovenes",
    "padres",
    "cuidadores",
    "familias",
    "students",
    "siblings",
    "i",
    "ii",
    "iii",
    "1",
    "2",
    "3",
    "north",
    "south",
    "east",
    "west",
];

/// The words that tell which group it is, in order, once each.
pub(super) fn core(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let mut core: Vec<String> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
        let hour = is_number(word)
            && words.iter().skip(i + 1).find(|w| !is_number(w)).is_some_and(|w| matches!(*w, "am" | "pm"));
        let known = word.is_empty() || WHEN.contains(word) || COMMON.contains(word);
        if !known && !hour && !core.iter().any(|have| have == word) && core.len() < 12 {
            core.push((*word).to_owned());
        }
    }
    core
}

/// A name without its days and hours; the name itself where nothing else is left.
pub(super) fn without_days(name: &str) -> String {
    const SMALL: &[&str] =
        &["on", "at", "the", "for", "of", "and", "de", "del", "el", "los", "las", "y", "a", ""];
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_hour = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_half = |word: Option<&&str>| {
        word.is_some_and(|word| matches!(fold(word).as_str(), "am" | "pm" | "a m" | "p m"))
    };
    let mut kept: Vec<&str> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let hour = is_hour(word) && is_half(words.get(i + 1))
            || is_half(Some(word)) && i > 0 && is_hour(words[i - 1]);
        let glued = is_hour(word) && (fold(word).ends_with("am") || fold(word).ends_with("pm"));
        if !hour && !glued && !is_when(word) {
            kept.push(word);
        }
    }
    while kept.last().is_some_and(|word| SMALL.contains(&fold(word).as_str())) {
        kept.pop();
    }
    let kept = kept.join(" ");
    let kept = kept.trim_matches(|c: char| c == '-' || c == ',' || c == ':' || c.is_whitespace());
    if core(kept).is_empty() { name.to_owned() } else { kept.to_owned() }
}

/// A day or a part of the day, written out: "sun" may be the sun.
fn is_when(word: &str) -> bool {
    let word = fold(word);
    word.len() >= 4 && !matches!(word.as_str(), "daily" | "weekly") && WHEN.contains(&word.as_str())
}

/// Whether two cores are the same words.
pub(super) fn is_equal(a: &[String], b: &[String]) -> bool {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    !a.is_empty() && (sorted(a) == sorted(b) || a.concat() == b.concat())
}

/// Whether two cores are likely the same name, written differently.
pub(super) fn is_similar(a: &[String], b: &[String]) -> bool {
    if is_equal(a, b) {
        return true;
    }
    let has = |words: &[String], word: &str| words.iter().any(|other| is_near(word, other));
    let shared = a.iter().filter(|word| has(b, word)).count();
    let apart = |words: &[String], others: &[String]| {
        words.iter().any(|word| FOR_WHOM.contains(&word.as_str()) && !others.contains(word))
    };
    let all = a.len() + b.len() - shared.min(b.len());
    shared > 0 && shared * 5 >= all * 3 && !apart(a, b) && !apart(b, a)
}

/// Equal, or long and one letter apart.
fn is_near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let end = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    start + end >= long.len() - 1
}

/// Marks of a word: two words that are the same but for one letter share one.
pub(super) fn marks(word: &str) -> Vec<String> {
    if word.chars().count() < 5 {
        return vec![word.to_owned()];
    }
    let head: String = word.chars().take(2).collect();
    let tail: String = word.chars().rev().take(2).collect();
    vec![format!("{head}-"), format!("-{tail}")]
}
