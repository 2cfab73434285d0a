use crate::support::{Home, a_few, chance, hours, id, on_both, postgres, roots};
use domain::Owner;
use store::{Db, Error, Location};

on_both!(
    nothing_opens_without_the_key,
    a_wrong_key_changes_nothing,
    the_database_says_nothing,
    a_root_is_changed_while_serving,
);

const ADDRESS: &str = "desk@library.example";

async fn with_owner(db: &Db) {
    a_few(db, &["Elm"]).await;
    db.save_owner(owner()).await.unwrap();
}

fn owner() -> Owner {
    Owner {
        listing: id(1),
        key_version: 1,
        email: Some(ADDRESS.to_owned().into()),
        last_confirmed: None,
        next_ask_at: hours(0),
        refused: 0,
        asked: 0,
    }
}

async fn nothing_opens_without_the_key(home: Home) {
    with_owner(&home.db).await;
    let locked = Db::open(&home.location).await.unwrap();
    assert_eq!(locked.is_sealed().await, Ok(true));
    assert_eq!(locked.owner(id(1)).await, Err(Error::Locked));
    assert_eq!(locked.save_owner(owner()).await, Err(Error::Locked));
    assert_eq!(locked.count_listings().await, Ok(1), "the public directory needs no key");
    locked.unlock(roots(&[1]), chance).await.unwrap();
    assert_eq!(locked.owner(id(1)).await, Ok(Some(owner())));
    locked.close().await;
}

async fn a_wrong_key_changes_nothing(home: Home) {
    with_owner(&home.db).await;
    for wrong in [roots(&[2]), roots(&[])] {
        let other = Db::open(&home.location).await.unwrap();
        assert_eq!(other.unlock(wrong, chance).await, Err(Error::WrongKey));
        assert_eq!(other.owner(id(1)).await, Err(Error::WrongKey));
        other.close().await;
    }
    let again = home.open_again().await;
    assert_eq!(again.owner(id(1)).await, Ok(Some(owner())));
    again.close().await;
}

async fn the_database_says_nothing(home: Home) {
    with_owner(&home.db).await;
    home.db.close().await;
    let stored: Vec<u8> = match &home.location {
        Location::Sqlite(path) => std::fs::read(path).unwrap(),
        Location::Postgres(url) => {
            let row = postgres(url).await.query_one("SELECT email FROM owners", &[]).await.unwrap();
            row.get(0)
        }
    };
    assert!(stored.len() > 64);
    for word in [ADDRESS, "library"] {
        assert!(!stored.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
    }
}

async fn a_root_is_changed_while_serving(home: Home) {
    with_owner(&home.db).await;
    let changing = Db::open(&home.location).await.unwrap();
    changing.unlock(roots(&[2, 1]), chance).await.unwrap();
    assert_eq!(changing.rewrap_keys().await, Ok(1));
    assert_eq!(changing.rewrap_keys().await, Ok(0), "once");
    assert_eq!(changing.owner(id(1)).await, Ok(Some(owner())));
    assert_eq!(home.db.owner(id(1)).await, Ok(Some(owner())), "who had it open goes on");
    let old = Db::open(&home.location).await.unwrap();
    assert_eq!(old.unlock(roots(&[1]), chance).await, Err(Error::WrongKey));
    for db in [changing, old] {
        db.close().await;
    }
}
