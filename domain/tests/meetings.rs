//! When a schedule meets: stories with the clock standing still, and agreement with another reader of RFC 5545.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::schedule::{Freq, Move, Schedule};
use jiff::{Timestamp, ToSpan, civil::date, tz::TimeZone};
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn schedule(rule: &str, hour: i8, zone: &str) -> Schedule {
    Schedule {
        rule: Some(rule.parse().expect("a rule")),
        start: Some(jiff::civil::time(hour, 0, 0, 0)),
        zone: Some(zone.into()),
        ..Schedule::default()
    }
}

fn locals(s: &Schedule, from: &str, until: &str) -> Vec<String> {
    s.meetings(at(from), at(until), "UTC", 100).iter().map(|m| m.local.to_string()).collect()
}

#[test]
fn seven_in_the_evening_stays_seven_when_the_clocks_change() {
    let mut s = schedule("FREQ=WEEKLY;BYDAY=SU", 19, "America/New_York");
    s.minutes = Some(90);
    let meetings = s.meetings(at("2026-10-24T00:00:00Z"), at("2026-11-09T12:00:00Z"), "UTC", 9);
    let starts: Vec<String> = meetings.iter().map(|m| m.start.to_string()).collect();
    assert_eq!(starts, ["2026-10-25T23:00:00Z", "2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z"]);
    assert_eq!(meetings[1].end, Some(at("2026-11-02T01:30:00Z")));
}

#[test]
fn a_start_that_the_clocks_skip_is_later_and_one_that_comes_twice_is_the_first() {
    let spring = schedule("FREQ=WEEKLY;BYDAY=SU", 2, "America/New_York");
    assert_eq!(
        spring.next(at("2026-03-08T00:00:00Z"), "UTC").map(|m| m.start),
        Some(at("2026-03-08T07:00:00Z"))
    );
    let autumn = schedule("FREQ=WEEKLY;BYDAY=SU", 1, "America/New_York");
    assert_eq!(
        autumn.next(at("2026-11-01T00:00:00Z"), "UTC").map(|m| m.start),
        Some(at("2026-11-01T05:00:00Z"))
    );
}

#[test]
fn an_unknown_zone_falls_back_to_the_place_and_then_to_utc() {
    let s = schedule("FREQ=WEEKLY;BYDAY=MO", 10, "Mars/Olympus");
    let start = |zone: &str| s.next(at("2026-11-23T00:00:00Z"), zone).map(|m| m.start);
    assert_eq!(start("Europe/Madrid"), Some(at("2026-11-23T09:00:00Z")));
    assert_eq!(start("Nowhere"), Some(at("2026-11-23T10:00:00Z")));
}

#[test]
fn every_other_week_is_counted_from_the_first_day() {
    let mut s = schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", 10, "UTC");
    assert!(!s.is_anchored());
    s.from = Some(date(2026, 11, 11));
    assert!(s.is_anchored());
    assert_eq!(
        locals(&s, "2026-11-01T00:00:00Z", "2026-12-12T00:00:00Z"),
        ["2026-11-11T10:00:00", "2026-11-25T10:00:00", "2026-12-09T10:00:00"]
    );
}

#[test]
fn a_course_ends_after_its_meetings_and_only_counts_from_its_first_day() {
    let mut s = schedule("FREQ=WEEKLY;BYDAY=TU;COUNT=3", 10, "UTC");
    s.from = Some(date(2026, 11, 10));
    assert_eq!(
        locals(&s, "2026-11-16T00:00:00Z", "2027-12-12T00:00:00Z"),
        ["2026-11-17T10:00:00", "2026-11-24T10:00:00"]
    );
    s.rule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261117".parse().ok();
    assert_eq!(locals(&s, "2026-11-16T00:00:00Z", "2027-12-12T00:00:00Z"), ["2026-11-17T10:00:00"]);
}

#[test]
fn holidays_additions_and_moves_are_kept() {
    let mut s = schedule("FREQ=WEEKLY;BYDAY=TH", 18, "UTC");
    s.except = vec![date(2026, 11, 26)];
    s.extra = vec![date(2026, 11, 24), date(2026, 12, 3)];
    s.moved = vec![Move { from: date(2026, 12, 10), to: date(2026, 12, 11).at(17, 30, 0, 0) }];
    assert_eq!(
        locals(&s, "2026-11-23T00:00:00Z", "2026-12-18T00:00:00Z"),
        ["2026-11-24T18:00:00", "2026-12-03T18:00:00", "2026-12-11T17:30:00", "2026-12-17T18:00:00"]
    );
}

#[test]
fn without_a_rule_it_meets_once_and_without_a_start_never() {
    let once = Schedule { rule: None, from: Some(date(2026, 12, 1)), ..schedule("FREQ=DAILY", 9, "UTC") };
    assert_eq!(locals(&once, "2026-11-23T00:00:00Z", "2027-01-01T00:00:00Z"), ["2026-12-01T09:00:00"]);
    let no_start = Schedule { start: None, ..once };
    assert!(no_start.next(at("2026-11-23T00:00:00Z"), "UTC").is_none());
}

#[test]
fn slots_name_the_minutes_of_the_week() {
    assert_eq!(schedule("FREQ=MONTHLY;BYDAY=2TU,-1SU", 10, "UTC").slots(), [2040, 9240]);
    assert_eq!(schedule("FREQ=MONTHLY;BYMONTHDAY=15", 0, "UTC").slots().len(), 7);
    let moved = Schedule {
        moved: vec![Move { from: date(2026, 11, 24), to: date(2026, 11, 23).at(0, 5, 0, 0) }],
        ..schedule("FREQ=WEEKLY;BYDAY=TU", 10, "UTC")
    };
    assert_eq!(moved.slots(), [5, 2040]);
}

