//! Feeds in one format: read, written and read again.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::feed(feeds::feed::Format::Bmlt, bytes));
