//! A guess by a word model, for what no rule foresees: the words of a passage, weighed as the labelled tables taught.
//!
//! The weights are made by `learn` out of `tests/tables/flags_*.tsv`; a test holds them against each other.

mod features;

pub(crate) use features::{BUCKETS, Feature, Reader, Said};

use std::ops::Range;

/// What one step of a stored weight is worth.
pub(crate) const UNIT: f64 = 0.015;

/// Words of a sentence and the sum of their weights.
type Run = (Range<usize>, i32);

/// What a model has learned of one kind of finding, and how many sentences it reads at a time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guess<'a> {
    /// A byte for each bucket. One more counts for every passage alike.
    pub(crate) weights: &'a [u8],
    pub(crate) windows: &'static [usize],
    /// How much more a sentence needs that is read alone, where it is not taught so.
    pub(crate) alone: f64,
    /// How much more is needed each time that a field has twice as many sentences: of many, one sounds like something.
    pub(crate) many: f64,
    /// Above this it speaks by itself. A rule may be this far below it.
    pub(crate) likely: f64,
    pub(crate) ruled: f64,
}

/// Sure promises of a cure: what is promised and how surely may stand in neighbour sentences.
pub(crate) const CURE: Guess<'static> = Guess {
    weights: include_bytes!("guess/cure.weights"),
    windows: &[3],
    alone: 0.3,
    many: 0.08,
    likely: -0.40,
    ruled: 0.2,
};
/// Pressure to buy: often one sentence among many kind ones.
pub(crate) const BUY: Guess<'static> = Guess {
    weights: include_bytes!("guess/buy.weights"),
    windows: &[1, 2, 3],
    alone: 0.0,
    many: 0.15,
    likely: -0.36,
    ruled: 0.0,
};

impl Guess<'_> {
    /// The passage that speaks most for it, with what stands beside each, name and cost: its sentences, and how much.
    /// Above zero more than against.
    pub(crate) fn strongest(self, beside: &[Feature], field: &[Said]) -> Option<(Range<usize>, f64)> {
        let sum = |features: &[Feature]| {
            let sum: i32 = features.iter().map(|feature| self.weight(feature.bucket as usize)).sum();
            (f64::from(sum) * UNIT, features.len())
        };
        let beside = sum(beside);
        let sums: Vec<(f64, usize)> = field.iter().map(|said| sum(said)).collect();
        let score = |passage: Range<usize>| {
            let parts = sums.get(passage.clone()).unwrap_or_default().iter();
            let (sum, count) = parts.fold(beside, |(sum, count), (more, size)| (sum + more, count + size));
            (passage, f64::from(self.weight(BUCKETS)) * UNIT + sum / f64::max(count as f64, 1.0).sqrt())
        };
        let taught = passages(field.len(), self.windows).into_iter().map(score);
        let alone = (0..field.len()).filter(|_| !self.windows.contains(&1)).map(|at| score(at..at + 1));
        let best = taught.chain(alone.map(|(passage, score)| (passage, score - self.alone)));
        let best = best.max_by(|a, b| a.1.total_cmp(&b.1));
        best.map(|(passage, score)| (passage, score - self.doubt(field.len())))
    }

    /// The run of words in a sentence that speaks most for it, and how much.
    pub(crate) fn telling(self, sentence: &[Feature]) -> Option<Run> {
        let (mut best, mut run): (Option<Run>, Option<Run>) = (None, None);
        let mut sentence: Vec<&Feature> = sentence.iter().collect();
        sentence.sort_unstable();
        for feature in sentence {
            let (start, end) = (feature.start as usize, feature.end as usize);
            let weight = self.weight(feature.bucket as usize);
            let (span, sum) = run.take().filter(|(_, sum)| *sum > 0).unwrap_or((start..end, 0));
            let longer = (span.start.min(start)..span.end.max(end), sum + weight);
            if best.as_ref().is_none_or(|(_, sum)| longer.1 > *sum) {
                best = Some(longer.clone());
            }
            run = Some(longer);
        }
        best.filter(|(_, sum)| *sum > 0)
    }

    /// What the strongest of so many sentences counts less.
    fn doubt(self, sentences: usize) -> f64 {
        self.many * f64::from(sentences.max(1).ilog2())
    }

    fn weight(self, bucket: usize) -> i32 {
        self.weights.get(bucket).map_or(0, |byte| i32::from(byte.cast_signed()))
    }
}

/// What stands beside each passage of a listing: the features of its name, and those of its cost.
pub(crate) fn beside<'a>(
    name: impl Iterator<Item = &'a Said>,
    cost: impl Iterator<Item = &'a Said>,
) -> Vec<Feature> {
    let name = name.flatten().copied();
    let cost = cost.flatten().map(|feature| feature.of_cost());
    name.chain(cost).collect()
}

/// The passages of a field of so many sentences. A field shorter than a window is one passage.
pub(crate) fn passages(sentences: usize, windows: &[usize]) -> Vec<Range<usize>> {
    let of = |window: &usize| {
        let window = *window;
        (0..(sentences + 1).saturating_sub(window)).map(move |first| first..first + window)
    };
    let whole =
        std::iter::once(0..sentences).filter(|whole| windows.iter().all(|window| *window > whole.end));
    windows.iter().flat_map(of).chain(whole).collect()
}
