//! A connection of PostgreSQL in somebody's hands.

use crate::Error;
use crate::engine::{Row, Sql, Value, news::Topics};
use deadpool_postgres::Object;
use futures_util::future::try_join_all;
use tokio_postgres::{Statement, types::ToSql};

/// Wakes the other nodes after the commit.
const NOTIFY: &str = "SELECT pg_notify($1, '')";
/// Most statements sent ahead of their answers.
const AHEAD: usize = 256;

/// A connection of the pool. One whose transaction is still open when it is let go (the caller went away) does not
/// return to the pool: it is closed, and the server undoes the transaction.
pub(in crate::engine) struct Lease {
    object: Option<Object>,
    /// Whether a transaction is.
    pub(super) open: bool,
    /// Questions that were asked ahead, and their answers.
    ahead: Vec<Answered>,
}

/// A statement, what it was asked with, and its answer.
type Answered = (&'static str, Vec<Value>, Vec<tokio_postgres::Row>);

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(object) = self.object.take().filter(|_| self.open) {
            drop(Object::take(object));
        }
    }
}

impl Lease {
    pub(super) fn new(object: Object, open: bool) -> Self {
        Self { object: Some(object), open, ahead: vec![] }
    }

    fn client(&self) -> Result<&Object, Error> {
        self.object.as_ref().ok_or(Error::Closed)
    }

    pub(super) async fn batch(&self, sql: &str) -> Result<(), Error> {
        Ok(self.client()?.batch_execute(sql).await?)
    }

    pub(super) async fn notify(&self, topics: Topics) -> Result<(), Error> {
        for topic in topics.iter() {
            self.run(NOTIFY, &[topic.channel().into()]).await?;
        }
        Ok(())
    }

    pub(in crate::engine) async fn run(&self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        Ok(client.execute_raw(&statement, values).await?)
    }

    pub(in crate::engine) async fn run_each(&self, sql: &str, values: &[Vec<Value>]) -> Result<(), Error> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        for ahead in values.chunks(AHEAD) {
            let mut sent = Vec::with_capacity(ahead.len());
            for values in ahead {
                sent.push(client.execute_raw(&statement, values));
            }
            try_join_all(sent).await?;
        }
        Ok(())
    }

    pub(in crate::engine) async fn ahead(&mut self, asked: Vec<(Sql, Vec<Value>)>) -> Result<(), Error> {
        let client = self.client()?;
        let mut sent = Vec::with_capacity(asked.len());
        for (sql, values) in asked {
            let statement = client.prepare_cached(sql.postgres).await?;
            sent.push(async move {
                query(client, &statement, &values).await.map(|rows| (sql.postgres, values, rows))
            });
        }
        let answered = try_join_all(sent).await?;
        self.ahead = answered;
        Ok(())
    }

    pub(in crate::engine) async fn rows<T>(
        &mut self,
        sql: &str,
        values: &[Value],
        map: fn(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let is_asked = |(asked, with, _): &Answered| *asked == sql && with == values;
        let rows = match self.ahead.iter().position(is_asked) {
            Some(at) => self.ahead.swap_remove(at).2,
            None => {
                let client = self.client()?;
                let statement = client.prepare_cached(sql).await?;
                query(client, &statement, values).await?
            }
        };
        rows.iter().map(|row| map(&Row::Postgres(row))).collect()
    }

    pub(in crate::engine) async fn rows_each<T>(
        &self,
        sql: &str,
        values: &[Vec<Value>],
        map: fn(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        let mut found = Vec::new();
        for ahead in values.chunks(AHEAD) {
            let mut sent = Vec::with_capacity(ahead.len());
            for values in ahead {
                sent.push(query(client, &statement, values));
            }
            for rows in try_join_all(sent).await? {
                for row in &rows {
                    found.push(map(&Row::Postgres(row))?);
                }
            }
        }
        Ok(found)
    }
}

async fn query(
    client: &tokio_postgres::Client,
    statement: &Statement,
    values: &[Value],
) -> Result<Vec<tokio_postgres::Row>, tokio_postgres::Error> {
    let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
    client.query(statement, &values).await
}
