//! The index answers exactly what its definition says: for random listings and questions, before and after changes,
//! its totals and results are those of a look at every single listing.

#![expect(clippy::expect_used, reason = "a broken fixture must fail the test")]

use domain::{
    Access, Audience, Cost, Experience, Format, Host, HostKind, Kind, Leader, LeaderKind, Listing, ListingId,
    Membership, Money, Per, Place, Point, Rule, Schedule, Stage, Status, Term,
};
use finder::{
    Ask, Fee, Finder, Part, Relative, Sort, Understood, WantedFormat, WantedPlace, WantedTime,
    index::fits::Alone, understood::PlaceFound,
};
use jiff::{
    Timestamp,
    civil::{Weekday, date, time},
};
use proptest::{
    prelude::*,
    sample::{select, subsequence},
};
use std::collections::{BTreeMap, BTreeSet};

const TERMS: [&str; 8] =
    ["alcohol", "addiction", "drugs", "opioids", "bereavement", "spouse-loss", "depression", "mental-health"];
const ZONES: [&str; 5] =
    ["America/New_York", "America/Los_Angeles", "Europe/Madrid", "Asia/Kolkata", "Australia/Sydney"];
const RULES: [&str; 11] = [
    "FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=WEEKLY;BYDAY=FR",
    "FREQ=WEEKLY;BYDAY=SA,SU",
    "FREQ=DAILY",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1SA",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261101",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20271101",
    "FREQ=MONTHLY;BYMONTHDAY=24",
];
/// A few towns, one near the date line and one near the pole.
const TOWNS: [(f64, f64, &str, &str); 6] = [
    (39.97, -86.12, "IN", "US"),
    (39.77, -86.16, "IN", "US"),
    (40.71, -74.0, "NY", "US"),
    (40.42, -3.70, "", "ES"),
    (-16.8, 179.95, "", "FJ"),
    (89.9, 20.0, "", ""),
];
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const WORDS: [&str; 7] = ["circle", "hope", "families", "tuesday", "walk", "talk", "library"];

fn maybe<T: Clone + std::fmt::Debug + 'static>(
    some: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.35, some)
}

fn few<T: Clone + std::fmt::Debug + Ord + 'static>(all: &'static [T]) -> impl Strategy<Value = BTreeSet<T>> {
    subsequence(all, 0..=2.min(all.len())).prop_map(|some| some.into_iter().collect())
}

fn codes(all: &'static [&'static str]) -> impl Strategy<Value = BTreeSet<String>> {
    subsequence(all, 0..=2).prop_map(|some| some.into_iter().map(str::to_owned).collect())
}

fn a_time() -> impl Strategy<Value = jiff::civil::Time> {
    (0_i8..24, select(vec![0_i8, 15, 30, 59])).prop_map(|(hour, minute)| time(hour, minute, 0, 0))
}

prop_compose! {
    fn schedule()(
        rule in prop::option::weighted(0.9, select(RULES.to_vec())),
        start in prop::option::weighted(0.85, a_time()),
        minutes in maybe(select(vec![30_u16, 90])),
        zone in prop::option::weighted(0.85, select(ZONES.to_vec())),
        from in prop_oneof![4 => Just(None), 1 => (1_i8..28).prop_map(|day| Some(date(2026, 11, day)))],
        except in prop_oneof![6 => Just(vec![]), 1 => Just(vec![date(2026, 11, 24), date(2026, 11, 30)])],
        format in prop_oneof![5 => Just(None), 1 => select(Format::ALL).prop_map(Some)],
    ) -> Schedule {
        Schedule {
            rule: rule.map(|text| text.parse::<Rule>().expect("a rule")),
            start, minutes, zone: zone.map(Into::into), from, except, format,
            ..Schedule::default()
        }
    }
}

