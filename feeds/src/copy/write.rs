//! The archive is written.

use super::{LINES, Line, PAGE};
use std::io::{Cursor, Result, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The archive: the lines, and a page to read.
pub fn pack(lines: &[Line], page: &str) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    archive.start_file(LINES, SimpleFileOptions::default())?;
    for line in lines {
        serde_json::to_writer(&mut archive, line)?;
        archive.write_all(b"\n")?;
    }
    archive.start_file(PAGE, SimpleFileOptions::default())?;
    archive.write_all(page.as_bytes())?;
    Ok(archive.finish()?.into_inner())
}
