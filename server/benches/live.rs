//! What it costs that pages stay up to date: `cargo bench -p server --bench live -- [PAGES]`. Prints figures; asserts nothing.
//!
//! One group, one thread, PAGES (1,000) open pages of it by 100 people, through the real listener on loopback; then one
//! person posts, one post after the other. A delivery is from the moment the post is sent to the moment the page has read the
//! event. CPU is that of the server alone, which runs in a process of its own; memory is what it grew by for each open page.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says why and stops")]

use domain::{
    Group, GroupId, ListingId, Member, MemberId, Stamp,
    account::{self, Account},
    chat::Fade,
    group::{Inner, JoinPolicy},
    member::{self, Role, Standing},
    session::{self, Session},
};
use server::{app::App, chance::chance, clock::Clock, config::Config, listen::Door, routes};
use sha2::{Digest, Sha256};
use std::{
    io::{BufRead, BufReader, Write},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Instant,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc,
};

const NOON: Stamp = Stamp(1_795_435_200_000_000);
const PEOPLE: usize = 100;
/// Fewer than the forms that one network may send at once.
const POSTS: usize = 30;
/// Pages that are opened and closed before memory is measured: what a server needs once is not a page's.
const FIRST: usize = 100;

/// Seconds of CPU, and bytes of memory, of a process.
fn spent(process: u32) -> (f64, f64) {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let stat = read("stat");
    let after = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = |n: usize| after.split(' ').nth(n).and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0);
    let pages = read("statm").split(' ').nth(1).and_then(|pages| pages.parse::<f64>().ok()).unwrap_or(0.0);
    ((ticks(11) + ticks(12)) / 100.0, pages * 4096.0)
}

fn token(number: usize) -> [u8; 32] {
    let mut token = [7; 32];
    token[..8].copy_from_slice(&(number as u64).to_be_bytes());
    token
}

fn cookie(number: usize) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    format!("session={}", URL_SAFE_NO_PAD.encode(token(number)))
}

/// The server: fills a store, says where it is, and serves until its input ends.
async fn serve() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bench.sqlite");
    let db = store::Db::open(&store::Location::Sqlite(path)).await.expect("a fresh store");
    let config = Config { data: folder.path().to_owned(), country: Some("US".into()), ..Config::default() };
    let app = Arc::new(App::open(config, db, Clock::Fixed(NOON)).await.expect("a fresh vault"));
    let group = fill(&app).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    app.bind(address);
    println!("{address} {group}");
    let ended = async {
        let wait = || std::io::stdin().lock().read_line(&mut String::new());
        drop(tokio::task::spawn_blocking(wait).await);
        app.end();
    };
    Door::plain(listener).serve(routes::router(app.clone()), ended).await;
}

async fn fill(app: &App) -> GroupId {
    let inner = Inner {
        policy: JoinPolicy::Open,
        questions: vec![],
        pledge: "It stays here.".into(),
        rules: "We listen.".into(),
        version: 1,
        welcome: "Welcome.".into(),
        hours: 24,
        fit_days: 21,
        images: false,
        chat: Fade::Week,
        talk: domain::group::Talk::Off,
    };
    let group = Group { id: GroupId::random(chance()), listing: ListingId::random(chance()), inner };
    app.db.open_group(group.clone()).await.expect("a group");
    for number in 0..PEOPLE {
        let account = Account { id: domain::AccountId::random(chance()), inner: account::Inner::default() };
        app.db.add_account(account.clone()).await.expect("an account");
        let inner = session::Inner { device: "Firefox".to_owned().into() };
        let session =
            Session { token: Sha256::digest(token(number)).into(), account: account.id, ends: 99_999, inner };
        app.db.add_session(session).await.expect("a session");
        let inner = member::Inner {
            account: account.id,
            pseudonym: format!("Person {number}").into(),
            rules: 1,
            since: NOON.date(),
            answers: vec![],
            note: None,
            before: None,
            fit_asked: false,
            unasked: false,
        };
        let id = MemberId::random(chance());
        let person = Member { id, group: group.id, standing: Standing::Member, role: Role::Member, inner };
        app.db.add_member(person, format!("person{number}")).await.expect("a member");
    }
    group.id
}

