//! Feeds whose format nobody says, packed ones too.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["feed", "feed.csv", "feed.json"] {
        let _ = feeds::read(name, bytes, &feeds::Options::default());
    }
});
