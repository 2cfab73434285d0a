//! What the index keeps of a listing.

use super::{
    cells::{self, Unit},
    mark::{AFAR, Facet, Mark, ROOM, UNKNOWN, UNSAID},
    times::Timetables,
    words,
};
use crate::places::places;
use domain::{
    Access, Audience, HostKind, LeaderKind, Listing, ListingId, Place, Point, Role, Stage, Status, Term,
    vocabulary::vocabulary,
};
use jiff::civil::Date;

/// A document: its place in the base, or the base's length and its place in the tail.
pub(super) type At = u32;

/// A listing's numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    pub(super) at: Unit,
    /// Hundredths of its currency for one meeting.
    pub(super) cents: Option<i32>,
    /// Day of the last check, since 1970.
    pub(super) checked: Option<i16>,
    /// Tenths of meetings in an average month.
    pub(super) monthly: u16,
    flags: u8,
    /// How many of the things a visitor wants to know are said, 0 to 16.
    pub(super) said: u8,
}

const IN_ROOM: u8 = 1;
const FROM_AFAR: u8 = 2;
const PAUSED: u8 = 4;
const ABOUT: u8 = 8;

impl Facts {
    /// Whether it meets in a room.
    pub(super) fn room(&self) -> bool {
        self.flags & IN_ROOM != 0
    }

    /// Whether it can be reached from afar.
    pub(super) fn afar(&self) -> bool {
        self.flags & FROM_AFAR != 0
    }

    /// Whether it does not meet at present.
    pub(super) fn paused(&self) -> bool {
        self.flags & PAUSED != 0
    }

    /// Whether its point is not that of the door.
    pub(super) fn about(&self) -> bool {
        self.flags & ABOUT != 0
    }

    /// Whether its point is known.
    pub(super) fn has_point(&self) -> bool {
        !self.at[0].is_nan()
    }
}

/// What the index keeps of one listing.
#[derive(Debug)]
pub(super) struct Doc {
    pub(super) id: ListingId,
    pub(super) cell: u32,
    pub(super) facts: Facts,
    /// Ascending places in [`Timetables::all`].
    pub(super) times: Vec<u32>,
    /// Ascending.
    pub(super) marks: Vec<Mark>,
    /// Stems with impacts, ascending.
    pub(super) words: Vec<(Box<str>, u8)>,
}

impl Doc {
    /// `None` for a listing that has ended: it is not found.
    pub(super) fn of(listing: &Listing, times: &mut Timetables) -> Option<Self> {
        if listing.status == Status::Ended {
            return None;
        }
        let site = Site::of(listing);
        let mut marks = Marks(Vec::with_capacity(24));
        marks.place(&site);
        marks.what(listing);
        marks.who(listing);
        marks.how(listing);
        let Marks(mut marks) = marks;
        marks.sort_unstable();
        marks.dedup();
        let monthly = listing.meetings_per_month();
        let cents = listing.cost.as_ref().and_then(|cost| cost.cents_per_meeting(monthly));
        let has = |code: &str| marks.contains(&Mark::new(Facet::Way, code));
        let flag = |set: bool, bit: u8| if set { bit } else { 0 };
        // A street tells the door even where the point stands for the town.
        let exact = listing
            .place
            .as_ref()
            .is_some_and(|p| !p.street.is_empty() || (p.point.is_some() && !p.approximate));
        let facts = Facts {
            at: site.point.map_or([f32::NAN; 3], cells::unit),
            cents: cents.map(|cents| i32::try_from(cents).unwrap_or(i32::MAX)),
            checked: listing.checked.map(days),
            monthly: (monthly * 10.0).round() as u16,
            flags: flag(has(ROOM), IN_ROOM)
                | flag(has(AFAR), FROM_AFAR)
                | flag(listing.status != Status::Active, PAUSED)
                | flag(!exact, ABOUT),
            said: said(listing),
        };
        let zone = site.zone.as_deref();
        Some(Self {
            id: listing.id,
            cell: site.point.map_or(cells::NOWHERE, cells::cell),
            facts,
            times: times.of(listing, zone),
            marks,
            words: words::impacts(listing),
        })
    }

