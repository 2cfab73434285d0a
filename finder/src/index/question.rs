//! A question as it is answered.

use super::{clock::Clock, wish::Wish};
use crate::{Ask, Understood};

/// A question in all the forms that ranking needs.
pub(super) struct Question<'a> {
    /// The question as it is answered.
    pub(super) ask: &'a Ask<'a>,
    pub(super) wish: &'a Wish,
    pub(super) clock: &'a Clock<'a>,
    /// What was asked at first, where something was let go.
    pub(super) asked: &'a Understood,
}
