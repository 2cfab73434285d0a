//! The tabular package: CSV files joined by their ids into the same trees that HSDS JSON has. Packages in the older
//! Ohana layout have other names for some columns; they are read the same way.

use super::joined::{Index, Place, Tables};
use crate::{
    clean,
    feed::{Feed, FeedError, Format, MOST_BYTES, MOST_ROW_BYTES, MOST_ROWS, Options, Row, Rows},
    tree,
};
use serde_json::{Map, Value};
use std::{cell::Cell, collections::HashMap};

/// Most rows of one table that belong to one row of another.
const MOST_CHILDREN: usize = 100;

/// Tables that are read, with other names their files have. `contacts` is not among them.
const TABLES: [(&str, &[&str]); 15] = [
    ("organization", &["organizations"]),
    ("program", &["programs"]),
    ("service", &["services"]),
    ("service_at_location", &["service_at_locations", "services_at_location", "services_at_locations"]),
    ("location", &["locations"]),
    ("address", &["addresses", "physical_addresses", "physical_address"]),
    ("schedule", &["schedules", "regular_schedules", "regular_schedule"]),
    ("phone", &["phones"]),
    ("language", &["languages"]),
    ("accessibility", &["accessibility_for_disabilities"]),
    ("cost_option", &["cost_options"]),
    ("attribute", &["attributes"]),
    ("taxonomy_term", &["taxonomy_terms", "terms"]),
    ("service_taxonomy", &["service_taxonomies", "services_taxonomy"]),
    ("taxonomy", &["taxonomies"]),
];

/// Reads a package: its files with their paths. Without a `datapackage.json` the files' names tell the tables.
pub(crate) fn read_package(
    files: Vec<(String, Vec<u8>)>,
    options: &Options,
) -> Result<Feed<Rows<'static>>, FeedError> {
    if files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST_BYTES {
        return Err(FeedError::TooLarge);
    }
    let named = named(&files);
    let (mut tables, mut notes) = (Tables::default(), Vec::new());
    for (path, bytes) in files {
        let Some(table) = named.get(base(&path)).copied().or_else(|| table(stem(&path))) else { continue };
        let broken = tables.take(table, bytes)?;
        if broken > 0 {
            notes.push(format!("{}: {broken} lines cannot be read", base(&path)));
        }
    }
    if !tables.has("service") {
        return Err(FeedError::Unknown(
            "The package has no services.csv. Give its folder or zip with all its files.".into(),
        ));
    }
    let mut places: Vec<Place> = tables.places("service").take(MOST_ROWS + 1).collect();
    if places.len() > MOST_ROWS {
        places.truncate(MOST_ROWS);
        notes.push(format!("There are more than {MOST_ROWS} services; the rest was left out."));
    }
    let (joins, options) = (Joins::of(tables), options.clone());
    let rows = places.into_iter().zip(1..).map(move |(at, number)| {
        let (result, notes) = super::row(&Value::Object(joins.service(at)), &options);
        Row { number, result, notes }
    });
    Ok(Feed { format: Format::HsdsPackage, rows: Rows::of(rows), notes })
}

/// Whether files are a package: a descriptor stands among them, or both services and where they belong.
pub(crate) fn is_package(files: &[(String, Vec<u8>)]) -> bool {
    let holds = |name: &str| files.iter().any(|(path, _)| table(stem(path)) == Some(name));
    files.iter().any(|(path, _)| base(path).eq_ignore_ascii_case("datapackage.json"))
        || holds("service") && (holds("organization") || holds("location"))
}

fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn stem(path: &str) -> &str {
    let base = base(path);
    base.get(..base.len().saturating_sub(4))
        .filter(|_| base.to_ascii_lowercase().ends_with(".csv"))
        .unwrap_or("")
}

fn table(name: &str) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    TABLES
        .iter()
        .find(|(table, names)| *table == name || names.contains(&name.as_str()))
        .map(|(table, _)| *table)
}

/// File name -> table, as `datapackage.json` says.
fn named(files: &[(String, Vec<u8>)]) -> HashMap<String, &'static str> {
    const MOST: usize = 1 << 20;
    let descriptor = files.iter().find(|(path, _)| base(path).eq_ignore_ascii_case("datapackage.json"));
    let descriptor: Value = descriptor
        .filter(|(_, bytes)| bytes.len() <= MOST)
        .and_then(|(_, bytes)| serde_json::from_str(&clean::decode(bytes.as_slice()).ok()?.text).ok())
        .unwrap_or_default();
    let entry = |resource: &Value| {
        let path = tree::field(resource, "path");
        Some((base(&path).to_owned(), table(&tree::field(resource, "name"))?))
    };
    tree::items(&descriptor, "resources").filter_map(entry).collect()
}

/// The lists of an owner: field, table, column.
const OF_SERVICE: [(&str, &str, &str); 6] = [
    ("phones", "phone", "service_id"),
    ("schedules", "schedule", "service_id"),
    ("languages", "language", "service_id"),
    ("cost_options", "cost_option", "service_id"),
    ("service_at_locations", "service_at_location", "service_id"),
    ("attributes", "attribute", "link_id"),
];
const OF_PLACE: [(&str, &str, &str); 2] =
    [("phones", "phone", "service_at_location_id"), ("schedules", "schedule", "service_at_location_id")];
