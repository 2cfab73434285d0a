//! Two engines behind one small type.
//!
//! Only [`sqlite`] and [`postgres`] may differ. A step is a closure that returns a future; PostgreSQL awaits it, SQLite
//! polls it once, because nothing in it ever waits there.

mod migrations;
mod news;
pub(crate) mod postgres;
mod sql;
pub(crate) mod sqlite;
mod tx;
mod value;

pub use migrations::last as last_version;
pub use news::Topic;
pub use sql::Sql;
pub use tx::Tx;

pub(crate) use sql::{shortcuts, statements};
pub(crate) use value::{Row, Value, body};

use crate::vault::Door;
use crate::{Error, Location};
use news::News;
use std::{future::Future, pin::Pin, sync::Arc};
use tokio::sync::watch;

/// What a step returns: `Box::pin(async move { .. })`.
pub type Step<'t, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 't>>;

/// A database. Clones share it.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    news: Arc<News>,
    door: Door,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Db").finish_non_exhaustive()
    }
}

enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

impl Db {
    /// Opens a database and brings it to this program's version. A SQLite file is made (mode 0600) where none is; its
    /// folder must be there.
    ///
    /// # Errors
    /// [`Error::Open`], [`Error::Unavailable`]; [`Error::Newer`] when a newer program wrote it.
    pub async fn open(location: &Location) -> Result<Self, Error> {
        Self::open_at_version(location, migrations::last()).await
    }

    /// Opens a database as the program of an older version would.
    #[doc(hidden)]
    pub async fn open_at_version(location: &Location, version: i64) -> Result<Self, Error> {
        let (news, door) = (Arc::new(News::default()), Door::default());
        let engine = match location {
            Location::Sqlite(path) => {
                let (path, news, door) = (path.clone(), news.clone(), door.clone());
                let open = move || sqlite::Engine::open(&path, version, &news, &door);
                let opened = tokio::task::spawn_blocking(open).await;
                Engine::Sqlite(opened.map_err(|error| Error::Open(error.to_string()))??)
            }
            Location::Postgres(url) => {
                Engine::Postgres(postgres::Engine::open(url, version, &news, &door).await?)
            }
        };
        Ok(Self { engine: Arc::new(engine), news, door })
    }

    /// Reads what a page needs. Each statement of the step sees the newest commits.
    ///
    /// # Errors
    /// What the step returns; [`Error::Closed`], [`Error::Unavailable`].
    pub async fn read<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.read(step).await,
            Engine::Postgres(engine) => engine.read(step).await,
        }
    }

    /// Reads what takes longer than a page may: hundreds of rows and more.
    ///
    /// # Errors
    /// As for [`Db::read`].
    pub async fn read_long<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.read_long(step).await,
            Engine::Postgres(engine) => engine.read(step).await,
        }
    }

    /// Reads, every statement of the step at the same moment.
    ///
    /// # Errors
    /// As for [`Db::read`].
    pub(crate) async fn snapshot<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.read_long(step).await, // there each read is of one moment
            Engine::Postgres(engine) => engine.snapshot(step).await,
        }
    }

    /// Changes, all or nothing: the answer comes after the commit. A step in which a statement failed is undone even
    /// when it returns `Ok`. A step may wait for nothing but its [`Tx`].
    ///
    /// # Errors
    /// What the step returns, or why the commit failed; then nothing was changed.
    pub async fn tx<T, F>(&self, step: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
    {
        let step = with_news(step);
        match &*self.engine {
            Engine::Sqlite(engine) => engine.tx(step).await,
            Engine::Postgres(engine) => engine.tx(step, &self.news).await,
        }
    }

    /// Wakes whoever waits at each change of a topic: at once in this process, soon in others. Wakes may come without a
    /// change; a change never stays without a wake.
    pub fn changed(&self, topic: Topic) -> watch::Receiver<u64> {
        self.news.follow(topic)
    }

    /// Gives back the memory of what was read, when hardly anybody has read since the last call: about once a minute.
    pub fn rest(&self) {
        if let Engine::Sqlite(engine) = &*self.engine {
            engine.rest();
        }
        if let Ok(vault) = self.door.vault() {
            vault.rest();
        }
    }

    /// Where the vault is opened.
    pub(crate) fn door(&self) -> &Door {
        &self.door
    }

    /// Finishes what was begun and closes; later calls on any clone return [`Error::Closed`].
    pub async fn close(&self) {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.close().await,
            Engine::Postgres(engine) => engine.close(),
        }
    }
}

/// A step that writes at its end what it noted.
fn with_news<T, F>(step: F) -> impl for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> Step<'t, T> + Send + 'static,
{
    move |tx| {
        Box::pin(async move {
            tx.noted.clear(); // of a step that failed
            let value = step(tx).await?;
            tx.write_news().await?;
            Ok(value)
        })
    }
}
