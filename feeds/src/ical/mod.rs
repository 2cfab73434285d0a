//! iCalendar (RFC 5545): calendars of groups, read and written.
//!
//! A row is one series: a VEVENT with all its overrides (the same UID with a RECURRENCE-ID), which become moved and
//! cancelled days of its schedule. ATTENDEE, ORGANIZER and CONTACT are never read.

mod blocks;
mod closed;
mod event;
mod listing;
mod series;
mod write;
mod zone;

pub use write::{event, write};

use crate::{
    clean,
    feed::{Feed, FeedError, Format, MOST_ROWS, MOST_WHOLE_BYTES, Options, Rows},
};
use std::borrow::Cow;

/// Reads a calendar. Times without a zone stand in the one its X-WR-TIMEZONE or `options` name.
pub(crate) fn read(bytes: Cow<'_, [u8]>, options: &Options) -> Result<Feed<Rows<'static>>, FeedError> {
    if bytes.len() > MOST_WHOLE_BYTES {
        return Err(FeedError::Whole("calendar"));
    }
    let text = clean::decode(rejoined(bytes))?.text;
    let found = blocks::find(&text);
    drop(text);
    if !found.is_calendar {
        return Err(FeedError::Unknown(
            "No calendar was found: there is no BEGIN:VCALENDAR line. Export the calendar as .ics.".into(),
        ));
    }
    if found.blocks.len() > MOST_ROWS {
        return Err(FeedError::Broken(format!("the calendar has more than {MOST_ROWS} events")));
    }
    let is_empty = found.blocks.is_empty();
    let notes = if is_empty { vec!["the calendar has no events".into()] } else { vec![] };
    Ok(Feed { format: Format::Ical, rows: series::rows(found.blocks, options), notes })
}

/// Some programs fold lines in the middle of a character: those are joined before the bytes are read as text.
fn rejoined(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let is_text = std::str::from_utf8(&bytes).is_ok();
    if is_text || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = &bytes[..];
    while let Some((first, tail)) = rest.split_first() {
        let folded = tail.strip_prefix(b"\r\n ").or_else(|| tail.strip_prefix(b"\n "));
        out.push(*first);
        rest = match folded {
            Some(after) if *first >= 0x80 && after.first().is_some_and(|b| (0x80..0xc0).contains(b)) => after,
            _ => tail,
        };
    }
    out.into()
}
