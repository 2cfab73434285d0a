//! Questions of people.

#![no_main]

use finder::understand::{json, understand};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for language in ["en", "es"] {
        let _ = json(&understand(text, language));
    }
});
