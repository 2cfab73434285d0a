//! A fresh database for each story, on each engine; and the cast.

use domain::{Contribution, Listing, ListingId, SourceKey, Stamp};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use store::{Db, ImportRow, Location, RootKey};
use tokio::runtime::Runtime;
use tokio_postgres::NoTls;

/// Where a story happens.
pub(crate) struct Home {
    pub(crate) db: Db,
    pub(crate) location: Location,
}

impl Home {
    /// Another node, or the same one after a restart.
    pub(crate) async fn open_again(&self) -> Db {
        open(&self.location).await
    }
}

/// Opens a database and its vault.
pub(crate) async fn open(location: &Location) -> Db {
    let db = Db::open(location).await.unwrap();
    db.unlock(roots(&[1]), chance).await.unwrap();
    db
}

/// The root keys with these numbers.
pub(crate) fn roots(numbers: &[u8]) -> store::Roots {
    let roots: Vec<RootKey> = numbers.iter().map(|number| RootKey::new(&[*number; 32])).collect();
    Arc::new(move || roots.clone())
}

/// Bytes that never come twice.
pub(crate) fn chance(bytes: &mut [u8]) {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    for eight in bytes.chunks_mut(8) {
        let drawn = DRAWN.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        eight.copy_from_slice(&drawn.to_be_bytes()[..eight.len()]);
    }
}

/// Makes two tests of each story: `name::sqlite` and `name::postgres`.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => { $(
        mod $name {
            #[test]
            fn sqlite() { crate::support::on_sqlite(super::$name) }

            #[test]
            fn postgres() { crate::support::on_postgres(super::$name) }
        }
    )+ };
}
pub(crate) use on_both;

pub(crate) fn on_sqlite(story: impl AsyncFnOnce(Home)) {
    let folder = tempfile::tempdir().unwrap();
    tell(Location::Sqlite(folder.path().join("directory.db")), story);
}

pub(crate) fn on_postgres(story: impl AsyncFnOnce(Home)) {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("COMMONGROUND_TEST_POSTGRES") else {
        assert!(
            std::env::var_os("COMMONGROUND_REQUIRE_POSTGRES").is_none(),
            "no PostgreSQL: run the tests under bin/with-postgres"
        );
        eprintln!("skipped: no PostgreSQL (run the tests under bin/with-postgres)");
        return;
    };
    let name = format!("cg_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    ask(&server, &format!("CREATE DATABASE {name}"));
    let told =
        catch_unwind(AssertUnwindSafe(|| tell(Location::Postgres(in_database(&server, &name)), story)));
    ask(&server, &format!("DROP DATABASE {name} WITH (FORCE)"));
    told.unwrap_or_else(|panic| resume_unwind(panic));
}

fn tell(location: Location, story: impl AsyncFnOnce(Home)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let db = open(&location).await;
        story(Home { db: db.clone(), location }).await;
        db.close().await;
    });
}

/// The server's address with another database in it.
fn in_database(server: &str, name: &str) -> String {
    let (address, options) =
        server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let (host, _) = address.rsplit_once('/').unwrap();
    if options.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{options}") }
}

fn ask(server: &str, sql: &str) {
    Runtime::new().unwrap().block_on(async { postgres(server).await.batch_execute(sql).await.unwrap() });
}

/// The bare driver, to look behind the store.
pub(crate) async fn postgres(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Runs bare SQL behind the store's back.
pub(crate) async fn bare(location: &Location, sql: &str) {
    match location {
        Location::Sqlite(path) => rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap(),
        Location::Postgres(url) => postgres(url).await.batch_execute(sql).await.unwrap(),
    }
}

/// Makes the database as new.
pub(crate) async fn clear(location: &Location) {
    match location {
        Location::Sqlite(path) => std::fs::remove_file(path).unwrap(),
        Location::Postgres(_) => bare(location, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await,
    }
}

/// The story's today: 2026-11-23, noon.
pub(crate) const NOON: Stamp = Stamp(1_795_435_200_000_000);

pub(crate) fn hours(later: i64) -> Stamp {
    NOON.plus_seconds(later * 3600)
}

/// An id whose order is its number's.
pub(crate) fn id<T>(number: u32) -> domain::Id<T> {
    domain::Id::new(NOON.plus_seconds(i64::from(number)), [7; 10])
}

pub(crate) fn listing(number: u32, name: &str) -> Listing {
    Listing { id: id(number), name: name.into(), ..Listing::default() }
}

pub(crate) fn key(source: &str, external_id: &str) -> SourceKey {
    SourceKey { source: source.into(), external_id: external_id.into() }
}

/// What a row says of a listing.
pub(crate) fn row(source: &str, external_id: &str, listing: &Listing) -> ImportRow {
    let contribution = Contribution { key: key(source, external_id), listing: listing.clone() };
    ImportRow { contribution, digest: external_id.bytes().rev().collect() }
}

pub(crate) fn ids(listings: &[Listing]) -> Vec<ListingId> {
    listings.iter().map(|listing| listing.id).collect()
}

/// A directory of a few groups, numbered from 1.
pub(crate) async fn a_few(db: &Db, names: &[&str]) -> Vec<Listing> {
    let listings: Vec<Listing> = (1..).zip(names).map(|(number, name)| listing(number, name)).collect();
    db.save_listings(listings.clone(), NOON).await.unwrap();
    listings
}
