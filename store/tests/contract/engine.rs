//! What holds for every step, whatever it does.

use crate::support::{
    Home, NOON, a_few, bare, clear, hours, id, listing, on_both, on_postgres, on_sqlite, postgres,
};
use domain::Stamp;
use domain::report::{Closing, Report, ReportKind};
use domain::submission::{Submission, SubmissionState};
use std::os::unix::fs::PermissionsExt;
use store::{Db, Error, Location, Topic};

on_both!(
    a_hidden_failure_undoes_the_step,
    one_failure_among_many,
    a_panic_ends_only_its_step,
    closed_is_closed,
    rested,
    opened_again,
    older_databases_are_brought_forward,
    open_words_are_sealed,
    newer_databases_are_refused,
    opened_by_many_at_once,
);

async fn a_hidden_failure_undoes_the_step(home: Home) {
    a_few(&home.db, &["Elm"]).await;
    let step = home.db.tx(|tx| {
        Box::pin(async move {
            tx.save_setting("before".into(), "1".into()).await?;
            let owner = domain::Owner::new(id(2), None, NOON);
            assert_eq!(tx.save_owner(owner).await, Err(Error::NoSuchListing));
            Ok(())
        })
    });
    assert!(matches!(step.await, Err(Error::Engine(_))));
    assert_eq!(home.db.settings().await.unwrap().len(), 0);
}

async fn one_failure_among_many(home: Home) {
    let steps: Vec<_> = (1..=50_u32)
        .map(|n| {
            let db = home.db.clone();
            tokio::spawn(async move {
                let step = db.tx(move |tx| {
                    Box::pin(async move {
                        tx.save_listing(listing(n, "Elm"), NOON).await?;
                        if n % 5 == 0 { Err(Error::NoSuchListing) } else { Ok(()) }
                    })
                });
                assert_eq!(step.await.is_ok(), n % 5 != 0);
            })
        })
        .collect();
    for step in steps {
        step.await.unwrap();
    }
    assert_eq!(home.db.count_listings().await, Ok(40));
    assert_eq!(home.db.last_change().await, Ok(40));
}

async fn a_panic_ends_only_its_step(home: Home) {
    for _ in 0..10 {
        let step = home.db.tx::<(), _>(|tx| {
            Box::pin(async move {
                tx.save_setting("half".into(), "done".into()).await?;
                panic!("a step of this story panics: this is meant")
            })
        });
        assert_eq!(step.await, Err(Error::Engine("a step panicked".into())));
        let read = home.db.read::<(), _>(|_| Box::pin(async { panic!("so does this one") }));
        assert_eq!(read.await, Err(Error::Engine("a step panicked".into())));
    }
    assert_eq!(home.db.setting("half".into()).await, Ok(None));
    a_few(&home.db, &["Elm"]).await;
}

async fn closed_is_closed(home: Home) {
    let clone = home.db.clone();
    a_few(&clone, &["Elm"]).await;
    home.db.close().await;
    assert_eq!(clone.count_listings().await, Err(Error::Closed));
    assert_eq!(clone.all_listings(None, 9).await, Err(Error::Closed));
    assert_eq!(clone.save_listing(listing(2, "Ash"), NOON).await, Err(Error::Closed));
    home.db.close().await;
}

async fn rested(home: Home) {
    let few = a_few(&home.db, &["Elm", "Ash"]).await;
    assert_eq!(home.db.all_listings(None, 9).await, Ok(few.clone()));
    home.db.rest();
    assert_eq!(home.db.all_listings(None, 9).await, Ok(few));
    home.db.save_listing(listing(3, "Oak"), hours(1)).await.unwrap();
    home.db.rest();
    assert_eq!(home.db.count_listings().await, Ok(3));
    home.db.close().await;
    home.db.rest();
}

async fn opened_again(home: Home) {
    let few = a_few(&home.db, &["Elm", "Ash"]).await;
    home.db.close().await;
    let again = home.open_again().await;
    assert_eq!(again.all_listings(None, 9).await, Ok(few));
    again.save_listing(listing(3, "Oak"), hours(1)).await.unwrap();
    assert_eq!(again.last_change().await, Ok(3));
    again.close().await;
}

