//! Red flags and signs of danger; what is shown must stand in the text.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (name, rest) = text.split_once('\n').unwrap_or(("", text));
    let (fee, description) = rest.split_once('\n').unwrap_or(("", rest));
    let listing = safety::Text { name, description, fee, lang: None };
    for finding in safety::review(&listing) {
        assert!(
            [name, description, fee].iter().any(|field| field.contains(&finding.evidence)),
            "{finding:?}"
        );
    }
    let _ = safety::kind(name, description);
    let _ = safety::crisis(text);
});
