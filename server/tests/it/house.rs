//! A fresh server for each story, on each engine; people act only through its public routes.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use http_body_util::BodyExt;
use server::{
    actions::{find, import},
    app::App,
    clock::Clock,
    config::Config,
    routes,
};
use std::{
    net::SocketAddr,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use tower::ServiceExt;

/// The story's now: Monday 2026-11-23, 12:00 UTC.
pub(crate) const NOON: domain::Stamp = domain::Stamp(1_795_435_200_000_000);

/// A server.
pub(crate) struct House {
    pub(crate) app: Arc<App>,
    router: Router,
}

/// What a visitor got.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) text: String,
    pub(crate) bytes: Vec<u8>,
}

impl Page {
    /// The page says this.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "not said: {words}\n{}", self.text);
        self
    }

    /// The page does not say this.
    #[track_caller]
    pub(crate) fn keeps_silent(&self, words: &str) -> &Self {
        assert!(!self.text.contains(words), "said: {words}\n{}", self.text);
        self
    }

    /// Where it leads.
    #[track_caller]
    pub(crate) fn leads_to(&self) -> String {
        self.headers
            .get(header::LOCATION)
            .and_then(|to| to.to_str().ok())
            .expect("it leads nowhere")
            .to_owned()
    }
}

impl House {
    async fn open(database: &str, data: &std::path::Path) -> Self {
        let config = Config {
            data: data.to_owned(),
            database: Some(database.into()),
            name: Some("Riverside".into()),
            country: Some("US".into()),
            zone: Some("America/Indiana/Indianapolis".into()),
            allow_private_feeds: true,
            allow_private_push: true,
            ..Config::default()
        };
        let db = store::Db::open(&database.parse().unwrap()).await.unwrap();
        let app = Arc::new(App::open(config, db, Clock::Fixed(NOON)).await.unwrap());
        Self { router: routes::router(app.clone()), app }
    }

    /// An empty server somewhere else, on SQLite.
    pub(crate) async fn elsewhere(folder: &std::path::Path) -> Self {
        Self::open(&format!("sqlite:{}", folder.join("elsewhere.sqlite").display()), folder).await
    }

