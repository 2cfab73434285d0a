//! Many rows, one group: which contributions tell of the same group, and what they say together.
//!
//! A wrong merge hides a group, so whatever is in doubt stays apart.

mod join;
mod name;
mod same;
mod schedules;

pub use join::merge;
pub use same::{block_keys, same_group};
