//! What can go wrong, told alike by both engines.
//!
//! No message holds a row's values: errors may be logged, bodies may not.

use rusqlite::ffi;
use tokio_postgres::error::SqlState;

/// Why the store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Another row already has this value.
    #[error("another row of {table} has the same {column}")]
    Conflict {
        /// The table.
        table: String,
        /// The column, or several with ", " between them.
        column: String,
    },
    /// A row speaks of a listing that is not there.
    #[error("a row speaks of a listing that is not in the directory")]
    NoSuchListing,
    /// A listing without an id cannot be remembered.
    #[error("a {0} needs an id before it is saved")]
    NoId(&'static str),
    /// A text that is looked up by is longer than [`crate::MOST_KEY`] bytes.
    #[error("{0} is longer than {most} bytes", most = crate::MOST_KEY)]
    TooLong(&'static str),
    /// The database was written by a newer program.
    #[error(
        "the database is of version {found} and this program knows version {known}: start the newer program, or restore a backup"
    )]
    Newer {
        /// Version of the database.
        found: i64,
        /// Last version that this program knows.
        known: i64,
    },
    /// The text names no database.
    #[error("this is no database: write sqlite:PATH, a path, or postgres://user@host/name")]
    Location,
    /// The database could not be opened.
    #[error("the database cannot be opened: {0}")]
    Open(String),
    /// The database cannot be reached or is too busy now. Trying again may help.
    #[error("the database cannot answer now: {0}")]
    Unavailable(String),
    /// The engine refused a statement or a commit.
    #[error("the database refused: {0}")]
    Engine(String),
    /// A stored body is not what this program writes.
    #[error("a stored {noun} cannot be read ({position})")]
    Body {
        /// What should be there.
        noun: &'static str,
        /// Where in the body reading failed.
        position: String,
    },
    /// The vault was not opened with a root key.
    #[error("the vault is not open")]
    Locked,
    /// The database is sealed with another root key.
    #[error(
        "the root key at hand did not seal this database: put the right one in its place; nothing was changed"
    )]
    WrongKey,
    /// Whose words these were was erased.
    #[error("this was erased")]
    Erased,
    /// Something sealed was changed, moved or cut.
    #[error("what is sealed in {table}.{column} cannot be opened")]
    Unsealable {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A backup cannot be written, read or restored.
    #[error("the backup: {0}")]
    Backup(String),
    /// The store was closed.
    #[error("the database is closed")]
    Closed,
}

impl Error {
    /// A body that serde cannot read or write; its message may quote the body, so only the position is kept.
    pub(crate) fn body(noun: &'static str, error: &serde_json::Error) -> Self {
        Self::Body { noun, position: format!("line {} column {}", error.line(), error.column()) }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(code, message) = &error else {
            return Self::Engine(error.to_string());
        };
        let message = message.clone().unwrap_or_else(|| code.to_string());
        match (code.code, code.extended_code) {
            (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
                sqlite_conflict(&message)
            }
            (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Self::NoSuchListing,
            (ffi::ErrorCode::DatabaseBusy | ffi::ErrorCode::DatabaseLocked, _) => Self::Unavailable(message),
            _ => Self::Engine(message),
        }
    }
}

/// Reads "UNIQUE constraint failed: table.column, table.column".
fn sqlite_conflict(message: &str) -> Error {
    let columns = message.rsplit(": ").next().unwrap_or_default();
    let pairs: Vec<(&str, &str)> = columns.split(", ").filter_map(|pair| pair.split_once('.')).collect();
    Error::Conflict {
        table: pairs.first().map(|(table, _)| (*table).into()).unwrap_or_default(),
        column: pairs.iter().map(|(_, column)| *column).collect::<Vec<_>>().join(", "),
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(told) = error.as_db_error() else {
            return if error.is_closed()
                || std::error::Error::source(&error).is_some_and(|s| s.is::<std::io::Error>())
            {
                Self::Unavailable(error.to_string())
            } else {
                Self::Engine(error.to_string())
            };
        };
        let code = told.code();
        let message = || format!("{} ({})", told.message(), code.code());
        match *code {
            SqlState::UNIQUE_VIOLATION => Self::Conflict {
                table: told.table().unwrap_or_default().into(),
                column: postgres_columns(told.detail().unwrap_or_default()),
            },
            SqlState::FOREIGN_KEY_VIOLATION => Self::NoSuchListing,
            SqlState::T_R_DEADLOCK_DETECTED
            | SqlState::T_R_SERIALIZATION_FAILURE
            | SqlState::ADMIN_SHUTDOWN
            | SqlState::CANNOT_CONNECT_NOW
            | SqlState::TOO_MANY_CONNECTIONS => Self::Unavailable(message()),
            _ => Self::Engine(message()),
        }
    }
}

/// Reads the columns of "Key (column, column)=(value, value) already exists.", in whatever language it is told.
fn postgres_columns(detail: &str) -> String {
    let (head, _) = detail.split_once(")=(").unwrap_or_default();
    head.split_once('(').map(|(_, columns)| columns.into()).unwrap_or_default()
}

impl From<deadpool_postgres::PoolError> for Error {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(error) => Self::Unavailable(Self::from(error).to_string()),
            deadpool_postgres::PoolError::Closed => Self::Closed,
            other => Self::Unavailable(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, postgres_columns, sqlite_conflict};

    #[test]
    fn both_engines_name_the_columns_alike() {
        let conflict =
            |table: &str, column: &str| Error::Conflict { table: table.into(), column: column.into() };
        let told = "UNIQUE constraint failed: contributions.source, contributions.external_id";
        assert_eq!(sqlite_conflict(told), conflict("contributions", "source, external_id"));
        assert_eq!(sqlite_conflict("something else"), conflict("", ""));
        assert_eq!(
            postgres_columns("Key (source, external_id)=(a, (b)=(c)) already exists."),
            "source, external_id"
        );
        assert_eq!(postgres_columns("Schlüssel »(id)=(7)« existiert bereits."), "id");
        assert_eq!(postgres_columns("something else"), "");
    }
}
