//! Statements on a connection of SQLite.

use crate::Error;
use crate::engine::{Row, Value};
use rusqlite::{CachedStatement, Connection};

fn prepared<'c>(
    connection: &'c Connection,
    sql: &str,
    values: &[Value],
) -> Result<CachedStatement<'c>, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    Ok(statement)
}

/// SQLite takes `$7` for a name: its number says which value it means.
fn bind(statement: &mut CachedStatement<'_>, values: &[Value]) -> Result<(), Error> {
    for at in 1..=statement.parameter_count() {
        let number =
            statement.parameter_name(at).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let value = number.and_then(|number| values.get(number.checked_sub(1)?));
        let value = value.ok_or_else(|| Error::Engine("a statement lacks a value".into()))?;
        statement.raw_bind_parameter(at, value)?;
    }
    Ok(())
}

pub(in crate::engine) fn rows<T>(
    connection: &mut Connection,
    sql: &str,
    values: &[Value],
    map: fn(&Row<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut found = Vec::new();
    let mut statement = prepared(connection, sql, values)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        found.push(map(&Row::Sqlite(row))?);
    }
    Ok(found)
}

pub(in crate::engine) fn rows_each<T>(
    connection: &mut Connection,
    sql: &str,
    values: &[Vec<Value>],
    map: fn(&Row<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut found = Vec::with_capacity(values.len());
    for values in values {
        found.append(&mut rows(connection, sql, values, map)?);
    }
    Ok(found)
}

pub(in crate::engine) fn run(connection: &mut Connection, sql: &str, values: &[Value]) -> Result<u64, Error> {
    Ok(prepared(connection, sql, values)?.raw_execute()? as u64)
}
