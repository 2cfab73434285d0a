//! Packed feeds and workbooks: read within bounds.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

mod shared;

use feeds::{Feed, FeedError, Options, feed::Format, read, read_folder};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, SimpleFileOptions::default()).expect("a file");
        out.write_all(bytes).expect("bytes");
    }
    out.finish().expect("a zip").into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).expect("bytes");
    out.finish().expect("a gzip")
}

fn feed(name: &str, bytes: &[u8]) -> Feed {
    read(name, bytes, &Options::default()).expect("a feed")
}

const JSON: &[u8] = br#"[{"name":"A","slug":"a","day":1,"time":"19:00"},{"slug":"b"}]"#;

/// A workbook as small as one can be, with these rows of its one sheet.
fn workbook(rows: &str) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Groups" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let links = format!(
        r#"<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let root = format!(
        r#"<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="20"/></cellXfs></styleSheet>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#);
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn cell(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_sheet_is_read_with_its_title_times_and_numbers() {
    let rows = [
        format!(r#"<row r="1">{}</row>"#, cell("A1", "Our groups, 2026")),
        format!(
            r#"<row r="3">{}{}{}{}</row>"#,
            cell("A3", "Group name"),
            cell("B3", "Day"),
            cell("C3", "Start"),
            cell("D3", "Zip")
        ),
        format!(
            r#"<row r="4">{}{}<c r="C4" s="1"><v>0.8125</v></c><c r="D4"><v>2139</v></c></row>"#,
            cell("A4", "Hope, North"),
            cell("B4", "Wednesday")
        ),
        format!(r#"<row r="6">{}</row>"#, cell("B6", "Friday")),
    ];
    let feed = feed("groups.xlsx", &workbook(&rows.concat()));
    assert_eq!((feed.format, feed.rows.len()), (Format::Csv, 2));
    let listing = &feed.rows[0].result.as_ref().expect("a group").listing;
    assert_eq!(listing.name, "Hope, North");
    assert_eq!(listing.schedules[0].start.map(|t| t.to_string()).as_deref(), Some("19:30:00"));
    assert_eq!(listing.place.as_ref().map(|p| p.postal_code.as_str()), Some("02139"));
    assert!(feed.rows[0].notes[0].contains("row 4"), "{:?}", feed.rows[0].notes);
    assert!(feed.rows[1].result.is_err());
}

#[test]
fn a_column_beyond_any_number_breaks_its_sheet_alone() {
    let far = "A".repeat(100);
    let rows = format!(
        r#"<row r="1">{}</row><row r="2">{}</row>"#,
        cell("A1", "Name"),
        cell(&format!("{far}2"), "x")
    );
    let refused = read("groups.xlsx", workbook(&rows), &Options::default());
    assert!(refused.is_err_and(|error| error.to_string().contains("No sheet of the workbook holds rows")));
}

#[test]
fn a_workbook_of_libreoffice_is_read_as_it_shows() {
    let text = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let named = |names: &[&str]| row(&names.iter().map(|name| text(name)).collect::<String>());
    let rows = [
        named(&["Host", "Group name", "Day", "Start", "Zip"]),
        row(&format!(
            "<table:table-cell table:number-rows-spanned=\"2\"><office:annotation><text:p>ask Bob</text:p></office:annotation>\
             <text:p>Hope &amp;<text:s/>Care</text:p></table:table-cell>{}{}<table:table-cell office:value-type=\"time\" \
             office:time-value=\"PT19H30M00S\"><text:p>07:30 PM</text:p></table:table-cell>{}",
            text("Grief"),
            text("Wednesday"),
            text("02139")
        )),
        row(&format!("<table:covered-table-cell/>{}{}{}", text("Stroke"), text("Friday"), text("5 PM"))),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties \
         table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"Groups\">{}</table:table><table:table table:name=\"Old\" table:style-name=\"ta2\">{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        rows.concat(),
        named(&["Name", "Day"])
    );
    let book = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    let feed = feed("groups.ods", &book);
    assert_eq!((feed.format, feed.rows.len()), (Format::Csv, 2));
    let told: Vec<_> = shared::listings(&feed).collect();
    assert_eq!((told[0].name.as_str(), told[1].name.as_str()), ("Grief", "Stroke"));
    assert!(told.iter().all(|listing| listing.host.as_ref().is_some_and(|host| host.name == "Hope & Care")));
    let starts: Vec<_> = told.iter().filter_map(|listing| listing.schedules[0].start).collect();
    assert_eq!(starts, [jiff::civil::time(19, 30, 0, 0), jiff::civil::time(17, 0, 0, 0)]);
    assert_eq!(told[0].place.as_ref().map(|place| place.postal_code.as_str()), Some("02139"));
    assert!(feed.notes.iter().any(|note| note.contains("\"Old\" is hidden")), "{:?}", feed.notes);
    let torn = zipped(&[("mimetype", b"x"), ("content.xml", &content.as_bytes()[..content.len() / 2])]);
    assert!(
        read("groups.ods", torn, &Options::default()).is_err_and(|error| error.to_string().contains("sheet"))
    );
}

#[test]
fn every_row_of_a_real_workbook_comes_back() {
    for (name, bytes) in shared::files("csv", "xlsx") {
        let feed = feed(&name, &bytes);
        // 24 groups below a title and a header, 36 meetings below a header, and a sheet of one remark.
        let titles = feed.rows.iter().filter(|row| row.result.is_err()).count();
        assert!(feed.rows.len() >= 60 && titles <= 2, "{} rows, {titles} no groups", feed.rows.len());
        assert!(feed.notes.iter().any(|note| note.contains("READ ME")), "{:?}", feed.notes);
        shared::assert_private(&feed);
        let codes: Vec<&str> = shared::listings(&feed)
            .filter_map(|l| l.place.as_ref())
            .map(|p| p.postal_code.as_str())
            .collect();
        assert!(codes.contains(&"02139") && !codes.contains(&"2139"), "{codes:?}");
    }
}

#[test]
fn packed_feeds_are_read_like_plain_ones() {
    let plain = feed("a.json", JSON);
    assert_eq!(feed("a.json.gz", &gzipped(JSON)), plain);
    assert_eq!(feed("a.zip", &zipped(&[("README.txt", b"words"), ("in/a.json", JSON)])), plain);
    let two = read("a.zip", zipped(&[("a.json", JSON), ("b.json", JSON)]), &Options::default());
    assert!(two.is_err_and(|error| error.to_string().contains("several files")));
}

#[test]
fn a_zipped_package_is_a_package() {
    let files: &[(&str, &[u8])] = &[
        ("p/datapackage.json", br#"{"name":"x","resources":[{"name":"services","path":"services.csv"}]}"#),
        ("p/services.csv", b"id,organization_id,name,status\n1,o,Grief support group,active\n2,o,,active\n"),
        ("p/organizations.csv", b"id,name\no,House of Hope\n"),
    ];
    let packed = feed("hsds.zip", &zipped(files));
    assert_eq!((packed.format, packed.rows.len()), (Format::HsdsPackage, 2));
    let loose = files[1..].iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    let read = read_folder(loose, &Options::default());
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].1.as_ref().map(|feed| &feed.rows), Ok(&packed.rows));
}

#[test]
fn bombs_are_too_large() {
    let zeros = vec![0_u8; 16 << 20];
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..17 {
        gzip.write_all(&zeros).expect("bytes");
    }
    let bomb = gzip.finish().expect("a gzip");
    assert_eq!(read("a.json.gz", &bomb, &Options::default()), Err(FeedError::TooLarge));
    let names: Vec<String> = (0..17).map(|n| format!("xl/{n}.xml")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), zeros.as_slice())).collect();
    let bomb = zipped(&files);
    assert_eq!(read("a.zip", &bomb, &Options::default()), Err(FeedError::TooLarge));
    files.push(("xl/workbook.xml", b"<workbook/>"));
    assert_eq!(read("a.xlsx", zipped(&files), &Options::default()), Err(FeedError::TooLarge));
}
