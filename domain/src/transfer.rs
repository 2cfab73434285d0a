//! Transfers: posts go from one thread of a group to another, and none is lost or out of order on the way.

use crate::code::codes;
use crate::{PostId, Stamp};
use std::collections::BTreeSet;

codes! {
    /// How much goes.
    Extent {
        /// The post alone.
        One = "one",
        /// The post and all behind it.
        Rest = "rest",
    }
}

/// Why posts stay where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was chosen to go to.
    #[error("choose where it goes")]
    Nowhere,
    /// It is there already.
    #[error("it is in this thread already")]
    Here,
    /// The post that began the thread goes with all the others or not at all: the title is its own.
    #[error("the first post goes only with the whole thread")]
    First,
    /// All of a thread cannot go into a new one.
    #[error("this is the whole thread: give it to another thread")]
    Whole,
    /// A new thread begins with words that are there.
    #[error("a new thread begins with a post whose words are there")]
    Gone,
}

/// Where a post stands in its thread.
pub type Place = (PostId, Stamp);

/// The posts that go, in their order, and whether that is all of them. `begins` is the post that began the thread.
pub fn chosen(
    thread: &[Place],
    from: PostId,
    extent: Extent,
    begins: Option<PostId>,
) -> Result<(Vec<Place>, bool), Refusal> {
    let at = thread.iter().position(|(id, _)| *id == from).ok_or(Refusal::Nowhere)?;
    let end = if extent == Extent::One { at + 1 } else { thread.len() };
    let going = thread.get(at..end).unwrap_or_default().to_vec();
    let whole = going.len() == thread.len();
    let takes_first = begins.is_some_and(|begins| going.iter().any(|(id, _)| *id == begins));
    if takes_first && !whole { Err(Refusal::First) } else { Ok((going, whole)) }
}

/// Where posts stand that come among others: each in its own moment, or as soon after as no other has it, so that a
/// moment still names one post of a thread.
pub fn places(there: impl IntoIterator<Item = Stamp>, coming: &[Place]) -> Vec<Place> {
    let taken: BTreeSet<Stamp> = there.into_iter().collect();
    let mut last = Stamp(i64::MIN);
    let place = |(id, at): &Place| {
        let mut at = (*at).max(Stamp(last.0.saturating_add(1)));
        while taken.contains(&at) {
            at = Stamp(at.0 + 1);
        }
        last = at;
        (*id, at)
    };
    coming.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(number: usize) -> PostId {
        PostId::from_bytes((number as u128).to_be_bytes())
    }

    /// Posts at these moments, each later than the one before.
    fn thread(steps: &[u8], first: usize) -> Vec<Place> {
        let mut at = 0;
        let post = |(number, step): (usize, &u8)| {
            at += i64::from(*step) + 1;
            (id(first + number), Stamp(at))
        };
        steps.iter().enumerate().map(post).collect()
    }

    #[test]
    fn the_first_post_goes_with_all_or_not_at_all() {
        let thread = thread(&[0, 0, 0], 1);
        let go = |from, extent, begins| chosen(&thread, id(from), extent, begins).map(|(g, w)| (g.len(), w));
        assert_eq!(go(2, Extent::One, Some(id(1))), Ok((1, false)));
        assert_eq!(go(2, Extent::Rest, Some(id(1))), Ok((2, false)));
        assert_eq!(go(1, Extent::Rest, Some(id(1))), Ok((3, true)));
        assert_eq!(go(1, Extent::One, Some(id(1))), Err(Refusal::First));
        assert_eq!(go(2, Extent::Rest, Some(id(3))), Err(Refusal::First), "older posts came in before it");
        assert_eq!(go(1, Extent::One, None), Ok((1, false)), "its title was taken back");
        assert_eq!(go(9, Extent::One, None), Err(Refusal::Nowhere));
    }

    proptest! {
        #[test]
        fn no_post_is_lost_and_each_moment_names_one(
            here in prop::collection::vec(0u8..4, 1..30),
            there in prop::collection::vec(0u8..4, 0..30),
            from in 0usize..30,
            one: bool,
        ) {
            let (source, target) = (thread(&here, 1), thread(&there, 100));
            let from = source[from % source.len()].0;
            let extent = if one { Extent::One } else { Extent::Rest };
            let (going, whole) = chosen(&source, from, extent, None).unwrap();
            prop_assert_eq!(going[0].0, from);
            prop_assert_eq!(whole, going.len() == source.len());
            let came = places(target.iter().map(|(_, at)| *at), &going);
            let ids = |places: &[Place]| places.iter().map(|(id, _)| *id).collect::<Vec<_>>();
            prop_assert_eq!(ids(&came), ids(&going), "all of them, in their order");
            prop_assert!(came.windows(2).all(|pair| pair[0].1 < pair[1].1));
            prop_assert!(came.iter().zip(&going).all(|(new, old)| new.1 >= old.1));
            let moments: BTreeSet<Stamp> = came.iter().chain(&target).map(|(_, at)| *at).collect();
            prop_assert_eq!(moments.len(), came.len() + target.len());
        }
    }
}
