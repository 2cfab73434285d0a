//! What a page of a thread costs: `cargo bench -p server --bench space -- [POSTS] [postgres://…] [serve]`. Prints figures;
//! asserts nothing. With `serve` it prints addresses with their cookies instead, and serves them until it is stopped.
//!
//! Groups of 50 people and 500 posts of about 500 letters each (usually 100,000 posts: 200 groups, 10,000 accounts), on
//! SQLite in a temporary folder or in the empty database that is named. Requests of signed-in members of 64 groups go
//! through the whole router, the last ones also through sockets: session, account, seat, posts opened, page written. CPU is that of this
//! process, in the system's ticks of 10 ms; PostgreSQL's own is not in it. A page without a seat (`/about`) stands beside.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says why and stops")]

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use domain::{
    AccountId, Group, GroupId, ListingId, Member, MemberId, Post, PostId, Stamp, Thread, ThreadId,
    account::Account,
    group::{Inner, JoinPolicy},
    member::{self, Role, Standing},
    post::Said,
    thread::{Need, ThreadKind, ThreadState},
};
use http_body_util::BodyExt;
use server::{actions::post, app::App, chance::chance, clock::Clock, config::Config, listen::Door, routes};
use std::{sync::Arc, time::Instant};
use store::{Db, Location};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tower::ServiceExt;

const NOON: Stamp = Stamp(1_795_435_200_000_000);
/// Requests of one figure.
const ROUNDS: usize = 4000;
/// People and posts of a group, and posts of a thread.
const PEOPLE: usize = 50;
const OF_GROUP: usize = 500;
const OF_THREAD: usize = 100;
/// People who read and write, each in a group of their own while there are enough.
const READERS: usize = 64;
const WORDS: &str = "I could not sleep again last night, so I sat at the window and counted the cars. My sister says it gets \
    *easier* after the first year. It has been eight months.\n\nThank you for what you wrote on Sunday, it helped me to know \
    that I am not the only one who still sets two cups on the table. Some days I forget, and then I remember in the middle of \
    the shop, and have to leave everything and go home. How do you all get through the evenings? The mornings are fine now.";

/// Seconds of CPU of this process so far.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = |n: usize| after.split(' ').nth(n).and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// Megabytes of memory of this process.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1000
}

async fn send(router: &Router, request: Request<Body>) -> axum::http::Response<axum::body::Bytes> {
    let Ok(response) = router.clone().oneshot(request).await;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    axum::http::Response::from_parts(parts, body)
}

/// Somebody who is signed in, and a group that they are in.
#[derive(Clone)]
struct Reader {
    account: Account,
    cookie: String,
    space: String,
    threads: Vec<ThreadId>,
}

/// Somebody makes an account.
async fn sign_up(app: &App, router: &Router, number: usize) -> Reader {
    let name = format!("Reader {number}");
    let form = format!("name=Reader+{number}&passphrase=lantern+orchard+seven+mist&born=1980");
    let response = send(router, post_form("/sign-up", "", form)).await;
    let cookie = response.headers().get(header::SET_COOKIE).expect("a session").to_str().expect("a cookie");
    let account =
        app.db.account_named(domain::text::fold(&name)).await.expect("accounts").expect("an account");
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    Reader { account, cookie, space: String::new(), threads: vec![] }
}

fn member(group: GroupId, account: AccountId, number: usize) -> Member {
    let inner = member::Inner {
        account,
        pseudonym: format!("Person {number}").into(),
        rules: 1,
        since: NOON.date(),
        answers: vec![],
        note: None,
        before: None,
        fit_asked: false,
        unasked: false,
    };
    Member { id: MemberId::random(chance()), group, standing: Standing::Member, role: Role::Member, inner }
}

fn group() -> Group {
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
        chat: domain::chat::Fade::Week,
        talk: domain::group::Talk::Off,
    };
    Group { id: GroupId::random(chance()), listing: ListingId::random(chance()), inner }
}

