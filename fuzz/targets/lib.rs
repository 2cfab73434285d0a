//! What the targets share.

pub mod archive;

use domain::{Listing, ListingId, Stamp};
use feeds::{Options, feed::Format, read};

/// Most listings that are written again.
const MOST: usize = 20;

/// Reads a feed; what came of it is written in the same format, and what is read of that must come back as it was.
pub fn feed(format: Format, bytes: &[u8]) {
    let options = Options { source: "fuzz".into(), format: Some(format), ..Options::default() };
    let Ok(feed) = read("feed", bytes, &options) else { return };
    let rows = feed.rows.into_iter().filter_map(|row| row.result.ok());
    let told: Vec<Listing> = rows.take(MOST).map(|contribution| contribution.listing).collect();
    let listings = again(format, &told, &options);
    let copies = again(format, &listings, &options);
    for listing in &listings {
        assert!(copies.contains(listing), "lost: {listing:#?}\nread again: {copies:#?}");
    }
}

/// Listings written under ids of their own, and read: one for each id.
fn again(format: Format, listings: &[Listing], options: &Options) -> Vec<Listing> {
    let id = |n: usize| ListingId::new(Stamp((n as i64 + 1) * 1_000), [7; 10]);
    let own: Vec<Listing> =
        listings.iter().enumerate().map(|(n, listing)| Listing { id: id(n), ..listing.clone() }).collect();
    if own.is_empty() {
        return own;
    }
    let written = write(format, &own);
    let feed = read("again", written.as_bytes(), options).expect("what we write is a feed");
    let rows: Vec<_> =
        feed.rows.into_iter().map(|row| row.result.expect("what we write is a listing")).collect();
    let of = |n: usize| rows.iter().find(|row| row.key.external_id.contains(&id(n).to_string()));
    (0..own.len()).map(|n| of(n).expect("each listing has a row").listing.clone()).collect()
}

fn write(format: Format, listings: &[Listing]) -> String {
    match format {
        Format::MeetingGuide => feeds::meeting_guide::write(listings),
        Format::Bmlt => feeds::bmlt::write(listings),
        Format::HsdsJson | Format::HsdsPackage => {
            feeds::hsds::write_json(listings, feeds::hsds::Version::V3_1)
        }
        Format::Ical => feeds::ical::write(listings, Stamp(1_795_435_200_000_000)),
        Format::JsonLd => feeds::jsonld::write(listings, "https://groups.example.org").to_string(),
        Format::Csv => feeds::csv::write(listings),
    }
}
