//! What is written is read back: Meeting Guide, BMLT and CSV.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

mod shared;

use domain::*;
use feeds::{Options, bmlt, csv, meeting_guide, read};
use jiff::civil::{Time, Weekday, date};
use proptest::{option, prelude::*, sample::select};
use std::collections::BTreeSet;

fn words() -> impl Strategy<Value = String> {
    "[QZX][aeou][bdkm]{1,3}( [bdkz][aeou]{1,4}){0,3}"
}

fn schedules() -> impl Strategy<Value = Vec<Schedule>> {
    const RULES: &[&str] = &[
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=TU,SA",
        "FREQ=MONTHLY;BYDAY=2FR,4FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        "FREQ=MONTHLY;BYMONTHDAY=15",
    ];
    let one = (
        select(RULES),
        option::of((0..24_i8, 0..60_i8)),
        option::of(1..240_u16),
        option::of(select(&["America/New_York", "Europe/Madrid"][..])),
        any::<bool>(),
    );
    let one = one.prop_map(|(rule, start, minutes, zone, dated)| Schedule {
        rule: rule.parse().ok(),
        start: start.and_then(|(h, m)| Time::new(h, m, 0, 0).ok()),
        minutes,
        zone: zone.map(str::to_owned),
        from: dated.then_some(date(2027, 3, 1)),
        except: if dated { vec![date(2027, 12, 27)] } else { vec![] },
        words: dated.then(|| "the 2nd and 4th Friday".to_owned()),
        ..Schedule::default()
    });
    prop::collection::vec(one, 0..3)
}

fn place() -> impl Strategy<Value = Place> {
    (
        words(),
        words(),
        words(),
        select(&["02139", ""][..]),
        option::of((-80.0..80.0_f64, -170.0..170.0_f64)),
        any::<bool>(),
    )
        .prop_map(|(venue, street, city, code, point, approximate)| Place {
            venue,
            street,
            city,
            region: "MA".into(),
            postal_code: code.into(),
            country: "US".into(),
            point: point.and_then(|(lat, lon)| Point::new(lat, lon)),
            approximate,
            ..Place::default()
        })
}

#[expect(clippy::too_many_lines, reason = "a value for every field")]
fn listing() -> impl Strategy<Value = Listing> {
    let sets = (
        prop::collection::btree_set(select(Audience::ALL), 0..3),
        prop::collection::btree_set(select(Access::ALL), 0..3),
        prop::collection::btree_set(select(listing::Format::ALL), 0..3),
    );
    let parts = (
        words(),
        words(),
        words(),
        option::of(place()),
        schedules(),
        sets,
        select(Status::ALL),
        select(Kind::ALL),
        any::<u8>(),
    );
    parts.prop_map(
        |(name, notes, description, place, schedules, (audience, access, formats), status, kind, bits)| {
            let is = |bit: u8| bits & (1 << bit) != 0;
            Listing {
                name,
                notes,
                description,
                place,
                schedules,
                audience,
                access,
                formats,
                status,
                kind,
                tags: BTreeSet::from(["big_book".to_owned(), "own_word".to_owned()]),
                languages: BTreeSet::from(["es".to_owned()]),
                host: is(0).then(|| Host {
                    name: "Qadeb Zoom".into(),
                    kind: is(1).then_some(HostKind::MemberRun),
                    url: Some("https://example.org/a".into()),
                    ..Host::default()
                }),
                online: is(2).then(|| Online {
                    url: Some("https://zoom.us/j/1".into()),
                    phone: Some("+16465588656,,80000031676#".into()),
                    notes: "Zoom ID 1".into(),
                }),
                cost: is(3).then(|| Cost {
                    amount: Some(Money { cents: 1_250, currency: "EUR".into() }),
                    per: Some(Per::Month),
                    words: "12,50 € al mes".into(),
                    ..Cost::default()
                }),
                membership: is(4).then_some(Membership::Closed),
                fellowship: is(5).then(|| "OA".to_owned()),
                term: is(6).then_some(Term::Fixed {
                    from: Some(date(2027, 1, 1)),
                    until: None,
                    meetings: Some(8),
                }),
                checked: is(7).then_some(date(2027, 2, 3)),
                leader: is(1).then(|| Leader {
                    kind: Some(LeaderKind::Both),
                    expert: Some(true),
                    ..Leader::default()
                }),
                experiences: vec![Experience {
                    term: "grief".into(),
                    stage: Some(Stage::RecentLoss),
                    role: Some(Role::Bereaved),
                }],
                since: is(0).then_some(1987),
                ..Listing::default()
            }
        },
    )
}