fn thread(group: GroupId, by: MemberId, at: Stamp) -> Thread {
    Thread {
        id: ThreadId::new(at, chance()),
        group,
        member: Some(by),
        kind: ThreadKind::Story,
        need: Need::Listen,
        state: ThreadState::Open,
        pinned: false,
        at,
        last_at: at,
        replies: 0,
        hidden: false,
        title: Some("Evenings".to_owned().into()),
    }
}

/// A group with its people, `reader` among them, and its posts; its id and its threads.
async fn fill(db: &Db, reader: &Account, is_new: bool, said: &Said) -> (GroupId, Vec<ThreadId>) {
    let group = group();
    let (id, reader, said) = (group.id, reader.clone(), said.clone());
    let filled = db.tx(move |tx| {
        Box::pin(async move {
            tx.open_group(group).await?;
            let mut people = vec![];
            for number in 0..PEOPLE {
                let mut account = reader.clone();
                if number > 0 || !is_new {
                    (account.id, account.inner.name) = (AccountId::random(chance()), None);
                    account.inner.memberships.clear();
                    tx.add_account(account.clone()).await?;
                }
                let person = member(id, account.id, number);
                people.push(person.id);
                tx.add_member(person, format!("person{number}")).await?;
            }
            let mut threads = vec![];
            for number in 0..OF_GROUP {
                let begun = NOON.plus_seconds(-9_000_000 + (number / OF_THREAD * OF_THREAD) as i64 * 60);
                let by = people[(number + number / OF_THREAD) % PEOPLE];
                let begins = number.is_multiple_of(OF_THREAD).then(|| thread(id, by, begun));
                threads.extend(begins.as_ref().map(|thread| thread.id));
                let at = begun.plus_seconds((number % OF_THREAD) as i64);
                let post = Post {
                    id: PostId::new(at, chance()),
                    group: id,
                    thread: threads[threads.len() - 1],
                    member: Some(by),
                    at,
                    said: Some(said.clone()),
                };
                tx.add_post(post, begins, None).await?;
            }
            Ok(threads)
        })
    });
    (id, filled.await.expect("room on the disk"))
}

fn get(address: &str, cookie: &str) -> Request<Body> {
    Request::get(address).header(header::COOKIE, cookie).body(Body::empty()).expect("an address")
}

fn post_form(address: &str, cookie: &str, body: String) -> Request<Body> {
    let request = Request::post(address)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie)
        .body(Body::from(body));
    request.expect("a form")
}

/// Prints a figure: what was asked, its CPU, and how long the answers took.
fn print(what: &str, spent: f64, mut times: Vec<u128>, rest: &str) {
    times.sort_unstable();
    let each = spent * 1e6 / times.len() as f64;
    let (half, most) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    println!("{what:<42} {each:>6.0} us CPU   p50 {half:>6} us   p99 {most:>6} us   {rest}");
}

/// One request after the other; the pages were asked for before.
async fn measure(router: &Router, what: &str, pages: &[(String, String)]) {
    let mut bytes = 0;
    for (address, cookie) in pages {
        let page = send(router, get(address, cookie)).await; // what is read for the first time is written down as read
        assert!(page.status().is_success(), "{address}: {}", page.status());
        bytes = page.body().len();
    }
    let mut times = Vec::with_capacity(ROUNDS);
    let before = cpu();
    for (address, cookie) in pages.iter().cycle().take(ROUNDS) {
        let start = Instant::now();
        send(router, get(address, cookie)).await;
        times.push(start.elapsed().as_micros());
    }
    print(what, cpu() - before, times, &format!("{bytes} bytes"));
}

