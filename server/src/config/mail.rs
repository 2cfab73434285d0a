//! Settings of letters: the mail server that takes them, and whom they come from.

use domain::Private;
use serde::Deserialize;
use std::path::PathBuf;

/// How letters leave.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Mail {
    /// The mail server's URL.
    pub mail_server: Option<Private<String>>,
    /// The certificates that the mail server is known by.
    pub mail_server_root: Option<PathBuf>,
    /// The address that letters come from.
    pub mail_from: Option<String>,
}

impl Mail {
    /// What cannot be used.
    pub(super) fn wrong(&self) -> Option<String> {
        let alone = self.mail_server_root.is_some() && self.mail_server.is_none();
        alone.then(|| "mail_server_root goes with mail_server".to_owned())
    }
}
