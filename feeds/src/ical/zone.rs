//! Zone names of calendars: IANA, Windows, vendors' prefixes.

use calcard::common::timezone::Tz;
use jiff::tz::TimeZone;
use std::str::FromStr;

/// The IANA name of a TZID, whatever program wrote it; `None` when it stands for none that is known.
pub(super) fn name(id: &str) -> Option<String> {
    let id = id.trim().trim_matches('"');
    known(id)
        .or_else(|| known(Tz::from_str(id).ok()?.name()?.as_ref()))
        .or_else(|| suffixes(id).find_map(known))
}

fn known(id: &str) -> Option<String> {
    let zone = TimeZone::get(id).ok()?;
    let name = zone.iana_name()?;
    Some(if matches!(name, "Etc/UTC" | "Z" | "Etc/Zulu" | "GMT") { "UTC".into() } else { name.to_owned() })
}

/// `custom_America/New_York` -> `America/New_York`, `New_York`, …: every tail that can be a zone's name.
fn suffixes(id: &str) -> impl Iterator<Item = &str> {
    id.char_indices()
        .take(200)
        .filter(|(_, c)| matches!(c, '/' | '_' | ' ' | ')' | ':'))
        .filter_map(move |(at, c)| id.get(at + c.len_utf8()..))
        .filter(|tail| tail.contains('/'))
}
