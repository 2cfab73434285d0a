//! What parts of a question mean together: `data/rules.tsv`.

use super::lexicon::{Effect, effects, rows};
use domain::vocabulary::vocabulary;
use std::sync::LazyLock;

/// One rule.
struct Rule {
    group: &'static str,
    when: Vec<&'static str>,
    then: Vec<Effect>,
    drop: Vec<&'static str>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    rows(include_str!("../../data/rules.tsv"))
        .map(|cells| Rule {
            group: cells.first().copied().unwrap_or(""),
            when: cells.get(1).map_or(Vec::new(), |when| when.split(' ').collect()),
            then: cells.get(2).map_or(Vec::new(), |then| effects(then).collect()),
            drop: cells.get(3).map_or(Vec::new(), |drop| drop.split(' ').filter(|d| !d.is_empty()).collect()),
        })
        .collect()
});

/// Applies the rules to what was heard; whether one of them made a term.
pub(super) fn combine(heard: &mut Vec<Effect>) -> bool {
    let (mut made, mut done) = (false, "");
    for rule in &*RULES {
        if rule.group == done || !rule.when.iter().all(|when| fits(when, heard)) {
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
        made |= !keep.is_empty();
        for effect in &rule.then {
            if !heard.contains(effect) {
                heard.push(*effect);
            }
        }
    }
    made
}

/// The values of a key.
pub(super) fn values<'a>(heard: &'a [Effect], key: &'a str) -> impl Iterator<Item = &'static str> + 'a {
    heard.iter().filter(move |e| e.key == key).map(|e| e.value)
}

fn fits(when: &str, heard: &[Effect]) -> bool {
    match when.strip_prefix('!') {
        Some(not) => !fits(not, heard),
        None => when.split('|').any(|one| heard.iter().any(|e| is(one, e))),
    }
}

fn is(one: &str, effect: &Effect) -> bool {
    let (key, value) = one.split_once(':').unwrap_or((one, ""));
    match key {
        "is" => effect.key == "term" && effect.value == value,
        "term" => effect.key == "term" && vocabulary().is_under(effect.value, value),
        _ => effect.key == key && effect.value == value,
    }
}
