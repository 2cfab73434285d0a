//! A text to a table: delimiter, title lines, header.

use super::{
    about::{self, Look},
    cells::Cells,
    columns::{Column, columns, goes_on, mapped, under},
    headers::Field,
    persons,
    runs::Runs,
};
use crate::{
    feed::{FeedError, Options},
    records::{Read, Records},
};
use csv::StringRecord;
use jiff::civil::Weekday;
use std::collections::BTreeMap;

/// Lines in which the header is looked for.
const HEAD: usize = 25;

/// Headers of towns and postal codes in languages of countries with codes of their own for provinces.
const ELSEWHERE: &[&str] = &[
    "cap",
    "comune",
    "citta",
    "indirizzo",
    "plz",
    "ort",
    "anschrift",
    "cep",
    "cidade",
    "endereco",
    "municipio",
    "concelho",
];

/// A table whose columns are known.
pub(super) struct Table {
    delimiter: u8,
    /// What stands above the header.
    title: String,
    header: Vec<String>,
    columns: Vec<Column>,
    /// The number of records up to the header's last line.
    skip: usize,
    /// Where the rows begin, and on which line: behind a `sep=` line.
    begin: (usize, usize),
    is_elsewhere: bool,
}

impl Table {
    pub(super) fn read(
        text: &str,
        known: Option<u8>,
        mapping: &BTreeMap<String, String>,
    ) -> Result<Self, FeedError> {
        let (said, begin) = separator_line(text);
        let text = text.get(begin.0..).unwrap_or_default();
        let given = known.or(said);
        let delimiters = given.map_or_else(|| vec![b',', b';', b'\t', b'|'], |delimiter| vec![delimiter]);
        let best = delimiters.into_iter().filter_map(|delimiter| {
            let (at, found) = header(text, delimiter, mapping)?;
            Some((found.iter().filter(|c| **c != Column::Unknown).count(), delimiter, at, found))
        });
        let (_, delimiter, at, columns) = best.max_by_key(|(score, delimiter, ..)| (*score, *delimiter == b',')).ok_or_else(|| {
            FeedError::Unknown(
                "No header line was found. The first lines must name the columns (Name, Day, Time, …), or give a mapping: a file with lines such as \"Meeting = name\".".into(),
            )
        })?;
        let head = records(text, delimiter, HEAD + 2);
        let lower = head.get(at).zip(head.get(at + 1)).filter(|(line, next)| goes_on(line, next));
        let columns = lower.map_or(columns.clone(), |(line, next)| under(&columns, next, line));
        let names = |line: &StringRecord, next: &StringRecord| {
            let cell =
                |at: usize| next.get(at).filter(|cell| !cell.trim().is_empty()).or_else(|| line.get(at));
            (0..columns.len()).map(|at| cell(at).unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        let none = StringRecord::new();
        let header = names(head.get(at).unwrap_or(&none), lower.map_or(&none, |(_, next)| next));
        let above = head.iter().take(at).flatten().map(str::trim).filter(|cell| !cell.is_empty());
        let title = above.take(10).collect::<Vec<_>>().join(" ");
        let skip = at + 1 + usize::from(lower.is_some());
        let is_elsewhere =
            header.iter().any(|header| ELSEWHERE.contains(&domain::text::fold(header).as_str()));
        let mut table = Self { delimiter, title, header, columns, skip, begin, is_elsewhere };
        table.name_by_what_there_is();
        persons::leave(&mut table.columns, &table.header);
        Ok(table)
    }

    /// Where no column is the name, the group's or the host's is.
    fn name_by_what_there_is(&mut self) {
        let is_named = self.columns.iter().any(|c| matches!(c, Column::Field(Field::Name | Field::Group, _)));
        let of_groups = |header: &str| domain::text::fold(header).split(' ').any(|word| word == "group");
        let kind =
            self.columns.iter_mut().zip(&self.header).find(|(column, header)| {
                matches!(column, Column::Field(Field::Types, _)) && of_groups(header)
            });
        // "Group type" is what a group is called where nothing else is.
        if let Some((column, _)) = kind.filter(|_| !is_named) {
            *column = Column::Field(Field::Name, 0);
            return;
        }
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

    /// The columns that are written once for several rows, as these rows show; what this program wrote has none.
    pub(super) fn runs(&self, rows: &[StringRecord]) -> Runs {
        if self.has(Field::Whole) { Runs::default() } else { Runs::of(&self.columns, rows) }
    }

    /// The header of the column of names.
    pub(super) fn named(&self) -> &str {
        let is_name = |(column, _): &(&Column, &String)| matches!(column, Column::Field(Field::Name, _));
        self.columns.iter().zip(&self.header).find(is_name).map_or("Name", |(_, header)| header.trim())
    }

    /// A record by what its cells hold.
    pub(super) fn row(&self, record: &StringRecord, section: Option<Weekday>) -> Cells {
        Cells::of(&self.columns, record, section, self.is_elsewhere)
    }

    /// Whether it has a column of this field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|column| matches!(column, Column::Field(known, _) if *known == field))
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Headers that nothing is known of.
    pub(super) fn unknown(&self) -> Vec<&str> {
        let unknown = self.columns.iter().zip(&self.header).filter(|(column, _)| **column == Column::Unknown);
        unknown
            .map(|(_, header)| header.trim())
            .filter(|header| header.contains(char::is_alphanumeric))
            .take(60)
            .collect()
    }

    /// Whether a row repeats the header.
    pub(super) fn is_heading(&self, cells: &StringRecord) -> bool {
        let same = cells
            .iter()
            .zip(&self.header)
            .filter(|(a, b)| !a.trim().is_empty() && a.trim() == b.trim())
            .count();
        let is_asked =
            cells.iter().filter(|cell| matches!(cell.trim(), "Open-Ended Response" | "Response")).count() > 1;
        is_asked || same > 1 && same * 2 > self.header.iter().filter(|h| !h.trim().is_empty()).count()
    }

    /// The records below the header with the line each begins on, or why one cannot be read.
    pub(super) fn records<T: AsRef<str>>(&self, text: T) -> Records<T> {
        let (at, line) = self.begin;
        let mut records = Records::of(text, self.delimiter, at, line);
        records.by_ref().take(self.skip).for_each(drop);
        records
    }

    /// Makes sure that the table, whose file or sheet has this name, is a list of groups. What this program wrote is one, and what a mapping names a column of.
    pub(super) fn check(
        &self,
        text: &str,
        name: &str,
        options: &Options,
        is_known: bool,
    ) -> Result<(), FeedError> {
        if self.has(Field::Whole)
            || self.header.iter().any(|header| mapped(header, &options.mapping).is_some())
        {
            return Ok(());
        }
        let name = format!("{name} {} {}", options.source, self.title);
        let mut look = Look::at(&name, self.header.iter().map(String::as_str));
        for (_, record) in self.records(text).flatten().take(about::SAMPLE) {
            look.row(record.iter());
        }
        look.check(is_known)
    }
}

/// The delimiter that a first line such as `sep=;` names, and where and on which line the rows begin.
fn separator_line(text: &str) -> (Option<u8>, (usize, usize)) {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let named = first.trim().trim_matches('"');
    let named = named.strip_prefix("sep=").or_else(|| named.strip_prefix("SEP="));
    match named.map(str::as_bytes) {
        Some([delimiter, ..]) if delimiter.is_ascii() => (Some(*delimiter), (first.len(), 2)),
        // The tab itself was trimmed away.
        Some([]) if first.contains('\t') => (Some(b'\t'), (first.len(), 2)),
        _ => (None, (0, 1)),
    }
}

fn records(text: &str, delimiter: u8, most: usize) -> Vec<StringRecord> {
    let cells = |record: Read| record.map(|(_, cells)| cells).unwrap_or_default();
    Records::of(text, delimiter, 0, 1).take(most).map(cells).collect()
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
    let is_mapped = rows.get(at)?.iter().any(|header| mapped(header, mapping).is_some());
    let is_header = score(&columns) >= 2 || is_mapped || columns.len() <= 2;
    (has_name && is_header).then_some((at, columns))
}
