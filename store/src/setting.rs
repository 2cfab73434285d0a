//! Settings: the few facts that a server remembers about itself.

use crate::engine::{shortcuts, statements};
use crate::{Error, Tx, key};
use std::collections::BTreeMap;

statements! {
    ONE = "SELECT value FROM settings WHERE key = $1";
    ALL = "SELECT key, value FROM settings ORDER BY key";
    SAVE = "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    FIRST = "INSERT INTO settings (key, value) VALUES ($1, $2) \
        ON CONFLICT (key) DO UPDATE SET value = settings.value RETURNING value";
}

shortcuts! {
    read setting(name: String) -> Option<String>;
    read settings() -> BTreeMap<String, String>;
    tx save_setting(name: String, value: String) -> ();
    tx first_setting(name: String, value: String) -> String;
}

impl Tx {
    /// The value of a setting.
    pub async fn setting(&mut self, name: String) -> Result<Option<String>, Error> {
        self.row(ONE, &[name.into()], |row| row.get(0)).await
    }

    /// All settings.
    pub async fn settings(&mut self) -> Result<BTreeMap<String, String>, Error> {
        let pairs = self.rows(ALL, &[], |row| Ok((row.get(0)?, row.get(1)?))).await?;
        Ok(pairs.into_iter().collect())
    }

    /// Saves a setting.
    ///
    /// # Errors
    /// [`Error::TooLong`] for its name.
    pub async fn save_setting(&mut self, name: String, value: String) -> Result<(), Error> {
        self.run(SAVE, &[key("a setting's name", &name)?, value.into()]).await.map(drop)
    }

    /// Saves a setting that has no value yet; the value that stands. Of several nodes that start at once, one decides.
    ///
    /// # Errors
    /// [`Error::TooLong`] for its name.
    pub async fn first_setting(&mut self, name: String, value: String) -> Result<String, Error> {
        let values = [key("a setting's name", &name)?, value.into()];
        let stands = self.row(FIRST, &values, |row| row.get(0)).await?;
        stands.ok_or_else(|| Error::Engine("a setting was not kept".into()))
    }
}
