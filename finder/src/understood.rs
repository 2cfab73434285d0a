//! What was understood of a question.

use domain::{Access, Audience, HostKind, Kind, LeaderKind, Membership, Point, Stage};
use jiff::civil::{Time, Weekday};
use std::collections::BTreeSet;

/// What a person wants, as far as it was understood. An empty field is no constraint; nothing is invented.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Understood {
    /// Ids of vocabulary terms; any one of them fits, and so does a descendant.
    pub conditions: Vec<String>,
    /// Where on the way.
    pub stage: Option<Stage>,
    /// For whom; each narrows.
    pub audience: Vec<Audience>,
    /// How it meets.
    pub format: Option<WantedFormat>,
    /// Where.
    pub place: Option<WantedPlace>,
    /// How far from there, in kilometres.
    pub radius_km: Option<f64>,
    /// When.
    pub time: WantedTime,
    /// In which language, ISO 639-1.
    pub language: Option<String>,
    /// What it may cost.
    pub fee: Option<Fee>,
    /// In which fellowship, by abbreviation.
    pub fellowship: Option<String>,
    /// Rooted in which faith.
    pub faith: Option<String>,
    /// What it must not be: `faith_based`, `12_step`, `online`, `in_person`, …
    pub exclude: Vec<String>,
    /// Needs to be met.
    pub amenities: Vec<Access>,
    /// Who leads.
    pub facilitation: Option<LeaderKind>,
    /// Open or closed ("no registration", "drop-in").
    pub registration: Option<Membership>,
    /// A set period or ongoing: `Some(true)` for a set period.
    pub fixed_term: Option<bool>,
    /// What it is; empty means support groups.
    pub kinds: BTreeSet<Kind>,
    /// Of which kind the host is; any of them fits, empty is any kind.
    pub hosts: BTreeSet<HostKind>,
    /// Free words that listings are tagged with (`newcomer`, `mat_friendly`).
    pub tags: Vec<String>,
    /// Somebody may be in danger: help comes first.
    pub crisis: bool,
    /// Too little to go on: ask back or show a broad list.
    pub vague: bool,
    /// What was not understood, folded words to rank by.
    pub words: Vec<String>,
    /// Which words led to which constraint: (constraint name as in the query files, words of the question).
    pub because: Vec<(&'static str, String)>,
}

/// How somebody wants to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WantedFormat {
    /// In a room.
    InPerson,
    /// From afar: phone, video or in writing.
    Online,
    /// Both ways at once.
    Hybrid,
    /// By phone only.
    Phone,
    /// By video only.
    Video,
    /// In writing only.
    Text,
}

/// Where somebody wants to meet.
#[derive(Debug, Clone, PartialEq)]
pub enum WantedPlace {
    /// A postal code.
    PostalCode(PlaceFound),
    /// A town or neighbourhood.
    City(PlaceFound),
    /// A state or province.
    Region(PlaceFound),
    /// A country.
    Country(PlaceFound),
    /// Near the person who asks.
    Here,
    /// Any of several towns, two and more ("Akron or Canton"). Each has a point.
    AnyOf(Vec<PlaceFound>),
    /// Several places of that name: ask which.
    Ambiguous(Vec<PlaceFound>),
}

/// A place out of the tables.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlaceFound {
    /// Its name or code as the tables have it ("Carmel", "46032", "VA", "GB").
    pub value: String,
    /// State or province code, for towns and postal codes.
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// The town of a postal code ("Carmel, IN").
    pub resolves_to: Option<String>,
    /// Its middle; `None` for countries.
    pub point: Option<Point>,
    /// IANA zone; `None` where a place has several.
    pub zone: Option<String>,
}

/// When somebody wants to meet. Times are in `zone`, or the asker's where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedTime {
    /// On any of these days; empty is any day.
    pub days: Vec<Weekday>,
    /// At this time of day.
    pub part: Option<Part>,
    /// Starting at or after.
    pub after: Option<Time>,
    /// Starting at or before; earlier than `after` when the window crosses midnight.
    pub before: Option<Time>,
    /// Relative to the time of asking.
    pub relative: Option<Relative>,
    /// The zone the times are meant in, where the question says so.
    pub zone: Option<String>,
    /// How often: `monthly`, `weekly`, `biweekly`, `daily`.
    pub frequency: Option<&'static str>,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Starts from 05:00 to 11:59.
    Morning,
    /// Starts from 12:00 to 16:59.
    Afternoon,
    /// Starts from 17:00 to 21:59.
    Evening,
    /// Starts from 22:00 to 04:59.
    Night,
}

/// Relative to the time of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relative {
    /// Starts within two hours, or runs.
    Now,
    /// Until midnight.
    Today,
    /// The next day.
    Tomorrow,
    /// The next seven days.
    ThisWeek,
    /// From the next Monday to the Sunday after it.
    NextWeek,
}

/// What it may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fee {
    /// Nothing.
    Free,
    /// Little: at most 20 of the currency a meeting, a gift, or by income.
    LowCost,
    /// By income.
    SlidingScale,
    /// At most so much a meeting, in whole units of the currency.
    Max(u32),
}

impl Part {
    /// All of them with their codes, in the order of the day.
    pub const ALL: [(&str, Self); 4] = [
        ("morning", Self::Morning),
        ("afternoon", Self::Afternoon),
        ("evening", Self::Evening),
        ("night", Self::Night),
    ];

    /// The part with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == code).map(|(_, part)| part)
    }

    /// First and last start of this part of the day.
    pub fn window(self) -> (Time, Time) {
        let (from, until) = match self {
            Self::Morning => (5, 11),
            Self::Afternoon => (12, 16),
            Self::Evening => (17, 21),
            Self::Night => (22, 4),
        };
        (jiff::civil::time(from, 0, 0, 0), jiff::civil::time(until, 59, 0, 0))
    }
}

impl WantedTime {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
