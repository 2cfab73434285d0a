//! What a page of a thread costs: `cargo bench -p server --bench space -- [POSTS]`. Prints figures; asserts nothing.
//!
//! One group of 40 people, threads of 100 posts of about 500 letters, on SQLite in a temporary folder. Requests of a
//! signed-in member go through the whole router, without a socket: session, account, seat, posts opened, page written. CPU
//! is that of the whole process, in the system's ticks of 10 ms. A page without a seat (`/about`) stands beside it.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says why and stops")]

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use domain::{
    Group, GroupId, ListingId, Member, MemberId, Post, PostId, Stamp, Thread, ThreadId,
    group::{Inner, JoinPolicy},
    member::{self, Role, Standing},
    post::Said,
    thread::{Need, ThreadKind, ThreadState},
};
use http_body_util::BodyExt;
use server::{
    actions::post,
    app::{App, Clock, chance},
    config::Config,
    routes,
};
use std::{sync::Arc, time::Instant};
use tower::ServiceExt;

const NOON: Stamp = Stamp(1_795_435_200_000_000);
const ROUNDS: usize = 2000;
const PEOPLE: usize = 40;
const LENGTH: usize = 100;
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

async fn send(router: &Router, request: Request<Body>) -> axum::http::Response<axum::body::Bytes> {
    let Ok(response) = router.clone().oneshot(request).await;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    axum::http::Response::from_parts(parts, body)
}

/// Somebody makes an account; their cookie.
async fn sign_up(router: &Router) -> String {
    let form = "name=Bench&passphrase=lantern+orchard+seven+mist&born=1980";
    let request = Request::post("/sign-up")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(form));
    let response = send(router, request.expect("a form")).await;
    let cookie = response.headers().get(header::SET_COOKIE).expect("a session").to_str().expect("a cookie");
    cookie.split(';').next().unwrap_or_default().to_owned()
}

fn member(group: GroupId, account: domain::AccountId, number: usize) -> Member {
    let inner = member::Inner {
        account,
        pseudonym: format!("Person {number}").into(),
        rules: 1,
        since: NOON.date(),
        answers: vec![],
        note: None,
        before: None,
        fit_asked: false,
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
        images: false,
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
        title: Some("Evenings".to_owned().into()),
    }
}

/// Fills a group with people and posts; the threads.
async fn fill(app: &App, posts: usize) -> (Group, Vec<Thread>) {
    let group = group();
    app.db.open_group(group.clone()).await.expect("a group");
    let me = app.db.account_named("bench".into()).await.expect("accounts").expect("an account");
    let mut people = vec![];
    for number in 0..PEOPLE {
        let mut account = me.clone();
        if number > 0 {
            (account.id, account.inner.name) = (domain::AccountId::random(chance()), None);
            app.db.add_account(account.clone()).await.expect("an account");
        }
        let person = member(group.id, account.id, number);
        app.db.add_member(person.clone(), format!("person{number}")).await.expect("a member");
        people.push(person.id);
    }
    let said: Said = post::said(WORDS).expect("words");
    let threads: Vec<Thread> = (0..posts.div_ceil(LENGTH))
        .map(|n| thread(group.id, people[n % PEOPLE], NOON.plus_seconds(-9_000_000 + n as i64 * 60)))
        .collect();
    for (n, thread) in threads.clone().into_iter().enumerate() {
        let (people, said) = (people.clone(), said.clone());
        let write = app.db.tx(move |tx| {
            Box::pin(async move {
                for number in 0..LENGTH {
                    let at = thread.at.plus_seconds(number as i64);
                    let post = Post {
                        id: PostId::new(at, chance()),
                        group: thread.group,
                        thread: thread.id,
                        member: Some(people[(n + number) % PEOPLE]),
                        at,
                        said: Some(said.clone()),
                    };
                    tx.add_post(post, (number == 0).then(|| thread.clone()), None).await?;
                }
                Ok(())
            })
        });
        write.await.expect("room on the disk");
    }
    (group, threads)
}