/// Sends a form, and where the answer leads.
async fn send(address: SocketAddr, path: &str, fields: &[(&str, &str)]) -> String {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut stream = TcpStream::connect(address).await.expect("the server");
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n\
        content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        cookie(0),
        body.len()
    );
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    let to = answer.lines().find_map(|line| line.strip_prefix("location: "));
    to.unwrap_or_else(|| panic_with(&answer)).to_owned()
}

fn panic_with(answer: &str) -> &str {
    eprintln!("{}", answer.lines().next().unwrap_or_default());
    std::process::exit(1)
}

/// Keeps a page open; says when each event was read.
async fn open(address: SocketAddr, path: String, number: usize, told: mpsc::UnboundedSender<Instant>) {
    let mut stream = TcpStream::connect(address).await.expect("the server");
    let who = cookie(1 + number % (PEOPLE - 1));
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\ncookie: {who}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut bytes = vec![0; 16 * 1024];
    let mut read = Vec::new();
    while let Ok(more @ 1..) = stream.read(&mut bytes).await {
        read.extend_from_slice(&bytes[..more]);
        if read.windows(10).any(|part| part == b"event: new") {
            let _ = told.send(Instant::now());
            read.clear();
        }
    }
}

fn child() -> (Child, SocketAddr, String) {
    let program = std::env::current_exe().expect("this program");
    let child = Command::new(program).arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.expect("a process");
    let mut line = String::new();
    let output = child.stdout.take().expect("its output");
    BufReader::new(output).read_line(&mut line).expect("where it is");
    let (address, group) = line.trim().split_once(' ').expect("an address and a group");
    (child, address.parse().expect("an address"), group.to_owned())
}

async fn measure(pages: usize) {
    let (mut child, address, group) = child();
    let fields = [("title", "Evenings"), ("kind", "story"), ("need", "listen"), ("text", "They are long.")];
    let thread = send(address, &format!("/space/{group}/threads/new"), &fields).await;
    let (sender, mut told) = mpsc::unbounded_channel();
    for number in 0..FIRST {
        let page = tokio::spawn(open(address, format!("{thread}/live"), number, sender.clone()));
        told.recv().await;
        page.abort();
    }
    let (_, before) = spent(child.id());
    for number in 0..pages {
        tokio::spawn(open(address, format!("{thread}/live"), number, sender.clone()));
        told.recv().await; // the first post, which it missed
    }
    let (_, after) = spent(child.id());
    println!("{pages} open pages: {:.1} kB of memory each", (after - before) / 1000.0 / pages as f64);
    let mut times = Vec::with_capacity(POSTS * pages);
    let (before, _) = spent(child.id());
    for number in 0..POSTS {
        let text = format!(
            "Evening {number}. I could not sleep again, so I sat at the window and counted the cars."
        );
        let start = Instant::now();
        send(address, &thread, &[("text", &text)]).await;
        for _ in 0..pages {
            let read = told.recv().await.expect("a delivery");
            times.push(read.duration_since(start).as_micros());
        }
    }
    let cost = spent(child.id()).0 - before;
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize] as f64 / 1000.0;
    let each = cost * 1e6 / times.len() as f64;
    println!(
        "{POSTS} posts to {pages} pages: {each:.1} us CPU a delivery   p50 {:.1} ms   p99 {:.1} ms   last {:.1} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
    drop(child.stdin.take());
    let stop = Instant::now();
    child.wait().expect("it ends");
    println!("the server stopped in {} ms with all of them open", stop.elapsed().as_millis());
}

fn main() {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().build().expect("a runtime");
    let word = |word: &str| std::env::args().any(|arg| arg == word);
    let pages = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(1000);
    runtime.block_on(async { if word("serve") { serve().await } else { measure(pages).await } });
    let _ = std::io::stdout().flush();
}