fn rows(name: &str, written: &str) -> Vec<Listing> {
    let feed = read(name, written.as_bytes(), &Options { source: "here".into(), ..Options::default() })
        .expect("a feed");
    feed.rows.into_iter().map(|row| row.result.expect("a listing").listing).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_that_is_written_restores_its_listing(listings in prop::collection::vec(listing(), 1..4)) {
        for (name, written) in [("x.json", meeting_guide::write(&listings)), ("y.json", bmlt::write(&listings)), ("z.csv", csv::write(&listings))] {
            let read = rows(name, &written);
            prop_assert!(read.len() >= listings.len());
            for listing in &listings {
                prop_assert!(read.contains(listing), "{name} lost {listing:#?} of {written}");
            }
            for listing in &read {
                prop_assert!(listings.contains(listing), "{name} made up {listing:#?}");
            }
        }
    }

    /// Whatever the groups are called and wherever they meet: each row names its listing, and no row names two.
    #[test]
    fn every_row_names_its_listing(listings in prop::collection::vec(listing(), 1..4), chance in any::<[u8; 10]>()) {
        let id = |n: usize| ListingId::new(Stamp(n as i64 * 1_000), chance);
        let own: Vec<Listing> =
            listings.iter().enumerate().map(|(n, listing)| Listing { id: id(n + 1), ..listing.clone() }).collect();
        for (name, written) in [("x.json", meeting_guide::write(&own)), ("y.json", bmlt::write(&own)), ("z.csv", csv::write(&own))] {
            let feed = read(name, written.as_bytes(), &Options { source: "here".into(), ..Options::default() }).expect("a feed");
            let rows: Vec<Contribution> = feed.rows.into_iter().map(|row| *row.result.expect("a listing")).collect();
            for (n, listing) in listings.iter().enumerate() {
                let named: Vec<&Contribution> =
                    rows.iter().filter(|row| row.key.external_id.contains(&id(n + 1).to_string())).collect();
                prop_assert!(!named.is_empty(), "{name}: no row of {listing:#?}");
                prop_assert!(named.iter().all(|row| row.listing == *listing), "{name}: {named:#?}");
            }
            let ids: BTreeSet<&str> = rows.iter().map(|row| row.key.external_id.as_str()).collect();
            prop_assert_eq!(ids.len(), rows.len());
        }
    }

    #[test]
    fn rows_of_one_group_come_together_as_it_was(listing in listing()) {
        // Without an address nothing tells a group from another of its name.
        let place = Place { street: "12 Main St".into(), city: "Troy".into(), region: "NY".into(), country: "US".into(), ..Place::default() };
        let listing = Listing { place: Some(place), ..listing };
        for (name, written) in [("x.json", meeting_guide::write(std::slice::from_ref(&listing))), ("y.json", bmlt::write(std::slice::from_ref(&listing)))] {
            let feed = read(name, written.as_bytes(), &Options { source: "here".into(), ..Options::default() }).expect("a feed");
            let told: Vec<Contribution> = feed.rows.into_iter().map(|row| *row.result.expect("a listing")).collect();
            let bare = |listing: Option<Listing>| listing.map(|l| Listing { provenance: Default::default(), ..l });
            let one = bare(domain::merge::merge(&told[..1]));
            prop_assert_eq!(bare(domain::merge::merge(&told)), one.clone());
            let ids: BTreeSet<&str> = told.iter().map(|c| c.key.external_id.as_str()).collect();
            prop_assert_eq!(ids.len(), told.len());
            prop_assert!(told.len() < 2 || told.iter().all(|c| domain::merge::same_group(&told[0].listing, &c.listing)), "{told:?}");
            let mut again = one.expect("a group");
            again.schedules.clone_from(&listing.schedules);
            prop_assert_eq!(&again, &listing);
        }
    }

    #[test]
    fn meeting_guide_records_keep_the_specification(listings in prop::collection::vec(listing(), 1..4)) {
        let records: Vec<serde_json::Value> = serde_json::from_str(&meeting_guide::write(&listings)).expect("JSON");
        let mut slugs = BTreeSet::new();
        for record in &records {
            let text = |key: &str| record.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
            prop_assert!(!text("name").is_empty() && slugs.insert(text("slug")) && text("slug").len() <= 64);
            if let Some(day) = record.get("day") {
                prop_assert!(day.as_i64().is_some_and(|d| (0..7).contains(&d)) || day.as_array().is_some_and(|d| d.len() > 1));
            }
        }
    }
}

