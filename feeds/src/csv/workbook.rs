//! Workbooks (.xlsx, .ods): every sheet is a table of its own.

mod ods;
mod sheet;
mod xlsx;

use super::lines::Lines;
use crate::{
    clean,
    feed::{Feed, FeedError, Format, MOST_BYTES, Options, Row, Rows},
    packed,
};
use sheet::{Cells, MOST_SHOWN};
use std::fmt::Display;

/// Most bytes of a workbook, unpacked.
const MOST_UNPACKED: usize = MOST_BYTES / 2;
const MOST_SHEETS: usize = 100;

/// A sheet, or why it cannot be read. One that is not shown need not have been read.
struct Sheet {
    name: String,
    is_visible: bool,
    cells: Result<Cells, String>,
}

/// The kinds of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Excel's.
    Xlsx,
    /// LibreOffice's.
    Ods,
}

/// What kind of workbook a zip with these files is, if it is one.
pub(crate) fn kind(names: &[String]) -> Option<Kind> {
    let has = |path: &str| names.iter().any(|name| name == path);
    if names.iter().any(|name| name.starts_with("xl/")) {
        return Some(Kind::Xlsx);
    }
    (has("content.xml") && has("mimetype")).then_some(Kind::Ods)
}

/// Reads a workbook. Rows are numbered through all sheets; a note of each names its sheet and its row there.
pub(crate) fn read(
    name: &str,
    bytes: &[u8],
    kind: Kind,
    options: &Options,
) -> Result<Feed<Rows<'static>>, FeedError> {
    packed::bounded(bytes, MOST_UNPACKED)?;
    match kind {
        Kind::Xlsx => tables(name, xlsx::sheets(bytes).map_err(|error| broken(&error))?, options),
        Kind::Ods => {
            let content = packed::unzip(bytes, |path| path == "content.xml")?;
            let content = content.into_iter().next().map(|(_, bytes)| bytes).unwrap_or_default();
            let content = clean::decode(content)?.text;
            let sheets = ods::sheets(&content, MOST_SHEETS).map_err(|error| broken(&error))?;
            drop(content);
            tables(name, sheets.into_iter(), options)
        }
    }
}

fn tables(
    name: &str,
    sheets: impl Iterator<Item = Sheet>,
    options: &Options,
) -> Result<Feed<Rows<'static>>, FeedError> {
    let (mut tables, mut notes, mut left) = (Vec::new(), Vec::new(), MOST_SHOWN);
    for sheet in sheets.take(MOST_SHEETS) {
        let named = format!("The sheet \"{}\"", clean::line(&sheet.name));
        if !sheet.is_visible {
            notes.push(format!("{named} is hidden; it was left out."));
            continue;
        }
        let text = match sheet.cells {
            Ok(cells) => cells.as_text(&mut left)?,
            Err(error) => {
                notes.push(format!("{named} cannot be read ({error})."));
                continue;
            }
        };
        if left == 0 {
            notes.push(format!("{named} holds more than is read; its last rows were left out."));
        }
        match Lines::of(&format!("{name} {}", sheet.name), text.into(), Some(b'\t'), options) {
            Ok((lines, told)) => {
                tables.push((clean::line(&sheet.name), lines));
                notes.extend(told);
            }
            Err(reason) => notes.push(format!("{named} was left out. {reason}")),
        }
    }
    if tables.iter().all(|(_, lines)| lines.size_hint().0 == 0) {
        let told = format!("No sheet of the workbook holds rows. {}", notes.join(" "));
        return Err(FeedError::Unknown(told.trim_end().to_owned()));
    }
    let rows = tables.into_iter().flat_map(|(sheet, lines)| lines.map(move |row| (sheet.clone(), row)));
    let rows = rows.zip(1..).map(|((sheet, mut row), number)| {
        row.notes.insert(0, format!("Sheet \"{sheet}\", row {}.", row.number));
        Row { number, ..row }
    });
    Ok(Feed { format: Format::Csv, rows: Rows::of(rows), notes })
}

fn broken(error: &dyn Display) -> FeedError {
    FeedError::Broken(format!(
        "The workbook cannot be read ({error}). It may have a password. Save it again without one, or save its sheet as CSV."
    ))
}

/// A day or a time of ISO 8601 as people write it: "2026-01-05 19:30", "19:30". A length of time that is no time of day
/// is left out.
fn iso(text: &str) -> String {
    if let Some(length) = text.strip_prefix("PT") {
        let (hours, rest) = length.split_once('H').unwrap_or(("0", length));
        let minutes = rest.split_once('M').map_or("0", |(minutes, _)| minutes);
        return match (hours.parse::<u8>(), minutes.parse::<u8>()) {
            (Ok(hour @ ..24), Ok(minute @ ..60)) => format!("{hour:02}:{minute:02}"),
            _ => String::new(),
        };
    }
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let minutes = time.get(..5).unwrap_or_default();
    if minutes == "00:00" { day.to_owned() } else { format!("{day} {minutes}").trim_end().to_owned() }
}
