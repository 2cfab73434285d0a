//! The one that writes: steps in the order they came, many in one commit.
//!
//! What is committed lies in the log. Every few seconds another thread, the settler, carries it into the file, so that no
//! step waits for that; the writer carries over what came meanwhile, and the log begins anew.

use super::{LOG, PATIENCE, batch, spawn};
use crate::Error;
use crate::engine::{Topic, Tx, news::News, news::Topics, tx::Link};
use crossbeam_channel::{Receiver, Sender, bounded, select, tick, unbounded};
use rusqlite::Connection;
use std::{fs, sync::Arc, thread::JoinHandle, time::Duration};
use tokio::sync::oneshot;

/// Most steps in one commit.
const GROUP: usize = 256;
/// How often other processes are looked for.
const REST: Duration = Duration::from_secs(1);
/// Rests from one time that the log is carried over to the next: the disk is busy meanwhile, and whoever writes waits.
const RESTS: u8 = 5;
const SETTLE: &str = "PRAGMA wal_checkpoint(PASSIVE)";
/// Carries the log over and cuts it off, where nobody reads it.
const CUT: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// Tells a waiting step how the commit went.
type Answer = Box<dyn FnOnce(Result<(), Error>)>;
/// A step in the queue; told why when it cannot be run.
type Write = Box<dyn FnOnce(Result<&mut Tx, Error>) -> Answer + Send>;

enum Order {
    Step(Write),
    /// Most of the log is in the file.
    Settled,
    Stop(oneshot::Sender<()>),
}

/// The queue of steps.
pub(super) struct Writes(Sender<Order>);

impl Writes {
    /// Starts to write over `tx`; `settler` is another connection to the same file.
    pub(super) fn open(tx: Tx, settler: Connection, news: Arc<News>) -> Result<Self, Error> {
        let (orders, queue) = unbounded();
        let (settle, asked) = bounded(1);
        let settled = orders.clone();
        let settler = spawn("store-settle", move || {
            for () in asked {
                settler.execute_batch(SETTLE).ok(); // tried again after a write
                settled.send(Order::Settled).ok(); // nobody writes any more
            }
        })?;
        let writer =
            Writer { tx, news, settle, longest: LOG, is_dirty: true, rests: RESTS, is_lean: false, seen: -1 };
        spawn("store-write", move || writer.work(&queue, settler))?;
        Ok(Self(orders))
    }

    /// Puts a step into the queue and waits for its commit.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut Tx) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (answer, wait) = oneshot::channel();
        let write: Write = Box::new(move |tx| {
            let result = tx.and_then(step);
            Box::new(move |commit| {
                answer.send(commit.and(result)).ok(); // nobody waits any more: nothing to tell
            })
        });
        self.0.send(Order::Step(write)).map_err(|_| Error::Closed)?;
        wait.await.map_err(|_| Error::Closed)?
    }

    /// Waits for what is in the queue.
    pub(super) async fn close(&self) {
        let (stop, stopped) = oneshot::channel();
        if self.0.send(Order::Stop(stop)).is_ok() {
            stopped.await.ok();
        }
    }
}

struct Writer {
    tx: Tx,
    news: Arc<News>,
    /// Wakes the settler.
    settle: Sender<()>,
    /// Bytes of a log that is not cut off.
    longest: u64,
    /// Commits that are only in the log.
    is_dirty: bool,
    /// Rests since it was last carried over.
    rests: u8,
    /// Memory was given back since the last commit.
    is_lean: bool,
    /// Changes when another process commits.
    seen: i64,
}

impl Writer {
    fn work(mut self, orders: &Receiver<Order>, settler: JoinHandle<()>) {
        let rest = tick(REST);
        let mut next = None;
        let stopped = loop {
            let order = match next.take() {
                Some(order) => Ok(order),
                None => select! {
                    recv(orders) -> order => order,
                    recv(rest) -> _ => { self.rest(); continue },
                },
            };
            match order {
                Ok(Order::Step(first)) => next = self.group(first, orders),
                Ok(Order::Settled) => drop(batch(&mut self.tx, SETTLE)), // little is left to carry
                Ok(Order::Stop(stopped)) => break Some(stopped),
                Err(_) => break None,
            }
        };
        drop(self.settle);
        settler.join().ok();
        batch(&mut self.tx, CUT).ok(); // a log that stays is read at the next start
        drop(self.tx);
        stopped.map(|stopped| stopped.send(()));
    }