#[test]
fn only_weekly_meetings_are_written_as_weekly() {
    let monthly = Listing {
        name: "Grief".into(),
        schedules: vec![Schedule {
            rule: "FREQ=MONTHLY;BYDAY=2TU".parse().ok(),
            start: Time::new(19, 0, 0, 0).ok(),
            ..Schedule::default()
        }],
        ..Listing::default()
    };
    let json = meeting_guide::write(std::slice::from_ref(&monthly));
    let record = &serde_json::from_str::<Vec<serde_json::Value>>(&json).expect("JSON")[0];
    assert!(record.get("day").is_none() && record.get("time").is_none());
    assert_eq!(record["notes"], "2nd Tuesday of every month, 19:00");
    let weekly = Listing {
        schedules: vec![Schedule {
            rule: Some(Rule::weekly(&[Weekday::Sunday])),
            start: Time::new(23, 30, 0, 0).ok(),
            minutes: Some(60),
            ..Schedule::default()
        }],
        ..monthly
    };
    let record =
        &serde_json::from_str::<Vec<serde_json::Value>>(&meeting_guide::write(&[weekly])).expect("JSON")[0];
    assert_eq!(
        (record["day"].as_i64(), record["time"].as_str(), record["end_time"].as_str()),
        (Some(0), Some("23:30"), Some("00:30"))
    );
}

#[test]
fn a_changed_record_counts_more_than_the_listing_beside_it() {
    let listing = Listing {
        name: "Zomm baa".into(),
        notes: "old".into(),
        size: Some("8".into()),
        ..Listing::default()
    };
    let json = meeting_guide::write(std::slice::from_ref(&listing))
        .replace("\"notes\": \"old\"", "\"notes\": \"new words\"");
    assert_eq!(rows("x.json", &json)[0].notes, "new words");
    let text = csv::write(&[listing]).replacen(",old,", ",new words,", 1);
    assert_eq!(rows("x.csv", &text)[0].notes, "new words");
}

#[test]
fn a_name_longer_than_the_format_holds_comes_back_whole() {
    let listing = Listing { name: "Oasis ".repeat(46).trim().to_owned(), ..Listing::default() };
    assert_eq!(rows("x.json", &meeting_guide::write(std::slice::from_ref(&listing))), [listing]);
}

#[test]
fn no_cell_is_a_formula() {
    let listing = Listing {
        name: "=cmd x".into(),
        notes: "@x".into(),
        phone: Some("+1 800 555 0100".into()),
        ..Listing::default()
    };
    let text = csv::write(std::slice::from_ref(&listing));
    for cell in ["'=cmd x", "'@x", "'+1 800"] {
        assert!(text.contains(cell), "{text}");
    }
    assert_eq!(rows("x.csv", &text), [listing]);
}

#[test]
fn real_feeds_written_again_pass_the_schemas() {
    let schemas = shared::files("meeting-guide/spec", "json");
    let schema = |name: &str| {
        schemas
            .iter()
            .find(|(file, _)| file == name)
            .and_then(|(_, bytes)| serde_json::from_slice::<serde_json::Value>(bytes).ok())
    };
    let (Some(mut meeting), Some(types)) =
        (schema("meeting.schema.json"), schema("meeting-type.schema.json"))
    else {
        println!("skipped: the schemas are not there");
        return;
    };
    meeting["properties"]["types"] = serde_json::json!({ "type": "array" });
    // The draft allows letters only in streets and towns, and American ZIP codes only; its text does not ask for that.
    for part in ["address", "formatted_address", "city", "state", "postal_code"] {
        meeting["properties"][part] = serde_json::json!({ "type": "string" });
    }
    let validator = jsonschema::draft7::new(&meeting).expect("a schema");
    let known = types.to_string();
    let feeds = shared::files("meeting-guide/feeds", "json");
    for (name, bytes) in feeds.into_iter().filter(|(_, bytes)| bytes.len() < 600_000) {
        let feed = read(&name, &bytes, &Options::default()).expect("a feed");
        let listings: Vec<Listing> = shared::listings(&feed).cloned().collect();
        let written = meeting_guide::write(&listings);
        let records: Vec<serde_json::Value> = serde_json::from_str(&written).expect("JSON");
        for record in &records {
            if let Some(error) = validator.iter_errors(record).next() {
                panic!("{name}: {error} in {record}");
            }
            let codes = record["types"].as_array().cloned().unwrap_or_default();
            for code in codes {
                assert!(known.contains(&code.to_string()), "{name}: {code}");
            }
        }
        let reread = read("again.json", written.as_bytes(), &Options::default()).expect("a feed");
        assert_eq!(reread.rows.len(), records.len());
        shared::assert_private(&reread);
        let again: Vec<Listing> = rows("again.json", &written);
        let lost: Vec<&Listing> = listings.iter().filter(|listing| !again.contains(listing)).collect();
        println!(
            "{name}: {} listings, {} records, {} changed on the way",
            listings.len(),
            records.len(),
            lost.len()
        );
        assert!(
            lost.is_empty(),
            "{name}: {}",
            serde_json::to_string(&lost[..lost.len().min(3)]).expect("JSON")
        );
    }
}
