//! Tabular packages, as the files of a zip and of a folder: read, written and read again. Both ways tell the same.

#![no_main]

use feeds::{Options, feed::Format, read, read_folder};
use fuzz::archive::{files, zip};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let files = files(&text);
    let archive = zip(files.iter().map(|(path, content)| (*path, (*content).to_owned())));
    fuzz::feed(Format::HsdsPackage, &archive);
    let folder = files.iter().map(|(path, content)| ((*path).to_owned(), content.as_bytes().to_vec()));
    for (_, feed) in read_folder(folder.collect(), &Options::default()) {
        let Ok(feed) = feed else { continue };
        assert!(
            feed.rows
                .iter()
                .zip(1..)
                .all(|(row, number)| feed.format != Format::HsdsPackage || row.number == number)
        );
    }
    let _ = read("feed.zip", archive, &Options::default());
});
