//! The bell: how somebody learns that notices wait, when, and when they are left in peace.

use crate::code::codes;
use crate::notice::NoticeKind;
use crate::{GroupId, Private, Stamp};
use jiff::{
    civil::{DateTime, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// How often somebody is told what is new in a group.
    Pace {
        /// Each time.
        Each = "each",
        /// Once a day.
        Daily = "daily",
        /// Once a week.
        Weekly = "weekly",
        /// Never: it stands in the list alone.
        Never = "never",
    }
}

/// The day on which people are told who want to be told once a week.
pub const WEEKDAY: Weekday = Weekday::Monday;
/// Days for which a letter asks whether an address is theirs.
pub const ASK_DAYS: i64 = 3;
/// Letters in a row that an address refuses before it is set aside, …
const MOST_REFUSED: u32 = 3;
/// … and days between the first and the last of them: one bad night sets nothing aside.
const REFUSED_DAYS: i64 = 3;
/// Most devices that are told.
pub const MOST_DEVICES: usize = 5;

/// How somebody is told; sealed with their account's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bell {
    /// Where letters go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<Mail>,
    /// Devices that are told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// How often, by group; a group that is not in it has [`Pace::Daily`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub paces: BTreeMap<GroupId, Pace>,
    /// The hour of the day, from 0 to 23.
    pub hour: i8,
    /// The hours from which and until which they are left in peace; none where both are the same.
    pub quiet: (i8, i8),
    /// Their IANA zone; UTC where it is not known.
    pub zone: String,
    /// ISO 639-1 code of the language they are told in.
    pub language: String,
}

/// Where letters go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The address.
    pub address: Private<String>,
    /// What the links of its letters hold: others are void.
    pub nonce: Private<[u8; 16]>,
    /// Until when its owner may say that it is theirs; `None` once they have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_until: Option<Stamp>,
    /// Letters that it refused for good, one after the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
}

/// Letters in a row that an address refused for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// How many.
    pub times: u32,
    /// The day of the first, since 1970.
    pub first: i64,
    /// The day of the last.
    pub last: i64,
}

impl Mail {
    /// It refused a letter for good.
    pub fn refuse(&mut self, today: i64) {
        let known = self.refused.unwrap_or(Refused { times: 0, first: today, last: today });
        self.refused = Some(Refused { times: known.times.saturating_add(1), last: today, ..known });
    }

    /// Whether nothing is sent there any more, until its owner says otherwise.
    pub fn is_aside(&self) -> bool {
        self.refused
            .is_some_and(|known| known.times >= MOST_REFUSED && known.last - known.first >= REFUSED_DAYS)
    }
}

/// A device that is told (RFC 8030).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// What kind it is, for its owner.
    pub name: Private<String>,
    /// Where its push service takes messages.
    pub endpoint: Private<String>,
    /// Its public key, uncompressed (RFC 8291).
    pub key: Private<Vec<u8>>,
    /// What it shares with us (RFC 8291).
    pub secret: Private<[u8; 16]>,
}

impl Default for Bell {
    fn default() -> Self {
        Self {
            mail: None,
            devices: vec![],
            paces: BTreeMap::new(),
            hour: 18,
            quiet: (22, 8),
            zone: String::new(),
            language: String::new(),
        }
    }
}

impl Bell {
    /// The address that letters may go to.
    pub fn address(&self) -> Option<&Mail> {
        self.mail.as_ref().filter(|mail| mail.asked_until.is_none() && !mail.is_aside())
    }

    /// Whether it can be heard at all.
    pub fn rings(&self) -> bool {
        self.address().is_some() || !self.devices.is_empty()
    }

    /// How often they are told of something in a group.
    pub fn pace(&self, group: GroupId, kind: NoticeKind) -> Pace {
        let chosen = self.paces.get(&group).copied().unwrap_or(Pace::Daily);
        if kind.is_urgent() && chosen != Pace::Never { Pace::Each } else { chosen }
    }

    /// When something that happened at a moment is told; `None` for never.
    pub fn due(&self, pace: Pace, at: Stamp) -> Option<Stamp> {
        let zone = self.time_zone();
        let due = match pace {
            Pace::Each => Some(at),
            Pace::Daily => next(&zone, at, self.hour, None),
            Pace::Weekly => next(&zone, at, self.hour, Some(WEEKDAY)),
            Pace::Never => None,
        }?;
        if self.is_quiet(zone.to_datetime(due.timestamp())) {
            next(&zone, due, self.quiet.1, None)
        } else {
            Some(due)
        }
    }

