//! Words that tell something of what stands beside them: `data/near.tsv`.

use super::lexicon::rows;
use std::sync::LazyLock;

/// The words of one row.
pub(super) struct List(LazyLock<Vec<&'static str>>);

impl List {
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

fn words(name: &str) -> Vec<&'static str> {
    let of = |cells: Vec<&'static str>| match cells[..] {
        [row, words] if row.eq_ignore_ascii_case(name) => Some(words),
        _ => None,
    };
    let row = rows(include_str!("../../data/near.tsv")).find_map(of).unwrap_or("");
    let mut words: Vec<&str> = row.split('|').collect();
    words.sort_unstable();
    words
}

macro_rules! lists {
    ($($name:ident)+) => {
        $(pub(super) static $name: List = List(LazyLock::new(|| words(stringify!($name))));)+

        #[cfg(test)]
        const ALL: &[(&str, &List)] = &[$((stringify!($name), &$name)),+];
    };
}

lists! {
    AFTER
    AHEAD
    AT_AGE
    AT_HOUR
    AVAILABLE
    BEFORE
    BEFORE_ILLNESS
    BEFORE_LEADERS
    BEFORE_PLACES
    BEHIND_ILLNESS
    BEHIND_NA
    BESIDE_DAYS
    BETWEEN
    COMES
    COUNTED
    GENERIC
    KILOMETRES
    LEADING
    LED
    LIVED
    MAY
    MONEY
    NO_AGE
    NO_HOUR
    OF_PARENTS
    ONESELF
    ORDINARY_CODES
    ORIGINS
    OWNED
    OWN_AGE
    PAST
    PEERS
    PROFESSIONS
    QUALIFIED
    REFUSING
    SPANS
    SURE_BEFORE
    TIMED
    VERBS
    WHOSE
    WHOSE_AGE
    WITH_AGE
}

#[test]
fn every_list_has_its_row() {
    let rows: Vec<_> = rows(include_str!("../../data/near.tsv")).collect();
    assert_eq!(rows.len(), ALL.len());
    for (name, list) in ALL {
        assert!(list.0.len() > 1 && !list.contains(""), "{name}");
        assert!(rows.iter().any(|row| row[0].eq_ignore_ascii_case(name)), "{name}");
    }
}
