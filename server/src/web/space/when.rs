//! Moments as a page tells them.

use crate::{app::App, words::Words};
use domain::Stamp;
use jiff::{civil::Date, tz::TimeZone};

/// Tells moments in the zone of the server.
pub(crate) struct When {
    words: Words,
    zone: TimeZone,
    today: Date,
}

impl When {
    /// As of now.
    pub(crate) fn new(app: &App, words: Words) -> Self {
        let zone = TimeZone::get(&app.identity().zone).unwrap_or(TimeZone::UTC);
        let today = zone.to_datetime(app.now().timestamp()).date();
        Self { words, zone, today }
    }

    /// The words it tells them in.
    pub(crate) fn words(&self) -> Words {
        self.words
    }

    /// How long ago: "today", "a little over a week ago".
    pub(crate) fn ago(&self, at: Stamp) -> String {
        self.words.ago(self.zone.to_datetime(at.timestamp()).date(), self.today)
    }

    /// How long ago, and today also at what time.
    pub(crate) fn told(&self, at: Stamp) -> String {
        let local = self.zone.to_datetime(at.timestamp());
        if local.date() == self.today {
            self.words.clock(local.time())
        } else {
            self.words.ago(local.date(), self.today)
        }
    }

    /// The exact moment.
    pub(crate) fn exact(&self, at: Stamp) -> String {
        self.words.moment(at.timestamp(), &self.zone)
    }
}
