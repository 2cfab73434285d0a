//! People ask, the index answers: who is found, in which order, with which reasons, and what is offered instead.

#![expect(clippy::expect_used, reason = "a broken fixture must fail the test")]

use domain::{
    Cost, Experience, Format, Listing, ListingId, Place, Point, Rule, Schedule, Status, schedule::Freq,
};
use finder::{
    Ask, Fee, Finder, Found, Part, Relative, Sort, Understood, Unknown, WantedFormat, WantedPlace,
    WantedTime, Why, understood::PlaceFound,
};
use jiff::{Timestamp, civil::Weekday, civil::time};

const CARMEL: Point = Point { lat: 39.978, lon: -86.118 };
const HOME: &str = "America/New_York";
/// Monday, one in the afternoon in Carmel.
const NOW: &str = "2026-11-23T18:00:00Z";

fn id(nth: u8) -> ListingId {
    ListingId::from_bytes([nth; 16])
}

fn weekly(day: Weekday, hour: i8, zone: &str) -> Vec<Schedule> {
    let start = Some(time(hour, 0, 0, 0));
    vec![Schedule { rule: Some(Rule::weekly(&[day])), start, zone: Some(zone.into()), ..Schedule::default() }]
}

/// A group about grief that meets on Tuesdays at seven in the evening, so many kilometres north of Carmel.
fn group(nth: u8, km: f64) -> Listing {
    let point = Point::new(CARMEL.lat + km / 111.2, CARMEL.lon);
    Listing {
        id: id(nth),
        name: format!("Group {nth}"),
        experiences: vec![Experience::of("bereavement")],
        formats: [Format::InPerson].into(),
        schedules: weekly(Weekday::Tuesday, 19, HOME),
        place: Some(Place {
            city: "Carmel".into(),
            region: "IN".into(),
            country: "US".into(),
            point,
            ..Place::default()
        }),
        ..Listing::default()
    }
}

fn video(nth: u8, zone: &str) -> Listing {
    Listing {
        formats: [Format::Video].into(),
        place: None,
        schedules: weekly(Weekday::Tuesday, 19, zone),
        ..group(nth, 0.0)
    }
}

