//! A backup as it lies in a file: one JSON text a line. First what it is, then each table's name and its rows, at the end
//! how many there were and a fingerprint of all that came before.

use crate::Error;
use crate::engine::Value;
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::io::{BufRead, Read, Write};

/// The layout of the lines.
const LAYOUT: u32 = 1;
/// Most bytes of a line; a post with its pictures is far below.
const MOST_LINE: u64 = 64 << 20;

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// The layout of the lines.
    pub(super) commonground_backup: u32,
    /// The version of the database.
    pub(super) version: i64,
}

/// A line behind the first.
#[derive(Debug, PartialEq)]
pub(super) enum Line {
    /// From here on, rows of this table.
    Table(String),
    /// A row.
    Row(Vec<Value>),
    /// The end: nothing was cut off or changed.
    End { rows: u64 },
}

#[derive(Serialize, Deserialize)]
struct End {
    rows: u64,
    sha256: String,
}

/// Writes a backup.
pub(super) struct Writer<W> {
    out: W,
    hash: Sha256,
    rows: u64,
}

impl<W: Write> Writer<W> {
    pub(super) fn begin(out: W, version: i64) -> Result<Self, Error> {
        let mut writer = Self { out, hash: Sha256::new(), rows: 0 };
        writer.line(&Head { commonground_backup: LAYOUT, version })?;
        Ok(writer)
    }

    pub(super) fn table(&mut self, name: &str) -> Result<(), Error> {
        self.line(&json!({ "table": name }))
    }

    pub(super) fn row(&mut self, values: &[Value]) -> Result<(), Error> {
        self.rows += 1;
        self.line(&values.iter().map(json).collect::<Json>())
    }

    /// Writes the end; how many rows there were.
    pub(super) fn end(mut self) -> Result<u64, Error> {
        let sha256 = STANDARD_NO_PAD.encode(self.hash.clone().finalize());
        self.line(&End { rows: self.rows, sha256 })?;
        self.out.flush().map_err(|error| Error::Backup(error.to_string()))?;
        Ok(self.rows)
    }

    fn line(&mut self, value: &impl Serialize) -> Result<(), Error> {
        let mut text = serde_json::to_vec(value).map_err(|error| Error::body("backup", &error))?;
        text.push(b'\n');
        self.hash.update(&text);
        self.out.write_all(&text).map_err(|error| Error::Backup(error.to_string()))
    }
}

/// Bytes stand in an array of one, so that they are never taken for a text.
fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Bytes(bytes) => json!([STANDARD_NO_PAD.encode(bytes)]),
    }
}

fn value(json: Json) -> Result<Value, Error> {
    let wrong = || Error::Backup("a value is none that a backup has".into());
    Ok(match json {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Int(number.as_i64().ok_or_else(wrong)?),
        Json::String(text) => Value::Text(text),
        Json::Array(one) => match one.as_slice() {
            [Json::String(bytes)] => Value::Bytes(STANDARD_NO_PAD.decode(bytes).map_err(|_| wrong())?),
            _ => return Err(wrong()),
        },
        Json::Bool(_) | Json::Object(_) => return Err(wrong()),
    })
}

/// Reads a backup, line by line.
pub(super) struct Reader<R> {
    source: R,
    hash: Sha256,
    rows: u64,
}

impl<R: BufRead> Reader<R> {
    pub(super) fn begin(source: R) -> Result<(Self, Head), Error> {
        let mut reader = Self { source, hash: Sha256::new(), rows: 0 };
        let no_backup = |_| Error::Backup("this is no backup of Commonground".into());
        let head: Head = serde_json::from_slice(&reader.line()?).map_err(no_backup)?;
        if head.commonground_backup != LAYOUT {
            return Err(Error::Backup("a newer program made this backup: use it to restore".into()));
        }
        Ok((reader, head))
    }

    pub(super) fn next(&mut self) -> Result<Line, Error> {
        let before = self.hash.clone();
        let text = self.line()?;
        let read = serde_json::from_slice(&text);
        match read.map_err(|_| Error::Backup("a line cannot be read: the file was changed or cut".into()))? {
            Json::Array(values) => {
                self.rows += 1;
                Ok(Line::Row(values.into_iter().map(value).collect::<Result<_, _>>()?))
            }
            Json::Object(mut object) => match object.remove("table") {
                Some(Json::String(name)) => Ok(Line::Table(name)),
                _ => self.check_end(Json::Object(object), before),
            },
            _ => Err(Error::Backup("a line is none that a backup has".into())),
        }
    }

    fn check_end(&self, end: Json, before: Sha256) -> Result<Line, Error> {
        let end: End = serde_json::from_value(end)
            .map_err(|_| Error::Backup("a line is none that a backup has".into()))?;
        let told = STANDARD_NO_PAD.encode(before.finalize());
        if (end.rows, &end.sha256) != (self.rows, &told) {
            return Err(Error::Backup("the file was changed: its fingerprint is another".into()));
        }
        Ok(Line::End { rows: end.rows })
    }

    fn line(&mut self) -> Result<Vec<u8>, Error> {
        let mut text = Vec::new();
        let read = (&mut self.source).take(MOST_LINE).read_until(b'\n', &mut text);
        read.map_err(|error| Error::Backup(error.to_string()))?;
        if !text.ends_with(b"\n") {
            return Err(Error::Backup("the file was cut off".into()));
        }
        self.hash.update(&text);
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> Vec<u8> {
        let mut file = Vec::new();
        let mut writer = Writer::begin(&mut file, 7).unwrap();
        writer.table("posts").unwrap();
        writer.row(&[Value::Bytes(vec![0, 255]), Value::Null, Value::Int(-3), "[\"AA\"]\nß".into()]).unwrap();
        assert_eq!(writer.end().unwrap(), 1);
        file
    }

    fn read(file: &[u8]) -> Result<Vec<Line>, Error> {
        let (mut reader, head) = Reader::begin(file)?;
        assert_eq!(head.version, 7);
        let mut lines = vec![];
        loop {
            lines.push(reader.next()?);
            if matches!(lines.last(), Some(Line::End { .. })) {
                return Ok(lines);
            }
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let row = vec![Value::Bytes(vec![0, 255]), Value::Null, Value::Int(-3), "[\"AA\"]\nß".into()];
        let lines = [Line::Table("posts".into()), Line::Row(row), Line::End { rows: 1 }];
        assert_eq!(read(&written()).unwrap(), lines);
    }

    #[test]
    fn a_file_that_was_changed_or_cut_is_refused() {
        let file = written();
        for at in 0..file.len() {
            assert!(read(&file[..at]).is_err(), "cut at {at}");
            let mut changed = file.clone();
            changed[at] ^= 0x02;
            let read = std::panic::catch_unwind(|| read(&changed));
            assert!(!matches!(read, Ok(Ok(_))), "changed at {at}");
        }
        assert!(Reader::begin(&b"{}\n"[..]).is_err());
    }
}
