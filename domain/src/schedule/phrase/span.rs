//! A start and an end as written, and the times of day that they mean.

use jiff::civil::Time;

/// Which half of the day a written hour means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Unsaid,
    Am,
    Pm,
    /// Said by the 24-hour clock, or noon or midnight.
    Exact,
}

/// A start, perhaps with an end, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: (u32, Half),
    pub(super) end: Option<(u32, Half)>,
}

/// Minutes of a day and of half a one.
pub(super) const DAY: u32 = 24 * 60;
const NOON: u32 = 12 * 60;

/// Minutes of the day; `None` when the half was not said.
fn known((minutes, half): (u32, Half)) -> Option<u32> {
    match half {
        Half::Unsaid => None,
        Half::Exact => Some(minutes),
        Half::Am => Some(minutes % NOON),
        Half::Pm => Some(minutes % NOON + NOON),
    }
}

fn said_by_24(moment: Option<(u32, Half)>) -> bool {
    moment.is_some_and(|(_, half)| half == Half::Exact)
}

impl Span {
    /// Round the clock.
    pub(super) const ALL_DAY: Self = Self { start: (0, Half::Exact), end: Some((DAY, Half::Exact)) };

    /// It ends so many minutes after its start.
    pub(super) fn lasting(self, length: u32) -> Self {
        let (start, half) = self.start;
        let end = known((start, half)).map_or((start + length, half), |at| (at + length, Half::Exact));
        Self { end: Some(end), ..self }
    }

    /// The start and the end in minutes of the day, the half of the day filled in where it was said once or not at all.
    /// The end is after the start, up to 24:00, or on the next day.
    fn resolve(self, hint: Half) -> (u32, Option<u32>) {
        let Some(end) = self.end else {
            return (known(self.start).unwrap_or_else(|| guess(self.start.0, hint)), None);
        };
        let length = |start: u32, end: u32| (end + DAY - start % DAY - 1) % DAY + 1;
        let halves = |minutes: u32| [minutes % NOON, minutes % NOON + NOON];
        match (known(self.start), known(end)) {
            (Some(start), Some(end)) => (start, Some(end)),
            // "8 a 22 h": both by the 24-hour clock.
            (None, Some(end)) if (NOON + 60..DAY).contains(&end) && said_by_24(self.end) => {
                (self.start.0, Some(end))
            }
            (None, Some(end)) => {
                let start = halves(self.start.0).into_iter().min_by_key(|start| length(*start, end));
                (start.unwrap_or(self.start.0), Some(end))
            }
            (Some(start), None) => (start, halves(end.0).into_iter().min_by_key(|end| length(start, *end))),
            (None, None) => {
                let start = match hint {
                    Half::Am | Half::Pm => guess(self.start.0, hint),
                    _ => first_half(self.start.0, end.0),
                };
                (start, halves(end.0).into_iter().min_by_key(|end| length(start, *end)))
            }
        }
    }

    /// In the morning, where no half of the day was said and it would else begin after the next, which is in the afternoon.
    pub(super) fn comes_before(&mut self, next: Self) {
        let unsaid = |(_, half): (u32, Half)| half == Half::Unsaid;
        let later = next.start.1 == Half::Pm || next.end.is_some_and(|(_, half)| half == Half::Pm);
        if later
            && unsaid(self.start)
            && self.end.is_none_or(unsaid)
            && self.start.0 % NOON > next.start.0 % NOON
        {
            self.start.1 = Half::Am;
        }
    }

    /// The same start with the end that another time tells, if none was said.
    pub(super) fn until(self, other: Self) -> Self {
        Self { end: self.end.or(Some(other.start)), ..self }
    }

    /// Start and end as times; an end of 24:00 is 00:00.
    pub(super) fn times(self, hint: Half) -> (Option<Time>, Option<Time>) {
        let time = |minutes: u32| {
            let minutes = minutes % DAY;
            Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).ok()
        };
        let (start, end) = self.resolve(hint);
        (time(start), end.and_then(time))
    }
}

/// The likely time of a group where no half of the day was said: 9, 10 and 11 in the morning, noon, else after noon.
fn guess(minutes: u32, hint: Half) -> u32 {
    let noon_is_twelve = minutes % NOON;
    match hint {
        Half::Am if minutes < NOON => noon_is_twelve,
        Half::Am | Half::Exact | Half::Unsaid if (9 * 60..NOON).contains(&minutes) => noon_is_twelve,
        _ => noon_is_twelve + NOON,
    }
}

/// "9-5", "8-4:30" and "10-12" begin in the morning, "6-7:30" and "8-9" do not.
fn first_half(start: u32, end: u32) -> u32 {
    let (s, e) = (start % NOON, end % NOON);
    let over_noon = e <= s && s > 5 * 60;
    let morning = (over_noon && (6 * 60..NOON).contains(&s) && start != NOON)
        || (9 * 60..NOON).contains(&start)
        || (start == 8 * 60 && e > 10 * 60);
    if morning { s } else { s + NOON }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_begins_at_its_end_is_long() {
        let written = Span { start: (DAY, Half::Exact), end: Some((0, Half::Unsaid)) };
        for hint in [Half::Unsaid, Half::Am, Half::Pm] {
            assert_eq!(written.resolve(hint), (DAY, Some(NOON)), "{hint:?}");
        }
    }
}
