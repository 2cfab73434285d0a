//! The state or province that a feed is of, where its places name only a town.

use crate::{
    address,
    feed::{Options, base},
};
use domain::{Listing, text::fold};

/// Names of states and provinces that mean nothing else in the names of files, and their codes. A name within another
/// comes behind it.
const NAMES: &[(&str, &str)] = &[
    ("west virginia", "WV"),
    ("alabama", "AL"),
    ("alaska", "AK"),
    ("arizona", "AZ"),
    ("arkansas", "AR"),
    ("california", "CA"),
    ("colorado", "CO"),
    ("connecticut", "CT"),
    ("delaware", "DE"),
    ("washington dc", "DC"),
    ("district of columbia", "DC"),
    ("florida", "FL"),
    ("georgia", "GA"),
    ("hawaii", "HI"),
    ("idaho", "ID"),
    ("illinois", "IL"),
    ("indiana", "IN"),
    ("iowa", "IA"),
    ("kansas", "KS"),
    ("kentucky", "KY"),
    ("louisiana", "LA"),
    ("maine", "ME"),
    ("maryland", "MD"),
    ("massachusetts", "MA"),
    ("michigan", "MI"),
    ("minnesota", "MN"),
    ("mississippi", "MS"),
    ("missouri", "MO"),
    ("montana", "MT"),
    ("nebraska", "NE"),
    ("nevada", "NV"),
    ("new hampshire", "NH"),
    ("new jersey", "NJ"),
    ("new mexico", "NM"),
    ("new york", "NY"),
    ("north carolina", "NC"),
    ("north dakota", "ND"),
    ("ohio", "OH"),
    ("oklahoma", "OK"),
    ("oregon", "OR"),
    ("pennsylvania", "PA"),
    ("rhode island", "RI"),
    ("south carolina", "SC"),
    ("south dakota", "SD"),
    ("tennessee", "TN"),
    ("texas", "TX"),
    ("utah", "UT"),
    ("vermont", "VT"),
    ("virginia", "VA"),
    ("washington state", "WA"),
    ("wisconsin", "WI"),
    ("wyoming", "WY"),
    ("alberta", "AB"),
    ("british columbia", "BC"),
    ("manitoba", "MB"),
    ("new brunswick", "NB"),
    ("newfoundland", "NL"),
    ("nova scotia", "NS"),
    ("ontario", "ON"),
    ("prince edward island", "PE"),
    ("quebec", "QC"),
    ("saskatchewan", "SK"),
    ("yukon", "YT"),
];
/// What stands behind such a name where it is that of a town, a county, a street or a school.
const NOT_BEHIND: &[&str] =
    &["city", "county", "street", "st", "avenue", "ave", "university", "college", "house", "church"];

/// What a feed of one state says once for all its places.
#[derive(Debug, Clone)]
pub(crate) struct Region(String);

impl Region {
    /// The region that the settings say, or else the name of the file or of the source.
    pub(crate) fn of(name: &str, options: &Options) -> Option<Self> {
        let said = options.region.as_deref().map(str::trim).filter(|region| !region.is_empty());
        let region = said.or_else(|| in_name(base(name))).or_else(|| in_name(&options.source))?;
        let is_there = options.country.as_deref().is_none_or(|country| {
            said.is_some() || address::country_of_region(region).is_none_or(|there| there == country)
        });
        is_there.then(|| Self(region.to_owned()))
    }

    /// Fills the region of a place that says no more than its town; what was done, if anything.
    pub(crate) fn fill(&self, listing: &mut Listing) -> Option<String> {
        let place = listing.place.as_mut()?;
        let only_town = !place.city.is_empty()
            && place.region.is_empty()
            && place.postal_code.is_empty()
            && place.point.is_none();
        let country = address::country_of_region(&self.0);
        let fits = place.country.is_empty() || country.is_none_or(|there| there == place.country);
        if !only_town || !fits {
            return None;
        }
        place.region.clone_from(&self.0);
        if place.country.is_empty() {
            place.country = country.unwrap_or_default().to_owned();
        }
        Some(format!("Its place names a town only; its region, {}, is that of the feed.", self.0))
    }
}

/// The one state that a name speaks of.
fn in_name(name: &str) -> Option<&'static str> {
    let mut rest = format!(" {} ", fold(name));
    let mut found = None;
    for (words, code) in NAMES {
        let padded = format!(" {words} ");
        while let Some(at) = rest.find(&padded) {
            let behind = rest[at + padded.len()..].split(' ').next().unwrap_or_default();
            if !NOT_BEHIND.contains(&behind) && found.replace(*code).is_some_and(|other| other != *code) {
                return None;
            }
            rest.replace_range(at..at + padded.len(), " | ");
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::in_name;

    #[test]
    fn a_state_in_a_name_is_found_where_it_is_the_only_one() {
        for (name, region) in [
            ("ohio-support-groups.csv", Some("OH")),
            ("Groups West Virginia 2026.xlsx", Some("WV")),
            ("kansas-city-groups.csv", None),
            ("kansas_and_missouri.csv", None),
            ("washington.csv", None),
            ("Washington DC meetings.json", Some("DC")),
            ("delaware county groups.csv", None),
            ("meetings.json", None),
        ] {
            assert_eq!(in_name(name), region, "{name}");
        }
    }
}