    /// Whether something that happened at a moment is to be told now. Words may stand a little ahead of the clock, behind what
    /// they answer; they count as said now.
    pub fn is_due(&self, pace: Pace, at: Stamp, now: Stamp) -> bool {
        !self.is_quiet_at(now) && self.due(pace, at.min(now)).is_some_and(|due| due <= now)
    }

    /// The hours of UTC in which something can become due within the next year that is not told at once.
    pub fn hours(&self, now: Stamp) -> BTreeSet<i8> {
        let (zone, today) = (self.time_zone(), now.date());
        let days = today.series(jiff::Span::new().days(1)).take(366);
        let hours = days.flat_map(|day| [self.hour, self.quiet.1].map(|hour| day.at(hour, 0, 0, 0)));
        let utc = |local| zone.to_ambiguous_timestamp(local).compatible().ok().map(|at| utc_hour(at.into()));
        hours.filter_map(utc).collect()
    }

    /// A group that they left has no pace.
    pub fn forget(&mut self, group: GroupId) {
        self.paces.remove(&group);
    }

    /// Whether they are left in peace at a moment.
    fn is_quiet_at(&self, now: Stamp) -> bool {
        self.is_quiet(self.time_zone().to_datetime(now.timestamp()))
    }

    fn is_quiet(&self, local: DateTime) -> bool {
        let (from, until) = self.quiet;
        let hour = local.hour();
        if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until }
    }

    fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

/// The hour of UTC in which a moment is.
pub fn utc_hour(at: Stamp) -> i8 {
    jiff::tz::Offset::UTC.to_datetime(at.timestamp()).hour()
}

