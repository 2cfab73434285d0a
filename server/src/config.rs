//! Settings: a TOML file, then the environment (`COMMONGROUND_…`), which wins.

mod here;
mod keep;
mod mail;
mod tls;

pub(crate) use here::is_here;
pub use keep::{Days, Keep};
pub use mail::Mail;
pub use tls::Tls;

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
        "mail_server_root",
        "PEM file: the only roots that the mail server is known by; those that browsers know without it",
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
    (
        "tls",
        "\"acme\" to get a certificate for the name in public_url by itself; else a proxy or files have it",
    ),
    ("tls_contact", "the mail address that the certificate's authority may write to"),
    ("tls_directory", "the authority's ACME directory; Let's Encrypt where nothing is said"),
    ("tls_directory_root", "PEM file: the only root that the authority's server is known by"),
    ("tls_certificate", "PEM file of a certificate and those above it, read again when it changes"),
    ("tls_key", "PEM file of its key"),
    ("listen_http", "a plain address, such as 0.0.0.0:80, that leads to public_url and does nothing else"),
    (
        "metrics_listen",
        "address for /metrics, /health and /ready, such as 127.0.0.1:9464; no metrics without it",
    ),
    ("log_format", "plain or json; plain where nothing is said"),
    ("keep_drafts_days", "days that a draft of a submission is kept unchanged; 7 to 365, usually 90"),
    ("keep_submissions_days", "days that a submission is kept after it was decided; 30 to 3650, usually 365"),
    ("keep_reports_days", "days that a report is kept after it was closed; 30 to 3650, usually 365"),
    (
        "allow_private_sign_in",
        "true to let hosts' own sign-in services stand at private addresses, and on this machine without TLS",
    ),
];

/// The settings of one server.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
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
    /// How letters leave.
    #[serde(flatten)]
    pub mail: Mail,
    /// The root key itself, in base64.
    pub root_key: Option<Private<String>>,
    /// A command that prints the root key.
    pub root_key_command: Option<String>,
    /// Feeds may be fetched from private and loopback addresses.
    pub allow_private_feeds: bool,
    /// Push messages may go to private and loopback addresses.
    pub allow_private_push: bool,
    /// How connections become private.
    #[serde(flatten)]
    pub tls: Tls,
    /// Where those who watch over the server ask.
    pub metrics_listen: Option<SocketAddr>,
    /// How the log is written.
    pub log_format: LogFormat,
    /// How long things are kept.
    #[serde(flatten)]
    pub keep: Keep,
    /// Hosts' own sign-in services may stand at private addresses, and on this machine without TLS.
    pub allow_private_sign_in: bool,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Plain,
    /// One JSON object a line.
    Json,
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
            mail: Mail::default(),
            root_key: None,
            root_key_command: None,
            allow_private_feeds: false,
            allow_private_push: false,
            tls: Tls::default(),
            metrics_listen: None,
            log_format: LogFormat::default(),
            keep: Keep::default(),
            allow_private_sign_in: false,
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
        let known = |name: &&String| !SETTINGS.iter().any(|(known, _)| known == name);
        if let Some(unknown) = table.keys().find(known) {
            return Err(ConfigError::Wrong(format!(
                "there is no setting {unknown}; check-config lists them"
            )));
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
        let says =
            self.tls.wrong(self.public_name()).or_else(|| self.mail.wrong()).or_else(|| self.keep.wrong());
        says.map_or(Ok(self), wrong)
    }

    /// The host in an https `public_url`.
    pub(crate) fn public_name(&self) -> Option<&str> {
        let place = self.public_url.as_deref()?.strip_prefix("https://")?.split('/').next()?;
        let port = |(name, port): &(&str, &str)| !name.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
        Some(place.rsplit_once(':').filter(port).map_or(place, |(name, _)| name))
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

    fn read(text: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        std::fs::write(&file, text).unwrap();
        Config::load(Some(&file), |_| None).map_err(|error| error.to_string())
    }

    #[test]
    fn a_setting_that_is_not_there_is_named() {
        assert!(read("listen_htp = \"[::]:80\"").unwrap_err().contains("no setting listen_htp"));
    }

    #[test]
    fn tls_needs_a_name_and_both_files() {
        const NAME: &str = "public_url = \"https://groups.example.org\"\n";
        for wrong in [
            "tls = \"acme\"".to_owned(),
            "listen_http = \"0.0.0.0:80\"".to_owned(),
            format!("{NAME}tls = \"letsencrypt\""),
            format!("{NAME}tls_key = \"key.pem\""),
            format!("{NAME}tls = \"acme\"\ntls_key = \"k\"\ntls_certificate = \"c\""),
            "public_url = \"https://192.0.2.1:8443\"\ntls = \"acme\"".to_owned(),
        ] {
            assert!(read(&wrong).is_err(), "{wrong}");
        }
        let acme = read(&format!("{NAME}tls = \"acme\"\nlisten_http = \"0.0.0.0:80\"")).unwrap();
        assert_eq!(acme.public_name(), Some("groups.example.org"));
        assert!(acme.tls.acme() && acme.tls.files().is_none());
        let port = read("public_url = \"https://[::1]:8443/\"").unwrap();
        assert_eq!(port.public_name(), Some("[::1]"));
    }

    #[test]
    fn what_is_kept_has_bounds_and_the_environment_says_it_as_well() {
        assert!(read("keep_reports_days = 7").unwrap_err().contains("30 to 3650"));
        assert!(read("keep_reports_days = \"soon\"").is_err());
        assert_eq!(read("keep_reports_days = 60").unwrap().keep.keep_reports_days.get(), 60);
        let env = |name: &str| (name == "COMMONGROUND_KEEP_DRAFTS_DAYS").then(|| "10".to_owned());
        assert_eq!(Config::load(None, env).unwrap().keep.keep_drafts_days.get(), 10);
    }
}