const OF_LOCATION: [(&str, &str, &str); 3] = [
    ("addresses", "address", "location_id"),
    ("phones", "phone", "location_id"),
    ("accessibility", "accessibility", "location_id"),
];
const BY_ID: [&str; 4] = ["organization", "program", "location", "taxonomy_term"];

/// How the tables hang together: (table, owner's id column) -> rows.
struct Joins {
    tables: Tables,
    by: HashMap<(&'static str, &'static str), Index>,
    /// Bytes that may still be joined to the service at hand: what is larger than a row may be is refused anyway.
    left: Cell<usize>,
}

impl Joins {
    fn of(tables: Tables) -> Self {
        let lists = OF_SERVICE
            .iter()
            .chain(&OF_PLACE)
            .chain(&OF_LOCATION)
            .map(|(_, table, column)| (*table, *column));
        let more = [("phone", "organization_id"), ("service_taxonomy", "service_id")];
        let ids = BY_ID.iter().map(|table| (*table, "id"));
        let keys = lists.chain(more).chain(ids);
        let by = keys.map(|key| (key, tables.index(key.0, key.1))).collect();
        Self { tables, by, left: Cell::new(0) }
    }

    /// The rows of a table that name an owner, as long as there is room for them.
    fn rows(&self, table: &'static str, column: &'static str, id: &str) -> Vec<Map<String, Value>> {
        let Some(index) = self.by.get(&(table, column)) else { return Vec::new() };
        index.places(id).take(MOST_CHILDREN).map_while(|at| self.row(at)).collect()
    }

    fn row(&self, at: Place) -> Option<Map<String, Value>> {
        self.left.set(self.left.get().checked_sub(self.tables.size(at))?);
        Some(self.tables.row(at))
    }

    fn one(&self, table: &'static str, id: &str) -> Option<Map<String, Value>> {
        self.row(self.by.get(&(table, "id"))?.places(id).next()?)
    }

    fn lists(&self, owner: &mut Map<String, Value>, lists: &[(&str, &'static str, &'static str)], id: &str) {
        for (field, table, column) in lists {
            let rows = self.rows(table, column, id);
            if !rows.is_empty() {
                owner.insert((*field).to_owned(), rows.into_iter().map(Value::Object).collect());
            }
        }
    }

    /// A service with all that belongs to it.
    fn service(&self, at: Place) -> Map<String, Value> {
        self.left.set(MOST_ROW_BYTES);
        let mut service = self.row(at).unwrap_or_default();
        let id = cell(&service, "id");
        self.lists(&mut service, &OF_SERVICE, &id);
        // The older layout names one place in the service itself.
        if !service.contains_key("service_at_locations") {
            let place = cell(&service, "location_id");
            if !place.is_empty() {
                let at = Map::from_iter([("location_id".to_owned(), Value::String(place))]);
                service.insert("service_at_locations".into(), Value::Array(vec![Value::Object(at)]));
            }
        }
        let mut organization = cell(&service, "organization_id");
        for at in objects(&mut service, "service_at_locations") {
            let at_id = cell(at, "id");
            self.lists(at, &OF_PLACE, &at_id);
            if let Some(mut location) = self.one("location", &cell(at, "location_id")) {
                let location_id = cell(&location, "id");
                self.lists(&mut location, &OF_LOCATION, &location_id);
                if organization.is_empty() {
                    organization = cell(&location, "organization_id");
                }
                at.insert("location".into(), Value::Object(location));
            }
        }
        if let Some(mut host) = self.one("organization", &organization) {
            self.lists(&mut host, &[("phones", "phone", "organization_id")], &organization);
            only_its_own(&mut host);
            service.insert("organization".into(), Value::Object(host));
        }
        if let Some(program) = self.one("program", &cell(&service, "program_id")) {
            service.insert("program".into(), Value::Object(program));
        }
        self.terms(&mut service, &id);
        service
    }

    fn terms(&self, service: &mut Map<String, Value>, id: &str) {
        for attribute in objects(service, "attributes") {
            if let Some(term) = self.one("taxonomy_term", &cell(attribute, "taxonomy_term_id")) {
                attribute.insert("taxonomy_term".into(), Value::Object(term));
            }
        }
        let old = self.rows("service_taxonomy", "service_id", id);
        let terms = old.iter().filter_map(|row| {
            let id = ["taxonomy_term_id", "taxonomy_id"].map(|name| cell(row, name));
            id.iter().find_map(|id| self.one("taxonomy_term", id))
        });
        let terms: Vec<Value> = terms.map(Value::Object).collect();
        if !terms.is_empty() {
            service.insert("taxonomy_terms".into(), Value::Array(terms));
        }
    }
}

/// Phones of an organisation that are not those of one of its places, services or contacts.
fn only_its_own(host: &mut Map<String, Value>) {
    let owned = ["location_id", "service_id", "contact_id", "service_at_location_id"];
    if let Some(Value::Array(phones)) = host.get_mut("phones") {
        phones.retain(|phone| owned.iter().all(|name| tree::field(phone, name).is_empty()));
    }
}

fn objects<'a>(
    owner: &'a mut Map<String, Value>,
    field: &str,
) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    let list = owner.get_mut(field).and_then(Value::as_array_mut).map(Vec::as_mut_slice).unwrap_or_default();
    list.iter_mut().filter_map(Value::as_object_mut)
}

fn cell(row: &Map<String, Value>, name: &str) -> String {
    row.get(name).map(tree::raw).unwrap_or_default()
}
