//! What words mean for a calendar.

use super::{span::Span, words::Unit};
use jiff::civil::Weekday;

/// What some tokens mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A weekday.
    Day(Weekday),
    /// Several weekdays in one word; the flag says every single day.
    Days(&'static [Weekday]),
    /// Every single day.
    Daily,
    /// A number of order; above 5 a day of the month.
    Nth(i8),
    /// The first so many ("first three"), or the last so many.
    Through(i8),
    Month(i8),
    /// A day of no known month behind a weekday ("Monday the 5th"): it is once.
    Date,
    /// Even (0) or odd (1) months.
    Parity(i8),
    /// Every how many units.
    Turn(u16, Option<Unit>),
    Unit(Unit),
    Span(Span),
    /// When people come or get ready for a meeting.
    Aside(Span),
    /// When it ends, said apart from its start.
    End(Span),
    /// How many minutes it lasts, said apart from its start.
    Lasting(u32),
    /// "-", "to", "through".
    To,
    And,
    Or,
    Except,
    /// Days behind it are among those that were said.
    Including,
    Only,
    /// "After", "before", between a day and another.
    Beside,
    Open,
    Close,
    /// The end of a sentence or line.
    Break,
    /// A plain number.
    Number,
    /// A small word that changes nothing.
    Filler,
    /// "When we meet …", "if it is a holiday": what is said holds then.
    When,
    /// Any other word.
    Other,
}