prop_compose! {
    fn place()(
        town in select(TOWNS.to_vec()),
        (north, east) in (-0.6..0.6_f64, -0.8..0.8_f64),
        pointed in prop::bool::weighted(0.9),
        approximate in any::<bool>(),
    ) -> Place {
        let (lat, lon, region, country) = town;
        let lon = if lon + east > 180.0 { lon + east - 360.0 } else { lon + east };
        Place {
            region: region.into(),
            country: country.into(),
            point: Point::new((lat + north).min(90.0), lon).filter(|_| pointed),
            approximate,
            ..Place::default()
        }
    }
}

fn cost() -> impl Strategy<Value = Cost> {
    let amount = (0_i64..6_000, select(vec![Per::Meeting, Per::Month, Per::Course]), any::<bool>());
    prop_oneof![
        Just(Cost::free()),
        Just(Cost { words: "ask us".into(), ..Cost::default() }),
        amount.prop_map(|(cents, per, sliding)| Cost {
            amount: Some(Money { cents, currency: "USD".into() }),
            per: Some(per),
            sliding,
            ..Cost::default()
        }),
    ]
}

prop_compose! {
    fn who()(
        audience in few(Audience::ALL),
        leader in maybe(select(LeaderKind::ALL)),
        host in maybe(select(HostKind::ALL)),
        languages in codes(&["en", "es", "fr"]),
        experiences in prop::collection::vec((select(TERMS.to_vec()), maybe(select(Stage::ALL))), 0..3),
        fellowship in maybe(select(vec!["AA", "NA", "GriefShare"])),
        faith in maybe(select(vec!["christian", "secular"])),
        tags in codes(&["newcomer", "12_step", "speaker"]),
        kind in prop_oneof![4 => Just(Kind::SupportGroup), 1 => select(Kind::ALL)],
    ) -> Listing {
        Listing {
            kind, audience, languages, tags,
            host: host.map(|kind| Host { kind: Some(kind), ..Host::default() }),
            leader: leader.map(|kind| Leader { kind: Some(kind), ..Leader::default() }),
            experiences: experiences.into_iter()
                .map(|(term, stage)| Experience { stage, ..Experience::of(term) }).collect(),
            fellowship: fellowship.map(Into::into),
            faith: faith.map(Into::into),
            ..Listing::default()
        }
    }
}

prop_compose! {
    fn listing()(
        who in who(),
        id in 0_u8..60,
        status in prop_oneof![8 => Just(Status::Active), 1 => select(Status::ALL)],
        words in prop::collection::vec(select(WORDS.to_vec()), 1..5),
        formats in few(Format::ALL),
        schedules in prop::collection::vec(schedule(), 0..3),
        place in prop::option::weighted(0.7, place()),
        cost in prop::option::weighted(0.7, cost()),
        access in few(Access::ALL),
        membership in maybe(select(Membership::ALL)),
        fixed in maybe(any::<bool>()),
        checked in maybe(Just(date(2026, 9, 1))),
    ) -> Listing {
        let term = fixed.map(|fixed| {
            if fixed { Term::Fixed { from: None, until: None, meetings: Some(8) } } else { Term::Ongoing }
        });
        Listing {
            id: ListingId::from_bytes([id; 16]),
            name: words.join(" "),
            status, formats, schedules, place, cost, access, membership, term, checked,
            ..who
        }
    }
}

fn wanted_place() -> impl Strategy<Value = WantedPlace> {
    let found = |(lat, lon, region, country): (f64, f64, &str, &str)| PlaceFound {
        value: "Town".into(),
        region: Some(region.to_owned()).filter(|region| !region.is_empty()),
        country: country.into(),
        point: Point::new(lat, lon),
        ..PlaceFound::default()
    };
    let region = PlaceFound { value: "IN".into(), country: "US".into(), ..PlaceFound::default() };
    let country = PlaceFound { value: "ES".into(), country: "ES".into(), ..PlaceFound::default() };
    prop_oneof![
        5 => select(TOWNS.to_vec()).prop_map(move |town| WantedPlace::City(found(town))),
        1 => subsequence(TOWNS.to_vec(), 2..4).prop_map(move |towns| WantedPlace::AnyOf(towns.into_iter().map(found).collect())),
        1 => Just(WantedPlace::Here),
        1 => Just(WantedPlace::Region(region)),
        1 => Just(WantedPlace::Country(country)),
        1 => Just(WantedPlace::Ambiguous(vec![])),
    ]
}

