//! SQLite: reads where they are asked, one writer thread, and many steps in one commit.

mod readers;
pub(super) mod statement;
mod writer;

use super::{Step, Tx, migrations, news::News, news::Topics, tx::Link};
use crate::Error;
use crate::vault::Door;
use futures_util::FutureExt;
use readers::Readers;
use rusqlite::{Connection, OpenFlags, config::DbConfig, params};
use std::fs::{OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{path::Path, sync::Arc, thread, time::Duration};
use writer::Writes;

/// Claims due jobs: `$1` now, `$2` locked until, `$3` most.
pub(crate) const CLAIM_JOBS: &str = "UPDATE jobs SET locked_until = $2, attempts = attempts + 1, \
     lost = lost + CASE WHEN locked_until > 0 THEN 1 ELSE 0 END WHERE id IN \
     (SELECT id FROM jobs WHERE run_at <= $1 AND locked_until <= $1 ORDER BY run_at, id LIMIT $3) \
     RETURNING id, kind, payload, run_at, attempts, dedupe_key, lost";

/// How long another process may hold the write lock.
const PATIENCE: Duration = Duration::from_secs(10);
/// Kilobytes of pages that a connection keeps, as SQLite wants it said. Whoever reads gives all of it back when it is
/// quiet; with 6,000 a page of a thread among a million posts cost a quarter more.
const READS: i64 = -16_000;
const WRITES: i64 = -8_000;
const SETTLES: i64 = -500;
/// Bytes of a log that is cut off once nobody writes.
const LOG: u64 = 64 << 20;

pub(super) struct Engine {
    readers: Arc<Readers>,
    writes: Writes,
}

impl Engine {
    pub(super) fn open(path: &Path, version: i64, news: &Arc<News>, door: &Door) -> Result<Self, Error> {
        keep_private(path)?;
        let mut writer = connect(path, WRITES)?;
        writer.pragma_update(None, "wal_autocheckpoint", 0)?;
        writer.pragma_update(None, "secure_delete", true)?; // a destroyed key is overwritten, not only unlinked
        migrate(&mut writer, version)?;
        let settler = connect(path, SETTLES)?;
        let writes = Writes::open(Tx::over(Link::Sqlite(writer), door.clone()), settler, news.clone())?;
        Ok(Self { readers: Arc::new(Readers::new(path, door)), writes })
    }

    /// Reads here and now: what a page asks takes less time than waking another thread would. Whoever reads much in a
    /// row lets others in between.
    pub(super) async fn read<T, F>(&self, step: F) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
    {
        tokio::task::coop::consume_budget().await;
        self.readers.read(step)
    }

    /// Reads on a thread where nobody waits behind it.
    pub(super) async fn read_long<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        let readers = self.readers.clone();
        tokio::task::spawn_blocking(move || readers.read_once(step)).await.map_err(|_| Error::Closed)?
    }

    pub(super) async fn tx<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        self.writes.write(move |tx| in_savepoint(tx, step)).await
    }

    pub(super) fn rest(&self) {
        self.readers.rest();
    }

    pub(super) async fn close(&self) {
        self.writes.close().await;
        self.readers.close();
    }
}

/// Makes the file, and sees that only its owner may read it. SQLite gives its log the same mode.
fn keep_private(path: &Path) -> Result<(), Error> {
    let open = |error: std::io::Error| Error::Open(format!("{}: {error}", path.display()));
    let file =
        OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path).map_err(open)?;
    if file.metadata().map_err(open)?.permissions().mode() & 0o077 != 0 {
        file.set_permissions(Permissions::from_mode(0o600)).map_err(open)?;
    }
    Ok(())
}

fn connect(path: &Path, cache: i64) -> Result<Connection, Error> {
    let open = |error: rusqlite::Error| Error::Open(format!("{}: {}", path.display(), Error::from(error)));
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX; // the path is no URI
    let connection = Connection::open_with_flags(path, flags).map_err(open)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?; // or each new LIMIT is planned anew
    connection.pragma_update(None, "journal_mode", "wal").map_err(open)?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", cache)?;
    Ok(connection)
}

fn migrate(connection: &mut Connection, wanted: i64) -> Result<(), Error> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    tx.execute_batch(migrations::VERSION_TABLE)?;
    let found = tx.query_row(migrations::VERSION, params![], |row| row.get(0))?;
    for migration in migrations::between(found, wanted)? {
        tx.execute_batch(migration.sqlite)?;
        tx.execute(migrations::REACHED, params![migration.version])?;
    }
    Ok(tx.commit()?)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<thread::JoinHandle<()>, Error> {
    let spawned = thread::Builder::new().name(name.into()).spawn(work);
    spawned.map_err(|error| Error::Open(error.to_string()))
}

/// Polls a step once. A panic in it ends the step, not the thread.
fn poll<T, F>(tx: &mut Tx, step: F) -> Result<T, Error>
where
    F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
{
    match catch_unwind(AssertUnwindSafe(|| step(tx).now_or_never())) {
        Ok(Some(result)) => result,
        Ok(None) => Err(Error::Engine("a step waited for something other than the database".into())),
        Err(_) => Err(Error::Engine("a step panicked".into())),
    }
}

/// Polls a step whose questions see one moment: they share the lock that each would take and give back alone.
fn at_one_moment<T, F>(tx: &mut Tx, step: F) -> Result<T, Error>
where
    F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
{
    quick(tx, "BEGIN")?;
    let result = poll(tx, step);
    quick(tx, "ROLLBACK").ok(); // nothing was written
    result
}

/// Runs a statement that stays prepared.
fn quick(tx: &mut Tx, sql: &str) -> Result<(), Error> {
    match &mut tx.link {
        Link::Sqlite(connection) => Ok(connection.prepare_cached(sql)?.raw_execute().map(drop)?),
        Link::Postgres(_) => Err(Error::Closed),
    }
}

fn in_savepoint<T, F>(tx: &mut Tx, step: F) -> Result<T, Error>
where
    F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
{
    batch(tx, "SAVEPOINT step")?;
    (tx.doomed, tx.topics) = (false, Topics::default());
    let result = poll(tx, step);
    match tx.outcome(result) {
        Ok(value) => batch(tx, "RELEASE step").map(|()| value),
        Err(error) => {
            tx.topics = Topics::default();
            // when the engine has already undone the whole transaction there is no savepoint: the writer sees that
            batch(tx, "ROLLBACK TO step; RELEASE step").ok();
            Err(error)
        }
    }
}

fn batch(tx: &mut Tx, sql: &str) -> Result<(), Error> {
    match &mut tx.link {
        Link::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
        Link::Postgres(_) => Err(Error::Closed),
    }
}
