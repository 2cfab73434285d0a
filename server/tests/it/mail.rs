//! Letters over TLS: to a mail server whose certificate is of an authority of its own, and to no other.

use crate::{
    house::NOON,
    postbox::{Manner, Postbox, Tls},
};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, KeyPair, date_time_ymd};
use server::{
    config::{Config, Mail},
    mail::{Letter, Patience, Postman, Unsent},
};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer},
};

const ADDRESS: &str = "fern@mail.example";

/// An authority of a hospital's own.
struct Authority {
    root: rcgen::Certificate,
    key: KeyPair,
}

impl Authority {
    /// Writes its root to `root.pem` in a folder.
    fn new(folder: &Path) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "Riverside Hospital");
        let root = params.self_signed(&key).unwrap();
        std::fs::write(folder.join("root.pem"), root.pem()).unwrap();
        Self { root, key }
    }

    /// What a mail server of a name shows.
    fn certify(&self, name: &str, until: i32) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
        let signed = params.signed_by(&key, &self.root, &self.key).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        TlsAcceptor::from(Arc::new(builder.with_single_cert(vec![signed.der().clone()], key).unwrap()))
    }
}

fn config(server: String, root: Option<&Path>) -> Config {
    let mail = Mail {
        mail_server: Some(server.into()),
        mail_server_root: root.map(Path::to_owned),
        mail_from: Some("Desk <desk@groups.example.org>".into()),
    };
    Config { mail, ..Config::default() }
}

/// Sends a letter; why it was not.
async fn sends(postman: &Postman) -> Result<(), Unsent> {
    let letter = Letter {
        to: ADDRESS.to_owned().into(),
        subject: "Something new".to_owned().into(),
        text: vec!["There is something new for you.".to_owned()].into(),
        link: "https://groups.example.org/notices".to_owned().into(),
        stop: None,
        id: "1".into(),
        language: "en",
    };
    let sent = postman.send(&letter, "Riverside", NOON).await;
    sent.map_err(|error| {
        assert!(!format!("{error:#}").contains("fern"), "an address is told: {error:#}");
        error.downcast().unwrap()
    })
}

fn postman(server: String, root: Option<&Path>) -> Postman {
    Postman::of(&config(server, root)).unwrap().unwrap()
}

#[tokio::test]
async fn a_server_with_a_certificate_of_its_own_authority_takes_letters() {
    let folder = tempfile::tempdir().unwrap();
    let (authority, root) = (Authority::new(folder.path()), folder.path().join("root.pem"));
    let acceptor = authority.certify("localhost", 2100);
    for (tls, scheme, end) in
        [(Tls::Start(acceptor.clone()), "smtp", "?tls=required"), (Tls::Whole(acceptor.clone()), "smtps", "")]
    {
        let (postbox, port) = Postbox::open_with(tls).await;
        let server = format!("{scheme}://desk:p%40ss@localhost:{port}{end}");
        let trusts = postman(server.clone(), Some(&root));
        for _ in 0..3 {
            sends(&trusts).await.unwrap();
        }
        assert_eq!(postbox.take().len(), 3);
        assert_eq!(postbox.logins(), 1, "one line for all");
        let unknown = sends(&postman(server, None)).await.unwrap_err();
        assert!(matches!(&unknown, Unsent::Tls(why) if why.contains("UnknownIssuer")), "{unknown}");
        let overheard = postbox.overheard();
        for secret in ["fern", "desk", "AUTH", "new", "MAIL"] {
            assert!(!overheard.contains(secret), "{secret} in the clear:\n{overheard}");
        }
        assert!(postbox.take().is_empty());
    }
}

#[tokio::test]
async fn a_certificate_of_another_name_or_one_that_has_ended_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (authority, root) = (Authority::new(folder.path()), folder.path().join("root.pem"));
    for (name, until, why) in
        [("mail.example.org", 2100, "not valid for name"), ("localhost", 2021, "expired")]
    {
        let acceptor = authority.certify(name, until);
        for (tls, scheme, end) in [
            (Tls::Start(acceptor.clone()), "smtp", "?tls=required"),
            (Tls::Whole(acceptor.clone()), "smtps", ""),
        ] {
            let (postbox, port) = Postbox::open_with(tls).await;
            let server = format!("{scheme}://desk:secret@localhost:{port}{end}");
            let refused = sends(&postman(server, Some(&root))).await.unwrap_err();
            assert!(matches!(&refused, Unsent::Tls(told) if told.contains(why)), "{refused}");
            assert!(postbox.take().is_empty() && postbox.logins() == 0);
        }
    }
}

