//! Fills what a row's own facts tell and its feed did not put into fields.

use crate::actions::source::HERE;
use domain::{Contribution, Kind, Listing, Place, Schedule, Status, merge};
use finder::places::places;
use jiff::tz::TimeZone;

/// Fills place, zone, kind and experiences of a listing out of its own words. Never overrides what its source says.
pub fn prepare(listing: &mut Listing) {
    let zone = listing.place.as_mut().and_then(locate);
    set_zone(listing, zone);
    if listing.kind == Kind::SupportGroup
        && let Some(kind) = safety::kind(&listing.name, &listing.description)
    {
        listing.kind = kind;
    }
    finder::understand::tag(listing);
}

/// What contributions say together. The times of one that names no place are those of the place that another names. Who
/// keeps the group, or looked into it here, knows best that it does not meet, whatever a list elsewhere still says.
pub fn together(contributions: &[Contribution]) -> Option<Listing> {
    let mut listing = merge::merge(contributions)?;
    let here = contributions.iter().find(|contribution| contribution.key.source == HERE);
    if let Some(status) = here.map(|here| here.listing.status).filter(|status| *status != Status::Active) {
        listing.status = status;
    }
    if listing.schedules.iter().any(|schedule| schedule.zone.is_none()) {
        let zone = listing.place.clone().as_mut().and_then(locate);
        set_zone(&mut listing, zone);
    }
    Some(listing)
}

fn set_zone(listing: &mut Listing, zone: Option<String>) {
    // An offset alone is how some programs write a local time.
    for schedule in listing.schedules.iter_mut().filter(|schedule| is_offset_of(schedule, zone.as_deref())) {
        schedule.zone.clone_from(&zone);
    }
    for schedule in listing.schedules.iter_mut().filter(|schedule| schedule.zone.is_none()) {
        schedule.zone.clone_from(&zone);
    }
}

/// Whether a schedule's zone is a bare offset that its place's zone has as well on its first day.
fn is_offset_of(schedule: &Schedule, zone: Option<&str>) -> bool {
    let first = schedule.from.zip(schedule.start).map(|(day, time)| day.to_datetime(time));
    let moment = |zone: &str| TimeZone::get(zone).ok()?.to_timestamp(first?).ok();
    let bare = schedule.zone.as_deref().filter(|zone| zone.starts_with("Etc/GMT"));
    bare.and_then(moment).is_some_and(|moment_there| zone.and_then(moment) == Some(moment_there))
}

/// Gives a place its point, if it has none, and tells its zone.
fn locate(place: &mut Place) -> Option<String> {
    if let Some(point) = place.point {
        let zone = places().zone_at(point).map(str::to_owned);
        if place.country.is_empty()
            && let Some(near) = places().nearest(point)
        {
            place.country = near.country;
        }
        return zone;
    }
    let found = places().locate(place)?;
    place.point = found.point;
    place.approximate = true;
    if place.country.is_empty() {
        place.country = found.country;
    }
    found.zone
}