    pub(super) fn has(&self, mark: &Mark) -> bool {
        self.marks.binary_search(mark).is_ok()
    }

    /// The impact of a stem; 0 where it does not occur.
    pub(super) fn impact(&self, stem: &str) -> u8 {
        self.words.binary_search_by(|(word, _)| (**word).cmp(stem)).map_or(0, |at| self.words[at].1)
    }
}

/// Days since 1970.
pub(super) fn days(date: Date) -> i16 {
    let hours = date.duration_since(jiff::civil::date(1970, 1, 1)).as_hours();
    i16::try_from(hours / 24).unwrap_or(if hours < 0 { i16::MIN } else { i16::MAX })
}

fn said(listing: &Listing) -> u8 {
    let fields = [
        !listing.schedules.is_empty(),
        listing.cost.is_some(),
        listing.leader.is_some(),
        !listing.languages.is_empty(),
        listing.place.is_some() || listing.online.is_some(),
    ];
    (listing.answers.len().min(11) + fields.iter().filter(|known| **known).count()) as u8
}

/// Where a listing is: what it says, and what the tables add where it says too little.
struct Site {
    point: Option<Point>,
    region: String,
    country: String,
    zone: Option<String>,
}

impl Site {
    fn of(listing: &Listing) -> Self {
        let Some(place) = listing.place.as_ref().filter(|place| !place.is_empty()) else {
            return Self { point: None, region: String::new(), country: String::new(), zone: None };
        };
        let unzoned = listing.schedules.iter().any(|schedule| schedule.zone.is_none());
        let coded = place.country.len() == 2 && (1..=3).contains(&place.region.len());
        let found = (place.point.is_none() || unzoned || !coded).then(|| places().locate(place)).flatten();
        let found = found.unwrap_or_default();
        let point = place.point.or(found.point);
        let zone = found.zone.or_else(|| zone_at(point.filter(|_| unzoned)));
        let country = if place.country.len() == 2 { place.country.clone() } else { found.country };
        Self { point, region: region(place, found.region), country, zone }
    }
}

fn zone_at(point: Option<Point>) -> Option<String> {
    point.and_then(|point| places().zone_at(point)).map(Into::into)
}

/// The region's code, where the tables know one for its name.
fn region(place: &Place, found: Option<String>) -> String {
    if (1..=3).contains(&place.region.len()) {
        return place.region.clone();
    }
    found.unwrap_or_else(|| place.region.clone())
}

struct Marks(Vec<Mark>);

impl Marks {
    fn add(&mut self, facet: Facet, code: &str) {
        self.0.push(Mark::new(facet, code));
    }

    fn add_if(&mut self, has: bool, facet: Facet, code: &str) {
        if has {
            self.add(facet, code);
        }
    }

    fn place(&mut self, site: &Site) {
        if !site.country.is_empty() {
            self.0.push(Mark::country(&site.country));
        }
        if !site.region.is_empty() {
            self.0.push(Mark::region(&site.country, &site.region));
        }
    }

    fn what(&mut self, listing: &Listing) {
        self.add(Facet::Kind, listing.kind.code());
        for experience in &listing.experiences {
            self.add(Facet::Named, &experience.term);
            self.add(Facet::Experience, &experience.term);
            for term in vocabulary().lineage(&experience.term) {
                self.add(Facet::Experience, term.id);
            }
            if let Some(stage) = experience.stage {
                self.add(Facet::Stage, stage.code());
            }
        }
        for tag in &listing.tags {
            self.0.push(Mark::loose(Facet::Tag, tag));
        }
        match &listing.term {
            Some(Term::Ongoing) => self.add(Facet::Term, "ongoing"),
            Some(Term::Fixed { .. }) => self.add(Facet::Term, "fixed"),
            None => {}
        }
        self.tradition(listing);
    }

