//! Which rows tell of the same group, and what they say together.

use domain::merge::{Blocks, merge, same_group};
use domain::*;
use jiff::civil::{Weekday, date, time};
use proptest::prelude::*;

fn weekly(day: Weekday, hour: i8) -> Schedule {
    Schedule {
        rule: Some(Rule::weekly(&[day])),
        start: Some(time(hour, 0, 0, 0)),
        zone: Some("America/Chicago".into()),
        ..Schedule::default()
    }
}

fn library() -> Place {
    Place {
        venue: "Town Library".into(),
        street: "12 N. Oak Street".into(),
        city: "Springfield".into(),
        region: "IL".into(),
        postal_code: "62701".into(),
        country: "US".into(),
        point: Point::new(39.8001, -89.6501),
        ..Place::default()
    }
}

/// A group in the library on a day at 19:00.
fn group(name: &str, day: Weekday) -> Listing {
    Listing {
        name: name.into(),
        place: Some(library()),
        formats: [Format::InPerson].into(),
        schedules: vec![weekly(day, 19)],
        fellowship: Some("AA".into()),
        languages: ["en".to_owned()].into(),
        ..Listing::default()
    }
}

fn row(source: &str, id: &str, listing: Listing) -> Contribution {
    Contribution { key: SourceKey { source: source.into(), external_id: id.into() }, listing }
}

fn same(a: &Listing, b: &Listing) -> bool {
    let (one, other) = (same_group(a, b), same_group(b, a));
    assert_eq!(one, other, "both sides say the same");
    for (a, b) in [(a, b), (b, a)] {
        let keys = Blocks::of(a).keys();
        let is_found = Blocks::of(b).may_be(|key| keys.iter().any(|known| known == key));
        assert!(!one || is_found, "they are looked for under keys that they share");
    }
    one
}

#[test]
fn the_days_of_one_group_are_one_group() {
    let monday = group("Monday Serenity", Weekday::Monday);
    let thursday = group("Thursday Night Serenity Group", Weekday::Thursday);
    assert!(same(&monday, &thursday));
    let merged = merge(&[row("a", "1", monday), row("a", "2", thursday)]).unwrap();
    assert_eq!(merged.name, "Serenity");
    assert_eq!(merged.schedules, [weekly(Weekday::Monday, 19), weekly(Weekday::Thursday, 19)]);
    assert_eq!(merged.provenance.get("schedules").map(String::as_str), Some("a"));
}

#[test]
fn groups_of_a_town_are_not_all_looked_through() {
    let town = Place {
        city: "Springfield".into(),
        region: "IL".into(),
        point: Point::new(39.8, -89.65),
        approximate: true,
        ..Place::default()
    };
    let of = |name: &str| Listing { place: Some(town.clone()), ..group(name, Weekday::Monday) };
    let one = of("Serenity");
    assert!(same(&one, &one.clone()), "a row that stands twice");
    let keys = Blocks::of(&one).keys();
    assert!(Blocks::of(&of("Serenity Sisters")).keys().iter().all(|key| !keys.contains(key)));
    let without_point = Listing { place: Some(Place { point: None, ..town.clone() }), ..one.clone() };
    assert!(same(&without_point, &without_point.clone()));
    let in_a_street = Place { street: "12 N. Oak Street".into(), ..town.clone() };
    let in_a_street = Listing { place: Some(in_a_street), ..one };
    assert!(same(&in_a_street, &group("Serenity", Weekday::Thursday)));
}

#[test]
fn a_name_loses_the_day_it_does_not_always_have() {
    for (one, other, name) in [
        ("7 AM Dry Dock", "Dry Dock 8:30 pm", "Dry Dock"),
        ("Discusión del Lunes", "Discusión del Jueves", "Discusión"),
        ("Into the Sun", "Thursday Into the Sun", "Into the Sun"),
        ("Monday Night", "Monday Night", "Monday Night"),
    ] {
        let rows =
            [row("a", "1", group(one, Weekday::Monday)), row("a", "2", group(other, Weekday::Thursday))];
        assert_eq!(merge(&rows).unwrap().name, name);
    }
}

