//! Upgrading is starting the newer program: a database of each older version, with a row in every table, comes forward
//! with all that was in it.

use crate::schema::{Shape, shape};
use crate::support::{Home, bare, clear, on_both, postgres};
use std::collections::{BTreeMap, BTreeSet};
use store::{Db, Location};

on_both!(every_older_version_comes_forward_whole);

/// Table -> its columns and their types.
type Tables = BTreeMap<String, BTreeMap<String, String>>;

fn tables(shape: Shape) -> Tables {
    let mut tables = Tables::new();
    for (column, (kind, _)) in shape {
        let (table, column) = column.split_once('.').unwrap();
        if table != "schema_version" {
            tables.entry(table.into()).or_default().insert(column.into(), kind);
        }
    }
    tables
}

/// A row with something in each column. Every id is the same, so that rows which need others find them.
fn insert(location: &Location, table: &str, columns: &BTreeMap<String, String>) -> String {
    let value = |kind: &String| match (kind.as_str(), location) {
        ("bigint", _) => "1".to_owned(),
        ("double precision", _) => "1.5".to_owned(),
        ("text", _) => "'words'".to_owned(),
        (_, Location::Sqlite(_)) => format!("x'{}'", "07".repeat(16)),
        (_, Location::Postgres(_)) => format!("'\\x{}'", "07".repeat(16)),
    };
    let names: Vec<&str> = columns.keys().map(String::as_str).collect();
    let values: Vec<String> = columns.values().map(value).collect();
    format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "))
}

async fn try_bare(location: &Location, sql: &str) -> bool {
    match location {
        Location::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).unwrap();
            connection.pragma_update(None, "foreign_keys", true).unwrap();
            connection.execute_batch(sql).is_ok()
        }
        Location::Postgres(url) => postgres(url).await.batch_execute(sql).await.is_ok(),
    }
}

/// One row in every table; those that another one needs first.
async fn fill(location: &Location, tables: &Tables) {
    let mut left: BTreeSet<&String> = tables.keys().collect();
    while !left.is_empty() {
        let before = left.len();
        for table in left.clone() {
            if try_bare(location, &insert(location, table, &tables[table])).await {
                left.remove(table);
            }
        }
        assert!(left.len() < before, "no row fits into {left:?}");
    }
}

/// All rows of some columns, as text, in some order of their own.
async fn rows(location: &Location, table: &str, columns: &[&String]) -> Vec<String> {
    let quote = match location {
        Location::Sqlite(_) => "quote",
        Location::Postgres(_) => "quote_nullable",
    };
    let each: Vec<String> = columns.iter().map(|column| format!("{quote}({column})")).collect();
    let sql = format!("SELECT {} AS line FROM {table} ORDER BY line", each.join(" || ', ' || "));
    match location {
        Location::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).unwrap();
            let mut statement = connection.prepare(&sql).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        }
        Location::Postgres(url) => {
            postgres(url).await.query(&sql, &[]).await.unwrap().iter().map(|row| row.get(0)).collect()
        }
    }
}

async fn every_older_version_comes_forward_whole(home: Home) {
    home.db.close().await;
    let now = tables(shape(&home.location).await);
    for version in 1..=store::last_version() {
        clear(&home.location).await;
        Db::open_at_version(&home.location, version).await.unwrap().close().await;
        let then = tables(shape(&home.location).await);
        fill(&home.location, &then).await;
        let mut held = vec![];
        for (table, columns) in &then {
            let known = now.get(table).unwrap_or_else(|| panic!("{table} of version {version} is gone"));
            let kept: Vec<&String> = columns
                .iter()
                .filter(|(name, kind)| known.get(*name) == Some(kind))
                .map(|(name, _)| name)
                .collect();
            assert!(!kept.is_empty(), "nothing of {table} is kept");
            held.push((table, rows(&home.location, table, &kept).await, kept));
        }
        Db::open(&home.location).await.unwrap().close().await;
        for (table, before, kept) in held {
            let after = rows(&home.location, table, &kept).await;
            let lost: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
            assert!(lost.is_empty(), "{table}, from version {version}: {lost:?}");
        }
        assert_eq!(tables(shape(&home.location).await), now, "from version {version}");
    }
}

/// A step that breaks half-way leaves the older version as it was.
#[test]
fn a_step_that_fails_changes_nothing() {
    crate::support::on_sqlite(broken_step);
    crate::support::on_postgres(broken_step);
}

async fn broken_step(home: Home) {
    home.db.close().await;
    clear(&home.location).await;
    Db::open_at_version(&home.location, 1).await.unwrap().close().await;
    // a table that the second step wants to make is there already
    bare(&home.location, "CREATE TABLE submissions_sealed (id BIGINT); CREATE TABLE keys (id BIGINT)").await;
    let before = shape(&home.location).await;
    assert!(Db::open(&home.location).await.is_err());
    assert_eq!(shape(&home.location).await, before);
}
