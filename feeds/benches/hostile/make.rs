//! Feeds that mean harm, and two that are only large.

use flate2::{Compression, write::GzEncoder};
use std::io::{self, Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

type Make = fn(&mut dyn Write) -> io::Result<()>;

/// As large as a feed may be, nearly.
const LARGE: usize = (256 << 20) - (1 << 20);
/// As large as a calendar or a page may be, nearly.
const WHOLE: usize = (32 << 20) - (1 << 20);
const MIB: usize = 1 << 20;

/// Every kind, with its file's name.
pub(crate) const KINDS: &[(&str, Make)] = &[
    ("zeros.json", |out| fill(out, b"", b"\0", b"", LARGE)),
    ("zeros-10-gb.gz", gzip_bomb),
    ("huge-member.zip", |out| zipped(out, &[("groups.json", 2000)])),
    ("many-members.zip", |out| {
        zipped(out, &[("a.csv", 100), ("b.csv", 100), ("c.csv", 100), ("d.csv", 100)])
    }),
    ("package.zip", package),
    ("shared-text.xlsx", long_cells),
    ("deep.json", |out| fill(out, b"[{\"name\":", b"[", b"", LARGE)),
    ("one-row.json", |out| fill(out, b"[{\"slug\":\"a\",\"name\":\"", b"x", b"\"}]", 100 * MIB)),
    ("one-row.csv", |out| fill(out, b"Name,Day,Time\n\"", b"x", b"", LARGE)),
    ("wide-rows.json", |out| wide(out, "[", "{\"name\":\"Circle\",\"slug\":\"a\",\"day\":1,\"x\":[", "]")),
    ("wide-services.json", |out| wide(out, "{\"contents\":[", SERVICE, "]}")),
    ("wide-beside.json", wide_beside),
    ("tiny-rows.json", |out| fill(out, b"[{}", b",{}", b"]", LARGE)),
    ("tiny-groups.json", tiny_groups),
    ("tiny-rows.csv", |out| fill(out, b"Name,Day,Time\n", b"A,Mon,7pm\n", b"", LARGE)),
    ("wide-entry.jsonld", |out| {
        fill(out, b"{\"@context\":\"https://schema.org\",\"x\":[0", b",0", b"]}", 15 * MIB)
    }),
    ("scripts.html", scripts),
    ("laughs.html", laughs),
    ("tags.html", |out| fill(out, b"<!doctype html>application/ld+json", b"<!--<script>", b"", WHOLE)),
    ("events.ics", |out| fill(out, b"BEGIN:VCALENDAR\n", EVENT, b"END:VCALENDAR\n", WHOLE)),
    ("one-line.ics", |out| fill(out, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:", b"x\n ", b"\n", WHOLE)),
    ("windows-1252.csv", |out| fill(out, b"Name,Day,Time\n", b"\x80\x80\x80,Mon,7pm\n", b"", LARGE)),
    ("utf-16.csv", |out| fill(out, b"\xFF\xFEN\0a\0m\0e\0,\0D\0a\0y\0\n\0", b"\x2D\x4E", b"", LARGE)),
    ("many-cells.xlsx", many_cells),
    ("blank-rows.csv", |out| fill(out, b"Name,Day,Time\nA,Mon,7pm\n", b",,\n", b"", LARGE)),
    ("full-rows.csv", |out| rows(out, ["Name,Day,Time,Notes\n", "A", ",Mon,7pm,", "\n", ""], 1_700)),
    ("full-rows.json", |out| {
        rows(
            out,
            ["[", "{\"name\":\"A", "\",\"day\":1,\"time\":\"19:00\",\"notes\":\"", "\"},", "{}]"],
            1_690,
        )
    }),
    ("tiny-services.json", |out| {
        rows(
            out,
            [
                "{\"contents\":[",
                "{\"id\":\"",
                "\",\"name\":\"Support group\",\"status\":\"active\"",
                "},",
                "{}]}",
            ],
            0,
        )
    }),
    ("tiny-bmlt.json", |out| {
        rows(
            out,
            ["[", "{\"meeting_name\":\"A\",\"weekday_tinyint\":\"2\",\"id_bigint\":\"", "\"", "},", "{}]"],
            0,
        )
    }),
    ("tiny.jsonld", |out| {
        rows(
            out,
            [
                "{\"@context\":\"https://schema.org\",\"@graph\":[",
                "{\"@type\":\"Event\",\"name\":\"A",
                "\"",
                "},",
                "{}]}",
            ],
            0,
        )
    }),
    ("tiny-4-mb.jsonld", |out| fill(out, b"[{}", b",{\"@type\":\"Event\",\"name\":\"A\"}", b"]", 4 * MIB)),
    ("tiny-pages.html", |out| fill(out, b"<!doctype html>", SCRIPT, b"", WHOLE)),
    ("full-events.ics", |out| {
        rows(
            out,
            [
                "BEGIN:VCALENDAR\n",
                "BEGIN:VEVENT\nDTSTART:20270104T190000Z\nRRULE:FREQ=WEEKLY\nSUMMARY:A",
                "\nDESCRIPTION:",
                "\nEND:VEVENT\n",
                "END:VCALENDAR\n",
            ],
            120,
        )
    }),
    ("tiny-package.zip", tiny_package),
    ("mixed.csv", |out| fill(out, b"Name,Day,Time\n", b"\x80 ab,Mon,7pm\n", b"", 120 * MIB)),
    ("honest-100000.csv", honest_csv),
    ("honest-50-mb.json", honest_json),
];

const SERVICE: &str =
    "{\"id\":\"1\",\"name\":\"Support group\",\"status\":\"active\",\"organization_id\":\"o\",\"x\":[";
const SCRIPT: &[u8] =
    b"<script type=\"application/ld+json\">[{\"@type\":\"Event\",\"name\":\"A\"},{\"@type\":\"Event\",\"name\":\"B\"}]</script>";
const EVENT: &[u8] =
    b"BEGIN:VEVENT\nUID:1\nSUMMARY:Circle\nDTSTART:20270104T190000Z\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n";

/// The same again and again, until it is as large as this.
fn fill(out: &mut dyn Write, begin: &[u8], again: &[u8], end: &[u8], size: usize) -> io::Result<()> {
    out.write_all(begin)?;
    let block = again.repeat(MIB.div_ceil(again.len()));
    for _ in 0..size / block.len() {
        out.write_all(&block)?;
    }
    out.write_all(end)
}

/// As many rows as are read, each with its number and so many more bytes.
fn rows(out: &mut dyn Write, parts: [&str; 5], bytes: usize) -> io::Result<()> {
    let [begin, before, behind, end, last] = parts;
    let more = "word ".repeat(bytes / 5);
    write!(out, "{begin}")?;
    (0..150_000).try_for_each(|at| write!(out, "{before}{at}{behind}{more}{end}"))?;
    write!(out, "{last}")
}

/// Rows of nearly a mebibyte, each of a great many small values.
fn wide(out: &mut dyn Write, begin: &str, row: &str, end: &str) -> io::Result<()> {
    let row = format!("{row}{}0]}}", "0,".repeat((MIB - 1024) / 2));
    out.write_all(begin.as_bytes())?;
    for at in 0..250 {
        write!(out, "{}{row}", if at > 0 { "," } else { "" })?;
    }
    out.write_all(end.as_bytes())
}

fn wide_beside(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"meetings\":[{\"id_bigint\":\"1\",\"meeting_name\":\"A\",\"weekday_tinyint\":\"1\"}],\"formats\":[]")?;
    let many = "0,".repeat(7 * MIB);
    for at in 0..17 {
        write!(out, ",\"k{at}\":[{many}0]")?;
    }
    out.write_all(b"}")
}

fn tiny_groups(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for at in 0..1_000_000 {
        write!(out, "{{\"name\":\"A{at}\",\"slug\":\"{at}\",\"day\":1,\"time\":\"19:00\"}},")?;
    }
    out.write_all(b"{}]")
}

/// 10 GB of nothing in 10 MB.
fn gzip_bomb(out: &mut dyn Write) -> io::Result<()> {
    let mut member = GzEncoder::new(Vec::new(), Compression::best());
    fill(&mut member, b"", b"\0", b"", 64 * MIB)?;
    let member = member.finish()?;
    (0..160).try_for_each(|_| out.write_all(&member))
}

/// Files of so many mebibytes of nothing.
fn zipped(out: &mut dyn Write, files: &[(&str, usize)]) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, size) in files {
        zip.start_file(*name, SimpleFileOptions::default())?;
        fill(&mut zip, b"", b"\0", b"", size * MIB)?;
    }
    out.write_all(zip.finish()?.get_ref())
}

