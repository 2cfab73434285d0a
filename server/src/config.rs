//! Settings: a TOML file, then the environment (`COMMONGROUND_…`), which wins.

use domain::Private;
use serde::Deserialize;
use std::{net::SocketAddr, path::PathBuf};

/// The names and meanings of all settings, for `check-config` and the docs.
pub const SETTINGS: &[(&str, &str)] = &[
    ("listen", "address and port to listen on; 127.0.0.1:8080 where nothing is said"),
    ("data", "folder for the database and the keys"),
    ("database", "sqlite:PATH or postgres://…; a file in the data folder where nothing is said"),
    ("public_url", "where people reach this server, without a slash at the end"),
    ("name", "name of the host or region that runs this directory"),
    ("country", "ISO 3166-1 code of the country it serves first; decides crisis lines and units"),
    ("zone", "IANA time zone of people whose browser does not tell"),
    ("contact", "web or mail address where people can ask about this server"),
    ("behind_proxy", "true when a proxy of yours sets X-Forwarded-For"),
    (
        "mail_server",
        "where letters are sent from, such as smtps://name:password@mail.example.org; none without it",
    ),
    (
        "mail_from",
        "the address that letters come from; a discreet name before it is wise: Desk <desk@example.org>",
    ),
    ("root_key", "the root key itself, in base64; better in the environment than in the file"),
    (
        "root_key_command",
        "a command that prints the root key, for a key service; else root.key in the data folder",
    ),
    ("allow_private_feeds", "true to let feeds be fetched from private and loopback addresses"),
    (
        "allow_private_push",
        "true to let push messages go to private and loopback addresses; for trying it out",
    ),
];

/// The settings of one server.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Folder for the database and the keys.
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://…`.
    pub database: Option<String>,
    /// Where people reach this server, without a slash at the end.
    pub public_url: Option<String>,
    /// Name of the host or region that runs this directory.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country it serves first.
    pub country: Option<String>,
    /// IANA zone of people whose browser does not tell.
    pub zone: Option<String>,
    /// Where people can ask about this server.
    pub contact: Option<String>,
    /// A proxy of the operator's sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// The mail server's URL.
    pub mail_server: Option<Private<String>>,
    /// The address that letters come from.
    pub mail_from: Option<String>,
    /// The root key itself, in base64.
    pub root_key: Option<Private<String>>,
    /// A command that prints the root key.
    pub root_key_command: Option<String>,
    /// Feeds may be fetched from private and loopback addresses.
    pub allow_private_feeds: bool,
    /// Push messages may go to private and loopback addresses.
    pub allow_private_push: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: PathBuf::from("commonground-data"),
            database: None,
            public_url: None,
            name: None,
            country: None,
            zone: None,
            contact: None,
            behind_proxy: false,
            mail_server: None,
            mail_from: None,
            root_key: None,
            root_key_command: None,
            allow_private_feeds: false,
            allow_private_push: false,
        }
    }
}

/// A setting that cannot be used: which, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the settings in {0}: {1}")]
    File(PathBuf, std::io::Error),
    /// The file or the environment holds something unusable.
    #[error("{0}")]
    Wrong(String),
}

impl Config {
    /// Reads the file, if one is named, and lays the environment over it.
    pub fn load(
        file: Option<&std::path::Path>,
        env: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let mut table = match file {
            None => toml::Table::new(),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|e| ConfigError::File(path.into(), e))?;
                text.parse().map_err(|e| ConfigError::Wrong(format!("{}: {e}", path.display())))?
            }
        };
        for (name, _) in SETTINGS {
            if let Some(value) = env(&format!("COMMONGROUND_{}", name.to_ascii_uppercase())) {
                table.insert((*name).into(), from_env(&value));
            }
        }
        let config: Self = table.try_into().map_err(|e| ConfigError::Wrong(e.to_string()))?;
        config.check()
    }

    fn check(mut self) -> Result<Self, ConfigError> {
        let wrong = |text: String| Err(ConfigError::Wrong(text));
        if let Some(url) = &mut self.public_url {
            *url = url.trim_end_matches('/').to_owned();
            if !(url.starts_with("https://") || url.starts_with("http://")) {
                return wrong(format!("public_url is \"{url}\"; it begins with https:// or http://"));
            }
        }
        if let Some(zone) = &self.zone
            && jiff::tz::TimeZone::get(zone).is_err()
        {
            return wrong(format!("zone is \"{zone}\"; it takes an IANA name such as America/New_York"));
        }
        if let Some(country) = &mut self.country {
            *country = country.to_ascii_uppercase();
            if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
                return wrong(format!("country is \"{country}\"; it takes two letters such as US"));
            }
        }
        Ok(self)
    }

    /// Where the database is.
    pub fn database(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("commonground.sqlite").display()))
    }
}

fn from_env(value: &str) -> toml::Value {
    match value {
        "true" => toml::Value::Boolean(true),
        "false" => toml::Value::Boolean(false),
        text => toml::Value::String(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_wins_and_mistakes_are_named() {
        let env = |name: &str| (name == "COMMONGROUND_COUNTRY").then(|| "mx".to_owned());
        let config = Config::load(None, env).unwrap();
        assert_eq!(config.country.as_deref(), Some("MX"));
        for (name, value) in
            [("COUNTRY", "Mexico"), ("ZONE", "Mars/Base"), ("PUBLIC_URL", "here"), ("LISTEN", "8080")]
        {
            let key = format!("COMMONGROUND_{name}");
            let error = Config::load(None, |n| (n == key).then(|| value.to_owned())).unwrap_err().to_string();
            assert!(!error.is_empty(), "{name}");
        }
    }
}
