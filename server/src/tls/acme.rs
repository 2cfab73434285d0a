//! Certificates from an authority that speaks ACME (RFC 8555), renewed when a third of their time is left.

use super::provider;
use crate::config::Config;
use anyhow::Context;
use futures_util::StreamExt;
use rustls_acme::{AcmeConfig, AcmeState, ResolvesServerCertAcme, caches::DirCache};
use std::{
    fmt::{Debug, Display},
    os::unix::fs::DirBuilderExt,
    path::PathBuf,
    sync::Arc,
};
use tokio_rustls::rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};

/// Let's Encrypt.
const DIRECTORY: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// Asks the authority of the settings for a certificate of the public name, and goes on asking before it ends.
pub(super) fn open(config: &Config) -> anyhow::Result<Arc<ResolvesServerCertAcme>> {
    let name = config.public_name().context("tls = \"acme\" needs a name in public_url")?;
    let folder = config.data.join("tls");
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder);
    made.with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let asks = match &config.tls.tls_directory_root {
        None => AcmeConfig::new([name]),
        Some(root) => AcmeConfig::new_with_client_config([name], trusting(root)?),
    };
    let contact = config.tls.tls_contact.iter().map(|address| format!("mailto:{address}"));
    let directory = config.tls.tls_directory.as_deref().unwrap_or(DIRECTORY);
    let state: AcmeState<std::io::Error> =
        asks.contact(contact).directory(directory).cache(DirCache::new(folder)).state();
    let certificate = state.resolver();
    tokio::spawn(ask(state));
    Ok(certificate)
}

/// Trusts one authority's own server and no other: for test servers and authorities of one's own.
fn trusting(root: &PathBuf) -> anyhow::Result<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    let certificate = CertificateDer::from_pem_file(root)
        .with_context(|| format!("{} holds no certificate in PEM", root.display()))?;
    roots.add(certificate)?;
    let builder = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?;
    Ok(Arc::new(builder.with_root_certificates(roots).with_no_client_auth()))
}

async fn ask<E: Debug + Display + 'static>(mut state: AcmeState<E>) {
    while let Some(event) = state.next().await {
        match event {
            Ok(done) => tracing::info!("certificate: {done:?}"),
            // it is tried again, later each time
            Err(error) => tracing::warn!("no certificate yet: {error}"),
        }
    }
}
