//! Jobs as whoever runs the server sees them: what was put back and why, and what was given up.

use super::work;
use crate::{app::App, clock::DAY};
use domain::{Stamp, Trouble};
use store::{JobId, Troubled};

/// Days for which it is remembered what was given up.
const DAYS: i64 = 90;

/// Work that was given up after all its tries.
#[derive(Debug, Clone)]
pub struct GivenUp {
    /// The job's id.
    pub id: JobId,
    /// The name of the work.
    pub work: String,
    /// What went wrong last.
    pub trouble: Trouble,
    /// Since which day.
    pub since: jiff::civil::Date,
}

/// Jobs that were put back, by reason.
pub async fn troubled(app: &App) -> anyhow::Result<Vec<Troubled>> {
    Ok(app.db.troubled_jobs().await?)
}

/// Has all that were put back tried now; how many.
pub async fn hurry(app: &App) -> anyhow::Result<usize> {
    Ok(app.db.hurry_jobs(app.now()).await?)
}

/// At most `most` of what was given up, oldest first.
pub async fn given_up(app: &App, most: usize) -> anyhow::Result<Vec<GivenUp>> {
    let told = |one: store::GivenUp| GivenUp {
        id: one.id,
        work: work::name(&one.payload),
        trouble: one.trouble,
        since: Stamp(one.since.saturating_mul(DAY)).date(),
    };
    Ok(app.db.given_up(most).await?.into_iter().map(told).collect())
}

/// Has what was given up tried again; false when it is not there.
pub async fn try_again(app: &App, id: JobId) -> anyhow::Result<bool> {
    Ok(app.db.try_given_up(id, app.now()).await?)
}

/// Lets go what was given up; false when it is not there.
pub async fn let_go(app: &App, id: JobId) -> anyhow::Result<bool> {
    Ok(app.db.let_go(id).await?)
}

/// Forgets what was given up long ago; how much.
pub async fn forget(app: &App) -> anyhow::Result<u64> {
    Ok(app.db.forget_given_up(app.today() - DAYS).await?)
}
