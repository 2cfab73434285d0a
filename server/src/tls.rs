//! TLS by itself: with certificates of an authority (ACME, `tls-alpn-01`), or from files that are read again when they
//! change. Only rustls, and only its safe defaults.

mod acme;
mod files;

pub use files::Files;
pub(crate) use files::certificates;

use crate::config::Config;
use std::sync::Arc;
use tokio::signal::unix::{SignalKind, signal};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::{CryptoProvider, ring},
        server::ResolvesServerCert,
    },
};

/// The protocol in which an authority checks who answers for a name (RFC 8737).
pub(crate) const CHALLENGE: &[u8] = b"acme-tls/1";

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// Makes connections private as the settings say, and keeps the certificate fresh; `None` where a proxy does.
///
/// # Errors
/// Where a certificate cannot be read.
pub(crate) fn open(config: &Config) -> anyhow::Result<Option<TlsAcceptor>> {
    if config.tls.acme() {
        let certificate = acme::open(config)?;
        return acceptor(certificate, &[b"h2", b"http/1.1", CHALLENGE]).map(Some);
    }
    let Some((certificate, key)) = config.tls.files() else { return Ok(None) };
    let files = Files::open(certificate, key)?;
    let hangup = signal(SignalKind::hangup())?;
    tokio::spawn(files::watch(files.clone(), hangup));
    with_files(files).map(Some)
}

/// Makes connections private with the certificate of two files.
///
/// # Errors
/// Where this build of rustls cannot speak TLS.
pub fn with_files(files: Arc<Files>) -> anyhow::Result<TlsAcceptor> {
    acceptor(files, &[b"h2", b"http/1.1"])
}

fn acceptor(certificate: Arc<dyn ResolvesServerCert>, protocols: &[&[u8]]) -> anyhow::Result<TlsAcceptor> {
    let builder = ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?;
    let mut config = builder.with_no_client_auth().with_cert_resolver(certificate);
    config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
    Ok(TlsAcceptor::from(Arc::new(config)))
}
