//! Connections that read, kept for whoever reads next.

use super::{READS, at_one_moment, connect};
use crate::Error;
use crate::engine::{Step, Tx, tx::Link};
use crate::vault::Door;
use std::{
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

/// Reads between two looks after which the pages are still kept: what the house reads for itself is less.
const BUSY: u32 = 600;

/// Connections that read.
pub(super) struct Readers {
    path: PathBuf,
    door: Door,
    /// How many are kept; more are opened when more read at a time.
    most: usize,
    /// Those that nobody reads on; `None` when the database is closed.
    idle: Mutex<Option<Vec<Tx>>>,
    /// Reads since the last look.
    reads: AtomicU32,
}

impl Readers {
    pub(super) fn new(path: &Path, door: &Door) -> Self {
        let most = thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 4));
        Self {
            path: path.to_owned(),
            door: door.clone(),
            most,
            idle: Mutex::new(Some(vec![])),
            reads: AtomicU32::new(0),
        }
    }

    /// Reads, on the thread that asks.
    pub(super) fn read<T, F>(&self, step: F) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
    {
        self.reads.fetch_add(1, Ordering::Relaxed);
        let mut tx = self.take()?;
        let result = at_one_moment(&mut tx, step);
        self.give_back(tx);
        result
    }

    /// The same, for what reads much: its pages are not kept, since hardly anybody asks for them next.
    pub(super) fn read_once<T, F>(&self, step: F) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
    {
        let mut tx = self.take()?;
        let result = at_one_moment(&mut tx, step);
        forget_pages(&tx);
        self.give_back(tx);
        result
    }

    /// Forgets the pages that are kept when hardly anybody read since the last call.
    pub(super) fn rest(&self) {
        if self.reads.swap(0, Ordering::Relaxed) < BUSY {
            self.idle().iter().flatten().for_each(forget_pages);
        }
    }

    pub(super) fn close(&self) {
        self.idle().take();
    }

    fn take(&self) -> Result<Tx, Error> {
        if let Some(tx) = self.idle().as_mut().ok_or(Error::Closed)?.pop() {
            return Ok(tx);
        }
        let connection = connect(&self.path, READS)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Tx::over(Link::Sqlite(connection), self.door.clone()))
    }

    fn give_back(&self, tx: Tx) {
        // one whose reading could not be ended reads nothing new any more
        let is_free = matches!(&tx.link, Link::Sqlite(connection) if connection.is_autocommit());
        if let Some(idle) = self.idle().as_mut().filter(|idle| is_free && idle.len() < self.most) {
            idle.push(tx);
        }
    }

    fn idle(&self) -> MutexGuard<'_, Option<Vec<Tx>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn forget_pages(tx: &Tx) {
    if let Link::Sqlite(connection) = &tx.link {
        connection.release_memory().ok(); // then they are kept
    }
}
