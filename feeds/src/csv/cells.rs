//! One row by what its cells hold.

use super::{columns::Column, headers::Field};
use csv::StringRecord;
use jiff::civil::Weekday;
use std::collections::HashMap;

/// One row, by what its cells hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    fields: HashMap<Field, Vec<(usize, String)>>,
    /// Times on weekdays that have columns of their own.
    pub(super) days: Vec<(Weekday, String)>,
    /// Times in zones that have columns of their own.
    pub(super) times_in: Vec<(String, String)>,
    /// The weekday of the heading above.
    pub(super) section: Option<Weekday>,
    /// The table is of a country whose provinces are no states of America.
    pub(super) is_elsewhere: bool,
}

impl Cells {
    /// A record by what its columns hold.
    pub(super) fn of(
        columns: &[Column],
        record: &StringRecord,
        section: Option<Weekday>,
        is_elsewhere: bool,
    ) -> Self {
        let mut cells = Self { section, is_elsewhere, ..Self::default() };
        for (column, cell) in columns.iter().zip(record) {
            let cell = readable(cell);
            // Where it is asked whether a number may be shown, silence is no.
            if cell.is_empty() && !matches!(column, Column::Field(Field::Consent, _)) {
                continue;
            }
            match column {
                Column::Field(Field::Private, _) | Column::Unknown => {}
                Column::Field(field, rank) => {
                    cells.fields.entry(*field).or_default().push((*rank, cell.to_owned()))
                }
                Column::Day(day) => cells.days.push((*day, cell.to_owned())),
                Column::TimeIn(zone) => cells.times_in.push((zone.clone(), cell.to_owned())),
            }
        }
        cells
    }

    /// The first cell of a field that says something; the column whose header is surest comes first.
    pub(super) fn get(&self, field: Field) -> &str {
        self.fields
            .get(&field)
            .and_then(|cells| cells.iter().min_by_key(|(rank, _)| *rank))
            .map_or("", |(_, cell)| cell)
    }

    /// Puts another cell in the place of those of a field.
    pub(super) fn set(&mut self, field: Field, cell: String) {
        self.fields.insert(field, vec![(0, cell)]);
    }

    /// Every cell of a field.
    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        self.fields.get(&field).into_iter().flatten().map(|(_, cell)| cell.as_str())
    }

    /// Whether any cell tells where it is.
    pub(super) fn has_place(&self) -> bool {
        [Field::Address, Field::Venue, Field::Street, Field::City]
            .iter()
            .any(|field| !self.get(*field).is_empty())
    }

    /// Every cell of a field, one a line.
    pub(super) fn joined(&self, field: Field) -> String {
        let mut cells: Vec<&str> = self.all(field).collect();
        cells.dedup();
        cells.join("\n")
    }
}

/// A cell without what a spreadsheet shows in place of a value, and without the mark that keeps a text from being a formula.
fn readable(cell: &str) -> &str {
    let cell = cell.trim();
    let is_error = cell.starts_with("##")
        || matches!(cell, "#N/A" | "#REF!" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NULL!" | "#NUM!");
    let marked = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    if is_error { "" } else { marked.unwrap_or(cell) }
}
