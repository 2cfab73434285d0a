//! Finds the services in whatever shape an answer has.
//!
//! Records are looked through once for what they hold, and read again when their rows are asked for: what came of a
//! large answer is never in memory as a whole.

use crate::{
    clean,
    feed::{MOST_ROWS, Options, Row, Rows},
    tree,
};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Lists in which answers hold their entries.
pub(super) const PAGES: [&str; 5] = ["contents", "data", "results", "items", "content"];
/// Most places of a service, and most services of an organisation, that are read.
const MOST_PLACES: usize = 500;
const MOST_SERVICES: usize = 2_000;
/// Most bytes of one fact of an organisation.
const MOST_FACT: usize = 4_000;

/// A record, or why it cannot be read.
pub(super) type Record = Result<Map<String, Value>, String>;

/// What a record holds.
enum Held {
    /// A service with its organisation and places inside.
    Service(Map<String, Value>),
    /// One place of a service: the places of the same service come together.
    Place { service: Map<String, Value>, place: Value },
    /// Something else, or why it cannot be read.
    Nothing(String),
}

/// What was found: an entry for each row.
#[derive(Default)]
pub(super) struct Found {
    entries: Vec<Entry>,
    pub(super) notes: Vec<String>,
    /// Service id -> place in `entries`, for entries that are one place of a service each.
    by_id: HashMap<String, usize>,
}

enum Entry {
    /// The records that a service stands in, each with the place in what it holds.
    Service(Vec<(usize, usize)>),
    Nothing(String),
}

impl Found {
    /// Looks through the records, as long as there is room for rows.
    pub(super) fn look(&mut self, records: impl Iterator<Item = Record>) {
        for (at, record) in records.enumerate() {
            for (within, held) in held(record, &mut self.notes).into_iter().enumerate() {
                if self.entries.len() >= MOST_ROWS {
                    self.notes
                        .push(format!("There are more than {MOST_ROWS} services; the rest was left out."));
                    return;
                }
                self.take((at, within), held);
            }
        }
    }

    fn take(&mut self, at: (usize, usize), held: Held) {
        if let Held::Place { service, .. } = &held {
            let id = service.get("id").map(tree::raw).unwrap_or_default();
            let known = self.by_id.get(&id).copied().filter(|_| !id.is_empty());
            if let Some(Entry::Service(places)) = known.and_then(|known| self.entries.get_mut(known)) {
                if places.len() < MOST_PLACES {
                    places.push(at);
                }
                return;
            }
            self.by_id.insert(id, self.entries.len());
        }
        self.entries.push(match held {
            Held::Nothing(reason) => Entry::Nothing(reason),
            Held::Service(_) | Held::Place { .. } => Entry::Service(vec![at]),
        });
    }

    /// Notes that there are more pages. `number` tells what stands beside the entries.
    pub(super) fn whether_last(&mut self, number: impl Fn(&str) -> Option<u64>) {
        if let (Some(page), Some(pages)) = (number("page_number"), number("total_pages"))
            && pages > 1
        {
            self.notes.push(format!("this is page {page} of {pages}"));
        }
    }

    /// The rows that came of it. `record` gives a record that was looked through once more.
    pub(super) fn rows<'a>(
        self,
        options: &Options,
        record: impl Fn(usize) -> Record + Send + 'a,
    ) -> Rows<'a> {
        let options = options.clone();
        let mut last: (usize, Vec<Option<Held>>) = (usize::MAX, Vec::new());
        let mut held_at = move |(at, within): (usize, usize)| {
            if last.0 != at {
                last = (at, held(record(at), &mut Vec::new()).into_iter().map(Some).collect());
            }
            last.1.get_mut(within)?.take()
        };
        let row = move |(entry, number)| {
            let (result, notes) = match entry {
                Entry::Nothing(reason) => (Err(reason), Vec::new()),
                Entry::Service(parts) => {
                    super::row(&together(parts.into_iter().filter_map(&mut held_at)), &options)
                }
            };
            Row { number, result, notes }
        };
        Rows::of(self.entries.into_iter().zip(1..).map(row))
    }
}

