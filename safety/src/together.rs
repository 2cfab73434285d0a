//! Parts that count only together: the `&` lines of tables.

use crate::frames::{Patterns, lines, overlap};
use crate::sentence::clause;
use std::cell::OnceCell;
use std::ops::Range;

/// Most words that the parts of one line may span.
const WIDTH: usize = 20;

/// The `&` lines of tables. Lines share parts, so each different part is searched once a sentence, and only if needed.
#[derive(Debug)]
pub(crate) struct Together {
    pub(crate) parts: Vec<Patterns>,
    lines: Vec<Vec<usize>>,
}

impl Together {
    /// Reads the `&` lines of tables.
    pub(crate) fn read(tables: &[&str]) -> Self {
        let mut names: Vec<String> = Vec::new();
        let mut all = Vec::new();
        for (_, line) in lines(tables).into_iter().filter(|(mark, _)| *mark == '&') {
            let parts = line.split("(?:[ ,\\x22]+)&(?:[ ,\\x22]+)").map(|part| {
                names.iter().position(|name| name == part).unwrap_or_else(|| {
                    names.push(part.to_owned());
                    names.len() - 1
                })
            });
            all.push(parts.collect());
        }
        let parts = names.into_iter().map(|part| Patterns::new(std::iter::once(part))).collect();
        Self { parts, lines: all }
    }

    /// Spans of clauses that hold a match of every part of a line, from the first match to the last.
    pub(crate) fn find(&self, text: &str) -> Vec<Joint> {
        let found: Vec<OnceCell<Vec<Range<usize>>>> = vec![OnceCell::new(); self.parts.len()];
        let spans = |part: usize| -> &[Range<usize>] {
            let (Some(cell), Some(patterns)) = (found.get(part), self.parts.get(part)) else { return &[] };
            cell.get_or_init(|| patterns.spans(text).collect())
        };
        let whole = |line: &&Vec<usize>| line.iter().all(|part| !spans(*part).is_empty());
        self.lines
            .iter()
            .filter(whole)
            .flat_map(|line| joint(text, &line.iter().map(|part| spans(*part)).collect::<Vec<_>>()))
            .collect()
    }
}

/// A match of a `&` line.
#[derive(Debug)]
pub(crate) struct Joint {
    /// From its first part to its last.
    pub(crate) whole: Range<usize>,
    pub(crate) parts: Vec<Range<usize>>,
}

impl Joint {
    /// Whether a guard stands inside it, between its parts.
    pub(crate) fn holds_between(&self, guard: &Range<usize>) -> bool {
        overlap(guard, &self.whole) && !self.parts.iter().any(|part| overlap(part, guard))
    }
}

fn joint(text: &str, parts: &[&[Range<usize>]]) -> Vec<Joint> {
    let Some((first, others)) = parts.split_first() else { return Vec::new() };
    let joints = first.iter().filter_map(|anchor| {
        let clause = clause(text, anchor);
        let mut taken = vec![anchor.clone()];
        let whole = others.iter().try_fold(anchor.clone(), |whole, part| {
            let open = part.iter().filter(|span| {
                span.start >= clause.start
                    && span.end <= clause.end
                    && !taken.iter().any(|t| overlap(t, span))
            });
            let hull = |span: &Range<usize>| whole.start.min(span.start)..whole.end.max(span.end);
            let nearest = open.min_by_key(|span| hull(span).len())?.clone();
            let wider = hull(&nearest);
            taken.push(nearest);
            Some(wider)
        })?;
        let words = text.get(whole.clone()).unwrap_or("").split_whitespace().count();
        (words <= WIDTH).then_some(Joint { whole, parts: taken })
    });
    joints.collect()
}
