//! Classes of words that mean something only together.
//!
//! A rule is a line `>name class class …`: its classes stand in one sentence in any order, near each other and apart.
//! `class~` may stand in a neighbour sentence instead, `class^` anywhere in the listing; `!class` may not stand here.

use crate::lexicon::{Hit, Lexicon, Tags};
use crate::span::overlap;
use std::ops::Range;

/// Most tokens that the classes of a rule may span.
const WIDTH: usize = 26;

/// What stands together in a sentence: bytes.
#[derive(Debug)]
pub(crate) struct Joint {
    /// From its first part to its last.
    pub(crate) whole: Range<usize>,
    pub(crate) parts: Vec<Range<usize>>,
}

impl Joint {
    /// One part alone.
    pub(crate) fn of(part: Range<usize>) -> Self {
        Self { whole: part.clone(), parts: vec![part] }
    }
}

/// Rules of one kind of finding.
#[derive(Debug)]
pub(crate) struct Rules(Vec<Rule>);

#[derive(Debug, Default)]
struct Rule {
    here: Vec<usize>,
    all: u128,
    beside: u128,
    anywhere: u128,
    never: u128,
}

impl Rules {
    /// The rules of one name in tables.
    pub(crate) fn read(name: &str, tables: &[&str], lexicon: &Lexicon) -> Self {
        let lines = tables.iter().flat_map(|table| table.lines());
        let lines = lines.filter_map(|line| line.strip_prefix('>')?.strip_prefix(name)?.strip_prefix(' '));
        Self(lines.filter_map(|line| Rule::read(line, lexicon)).collect())
    }

    /// How many rules.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// What is said in sentence `at` of a field. `anywhere`: the classes of the whole listing.
    pub(crate) fn find(&self, field: &[Tags], at: usize, anywhere: u128) -> Vec<Joint> {
        let Some(tags) = field.get(at) else { return Vec::new() };
        let mask = tags.mask();
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| field.get(at));
        let beside = near.fold(mask, |mask, tags| mask | tags.mask());
        let open = |rule: &&Rule| {
            mask & rule.all == rule.all
                && beside & rule.beside == rule.beside
                && mask & rule.never == 0
                && anywhere & rule.anywhere == rule.anywhere
        };
        self.0.iter().filter(open).flat_map(|rule| rule.joints(tags)).collect()
    }
}

impl Rule {
    fn read(line: &str, lexicon: &Lexicon) -> Option<Self> {
        let mut rule = Self::default();
        for word in line.split_whitespace() {
            let class = lexicon.class(word.trim_matches(['~', '^', '!']))?;
            match word.chars().last() {
                Some('~') => rule.beside |= 1 << class,
                Some('^') => rule.anywhere |= 1 << class,
                _ if word.starts_with('!') => rule.never |= 1 << class,
                _ => {
                    rule.here.push(class);
                    rule.all |= 1 << class;
                }
            }
        }
        Some(rule)
    }

    fn joints(&self, tags: &Tags) -> Vec<Joint> {
        let hits: Vec<Vec<Hit>> = self.here.iter().map(|class| tags.hits(*class)).collect();
        let Some((first, others)) = hits.split_first() else { return Vec::new() };
        let joints = first.iter().filter_map(|anchor| {
            let mut taken = vec![anchor.clone()];
            let whole = others.iter().try_fold(anchor.clone(), |whole, hits| {
                let apart = hits.iter().filter(|hit| !taken.iter().any(|taken| collide(taken, hit)));
                let hull = |hit: &Hit| whole.start.min(hit.start)..whole.end.max(hit.end);
                let nearest = apart.min_by_key(|hit| hull(hit).len())?.clone();
                let wider = hull(&nearest);
                taken.push(nearest);
                Some(wider)
            })?;
            (whole.len() <= WIDTH).then(|| Joint {
                whole: tags.bytes(&whole),
                parts: taken.iter().map(|hit| tags.bytes(hit)).collect(),
            })
        });
        joints.collect()
    }
}

/// Whether two phrases use the same words. One may hold the other in a gap: "switch anxiety off".
fn collide(a: &Hit, b: &Hit) -> bool {
    let holds = |a: &Hit, b: &Hit| a.start <= b.start && b.end <= a.end && a != b;
    overlap(a, b) && !holds(a, b) && !holds(b, a)
}
