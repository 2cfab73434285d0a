//! Sessions: that somebody is signed in on one device.

use crate::{AccountId, Private};
use serde::{Deserialize, Serialize};

/// Days without a visit after which a session ends.
pub const DAYS: i64 = 30;

/// Somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token in the cookie.
    pub token: [u8; 32],
    /// Who is signed in.
    pub account: AccountId,
    /// The last day on which it opens, in days since 1970. No more is known of when it was used.
    pub ends: i64,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the account's own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// What kind of device it was: so that its owner knows it again.
    pub device: Private<String>,
}

impl Session {
    /// When a session that is used today ends; `None` while saying so would change little. A day is the finest that is
    /// ever written down.
    pub fn prolonged(&self, today: i64) -> Option<i64> {
        (self.ends < today + DAYS - 1).then_some(today + DAYS)
    }
}
