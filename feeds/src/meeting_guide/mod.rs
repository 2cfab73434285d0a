//! Meeting Guide JSON (code4recovery/spec), and the OML shape that lists `times` in words.

mod row;
mod write;

pub use write::write;

use crate::{
    clean,
    feed::{Feed, FeedError, Format, Options, Rows},
    fellowship, json,
};
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::HashMap};

/// What holds for every row of a feed.
pub(crate) struct Context {
    /// What the feed does not say itself.
    pub(crate) options: Options,
    /// The fellowship that the feed's rows speak of.
    pub(crate) fellowship: Option<&'static str>,
}

/// Reads a feed. `name` is its file name or address.
pub(crate) fn read<'a>(
    name: &str,
    bytes: Cow<'a, [u8]>,
    options: &Options,
) -> Result<Feed<Rows<'a>>, FeedError> {
    let decoded = clean::decode(bytes)?;
    if json::begin(&decoded.text).is_none() && decoded.text.trim_start().starts_with('<') {
        return Err(FeedError::Unknown("This is a web page, not a feed.".into()));
    }
    let mut elements = json::elements(decoded.text, &["meetings", "data", "results", "items", "rows"])?;
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let fellowship = fellowship::in_name(&options.source)
        .or_else(|| fellowship::in_name(base))
        .or_else(|| fellowship::in_host(name))
        .or_else(|| in_rows(elements.sample(300)));
    elements.check(fellowship.is_some() || elements.sample(20).any(|row| row.contains_key("slug")))?;
    let context = Context { options: options.clone(), fellowship };
    let notes = decoded.note.into_iter().chain(std::mem::take(&mut elements.notes)).collect();
    let rows = elements.read(move |map, notes| row::read(&by_code(map), &context, notes));
    Ok(Feed { format: Format::MeetingGuide, rows, notes })
}

/// A record with the names that the format has: a sheet's own headers stand for them ("End Time").
fn by_code(map: &Map<String, Value>) -> Cow<'_, Map<String, Value>> {
    if map.contains_key("name") || !map.contains_key("Name") {
        return Cow::Borrowed(map);
    }
    let code = |name: &String| name.trim().to_lowercase().replace([' ', '-'], "_");
    Cow::Owned(map.iter().map(|(name, value)| (code(name), value.clone())).collect())
}

/// The fellowship that the publisher, the addresses or the literature of most rows name.
fn in_rows(rows: impl Iterator<Item = Map<String, Value>>) -> Option<&'static str> {
    let mut votes: HashMap<&'static str, usize> = HashMap::new();
    let mut all = 0;
    for row in rows {
        all += 1;
        let by_words = fellowship::in_words(&json::text(&row, "entity"));
        let by_host = || {
            ["entity_url", "entity_website_url", "url"]
                .iter()
                .find_map(|key| fellowship::in_host(&json::text(&row, key)))
        };
        let by_name =
            || json::text(&row, "name").split_whitespace().any(|word| word == "AFG").then_some("Al-Anon");
        let of_aa = |code: &String| matches!(code.to_ascii_uppercase().as_str(), "ABSI" | "GR" | "LS");
        let by_types = || json::items(&row, "types").iter().any(of_aa).then_some("AA");
        if let Some(found) = by_words.or_else(by_host).or_else(by_name).or_else(by_types) {
            *votes.entry(found).or_default() += 1;
        }
    }
    let (best, count) = votes.into_iter().max_by_key(|(name, count)| (*count, *name))?;
    (count * 10 >= all).then_some(best)
}
