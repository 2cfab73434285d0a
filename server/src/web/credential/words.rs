//! A credential in words.

use crate::{actions::credential::Found, words::Words};
use domain::credential::{Holds, Said, State as Step};
use jiff::civil::Date;
use std::borrow::Cow;

/// A credential in a list.
pub(crate) struct Line {
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) what: String,
    pub(crate) state: Cow<'static, str>,
    /// That it ends soon, or is over.
    pub(crate) ends: Option<String>,
}

impl Line {
    /// A credential in the list at `home`.
    pub(crate) fn of(found: Found, home: &str, words: Words, today: Date) -> Self {
        let inner = found.credential.inner;
        Self {
            address: format!("{home}/credentials/{}", found.credential.member),
            what: format!("{} · {}", inner.said.profession, found.listing.name),
            state: words.get(state_key(&inner.state)),
            ends: ends(&inner, words, today),
            name: inner.said.name.into_shown(),
        }
    }
}

/// The message of how far a credential is.
pub(crate) fn state_key(state: &Step) -> &'static str {
    match state {
        Step::Waiting => "credential-waiting",
        Step::Confirmed { .. } => "credential-confirmed",
        Step::Returned { .. } => "credential-returned",
    }
}

/// That it ends soon or is over, and when.
pub(crate) fn ends(inner: &domain::credential::Inner, words: Words, today: Date) -> Option<String> {
    let day = inner.said.expires?;
    let key = match inner.holds(today) {
        Holds::Yes => return None,
        Holds::Soon => "credential-soon",
        Holds::Over => "credential-over",
    };
    Some(words.say(key, "date", words.short_date(day)))
}

/// What somebody said, a label and a text each.
pub(crate) fn said(said: &Said, words: Words) -> Vec<(Cow<'static, str>, String)> {
    let shown = words.get(if said.shown { "credential-shown-yes" } else { "credential-shown-no" });
    let rows = [
        ("credential-name", said.name.show().clone()),
        ("credential-profession", said.profession.clone()),
        ("credential-training", said.training_line()),
        ("credential-evidence", said.evidence.show().clone()),
        ("credential-expires", said.expires.map(|day| words.short_date(day)).unwrap_or_default()),
        ("credential-shown", shown.into_owned()),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
    rows.map(|(key, text)| (words.get(key), text)).collect()
}