    /// Fellowship and faith, and what they imply.
    fn tradition(&mut self, listing: &Listing) {
        let fellowship = listing.fellowship.as_deref();
        let tradition =
            fellowship.and_then(|abbrev| vocabulary().fellowship(abbrev)).map_or("", |f| f.tradition);
        if let Some(abbrev) = fellowship {
            self.0.push(Mark::loose(Facet::Fellowship, abbrev));
        }
        let of_faith = !matches!(tradition, "" | "12_step" | "peer" | "professional");
        self.add_if(tradition == "12_step", Facet::Tag, "12_step");
        self.add_if(of_faith, Facet::Faith, tradition);
        if let Some(faith) = &listing.faith {
            self.0.push(Mark::loose(Facet::Faith, faith));
        }
        let secular = listing.faith.as_deref().map_or(tradition == "secular", |faith| faith == "secular");
        let hosted = listing.host.as_ref().is_some_and(|host| host.kind == Some(HostKind::Faith));
        let rooted = !secular && (listing.faith.is_some() || of_faith || hosted);
        self.add_if(rooted, Facet::Tag, "faith_based");
    }

    fn who(&mut self, listing: &Listing) {
        for audience in &listing.audience {
            self.add(Facet::Audience, audience.code());
        }
        let is = |audience| listing.audience.contains(&audience);
        self.add_if(is(Audience::Trans), Facet::Audience, Audience::Lgbtq.code());
        self.add_if(is(Audience::Indigenous), Facet::Audience, Audience::Bipoc.code());
        for experience in &listing.experiences {
            let implied = match experience.role {
                Some(Role::Carer) => Some(Audience::Caregivers),
                Some(Role::Parent) => Some(Audience::Parents),
                Some(Role::Family | Role::Partner) => Some(Audience::FamilyFriends),
                _ => None,
            };
            if let Some(audience) = implied {
                self.add(Facet::Audience, audience.code());
            }
            let survived = experience.stage == Some(Stage::AfterTreatment);
            self.add_if(survived, Facet::Audience, Audience::Survivors.code());
        }
        match listing.leader.as_ref().and_then(|leader| leader.kind) {
            Some(LeaderKind::Both) => LeaderKind::ALL.iter().for_each(|k| self.add(Facet::Leader, k.code())),
            Some(kind) => self.add(Facet::Leader, kind.code()),
            None => {}
        }
        if let Some(kind) = listing.host.as_ref().and_then(|host| host.kind) {
            self.add(Facet::Host, kind.code());
        }
    }

    fn how(&mut self, listing: &Listing) {
        for format in &listing.formats {
            self.add(Facet::Format, format.code());
        }
        let unsaid = listing.formats.is_empty();
        let placed = listing.place.as_ref().is_some_and(|place| !place.is_empty());
        let room = listing.is_in_person() || unsaid && placed && listing.online.is_none();
        let afar = listing.is_remote() || unsaid && listing.online.is_some();
        self.add_if(room, Facet::Way, ROOM);
        self.add_if(afar, Facet::Way, AFAR);
        self.add_if(!room && !afar, Facet::Way, UNSAID);
        for language in &listing.languages {
            self.add(Facet::Language, &language.to_ascii_lowercase());
        }
        self.add_if(listing.languages.is_empty(), Facet::Language, UNKNOWN);
        self.cost(listing);
        for access in &listing.access {
            self.add(Facet::Access, Access::code(*access));
        }
        if let Some(membership) = listing.membership {
            self.add(Facet::Membership, membership.code());
        }
    }

    fn cost(&mut self, listing: &Listing) {
        let Some(cost) = &listing.cost else { return self.add(Facet::Cost, UNKNOWN) };
        let each = cost.cents_per_meeting(listing.meetings_per_month());
        let low = cost.is_free() || cost.sliding || each.is_some_and(|cents| cents <= 2_000);
        self.add_if(cost.is_free(), Facet::Cost, "free");
        self.add_if(low, Facet::Cost, "low_cost");
        self.add_if(cost.sliding, Facet::Cost, "sliding_scale");
        self.add_if(!low && each.is_none(), Facet::Cost, UNKNOWN);
    }
}
