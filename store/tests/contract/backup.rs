use crate::support::{
    Home, NOON, a_few, chance, hours, id, key, listing, on_both, on_postgres, on_sqlite, roots, row,
};
use domain::Owner;
use std::io::{BufReader, Cursor, Write};
use std::sync::{Arc, Mutex};
use store::{Db, Error, ImportBatch, Job};

on_both!(a_backup_comes_back, a_changed_backup_changes_nothing, a_full_database_is_left_alone);

/// A file that can be read while it is written.
#[derive(Clone, Default)]
struct File(Arc<Mutex<Vec<u8>>>);

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A directory with something in every room, more than one page of it.
async fn furnish(db: &Db) {
    let many = (1..=1203).map(|number| listing(number, &format!("Group {number}"))).collect();
    db.save_listings(many, NOON).await.unwrap();
    let elm = listing(1, "Elm");
    let batch = ImportBatch {
        listings: vec![elm.clone()],
        rows: vec![row("feed", "elm-1", &elm)],
        ..ImportBatch { now: hours(1), ..ImportBatch::default() }
    };
    db.apply(batch).await.unwrap();
    let email = Some("desk@library.example".to_owned().into());
    db.save_owner(Owner { email, ..Owner::new(id(1), None, NOON) }).await.unwrap();
    db.save_setting("name".into(), "Riverside".into()).await.unwrap();
    let letter = Job {
        id: id(5),
        kind: "work".into(),
        payload: "{}".into(),
        run_at: NOON,
        attempts: 0,
        dedupe_key: None,
        lost: 0,
    };
    db.enqueue(letter).await.unwrap();
}

pub(crate) async fn taken(db: &Db) -> Vec<u8> {
    let file = File::default();
    let rows = db.backup(file.clone()).await.unwrap();
    let bytes = file.0.lock().unwrap().clone();
    assert_eq!(store::verify_backup(&bytes[..], &roots(&[2, 1])()), Ok(rows));
    assert_eq!(store::verify_backup(&bytes[..], &roots(&[2])()), Err(Error::WrongKey));
    bytes
}

/// What was furnished is there, and goes on as before.
async fn look_around(db: &Db) {
    assert_eq!(db.count_listings().await, Ok(1203));
    assert_eq!(db.listing(id(1)).await, Ok(Some(listing(1, "Elm"))));
    let email = db.owner(id(1)).await.unwrap().unwrap().email.unwrap();
    assert_eq!(email.show(), "desk@library.example");
    assert_eq!(db.setting("name".into()).await, Ok(Some("Riverside".into())));
    assert!(db.contribution(key("feed", "elm-1")).await.unwrap().is_some());
    assert_eq!(db.next_job_at().await, Ok(Some(NOON)));
    let last = db.last_change().await.unwrap();
    db.save_listing(listing(2000, "Oak"), hours(2)).await.unwrap();
    assert_eq!(db.last_change().await, Ok(last + 1));
}

async fn a_backup_comes_back(home: Home) {
    furnish(&home.db).await;
    let file = taken(&home.db).await;
    for word in ["desk@library", "library.example"] {
        assert!(!file.windows(word.len()).any(|part| part == word.as_bytes()), "{word} lies open");
    }
    // from this engine onto SQLite, and onto PostgreSQL where there is one
    let onto = async |other: Home| {
        let file = file.clone();
        other.db.close().await;
        crate::support::clear(&other.location).await;
        let fresh = Db::open(&other.location).await.unwrap();
        let rows = fresh.restore(BufReader::new(Cursor::new(file.clone()))).await.unwrap();
        assert_eq!(store::verify_backup(&file[..], &roots(&[1])()), Ok(rows));
        assert_eq!(fresh.unlock(roots(&[2]), chance).await, Err(Error::WrongKey), "the key is not in it");
        fresh.close().await;
        let fresh = other.open_again().await;
        look_around(&fresh).await;
        fresh.close().await;
    };
    tokio::task::block_in_place(|| {
        std::thread::scope(|scope| {
            scope.spawn(|| on_sqlite(onto)).join().unwrap();
            scope.spawn(|| on_postgres(onto)).join().unwrap();
        });
    });
}

async fn a_changed_backup_changes_nothing(home: Home) {
    furnish(&home.db).await;
    let mut file = taken(&home.db).await;
    home.db.close().await;
    crate::support::clear(&home.location).await;
    let fresh = Db::open(&home.location).await.unwrap();
    let middle = file.len() / 2;
    for broken in [file[..middle].to_vec(), b"{\"a\":1}\n".to_vec(), vec![]] {
        assert!(matches!(fresh.restore(Cursor::new(broken)).await, Err(Error::Backup(_))));
    }
    file[middle] ^= 1;
    assert!(fresh.restore(Cursor::new(file)).await.is_err());
    assert_eq!(fresh.count_listings().await, Ok(0), "nothing or all");
    fresh.close().await;
}

async fn a_full_database_is_left_alone(home: Home) {
    a_few(&home.db, &["Elm"]).await;
    let file = taken(&home.db).await;
    let refused = home.db.restore(Cursor::new(file)).await.unwrap_err();
    assert!(refused.to_string().contains("not empty"), "{refused}");
    assert_eq!(home.db.count_listings().await, Ok(1));
}
