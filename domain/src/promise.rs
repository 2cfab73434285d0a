//! Promises: whoever says their first words, or comes to their first meeting, is answered within the group's clock.

use crate::{ArrivalId, GroupId, MemberId, Post, PostId, Stamp, ThreadId};

/// What is promised an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    /// Somebody's first post, in a thread.
    Post(PostId, ThreadId, MemberId),
    /// That somebody comes to their first meeting. Who that is stands in no promise.
    Arrival(ArrivalId),
}

/// The promise that somebody is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// What is to be answered.
    pub to: Promised,
    /// The group.
    pub group: GroupId,
    /// When it was said.
    pub at: Stamp,
    /// By when it is to be answered.
    pub due: Stamp,
    /// When it was.
    pub answered: Option<Stamp>,
}

impl Promise {
    /// A promise made at a moment, with so many hours to keep it.
    pub const fn new(to: Promised, group: GroupId, at: Stamp, hours: u32) -> Self {
        Self { to, group, at, due: at.plus_seconds(hours as i64 * 3600), answered: None }
    }

    /// The promise that a first post opens.
    pub const fn of(post: &Post, member: MemberId, hours: u32) -> Self {
        Self::new(Promised::Post(post.id, post.thread, member), post.group, post.at, hours)
    }

    /// When three quarters of its clock have run.
    pub fn late(&self) -> Stamp {
        Stamp(self.at.0.saturating_add(self.due.0.saturating_sub(self.at.0) / 4 * 3))
    }
}

/// The middle one of the seconds that answers took; `None` while there are fewer than `least`.
pub fn median(mut seconds: Vec<i64>, least: usize) -> Option<i64> {
    seconds.sort_unstable();
    seconds.get(seconds.len() / 2).copied().filter(|_| seconds.len() >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_has_the_groups_clock() {
        let promise = Promise::new(Promised::Arrival(ArrivalId::NIL), GroupId::NIL, Stamp(0), 2);
        assert_eq!(promise.due, Stamp(2 * 3600 * 1_000_000));
        assert_eq!(promise.late(), Stamp(90 * 60 * 1_000_000));
        assert_eq!(median(vec![9, 1, 5], 3), Some(5));
        assert_eq!(median(vec![9, 1], 3), None);
    }
}
