//! The way to the mail server of the settings.

use crate::{config::Config, tls};
use anyhow::{Context, bail, ensure};
use lettre::transport::smtp::{
    authentication::Credentials,
    client::{Certificate, CertificateStore, TlsParameters},
    extension::ClientId,
};
use percent_encoding::percent_decode_str;
use std::{fmt, path::Path};
use url::{Host, Url};

const WRONG: &str = "the setting mail_server cannot be used; write smtps://name:password@host";

/// Where letters go, and how.
pub(crate) struct Way {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) privacy: Privacy,
    pub(super) hello: ClientId,
    pub(super) credentials: Option<Credentials>,
    /// What the server is known by, in words.
    known_by: String,
}

/// How what is said stays private.
pub(super) enum Privacy {
    /// Not at all: for a mail server on this machine.
    None,
    /// By STARTTLS, or nothing is said.
    Start(TlsParameters),
    /// From the first byte.
    Whole(TlsParameters),
}

impl Way {
    /// The way of the settings; `None` where they name no mail server.
    ///
    /// # Errors
    /// Where the mail server or its roots cannot be used.
    pub(super) fn read(config: &Config) -> anyhow::Result<Option<Self>> {
        let (Some(server), roots) = (&config.mail.mail_server, config.mail.mail_server_root.as_deref())
        else {
            return Ok(None);
        };
        let url = Url::parse(server.show()).ok().context(WRONG)?;
        let host = match url.host() {
            Some(Host::Ipv6(number)) => number.to_string(),
            Some(host) => host.to_string(),
            None => String::new(),
        };
        ensure!(!host.is_empty(), WRONG);
        let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let (usual, privacy) = match (url.scheme(), tls.as_deref()) {
            ("smtps", _) => (465, Privacy::Whole(trusting(&host, roots)?)),
            ("smtp", Some("required")) => (587, Privacy::Start(trusting(&host, roots)?)),
            ("smtp", None) => (25, Privacy::None),
            ("smtp", Some(_)) => bail!("the setting mail_server takes ?tls=required and nothing else"),
            _ => bail!(WRONG),
        };
        let plain = matches!(privacy, Privacy::None);
        ensure!(
            roots.is_none() || !plain,
            "mail_server_root needs TLS: begin mail_server with smtps://, or end it with ?tls=required"
        );
        // some servers take nothing from whoever says that they are 127.0.0.1
        let hello = config.public_name().map(|name| ClientId::Domain(name.to_owned())).unwrap_or_default();
        Ok(Some(Self {
            port: url.port().unwrap_or(usual),
            hello,
            credentials: credentials(&url)?,
            known_by: if plain { String::new() } else { known_by(roots) },
            host,
            privacy,
        }))
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, known_by, .. } = self;
        match self.privacy {
            Privacy::None => write!(f, "{host} port {port}, in the clear"),
            Privacy::Start(_) => write!(f, "{host} port {port}, TLS by STARTTLS, {known_by}"),
            Privacy::Whole(_) => write!(f, "{host} port {port}, TLS from the first byte, {known_by}"),
        }
    }
}

fn known_by(roots: Option<&Path>) -> String {
    roots.map_or_else(
        || "known by the roots that browsers know".into(),
        |path| format!("known by {} alone", path.display()),
    )
}

/// Trusts the roots in a file and no others; those that browsers know where no file is named.
fn trusting(host: &str, roots: Option<&Path>) -> anyhow::Result<TlsParameters> {
    let mut tls = TlsParameters::builder(host.to_owned());
    if let Some(path) = roots {
        tls = tls.certificate_store(CertificateStore::None);
        for root in tls::certificates(path).context("the setting mail_server_root cannot be used")? {
            tls = tls.add_root_certificate(Certificate::from_der(root.to_vec())?);
        }
    }
    tls.build().context("the setting mail_server_root holds a certificate that cannot be used")
}

fn credentials(url: &Url) -> anyhow::Result<Option<Credentials>> {
    let text = |part: &str| {
        let text = percent_decode_str(part).decode_utf8();
        text.map(String::from).context("the name or password in mail_server cannot be read")
    };
    let Some(password) = url.password() else { return Ok(None) };
    Ok(Some(Credentials::new(text(url.username())?, text(password)?)))
}