#[test]
fn groups_that_only_share_a_room_stay_apart() {
    let serenity = group("Serenity", Weekday::Monday);
    assert!(!same(&serenity, &group("Courage to Change", Weekday::Monday)));
    assert!(!same(
        &group("Monday Night Group", Weekday::Monday),
        &group("Thursday Night Group", Weekday::Thursday)
    ));
    assert!(!same(&group("AA Meeting", Weekday::Monday), &group("AA Meeting", Weekday::Thursday)));
    let al_anon = Listing { fellowship: Some("Al-Anon".into()), ..serenity.clone() };
    assert!(!same(&serenity, &al_anon));
    let spanish = Listing { languages: ["es".to_owned()].into(), ..serenity.clone() };
    assert!(!same(&serenity, &spanish));
    let class = Listing { kind: Kind::Class, ..serenity.clone() };
    assert!(!same(&serenity, &class));
}

#[test]
fn a_group_for_children_is_not_the_group_for_adults() {
    let grief = |name: &str, audience: &[Audience]| Listing {
        audience: audience.iter().copied().collect(),
        fellowship: None,
        experiences: vec![Experience::of("bereavement")],
        ..group(name, Weekday::Monday)
    };
    assert!(!same(&grief("Hope after loss: children", &[]), &grief("Hope after loss: parents", &[])));
    assert!(!same(
        &grief("Hope after loss", &[Audience::Men]),
        &grief("Hope after loss", &[Audience::Women])
    ));
    let thursday =
        Listing { schedules: vec![weekly(Weekday::Thursday, 19)], ..grief("Hope after loss", &[]) };
    assert!(!same(&grief("Hope after loss", &[Audience::Women]), &thursday));
}

#[test]
fn the_same_name_in_another_town_is_another_group() {
    let here = group("Serenity", Weekday::Monday);
    let far = Place {
        city: "Peoria".into(),
        postal_code: "61602".into(),
        point: Point::new(40.69, -89.59),
        ..library()
    };
    assert!(!same(&here, &Listing { place: Some(far), ..here.clone() }));
    let unknown_point =
        |city: &str| Listing { place: Some(Place { city: city.into(), ..Place::default() }), ..here.clone() };
    assert!(!same(&unknown_point("Springfield"), &unknown_point("Peoria")));
}

#[test]
fn two_feeds_that_write_a_group_differently_tell_of_one_group() {
    let one = group("New Beginings Book Study", Weekday::Monday);
    let elsewhere = Place {
        street: "12 North Oak St.".into(),
        venue: "Library".into(),
        point: Point::new(39.8011, -89.6512),
        ..library()
    };
    let other =
        Listing { place: Some(elsewhere), ..group("New Beginnings - Book Study Group", Weekday::Monday) };
    assert!(same(&one, &other));
    let other_time = Listing { schedules: vec![weekly(Weekday::Friday, 7)], ..other.clone() };
    assert!(!same(&Listing { name: "New Beginnings Study".into(), ..one.clone() }, &other_time));
    let no_time = Listing { schedules: vec![], ..other };
    assert!(same(&one, &no_time));
}

