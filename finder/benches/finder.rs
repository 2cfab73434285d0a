//! Prints what one question costs, how long the index takes to build, and how much memory it holds.
//!
//! `cargo bench -p finder --bench finder -- 100000 1000000`: sizes are numbers of listings. Figures are microseconds of
//! processor time on one thread. Listings are made up: 300 towns, 60 terms, words that thin out as they do in language.

use domain::{
    Cost, Experience, Format, Host, Listing, ListingId, Place, Point, Rule, Schedule, vocabulary::vocabulary,
};
use finder::{
    Ask, Fee, Finder, Part, Sort, Understood, WantedFormat, WantedPlace, WantedTime, understood::PlaceFound,
};
use jiff::civil::{Weekday, time};
use std::{hint::black_box, time::Instant};

const TOWNS: u64 = 300;
const TERMS: u64 = 60;
const WORDS: f64 = 30_000.0;
const QUESTIONS: usize = 400;
const ZONES: [&str; 4] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"];
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Chance that comes out the same every time (xorshift64*).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 33) % end
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A word by Zipf's law: the n-th is about 1/n as frequent as the first.
    fn word(&mut self) -> String {
        format!("word{}", WORDS.powf(self.unit()) as u32)
    }
}

fn town(nth: u64) -> (Point, &'static str) {
    let mut chance = Chance((nth + 1) * 0x9e37_79b9_7f4a_7c15);
    let (lat, lon) = (26.0 + chance.unit() * 22.0, -122.0 + chance.unit() * 50.0);
    (Point { lat, lon }, ZONES[((lon + 122.0) / 12.6) as usize % 4])
}

fn listing(nth: u64, chance: &mut Chance) -> Listing {
    // Large towns have many groups: the square makes the first towns denser.
    let (middle, zone) = town((chance.unit().powi(2) * TOWNS as f64) as u64);
    let point = Point {
        lat: middle.lat + (chance.unit() - 0.5) * 0.6,
        lon: middle.lon + (chance.unit() - 0.5) * 0.8,
    };
    let words =
        |count: u64, chance: &mut Chance| (0..count).map(|_| chance.word()).collect::<Vec<_>>().join(" ");
    let formats = match chance.below(10) {
        0..6 => vec![Format::InPerson],
        6..9 => vec![Format::Video],
        _ => vec![Format::InPerson, Format::Video],
    };
    let rule = match chance.below(10) {
        0..7 => format!("FREQ=WEEKLY;BYDAY={}", DAYS[chance.below(7) as usize]),
        7 => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={}", DAYS[chance.below(7) as usize]),
        _ => format!("FREQ=MONTHLY;BYDAY={}{}", chance.below(4) + 1, DAYS[chance.below(7) as usize]),
    };
    let rule: Option<Rule> = rule.parse().ok();
    let schedule = Schedule {
        rule,
        start: Some(time(7 + chance.below(14) as i8, [0, 15, 30, 45][chance.below(4) as usize], 0, 0)),
        minutes: Some(60),
        zone: Some(zone.into()),
        ..Schedule::default()
    };
    let mut id = [0; 16];
    id[..8].copy_from_slice(&chance.next().to_be_bytes());
    id[8..].copy_from_slice(&nth.to_be_bytes());
    Listing {
        id: ListingId::from_bytes(id),
        name: words(4, chance),
        description: words(30 + chance.below(26), chance),
        host: Some(Host { name: words(2, chance), ..Host::default() }),
        experiences: vec![Experience::of(term(chance.below(TERMS)))],
        formats: formats.into_iter().collect(),
        schedules: vec![schedule],
        place: Some(Place {
            region: "IN".into(),
            country: "US".into(),
            point: Some(point),
            ..Place::default()
        }),
        languages: [if chance.below(10) == 0 { "es" } else { "en" }.to_owned()].into(),
        cost: (chance.below(2) == 0).then(Cost::free),
        ..Listing::default()
    }
}

fn term(nth: u64) -> &'static str {
    vocabulary().terms[nth as usize * vocabulary().terms.len() / TERMS as usize].id
}

