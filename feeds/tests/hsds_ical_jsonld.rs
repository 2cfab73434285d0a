//! What Commonground writes it reads back without loss, and nothing makes it panic.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use domain::{
    Access, Answer, AnswerSource, Audience, Contribution, Cost, Experience, Format, Host, HostKind, Kind,
    Leader, LeaderKind, Listing, Membership, Money, Online, Place, Point, Question, Rule, Schedule, Stamp,
    Status, Term, cost::Per, schedule::Move,
};
use feeds::{Feed, FeedError, Options, feed, hsds, ical, jsonld};
use jiff::civil::{Date, date, time};
use proptest::{collection, option, prelude::*, sample::select};
use std::borrow::Cow;

/// Friday 2026-11-20 12:00 UTC.
const NOW: Stamp = Stamp(1_795_176_000_000_000);

fn read<'a>(format: feed::Format, bytes: impl Into<Cow<'a, [u8]>>) -> Result<Feed, FeedError> {
    feeds::read("feed", bytes, &Options { format: Some(format), ..options() })
}

fn words() -> impl Strategy<Value = String> {
    let word = select(vec![
        "Grief", "circle", "for", "Café", "niños", "parents", "Tuesday", "room", "we", "meet", "O'Brien",
        "naïve",
    ]);
    collection::vec(word, 1..8).prop_map(|words| words.join(" "))
}

