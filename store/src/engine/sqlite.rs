//! SQLite: a few reader threads, one writer thread, and many steps in one commit.

use super::{Row, Step, Tx, Value, migrations, news::News, news::Topics, tx::Link};
use crate::Error;
use crate::vault::Door;
use crossbeam_channel::{Receiver, Sender, select, tick};
use futures_util::FutureExt;
use rusqlite::{CachedStatement, Connection, OpenFlags, config::DbConfig, params};
use std::fs::{OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{path::Path, sync::Arc, thread, time::Duration};
use tokio::sync::oneshot;

/// Claims due jobs: `$1` now, `$2` locked until, `$3` most.
pub(crate) const CLAIM_JOBS: &str = "UPDATE jobs SET locked_until = $2, attempts = attempts + 1 WHERE id IN \
     (SELECT id FROM jobs WHERE run_at <= $1 AND locked_until <= $1 ORDER BY run_at, id LIMIT $3) \
     RETURNING id, kind, payload, run_at, attempts, dedupe_key";

/// Most steps in one commit.
const GROUP: usize = 256;
/// How often the log is written back and other processes are looked for.
const REST: Duration = Duration::from_secs(1);
/// How long another process may hold the write lock.
const PATIENCE: Duration = Duration::from_secs(10);

/// Tells a waiting step how the commit went.
type Answer = Box<dyn FnOnce(Result<(), Error>)>;
/// A step in the writer's queue; told why when it cannot be run.
type Write = Box<dyn FnOnce(Result<&mut Tx, Error>) -> Answer + Send>;
type Read = Box<dyn FnOnce(&mut Tx) + Send>;

enum Order<T> {
    Step(T),
    Stop(oneshot::Sender<()>),
}

pub(super) struct Engine {
    reads: Sender<Order<Read>>,
    writes: Sender<Order<Write>>,
    readers: usize,
}

impl Engine {
    pub(super) fn open(path: &Path, version: i64, news: &Arc<News>, door: &Door) -> Result<Self, Error> {
        keep_private(path)?;
        let mut writer = connect(path, -8_000)?;
        writer.pragma_update(None, "wal_autocheckpoint", 0)?;
        writer.pragma_update(None, "secure_delete", true)?; // a destroyed key is overwritten, not only unlinked
        migrate(&mut writer, version)?;
        let readers = thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 4));
        let (reads, orders) = crossbeam_channel::unbounded();
        for _ in 0..readers {
            let connection = connect(path, -6_000)?;
            connection.pragma_update(None, "query_only", true)?;
            let (orders, tx) = (orders.clone(), Tx::over(Link::Sqlite(connection), door.clone()));
            spawn("store-read", move || read_loop(tx, &orders))?;
        }
        let (writes, orders) = crossbeam_channel::unbounded();
        let writer = Writer::new(Tx::over(Link::Sqlite(writer), door.clone()), news.clone());
        spawn("store-write", move || writer.work(&orders))?;
        Ok(Self { reads, writes, readers })
    }

    pub(super) async fn read<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        let read: Read = Box::new(move |tx| {
            answer.send(at_one_moment(tx, step)).ok(); // nobody waits any more: nothing to tell
        });
        self.reads.send(Order::Step(read)).map_err(|_| Error::Closed)?;
        wait.await.map_err(|_| Error::Closed)?
    }

    pub(super) async fn tx<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        let write: Write = Box::new(move |tx| {
            let result = tx.and_then(|tx| in_savepoint(tx, step));
            Box::new(move |commit| {
                answer.send(commit.and(result)).ok(); // as above
            })
        });
        self.writes.send(Order::Step(write)).map_err(|_| Error::Closed)?;
        wait.await.map_err(|_| Error::Closed)?
    }

    pub(super) async fn close(&self) {
        let (stop, stopped) = oneshot::channel();
        if self.writes.send(Order::Stop(stop)).is_ok() {
            stopped.await.ok();
        }
        for _ in 0..self.readers {
            let (stop, stopped) = oneshot::channel();
            if self.reads.send(Order::Stop(stop)).is_ok() {
                stopped.await.ok();
            }
        }
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

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let spawned = thread::Builder::new().name(name.into()).spawn(work);
    spawned.map(drop).map_err(|error| Error::Open(error.to_string()))
}

