//! The private door, over real sockets.

use crate::house::{House, on_sqlite};
use axum::http::{Request, StatusCode, Version};
use http_body_util::{BodyExt, Empty};
use hyper::{
    Response,
    body::{Bytes, Incoming},
    client::conn::{http1, http2},
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use server::{
    listen::{Bounds, Door},
    routes,
    tls::{self, Files},
};
use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
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

/// Writes a fresh certificate for a name and its key; what to trust.
fn certify(folder: &Path, name: &str) -> CertificateDer<'static> {
    let key = rcgen::KeyPair::generate().unwrap();
    let signed = rcgen::CertificateParams::new([name.to_owned()]).unwrap().self_signed(&key).unwrap();
    std::fs::write(folder.join("cert.pem"), signed.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), key.serialize_pem()).unwrap();
    signed.der().clone()
}

/// A private door of a house.
struct Private {
    address: SocketAddr,
    files: Arc<Files>,
    folder: tempfile::TempDir,
    root: CertificateDer<'static>,
}

async fn open(house: &House, bounds: Bounds) -> Private {
    let folder = tempfile::tempdir().unwrap();
    let root = certify(folder.path(), NAME);
    let files = Files::open(&folder.path().join("cert.pem"), &folder.path().join("key.pem")).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = tls::with_files(files.clone()).unwrap();
    let door = Door { tls: Some(acceptor), bounds, ..Door::plain(listener) };
    let router = routes::router(house.in_public().await.app.clone());
    tokio::spawn(door.serve(router, std::future::pending()));
    Private { address, files, folder, root }
}

async fn connect(
    at: SocketAddr,
    root: &CertificateDer<'static>,
    name: &'static str,
    protocols: &[&str],
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    let name = ServerName::try_from(name).unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, TcpStream::connect(at).await?).await
}

fn help() -> Request<Empty<Bytes>> {
    Request::get(format!("https://{NAME}/help")).header("host", NAME).body(Empty::new()).unwrap()
}

async fn over_http2(private: &Private) -> Response<Incoming> {
    let stream = connect(private.address, &private.root, NAME, &["h2", "http/1.1"]).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let (mut send, connection) = http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    send.send_request(help()).await.unwrap()
}

async fn over_http1(private: &Private, protocols: &[&str]) -> Response<Incoming> {
    let stream = connect(private.address, &private.root, NAME, protocols).await.unwrap();
    let (mut send, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    send.send_request(help()).await.unwrap()
}

#[test]
fn browsers_speak_what_they_can() {
    on_sqlite(async |house: House| {
        let private = open(&house, Bounds::default()).await;
        let new = over_http2(&private).await;
        assert_eq!((new.status(), new.version()), (StatusCode::OK, Version::HTTP_2));
        assert_eq!(new.headers()["strict-transport-security"], "max-age=31536000");
        let page = new.into_body().collect().await.unwrap().to_bytes();
        assert!(String::from_utf8_lossy(&page).contains("988"));
        for protocols in [&["http/1.1"][..], &[]] {
            let old = over_http1(&private, protocols).await;
            assert_eq!((old.status(), old.version()), (StatusCode::OK, Version::HTTP_11));
        }
        assert!(house.get("/help").await.headers.get("strict-transport-security").is_none(), "plain at home");
    });
}

#[test]
fn who_asks_for_another_name_or_speaks_plainly_gets_nothing() {
    on_sqlite(async |house: House| {
        let private = open(&house, Bounds::default()).await;
        let other = connect(private.address, &private.root, "other.example.org", &[]).await;
        assert!(other.unwrap_err().to_string().contains("certificate"));
        let spoken = connect(private.address, &private.root, NAME, &["gopher"]).await;
        assert!(spoken.is_err(), "no protocol in common");
        let mut plain = TcpStream::connect(private.address).await.unwrap();
        plain.write_all(b"GET /help HTTP/1.1\r\nHost: groups.example.org\r\n\r\n").await.unwrap();
        let mut answer = Vec::new();
        plain.read_to_end(&mut answer).await.ok();
        assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
        assert_eq!(over_http2(&private).await.status(), StatusCode::OK, "others are served as before");
    });
}

#[test]
fn who_never_finishes_the_handshake_makes_room() {
    on_sqlite(async |house: House| {
        let bounds = Bounds { connections: 1, handshake: Duration::from_millis(50), ..Bounds::default() };
        let private = open(&house, bounds).await;
        let mut silent = TcpStream::connect(private.address).await.unwrap();
        let mut slow = TcpStream::connect(private.address).await.unwrap();
        slow.write_all(&[0x16, 0x03, 0x01]).await.unwrap(); // the first bytes of a handshake, and no more
        assert_eq!(over_http2(&private).await.status(), StatusCode::OK, "served once the others were cut");
        for cut in [&mut silent, &mut slow] {
            let mut rest = Vec::new();
            cut.read_to_end(&mut rest).await.ok();
        }
    });
}

#[test]
fn a_renewed_certificate_is_served_to_whoever_comes_next() {
    on_sqlite(async |house: House| {
        let mut private = open(&house, Bounds::default()).await;
        assert!(!private.files.read_again().unwrap(), "nothing changed");
        let old = private.root.clone();
        let key = std::fs::read(private.folder.path().join("key.pem")).unwrap();
        let new = certify(private.folder.path(), NAME);
        let fresh = std::fs::read(private.folder.path().join("key.pem")).unwrap();
        std::fs::write(private.folder.path().join("key.pem"), key).unwrap();
        let half = private.files.read_again().unwrap_err();
        assert!(format!("{half:#}").contains("do not belong together"), "{half:#}");
        assert_eq!(over_http2(&private).await.status(), StatusCode::OK, "half renewed, the old one serves");
        std::fs::write(private.folder.path().join("key.pem"), fresh).unwrap();
        assert!(private.files.read_again().unwrap());
        private.root = new;
        assert_eq!(over_http2(&private).await.status(), StatusCode::OK);
        assert!(connect(private.address, &old, NAME, &[]).await.is_err());
    });
}

#[test]
fn files_that_cannot_be_used_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let told = || format!("{:#}", Files::open(&certificate, &key).unwrap_err());
    assert!(told().contains("cannot read") && told().contains("cert.pem"));
    certify(folder.path(), NAME);
    std::fs::write(&key, "no key").unwrap();
    assert!(told().contains("key.pem holds no key"), "{}", told());
    std::fs::write(&certificate, "no certificate").unwrap();
    assert!(told().contains("cert.pem holds no certificate"), "{}", told());
}

#[test]
fn the_plain_address_leads_to_the_private_one_and_does_nothing_else() {
    on_sqlite(async |house: House| {
        let app = house.in_public().await.app.clone();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        tokio::spawn(Door::plain(listener).serve(routes::to_https(app), std::future::pending()));
        for (asked, leads) in [
            ("GET /find?q=grief&when=evening", "/find?q=grief&when=evening"),
            ("POST /sign-in", "/sign-in"),
            ("GET //evil.example/", "/evil.example/"),
            ("GET /health", "/health"),
        ] {
            let mut plain = TcpStream::connect(at).await.unwrap();
            let request = format!("{asked} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            plain.write_all(request.as_bytes()).await.unwrap();
            let mut answer = String::new();
            plain.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 308 "), "{answer}");
            assert!(answer.contains(&format!("location: https://{NAME}{leads}\r\n")), "{answer}");
            assert!(!answer.contains("strict-transport-security"));
        }
    });
}