    /// An empty server on the other engine than this one; where there is no PostgreSQL, on SQLite as well.
    pub(crate) async fn on_other_engine(&self, story: impl AsyncFnOnce(&Self)) {
        let data = self.app.config.data.join("other");
        std::fs::create_dir_all(&data).unwrap();
        let here = self.app.config.database().starts_with("sqlite:");
        let server = std::env::var("COMMONGROUND_TEST_POSTGRES").ok().filter(|_| here);
        let (address, made) = match &server {
            Some(server) => {
                let name =
                    format!("cg_other_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
                run_sql(server, &format!("CREATE DATABASE {name}")).await;
                (format!("{}/{name}", server.rsplit_once('/').unwrap().0), Some((server, name)))
            }
            None => (format!("sqlite:{}", data.join("other.sqlite").display()), None),
        };
        let other = Self::open(&address, &data).await;
        story(&other).await;
        other.app.db.close().await;
        if let Some((server, name)) = made {
            run_sql(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }

    async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, mut body) = response.into_parts();
        let bytes = match parts.headers.get(header::CONTENT_TYPE) {
            // a page that is never done: what it begins with
            Some(kind) if kind == "text/event-stream" => {
                body.frame().await.unwrap().unwrap().into_data().unwrap()
            }
            _ => body.collect().await.unwrap().to_bytes(),
        };
        Page {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
        }
    }

    /// A visitor opens an address.
    pub(crate) async fn get(&self, address: &str) -> Page {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// A program asks again with what it was told.
    pub(crate) async fn get_with(&self, address: &str, name: &str, value: &str) -> Page {
        self.send(Request::get(address).header(name, value).body(Body::empty()).unwrap()).await
    }

    /// A visitor asks a question.
    pub(crate) async fn ask(&self, question: &str) -> Page {
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair("q", question).finish();
        self.get(&format!("/find?{query}")).await
    }

    /// A visitor sends a form of this site.
    pub(crate) async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        self.post_from("same-origin", address, fields).await
    }

    /// A form is sent from a site.
    pub(crate) async fn post_from(&self, site: &str, address: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut request =
            Request::post(address).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !site.is_empty() {
            request = request.header("sec-fetch-site", site); // a mailbox is no browser and sends none
        }
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The operator imports a feed.
    pub(crate) async fn import(&self, source: &str, feed: &str) -> import::Summary {
        let options = feeds::Options { source: source.into(), ..feeds::Options::default() };
        let feed = feeds::read(source, feed.as_bytes(), &options).unwrap();
        let mut rows = 0;
        let summary = import::import(&self.app, feed, source, false, |_| {
            rows += 1;
            Ok(())
        });
        let summary = summary.await.unwrap();
        let sum = summary.created + summary.updated + summary.unchanged + summary.merged + summary.rejected;
        assert_eq!((summary.read, rows), (sum, sum), "the numbers add up");
        summary
    }

    /// The listings as the store has them.
    pub(crate) async fn listings(&self) -> Vec<domain::Listing> {
        self.app.db.all_listings(None, 1000).await.unwrap()
    }

    /// The same server at another time.
    pub(crate) async fn at(&self, now: domain::Stamp) -> Self {
        self.reopened(self.app.config.clone(), now).await
    }

    /// The same server with a mail server, at its public address.
    pub(crate) async fn with_mail(&self, server: &str) -> Self {
        let config = Config {
            mail: server::config::Mail {
                mail_server: Some(server.to_owned().into()),
                mail_from: Some("Desk <desk@groups.example.org>".into()),
                ..self.app.config.mail.clone()
            },
            public_url: Some("https://groups.example.org".into()),
            ..self.app.config.clone()
        };
        self.reopened(config, self.app.now()).await
    }

    /// A server with other settings, at another database.
    pub(crate) async fn with(&self, config: Config) -> Self {
        let db = store::Db::open(&config.database().parse().unwrap()).await.unwrap();
        Self::over(config, db, self.app.now()).await
    }

    /// The same server at a public address of its own.
    pub(crate) async fn in_public(&self) -> Self {
        let public_url = Some("https://groups.example.org".into());
        self.reopened(Config { public_url, ..self.app.config.clone() }, self.app.now()).await
    }

    /// The same database under other settings, at another time.
    pub(crate) async fn reopened(&self, config: Config, now: domain::Stamp) -> Self {
        Self::over(config, self.app.db.clone(), now).await
    }

    async fn over(config: Config, db: store::Db, now: domain::Stamp) -> Self {
        let app = Arc::new(App::open(config, db, Clock::Fixed(now)).await.unwrap());
        let house = Self { router: routes::router(app.clone()), app };
        house.restart().await;
        house
    }

    /// The server starts anew from its store.
    pub(crate) async fn restart(&self) {
        find::rebuild(&self.app).await.unwrap();
    }
}

/// A passphrase that nobody guesses.
pub(crate) const PASSPHRASE: &str = "lantern orchard seven mist";

/// Somebody with a browser that keeps cookies.
pub(crate) struct Person<'h> {
    house: &'h House,
    /// The address of their connection; none where nobody looks at it.
    peer: Option<SocketAddr>,
    /// What the browser keeps, and until when.
    cookies: std::cell::RefCell<std::collections::BTreeMap<String, (String, domain::Stamp)>>,
}

impl House {
    /// A browser that was never here.
    pub(crate) fn browser(&self) -> Person<'_> {
        Person { house: self, peer: None, cookies: std::cell::RefCell::default() }
    }

    /// A browser that was never here, with a connection from this address.
    pub(crate) fn browser_at(&self, address: &str) -> Person<'_> {
        Person { peer: Some(SocketAddr::new(address.parse().unwrap(), 50_000)), ..self.browser() }
    }

    /// Somebody who makes an account under this sign-in name.
    pub(crate) async fn person(&self, name: &str) -> Person<'_> {
        let person = self.browser();
        let fields = [("name", name), ("passphrase", PASSPHRASE), ("born", "1980")];
        let page = person.post("/sign-up", &fields).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        person
    }
}

