//! Backup and restore: the same file for both engines.
//!
//! A backup is one moment of the whole database while it serves. What is sealed stays sealed: without the root key, which
//! is not in it, a backup says no more than the database does.

mod lines;
mod tables;

pub(crate) use tables::{columns, statements};

use crate::engine::{Row, Value, last_version};
use crate::vault::RootKey;
use crate::{Db, Error, Tx};
use domain::Id;
use lines::{Line, Reader, Writer};
use std::io::{BufRead, Write};
use tables::{TABLES, TEXTS};

/// Rows that are read or written at a time.
const AT_ONCE: usize = 500;

impl Db {
    /// Writes a backup of this moment; how many rows it holds. The database serves meanwhile.
    ///
    /// # Errors
    /// [`Error::Backup`] when it cannot be written.
    pub async fn backup(&self, out: impl Write + Send + 'static) -> Result<u64, Error> {
        self.snapshot(move |tx| Box::pin(async move { tx.write_backup(out).await })).await
    }

    /// Restores a backup into an empty database, all or nothing; how many rows came back. Either engine takes the backup
    /// of either. The vault must not be open yet.
    ///
    /// # Errors
    /// [`Error::Backup`] when the file was changed, cut, or made by another version of the program, or when this database
    /// is not empty.
    pub async fn restore(&self, source: impl BufRead + Send + 'static) -> Result<u64, Error> {
        self.tx(move |tx| Box::pin(async move { tx.read_backup(source).await })).await
    }
}

/// Reads a backup from end to end without a database, and sees that these root keys open every data key in it; how many
/// rows it holds.
///
/// # Errors
/// [`Error::Backup`] when the file was changed or cut; [`Error::WrongKey`] when a data key opens with none of the roots.
pub fn verify_backup(source: impl BufRead, roots: &[RootKey]) -> Result<u64, Error> {
    let (mut reader, _) = Reader::begin(source)?;
    let mut keys = false;
    loop {
        match reader.next()? {
            Line::Table(name) => keys = name == "keys",
            Line::Row(row) if keys => opens(roots, &row)?,
            Line::Row(_) => {}
            Line::End { rows } => return Ok(rows),
        }
    }
}

fn opens(roots: &[RootKey], row: &[Value]) -> Result<(), Error> {
    let [Value::Bytes(id), Value::Bytes(wrapped)] = row else {
        return Err(Error::Backup("a row does not fit its table".into()));
    };
    let id = id.as_slice().try_into().map(Id::from_bytes).map_err(|_| Error::WrongKey)?;
    if roots.iter().any(|root| root.opens(id, wrapped)) { Ok(()) } else { Err(Error::WrongKey) }
}

impl Tx {
    async fn write_backup(&mut self, out: impl Write) -> Result<u64, Error> {
        let mut writer = Writer::begin(out, last_version())?;
        for (table, texts) in TABLES.iter().zip(TEXTS.iter()) {
            writer.table(table.name)?;
            let mut page = self.rows(texts.first, &[AT_ONCE.into()], all).await?;
            while let Some(last) = page.last() {
                let mut from = last[..table.key].to_vec();
                for row in &page {
                    writer.row(row)?;
                }
                from.push(AT_ONCE.into());
                page = self.rows(texts.after, &from, all).await?;
            }
        }
        writer.end()
    }

    async fn read_backup(&mut self, source: impl BufRead) -> Result<u64, Error> {
        let (mut reader, head) = Reader::begin(source)?;
        if head.version != last_version() {
            let (found, known) = (head.version, last_version());
            return Err(Error::Backup(format!(
                "the backup is of version {found} and this program makes version {known}: \
                 restore it with the program that made it, then start this one"
            )));
        }
        self.expect_empty().await?;
        let (mut at, mut rows) = (None, vec![]);
        loop {
            let line = reader.next()?;
            let put = !matches!(line, Line::Row(_)) || rows.len() == AT_ONCE;
            if let Some(texts) = at.and_then(|at: usize| TEXTS.get(at)).filter(|_| put) {
                self.run_each(texts.insert, &std::mem::take(&mut rows)).await?;
            }
            match line {
                Line::Row(row) => rows.push(row_of(at, row)?),
                Line::Table(name) => at = Some(place(&name)?),
                Line::End { rows } => return Ok(rows),
            }
        }
    }

    /// Sees that nothing is lost: a database that holds anything but what a new one has is left alone.
    async fn expect_empty(&mut self) -> Result<(), Error> {
        for (table, texts) in TABLES.iter().zip(TEXTS.iter()) {
            if table.name == "counters" {
                self.run(texts.clear, &[]).await?;
            } else if self.row(texts.any, &[], all).await?.is_some() {
                return Err(Error::Backup("this database is not empty: restore into a new one".into()));
            }
        }
        Ok(())
    }
}

fn place(name: &str) -> Result<usize, Error> {
    let place = TABLES.iter().position(|table| table.name == name);
    place.ok_or_else(|| Error::Backup("it holds a table that this program does not know".into()))
}

fn row_of(at: Option<usize>, row: Vec<Value>) -> Result<Vec<Value>, Error> {
    let fits = at.and_then(|at| TABLES.get(at)).is_some_and(|table| table.columns.len() == row.len());
    if fits { Ok(row) } else { Err(Error::Backup("a row does not fit its table".into())) }
}

fn all(row: &Row<'_>) -> Result<Vec<Value>, Error> {
    row.values()
}
