//! Which minutes of the week are wanted.

use crate::WantedTime;
use jiff::civil::{Time, Weekday};

/// Days and hours that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// A bit for each day, Monday first; all where none was asked.
    days: u8,
    part: Option<(u16, u16)>,
    hours: Option<(u16, u16)>,
}

/// All seven days.
const ANY: u8 = 0x7f;
const LAST: u16 = 1439;

impl Window {
    pub(super) fn of(wanted: &WantedTime) -> Self {
        let bit = |day: &Weekday| 1_u8 << day.to_monday_zero_offset();
        let days = wanted.days.iter().map(bit).fold(0, |all, day| all | day);
        let hours = (wanted.after.is_some() || wanted.before.is_some())
            .then(|| (wanted.after.map_or(0, minute), wanted.before.map_or(LAST, minute)));
        let part = wanted.part.map(|part| {
            let (from, until) = part.window();
            (minute(from), minute(until))
        });
        Self { days: if days == 0 { ANY } else { days }, part, hours }
    }

    /// Whether nothing is asked.
    pub(super) fn is_open(&self) -> bool {
        self.days == ANY && self.is_all_day()
    }

    /// Whether no hours are asked.
    pub(super) fn is_all_day(&self) -> bool {
        self.part.is_none() && self.hours.is_none()
    }

    /// Whether a minute of the week is wanted. What is after midnight in a window that crosses it belongs to the
    /// evening before: 01:00 on Saturday is Friday night.
    #[inline]
    pub(super) fn holds(&self, at: u16) -> bool {
        let (day, minute) = (at / 1440, at % 1440);
        let part = reach(self.part, minute);
        let hours = reach(self.hours, minute);
        let late = part == Reach::Late || hours == Reach::Late;
        let day = if late { (day + 6) % 7 } else { day };
        part != Reach::Out && hours != Reach::Out && self.days >> day & 1 == 1
    }
}

#[derive(PartialEq, Eq)]
enum Reach {
    In,
    /// After midnight in a window that began the day before.
    Late,
    Out,
}

#[inline]
fn reach(window: Option<(u16, u16)>, minute: u16) -> Reach {
    let Some((from, until)) = window else { return Reach::In };
    match (from <= until, minute >= from, minute <= until) {
        (true, true, true) | (false, true, _) => Reach::In,
        (false, false, true) => Reach::Late,
        _ => Reach::Out,
    }
}

fn minute(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}
