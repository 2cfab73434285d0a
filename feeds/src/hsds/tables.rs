//! Writes the tabular package: the trees of [`super::write`] as tables.

use super::write::{Version, service};
use crate::tree;
use domain::Listing;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A column: its name, its type in the data package, whether it is required.
type Column = (&'static str, &'static str, bool);

/// The tables of a package with their files and columns, as in the specification's own `datapackage.json`.
const TABLES: [(&str, &str, &[Column]); 13] = [
    (
        "organization",
        "organizations.csv",
        &[
            ("id", "uuid", true),
            ("name", "string", true),
            ("description", "string", true),
            ("email", "email", false),
            ("website", "uri", false),
        ],
    ),
    (
        "service",
        "services.csv",
        &[
            ("id", "uuid", true),
            ("organization_id", "uuid", true),
            ("name", "string", true),
            ("description", "string", false),
            ("url", "uri", false),
            ("email", "email", false),
            ("status", "string", true),
            ("application_process", "string", false),
            ("fees_description", "string", false),
            ("minimum_age", "number", false),
            ("assured_date", "date", false),
            ("alert", "string", false),
        ],
    ),
    (
        "service_at_location",
        "service_at_location.csv",
        &[("id", "uuid", true), ("service_id", "uuid", true), ("location_id", "uuid", true)],
    ),
    (
        "location",
        "locations.csv",
        &[
            ("id", "uuid", true),
            ("location_type", "string", true),
            ("url", "uri", false),
            ("organization_id", "uuid", false),
            ("name", "string", false),
            ("transportation", "string", false),
            ("latitude", "number", false),
            ("longitude", "number", false),
        ],
    ),
    (
        "address",
        "addresses.csv",
        &[
            ("id", "uuid", true),
            ("location_id", "uuid", false),
            ("address_1", "string", true),
            ("city", "string", true),
            ("state_province", "string", true),
            ("postal_code", "string", true),
            ("country", "string", true),
            ("address_type", "string", true),
        ],
    ),
    (
        "schedule",
        "schedules.csv",
        &[
            ("id", "uuid", true),
            ("service_id", "uuid", false),
            ("dtstart", "date", false),
            ("timezone", "number", false),
            ("until", "date", false),
            ("count", "number", false),
            ("wkst", "string", false),
            ("freq", "string", false),
            ("interval", "number", false),
            ("byday", "string", false),
            ("bymonthday", "string", false),
            ("description", "string", false),
            ("opens_at", "time", false),
            ("closes_at", "time", false),
            ("attending_type", "string", false),
        ],
    ),
    (
        "phone",
        "phones.csv",
        &[
            ("id", "uuid", true),
            ("location_id", "uuid", false),
            ("service_id", "uuid", false),
            ("organization_id", "uuid", false),
            ("number", "string", true),
            ("type", "string", false),
        ],
    ),
    (
        "language",
        "languages.csv",
        &[
            ("id", "uuid", true),
            ("service_id", "uuid", false),
            ("name", "string", false),
            ("code", "string", false),
        ],
    ),
    (
        "accessibility",
        "accessibility.csv",
        &[("id", "uuid", true), ("location_id", "uuid", false), ("description", "string", false)],
    ),
    (
        "cost_option",
        "cost_options.csv",
        &[
            ("id", "uuid", true),
            ("service_id", "uuid", true),
            ("currency", "string", false),
            ("amount", "number", false),
            ("amount_description", "string", false),
        ],
    ),
    (
        "attribute",
        "attributes.csv",
        &[
            ("id", "uuid", true),
            ("link_id", "uuid", true),
            ("taxonomy_term_id", "uuid", true),
            ("link_type", "string", false),
            ("link_entity", "string", true),
            ("value", "string", false),
        ],
    ),
    (
        "taxonomy_term",
        "taxonomy_terms.csv",
        &[
            ("id", "uuid", true),
            ("code", "string", false),
            ("name", "string", true),
            ("description", "string", true),
            ("taxonomy", "string", false),
        ],
    ),
    (
        "taxonomy",
        "taxonomies.csv",
        &[("id", "uuid", true), ("name", "string", true), ("description", "string", true)],
    ),
];