fn day() -> impl Strategy<Value = Date> {
    (2020i16..2032, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let rule = option::of(select(vec![
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
        "FREQ=MONTHLY;BYDAY=2WE,-1FR",
        "FREQ=DAILY",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=WEEKLY;BYDAY=SA;COUNT=9",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=1SU",
        "FREQ=WEEKLY;BYDAY=SU;UNTIL=20301231",
    ]));
    let zone = option::of(select(vec!["America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC"]));
    let clock = option::of((0i8..24, select(vec![0i8, 15, 30])));
    (
        rule,
        zone,
        clock,
        option::of(day()),
        option::of(15u16..300),
        collection::vec(day(), 0..3),
        option::of((day(), day())),
    )
        .prop_map(|(rule, zone, clock, from, minutes, days, moved)| Schedule {
            rule: rule.map(|r| r.parse::<Rule>().unwrap()),
            zone: zone.map(str::to_owned),
            start: clock.map(|(h, m)| time(h, m, 0, 0)),
            from,
            minutes,
            except: days.clone(),
            extra: days,
            moved: moved.map(|(from, to)| Move { from, to: to.at(18, 30, 0, 0) }).into_iter().collect(),
            ..Schedule::default()
        })
}

fn place() -> impl Strategy<Value = Place> {
    (words(), words(), option::of((-80.0..80.0f64, -170.0..170.0f64)), any::<bool>()).prop_map(
        |(venue, city, point, has_city)| Place {
            venue,
            street: "12 Main St".into(),
            city: if has_city { city } else { String::new() },
            region: "NM".into(),
            country: "US".into(),
            point: point
                .and_then(|(lat, lon)| Point::new((lat * 1e5).round() / 1e5, (lon * 1e5).round() / 1e5)),
            ..Place::default()
        },
    )
}

fn listing() -> impl Strategy<Value = Listing> {
    let texts = (words(), words(), words());
    let codes = (
        select(Kind::ALL),
        select(Status::ALL),
        option::of(select(Membership::ALL)),
        collection::btree_set(select(Audience::ALL), 0..3),
        collection::btree_set(select(Format::ALL), 0..3),
        collection::btree_set(select(Access::ALL), 0..3),
    );
    let parts = (
        collection::vec(schedule(), 0..4),
        option::of(place()),
        option::of(words()),
        option::of(0i64..9_999),
        option::of(day()),
        any::<bool>(),
    );
    (texts, codes, parts).prop_map(|((name, description, notes), codes, parts)| {
        let (kind, status, membership, audience, formats, access) = codes;
        let (schedules, place, host, cents, checked, flag) = parts;
        Listing {
            name,
            description,
            notes,
            kind,
            status,
            membership,
            audience,
            formats,
            access,
            schedules,
            place,
            checked,
            host: host.map(|name| Host {
                name,
                kind: Some(HostKind::Clinic),
                url: Some("https://example.org/about".into()),
                ..Host::default()
            }),
            cost: cents.map(|cents| Cost {
                amount: Some(Money { cents, currency: "EUR".into() }),
                per: Some(Per::Month),
                sliding: flag,
                ..Cost::default()
            }),
            online: flag.then(|| Online {
                url: Some("https://example.org/j/1".into()),
                notes: "ask for the link".into(),
                ..Online::default()
            }),
            ..rich(flag, checked)
        }
    })
}

/// The fields that few formats know.
fn rich(flag: bool, checked: Option<Date>) -> Listing {
    Listing {
        leader: flag.then(|| Leader {
            kind: Some(LeaderKind::Both),
            expert: Some(true),
            ..Leader::default()
        }),
        term: flag.then_some(Term::Fixed { from: checked, until: None, meetings: Some(8) }),
        experiences: if flag { vec![Experience::of("bereavement")] } else { vec![] },
        tags: ["12_step".to_owned()].into(),
        answers: [(Question::Term, Answer::new("All year", AnswerSource::Host, checked))].into(),
        since: Some(1998),
        ..Listing::default()
    }
}

fn contributions(feed: Feed) -> Vec<Contribution> {
    feed.rows.into_iter().map(|row| *row.result.unwrap()).collect()
}

fn options() -> Options {
    Options { source: "own".into(), ..Options::default() }
}

/// Gives each listing an id, as a saved one has.
fn saved(mut listings: Vec<Listing>) -> Vec<Listing> {
    for (at, listing) in listings.iter_mut().enumerate() {
        listing.id = domain::Id::new(NOW, [u8::try_from(at).unwrap() + 1; 10]);
    }
    listings
}

fn bare(mut listing: Listing) -> Listing {
    listing.id = domain::Id::NIL;
    listing
}

fn same(written: &[Listing], read: Feed) {
    let read: Vec<Listing> = contributions(read).into_iter().map(|c| c.listing).collect();
    let written: Vec<Listing> = written.iter().cloned().map(bare).collect();
    assert_eq!(written, read);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn listings_come_back_from_every_format(listings in collection::vec(listing(), 1..5)) {
        let listings = saved(listings);
        let calendar = ical::write(&listings, NOW);
        prop_assert!(calendar.lines().all(|line| line.len() <= 75) && calendar.matches('\n').count() == calendar.matches("\r\n").count());
        same(&listings, read(feed::Format::Ical, calendar.as_bytes()).unwrap());
        let graph = jsonld::script(&jsonld::write(&listings, "https://example.org"));
        same(&listings, read(feed::Format::JsonLd, graph.as_bytes()).unwrap());
        for version in [hsds::Version::V3_0, hsds::Version::V3_1] {
            same(&listings, read(feed::Format::HsdsJson, hsds::write_json(&listings, version).as_bytes()).unwrap());
        }
        same(&listings, feeds::read_folder(hsds::write_package(&listings), &options()).remove(0).1.unwrap());
    }

    /// Other programs do not read our own property: the events alone must say when the group meets.
    #[test]
    fn the_events_alone_say_when_a_group_meets(schedule in schedule()) {
        let group = Listing { name: "Group".into(), schedules: vec![schedule], ..Listing::default() };
        let text = ical::write(std::slice::from_ref(&group), NOW).replace("X-COMMONGROUND", "X-OTHER");
        let feed = read(feed::Format::Ical, text.as_bytes()).unwrap();
        let (from, until) = ("2026-12-01T00:00:00Z".parse().unwrap(), "2029-12-01T00:00:00Z".parse().unwrap());
        let starts = |schedules: &[Schedule]| {
            let all = schedules.iter().flat_map(|s| s.meetings(from, until, "UTC", 5_000)).map(|m| m.start);
            all.collect::<std::collections::BTreeSet<_>>()
        };
        let wanted = starts(&group.schedules);
        let read = feed.rows.into_iter().filter_map(|row| row.result.ok()).flat_map(|c| c.listing.schedules).collect::<Vec<_>>();
        let has_none = group.schedules[0].rule.is_none() && group.schedules[0].from.is_none() && group.schedules[0].extra.is_empty();
        prop_assert!(has_none || starts(&read) == wanted, "{text}\n{wanted:?}\n{:?}", starts(&read));
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in collection::vec(any::<u8>(), 0..400), at in 0usize..1_000) {
        let seeds = [
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:G\nDTSTART;TZID=America/Denver:20270301T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO\nRDATE:20270301\nEND:VEVENT\nEND:VCALENDAR\n",
            r#"{"@type":"Event","name":"G","eventSchedule":{"byDay":"2MO","repeatFrequency":"P1M","startTime":"19:00"},"location":"Hall, 1 Main St, Ojai, CA"}"#,
            r#"<html><script type="application/ld+json">{"@type":"Event","name":"G"}</script></html>"#,
            r#"{"name":"Group","status":"active","schedules":[{"freq":"WEEKLY","byday":"MO","opens_at":"19:00"}],"service_at_locations":[{"location":{}}]}"#,
        ];
        let mut inputs: Vec<Vec<u8>> = vec![bytes.clone()];
        for seed in seeds {
            let mut mixed = seed.as_bytes().to_vec();
            let at = at % mixed.len();
            mixed.splice(at..(at + bytes.len() / 40).min(seed.len()), bytes.iter().take(6).copied());
            inputs.push(mixed);
        }
        for input in inputs {
            let _ = read(feed::Format::Ical, &input);
            let _ = read(feed::Format::JsonLd, &input);
            let _ = read(feed::Format::HsdsJson, &input);
            let _ = feeds::read_folder(vec![("services.csv".into(), input.clone()), ("datapackage.json".into(), input)], &options());
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "(BEGIN:VEVENT\n|DTSTART:|RRULE:|FREQ=|[0-9TZ:;,=é\\n-]|END:VEVENT\n|<script|ld\\+json|>|<!--|/\\*|//|\"|\\{|\\}|\\[|@type|Event){0,60}") {
        let _ = read(feed::Format::Ical, text.as_bytes());
        let _ = read(feed::Format::JsonLd, text.as_bytes());
        let _ = read(feed::Format::JsonLd, format!("<{text}").as_bytes());
        let _ = read(feed::Format::HsdsJson, text.as_bytes());
    }
}

#[test]
fn a_record_that_somebody_changed_is_read_by_its_own_fields() {
    let group = Listing { name: "Old name".into(), tags: ["own".to_owned()].into(), ..Listing::default() };
    let text = hsds::write_json(&saved(vec![group]), hsds::Version::V3_0);
    let changed = text.replacen("\"name\":\"Old name\"", "\"name\":\"New support group\"", 1);
    let read = contributions(read(feed::Format::HsdsJson, changed.as_bytes()).unwrap()).remove(0).listing;
    assert_eq!((read.name.as_str(), read.tags.contains("own")), ("New support group", false));
}

#[test]
fn what_is_written_is_recognised_without_a_name() {
    let group = Listing { name: "Grief circle".into(), ..Listing::default() };
    let listings = saved(vec![group.clone(), group]);
    let files = [
        ical::write(&listings, NOW),
        jsonld::write(&listings, "https://example.org").to_string(),
        hsds::write_json(&listings, hsds::Version::V3_1),
    ];
    for file in files {
        same(&listings, feeds::read("export", file.as_bytes(), &options()).unwrap());
    }
    let folder = feeds::read_folder(hsds::write_package(&listings), &options());
    assert_eq!(folder.len(), 1);
    same(&listings, folder.into_iter().next().unwrap().1.unwrap());
}

#[test]
fn every_shared_file_is_recognised() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/directory");
    let folders = [
        "ical/real-world",
        "ical/derived",
        "jsonld/derived",
        "jsonld/real-world",
        "jsonld/official",
        "hsds/uk-profile-mock-default",
    ];
    for folder in folders.map(|name| root.join(name)) {
        let Ok(files) = std::fs::read_dir(&folder) else {
            println!("skipped: {} is not there", folder.display());
            continue;
        };
        for path in files.map(|file| file.unwrap().path()) {
            let name = path.file_name().unwrap().to_str().unwrap();
            let feed = feeds::read(name, std::fs::read(&path).unwrap(), &options());
            let format = feed.as_ref().map(|feed| feed.format);
            let wanted = match folder.iter().rev().nth(1).and_then(|part| part.to_str()) {
                Some("ical") => feeds::feed::Format::Ical,
                Some("jsonld") => feeds::feed::Format::JsonLd,
                _ if name.starts_with("service") => feeds::feed::Format::HsdsJson,
                // Terms and the like hold no services.
                _ => continue,
            };
            assert_eq!(format, Ok(wanted), "{name}");
        }
    }
}

/// Addresses in the shared data are masked as `contact-…@example.org`: none of them is an organisation's own mailbox.
#[test]
fn no_persons_contact_and_no_password_comes_in() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/directory");
    let files = [
        "ical/derived/al-anon-ma-weekly.ics",
        "ical/real-world/machbar_16_feb_2019.ics",
        "jsonld/derived/al-anon-ma-events.jsonld",
        "hsds/baltimore-hsds3-services.json",
    ];
    for file in files {
        let Ok(bytes) = std::fs::read(root.join(file)) else {
            println!("skipped: {file} is not there");
            continue;
        };
        let feed = feeds::read(file, &bytes, &options()).unwrap();
        for listing in feed.rows.into_iter().filter_map(|row| row.result.ok()).map(|c| c.listing) {
            let text = serde_json::to_string(&listing).unwrap();
            for private in ["contact-", "pwd=", "[name]", "813370"] {
                assert!(!text.contains(private), "{file}: {private} in {text}");
            }
        }
    }
}
