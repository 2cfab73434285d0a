//! Settings of TLS: a certificate of an authority, one in files, or none because a proxy has it.

use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// How connections become private.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Tls {
    /// `acme`: ask an authority for a certificate.
    pub tls: Option<String>,
    /// Whom the authority may write to.
    pub tls_contact: Option<String>,
    /// The authority's directory.
    pub tls_directory: Option<String>,
    /// The certificate that the authority's own server is known by.
    pub tls_directory_root: Option<PathBuf>,
    /// A certificate and those above it, in PEM.
    pub tls_certificate: Option<PathBuf>,
    /// Its key, in PEM.
    pub tls_key: Option<PathBuf>,
    /// A plain address that leads to the private one.
    pub listen_http: Option<SocketAddr>,
}

impl Tls {
    /// Whether an authority is asked.
    pub(crate) fn acme(&self) -> bool {
        self.tls.is_some()
    }

    /// Whether this program speaks TLS itself.
    pub(crate) fn any(&self) -> bool {
        self.acme() || self.files().is_some()
    }

    /// The certificate's files.
    pub(crate) fn files(&self) -> Option<(&Path, &Path)> {
        self.tls_certificate.as_deref().zip(self.tls_key.as_deref())
    }

    /// What cannot be used; `name` is the host in an https `public_url`.
    pub(super) fn wrong(&self, name: Option<&str>) -> Option<String> {
        let says = |text: &str| Some(text.to_owned());
        if let Some(tls) = self.tls.as_deref().filter(|tls| *tls != "acme") {
            return Some(format!("tls is \"{tls}\"; it takes \"acme\", or leave it out"));
        }
        if self.tls_certificate.is_some() != self.tls_key.is_some() {
            return says("tls_certificate and tls_key go together");
        }
        if self.acme() && self.tls_certificate.is_some() {
            return says("tls = \"acme\" and tls_certificate exclude each other");
        }
        let wanted = self.any() || self.listen_http.is_some();
        if wanted && name.is_none() {
            return says("TLS needs public_url to begin with https://");
        }
        let number =
            name.is_some_and(|name| name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok());
        if self.acme() && number {
            return says("tls = \"acme\" needs a name in public_url, not a number");
        }
        None
    }
}