#[tokio::test]
async fn nothing_goes_in_the_clear_where_starttls_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    Authority::new(folder.path());
    let (postbox, port) = Postbox::open_with(Tls::None).await;
    for root in [None, Some(folder.path().join("root.pem"))] {
        let server = format!("smtp://desk:secret@localhost:{port}?tls=required");
        let refused = sends(&postman(server, root.as_deref())).await.unwrap_err();
        assert!(matches!(&refused, Unsent::Tls(why) if why.contains("STARTTLS")), "{refused}");
    }
    let overheard = postbox.overheard();
    assert!(overheard.lines().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{overheard}");
    assert!(postbox.take().is_empty());
}

#[tokio::test]
async fn roots_that_cannot_be_used_are_told_before_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("root.pem");
    let told = |server: &str| format!("{:#}", Postman::of(&config(server.into(), Some(&file))).unwrap_err());
    let server = "smtps://mail.example.org";
    assert!(
        told(server).contains("mail_server_root") && told(server).contains("cannot read"),
        "{}",
        told(server)
    );
    for (text, why) in [
        ("", "holds no certificate in PEM"),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "holds no certificate in PEM"),
        ("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n", "holds no certificate in PEM"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be used"),
    ] {
        std::fs::write(&file, text).unwrap();
        assert!(told(server).contains(why) && told(server).contains("mail_server_root"), "{}", told(server));
    }
    Authority::new(folder.path());
    assert!(Postman::of(&config(server.into(), Some(&file))).is_ok());
    assert!(told("smtp://mail.example.org").contains("mail_server_root needs TLS"));
    assert!(told("smtp://mail.example.org?tls=opportunistic").contains("?tls=required and nothing else"));
}

#[tokio::test]
async fn each_refusal_is_told_apart() {
    let (postbox, port) = Postbox::open_with(Tls::None).await;
    let server = format!("smtp://desk:secret@127.0.0.1:{port}");
    let yes = Manner::default();
    let policy = "554 5.7.1 <fern@mail.example>: not from you";
    for (manner, unsent) in [
        (Manner { login: Some("535 no"), ..yes }, Unsent::Login("it answered 535".into())),
        (Manner { login: Some("454 later"), ..yes }, Unsent::Later(454)),
        (Manner { sender: Some("530 sign in first"), ..yes }, Unsent::Login("it answered 530".into())),
        (Manner { sender: Some("550 not from you"), ..yes }, Unsent::Policy(550)),
        (Manner { sender: Some("451 later"), ..yes }, Unsent::Later(451)),
        (Manner { recipient: Some("550 5.1.1 <fern@mail.example> unknown"), ..yes }, Unsent::Refused(550)),
        (Manner { recipient: Some("550 no such mailbox"), ..yes }, Unsent::Refused(550)),
        (Manner { recipient: Some(policy), ..yes }, Unsent::Policy(554)),
        (Manner { recipient: Some("450 4.2.1 later"), ..yes }, Unsent::Later(450)),
        (Manner { letter: Some("550 looks like spam"), ..yes }, Unsent::Policy(550)),
        (Manner { letter: Some("550 5.1.1 unknown"), ..yes }, Unsent::Refused(550)),
        (Manner { letter: Some("452 later"), ..yes }, Unsent::Later(452)),
        (Manner { letter: Some(""), ..yes }, Unsent::Unsure),
    ] {
        postbox.says(manner);
        assert_eq!(sends(&postman(server.clone(), None)).await, Err(unsent), "{manner:?}");
    }
    postbox.says(yes);
    assert_eq!(sends(&postman(server, None)).await, Ok(()));
}

#[tokio::test]
async fn a_wrong_password_is_not_tried_again_at_once() {
    let (postbox, port) = Postbox::open_with(Tls::None).await;
    let postman = postman(format!("smtp://desk:secret@127.0.0.1:{port}"), None);
    postbox.says(Manner { login: Some("535 no"), ..Manner::default() });
    for _ in 0..20 {
        assert!(matches!(sends(&postman).await, Err(Unsent::Login(_))));
    }
    assert_eq!(postbox.logins(), 1, "a directory locks accounts out after a few");
}

#[tokio::test]
async fn a_server_that_says_nothing_holds_nobody_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("smtp://{}", listener.local_addr().unwrap());
    let brief = Duration::from_millis(50);
    let postman = postman(server, None).with_patience(Patience { answer: brief, take: brief });
    let all = futures_util::future::join_all((0..20).map(|_| sends(&postman))).await;
    assert!(all.iter().all(|sent| matches!(sent, Err(Unsent::Away(_)))), "{all:?}");
    assert!(listener.accept().await.is_ok(), "it was tried");
    let second = tokio::time::timeout(brief, listener.accept()).await;
    assert!(second.is_err(), "once for all of them");
}