/// Saves a listing as the first version of the program did.
async fn save_as_at_first(location: &Location) {
    let elm = listing(1, "Elm");
    let hex: String = elm.id.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let id = match location {
        Location::Sqlite(_) => format!("x'{hex}'"),
        Location::Postgres(_) => format!("'\\x{hex}'"),
    };
    let body = serde_json::to_string(&elm).unwrap();
    let sql = format!(
        "INSERT INTO listings (id, name, status, kind, updated, needs_check_at, body) \
         VALUES ({id}, 'elm', 'active', 'support_group', 0, 0, '{body}')"
    );
    bare(location, &sql).await;
}

/// Saves what a visitor wrote, as the program before the vault did: as text.
async fn save_open_words(location: &Location) {
    let (draft, told) = (open_submission(), open_report());
    let quoted = |bytes: [u8; 16]| -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        match location {
            Location::Sqlite(_) => format!("x'{hex}'"),
            Location::Postgres(_) => format!("'\\x{hex}'"),
        }
    };
    let body = |value: serde_json::Value| value.to_string().replace('\'', "''");
    let sql = format!(
        "INSERT INTO submissions (id, state, changed, body) VALUES ({}, 'draft', 0, '{}'); \
         INSERT INTO reports (id, listing, kind, at, body, closed_at, closed_reason) \
         VALUES ({}, {}, 'ask', 0, '{}', 7, 'told the host')",
        quoted(draft.id.bytes()),
        body(serde_json::to_value(&draft).unwrap()),
        quoted(told.id.bytes()),
        quoted(told.listing.bytes()),
        body(serde_json::to_value(&told).unwrap()),
    );
    bare(location, &sql).await;
}

fn open_submission() -> Submission {
    Submission {
        id: id(9),
        listing: listing(9, "Willow"),
        state: SubmissionState::Draft,
        typed: [("name".into(), "Willow".into())].into(),
        begun: NOON,
        changed: Stamp(0),
        reason: None,
    }
}

fn open_report() -> Report {
    Report {
        id: id(8),
        listing: id(1),
        kind: ReportKind::Ask,
        question: Some(domain::Question::Cost),
        text: "Is the coffee free?".into(),
        at: Stamp(0),
        closed: None,
    }
}

/// What was written before there was a vault is sealed when the vault is first opened.
async fn open_words_are_sealed(home: Home) {
    home.db.close().await;
    clear(&home.location).await;
    Db::open_at_version(&home.location, 1).await.unwrap().close().await;
    save_as_at_first(&home.location).await;
    save_open_words(&home.location).await;
    let now = home.open_again().await;
    assert_eq!(now.submission(id(9)).await, Ok(Some(open_submission())));
    let closed = Closing { at: Stamp(7), reason: "told the host".into() };
    assert_eq!(now.report(id(8)).await, Ok(Some(Report { closed: Some(closed), ..open_report() })));
    now.close().await;
    let locked = Db::open(&home.location).await.unwrap();
    assert_eq!(locked.submission(id(9)).await, Err(Error::Locked));
    locked.close().await;
    if let Location::Sqlite(path) = &home.location {
        let file = std::fs::read(path).unwrap();
        for word in ["Willow", "coffee", "told the host"] {
            assert!(!file.windows(word.len()).any(|part| part == word.as_bytes()), "{word} lies open");
        }
    }
}

/// A database of every version, with data in it, is opened by this program, and the data is still there.
async fn older_databases_are_brought_forward(home: Home) {
    home.db.close().await;
    for version in 1..=store::last_version() {
        clear(&home.location).await;
        Db::open_at_version(&home.location, version).await.unwrap().close().await;
        save_as_at_first(&home.location).await;
        let now = home.open_again().await;
        assert_eq!(now.listing(id(1)).await, Ok(Some(listing(1, "Elm"))), "from version {version}");
        now.close().await;
    }
}

async fn newer_databases_are_refused(home: Home) {
    home.db.close().await;
    bare(&home.location, "INSERT INTO schema_version (version) VALUES (9999)").await;
    let refused = Db::open(&home.location).await.unwrap_err();
    assert_eq!(refused, Error::Newer { found: 9999, known: store::last_version() });
    assert!(refused.to_string().contains("start the newer program"), "{refused}");
}

