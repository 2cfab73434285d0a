//! Workbooks of Excel and of programs that write as it does (.xlsx).

use super::{
    Sheet,
    sheet::{Area, Cells, Room},
};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The sheets of a workbook, each read when it is asked for.
pub(super) fn sheets(bytes: &[u8]) -> Result<impl Iterator<Item = Sheet>, String> {
    let mut book: Book<'_> = guarded(|| Xlsx::new(Cursor::new(bytes)))?;
    let sheets = book.sheets_metadata().to_vec().into_iter();
    Ok(sheets.map(move |sheet| {
        let is_visible = sheet.visible == SheetVisible::Visible;
        let cells =
            guarded(|| if is_visible { cells(&mut book, &sheet.name) } else { Ok(Cells::within(Room::ALL)) });
        Sheet { name: sheet.name, is_visible, cells }
    }))
}

/// The library trusts what a workbook says of itself, such as columns beyond any number: where that ends it, the sheet is
/// broken, and nothing else.
fn guarded<T>(read: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(read) => read.map_err(|error| error.to_string()),
        Err(_) => Err("it says of itself what cannot be".to_owned()),
    }
}

fn cells(book: &mut Book<'_>, sheet: &str) -> Result<Cells, XlsxError> {
    let mut cells = Cells::within(Room::ALL);
    let mut reader = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell()? {
        cells.put(cell.get_position(), &shown(cell.get_value()));
        if cells.is_full() {
            break;
        }
    }
    drop(reader);
    let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    cells.merge(merged.iter().map(|area| -> Area { (area.start, area.end) }));
    Ok(cells)
}

/// What a cell shows: whole numbers without a point, times as HH:MM, days as YYYY-MM-DD.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) => moment_shown(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => super::iso(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
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
