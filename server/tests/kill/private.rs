//! A server that speaks TLS itself is told that its certificate was renewed.

use crate::node::Node;
use std::{net::SocketAddr, path::Path, sync::Arc};
use tokio::net::TcpStream;
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName},
    },
};

const NAME: &str = "groups.example.org";

fn certify(certificate: &Path, key: &Path) -> CertificateDer<'static> {
    let pair = rcgen::KeyPair::generate().unwrap();
    let signed = rcgen::CertificateParams::new([NAME.to_owned()]).unwrap().self_signed(&pair).unwrap();
    std::fs::write(certificate, signed.pem()).unwrap();
    std::fs::write(key, pair.serialize_pem()).unwrap();
    signed.der().clone()
}

/// A connection of a browser that trusts only this certificate.
pub(crate) async fn connect(
    at: SocketAddr,
    root: &CertificateDer<'static>,
    name: &'static str,
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(builder.with_root_certificates(roots).with_no_client_auth());
    let stream = TcpStream::connect(at).await?;
    TlsConnector::from(config).connect(ServerName::try_from(name).unwrap(), stream).await
}

/// Whether such a browser comes in.
pub(crate) async fn trusts(at: SocketAddr, root: &CertificateDer<'static>) -> bool {
    connect(at, root, NAME).await.is_ok()
}

#[test]
fn a_hangup_has_it_read_the_certificate_again() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let old = certify(&certificate, &key);
    let settings = [
        ("PUBLIC_URL", "https://groups.example.org"),
        ("TLS_CERTIFICATE", certificate.to_str().unwrap()),
        ("TLS_KEY", key.to_str().unwrap()),
    ];
    let mut node = Node::start(&folder.path().join("data"), &settings);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        assert!(trusts(node.address, &old).await);
        let new = certify(&certificate, &key);
        assert!(!trusts(node.address, &new).await);
        node.signal("-HUP");
        let mut tries = 0..2000;
        while !trusts(node.address, &new).await {
            assert!(tries.next().is_some(), "it is never read again");
        }
        assert!(!trusts(node.address, &old).await);
    });
    node.stop();
}