/// A service of its parts: itself, or its places.
fn together(parts: impl Iterator<Item = Held>) -> Value {
    let (mut whole, mut places) = (Map::new(), Vec::new());
    for part in parts {
        match part {
            Held::Service(service) => whole = service,
            Held::Place { service, place } => {
                if places.is_empty() {
                    whole = service;
                }
                places.push(place);
            }
            Held::Nothing(_) => {}
        }
    }
    if !places.is_empty() {
        whole.insert("service_at_locations".into(), Value::Array(places));
    }
    Value::Object(whole)
}

/// What a record holds, in order.
fn held(record: Record, notes: &mut Vec<String>) -> Vec<Held> {
    match record {
        Ok(fields) if fields.contains_key("services") && !fields.contains_key("status") => {
            of_organization(fields, notes)
        }
        Ok(fields) => vec![one(fields)],
        Err(reason) => vec![Held::Nothing(reason)],
    }
}

/// What a record holds that is no list of services.
fn one(mut fields: Map<String, Value>) -> Held {
    let has = |name: &str| fields.contains_key(name);
    if fields.get("service").is_some_and(Value::is_object) {
        return at_place(fields);
    }
    let marks = [
        "status",
        "organization",
        "organization_id",
        "service_at_locations",
        "fees_description",
        "schedules",
    ];
    let is_place = has("location_type") || has("addresses") && !has("status");
    let is_term = has("taxonomy") || has("taxonomy_id") || has("version") && !has("status");
    let is_service =
        marks.iter().any(|name| has(name)) || has("description") && !has("website") && !has("legal_status");
    if has("name") && is_service && !is_place && !is_term {
        return Held::Service(fields);
    }
    let name = fields.remove("name").map(|v| tree::raw(&v)).unwrap_or_default();
    let kind = if is_place {
        "a place"
    } else if is_term {
        "a term"
    } else {
        "an entry without a service"
    };
    Held::Nothing(format!("it is {kind}, no service: \"{}\"", clean::line(&name)))
}

fn of_organization(mut fields: Map<String, Value>, notes: &mut Vec<String>) -> Vec<Held> {
    let services = match fields.remove("services") {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    };
    if services.is_empty() {
        let name = clean::line(&tree::field(&Value::Object(fields), "name"));
        return vec![Held::Nothing(format!("the organisation \"{name}\" lists no services"))];
    }
    // What an organisation holds beside its own facts is not needed in every service.
    let facts = ["id", "name", "description", "email", "website", "url", "uri", "legal_status", "phones"];
    let is_short = |fact: &&Value| fact.as_str().is_none_or(|fact| fact.len() <= MOST_FACT);
    let fact = |name: &&str| Some(((*name).to_owned(), fields.get(*name).filter(is_short)?.clone()));
    let mut facts: Map<String, Value> = facts.iter().filter_map(fact).collect();
    if let Some(Value::Array(phones)) = facts.get_mut("phones") {
        phones.truncate(5);
    }
    if services.len() > MOST_SERVICES {
        notes.push(format!("Of an organisation, {MOST_SERVICES} services were read; the rest was left out."));
    }
    let of_one = |service| match service {
        Value::Object(mut service) => {
            service.entry("organization").or_insert_with(|| Value::Object(facts.clone()));
            service.entry("status").or_insert_with(|| Value::String("active".into()));
            one(service)
        }
        _ => Held::Nothing("it is no service: not a record".into()),
    };
    services.into_iter().take(MOST_SERVICES).map(of_one).collect()
}

fn at_place(mut fields: Map<String, Value>) -> Held {
    let mut service = match fields.remove("service") {
        Some(Value::Object(service)) => service,
        _ => Map::new(),
    };
    service.entry("status").or_insert_with(|| Value::String("active".into()));
    Held::Place { service, place: Value::Object(fields) }
}
