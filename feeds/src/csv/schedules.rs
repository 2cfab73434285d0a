//! Schedules of a spreadsheet's row.

use super::{
    cells::Cells,
    headers::Field,
    several,
    when::{one, with_day},
};
use crate::clean;
use domain::Schedule;

/// The schedules that the row's cells tell, whichever way they tell them.
pub(super) fn schedules(row: &Cells, zone: Option<&str>, notes: &mut Vec<String>) -> Vec<Schedule> {
    let row = &with_day(row);
    let found = match several::times(row) {
        Some(times) => times.iter().flat_map(|row| one(row, zone)).collect(),
        None => one(row, zone),
    };
    let cells = [Field::Week, Field::Day, Field::Time, Field::Schedule].map(|field| row.get(field));
    let said: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).map(clean::short).collect();
    if found.is_empty() && !said.is_empty() {
        notes.push(format!(
            "When it meets (\"{}\") was not understood; its words stand in the notes. Read is, for example, \"Tuesday\" with \"7:00 PM\" \
             beside it, or \"2nd Tuesday, 6-7:30 PM\".",
            said.join(", ")
        ));
    }
    found
}
