//! Choices beside the box, with how many groups each would leave.

use super::{chips::day_label, params::Params};
use crate::{reasons::term_name, words::Words};
use finder::Facets;

/// Choices shown before "more".
const FEW: usize = 8;

/// One group of choices.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Its heading.
    pub(crate) heading: String,
    /// Whether a choice in it was made.
    pub(crate) open: bool,
    /// The choices.
    pub(crate) choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// In words.
    pub(crate) label: String,
    /// How many groups it would leave.
    pub(crate) count: String,
    /// The search with it, or without it when it is made.
    pub(crate) address: String,
    /// It is made.
    pub(crate) made: bool,
}

/// The groups of choices of an answer.
pub(crate) fn groups(facets: &Facets, params: &Params, words: Words) -> Vec<Group> {
    let group = |(name, choices): &(&'static str, Vec<finder::Facet>)| {
        let choices: Vec<Choice> = choices
            .iter()
            .take(FEW)
            .map(|facet| choice(name, &facet.code, facet.count, params, words))
            .collect();
        // One choice that is not made narrows nothing.
        let useful = choices.len() > 1 || choices.iter().any(|choice| choice.made);
        useful.then(|| Group {
            heading: words.get(&format!("facet-{name}")).into_owned(),
            open: choices.iter().any(|choice| choice.made),
            choices,
        })
    };
    facets.groups.iter().filter_map(group).collect()
}

/// How many choices are made, where there are any.
pub(crate) fn taken(groups: &[Group], words: Words) -> Option<String> {
    let made = groups.iter().flat_map(|group| &group.choices).filter(|choice| choice.made).count();
    (made > 0).then(|| words.count("find-taken", made))
}

fn choice(name: &str, code: &str, count: usize, params: &Params, words: Words) -> Choice {
    let made = params.has(name, code);
    let changed = params.but(|p| {
        if made {
            p.chosen.retain(|(n, v)| !(n == name && v == code));
        } else {
            if !matches!(name, "day" | "audience" | "access") {
                p.chosen.retain(|(n, _)| n != name);
            }
            p.chosen.push((name.to_owned(), code.to_owned()));
        }
    });
    Choice {
        label: label(name, code, words),
        count: words.number(count as u64),
        address: changed.address(),
        made,
    }
}

fn label(name: &str, code: &str, words: Words) -> String {
    match name {
        "experience" => term_name(code, words).to_owned(),
        "day" => day_label(code, words).unwrap_or_else(|| code.to_owned()),
        "part" => words.get(&format!("part-{code}")).into_owned(),
        "language" => words.language_name(code).into_owned(),
        "cost" => words.code_name("fee", code).into_owned(),
        "format" => words.code_name("wanted-format", code).into_owned(),
        other => words.code_name(other, code).into_owned(),
    }
}