/// All readers at once, each the next request as soon as the last is answered.
async fn at_once(
    router: &Router,
    what: &str,
    readers: &[Reader],
    each: usize,
    request: impl Fn(&Reader, usize) -> Request<Body> + Copy + Send + Sync + 'static,
) {
    let (before, start) = (cpu(), Instant::now());
    let tasks: Vec<_> = readers
        .iter()
        .cloned()
        .map(|reader| {
            let router = router.clone();
            tokio::spawn(async move {
                let mut times = vec![];
                for round in 0..each {
                    let start = Instant::now();
                    let answer = send(&router, request(&reader, round)).await;
                    assert!(answer.status().is_success() || answer.status().is_redirection());
                    times.push(start.elapsed().as_micros());
                }
                times
            })
        })
        .collect();
    let mut times = vec![];
    for task in tasks {
        times.extend(task.await.expect("every answer"));
    }
    let a_second = times.len() as f64 / start.elapsed().as_secs_f64();
    print(what, cpu() - before, times, &format!("{a_second:.0} a second"));
}

/// Words that nobody wrote: every post is opened.
async fn search(router: &Router, reader: &Reader) {
    let (start, before) = (Instant::now(), cpu());
    let form = post_form(&format!("{}/search", reader.space), &reader.cookie, "q=lighthouse+keeper".into());
    let page = send(router, form).await;
    assert!(page.status().is_success(), "{}", page.status());
    let (took, spent) = (start.elapsed().as_millis(), (cpu() - before) * 1e3);
    println!("{:<42} {spent:>6.0} ms CPU   {took:>6} ms", "looking through a group's posts");
}

fn reply(reader: &Reader, round: usize) -> Request<Body> {
    let thread = reader.threads[round % reader.threads.len()];
    let body = form_urlencoded::Serializer::new(String::new()).append_pair("text", WORDS).finish();
    post_form(&format!("{}/threads/{thread}", reader.space), &reader.cookie, body)
}

/// CPU of the thread that asks, in seconds.
fn own_cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap_or_default();
    let after = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = |n: usize| after.split(' ').nth(n).and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// Asks for a page over a connection that stays; how long it took.
async fn ask(stream: &mut TcpStream, request: &[u8], buffer: &mut Vec<u8>) -> u128 {
    let start = Instant::now();
    stream.write_all(request).await.expect("it reads");
    buffer.clear();
    loop {
        assert!(stream.read_buf(buffer).await.expect("it answers") > 0, "the connection was closed");
        let Some(head) = buffer.windows(4).position(|part| part == b"\r\n\r\n") else { continue };
        let text = std::str::from_utf8(&buffer[..head]).expect("a head");
        assert!(text.starts_with("HTTP/1.1 200"), "{text}");
        let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.expect("a length").parse().expect("a number");
        if buffer.len() >= head + 4 + length {
            return start.elapsed().as_micros();
        }
    }
}

/// When a reader asks for the next page.
#[derive(Clone, Copy, PartialEq)]
enum Pace {
    /// As soon as the last is there: the server is never without work.
    Endless,
    /// When everybody has theirs, all at the same moment.
    Together,
}

/// Pages of a thread through the real listener: a connection for each reader, on another thread. CPU is without that one's.
async fn over_http(app: &App, router: &Router, what: &str, readers: &[Reader], each: usize, pace: Pace) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let serve = tokio::spawn(Door::plain(listener).serve(router.clone(), async move { drop(ended.await) }));
    let readers = readers.to_vec();
    let (before, start) = (cpu(), Instant::now());
    let client = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let before = own_cpu();
        let everybody = &tokio::sync::Barrier::new(readers.len());
        let asked = async {
            let tasks = readers.into_iter().map(|reader| async move {
                let mut stream = TcpStream::connect(address).await.expect("the server");
                let (mut times, mut buffer) = (vec![], Vec::with_capacity(64 * 1024));
                for round in 0..each {
                    let thread = reader.threads[round % reader.threads.len()];
                    let request = format!(
                        "GET {}/threads/{thread} HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\n\r\n",
                        reader.space, reader.cookie
                    );
                    if pace == Pace::Together {
                        everybody.wait().await;
                    }
                    times.push(ask(&mut stream, request.as_bytes(), &mut buffer).await);
                }
                times
            });
            futures_util::future::join_all(tasks).await.concat()
        };
        (runtime.block_on(asked), own_cpu() - before)
    };
    let (times, own) = tokio::task::spawn_blocking(client).await.expect("every answer");
    let a_second = times.len() as f64 / start.elapsed().as_secs_f64();
    print(what, cpu() - before - own, times, &format!("{a_second:.0} a second"));
    drop(end);
    app.end();
    serve.await.ok();
}

