//! A question to the index and its answer.

use crate::Understood;
use domain::{ListingId, Point};
use jiff::Timestamp;

/// A question: what is wanted, by whom (as little as is needed of that), and which part of the answer.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// What is wanted.
    pub wanted: &'a Understood,
    /// The time of asking.
    pub now: Timestamp,
    /// The asker's IANA zone.
    pub zone: &'a str,
    /// About where the asker is, if they said so.
    pub near: Option<Point>,
    /// In which order.
    pub sort: Sort,
    /// How many to leave out at the start.
    pub skip: usize,
    /// How many to give, at most 100.
    pub most: usize,
    /// Whether to count the choices beside the box too; that is about half of the work.
    pub facets: bool,
}

/// The order of results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best fit first.
    #[default]
    Fit,
    /// Soonest next meeting first.
    Soonest,
    /// Nearest first; groups without a place come after, by fit.
    Nearest,
}

/// The answer.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The results of this part, in order.
    pub hits: Vec<Hit>,
    /// How many listings fit every constraint. Exact.
    pub total: usize,
    /// How many would fit with one more choice.
    pub facets: Facets,
    /// Where nothing (or only the first few) fits: what is reachable instead, and which constraint was let go for it.
    pub instead: Vec<Instead>,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The listing.
    pub id: ListingId,
    /// Why it fits.
    pub why: Vec<Why>,
    /// What was asked for and the listing does not say.
    pub unknown: Vec<Unknown>,
    /// Distance in kilometres from the asked place or the asker.
    pub km: Option<f64>,
    /// Start of the next meeting that fits.
    pub next: Option<Timestamp>,
    /// The score it was ranked by; only its order means something.
    pub score: f32,
}

/// A reason why a listing fits. The page words it.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// It is about this term (vocabulary id), asked for or below what was asked for.
    Experience(String),
    /// It is of this fellowship.
    Fellowship(String),
    /// It is for these people.
    Audience(domain::Audience),
    /// It is for this stage.
    Stage(domain::Stage),
    /// It meets this way.
    Format(domain::Format),
    /// It is this far, in kilometres.
    Near(f64),
    /// It is in the region or country asked for.
    Within(String),
    /// It can be reached from anywhere.
    FromAnywhere,
    /// It meets when asked; the start.
    Time(Timestamp),
    /// It speaks this language.
    Language(String),
    /// It costs nothing.
    Free,
    /// It costs no more than asked.
    WithinCost,
    /// It meets this need.
    Access(domain::Access),
    /// It is led this way.
    Leader(domain::LeaderKind),
    /// It has these words of the question.
    Words(Vec<String>),
}

/// What was asked for and the listing does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// The cost.
    Cost,
    /// The time.
    Time,
    /// The language.
    Language,
    /// The leader.
    Leader,
    /// The access.
    Access,
    /// The exact place.
    Place,
    /// For whom.
    Audience,
}

/// One choice of a facet: its name, its code, and how many listings it would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The code of the choice (a term id, `video`, `TU`, `evening`, `es`, `free`, …).
    pub code: String,
    /// How many listings fit all else and this.
    pub count: usize,
}

/// Choices beside the box. Each facet counts with all other constraints kept and its own let go; one more of `audience` and
/// `access` is asked with those that were, and one more `day` is another that will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// (facet name, its choices with a count above zero, most first): `experience`, `format` (the ways of
    /// [`crate::WantedFormat`]: `in_person`, `online` for any from afar, `hybrid`, `phone`, `video`, `text`), `day`,
    /// `part`, `language`, `cost`, `audience`, `leader`, `term`, `access`, `host`, `kind`, `membership`.
    pub groups: Vec<(&'static str, Vec<Facet>)>,
}

/// What is reachable when nothing fits.
#[derive(Debug, Clone)]
pub struct Instead {
    /// Which constraint was let go: `radius` (wider), `place` (from anywhere), `time`, `format`, `experience`
    /// (a neighbouring one), `cost`, `language`, `audience`, `access`, `leader`, `membership`, `term`, `fellowship`,
    /// `faith`, `host`, `tags`, `words`; `most` when all but the experience was let go, `all` when everything was.
    pub let_go: &'static str,
    /// The nearest results without it.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: usize,
}
