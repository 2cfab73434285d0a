//! Bytes to a table: delimiter, title lines, header, columns.

use super::{
    about::{self, Look},
    headers::Field,
};
use crate::{
    clean,
    feed::FeedError,
    records::{Read, Records},
};
use csv::StringRecord;
use jiff::civil::Weekday;
use std::collections::{BTreeMap, HashMap};

/// Lines in which the header is looked for.
const HEAD: usize = 25;
const MOST_COLUMNS: usize = 1_000;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    Field(Field, usize),
    /// Times on one weekday.
    Day(Weekday),
    /// Times in a zone.
    TimeIn(String),
    Unknown,
}

/// A table whose columns are known.
pub(super) struct Table<'a> {
    text: &'a str,
    delimiter: u8,
    header: Vec<String>,
    columns: Vec<Column>,
    /// The number of records up to the header's last line.
    skip: usize,
    /// Lines before the text (a `sep=` line).
    lines_before: usize,
}

/// One row, by what its cells hold.
#[derive(Debug, Default)]
pub(super) struct Cells {
    fields: HashMap<Field, Vec<(usize, String)>>,
    /// Times on weekdays that have columns of their own.
    pub(super) days: Vec<(Weekday, String)>,
    /// Times in zones that have columns of their own.
    pub(super) times_in: Vec<(String, String)>,
    /// The weekday of the heading above.
    pub(super) section: Option<Weekday>,
}

impl Cells {
    /// The first cell of a field that says something; the column whose header is surest comes first.
    pub(super) fn get(&self, field: Field) -> &str {
        self.fields
            .get(&field)
            .and_then(|cells| cells.iter().min_by_key(|(rank, _)| *rank))
            .map_or("", |(_, cell)| cell)
    }

    /// Every cell of a field.
    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        self.fields.get(&field).into_iter().flatten().map(|(_, cell)| cell.as_str())
    }

    /// Every cell of a field, one a line.
    pub(super) fn joined(&self, field: Field) -> String {
        let mut cells: Vec<&str> = self.all(field).collect();
        cells.dedup();
        cells.join("\n")
    }
}

impl<'a> Table<'a> {
    pub(super) fn read(
        text: &'a str,
        known: Option<u8>,
        mapping: &BTreeMap<String, String>,
    ) -> Result<Self, FeedError> {
        let (said, text, lines_before) = separator_line(text);
        let given = known.or(said);
        let delimiters = given.map_or_else(|| vec![b',', b';', b'\t', b'|'], |delimiter| vec![delimiter]);
        let best = delimiters.into_iter().filter_map(|delimiter| {
            let (at, found) = header(text, delimiter, mapping)?;
            Some((found.iter().filter(|c| **c != Column::Unknown).count(), delimiter, at, found))
        });
        let (_, delimiter, at, columns) = best.max_by_key(|(score, delimiter, ..)| (*score, *delimiter == b',')).ok_or_else(|| {
            FeedError::Unknown(
                "No header line was found. The first lines must name the columns (Name, Day, Time, …), or give a mapping.".into(),
            )
        })?;
        let head = records(text, delimiter, HEAD + 2);
        let header: Vec<String> =
            head.get(at).map(|r| r.iter().map(str::to_owned).collect()).unwrap_or_default();
        let is_second = |row: &StringRecord| {
            let cells: Vec<&str> = row.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
            cells.len() > 1
                && cells.iter().all(|cell| Field::of_header(cell).is_some() && clean::weekday(cell).is_none())
        };
        let skip = at + 1 + usize::from(head.get(at + 1).is_some_and(is_second));
        let mut table = Self { text, delimiter, header, columns, skip, lines_before };
        table.name_by_what_there_is();
        table.leave_persons_numbers();
        Ok(table)
    }

    /// Where no column is the name, the group's or the host's is.
    fn name_by_what_there_is(&mut self) {
        for stand_in in [Field::Name, Field::Group, Field::Host, Field::Experience, Field::Venue] {
            let mut found =
                self.columns.iter_mut().filter(|c| matches!(c, Column::Field(f, _) if *f == stand_in));
            if let Some(column) = found.next() {
                let keeps_host = stand_in == Field::Host || stand_in == Field::Name;
                if !keeps_host {
                    *column = Column::Field(Field::Name, 0);
                }
                return;
            }
        }
    }

