//! Workbooks whose parts the fuzzer writes: `== sheet`, `== strings`, `== styles`, `== book` and so on stand inside what
//! every workbook has around them (`== areas` closes its rows itself, and says what is merged); any other path is a file of its own.

#![no_main]

use feeds::feed::Format;
use fuzz::archive::{files, zip};

const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
const LINKS: &str = r#"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    fuzz::feed(Format::Csv, &zip(files(&text).into_iter().map(part).chain(around())));
});

/// A part in what stands around it.
fn part<'a>((path, content): (&'a str, &str)) -> (&'a str, String) {
    match path {
        "sheet" => (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {MAIN}><sheetData>{content}</sheetData></worksheet>"),
        ),
        "areas" => {
            ("xl/worksheets/sheet1.xml", format!("<worksheet {MAIN}><sheetData>{content}</worksheet>"))
        }
        "strings" => ("xl/sharedStrings.xml", format!("<sst {MAIN}>{content}</sst>")),
        "styles" => ("xl/styles.xml", format!("<styleSheet {MAIN}>{content}</styleSheet>")),
        "book" => ("xl/workbook.xml", format!(r#"<workbook {MAIN} xmlns:r="{OFFICE}">{content}</workbook>"#)),
        "table" => (
            "content.xml",
            format!(
                "<office:document-content><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>"
            ),
        ),
        path => (path, content.to_owned()),
    }
}

/// What a workbook has where the fuzzer wrote none: the first of two files of one path is taken.
fn around<'a>() -> impl Iterator<Item = (&'a str, String)> {
    let link = |kind: &str, target: &str| {
        format!(
            r#"<Relationships {LINKS}><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let sheets = r#"<sheets><sheet name="Groups" sheetId="1" r:id="r1"/></sheets>"#;
    let formats = r#"<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="14"/></cellXfs>"#;
    [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        part(("book", sheets)),
        ("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml")),
        part(("styles", formats)),
    ]
    .into_iter()
}
