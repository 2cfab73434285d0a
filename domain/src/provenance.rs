//! Where a listing's facts come from.

use crate::Listing;
use serde::{Deserialize, Serialize};

/// Names one row of one source, for ever: imports are idempotent on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceKey {
    /// The source's short name ("aa-philadelphia"), or `here` for what was submitted on this server.
    pub source: String,
    /// The row's own id in that source.
    pub external_id: String,
}

/// What one row of one source says about a group. A listing is the merge of its contributions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Which row says so.
    pub key: SourceKey,
    /// What it says; [`Listing::id`] is the listing it belongs to (nil before that is known).
    pub listing: Listing,
}
