//! Words that tell something of what stands beside them: `data/near.tsv`.

use super::lexicon::rows;
use crate::places::hash::FastMap;
use std::sync::LazyLock;

/// One row.
pub(super) struct List(u64);

/// Every word of the table, and the rows that it stands in, a bit each.
static WORDS: LazyLock<FastMap<&'static str, u64>> = LazyLock::new(|| {
    let mut all = FastMap::default();
    for cells in rows(include_str!("../../data/near.tsv")) {
        let [name, words] = cells[..] else { continue };
        let row = NAMES.iter().position(|row| row.eq_ignore_ascii_case(name)).map_or(0, |at| 1 << at);
        words.split('|').for_each(|word| *all.entry(word).or_default() |= row);
    }
    all
});

impl List {
    /// Whether a word is in this list or in another.
    pub(super) fn or(&self, other: &Self, word: &str) -> bool {
        WORDS.get(word).is_some_and(|rows| rows & (self.0 | other.0) != 0)
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        WORDS.get(word).is_some_and(|rows| rows & self.0 != 0)
    }
}

macro_rules! lists {
    ($($name:ident)+) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "called as the lists are")]
        enum Row { $($name),+ }
        $(pub(super) static $name: List = List(1 << Row::$name as u32);)+
        const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

lists! {
    AFTER
    AHEAD
    ASKING
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
    BESIDE_HOUSES
    BETWEEN
    CASAS
    COMES
    COUNTED
    GENERIC
    HOUSES
    KILOMETRES
    LEADING
    LED
    LIVED
    MAY
    MONEY
    MONTHS
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
    TELLERS
    TELLING
    THINGS
    TIMED
    VERBS
    VISITED
    WHOSE
    WHOSE_AGE
    WITH_AGE
}

#[test]
fn every_list_has_its_row() {
    let rows: Vec<_> =
        rows(include_str!("../../data/near.tsv")).map(|cells| cells[0].to_uppercase()).collect();
    let mut named = NAMES.to_vec();
    named.retain(|name| !rows.iter().any(|row| row == name));
    assert_eq!((rows.len(), named), (NAMES.len(), vec![]));
    assert!(REFUSING.contains("sin") && !REFUSING.contains("with") && !REFUSING.contains(""));
}
