//! The rows of one table, each read when it is asked for.

use super::{
    row,
    runs::{self, Runs},
    table::Table,
};
use crate::{
    clean,
    feed::{FeedError, MOST_ROWS, Options, Row, base},
    fellowship,
    records::Records,
};
use csv::StringRecord;
use jiff::civil::Weekday;
use std::borrow::Cow;

pub(super) struct Lines<'a> {
    records: Records<Cow<'a, str>>,
    table: Table,
    options: Options,
    fellowship: Option<&'static str>,
    runs: Runs,
    /// The weekday of the heading above.
    section: Option<Weekday>,
    left: usize,
}

impl<'a> Lines<'a> {
    /// The rows of a table, and what is to be known of it as a whole. The delimiter is found where it is not given.
    pub(super) fn of(
        name: &str,
        text: Cow<'a, str>,
        delimiter: Option<u8>,
        options: &Options,
    ) -> Result<(Self, Vec<String>), FeedError> {
        let table = Table::read(&text, delimiter, &options.mapping)?;
        let fellowship = fellowship::in_name(&options.source).or_else(|| fellowship::in_name(name));
        table.check(&text, base(name), options, fellowship.is_some())?;
        let mut notes = Vec::new();
        let unknown = table.unknown();
        if !unknown.is_empty() {
            notes.push(format!(
                "Columns that were left out: {}. A mapping can name them.",
                clean::line(&unknown.join(", "))
            ));
        }
        let (left, end) = count(&table, &text);
        let sample =
            table.records(&*text).flatten().map(|(_, cells)| cells).filter(|cells| !table.is_heading(cells));
        let runs = table.runs(&sample.take(runs::SAMPLE).collect::<Vec<_>>());
        let text = if left > MOST_ROWS { until(text, end) } else { text };
        if left > MOST_ROWS {
            notes.push(format!("The table has more than {MOST_ROWS} rows; the rest was left out."));
        }
        let (records, options, left) = (table.records(text), options.clone(), left.min(MOST_ROWS));
        Ok((Self { records, table, options, fellowship, runs, section: None, left }, notes))
    }

    fn row(&mut self, number: usize, cells: &StringRecord) -> Row {
        let mut notes = Vec::new();
        let heading = || Err("This line is a heading or a remark, not a group.".to_owned());
        let result = match self.day(cells) {
            Some(day) => {
                self.section = Some(day);
                heading()
            }
            None if self.table.is_heading(cells) || self.is_remark(cells) => heading(),
            None => {
                if cells.iter().skip(self.table.width()).any(|cell| !cell.trim().is_empty()) {
                    notes.push(
                        "This row has more cells than the table has columns; they were left out. A text with the sign that parts the cells stands in quotation marks.".into(),
                    );
                }
                let filled = self.runs.fill(cells);
                if filled.is_some() {
                    notes.push("What is written once for several rows was taken from the row above.".into());
                }
                let cells = self.table.row(filled.as_ref().unwrap_or(cells), self.section);
                let named = self.table.named();
                row::read(&cells, &self.options, self.fellowship, named, &mut notes).map(Box::new)
            }
        };
        Row { number, result, notes }
    }

    /// Whether a line says one thing alone where groups have several: a heading, or a remark below the list.
    fn is_remark(&self, cells: &StringRecord) -> bool {
        self.table.width() > 2 && cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1
    }

    /// The weekday that stands alone on a line.
    fn day(&self, cells: &StringRecord) -> Option<Weekday> {
        let mut filled = cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
        let only =
            filled.next().filter(|cell| self.table.width() > 2 && cell.split_whitespace().count() == 1)?;
        filled.next().is_none().then(|| clean::weekday(only)).flatten()
    }
}

/// How many rows a table has, at most one more than are read, and where the last of them begins.
fn count(table: &Table, text: &str) -> (usize, usize) {
    let (mut records, mut count) = (table.records(text), 0);
    while count <= MOST_ROWS {
        match records.next() {
            Some(Ok((_, cells))) if !is_filled(&cells) => {}
            Some(_) => count += 1,
            None => break,
        }
    }
    (count, records.place().0)
}

/// A text up to a place: what is not read is not kept.
fn until(text: Cow<'_, str>, end: usize) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or(text)),
        Cow::Owned(mut text) => {
            text.truncate(text.floor_char_boundary(end));
            text.shrink_to_fit();
            Cow::Owned(text)
        }
    }
}

fn is_filled(cells: &StringRecord) -> bool {
    cells.iter().any(|cell| !cell.trim().is_empty())
}

impl Iterator for Lines<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while self.left > 0 {
            let row = match self.records.next()? {
                Ok((_, cells)) if !is_filled(&cells) => continue,
                Ok((number, cells)) => self.row(number, &cells),
                Err((number, reason)) => Row { number, result: Err(reason), notes: Vec::new() },
            };
            self.left -= 1;
            return Some(row);
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}
