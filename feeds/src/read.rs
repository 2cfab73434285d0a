//! Reads a file or a folder in whichever format it is.

use crate::{
    bmlt, csv,
    feed::{Feed, FeedError, Format, MOST_BYTES, Options, Row, Rows, base},
    hsds, ical, jsonld, meeting_guide, packed,
    region::Region,
    sniff, whole,
};
use std::{
    borrow::Cow,
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

/// Reads a feed that is one file, also a packed one (gzip, zip) or a workbook. `name` is its file name or address, a
/// hint for its format. Bytes that are given away are freed as soon as they are not needed any more.
pub fn read<'a>(name: &str, bytes: impl Into<Cow<'a, [u8]>>, options: &Options) -> Result<Feed, FeedError> {
    open(name, bytes, options).map(Feed::whole)
}

/// Like [`read`], but each row is read when it is asked for. A refusal comes before any of them.
pub fn open<'a>(
    name: &str,
    bytes: impl Into<Cow<'a, [u8]>>,
    options: &Options,
) -> Result<Feed<Rows<'a>>, FeedError> {
    let bytes = bytes.into();
    if bytes.len() > MOST_BYTES {
        return Err(FeedError::TooLarge);
    }
    let feed = if packed::is_gzip(&bytes) {
        let unpacked = packed::gunzip(&bytes)?;
        drop(bytes);
        plain(name.trim_end_matches(".gz"), unpacked.into(), options)
    } else if packed::is_zip(&bytes) {
        zipped(name, bytes, options)
    } else {
        plain(name, bytes, options)
    }?;
    Ok(settled(feed, Region::of(name, options)))
}

/// Cleans each listing once more as a whole, so that what is written and read again is the same, and gives every row an
/// id of its own: the second row of an id gets `~2` behind it and a note. Of places that name only a town, the region is that
/// of the feed.
fn settled<'a>(feed: Feed<Rows<'a>>, region: Option<Region>) -> Feed<Rows<'a>> {
    let hash = RandomState::new();
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let settle = move |mut row: Row| {
        let Ok(contribution) = &mut row.result else { return row };
        whole::tidy(&mut contribution.listing);
        row.notes.extend(region.as_ref().and_then(|region| region.fill(&mut contribution.listing)));
        let id = &mut contribution.key.external_id;
        let count = seen.entry(hash.hash_one(id.as_str())).and_modify(|n| *n += 1).or_insert(1);
        if *count > 1 {
            row.notes.push(format!("The id \"{id}\" stands in the feed more than once."));
            *id = format!("{id}~{count}");
        }
        row
    };
    Feed { format: feed.format, rows: Rows::of(feed.rows.map(settle)), notes: feed.notes }
}

fn plain<'a>(name: &str, bytes: Cow<'a, [u8]>, options: &Options) -> Result<Feed<Rows<'a>>, FeedError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FeedError::Empty);
    }
    match options.format.map_or_else(|| sniff::format(name, &bytes), Ok)? {
        Format::Ical => ical::read(bytes, options),
        Format::JsonLd => jsonld::read(bytes, options),
        Format::HsdsJson | Format::HsdsPackage => hsds::read(bytes, options),
        Format::MeetingGuide => meeting_guide::read(name, bytes, options),
        Format::Bmlt => bmlt::read(bytes, options),
        Format::Csv => csv::read(name, bytes, options),
    }
}

/// A workbook, an HSDS package, or one packed file.
fn zipped<'a>(name: &str, bytes: Cow<'a, [u8]>, options: &Options) -> Result<Feed<Rows<'a>>, FeedError> {
    let names = packed::names(&bytes)?;
    if let Some(kind) = csv::workbook::kind(&names) {
        return csv::workbook::read(name, &bytes, kind, options);
    }
    sniff::archive(&names)?;
    let mut files = packed::unzip(&bytes, is_feed)?;
    drop(bytes);
    if hsds::is_package(&files) {
        return hsds::read_package(files, options);
    }
    match (files.pop(), files.is_empty()) {
        (Some((name, bytes)), true) => plain(&name, bytes.into(), options),
        (None, _) => Err(FeedError::Empty),
        _ => Err(FeedError::Unknown("The zip holds several files. Unpack it and give the folder.".into())),
    }
}

/// Whether a file of a folder may be a feed: not one that explains the others, nor a hidden one.
fn is_feed(path: &str) -> bool {
    let name = base(path).to_ascii_lowercase();
    !name.starts_with('.') && !name.starts_with("readme") && !name.starts_with("license")
}

/// Reads a folder: an HSDS package is one feed, every other file is one of its own. Files come with their paths in the
/// folder; the answer is in the order of the names.
pub fn read_folder(
    files: Vec<(String, Vec<u8>)>,
    options: &Options,
) -> Vec<(String, Result<Feed, FeedError>)> {
    let opened = open_folder(files, options).into_iter();
    opened.map(|(name, feed)| (name, feed.map(Feed::whole))).collect()
}

/// Like [`read_folder`], but each row is read when it is asked for.
pub fn open_folder(
    mut files: Vec<(String, Vec<u8>)>,
    options: &Options,
) -> Vec<(String, Result<Feed<Rows<'static>>, FeedError>)> {
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let total: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    if total > MOST_BYTES {
        return vec![(String::new(), Err(FeedError::TooLarge))];
    }
    if hsds::is_package(&files) {
        return vec![(
            "datapackage.json".to_owned(),
            hsds::read_package(files, options).map(|feed| settled(feed, Region::of("", options))),
        )];
    }
    files
        .into_iter()
        .filter(|(name, _)| is_feed(name))
        .map(|(name, bytes)| {
            let feed = open(&name, bytes, options);
            (name, feed)
        })
        .collect()
}