fn carmel() -> Option<WantedPlace> {
    Some(WantedPlace::City(PlaceFound {
        value: "Carmel".into(),
        country: "US".into(),
        point: Some(CARMEL),
        ..PlaceFound::default()
    }))
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn find(finder: &Finder, wanted: &Understood, sort: Sort) -> Found {
    finder.find(&Ask { wanted, now: at(NOW), zone: HOME, near: None, sort, skip: 0, most: 20, facets: true })
}

fn ids(found: &Found) -> Vec<ListingId> {
    found.hits.iter().map(|hit| hit.id).collect()
}

fn grief() -> Understood {
    Understood { conditions: vec!["bereavement".into()], ..Understood::default() }
}

#[test]
fn near_groups_come_first_and_say_how_far_they_are() {
    let finder = Finder::build([group(1, 30.0), group(2, 3.0), group(3, 60.0)]);
    let wanted = Understood { place: carmel(), format: Some(WantedFormat::InPerson), ..grief() };
    for sort in [Sort::Fit, Sort::Nearest] {
        let found = find(&finder, &wanted, sort);
        assert_eq!((ids(&found), found.total), (vec![id(2), id(1)], 2));
        let near = &found.hits[0];
        assert!(near.km.is_some_and(|km| (km - 3.0).abs() < 0.1));
        assert!(near.why.contains(&Why::Experience("bereavement".into())));
        assert!(near.why.iter().any(|why| matches!(why, Why::Near(_))));
        assert_eq!(near.next, Some(at("2026-11-25T00:00:00Z")));
    }
}

#[test]
fn any_of_several_towns_will_do_and_the_nearest_says_how_far() {
    let finder = Finder::build([group(1, 30.0), group(2, 3.0), group(3, 203.0), group(4, 100.0)]);
    let town = |km: f64| PlaceFound {
        value: "Town".into(),
        country: "US".into(),
        point: Point::new(CARMEL.lat + km / 111.2, CARMEL.lon),
        ..PlaceFound::default()
    };
    let place = Some(WantedPlace::AnyOf(vec![town(200.0), town(0.0)]));
    let wanted = Understood { place, format: Some(WantedFormat::InPerson), ..grief() };
    let found = find(&finder, &wanted, Sort::Nearest);
    assert_eq!((found.hits.len(), found.total), (3, 3));
    assert_eq!(ids(&found)[2], id(1));
    assert!(found.hits.iter().all(|hit| hit.km.is_some_and(|km| km < 31.0)));
}

#[test]
fn a_circle_that_is_too_small_is_widened_and_a_remote_group_stands_beside() {
    let finder = Finder::build([group(1, 60.0), video(2, HOME)]);
    let wanted = Understood { place: carmel(), format: Some(WantedFormat::InPerson), ..grief() };
    let found = find(&finder, &wanted, Sort::Fit);
    assert_eq!(found.total, 0);
    let offers: Vec<_> = found.instead.iter().map(|offer| (offer.let_go, offer.hits[0].id)).collect();
    assert_eq!(offers, [("radius", id(1)), ("place", id(2))]);
    assert!(found.instead[1].hits[0].why.contains(&Why::FromAnywhere));
}

#[test]
fn seven_in_the_evening_in_madrid_is_lunch_time_at_home() {
    let finder = Finder::build([video(1, "Europe/Madrid"), video(2, HOME), group(3, 1.0)]);
    let part = |part| Understood {
        time: WantedTime { part: Some(part), ..WantedTime::default() },
        place: carmel(),
        ..grief()
    };
    assert_eq!(ids(&find(&finder, &part(Part::Afternoon), Sort::Fit)), [id(1)]);
    let mut evening = ids(&find(&finder, &part(Part::Evening), Sort::Fit));
    evening.sort_unstable();
    assert_eq!(evening, [id(2), id(3)]);
    let mut named = part(Part::Evening);
    named.time.zone = Some("Europe/Madrid".into());
    assert_eq!(ids(&find(&finder, &named, Sort::Fit)), [id(1)]);
}

#[test]
fn tomorrow_needs_a_real_meeting() {
    let off =
        Schedule { except: vec![jiff::civil::date(2026, 11, 24)], ..group(0, 0.0).schedules[0].clone() };
    let fortnightly = Rule { interval: 2, ..Rule::weekly(&[Weekday::Tuesday]) };
    let unsure = Schedule { rule: Some(fortnightly), ..group(0, 0.0).schedules[0].clone() };
    let finder = Finder::build([
        group(1, 1.0),
        Listing { schedules: vec![off], ..group(2, 1.0) },
        Listing { schedules: vec![unsure], ..group(3, 1.0) },
        Listing { status: Status::Paused, ..group(4, 1.0) },
    ]);
    let time = WantedTime { relative: Some(Relative::Tomorrow), ..WantedTime::default() };
    let found = find(&finder, &Understood { time, ..grief() }, Sort::Fit);
    assert_eq!(ids(&found), [id(1)]);
    assert!(found.hits[0].why.contains(&Why::Time(at("2026-11-25T00:00:00Z"))));
}

#[test]
fn next_week_begins_on_monday() {
    let finder = Finder::build([group(1, 1.0)]);
    let time = WantedTime { relative: Some(Relative::NextWeek), ..WantedTime::default() };
    let found = find(&finder, &Understood { time, ..grief() }, Sort::Fit);
    assert!(found.hits[0].why.contains(&Why::Time(at("2026-12-02T00:00:00Z"))), "{:?}", found.hits[0].why);
}

#[test]
fn paused_groups_are_last_and_ended_ones_are_gone() {
    let paused = Listing { status: Status::TemporarilyClosed, ..group(1, 0.5) };
    let ended = Listing { status: Status::Ended, ..group(2, 0.5) };
    let finder = Finder::build([paused, ended, group(3, 30.0)]);
    for sort in [Sort::Fit, Sort::Soonest, Sort::Nearest] {
        let found = find(&finder, &Understood { place: carmel(), ..grief() }, sort);
        assert_eq!(ids(&found), [id(3), id(1)]);
        assert_eq!(found.hits[1].next, None);
    }
}

#[test]
fn a_general_group_is_offered_where_there_is_no_special_one() {
    let sibling = Listing { experiences: vec![Experience::of("suicide-loss")], ..group(2, 1.0) };
    let finder = Finder::build([sibling, group(1, 1.0)]);
    let wanted = Understood { conditions: vec!["spouse-loss".into()], ..Understood::default() };
    let found = find(&finder, &wanted, Sort::Fit);
    assert_eq!(found.total, 0);
    assert_eq!(found.instead[0].let_go, "experience");
    assert_eq!(found.instead[0].hits[0].id, id(1));
    assert_eq!(find(&finder, &grief(), Sort::Fit).total, 2, "below what was asked fits");
}

#[test]
fn what_is_not_said_is_said_to_be_unknown() {
    let silent = Listing { schedules: vec![], ..group(1, 1.0) };
    let finder = Finder::build([silent]);
    let monday = WantedTime { days: vec![Weekday::Monday], ..WantedTime::default() };
    let wanted = Understood { fee: Some(Fee::Free), time: monday, ..grief() };
    let found = find(&finder, &wanted, Sort::Fit);
    assert_eq!(found.total, 0);
    let hit = &found.instead[0].hits[0];
    assert_eq!(found.instead[0].let_go, "most");
    assert!(hit.unknown.contains(&Unknown::Cost) && hit.unknown.contains(&Unknown::Time));
}

#[test]
fn a_change_is_found_at_once_and_many_call_for_a_rebuild() {
    let mut finder = Finder::build([group(1, 1.0), group(2, 2.0)]);
    finder.put(&Listing { cost: Some(Cost::free()), ..group(2, 2.0) });
    finder.put(&Listing { cost: Some(Cost::free()), ..group(3, 5.0) });
    finder.remove(id(1));
    let wanted = Understood { place: carmel(), fee: Some(Fee::Free), ..grief() };
    assert_eq!(ids(&find(&finder, &wanted, Sort::Nearest)), [id(2), id(3)]);
    assert_eq!((finder.len(), finder.wants_rebuild()), (2, false));
    (10..200).for_each(|nth| finder.put(&group(nth, 9.0)));
    assert!(finder.wants_rebuild());
}

#[test]
fn words_rank_and_alone_they_choose() {
    let named = |nth, name: &str| Listing { name: name.into(), ..group(nth, 1.0) };
    let finder = Finder::build([named(1, "Lantern walkers"), named(2, "Quiet circle"), named(3, "Circles")]);
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let alone = Understood { words: words(&["circle"]), ..Understood::default() };
    let mut found = ids(&find(&finder, &alone, Sort::Fit));
    found.sort_unstable();
    assert_eq!(found, [id(2), id(3)]);
    let both = Understood { words: words(&["walker"]), ..grief() };
    let found = find(&finder, &both, Sort::Fit);
    assert_eq!((found.total, found.hits[0].id), (3, id(1)));
    assert!(found.hits[0].why.contains(&Why::Words(words(&["walker"]))));
}

#[test]
fn there_is_always_something_to_reach() {
    let finder = Finder::build([group(1, 1.0)]);
    let wanted = Understood {
        conditions: vec!["lupus".into()],
        fellowship: Some("AA".into()),
        language: Some("fr".into()),
        ..Understood::default()
    };
    let found = find(&finder, &wanted, Sort::Fit);
    assert_eq!((found.total, found.instead[0].let_go, found.instead[0].hits[0].id), (0, "all", id(1)));
    assert!(Finder::default().is_empty());
    assert!(find(&Finder::default(), &wanted, Sort::Fit).instead.is_empty());
}

#[test]
fn soon_and_similar_lists() {
    let monthly = Rule { by_month_day: vec![20], ..Rule::every(Freq::Monthly) };
    let late = Schedule { rule: Some(monthly), ..group(0, 0.0).schedules[0].clone() };
    let other = Listing { experiences: vec![Experience::of("depression")], ..group(4, 1.0) };
    let mut finder = Finder::build([
        group(1, 1.0),
        Listing { schedules: weekly(Weekday::Monday, 20, HOME), ..group(2, 1.0) },
        Listing { schedules: vec![late], ..group(3, 2.0) },
        other,
    ]);
    finder.put(&group(5, 300.0));
    let soon: Vec<_> = finder.soon(at(NOW), HOME, Some(CARMEL), 2).iter().map(|hit| hit.id).collect();
    assert_eq!((soon[0], soon.len()), (id(2), 2));
    let similar: Vec<_> = finder.similar(id(1), None, (at(NOW), HOME), 5).iter().map(|hit| hit.id).collect();
    assert_eq!(similar, [id(2), id(3)]);
    assert!(finder.similar(id(99), None, (at(NOW), HOME), 5).is_empty());
}
