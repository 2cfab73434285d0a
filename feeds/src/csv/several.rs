//! Several groups that stand in one row, or several times of one, part by part: "Grief Circle; Caregivers" with "Tuesday;
//! Thursday" and "6 PM; 7 PM" beside it.

use super::{cells::Cells, headers::Field, when};
use crate::sense;

/// What parts names. A stroke does so with a space on both sides: "AA/NA" is one.
const OF_NAMES: [&str; 4] = ["\n", ";", "|", " / "];
/// What parts times.
const OF_TIMES: [&str; 4] = ["\n", ";", "|", "/"];
/// Most groups of one row.
const MOST: usize = 6;

/// What tells when a group meets.
const WHEN: [Field; 6] =
    [Field::Day, Field::Time, Field::EndTime, Field::Week, Field::Schedule, Field::Minutes];
/// What each of them may have of its own besides.
const OWN: [Field; 7] =
    [Field::Id, Field::City, Field::Url, Field::OnlineUrl, Field::RoomId, Field::Phone, Field::Email];
/// What is written with such signs where it is one.
const ONE: [Field; 3] = [Field::Address, Field::Street, Field::Venue];

/// What a row holds.
pub(super) enum Several {
    /// One group.
    One,
    /// Groups, each with times of its own.
    Groups(Vec<Cells>),
    /// Nobody can tell which of its names meets when.
    Unsure,
}

/// Whether a row is of several groups. It is where each of its names has a time that is understood.
pub(super) fn groups(row: &Cells) -> Several {
    let named = if row.get(Field::Name).is_empty() { Field::Group } else { Field::Name };
    let Some((sign, names)) = parts(row.get(named), &OF_NAMES) else { return Several::One };
    let is_timed = WHEN.iter().any(|field| parts(row.get(*field), &OF_TIMES).is_some());
    if !is_timed || !row.get(Field::Whole).is_empty() {
        return Several::One;
    }
    if sign == ";" && names.iter().any(|name| ends_as_entity(name)) {
        return Several::One;
    }
    // A name may go on in the next line; a group has one in each.
    let are_names = names.iter().all(|name| match sign {
        "\n" | " / " => sense::speaks_of_groups(name),
        _ => name.contains(char::is_alphabetic),
    });
    let is_one = |field: &Field| split(row.get(*field), sign).len() != names.len();
    if !are_names || !ONE.iter().all(is_one) {
        return Several::Unsure;
    }
    let mut own: Vec<(Field, Vec<String>)> =
        OWN.iter().map(|field| (*field, split(row.get(*field), sign))).collect();
    own.retain(|(_, parts)| parts.len() == names.len());
    own.push((named, names));
    by_part(row, own).map_or(Several::Unsure, Several::Groups)
}

/// Whether a semicolon behind a text is a part of how HTML writes a sign ("Friends &amp; Family").
fn ends_as_entity(text: &str) -> bool {
    let sign = text.rsplit_once('&').map(|(_, sign)| sign);
    sign.is_some_and(|sign| !sign.is_empty() && sign.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

/// The times of one group whose days and times of day stand part by part.
pub(super) fn times(row: &Cells) -> Option<Vec<Cells>> {
    let (sign, days) = parts(row.get(Field::Day), &["\n", ";"])?;
    let times = split(row.get(Field::Time), sign);
    by_part(row, vec![(Field::Time, times), (Field::Day, days)])
}

/// The row once for each part, where each has times that are understood.
fn by_part(row: &Cells, mut own: Vec<(Field, Vec<String>)>) -> Option<Vec<Cells>> {
    let count = own.last()?.1.len();
    for field in WHEN {
        if let Some((_, parts)) = parts(row.get(field), &OF_TIMES)
            && own.iter().all(|(known, _)| *known != field)
        {
            own.push((field, parts));
        }
    }
    if own.iter().any(|(_, parts)| parts.len() != count) {
        return None;
    }
    let part = |at: usize| {
        let mut part = row.clone();
        own.iter().for_each(|(field, parts)| part.set(*field, parts.get(at).cloned().unwrap_or_default()));
        part
    };
    let rows: Vec<Cells> = (0..count).map(part).collect();
    let has_clock = !row.get(Field::Time).is_empty();
    let is_understood = |row: &Cells| {
        let schedules = when::one(row, None);
        !schedules.is_empty() && (!has_clock || schedules.iter().all(|schedule| schedule.start.is_some()))
    };
    rows.iter().all(is_understood).then_some(rows)
}

/// The first of some signs that parts a cell, and its parts.
fn parts(cell: &str, signs: &[&'static str]) -> Option<(&'static str, Vec<String>)> {
    let parts = |sign: &&'static str| (*sign, split(cell, sign));
    signs.iter().map(parts).find(|(_, parts)| (2..=MOST).contains(&parts.len()))
}

fn split(cell: &str, sign: &str) -> Vec<String> {
    let cell = cell.replace(['\u{2028}', '\r'], "\n");
    cell.split(sign).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
