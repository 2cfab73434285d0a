//! Marks: everything about a listing that a question can ask for by name.

/// What a mark speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Facet {
    /// A vocabulary term of the listing or one above it.
    Experience,
    /// A vocabulary term that the listing itself names.
    Named,
    Stage,
    Audience,
    Kind,
    Format,
    Language,
    Cost,
    Fellowship,
    Faith,
    Tag,
    Leader,
    Access,
    Host,
    Membership,
    /// `fixed` or `ongoing`.
    Term,
    /// State or province, with its country before it ("US/IN").
    Region,
    Country,
    /// One of [`ROOM`], [`AFAR`], [`UNSAID`].
    Way,
}

/// Code of what a listing does not say.
pub(super) const UNKNOWN: &str = "?";
/// It meets in a room.
pub(super) const ROOM: &str = "room";
/// It can be reached from afar.
pub(super) const AFAR: &str = "afar";
/// It does not say how it meets.
pub(super) const UNSAID: &str = "unsaid";

/// One facet's code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Mark {
    pub(super) facet: Facet,
    pub(super) code: Box<str>,
}

impl Mark {
    pub(super) fn new(facet: Facet, code: &str) -> Self {
        Self { facet, code: code.into() }
    }

    /// The mark of a word that people write in many ways ("AA", "aa"; "12-Step", "12_step").
    pub(super) fn loose(facet: Facet, code: &str) -> Self {
        Self::new(facet, &domain::text::fold(code).replace(' ', "_"))
    }

    /// The mark of a region within a country.
    pub(super) fn region(country: &str, region: &str) -> Self {
        let folded = domain::text::fold(region);
        Self::new(Facet::Region, &format!("{}/{folded}", country.to_ascii_uppercase()))
    }

    /// The mark of a country.
    pub(super) fn country(country: &str) -> Self {
        Self::new(Facet::Country, &country.to_ascii_uppercase())
    }
}
