//! Whose clock times are told on: the visitor's, where the address tells it, else the server's.

use serde::Deserialize;

/// A visitor's zone, as an address tells it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct InZone {
    zone: Option<String>,
}

impl InZone {
    /// The clock to tell times on.
    pub(crate) fn clock(&self, usual: &str) -> Clock {
        Clock::of(self.zone.as_deref(), usual)
    }
}

/// A clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Its IANA zone.
    pub(crate) zone: String,
    /// What links to groups carry, so that their pages are on the same clock: `?zone=…`; nothing for the server's own.
    pub(crate) carried: String,
}

impl Clock {
    /// The clock of a zone that was told, if it is one.
    pub(crate) fn of(told: Option<&str>, usual: &str) -> Self {
        match told.filter(|zone| *zone != usual && jiff::tz::TimeZone::get(zone).is_ok()) {
            Some(zone) => {
                let pair = form_urlencoded::Serializer::new(String::new()).append_pair("zone", zone).finish();
                Self { zone: zone.to_owned(), carried: format!("?{pair}") }
            }
            None => Self { zone: usual.to_owned(), carried: String::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_was_told_is_carried_on() {
        let clock = Clock::of(Some("Europe/Madrid"), "America/New_York");
        assert_eq!((clock.zone.as_str(), clock.carried.as_str()), ("Europe/Madrid", "?zone=Europe%2FMadrid"));
        for told in [None, Some("America/New_York"), Some("Mars/Base"), Some("")] {
            let clock = Clock::of(told, "America/New_York");
            assert_eq!((clock.zone.as_str(), clock.carried.as_str()), ("America/New_York", ""));
        }
    }
}