prop_compose! {
    fn wanted_time()(
        days in subsequence(vec![Weekday::Monday, Weekday::Tuesday, Weekday::Friday, Weekday::Saturday], 0..3),
        part in maybe(select(vec![Part::Morning, Part::Afternoon, Part::Evening, Part::Night])),
        after in maybe(a_time()),
        before in maybe(a_time()),
        relative in prop::option::weighted(0.25,
            select(vec![Relative::Now, Relative::Today, Relative::Tomorrow, Relative::ThisWeek, Relative::NextWeek])),
        zone in prop::option::weighted(0.2, select(ZONES.to_vec())),
        frequency in prop::option::weighted(0.15, select(vec!["daily", "weekly", "biweekly", "monthly"])),
    ) -> WantedTime {
        WantedTime { days, part, after, before, relative, zone: zone.map(Into::into), frequency }
    }
}

prop_compose! {
    fn narrow()(
        audience in prop_oneof![3 => Just(BTreeSet::new()), 1 => few(Audience::ALL)],
        language in maybe(select(vec!["en", "es", "fr"])),
        fee in maybe(select(vec![Fee::Free, Fee::LowCost, Fee::SlidingScale, Fee::Max(10), Fee::Max(35)])),
        fellowship in prop::option::weighted(0.1, select(vec!["aa", "NA"])),
        faith in prop::option::weighted(0.1, select(vec!["christian", "secular"])),
        exclude in prop_oneof![2 => Just(BTreeSet::new()),
            1 => codes(&["faith_based", "12_step", "online", "in_person", "alcohol", "men", "phone"])],
        amenities in prop_oneof![4 => Just(BTreeSet::new()), 1 => few(Access::ALL)],
        facilitation in prop::option::weighted(0.15, select(LeaderKind::ALL)),
        registration in prop::option::weighted(0.15, select(Membership::ALL)),
        fixed_term in prop::option::weighted(0.1, any::<bool>()),
        hosts in prop_oneof![6 => Just(BTreeSet::new()), 1 => few(HostKind::ALL)],
        tags in prop::option::weighted(0.1, Just("Newcomer".to_owned())),
    ) -> Understood {
        Understood {
            audience: audience.into_iter().collect(),
            exclude: exclude.into_iter().collect(),
            amenities: amenities.into_iter().collect(),
            tags: tags.into_iter().collect(),
            language: language.map(Into::into),
            fellowship: fellowship.map(Into::into),
            faith: faith.map(Into::into),
            fee, facilitation, registration, fixed_term, hosts,
            ..Understood::default()
        }
    }
}

prop_compose! {
    fn wanted()(
        narrow in prop_oneof![1 => Just(Understood::default()), 1 => narrow()],
        conditions in subsequence(TERMS.to_vec(), 0..3),
        stage in maybe(select(Stage::ALL)),
        format in maybe(select(vec![WantedFormat::InPerson, WantedFormat::Online, WantedFormat::Hybrid,
            WantedFormat::Phone, WantedFormat::Video, WantedFormat::Text])),
        place in prop::option::weighted(0.6, wanted_place()),
        radius_km in maybe(prop_oneof![5.0..120.0_f64, Just(30_000.0), Just(0.0)]),
        time in prop_oneof![2 => Just(WantedTime::default()), 3 => wanted_time()],
        kinds in prop_oneof![5 => Just(BTreeSet::new()), 1 => few(Kind::ALL)],
        words in subsequence(vec!["hope", "family", "walks", "unheard"], 0..3),
    ) -> Understood {
        Understood {
            conditions: conditions.into_iter().map(str::to_owned).collect(),
            words: words.into_iter().map(str::to_owned).collect(),
            stage, format, place, radius_km, time, kinds,
            ..narrow
        }
    }
}

