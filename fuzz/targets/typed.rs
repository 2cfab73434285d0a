//! What people type into forms: refused, or kept so that it would be kept again as it is. Copies of groups rest on that.

#![no_main]

use domain::{chat, concern, mention, post, pseudonym, thread};
use std::{collections::HashMap, fmt::Debug};

/// What is kept of a text is kept again as it is.
fn stays<E: Debug>(typed: &str, keep: impl Fn(&str) -> Result<String, E>) {
    if let Ok(kept) = keep(typed) {
        let again = keep(&kept);
        assert!(again.as_ref().is_ok_and(|again| *again == kept), "{kept:?} is kept as {again:?}");
    }
}

libfuzzer_sys::fuzz_target!(|typed: &str| {
    stays(typed, post::text);
    stays(typed, post::reason);
    stays(typed, chat::text);
    stays(typed, concern::reason);
    stays(typed, thread::title);
    stays(typed, |typed| post::note(typed).map(Option::unwrap_or_default));
    stays(typed, |typed| post::meant(typed).map(Option::unwrap_or_default));
    stays(typed, |typed| pseudonym::check(typed).map(|checked| checked.name));
    let (marked, meant) = mention::mark(typed, &HashMap::new());
    assert!(meant.is_empty() && mention::numbers(&marked).is_none_or(|numbers| numbers.is_empty()));
    let _ = mention::looks(typed);
});
