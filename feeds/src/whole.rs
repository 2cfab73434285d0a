//! The whole listing inside other formats, so that what Commonground writes it reads back without loss.

use crate::clean;
use domain::{Listing, ListingId};
use serde_json::{Map, Value};

/// The property that holds the listing's id where the format's own id cannot: several rows may be one listing.
pub(crate) const ID: &str = "commonground_id";

/// The listing's id, empty where it has none yet.
pub(crate) fn id(listing: &Listing) -> String {
    if listing.id.is_nil() { String::new() } else { listing.id.to_string() }
}

/// The id of a row that also names its listing's.
pub(crate) fn external_id(listing: &str, row: String) -> String {
    match listing.parse::<ListingId>() {
        Ok(id) if !id.is_nil() => format!("{id}/{row}"),
        _ => row,
    }
}

/// Whether two records say the same, but for the properties that are ours.
pub(crate) fn same(a: &Map<String, Value>, b: &Map<String, Value>, is_ours: fn(&str) -> bool) -> bool {
    let facts = |row: &Map<String, Value>| row.keys().filter(|key| !is_ours(key)).count();
    facts(a) == facts(b) && a.iter().all(|(key, value)| is_ours(key) || b.get(key) == Some(value))
}

/// The listing as JSON, without its id, findings and provenance: those belong to the place it came from.
pub(crate) fn write(listing: &Listing) -> String {
    let bare = Listing {
        id: ListingId::NIL,
        findings: Vec::new(),
        provenance: Default::default(),
        ..listing.clone()
    };
    serde_json::to_string(&bare).unwrap_or_default()
}

/// Reads such a listing. `None` when it cannot be read, or when `name`, which stands beside it in the other format, is
/// another: then somebody changed the record, and what stands beside it is newer.
pub(crate) fn read(json: &str, name: &str) -> Option<Listing> {
    let listing: Listing = serde_json::from_str(json).ok()?;
    let same = !listing.name.is_empty() && short(&listing.name) == short(name);
    same.then(|| {
        let mut listing =
            Listing { id: ListingId::NIL, findings: Vec::new(), provenance: Default::default(), ..listing };
        // A feed can write anything there.
        tidy(&mut listing);
        listing
    })
}

/// A name as far as every format holds it.
fn short(name: &str) -> String {
    let name: String = clean::line(name).chars().take(255).collect();
    name.trim_end().to_owned()
}

/// Cleans every text of a listing.
pub(crate) fn tidy(l: &mut Listing) {
    for text in [&mut l.description, &mut l.notes] {
        *text = clean::text(text);
    }
    l.name = clean::line(&l.name);
    let url = |raw: &mut Option<String>| *raw = raw.as_deref().and_then(clean::url);
    url(&mut l.url);
    if let Some(host) = &mut l.host {
        host.name = clean::line(&host.name);
        url(&mut host.url);
    }
    if let Some(online) = &mut l.online {
        online.notes = clean::text(&online.notes);
        url(&mut online.url);
    }
    if let Some(place) = &mut l.place {
        place.directions = clean::text(&place.directions);
        for text in [
            &mut place.venue,
            &mut place.street,
            &mut place.city,
            &mut place.region,
            &mut place.postal_code,
            &mut place.country,
        ] {
            *text = clean::line(text);
        }
        place.point = place.point.and_then(|p| domain::Point::new(p.lat, p.lon));
    }
    if let Some(cost) = &mut l.cost {
        cost.words = clean::text(&cost.words);
    }
    for answer in l.answers.values_mut() {
        answer.text = clean::text(&answer.text);
        url(&mut answer.proof);
    }
}
