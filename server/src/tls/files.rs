//! A certificate and its key in two PEM files, as other programs renew them.

use super::provider;
use anyhow::{Context, ensure};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
    time::Duration,
};
use tokio::signal::unix::Signal;
use tokio_rustls::rustls::{
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

/// How often the files are looked at. SIGHUP has them looked at now.
const LOOK: Duration = Duration::from_secs(60);

/// The certificate of two files.
#[derive(Debug)]
pub struct Files {
    certificate: PathBuf,
    key: PathBuf,
    now: RwLock<Read>,
}

/// What was read last.
#[derive(Debug)]
struct Read {
    print: blake3::Hash,
    pair: Arc<CertifiedKey>,
}

impl Files {
    /// Reads the two files.
    ///
    /// # Errors
    /// Where they cannot be read, or do not belong together.
    pub fn open(certificate: &Path, key: &Path) -> anyhow::Result<Arc<Self>> {
        let now = RwLock::new(read(certificate, key)?);
        Ok(Arc::new(Self { certificate: certificate.to_owned(), key: key.to_owned(), now }))
    }

    /// Reads the files again; whether they changed. What cannot be used leaves the certificate as it was: whoever renews
    /// it writes one file after the other.
    ///
    /// # Errors
    /// As for [`Files::open`].
    pub fn read_again(&self) -> anyhow::Result<bool> {
        let fresh = read(&self.certificate, &self.key)?;
        let mut now = self.now.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let changed = now.print != fresh.print;
        *now = fresh;
        Ok(changed)
    }
}

impl ResolvesServerCert for Files {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.now.read().unwrap_or_else(std::sync::PoisonError::into_inner).pair))
    }
}

/// All certificates in a file.
///
/// # Errors
/// Where it cannot be read, or holds none.
pub(crate) fn certificates(path: &Path) -> anyhow::Result<Vec<CertificateDer<'static>>> {
    listed(&bytes(path)?, path)
}

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn listed(pem: &[u8], path: &Path) -> anyhow::Result<Vec<CertificateDer<'static>>> {
    let none = || format!("{} holds no certificate in PEM", path.display());
    let all: Vec<_> = CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().with_context(none)?;
    ensure!(!all.is_empty(), none());
    Ok(all)
}

fn read(certificate: &Path, key: &Path) -> anyhow::Result<Read> {
    let (chain, secret) = (bytes(certificate)?, bytes(key)?);
    let print = blake3::Hasher::new().update(&chain).update(&secret).finalize();
    let chain = listed(&chain, certificate)?;
    let secret = PrivateKeyDer::from_pem_slice(&secret)
        .with_context(|| format!("{} holds no key in PEM", key.display()))?;
    let pair = CertifiedKey::from_der(chain, secret, &provider())
        .with_context(|| format!("{} and {} do not belong together", certificate.display(), key.display()))?;
    Ok(Read { print, pair: Arc::new(pair) })
}

/// Reads the files again whenever they change, for ever.
pub(super) async fn watch(files: Arc<Files>, mut hangup: Signal) {
    loop {
        tokio::select! { _ = hangup.recv() => {}, () = tokio::time::sleep(LOOK) => {} }
        match files.read_again() {
            Ok(true) => tracing::info!("the certificate was read again"),
            Ok(false) => {}
            Err(error) => tracing::warn!("the certificate stays as it was: {error:#}"),
        }
    }
}
