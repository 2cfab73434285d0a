//! A cell of prose that says what other tables have columns for: "Meets: 1st Wednesday, 6 PM" and "Cost: free", one a line.

use super::{cells::Cells, headers::Field};
use crate::{clean, times};

/// What tells when; a table with such a column needs no look into its prose.
const WHEN: [Field; 5] = [Field::Day, Field::Time, Field::Schedule, Field::Week, Field::Rrule];
/// What a line may be about.
const SAID: [Field; 12] = [
    Field::Day,
    Field::Time,
    Field::EndTime,
    Field::Week,
    Field::Schedule,
    Field::Venue,
    Field::Address,
    Field::Street,
    Field::City,
    Field::Cost,
    Field::Languages,
    Field::Format,
];
/// Most lines that are looked at.
const MOST: usize = 40;
/// Longest line that tells when, or goes on with a place.
const SHORT: usize = 80;

/// The row with what the lines of its prose say, where it has no column that tells when it meets.
pub(super) fn told(row: &Cells) -> Option<Cells> {
    if !row.days.is_empty() || row.section.is_some() || WHEN.iter().any(|field| !row.get(*field).is_empty()) {
        return None;
    }
    let prose = row.joined(Field::Description);
    let lines: Vec<&str> =
        prose.split(['\n', '\u{2028}']).map(str::trim).filter(|line| !line.is_empty()).take(MOST).collect();
    let said = labelled(&lines);
    let mut row = row.clone();
    if WHEN.iter().any(|field| said.iter().any(|(known, _)| known == field)) {
        for (field, words) in
            said.into_iter().filter(|(field, _)| row.get(*field).is_empty()).collect::<Vec<_>>()
        {
            row.set(field, words);
        }
        return Some(row);
    }
    // The time in the first line, and the place below it.
    let first = lines.first().filter(|line| lines.len() > 1 && line.len() <= SHORT)?;
    let is_when = |words: &str| !times::in_words(words, None).is_empty();
    let with_next = format!("{first} {}", lines.get(1).unwrap_or(&""));
    let is_told = !clean::weekdays(first).is_empty() && (is_when(first) || is_when(&with_next));
    is_told.then(|| {
        row.set(Field::Schedule, lines.join("\n"));
        row
    })
}

/// The fields that lines name, each with its words; a place goes on in the lines below it.
fn labelled(lines: &[&str]) -> Vec<(Field, String)> {
    let mut said: Vec<(Field, String)> = Vec::new();
    let mut is_place = false;
    for line in lines {
        let named = line.split_once(':').filter(|(label, _)| label.len() <= 30);
        let named = named.and_then(|(label, words)| Some((Field::of_header(label)?.0, words.trim())));
        match (named, said.last_mut()) {
            (Some((field, words)), _) => {
                is_place = matches!(field, Field::Venue | Field::Address) && !words.is_empty();
                if SAID.contains(&field) && !words.is_empty() && said.iter().all(|(known, _)| *known != field)
                {
                    said.push((field, words.to_owned()));
                } else {
                    is_place = false;
                }
            }
            (None, Some((_, words))) if is_place && line.len() <= SHORT && is_of_address(line) => {
                words.push_str(", ");
                words.push_str(line);
            }
            (None, _) => is_place = false,
        }
    }
    said
}

/// "500 E. Broad St.", "Columbus, OH 43215", "2nd Floor": what stands below the first line of an address.
fn is_of_address(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_digit()) && !line.contains(':') && clean::phone(line).is_none()
}
