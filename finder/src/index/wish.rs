//! A question, brought into the terms of the index.

use super::{
    cells::Circle,
    mark::{AFAR, Facet, Mark, ROOM, UNKNOWN},
    words::stems,
};
use crate::{Fee, Understood, WantedFormat, WantedPlace, understood::PlaceFound};
use domain::{Format, Kind, LeaderKind, Point};

/// How far one goes where nothing else is said, in kilometres.
pub(super) const USUAL_KM: f64 = 40.0;

/// One of these marks must be there; or, if `not`, none of them.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub(super) any: Vec<Mark>,
    pub(super) not: bool,
}

impl Clause {
    /// The facet that lets it go when its choices are counted ([`Facet::Way`]: the format); `None`: none does. For whom it
    /// is and what access it gives are asked together, so that each further choice leaves fewer.
    pub(super) fn lets_go(&self) -> Option<Facet> {
        let facet = self.any.first().filter(|_| !self.not)?.facet;
        match facet {
            Facet::Way | Facet::Format => Some(Facet::Way),
            Facet::Kind
            | Facet::Experience
            | Facet::Language
            | Facet::Cost
            | Facet::Leader
            | Facet::Membership
            | Facet::Term
            | Facet::Host => Some(facet),
            _ => None,
        }
    }
}

/// How one can meet in a format, and which marks that takes.
pub(super) struct Means {
    pub(super) room: bool,
    pub(super) afar: bool,
    pub(super) marks: Vec<Mark>,
}

impl Means {
    pub(super) fn of(format: WantedFormat, exclude: &[String]) -> Self {
        let allowed = |code: &str| !exclude.iter().any(|one| one == code);
        let room = matches!(format, WantedFormat::InPerson | WantedFormat::Hybrid);
        let marks = match format {
            WantedFormat::InPerson | WantedFormat::Online => vec![],
            WantedFormat::Hybrid => vec![Mark::new(Facet::Way, ROOM), Mark::new(Facet::Way, AFAR)],
            WantedFormat::Phone => vec![Mark::new(Facet::Format, Format::Phone.code())],
            WantedFormat::Video => vec![Mark::new(Facet::Format, Format::Video.code())],
            WantedFormat::Text => vec![Mark::new(Facet::Format, Format::Online.code())],
        };
        Self { room: room && allowed("in_person"), afar: !room && allowed("online"), marks }
    }
}

/// Where a room must be.
#[derive(Debug, Clone)]
pub(super) enum Where {
    Anywhere,
    /// In any of these, one and more.
    Within(Vec<Circle>),
    /// In the region or country of this mark.
    In(Mark),
}

/// What is wanted, all but the time.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    /// Each must hold.
    pub(super) clauses: Vec<Clause>,
    /// Whether going to a room is fine.
    pub(super) room: bool,
    /// Whether joining from afar is fine.
    pub(super) afar: bool,
    /// Whether it must be said how a group meets.
    pub(super) said: bool,
    pub(super) place: Where,
    /// From where distances count: the nearest of these.
    pub(super) origins: Vec<Point>,
    pub(super) max_cents: Option<i32>,
    /// Least and most tenths of meetings a month.
    pub(super) monthly: Option<(u16, u16)>,
    /// Distinct stems to rank by.
    pub(super) words: Vec<String>,
    /// Nothing but words was understood: one of them must occur.
    pub(super) bound: bool,
}

impl Wish {
    pub(super) fn of(wanted: &Understood, near: Option<Point>) -> Self {
        let place = place(wanted, near);
        let origins = match &place {
            Where::Within(circles) => circles.iter().map(|circle| circle.middle).collect(),
            _ => near.into_iter().collect(),
        };
        let words = stems(&wanted.words);
        let mut wish = Self {
            clauses: clauses(wanted),
            room: true,
            afar: true,
            said: false,
            place,
            origins,
            max_cents: match wanted.fee {
                Some(Fee::Max(units)) => Some(i32::try_from(units).unwrap_or(i32::MAX).saturating_mul(100)),
                _ => None,
            },
            monthly: wanted.time.frequency.and_then(monthly),
            bound: !words.is_empty() && is_only_words(wanted),
            words,
        };
        wish.format(wanted);
        wish.exclude(&wanted.exclude);
        wish
    }

    /// The facets that let their own constraint go, each once; the format is none of them.
    pub(super) fn lets_go(&self) -> impl Iterator<Item = Facet> {
        let mut facets: Vec<Facet> = self.clauses.iter().filter_map(Clause::lets_go).collect();
        facets.extend(self.max_cents.map(|_| Facet::Cost));
        facets.retain(|facet| *facet != Facet::Way);
        facets.sort_unstable();
        facets.dedup();
        facets.into_iter()
    }

    fn format(&mut self, wanted: &Understood) {
        let Some(format) = wanted.format else { return };
        let Means { room, afar, marks } = Means::of(format, &wanted.exclude);
        (self.room, self.afar, self.said) = (room, afar, true);
        self.clauses.extend(marks.into_iter().map(|mark| Clause { any: vec![mark], not: false }));
    }

