//! Workbooks of LibreOffice and of programs that write as it does (.ods). What a cell shows stands in it as text, so that
//! is what is read; only days and times are taken from their values.
//!
//! calamine's reader (0.38), which reads Excel's here, is not used: its loop over the rows of a sheet does not end where the
//! file does, so that one that is cut off behind a row is read for ever; a filled row that is repeated 1,000,000 times, less
//! than a kilobyte, takes 2.5 GB; and it gives the value of a cell and not what it shows (0.5 for "50%").

use super::{
    Sheet,
    sheet::{Area, Cells, MOST_CELL, MOST_COLUMNS, MOST_LINES, Room},
};
use quick_xml::{
    Error, Reader,
    escape::{resolve_xml_entity, unescape},
    events::{BytesStart, Event},
};
use std::collections::HashSet;

/// Most spaces that one element stands for.
const MOST_SPACES: u32 = 100;
/// Most rows that are written once and meant several times, where they are filled.
const MOST_REPEATED: u32 = 1_000;

/// The sheets in the content of a workbook.
pub(super) fn sheets(content: &str, most: usize) -> Result<Vec<Sheet>, Error> {
    let mut reader = Reader::from_str(content);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    let mut book = Book {
        sheets: Vec::new(),
        room: Room::ALL,
        hidden: HashSet::new(),
        style: String::new(),
        table: None,
        remark: 0,
    };
    loop {
        match reader.read_event()? {
            Event::Start(tag) => book.begin(&tag)?,
            Event::End(tag) => book.end(tag.name().0),
            Event::Text(text) => book.say(&text.xml10_content()),
            Event::CData(text) => book.say(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref()? {
                Some(sign) => book.say(sign.encode_utf8(&mut [0; 4])),
                None => book.say(resolve_xml_entity(&entity).unwrap_or_default()),
            },
            Event::Eof => break,
            _ => {}
        }
        if book.sheets.len() == most {
            break;
        }
    }
    Ok(book.sheets)
}

/// What was read so far.
struct Book {
    sheets: Vec<Sheet>,
    /// All sheets are at hand at once, and share it.
    room: Room,
    /// Styles of sheets that are not shown, and the style that is being read.
    hidden: HashSet<String>,
    style: String,
    table: Option<Table>,
    /// How deep in remarks, whose words are no cell's.
    remark: usize,
}

struct Table {
    name: String,
    is_visible: bool,
    cells: Cells,
    areas: Vec<Area>,
    /// The next row, its next column, and how often it is meant.
    row: u32,
    column: u32,
    rows: u32,
    filled: Vec<(u32, String)>,
    cell: Option<Cell>,
}

#[derive(Default)]
struct Cell {
    value: Option<String>,
    shown: String,
    paragraphs: usize,
    columns: u32,
    span: (u32, u32),
}

impl Book {
    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        let attribute = |name: &str| -> Result<Option<String>, Error> {
            let found = tag.try_get_attribute(name)?;
            Ok(found.map(|found| unescape(&found.value).unwrap_or_default().into_owned()))
        };
        let number = |name: &str| Ok::<u32, Error>(attribute(name)?.map_or(1, |n| n.parse().unwrap_or(1)));
        let name = tag.name().0.to_owned();
        match name.as_str() {
            "style:style" => self.style = attribute("style:name")?.unwrap_or_default(),
            "style:table-properties" if attribute("table:display")?.as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table:table" if self.table.is_none() => {
                let style = attribute("table:style-name")?.unwrap_or_default();
                let name = attribute("table:name")?.unwrap_or_default();
                self.table = Some(Table::new(name, !self.hidden.contains(&style), self.room));
            }
            "office:annotation" => self.remark += 1,
            _ => {}
        }
        let Some(table) = &mut self.table else { return Ok(()) };
        match name.as_str() {
            "table:table-row" => {
                (table.column, table.rows) = (0, number("table:number-rows-repeated")?.max(1));
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let value = match (attribute("office:date-value")?, attribute("office:time-value")?) {
                    (Some(moment), _) | (None, Some(moment)) => Some(super::iso(&moment)),
                    (None, None) => None,
                };
                let columns = number("table:number-columns-repeated")?.max(1);
                let span = (number("table:number-rows-spanned")?, number("table:number-columns-spanned")?);
                table.cell = Some(Cell { value, columns, span, ..Cell::default() });
            }
            _ => {}
        }
        let Some(cell) = table.cell.as_mut().filter(|_| self.remark == 0) else { return Ok(()) };
        match name.as_str() {
            "text:p" | "text:h" => {
                cell.paragraphs += 1;
                cell.say(if cell.paragraphs > 1 { "\n" } else { "" });
            }
            "text:s" => (0..number("text:c")?.min(MOST_SPACES)).for_each(|_| cell.say(" ")),
            "text:tab" => cell.say(" "),
            "text:line-break" => cell.say("\n"),
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        let cell = self.table.as_mut().and_then(|table| table.cell.as_mut());
        if let Some(cell) = cell.filter(|cell| self.remark == 0 && cell.paragraphs > 0) {
            cell.say(words);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "office:annotation" => self.remark = self.remark.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => {
                self.table.iter_mut().for_each(Table::end_cell)
            }
            "table:table-row" => self.table.iter_mut().for_each(Table::end_row),
            "table:table" => {
                let Some(table) = self.table.take() else { return };
                let (sheet, room) = table.sheet();
                self.room = room;
                self.sheets.push(sheet);
            }
            _ => {}
        }
    }
}

impl Cell {
    fn say(&mut self, words: &str) {
        if self.shown.len() < MOST_CELL {
            self.shown.push_str(words);
        }
    }
}

impl Table {
    fn new(name: String, is_visible: bool, room: Room) -> Self {
        Self {
            name,
            is_visible,
            cells: Cells::within(room),
            areas: Vec::new(),
            row: 0,
            column: 0,
            rows: 1,
            filled: Vec::new(),
            cell: None,
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let shown = cell.value.filter(|value| !value.is_empty()).unwrap_or(cell.shown);
        let next = self.column.saturating_add(cell.columns);
        if self.is_visible && !shown.trim().is_empty() && self.row < MOST_LINES && !self.cells.is_full() {
            let columns = self.column..next.min(MOST_COLUMNS);
            self.filled.extend(columns.map(|column| (column, shown.clone())));
            let (rows, wide) = cell.span;
            if rows > 1 {
                let last = (self.row.saturating_add(rows - 1), self.column.saturating_add(wide.max(1) - 1));
                self.areas.push(((self.row, self.column), last));
            }
        }
        self.column = next;
    }

    fn end_row(&mut self) {
        let filled = std::mem::take(&mut self.filled);
        let rows = self.row..self.row.saturating_add(self.rows.min(MOST_REPEATED));
        for row in rows.filter(|_| !filled.is_empty()) {
            filled.iter().for_each(|(column, shown)| self.cells.put((row, *column), shown));
        }
        self.row = self.row.saturating_add(self.rows);
    }

    fn sheet(mut self) -> (Sheet, Room) {
        self.cells.merge(std::mem::take(&mut self.areas).into_iter());
        let room = self.cells.room();
        (Sheet { name: self.name, is_visible: self.is_visible, cells: Ok(self.cells) }, room)
    }
}
