//! A connection in the hands of a step.

use super::{Row, Sql, Value, news::Topic, news::Topics, postgres::lease::Lease, sqlite::statement};
use crate::Error;
use crate::news::About;
use crate::vault::{Door, Vault};
use domain::GroupId;

/// How a row becomes a value.
type Map<T> = fn(&Row<'_>) -> Result<T, Error>;

/// A connection on which a step runs: the methods are in the files of the nouns.
pub struct Tx {
    pub(super) link: Link,
    /// A statement failed. PostgreSQL refuses all that follows in the transaction; so do we, on both engines.
    pub(super) doomed: bool,
    /// Whom to wake after the commit.
    pub(super) topics: Topics,
    /// What changed in rooms; written before the commit.
    pub(crate) noted: Vec<(GroupId, About, bool)>,
    door: Door,
}

pub(super) enum Link {
    Sqlite(rusqlite::Connection),
    Postgres(Lease),
}

impl Tx {
    pub(super) fn over(link: Link, door: Door) -> Self {
        Self { link, doomed: false, topics: Topics::default(), noted: vec![], door }
    }

    /// How a step ended: one that hid a failed statement is undone.
    pub(super) fn outcome<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        if self.doomed {
            result.and(Err(Error::Engine("a statement of the step failed".into())))
        } else {
            result
        }
    }

    /// The vault.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub(crate) fn vault(&self) -> Result<&Vault, Error> {
        self.door.vault()
    }

    /// Where the vault is opened.
    pub(crate) fn door(&self) -> &Door {
        &self.door
    }

    /// Wakes the followers of a topic after the commit.
    pub(crate) fn tell(&mut self, topic: Topic) {
        self.topics.add(topic);
    }

    /// Whether each question is a journey to another process.
    pub(crate) fn is_far(&self) -> bool {
        matches!(self.link, Link::Postgres(_))
    }

    /// Asks ahead what is going to be asked with the same values: all of it is one journey. Nothing may be written before
    /// the answers are taken. SQLite is near and asks when the time comes.
    pub(crate) async fn ahead(&mut self, asked: Vec<(Sql, Vec<Value>)>) -> Result<(), Error> {
        match &mut self.link {
            Link::Sqlite(_) => Ok(()),
            Link::Postgres(lease) => lease.ahead(asked).await,
        }
    }

    /// The rows of a question.
    pub(crate) async fn rows<T>(&mut self, sql: Sql, values: &[Value], map: Map<T>) -> Result<Vec<T>, Error> {
        let rows = match &mut self.link {
            Link::Sqlite(connection) => statement::rows(connection, sql.sqlite, values, map),
            Link::Postgres(lease) => lease.rows(sql.postgres, values, map).await,
        };
        self.doomed |= rows.is_err();
        rows
    }

    /// The first row of a question, if there is one.
    pub(crate) async fn row<T>(
        &mut self,
        sql: Sql,
        values: &[Value],
        map: Map<T>,
    ) -> Result<Option<T>, Error> {
        Ok(self.rows(sql, values, map).await?.into_iter().next())
    }

    /// The rows of one question asked for each of `values`, in their order.
    pub(crate) async fn rows_each<T>(
        &mut self,
        sql: Sql,
        values: &[Vec<Value>],
        map: Map<T>,
    ) -> Result<Vec<T>, Error> {
        let rows = match &mut self.link {
            Link::Sqlite(connection) => statement::rows_each(connection, sql.sqlite, values, map),
            Link::Postgres(lease) => lease.rows_each(sql.postgres, values, map).await,
        };
        self.doomed |= rows.is_err();
        rows
    }

    /// Runs a statement; how many rows it touched.
    pub(crate) async fn run(&mut self, sql: Sql, values: &[Value]) -> Result<u64, Error> {
        let touched = match &mut self.link {
            Link::Sqlite(connection) => statement::run(connection, sql.sqlite, values),
            Link::Postgres(lease) => lease.run(sql.postgres, values).await,
        };
        self.doomed |= touched.is_err();
        touched
    }

    /// Runs a statement for each of `values`, in their order. PostgreSQL gets them without waiting in between.
    pub(crate) async fn run_each(&mut self, sql: Sql, values: &[Vec<Value>]) -> Result<(), Error> {
        let done = match &mut self.link {
            Link::Sqlite(connection) => {
                values.iter().try_for_each(|values| statement::run(connection, sql.sqlite, values).map(drop))
            }
            Link::Postgres(lease) => lease.run_each(sql.postgres, values).await,
        };
        self.doomed |= done.is_err();
        done
    }
}
