//! Archives made out of a fuzzer's text, so that it reaches what is packed and not only how.

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Most files of an archive.
const MOST: usize = 24;

/// The files of a text: each begins with a line `== path`. What stands before the first is nobody's.
pub fn files(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split("== ").skip(1).take(MOST);
    parts.filter_map(|part| part.split_once('\n')).map(|(path, content)| (path.trim(), content)).collect()
}

/// A zip of files. They are not packed tighter: that costs runs and finds nothing here.
pub fn zip<'a>(files: impl IntoIterator<Item = (&'a str, String)>) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, content) in files {
        // A path that stands there already is refused.
        if out.start_file(path, options).is_ok() {
            out.write_all(content.as_bytes()).expect("memory takes bytes");
        }
    }
    out.finish().expect("a zip").into_inner()
}
