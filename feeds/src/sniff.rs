//! Recognises the format of a feed from its bytes.

use crate::{
    clean::decode,
    feed::{FeedError, Format},
};

/// Bytes that are looked at.
const HEAD: usize = 256 << 10;

/// Property names that tell one JSON format from another.
const MARKS: &[(Format, &[&str])] = &[
    (Format::JsonLd, &["@context", "@type", "@graph"]),
    (
        Format::Bmlt,
        &[
            "id_bigint",
            "weekday_tinyint",
            "meeting_name",
            "service_body_bigint",
            "formatIds",
            "serviceBodyId",
            "format_shared_id_list",
            "venue_type",
            "venueType",
            "world_id",
            "worldId",
            "centerLongitude",
            "comdef_change_type",
            "location_municipality",
        ],
    ),
    (
        Format::HsdsJson,
        &[
            "organization_id",
            "organization",
            "service_at_locations",
            "services",
            "schedules",
            "interpretation_services",
            "application_process",
            "service_areas",
            "cost_options",
            "eligibility_description",
            "contents",
            "total_items",
            "phones",
            "taxonomy_terms",
            "program_id",
            "fees_description",
            "opens_at",
            "alternate_name",
            "status",
        ],
    ),
    (
        Format::MeetingGuide,
        &[
            "slug",
            "day",
            "time",
            "times",
            "types",
            "conference_url",
            "formatted_address",
            "region",
            "location",
            "group",
            "end_time",
            "entity",
            "conference_phone",
            "location_notes",
            "attendance_option",
            "timezone",
            "regions",
        ],
    ),
];

/// What files begin with that hold lists of groups in a way that is not read, and what to do.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "This is a PDF, which is not read. Ask for the list as a workbook, CSV or calendar file."),
    (
        b"\xD0\xCF\x11\xE0",
        "This is a file of an old Office program (.xls, .doc), or it has a password. Save it as .xlsx without a password, or as CSV.",
    ),
    (
        b"{\\rtf",
        "This is a text document (.rtf), which is not read. Put the list into a table and save it as CSV.",
    ),
    (
        b"\x89PNG",
        "This is a picture, which is not read. Ask for the list as a workbook, CSV or calendar file.",
    ),
    (
        b"\xFF\xD8\xFF",
        "This is a picture, which is not read. Ask for the list as a workbook, CSV or calendar file.",
    ),
    (b"SQLite format 3", "This is a database, which is not read. Export its table of groups as CSV."),
    (
        b"\x00\x01\x00\x00Standard",
        "This is a database of Access, which is not read. Export its table of groups as CSV.",
    ),
    (b"7z\xBC\xAF", "This is a 7z archive, which is not read. Unpack it, and give the file in it."),
    (b"Rar!", "This is a rar archive, which is not read. Unpack it, and give the file in it."),
];

/// Refuses a zip with these files that is a document of another program.
pub(crate) fn archive(names: &[String]) -> Result<(), FeedError> {
    let has = |is: fn(&str) -> bool| names.iter().any(|name| is(name));
    let told = if has(|name| name.ends_with(".iwa")) {
        "This is a file of Numbers or Pages, which is not read. Export it as Excel (.xlsx) or CSV."
    } else if has(|name| name == "word/document.xml") {
        "This is a text document of Word, which is not read. Copy its list into a table, and save that as .xlsx or CSV."
    } else {
        return Ok(());
    };
    Err(FeedError::Unknown(told.into()))
}

/// The format of the bytes; `name` decides where they leave it open.
pub(crate) fn format(name: &str, bytes: &[u8]) -> Result<Format, FeedError> {
    if let Some((_, told)) = OTHERS.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Err(FeedError::Unknown((*told).into()));
    }
    let name = name.to_ascii_lowercase();
    let head = decode(&bytes[..bytes.len().min(HEAD)])?.text;
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if start.is_empty() {
        return Err(FeedError::Unknown("The file holds no text. Save it again where it was made.".into()));
    }
    if let Some(at) = crate::json::begin(&head) {
        return Ok(json(&head[at..], &name));
    }
    match start.as_bytes().first() {
        Some(b'<') => web_page(&head),
        _ if start.get(..15).is_some_and(|s| s.eq_ignore_ascii_case("BEGIN:VCALENDAR")) => Ok(Format::Ical),
        _ if name.ends_with(".ics") => Ok(Format::Ical),
        _ if head.lines().take(5).any(|l| l.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR")) => Ok(Format::Ical),
        _ if start.contains(['\0', '\u{1}', '\u{2}', '\u{3}']) => {
            Err(FeedError::Unknown("The file is not text, nor a workbook. Give a JSON, CSV, .xlsx, .ods or calendar file.".into()))
        }
        _ if start.contains([',', ';', '\t', '|']) && start.contains('\n') => Ok(Format::Csv),
        _ if name.ends_with(".csv") || name.ends_with(".tsv") => Ok(Format::Csv),
        _ => Err(FeedError::Unknown(
            "The format was not recognised. Meeting Guide, BMLT, HSDS, iCalendar, schema.org, CSV and workbooks (.xlsx, .ods) are read.".into(),
        )),
    }
}

fn web_page(head: &str) -> Result<Format, FeedError> {
    let lower = head.to_ascii_lowercase();
    if lower.contains("application/ld+json") {
        return Ok(Format::JsonLd);
    }
    Err(FeedError::Unknown(if lower.contains("<html") || lower.contains("<!doctype") {
        "This is a web page, not a feed. Look for the feed's own address; the page may name it as \"Meetings Feed\".".into()
    } else {
        "This is XML or markup, which is not read. Look for a JSON or CSV feed.".into()
    }))
}

fn json(head: &str, name: &str) -> Format {
    let score = |format: &Format, marks: &[&str]| {
        let found = marks.iter().filter(|mark| head.contains(&format!("\"{mark}\"")));
        found.count() * if *format == Format::JsonLd || *format == Format::Bmlt { 3 } else { 1 }
    };
    let is_bmlt_frame =
        head.contains("\"meetings\"") && head.contains("\"formats\"") || head.contains("\"key_string\"");
    if is_bmlt_frame {
        return Format::Bmlt;
    }
    let best = MARKS
        .iter()
        .map(|(format, marks)| (score(format, marks), *format))
        .rev()
        .max_by_key(|(score, _)| *score);
    match best {
        Some((score, format)) if score > 0 => format,
        _ if name.contains("search") || name.contains("bmlt") => Format::Bmlt,
        _ if name.contains("hsds") || name.contains("service") => Format::HsdsJson,
        _ => Format::MeetingGuide,
    }
}
