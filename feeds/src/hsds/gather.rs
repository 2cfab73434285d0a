//! Finds the services in whatever shape an answer has.

use crate::{feed::MOST_ROWS, tree};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Lists in which answers hold their entries.
pub(super) const PAGES: [&str; 5] = ["contents", "data", "results", "items", "content"];

/// What was found: services with their organisation and places inside, and what is none.
#[derive(Default)]
pub(super) struct Found {
    pub(super) services: Vec<Result<Value, String>>,
    pub(super) notes: Vec<String>,
    /// Service id -> place in `services`, for entries that are one place of a service each.
    by_id: HashMap<String, usize>,
}

impl Found {
    /// Takes note of what cannot be read.
    fn broken(&mut self, reason: String) {
        self.services.push(Err(reason));
    }

    /// Notes that there are more pages. `page` is what stands beside the entries.
    pub(super) fn whether_last(&mut self, page: &Map<String, Value>) {
        let number = |name: &str| page.get(name).and_then(Value::as_u64);
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
        if self.services.len() > MOST_ROWS {
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
            self.services.push(Ok(Value::Object(fields)));
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
        let facts: Map<String, Value> =
            facts.iter().filter_map(|name| Some(((*name).to_owned(), fields.get(*name)?.clone()))).collect();
        let mut facts = facts;
        if let Some(Value::Array(phones)) = facts.get_mut("phones") {
            phones.truncate(5);
        }
        for service in services {
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
        let place = Value::Object(fields);
        let known = self.by_id.get(&id).copied().filter(|_| !id.is_empty());
        if let Some(Ok(Value::Object(first))) = known.and_then(|at| self.services.get_mut(at)) {
            if let Some(Value::Array(places)) = first.get_mut("service_at_locations") {
                places.push(place);
            }
            return;
        }
        service.insert("service_at_locations".into(), Value::Array(vec![place]));
        service.entry("status").or_insert_with(|| Value::String("active".into()));
        self.by_id.insert(id, self.services.len());
        self.entry(service);
    }
}
