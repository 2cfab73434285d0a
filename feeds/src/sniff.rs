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

/// The format of the bytes; `name` decides where they leave it open.
pub(crate) fn format(name: &str, bytes: &[u8]) -> Result<Format, FeedError> {
    let name = name.to_ascii_lowercase();
    let head = decode(&bytes[..bytes.len().min(HEAD)])?.text;
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if start.is_empty() {
        return Err(FeedError::Unknown("The file holds no text.".into()));
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
            Err(FeedError::Unknown("The file is not text. Give a JSON, CSV or calendar file.".into()))
        }
        _ if start.contains([',', ';', '\t', '|']) && start.contains('\n') => Ok(Format::Csv),
        _ if name.ends_with(".csv") || name.ends_with(".tsv") => Ok(Format::Csv),
        _ => Err(FeedError::Unknown(
            "The format was not recognised. Meeting Guide, BMLT, HSDS, iCalendar, schema.org and CSV are read.".into(),
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
