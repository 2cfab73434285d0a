//! PostgreSQL: a pool, ordinary transactions, and LISTEN/NOTIFY between nodes.

pub(super) mod lease;

use super::{Step, Topic, Tx, migrations, news::News, tx::Link};
use crate::Error;
use crate::vault::Door;
use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime, Timeouts};
use futures_util::{FutureExt, StreamExt, stream};
use lease::Lease;
use std::panic::AssertUnwindSafe;
use std::{sync::Arc, time::Duration};
use tokio_postgres::{AsyncMessage, Config, NoTls};

/// Claims due jobs: `$1` now, `$2` locked until, `$3` most.
pub(crate) const CLAIM_JOBS: &str = "UPDATE jobs SET locked_until = $2, attempts = attempts + 1, \
     lost = lost + CASE WHEN locked_until > 0 THEN 1 ELSE 0 END WHERE id IN \
     (SELECT id FROM jobs WHERE run_at <= $1 AND locked_until <= $1 ORDER BY run_at, id LIMIT $3 \
     FOR UPDATE SKIP LOCKED) \
     RETURNING id, kind, payload, run_at, attempts, dedupe_key, lost";

/// One node at a time brings the database up to date. The number is ours and says nothing.
const MIGRATE_ALONE: &str = "SELECT pg_advisory_xact_lock(4803174019)";
/// Most connections of one node.
const CONNECTIONS: usize = 8;
/// How long to wait for a connection, and before the listener tries again.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_secs(1);

pub(super) struct Engine {
    pool: Pool,
    listener: tokio::task::AbortHandle,
    door: Door,
}

impl Engine {
    pub(super) async fn open(url: &str, version: i64, news: &Arc<News>, door: &Door) -> Result<Self, Error> {
        let config: Config = url.parse().map_err(|_| Error::Location)?;
        let manager = Manager::from_config(
            config.clone(),
            NoTls,
            ManagerConfig { recycling_method: RecyclingMethod::Fast },
        );
        let patience = Some(PATIENCE);
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .timeouts(Timeouts { wait: patience, create: patience, recycle: patience })
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| Error::Open(error.to_string()))?;
        migrate(&mut *pool.get().await?, version).await?;
        let listener = tokio::spawn(listen(config, news.clone())).abort_handle();
        Ok(Self { pool, listener, door: door.clone() })
    }

    pub(super) async fn read<T, F>(&self, step: F) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
    {
        let lease = self.lease(false).await?;
        wait(&mut Tx::over(Link::Postgres(lease), self.door.clone()), step).await
    }

    pub(super) async fn snapshot<T, F>(&self, step: F) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
    {
        let lease = self.lease(true).await?;
        lease.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        let mut tx = Tx::over(Link::Postgres(lease), self.door.clone());
        let result = wait(&mut tx, step).await;
        if let Link::Postgres(mut lease) = tx.link {
            lease.open = lease.batch("ROLLBACK").await.is_err();
        }
        result
    }

    pub(super) async fn tx<T, F>(&self, step: F, news: &News) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
    {
        let lease = self.lease(true).await?;
        lease.batch("BEGIN").await?;
        let mut tx = Tx::over(Link::Postgres(lease), self.door.clone());
        let result = wait(&mut tx, step).await;
        let result = tx.outcome(result);
        let Link::Postgres(mut lease) = tx.link else { return Err(Error::Closed) };
        match result {
            Ok(value) => {
                lease.notify(tx.topics).await?;
                lease.batch("COMMIT").await?;
                lease.open = false;
                news.tell(tx.topics.iter());
                Ok(value)
            }
            Err(error) => {
                lease.open = lease.batch("ROLLBACK").await.is_err();
                Err(error)
            }
        }
    }

    async fn lease(&self, open: bool) -> Result<Lease, Error> {
        Ok(Lease::new(self.pool.get().await?, open))
    }

    pub(super) fn close(&self) {
        self.listener.abort();
        self.pool.close();
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.close();
    }
}

/// Awaits a step; a panic in it is an error, as on SQLite.
async fn wait<T, F>(tx: &mut Tx, step: F) -> Result<T, Error>
where
    F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T>,
{
    let panicked = |_| Err(Error::Engine("a step panicked".into()));
    AssertUnwindSafe(step(tx)).catch_unwind().await.unwrap_or_else(panicked)
}

async fn migrate(client: &mut tokio_postgres::Client, wanted: i64) -> Result<(), Error> {
    let tx = client.transaction().await?;
    tx.batch_execute(MIGRATE_ALONE).await?;
    tx.batch_execute(migrations::VERSION_TABLE).await?;
    let found = tx.query_one(migrations::VERSION, &[]).await?.try_get(0)?;
    for migration in migrations::between(found, wanted)? {
        tx.batch_execute(migration.postgres).await?;
        tx.execute(migrations::REACHED, &[&migration.version]).await?;
    }
    Ok(tx.commit().await?)
}

/// Hears what other nodes tell, for ever. After each new connection everyone is woken: something may have been missed.
async fn listen(config: Config, news: Arc<News>) {
    loop {
        if let Ok((client, mut connection)) = config.connect(NoTls).await {
            let hear = async {
                let mut messages = stream::poll_fn(|context| connection.poll_message(context));
                while let Some(Ok(message)) = messages.next().await {
                    if let AsyncMessage::Notification(note) = message {
                        news.tell(Topic::ALL.into_iter().filter(|topic| topic.channel() == note.channel()));
                    }
                }
            };
            let ask = async {
                for topic in Topic::ALL {
                    if client.batch_execute(&format!("LISTEN {}", topic.channel())).await.is_err() {
                        return;
                    }
                }
                news.tell(Topic::ALL);
                std::future::pending().await
            };
            tokio::select! { () = hear => {}, () = ask => {} }
        }
        tokio::time::sleep(PAUSE).await;
    }
}