    /// A number right behind a person's column is that person's; so is every number where meetings have contacts.
    fn leave_persons_numbers(&mut self) {
        const PERSONS: &[&str] = &[
            "contact",
            "person",
            "facilitator",
            "leader",
            "coordinator",
            "contacto",
            "facilitador",
            "responsable",
        ];
        let is_person = |header: &str| {
            let folded = domain::text::fold(header);
            folded.split(' ').any(|word| PERSONS.contains(&word))
        };
        let is_ours = self.columns.iter().any(|c| matches!(c, Column::Field(Field::Whole, _)));
        let with_contacts = self.header.iter().any(|h| domain::text::fold(h).starts_with("contact 1"));
        let mut behind = false;
        for (column, header) in self.columns.iter_mut().zip(&self.header) {
            match column {
                Column::Field(Field::Phone, _) if !is_ours && (behind || with_contacts) => {
                    *column = Column::Field(Field::Private, 0);
                }
                Column::Field(Field::Phone | Field::Email, _) => {}
                Column::Field(Field::Private, _) => behind = is_person(header),
                _ => behind = false,
            }
        }
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Headers that nothing is known of.
    pub(super) fn unknown(&self) -> Vec<&str> {
        let unknown = self.columns.iter().zip(&self.header).filter(|(column, _)| **column == Column::Unknown);
        unknown.map(|(_, header)| header.trim()).filter(|header| !header.is_empty()).take(60).collect()
    }

    /// Whether a row repeats the header.
    pub(super) fn is_heading(&self, cells: &StringRecord) -> bool {
        let same = cells
            .iter()
            .zip(&self.header)
            .filter(|(a, b)| !a.trim().is_empty() && a.trim() == b.trim())
            .count();
        same > 1 && same * 2 > self.header.iter().filter(|h| !h.trim().is_empty()).count()
    }

    /// The records below the header with the line each begins on, or why one cannot be read.
    pub(super) fn records(&self) -> impl Iterator<Item = Read> {
        Records::of(self.text, self.delimiter, 1 + self.lines_before).skip(self.skip)
    }

    /// Makes sure that the table is a list of groups. What this program wrote is one, and what a mapping names a column of.
    pub(super) fn check(
        &self,
        mapping: &BTreeMap<String, String>,
        fellowship: Option<&str>,
    ) -> Result<(), FeedError> {
        let is_ours = self.columns.iter().any(|column| matches!(column, Column::Field(Field::Whole, _)));
        if is_ours || self.header.iter().any(|header| mapped(header, mapping).is_some()) {
            return Ok(());
        }
        let mut look = Look::at(self.header.iter().map(String::as_str));
        for (_, record) in self.records().flatten().take(about::SAMPLE) {
            look.row(record.iter());
        }
        look.check(fellowship.is_some())
    }

    /// A record by what its cells hold.
    pub(super) fn row(&self, record: &StringRecord, section: Option<Weekday>) -> Cells {
        let mut cells = Cells { section, ..Cells::default() };
        for (column, cell) in self.columns.iter().zip(record) {
            let cell = readable(cell);
            if cell.is_empty() {
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
}

/// A cell without what a spreadsheet shows in place of a value, and without the mark that keeps a text from being a formula.
fn readable(cell: &str) -> &str {
    let cell = cell.trim();
    let is_error = cell.starts_with("##")
        || matches!(cell, "#N/A" | "#REF!" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NULL!" | "#NUM!");
    let marked = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    if is_error { "" } else { marked.unwrap_or(cell) }
}

/// A first line such as `sep=;`.
fn separator_line(text: &str) -> (Option<u8>, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first
        .trim_end_matches('\r')
        .trim_matches('"')
        .strip_prefix("sep=")
        .or_else(|| first.trim().strip_prefix("SEP="));
    match named.map(str::as_bytes) {
        Some([delimiter, ..]) if delimiter.is_ascii() => (Some(*delimiter), rest, 1),
        _ => (None, text, 0),
    }
}

fn records(text: &str, delimiter: u8, most: usize) -> Vec<StringRecord> {
    let cells = |record: Read| record.map(|(_, cells)| cells).unwrap_or_default();
    Records::of(text, delimiter, 1).take(most).map(cells).collect()
}

/// Where the header stands among the records, and what its columns are: the record that names most of them.
fn header(text: &str, delimiter: u8, mapping: &BTreeMap<String, String>) -> Option<(usize, Vec<Column>)> {
    let rows = records(text, delimiter, HEAD);
    let score = |columns: &[Column]| columns.iter().filter(|c| **c != Column::Unknown).count();
    let named = rows.iter().enumerate().map(|(at, row)| (at, columns(row, mapping)));
    let (at, columns) = named.rev().max_by_key(|(_, columns)| score(columns))?;
    let has_name = columns.iter().any(|c| {
        matches!(
            c,
            Column::Field(
                Field::Name | Field::Group | Field::Host | Field::Experience | Field::Venue | Field::Whole,
                _
            )
        )
    });
    let is_header = score(&columns) >= 2 || (score(&columns) == 1 && has_name && columns.len() <= 2);
    (has_name && is_header).then_some((at, columns))
}

fn columns(row: &StringRecord, mapping: &BTreeMap<String, String>) -> Vec<Column> {
    let is_ours = row.iter().any(|header| Field::from_code(header) == Some(Field::Whole));
    let ours =
        |header: &str| Field::from_code(header).filter(|_| is_ours).map(|field| Column::Field(field, 0));
    row.iter()
        .take(MOST_COLUMNS)
        .map(|header| ours(header).unwrap_or_else(|| column(header, mapping)))
        .collect()
}

/// The field that a mapping gives a header.
fn mapped(header: &str, mapping: &BTreeMap<String, String>) -> Option<Field> {
    let header = header.trim().trim_start_matches('\u{feff}');
    let named = mapping.iter().find(|(from, _)| from.trim().eq_ignore_ascii_case(header));
    named.and_then(|(_, to)| Field::from_code(to))
}

fn column(header: &str, mapping: &BTreeMap<String, String>) -> Column {
    mapped(header, mapping).map_or_else(|| meant(header), |field| Column::Field(field, 0))
}

/// What a header says its column holds.
pub(super) fn meant(header: &str) -> Column {
    let header = header.trim().trim_start_matches('\u{feff}');
    if header.len() > 80 {
        return Column::Unknown;
    }
    if let Some((field, rank)) = Field::of_header(header) {
        return Column::Field(field, rank + 1);
    }
    let words = header.split_whitespace().count();
    if let Some(day) = clean::weekday(header).filter(|_| words == 1 && header.len() > 2) {
        return Column::Day(day);
    }
    let is_time = header.to_ascii_lowercase().ends_with(" time")
        || matches!(header, "ET" | "CT" | "MT" | "PT" | "EST" | "CST" | "MST" | "PST");
    match clean::zone(header).filter(|_| is_time) {
        Some(zone) => Column::TimeIn(zone),
        None => Column::Unknown,
    }
}
