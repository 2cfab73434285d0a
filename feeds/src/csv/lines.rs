//! The rows of one table, each read when it is asked for.

use super::{
    cells::Cells,
    headers::Field,
    numbers::{Numbers, Seen},
    row,
    runs::{self, Runs},
    several::{self, Several},
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
use std::{borrow::Cow, collections::VecDeque};

pub(super) struct Lines<'a> {
    records: Records<Cow<'a, str>>,
    table: Table,
    options: Options,
    fellowship: Option<&'static str>,
    runs: Runs,
    numbers: Option<Numbers>,
    /// The weekday of the heading above.
    section: Option<Weekday>,
    left: usize,
    /// Groups of a line that held several.
    ready: VecDeque<Row>,
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
        let (left, end, numbers) = count(&table, &text);
        notes.extend(numbers.map(|numbers| numbers.note().to_owned()));
        let sample =
            table.records(&*text).flatten().map(|(_, cells)| cells).filter(|cells| !table.is_heading(cells));
        let runs = table.runs(&sample.take(runs::SAMPLE).collect::<Vec<_>>());
        let text = if left > MOST_ROWS { until(text, end) } else { text };
        if left > MOST_ROWS {
            notes.push(format!("The table has more than {MOST_ROWS} rows; the rest was left out."));
        }
        let (records, options, left) = (table.records(text), options.clone(), left.min(MOST_ROWS));
        let ready = VecDeque::new();
        Ok((Self { records, table, options, fellowship, runs, numbers, section: None, left, ready }, notes))
    }

    /// What a line holds: a group as a rule.
    fn rows(&mut self, number: usize, cells: &StringRecord) -> Vec<Row> {
        let day = self.day(cells);
        self.section = day.or(self.section);
        if day.is_some() || self.table.is_heading(cells) || self.is_remark(cells) {
            let reason = "This line is a heading or a remark, not a group.".to_owned();
            return vec![Row { number, result: Err(reason), notes: Vec::new() }];
        }
        let mut notes = Vec::new();
        let mut note = |said: &str| notes.push(said.to_owned());
        if cells.iter().skip(self.table.width()).any(|cell| !cell.trim().is_empty()) {
            note(
                "This row has more cells than the table has columns; they were left out. A text with the sign that parts the cells stands in quotation marks.",
            );
        }
        let filled = self.runs.fill(cells);
        if filled.is_some() {
            note("What is written once for several rows was taken from the row above.");
        }
        let mut cells = self.table.row(filled.as_ref().unwrap_or(cells), self.section);
        let untold = self.numbers.and_then(|numbers| numbers.name(&mut cells));
        untold.iter().for_each(|said| note(said));
        let groups = match several::groups(&cells) {
            Several::One => vec![cells],
            Several::Groups(groups) => {
                note("This row holds several groups, each with a time of its own; each was read by itself.");
                groups
            }
            Several::Unsure => {
                note(
                    "If this row is of several groups: it does not show which of them meets when. Write each in a row of its own.",
                );
                vec![cells]
            }
        };
        groups.iter().map(|cells| self.group(number, cells, notes.clone())).collect()
    }

    fn group(&self, number: usize, cells: &Cells, mut notes: Vec<String>) -> Row {
        let named = self.table.named();
        let read = row::read(cells, &self.options, self.fellowship, named, &mut notes);
        Row { number, result: read.map(Box::new), notes }
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

/// How many rows a table has, at most one more than are read, where the last of them begins, and how its days are counted.
fn count(table: &Table, text: &str) -> (usize, usize, Option<Numbers>) {
    let (mut records, mut count, mut seen) = (table.records(text), 0, Seen::default());
    let is_numbered = table.has(Field::Day) && !table.has(Field::Whole);
    while count <= MOST_ROWS {
        match records.next() {
            Some(Ok((_, cells))) if !is_filled(&cells) => {}
            Some(record) => {
                count += 1;
                if let Some((_, cells)) = record.ok().filter(|_| is_numbered) {
                    seen.row(&table.row(&cells, None));
                }
            }
            None => break,
        }
    }
    (count, records.place().0, seen.numbers())
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
        while self.ready.is_empty() && self.left > 0 {
            let rows = match self.records.next()? {
                Ok((_, cells)) if !is_filled(&cells) => continue,
                Ok((number, cells)) => self.rows(number, &cells),
                Err((number, reason)) => vec![Row { number, result: Err(reason), notes: Vec::new() }],
            };
            self.left -= 1;
            self.ready.extend(rows);
        }
        self.ready.pop_front()
    }

    /// A line may hold more than one.
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left + self.ready.len(), None)
    }
}
