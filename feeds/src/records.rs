//! The records of a delimited text, one after another, none larger than a row may be.

use crate::feed::MOST_ROW_BYTES;
use csv::StringRecord;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Most cells of a record.
const MOST_CELLS: usize = 1_000;

/// A record with the line it begins on, or why it cannot be read.
pub(crate) type Read = Result<(usize, StringRecord), (usize, String)>;

/// What a record's cells begin with room for; it grows where a record needs more.
const FIRST_BYTES: usize = 4 << 10;

/// Reads a text record by record.
pub(crate) struct Records<T> {
    reader: Reader,
    text: T,
    /// Where what was not read yet begins, and where the record before it did.
    at: usize,
    begin: usize,
    line: usize,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl<T: AsRef<str>> Records<T> {
    /// The records of a text from a place on, whose line has this number.
    pub(crate) fn of(text: T, delimiter: u8, at: usize, line: usize) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        let (cells, ends) = (vec![0; FIRST_BYTES], vec![0; MOST_CELLS]);
        Self { reader, text, at, begin: at, line, cells, ends }
    }

    /// Where the last record begins and ends in the text.
    pub(crate) fn place(&self) -> (usize, usize) {
        (self.begin, self.at)
    }

    fn rest(&self) -> &[u8] {
        self.text.as_ref().as_bytes().get(self.at..).unwrap_or_default()
    }

    fn pass(&mut self, bytes: usize) {
        let lines = self.rest().iter().take(bytes).filter(|byte| **byte == b'\n').count();
        self.line += lines;
        self.at += bytes;
    }

    fn record(&self, ends: usize) -> StringRecord {
        let mut from = 0;
        let cell = |end: &usize| {
            let cell = self.cells.get(from..*end).unwrap_or_default();
            from = *end;
            std::str::from_utf8(cell).unwrap_or_default()
        };
        self.ends.iter().take(ends).map(cell).collect()
    }
}

impl<T: AsRef<str>> Iterator for Records<T> {
    type Item = Read;

    fn next(&mut self) -> Option<Self::Item> {
        // A record begins behind the line break of the one before, and behind empty lines.
        self.pass(self.rest().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count());
        self.begin = self.at;
        let line = self.line;
        let (mut written, mut ended, mut fault) = (0, 0, None);
        loop {
            let rest = self.text.as_ref().as_bytes().get(self.at..).unwrap_or_default();
            let (cells, ends) = (self.cells.get_mut(written..)?, self.ends.get_mut(ended..)?);
            let (result, read, more, more_ends) = self.reader.read_record(rest, cells, ends);
            self.pass(read);
            (written, ended) = (written + more, ended + more_ends);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.cells.len() < MOST_ROW_BYTES => {
                    self.cells.resize((self.cells.len() * 4).min(MOST_ROW_BYTES), 0);
                }
                // What is too much is read over.
                ReadRecordResult::OutputFull => {
                    fault = Some(format!(
                        "This row is larger than {} KiB. A quotation mark may be missing, so that many rows were taken as one.",
                        MOST_ROW_BYTES >> 10
                    ));
                    written = 0;
                }
                ReadRecordResult::OutputEndsFull => {
                    fault = Some(format!(
                        "This row has more than {MOST_CELLS} cells. Another sign may part the cells than in the rows above."
                    ));
                    ended = 0;
                }
                ReadRecordResult::Record => {
                    return Some(
                        fault.map_or_else(|| Ok((line, self.record(ended))), |fault| Err((line, fault))),
                    );
                }
                ReadRecordResult::End => return None,
            }
        }
    }
}