    /// Runs a step and those that wait behind it, commits once, then answers them all; the order that ended the row.
    fn group(&mut self, first: Write, orders: &Receiver<Order>) -> Option<Order> {
        if let Err(error) = batch(&mut self.tx, "BEGIN IMMEDIATE") {
            first(Err(error.clone()))(Err(error));
            return None;
        }
        let mut topics = Topics::default();
        let mut answers = vec![self.step(first, &mut topics)];
        let mut next = None;
        while next.is_none() && answers.len() < GROUP && self.is_open() {
            match orders.try_recv() {
                Ok(Order::Step(write)) => answers.push(self.step(write, &mut topics)),
                Ok(order) => next = Some(order),
                Err(_) => break,
            }
        }
        let commit = batch(&mut self.tx, "COMMIT");
        if commit.is_err() && self.is_open() {
            batch(&mut self.tx, "ROLLBACK").ok(); // the commit's own error is what everyone is told
        }
        if commit.is_ok() {
            (self.is_dirty, self.is_lean) = (true, false);
            self.news.tell(topics.iter());
        }
        for answer in answers {
            answer(commit.clone());
        }
        next
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

    /// Cuts a long log off. That takes long, a tenth of a second for a gigabyte, so it waits until nobody writes.
    fn cut(&mut self) {
        let Link::Sqlite(connection) = &mut self.tx.link else { return };
        let log = connection.path().and_then(|path| fs::metadata(format!("{path}-wal")).ok());
        if log.is_some_and(|log| log.len() > self.longest) && connection.busy_timeout(Duration::ZERO).is_ok()
        {
            connection.execute_batch(CUT).ok(); // while somebody reads it, it stays: until the next rest after a write
            connection.busy_timeout(PATIENCE).ok();
        }
    }

    /// Has the log carried over, gives memory back when nothing is written, and looks whether another process wrote.
    fn rest(&mut self) {
        self.rests = self.rests.saturating_add(1);
        if self.is_dirty {
            if self.rests > RESTS && self.settle.try_send(()).is_ok() {
                (self.is_dirty, self.rests) = (false, 0); // else it still works, and is asked again
            }
        } else if !std::mem::replace(&mut self.is_lean, true) {
            batch(&mut self.tx, "PRAGMA shrink_memory").ok();
            self.cut();
        }
        let Link::Sqlite(connection) = &mut self.tx.link else { return };
        let seen = connection.pragma_query_value(None, "data_version", |row| row.get(0)).unwrap_or(self.seen);
        if std::mem::replace(&mut self.seen, seen) != seen {
            self.news.tell(Topic::ALL);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{WRITES, connect, keep_private};
    use super::*;
    use crate::vault::Door;
    use std::path::Path;

    const PAGES: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) \
        INSERT INTO words SELECT randomblob(4000) FROM n";

    /// A writer that calls 100 kB a long log, and what asks its settler.
    fn writer(path: &Path) -> (Writer, Receiver<()>) {
        keep_private(path).unwrap();
        let connection = connect(path, WRITES).unwrap();
        connection.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
        connection.execute_batch("CREATE TABLE words (word BLOB)").unwrap();
        let (settle, asked) = bounded(1);
        let tx = Tx::over(Link::Sqlite(connection), Door::default());
        let (news, longest) = (Arc::default(), 100_000);
        (Writer { tx, news, settle, longest, is_dirty: true, rests: RESTS, is_lean: false, seen: -1 }, asked)
    }

    fn write(writer: &mut Writer, sql: &'static str) {
        let step: Write = Box::new(move |tx| {
            let done = tx.and_then(|tx| batch(tx, sql));
            Box::new(move |commit| commit.and(done).unwrap())
        });
        writer.group(step, &unbounded().1);
    }

    /// Until nothing is left to do at rest.
    fn rests(writer: &mut Writer, asked: &Receiver<()>) {
        for _ in 0..RESTS + 3 {
            writer.rest();
            asked.try_recv().ok();
        }
    }

    #[test]
    fn a_long_log_is_cut_off_once_nobody_writes_or_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("directory.db");
        let log = || fs::metadata(folder.path().join("directory.db-wal")).unwrap().len();
        let (mut writer, asked) = writer(&path);
        for _ in 0..10 {
            write(&mut writer, PAGES);
            writer.rest();
        }
        assert!(log() > 4_000_000, "somebody writes");
        rests(&mut writer, &asked);
        assert_eq!(log(), 0);

        let reader = connect(&path, WRITES).unwrap();
        reader.execute_batch("BEGIN; SELECT * FROM words LIMIT 1").unwrap();
        write(&mut writer, PAGES);
        rests(&mut writer, &asked);
        assert!(log() > 400_000, "somebody reads it");
        drop(reader);
        write(&mut writer, "DELETE FROM words WHERE rowid = 1");
        rests(&mut writer, &asked);
        assert_eq!(log(), 0);

        write(&mut writer, "DELETE FROM words WHERE rowid = 2");
        rests(&mut writer, &asked);
        assert!((1..100_000).contains(&log()), "a short one is written over");
    }
}