#[derive(Debug, Clone)]
enum Change {
    Put(Box<Listing>),
    Remove(u8),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        3 => listing().prop_map(|listing| Change::Put(Box::new(listing))),
        1 => (0_u8..60).prop_map(Change::Remove),
    ];
    prop::collection::vec(change, 0..25)
}

/// Times of asking: an ordinary week, and weeks in which clocks change on one side of the ocean.
fn nows() -> impl Strategy<Value = Timestamp> {
    let moments =
        ["2026-11-23T18:05:00Z", "2026-10-27T09:00:30Z", "2026-03-10T23:59:00Z", "2026-10-31T22:00:00Z"];
    select(moments.to_vec()).prop_map(|text| text.parse().expect("a moment"))
}

/// Every listing by itself.
type All = BTreeMap<ListingId, (Status, Alone)>;

fn directory(listings: Vec<Listing>, changes: Vec<Change>) -> (Finder, All) {
    let mut all: BTreeMap<ListingId, Listing> = listings.into_iter().map(|l| (l.id, l)).collect();
    let mut finder = Finder::build(all.values().cloned());
    for change in changes {
        match change {
            Change::Put(listing) => {
                finder.put(&listing);
                all.insert(listing.id, *listing);
            }
            Change::Remove(id) => {
                let id = ListingId::from_bytes([id; 16]);
                finder.remove(id);
                all.remove(&id);
            }
        }
    }
    (finder, all.iter().map(|(id, listing)| (*id, (listing.status, Alone::new(listing)))).collect())
}

fn ask<'a>(wanted: &'a Understood, now: Timestamp, zone: &'a str, sort: Sort) -> Ask<'a> {
    Ask { wanted, now, zone, near: Point::new(40.0, -86.2), sort, skip: 0, most: 100, facets: false }
}

