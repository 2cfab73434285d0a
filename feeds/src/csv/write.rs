//! Listings as a CSV file of our own columns.

use crate::{clean, spoken, whole};
use domain::{Listing, Schedule};

/// The columns, in order. Lists are written with commas, several schedules with ` | ` between them; the last column
/// holds the whole listing, and counts only while the others are as they were written.
pub(super) const COLUMNS: &[&str] = &[
    "id",
    "name",
    "kind",
    "status",
    "description",
    "notes",
    "host",
    "host_url",
    "host_phone",
    "host_email",
    "experiences",
    "words",
    "fellowship",
    "faith",
    "audience",
    "formats",
    "schedule",
    "rrule",
    "time",
    "minutes",
    "timezone",
    "venue",
    "street",
    "city",
    "region",
    "postal_code",
    "country",
    "directions",
    "latitude",
    "longitude",
    "approximate",
    "online_url",
    "online_phone",
    "online_notes",
    "languages",
    "cost",
    "membership",
    "access",
    "size",
    "since",
    "url",
    "phone",
    "email",
    "checked",
    "commonground_listing",
];

/// Writes listings as CSV (RFC 4180, UTF-8 without a mark), one row each. No cell can be taken for a formula: a `'` goes
/// before `=`, `+`, `-` and `@`.
pub fn write(listings: &[Listing]) -> String {
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    let written = out.write_record(COLUMNS).and_then(|()| {
        listings.iter().try_for_each(|listing| out.write_record(cells(listing).iter().map(|cell| safe(cell))))
    });
    let bytes = written.ok().and_then(|()| out.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn safe(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

fn codes<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join(",")
}

/// The cells of one listing, in the order of [`COLUMNS`].
pub(super) fn cells(listing: &Listing) -> Vec<String> {
    let l = listing;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (host, place, online) = (
        l.host.clone().unwrap_or_default(),
        l.place.clone().unwrap_or_default(),
        l.online.clone().unwrap_or_default(),
    );
    let each = |part: fn(&Schedule) -> String| l.schedules.iter().map(part).collect::<Vec<_>>().join(" | ");
    let zone = l.schedules.iter().find_map(|s| s.zone.clone()).unwrap_or_default();
    let id = if l.id.is_nil() { clean::slug(&l.name) } else { l.id.to_string() };
    vec![
        id,
        l.name.clone(),
        l.kind.code().into(),
        l.status.code().into(),
        l.description.clone(),
        l.notes.clone(),
        host.name,
        text(&host.url),
        text(&host.phone),
        text(&host.email),
        codes(l.experiences.iter().map(|e| &e.term)),
        codes(&l.tags),
        text(&l.fellowship),
        text(&l.faith),
        codes(&l.audience),
        codes(&l.formats),
        each(spoken::words),
        each(|s| s.rule.as_ref().map(ToString::to_string).unwrap_or_default()),
        each(|s| s.start.map(spoken::hh_mm).unwrap_or_default()),
        each(|s| s.minutes.map(|m| m.to_string()).unwrap_or_default()),
        zone,
        place.venue,
        place.street,
        place.city,
        place.region,
        place.postal_code,
        place.country,
        place.directions,
        place.point.map(|p| p.lat.to_string()).unwrap_or_default(),
        place.point.map(|p| p.lon.to_string()).unwrap_or_default(),
        if place.approximate { "yes".into() } else { String::new() },
        text(&online.url),
        text(&online.phone),
        online.notes,
        codes(&l.languages),
        l.cost.as_ref().map(cost).unwrap_or_default(),
        l.membership.map(|m| m.code().to_owned()).unwrap_or_default(),
        codes(&l.access),
        text(&l.size),
        l.since.map(|year| year.to_string()).unwrap_or_default(),
        text(&l.url),
        text(&l.phone),
        text(&l.email),
        l.checked.map(|day| day.to_string()).unwrap_or_default(),
        whole::write(l),
    ]
}

/// The group's own words, or the amount.
fn cost(cost: &domain::Cost) -> String {
    if !cost.words.is_empty() {
        return cost.words.clone();
    }
    let per = cost.per.map(|per| format!(" per {}", per.code())).unwrap_or_default();
    let amount = cost.amount.as_ref().map(|money| match money.cents {
        0 => "free".to_owned(),
        cents => format!("{} {}.{:02}{per}", money.currency, cents / 100, cents % 100),
    });
    let rest = [(cost.donation, "donation"), (cost.sliding, "sliding scale")];
    let rest = rest.into_iter().filter(|(is, _)| *is).map(|(_, word)| word.to_owned());
    amount.into_iter().chain(rest).collect::<Vec<_>>().join(", ")
}
