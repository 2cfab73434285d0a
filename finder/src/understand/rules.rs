//! What parts of a question mean together: `data/rules.tsv`.

use super::lexicon::{Effect, effects, rows};
use crate::places::hash::FastMap;
use domain::vocabulary::vocabulary;
use std::sync::LazyLock;

/// One rule.
struct Rule {
    group: &'static str,
    when: Vec<When>,
    then: Vec<Effect>,
    drop: Vec<&'static str>,
}

/// One of the atoms is heard, or none of them is.
struct When {
    not: bool,
    any: Atoms,
}

/// The rules, and which atoms (the things that rules ask for) each effect and each term makes true.
struct Rules {
    all: Vec<Rule>,
    of_effect: FastMap<Effect, Atoms>,
    of_term: Vec<Atoms>,
}

/// A set of atoms.
type Atoms = [u64; 4];
const NONE: Atoms = [0; 4];

static RULES: LazyLock<Rules> = LazyLock::new(Rules::read);

impl Rules {
    fn read() -> Self {
        let table = || rows(include_str!("../../data/rules.tsv"));
        let cell = |cells: &[&'static str], at: usize| cells.get(at).copied().unwrap_or("");
        let words = |cell: &'static str| cell.split(' ').filter(|word| !word.is_empty());
        let mut names: Vec<&str> = table()
            .flat_map(|cells| cell(&cells, 1).split([' ', '|']))
            .map(|one| one.strip_prefix('!').unwrap_or(one))
            .collect();
        names.sort_unstable();
        names.dedup();
        let atom = |one: &str| {
            let at = names.binary_search(&one).unwrap_or(usize::MAX);
            let mut atoms = NONE;
            atoms.get_mut(at / 64).into_iter().for_each(|word| *word |= 1 << (at % 64));
            atoms
        };
        let when = |when: &'static str| {
            let plain = when.strip_prefix('!');
            let any = plain.unwrap_or(when).split('|').map(atom).fold(NONE, either);
            When { not: plain.is_some(), any }
        };
        let all = table()
            .map(|cells| Rule {
                group: cell(&cells, 0),
                when: words(cell(&cells, 1)).map(when).collect(),
                then: effects(cell(&cells, 2)).collect(),
                drop: words(cell(&cells, 3)).collect(),
            })
            .collect();
        let mut rules = Self { all, of_effect: FastMap::default(), of_term: Vec::new() };
        rules.of_term.resize(vocabulary().terms.len(), NONE);
        for one in &names {
            let atom = atom(one);
            let (key, value) = one.split_once(':').unwrap_or((one, ""));
            for (term, atoms) in vocabulary().terms.iter().zip(&mut rules.of_term) {
                if key == "is" && term.id == value || key == "term" && vocabulary().is_under(term.id, value) {
                    *atoms = either(*atoms, atom);
                }
            }
            rules.of_effect.insert(Effect { key, value }, atom);
        }
        rules
    }

    fn atoms(&self, heard: &[Effect]) -> Atoms {
        let of = |effect: &Effect| match effect.key {
            "term" => vocabulary().position(effect.value).and_then(|at| self.of_term.get(at)),
            _ => self.of_effect.get(effect),
        };
        heard.iter().filter_map(of).copied().fold(NONE, either)
    }
}

fn either(a: Atoms, b: Atoms) -> Atoms {
    [a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3]]
}

/// Applies the rules to what was heard.
pub(super) fn combine(heard: &mut Vec<Effect>) {
    let mut done = "";
    let mut atoms = RULES.atoms(heard);
    for rule in &RULES.all {
        if rule.group == done || !rule.when.iter().all(|when| when.fits(&atoms)) {
            continue;
        }
        if rule.group != "all" {
            done = rule.group;
        }
        let keep: Vec<&str> = values(&rule.then, "term").collect();
        let falls = |e: &Effect| {
            e.key == "term"
                && !keep.contains(&e.value)
                && rule.drop.iter().any(|d| *d == "*" || *d == e.value)
        };
        heard.retain(|e| !falls(e));
        for effect in &rule.then {
            if !heard.contains(effect) {
                heard.push(*effect);
            }
        }
        atoms = RULES.atoms(heard);
    }
}

impl When {
    fn fits(&self, atoms: &Atoms) -> bool {
        self.any.iter().zip(atoms).any(|(any, heard)| any & heard != 0) != self.not
    }
}

/// The values of a key.
pub(super) fn values<'a>(heard: &'a [Effect], key: &'a str) -> impl Iterator<Item = &'static str> + 'a {
    heard.iter().filter(move |e| e.key == key).map(|e| e.value)
}
