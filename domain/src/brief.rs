//! A listing in brief: what a list of them shows.

use crate::{Audience, Cost, Experience, Finding, Format, Kind, Listing, ListingId, Place, Schedule, Status};
use serde::Deserialize;
use std::collections::BTreeSet;

/// As much of a [`Listing`] as a list shows. It is read out of the same body, and costs a third of the whole: answers,
/// descriptions and provenance are left where they are.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Brief {
    /// Its id.
    pub id: ListingId,
    /// What it is.
    pub kind: Kind,
    /// Whether it meets now.
    pub status: Status,
    /// Its name.
    pub name: String,
    /// What its members share.
    pub experiences: Vec<Experience>,
    /// Whom it is meant for.
    pub audience: BTreeSet<Audience>,
    /// How it meets.
    pub formats: BTreeSet<Format>,
    /// When it meets.
    pub schedules: Vec<Schedule>,
    /// Where it meets.
    pub place: Option<Place>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// Red flags found by the last review.
    pub findings: Vec<Finding>,
}

impl Default for Brief {
    fn default() -> Self {
        Listing::default().into()
    }
}

impl From<Listing> for Brief {
    fn from(listing: Listing) -> Self {
        let Listing { id, kind, status, name, experiences, audience, formats, schedules, .. } = listing;
        let (place, cost, findings) = (listing.place, listing.cost, listing.findings);
        Self { id, kind, status, name, experiences, audience, formats, schedules, place, cost, findings }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, AnswerSource, Question};

    #[test]
    fn the_body_of_a_listing_is_read_in_brief() {
        let listing = Listing {
            id: ListingId::from_bytes([7; 16]),
            kind: Kind::Class,
            status: Status::Paused,
            name: "Tuesday Circle".into(),
            description: "A \"quiet\" room {with} [brackets].".into(),
            experiences: vec![Experience::of("bereavement")],
            audience: [Audience::Women].into(),
            formats: [Format::InPerson, Format::Phone].into(),
            place: Some(Place { city: "Carmel".into(), ..Place::default() }),
            cost: Some(Cost::free()),
            answers: [(Question::Facilitator, Answer::new("A nurse.", AnswerSource::Feed, None))].into(),
            provenance: [("name".to_owned(), "feed".to_owned())].into(),
            ..Listing::default()
        };
        let body = serde_json::to_string(&listing).unwrap();
        assert_eq!(serde_json::from_str::<Brief>(&body).unwrap(), Brief::from(listing));
        assert_eq!(serde_json::from_str::<Brief>("{}").unwrap(), Brief::default());
    }
}