impl Person<'_> {
    /// They open an address.
    pub(crate) async fn get(&self, address: &str) -> Page {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// They send a form of this site.
    pub(crate) async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// They send a form of this site with files.
    pub(crate) async fn post_files(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Page {
        let mut body = vec![];
        for (name, value) in fields {
            let head = format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, file) in files {
            let head = format!(
                "--cut\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(file);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--cut--\r\n");
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// Another browser with the same cookies, at another house: the same server later.
    pub(crate) fn at<'h>(&self, house: &'h House) -> Person<'h> {
        Person { house, peer: self.peer, cookies: self.cookies.clone() }
    }

    /// They keep a page open that stays up to date; `last` is what it was told last.
    pub(crate) async fn opens(&self, address: &str, last: &str) -> (StatusCode, Body) {
        let request = Request::get(address).header(header::COOKIE, self.cookie());
        let request = if last.is_empty() { request } else { request.header("last-event-id", last) };
        let request = request.body(Body::empty()).unwrap();
        let (parts, body) = self.house.router.clone().oneshot(request).await.unwrap().into_parts();
        (parts.status, body)
    }

    fn cookie(&self) -> String {
        let (kept, now) = (self.cookies.borrow(), self.house.app.now());
        let kept = kept.iter().filter(|(_, (_, until))| *until > now);
        kept.map(|(name, (value, _))| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    async fn send(&self, mut request: Request<Body>) -> Page {
        let cookies = self.cookie();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.parse().unwrap());
        }
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(server::listen::Peer(peer));
        }
        let page = self.house.send(request).await;
        for cookie in page.headers.get_all(header::SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let seconds = rest.split("Max-Age=").nth(1).and_then(|rest| rest.split(';').next());
            let seconds: i64 = seconds.expect("a cookie says for how long").parse().unwrap();
            if seconds == 0 {
                self.cookies.borrow_mut().remove(name);
            } else {
                let until = self.house.app.now().plus_seconds(seconds);
                self.cookies.borrow_mut().insert(name.into(), (value.into(), until));
            }
        }
        page
    }
}

/// Makes two tests of each story: `name::sqlite` and `name::postgres`.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => { $(
        mod $name {
            #[test]
            fn sqlite() { crate::house::on_sqlite(super::$name) }

            #[test]
            fn postgres() { crate::house::on_postgres(super::$name) }
        }
    )+ };
}
pub(crate) use on_both;

pub(crate) fn on_sqlite(story: impl AsyncFnOnce(House)) {
    let folder = tempfile::tempdir().unwrap();
    tell(&format!("sqlite:{}", folder.path().join("directory.sqlite").display()), folder.path(), story);
}

/// Databases that were made.
static MADE: AtomicU32 = AtomicU32::new(0);

pub(crate) fn on_postgres(story: impl AsyncFnOnce(House)) {
    let Ok(server) = std::env::var("COMMONGROUND_TEST_POSTGRES") else {
        let required = std::env::var_os("COMMONGROUND_REQUIRE_POSTGRES").is_some();
        assert!(!required, "no PostgreSQL: run the tests under bin/with-postgres");
        eprintln!("skipped: no PostgreSQL (run the tests under bin/with-postgres)");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let name = format!("cg_it_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let (host, _) = server.rsplit_once('/').unwrap();
    psql(&server, &format!("CREATE DATABASE {name}"));
    let address = format!("{host}/{name}");
    let told = catch_unwind(AssertUnwindSafe(|| tell(&address, folder.path(), story)));
    psql(&server, &format!("DROP DATABASE {name} WITH (FORCE)"));
    told.unwrap_or_else(|panic| resume_unwind(panic));
}

fn tell(database: &str, data: &std::path::Path, story: impl AsyncFnOnce(House)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let house = House::open(database, data).await;
        let db = house.app.db.clone();
        story(house).await;
        db.close().await;
    });
}

fn psql(server: &str, sql: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run_sql(server, sql));
}

async fn run_sql(server: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
}
