//! The shape of the database, forward only.

use crate::Error;

/// One step: its version, and what each engine runs.
pub(super) struct Migration {
    pub(super) version: i64,
    pub(super) sqlite: &'static str,
    pub(super) postgres: &'static str,
}

/// Every step, oldest first. A step that was released is never changed.
const ALL: &[Migration] = &[
    Migration {
        version: 1,
        sqlite: include_str!("../../migrations/0001_directory.sqlite.sql"),
        postgres: include_str!("../../migrations/0001_directory.postgres.sql"),
    },
    Migration {
        version: 2,
        sqlite: include_str!("../../migrations/0002_vault.sqlite.sql"),
        postgres: include_str!("../../migrations/0002_vault.postgres.sql"),
    },
    Migration {
        version: 3,
        sqlite: include_str!("../../migrations/0003_accounts.sqlite.sql"),
        postgres: include_str!("../../migrations/0003_accounts.postgres.sql"),
    },
    Migration {
        version: 4,
        sqlite: include_str!("../../migrations/0004_space.sqlite.sql"),
        postgres: include_str!("../../migrations/0004_space.postgres.sql"),
    },
    Migration {
        version: 5,
        sqlite: include_str!("../../migrations/0005_erasures.sqlite.sql"),
        postgres: include_str!("../../migrations/0005_erasures.postgres.sql"),
    },
    Migration {
        version: 6,
        sqlite: include_str!("../../migrations/0006_live.sqlite.sql"),
        postgres: include_str!("../../migrations/0006_live.postgres.sql"),
    },
    Migration {
        version: 7,
        sqlite: include_str!("../../migrations/0007_notices.sqlite.sql"),
        postgres: include_str!("../../migrations/0007_notices.postgres.sql"),
    },
    Migration {
        version: 8,
        sqlite: include_str!("../../migrations/0008_talk.sqlite.sql"),
        postgres: include_str!("../../migrations/0008_talk.postgres.sql"),
    },
    Migration {
        version: 9,
        sqlite: include_str!("../../migrations/0009_care.sqlite.sql"),
        postgres: include_str!("../../migrations/0009_care.postgres.sql"),
    },
    Migration {
        version: 10,
        sqlite: include_str!("../../migrations/0010_shelf.sqlite.sql"),
        postgres: include_str!("../../migrations/0010_shelf.postgres.sql"),
    },
    Migration {
        version: 11,
        sqlite: include_str!("../../migrations/0011_hosts.sqlite.sql"),
        postgres: include_str!("../../migrations/0011_hosts.postgres.sql"),
    },
    Migration {
        version: 12,
        sqlite: include_str!("../../migrations/0012_copy.sqlite.sql"),
        postgres: include_str!("../../migrations/0012_copy.postgres.sql"),
    },
    Migration {
        version: 13,
        sqlite: include_str!("../../migrations/0013_codes.sqlite.sql"),
        postgres: include_str!("../../migrations/0013_codes.postgres.sql"),
    },
    Migration {
        version: 14,
        sqlite: include_str!("../../migrations/0014_told.sqlite.sql"),
        postgres: include_str!("../../migrations/0014_told.postgres.sql"),
    },
    Migration {
        version: 15,
        sqlite: include_str!("../../migrations/0015_trouble.sqlite.sql"),
        postgres: include_str!("../../migrations/0015_trouble.postgres.sql"),
    },
    Migration {
        version: 16,
        sqlite: include_str!("../../migrations/0016_desk.sqlite.sql"),
        postgres: include_str!("../../migrations/0016_desk.postgres.sql"),
    },
    Migration {
        version: 17,
        sqlite: include_str!("../../migrations/0017_meetings.sqlite.sql"),
        postgres: include_str!("../../migrations/0017_meetings.postgres.sql"),
    },
    Migration {
        version: 18,
        sqlite: include_str!("../../migrations/0018_region.sqlite.sql"),
        postgres: include_str!("../../migrations/0018_region.postgres.sql"),
    },
];

/// Holds the version; the same on both engines.
pub(super) const VERSION_TABLE: &str =
    "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)";
/// Reads the version.
pub(super) const VERSION: &str = "SELECT COALESCE(MAX(version), 0) FROM schema_version";
/// Writes a version.
pub(super) const REACHED: &str = "INSERT INTO schema_version (version) VALUES ($1)";

/// The version that this program writes.
#[doc(hidden)]
pub fn last() -> i64 {
    ALL.last().map_or(0, |migration| migration.version)
}

/// The steps from the version found to the version wanted.
pub(super) fn between(found: i64, wanted: i64) -> Result<impl Iterator<Item = &'static Migration>, Error> {
    if found > wanted {
        return Err(Error::Newer { found, known: wanted });
    }
    Ok(ALL.iter().filter(move |migration| migration.version > found && migration.version <= wanted))
}