#[test]
fn hostile_rules_end() {
    for text in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=7MO",
        "FREQ=DAILY;INTERVAL=65535;BYMONTHDAY=31;BYDAY=MO;BYMONTH=2",
        "FREQ=YEARLY;BYSETPOS=400,-400,0;BYDAY=MO",
        "FREQ=WEEKLY;BYMONTH=13",
        "FREQ=DAILY;COUNT=4294967295",
    ] {
        let mut s = schedule(text, 10, "UTC");
        for from in [None, Some(date(-9999, 1, 1)), Some(date(1970, 1, 1)), Some(date(9999, 12, 31))] {
            s.from = from;
            s.meetings(Timestamp::MIN, Timestamp::MAX, "UTC", 50);
            s.next(Timestamp::MAX, "UTC");
        }
    }
}

const ZONES: [&str; 5] =
    ["America/New_York", "Europe/Madrid", "Asia/Tokyo", "Australia/Sydney", "America/Phoenix"];

fn weekdays(numbers: &'static [&'static str]) -> impl Strategy<Value = String> {
    let day = prop::sample::select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
    prop::collection::btree_set(
        (prop::sample::select(numbers), day).prop_map(|(n, d)| format!("{n}{d}")),
        1..4,
    )
    .prop_map(|days| format!(";BYDAY={}", days.into_iter().collect::<Vec<_>>().join(",")))
}

fn months() -> impl Strategy<Value = String> {
    prop::collection::btree_set(1..=12_i8, 1..5).prop_map(|m| {
        format!(";BYMONTH={}", m.into_iter().map(|m| m.to_string()).collect::<Vec<_>>().join(","))
    })
}

fn rules() -> impl Strategy<Value = String> {
    let every = prop_oneof![3 => Just(1_u16), 2 => 2..6_u16];
    let body = prop_oneof![
        Just(Freq::Daily).prop_map(|f| format!("FREQ={f}")),
        months().prop_map(|m| format!("FREQ=DAILY{m}")),
        Just("FREQ=WEEKLY".to_owned()),
        weekdays(&[""]).prop_map(|d| format!("FREQ=WEEKLY{d}")),
        (weekdays(&[""]), months()).prop_map(|(d, m)| format!("FREQ=WEEKLY{d}{m}")),
        Just("FREQ=MONTHLY".to_owned()),
        weekdays(&["1", "2", "3", "4", "5", "-1", "-2"]).prop_map(|d| format!("FREQ=MONTHLY{d}")),
        (-31..=31_i8).prop_filter("not 0", |n| *n != 0).prop_map(|n| format!("FREQ=MONTHLY;BYMONTHDAY={n}")),
        (weekdays(&[""]), prop::sample::select(vec!["1", "2", "-1", "1,-1", "3"]))
            .prop_map(|(d, p)| format!("FREQ=MONTHLY{d};BYSETPOS={p}")),
        (weekdays(&[""]), 8..15_i8).prop_map(|(d, n)| format!("FREQ=MONTHLY{d};BYMONTHDAY={n}")),
        Just("FREQ=YEARLY".to_owned()),
        months().prop_map(|m| format!("FREQ=YEARLY{m}")),
        (weekdays(&["1", "2", "-1"]), months()).prop_map(|(d, m)| format!("FREQ=YEARLY{d}{m}")),
        weekdays(&["1", "20", "-1"]).prop_map(|d| format!("FREQ=YEARLY{d}")),
        (months(), 1..29_i8).prop_map(|(m, n)| format!("FREQ=YEARLY{m};BYMONTHDAY={n}")),
    ];
    let end = prop_oneof![4 => Just(String::new()), 1 => (1..40_u32).prop_map(|n| format!(";COUNT={n}"))];
    (body, every, end).prop_map(|(b, n, e)| format!("{b};INTERVAL={n}{e}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn meetings_agree_with_another_reader_of_the_standard(
        rule in rules(), zone in prop::sample::select(&ZONES[..]), day in 0..4000_i64, hour in 5..23_i8,
        ahead in 0..1500_i64,
    ) {
        let from = date(2020, 1, 1).checked_add(day.days()).expect("in range");
        let s = Schedule { from: Some(from), ..schedule(&rule, hour, zone) };
        let local = from.at(hour, 0, 0, 0);
        let text = format!("DTSTART;TZID={zone}:{}\nRRULE:{rule}", local.strftime("%Y%m%dT%H%M%S"));
        let set: rrule::RRuleSet = text.parse().expect("the other reader reads it");
        let tz = TimeZone::get(zone).expect("known");
        let window = from.checked_add(ahead.days()).expect("in range").at(0, 0, 0, 0).to_zoned_datetime(tz)
            .expect("in range").timestamp();
        let theirs: Vec<i64> = (&set).into_iter().take(6000).map(|d| d.timestamp())
            .filter(|t| *t >= window.as_second()).take(8).collect();
        let until = window.checked_add(100_000_i64.hours()).expect("in range");
        let horizon = theirs.last().map_or(until, |t| Timestamp::from_second(t + 1).expect("in range"));
        let ours: Vec<i64> = s.meetings(window, horizon, "UTC", 8).iter().map(|m| m.start.as_second()).collect();
        prop_assert_eq!(ours, theirs, "{}", text);
    }
}