#[test]
fn online_groups_need_the_same_door_or_the_same_host() {
    let online = |name: &str, url: Option<&str>, host: Option<&str>| Listing {
        place: None,
        formats: [Format::Video].into(),
        online: Some(Online { url: url.map(Into::into), ..Online::default() }),
        host: host.map(|name| Host { name: name.into(), ..Host::default() }),
        fellowship: None,
        ..group(name, Weekday::Monday)
    };
    let link = "https://meet.example.org/j/123";
    assert!(same(
        &online("Sunrise", Some(link), None),
        &online("Sunrise Group", Some("http://www.meet.example.org/j/123?x=1"), None)
    ));
    assert!(!same(&online("Sunrise", Some(link), None), &online("Moonlight", Some(link), None)));
    assert!(!same(
        &online("Sunrise", Some(link), None),
        &online("Sunrise", Some("https://meet.example.org/j/9"), None)
    ));
    assert!(same(&online("Sunrise", None, Some("Hope House")), &online("Sunrise", None, Some("Hope House"))));
    assert!(!same(&online("Sunrise", None, None), &online("Sunrise", None, None)));
    assert!(!same(
        &online("Online meeting", None, Some("Hope House")),
        &online("Zoom group", None, Some("Hope House"))
    ));
}

#[test]
fn each_field_comes_from_who_checked_last_and_says_where_from() {
    let old = Listing {
        phone: Some("217-555-0101".into()),
        description: "Old words".into(),
        checked: Some(date(2024, 1, 1)),
        ..group("Serenity", Weekday::Monday)
    };
    let new = Listing {
        description: "New words".into(),
        checked: Some(date(2026, 5, 1)),
        access: [Access::Wheelchair].into(),
        ..group("Serenity", Weekday::Monday)
    };
    let merged = merge(&[row("old", "1", old), row("new", "9", new)]).unwrap();
    assert_eq!((merged.description.as_str(), merged.phone.as_deref()), ("New words", Some("217-555-0101")));
    assert_eq!(merged.checked, Some(date(2026, 5, 1)));
    let source = |field: &str| merged.provenance.get(field).map(String::as_str);
    assert_eq!(
        (source("description"), source("phone"), source("access")),
        (Some("new"), Some("old"), Some("new"))
    );
    assert_eq!((source("schedules"), source("cost")), (Some("new, old"), None));
    assert_eq!(merged.schedules.len(), 1);
}

#[test]
fn a_door_is_better_than_a_town() {
    let town = Place {
        city: "Springfield".into(),
        point: Point::new(39.8, -89.64),
        approximate: true,
        ..Place::default()
    };
    let vague =
        Listing { place: Some(town), checked: Some(date(2026, 5, 1)), ..group("Serenity", Weekday::Monday) };
    let merged = merge(&[row("a", "1", vague), row("b", "1", group("Serenity", Weekday::Monday))]).unwrap();
    assert_eq!(merged.place, Some(library()));
}

#[test]
fn a_monthly_rule_from_the_notes_takes_the_weekly_slot() {
    let monthly = Schedule {
        rule: "FREQ=MONTHLY;BYDAY=2FR,4FR".parse().ok(),
        words: Some("2nd & 4th Fridays only".into()),
        ..weekly(Weekday::Friday, 19)
    };
    let read = Listing { schedules: vec![monthly.clone()], ..group("Serenity", Weekday::Friday) };
    let plain = Listing {
        schedules: vec![weekly(Weekday::Friday, 19), weekly(Weekday::Monday, 19)],
        ..group("Serenity", Weekday::Friday)
    };
    let merged = merge(&[row("a", "1", read), row("b", "1", plain)]).unwrap();
    assert_eq!(merged.schedules, [weekly(Weekday::Monday, 19), monthly]);
}

#[test]
fn a_suspended_row_takes_its_day_away_and_only_all_of_them_pause_the_group() {
    let paused = |day| Listing { status: Status::Paused, ..group("Serenity", day) };
    let both = [row("a", "1", group("Serenity", Weekday::Monday)), row("a", "2", paused(Weekday::Friday))];
    let merged = merge(&both).unwrap();
    assert_eq!((merged.status, merged.schedules), (Status::Active, vec![weekly(Weekday::Monday, 19)]));
    let none = [row("a", "1", paused(Weekday::Monday)), row("a", "2", paused(Weekday::Friday))];
    assert_eq!(merge(&none).unwrap().status, Status::Paused);
}

