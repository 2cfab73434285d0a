//! One shape, one SQL text.

use crate::support::{Home, on_postgres, on_sqlite, postgres};
use std::collections::BTreeMap;
use std::sync::Mutex;
use store::Location;

/// Table and column -> type and whether it may be unknown.
pub(crate) type Shape = BTreeMap<String, (String, bool)>;

fn sqlite_shape(path: &std::path::Path) -> Shape {
    let connection = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT t.name || '.' || c.name, c.type, c.\"notnull\" FROM sqlite_schema t \
        JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
    let mut statement = connection.prepare(sql).unwrap();
    let kind = |name: String| match name.as_str() {
        "INTEGER" | "BIGINT" => "bigint".into(),
        "REAL" => "double precision".into(),
        "TEXT" => "text".into(),
        "BLOB" => "bytea".into(),
        other => format!("not allowed: {other}"),
    };
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (kind(row.get(1)?), !row.get::<_, bool>(2)?))));
    rows.unwrap().map(Result::unwrap).collect()
}

async fn postgres_shape(url: &str) -> Shape {
    let sql = "SELECT table_name || '.' || column_name, data_type::text, is_nullable = 'YES' \
        FROM information_schema.columns WHERE table_schema = 'public'";
    let rows = postgres(url).await.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| (row.get(0), (row.get(1), row.get(2)))).collect()
}

pub(crate) async fn shape(location: &Location) -> Shape {
    match location {
        Location::Sqlite(path) => sqlite_shape(path),
        Location::Postgres(url) => postgres_shape(url).await,
    }
}

#[test]
fn both_engines_have_the_same_shape() {
    let shapes = Mutex::new(Vec::new());
    let look = async |home: Home| {
        let shape = shape(&home.location).await;
        assert!(shape.contains_key("listings.body") && shape.len() > 40, "{shape:?}");
        shapes.lock().unwrap().push(shape);
    };
    on_sqlite(look);
    on_postgres(look);
    let shapes = shapes.into_inner().unwrap();
    assert!(shapes.windows(2).all(|pair| pair[0] == pair[1]), "{shapes:#?}");
}

#[test]
fn a_backup_leaves_no_column_out() {
    on_sqlite(async |home: Home| {
        let there =
            shape(&home.location).await.into_keys().filter(|column| !column.starts_with("schema_version."));
        let held = store::backed_up().map(|(table, column)| format!("{table}.{column}"));
        assert_eq!(there.collect::<std::collections::BTreeSet<_>>(), held.collect());
    });
}

#[test]
fn sqlite_tables_are_strict_and_safe() {
    on_sqlite(async |home: Home| {
        let Location::Sqlite(path) = &home.location else { panic!("not SQLite") };
        let connection = rusqlite::Connection::open(path).unwrap();
        let loose = "SELECT COUNT(*) FROM pragma_table_list WHERE NOT strict AND schema = 'main' AND type = 'table' \
            AND name NOT LIKE 'sqlite_%' AND name <> 'schema_version'";
        assert_eq!(connection.query_row(loose, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
        let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
    });
}

#[test]
fn every_statement_prepares_on_sqlite() {
    on_sqlite(async |home: Home| {
        let Location::Sqlite(path) = &home.location else { panic!("not SQLite") };
        let connection = rusqlite::Connection::open(path).unwrap();
        assert!(store::statements().len() > 40);
        for sql in store::statements() {
            connection.prepare(sql.sqlite).unwrap_or_else(|error| panic!("{}: {error}", sql.sqlite));
        }
    });
}

#[test]
fn every_statement_prepares_on_postgres() {
    on_postgres(async |home: Home| {
        let Location::Postgres(url) = &home.location else { panic!("not PostgreSQL") };
        let client = postgres(url).await;
        for sql in store::statements() {
            let prepared = client.prepare(sql.postgres).await;
            let prepared = prepared.unwrap_or_else(|error| panic!("{}: {error}", sql.postgres));
            let types = ["int8", "float8", "text", "bytea"];
            assert!(prepared.params().iter().all(|kind| types.contains(&kind.name())), "{}", sql.postgres);
        }
    });
}

#[test]
fn only_claiming_a_job_is_written_twice() {
    let twice: Vec<_> = store::statements().into_iter().filter(|sql| sql.sqlite != sql.postgres).collect();
    assert_eq!(twice.len(), 1);
    assert!(twice[0].postgres.replace(" FOR UPDATE SKIP LOCKED", "") == twice[0].sqlite);
}

/// The methods that `shortcuts!` lists are all of the store's; each stands in some story.
#[test]
fn every_method_has_a_story() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &str| -> String {
        let files = std::fs::read_dir(root.join(folder)).unwrap().map(|file| file.unwrap().path());
        files.filter(|file| file.is_file()).map(|file| std::fs::read_to_string(file).unwrap()).collect()
    };
    let (source, stories) = (read("src"), read("tests/contract"));
    let methods = source.lines().filter_map(|line| {
        let line = line.trim();
        let method = ["read ", "read_long ", "tx "].iter().find_map(|way| line.strip_prefix(way))?;
        method.split_once('(').map(|(name, _)| name)
    });
    let methods: Vec<&str> = methods.collect();
    assert!(methods.len() > 35, "{methods:?}");
    for method in methods {
        assert!(stories.contains(&format!(".{method}(")), "no story calls {method}");
    }
}
