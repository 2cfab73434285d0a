//! How to come to a group's meetings, as far as its listing says.

use super::answers;
use domain::{Format, Listing, Online, Place};

/// How to come.
#[derive(Debug, Clone)]
pub(crate) struct Come {
    /// The listing's id.
    pub(crate) listing: String,
    /// Lines of its address.
    pub(crate) address: Vec<String>,
    /// The place is only about right.
    pub(crate) about: bool,
    /// How to find the door.
    pub(crate) directions: String,
    /// A map can be had.
    pub(crate) has_map: bool,
    /// How to reach it from afar.
    pub(crate) online: Option<Online>,
    /// Site name of the link to join.
    pub(crate) join_host: Option<String>,
}

impl Come {
    /// How to come to all meetings of a listing, or to those that are held in one way.
    pub(crate) fn of(listing: &Listing, format: Option<Format>) -> Self {
        let in_person = match format {
            Some(format) => format == Format::InPerson,
            None => listing.is_in_person() || listing.formats.is_empty(),
        };
        let place = listing.place.as_ref().filter(|_| in_person);
        let online = listing.online.clone().filter(|_| format != Some(Format::InPerson));
        Self {
            listing: listing.id.to_string(),
            address: place.map(answers::address).unwrap_or_default(),
            about: place.is_some_and(|place| place.approximate && place.street.is_empty()),
            directions: place.map(|place| place.directions.clone()).unwrap_or_default(),
            has_map: place.and_then(map_address).is_some(),
            join_host: online.as_ref().and_then(|online| online.url.as_deref()).and_then(host),
            online,
        }
    }
}

/// The site of an address, shown before somebody leaves for it.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty()).map(str::to_owned)
}

/// Where a map of a place can be had, on another site.
pub(crate) fn map_address(place: &Place) -> Option<String> {
    let mut query = form_urlencoded::Serializer::new(String::from("https://www.openstreetmap.org/?"));
    match place.point.filter(|_| !place.approximate) {
        Some(point) => {
            query
                .append_pair("mlat", &format!("{:.5}", point.lat))
                .append_pair("mlon", &format!("{:.5}", point.lon));
            Some(query.finish())
        }
        None => {
            let lines = answers::address(place);
            if lines.is_empty() {
                return None;
            }
            let mut query =
                form_urlencoded::Serializer::new(String::from("https://www.openstreetmap.org/search?"));
            query.append_pair("query", &lines.join(", "));
            Some(query.finish())
        }
    }
}
