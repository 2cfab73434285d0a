//! Folders of files, and packages of tables that are joined: a line `== name` begins each.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let files = text.split("\n== ").filter_map(|file| file.split_once('\n'));
    let files = files.map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec())).take(20);
    for (_, feed) in feeds::open_folder(files.collect(), &feeds::Options::default()) {
        let _ = feed.map(feeds::Feed::whole);
    }
});