fn read_loop(mut tx: Tx, orders: &Receiver<Order<Read>>) {
    let mut last = None;
    while let Ok(order) = orders.recv() {
        match order {
            Order::Step(read) => read(&mut tx),
            Order::Stop(stopped) => {
                last = Some(stopped);
                break;
            }
        }
    }
    drop(tx);
    last.map(|stopped| stopped.send(()));
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
    let result = if tx.doomed { result.and(Err(doomed())) } else { result };
    match result {
        Ok(value) => batch(tx, "RELEASE step").map(|()| value),
        Err(error) => {
            tx.topics = Topics::default();
            // when the engine has already undone the whole transaction there is no savepoint: the writer sees that
            batch(tx, "ROLLBACK TO step; RELEASE step").ok();
            Err(error)
        }
    }
}

/// Why a step that hid a failed statement was undone.
pub(super) fn doomed() -> Error {
    Error::Engine("a statement of the step failed".into())
}

fn batch(tx: &mut Tx, sql: &str) -> Result<(), Error> {
    match &mut tx.link {
        Link::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
        Link::Postgres(_) => Err(Error::Closed),
    }
}

struct Writer {
    tx: Tx,
    news: Arc<News>,
    /// Commits that are only in the log.
    dirty: bool,
    /// Changes when another process commits.
    seen: i64,
}

impl Writer {
    fn new(tx: Tx, news: Arc<News>) -> Self {
        Self { tx, news, dirty: true, seen: -1 }
    }

    fn work(mut self, orders: &Receiver<Order<Write>>) {
        let rest = tick(REST);
        let stopped = loop {
            select! {
                recv(orders) -> order => match order {
                    Ok(Order::Step(first)) => if let Some(stopped) = self.group(first, orders) { break Some(stopped) },
                    Ok(Order::Stop(stopped)) => break Some(stopped),
                    Err(_) => break None,
                },
                recv(rest) -> _ => self.rest(),
            }
        };
        batch(&mut self.tx, "PRAGMA wal_checkpoint(TRUNCATE)").ok(); // a log that stays is read at the next start
        drop(self);
        stopped.map(|stopped| stopped.send(()));
    }

    /// Runs a step and those that wait behind it, commits once, then answers them all.
    fn group(&mut self, first: Write, orders: &Receiver<Order<Write>>) -> Option<oneshot::Sender<()>> {
        if let Err(error) = batch(&mut self.tx, "BEGIN IMMEDIATE") {
            first(Err(error.clone()))(Err(error));
            return None;
        }
        let mut topics = Topics::default();
        let mut answers = vec![self.step(first, &mut topics)];
        let mut stop = None;
        while answers.len() < GROUP && self.is_open() {
            match orders.try_recv() {
                Ok(Order::Step(write)) => answers.push(self.step(write, &mut topics)),
                Ok(Order::Stop(stopped)) => {
                    stop = Some(stopped);
                    break;
                }
                Err(_) => break,
            }
        }
        let commit = batch(&mut self.tx, "COMMIT");
        if commit.is_err() && self.is_open() {
            batch(&mut self.tx, "ROLLBACK").ok(); // the commit's own error is what everyone is told
        }
        if commit.is_ok() {
            self.dirty = true;
            self.news.tell(topics.iter());
        }
        for answer in answers {
            answer(commit.clone());
        }
        stop
    }

    fn step(&mut self, write: Write, topics: &mut Topics) -> Answer {
        let answer = write(Ok(&mut self.tx));
        topics.join(std::mem::take(&mut self.tx.topics));
        answer
    }

    /// Whether the transaction still stands: a full disk undoes all of it.
    fn is_open(&self) -> bool {
        matches!(&self.tx.link, Link::Sqlite(connection) if !connection.is_autocommit())
    }

    /// Writes the log back, gives memory back, and looks whether another process wrote.
    fn rest(&mut self) {
        if std::mem::take(&mut self.dirty) {
            batch(&mut self.tx, "PRAGMA wal_checkpoint(PASSIVE); PRAGMA shrink_memory").ok(); // tried again after a write
        }
        let Link::Sqlite(connection) = &mut self.tx.link else { return };
        let seen = connection.pragma_query_value(None, "data_version", |row| row.get(0)).unwrap_or(self.seen);
        if std::mem::replace(&mut self.seen, seen) != seen {
            self.news.tell(super::Topic::ALL);
        }
    }
}

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

pub(super) fn rows<T>(
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

pub(super) fn rows_each<T>(
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

pub(super) fn run(connection: &mut Connection, sql: &str, values: &[Value]) -> Result<u64, Error> {
    Ok(prepared(connection, sql, values)?.raw_execute()? as u64)
}
