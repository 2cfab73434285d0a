//! Finds the events of a calendar without trusting the rest of it: a broken line costs at most its own event.

use crate::feed::{MOST_ROW_BYTES, MOST_ROWS};
use std::{borrow::Cow, collections::HashMap, rc::Rc};

/// One component that may become a row.
pub(super) struct Block {
    /// The line of its BEGIN, from 1.
    pub(super) line: usize,
    /// Its text, unfolded, BEGIN to END; or what is wrong with it.
    pub(super) text: Result<String, String>,
    /// A VJOURNAL: a record without a date.
    pub(super) is_journal: bool,
    /// What its calendar says for all its events.
    pub(super) calendar: Rc<Calendar>,
}

/// What a calendar says for all its events.
#[derive(Debug, Clone, Default)]
pub(super) struct Calendar {
    /// X-WR-TIMEZONE.
    pub(super) zone: Option<String>,
    /// TZID -> X-LIC-LOCATION of its VTIMEZONEs.
    pub(super) places: HashMap<String, String>,
}

/// What was found in a file.
#[derive(Default)]
pub(super) struct Found {
    /// Its events and journals, in order.
    pub(super) blocks: Vec<Block>,
    /// Whether there was any calendar or event.
    pub(super) is_calendar: bool,
}

struct Open {
    line: usize,
    kind: String,
    text: String,
    too_large: bool,
    /// The component inside it that is being skipped (VALARM).
    inner: Option<String>,
}

/// The components of a text, at most one more than [`MOST_ROWS`].
pub(super) fn find(text: &str) -> Found {
    let heads: Vec<Rc<Calendar>> = heads(text).into_iter().map(Rc::new).collect();
    let mut heads = heads.into_iter();
    let mut calendar = heads.next().unwrap_or_default();
    let mut found = Found::default();
    let mut open: Option<Open> = None;
    for (number, line) in Lines::of(text) {
        if found.blocks.len() > MOST_ROWS {
            return found;
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
        match (name.as_str(), value.as_str()) {
            ("BEGIN" | "END", "VCALENDAR") => {
                found.is_calendar = true;
                cut_off(&mut open, &calendar, &mut found);
                if name == "BEGIN" {
                    calendar = heads.next().unwrap_or_default();
                }
            }
            ("BEGIN", "VEVENT" | "VJOURNAL") => {
                found.is_calendar = true;
                cut_off(&mut open, &calendar, &mut found);
                let text = format!("BEGIN:{value}\r\n");
                open = Some(Open { line: number, kind: value, text, too_large: false, inner: None });
            }
            _ => {
                if let Some(block) = open.as_mut()
                    && inside(block, &name, &value, &line)
                {
                    close(&mut open, &calendar, &mut found);
                }
            }
        }
    }
    cut_off(&mut open, &calendar, &mut found);
    found
}

/// Takes a line into the open block; whether it was its END.
fn inside(block: &mut Open, name: &str, value: &str, line: &str) -> bool {
    if name == "END" && value == block.kind {
        return true;
    }
    match (name, &block.inner) {
        ("END", Some(inner)) if inner == value => block.inner = None,
        (_, Some(_)) => {}
        ("BEGIN", None) => block.inner = Some(value.to_owned()),
        _ if block.text.len() + line.len() > MOST_ROW_BYTES => block.too_large = true,
        _ => {
            block.text.push_str(line);
            block.text.push_str("\r\n");
        }
    }
    false
}

fn close(open: &mut Option<Open>, calendar: &Rc<Calendar>, found: &mut Found) {
    let Some(mut block) = open.take() else { return };
    block.text.push_str(&format!("END:{}\r\n", block.kind));
    let text = if block.too_large {
        Err(format!("line {}: the event is larger than {} KiB", block.line, MOST_ROW_BYTES >> 10))
    } else {
        Ok(block.text)
    };
    push(block.line, text, block.kind == "VJOURNAL", calendar, found);
}

fn cut_off(open: &mut Option<Open>, calendar: &Rc<Calendar>, found: &mut Found) {
    if let Some(block) = open.take() {
        let text = Err(format!("line {}: the event is cut off before its END:{}", block.line, block.kind));
        push(block.line, text, block.kind == "VJOURNAL", calendar, found);
    }
}

fn push(
    line: usize,
    text: Result<String, String>,
    is_journal: bool,
    calendar: &Rc<Calendar>,
    found: &mut Found,
) {
    found.blocks.push(Block { line, text, is_journal, calendar: calendar.clone() });
}

/// What each calendar says outside its events: first what stands before any, then one for every BEGIN:VCALENDAR.
fn heads(text: &str) -> Vec<Calendar> {
    const MOST: usize = 10_000;
    let mut all = vec![Calendar::default()];
    let mut zone_id = String::new();
    for (_, line) in Lines::of(text) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        let name = name.trim().to_ascii_uppercase();
        if name == "BEGIN" && value.eq_ignore_ascii_case("VCALENDAR") && all.len() <= MOST {
            all.push(Calendar::default());
        }
        let Some(calendar) = all.last_mut() else { continue };
        match name.as_str() {
            "X-WR-TIMEZONE" if !value.is_empty() => calendar.zone = Some(value.to_owned()),
            "TZID" => value.clone_into(&mut zone_id),
            "X-LIC-LOCATION" if calendar.places.len() < MOST => {
                calendar.places.insert(zone_id.clone(), value.to_owned());
            }
            _ => {}
        }
    }
    all
}

/// Lines with their numbers, folded ones joined (RFC 5545 section 3.1); blank lines between do no harm.
struct Lines<'a> {
    rest: std::iter::Peekable<std::iter::Enumerate<std::str::Lines<'a>>>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self { rest: text.trim_start_matches('\u{feff}').lines().enumerate().peekable() }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, first) = self.rest.find(|(_, line)| !line.trim().is_empty())?;
        let first = &first[..first.floor_char_boundary(MOST_ROW_BYTES + 1)];
        let mut line = Cow::Borrowed(first.trim_end_matches('\r'));
        while let Some((_, next)) = self.rest.peek() {
            match next.strip_prefix([' ', '\t']) {
                Some(more) if line.len() <= MOST_ROW_BYTES => {
                    let more = &more[..more.floor_char_boundary(MOST_ROW_BYTES + 1)];
                    line.to_mut().push_str(more.trim_end_matches('\r'));
                }
                Some(_) => {}
                None if next.trim().is_empty() => {}
                None => break,
            }
            self.rest.next();
        }
        Some((at + 1, line))
    }
}