async fn opened_by_many_at_once(home: Home) {
    home.db.close().await;
    let location = match &home.location {
        Location::Sqlite(path) => Location::Sqlite(path.with_file_name("fresh.db")),
        Location::Postgres(_) => {
            bare(&home.location, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
            home.location.clone()
        }
    };
    let nodes: Vec<_> = (0..4)
        .map(|_| {
            let location = location.clone();
            tokio::spawn(async move { Db::open(&location).await.unwrap() })
        })
        .collect();
    for node in nodes {
        let db = node.await.unwrap();
        assert_eq!(db.count_listings().await, Ok(0));
        db.close().await;
    }
}

#[test]
fn only_the_owner_may_read_the_file() {
    on_sqlite(async |home: Home| {
        let Location::Sqlite(path) = &home.location else { panic!("not SQLite") };
        a_few(&home.db, &["Elm"]).await;
        for end in ["", "-wal", "-shm"] {
            let file = format!("{}{end}", path.display());
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
        }
        home.db.close().await;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).unwrap();
        home.open_again().await.close().await;
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600, "tightened");
        assert!(!path.with_extension("db-wal").exists(), "closing leaves no log behind");
    });
}

#[test]
fn what_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "Dear group, this is a letter and not a database. ".repeat(100)).unwrap();
    let before = std::fs::read(&letter).unwrap();
    let nowhere = Location::Sqlite(folder.path().join("missing/directory.db"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for location in [Location::Sqlite(letter.clone()), nowhere, Location::Sqlite(folder.path().into())] {
        let refused = runtime.block_on(Db::open(&location)).unwrap_err();
        assert!(
            matches!(&refused, Error::Open(why) if why.contains(folder.path().to_str().unwrap())),
            "{refused}"
        );
    }
    assert_eq!(std::fs::read(&letter).unwrap(), before);
}

#[test]
fn a_step_may_wait_for_nothing_else() {
    on_sqlite(async |home: Home| {
        let step = home.db.tx::<(), _>(|tx| {
            Box::pin(async move {
                tx.save_setting("half".into(), "done".into()).await?;
                tokio::task::yield_now().await;
                Ok(())
            })
        });
        assert!(matches!(step.await, Err(Error::Engine(why)) if why.contains("waited")));
        assert_eq!(home.db.setting("half".into()).await, Ok(None));
    });
}

#[test]
fn a_reader_cannot_write() {
    on_sqlite(async |home: Home| {
        let read = home.db.read(|tx| Box::pin(async move { tx.save_listing(listing(1, "Elm"), NOON).await }));
        assert!(matches!(read.await, Err(Error::Engine(_))));
        assert_eq!(home.db.count_listings().await, Ok(0));
    });
}

#[test]
fn a_step_that_is_let_go_is_undone() {
    on_postgres(async |home: Home| {
        for _ in 0..20 {
            let (reached, half) = tokio::sync::oneshot::channel::<()>();
            let step = home.db.tx::<(), _>(|tx| {
                Box::pin(async move {
                    tx.save_listing(listing(1, "Elm"), NOON).await?;
                    reached.send(()).unwrap();
                    std::future::pending().await
                })
            });
            tokio::select! { _ = step => panic!("it never ends"), half = half => half.unwrap() }
        }
        assert_eq!(home.db.count_listings().await, Ok(0));
        a_few(&home.db, &["Elm"]).await;
        assert_eq!(home.db.last_change().await, Ok(1), "no lock was left behind");
    });
}

#[test]
fn a_node_that_lost_its_listening_connection_listens_again() {
    on_postgres(async |home: Home| {
        let other = home.open_again().await;
        let Location::Postgres(url) = &home.location else { panic!("not PostgreSQL") };
        let mut wakes = other.changed(Topic::Listings);
        a_few(&home.db, &["Ash"]).await;
        wakes.changed().await.unwrap(); // it listens
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' \
            AND datname = current_database() AND pid <> pg_backend_pid()";
        postgres(url).await.batch_execute(cut).await.unwrap();
        wakes.changed().await.unwrap(); // it listens again
        a_few(&home.db, &["Elm"]).await;
        wakes.changed().await.unwrap();
        other.close().await;
    });
}

#[test]
fn a_server_that_is_not_there_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().display().to_string().replace('/', "%2F");
    let location: Location = format!("postgres://nobody:secret@{socket}/none").parse().unwrap();
    let refused = tokio::runtime::Runtime::new().unwrap().block_on(Db::open(&location)).unwrap_err();
    assert!(matches!(&refused, Error::Unavailable(_)), "{refused:?}");
    assert!(!refused.to_string().contains("secret"));
}
