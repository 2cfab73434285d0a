//! Workbooks (.xlsx): every sheet is a table of its own.

use super::lines::Lines;
use crate::{
    feed::{Feed, FeedError, Format, MOST_BYTES, Options, Row, Rows},
    packed,
};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::{collections::BTreeMap, io::Cursor};

/// Most bytes of a workbook, unpacked.
const MOST_UNPACKED: usize = MOST_BYTES / 2;
/// Most filled cells of one sheet, most bytes of one, and of all sheets as text.
const MOST_CELLS: usize = 2_000_000;
const MOST_CELL: usize = 32 << 10;
const MOST_SHOWN: usize = 64 << 20;
/// Most columns of a sheet, and most rows.
const MOST_COLUMNS: u32 = 1_000;
const MOST_LINES: u32 = 200_000;
const MOST_SHEETS: usize = 100;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Row and column, from 0, to what the cell shows.
type Cells = BTreeMap<(u32, u32), String>;

/// Whether a zip that holds these files is a workbook.
pub(crate) fn is_workbook(names: &[String]) -> bool {
    names.iter().any(|name| name == "xl/workbook.xml" || name == "[Content_Types].xml")
}

/// Reads a workbook. Rows are numbered through all sheets; a note of each names its sheet and its row there.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Feed<Rows<'static>>, FeedError> {
    packed::bounded(bytes, MOST_UNPACKED)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let (mut tables, mut notes, mut left) = (Vec::new(), Vec::new(), MOST_SHOWN);
    for sheet in book.sheets_metadata().to_vec().into_iter().take(MOST_SHEETS) {
        let named = format!("The sheet \"{}\"", sheet.name);
        if sheet.visible != SheetVisible::Visible {
            notes.push(format!("{named} is hidden; it was left out."));
            continue;
        }
        let text = match cells(&mut book, &sheet.name) {
            Ok(cells) => as_text(&cells, &mut left)?,
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
                tables.push((sheet.name, lines));
                notes.extend(told);
            }
            Err(reason) => notes.push(format!("{named} was left out. {reason}")),
        }
    }
    if tables.iter().all(|(_, lines)| lines.size_hint().0 == 0) && !notes.is_empty() {
        return Err(FeedError::Unknown(format!("No sheet holds rows. {}", notes.join(" "))));
    }
    let rows = tables.into_iter().flat_map(|(sheet, lines)| lines.map(move |row| (sheet.clone(), row)));
    let rows = rows.zip(1..).map(|((sheet, mut row), number)| {
        row.notes.insert(0, format!("Sheet \"{sheet}\", row {}.", row.number));
        Row { number, ..row }
    });
    Ok(Feed { format: Format::Csv, rows: Rows::of(rows), notes })
}

fn broken(error: &XlsxError) -> FeedError {
    FeedError::Broken(format!(
        "The workbook cannot be read ({error}). Save it again, or save its sheet as CSV."
    ))
}

/// The cells of a sheet; merged ones hold what the first of them holds.
fn cells(book: &mut Book<'_>, sheet: &str) -> Result<Cells, XlsxError> {
    let (mut cells, mut left) = (Cells::new(), MOST_SHOWN);
    let mut reader = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let shown = shown(cell.get_value());
        left = left.saturating_sub(shown.len());
        if row < MOST_LINES && column < MOST_COLUMNS && !shown.trim().is_empty() {
            cells.insert((row, column), shown);
        }
        if cells.len() >= MOST_CELLS || left == 0 {
            break;
        }
    }
    drop(reader);
    let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    for area in merged.iter().take(10_000) {
        let Some(first) = cells.get(&area.start).cloned() else { continue };
        // A line merged over the sheet's width is a title; only what is merged downwards is said for each row.
        let rows = area.start.0..=area.end.0.min(area.start.0 + 1_000).min(MOST_LINES);
        if area.start.1 == area.end.1 && cells.len() < MOST_CELLS {
            for row in rows {
                left = left.saturating_sub(first.len());
                if left == 0 {
                    break;
                }
                cells.entry((row, area.start.1)).or_insert_with(|| first.clone());
            }
        }
    }
    Ok(cells)
}

/// What a cell shows: whole numbers without a point, times as HH:MM, days as YYYY-MM-DD.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => short(text).to_owned(),
        DataRef::SharedString(text) => short(text).to_owned(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) => moment_shown(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => short(text).to_owned(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_CELL)]
}

fn moment_shown(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    // A time such as 7:30 is a part of a day that binary numbers do not hold exactly.
    let (hour, minute) = if second == 59 && milli > 900 { next_minute(hour, minute) } else { (hour, minute) };
    let time = format!("{hour:02}:{minute:02}");
    match moment.as_f64() {
        value if (0.0..1.0).contains(&value) => time,
        value if value.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

fn next_minute(hour: u8, minute: u8) -> (u8, u8) {
    if minute == 59 { ((hour + 1) % 24, 0) } else { (hour, minute + 1) }
}

/// The sheet as tab-separated text, one line for every row up to the last filled one, as long as there is room; line
/// breaks in cells become line separators, which the cleaning knows.
fn as_text(cells: &Cells, left: &mut usize) -> Result<String, FeedError> {
    let mut out = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
    let lines = cells.keys().next_back().map_or(0, |(row, _)| row + 1);
    for line in 0..lines {
        let mut record = vec![String::new()];
        for ((_, column), cell) in cells.range((line, 0)..(line + 1, 0)) {
            record.resize(*column as usize, String::new());
            record.push(cell.replace("\r\n", "\u{2028}").replace(['\n', '\r'], "\u{2028}"));
        }
        *left = left.saturating_sub(record.iter().map(|cell| cell.len() + 1).sum());
        if *left == 0 {
            break;
        }
        out.write_record(&record).map_err(|_| FeedError::TooLarge)?;
    }
    let bytes = out.into_inner().map_err(|_| FeedError::TooLarge)?;
    String::from_utf8(bytes).map_err(|_| FeedError::Broken("The workbook holds no text.".into()))
}
