//! Columns that are written once for several rows: a day or a host stands in the first row of each run, and below it the
//! cell is empty because a person reads on.
//!
//! An empty cell may as well mean that nobody knows. It is taken as "the same" only in a leading column whose first row is
//! filled, that has no value twice (who writes each row out repeats himself), and that is empty in a third of the rows. A name is taken
//! only where the row has no place of its own.

use super::{columns::Column, headers::Field};
use csv::StringRecord;
use std::collections::HashSet;

/// Rows that are looked at.
pub(super) const SAMPLE: usize = 200;
/// Fewest empty cells.
const FEWEST: usize = 2;

/// What such a column may hold.
const MAY: &[Field] = &[
    Field::Name,
    Field::Group,
    Field::Host,
    Field::Day,
    Field::City,
    Field::Area,
    Field::Region,
    Field::Venue,
    Field::Experience,
];

/// What a group has of its own.
const OWN: &[Field] = &[
    Field::Host,
    Field::Venue,
    Field::Address,
    Field::Street,
    Field::City,
    Field::OnlineUrl,
    Field::RoomId,
    Field::Phone,
    Field::Email,
    Field::Url,
];

/// The columns of a table that are written once for several rows, and what stands above.
#[derive(Debug, Default)]
pub(super) struct Runs {
    columns: Vec<usize>,
    above: Vec<String>,
}

impl Runs {
    pub(super) fn of(columns: &[Column], rows: &[StringRecord]) -> Self {
        let mut runs = Self::default();
        // Numbers of rows and other things that nothing is known of may stand before them.
        for (at, column) in columns.iter().enumerate().filter(|(_, column)| **column != Column::Unknown) {
            let may = matches!(column, Column::Field(field, _) if MAY.contains(field));
            if !may || !is_run(rows, &runs.columns, at) || !is_of_one(columns, rows, at) {
                break;
            }
            runs.columns.push(at);
        }
        runs.above = vec![String::new(); runs.columns.len()];
        runs
    }

    /// The row with what stands above it; `None` where nothing is taken from there.
    pub(super) fn fill(&mut self, cells: &StringRecord) -> Option<StringRecord> {
        let (mut is_new, mut taken) = (false, vec![None; cells.len()]);
        for (column, above) in self.columns.iter().zip(&mut self.above) {
            let cell = cells.get(*column).unwrap_or_default();
            if !is_new && cell.trim().is_empty() {
                taken.get_mut(*column).filter(|_| !above.is_empty()).map(|slot| slot.replace(above.clone()));
            } else {
                // A new day begins: what stood beside the one before says nothing of it.
                is_new = true;
                cell.clone_into(above);
            }
        }
        let is_taken = taken.iter().any(Option::is_some);
        let filled = || cells.iter().zip(&taken).map(|(cell, above)| above.as_deref().unwrap_or(cell));
        is_taken.then(|| filled().collect())
    }
}

/// Whether rows without a name may be of the group above: groups without one are not rare, but each has a place or a room
/// of its own.
fn is_of_one(columns: &[Column], rows: &[StringRecord], at: usize) -> bool {
    let is = |column: &Column, fields: &[Field]| matches!(column, Column::Field(field, _) if fields.contains(field));
    if !columns.get(at).is_some_and(|column| is(column, &[Field::Name, Field::Group])) {
        return true;
    }
    let is_empty = |row: &StringRecord, at: usize| row.get(at).is_none_or(|cell| cell.trim().is_empty());
    let own = || columns.iter().enumerate().filter(|(_, column)| is(column, OWN)).map(|(at, _)| at);
    rows.iter().filter(|row| is_empty(row, at)).all(|row| own().all(|own| is_empty(row, own)))
}

/// Whether a column is filled where a run of the columns before it begins, empty often enough, and never says the same
/// twice within a run of theirs.
fn is_run(rows: &[StringRecord], before: &[usize], at: usize) -> bool {
    let cell = |row: &StringRecord, at: usize| row.get(at).unwrap_or_default().trim().to_lowercase();
    let (mut seen, mut empty, mut all) = (HashSet::new(), 0, 0);
    for row in rows.iter().filter(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1) {
        let begins = all == 0 || before.iter().any(|outer| !cell(row, *outer).is_empty());
        all += 1;
        if begins {
            seen.clear();
        }
        match cell(row, at) {
            value if value.is_empty() && begins => return false,
            value if value.is_empty() => empty += 1,
            value if !seen.insert(value.clone()) => return false,
            _ => {}
        }
    }
    empty >= FEWEST && empty * 3 >= all
}