fn true_fits(all: &All, ask: &Ask<'_>) -> BTreeSet<ListingId> {
    all.iter().filter(|(_, (_, listing))| listing.fits(ask)).map(|(id, _)| *id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_look_at_every_listing_finds(
        listings in prop::collection::vec(listing(), 0..90),
        changes in changes(),
        questions in prop::collection::vec((wanted(), nows(), select(ZONES.to_vec())), 10),
        sort in select(vec![Sort::Fit, Sort::Soonest, Sort::Nearest]),
    ) {
        let (finder, all) = directory(listings, changes);
        let living = all.values().filter(|(status, _)| *status != Status::Ended).count();
        prop_assert_eq!(finder.len(), living);
        for (wanted, now, zone) in &questions {
            let ask = ask(wanted, *now, zone, sort);
            let expected = true_fits(&all, &ask);
            let found = finder.find(&ask);
            prop_assert_eq!(found.total, expected.len(), "{:?}", wanted);
            let ids: BTreeSet<ListingId> = found.hits.iter().map(|hit| hit.id).collect();
            prop_assert_eq!(&ids, &expected);
            prop_assert_eq!(found.hits.len(), ids.len(), "a listing comes once");
            for offer in &found.instead {
                prop_assert!(!offer.hits.is_empty() && offer.hits.iter().all(|hit| !expected.contains(&hit.id)));
            }
            let pages: Vec<ListingId> = (0..ids.len()).step_by(3).flat_map(|skip| {
                finder.find(&Ask { skip, most: 3, ..ask.clone() }).hits.into_iter().map(|hit| hit.id)
            }).collect();
            let whole: Vec<ListingId> = found.hits.iter().map(|hit| hit.id).collect();
            prop_assert_eq!(pages, whole, "pages follow each other");
        }
    }

    #[test]
    fn a_choice_leaves_as_many_as_it_said(
        listings in prop::collection::vec(listing(), 30..90),
        changes in changes(),
        (wanted, now, zone) in (wanted(), nows(), select(ZONES.to_vec())),
    ) {
        let (finder, all) = directory(listings, changes);
        // Where nothing but words is understood, a choice sets them free.
        let wanted = Understood { words: vec![], ..wanted };
        let found = finder.find(&Ask { facets: true, ..ask(&wanted, now, zone, Sort::Fit) });
        prop_assert_eq!(found.total, true_fits(&all, &ask(&wanted, now, zone, Sort::Fit)).len());
        let groups = found.facets.groups.iter();
        let said: BTreeMap<(&str, &str), usize> = groups
            .flat_map(|(name, choices)| choices.iter().map(|c| ((*name, c.code.as_str()), c.count)))
            .collect();
        let every: BTreeSet<(&str, &str)> = said.keys().copied().chain(choices()).collect();
        for (name, code) in every {
            let with = choose(&wanted, name, code);
            prop_assert!(with.is_some(), "{name} {code} can be chosen");
            let left = with.map(|with| true_fits(&all, &ask(&with, now, zone, Sort::Fit)).len());
            let said = said.get(&(name, code)).copied();
            prop_assert_eq!(Some(said.unwrap_or(0)), left, "{} {} of {:?}", name, code, &wanted);
        }
    }
}

/// Choices that each answer counts, even where they leave nothing.
fn choices() -> Vec<(&'static str, &'static str)> {
    fn of<T: Copy>(
        name: &'static str,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Vec<(&'static str, &'static str)> {
        all.iter().map(|one| (name, code(*one))).collect()
    }
    [
        of("experience", &TERMS, |code| code),
        of("language", &["en", "es", "fr"], |code| code),
        of("cost", &["free", "low_cost", "sliding_scale"], |code| code),
        of("audience", Audience::ALL, Audience::code),
        of("leader", LeaderKind::ALL, LeaderKind::code),
        of("term", &["fixed", "ongoing"], |code| code),
        of("access", Access::ALL, Access::code),
        of("host", HostKind::ALL, HostKind::code),
        of("membership", Membership::ALL, Membership::code),
        of("kind", Kind::ALL, Kind::code),
        of("format", &["in_person", "online", "hybrid", "phone", "video", "text"], |code| code),
        of("day", &DAYS, |code| code),
        of("part", &["morning", "afternoon", "evening", "night"], |code| code),
    ]
    .concat()
}

fn choose(wanted: &Understood, name: &str, code: &str) -> Option<Understood> {
    let mut w = wanted.clone();
    match name {
        "experience" => w.conditions = vec![code.into()],
        "language" => w.language = Some(code.into()),
        "cost" => {
            w.fee = Some(match code {
                "free" => Fee::Free,
                "low_cost" => Fee::LowCost,
                _ => Fee::SlidingScale,
            });
        }
        "audience" => w.audience.push(Audience::from_code(code)?),
        "leader" => w.facilitation = LeaderKind::from_code(code),
        "term" => w.fixed_term = Some(code == "fixed"),
        "access" => w.amenities.push(Access::from_code(code)?),
        "host" => w.hosts = [HostKind::from_code(code)?].into(),
        "membership" => w.registration = Membership::from_code(code),
        "kind" => w.kinds = [Kind::from_code(code)?].into(),
        "format" => {
            w.format = Some(match code {
                "in_person" => WantedFormat::InPerson,
                "online" => WantedFormat::Online,
                "hybrid" => WantedFormat::Hybrid,
                "phone" => WantedFormat::Phone,
                "video" => WantedFormat::Video,
                _ => WantedFormat::Text,
            });
        }
        "day" => {
            let nth = DAYS.iter().position(|day| *day == code)?;
            w.time.days.push(Weekday::Monday.wrapping_add(nth as i64));
            w.time.relative = None;
        }
        "part" => {
            w.time.part = Some(match code {
                "morning" => Part::Morning,
                "afternoon" => Part::Afternoon,
                "evening" => Part::Evening,
                _ => Part::Night,
            });
            (w.time.after, w.time.before) = (None, None);
        }
        _ => return None,
    }
    Some(w)
}