async fn measure(router: &Router, cookie: &str, what: &str, addresses: &[String]) {
    let get = |address: &str| {
        Request::get(address).header(header::COOKIE, cookie).body(Body::empty()).expect("an address")
    };
    let mut bytes = 0;
    for address in addresses {
        let page = send(router, get(address)).await; // what is read for the first time is written down as read
        assert!(page.status().is_success(), "{address}: {}", page.status());
        bytes = page.body().len();
    }
    let mut times = Vec::with_capacity(ROUNDS);
    let before = cpu();
    for round in 0..ROUNDS {
        let start = Instant::now();
        send(router, get(&addresses[round % addresses.len()])).await;
        times.push(start.elapsed().as_micros());
    }
    let each = (cpu() - before) * 1e6 / ROUNDS as f64;
    times.sort_unstable();
    let (half, most) = (times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
    println!("{what:<40} {each:>7.0} us CPU   p50 {half:>6} us   p99 {most:>6} us   {bytes:>6} bytes");
}

fn form(address: &str, cookie: &str, body: String) -> Request<Body> {
    let request = Request::post(address)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie)
        .body(Body::from(body));
    request.expect("a form")
}

/// Words that nobody wrote: every post is opened.
async fn search(router: &Router, cookie: &str, address: &str) {
    let (start, before) = (Instant::now(), cpu());
    let page = send(router, form(address, cookie, "q=lighthouse+keeper".to_owned())).await;
    assert!(page.status().is_success(), "{}", page.status());
    let (took, spent) = (start.elapsed().as_millis(), (cpu() - before) * 1e3);
    println!("{:<40} {spent:>7.0} ms CPU   {took:>6} ms", "looking through all posts");
}

/// Replies one after the other, each acknowledged when it is on the disk.
async fn write(router: &Router, cookie: &str, address: &str) {
    const POSTS: usize = 300;
    let body = form_urlencoded::Serializer::new(String::new()).append_pair("text", WORDS).finish();
    let before = cpu();
    let start = Instant::now();
    for _ in 0..POSTS {
        let answer = send(router, form(address, cookie, body.clone())).await;
        assert!(answer.status().is_redirection(), "{}", answer.status());
    }
    let (each, took) = ((cpu() - before) * 1e6 / POSTS as f64, start.elapsed().as_micros() / POSTS as u128);
    println!("{:<40} {each:>7.0} us CPU   {took:>6} us one after the other", "a reply");
}

fn main() {
    let posts = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let path = folder.path().join("bench.sqlite");
        let db = store::Db::open(&store::Location::Sqlite(path.clone())).await.expect("a fresh store");
        let config =
            Config { data: folder.path().to_owned(), country: Some("US".into()), ..Config::default() };
        let app = Arc::new(App::open(config, db, Clock::Fixed(NOON)).await.expect("a fresh vault"));
        let router = routes::router(app.clone());
        let cookie = sign_up(&router).await;
        let (group, threads) = fill(&app, posts).await;
        let bytes =
            |end: &str| std::fs::metadata(format!("{}{end}", path.display())).map_or(0, |file| file.len());
        let size = (bytes("") + bytes("-wal")) / 1_000_000;
        println!(
            "{} posts in {} threads of one group, {PEOPLE} people, {size} MB",
            threads.len() * LENGTH,
            threads.len()
        );
        let space = format!("/space/{}", group.id);
        let some = |from: &str| -> Vec<String> {
            threads
                .iter()
                .step_by(threads.len().div_ceil(50))
                .map(|t| format!("{space}/threads/{}{from}", t.id))
                .collect()
        };
        measure(&router, &cookie, "a public page", &["/about".to_owned()]).await;
        measure(&router, &cookie, "one's own page in the group", &[format!("{space}/me")]).await;
        measure(&router, &cookie, "a thread, 20 posts", &some("")).await;
        measure(&router, &cookie, "a thread's end, 20 posts", &some("?from=end")).await;
        measure(&router, &cookie, "the list of 20 threads", std::slice::from_ref(&space)).await;
        search(&router, &cookie, &format!("{space}/search")).await;
        write(&router, &cookie, &format!("{space}/threads/{}", threads[0].id)).await;
    });
}
