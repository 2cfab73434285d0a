//! Finds the services in whatever shape an answer has.

use crate::{
    feed::{Feed, Format, MOST_ROWS, Options, Row},
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

/// What was found: a row for each service, and for each entry that is none.
pub(super) struct Found<'a> {
    options: &'a Options,
    entries: Vec<Entry>,
    pub(super) notes: Vec<String>,
    /// Service id -> place in `entries`, for entries that are one place of a service each.
    by_id: HashMap<String, usize>,
}

enum Entry {
    /// Read. What it was read from is not kept.
    Row(Row),
    /// A service whose places stand in entries of their own, as they were written until all of them are there.
    Open { service: String, places: Vec<String> },
}

impl<'a> Found<'a> {
    pub(super) fn new(options: &'a Options) -> Self {
        Self { options, entries: Vec::new(), notes: Vec::new(), by_id: HashMap::new() }
    }

    /// The feed that came of it.
    pub(super) fn feed(self, format: Format) -> Feed {
        let row = |(at, entry)| {
            let row = match entry {
                Entry::Row(row) => row,
                Entry::Open { service, places } => {
                    let mut service: Value = serde_json::from_str(&service).unwrap_or_default();
                    let places = places.iter().filter_map(|place| serde_json::from_str(place).ok());
                    service["service_at_locations"] = Value::Array(places.collect());
                    let (result, notes) = super::row(&service, self.options);
                    Row { number: 0, result, notes }
                }
            };
            Row { number: at + 1, ..row }
        };
        Feed { format, rows: self.entries.into_iter().enumerate().map(row).collect(), notes: self.notes }
    }

    /// Whether there is room for another row; a note where there is none.
    fn has_room(&mut self) -> bool {
        let note = format!("There are more than {MOST_ROWS} services; the rest was left out.");
        let is_full = self.entries.len() >= MOST_ROWS;
        if is_full && self.notes.last() != Some(&note) {
            self.notes.push(note);
        }
        !is_full
    }

    fn push(&mut self, result: Result<Box<domain::Contribution>, String>, notes: Vec<String>) {
        if self.has_room() {
            self.entries.push(Entry::Row(Row { number: 0, result, notes }));
        }
    }

    /// Takes a service with its organisation and places inside.
    pub(super) fn service(&mut self, service: Map<String, Value>) {
        let (result, notes) = super::row(&Value::Object(service), self.options);
        self.push(result, notes);
    }

    /// Takes note of what cannot be read.
    fn broken(&mut self, reason: String) {
        self.push(Err(reason), Vec::new());
    }

    /// Notes that there are more pages. `number` tells what stands beside the entries.
    pub(super) fn whether_last(&mut self, number: impl Fn(&str) -> Option<u64>) {
        if let (Some(page), Some(pages)) = (number("page_number"), number("total_pages"))
            && pages > 1
        {
            self.notes.push(format!("this is page {page} of {pages}"));
        }
    }

    /// Takes an entry, or takes note of what cannot be read.
    pub(super) fn record(&mut self, record: Result<Map<String, Value>, String>) {
        match record {
            Ok(fields) => self.entry(fields),
            Err(reason) => self.broken(reason),
        }
    }

    /// Takes one entry.
    fn entry(&mut self, mut fields: Map<String, Value>) {
        if !self.has_room() {
            return;
        }
        let has = |name: &str| fields.contains_key(name);
        if has("services") && !has("status") {
            return self.organization(fields);
        }
        if fields.get("service").is_some_and(Value::is_object) {
            return self.at_location(fields);
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
        let is_service = marks.iter().any(|name| has(name))
            || has("description") && !has("website") && !has("legal_status");
        if has("name") && is_service && !is_place && !is_term {
            self.service(fields);
        } else {
            let name = fields.remove("name").map(|v| tree::raw(&v)).unwrap_or_default();
            let kind = if is_place {
                "a place"
            } else if is_term {
                "a term"
            } else {
                "an entry without a service"
            };
            self.broken(format!("it is {kind}, no service: \"{}\"", crate::clean::line(&name)));
        }
    }

    fn organization(&mut self, mut fields: Map<String, Value>) {
        let services = match fields.remove("services") {
            Some(Value::Array(list)) => list,
            _ => Vec::new(),
        };
        if services.is_empty() {
            self.broken(format!(
                "the organisation \"{}\" lists no services",
                crate::clean::line(&tree::field(&Value::Object(fields), "name"))
            ));
            return;
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
            self.notes.push(format!(
                "Of an organisation, {MOST_SERVICES} services were read; the rest was left out."
            ));
        }
        for service in services.into_iter().take(MOST_SERVICES) {
            let Value::Object(mut service) = service else {
                self.broken("it is no service: not a record".into());
                continue;
            };
            service.entry("organization").or_insert_with(|| Value::Object(facts.clone()));
            service.entry("status").or_insert_with(|| Value::String("active".into()));
            self.entry(service);
        }
    }

    /// One place of a service: the places of the same service come together.
    fn at_location(&mut self, mut fields: Map<String, Value>) {
        let Some(Value::Object(mut service)) = fields.remove("service") else { return };
        let id = service.get("id").map(tree::raw).unwrap_or_default();
        let place = Value::Object(fields).to_string();
        let known = self.by_id.get(&id).copied().filter(|_| !id.is_empty());
        if let Some(Entry::Open { places, .. }) = known.and_then(|at| self.entries.get_mut(at)) {
            if places.len() < MOST_PLACES {
                places.push(place);
            }
            return;
        }
        service.entry("status").or_insert_with(|| Value::String("active".into()));
        self.by_id.insert(id, self.entries.len());
        self.entries.push(Entry::Open { service: Value::Object(service).to_string(), places: vec![place] });
    }
}
