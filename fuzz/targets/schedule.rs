//! Phrases that tell when a group meets.

#![no_main]

use domain::schedule::phrase;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (_, phrases) = phrase::read(text);
    for found in &phrases {
        let rule = found.rule.to_string();
        assert_eq!(rule.parse().as_ref(), Ok(&found.rule), "{rule}");
    }
    let _ = phrase::monthly_in_notes(text);
    let _ = phrase::monthly_in_name(text);
});
