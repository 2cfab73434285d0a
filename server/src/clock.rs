//! The one place that reads the clock.

use domain::Stamp;

/// Microseconds of a day.
pub(crate) const DAY: i64 = 24 * 3600 * 1_000_000;

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always this moment; for tests, the demo's screenshots and `find --at`.
    Fixed(Stamp),
}

impl Clock {
    /// The time.
    pub fn now(self) -> Stamp {
        match self {
            Self::System => system_now(),
            Self::Fixed(stamp) => stamp,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn system_now() -> Stamp {
    jiff::Timestamp::now().into()
}
