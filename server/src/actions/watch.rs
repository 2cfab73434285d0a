//! How the server is, for those who watch over it.

use crate::{app::App, metrics::Look};
use std::time::Instant;

/// Seconds after which a job that is due and that nobody takes says that nobody works.
const STUCK: i64 = 15 * 60;

/// Why the server should get no requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// Its store is away.
    #[error("the store does not answer")]
    Store,
    /// The root key does not open what is sealed.
    #[error("the vault is closed")]
    Vault,
    /// It has just begun.
    #[error("the finder is not built yet")]
    Finder,
    /// Nobody works on what waits.
    #[error("the queue of jobs stands still")]
    Queue,
}

/// Whether it lives: its store answers.
pub async fn lives(app: &App) -> Result<(), NotReady> {
    app.db.last_change().await.map(drop).map_err(|_| NotReady::Store)
}

/// Whether it can serve everybody.
pub async fn ready(app: &App) -> Result<(), NotReady> {
    lives(app).await?;
    app.db.secret("ready").await.map_err(|_| NotReady::Vault)?;
    if !app.has_finder() {
        return Err(NotReady::Finder);
    }
    let next = app.db.next_job_at().await.map_err(|_| NotReady::Store)?;
    let stuck = next.is_some_and(|due| due.plus_seconds(STUCK) < app.now());
    if stuck { Err(NotReady::Queue) } else { Ok(()) }
}

/// What is asked anew whenever somebody looks at the figures.
pub async fn look(app: &App) -> anyhow::Result<Look> {
    let since = Instant::now();
    app.db.last_change().await?;
    let store = since.elapsed();
    let (queue, due) = (app.db.count_jobs().await?, app.db.next_job_at().await?);
    let overdue = due.map_or(0, |due| app.now().0.saturating_sub(due.0).max(0));
    Ok(Look { queue, overdue: overdue as f64 / 1e6, store })
}
