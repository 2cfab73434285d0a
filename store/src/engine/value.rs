//! Values in and out: BIGINT, DOUBLE PRECISION, TEXT, bytes and nothing else.

use crate::Error;
use bytes::BytesMut;
use domain::{Id, Stamp};
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
impl From<Stamp> for Value {
    fn from(value: Stamp) -> Self {
        Self::Int(value.0)
    }
}
impl<T> From<Id<T>> for Value {
    fn from(value: Id<T>) -> Self {
        Self::Bytes(value.bytes().into())
    }
}
impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}
impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.into())
    }
}
impl From<String> for Value {
    /// PostgreSQL has no text with a zero byte, so neither engine gets one.
    fn from(value: String) -> Self {
        Self::Text(if value.contains('\0') { value.replace('\0', "\u{FFFD}") } else { value })
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::from(value.to_owned())
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(value) => value.to_sql_checked(ty, out),
            Self::Text(value) => value.to_sql_checked(ty, out),
            Self::Bytes(value) => value.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true // each value checks its own type above
    }

    to_sql_checked!();
}

/// A row of an answer.
pub(crate) enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

/// What a column can be read as, on both engines.
pub(crate) trait Column:
    rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a>
{
}
impl<T: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a>> Column for T {}

impl Row<'_> {
    /// The column at a place, from 0.
    pub(crate) fn get<T: Column>(&self, at: usize) -> Result<T, Error> {
        match self {
            Self::Sqlite(row) => Ok(row.get(at)?),
            Self::Postgres(row) => Ok(row.try_get(at)?),
        }
    }

    /// All columns, whatever they are.
    pub(crate) fn values(&self) -> Result<Vec<Value>, Error> {
        match self {
            Self::Sqlite(row) => (0..row.as_ref().column_count()).map(|at| sqlite_value(row, at)).collect(),
            Self::Postgres(row) => (0..row.len()).map(|at| postgres_value(row, at)).collect(),
        }
    }

    /// An id.
    pub(crate) fn id<T>(&self, at: usize) -> Result<Id<T>, Error> {
        self.maybe_id(at)?.ok_or_else(no_id)
    }

    /// An id, where there is one.
    pub(crate) fn maybe_id<T>(&self, at: usize) -> Result<Option<Id<T>>, Error> {
        let bytes = match self {
            Self::Sqlite(row) => row.get_ref(at)?.as_blob_or_null().map_err(|_| no_id())?,
            Self::Postgres(row) => row.try_get::<_, Option<&[u8]>>(at)?,
        };
        bytes.map(|bytes| bytes.try_into().map(Id::from_bytes).map_err(|_| no_id())).transpose()
    }

    /// A moment.
    pub(crate) fn stamp(&self, at: usize) -> Result<Stamp, Error> {
        self.get(at).map(Stamp)
    }

    /// A body.
    pub(crate) fn body<T: serde::de::DeserializeOwned>(
        &self,
        at: usize,
        noun: &'static str,
    ) -> Result<T, Error> {
        let text = match self {
            Self::Sqlite(row) => row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?,
            Self::Postgres(row) => row.try_get(at)?,
        };
        serde_json::from_str(text).map_err(|error| Error::body(noun, &error))
    }
}

fn no_id() -> Error {
    Error::Body { noun: "id", position: "length".into() }
}

fn sqlite_value(row: &rusqlite::Row<'_>, at: usize) -> Result<Value, Error> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::Int(value),
        ValueRef::Text(value) => Value::Text(String::from_utf8_lossy(value).into_owned()),
        ValueRef::Blob(value) => Value::Bytes(value.into()),
        ValueRef::Real(_) => return Err(Error::Engine("a column holds a kind that we do not use".into())),
    })
}

fn postgres_value(row: &tokio_postgres::Row, at: usize) -> Result<Value, Error> {
    Ok(match *row.columns()[at].type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.into(),
        Type::TEXT => row.try_get::<_, Option<String>>(at)?.into(),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at)?.into(),
        _ => return Err(Error::Engine("a column holds a kind that we do not use".into())),
    })
}

/// A body as it is stored.
pub(crate) fn body<T: serde::Serialize>(noun: &'static str, value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::body(noun, &error))
}
