//! Meetings of a group with a space: which of them have a page and a chat, for how long, and at what address.

use crate::chat::Fade;
use crate::schedule::Meeting;
use crate::{Format, Listing, Stamp, Status};
use jiff::{civil::DateTime, tz::Offset};
use std::ops::Range;

/// Days ahead for which meetings are shown.
pub const AHEAD: i64 = 28;
/// Days for which a meeting is shown that is over, where there is no chat that fades.
const BEHIND: i64 = 1;
/// Most meetings that are looked at of one schedule.
const MOST: usize = 200;
/// How a moment stands in an address: as in a calendar file.
const ADDRESS: &str = "%Y%m%dT%H%M%SZ";
const DAY: i64 = 24 * 3600;

/// A meeting that a group's listing knows of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// It.
    pub meeting: Meeting,
    /// The zone of the group's own clock.
    pub zone: String,
    /// How it is held, where that differs from the group's other ones.
    pub format: Option<Format>,
}

impl Planned {
    /// The second at which it starts, which tells it from the group's other ones.
    pub fn start(&self) -> Stamp {
        Stamp(self.meeting.start.as_second().saturating_mul(1_000_000))
    }
}

/// When the meetings start that have a page now: those of the last days whose chat has not faded, and those to come.
pub fn span(fade: Fade, now: Stamp) -> Range<Stamp> {
    let behind = fade.days().unwrap_or(BEHIND);
    now.plus_seconds(-behind * DAY)..now.plus_seconds(AHEAD * DAY)
}

/// Meetings of a group that start in a span, soonest first. `zone` stands in where a schedule names none. None of a group
/// that does not meet now, nor of a schedule of which nobody knows in which weeks it meets.
pub fn planned(listing: &Listing, span: &Range<Stamp>, zone: &str) -> Vec<Planned> {
    if listing.status != Status::Active {
        return vec![];
    }
    let (from, until) = (span.start.timestamp(), span.end.timestamp());
    let anchored = listing.schedules.iter().filter(|schedule| schedule.is_anchored());
    let of = |schedule: &crate::Schedule| {
        let (zone, format) = (schedule.zone.clone().unwrap_or_else(|| zone.to_owned()), schedule.format);
        let meetings = schedule.meetings(from, until, &zone, MOST).into_iter();
        meetings.map(|meeting| Planned { meeting, zone: zone.clone(), format }).collect::<Vec<_>>()
    };
    let mut all: Vec<Planned> = anchored.flat_map(of).collect();
    all.sort_by_key(|planned| planned.meeting.start);
    all.dedup_by_key(|planned| planned.meeting.start);
    all
}

/// The meeting of a group that starts at a second, while it has a page.
pub fn at(listing: &Listing, start: Stamp, fade: Fade, now: Stamp, zone: &str) -> Option<Planned> {
    let open = span(fade, now);
    let second = start..start.plus_seconds(1);
    open.contains(&start).then(|| planned(listing, &second, zone).into_iter().next()).flatten()
}

/// How the second at which a meeting starts stands in its address.
pub fn address(start: Stamp) -> String {
    start.timestamp().strftime(ADDRESS).to_string()
}

/// The second that an address names; `None` for what is none.
pub fn from_address(text: &str) -> Option<Stamp> {
    let start = Stamp::from(Offset::UTC.to_timestamp(DateTime::strptime(ADDRESS, text).ok()?).ok()?);
    (start.0 > 0 && address(start) == text).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Rule, Schedule};

    /// Monday 2026-11-23, 12:00 UTC.
    const NOON: Stamp = Stamp(1_795_435_200_000_000);

    fn listing(rules: &[&str]) -> Listing {
        let schedule = |rule: &&str| Schedule {
            rule: Some(rule.parse::<Rule>().unwrap()),
            start: Some(jiff::civil::time(19, 0, 0, 0)),
            zone: Some("America/Chicago".into()),
            ..Schedule::default()
        };
        Listing { schedules: rules.iter().map(schedule).collect(), ..Listing::default() }
    }

    fn starts(listing: &Listing, fade: Fade) -> Vec<String> {
        planned(listing, &span(fade, NOON), "UTC").iter().map(|planned| address(planned.start())).collect()
    }

    #[test]
    fn four_weeks_ahead_and_as_far_back_as_the_chat_reaches() {
        let weekly = listing(&["FREQ=WEEKLY;BYDAY=TU"]);
        let ahead = ["20261125T010000Z", "20261202T010000Z", "20261209T010000Z", "20261216T010000Z"];
        assert_eq!(starts(&weekly, Fade::Week), [&["20261118T010000Z"], &ahead[..]].concat());
        assert_eq!(starts(&weekly, Fade::Day), ahead);
        assert_eq!(starts(&weekly, Fade::Off), ahead);
        assert_eq!(starts(&weekly, Fade::Month).len(), 8);
    }

    #[test]
    fn what_nobody_knows_is_no_meeting() {
        let every_other = listing(&["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"]);
        assert_eq!(starts(&every_other, Fade::Week), [""; 0]);
        let paused = Listing { status: Status::Paused, ..listing(&["FREQ=WEEKLY;BYDAY=TU"]) };
        assert_eq!(starts(&paused, Fade::Week), [""; 0]);
        let twice = listing(&["FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU,WE"]);
        assert_eq!(starts(&twice, Fade::Day).len(), 8, "one meeting, however often it is told of");
    }

    #[test]
    fn a_meeting_is_found_by_its_second_while_it_has_a_page() {
        let weekly = listing(&["FREQ=WEEKLY;BYDAY=TU"]);
        let found = |text: &str, fade| at(&weekly, from_address(text).unwrap(), fade, NOON, "UTC");
        let next = found("20261125T010000Z", Fade::Week).unwrap();
        assert_eq!((next.zone.as_str(), next.meeting.local.hour()), ("America/Chicago", 19));
        assert_eq!(found("20261125T010001Z", Fade::Week), None);
        assert_eq!(found("20261126T010000Z", Fade::Week), None);
        assert!(found("20261118T010000Z", Fade::Week).is_some());
        assert_eq!(found("20261118T010000Z", Fade::Day), None, "its chat has faded");
        assert_eq!(found("20270105T010000Z", Fade::Week), None, "too far ahead");
    }

    #[test]
    fn an_address_is_written_in_one_way() {
        for text in ["20261125T010000Z", "20000101T000001Z"] {
            assert_eq!(from_address(text).map(address).as_deref(), Some(text));
        }
        for text in [
            "",
            "now",
            "19700101T000000Z",
            "2026-11-25T01:00:00Z",
            "20261125T250000Z",
            "20261125T010000z",
            "0",
        ] {
            assert_eq!(from_address(text), None, "{text}");
        }
    }
}
