//! Brings the rows of a feed in. Every row read has exactly one outcome.

mod plan;
mod prepare;

pub use prepare::{prepare, together};

use crate::app::App;
use domain::ListingId;
use feeds::{Feed, Row};
use serde::Serialize;

/// Rows that are worked on, and saved, at once: as many as keep nobody's words waiting. While they are saved no one else
/// can write.
const CHUNK: usize = 100;
/// A feed that lost more than this share of its rows raises the alarm.
const ALARM: f64 = 0.20;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// A new listing.
    Created,
    /// A changed contribution to a listing.
    Updated,
    /// What was known already.
    Unchanged,
    /// A new contribution to a listing that was there.
    Merged,
    /// Nothing, for a reason.
    Rejected,
}

/// The outcome of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The row's number in the feed.
    pub row: usize,
    /// What became of it.
    pub outcome: Became,
    /// The listing it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ListingId>,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What was odd about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// The sum of an import: `read` is always the sum of the other five.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Rows read.
    pub read: usize,
    /// New listings.
    pub created: usize,
    /// Changed contributions.
    pub updated: usize,
    /// Rows that were known already.
    pub unchanged: usize,
    /// Rows that joined a listing.
    pub merged: usize,
    /// Rows that are none.
    pub rejected: usize,
    /// Listings with red flags among the rows' listings.
    pub flagged: usize,
    /// Rows known from before that this feed no longer has. Nothing of theirs is deleted.
    pub missing: usize,
    /// Why a person should look at this feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alarm: Option<String>,
}

impl Summary {
    fn count(&mut self, became: Became) {
        self.read += 1;
        match became {
            Became::Created => self.created += 1,
            Became::Updated => self.updated += 1,
            Became::Unchanged => self.unchanged += 1,
            Became::Merged => self.merged += 1,
            Became::Rejected => self.rejected += 1,
        }
    }

    /// Whether a person should look.
    pub fn needs_a_look(&self) -> bool {
        self.rejected > 0 || self.alarm.is_some()
    }

    fn sound_alarm(&mut self, known: usize) {
        if known > 0 && self.missing as f64 > known as f64 * ALARM {
            self.alarm = Some(format!(
                "{} of {known} rows that this source had before are missing; nothing was deleted",
                self.missing
            ));
        }
    }
}

/// Imports a feed as `source`; only a chunk of its rows is in memory at once. `each` hears every outcome, in order. With `dry` nothing is saved.
pub async fn import(
    app: &App,
    feed: Feed<impl IntoIterator<Item = Row>>,
    source: &str,
    dry: bool,
    mut each: impl FnMut(&Outcome) -> anyhow::Result<()>,
) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    let mut plan = plan::Plan::new(app, source).await?;
    let mut rows = feed.rows.into_iter();
    loop {
        let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        let outcomes = plan.chunk(chunk).await?;
        if !dry {
            plan.save(app.now()).await?;
        }
        for outcome in outcomes {
            summary.count(outcome.outcome);
            each(&outcome)?;
        }
    }
    summary.flagged = plan.flagged();
    summary.missing = plan.missing();
    summary.sound_alarm(plan.known());
    Ok(summary)
}
