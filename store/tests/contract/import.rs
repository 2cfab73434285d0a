use crate::support::{Home, NOON, a_few, hours, id, key, listing, on_both, row};
use domain::Listing;
use store::{Db, Error, ImportBatch};

on_both!(a_second_import, all_or_nothing, too_long_to_look_up, big_batch, zero_bytes_in_ids);

fn batch() -> ImportBatch {
    ImportBatch { now: NOON, ..ImportBatch::default() }
}

async fn key_count(db: &Db, key: &str) -> usize {
    db.candidates(vec![key.into()]).await.unwrap().len()
}

async fn a_second_import(home: Home) {
    let db = &home.db;
    let (elm, ash) = (listing(1, "Elm"), listing(2, "Ash"));
    let rows = vec![row("aa", "1", &elm), row("aa", "2", &elm), row("aa", "3", &ash)];
    let keys = vec![(elm.id, vec!["elm".into(), "mon".into(), "mon".into()])];
    let first = ImportBatch { listings: vec![ash.clone(), elm.clone()], rows, keys, ..batch() };
    db.apply(first.clone()).await.unwrap();
    db.apply(first).await.unwrap();
    assert_eq!((db.count_listings().await, db.source_rows("aa".into()).await.unwrap().len()), (Ok(2), 3));

    // an hour later: row 1 unchanged, row 2 now tells of Ash, row 3 is gone, Elm has other keys
    let second = ImportBatch {
        now: hours(1),
        seen: vec![key("aa", "1")],
        rows: vec![row("aa", "2", &ash)],
        gone: vec![key("aa", "3")],
        keys: vec![(elm.id, vec!["elm street".into()])],
        ..ImportBatch::default()
    };
    db.apply(second).await.unwrap();
    let rows = db.source_rows("aa".into()).await.unwrap();
    let told: Vec<_> =
        rows.iter().map(|row| (row.external_id.as_str(), row.listing, row.last_seen)).collect();
    assert_eq!(told, [("1", elm.id, hours(1)), ("2", ash.id, hours(1))]);
    assert_eq!(db.contribution(key("aa", "2")).await.unwrap().unwrap().first_seen, NOON);
    assert_eq!(
        (key_count(db, "elm").await, key_count(db, "mon").await, key_count(db, "elm street").await),
        (0, 0, 1)
    );
}

async fn all_or_nothing(home: Home) {
    let elm = listing(1, "Elm");
    let rows = vec![row("aa", "1", &elm), row("aa", "2", &listing(2, "never saved"))];
    let refused = home.db.apply(ImportBatch { listings: vec![elm], rows, ..batch() }).await;
    assert_eq!(refused, Err(Error::NoSuchListing));
    assert_eq!((home.db.count_listings().await, home.db.last_change().await), (Ok(0), Ok(0)));
    let homeless = vec![row("aa", "1", &Listing::default())];
    let refused = home.db.apply(ImportBatch { rows: homeless, ..batch() }).await;
    assert_eq!(refused, Err(Error::NoId("row's listing")));
}

async fn too_long_to_look_up(home: Home) {
    let few = a_few(&home.db, &["Elm"]).await;
    let (fits, long) = ("x".repeat(store::MOST_KEY), "x".repeat(store::MOST_KEY + 1));
    home.db.apply(ImportBatch { rows: vec![row(&fits, &fits, &few[0])], ..batch() }).await.unwrap();
    let refused = home.db.apply(ImportBatch { rows: vec![row("aa", &long, &few[0])], ..batch() }).await;
    assert_eq!(refused, Err(Error::TooLong("a row's external id")));
    let refused = home.db.apply(ImportBatch { keys: vec![(few[0].id, vec![long])], ..batch() }).await;
    assert_eq!(refused, Err(Error::TooLong("a block key")));
}

async fn big_batch(home: Home) {
    let listings: Vec<Listing> = (1..=1000).map(|n| listing(n, &format!("Group {n}"))).collect();
    let rows = listings.iter().map(|l| row("bmlt", &l.name, l)).collect();
    let keys = listings.iter().map(|l| (l.id, vec![l.name.clone(), "all".into()])).collect();
    home.db.apply(ImportBatch { listings, rows, keys, ..batch() }).await.unwrap();
    assert_eq!(home.db.count_listings().await, Ok(1000));
    assert_eq!(home.db.last_change().await, Ok(1000));
    assert_eq!(home.db.source_rows("bmlt".into()).await.unwrap().len(), 1000);
    assert_eq!(key_count(&home.db, "all").await, 1000);
}

async fn zero_bytes_in_ids(home: Home) {
    let few = a_few(&home.db, &["Elm"]).await;
    home.db.apply(ImportBatch { rows: vec![row("aa", "a\0b", &few[0])], ..batch() }).await.unwrap();
    let found = home.db.contribution(key("aa", "a\0b")).await.unwrap().unwrap();
    assert_eq!(found.contribution.listing.id, id(1));
}