#[test]
fn schedules_say_how_they_are_held_where_the_rows_differ() {
    let video = Listing { formats: [Format::Video].into(), ..group("Serenity", Weekday::Friday) };
    let merged = merge(&[row("a", "1", group("Serenity", Weekday::Monday)), row("a", "2", video)]).unwrap();
    let formats: Vec<_> = merged.schedules.iter().map(|s| s.format).collect();
    assert_eq!(formats, [Some(Format::InPerson), Some(Format::Video)]);
}

#[test]
fn nothing_merges_to_nothing() {
    assert_eq!(merge(&[]), None);
}

fn listings() -> impl Strategy<Value = Listing> {
    let name = prop::sample::select(vec![
        "Serenity",
        "Monday Serenity",
        "Serenity Friday Night",
        "AA Meeting",
        "Serenty",
        "Hope and Help",
        "",
    ]);
    let place = prop::option::of(prop::sample::select(vec![
        (39.8, "12 Oak St"),
        (39.8015, "14 Oak St"),
        (39.82, ""),
        (41.0, "1 Elm"),
    ]));
    let day = prop::collection::vec((0..3_i8, 18..20_i8, any::<bool>()), 0..3);
    let flags = (any::<bool>(), any::<bool>(), 0..3_u8, 0..4_i16);
    (name, place, day, flags).prop_map(|(name, place, days, (host, link, status, checked))| Listing {
        name: name.into(),
        status: [Status::Active, Status::Paused, Status::TemporarilyClosed][usize::from(status)],
        place: place.map(|(lat, street)| Place {
            street: street.into(),
            city: "Springfield".into(),
            postal_code: "62701".into(),
            point: Point::new(lat, -89.65),
            ..Place::default()
        }),
        host: host.then(|| Host { name: "Hope House".into(), ..Host::default() }),
        online: link.then(|| Online { url: Some("https://meet.example.org/1".into()), ..Online::default() }),
        notes: if link { "Ring twice".into() } else { String::new() },
        checked: (checked > 0).then(|| date(2020 + checked, 1, 1)),
        schedules: days
            .into_iter()
            .map(|(day, hour, zoned)| Schedule {
                zone: zoned.then(|| "America/Chicago".into()),
                ..weekly(Weekday::Monday.wrapping_add(i64::from(day)), hour)
            })
            .collect(),
        ..Listing::default()
    })
}

proptest! {
    #[test]
    fn the_order_does_not_matter(listings in prop::collection::vec(listings(), 1..6), turn in 0..6_usize) {
        let rows: Vec<_> = listings.into_iter().enumerate().map(|(i, l)| row(["a", "b"][i % 2], &i.to_string(), l)).collect();
        let mut other = rows.clone();
        other.rotate_left(turn % rows.len());
        other.reverse();
        prop_assert_eq!(merge(&rows), merge(&other));
    }

    #[test]
    fn a_merge_merged_again_is_itself(listings in prop::collection::vec(listings(), 1..6)) {
        let rows: Vec<_> = listings.into_iter().enumerate().map(|(i, l)| row(["a", "b"][i % 2], &i.to_string(), l)).collect();
        let once = merge(&rows).unwrap();
        prop_assert_eq!(merge(&[row("z", "1", once.clone())]), Some(once));
    }

    #[test]
    fn no_meeting_is_lost(listings in prop::collection::vec(listings(), 1..6)) {
        let rows: Vec<_> = listings.into_iter().enumerate().map(|(i, l)| row("a", &i.to_string(), l)).collect();
        let merged = merge(&rows).unwrap();
        for row in rows.iter().filter(|r| merged.status != Status::Active || r.listing.status == Status::Active) {
            for s in &row.listing.schedules {
                prop_assert!(merged.schedules.iter().any(|m| m.rule == s.rule && m.start == s.start));
            }
        }
    }

    #[test]
    fn the_same_group_is_found_under_a_shared_key(a in listings(), b in listings()) {
        same(&a, &b);
    }
}
