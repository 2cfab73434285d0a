//! A certificate by itself: from Pebble, an authority for tests, over the real protocol.

use crate::{
    node::Node,
    private::{connect, trusts},
};
use std::{
    net::{SocketAddr, TcpListener},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::rustls::pki_types::{CertificateDer, pem::PemObject};

/// Much longer than it takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// An address of this machine that is free now.
pub(crate) fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// A program of the outside world; gone with this value.
struct Outside(Child);

impl Outside {
    fn start(command: &mut Command) -> Option<Self> {
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok().map(Self)
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The authority, and the names of the world as it sees them: all lead here.
struct Authority {
    _names: Outside,
    _pebble: Outside,
    directory: String,
    watch: SocketAddr,
    known_by: CertificateDer<'static>,
}

/// Starts an authority that looks for who answers at `node`; `None` where Pebble is not installed.
fn authority(folder: &Path, node: SocketAddr) -> Option<Authority> {
    let key = rcgen::KeyPair::generate().unwrap();
    let known_by =
        rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap().self_signed(&key).unwrap();
    let (certificate, secret) = (folder.join("pebble.pem"), folder.join("pebble.key"));
    std::fs::write(&certificate, known_by.pem()).unwrap();
    std::fs::write(&secret, key.serialize_pem()).unwrap();
    let (names, listen, watch) = (free(), free(), free());
    let config = serde_json::json!({ "pebble": {
        "listenAddress": listen, "managementListenAddress": watch,
        "certificate": certificate, "privateKey": secret,
        "httpPort": 1, "tlsPort": node.port(), "externalAccountBindingRequired": false,
    }});
    let file = folder.join("pebble.json");
    std::fs::write(&file, config.to_string()).unwrap();
    let mut command = Command::new("pebble-challtestsrv");
    command.args([
        "-http01",
        "",
        "-https01",
        "",
        "-tlsalpn01",
        "",
        "-defaultIPv6",
        "",
        "-defaultIPv4",
        "127.0.0.1",
    ]);
    let server =
        Outside::start(command.args(["-dns01", &names.to_string(), "-management", &free().to_string()]))?;
    let mut command = Command::new("pebble");
    command.env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "0");
    let pebble = Outside::start(command.arg("-config").arg(&file).args(["-dnsserver", &names.to_string()]))?;
    let directory = format!("https://localhost:{}/dir", listen.port());
    Some(Authority { _names: server, _pebble: pebble, directory, watch, known_by: known_by.der().clone() })
}

impl Authority {
    /// The root of its certificates.
    async fn root(&self) -> Option<CertificateDer<'static>> {
        let mut stream = connect(self.watch, &self.known_by, "localhost").await.ok()?;
        let ask = b"GET /roots/0 HTTP/1.0\r\nHost: localhost\r\n\r\n";
        stream.write_all(ask).await.ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.ok();
        CertificateDer::from_pem_slice(&answer).ok()
    }
}

#[test]
fn a_certificate_comes_by_itself_and_is_kept() {
    let (folder, at) = (tempfile::tempdir().unwrap(), free());
    let Some(authority) = authority(folder.path(), at) else {
        eprintln!("skipped: no Pebble (on Debian: apt-get install pebble)");
        return;
    };
    let (listen, data) = (at.to_string(), folder.path().join("data"));
    let (directory, root) = (authority.directory.clone(), folder.path().join("pebble.pem"));
    let settings = [
        ("PUBLIC_URL", "https://groups.example.org"),
        ("LISTEN", listen.as_str()),
        ("TLS", "acme"),
        ("TLS_CONTACT", "desk@groups.example.org"),
        ("TLS_DIRECTORY", directory.as_str()),
        ("TLS_DIRECTORY_ROOT", root.to_str().unwrap()),
    ];
    let mut node = Node::start(&data, &settings);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let since = Instant::now();
        let issuer = loop {
            match authority.root().await {
                Some(root) => break root,
                None => assert!(since.elapsed() < PATIENCE, "Pebble never answers"),
            }
        };
        while !trusts(at, &issuer).await {
            assert!(since.elapsed() < PATIENCE, "no certificate comes");
        }
        let mode = std::fs::metadata(data.join("tls")).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700, "nobody else reads the key");
        node.stop();
        drop(authority);
        let mut node = Node::start(&data, &settings);
        while !trusts(at, &issuer).await {
            assert!(since.elapsed() < PATIENCE, "the certificate was not kept");
        }
        node.stop();
    });
}