    fn exclude(&mut self, exclude: &[String]) {
        for code in exclude {
            match code.as_str() {
                "online" => (self.afar, self.said) = (false, true),
                "in_person" => (self.room, self.said) = (false, true),
                code => {
                    let exact = [
                        Facet::Experience,
                        Facet::Kind,
                        Facet::Audience,
                        Facet::Format,
                        Facet::Leader,
                        Facet::Host,
                        Facet::Membership,
                    ];
                    let loose = [Facet::Tag, Facet::Faith, Facet::Fellowship];
                    let any = exact
                        .iter()
                        .map(|facet| Mark::new(*facet, code))
                        .chain(loose.iter().map(|facet| Mark::loose(*facet, code)));
                    self.clauses.push(Clause { any: any.collect(), not: true });
                }
            }
        }
    }
}

/// Whether the question says nothing but words.
fn is_only_words(wanted: &Understood) -> bool {
    let silent = Understood {
        words: Vec::new(),
        because: Vec::new(),
        crisis: false,
        vague: false,
        radius_km: None,
        ..wanted.clone()
    };
    silent == Understood::default()
}

fn clauses(wanted: &Understood) -> Vec<Clause> {
    let mut all = Vec::new();
    let mut one_of = |any: Vec<Mark>| all.push(Clause { any, not: false });
    let kinds: Vec<Mark> = wanted.kinds.iter().map(|kind| Mark::new(Facet::Kind, kind.code())).collect();
    one_of(if kinds.is_empty() { vec![Mark::new(Facet::Kind, Kind::SupportGroup.code())] } else { kinds });
    if !wanted.conditions.is_empty() {
        one_of(wanted.conditions.iter().map(|term| Mark::new(Facet::Experience, term)).collect());
    }
    for audience in &wanted.audience {
        one_of(vec![Mark::new(Facet::Audience, audience.code())]);
    }
    if let Some(language) = &wanted.language {
        one_of(languages(language));
    }
    match wanted.fee {
        Some(Fee::Free) => one_of(vec![Mark::new(Facet::Cost, "free")]),
        Some(Fee::LowCost) => one_of(vec![Mark::new(Facet::Cost, "low_cost")]),
        Some(Fee::SlidingScale) => one_of(vec![Mark::new(Facet::Cost, "sliding_scale")]),
        Some(Fee::Max(_)) | None => {}
    }
    if let Some(fellowship) = &wanted.fellowship {
        one_of(vec![Mark::loose(Facet::Fellowship, fellowship)]);
    }
    if let Some(faith) = &wanted.faith {
        one_of(vec![Mark::loose(Facet::Faith, faith)]);
    }
    for access in &wanted.amenities {
        one_of(vec![Mark::new(Facet::Access, access.code())]);
    }
    if let Some(leader) = wanted.facilitation {
        one_of(vec![Mark::new(Facet::Leader, LeaderKind::code(leader))]);
    }
    if let Some(membership) = wanted.registration {
        one_of(vec![Mark::new(Facet::Membership, membership.code())]);
    }
    if let Some(fixed) = wanted.fixed_term {
        one_of(vec![Mark::new(Facet::Term, if fixed { "fixed" } else { "ongoing" })]);
    }
    if !wanted.hosts.is_empty() {
        one_of(wanted.hosts.iter().map(|host| Mark::new(Facet::Host, host.code())).collect());
    }
    for tag in &wanted.tags {
        one_of(vec![Mark::loose(Facet::Tag, tag)]);
    }
    all
}

/// Marks that a listing in this language has. Most that say nothing speak English; none of the others do.
pub(super) fn languages(language: &str) -> Vec<Mark> {
    let language = language.to_ascii_lowercase();
    let mut any = vec![Mark::new(Facet::Language, &language)];
    if language == "en" {
        any.push(Mark::new(Facet::Language, UNKNOWN));
    }
    any
}

fn place(wanted: &Understood, near: Option<Point>) -> Where {
    let radius = wanted.radius_km.unwrap_or(USUAL_KM);
    let circle = |point: Point| Circle::new(point, radius);
    let around = |point: Option<Point>| point.map_or(Where::Anywhere, |p| Where::Within(vec![circle(p)]));
    match &wanted.place {
        None | Some(WantedPlace::Ambiguous(_)) => Where::Anywhere,
        Some(WantedPlace::Here) => around(near),
        Some(WantedPlace::AnyOf(all)) => {
            Where::Within(all.iter().filter_map(|f| f.point).map(circle).collect())
        }
        Some(WantedPlace::PostalCode(found) | WantedPlace::City(found)) if found.point.is_some() => {
            around(found.point)
        }
        Some(WantedPlace::PostalCode(found) | WantedPlace::City(found)) => match &found.region {
            Some(region) => Where::In(Mark::region(&found.country, region)),
            None => country(found, &found.country),
        },
        Some(WantedPlace::Region(found)) => Where::In(Mark::region(&found.country, &found.value)),
        Some(WantedPlace::Country(found)) => country(found, &found.value),
    }
}

fn country(found: &PlaceFound, value: &str) -> Where {
    let code = if found.country.is_empty() { value } else { &found.country };
    if code.is_empty() { Where::Anywhere } else { Where::In(Mark::country(code)) }
}

/// Tenths of meetings in a month for a frequency. Who wants weekly meetings is well served by daily ones.
fn monthly(frequency: &str) -> Option<(u16, u16)> {
    match frequency {
        "daily" => Some((200, u16::MAX)),
        "weekly" => Some((35, u16::MAX)),
        "biweekly" => Some((15, 34)),
        "monthly" => Some((1, 14)),
        _ => None,
    }
}