/// A package of as many services as are read, in as few bytes.
fn tiny_package(out: &mut dyn Write) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("services.csv", SimpleFileOptions::default())?;
    rows(&mut zip, ["id,name,organization_id\n", "", ",Support group,o", "\n", ""], 0)?;
    zip.start_file("organizations.csv", SimpleFileOptions::default())?;
    zip.write_all(b"id,name\no,House\n")?;
    out.write_all(zip.finish()?.get_ref())
}

/// A package whose tables are nothing but columns.
fn package(out: &mut dyn Write) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["services", "organizations", "schedules", "phones"] {
        zip.start_file(format!("{name}.csv"), SimpleFileOptions::default())?;
        let header: Vec<String> = (0..900).map(|at| format!("c{at}")).collect();
        writeln!(zip, "id,name,{}", header.join(","))?;
        let row = format!("1,Support group,{}\n", "x,".repeat(900));
        fill(&mut zip, b"", row.as_bytes(), b"", 60 * MIB)?;
    }
    out.write_all(zip.finish()?.get_ref())
}

/// A workbook of which every cell shows the same long text.
fn long_cells(out: &mut dyn Write) -> io::Result<()> {
    let again = |out: &mut dyn Write| {
        (2..400)
            .try_for_each(|row| write!(out, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>2</v></c></row>"))
    };
    workbook(out, 64 * MIB, &again)
}

/// A workbook of as many cells as are read.
fn many_cells(out: &mut dyn Write) -> io::Result<()> {
    let again = |out: &mut dyn Write| {
        (2..150_000).try_for_each(|row| {
            write!(out, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>2</v></c>")?;
            ('B'..'N').try_for_each(|column| write!(out, "<c r=\"{column}{row}\"><v>1</v></c>"))?;
            write!(out, "</row>")
        })
    };
    workbook(out, 4, &again)
}

type Part<'a> = &'a dyn Fn(&mut dyn Write) -> io::Result<()>;

/// A workbook with a shared text of this size, and these rows below its header.
fn workbook(out: &mut dyn Write, size: usize, rows: Part<'_>) -> io::Result<()> {
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, write: Part<'_>| {
        zip.start_file(name, SimpleFileOptions::default())?;
        write(&mut zip)
    };
    put("[Content_Types].xml", &|out| out.write_all(b"<Types/>"))?;
    put("_rels/.rels", &|out| {
        write!(
            out,
            "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        )
    })?;
    put("xl/workbook.xml", &|out| {
        write!(
            out,
            "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Groups\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        )
    })?;
    put("xl/_rels/workbook.xml.rels", &|out| {
        write!(
            out,
            "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
        )
    })?;
    put("xl/styles.xml", &|out| write!(out, "<styleSheet xmlns=\"{main}\"/>"))?;
    put("xl/sharedStrings.xml", &|out| {
        let begin = format!("<sst xmlns=\"{main}\"><si><t>Name</t></si><si><t>Day</t></si><si><t>");
        fill(out, begin.as_bytes(), b"x", b"", size)?;
        out.write_all(b"x</t></si></sst>")
    })?;
    put("xl/worksheets/sheet1.xml", &|out| {
        write!(
            out,
            "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
        )?;
        rows(out)?;
        out.write_all(b"</sheetData></worksheet>")
    })?;
    out.write_all(zip.finish()?.get_ref())
}

/// A page of many scripts, each as large as one may be.
fn scripts(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<!doctype html><html>")?;
    for _ in 0..2 {
        fill(out, b"<script type=\"application/ld+json\">{\"x\":[0", b",0", b"]}</script>", 15 * MIB)?;
    }
    Ok(())
}

/// A billion laughs, as XML tells the joke.
fn laughs(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\"?>\n<!DOCTYPE html [\n <!ENTITY lol0 \"lol\">\n")?;
    for at in 1..10 {
        writeln!(out, " <!ENTITY lol{at} \"{}\">", format!("&lol{};", at - 1).repeat(10))?;
    }
    out.write_all(b"]>\n<html><script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"&lol9;\"}</script></html>\n")
}

fn honest_csv(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"Name,Day,Time,Location,Address,City,State,Zip,Types,Notes,Website\n")?;
    for at in 0..100_000 {
        let day = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"][at % 5];
        writeln!(
            out,
            "Circle {at},{day},7:00 PM,Library {at},\"{at} Elm Street\",Troy,MI,48084,\"Open, Discussion\",We meet in the small room on the second floor.,https://example.org/{at}"
        )?;
    }
    Ok(())
}

fn honest_json(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for at in 0..125_000 {
        writeln!(
            out,
            "{{\"id\":{at},\"name\":\"Circle {at}\",\"slug\":\"circle-{at}\",\"day\":{},\"time\":\"19:30\",\"end_time\":\"20:30\",\"types\":[\"O\",\"D\",\"X\"],\"location\":\"Library {at}\",\"formatted_address\":\"{at} Elm Street, Troy, MI 48084, USA\",\"latitude\":42.5,\"longitude\":-83.1,\"notes\":\"We meet in the small room on the second floor; the lift is on the left. Please be on time.\",\"url\":\"https://example.org/{at}\",\"timezone\":\"America/Detroit\"}},",
            at % 7
        )?;
    }
    out.write_all(b"{\"name\":\"Last\",\"slug\":\"last\"}]")
}
