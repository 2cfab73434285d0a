//! What else is known of a group.

use crate::{reasons::Speaker, words::Words};
use domain::Listing;

/// All that its page will show beside the eleven answers, for those who look it over first.
pub(crate) fn whole(listing: &Listing, speaker: &Speaker<'_>) -> Vec<(String, String)> {
    let words = speaker.words;
    let mut all = vec![(
        words.get("field-kind").into_owned(),
        words.code_name("kind", listing.kind.code()).into_owned(),
    )];
    all.extend(ways(listing, words));
    all.extend(facts(listing, speaker));
    all
}

/// Who offers it, and the ways to reach and to find it.
fn ways(listing: &Listing, words: Words) -> Vec<(String, String)> {
    let (host, place, online) = (listing.host.as_ref(), listing.place.as_ref(), listing.online.as_ref());
    let host = host.map(|host| match host.kind {
        Some(kind) => format!("{} ({})", host.name, words.code_name("host", kind.code())),
        None => host.name.clone(),
    });
    let all = [
        ("host_name", host),
        ("url", listing.url.clone()),
        ("directions", place.map(|place| place.directions.clone())),
        ("join_url", online.and_then(|online| online.url.clone())),
        ("join_phone", online.and_then(|online| online.phone.clone())),
        ("join_notes", online.map(|online| online.notes.clone())),
        ("phone", listing.phone.clone()),
        ("email", listing.email.clone()),
    ];
    let named = |(name, value): (&str, Option<String>)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some((words.get(&format!("field-{name}")).into_owned(), value))
    };
    all.into_iter().filter_map(named).collect()
}

/// Facts beside the eleven answers: name and value.
pub(super) fn facts(listing: &Listing, speaker: &Speaker<'_>) -> Vec<(String, String)> {
    let words = speaker.words;
    let names = |noun: &str, codes: Vec<&str>| {
        words.list(&codes.iter().map(|code| words.code_name(noun, code)).collect::<Vec<_>>())
    };
    let languages: Vec<_> = listing.languages.iter().map(|code| words.language_name(code)).collect();
    let audience = listing.audience.iter().map(|who| who.code()).collect();
    let access = listing.access.iter().map(|need| need.code()).collect();
    let all = [
        ("size", listing.size.clone().unwrap_or_default()),
        (
            "membership",
            listing
                .membership
                .map(|m| words.code_name("membership", m.code()).into_owned())
                .unwrap_or_default(),
        ),
        ("since", listing.since.map(|year| year.to_string()).unwrap_or_default()),
        ("languages", words.list(&languages)),
        ("audience", names("audience", audience)),
        ("access", names("access", access)),
        ("fellowship", listing.fellowship.clone().unwrap_or_default()),
        (
            "faith",
            listing
                .faith
                .as_ref()
                .map(|faith| words.code_name("faith", faith).into_owned())
                .unwrap_or_default(),
        ),
    ];
    let named = |(name, value): (&str, String)| (words.get(&format!("fact-{name}")).into_owned(), value);
    let unknown = || words.get("unknown").into_owned();
    let always = ["size", "membership", "since"];
    all.into_iter()
        .filter(|(name, value)| !value.is_empty() || always.contains(name))
        .map(|(name, value)| named((name, if value.is_empty() { unknown() } else { value })))
        .collect()
}
