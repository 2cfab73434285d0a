//! What a page costs: `cargo bench -p server --bench pages -- [LISTINGS] [PART OF A NAME]`. Prints figures; asserts nothing.
//!
//! The directory is the demo's groups over and over, spread around; the store is SQLite in a temporary folder. Requests go
//! through the whole router, without a socket. CPU is that of the whole process, in the system's ticks of 10 ms.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says why and stops")]

use axum::{Router, body::Body, http::Request};
use domain::{Listing, ListingId, Stamp};
use http_body_util::BodyExt;
use server::{actions::find, app::App, clock::Clock, config::Config, routes};
use std::{sync::Arc, time::Instant};
use tower::ServiceExt;

const NOON: Stamp = Stamp(1_795_435_200_000_000);
const ROUNDS: usize = 300;
const PAGES: &[(&str, &str)] = &[
    ("first page", "/"),
    (
        "results: words, town, evening, free, in person",
        "/find?q=grief+group+46032+weekday+evenings+free+in+person",
    ),
    ("results: own words", "/find?q=my+husband+died+last+month+near+Indianapolis"),
    ("results: online, Spanish", "/find?lang=es&q=grupo+gratis+para+cuidadores+en+l%C3%ADnea"),
    ("results: one topic, everywhere", "/find?experience=bereavement"),
    ("results: nothing fits", "/find?q=lupus+in+Fairbanks+on+sunday+mornings"),
    ("JSON: own words", "/api/v1/find?q=my+husband+died+last+month+near+Indianapolis"),
];

/// Seconds of CPU of this process so far.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = |n: usize| after.split(' ').nth(n).and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// Resident memory in MB.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// The demo's groups over and over: each copy a little elsewhere, under a name of its own.
fn directory(size: usize, groups: &[Listing]) -> impl Iterator<Item = Listing> {
    (0..size).map(move |n| {
        let mut listing = groups[n % groups.len()].clone();
        let copy = n / groups.len();
        let mut id = [0; 16];
        id[..8].copy_from_slice(&(n as u64 + 1).to_be_bytes());
        listing.id = ListingId::from_bytes(id);
        listing.name = format!("{} {copy}", listing.name);
        if let Some(point) = listing.place.as_mut().and_then(|place| place.point.as_mut()) {
            point.lat = (point.lat + (copy % 40) as f64 * 0.17 - 3.0).clamp(-80.0, 80.0);
            point.lon = (point.lon + (copy / 40 % 40) as f64 * 0.21 - 4.0).clamp(-179.0, 179.0);
        }
        listing
    })
}

async fn open(size: usize, folder: &std::path::Path) -> Arc<App> {
    let db =
        store::Db::open(&store::Location::Sqlite(folder.join("bench.sqlite"))).await.expect("a fresh store");
    let config = Config { data: folder.to_owned(), country: Some("US".into()), ..Config::default() };
    let app = Arc::new(App::open(config, db, Clock::Fixed(NOON)).await.expect("a fresh vault"));
    server::demo::fill(&app).await.expect("the demo's groups");
    let groups = app.db.all_listings(None, 1000).await.expect("the demo's groups");
    let all: Vec<Listing> = directory(size, &groups).collect();
    for part in all.chunks(1000) {
        app.db.save_listings(part.to_vec(), NOON).await.expect("room on the disk");
    }
    app
}

async fn get(router: &Router, address: &str) -> usize {
    let request = Request::get(address)
        .header("accept-encoding", "gzip, deflate, br")
        .body(Body::empty())
        .expect("an address");
    let Ok(response) = router.clone().oneshot(request).await;
    assert!(response.status().is_success(), "{address}");
    response.into_body().collect().await.map(|body| body.to_bytes().len()).unwrap_or(0)
}

async fn measure(router: &Router, what: &str, address: &str) {
    let bytes = get(router, address).await;
    let mut times = Vec::with_capacity(ROUNDS);
    let before = cpu();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        get(router, address).await;
        times.push(start.elapsed().as_micros());
    }
    let each = (cpu() - before) * 1e6 / ROUNDS as f64;
    times.sort_unstable();
    let (half, most) = (times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
    println!("{what:<50} {each:>7.0} us CPU   p50 {half:>6} us   p99 {most:>6} us   {bytes:>6} bytes");
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let size = asked.iter().find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let wanted = asked.iter().find(|word| word.parse::<usize>().is_err());
    let is_wanted = |what: &str| wanted.is_none_or(|part| what.contains(part.as_str()));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let app = open(size, folder.path()).await;
        let (start, before) = (Instant::now(), cpu());
        find::rebuild(&app).await.expect("a finder");
        println!(
            "{} listings: finder built from the store in {:.1} s ({:.1} s CPU), {:.0} MB resident",
            app.with_finder(finder::Finder::len),
            start.elapsed().as_secs_f64(),
            cpu() - before,
            resident()
        );
        let router = routes::router(app.clone());
        for (what, address) in PAGES.iter().filter(|(what, _)| is_wanted(what)) {
            measure(&router, what, address).await;
        }
        let one = app.db.all_listings(None, 1).await.expect("a listing");
        measure(&router, "a group's page", &format!("/groups/{}", one[0].id)).await;
        println!("{:.0} MB resident at the end", resident());
    });
}
