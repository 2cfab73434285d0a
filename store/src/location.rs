//! Where a database is.

use crate::Error;
use std::{fmt, path::PathBuf, str::FromStr};

/// Where a database is, read from `sqlite:PATH`, a bare path, or `postgres://user@host/name`.
///
/// A PostgreSQL address may hold a password; it is never shown.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file of the embedded engine.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as libpq writes its address. A socket's folder is written with `%2F` or `?host=`.
    Postgres(String),
}

impl FromStr for Location {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            text.parse::<tokio_postgres::Config>().map_err(|_| Error::Location)?;
            return Ok(Self::Postgres(text.into()));
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() || path.contains("://") || path.starts_with(':') || path.contains('\0') {
            return Err(Error::Location);
        }
        Ok(Self::Sqlite(path.into()))
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Location;

    #[test]
    fn reads_paths_and_addresses_and_refuses_the_rest() {
        let sqlite = |path: &str| Ok(Location::Sqlite(path.into()));
        assert_eq!("sqlite:data/a.db".parse(), sqlite("data/a.db"));
        assert_eq!("sqlite:///srv/a.db".parse(), sqlite("/srv/a.db"));
        assert_eq!(" /srv/a.db ".parse(), sqlite("/srv/a.db"));
        let url = "postgresql://me:secret@db.example/groups";
        let found: Location = url.parse().unwrap();
        assert_eq!(found, Location::Postgres(url.into()));
        assert!(!format!("{found} {found:?}").contains("secret"));
        for wrong in ["", "sqlite:", "mysql://x/y", ":memory:", "postgres://x:notaport/y"] {
            assert_eq!(wrong.parse::<Location>(), Err(crate::Error::Location), "{wrong}");
        }
    }
}