/// The lists that hang on an entry, with their tables.
const LISTS: [(&str, &str); 8] = [
    ("phones", "phone"),
    ("schedules", "schedule"),
    ("service_at_locations", "service_at_location"),
    ("languages", "language"),
    ("cost_options", "cost_option"),
    ("attributes", "attribute"),
    ("addresses", "address"),
    ("accessibility", "accessibility"),
];

/// A package of CSV files and their `datapackage.json`: (file name, bytes).
#[must_use]
pub fn write_package(listings: &[Listing]) -> Vec<(String, Vec<u8>)> {
    let mut rows = Rows::default();
    for listing in listings {
        rows.put("service", &service(listing, Version::V3_0), None);
    }
    let mut files = vec![("datapackage.json".to_owned(), descriptor(&rows).into_bytes())];
    for (table, file, columns) in TABLES {
        if let Some(entries) = rows.tables.get(table) {
            files.push((file.to_owned(), csv_of(columns, entries)));
        }
    }
    files
}

#[derive(Default)]
struct Rows {
    tables: BTreeMap<&'static str, Vec<Map<String, Value>>>,
    /// Ids that stand already: several services share an organisation or a term.
    seen: BTreeSet<(&'static str, String)>,
}

impl Rows {
    /// Puts an entry and all that hangs on it into their tables. `owner` is the column and id of what it hangs on.
    fn put(&mut self, table: &'static str, entry: &Value, owner: Option<(&str, &str)>) {
        let id = tree::field(entry, "id");
        if !self.seen.insert((table, id.clone())) {
            return;
        }
        let mut row = entry.as_object().cloned().unwrap_or_default();
        if let Some((column, owner)) = owner {
            row.insert(column.to_owned(), json!(owner));
        }
        for (one, held) in
            [("organization", "organization"), ("location", "location"), ("taxonomy_term", "taxonomy_term")]
        {
            if let Some(entry) = entry.get(one) {
                row.insert(format!("{one}_id"), entry["id"].clone());
                self.put(held, entry, None);
            }
        }
        let column = if table == "attribute" { "link_id".to_owned() } else { format!("{table}_id") };
        self.tables.entry(table).or_default().push(row);
        for (field, held) in LISTS {
            for item in tree::all(entry, field) {
                let column = if held == "attribute" { "link_id" } else { column.as_str() };
                self.put(held, item, Some((column, &id)));
            }
        }
    }
}

fn csv_of(columns: &[Column], entries: &[Map<String, Value>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let cell = |entry: &Map<String, Value>, name: &str| entry.get(name).map(tree::raw).unwrap_or_default();
    // Writing to memory cannot fail.
    let _ = writer.write_record(columns.iter().map(|(name, _, _)| *name));
    for entry in entries {
        let _ = writer.write_record(columns.iter().map(|(name, _, _)| cell(entry, name)));
    }
    writer.into_inner().unwrap_or_default()
}

fn descriptor(rows: &Rows) -> String {
    let resources = TABLES.iter().filter(|(table, _, _)| rows.tables.contains_key(table)).map(
        |(table, file, columns)| {
            json!({
                "name": table,
                "path": file,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": {"primaryKey": "id", "fields": columns.iter().map(column).collect::<Vec<_>>()},
            })
        },
    );
    let package = json!({
        "name": "human_services_data",
        "title": "Human Services Data Specification",
        "profile": "tabular-data-package",
        "version": "3.0.0",
        "homepage": "http://docs.openreferral.org",
        "resources": resources.collect::<Vec<_>>(),
    });
    format!("{package:#}")
}

fn column((name, kind, required): &Column) -> Value {
    let mut constraints = json!({"required": required, "unique": *name == "id"});
    let allowed: &[&str] = match *name {
        "status" => &["active", "inactive", "defunct", "temporarily closed"],
        "location_type" | "address_type" => &["physical", "postal", "virtual"],
        "freq" => &["WEEKLY", "MONTHLY"],
        "wkst" => &["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
        _ => &[],
    };
    if !allowed.is_empty() {
        constraints["enum"] = json!(allowed);
    }
    match *kind {
        "uuid" | "email" | "uri" => {
            json!({"name": name, "type": "string", "format": kind, "constraints": constraints})
        }
        kind => json!({"name": name, "type": kind, "constraints": constraints}),
    }
}