async fn figures(app: &App, router: &Router, readers: &[Reader]) {
    let of = |rest: &str| -> Vec<(String, String)> {
        let page = |reader: &Reader| (format!("{}{rest}", reader.space), reader.cookie.clone());
        readers.iter().map(page).collect()
    };
    let threads = |rest: &str| -> Vec<(String, String)> {
        let page = |reader: &Reader| {
            (format!("{}/threads/{}{rest}", reader.space, reader.threads[0]), reader.cookie.clone())
        };
        readers.iter().map(page).collect()
    };
    println!("one after the other:");
    measure(router, "a public page", &[("/about".to_owned(), String::new())]).await;
    measure(router, "one's own page in the group", &of("/me")).await;
    measure(router, "a thread, 20 posts", &threads("")).await;
    measure(router, "a thread's end, 20 posts", &threads("?from=end")).await;
    measure(router, "the list of threads", &of("")).await;
    search(router, &readers[0]).await;
    at_once(router, "a reply", &readers[..1], 300, reply).await;
    println!("{} at once:", readers.len());
    at_once(router, "a reply", readers, 400, reply).await;
    over_http(app, router, "a thread, 20 posts, some for the first time", readers, 5, Pace::Endless).await;
    over_http(app, router, "a thread, 20 posts", readers, 200, Pace::Endless).await;
    over_http(app, router, "the same, all at one moment, then rest", readers, 100, Pace::Together).await;
}

/// Serves, for whatever asks from outside: a line for each thread of each reader.
async fn serve(router: Router, readers: &[Reader]) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    for reader in readers {
        for thread in &reader.threads {
            println!("http://{address}{}/threads/{thread} {}", reader.space, reader.cookie);
        }
    }
    Door::plain(listener).serve(router, std::future::pending()).await;
}

async fn run(posts: usize, database: Location, folder: &std::path::Path, is_served: bool) {
    let db = Db::open(&database).await.expect("a fresh store");
    let config = Config { data: folder.to_owned(), country: Some("US".into()), ..Config::default() };
    let app = Arc::new(App::open(config, db, Clock::Fixed(NOON)).await.expect("a fresh vault"));
    let router = routes::router(app.clone());
    let groups = posts.div_ceil(OF_GROUP).max(1);
    let mut readers = vec![];
    for number in 0..READERS.min(groups) {
        readers.push(sign_up(&app, &router, number).await);
    }
    let start = Instant::now();
    let said = post::rendered(WORDS.to_owned());
    for number in 0..groups {
        // readers sit in groups all over the database
        let at = number * readers.len() / groups;
        let is_new = readers[at].threads.is_empty();
        let (group, threads) = fill(&app.db, &readers[at].account, is_new, &said).await;
        if is_new {
            (readers[at].space, readers[at].threads) = (format!("/space/{group}"), threads);
        }
    }
    println!(
        "{} posts in {groups} groups, {} accounts, filled in {} s, {} MB of memory",
        groups * OF_GROUP,
        groups * PEOPLE,
        start.elapsed().as_secs(),
        memory()
    );
    if is_served {
        return serve(router, &readers).await;
    }
    figures(&app, &router, &readers).await;
    println!("{} MB of memory", memory());
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let posts = words.iter().find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let named = words.iter().find(|word| word.starts_with("postgres"));
    let database = match named {
        Some(url) => url.parse().expect("the address of a database"),
        None => Location::Sqlite(folder.path().join("bench.sqlite")),
    };
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().expect("a runtime");
    println!("{}", if named.is_some() { "PostgreSQL" } else { "SQLite" });
    // on a worker, as a request is
    let path = folder.path().to_owned();
    let is_served = words.iter().any(|word| word == "serve");
    let done = runtime.spawn(async move { run(posts, database, &path, is_served).await });
    runtime.block_on(done).expect("all figures");
}