/// The first moment behind another at which a clock shows this hour, on this day of the week if one is named. An hour that
/// a change of the clocks leaves out is as much later as the change; one that comes twice is the first.
fn next(zone: &TimeZone, after: Stamp, hour: i8, weekday: Option<Weekday>) -> Option<Stamp> {
    let today = zone.to_datetime(after.timestamp()).date();
    let days = today.series(jiff::Span::new().days(1)).take(15);
    let days = days.filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday));
    let moments = days.filter_map(|day| zone.to_ambiguous_timestamp(day.at(hour, 0, 0, 0)).compatible().ok());
    moments.map(Stamp::from).find(|moment| *moment > after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bell(zone: &str) -> Bell {
        Bell { zone: zone.into(), ..Bell::default() }
    }

    fn at(text: &str) -> Stamp {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    #[test]
    fn each_pace_has_its_moment() {
        let bell = bell("Europe/Madrid");
        // a Monday, 13:00 in Madrid
        let noon = at("2026-11-23T12:00:00Z");
        assert_eq!(bell.due(Pace::Each, noon), Some(noon));
        assert_eq!(bell.due(Pace::Daily, noon), Some(at("2026-11-23T17:00:00Z")));
        assert_eq!(bell.due(Pace::Daily, at("2026-11-23T17:00:00Z")), Some(at("2026-11-24T17:00:00Z")));
        assert_eq!(bell.due(Pace::Weekly, noon), Some(at("2026-11-23T17:00:00Z")));
        assert_eq!(bell.due(Pace::Weekly, at("2026-11-23T17:00:00Z")), Some(at("2026-11-30T17:00:00Z")));
        assert_eq!(bell.due(Pace::Never, noon), None);
        assert!(bell.is_due(Pace::Each, Stamp(noon.0 + 1), noon) && !bell.is_due(Pace::Daily, noon, noon));
        let late = at("2026-11-23T23:00:00Z");
        assert!(!bell.is_due(Pace::Daily, noon, late), "nobody is woken for what is late");
    }

    #[test]
    fn the_night_is_quiet_when_the_clocks_change_too() {
        let bell = bell("America/New_York");
        let nights = [
            // an ordinary night, that of spring forward and that of fall back: 8 in the morning
            ("2026-11-24T05:00:00Z", "2026-11-24T13:00:00Z"),
            ("2026-03-08T05:00:00Z", "2026-03-08T12:00:00Z"),
            ("2026-11-01T05:30:00Z", "2026-11-01T13:00:00Z"),
            // the hour that comes twice, the second time
            ("2026-11-01T06:30:00Z", "2026-11-01T13:00:00Z"),
        ];
        for (night, morning) in nights {
            assert_eq!(bell.due(Pace::Each, at(night)), Some(at(morning)), "{night}");
        }
        let late = Bell { hour: 2, quiet: (0, 0), ..bell };
        assert_eq!(late.due(Pace::Daily, at("2026-03-08T05:00:00Z")), Some(at("2026-03-08T07:00:00Z")));
        assert_eq!(late.due(Pace::Each, at("2026-03-08T05:00:00Z")), Some(at("2026-03-08T05:00:00Z")));
    }

    #[test]
    fn the_hour_follows_the_clock_of_the_person() {
        assert_eq!(bell("Europe/Madrid").hours(at("2026-11-23T12:00:00Z")), [6, 7, 16, 17].into());
        assert_eq!(bell("Asia/Kolkata").hours(Stamp(0)), [2, 12].into());
        assert_eq!(bell("nowhere").hours(Stamp(0)), [8, 18].into());
    }

    #[test]
    fn who_waits_for_an_answer_is_told_at_once_unless_it_is_never() {
        let group = GroupId::NIL;
        let mut bell = bell("UTC");
        assert_eq!(bell.pace(group, NoticeKind::Reply), Pace::Daily);
        assert_eq!(bell.pace(group, NoticeKind::First), Pace::Each);
        bell.paces.insert(group, Pace::Never);
        assert_eq!(bell.pace(group, NoticeKind::RanOut), Pace::Never);
        bell.forget(group);
        assert_eq!(bell.pace(group, NoticeKind::Joiner), Pace::Daily);
    }

    #[test]
    fn nothing_rings_for_an_address_that_nobody_confirmed() {
        let mail = Mail {
            address: "a@b.example".to_owned().into(),
            nonce: [1; 16].into(),
            asked_until: Some(Stamp(9)),
            refused: None,
        };
        let asked = Bell { mail: Some(mail.clone()), ..Bell::default() };
        assert!(!asked.rings() && !Bell::default().rings());
        assert!(Bell { mail: Some(Mail { asked_until: None, ..mail }), ..Bell::default() }.rings());
    }

    #[test]
    fn an_address_is_set_aside_when_it_refuses_for_days() {
        let mail = Mail {
            address: "a@b.example".to_owned().into(),
            nonce: [1; 16].into(),
            asked_until: None,
            refused: None,
        };
        for (days, aside) in [
            (&[0, 0, 0, 0][..], false),
            (&[0, 1, 2], false),
            (&[0, 3], false),
            (&[0, 1, 3], true),
            (&[0, 7, 14], true),
        ] {
            let mut mail = mail.clone();
            days.iter().for_each(|day| mail.refuse(20_000 + day));
            let bell = Bell { mail: Some(mail), ..Bell::default() };
            assert_eq!(bell.rings(), !aside, "{days:?}");
        }
    }

    fn zones() -> Vec<String> {
        jiff::tz::db().available().map(|name| name.to_string()).collect()
    }

    proptest! {
        /// In every zone, at any time: never early, never in the night, never later than promised, and always in an hour
        /// that is looked at.
        #[test]
        fn what_is_due_is_told_in_time_and_in_peace(
            zone in proptest::sample::select(zones()),
            seconds in 1_700_000_000i64..1_950_000_000,
            hour in 0i8..24, from in 0i8..24, until in 0i8..24,
        ) {
            let bell = Bell { hour, quiet: (from, until), zone, ..Bell::default() };
            let at = Stamp(seconds * 1_000_000);
            let hours = bell.hours(at);
            for (pace, most) in [(Pace::Each, 25), (Pace::Daily, 51), (Pace::Weekly, 8 * 24 + 26)] {
                let due = bell.due(pace, at).unwrap();
                prop_assert!(due >= at && due <= at.plus_seconds(most * 3600), "{pace}: {at:?} {due:?}");
                prop_assert!(!bell.is_quiet_at(due), "{pace}");
                prop_assert!(due == at || hours.contains(&utc_hour(due)), "{pace}: {due:?} {hours:?}");
            }
        }
    }
}
