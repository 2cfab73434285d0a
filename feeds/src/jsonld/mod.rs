//! schema.org JSON-LD: events, services and courses of pages, read and written.
//!
//! A row is one event, series, service or course, or one block that cannot be read. Persons are never read.

mod blocks;
mod kept;
mod node;
mod time;
mod write;

pub use write::{listing, script, write};

use crate::{
    clean,
    feed::{Feed, FeedError, Format, MOST_ROW_BYTES, MOST_ROWS, MOST_WHOLE_BYTES, Options, Rows},
    json, tree,
};
use domain::{Contribution, SourceKey};
use kept::Kept;
use serde_json::Value;
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

/// Fields in which an entry can hold others.
const HOLDERS: [&str; 8] =
    ["@graph", "itemListElement", "item", "event", "events", "subEvent", "mainEntity", "hasCourse"];
/// How deep entries may hold others.
const DEEPEST: usize = 8;
/// Most bytes of a file that is read as a whole.
const MOST_WHOLE: usize = 4 << 20;

/// Reads a JSON-LD file or a page that holds some.
pub(crate) fn read(bytes: Cow<'_, [u8]>, options: &Options) -> Result<Feed<Rows<'static>>, FeedError> {
    if bytes.len() > MOST_WHOLE_BYTES {
        return Err(FeedError::Whole("page or file of JSON-LD"));
    }
    let text = clean::decode(bytes)?.text;
    if text.len() > MOST_WHOLE && !text.trim_start().starts_with('<') {
        return large(text, options);
    }
    let mut reader = Reader { options, rows: Vec::new(), others: BTreeMap::new() };
    let mut any = false;
    for block in blocks::find(&text) {
        any = true;
        match &block.value {
            Ok(value) => {
                let known = index(value);
                reader.walk(value, &known, block.in_page, 0);
            }
            Err(reason) if !block.in_page => {
                return Err(FeedError::Broken(format!("the file cannot be read: {reason}")));
            }
            Err(reason) => reader.push(Err(format!("line {}: {reason}", block.line)), Vec::new()),
        }
        if reader.rows.len() > MOST_ROWS {
            return Err(FeedError::Broken(format!("there are more than {MOST_ROWS} entries")));
        }
    }
    if any {
        Ok(reader.feed())
    } else {
        Err(FeedError::Unknown("The page holds no JSON-LD (a script of the type application/ld+json). Ask for a calendar or CSV file.".into()))
    }
}

/// A file too large to have in memory as a whole is read entry by entry; mentions of other entries stay unread.
fn large(text: Cow<'_, str>, options: &Options) -> Result<Feed<Rows<'static>>, FeedError> {
    let elements = json::elements(text, &["@graph", "itemListElement"])?;
    let mut reader = Reader { options, rows: Vec::new(), others: BTreeMap::new() };
    for record in elements.records() {
        match record {
            Ok(fields) => reader.walk(&Value::Object(fields), &Known::new(), false, 0),
            Err(reason) => reader.push(Err(reason), Vec::new()),
        }
    }
    Ok(reader.feed())
}

/// Entries by their `@id`, so that a mention of one finds it.
type Known<'a> = HashMap<&'a str, &'a Value>;

fn index(value: &Value) -> Known<'_> {
    let mut known = HashMap::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list),
            Value::Object(fields) => {
                if let Some(id) = fields.get("@id").and_then(Value::as_str).filter(|_| fields.len() > 1) {
                    known.insert(id, value);
                }
                open.extend(fields.values());
            }
            _ => {}
        }
    }
    known
}

struct Reader<'a> {
    options: &'a Options,
    rows: Vec<Kept>,
    others: BTreeMap<String, usize>,
}

impl Reader<'_> {
    fn feed(self) -> Feed<Rows<'static>> {
        let others: Vec<String> = self.others.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        let note = format!("entries that are no groups: {}", others.join(", "));
        let notes = if others.is_empty() { Vec::new() } else { vec![note] };
        let rows = self.rows.into_iter().zip(1..).map(|(kept, number)| kept.row(number));
        Feed { format: Format::JsonLd, rows: Rows::of(rows), notes }
    }

    fn walk(&mut self, value: &Value, known: &Known<'_>, in_page: bool, depth: usize) {
        if depth > DEEPEST || self.rows.len() > MOST_ROWS {
            return;
        }
        if let Value::Array(list) = value {
            list.iter().for_each(|item| self.walk(item, known, in_page, depth + 1));
            return;
        }
        let types = types(value);
        if types.iter().any(|kind| is_group(kind)) {
            return self.entry(value, known);
        }
        let rows = self.rows.len();
        for held in HOLDERS.iter().filter_map(|name| value.get(name)) {
            self.walk(held, known, in_page, depth + 1);
        }
        let is_mention = value.as_object().is_none_or(|fields| fields.len() < 2);
        let kind = types.into_iter().next().unwrap_or_else(|| "entry without a type".into());
        if self.rows.len() > rows || is_mention {
        } else if in_page || depth > 1 {
            *self.others.entry(kind).or_default() += 1;
        } else if !HOLDERS.iter().any(|name| value.get(name).is_some()) {
            self.push(Err(format!("it is no event, service or course: {kind}")), Vec::new());
        }
    }

    fn entry(&mut self, value: &Value, known: &Known<'_>) {
        if tree::is_too_large(value) {
            return self
                .push(Err(format!("the entry is larger than {} KiB", MOST_ROW_BYTES >> 10)), Vec::new());
        }
        let mut notes = Vec::new();
        let result = node::read(value, known, self.options, &mut notes).map(|listing| {
            let external_id = external_id(value);
            let key = SourceKey { source: self.options.source.clone(), external_id };
            Box::new(Contribution { key, listing })
        });
        self.push(result, notes);
    }

    fn push(&mut self, result: Result<Box<Contribution>, String>, notes: Vec<String>) {
        self.rows.push(Kept::of(result, notes));
    }
}

/// Its `@id`, identifier or address; a hash of its words where it has none.
fn external_id(value: &Value) -> String {
    let id = tree::either(value, &["@id", "identifier", "url"]);
    if !id.is_empty() {
        return id.chars().take(300).collect();
    }
    let words = ["name", "startDate", "location"].map(|name| value.get(name).map(Value::to_string));
    format!("entry-{}", &blake3::hash(format!("{words:?}").as_bytes()).to_hex()[..16])
}

/// The types of an entry without their address ("Event").
fn types(value: &Value) -> Vec<String> {
    let all = tree::items(value, "@type").chain(tree::items(value, "type"));
    all.map(tree::raw).map(|kind| tail(&kind).to_owned()).filter(|kind| !kind.is_empty()).collect()
}

/// The last part of a schema.org address.
fn tail(address: &str) -> &str {
    address.rsplit(['/', '#', ':']).next().unwrap_or(address).trim()
}

/// Types that a group can have.
fn is_group(kind: &str) -> bool {
    let services =
        ["Service", "GovernmentService", "SocialService", "Course", "CourseInstance", "EventSeries"];
    let health =
        ["MedicalTherapy", "PsychologicalTreatment", "MedicalBusiness", "MedicalClinic", "CommunityHealth"];
    kind.ends_with("Event") && kind != "PublicationEvent" && kind != "BroadcastEvent"
        || services.contains(&kind)
        || health.contains(&kind)
        || ["Festival", "Hackathon", "SupportGroup"].contains(&kind)
}
