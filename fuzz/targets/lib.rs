//! What the targets share.

use domain::{Listing, Stamp};
use feeds::{Options, feed::Format, read};

/// Most listings that are written again.
const MOST: usize = 20;

/// Reads a feed; what came of it is written in the same format and must come back as it was.
pub fn feed(format: Format, bytes: &[u8]) {
    let options = Options { source: "fuzz".into(), format: Some(format), ..Options::default() };
    let Ok(feed) = read("feed", bytes, &options) else { return };
    let rows = feed.rows.into_iter().filter_map(|row| row.result.ok());
    let listings: Vec<Listing> = rows.take(MOST).map(|contribution| contribution.listing).collect();
    if listings.is_empty() {
        return;
    }
    let written = write(format, &listings);
    let again = read("again", written.as_bytes(), &options).expect("what we write is a feed");
    let again: Vec<Listing> =
        again.rows.into_iter().map(|row| row.result.expect("what we write is a listing").listing).collect();
    for listing in &listings {
        assert!(again.contains(listing), "lost: {listing:#?}\nread again: {again:#?}\nwritten: {written}");
    }
}

fn write(format: Format, listings: &[Listing]) -> String {
    match format {
        Format::MeetingGuide => feeds::meeting_guide::write(listings),
        Format::Bmlt => feeds::bmlt::write(listings),
        Format::HsdsJson | Format::HsdsPackage => {
            feeds::hsds::write_json(listings, feeds::hsds::Version::V3_1).to_string()
        }
        Format::Ical => feeds::ical::write(listings, Stamp(1_795_435_200_000_000)),
        Format::JsonLd => feeds::jsonld::write(listings, "https://groups.example.org").to_string(),
        Format::Csv => feeds::csv::write(listings),
    }
}
