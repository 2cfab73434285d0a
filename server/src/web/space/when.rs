//! Moments as a page tells them.

use crate::{app::App, words::Words};
use domain::Stamp;
use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};
use std::sync::{Mutex, PoisonError};

/// Tells moments in the zone of the server.
pub(crate) struct When {
    words: Words,
    zone: TimeZone,
    today: Date,
    /// The last day that was told: most moments of a page are of the same few days.
    told: Mutex<Day>,
}

/// A day in words.
#[derive(Clone, Default)]
struct Day {
    date: Date,
    ago: String,
    long: String,
}

impl When {
    /// As of now.
    pub(crate) fn new(app: &App, words: Words) -> Self {
        let zone = TimeZone::get(&app.identity().zone).unwrap_or(TimeZone::UTC);
        let today = zone.to_datetime(app.now().timestamp()).date();
        Self { words, zone, today, told: Mutex::default() }
    }

    /// The words it tells them in.
    pub(crate) fn words(&self) -> Words {
        self.words
    }

    /// How long ago: "today", "a little over a week ago".
    pub(crate) fn ago(&self, at: Stamp) -> String {
        self.on(self.local(at).date(), |day| day.ago.clone())
    }

    /// How long ago, and today also at what time.
    pub(crate) fn told(&self, at: Stamp) -> String {
        let local = self.local(at);
        if local.date() == self.today { self.words.clock(local.time()) } else { self.ago(at) }
    }

    /// The exact moment ("Tuesday, November 24, 2026, 7:00 pm").
    pub(crate) fn exact(&self, at: Stamp) -> String {
        let local = self.local(at);
        let time = self.words.clock(local.time());
        let say = |day: &Day| {
            self.words.with("date-moment", &[("date", (&*day.long).into()), ("time", (&*time).into())])
        };
        self.on(local.date(), say)
    }

    fn local(&self, at: Stamp) -> DateTime {
        self.zone.to_datetime(at.timestamp())
    }

    fn on<T>(&self, date: Date, tell: impl FnOnce(&Day) -> T) -> T {
        let mut day = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if day.long.is_empty() || day.date != date {
            *day = Day { date, ago: self.words.ago(date, self.today), long: self.words.date(date) };
        }
        tell(&day)
    }
}
