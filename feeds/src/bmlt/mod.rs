//! BMLT's semantic JSON, in both dialects: `GetSearchResults` (values are text, Sunday is day 1) and the newer API
//! (camelCase, Sunday is day 0).

mod formats;
mod row;
mod write;

pub use write::write;

use crate::{
    clean,
    feed::{Feed, FeedError, Format, Options, Rows},
    json,
};
use domain::Host;
use formats::Formats;
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::HashMap};

/// What holds for every row of a feed.
pub(crate) struct Context {
    options: Options,
    formats: Formats,
    bodies: HashMap<String, Host>,
}

/// Reads the answer of a server. A list of formats or of service bodies alone holds no meetings and is refused.
pub(crate) fn read<'a>(bytes: Cow<'a, [u8]>, options: &Options) -> Result<Feed<Rows<'a>>, FeedError> {
    let decoded = clean::decode(bytes)?;
    let mut elements = json::elements(decoded.text, &["meetings", "data", "results"])?;
    let sample: Vec<Vec<String>> = elements.sample(20).map(|row| row.keys().cloned().collect()).collect();
    let has = |row: &[String], key: &str| row.iter().any(|known| known == key);
    let is_list_of =
        |keys: &[&str]| !sample.is_empty() && sample.iter().all(|row| keys.iter().all(|key| has(row, key)));
    if is_list_of(&["key_string"]) || is_list_of(&["translations"]) {
        return Err(FeedError::Unknown(
            "This is BMLT's list of formats. Give the meetings (GetSearchResults).".into(),
        ));
    }
    if is_list_of(&["parent_id", "type"]) || is_list_of(&["centerLongitude"]) || is_list_of(&["change_type"])
    {
        return Err(FeedError::Unknown(
            "This BMLT answer holds no meetings. Give the meetings (GetSearchResults).".into(),
        ));
    }
    let of_meetings =
        ["meeting_name", "weekday_tinyint", "start_time", "startTime", "day", "id_bigint", "venue_type"];
    if !sample.is_empty() && !sample.iter().any(|row| of_meetings.iter().any(|key| has(row, key))) {
        return Err(FeedError::Unknown(
            "This list holds no meetings: no record has a name, a day and a time.".into(),
        ));
    }
    let list = |key: &str| match elements.beside(key) {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    };
    let bodies = ["serviceBodies", "service_bodies"].iter().flat_map(|key| list(key));
    let context = Context {
        options: options.clone(),
        formats: Formats::read(&list("formats")),
        bodies: bodies.filter_map(|body| service_body(body.as_object()?)).collect(),
    };
    let mut notes: Vec<String> = decoded.note.into_iter().collect();
    if context.formats.is_empty() && !sample.is_empty() {
        notes.push("The feed does not explain its formats; their usual meanings were taken. Ask for it with get_used_formats=1.".into());
    }
    notes.append(&mut elements.notes);
    let rows = elements.read(move |map, notes| row::read(map, &context, notes));
    Ok(Feed { format: Format::Bmlt, rows, notes })
}

fn service_body(body: &Map<String, Value>) -> Option<(String, Host)> {
    let name = clean::line(&json::text(body, "name"));
    let host = Host {
        url: clean::url(&json::text(body, "url")),
        phone: clean::phone(&json::text(body, "helpline")),
        name,
        ..Host::default()
    };
    (!host.name.is_empty()).then(|| (json::text(body, "id"), host))
}
