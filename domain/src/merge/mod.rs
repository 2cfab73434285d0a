//! Many rows, one group: which contributions tell of the same group, and what they say together.
//!
//! A wrong merge hides a group, so whatever is in doubt stays apart.

mod blocks;
mod join;
mod name;
mod same;
mod schedules;

pub use blocks::Blocks;
pub use join::merge;
pub use same::same_group;