/// Words, 40 km, a weekday evening, free, in person.
fn evening(chance: &mut Chance) -> Understood {
    let (point, _) = town((chance.unit().powi(2) * TOWNS as f64) as u64);
    let found = PlaceFound { point: Some(point), country: "US".into(), ..PlaceFound::default() };
    Understood {
        place: Some(WantedPlace::City(found)),
        radius_km: Some(40.0),
        format: Some(WantedFormat::InPerson),
        fee: Some(Fee::Free),
        time: WantedTime {
            days: Weekday::Monday.cycle_forward().take(5).collect(),
            part: Some(Part::Evening),
            ..WantedTime::default()
        },
        words: vec![chance.word(), chance.word()],
        ..Understood::default()
    }
}

/// An experience and a town, both ways to meet.
fn experience(chance: &mut Chance) -> Understood {
    Understood {
        conditions: vec![term(chance.below(TERMS)).into()],
        format: None,
        fee: None,
        time: WantedTime::default(),
        ..evening(chance)
    }
}

/// An experience online, in the evening.
fn online(chance: &mut Chance) -> Understood {
    Understood {
        conditions: vec![term(chance.below(TERMS)).into()],
        format: Some(WantedFormat::Online),
        place: None,
        ..evening(chance)
    }
}

/// Two words and nothing else.
fn words(chance: &mut Chance) -> Understood {
    Understood { words: vec![chance.word(), chance.word()], ..Understood::default() }
}

/// Seconds of processor time of this process, or of the wall where the system does not tell.
fn cpu(begun: Instant) -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanos = stat.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.map_or_else(|| begun.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = |name: &str| {
        let value = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("unknown");
        value.trim().to_owned()
    };
    format!("resident {}, at most {}", line("VmRSS:"), line("VmHWM:"))
}

fn measure(name: &str, finder: &Finder, sort: Sort, facets: bool, question: fn(&mut Chance) -> Understood) {
    let begun = Instant::now();
    let now = "2026-11-23T18:00:00Z".parse().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let mut chance = Chance(0x5eed);
    let questions: Vec<Understood> = (0..QUESTIONS).map(|_| question(&mut chance)).collect();
    let run = |wanted: &Understood| {
        let zone = "America/New_York";
        finder.find(&Ask { wanted, now, zone, near: None, sort, skip: 0, most: 20, facets })
    };
    let totals: usize = questions.iter().map(|wanted| black_box(run(wanted)).total).sum();
    let start = cpu(begun);
    let mut walls: Vec<f64> = Vec::with_capacity(QUESTIONS);
    for wanted in &questions {
        let asked = Instant::now();
        black_box(run(wanted));
        walls.push(asked.elapsed().as_secs_f64() * 1e6);
    }
    let each = (cpu(begun) - start) * 1e6 / QUESTIONS as f64;
    walls.sort_by(f64::total_cmp);
    let (p50, p99) = (walls[QUESTIONS / 2], walls[QUESTIONS * 99 / 100]);
    let fit = totals / QUESTIONS;
    println!("  {name:<58} {each:>8.0} us CPU   p50 {p50:>7.0} us   p99 {p99:>7.0} us   {fit:>7} fit");
}

fn main() {
    let sizes: Vec<u64> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    for size in sizes {
        let begun = Instant::now();
        let mut chance = Chance(0x00c0_ffee);
        let start = cpu(begun);
        (0..size).for_each(|nth| drop(black_box(listing(nth, &mut chance))));
        let making = cpu(begun) - start;
        let mut chance = Chance(0x00c0_ffee);
        let start = cpu(begun);
        let mut finder = Finder::build((0..size).map(|nth| listing(nth, &mut chance)));
        let built = cpu(begun) - start - making;
        let mega = finder.bytes() / 1_000_000;
        println!("{size} listings: built in {built:.1} s CPU, index {mega} MB, {}", resident());
        measure(
            "words, 40 km, weekday evening, free, in person; nearest",
            &finder,
            Sort::Nearest,
            false,
            evening,
        );
        measure("the same; best fit", &finder, Sort::Fit, false, evening);
        measure("the same; best fit with facets", &finder, Sort::Fit, true, evening);
        measure("experience and town, either way; best fit", &finder, Sort::Fit, false, experience);
        measure("the same; soonest", &finder, Sort::Soonest, false, experience);
        measure("experience online, weekday evening, free; best fit", &finder, Sort::Fit, false, online);
        measure("two words; best fit", &finder, Sort::Fit, false, words);
        (0..200).for_each(|nth| finder.put(&listing(size + nth, &mut chance)));
        measure("first question after 200 changes", &finder, Sort::Nearest, false, evening);
    }
}
