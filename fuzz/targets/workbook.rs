//! Workbooks: what stands in their parts, packed as a workbook is.

#![no_main]

use std::io::{Cursor, Write};
use zip::{CompressionMethod::Stored, ZipWriter, write::SimpleFileOptions};

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of one sheet; the parts stand one after another, a line `--` between them: rows, shared texts, styles, and
/// what stands behind the rows.
fn workbook(text: &str) -> std::io::Result<Vec<u8>> {
    let mut parts = text.split("\n--\n").chain(["", "", ""]);
    let mut part = || parts.next().unwrap_or_default();
    let (rows, shared, styles, more) = (part(), part(), part(), part());
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &str| format!(r#"<Relationships xmlns="{RELATIONS}">{all}</Relationships>"#);
    let inner = [
        relation("r1", "worksheet", "worksheets/sheet1.xml"),
        relation("r2", "sharedStrings", "sharedStrings.xml"),
        relation("r3", "styles", "styles.xml"),
    ];
    let sheets = r#"<sheets><sheet name="Support groups" sheetId="1" r:id="r1"/></sheets>"#;
    let files = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("_rels/.rels", relations(&relation("r1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>"#)),
        ("xl/_rels/workbook.xml.rels", relations(&inner.concat())),
        ("xl/styles.xml", format!(r#"<styleSheet xmlns="{MAIN}">{styles}</styleSheet>"#)),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{MAIN}">{shared}</sst>"#)),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>"#),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name, SimpleFileOptions::default().compression_method(Stored))?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    let packed = workbook(text).expect("a workbook");
    if let Ok(feed) = feeds::open("groups.xlsx", packed, &feeds::Options::default()) {
        assert!(feed.rows.zip(1..).all(|(row, number)| row.number == number));
    }
});
